"""Names that only the words around them tell to be places."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Resolution


def parse(text: str) -> tuple[Resolution, ...]:
    return geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())


def surfaces(text: str) -> list[str]:
    return [each.toponym.surface for each in parse(text) if each.basis == "explicit"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A truck hit a mine on the Wadi Tuqarra road south of Tripoli.", "Wadi Tuqarra road"),
        ("Farmers in Qarya Mubarakah said soldiers came at night.", "Qarya Mubarakah"),
        ("Residents of Kumarpalli lost their homes overnight.", "Kumarpalli"),
        ("Shells fell on the village of Berezhkivets before dawn.", "Berezhkivets"),
        ("Nine herders died in the raid on Tinhamma.", "Tinhamma"),
        ("An attack on Dankorobo left 14 dead.", "Dankorobo"),
        ("The shelling of Vyshnopil lasted a week.", "Vyshnopil"),
        ("Gunmen raided Dankurmi on Sunday and took 30 pupils.", "Dankurmi"),
        ("The quake struck Zarjuy district at dawn.", "Zarjuy"),
        ("Kumarpalli governmental hospital was shelled on Friday.", "Kumarpalli"),
        ("A UN position in Ramyahin was hit.", "Ramyahin"),
        ("Gorfa Zone Landslide: Situation Report 2", "Gorfa"),
    ],
)
def test_a_place_that_nobody_knows_is_told_as_unresolved(text: str, name: str) -> None:
    [found] = [each for each in parse(text) if each.toponym.surface == name]
    assert found.place is None
    assert found.toponym.role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fire hit Kiseljak and Fojnica. In Bihać, a camp is full. Neum is cut off.", "Neum"),
        ("Strikes hit Khiam and Bint Jbeil. Baalbek and Arsal are cold. Naqoura hosts troops.",
         "Naqoura"),
        ("In Afar, Awash and Semera are calm. Tigray's Adwa hosts thousands from Mekelle.", "Adwa"),
        ("Houthis shelled Al-Dhalea and Qataba. In Taiz and Hodeidah, Yemen, all is calm.",
         "Al-Dhalea"),
    ],
)  # fmt: skip
def test_a_rare_name_of_the_country_that_a_report_names_is_a_place(text: str, name: str) -> None:
    assert name in surfaces(text)


def test_a_person_is_none_though_a_town_is_called_so() -> None:
    text = "Strikes hit Khiam, Baalbek and Bint Jbeil. Walid Naqoura fled. Naqoura died in Arsal."
    assert "Naqoura" not in surfaces(text)


def test_members_of_a_row_are_places() -> None:
    text = "Clashes displaced 4,000 people from Goma, Sake and Minova."
    assert surfaces(text) == ["Goma", "Sake", "Minova"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Air strikes hit Pauk, Myaing and Yesagyo townships.", ["Pauk", "Myaing", "Yesagyo"]),
        ("Floods submerged Qorabaq, Sulmaniya and Tashkapri districts.",
         ["Qorabaq", "Sulmaniya", "Tashkapri"]),
        ("Dusmolay and Guriceel are the worst hit towns.", ["Dusmolay", "Guriceel"]),
        ("Affected woredas: Gode, Kelafo, Mustahil.", ["Gode", "Kelafo", "Mustahil"]),
        ("Food ran out in the villages of Dusmolay, Guriceel and Caadlo.",
         ["Dusmolay", "Guriceel", "Caadlo"]),
    ],
)  # fmt: skip
def test_a_word_in_the_plural_tells_a_row_of_places(text: str, names: list[str]) -> None:
    found = surfaces(text)
    assert all(any(name in surface for surface in found) for name in names), found


def test_a_distance_tells_a_place() -> None:
    text = "Clashes intensified around Sake, 25 km west of Goma. Families fled Sake."
    assert surfaces(text) == ["Sake", "Goma", "Sake"]


def test_a_place_heads_an_item() -> None:
    text = "* **Macomia**: 3,000 people fled.\n* **Health**: clinics closed.\n- Chiure: calm.\n"
    assert surfaces(text) == ["Macomia", "Chiure"]


def test_a_date_may_stand_before_the_head_of_an_item() -> None:
    assert surfaces("5 June, Buthidaung: 17 villagers wounded.\n") == ["Buthidaung"]


def test_a_common_word_heads_an_item_where_the_text_is_of_its_country() -> None:
    text = "{}: shelling killed nine.\n\nAccess: the road from Goma to Bukavu, DRC, is cut.\n"
    assert surfaces(text.format("Sake")) == ["Sake", "Goma", "Bukavu", "DRC"]
    assert "Bath" not in surfaces(text.format("Bath"))


def test_a_common_word_that_sets_the_scene_is_a_town() -> None:
    assert surfaces("In Sake, a mortar round wounded four.") == ["Sake"]
    for text in ("In March, a mortar round wounded four.", "In Hope, a film, four are wounded."):
        assert surfaces(text) == []


def test_a_row_behind_two_places_goes_on_to_one_that_nobody_knows() -> None:
    text = "Families left El Geneina, Misterei and Umm Tashtosh for Chad."
    assert surfaces(text) == ["El Geneina", "Misterei", "Umm Tashtosh", "Chad"]


def test_rivers_and_camps_in_a_row_are_places() -> None:
    text = "Floods along the Juba and Shabelle rivers displaced 3,000 people."
    assert surfaces(text) == ["Juba", "Shabelle"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The road between Goma and Sake was cut.", ["Goma", "Sake"]),
        ("The Thall–Parachinar road is closed.", ["Thall", "Parachinar"]),
        ("Trucks wait between here and Goma–Dusmolay.", ["Goma", "Dusmolay"]),
    ],
)
def test_both_ends_of_a_road_are_places(text: str, ends: list[str]) -> None:
    assert [each.removesuffix(" road").removesuffix(" highway") for each in surfaces(text)] == ends


def test_a_hyphen_between_people_makes_no_road() -> None:
    assert surfaces("Jean-Dusmolay and the Kumarpalli–Berezhkivets theorem are known.") == []


def test_cells_of_a_table_are_places() -> None:
    text = "The toll by town is in the table.\n\nTown | Killed\nBakhmut | 4\nAvdiivka | 2\n"
    assert surfaces(text) == ["Bakhmut", "Avdiivka"]


@pytest.mark.parametrize(
    "text",
    [
        "The people fled Tuesday.",
        "Soldiers besieged John Smith.",
        "She is one of the Kovalenkos.",
        "An attack on Hezbollah killed four.",
        "The raid on Wagner left nine dead.",
        "The attack on Mubengeri's house was condemned.",
        "Police condemned the attack on Amazon workers.",
        "Peter Mubengeri is safe. The attack on Mubengeri left two dead.",
        "Air strikes on Kataib Hezbollah killed four.",
        "The assault on Ansar al-Sharia went on.",
    ],
)
def test_days_and_people_are_no_places(text: str) -> None:
    assert surfaces(text) == []


def test_the_town_is_not_another_where_an_unknown_one_was_named() -> None:
    text = (
        "Two villagers were shot dead in Ghoramarapur on Friday. Police in Dhaka said the town "
        "was calm."
    )
    assert [each for each in parse(text) if each.basis == "document"] == []
