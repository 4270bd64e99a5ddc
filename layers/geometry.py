"""The shape of an event on the map, from its places: a point, a route, an area, or nothing.

A place that the gazetteer knows as an area is that area, never a point in its middle; a movement
between an origin and a destination is a straight line, which says no more than from where to where.
So is a road that is told by its two ends alone; that its places are inferred says so.
"""

from collections.abc import Sequence
from typing import Protocol

import shapely
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from geo import Place

from .model import ClaimPlace, Event

# What lies over an area or along a line, and is no point even where only its middle is known.
WIDE_FEATURES = ("country", "admin1", "admin2", "region", "water", "landform")


class Shapes(Protocol):
    """What is asked of a gazetteer: the shape of a place as GeoJSON, None where it is a point."""

    def geometry(self, place_id: str) -> dict[str, object] | None:
        """Give the shape of a place."""


def road_ends(places: Sequence[ClaimPlace]) -> tuple[Place, Place] | None:
    """Return the two ends of a road that is told by them alone: both inferred from its words."""
    located = [place for place in places if place.role == "location"]
    if len(located) != 2 or any(place.basis != "inferred" for place in located):
        return None
    first, last = located
    told = (first.evidence_start, first.evidence_end) == (last.evidence_start, last.evidence_end)
    return (first.place, last.place) if told and first.evidence_start is not None else None


class Drawer:
    """Draws events, and remembers the shapes of places between them.

    Parameters
    ----------
    gazetteer
        Where shapes come from.
    """

    def __init__(self, gazetteer: Shapes) -> None:
        self._gazetteer = gazetteer
        self._shapes: dict[tuple[str, float, float], BaseGeometry] = {}

    def event(self, event: Event) -> BaseGeometry | None:
        """Return the geometry of an event, None when it has no place."""
        roles: dict[str, list[ClaimPlace]] = {}
        for place in event.places:
            roles.setdefault(place.role, []).append(place)
        located = roles.get("location", [])
        ends = road_ends(event.places)
        if ends:
            return self._movement(*ends)
        if not located and "origin" in roles and "destination" in roles:
            return self._movement(roles["origin"][0].place, roles["destination"][0].place)
        if located:
            return self._together([self.place(place.place) for place in located])
        return self.place(event.places[0].place) if event.places else None

    def place(self, place: Place) -> BaseGeometry:
        """Return the geometry of a place: its line or area where known, else its point."""
        key = (place.place_id, place.lat, place.lon)
        if key not in self._shapes:
            self._shapes[key] = self._draw(place)
        return self._shapes[key]

    def _draw(self, place: Place) -> BaseGeometry:
        known = self._gazetteer.geometry(place.place_id)
        if known is None:
            return Point(place.lon, place.lat)
        geometry = shape(known)
        if not geometry.is_valid:
            geometry = shapely.make_valid(geometry)
        geometry = _only_areas(geometry) if geometry.geom_type == "GeometryCollection" else geometry
        return Point(place.lon, place.lat) if geometry.is_empty else _right_handed(geometry)

    def _movement(self, origin: Place, destination: Place) -> BaseGeometry:
        if (origin.lon, origin.lat) == (destination.lon, destination.lat):
            return self.place(origin)
        return LineString([(origin.lon, origin.lat), (destination.lon, destination.lat)])

    def _together(self, shapes: list[BaseGeometry]) -> BaseGeometry:
        """Join the shapes of several locations if they are alike; mixed ones give the first."""
        if len(shapes) == 1:
            return shapes[0]
        if all(isinstance(each, Point) for each in shapes):
            once = list(dict.fromkeys((each.x, each.y) for each in shapes))
            return MultiPoint(once) if len(once) > 1 else Point(once[0])
        if all(isinstance(each, Polygon | MultiPolygon) for each in shapes):
            return _right_handed(shapely.union_all(shapes))
        return shapes[0]


def _only_areas(geometry: BaseGeometry) -> BaseGeometry:
    parts = [part for part in geometry.geoms if isinstance(part, Polygon | MultiPolygon)]
    return shapely.union_all(parts)


def _right_handed(geometry: BaseGeometry) -> BaseGeometry:
    """Turn rings as RFC 7946 wants them: outer ones counter-clockwise, holes clockwise."""
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        return geometry
    return shapely.orient_polygons(geometry)
