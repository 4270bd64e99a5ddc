"""The shape of a gazetteer's row: its own line or area, or the outlines that make it up."""

from functools import cache
from typing import TYPE_CHECKING, Any

from .boundaries import load_boundaries
from .model import FEATURES

if TYPE_CHECKING:
    from .gazetteer import Gazetteer

_COUNTRY = FEATURES.index("country")


def outline(gazetteer: "Gazetteer", row: int) -> dict[str, Any] | None:
    """Give the shape of a row as a GeoJSON geometry; None where it is only a point."""
    import shapely.geometry

    shape = _shape(gazetteer, row)
    return None if shape is None or shape.is_empty else shapely.geometry.mapping(shape)


@cache
def _shape(gazetteer: "Gazetteer", row: int) -> Any:
    import shapely.geometry

    entry = gazetteer.supplement_row(row)
    if entry is not None:
        if entry.composed_of:
            return compose(gazetteer, entry.composed_of)
        geometry = entry.geometry
        if geometry is None or geometry["type"] == "Point":
            return None
        return shapely.geometry.shape(geometry)
    if gazetteer.feature[row] == _COUNTRY:
        return load_boundaries().country(gazetteer.country_code(row) or "")
    holder = _holder(gazetteer, row)
    if holder >= 0:
        return _shape(gazetteer, holder)
    return load_boundaries().division(gazetteer.geonameid(row) or 0)


def _holder(gazetteer: "Gazetteer", row: int) -> int:
    """Give the division that a district lies in somewhere, where no more is known; else -1."""
    holder = int(gazetteer.admin1[row])
    if holder < 0 or holder == row or not gazetteer.is_approximate(row):
        return -1
    at = (gazetteer.lat[row], gazetteer.lon[row])
    return holder if at == (gazetteer.lat[holder], gazetteer.lon[holder]) else -1


def compose(gazetteer: "Gazetteer", codes: tuple[str, ...]) -> Any:
    """Unite the countries (alpha-3) and divisions (ISO 3166-2) of these codes; None for none."""
    import shapely

    boundaries = load_boundaries()
    parts = []
    for code in codes:
        if "-" not in code:
            parts.append(boundaries.country(code))
            continue
        shape = boundaries.admin1(code)
        row = gazetteer.admin1_row(code)
        if shape is None and row is not None:
            shape = boundaries.division(gazetteer.geonameid(row) or 0)
        parts.append(shape)
    found = [part for part in parts if part is not None]
    return shapely.union_all(found) if found else None
