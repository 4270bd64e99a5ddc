"""The capital, where a text does not name it."""

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from tests.builders import a_document


def capitals(text: str) -> list[tuple[str, str, str]]:
    found = geoparse(a_document(text), gazetteer=load_gazetteer())
    return [
        (each.toponym.surface, each.basis, each.place.name)
        for each in found
        if each.toponym.surface.endswith("capital") and each.place is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gangs attacked Martissant in Haiti. Most of the capital is theirs.",
         ("the capital", "inferred", "Port-au-Prince")),
        ("Drones hit Lviv and Odesa in Ukraine. The capital was spared, Kyiv's mayor said.",
         ("The capital", "document", "Kyiv")),
        ("The Sudanese capital was shelled.",
         ("The Sudanese capital", "inferred", "Khartoum")),
        ("Rain fell in Goma and Bukavu, DR Congo. The Congolese capital stayed dry.",
         ("The Congolese capital", "inferred", "Kinshasa")),
    ],
)  # fmt: skip
def test_the_capital_is_that_of_the_country(text: str, expected: tuple[str, str, str]) -> None:
    assert capitals(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "M23 took Goma, the capital of North Kivu. The provincial capital has no water.",
        "Floods hit Kassala in Sudan. Flights to the capital, Khartoum, stopped.",
        "Khartoum, the capital, is empty.",
        "A bank in Sudan raised the capital needed.",
        "The Congolese capital was calm.",
        "Talks went on in Sudan, Kenya and Haiti. The capital was calm.",
        "The capital was calm.",
    ],
)
def test_other_words_are_no_capital(text: str) -> None:
    assert capitals(text) == []
