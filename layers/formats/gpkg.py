"""GeoPackage: a layer a kind and type of geometry, events without a place, and claims, as tables.

References
----------
OGC 12-128r19 (2024). GeoPackage encoding standard 1.4. https://www.geopackage.org/spec140/
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas
import pandas as pd
import pyogrio

from ..frames import event_frame
from ..records import claim_record
from ..table import writable
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".gpkg"
TYPES = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "area",
    "MultiPolygon": "area",
}
GEOMETRIES = {"point": "MultiPoint", "line": "MultiLineString", "area": "MultiPolygon"}


def write(situation: "Situation", path: Path) -> None:
    """Write the layers ``KIND_point``, ``_line``, ``_area``, and ``unplaced`` and ``claims``."""
    frame = event_frame(situation)
    types = frame.geometry.geom_type.map(TYPES)
    with replacing(path) as temporary:
        for kind in dict.fromkeys(frame["kind"]):
            for name, geometry in GEOMETRIES.items():
                rows = frame[(frame["kind"] == kind) & (types == name)]
                if len(rows):
                    _write_layer(rows, temporary, f"{kind}_{name}", geometry)
        unplaced = pd.DataFrame(frame[types.isna()].drop(columns="geometry"))
        _write_table(unplaced, temporary, "unplaced")
        _write_table(_claims(situation), temporary, "claims")


def _write_layer(rows: geopandas.GeoDataFrame, path: Path, layer: str, geometry: str) -> None:
    pyogrio.write_dataframe(
        rows, path, layer=layer, driver="GPKG", geometry_type=geometry, promote_to_multi=True
    )


def _write_table(rows: pd.DataFrame, path: Path, layer: str) -> None:
    pyogrio.write_dataframe(rows, path, layer=layer, driver="GPKG")


def _claims(situation: "Situation") -> pd.DataFrame:
    """Return one row a claim: the event it belongs to, its sentence, and the whole as JSON."""
    rows = [
        (
            claim.claim_id,
            event.event_id,
            claim.status,
            writable(claim.quote),
            writable(claim.doc_id),
            json.dumps(claim_record(claim)),
        )
        for layer in situation.layers
        for event in layer.events
        for claim in event.claims
    ]
    columns = ["claim_id", "event_id", "status", "quote", "doc_id", "claim"]
    return pd.DataFrame(rows, columns=columns).astype("string")
