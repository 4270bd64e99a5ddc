"""The day of an event that another sentence tells: "that day", "three days later", "the talks"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from geo import Sentence

from ...lexicon import load_cues
from ...model import Period
from ..sentence.draft import Draft
from ..sentence.modality import HYPOTHETICAL
from ..sentence.words import Words
from ..where.context import Told, referred
from .days import day_span, year_of

NEAR = 3
_SIDES = {"later": 1, "earlier": -1}
_MANY_DAYS = 60


@dataclass(frozen=True, slots=True)
class _Tables:
    counts: dict[str, int]
    same: tuple[tuple[str, ...], ...]
    next: tuple[tuple[str, ...], ...]
    year: tuple[tuple[str, ...], ...]
    since: tuple[tuple[str, ...], ...]


@cache
def _tables() -> _Tables:
    again = load_cues("dates")["again"]
    rows = {name: tuple(tuple(row.split()) for row in again[name]) for name in _PHRASES}
    return _Tables(counts=load_cues("places")["reference"]["counts"], **rows)


_PHRASES = ("same", "next", "year", "since")


def says_that_year(words: Words) -> bool:
    """Tell "that year", "the same year"."""
    return says(words, _tables().year)


def carry_period(
    sentence: Sentence, words: Words, draft: Draft, *, told: Sequence[Told]
) -> Period | None:
    """Return the day of an event that another sentence tells: "that day", "during the talks"."""
    dated = [one for one in told if one.period is not None]
    before = [one for one in dated if one.sentence.index < sentence.index]
    again = _again(sentence, words, draft, before)
    if again or draft.mood is not None:
        return again
    current = [one for one in dated if one.draft.mood is None]
    known = referred(words, draft, current, at_once=True)
    return known.period if known else None


def _again(sentence: Sentence, words: Words, draft: Draft, dated: Sequence[Told]) -> Period | None:
    """Return the day that "that day", "the next day" or "that year" means."""
    last = dated[-1] if dated else None
    if last is None or last.period is None or sentence.index - last.sentence.index > NEAR:
        return None
    tables, period = _tables(), last.period
    if says(words, tables.year) and period.end is not None:
        start, end, precision, edtf = year_of(period.end.year)
        return replace(period, start=start, end=end, precision=precision, edtf=edtf)
    if period.precision != "day" or "/" in period.edtf or draft.mood == HYPOTHETICAL:
        return None
    if says(words, tables.same):
        return period
    if says(words, tables.since):
        return replace(period, end=None, edtf=f"{period.edtf}/..")
    days = 1 if says(words, tables.next) else _days_from_then(words)
    if days is None or period.end is None:
        return None
    start, end, precision, edtf = day_span(period.end + timedelta(days=days))
    return replace(period, start=start, end=end, precision=precision, edtf=edtf)


def says(words: Words, rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of several phrases stands in a sentence."""
    return place_of(words, rows) is not None


def place_of(words: Words, rows: Sequence[tuple[str, ...]]) -> int | None:
    """Return the word at which one of several phrases stands, None where there is none."""
    found = (
        index
        for row in rows
        for index in range(len(words.words) - len(row) + 1)
        if words.words[index : index + len(row)] == row
    )
    return next(found, None)


def _days_from_then(words: Words) -> int | None:
    """Return how many days "three days later" lies behind what was told, "earlier" before it."""
    for index in range(2, len(words.words)):
        if words.words[index] not in _SIDES or words.words[index - 1] not in ("day", "days"):
            continue
        number = words.words[index - 2]
        count = int(number) if number.isdigit() else _tables().counts.get(number)
        if count is not None and count <= _MANY_DAYS:
            return count * _SIDES[words.words[index]]
    return None
