"""The places of a sentence that stand in a row, in one another, or beside one another.

"In Idlib, Hama and Aleppo", "to Saint-Marc (3,450), Gonaïves (1,102) and Hinche" are rows;
"Kutupalong camp in Cox's Bazar" and "Silago, Southern Leyte" are one place within another; "in
Juliaca, near Lake Titicaca," says only where Juliaca is.
"""

from collections.abc import Iterator, Sequence

from geo import Place
from geo.sphere import distance_km

from ...lexicon import cue_words
from ..sentence.words import COMMA, STOP, Words
from .containment import AREAS, contains
from .mentions import Mention, place_words, preposition

_SITES = ("camp", "facility")
# A village in the district of a town is no farther from it.
_DISTRICT_KM = 50.0
_JOINTS = cue_words("places.rows.joints")
_WHOLES = ("country", "admin1")
# Of ", a crowded displacement camp on the edge of X,": so many words to what it is.
DESCRIBED = 4
# Of "the camp on the northern edge of X": so many words from the one to the other.
EDGE = 7
# Of "and a crowded market in": so many words.
OBJECT = 6
# What happened on a river or a road near a town was by the town.
LONG = ("water", "route")
# A road or river so long says nothing of where, if something else does.
LONG_KM = 60.0


def row_of(words: Words, best: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """Return a place with the others of its row: "in Idlib, Hama and Aleppo"."""
    ordered = sorted(mentions, key=lambda mention: mention.first)
    here = ordered.index(best)
    row = [best]
    for step in (1, -1):
        previous, index = best, here + step
        while 0 <= index < len(ordered):
            other = ordered[index]
            low, high = sorted((previous, other), key=lambda mention: mention.first)
            within = is_within(words, low, high)
            if not within and not _is_next(words, low, high):
                break
            if within and step < 0 and previous is best:
                break
            if not within or step < 0:
                row.append(other)  # "In X, in P, and in Z" is of X rather than of its province
            previous, index = other, index + step
    return sorted(row, key=lambda mention: mention.first)


def _is_next(words: Words, low: Mention, high: Mention) -> bool:
    """Tell whether a name goes on with a row: behind a comma, "and", or a few more words."""
    tables = place_words()
    between = _between(words, low, high)
    named = [
        word
        for at, word in enumerate(between)
        if word != "of" or not at or between[at - 1] not in tables.between
    ]
    if words.parted(low.last, high.first, STOP):
        return False
    # "People from Nyala in Kosti", "Ahmedpur near Bahawalpur": nothing joins the two.
    if between and _JOINTS.isdisjoint(between) and not words.parted(low.last, high.first, COMMA):
        return _spans_road(words, low, between)
    # "17 in Cochabamba, 2 in Oruro and 2 in Santa Cruz"
    named = [word for word in named if not (word.isdigit() and "in" in named)]
    if not set(named) <= tables.row and not _spans_road(words, low, between):
        return _is_object(words, low, between)
    return bool(between) or words.breaks[high.first] == COMMA


def _between(words: Words, low: Mention, high: Mention) -> list[str]:
    """Return the words between two names, without asides on the first: "(3,450)", ", a port,"."""
    return [
        word
        for first, last in _parts(words, low.last + 1, high.first)
        if not _is_aside(words, first, last)
        for word in words.words[first:last]
    ]


def _parts(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Part a span of words where a comma or bracket does."""
    start = first
    for index in range(first + 1, last + 1):
        if index == last or words.breaks[index] >= COMMA:
            yield start, index
            start = index


def _is_aside(words: Words, first: int, last: int) -> bool:
    """Tell a figure, distance or description between commas or brackets."""
    tables, aside = place_words(), words.words[first:last]
    if first == last or words.breaks[first] < COMMA or words.breaks[last] < COMMA:
        return False
    return (
        any(word[0].isdigit() for word in aside)
        or not tables.asides.isdisjoint(aside)
        or aside[0] in ("near", "on")
    )


def is_within(words: Words, low: Mention, high: Mention) -> bool:
    """Tell "Silago, Southern Leyte" and "Kutupalong camp in Cox's Bazar" from two of a row.

    "The Obo–Bambouti road" has two ends.
    """
    if low.first > high.first or low.place.country != high.place.country:
        return False
    between = words.words[low.last + 1 : high.first]
    if not between:
        return _is_named_after(words, low, high)
    inside = place_words().between | {"in", "within"}
    part = len(between) > 1 and between[-1] == "of"  # "Amedi district of Dohuk"
    if "and" in between or not (part or "in" in between or "within" in between):
        return False
    if not inside.issuperset(between) or words.parted(low.last, high.first, STOP):
        return False
    towns = low.place.feature == high.place.feature == "populated_place"
    if (not part and _is_far(low.place, high.place)) or (
        towns and preposition(words, low) == "from"
    ):
        return False  # "people from Nyala in Kosti"
    parted = words.parted(low.last, high.first, COMMA) and not _is_held(words, low, high)
    return high.place.feature in AREAS or low.place.feature in _SITES or not parted


def _is_held(words: Words, low: Mention, high: Mention) -> bool:
    """Tell "Zarqan, in Sidon, …" from the first of a list, "in Zarqan, in Sidon and in Tyre"."""
    after = high.last + 1
    if words.words[low.last + 1 : high.first] != ("in",) or preposition(words, low) == "in":
        return False
    closed = after == len(words.words) or words.breaks[after] >= COMMA
    listed = words.words[after : after + 1] == ("in",) and words.in_name(after + 1)
    return closed and not listed and words.words[after : after + 1] != ("and",)


def _is_far(inner: Place, outer: Place) -> bool:
    away_km = distance_km(inner.lat, inner.lon, outer.lat, outer.lon)
    return away_km > max(_DISTRICT_KM, 2 * outer.radius_km)


def _is_named_after(words: Words, low: Mention, high: Mention) -> bool:
    """Tell "Silago, Southern Leyte", though only the middle of the province may be known."""
    after = high.last + 1
    if not place_words().roads.isdisjoint(words.words[after : after + 1]):
        return False
    inner, outer = low.place, high.place
    if inner.feature in AREAS:
        return False
    # "Goma, Ituri and South Kivu" are a row.
    alone = words.words[after : after + 1] not in (("and",), ("or",))
    if outer.feature == "admin2":
        return alone and inner.admin1_code == outer.admin1_code
    closed = after == len(words.words) or words.breaks[after] >= COMMA
    # "In Abs, Hajjah, families are hungry": the town of its province's name stands for that.
    named = outer.feature == "populated_place" and outer.admin1 == outer.name
    named = named and inner.admin1_code == outer.admin1_code
    return (named or outer.feature in _WHOLES) and alone and closed


def is_beside(words: Words, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell what only says where another is: "in Juliaca, near Lake Titicaca,"."""
    first = mention.first
    if any(
        words.words[at : at + 1] in (("near",), ("on",))
        and other.last == at - 1
        and other.place.feature not in LONG
        and not contains(other.place, mention.place)
        and _only_leads(words.words[at:first])
        and not place_words().beside.isdisjoint(words.words[at:first])
        for other in mentions
        if 0 < first - other.last <= EDGE
        for at in (other.last + 1,)
    ):
        return True
    while first > 0 and words.breaks[first] < COMMA:
        first -= 1
    lead, beside = words.words[first : mention.first], place_words().beside
    if not lead or not (_only_leads(lead) or _describes(words, first, mention)):
        return False
    shore = mention.place.feature == "water" and "on" in lead
    return (shore or not beside.isdisjoint(lead)) and any(
        other.last == first - 1 for other in mentions
    )


def _only_leads(lead: Sequence[str]) -> bool:
    """Tell whether all words before a name only lead to it: "near the"."""
    tables = place_words()
    return all(word in tables.beside or word in tables.leads for word in lead)


def _describes(words: Words, first: int, mention: Mention) -> bool:
    """Tell ", a displacement camp on the edge of El Fasher,": an aside on the name before it."""
    lead, tables = words.words[first : mention.first], place_words()
    # "In Cauca, a bomb went off at a post in Corinto" describes nothing.
    return (
        lead[0] in ("a", "an", "the")
        and not (tables.marked - tables.inside).isdisjoint(lead[:DESCRIBED])
        and not any(words.capital[first : mention.first])
    )


def _is_object(words: Words, low: Mention, between: Sequence[str]) -> bool:
    """Tell "struck a market in X and a house in Y", two of what was struck."""
    if between[:1] != ["and"] or between[-1] not in ("in", "at", "near"):
        return False
    noun = between[-2]
    at = low.last + 1 + len(between) - 2
    return len(between) <= OBJECT and noun in place_words().targets and words.words[at] == noun


def _spans_road(words: Words, low: Mention, between: Sequence[str]) -> bool:
    """Tell "the road from X to Y"."""
    return tuple(between) == ("to",) and preposition(words, low) == "from"


def is_long(place: Place) -> bool:
    """Tell a road or river that is everywhere and nowhere beside a town."""
    return place.feature in LONG and place.radius_km > LONG_KM


def without_containers(words: Words, row: Sequence[Mention]) -> list[Mention]:
    """Drop places that hold another one of the row, long rivers, and a place that came twice.

    What "and" joins lies side by side: "in Feni and Cumilla", "in Rafah and northern Gaza".
    """
    kept = [
        mention
        for mention in row
        if not any(
            other is not mention
            and narrows(words, other, mention)
            and not contains(other.place, mention.place)
            and not _is_joined(words, mention, other)
            for other in row
        )
    ]
    unique: dict[str, Mention] = {}
    kept = [mention for mention in kept if not is_long(mention.place)] or kept
    for mention in kept or row:
        unique.setdefault(mention.place.place_id, mention)
    return list(unique.values())


def narrows(words: Words, inner: Mention, outer: Mention) -> bool:
    """Tell whether a place is the finer of two, by the rows or by the words: "X Hospital in Y".

    Of "on Rashid Street in X", a street that is longer than its city, the city is.
    """
    if contains(outer.place, inner.place):
        return True
    if contains(inner.place, outer.place):
        return False  # "the Chocó town of Istmina"
    if words.possessive[outer.last] and inner.first == outer.last + 1:
        return True  # "Mogadishu's Lido beach"
    if _is_longer(inner.place, outer.place):
        return False
    return is_within(words, inner, outer) or (
        _is_longer(outer.place, inner.place) and is_within(words, outer, inner)
    )


def _is_longer(road: Place, place: Place) -> bool:
    return road.feature == "route" and road.radius_km > place.radius_km


def _is_joined(words: Words, one: Mention, other: Mention) -> bool:
    low, high = sorted((one, other), key=lambda mention: mention.first)
    between = words.words[low.last + 1 : high.first]
    if between[:1] == ("and",) and len(between) == 2 and between[1] in place_words().sides:
        return True
    owned = words.possessive[low.last]  # "Mora's Kolofata and"
    listed = not between and not owned and words.words[high.last + 1 : high.last + 2] == ("and",)
    joined = between[:1] == ("and",) and place_words().between.issuperset(between)
    return (joined or listed) and {one.place.feature, other.place.feature} <= {
        "admin2",
        "populated_place",
    }
