"""Events to layers: one GeoDataFrame a kind, with exactly the columns of `layers.schema`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas
import pandas as pd

from .geometry import Drawer, Shapes
from .kinds import Kind
from .model import Event
from .schema import CRS, LAYER_COLUMNS, column_type, event_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """All events of a kind; the rows of ``features`` stand in the order of ``events``."""

    kind: Kind
    events: tuple[Event, ...]
    features: geopandas.GeoDataFrame


def build_layers(
    events: Iterable[Event], *, gazetteer: Shapes, kinds: Mapping[str, Kind]
) -> tuple[Layer, ...]:
    """Build the layers, one for each kind, in the order of the kinds; some may be empty.

    Parameters
    ----------
    events
        The events; those of an unknown kind are not in any layer.
    gazetteer
        Where the shapes of places come from.
    kinds
        The kinds by name.
    """
    drawer = Drawer(gazetteer)
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        grouped[event.kind].append(event)
    return tuple(_layer(kind, grouped.get(kind.name, []), drawer) for kind in kinds.values())


def _layer(kind: Kind, events: list[Event], drawer: Drawer) -> Layer:
    rows = [event_row(event, kind) for event in events]
    # Plain objects for text, as Arrow refuses half a surrogate pair.
    columns = {
        name: pd.Series([row[name] for row in rows], dtype=column_type(name, text="object"))
        for name in LAYER_COLUMNS
    }
    geometry = geopandas.GeoSeries([drawer.event(event) for event in events], crs=CRS)
    features = geopandas.GeoDataFrame(columns, geometry=geometry, crs=CRS)
    return Layer(kind=kind, events=tuple(events), features=features)
