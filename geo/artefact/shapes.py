"""Outlines for maps: divisions, countries, lakes, rivers and disputed lines of Natural Earth.

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

from .rows import ADMIN1, Row

STEPS_PER_DEGREE = 1000
_FINE, _MIDDLE, _COARSE = 0.008, 0.04, 0.4
_SMALLEST_COARSE = 0.05
_ISO_OF_DIVISION = {"UA-43": "UA", "UA-40": "UA"}
_OVERSEAS = ("GF", "GP", "MQ", "RE", "YT")
# Natural Earth gives what Morocco holds of Western Sahara to Morocco; the border of ISO 3166 is a
# parallel.
_WESTERN_SAHARA = ("ESH", "MAR", shapely.box(-18.0, 20.0, -8.6, 27.667))
# Lines that hold no more: of 1991 and 1994 about Nagorno-Karabakh
_PAST_LINES = ("Former USSR oblast in 1991", "Ceasefire Line 1994")
# Divisions whose inner border with their country is disputed, by Natural Earth's country codes
_HELD_APART = ("SOL", "CYN", "KAS")
_DISPUTED_PAIRS = (("XKX", "SRB"), ("ESH", "MAR"), ("PSE", "ISR"))


def write_shapes(
    natural_earth: Path, sane: Path, borders: Path, rows: Sequence[Row], folder: Path
) -> None:
    """Write the outlines in three levels of detail, and the lines and lakes.

    Parameters
    ----------
    natural_earth
        The 10 m divisions, GeoJSON.
    sane
        The 50 m lakes and rivers, TopoJSON.
    borders
        The GeoPackage that has the disputed lines.
    rows
        The rows of the gazetteer, for codes and ids.
    folder
        Where the files go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
    features = [feature for feature in features if feature["geometry"]]
    units = [feature["properties"] for feature in features]
    surveyed = np.array([shapely.from_geojson(json.dumps(f["geometry"])) for f in features])
    alpha3 = {row.country: row.code for row in rows if row.feature == 0}
    names = {row.code: row.name for row in rows if row.feature == 0}
    owners = np.array([alpha3.get(_country_of(unit), "") for unit in units])
    fine = shapely.coverage_simplify(surveyed, _FINE)
    _write_divisions(folder / "divisions.npz", fine, units, owners, rows)
    for level, tolerance in (("fine", _FINE), ("middle", _MIDDLE), ("coarse", _COARSE)):
        shapes = shapely.coverage_simplify(surveyed, tolerance)
        countries = _dissolve(shapes, owners)
        if level == "coarse":
            countries = {code: _largest_parts(shape) for code, shape in countries.items()}
        labels = {"code": list(countries), "name": [names[code] for code in countries]}
        write_layer(folder / f"countries_{level}.npz", list(countries.values()), labels)
    write_layer(folder / "disputed.npz", _disputed_lines(borders, fine, units, owners), {})
    topology = json.loads(sane.read_text(encoding="utf-8"))
    for layer in ("rivers", "lakes"):
        write_layer(folder / f"{layer}.npz", _topojson_shapes(topology, layer), {})


def _country_of(unit: dict[str, Any]) -> str:
    division = str(unit.get("iso_3166_2") or "")
    if division[:2] == "FR" and division[3:] in _OVERSEAS:
        return division[3:]
    return _ISO_OF_DIVISION.get(division) or str(unit.get("iso_a2") or "")


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


def _disputed_lines(
    borders: Path, shapes: Any, units: list[dict[str, Any]], owners: Any
) -> list[Any]:
    import geopandas as gpd

    frame = gpd.read_file(borders, layer="disputed_borders")
    lines = list(frame.geometry[~frame["name"].isin(_PAST_LINES)])
    held = np.array([str(unit.get("adm0_a3")) in _HELD_APART for unit in units])
    crimea = np.array([unit.get("iso_3166_2") in _ISO_OF_DIVISION for unit in units])
    for apart in (held, crimea):
        own = np.isin(owners, owners[apart])
        lines.append(_common_line(shapes[apart], shapes[own & ~apart]))
    for one, other in _DISPUTED_PAIRS:
        lines.append(_common_line(shapes[owners == one], shapes[owners == other]))
    return [line for line in lines if line is not None and not line.is_empty]


def _common_line(one: Any, other: Any) -> Any:
    common = shapely.intersection(
        shapely.boundary(shapely.union_all(one)), shapely.boundary(shapely.union_all(other))
    )
    parts = [part for part in shapely.get_parts(common) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(parts))


def _topojson_shapes(topology: dict[str, Any], layer: str) -> list[Any]:
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]

    def line(numbers: list[int]) -> Any:
        pieces = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    shapes: list[Any] = []
    for geometry in topology["objects"][layer]["geometries"]:
        kind, numbers = geometry["type"], geometry.get("arcs") or []
        if kind == "LineString":
            shapes.append(shapely.LineString(line(numbers)))
        elif kind == "MultiLineString":
            shapes.append(shapely.MultiLineString([line(part) for part in numbers]))
        else:
            polygons = [numbers] if kind == "Polygon" else numbers
            rings = [[line(ring) for ring in polygon] for polygon in polygons]
            rings = [[ring for ring in polygon if len(ring) > 3] for polygon in rings]
            parts = [shapely.Polygon(ring[0], ring[1:]) for ring in rings if ring]
            shapes.append(shapely.make_valid(shapely.MultiPolygon(parts)))
    return [shape for shape in shapes if not shape.is_empty]


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
