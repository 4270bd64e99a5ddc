"""Decide how far a place holds that was carried over: for its paragraph, and seldom beyond.

What a heading or the start of a paragraph sets holds for all below it. What a sentence names holds
for its paragraph; beyond that it does only while the report has told of no other place. Then only
the area is sure that holds all that was told of, and it is said as wide as it is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from geo import Place, Sentence

from ...model import ClaimPlace
from .containment import contains
from .nation import district_of
from .report_place import CARRIED
from .surroundings import Surroundings


def within_reach(
    sentence: Sentence, places: tuple[ClaimPlace, ...], around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return what of the places carried over to a sentence is sure there.

    Parameters
    ----------
    sentence, places
        The sentence that names no place, and what was carried over to it.
    around
        What is known of the report.
    """
    if not places:
        return ()
    nation = around.nation
    told = _told_in(places, around.sentences)
    if told and (told.paragraph == sentence.paragraph or told.index == sentence.heading):
        return places
    if told and told.part == "dateline":
        return _beyond_dateline(sentence, places, told, around)
    elsewhere = _told_of(sentence, around)
    if told_only_of([place.place for place in places], elsewhere):
        return places
    if nation is None:
        return ()
    areas = [
        area for place in places for area in (district_of(place), nation.widened(place)) if area
    ]
    held = (area for area in areas if told_only_of([area.place], elsewhere))
    whole = nation.somewhere and replace(places[0], place=nation.place, basis="inferred")
    found = next(held, whole)
    return (found,) if found else ()


def _told_of(sentence: Sentence, around: Surroundings) -> list[Place]:
    """Return the places that a report has told of before a sentence.

    A country is none in which nothing was said to happen: "near the border with Rwanda".
    """
    befallen = {place.place.country for one in around.told for place in one.places}
    return [
        place
        for place in around.lent.told_before(sentence.index)
        if place.feature != "country" or place.country in befallen
    ]


def _told_in(places: Sequence[ClaimPlace], sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that names what was carried over; None for the title beside the text."""
    start = places[0].evidence_start
    if start is None:
        return None
    found = bisect_right(sentences, start, key=attrgetter("start")) - 1
    return sentences[found] if found >= 0 and start < sentences[found].end else None


def told_only_of(places: Sequence[Place], told: Iterable[Place]) -> bool:
    """Tell whether a report has told of no place but some, what holds them and is in them."""
    return all(any(_is_about(one, place) for place in places) for one in told)


def _is_about(told: Place, place: Place) -> bool:
    same = told.place_id == place.place_id
    return same or contains(told, place) or contains(place, told)


def _beyond_dateline(
    sentence: Sentence,
    places: tuple[ClaimPlace, ...],
    written: Sentence,
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return what a dateline alone says of where an event was: behind the lead, only the country.

    A dateline says where a report was written. Its lead is mostly of there; what follows may be of
    anywhere in the country.
    """
    sentences, nation = around.sentences, around.nation
    lead = next((one for one in sentences[written.index :] if one.part == "prose"), sentence)
    place = places[0]
    named = any(
        mention.place.place_id == place.place.place_id
        for index in range(sentence.index)
        if sentences[index].part != "dateline"
        for mention in around.lent.get(index, ())
    )
    if named or sentence.paragraph <= lead.paragraph:
        return places
    if nation is None or nation.place.country != place.place.country:
        return ()
    return (replace(place, basis="inferred", place=nation.place, score=place.score * CARRIED),)


def area_of_title(sentence: Sentence, around: Surroundings) -> tuple[ClaimPlace, ...]:
    """Return the area that the title names, while the report has told of no place out of it."""
    area = around.nation.titled if around.nation else None
    if area is None:
        return ()
    return (area,) if told_only_of([area.place], _told_of(sentence, around)) else ()
