"""GeoPackage: a layer a kind and type of geometry, events without a place, and claims, as tables.

A claim is related to its event by ``event_id``, which has an index. Each layer brings the style
that QGIS gives it.

References
----------
OGC 12-128r15 (2018). GeoPackage encoding standard 1.2.1. https://www.geopackage.org/spec121/
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas
import pandas as pd
import pyogrio

from ..frames import event_frame
from ..kinds import load_kinds
from ..qgis import style
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
# Of 2018: a QGIS of some years ago warns of anything newer. Nothing here needs it.
_DATASET = {"VERSION": "1.2"}
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME
);
INSERT INTO gpkg_contents (table_name, data_type, identifier)
  VALUES ('layer_styles', 'attributes', 'layer_styles');
"""
_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
  styleName, styleQML, useAsDefault, description, owner)
VALUES ('', '', ?, 'geom', 'sitmap', ?, 1, 'Colour by kind, outline by status', '')
"""


def write(situation: "Situation", path: Path) -> None:
    """Write the layers ``KIND_point``, ``_line``, ``_area``, and ``unplaced`` and ``claims``."""
    frame = event_frame(situation)
    types = frame.geometry.geom_type.map(TYPES)
    layers: list[str] = []
    with replacing(path) as temporary:
        for kind in dict.fromkeys(frame["kind"]):
            for name, geometry in GEOMETRIES.items():
                rows = frame[(frame["kind"] == kind) & (types == name)]
                if len(rows):
                    layers.append(f"{kind}_{name}")
                    _write_layer(rows, temporary, layers[-1], geometry)
        unplaced = pd.DataFrame(frame[types.isna()].drop(columns="geometry"))
        _write_table(unplaced, temporary, "unplaced")
        _write_table(_claims(situation), temporary, "claims")
        with closing(sqlite3.connect(temporary)) as database, database:
            _add_styles(database, layers)
            database.execute("CREATE INDEX claims_of_event ON claims (event_id)")


def _write_layer(rows: geopandas.GeoDataFrame, path: Path, layer: str, geometry: str) -> None:
    pyogrio.write_dataframe(
        rows,
        path,
        layer=layer,
        driver="GPKG",
        geometry_type=geometry,
        promote_to_multi=True,
        dataset_options=_DATASET,
    )


def _write_table(rows: pd.DataFrame, path: Path, layer: str) -> None:
    pyogrio.write_dataframe(rows, path, layer=layer, driver="GPKG", dataset_options=_DATASET)


def _add_styles(database: sqlite3.Connection, layers: Sequence[str]) -> None:
    kinds = load_kinds()
    database.executescript(_STYLES)
    for layer in layers:
        kind, _, geometry = layer.rpartition("_")
        database.execute(_STYLE, (layer, style(kinds[kind], geometry)))


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
