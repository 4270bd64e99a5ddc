"""Tell which places lie in which, as far as the gazetteer's rows say."""

from geo import Place
from geo.names import normalise, skeleton
from geo.sphere import distance_km

# A place that a text gives by distance and direction alone.
OFFSET = "offset:"
WIDE = ("country", "admin1", "region")
AREAS = (*WIDE, "admin2")


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether a place lies in another, as far as their rows say."""
    if outer.place_id == inner.place_id or outer.feature not in AREAS:
        return False
    if outer.feature == "country":
        return inner.feature != "country" and inner.country == outer.country
    same = inner.admin1_code == outer.admin1_code if inner.admin1_code else None
    if outer.feature == "admin1" and inner.feature == "admin2" and same is not None:
        return same
    if outer.feature == "admin2" and (inner.feature == "admin2" or _is_namesake(outer, inner)):
        # Of many districts only an estimate of the middle is known.
        return inner.feature != "admin2" and inner.country == outer.country and same is True
    if inner.feature == "country" or inner.radius_km >= outer.radius_km:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.feature == "admin1" and outer.admin1_code and same is not None:
        return same
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km


def is_seat(place: Place) -> bool:
    """Tell a town that bears the name of its province, whatever their spelling: "Hudaydah"."""
    if place.feature != "populated_place" or not place.admin1:
        return False
    return skeleton(normalise(place.name)) == skeleton(normalise(place.admin1))


def _is_namesake(outer: Place, inner: Place) -> bool:
    """Tell a town from others in a district of its name."""
    return inner.name == outer.name and inner.feature not in AREAS
