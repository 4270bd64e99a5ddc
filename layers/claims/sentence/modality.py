"""Did it happen? Negation, plans and fears, history, and events that are only referred to.

After ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a cue works forwards through its
clause; some words end its reach, pseudo-cues cancel it. The table is ``lexicon/en/modality.toml``.
Who says so and who denies it is told elsewhere (`layers.claims.who.attribution`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import load_cues
from .triggers import Trigger
from .words import COMMA, STOP, Words

REACH = 12
BEHIND = 4
JUST_BEFORE = 2
LONG_TOLL = 5
NEGATED, HYPOTHETICAL, BACKGROUND = "negated", "hypothetical", "background"
# Cues of history only before a year: not "in the early hours", "back in charge".
_BEFORE_YEARS = (("in", "the", "early"), ("in", "the", "late"), ("back", "in"))
# Before "the 2016 accord", which is no time at which anything happened.
_NAMING = ("of", "under", "to", "with", "against")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues by their first word; each is a row of words."""

    rows: dict[str, tuple[tuple[str, ...], ...]]

    def at(self, words: Words, index: int) -> int:
        """Return how many words of a cue begin here, 0 for none."""
        best = 0
        for row in self.rows.get(words.words[index], ()):
            if words.words[index : index + len(row)] == row:
                best = max(best, len(row))
        return best


@dataclass(frozen=True, slots=True)
class _Tables:
    negation: _Cues
    not_negation: _Cues
    hypothetical: _Cues
    not_hypothetical: _Cues
    after: _Cues
    background: _Cues
    not_for: dict[str, frozenset[str]]
    definite: frozenset[str]
    presupposed: frozenset[str]
    adjuncts: frozenset[str]
    since: frozenset[str]
    year_parts: frozenset[str]
    back_when: frozenset[str]
    superlatives: frozenset[str]
    real: frozenset[str]
    unreal: frozenset[tuple[str, ...]]
    terminators: frozenset[str]
    months_after: frozenset[str]
    always: frozenset[str]
    loose: frozenset[str]
    stretches: frozenset[str]
    commemorating: frozenset[str]
    hearsay: _Cues
    stretch: frozenset[str]
    not_after: frozenset[str]
    tolls: frozenset[str]
    after_noun: frozenset[str]
    cancelled: frozenset[str]
    old_after_years: int


@cache
def _tables() -> _Tables:
    cues: dict[str, Any] = load_cues("modality")
    negation, hypothetical = cues["negation"], cues["hypothetical"]
    background, reference = cues["background"], cues["reference"]
    return _Tables(
        negation=_cues(negation["before"].split(), negation["phrases"]),
        not_negation=_cues(negation["pseudo"]),
        hypothetical=_cues(hypothetical["before"].split(), hypothetical["phrases"]),
        not_hypothetical=_cues(hypothetical["pseudo"]),
        after=_cues(hypothetical["after"].split(), hypothetical["after_phrases"]),
        background=_cues(background["words"].split(), background["phrases"]),
        not_for={kind: frozenset(row.split()) for kind, row in hypothetical["not_for"].items()},
        presupposed=frozenset(reference["presupposed"].split()),
        definite=frozenset(reference["definite"].split()),
        adjuncts=frozenset(reference["adjuncts"].split()),
        since=frozenset(background["since"].split()),
        year_parts=frozenset(background["year_parts"].split()),
        back_when=frozenset(background["back_when"].split()),
        superlatives=frozenset(background["superlatives"].split()),
        always=frozenset(hypothetical["always"].split()),
        loose=frozenset(reference["loose"].split()),
        stretches=frozenset(reference["stretches"].split()),
        terminators=frozenset(cues["clauses"]["terminators"].split()),
        months_after=frozenset(cues["clauses"]["months_after"].split()),
        unreal=frozenset(tuple(text.split()) for text in hypothetical["unreal"]),
        real=frozenset(cues["infinitive"]["real"].split()),
        commemorating=frozenset(background["commemorating"].split()),
        hearsay=_cues(cues["hearsay"]["words"].split(), cues["hearsay"]["phrases"]),
        stretch=frozenset(background["stretch"].split()),
        not_after=frozenset(background["not_after"].split()),
        tolls=frozenset(hypothetical["tolls"].split()),
        cancelled=frozenset(hypothetical["cancelled"].split()),
        after_noun=frozenset(hypothetical["after_noun"].split()),
        old_after_years=background["old_after_years"],
    )


def _cues(*tables: Iterable[str]) -> _Cues:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for table in tables:
        for text in table:
            row = tuple(text.split())
            rows.setdefault(row[0], []).append(row)
    return _Cues({word: tuple(found) for word, found in rows.items()})


def find_modality(words: Words, trigger: Trigger, *, year: int | None) -> str | None:
    """Tell in what mood a sentence speaks of an event.

    Parameters
    ----------
    words
        The words of the sentence.
    trigger
        The words that tell of the event.
    year
        The year in which the document was published.

    Returns
    -------
    str or None
        "negated", "hypothetical", "background", or None for what is told as having happened.
    """
    tables = _tables()
    negated, hypothetical = _moods_before(words, trigger, tables)
    verbal = trigger.verbal and words.words[trigger.last] not in tables.tolls
    presupposed = verbal is trigger.verbal and _is_presupposed(words, trigger, tables)
    if not (verbal or hypothetical or presupposed):
        hypothetical = _mood_behind(words, trigger, tables)
    hypothetical = hypothetical or not tables.unreal.isdisjoint((words.words[:1], words.words[:2]))
    hypothetical = hypothetical or _is_forecast(words, trigger)
    if hypothetical or _is_purpose(words, trigger, tables):
        return HYPOTHETICAL
    if negated and not is_reference(words, trigger):
        return NEGATED
    if _is_history(words, trigger, tables, year):
        return BACKGROUND
    return None


def _moods_before(words: Words, trigger: Trigger, tables: _Tables) -> tuple[bool, bool]:
    """Look for cues from the start of the clause, and within the trigger's gaps."""
    fixed = set(trigger.fixed)
    exempt = tables.not_for.get(trigger.subkind, tables.not_for.get(trigger.kind, frozenset()))
    negated = hypothetical = False
    sure = unsure = 0
    start = _clause_start(words, trigger.first)
    if _is_presupposed(words, trigger, tables):
        start = max(start, trigger.first - JUST_BEFORE)
    for index in range(start, trigger.last + 1):
        word = words.words[index]
        if words.in_name(index) or (index in fixed and word not in tables.always):
            continue
        sure = max(sure, index + tables.not_hypothetical.at(words, index))
        unsure = max(unsure, index + tables.not_negation.at(words, index))
        if index >= sure and word not in exempt and tables.hypothetical.at(words, index):
            hypothetical = hypothetical or _is_modal(words, index)
        lacking = word == "without" and trigger.kind == "need"
        if index >= unsure and tables.negation.at(words, index) and not lacking:
            negated = True
    return negated, hypothetical


def _is_presupposed(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "will try those accused of the murder of X": the murder happened, whatever will be.

    A border that shall be shut is no event that is presupposed.
    """
    thing = trigger.subkind == "closure" and words.words[trigger.first] != "closure"
    return trigger.kind in tables.presupposed and is_definite(words, trigger) and not thing


def _is_forecast(words: Words, trigger: Trigger) -> bool:
    """Tell what a hazard that is known may yet do: "the typhoon could hit Hue"."""
    following = words.words[trigger.last + 1 : trigger.last + 3]
    if trigger.kind != "hazard" or not following or following[0] not in _tables().after_noun:
        return False
    return following[1:] not in (("have",), ("be",))


def _is_purpose(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "came to seize the town", where nothing was seized, from "had to flee"."""
    index = trigger.first
    if not trigger.base or index == 0 or words.words[index - 1] != "to":
        return False
    before = words.words[_clause_start(words, index) : index - 1]
    return tables.real.isdisjoint(before)


def _is_modal(words: Words, index: int) -> bool:
    """Tell the verb "may" from the month, which has its capital.

    In a text of small or of great letters alone, a month stands behind "in" or beside a number.
    """
    if words.words[index] != "may" or (any(words.capital) and not words.capital[index]):
        return True
    if index and words.words[index - 1] in _tables().months_after:
        return False
    beside = words.words[max(index - 1, 0) : index] + words.words[index + 1 : index + 2]
    return not any(word[0].isdigit() for word in beside)


def _clause_start(words: Words, index: int) -> int:
    """Return the first word of the clause that holds a word."""
    start = index
    floor = max(0, index - REACH)
    while start > floor:
        before = words.words[start - 1]
        if _parts_clauses(words, start) or before in _tables().terminators:
            break
        start -= 1
    return start


def _parts_clauses(words: Words, index: int) -> bool:
    """Tell whether a mark before a word parts clauses, which the comma of "30,000" does not."""
    if words.breaks[index] < COMMA:
        return False
    digits = "".join(words.words[index - 1 : index + 1]).isdigit()
    return not (digits and words.ends[index - 1] + 1 == words.starts[index])


def _mood_behind(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    near = trigger.last + 1 + BEHIND
    for index in range(trigger.last + 1, min(near + BEHIND, len(words.words))):
        if words.breaks[index] >= COMMA or words.words[index] in ("and", "that", "which"):
            return False
        if index >= near and words.words[index] not in tables.cancelled:
            continue
        if tables.after.at(words, index) and _is_modal(words, index):
            return True
    return False


def is_expected(words: Words, first: int, last: int) -> bool:
    """Tell "the toll may rise to 300": a cue of doubt stands before word ``last``."""
    tables = _tables()
    return any(
        tables.hypothetical.at(words, index) > 0 and _is_modal(words, index)
        for index in range(first, min(last, len(words.words)))
    )


def _is_history(words: Words, trigger: Trigger, tables: _Tables, year: int | None) -> bool:
    if _is_compared(words, trigger, tables):
        return True
    years = False
    for index, word in enumerate(words.words):
        if _is_of_old(words, index, trigger, tables):
            return True
        if year is None and words.words[:1] == ("the",) and index == 1 and _YEAR.match(word):
            return True
        if _is_of_a_noun(words, index, trigger):
            continue
        if year is not None and _YEAR.match(word) and int(word) <= year - tables.old_after_years:
            since = _since(words, index, trigger, tables)
            lasting = trigger.kind != "casualty" or year - int(word) < LONG_TOLL
            kept = since is not None and (lasting or _is_measure(words, since, trigger, tables))
            years = years or not kept
        elif year is not None and _YEAR.match(word):
            return False
    return years


def _since(words: Words, index: int, trigger: Trigger, tables: _Tables) -> int | None:
    """Return the "since" of "since 7 October 2023", "since the war began in 2023", if it is one."""
    before = index - 1
    while index - before <= 3 and before > 0:
        if words.words[before] not in tables.year_parts and not words.words[before].isdigit():
            break
        before -= 1
    if words.words[before] in tables.since:
        return before
    start = max(trigger.last + 1, index - REACH)
    return next((one for one in range(start, index) if words.words[one] == "since"), None)


def _is_measure(words: Words, since: int, trigger: Trigger, tables: _Tables) -> bool:
    """Tell a time to which news is only compared: "40 died, the most since the war of 2014"."""
    before = words.words[max(0, since - REACH) : since]
    return trigger.first < since and not tables.superlatives.isdisjoint(before)


def _is_compared(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "the worst since 2017, when 200 drowned": what is compared with lies back."""
    index = trigger.first
    floor = max(0, index - REACH)
    while index > floor and words.words[index] not in tables.back_when:
        if _parts_clauses(words, index):
            return False
        index -= 1
    before = words.words[max(0, index - REACH) : index]
    if words.words[index] not in tables.back_when or "since" not in before:
        return False
    return any(word in tables.superlatives or _YEAR.match(word) for word in before)


def _is_of_a_noun(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell a year that only names what stands behind an event: "signatories of the 2016 accord"."""
    behind = trigger.last < index and _YEAR.match(words.words[index]) is not None
    before = words.words[max(0, index - 2) : index]
    return behind and before[-1:] == ("the",) and before[0] in _NAMING


def _is_of_old(words: Words, index: int, trigger: Trigger, tables: _Tables) -> bool:
    """Tell whether a cue of history begins at a word and holds for a trigger."""
    low, high = sorted((index, trigger.first))
    if not tables.background.at(words, index) or words.parted(low, high, STOP):
        return False
    for row in _BEFORE_YEARS:
        if words.words[index : index + len(row)] == row:
            behind = [word for word in words.words[index + len(row) :][:2] if word != "the"]
            return any(word[0].isdigit() for word in behind[:1])
    if words.words[index : index + 3] == ("in", "the", "past"):
        following = words.words[index + 3 : index + 4]
        return not (following and (following[0][0].isdigit() or following[0] in tables.stretch))
    if "ago" in words.words[index : index + 3] and is_measured_from(words, index):
        return False
    if words.words[index : index + 2] != ("last", "year"):
        return True
    if index and words.words[index - 1] in tables.not_after:
        return False
    return index < 2 or not words.parted(low, high, COMMA)


def is_measured_from(words: Words, index: int) -> bool:
    """Tell "since the war began 14 months ago", "twice the number of six months ago"."""
    start = _clause_start(words, index)
    before = words.words[max(start, index - REACH // 2) : index]
    return any(word in _tables().since for word in before) or before[-2:-1] == ("of",)


def commemorates(words: Words) -> bool:
    """Tell whether a sentence tells of mourning: its day is not the day of what is mourned."""
    return not _tables().commemorating.isdisjoint(words.words)


def opens_with_year(words: Words) -> bool:
    """Tell whether a sentence opens with a bare year: "In 1999, a quake killed …"."""
    return words.words[:1] == ("in",) and bool(_YEAR.match("".join(words.words[1:2])))


def is_hearsay(words: Words, trigger: Trigger) -> bool:
    """Tell what somebody who is not named says: "reportedly killed", "reports of looting"."""
    stop = min(trigger.last + 2, len(words.words))
    return any(
        _tables().hearsay.at(words, index)
        for index in range(_clause_start(words, trigger.first), stop)
        if index not in trigger.fixed
    )


def is_reference(words: Words, trigger: Trigger) -> bool:
    """Tell whether an event is only referred to: "during the talks", "since X's offensive"."""
    if trigger.verbal:
        return False
    tables = _tables()
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
