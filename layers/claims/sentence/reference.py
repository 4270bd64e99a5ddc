"""Events that are only referred to ("during the talks"), or handed on by nobody ("reportedly").

The words are in ``lexicon/LANG/modality.toml``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import load_cues
from .cues import Cues, clause_start, make_cues
from .triggers import Trigger
from .words import COMMA, Words


@dataclass(frozen=True, slots=True)
class _Tables:
    definite: frozenset[str]
    adjuncts: frozenset[str]
    loose: frozenset[str]
    stretches: frozenset[str]
    hearsay: Cues
    unsure: Cues


@cache
def _tables() -> _Tables:
    cues: dict[str, Any] = load_cues("modality")
    reference, hearsay = cues["reference"], cues["hearsay"]
    return _Tables(
        definite=frozenset(reference["definite"].split()),
        adjuncts=frozenset(reference["adjuncts"].split()),
        loose=frozenset(reference["loose"].split()),
        stretches=frozenset(reference["stretches"].split()),
        hearsay=make_cues(hearsay["words"].split(), hearsay["phrases"]),
        unsure=make_cues(hearsay["unsure"]),
    )


def is_hearsay(words: Words, trigger: Trigger) -> bool:
    """Tell what somebody who is not named says: "reportedly killed", "reports of looting"."""
    stop = min(trigger.last + 2, len(words.words))
    return any(
        _tables().hearsay.at(words, index)
        for index in range(clause_start(words, trigger.first), stop)
        if index not in trigger.fixed and words.words[max(0, index - 1)] != "no"
    ) or any(_tables().unsure.at(words, index) for index in range(len(words.words)))


def is_reference(words: Words, trigger: Trigger) -> bool:
    """Tell whether an event is only referred to: "during the talks", "since X's offensive"."""
    tables = _tables()
    if trigger.verbal and not (
        words.words[trigger.first].endswith("ing") and is_definite(words, trigger)
    ):
        return False
    index = trigger.first - 1
    steps = 0
    definite = False
    while index >= 0 and steps < 6 and words.breaks[index + 1] < COMMA:
        word = words.words[index]
        if word in tables.adjuncts:
            return definite or word in tables.loose or _is_stretch(words, index, tables)
        if word in tables.definite or words.possessive[index]:
            definite = True
        elif definite and not words.possessive[index + 1] and word not in tables.definite:
            return False
        index -= 1
        steps += 1
    return False


def _is_stretch(words: Words, index: int, tables: _Tables) -> bool:
    """Tell "days of fighting"."""
    return index > 0 and words.words[index] == "of" and words.words[index - 1] in tables.stretches


def is_definite(words: Words, trigger: Trigger) -> bool:
    """Tell whether an event is named as known: "the truce", "these attacks"."""
    index = trigger.first - 1
    return index >= 0 and (words.words[index] in _tables().definite or words.possessive[index])
