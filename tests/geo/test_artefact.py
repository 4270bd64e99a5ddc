import re
from pathlib import Path

import pytest

from geo.artefact.areas import bare_core, is_same_name, turned
from geo.artefact.cities import mean_longitude
from geo.artefact.rows import ALTERNATE, PRIMARY, Row, is_name, read_table
from geo.artefact.shapes import write_layer
from geo.boundaries import read_layer

WORDS = frozenset({"governorate", "provincia", "raion", "oblast"})


@pytest.mark.parametrize(
    ("key", "core"),
    [
        ("idlib governorate", "idlib"),
        ("provincia de la pampa", "la pampa"),
        ("donetsk oblast", "donetsk"),
        ("idlib", ""),
        ("oblast", ""),
        ("oblast raion", ""),
    ],
)
def test_the_bare_core_of_a_division(key: str, core: str) -> None:
    assert bare_core(key, WORDS) == core


@pytest.mark.parametrize("name", ["Shushi", "al-Bab", "Շուշի", "'s-Hertogenbosch", "N4", "Y Bala"])
def test_names_that_a_writer_would_use(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["shwshy", "GYD", "AZ", "75001", "", "U.S.", "X"])
def test_codes_and_machine_romanisations_are_no_names(name: str) -> None:
    assert not is_name(name)


def test_the_better_way_to_know_a_name_wins() -> None:
    row = Row(geonameid=1, name="Goris", feature=3)
    row.add_name("GORIS", ALTERNATE)
    row.add_name("Goris", PRIMARY)
    row.add_alternates(["Goris"])
    assert row.names == {"goris": PRIMARY}


@pytest.mark.parametrize(
    ("english", "own", "same"),
    [
        ("Yevlakh", "yevlax", True),
        ("Vologda", "vologodskaya oblast", True),
        ("West Soudan", "west darfur", False),
        ("Lankaran", "lacin", False),
        ("", "lacin", False),
    ],
)
def test_an_english_name_must_sound_like_the_own(english: str, own: str, *, same: bool) -> None:
    assert is_same_name(english, [own]) is same


def test_names_are_turned_to_the_order_of_speech() -> None:
    assert turned("Murcia, Región de") == "Región de Murcia"


def test_the_middle_of_longitudes_may_lie_over_the_antimeridian() -> None:
    assert mean_longitude([179.0, -179.0]) == 180.0
    assert mean_longitude([10.0, 20.0]) == 15.0


def test_a_layer_comes_back_as_it_was_written(tmp_path: Path) -> None:
    import shapely

    square = shapely.box(1, 2, 3, 4)
    holed = shapely.Polygon(
        shapely.box(-170, -10, -160, 0).exterior, [shapely.box(-166, -6, -164, -4).exterior]
    )
    write_layer(tmp_path / "a.npz", [square, holed], {"code": ["A", "B"]})
    labels, shapes = read_layer(tmp_path / "a.npz")
    assert labels == {"code": ["A", "B"]}
    assert shapes[0].equals(square)
    assert shapes[1].equals(holed)


@pytest.mark.parametrize(
    ("table", "column", "pattern"),
    [
        ("abbreviations.csv", "code", r"[A-Z]{2}(-[A-Z0-9]{1,3})?|\d+"),
        ("country_points.csv", "alpha2", "[A-Z]{2}"),
        ("country_names.csv", "alpha2", "[A-Z]{2}"),
        ("transliterated.csv", "alpha2", "[A-Z]{2}"),
        ("more_names.csv", "geonameid", r"\d+"),
        ("populations.csv", "geonameid", r"\d+"),
    ],
)
def test_the_curated_tables_are_well_formed(table: str, column: str, pattern: str) -> None:
    rows = read_table(table)
    assert rows
    for row in rows:
        assert re.fullmatch(pattern, row[column])
        assert all(value and value == value.strip() for value in row.values())
