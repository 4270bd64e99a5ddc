"""The base map that travels with the file: the world coarse, the areas of interest fine.

Land, borders, first-order divisions, rivers, lakes and names, cut to boxes about what is drawn, and
generalised to what a screen can show of each box. Rings and lines are stepped whole numbers, as in
`outlines`. Fills and borders are apart, so that no border runs along the edge of a box.

Borders are a setting. "disputed": as ISO 3166 has the countries, and where a line is in dispute,
broken. "iso": all of them solid. "none": land and water alone, no border and no country's name.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely

from geo.boundaries import Boundaries, load_boundaries

from .grounds import FINE_TO, Bounds
from .outlines import lines_of, steps
from .towns import towns

COARSE_SCALE = 100
WORLD: Bounds = (-180.0, -85.0, 180.0, 85.0)
MIDDLE_TO = 70.0
WIDE = 200.0
NAME_SPOTS = 4
# Numbers of rings and lines, for one box and for each more; about 1.5 bytes of the file each.
MOST_NUMBERS, MORE_NUMBERS = 24_000, 3_000
# Of a box's width: the step that its lines are generalised to, and coarser ones.
SHARES = (4000, 2000, 1000, 500, 250)
ANTARCTICA = "ATA"
# Without an event farther south the world ends here, so that the map is not a third of ice.
SOUTHERN_SEA = -60.0
# How far a disputed line may lie from the border that it is: degrees, by level of detail.
NEAR = {"fine": 0.02, "middle": 0.08, "coarse": 0.4}
# The smallest rank of rivers and lakes that each level of detail still shows
RANKS = {"fine": 10, "middle": 6, "coarse": 3}
NO_LINES = shapely.MultiLineString()


def base_map(
    boxes: Sequence[Bounds],
    *,
    countries: Sequence[str],
    named: Iterable[str] = (),
    policy: str = "disputed",
) -> dict[str, Any]:
    """Build the base map.

    Parameters
    ----------
    boxes
        West, south, east, north of each area that is drawn fine; they lie apart.
    countries
        ISO 3166-1 alpha-3 of the countries with events: their divisions are drawn, the others'
        land is a shade greyer.
    named
        Place ids that the events name, which are no other towns.
    policy
        How borders are drawn: "disputed", "iso" or "none".
    """
    boundaries = load_boundaries()
    borders = policy != "none"
    south = min((box[1] for box in boxes), default=0.0)
    coarse = [
        country
        for country in boundaries.countries("coarse")
        if country[0] != ANTARCTICA or south < SOUTHERN_SEA
    ]
    world = [[code, _rings(shape, COARSE_SCALE)] for code, _, shape in coarse]
    dashed = _parted([shape for _, _, shape in coarse], boundaries, "coarse", policy)[1]
    known = frozenset(named)
    drawn = [
        area | {"towns": towns(box, without=known)}
        for box, area in zip(
            boxes, _areas(boundaries, boxes, countries if borders else (), policy), strict=True
        )
    ]
    return {
        "policy": policy,
        "south": min(south, SOUTHERN_SEA),
        "world": world,
        "disputed": _lines(dashed, 0.05, COARSE_SCALE),
        "areas": drawn,
        "with_events": list(countries) if borders else [],
        "names": _country_names(boundaries, boxes or [WORLD]) if borders else [],
    }


def detail(box: Bounds) -> str:
    """Choose how detailed the lines of a box are."""
    width = max(box[2] - box[0], box[3] - box[1])
    return "fine" if width <= FINE_TO else "middle" if width <= MIDDLE_TO else "coarse"


def _areas(
    boundaries: Boundaries, boxes: Sequence[Bounds], countries: Sequence[str], policy: str
) -> list[dict[str, Any]]:
    """Draw each box, the widest coarser where fjords and islands would make the file large."""
    # The outlines that wide boxes take are general themselves.
    shares = [SHARES[0] if detail(box) == "fine" else 1000 for box in boxes]

    def draw(at: int) -> dict[str, Any]:
        return _area(boundaries, boxes[at], countries, policy, share=shares[at])

    areas = list(map(draw, range(len(boxes))))
    while sum(map(_size, areas)) > MOST_NUMBERS + MORE_NUMBERS * (len(boxes) - 1):
        longest = max(
            (at for at, share in enumerate(shares) if share > SHARES[-1]),
            key=lambda at: _size(areas[at]) * (boxes[at][2] - boxes[at][0]),
            default=None,
        )
        if longest is None:
            break
        shares[longest] = SHARES[SHARES.index(shares[longest]) + 1]
        areas[longest] = draw(longest)
    return areas


def _size(area: dict[str, Any]) -> int:
    """Count the numbers of an area's rings and lines."""
    lines = [*area["borders"], *area["divisions"], *area["rivers"], *area["lakes"]]
    return sum(map(len, lines)) + sum(len(ring) for _, rings in area["land"] for ring in rings)


def _area(
    boundaries: Boundaries, box: Bounds, countries: Sequence[str], policy: str, *, share: int
) -> dict[str, Any]:
    level = detail(box)
    clip = shapely.box(*box)
    tolerance = (box[2] - box[0]) / share
    shapes = [
        (code, shape)
        for code, _, shape in boundaries.countries(level)
        if shapely.intersects(shape, clip)
    ]
    # A box about most of the world shows no more than the world that lies under it.
    covered = box[2] - box[0] > WIDE
    fills = (
        []
        if covered
        else [
            [code, _rings(_polygons(shapely.clip_by_rect(shape, *box).simplify(tolerance)))]
            for code, shape in shapes
        ]
    )
    whole = [shape for _, shape in shapes]
    solid, dashed = _parted(whole, boundaries, level, policy, box=box)
    divisions = [
        shape
        for code in countries
        for _, _, shape in boundaries.divisions(code)
        if shapely.intersects(shape, clip)
    ]
    inner = _union(shapely.clip_by_rect(shapely.boundary(shape), *box) for shape in divisions)
    outer = _union([solid, dashed])
    inner = shapely.difference(inner, _beside(outer, tolerance * 4))
    return {
        "box": [round(edge, 3) for edge in box],
        "land": fills,
        "borders": [] if covered else _lines(solid, tolerance),
        "divisions": _lines(inner, tolerance * 2) if level != "coarse" else [],
        "disputed": [] if covered else _lines(dashed, tolerance),
        "rivers": _lines(_cut(boundaries.rivers(RANKS[level]), box), tolerance * 2),
        "lakes": _rings(_polygons(_cut(boundaries.lakes(RANKS[level]), box).simplify(tolerance))),
        "waters": _water_names(boundaries, clip),
        "divided": _division_names(boundaries, clip, countries) if level == "fine" else [],
    }


def _parted(
    shapes: Sequence[Any],
    boundaries: Boundaries,
    level: str,
    policy: str,
    *,
    box: Bounds = WORLD,
) -> tuple[Any, Any]:
    """Part the outlines of countries into solid lines (coasts among them) and disputed ones."""
    if policy == "none":
        return shapely.clip_by_rect(shapely.boundary(_union(shapes)), *box), NO_LINES
    every = _union(shapely.clip_by_rect(shapely.boundary(shape), *box) for shape in shapes)
    claimed = _cut(boundaries.disputed(), box)
    if policy == "iso" or claimed.is_empty:
        return every, NO_LINES
    near = NEAR[level]
    about = _beside(claimed, near)
    coasts = shapely.boundary(_cut(shapes, box))  # no dispute is about a coast
    dashed = shapely.difference(shapely.intersection(every, about), coasts)
    # A claim to a line that no border follows is drawn by itself.
    apart = shapely.difference(claimed, _beside(dashed, near * 1.5))
    return shapely.difference(every, dashed), _union([dashed, apart])


def _beside(lines: Any, near: float) -> Any:
    """Give all that lies nearer to some lines than so many degrees."""
    merged = shapely.line_merge(lines).simplify(near / 4)
    return _union(shapely.buffer(shapely.get_parts(merged), near, quad_segs=2))


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
    """Join the parts of shapes that lie in a box; clipping areas may leave them invalid."""
    clipped = shapely.clip_by_rect(np.asarray(shapes, dtype=object), *box)
    wrong = ~shapely.is_valid(clipped)
    clipped[wrong] = shapely.make_valid(clipped[wrong])
    return _union(clipped)


def _lines(geometry: Any, tolerance: float, scale: int = 1000) -> list[list[int]]:
    cut = shapely.line_merge(geometry).simplify(tolerance)
    lines = (steps(line, scale=scale) for line in lines_of(cut))
    return [line for line in lines if len(line) > 2]


def _country_names(boundaries: Boundaries, boxes: Sequence[Bounds]) -> list[list[Any]]:
    """Name the countries, each with spots where its name may stand, the roomiest first.

    A country outside of the boxes has one spot: it is seen only from afar.
    """
    clips = [shapely.box(*box) for box in boxes]
    fine = all(detail(box) != "coarse" for box in boxes)
    names = []
    for code, name, shape in boundaries.countries("middle" if fine else "coarse"):
        if code == ANTARCTICA and min(box[1] for box in boxes) > SOUTHERN_SEA:
            continue
        found = [
            spot
            for clip in clips
            if shapely.intersects(shape, clip)
            for spot in spots(shapely.intersection(shape, clip))
        ]
        if not found:
            point = shapely.point_on_surface(shape)
            found = [[round(point.y, 1), round(point.x, 1)]]
        names.append([name, round(float(shape.area), 2), found])
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
