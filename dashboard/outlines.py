"""How each event is drawn, and the outlines of areas, routes and movements.

An area is generalised and widened by 1 % of its width, so that its edge does not look surveyed.
Coordinates go to the page as whole thousandths of a degree, each point as the step from the last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from layers.geometry import WIDE_FEATURES
from layers.model import Event, is_nobody

SCALE = 1000


@dataclass(frozen=True, slots=True)
class Drawn:
    """How one event is drawn: a word of ``payload.DRAWN``, its position, its outline's number."""

    how: str
    lat: float | None = None
    lon: float | None = None
    outline: int = -1


class Outlines:
    """Collects outlines, one for each place (a movement: for each pair of places)."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._shapes: list[Any] = []
        self._points: list[tuple[float, float]] = []

    def add(self, event: Event, geometry: Any) -> Drawn:
        """Decide how an event is drawn, from the type of its geometry and of its place."""
        if geometry is None or geometry.is_empty or not event.places or is_nobody(event.figures):
            return Drawn("none")
        place = event.places[0].place
        if geometry.geom_type == "Point":
            lat, lon = round(geometry.y, 4), round(geometry.x, 4)
            self._points.append((lon, lat))
            how = "radius" if place.feature in WIDE_FEATURES else "point"
            return Drawn(how, lat, lon)
        if geometry.geom_type == "MultiPoint":
            lat, lon = round(place.lat, 4), round(place.lon, 4)
            self._points.extend((point.x, point.y) for point in geometry.geoms)
            return Drawn("point", lat, lon)
        line = "Line" in geometry.geom_type
        moves = line and any(place.role == "destination" for place in event.places)
        how = "movement" if moves else "route" if line else "area"
        names = [found.place.place_id for found in event.places] if line else [place.place_id]
        number = self._number((how, *names), geometry)
        return Drawn(how, round(place.lat, 4), round(place.lon, 4), number)

    def _number(self, key: tuple[str, ...], geometry: Any) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._shapes)
            self._shapes.append(soften(geometry) if key[0] == "area" else geometry)
        return self._numbers[key]

    def boxes(self) -> np.ndarray:
        """Return west, south, east, north of each outline, and of the points to a tenth."""
        boxes = [shapely.bounds(shape) for shape in self._shapes]
        if self._points:
            points = np.round(np.asarray(self._points), 1)
            once = np.unique(points[:, 0] + 1j * points[:, 1])
            boxes.extend(np.column_stack([once.real, once.imag, once.real, once.imag]))
        return np.asarray(boxes, dtype=float).reshape(-1, 4)

    def encoded(self) -> list[list[list[int]]]:
        """Return each outline as a list of stepped lines or rings."""
        return [[steps(line) for line in lines_of(shape)] for shape in self._shapes]


def soften(geometry: Any) -> Any:
    """Generalise an area and widen it by 1 % of its width."""
    west, south, east, north = geometry.bounds
    width = max(east - west, north - south)
    simple = geometry.simplify(width / 150)
    return simple.buffer(width / 100).simplify(width / 300)


def lines_of(geometry: Any) -> list[Any]:
    """List the lines of a geometry, or the outer rings of an area, as arrays of (lon, lat)."""
    parts: Iterable[Any] = getattr(geometry, "geoms", [geometry])
    lines = []
    for part in parts:
        if part.geom_type == "Polygon":
            lines.append(shapely.get_coordinates(part.exterior))
        elif part.geom_type in ("LineString", "LinearRing"):
            lines.append(shapely.get_coordinates(part))
    return lines


def steps(line: Sequence[Sequence[float]] | np.ndarray, *, scale: int = SCALE) -> list[int]:
    """Write a line as whole numbers: the first point, then the step to each next one.

    Examples
    --------
    >>> steps([[46.5, 39.5], [46.6, 39.6], [46.6, 39.6]])
    [46500, 39500, 100, 100]
    """
    points = np.rint(np.asarray(line, dtype=float) * scale).astype(int)
    moved = np.diff(points, axis=0)
    moved = moved[np.any(moved != 0, axis=1)]
    return [int(number) for number in np.concatenate([points[:1], moved]).ravel()]
