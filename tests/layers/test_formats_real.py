"""Files of real readings, read back by something that did not write them, equal the layers."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import hxl
import hxl.validation
import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from lxml import etree

from geo import load_gazetteer
from layers.formats import load_formats
from layers.model import is_nobody
from layers.review import Decision, review
from layers.schema import event_row
from layers.situation import Situation, assemble, load_situation
from tests.layers.test_geojson import RFC_7946

REPORTS = Path(__file__).parents[1] / "data" / "reports"
SHARED = ("event_id", "kind", "subkind", "label", "status", "start", "place", "country", "quote")
NUMBERS = ("killed_low", "killed_best", "injured_high", "radius_km", "quote_start", "n_claims")
Rows = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def situation() -> Situation:
    return load_situation([REPORTS])


@pytest.fixture(scope="module")
def files(situation: Situation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for suffix, module in load_formats().items():
        module.write(situation, folder / f"a{suffix}")
    return folder


def written(situation: Situation) -> Rows:
    return {
        event.event_id: event_row(event, layer.kind)
        for layer in situation.layers
        for event in layer.events
    }


def shapes(situation: Situation) -> dict[str, Any]:
    return {
        event.event_id: shape
        for layer in situation.layers
        for event, shape in zip(layer.events, layer.features.geometry, strict=True)
    }


def assert_equal(read: Rows, situation: Situation) -> None:
    wanted = written(situation)
    assert sorted(read) == sorted(wanted)
    for event_id, row in wanted.items():
        for name in (*SHARED, *NUMBERS):
            value = read[event_id].get(name)
            empty = value is None or value == "" or value != value  # noqa: PLR0124 (NaN)
            if row[name] is None:
                assert empty, (event_id, name, value)
            elif name in NUMBERS:
                assert float(value) == pytest.approx(row[name]), (event_id, name)
            else:
                assert str(value).removeprefix("'") == row[name], (event_id, name)


def assert_same_shapes(read: Mapping[str, Any], situation: Situation) -> None:
    for event_id, shape in shapes(situation).items():
        other = read.get(event_id)
        if shape is None:
            assert other is None
            continue
        assert shapely.hausdorff_distance(shape, other) < 1e-5, event_id


def test_csv(files: Path, situation: Situation) -> None:
    with (files / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        names, _, *rows = csv.reader(stream)
    read = [dict(zip(names, row, strict=True)) for row in rows]
    assert_equal({row["event_id"]: row for row in read}, situation)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of libhxl
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_hxl_finds_no_error(suffix: str, files: Path) -> None:
    with hxl.data(str(files / f"a{suffix}"), hxl.InputOptions(allow_local=True)) as source:
        found = hxl.validation.validate(source)
    assert [issue for issue in found["issues"] if issue["severity"] == "error"] == []


def test_xlsx(files: Path, situation: Situation) -> None:
    names, _, *rows = openpyxl.load_workbook(files / "a.xlsx")["events"].iter_rows(values_only=True)
    read = [dict(zip(names, row, strict=True)) for row in rows]
    assert_equal({row["event_id"]: row for row in read}, situation)


def test_geopackage(files: Path, situation: Situation) -> None:
    path = files / "a.gpkg"
    read: dict[str, Any] = {}
    drawn: dict[str, Any] = {}
    for layer, geometry in pyogrio.list_layers(path):
        if layer in ("claims", "layer_styles"):
            continue
        frame = pyogrio.read_dataframe(path, layer=layer)
        for row in frame.to_dict("records"):
            read[row["event_id"]] = row
            drawn[row["event_id"]] = row.get("geometry") if geometry else None
    assert_equal(read, situation)
    assert_same_shapes(drawn, situation)


def test_parquet(files: Path, situation: Situation) -> None:
    table = pq.read_table(files / "a.parquet")
    rows = table.to_pylist()
    assert_equal({row["event_id"]: row for row in rows}, situation)
    about = json.loads(table.schema.metadata[b"geo"])["columns"]["geometry"]
    assert about["encoding"] == "WKB"
    drawn = {
        row["event_id"]: shapely.from_wkb(row["geometry"]) if row["geometry"] else None
        for row in rows
    }
    assert_same_shapes(drawn, situation)


def test_kml_shows_at_first_what_a_map_shows(files: Path, situation: Situation) -> None:
    spaces = {"k": "http://www.opengis.net/kml/2.2"}
    off = {
        event.event_id
        for event in situation.events
        if event.status not in ("asserted", "claimed", "disputed") or is_nobody(event.figures)
    }
    marks = etree.parse(files / "a.kml").findall(".//k:Placemark", spaces)
    hidden = {
        mark.get("id").removeprefix("event-")
        for mark in marks
        if mark.findtext("k:visibility", "1", spaces) == "0"
    }
    assert hidden == off


def test_kml(files: Path, situation: Situation) -> None:
    spaces = {"k": "http://www.opengis.net/kml/2.2"}
    read: dict[str, Any] = {}
    for mark in etree.parse(files / "a.kml").iterfind(".//k:Placemark", spaces):
        row = {
            data.get("name"): data.findtext("k:value", namespaces=spaces)
            for data in mark.iterfind(".//k:Data", spaces)
        }
        read[row["event_id"]] = row
        assert mark.findtext("k:TimeSpan/k:begin", namespaces=spaces) == row.get("start")
    assert_equal(read, situation)
    drawn: dict[str, Any] = {}
    for layer in pyogrio.list_layers(files / "a.kml")[:, 0]:
        frame = pyogrio.read_dataframe(files / "a.kml", layer=layer)
        drawn |= dict(zip(frame["event_id"], frame.geometry, strict=True))
    assert_same_shapes(drawn, situation)


def test_geojson(files: Path, situation: Situation) -> None:
    collection = json.loads((files / "a.geojson").read_text("utf-8"))
    jsonschema.validate(collection, RFC_7946)
    read = {feature["id"]: feature["properties"] for feature in collection["features"]}
    assert_equal(read, situation)
    frame = geopandas.read_file(files / "a.geojson")
    assert_same_shapes(dict(zip(frame["event_id"], frame.geometry, strict=True)), situation)


def test_rings_are_right_handed_and_the_box_holds_all(files: Path) -> None:
    collection = json.loads((files / "a.geojson").read_text("utf-8"))
    west, south, east, north = collection["bbox"]
    areas = 0
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if geometry is None:
            continue
        box = shapely.geometry.shape(geometry).bounds
        assert west <= box[0] <= box[2] <= east
        assert south <= box[1] <= box[3] <= north
        parts = geometry["coordinates"]
        parts = [parts] if geometry["type"] == "Polygon" else parts
        if geometry["type"].endswith("Polygon"):
            for outer, *holes in parts:
                areas += 1
                assert shapely.LinearRing(outer).is_ccw
                assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)
    assert areas


def test_selectors_and_links_lead_back_to_the_words(files: Path, situation: Situation) -> None:
    texts = {document.doc_id: document.text for document in situation.documents}
    collection = json.loads((files / "a.geojson").read_text("utf-8"))
    selected = 0

    def check(value: Any, text: str) -> None:
        nonlocal selected
        if isinstance(value, dict):
            if "selector" in value:
                at = value["selector"]
                assert f"{at['prefix']}{at['exact']}{at['suffix']}" in text
                selected += 1
            for each in value.values():
                check(each, text)
        elif isinstance(value, list):
            for each in value:
                check(each, text)

    for feature in collection["features"]:
        for claim in feature["properties"]["claims"]:
            assert texts[claim["doc_id"]][claim["start"] : claim["end"]] == claim["quote"]
            check(claim, texts[claim["doc_id"]])
    assert selected > 50


def test_what_a_reviewer_decided_goes_along(situation: Situation, tmp_path: Path) -> None:
    first, second, *_ = situation.claims
    made = [
        Decision(decision_id=1, action="accept", claim_ids=(first.claim_id,), who="A", when="t"),
        Decision(
            decision_id=2,
            action="correct",
            claim_ids=(second.claim_id,),
            who="A",
            when="t",
            after={"status": "disputed"},
        ),
        Decision(
            decision_id=3, action="note", claim_ids=(second.claim_id,), who="A", when="t", note="N1"
        ),
    ]
    left = review(situation.claims, made).claims
    whole = replace(
        assemble(situation.documents, left, gazetteer=load_gazetteer()), title=situation.title
    )
    for suffix, module in load_formats().items():
        path = tmp_path / f"a{suffix}"
        module.write(whole, path)
        content = path.read_bytes()
        if suffix == ".xlsx":
            sheet = openpyxl.load_workbook(path)["events"]
            content = str(list(sheet.iter_rows(values_only=True))).encode()
        if suffix == ".parquet":
            content = str(pq.read_table(path).to_pylist()).encode()
        for words in (b"corrected", b"accepted", b"N1"):
            assert words in content, (suffix, words)
    again = load_situation([tmp_path / "a.geojson"])
    assert again.claims == whole.claims
    assert [event.event_id for event in again.events] == [e.event_id for e in whole.events]
