"""GeoParquet 1.1: all events as one table; ``claims`` holds the whole claims as JSON.

References
----------
OGC (2024). GeoParquet specification 1.1.0. https://geoparquet.org/releases/v1.1.0/
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..frames import event_frame
from ..records import claim_record
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".parquet"


def write(situation: "Situation", path: Path) -> None:
    """Write all events."""
    frame = event_frame(situation)
    claims = [
        json.dumps([claim_record(claim) for claim in event.claims])
        for layer in situation.layers
        for event in layer.events
    ]
    frame["claims"] = pd.Series(claims, dtype="string")
    with replacing(path) as temporary:
        frame.to_parquet(temporary, index=False, schema_version="1.1.0", write_covering_bbox=True)
