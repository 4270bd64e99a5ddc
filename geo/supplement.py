"""Read the curated places that gazetteers lack: ``geo/data/supplement.geojson``.

Corridors, crossings, camps, straits, rivers, contested and composed regions, plants and dams. The
file is a GeoJSON FeatureCollection, one feature a line, sorted by ``id``; it is checked at load,
and each error names the row and the key. Adding a place is adding a line.

A feature has ``type``, ``id`` (``"sitmap:lachin-corridor"``), ``geometry`` and ``properties``:

========================  =========================================================================
``name``                  the English name that a map shows when the report's own form is unknown
``names``                 other names, in any language and script, without ``name``
``feature``               one of `geo.model.FEATURES`
``countries``             ISO 3166-1 alpha-3 codes of the countries that it touches; may be empty
                          for the high seas
``admin1_code``           ISO 3166-2 code of the division that holds all of it, or null
``lat``, ``lon``          label point, degrees; on or near the place, not a centroid
``radius_km``             a circle of this radius about the label point holds most of the place
``source``, ``as_of``     where the coordinates come from, and the day on which they held
``note``                  what a reader must know, or null
``approximate``           true where the shape is a generalised outline or the point not surveyed
``composed_of``           (optional) ISO 3166-2 or alpha-3 codes whose areas make up the place;
                          ``geometry`` is then null. Every other row has a geometry.
``contains``              (optional) names of places that the region holds
``descriptions``          (optional) list of ``{"pattern": {...}}``, below
========================  =========================================================================

A description says with which words a text means the place without naming it: "the only road linking
Nagorno-Karabakh with Armenia", "Gaza's main north-south road". A pattern has

``nouns``
    the words for the place, singular and lower case: road, lifeline, crossing.
``only``
    true where a word of uniqueness (only, sole, single, last) is needed beside the noun.
``qualifiers``
    (optional) other words beside the noun that will do instead: main, key, north-south. With
    ``only`` false and no qualifiers the noun needs neither.
``joins``
    (optional) two groups of names, each any of several for one place; the place joins the first
    with the second, in either order. One end may be missing from the text, or be itself a
    description ("the enclave"): the document then has to name it.
``within``
    (optional) names of a place that the noun belongs to: "Gaza's …", "the … of Gaza", "… in Gaza".

Either ``joins`` or ``within`` is there. Words that join ("linking", "between", "from … to") and
words of uniqueness are language, not data of a place, and stand with the rules that match.

This module reads and checks. It does not look codes up: that they exist, and that each place lies
in one of its countries, is held by the tests.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .errors import GazetteerError
from .model import FEATURES

SUPPLEMENT = Path(__file__).with_name("data") / "supplement.geojson"

_ID = re.compile(r"sitmap:[a-z0-9]+(?:-[a-z0-9]+)*")
_ALPHA3 = re.compile(r"[A-Z]{3}")
_ISO_3166_2 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_FEATURE_KEYS = {"type", "id", "geometry", "properties"}
_REQUIRED = {
    "name",
    "names",
    "feature",
    "countries",
    "admin1_code",
    "lat",
    "lon",
    "radius_km",
    "source",
    "as_of",
    "note",
    "approximate",
}
_OPTIONAL = {"composed_of", "contains", "descriptions"}
_PATTERN_KEYS = {"nouns", "only", "qualifiers", "joins", "within"}
_DEPTH = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_MIN_POSITIONS = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words that imply a place without naming it; see the module's docstring for the fields."""

    nouns: tuple[str, ...]
    only: bool
    qualifiers: tuple[str, ...] = ()
    joins: tuple[tuple[str, ...], ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRow:
    """A checked row of the supplement; ``geometry`` is a GeoJSON geometry, None if composed."""

    place_id: str
    name: str
    names: tuple[str, ...]
    feature: str
    countries: tuple[str, ...]
    admin1_code: str | None
    lat: float
    lon: float
    radius_km: float
    geometry: Mapping[str, object] | None
    composed_of: tuple[str, ...]
    contains: tuple[str, ...]
    descriptions: tuple[Description, ...]
    approximate: bool
    source: str
    as_of: date
    note: str | None

    @property
    def country(self) -> str | None:
        """The only country of the place, or None for what lies in several or in none."""
        return self.countries[0] if len(self.countries) == 1 else None


@cache
def load_supplement(path: Path = SUPPLEMENT) -> tuple[SupplementRow, ...]:
    """Read and check the supplement.

    Parameters
    ----------
    path
        A GeoJSON file of the form above; without it the one that ships with sitmap.

    Raises
    ------
    GazetteerError
        If the file cannot be read, or a row breaks the schema; the message names row and key.

    Examples
    --------
    >>> rows = {row.place_id: row for row in load_supplement()}
    >>> rows["sitmap:lachin-corridor"].geometry["type"]
    'LineString'
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the supplement {path}: {error}"
        raise GazetteerError(message) from error
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"the supplement {path} is not JSON: {error}"
        raise GazetteerError(message) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        message = f"the supplement {path} is not a GeoJSON FeatureCollection: no list 'features'"
        raise GazetteerError(message)
    rows = tuple(_row(feature, number) for number, feature in enumerate(features, start=1))
    seen: set[str] = set()
    for row in rows:
        if row.place_id in seen:
            raise _broken(row.place_id, "id", "used by an earlier row")
        seen.add(row.place_id)
    return rows


def _broken(row_id: str, key: str, problem: str) -> GazetteerError:
    return GazetteerError(f"supplement row {row_id!r}, key {key!r}: {problem}")


def _row(feature: object, number: int) -> SupplementRow:
    where = f"number {number}"
    if not isinstance(feature, dict):
        raise _broken(where, "features", "expected a GeoJSON Feature")
    row_id = feature.get("id")
    if not isinstance(row_id, str) or not _ID.fullmatch(row_id):
        raise _broken(where, "id", f"expected 'sitmap:lower-case-words', found {row_id!r}")
    _check_keys(feature, row_id, required=_FEATURE_KEYS)
    if feature["type"] != "Feature":
        raise _broken(row_id, "type", f"expected 'Feature', found {feature['type']!r}")
    properties = feature["properties"]
    if not isinstance(properties, dict):
        raise _broken(row_id, "properties", "expected an object")
    _check_keys(properties, row_id, required=_REQUIRED, optional=_OPTIONAL)
    geometry = _geometry(feature["geometry"], row_id)
    composed_of = _codes(properties, "composed_of", row_id)
    if (geometry is None) != bool(composed_of):
        raise _broken(row_id, "geometry", "expected a geometry or 'composed_of', and not both")
    name = _text(properties["name"], row_id, "name")
    names = _texts(properties["names"], row_id, "names")
    if name in names or len(set(names)) < len(names):
        raise _broken(row_id, "names", "holds a name twice")
    admin1_code = properties["admin1_code"]
    if admin1_code is not None and not _ISO_3166_2.fullmatch(str(admin1_code)):
        raise _broken(row_id, "admin1_code", f"expected ISO 3166-2, found {admin1_code!r}")
    note = properties["note"]
    return SupplementRow(
        place_id=row_id,
        name=name,
        names=names,
        feature=_feature(properties["feature"], row_id),
        countries=_countries(properties["countries"], row_id),
        admin1_code=admin1_code,
        lat=_number(properties["lat"], row_id, "lat", low=-90, high=90),
        lon=_number(properties["lon"], row_id, "lon", low=-180, high=180),
        radius_km=_number(properties["radius_km"], row_id, "radius_km", low=0.01, high=5000),
        geometry=geometry,
        composed_of=composed_of,
        contains=_texts(properties.get("contains", []), row_id, "contains"),
        descriptions=_descriptions(properties.get("descriptions", []), row_id),
        approximate=_flag(properties["approximate"], row_id, "approximate"),
        source=_text(properties["source"], row_id, "source"),
        as_of=_day(properties["as_of"], row_id),
        note=None if note is None else _text(note, row_id, "note"),
    )


def _check_keys(
    mapping: Mapping[str, object],
    row_id: str,
    *,
    required: set[str],
    optional: set[str] | None = None,
) -> None:
    for key in sorted(required - mapping.keys()):
        raise _broken(row_id, key, "missing")
    known = required | (optional or set())
    for key in sorted(mapping.keys() - known):
        raise _broken(row_id, key, f"unknown; expected: {', '.join(sorted(known))}")


def _text(value: object, row_id: str, key: str) -> str:
    if not isinstance(value, str) or not value or value != value.strip():
        raise _broken(row_id, key, f"expected words without outer spaces, found {value!r}")
    return value


def _texts(value: object, row_id: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _broken(row_id, key, f"expected a list, found {value!r}")
    return tuple(_text(each, row_id, key) for each in value)


def _flag(value: object, row_id: str, key: str) -> bool:
    if not isinstance(value, bool):
        raise _broken(row_id, key, f"expected true or false, found {value!r}")
    return value


def _number(value: object, row_id: str, key: str, *, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise _broken(row_id, key, f"expected a number from {low} to {high}, found {value!r}")
    return float(value)


def _feature(value: object, row_id: str) -> str:
    if not isinstance(value, str) or value not in FEATURES:
        expected = ", ".join(FEATURES)
        raise _broken(row_id, "feature", f"expected one of {expected}, found {value!r}")
    return value


def _countries(value: object, row_id: str) -> tuple[str, ...]:
    countries = _texts(value, row_id, "countries")
    for country in countries:
        if not _ALPHA3.fullmatch(country):
            raise _broken(row_id, "countries", f"expected ISO 3166-1 alpha-3, found {country!r}")
    if len(set(countries)) < len(countries):
        raise _broken(row_id, "countries", "holds a country twice")
    return countries


def _codes(properties: Mapping[str, object], key: str, row_id: str) -> tuple[str, ...]:
    codes = _texts(properties.get(key, []), row_id, key)
    for code in codes:
        if not (_ALPHA3.fullmatch(code) or _ISO_3166_2.fullmatch(code)):
            raise _broken(row_id, key, f"expected ISO 3166-2 or alpha-3, found {code!r}")
    return codes


def _day(value: object, row_id: str) -> date:
    try:
        return date.fromisoformat(_text(value, row_id, "as_of"))
    except ValueError as error:
        raise _broken(row_id, "as_of", f"expected a date YYYY-MM-DD, found {value!r}") from error


def _geometry(value: object, row_id: str) -> Mapping[str, object] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"type", "coordinates"}:
        raise _broken(row_id, "geometry", "expected an object of 'type' and 'coordinates', or null")
    kind = value["type"]
    if kind not in _DEPTH:
        expected = ", ".join(_DEPTH)
        raise _broken(row_id, "geometry", f"expected one of {expected}, found {kind!r}")
    _check_positions(value["coordinates"], _DEPTH[kind], kind, row_id)
    return value


def _check_positions(value: object, depth: int, kind: str, row_id: str) -> None:
    if not isinstance(value, list):
        raise _broken(row_id, "geometry", f"expected a list in {kind}, found {value!r}")
    if depth == 0:
        if len(value) != 2:
            raise _broken(row_id, "geometry", f"expected [lon, lat], found {value!r}")
        _number(value[0], row_id, "geometry", low=-180, high=180)
        _number(value[1], row_id, "geometry", low=-90, high=90)
        return
    for each in value:
        _check_positions(each, depth - 1, kind, row_id)
    if depth == 1 and len(value) < _MIN_POSITIONS[kind]:
        raise _broken(row_id, "geometry", f"too few positions for a {kind}: {len(value)}")
    if depth == 1 and kind.endswith("Polygon") and value[0] != value[-1]:
        raise _broken(row_id, "geometry", "a ring does not end where it begins")


def _descriptions(value: object, row_id: str) -> tuple[Description, ...]:
    if not isinstance(value, list):
        raise _broken(row_id, "descriptions", f"expected a list, found {value!r}")
    return tuple(_description(each, row_id) for each in value)


def _description(value: object, row_id: str) -> Description:
    pattern = value.get("pattern") if isinstance(value, dict) else None
    if not isinstance(pattern, dict) or set(value) != {"pattern"}:  # type: ignore[call-overload]
        raise _broken(row_id, "descriptions", 'expected {"pattern": {…}}')
    _check_keys(
        pattern,
        row_id,
        required={"nouns", "only"},
        optional=_PATTERN_KEYS - {"nouns", "only"},
    )
    nouns = _texts(pattern["nouns"], row_id, "nouns")
    joins = pattern.get("joins", [])
    if not isinstance(joins, list) or len(joins) not in {0, 2}:
        raise _broken(row_id, "joins", f"expected two groups of names, found {joins!r}")
    description = Description(
        nouns=nouns,
        only=_flag(pattern["only"], row_id, "only"),
        qualifiers=_texts(pattern.get("qualifiers", []), row_id, "qualifiers"),
        joins=tuple(_texts(group, row_id, "joins") for group in joins),
        within=_texts(pattern.get("within", []), row_id, "within"),
    )
    if not nouns or any(noun != noun.lower() for noun in nouns):
        raise _broken(row_id, "nouns", "expected at least one noun, all in lower case")
    if not (description.joins or description.within) or not all(description.joins):
        raise _broken(row_id, "descriptions", "expected names in 'joins' or in 'within'")
    return description
