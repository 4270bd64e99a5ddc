"""Outlines for maps: divisions, countries and disputed lines of Natural Earth.

Divisions are simplified together as one coverage, so that neighbours keep their common line, and
countries are unions of them. A country is what ISO 3166 says: Crimea is drawn with Ukraine,
Somaliland with Somalia, Northern Cyprus with Cyprus; where who holds a place differs from that, or
another state claims it, the line is listed as disputed.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .disputes import ISO_OF_DIVISION, Lines, disputed_lines
from .rows import ADMIN1, Row

STEPS_PER_DEGREE = 1000
FINE, _MIDDLE, _COARSE = 0.008, 0.04, 0.4
_SMALLEST_COARSE = 0.05
_OVERSEAS = ("GF", "GP", "MQ", "RE", "YT")
# Natural Earth gives what Morocco holds of Western Sahara to Morocco; the border of ISO 3166 is a
# parallel.
_WESTERN_SAHARA = ("ESH", "MAR", shapely.box(-18.0, 20.0, -8.6, 27.667))


def write_countries(natural_earth: Path, lines: Lines, rows: Sequence[Row], folder: Path) -> None:
    """Write divisions, countries in three levels of detail, and the lines in dispute.

    Parameters
    ----------
    natural_earth
        The 10 m divisions, GeoJSON.
    lines
        The files that list disputed lines.
    rows
        The rows of the gazetteer, for codes and ids.
    folder
        Where the files go.
    """
    features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
    features = [feature for feature in features if feature["geometry"]]
    units = [feature["properties"] for feature in features]
    surveyed = np.array([shapely.from_geojson(json.dumps(f["geometry"])) for f in features])
    alpha3 = {row.country: row.code for row in rows if row.feature == 0}
    names = {row.code: row.name for row in rows if row.feature == 0}
    owners = np.array([alpha3.get(_country_of(unit), "") for unit in units])
    fine = shapely.coverage_simplify(surveyed, FINE)
    _write_divisions(folder / "divisions.npz", fine, units, owners, rows)
    for level, tolerance in (("fine", FINE), ("middle", _MIDDLE), ("coarse", _COARSE)):
        shapes = shapely.coverage_simplify(surveyed, tolerance)
        countries = _dissolve(shapes, owners)
        if level == "coarse":
            countries = {code: _largest_parts(shape) for code, shape in countries.items()}
        labels = {"code": list(countries), "name": [names[code] for code in countries]}
        write_layer(folder / f"countries_{level}.npz", list(countries.values()), labels)
    write_layer(folder / "disputed.npz", disputed_lines(lines, fine, units, owners), {})


def _country_of(unit: dict[str, Any]) -> str:
    division = str(unit.get("iso_3166_2") or "")
    if division[:2] == "FR" and division[3:] in _OVERSEAS:
        return division[3:]
    return ISO_OF_DIVISION.get(division) or str(unit.get("iso_a2") or "")


def _write_divisions(
    path: Path, shapes: Any, units: list[dict[str, Any]], owners: Any, rows: Sequence[Row]
) -> None:
    holders = {f"{row.country}.{row.code}": row.geonameid for row in rows if row.feature == ADMIN1}
    known = {row.geonameid: row for row in rows}
    identifiers = [int(unit.get("gn_id") or 0) for unit in units]
    codes = [str(unit.get("iso_3166_2") or "") for unit in units]
    labels = {
        "code": codes,
        "name": [str(unit.get("name_en") or unit.get("name") or "") for unit in units],
        "country": owners.tolist(),
        "geonameid": [
            identifier if identifier in known else holders.get(f"{_country_of(unit)}.{code}", 0)
            for identifier, code, unit in zip(identifiers, codes, units, strict=True)
        ],
    }
    held = (known.get(identifier) for identifier in labels["geonameid"])
    labels["holder"] = [row.admin1 if row else 0 for row in held]
    write_layer(path, list(shapes), labels)


def _dissolve(shapes: Any, owners: Any) -> dict[str, Any]:
    countries = {
        code: shapely.union_all(shapes[owners == code])
        for code in sorted(set(owners.tolist()))
        if code
    }
    gets, gives, area = _WESTERN_SAHARA
    held = countries[gives].intersection(area)
    countries[gives] = countries[gives].difference(area)
    countries[gets] = countries[gets].union(held)
    return countries


def _largest_parts(shape: Any) -> Any:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for part in parts if part.area > _SMALLEST_COARSE]
    return shapely.MultiPolygon(kept or parts[:1])


def write_layer(path: Path, shapes: Sequence[Any], labels: dict[str, list[Any]]) -> None:
    """Write areas or lines as whole steps of a thousandth of a degree, each from the one before."""
    areas = any("Polygon" in shape.geom_type for shape in shapes)
    rounded = [_as_multi(shape, areas=areas) for shape in shapes]
    _, coordinates, offsets = shapely.to_ragged_array(rounded)
    stepped = np.rint(coordinates * STEPS_PER_DEGREE).astype(np.int32)
    arrays: dict[str, Any] = {"steps": np.diff(stepped, axis=0, prepend=0).T}
    for at, offset in enumerate(offsets):
        arrays[f"offsets{at}"] = np.diff(offset).astype(np.int32)
    for name, values in labels.items():
        arrays[name] = np.array(values)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _as_multi(shape: Any, *, areas: bool) -> Any:
    grid = 1 / STEPS_PER_DEGREE
    rounded = shapely.transform(shape, lambda at: np.rint(at * STEPS_PER_DEGREE) * grid)
    if areas:
        if not rounded.is_valid:
            rounded = shapely.set_precision(shapely.make_valid(shape), grid)
        parts = [part for part in shapely.get_parts(rounded) if "Polygon" in part.geom_type]
        flat = [polygon for part in parts for polygon in shapely.get_parts(part)]
        return shapely.MultiPolygon([polygon for polygon in flat if polygon.area > 0])
    return shapely.MultiLineString(list(shapely.get_parts(rounded)))
