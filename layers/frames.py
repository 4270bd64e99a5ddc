"""One GeoDataFrame of all events of a situation, for formats that write frames."""

from typing import TYPE_CHECKING, Any

import geopandas
import pandas as pd

from .schema import CRS
from .table import event_rows, writable

if TYPE_CHECKING:
    from .situation import Situation

NUMBERS = {"lat": "Float64", "lon": "Float64", "radius_km": "Float64"}


def event_frame(situation: "Situation") -> geopandas.GeoDataFrame:
    """Return all events, in the order of the layers, with the columns that they need."""
    columns, rows = event_rows(situation)
    geometry = [shape for layer in situation.layers for shape in layer.features.geometry]
    frame = {
        column: pd.Series([_clean(row[column]) for row in rows], dtype=_dtype(column))
        for column in columns
    }
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(geometry, crs=CRS), crs=CRS)


def _clean(value: Any) -> Any:
    return writable(value) if isinstance(value, str) else value


def _dtype(column: str) -> str:
    if column in NUMBERS:
        return NUMBERS[column]
    counted = column.endswith(("_low", "_best", "_high"))
    return "Int64" if counted or column in _COUNTS else "string"


_COUNTS = ("quote_start", "quote_end", "n_claims", "n_sources")
