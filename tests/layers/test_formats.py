"""Each format is read back by something that did not write it."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import hxl
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
from lxml import etree

from layers.formats import load_formats
from layers.formats.csv import safe_cell
from layers.model import STATUSES, Claim
from layers.table import hxl_tag
from tests.builders import a_claim, a_claim_place, a_figure, a_place
from tests.layers.situations import a_situation

HOSTILE = ["=1+1", "+1", "-1", "@x", "\t=1", "{{ 7*191 }}", "<b>&amp;</b>", "]]>", "\u202ex", "é\n"]
TWO = (
    a_claim_place(a_place("Goma", place_id="g", lat=-1.68, lon=29.22, country="COD")),
    a_claim_place(a_place("Sake", place_id="s", lat=-1.57, lon=29.04, country="COD")),
)


def claims(text: str) -> tuple[Claim, ...]:
    """Make an event at points, one in an area, one without a place; all with a text."""
    area = (a_claim_place(a_place("Donbas", place_id="area", feature="region")),)
    return (
        a_claim("a", quote=text, places=TWO, figures=(a_figure("killed", 12),), title=text),
        a_claim("b", doc_id="y", quote=text, kind="control", subkind="capture", places=area),
        a_claim("c", doc_id="z", quote=text, kind="need", subkind="food", places=(), figures=()),
    )


def write(suffix: str, folder: Path, text: str = "Twelve died in Goma.") -> Path:
    path = folder / f"out{suffix}"
    load_formats()[suffix].write(a_situation(*claims(text)), path)
    assert [each.name for each in folder.iterdir()] == [path.name]
    return path


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_comes_back_and_runs_nothing(text: str, tmp_path: Path) -> None:
    path = write(".csv", tmp_path, text)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        names, tags, *rows = csv.reader(stream)
    table = [dict(zip(names, row, strict=True)) for row in rows]
    assert [row["event_id"] for row in table] == ["a", "b", "c"]
    assert table[0]["quote"].removeprefix("'") == text
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert table[0]["lat"] == "-1.68"
    assert table[0]["killed_low"] == "12"
    assert tags == [hxl_tag(name) for name in names]


def test_csv_is_hxl(tmp_path: Path) -> None:
    path = write(".csv", tmp_path)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        tags = source.display_tags
        rows = [row.values for row in source]
    assert "#affected+killed+min" in tags
    assert "#country+code+v_iso3" in tags
    assert len(rows) == 3


def test_numbers_are_no_formulas() -> None:
    assert safe_cell(-1.68) == -1.68
    assert safe_cell("a=1") == "a=1"
    assert safe_cell("  =1") == "'  =1"


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b", "a\ud800b"])
def test_xlsx_comes_back_and_runs_nothing(text: str, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write(".xlsx", tmp_path, text))["events"]
    names, tags, *rows = sheet.iter_rows()
    column = [cell.value for cell in names].index("quote")
    assert tags[0].value == "#event+id"
    assert rows[0][column].value == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b", "a\ud800b"])
def test_kml_comes_back(text: str, tmp_path: Path) -> None:
    path = write(".kml", tmp_path, text)
    names = {"k": "http://www.opengis.net/kml/2.2"}
    root = etree.parse(path).getroot()
    marks = root.xpath("//k:Placemark", namespaces=names)
    assert len(marks) == 3
    quote = marks[0].xpath(".//k:Data[@name='quote']/k:value", namespaces=names)[0].text
    assert quote == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert marks[0].xpath("string(.//k:begin)", namespaces=names) == "2023-09-21"
    assert "<b>&amp;" not in marks[0].xpath("string(./k:description)", namespaces=names)


def test_kml_geometry_is_read_by_gdal(tmp_path: Path) -> None:
    path = write(".kml", tmp_path)
    types = [
        kind
        for layer in pyogrio.list_layers(path)[:, 0]
        for kind in pyogrio.read_dataframe(path, layer=layer).geometry.geom_type
    ]
    assert {"MultiPoint", "Polygon"} <= set(types) or {"MultiPoint", "MultiPolygon"} <= set(types)


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b", "a\ud800b"])
def test_geopackage_comes_back(text: str, tmp_path: Path) -> None:
    path = write(".gpkg", tmp_path, text)
    layers = set(pyogrio.list_layers(path)[:, 0])
    assert layers == {"casualty_point", "control_area", "unplaced", "claims", "layer_styles"}
    points = geopandas.read_file(path, layer="casualty_point")
    assert points.crs.to_epsg() == 4326
    assert points["quote"][0] == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert points["killed_low"][0] == 12
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select claim_id, event_id, claim from claims").fetchall()
    connection.close()
    assert {row[0] for row in rows} == {"a", "b", "c"}
    assert json.loads(rows[0][2])["quote"] == text


def test_geopackage_relates_events_to_claims_and_brings_styles(tmp_path: Path) -> None:
    path = write(".gpkg", tmp_path)
    with closing(sqlite3.connect(path)) as database:
        pairs = database.execute(
            "select event_id, claim_id from casualty_point join claims using (event_id)"
        ).fetchall()
        styles = database.execute(
            "select f_table_name, f_geometry_column, useAsDefault, styleQML from layer_styles"
        ).fetchall()
        checks = database.execute("pragma integrity_check").fetchall()
        columns = dict(
            database.execute("select table_name, column_name from gpkg_geometry_columns")
        )
    assert pairs == [("a", "a")]
    assert checks == [("ok",)]
    assert {row[0]: row[1] for row in styles} == columns
    for *_, default, style in styles:
        assert default == 1
        root = etree.fromstring(style.encode())
        assert root.tag == "qgis"
        used = {each.get("symbol") for each in root.iter("category")}
        assert used == {each.get("name") for each in root.iter("symbol")}
        assert {each.get("value") for each in root.iter("category")} == set(STATUSES)


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b"])
def test_parquet_comes_back(text: str, tmp_path: Path) -> None:
    path = write(".parquet", tmp_path, text)
    table: Any = pq.read_table(path)
    assert json.loads(table.schema.metadata[b"geo"])["version"] == "1.1.0"
    rows = table.to_pylist()
    assert [row["event_id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["quote"] == text.replace("\x00", "\ufffd")
    assert json.loads(rows[0]["claims"])[0]["quote"] == text
    frame = geopandas.read_parquet(path)
    assert list(frame.geometry.geom_type[:2]) == ["MultiPoint", "MultiPolygon"]
    assert frame.geometry[2] is None


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".kml", ".gpkg", ".parquet", ".geojson"])
def test_nothing_to_write_is_written(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    load_formats()[suffix].write(a_situation(), path)
    assert path.stat().st_size > 0


def test_kml_gives_each_placemark_a_style_that_is_there(tmp_path: Path) -> None:
    names = {"k": "http://www.opengis.net/kml/2.2"}
    root = etree.parse(write(".kml", tmp_path)).getroot()
    styles = set(root.xpath("//k:Style/@id", namespaces=names))
    used = {each.text.removeprefix("#") for each in root.xpath("//k:styleUrl", namespaces=names)}
    assert used == styles
    assert root.xpath("count(//k:Style/k:BalloonStyle)", namespaces=names) == len(styles)
    assert len(root.xpath("//k:Folder", namespaces=names)) == 3
