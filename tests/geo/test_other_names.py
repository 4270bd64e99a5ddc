"""Names that hold the name of a place and are none."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def surfaces(text: str) -> list[str]:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return [each.toponym.surface for each in found if each.basis == "explicit"]


@pytest.mark.parametrize(
    "text",
    [
        "The Sinaloa Cartel said nothing.",
        "The Balochistan Liberation Army set off the bomb.",
        "The Wharf Soleil gang took the money.",
        "Members of the Tripoli militia took the money.",
        "Hamas-run Al-Aqsa TV said that 20 people were killed.",
        "Two drones were launched toward the destroyer USS Houston on Monday.",
        "The tanker Odessa was boarded by armed men.",
        "The prime minister, Mohammed al-Baghdadi, was asked about the killing.",
        "The strikes on Kataib Hezbollah went on.",
        "Mrs. Georgia Banks was not hurt.",
        "The clashes between the Alizai and Bagan tribes went on.",
        "The dead were of the Dinka clan.",
        "The outbreak of Sudan virus is over, and so is that of Rift Valley fever.",
        "The figures are of 20:00 Yangon time.",
        "He speaks on Sunday at noon Kyiv time.",
        "The Sudan-virus outbreak is over.",
        "People sleep in the school EPC 25 de Junho.",
        "NEMA: 414,000 were affected, of whom 389,267 lost their homes.",
        "Manchester City and Paris Saint-Germain gave money to the victims.",
        "Air France and Air India cancelled their flights.",
        "Kenya Airways cancelled its flights.",
        "The Bank of England and the Church of Scotland gave money.",
        "Georgia Banks, a nurse, was among the dead.",
        "Cyclone Gombe and Typhoon Yolanda killed hundreds.",
        "Two people died, Xinhua news agency said.",
        "The International Federation of Red Cross and Red Crescent Societies sent aid.",
        "Islamic State in Iraq and the Levant said that it had done it.",
        "Carlos Pizarro was shot dead. Pizarro was 38.",
        "CARLOS PIZARRO, PRESIDENTIAL CANDIDATE, WAS SHOT DEAD. NOBODY SAW PIZARRO'S DEATH.",
    ],
)
def test_groups_persons_stations_and_ships_are_no_places(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The militia in Tripoli took the money.", ["Tripoli"]),
        ("Gangs from Port-au-Prince took the town.", ["Port-au-Prince"]),
        ("Fighting went on in Deir al-Balah and at al-Qaim.", ["Deir al-Balah", "al-Qaim"]),
        ("ADEN, Yemen (Reuters) - Two people died.", ["ADEN", "Yemen"]),
        ("KYIV: two people died.", ["KYIV"]),
        ("The left bank of Kherson was shelled.", ["Kherson"]),
        ("Settlers burned cars in the West Bank of Palestine.", ["West Bank", "Palestine"]),
        ("The ship left Odesa for Istanbul.", ["Odesa", "Istanbul"]),
        ("Islamic State fighters killed two in Iraq.", ["Iraq"]),
        ("Carlos Guerrero spoke of floods in Guerrero.", ["Guerrero"]),
    ],
)
def test_places_beside_them_are_places(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_a_part_of_an_unknown_name_is_not_taken_for_another_place() -> None:
    text = "There was an attack on the Khor Mor gas field in northern Iraq."
    assert surfaces(text) == ["Khor Mor", "Iraq"]
    text = "The road from Port-au-Prince was cut at Carrefour Marassa."
    assert surfaces(text) == ["Port-au-Prince", "Carrefour Marassa"]
    text = "People sleep in the school of Centro de Natuco in northern Mozambique."
    assert surfaces(text) == ["Centro de Natuco", "Mozambique"]


def test_a_street_is_not_the_town_that_it_is_named_for() -> None:
    text = "Police closed Baghdad Street in Damascus."
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    assert [each.place.name for each in found if each.place] == ["Damascus"]


def test_a_rare_word_before_a_name_makes_it_another() -> None:
    text = "Nurgal and Chapa Dara districts of Kunar are the worst hit."
    assert surfaces(text) == ["Nurgal", "Chapa Dara", "Kunar"]


def test_a_university_of_a_far_town_is_not_there() -> None:
    text = (
        "A nurse of the University of Sydney works in Maiduguri, Borno, and in Damaturu, Nigeria."
    )
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    assert [each.toponym.surface for each in found if not each.resolved] == ["Sydney"]
