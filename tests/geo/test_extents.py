"""Names are taken whole."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def surfaces(text: str) -> list[str]:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return [each.toponym.surface for each in found if each.basis == "explicit"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RSF fighters advanced on El Fasher from the east, while drones hit Nyala.", "El Fasher"),
        ("A court sentenced a commander from Bosnia and Herzegovina.", "Bosnia and Herzegovina"),
        ("Trinidad and Tobago closed its ports.", "Trinidad and Tobago"),
        ("Kits were sent to Ain al-Arab and Menbij.", "Ain al-Arab"),
        ("Crews came from Fort Worth and Mount Pleasant.", "Fort Worth"),
    ],
)
def test_half_of_a_name_is_all_of_it(text: str, name: str) -> None:
    assert name in surfaces(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tornado tore through Mayfield, Ky., before dawn.", "Ky."),
        ("Shelters opened in Oroville, Calif., on Monday.", "Calif."),
        ("She flew from Charleston, W.Va., to Boston.", "W.Va."),
        ("They met in Columbia, S.C., last week.", "S.C."),
    ],
)
def test_an_abbreviation_keeps_its_stop(text: str, name: str) -> None:
    assert name in surfaces(text)


def test_a_dash_parts_two_names() -> None:
    found = surfaces("The Goma–Minova road was cut; so was Kadugli–Dilling.")
    assert found[0] == "Goma"
    assert found[1].startswith("Minova")
    assert found[2:] == ["Kadugli", "Dilling"]


def test_the_stop_of_a_sentence_is_no_part_of_a_name() -> None:
    assert surfaces("Nine people died in Goma. Bukavu was calm.") == ["Goma", "Bukavu"]


@pytest.mark.parametrize(
    "text",
    ["Bread cost SYP 3,000 in the spring.", "Troops moved to the North and then to the South."],
)
def test_currencies_and_directions_are_no_places(text: str) -> None:
    assert surfaces(text) == []
