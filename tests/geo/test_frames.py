"""What a sentence or heading sets the scene with holds what is named in it."""

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Resolution
from tests.builders import a_document


def named(text: str, surface: str) -> Resolution:
    found = geoparse(a_document(text), gazetteer=load_gazetteer())
    return [each for each in found if each.toponym.surface == surface][-1]


# Other towns of Bolívar, near the other Morales, so that the rest of the report speaks for it.
ELSEWHERE = "Police went to San Pablo, Simití, Río Viejo and Aguachica in Colombia."


@pytest.mark.parametrize(
    ("text", "surface", "division"),
    [
        (f"{ELSEWHERE} In Cauca, a bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} On Friday, in Cauca, a bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} In northern Cauca a bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} In Cauca, the army said a bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} In Cauca and Chocó, bombs killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} In Chocó, nobody was hurt, while in Cauca, two died in Morales.", "Morales",
         "Cauca"),
        (f"{ELSEWHERE}\n\n**Cauca:** a bomb killed two. Three were hurt in Morales.", "Morales",
         "Cauca"),
        (f"{ELSEWHERE}\n\n**Cauca.** A bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE}\n\n## Cauca\n\nA bomb killed two. Three were hurt in Morales.", "Morales",
         "Cauca"),
        (f"{ELSEWHERE}\n\n## Cauca\n\n* Morales: a bomb killed two.", "Morales", "Cauca"),
        (f"{ELSEWHERE}\n\n## Cauca\n\nIn Morales, a bomb killed two.", "Morales", "Cauca"),
        (f"{ELSEWHERE}\n\n- Cauca – a bomb killed two in Morales.", "Morales", "Cauca"),
        (f"{ELSEWHERE} A bomb killed two in Morales.", "Morales", "Bolívar"),
        (f"In Cauca, nobody died. {ELSEWHERE} A bomb killed two in Morales.", "Morales",
         "Bolívar"),
    ],
)  # fmt: skip
def test_a_homonym_lies_in_the_scene_that_is_set(text: str, surface: str, division: str) -> None:
    place = named(text, surface).place
    assert place is not None
    assert place.admin1 == division


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("In Tibú, a mine killed two soldiers in the hamlet of Versalles.", "Versalles"),
        ("In Luhansk oblast, shells hit Komyshuvakha.", "Komyshuvakha"),
        ("Gunmen attacked Tora, north of Kutum, on Monday.", "Tora"),
        ("Gunmen attacked Tora, some 40 km north of Kutum, on Monday.", "Tora"),
    ],
)
def test_what_none_of_its_homonyms_fits_stays_open(text: str, surface: str) -> None:
    found = named(text, surface)
    assert found.place is None
    assert found.candidates


@pytest.mark.parametrize(
    ("text", "surface", "division"),
    [
        ("In Cauca, officials said that the attack in Cali was planned there.", "Cali",
         "Valle del Cauca"),
        ("In Bogotá, the ministry said that two had died in Toribío.", "Toribío", "Cauca"),
        ("In Cauca, families who had fled from Tumaco told their story.", "Tumaco", "Nariño"),
        ("In Cauca, the army flew the wounded to Tibú, Norte de Santander.", "Tibú",
         "Norte de Santander"),
        ("In Tibú, a speaker said that two had died at Toribío in Colombia.", "Toribío",
         "Cauca"),
        ("In Cauca, nobody died; in Nariño, two were shot in Samaniego.", "Samaniego", "Nariño"),
        ("Horses fell ill in Sydney; and in Moonbi, Parkes and Berry in New South Wales.",
         "Parkes", "New South Wales"),
        ("Talks went on in Yevlakh, 230 km west of Baku.", "Yevlakh", "Yevlakh"),
    ],
)  # fmt: skip
def test_what_is_elsewhere_by_its_own_right_stays(text: str, surface: str, division: str) -> None:
    place = named(text, surface).place
    assert place is not None
    assert place.admin1 == division


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("Barges from Malakal to Bentiu were stopped at Tonga.", "Tonga", "SSD"),
        ("Trucks from Labé were held at Mali, and others at Koubia and Tougué.", "Mali", "GIN"),
        ("Trucks from Labé drove to Mali and Senegal.", "Mali", "MLI"),
        ("In Beirut, rockets were fired at Israel.", "Israel", "ISR"),
        ("Lorries were stopped at Jordan's border with Syria.", "Jordan", "JOR"),
        ("In Borno, Nigeria, refugees came from Niger and Chad.", "Niger", "NER"),
    ],
)
def test_one_is_at_a_town_and_in_a_country(text: str, surface: str, country: str) -> None:
    place = named(text, surface).place
    assert place is not None
    assert place.country == country


def test_a_town_before_its_division_in_brackets_is_found() -> None:
    place = named("Two men died in Al Bireh (Ramallah and Al Bireh).", "Al Bireh").place
    assert place is not None
    assert place.feature == "populated_place"


def test_in_a_roundup_a_country_that_opens_a_paragraph_holds_the_names_in_it():
    text = (
        "**INDIA** – Nine people drowned in Punjab.\n\n**PAKISTAN** – Dykes gave way in Punjab.\n\n"
        "**GEORGIA** – Crowds met in Tbilisi.\n\n**UNITED STATES** – A storm hit Georgia.\n"
    )
    found = [
        (each.place.name, each.place.country)
        for each in geoparse(a_document(text), gazetteer=load_gazetteer())
        if each.place and each.toponym.surface in ("Punjab", "Georgia")
    ]
    assert found == [("Punjab", "IND"), ("Punjab", "PAK"), ("Georgia", "USA")]
