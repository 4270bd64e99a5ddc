"""Points that a text gives by distance and direction: "30 km east of Marib".

Where the words stand for a place without a name, they give a point with a radius. Where they only
say where a named place lies ("Yevlakh, over 200 km west of Baku"), they give none; but where nobody
knows that name ("Ash Shakoush area, north-west of Rafah"), they are the best that is known of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..cues import Cues
from ..model import Candidate, Place, Resolution
from ..recognition.mentions import CAPITAL, CAPITALS, DIGIT, LOWER, MARK, Text
from ..sphere import distance_km, travel
from .surroundings import Name

_NAUTICAL = "nautical miles"
_KM = {
    **dict.fromkeys(("km", "kms", "kilometers", "kilometres", "kilometer", "kilometre"), 1.0),
    **dict.fromkeys(("miles", "mile", "mi"), 1.609344),
    **dict.fromkeys(("metres", "meters"), 0.001),
    **dict.fromkeys(("nm", "nmi", _NAUTICAL), 1.852),
}
_DEGREES = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_POINTS = (
    *("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE"),
    *("S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"),
)
_COMPASS = {point: 22.5 * number for number, point in enumerate(_POINTS)}
_SHORT = {bearing: point for point, bearing in _COMPASS.items()}
_GLUED = re.compile(r"(\d{1,4})([a-z]+)")
_NUMBERS = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
} | {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_SMALLEST_KM = 5.0
_SHARE = 0.2
# "West of X", no more said: somewhere on that side, from the town's edge to twice as far.
_BESIDE_KM = 8.0
# An unknown village "near X" lies so far about it; a distance without a side is read up to so much.
_NEAR_KM = 12.0
_AWAY_KM, _FAR_KM = 1.0, 60.0
_DETERMINERS = frozenset({"the", "this", "its", "their", "far", "due"})
_LOOKBACK = 12
_TO_NAME = 7


def find_offsets(
    text: Text, names: Sequence[Name], resolutions: Sequence[Resolution], document_text: str
) -> list[Resolution]:
    """Find points given by distance and direction from a resolved name."""
    found = []
    last_tokens = {name.last for name in names}
    unknown = _unknown(names, resolutions)
    # In ids and reasons, only a distance that is said is told.
    for name, resolution in zip(names, resolutions, strict=True):
        base = _town_of(resolution)
        measured = _measured(text, name, base, unknown) if base is not None else None
        if base is None or measured is None:
            continue
        first, said = measured.first, measured.said
        named = _named_before(text, first, unknown)
        if named is None and _says_where(text, first, last_tokens):
            continue
        start, end = text.tokens.starts[first] if named is None else named.start, name.end
        end += _closes_behind(document_text, start, end)
        bearing = measured.bearing or 0.0
        lat, lon = travel(base.lat, base.lon, distance_km=measured.distance_km, bearing=bearing)
        side = "" if measured.bearing is None else _SHORT[bearing]
        place = Place(
            place_id=":".join(filter(None, ("offset", base.place_id, said, side or "near"))),
            name=" ".join(document_text[start:end].split()),
            feature="region",
            lat=round(lat, 5),
            lon=round(lon, 5),
            radius_km=round(measured.radius_km, 1),
            country=base.country,
        )
        toponym = replace(
            resolution.toponym,
            start=start,
            end=end,
            surface=document_text[start:end],
            role="location",
        )
        score = resolution.score or 0.0
        reasons = (f"{said} km {side or 'from'} of {base.name}".removeprefix(" km "),)
        found.append(
            Resolution(
                toponym=toponym,
                candidates=(Candidate(place=place, score=score, reasons=reasons),),
                basis="inferred",
                evidence_start=start,
                evidence_end=end,
            )
        )
    return found


def _town_of(resolution: Resolution) -> Place | None:
    """Return what a distance is told from: the town of a name, rather than its province."""
    place = resolution.place
    if place is None or place.feature not in ("admin1", "admin2"):
        return place
    within_km = place.radius_km
    towns = (
        each.place
        for each in resolution.candidates
        if each.place.feature == "populated_place"
        and distance_km(each.place.lat, each.place.lon, place.lat, place.lon) <= within_km
    )
    return next(towns, place)


def _unknown(names: Sequence[Name], resolutions: Sequence[Resolution]) -> dict[int, Name]:
    """Give the names of places that nobody knows, by their last token."""
    return {
        name.last: name
        for name, each in zip(names, resolutions, strict=True)
        if each.place is None and each.toponym.role == "location"
    }


def _closes_behind(document_text: str, start: int, end: int) -> bool:
    """Tell whether a bracket that is open in a span closes right behind it."""
    return document_text.find("(", start, end) >= 0 and document_text[end : end + 1] == ")"


class _Measure(NamedTuple):
    """A measure before a name: its first token, kilometres and bearing, and how rough that is.

    ``bearing`` is None where a text gives none: then it lies anywhere about the name.
    """

    first: int
    distance_km: float
    bearing: float | None
    radius_km: float
    said: str = ""


def _measured(text: Text, name: Name, base: Place, unknown: Mapping[int, Name]) -> _Measure | None:
    """Read a distance and direction before a name, one of the two, or "near" behind an unknown."""
    found = measure(text, name)
    if found is not None:
        first, distance_km, bearing = found
        radius_km = max(_SMALLEST_KM, _SHARE * distance_km)
        return _Measure(first, distance_km, bearing, radius_km, f"{distance_km:g}")
    if base.feature != "populated_place":
        return None
    side = side_of(text, name)
    if side is not None:
        beside_km = base.radius_km + _BESIDE_KM
        return _Measure(side[0], beside_km, side[1], beside_km)
    apart = _apart(text, name)
    if apart is not None:
        first, distance_km = apart
        return _Measure(first, 0.0, None, distance_km + base.radius_km, f"{distance_km:g}")
    number = name.first - 1
    near = text.lowers[number] in text.cues.words("offsets", "beside") if number > 0 else False
    if near and _named_before(text, number, unknown) is not None:
        return _Measure(number, 0.0, None, base.radius_km + _NEAR_KM)
    return None


def _apart(text: Text, name: Name) -> tuple[int, float] | None:
    """Read "20 km from" before a name: first token and kilometres."""
    begin = text.tokens.begin_of[name.first]
    number = name.first - 1
    if number - 1 < begin or text.lowers[number] not in ("from", "outside"):
        return None
    length_km, first = _length(text, number - 1 - (text.lowers[number - 1] == "away"), begin)
    if length_km is None or not _AWAY_KM <= length_km <= _FAR_KM:
        return None
    # "Walked 20 km from Goma", "20 km from Goma to Sake" is how far somebody went.
    went = first > begin and text.lowers[first - 1] in text.cues.words("offsets", "went")
    return (
        None if went or "to" in text.lowers[name.last + 1 : name.last + 2] else (first, length_km)
    )


def side_of(text: Text, name: Name) -> tuple[int, float] | None:
    """Read "west of" before a name, without a length: first token and bearing.

    "The west of" a town lies inside it.
    """
    begin = text.tokens.begin_of[name.first]
    number = name.first - 1
    if number - 1 < begin or text.lowers[number] != "of":
        return None
    bearing, before = _direction(text, number - 1, begin)
    if bearing is None or (before >= begin and text.lowers[before] in _DETERMINERS):
        return None
    return before + 1, bearing


def measure(text: Text, name: Name) -> tuple[int, float, float] | None:
    """Read "30 km (19 miles) east of" before a name: first token, distance in km, bearing."""
    lowers = text.lowers
    begin = text.tokens.begin_of[name.first]
    number = name.first - 1
    if lowers[number] == "of" and lowers[number - 1] in text.cues.words("admin", "town"):
        # "west of the city of Herat"
        number -= 2
    if number >= begin and lowers[number] == "the":
        number -= 1
    if number - 1 < begin or lowers[number] not in ("of", "from"):
        return None
    direction, number = _direction(text, number - 1, begin)
    if direction is None:
        return None
    if lowers[number] in ("the", "to"):
        number -= 2 if lowers[number] == "the" and lowers[number - 1] == "to" else 1
    if number > begin and text.tokens.words[number] == ")":
        opened = number - 1
        while opened > max(begin, number - 6) and text.tokens.words[opened] != "(":
            opened -= 1
        number = opened - 1
    length_km, first = _length(text, number, begin)
    if length_km is None or not 0 < length_km <= 2000:
        return None
    return first, round(length_km, 2), direction


def _length(text: Text, number: int, begin: int) -> tuple[float | None, int]:
    """Read a length that ends at a token: "30 km", "1,200 metres", "12.5km"."""
    if number < begin:
        return None, number
    lower = text.lowers[number]
    glued = _GLUED.fullmatch(lower)
    if glued and glued[2] in _KM:
        value, first = _number(text, number, begin, digits=glued[1])
        return None if value is None else value * _KM[glued[2]], first
    if lower in ("mile", "miles") and number > begin and text.lowers[number - 1] == "nautical":
        lower, number = _NAUTICAL, number - 1
    if lower not in _KM:
        return None, number
    value, first = _number(text, number - 1, begin)
    return None if value is None else value * _KM[lower], first


def _direction(text: Text, number: int, begin: int) -> tuple[float | None, int]:
    word = text.lowers[number]
    if text.tokens.words[number] in _COMPASS:
        return _COMPASS[text.tokens.words[number]], number - 1
    if word not in _DEGREES:
        return None, number
    bearing, before = _side(text, number, begin)
    if before > begin and text.tokens.words[before] == "-" and text.lowers[before - 1] in _DEGREES:
        # "East-north-east" lies half way between the two.
        apart = (_DEGREES[text.lowers[before - 1]] - bearing + 180.0) % 360.0 - 180.0
        return (bearing + apart / 2) % 360.0, before - 2
    return bearing, before


def _side(text: Text, number: int, begin: int) -> tuple[float, int]:
    """Read "east", "north-east", "north east" that ends at a token."""
    word = text.lowers[number]
    if number - 2 >= begin and text.tokens.words[number - 1] == "-":
        joined = text.lowers[number - 2] + word
        if joined in _DEGREES:
            return _DEGREES[joined], number - 3
    joined = text.lowers[number - 1] + word if number > begin else ""
    if joined in _DEGREES:
        return _DEGREES[joined], number - 2
    return _DEGREES[word], number - 1


def _number(
    text: Text, number: int, begin: int, *, digits: str | None = None
) -> tuple[float | None, int]:
    """Read a number that ends at a token: "30", "1,200", "12.5", "thirty".

    ``digits`` are those of the token where a unit follows in it.
    """
    if number >= begin and text.tokens.words[number] == "-":
        number -= 1
    if number < begin:
        return None, number
    word = digits or text.lowers[number]
    if word in _NUMBERS:
        return float(_NUMBERS[word]), number
    if text.kinds[number] != DIGIT or not word.isascii() or not word.isdigit() or len(word) > 6:
        return None, number
    before = text.tokens.words[number - 2 : number] if number - 2 >= begin else []
    if len(before) == 2 and before[0].isascii() and before[0].isdigit() and len(before[0]) < 5:
        if before[1] == "." and text.tokens.ends[number - 1] == text.tokens.starts[number]:
            return float(f"{before[0]}.{word}"), number - 2
        if before[1] == "," and len(word) == 3:
            return float(before[0] + word), number - 2
    return float(word), number


def _named_before(text: Text, first: int, unknown: Mapping[int, Name]) -> Name | None:
    """Give the unknown name whose place a measure tells: "Zzyzx, a village 12 km east of X"."""
    begin = text.tokens.begin_of[first]
    for number in range(first - 1, max(begin - 1, first - 1 - _TO_NAME), -1):
        if number in unknown:
            return unknown[number]
        lower = text.lowers[number]
        if not (
            text.tokens.words[number] in ",(–-"
            or lower in _DETERMINERS
            or lower in text.cues.inside
            or lower in text.cues.words("admin", "town")
            or lower in text.cues.words("offsets", "near")
            or lower in text.cues.words("offsets", "whereabouts")
        ):
            return None
    return None


def _is_name(text: Text, number: int, last_tokens: set[int]) -> bool:
    """Tell whether a name ends here: a place's, or that of a place nobody knows."""
    return number in last_tokens or (
        number >= 0
        and text.kinds[number] in (CAPITAL, CAPITALS)
        and text.lowers[number] not in text.cues.words("offsets", "days")
    )


def _says_where(text: Text, first: int, last_tokens: set[int]) -> bool:
    """Tell whether the measure before token ``first`` says where a named place lies."""
    cues: Cues = text.cues
    begin = text.tokens.begin_of[first]
    number = first - 1
    while number >= begin and text.lowers[number] in cues.words("offsets", "near"):
        number -= 1
    if number < begin:
        return False
    if number in last_tokens or (text.lowers[number] in cues.inside and number - 1 in last_tokens):
        return True
    if text.kinds[number] == MARK and text.tokens.words[number] in ",(–-":
        before = number - 1
        return _is_name(text, before, last_tokens) or (
            text.lowers[before] in cues.inside and _is_name(text, before - 1, last_tokens)
        )
    if text.lowers[number] not in cues.words("offsets", "whereabouts"):
        return False
    # "X, which lies", "X is": a name (of any kind) within a few words, and no noun without one.
    return any(
        each in last_tokens
        or (
            text.kinds[each] in (CAPITAL, CAPITALS)
            and each > begin
            and text.kinds[each - 1] != LOWER
        )
        for each in range(max(begin, number - _LOOKBACK), number)
    )
