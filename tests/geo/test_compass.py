"""Names that begin with a side, and how texts shorten them."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def named(text: str) -> list[tuple[str, str | None]]:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return [(each.toponym.surface, each.place.name if each.place else None) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Drones struck El Obeid, N. Kordofan, and Nyala in S. Darfur.",
            [
                ("El Obeid", "El Obeid"),
                ("N. Kordofan", "North Kordofan"),
                ("Nyala", "Nyala"),
                ("S. Darfur", "South Darfur"),
            ],
        ),
        (
            "In W. Bahr el Ghazal, five people were killed.",
            [("W. Bahr el Ghazal", "Western Bahr el Ghazal")],
        ),
        ("The S. Sudan army withdrew.", [("S. Sudan", "South Sudan")]),
        (
            "In North and South Kivu, 200,000 people fled.",
            [("North", "North Kivu"), ("South Kivu", "South Kivu")],
        ),
        (
            "Fighting goes on in North and South Gondar zones.",
            [("North", "North Gondar"), ("South Gondar", "South Gondar")],
        ),
        (
            "Cholera spreads in East, West and Central Darfur.",
            [
                ("East", "East Darfur"),
                ("West", "West Darfur"),
                ("Central Darfur", "Central Darfur"),
            ],
        ),
        (
            "Floods hit Lower Shabelle and Hiraan in Somalia.",
            [("Lower Shabelle", "Lower Shabelle"), ("Hiraan", "Hiraan"), ("Somalia", "Somalia")],
        ),
    ],
)
def test_sides_belong_to_the_names_that_they_begin(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert named(text) == expected


def test_a_side_without_a_known_name_is_none() -> None:
    text = "The north and south of Gaza, the Middle East & North Africa, and vitamin C."
    assert [surface for surface, _ in named(text) if surface in ("East", "North", "C")] == []
