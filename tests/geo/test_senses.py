"""One name in two senses, where the text says so itself."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def places(text: str, surface: str) -> list[tuple[str | None, str | None]]:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return [
        (each.place.country, each.place.admin1) if each.place else (None, None)
        for each in found
        if each.toponym.surface == surface
    ]


def test_a_country_and_a_state_of_one_name() -> None:
    text = "Thousands marched in Tbilisi, Georgia. In Atlanta, Georgia, the trial went on."
    assert [country for country, _ in places(text, "Georgia")] == ["GEO", "USA"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        (
            "Buses from Springfield, Illinois, and from Springfield, Missouri, arrived.",
            "Springfield",
            [("USA", "Illinois"), ("USA", "Missouri")],
        ),
        (
            "He fled Tripoli, Libya, and later lived in Tripoli, Lebanon.",
            "Tripoli",
            [("LBY", "Tripoli"), ("LBN", "North")],
        ),
    ],
)
def test_towns_in_two_divisions(text: str, surface: str, expected: list[tuple[str, str]]) -> None:
    found = places(text, surface)
    assert [country for country, _ in found] == [country for country, _ in expected]
    assert len(set(found)) == 2


def test_a_mention_without_a_holder_goes_with_the_first() -> None:
    text = "In Tripoli, Lebanon, a bomb went off; Tripoli, Libya, was calm. Tripoli mourned."
    assert [country for country, _ in places(text, "Tripoli")] == ["LBN", "LBY", "LBN"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        # What the text says to hold a name outweighs all else that it names.
        (
            "Shells hit Kramatorsk, Sloviansk, Lyman and Pokrovsk in Donetsk region. A farmer died"
            " in Mykolaivka, Sumy region.",
            "Mykolaivka",
            ("UKR", "Sumy"),
        ),
        (
            "In Rizal, Antipolo and San Mateo were cut off, and Lucena too. The road to Baler,"
            " Aurora, is shut.",
            "Aurora",
            ("PHL", "Central Luzon"),
        ),
        ("Philippines: in San Jose, Antique, a bridge fell. Calapan was dark.", "San Jose",
         ("PHL", "Western Visayas")),
        (
            "Storms hit Manila and Marikina. Naga, Camarines Sur, was spared. In Quezon, Polillo"
            " island was without power.",
            "Quezon",
            ("PHL", "Calabarzon"),
        ),
        ("Nigeria: In Kano, two men died at Rano.", "Kano", ("NGA", "Kano State")),
        # Neither of two provinces holds the other, nor of a row of counties.
        ("Storms hit Ohio, and Clark, Hamilton, Madison and Greene counties.", "Hamilton",
         ("USA", "Ohio")),
        ("Buses left Donetsk, Kharkiv, and went on.", "Donetsk", ("UKR", "Donetsk")),
    ],
)  # fmt: skip
def test_what_holds_a_name_decides_among_its_namesakes(
    text: str, surface: str, expected: tuple[str, str]
) -> None:
    assert places(text, surface) == [expected]
