import warnings

import geopandas

from layers.build import build_layers
from layers.kinds import load_kinds
from layers.merge import merge_claims
from layers.schema import CRS, LAYER_COLUMNS
from tests.builders import a_claim, a_claim_place, a_figure


class Points:
    def geometry(self, place_id: str) -> None:
        return None


def test_every_kind_is_a_layer_with_all_columns_and_a_crs() -> None:
    layers = build_layers((), gazetteer=Points(), kinds=load_kinds())
    assert [layer.kind.name for layer in layers] == list(load_kinds())
    for layer in layers:
        assert tuple(layer.features.columns) == (*LAYER_COLUMNS, "geometry")
        assert layer.features.crs == CRS
        assert layer.features.empty


def test_row_tells_its_event() -> None:
    killed = a_figure("killed", 200, high=None, qualifier="at_least")
    claim = a_claim(figures=(killed,), url="https://example.org/a", publisher="P")
    (layer, *_) = build_layers(merge_claims([claim]), gazetteer=Points(), kinds=load_kinds())
    (row,) = layer.features.to_dict("records")
    assert row["killed_low"] == 200
    assert row["killed_qualifier"] == "at_least"
    assert row["start"] == "2023-09-21"
    assert row["place"] == "Idlib"
    assert row["label"] == "At least 200 killed"
    assert row["link"].startswith("https://example.org/a#:~:text=Forty%20people")
    assert layer.events[0].event_id == row["event_id"]


def test_layers_write_geojson_by_geopandas_too() -> None:
    claims = [a_claim("a"), a_claim("b", doc_id="z", places=(), period=None)]
    claims.append(a_claim("c", doc_id="y", places=(a_claim_place(),), figures=()))
    (layer, *_) = build_layers(merge_claims(claims), gazetteer=Points(), kinds=load_kinds())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "Idlib" in layer.features.to_json()
    assert isinstance(layer.features, geopandas.GeoDataFrame)
