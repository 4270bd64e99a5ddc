"""Find the country that a report is about, for what it tells of all of it: "nationwide"."""

from collections import Counter
from collections.abc import Iterable

from geo import Document, Place, Resolution
from geo.gazetteer import Gazetteer

from ...model import ClaimPlace
from ..sentence.words import Words

# Half of a report's places lie in the country that it is about, or more.
HALF = 2
SCORE = 0.5


def nation_of(
    document: Document, resolutions: Iterable[Resolution], gazetteer: Gazetteer
) -> Place | None:
    """Return the country in which most places of a report lie, if half or more lie in one.

    Parameters
    ----------
    document, resolutions
        The report and its names. Where people crossed into is not what it is about.
    gazetteer
        Where the country is looked up.
    """
    places = [
        each.place
        for each in resolutions
        if each.place
        and each.toponym.role != "actor"
        and not document.text.endswith(("into ", "into the "), 0, each.toponym.start)
    ]
    counts = Counter(place.country for place in places if place.country)
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    row = gazetteer.country_row(country)
    return gazetteer.place(row) if row is not None and HALF * most >= len(places) else None


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
