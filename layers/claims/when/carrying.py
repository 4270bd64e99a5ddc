"""The day of an event that another sentence tells: "that day", "three days later", "the talks"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo import Sentence

from ...model import Period
from ..sentence.draft import Draft
from ..sentence.modality import HYPOTHETICAL
from ..sentence.words import Words
from ..where.mentions import Mention
from ..where.told import Told, referred
from .anchors import (
    counted_from,
    counts_from_then,
    story_time,
    stretch_meant,
)
from .days import year_of

# So many sentences back a day was told from which others count.
NEAR = 5
_TOWN = "populated_place"


def carry_period(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    *,
    told: Sequence[Told],
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    published: date | None,
) -> Period | None:
    """Return the day of an event that another sentence tells: "that day", "during the talks".

    "The blockade" of one town has no day from that of another.
    """
    dated = [one for one in told if one.period is not None]
    before = [one for one in dated if one.sentence.index < sentence.index]
    again = _again(sentence, words, draft, before, sentences=sentences, published=published)
    if again or draft.mood is not None:
        return again
    towns = {each.place.place_id for each in mentions if each.place.feature == _TOWN}
    current = [one for one in dated if one.draft.mood is None and not _is_elsewhere(one, towns)]
    known = referred(words, draft, current, at_once=True)
    return known.period if known else None


def _is_elsewhere(one: Told, towns: set[str]) -> bool:
    """Tell whether an event was in other towns than a sentence names."""
    others = {each.place.place_id for each in one.places if each.place.feature == _TOWN}
    return bool(towns and others) and len(others) == len(one.places) and others.isdisjoint(towns)


def _again(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    dated: Sequence[Told],
    *,
    sentences: Sequence[Sentence],
    published: date | None,
) -> Period | None:
    """Return the day that "that day", "the next day" or "that year" means."""
    first = max(0, sentence.index - NEAR)
    stretch = stretch_meant(words)
    dated = [
        one for one in dated if one.period and (stretch or (one.period.start and one.period.end))
    ]
    last = dated[-1].period if dated and dated[-1].sentence.index >= first else None
    if not stretch and (draft.mood == HYPOTHETICAL or not counts_from_then(words)):
        return None
    between = sentences[dated[-1].sentence.index + 1 if last else first : sentence.index]
    told = story_time(last, between, published=published, precision=stretch or "day")
    if told is None and stretch == "year" and last and last.end:
        start, end, precision, edtf = year_of(last.end.year)
        return replace(last, start=start, end=end, precision=precision, edtf=edtf)
    return told if stretch or told is None else counted_from(words, told)
