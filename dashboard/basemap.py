"""The base map that travels with the file: the world coarse, the area of interest fine.

Land, borders, first-order divisions, rivers, lakes and names, cut to a box about what is drawn, and
generalised to what a screen can show of that box. Rings and lines are stepped whole numbers, as in
`outlines`. Fills and borders are apart, so that no border runs along the edge of the box.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely

from geo.boundaries import Boundaries, load_boundaries

from .outlines import Bounds, lines_of, steps

COARSE_SCALE = 100
WORLD: Bounds = (-180.0, -85.0, 180.0, 85.0)
SMALLEST_BOX = 5.0
FINE_TO = 16.0
MIDDLE_TO = 70.0
NAME_SPOTS = 4


def base_map(bounds: Bounds | None, *, countries: Sequence[str]) -> dict[str, Any]:
    """Build the base map.

    Parameters
    ----------
    bounds
        West, south, east, north of what is drawn; None when nothing is.
    countries
        ISO 3166-1 alpha-3 of the countries with events: their divisions are drawn, the others'
        land is a shade greyer.
    """
    boundaries = load_boundaries()
    world = [
        [code, _rings(shape, COARSE_SCALE)] for code, _, shape in boundaries.countries("coarse")
    ]
    box = WORLD if bounds is None else padded(bounds)
    names = _country_names(boundaries, box)
    area = None if bounds is None else _area(boundaries, box, countries)
    return {
        "world": world,
        "area": area,
        "with_events": list(countries),
        "bounds": [round(edge, 3) for edge in bounds] if bounds else None,
        "names": names,
    }


def padded(bounds: Bounds) -> Bounds:
    """Widen a box so that there is room to look around, and never smaller than a few degrees."""
    west, south, east, north = bounds
    pad_x = max((east - west) * 0.9, SMALLEST_BOX - (east - west) / 2)
    pad_y = max((north - south) * 0.8, SMALLEST_BOX * 0.7 - (north - south) / 2)
    return (
        max(west - pad_x, -180.0),
        max(south - pad_y, -85.0),
        min(east + pad_x, 180.0),
        min(north + pad_y, 85.0),
    )


def detail(box: Bounds) -> str:
    """Choose how detailed the lines of a box are."""
    width = max(box[2] - box[0], box[3] - box[1])
    return "fine" if width <= FINE_TO else "middle" if width <= MIDDLE_TO else "coarse"


def _area(boundaries: Boundaries, box: Bounds, countries: Sequence[str]) -> dict[str, Any]:
    level = detail(box)
    clip = shapely.box(*box)
    tolerance = (box[2] - box[0]) / 4000
    shapes = [
        (code, shape)
        for code, _, shape in boundaries.countries(level)
        if shapely.intersects(shape, clip)
    ]
    fills = [
        [code, _rings(_polygons(shapely.clip_by_rect(shape, *box).simplify(tolerance)))]
        for code, shape in shapes
    ]
    borders = _union(shapely.clip_by_rect(shapely.boundary(shape), *box) for _, shape in shapes)
    divisions = [
        shape
        for code in countries
        for _, _, shape in boundaries.divisions(code)
        if shapely.intersects(shape, clip)
    ]
    inner = _union(shapely.clip_by_rect(shapely.boundary(shape), *box) for shape in divisions)
    inner = shapely.difference(inner, shapely.buffer(borders, tolerance * 4))
    return {
        "box": [round(edge, 3) for edge in box],
        "land": fills,
        "borders": _lines(borders, tolerance),
        "divisions": _lines(inner, tolerance * 2) if level != "coarse" else [],
        "disputed": _lines(_cut(boundaries.lines("disputed"), box), tolerance),
        "rivers": _lines(_cut(boundaries.lines("rivers"), box), tolerance * 2),
        "lakes": _rings(_polygons(_cut(boundaries.areas("lakes"), box))),
        "waters": _water_names(boundaries, clip),
        "divided": _division_names(boundaries, clip, countries) if level == "fine" else [],
    }


def _union(shapes: Iterable[Any]) -> Any:
    return shapely.union_all(list(shapes))


def _polygons(geometry: Any) -> Any:
    """Keep the areas of a clipped geometry: clipping leaves points and lines behind."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)


def _rings(geometry: Any, scale: int = 1000) -> list[list[int]]:
    rings: list[list[int]] = []
    for part in getattr(geometry, "geoms", [geometry]):
        for ring in (part.exterior, *part.interiors):
            stepped = steps(shapely.get_coordinates(ring), scale=scale)
            if len(stepped) > 6:
                rings.append(stepped)
    return rings


def _cut(shapes: Sequence[Any], box: Bounds) -> Any:
    """Join the parts of shapes that lie in a box."""
    return _union(shapely.clip_by_rect(shape, *box) for shape in shapes)


def _lines(geometry: Any, tolerance: float) -> list[list[int]]:
    cut = shapely.line_merge(geometry).simplify(tolerance)
    return [line for line in (steps(line) for line in lines_of(cut)) if len(line) > 2]


def _country_names(boundaries: Boundaries, box: Bounds) -> list[list[Any]]:
    """Name the countries, each with spots where its name may stand, the roomiest first."""
    clip = shapely.box(*box)
    names = []
    for _, name, shape in boundaries.countries("coarse" if detail(box) == "coarse" else "middle"):
        visible = shapely.intersection(shape, clip)
        if not visible.is_empty:
            names.append([name, round(float(shape.area), 2), spots(visible)])
    return names


def spots(shape: Any) -> list[list[float]]:
    """Find spots inside an area, the farthest from its edge first and apart from each other."""
    west, south, east, north = shape.bounds
    across, down = np.meshgrid(
        np.linspace(west, east, 13)[1:-1], np.linspace(south, north, 13)[1:-1]
    )
    points = shapely.points(np.column_stack([across.ravel(), down.ravel()]))
    points = points[shapely.contains(shape, points)]
    if not len(points):
        points = np.asarray([shape.representative_point()])
    room = shapely.distance(points, shapely.boundary(shape))
    apart = max(east - west, north - south) / 6
    chosen: list[Any] = []
    for index in np.argsort(-room, kind="stable"):
        if all(shapely.distance(points[index], other) > apart for other in chosen):
            chosen.append(points[index])
        if len(chosen) == NAME_SPOTS:
            break
    return [[round(point.y, 2), round(point.x, 2)] for point in chosen]


def _water_names(boundaries: Boundaries, clip: Any) -> list[list[Any]]:
    names = []
    for name, shape in boundaries.named_waters():
        visible = shapely.intersection(shape, clip)
        if not visible.is_empty:
            point = (
                shapely.line_interpolate_point(shapely.line_merge(visible), 0.5, normalized=True)
                if "Line" in visible.geom_type
                else visible.representative_point()
            )
            if not point.is_empty:
                names.append([name, round(point.y, 3), round(point.x, 3)])
    return names


def _division_names(boundaries: Boundaries, clip: Any, countries: Sequence[str]) -> list[list[Any]]:
    """Name divisions; a name that two of a country have says nothing, and is left out."""
    names = []
    for code in countries:
        divisions = boundaries.divisions(code)
        times = Counter(name for _, name, _ in divisions)
        for _, name, shape in divisions:
            if name and times[name] == 1 and shapely.intersects(shape, clip):
                point = shape.representative_point()
                names.append([name, round(point.y, 3), round(point.x, 3)])
    return names
