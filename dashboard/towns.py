"""Larger towns of the base map, by which a reader knows where on it they are."""

from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np

from geo.gazetteer import load_gazetteer
from geo.model import FEATURES

from .grounds import Bounds

MOST = 40
LOOKED_AT = 400
# Two names need about a twentieth of the box between them.
APART = 20.0


def towns(box: Bounds, *, without: AbstractSet[str] = frozenset()) -> list[list[Any]]:
    """List the largest towns of a box that lie apart, as name, latitude and longitude.

    Parameters
    ----------
    box
        West, south, east, north.
    without
        Place ids that are not wanted.
    """
    gazetteer = load_gazetteer()
    west, south, east, north = box
    lat, lon = np.asarray(gazetteer.lat), np.asarray(gazetteer.lon)
    kind = FEATURES.index("populated_place")
    inside = (lon > west) & (lon < east) & (lat > south) & (lat < north)
    rows = np.flatnonzero(inside & (np.asarray(gazetteer.feature) == kind))
    people = np.asarray(gazetteer.population)[rows]
    largest = rows[np.lexsort((rows, -people))][:LOOKED_AT]
    apart = max(east - west, north - south) / APART
    chosen: list[int] = []
    for row in largest.tolist():
        far = all(max(abs(lat[row] - lat[at]), abs(lon[row] - lon[at])) > apart for at in chosen)
        if far and gazetteer.place_id(row) not in without:
            chosen.append(row)
        if len(chosen) == MOST:
            break
    return [
        [gazetteer.name(row), round(float(lat[row]), 3), round(float(lon[row]), 3)]
        for row in chosen
    ]
