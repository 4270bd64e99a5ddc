"""One GeoDataFrame of all events of a situation, for formats that write frames."""

from typing import TYPE_CHECKING, Any

import geopandas
import pandas as pd

from .schema import CRS, column_type
from .table import event_rows, writable

if TYPE_CHECKING:
    from .situation import Situation


def event_frame(situation: "Situation") -> geopandas.GeoDataFrame:
    """Return all events, in the order of the layers, with the columns that they need."""
    columns, rows = event_rows(situation)
    geometry = [shape for layer in situation.layers for shape in layer.features.geometry]
    frame = {
        column: pd.Series(
            [_clean(row[column]) for row in rows], dtype=column_type(column, text="string")
        )
        for column in columns
    }
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(geometry, crs=CRS), crs=CRS)


def _clean(value: Any) -> Any:
    return writable(value) if isinstance(value, str) else value
