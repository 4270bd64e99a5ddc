"""Distances and directions on a sphere, in kilometres and degrees.

The Earth is taken as a sphere of its mean radius (IUGG); the error, under 0.6 per cent, is far
below that of any position read from a report.
"""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

_EARTH_KM = 6371.0088


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Measure the great-circle distance between two points in degrees, in kilometres."""
    phi, other_phi = radians(lat), radians(other_lat)
    half_lat = sin((other_phi - phi) / 2)
    half_lon = sin(radians(other_lon - lon) / 2)
    chord = half_lat * half_lat + cos(phi) * cos(other_phi) * half_lon * half_lon
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def travel(lat: float, lon: float, *, distance_km: float, bearing: float) -> tuple[float, float]:
    """Give the point at a distance and bearing (degrees from north) from a point, in degrees.

    Examples
    --------
    >>> lat, lon = travel(0.0, 0.0, distance_km=111.195, bearing=90.0)
    >>> round(lat, 3), round(lon, 3)
    (0.0, 1.0)
    """
    angle, turn, phi = distance_km / _EARTH_KM, radians(bearing), radians(lat)
    other = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(turn))
    across = atan2(sin(turn) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(other))
    return degrees(other), (degrees(radians(lon) + across) + 180) % 360 - 180


# From a tile of a grid to itself and the eight around it.
AROUND = tuple(1000 * south + east for south in (0, -1, 1) for east in (0, -1, 1))


def tile(lat: float, lon: float, degrees: float) -> int:
    """Give the number of the tile that holds a point, in a grid of so many degrees (0.5 or more).

    Numbers of tiles side by side differ as told in `AROUND`.
    """
    return 1000 * int(lat // degrees) + int(lon // degrees)
