"""Find the country that a report is about: for what it tells of all of it, and for what is nowhere.

"Nationwide" is of it; and what happened in a village that nobody knows was somewhere in it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo import Document, Place, Resolution, Sentence
from geo.gazetteer import Gazetteer

from ...model import ClaimPlace
from ..sentence.words import Words
from .containment import OFFSET, contains

# Half of a report's places lie in the country that it is about, or more.
HALF = 2
# Of what is nowhere else, a country is said only where it, or what lies in it, is named so often,
# and where no more than a third of all places lie elsewhere.
SEVERAL = 2
ABROAD = 3
SCORE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """The country that a report is about.

    ``areas`` are the provinces and regions in it that the report names, the smallest first.
    ``somewhere`` is it, or the one of them that the report keeps to, as the place of what the
    report says to be nowhere else, None where that is not sure; ``abroad`` are the sentences that
    name a place in another country.
    """

    place: Place
    areas: tuple[ClaimPlace, ...]
    somewhere: ClaimPlace | None
    abroad: frozenset[int]


def nation_of(
    document: Document,
    resolutions: Iterable[Resolution],
    gazetteer: Gazetteer,
    *,
    sentences: Sequence[Sentence],
) -> Nation | None:
    """Return the country in which most places of a report lie, if half or more lie in one.

    Parameters
    ----------
    document, resolutions
        The report and its names. Where people crossed into is not what it is about.
    gazetteer
        Where the country is looked up.
    sentences
        Of the report. A dateline alone does not tell what it is about.
    """
    named = [
        (each, place)
        for each in resolutions
        if (place := each.place)
        and each.toponym.role != "actor"
        and not document.text.endswith(("into ", "into the "), 0, each.toponym.start)
    ]
    counts = Counter([place.country for _, place in named if place.country])
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    row = gazetteer.country_row(country)
    if row is None or HALF * most < len(named):
        return None
    nation = gazetteer.place(row)
    within = [
        (each, place)
        for each, place in named
        if place.country == country and sentences[each.toponym.sentence].part != "dateline"
    ]
    sure = len(within) >= SEVERAL and ABROAD * (len(named) - most) <= len(named)
    areas = _areas(within)
    return Nation(
        place=nation,
        areas=areas,
        somewhere=_somewhere(nation, within, areas) if sure else None,
        abroad=frozenset(
            [each.toponym.sentence for each, place in named if place.country not in (country, None)]
        ),
    )


def _areas(within: Sequence[tuple[Resolution, Place]]) -> tuple[ClaimPlace, ...]:
    """Return the provinces and regions that a report names, the smallest first."""
    areas = {
        place.place_id: _told_by(each, place)
        for each, place in reversed(within)
        if place.feature in ("admin1", "region") and not place.place_id.startswith(OFFSET)
    }
    return tuple(sorted(areas.values(), key=lambda one: one.place.radius_km))


def _somewhere(
    nation: Place, within: Sequence[tuple[Resolution, Place]], areas: Sequence[ClaimPlace]
) -> ClaimPlace:
    """Return the smallest area that holds all places of the report, else the country.

    By its own name in the report, else by that of the first place in the country.
    """
    places = [place for _, place in within if place.feature != "country"]
    if len(within) > SEVERAL:
        for area in areas:
            if holds(area.place, places):
                return area
    itself = [each for each, place in within if place.feature == "country"]
    return _told_by(itself[0] if itself else within[0][0], nation, named=bool(itself))


def holds(area: Place, places: Sequence[Place]) -> bool:
    """Tell whether all places lie in an area, or are it."""
    return all(one.place_id == area.place_id or contains(area, one) for one in places)


def _told_by(told: Resolution, place: Place, *, named: bool = True) -> ClaimPlace:
    """Return an area as the place of what is nowhere else, by a name in the report."""
    explicit = told.basis == "explicit"
    return ClaimPlace(
        role="location",
        basis="document" if named and explicit else "inferred",
        place=place,
        score=SCORE,
        evidence_start=told.toponym.start if explicit else told.evidence_start,
        evidence_end=told.toponym.end if explicit else told.evidence_end,
    )


def known(places: tuple[ClaimPlace, ...], nation: Nation | None) -> tuple[ClaimPlace, ...]:
    """Return where an event was, but not the area of what is nowhere, which is lent to none."""
    if nation and len(places) == 1 and places[0] in (nation.somewhere, *nation.areas):
        return ()
    return places


def all_of(nation: Place | None, words: Words, span: tuple[int, int]) -> tuple[ClaimPlace, ...]:
    """Return the country of a report for what some words say to be all of it, as inferred."""
    if nation is None:
        return ()
    first, last = span
    return (
        ClaimPlace(
            role="location",
            basis="inferred",
            place=nation,
            score=SCORE,
            evidence_start=words.starts[first],
            evidence_end=words.ends[last],
        ),
    )
