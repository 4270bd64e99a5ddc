"""Is it over? "Lifted the siege", "the curfew was lifted", "no longer closed", "has reopened".

What is over lies back. What shall be ended, or was not, is not: "urged them to lift the siege".
The words are in ``lexicon/LANG/modality.toml``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import load_cues
from .actors import BE, OBJECT_ENDS
from .cues import Cues, clause_start, make_cues
from .triggers import Trigger
from .words import COMMA, STOP, Words

BEFORE = 5
BEHIND = 9


@dataclass(frozen=True, slots=True)
class _Tables:
    shut: frozenset[str]
    fleeting: frozenset[str]
    states: frozenset[str]
    verbs: frozenset[str]
    undone: frozenset[str]
    past: frozenset[str]
    perfect: frozenset[str]
    open: frozenset[str]
    auxiliary: frozenset[str]
    joints: frozenset[str]
    after: frozenset[str]
    unreal: frozenset[str]
    brief: frozenset[str]
    any: frozenset[str]
    doubt: Cues
    no_doubt: Cues


@cache
def _tables() -> _Tables:
    cues: dict[str, Any] = load_cues("modality")
    rows = {name: frozenset(row.split()) for name, row in cues["ended"].items()}
    kinds = ("verbs", "undone", "past", "perfect", "open")
    negation, hypothetical = cues["negation"], cues["hypothetical"]
    return _Tables(
        **rows,
        any=frozenset(("over", "longer")).union(*(rows[name] for name in kinds)),
        doubt=make_cues(
            *(hypothetical["before"].split(), hypothetical["phrases"]),
            *(negation["before"].split(), negation["phrases"]),
        ),
        no_doubt=make_cues(hypothetical["pseudo"], ["no longer"]),
    )


def is_over(words: Words, trigger: Trigger) -> bool | None:
    """Tell whether what a trigger names is over.

    Parameters
    ----------
    words
        The words of the sentence.
    trigger
        The words that tell of the event.

    Returns
    -------
    bool or None
        True if it is; False where the sentence speaks of an end that has not come; else None.
    """
    tables = _tables()
    if words.present.isdisjoint(tables.any):
        return None
    if trigger.kind in tables.fleeting:
        noun = not trigger.verbal or words.words[trigger.first].endswith("s")  # "protests"
        return True if noun and _has_ceased(words, trigger, tables) else None
    if trigger.kind not in tables.shut:
        return None
    if _is_no_longer(words, trigger):
        return True
    at = _lifted_at(words, trigger, tables)
    at = _reopened_at(words, trigger, tables) if at is None else at
    if at is None:
        return None
    return not _is_unreal(words, at, tables)


def _has_ceased(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "the protests have ended" from "the protest ended in violence"."""
    for at in range(trigger.last + 1, min(trigger.last + 1 + BEHIND, len(words.words))):
        before = words.words[at - 1]
        if words.breaks[at] >= COMMA:
            return False
        if words.words[at] == "over":
            return before in BE
        if words.words[at] in tables.perfect:
            return before in ("has", "have", "had")
    return False


def _is_no_longer(words: Words, trigger: Trigger) -> bool:
    """Tell "is no longer closed" from "is no longer open"."""
    return any(
        words.words[at - 2 : at] == ("no", "longer") and at - 1 not in trigger.fixed
        for at in trigger.fixed
        if at >= len(("no", "longer"))
    )


def _lifted_at(words: Words, trigger: Trigger, tables: _Tables) -> int | None:
    """Return the word that ends a siege, before or behind it, if there is one."""
    if words.words[trigger.first] not in tables.states:
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - BEFORE), -1):
        word = words.words[at]
        if words.breaks[at + 1] >= COMMA:
            break
        if word in tables.verbs:
            return at
        if word in OBJECT_ENDS and words.words[max(0, at - 1)] not in tables.verbs:
            break
    for at in range(trigger.last + 1, min(trigger.last + 1 + BEHIND, len(words.words))):
        word, before = words.words[at], words.words[at - 1]
        if words.breaks[at] >= COMMA:
            return None
        if word in tables.past or (before in BE and (word in tables.undone or word == "over")):
            return at
    return None


def _reopened_at(words: Words, trigger: Trigger, tables: _Tables) -> int | None:
    """Return the word that opens again what a trigger shuts, if there is one."""
    if words.present.isdisjoint(tables.open):
        return None
    at = next(at for at, word in enumerate(words.words) if word in tables.open)
    if at < trigger.first:
        between = words.words[at : trigger.first]
        return None if tables.after.isdisjoint(between) else at
    if not tables.brief.isdisjoint(words.words[trigger.last + 1 : at]):
        return None
    last = at
    while last > trigger.last:
        if words.breaks[last] >= STOP:
            return None
        if words.breaks[last] >= COMMA or words.words[last - 1] in tables.joints:
            return at
        last -= 1
        if last > trigger.last and words.words[last] not in tables.auxiliary:
            return None  # "it stayed shut while Erez reopened"
    return at


def _is_unreal(words: Words, at: int, tables: _Tables) -> bool:
    """Tell "to lift the siege", "has not reopened", "until it is lifted"."""
    sure = 0
    for index in range(clause_start(words, at), at):
        if words.words[index] in tables.unreal:
            return True
        sure = max(sure, index + tables.no_doubt.at(words, index))
        if index >= sure and tables.doubt.at(words, index):
            return True
    return words.words[at - 1] in ("to", "be")
