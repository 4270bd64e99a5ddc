"""Words that stand for a place named elsewhere: "the enclave", "the region", "there".

A reference takes the place of a fitting sort that was named last and most; a place that only acts
("Moscow said") hardly counts. Where none fits, or two fit about as well, it is left out: nothing is
invented. Descriptions of places that are never named are read by `geo.resolution.descriptions`,
points given by distance and direction by `geo.resolution.bearings`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..gazetteer import Gazetteer
from ..model import Candidate, Document, Place, Resolution, Toponym
from ..names import normalise
from ..recognition.mentions import DIGIT, MARK, QUARTER_KM, Text
from .bearings import find_offsets
from .capitals import ROLE_WEIGHTS, find_capitals
from .descriptions import Described, find_descriptions
from .surroundings import Name, phrase

_FITTING: Mapping[str, frozenset[str]] = {
    "enclave": frozenset({"region", "admin1", "landform"}),
    "region": frozenset({"region", "admin1", "admin2"}),
    "town": frozenset({"populated_place"}),
    "country": frozenset({"country"}),
    "province": frozenset({"admin1", "admin2"}),
    "camp": frozenset({"camp"}),
    "area": frozenset({"region", "admin2", "populated_place", "landform"}),
    "crossing": frozenset({"crossing"}),
    "island": frozenset({"landform", "region", "admin1", "admin2"}),
    "route": frozenset({"route"}),
    "there": frozenset(
        {"region", "admin1", "admin2", "populated_place", "country", "camp", "landform"}
    ),
}
# How many sentences a reference reaches back; "there" and "the area" mean what was just named.
_REACH = {"there": 1, "area": 1}
_FAR = 12
# References that a village which no gazetteer holds would fit as well, for a few sentences.
_NARROW = frozenset({"town", "area", "there", "camp"})
_SOON = 2
# What was named once is soon out of mind, what was named often is what the report is about.
_ONCE, _EACH_TIME = 3, 3
_LEAST = 0.65
# A city is no place of fewer people, a village none of more; those that nobody counted may be both.
_CITY, _VILLAGE = 50_000, 20_000
_MISFIT = 0.2
_MOST_REMEMBERED = 40
_PASSING = 4


@dataclass(slots=True)
class _Known:
    """A place that was named so far: how often, and where last."""

    place: Place
    count: float
    token: int
    sentence: int
    start: int
    end: int


def find_references(
    document: Document,
    text: Text,
    names: Sequence[Name],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    *,
    mentioned: frozenset[str] = frozenset(),
) -> list[Resolution]:
    """Find references, descriptions and points by distance in a document.

    ``mentioned`` are look-up keys of names in the text, also of such as were not taken for places.
    """
    found = _read_references(document, text, names, resolutions)
    referred = {last: normalise(resolution.candidates[0].place.name) for last, resolution in found}
    covered = frozenset(each for name in names for each in range(name.first, name.last + 1))
    named = frozenset(
        normalise(each)
        for name, resolution in zip(names, resolutions, strict=True)
        for each in (name.surface, resolution.place.name if resolution.place else "")
    )
    described = find_descriptions(
        text, gazetteer, named=named | mentioned, referred=referred, covered=covered
    )
    taken = {each.last for each in described}
    references = [resolution for last, resolution in found if last not in taken]
    references += _describe(document, text, described, resolutions, gazetteer)
    references += find_offsets(text, names, resolutions, document.text)
    references += find_capitals(document, text, names, resolutions, gazetteer)
    return references


def _read_references(
    document: Document,
    text: Text,
    names: Sequence[Name],
    resolutions: Sequence[Resolution],
) -> list[tuple[int, Resolution]]:
    """Walk through the words; remember the places named, and give each reference its place."""
    sorts = {
        word: sort
        for sort, words in text.cues.tables.get("references", {}).items()
        for word in words
    }
    known: dict[str, _Known] = {}
    found = []
    inside = {each: name for name in names for each in range(name.first, name.last + 1)}
    at_last = {
        name.last: (name, resolution) for name, resolution in zip(names, resolutions, strict=True)
    }
    unknown = (-1, -1)
    unnamed: dict[str, int] = {}
    for number, lower in enumerate(text.lowers):
        if lower not in sorts and number not in at_last:
            continue
        if number in at_last:
            _remember(known, *at_last[number], number, text)
            if _is_unknown(at_last[number][1]):
                unknown = (number, text.tokens.sentence_of(number))
        sort = sorts.get(lower)
        if sort is None or number in inside:
            continue
        sentence = text.tokens.sentence_of(number)
        first = _reference_begin(text, number, sort, inside)
        if first is None:
            if _introduces(text, number, inside):
                unnamed[lower] = sentence
            continue
        chosen = _choose(known, lower, sort, sentence, number)
        if chosen is None or _hides(unknown, sort, sentence, chosen[0]):
            continue
        if unnamed.get(lower, -1) >= chosen[0].sentence:
            # "A village near Djibo was hit. The village": not Djibo.
            continue
        found.append((number, _standing_for(*chosen, phrase(document, text, first, number))))
        chosen[0].token, chosen[0].sentence = number, sentence
    return found


def _standing_for(known: _Known, candidates: tuple[Candidate, ...], toponym: Toponym) -> Resolution:
    return Resolution(
        toponym=toponym,
        candidates=candidates,
        basis="document",
        evidence_start=known.start,
        evidence_end=known.end,
    )


def _introduces(text: Text, number: int, inside: Mapping[int, Name]) -> bool:
    """Tell whether a noun brings in a place without a name: "a village near Djibo"."""
    begin = text.tokens.begin_of[number]
    after = text.lowers[number + 1] if number + 1 < text.tokens.end_of[number] else ""
    if after in text.cues.words("descriptions", "naming") or number + 1 in inside:
        return False
    for before in range(number - 1, max(begin, number - 5) - 1, -1):
        if text.lowers[before] in text.cues.words("descriptions", "indefinite"):
            # "Djibo, a town of 60,000": the town is named.
            return before - 1 < begin or before - 2 not in inside
        if before in inside or _breaks(text, before):
            return False
    return False


def _is_unknown(resolution: Resolution) -> bool:
    """Tell whether a name says where, and nobody knows the place."""
    return resolution.place is None and resolution.toponym.role == "location"


def _hides(unknown: tuple[int, int], sort: str, sentence: int, known: _Known) -> bool:
    """Tell whether an unknown place (its token and sentence) may be what is meant instead."""
    token, at = unknown
    if token < 0 or sort == "country":
        return False
    return token > known.token or (sort in _NARROW and sentence - at <= _SOON)


def _remember(
    known: dict[str, _Known], name: Name, resolution: Resolution, number: int, text: Text
) -> None:
    place = resolution.place
    if place is None:
        return
    weight = ROLE_WEIGHTS[resolution.toponym.role]
    if _is_in_passing(text, name):
        weight = min(weight, ROLE_WEIGHTS["landmark"])
    before = known.pop(place.place_id, None)
    count = weight + (before.count if before else 0.0)
    if weight < 1.0 and before is not None and place.feature != "country":
        # An actor or landmark does not bring a place nearer.
        known[place.place_id] = replace(before, count=count)
        return
    sentence = resolution.toponym.sentence
    known[place.place_id] = _Known(place, count, number, sentence, name.start, name.end)
    if len(known) > _MOST_REMEMBERED:
        del known[next(iter(known))]


def _is_in_passing(text: Text, name: Name) -> bool:
    """Tell where a body is based and where the wounded were flown from what is told of."""
    begin = max(text.tokens.begin_of[name.first], name.first - _PASSING)
    before = text.lowers[begin : name.first]
    return not text.cues.words("descriptions", "passing").isdisjoint(before)


def _reference_begin(text: Text, number: int, sort: str, inside: Mapping[int, Name]) -> int | None:
    """Give the first token of a reference that ends here; None where the words are none."""
    begin, end = text.tokens.begin_of[number], text.tokens.end_of[number]
    cues = text.cues
    after = text.lowers[number + 1] if number + 1 < end else ""
    if sort == "there":
        return None if after in cues.words("descriptions", "existential") else number
    counted = after == "of" and number + 2 < end and text.kinds[number + 2] == DIGIT
    naming = after in cues.words("descriptions", "naming")
    if (naming and not counted) or number + 1 in inside or _is_body(after, cues.bodies):
        return None
    for before in range(number - 1, max(begin, number - 5) - 1, -1):
        lower = text.lowers[before]
        if lower in cues.words("descriptions", "definite"):
            return before
        if before in inside or _breaks(text, before):
            break
    return None


def _is_body(word: str, bodies: frozenset[str]) -> bool:
    """Tell "the district councils", which are no district."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word in bodies or one in bodies


def _breaks(text: Text, number: int) -> bool:
    """Tell whether a word before a noun makes it another than the one named before."""
    cues, lower = text.cues, text.lowers[number]
    if text.kinds[number] == MARK:
        return text.tokens.words[number] not in "-‐–"
    return (
        number in text.tokens.possessive
        or cues.before.get(lower, "").startswith("prepositions")
        or lower in cues.words("descriptions", "determiners")
        or lower in cues.words("descriptions", "other")
    )


def _choose(
    known: Mapping[str, _Known], word: str, sort: str, sentence: int, number: int
) -> tuple[_Known, tuple[Candidate, ...]] | None:
    """Choose what a reference stands for: weight by how often and how lately it was named."""
    fitting = _FITTING[sort]
    reach = _REACH.get(sort, _FAR)
    weighed = []
    for each in known.values():
        apart = sentence - each.sentence
        if each.place.feature not in fitting or apart > reach:
            continue
        if sort == "town" and _is_quarter(each.place):
            continue
        if sort != "country" and apart > _ONCE + _EACH_TIME * each.count:
            continue
        # Within a sentence the later name is nearer.
        weight = each.count / (1.0 + apart) + 1.0 / (1.0 + 0.1 * (number - each.token))
        weight *= _MISFIT if _is_misfit(word, each.place) else 1.0
        weighed.append((weight if each.count >= 0.5 else 0.5 * weight, each))
    if not weighed:
        return None
    weighed.sort(key=lambda pair: -pair[0])
    if sort != "there" and _are_equal(weighed):
        return None
    total = sum(weight for weight, _ in weighed)
    if weighed[0][0] < _LEAST * total or (sort != "country" and weighed[0][1].count < 0.5):
        return None
    candidates = tuple(
        Candidate(place=each.place, score=round(0.9 * weight / total, 3), reasons=("named before",))
        for weight, each in weighed[:5]
    )
    return weighed[0][1], candidates


def _is_misfit(word: str, place: Place) -> bool:
    """Tell whether a place has too few people for a city, or too many for a village."""
    people = place.population
    return (word == "city" and (people or 0) < _CITY) or (
        word == "village" and people is not None and people > _VILLAGE
    )


def _is_quarter(place: Place) -> bool:
    """Tell whether a place is a part of a city; the curated ones are told by their size."""
    return place.place_id.startswith("sitmap:") and place.radius_km <= QUARTER_KM


def _are_equal(weighed: Sequence[tuple[float, _Known]]) -> bool:
    """Tell whether two places were named side by side, the one as often as the other."""
    if len(weighed) < 2:
        return False
    best, second = weighed[0][1], weighed[1][1]
    return best.sentence == second.sentence and second.count >= best.count


def _describe(
    document: Document,
    text: Text,
    described: Sequence[Described],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
) -> list[Resolution]:
    """Make resolutions of described places; one that is named gets the name as its evidence."""
    by_place: dict[str, Resolution] = {}
    sentences: set[tuple[str, int]] = set()
    for resolution in resolutions if described else ():
        known = resolution.place
        if known is not None:
            by_place.setdefault(known.place_id, resolution)
            sentences.add((known.place_id, resolution.toponym.sentence))
    found = []
    for each in described:
        place = gazetteer.place(each.row)
        toponym = phrase(document, text, each.first, each.last)
        if (place.place_id, toponym.sentence) in sentences:
            # "the Lachin corridor, the only road to …": named in the same breath.
            continue
        named = by_place.get(place.place_id)
        resolution = Resolution(
            toponym=toponym,
            candidates=(Candidate(place=place, score=each.score, reasons=("described",)),),
            basis="inferred",
            evidence_start=text.tokens.starts[each.evidence_first],
            evidence_end=text.tokens.ends[each.evidence_last],
        )
        if named is not None:
            resolution = replace(
                resolution,
                basis="document",
                evidence_start=named.toponym.start,
                evidence_end=named.toponym.end,
            )
        found.append(resolution)
    return found
