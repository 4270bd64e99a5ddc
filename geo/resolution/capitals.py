"""Read "the capital" and "the Haitian capital": the capital of the country that a text is about.

With a demonym the country is said; without, it is the one that most of the document's places lie
in, unless the sentence names a place of another. "The capital of X", "the provincial capital" and
"Khartoum, the capital," are none: they say which, or stand beside the name.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..cues import capitals
from ..demonyms import load_demonyms
from ..gazetteer import Gazetteer
from ..model import Candidate, Document, Resolution
from ..recognition.mentions import CAPITAL, Text
from .surroundings import Name, phrase

_SCORE = 0.8
_MOST_OF_ALL = 0.6
# A place that only acts ("Moscow said") or shows the way hardly tells what a report is about.
ROLE_WEIGHTS: Mapping[str, float] = {"location": 1.0, "landmark": 0.3, "actor": 0.2}


def find_capitals(
    document: Document,
    text: Text,
    names: Sequence[Name],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
) -> list[Resolution]:
    """Find where a text says "the capital" and means that of a country."""
    nouns = text.cues.words("capitals", "nouns")
    places = [number for number, lower in enumerate(text.lowers) if lower in nouns]
    if not places:
        return []
    inside = {number for name in names for number in range(name.first, name.last + 1)}
    about = _country_of(resolutions)
    foreign: dict[int, set[str]] = {}
    named: dict[str, Resolution] = {}
    for each in resolutions:
        if each.place is not None:
            named.setdefault(each.place.place_id, each)
            if each.place.country and each.toponym.role == "location":
                foreign.setdefault(each.toponym.sentence, set()).add(each.place.country)
    found = []
    for number in places:
        phrase = _phrase(text, number, inside, about)
        if phrase is None:
            continue
        first, country = phrase
        sentence = text.tokens.sentence_of(number)
        if country is None and not foreign.get(sentence, set()) - {about}:
            country = about
        resolution = _resolve(document, text, (first, number), country, named, gazetteer)
        if resolution is not None:
            found.append(resolution)
    return found


def _country_of(resolutions: Sequence[Resolution]) -> str | None:
    """Give the country that most places lie in; None where no country has most."""
    weights: defaultdict[str, float] = defaultdict(float)
    for each in resolutions:
        if each.place is not None and each.place.country:
            weights[each.place.country] += ROLE_WEIGHTS[each.toponym.role]
    country = max(weights, key=weights.__getitem__, default=None)
    most = _MOST_OF_ALL * sum(weights.values())
    return country if country is not None and weights[country] >= most else None


def _phrase(
    text: Text, number: int, inside: set[int], about: str | None
) -> tuple[int, str | None] | None:
    """Give where "the … capital" begins and the country that it names; None for other words."""
    begin, end = text.tokens.begin_of[number], text.tokens.end_of[number]
    cues, lowers, words = text.cues, text.lowers, text.tokens.words
    after = number + 1
    if after < end and (
        after in inside
        or lowers[after] in cues.words("capitals", "after")
        or (words[after] in ",(" and after + 1 in inside)
    ):
        return None
    country = None
    first = number - 1
    if first >= begin and text.kinds[first] == CAPITAL and lowers[first] in load_demonyms():
        countries = {row.country for row in load_demonyms()[lowers[first]]}
        country = about if about in countries else min(countries, key=str)
        if country is None or (len(countries) > 1 and country != about):
            return None
        first -= 1
    if first < begin or lowers[first] not in cues.words("descriptions", "definite"):
        return None
    if first - 2 >= begin and words[first - 1] in ",(" and first - 2 in inside:
        return None
    return first, country


def _resolve(
    document: Document,
    text: Text,
    span: tuple[int, int],
    country: str | None,
    named: Mapping[str, Resolution],
    gazetteer: Gazetteer,
) -> Resolution | None:
    place_id = capitals().get(country or "")
    row = gazetteer.row(place_id) if place_id else None
    if place_id is None or row is None:
        return None
    toponym = phrase(document, text, *span)
    known = named.get(place_id)
    place = (known and known.place) or gazetteer.place(row)
    evidence = known.toponym if known else toponym
    return Resolution(
        toponym=toponym,
        candidates=(Candidate(place=place, score=_SCORE, reasons=("capital",)),),
        basis="document" if known else "inferred",
        evidence_start=evidence.start,
        evidence_end=evidence.end,
    )
