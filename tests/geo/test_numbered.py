"""Numbers belong to the name before them where nothing is counted: quarters, camps, villages."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def found(text: str) -> dict[str, str | None]:
    """Give the explicit names of a text with the place of each."""
    resolutions = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return {
        each.toponym.surface: each.place.name if each.place is not None else None
        for each in resolutions
        if each.basis == "explicit"
    }


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Gunmen stormed Delmas 75 at dawn, police in Haiti said.", "Delmas 75", "Delmas"),
        ("Tents burned in Kakuma 3 and Kakuma 4, Kenya.", "Kakuma 3", "Kakuma"),
        (
            "In Bangladesh, a landslide hit Camp 8W. It buried shelters in Camp 8W.",
            "Camp 8W",
            "Camp 8W",
        ),
        ("Traders fled PK5 in Bangui, Central African Republic, on Sunday.", "PK5", "PK5"),
    ],
)
def test_a_number_may_end_a_name(text: str, surface: str, name: str) -> None:
    assert found(text)[surface] == name


@pytest.mark.parametrize(
    "text",
    [
        "In Goma 12 people drowned.",
        "In Goma 12 drowned.",
        "Of those, in Goma 3 were sent home.",
        "Trucks reached Goma 4 times in May.",
        "In Ukraine 14, in Goma 5, all of them drivers.",
        "Cholera cases: in Goma 4, in Bukavu 9, in Uvira 3, in Beni 7.",
    ],
)
def test_a_number_that_counts_is_no_part_of_a_name(text: str) -> None:
    assert not any(name[-1].isdigit() for name in found(text))


def test_a_numbered_camp_is_meant_only_where_its_country_is_named() -> None:
    assert found("Two climbers froze at Camp 4 in Nepal.").get("Camp 4") is None
    assert found("In Dadaab, Kenya, wells ran dry in Camp 3.").get("Camp 3") is None
