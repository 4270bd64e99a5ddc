"""Pins that stand where the text says, or on the area that it names, and on nothing finer."""

import pytest

from geo.gazetteer import load_gazetteer
from layers.claims.extract import extract
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def last(gazetteer, text, kind):
    """Return name, feature and basis of the places of the last claim of a kind."""
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    *_, claim = (one for one in claims if one.kind == kind)
    return [(one.place.name, one.place.feature, one.basis) for one in claim.places]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Syria. In Deir ez-Zor, soldiers killed nine people at Zzyxilan.",
            "casualty",
            [("Deir ez-Zor", "admin1", "inferred")],
        ),
        (
            "Bangladesh. Two people drowned at Zzyxilpur in Sunamganj.",
            "casualty",
            [("Sunamganj", "admin2", "inferred")],
        ),
        (
            "Syria. In the countryside of Hama, gunmen killed six in Zzyxilan.",
            "casualty",
            [("Hama", "admin1", "inferred")],
        ),
        (
            "Syria. Gunmen killed six people in rural Hama on Monday.",
            "casualty",
            [("Hama", "admin1", "inferred")],
        ),
        # A city has quarters of its own, and a building is in its town.
        (
            "Kenya. In Nairobi, two people were shot dead in Zzyxilani.",
            "casualty",
            [("Nairobi", "populated_place", "explicit")],
        ),
        (
            "Yemen. In Harib, gunmen shot three people dead at the Zzyxil market.",
            "casualty",
            [("Harib", "populated_place", "explicit")],
        ),
        (
            "Syria. In Hama, gunmen killed six people on Monday.",
            "casualty",
            [("Hama", "populated_place", "explicit")],
        ),
    ],
)
def test_what_was_at_an_unknown_name_is_in_the_area_of_its_town(gazetteer, text, kind, expected):
    assert last(gazetteer, text, kind) == expected


def test_a_town_that_bears_the_name_of_its_province_sets_the_scene(gazetteer):
    text = "Yemen update\n\nHudaydah: Landmines went off in Hays and At Tuhayta districts.\n"
    assert [name for name, *_ in last(gazetteer, text, "fighting")] == ["Hays", "At Tuhayta"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("In Artibonite, Haiti, gunmen stormed Dessalines and burned 40 homes.", "unrest",
         "Dessalines"),
        ("Colombia. In the Nariño town of Tumaco, gunmen shot four men.", "casualty", "Tumaco"),
        ("A roadblock near Liancourt, Haiti, cut National Road 1.", "blockade", "Liancourt"),
        ("Peru. In Cusco, crowds blocked the Pan-American highway at Zzyxilbamba.", "blockade",
         "Cusco"),
        ("Peru. Crowds blocked the Pan-American highway on Sunday.", "blockade", "Peru"),
        # The district behind a name that nobody knows holds it, before the state of the label.
        ("- Zamfara: raiders shot five herders dead in Zzyxil, Tsafe LGA.", "casualty", "Tsafe"),
        ("A strike on Al-Mazraa on the eastern edge of Sweida, Syria, left six dead.", "casualty",
         "Al-Mazraa"),
        # Of a road by its name alone nobody knows more than its country, not the town told before.
        ("Ukraine. A shell wounded two in Nikopol. Police shut the M03 highway.", "blockade",
         "Ukraine"),
        ("Nepal. A bus crash hurt two in Pokhara. The Prithvi Highway was blocked.", "blockade",
         "Nepal"),
        ("Haiti. Two men were shot in Cabaret. The road was shut.", "blockade", "Cabaret"),
        # What the report only compares with lends its place to nothing behind it.
        ("Haiti. Gunmen killed four men in Kenscoff. In May 2023 the same gang murdered 90 "
         "traders in Saint-Marc. Six huts went up in flames and 12 women were wounded.",
         "casualty", "Haiti"),
        ("Haiti. A bomb hurt six men in Kenscoff on 9 June 2024. A blast in Saint-Marc the same "
         "day killed 12.", "casualty", "Saint-Marc"),
        ("Haiti. A bomb hurt six men in Kenscoff. Later a fire in the same town killed 12.",
         "casualty", "Kenscoff"),
        ("# Kachin State\n\nThe KIA holds nine of the townships and is closing in on Bhamo.",
         "control", "Kachin State"),
        ("Myanmar. Rebels advanced on Bhamo and seized the town.", "control", "Bhamo"),
    ],
)  # fmt: skip
def test_the_place_that_is_told_of_and_no_other(gazetteer, text, kind, name):
    assert [one for one, *_ in last(gazetteer, text, kind)] == [name]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # Two places leave the sentence behind to what holds both.
        ("Yemen: In Aden, crowds rioted in Crater and Khormaksar. Ten people were arrested.",
         "unrest", "Aden"),
        # Regions that are counted are not the town of the dateline.
        ("Kyiv, 9 March 2025\n\nDrones struck seven regions overnight. Kharkiv was dark.",
         "fighting", "Ukraine"),
        # A neighbour that is only named is no other place.
        ("GOMA, 30 January 2025 – Rebels entered Goma near the border with Rwanda.\n\n"
         "At least 17 people were killed.", "casualty", "Goma"),
        # So is the seat of a body.
        ("Fire razed a depot in Kutupalong, Bangladesh. The fire brigade of Ukhiya came. Six men"
         " were hurt.", "casualty", "Kutupalong"),
        # A title of a town is of its district.
        ("# Cox's Bazar: monsoon\n\nIn Teknaf, six people died.\n\nTwo drowned in Zzyxilpara.",
         "casualty", "Cox's Bazar"),
        # So is no building.
        ("GOMA, 30 January 2025 – Rebels shelled Goma.\n\nThe Zzyxilo hospital had no room.\n\n"
         "At least 17 people were killed.", "casualty", "Goma"),
        ("(Mandalay) – Jets bombed Pale township in Sagaing Region and killed five.", "casualty",
         "Pale township"),
    ],
)  # fmt: skip
def test_what_a_sentence_leaves_to_others(gazetteer, text, kind, name):
    assert [one for one, *_ in last(gazetteer, text, kind)] == [name]


def test_who_fled_from_a_named_town_fled_from_no_other(gazetteer):
    text = (
        "Syria. Jets struck Damascus on Monday. Families fled Shahba for Daraa; some 900 are"
        " sheltering in Busra al-Sham."
    )
    places = last(gazetteer, text, "evacuation")
    assert "Damascus" not in [name for name, *_ in places]
    text = "Syria. Jets struck Shahba on Monday. Some 900 people fled to Daraa."
    assert [name for name, *_ in last(gazetteer, text, "evacuation")] == ["Shahba", "Daraa"]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Floods: rain in the hills of Assam has flooded Sylhet and Sunamganj, Bangladesh.",
         "hazard", ["Sylhet", "Sunamganj"]),
        ("Tanzania. A curfew is in force in the commercial capital and troops patrol Arusha.",
         "blockade", ["Tanzania"]),
        ("Sudan. Drones killed seven people in the town, El Obeid, on Monday.", "casualty",
         ["El Obeid"]),
        ("Myanmar. Floods hit Hinthada. A hospital in Demoso was struck. Two nurses died there.",
         "casualty", ["Demoso"]),
        ("Colombia. Dissidents shot down a helicopter in Amalfi, in the northwestern department"
         " of Antioquia, killing 13 officers.", "casualty", ["Amalfi"]),
        ("Colombia. In Cauca, a bomb went off in Morales; gunmen blocked a road at Zzyxilco.",
         "blockade", ["Cauca"]),
        ("Colombia. In Segovia, Antioquia, a bomb killed two; in Remedios, nine were abducted.",
         "fighting", ["Segovia"]),
        ("Somalia. In Beledweyne, the Shabelle burst its banks and 4,000 people fled.", "hazard",
         ["Beledweyne"]),
        ("# Gaza\n\nRafah: Four people were shot near the Zzyxil area.", "casualty", ["Rafah"]),
        ("In Nampula, Mozambique, six people died. In Malawi, 11 died in Phalombe. A river broke"
         " its banks at Zzyxiloza and flooded fields.", "hazard", ["Malawi"]),
        ("Taiwan. A lake burst in Hualien county and 14 people died. Some 3,000 were evacuated"
         " from Zzyxilfu.", "evacuation", ["Hualien county"]),
    ],
)  # fmt: skip
def test_what_was_where_something_else_was_not(gazetteer, text, kind, names):
    assert [one for one, *_ in last(gazetteer, text, kind)] == names
