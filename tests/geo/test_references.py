"""Words that stand for a place: references, descriptions, points by distance and direction."""

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Resolution
from geo.sphere import distance_km
from tests.builders import a_document


def references(text: str) -> dict[str, Resolution]:
    found = geoparse(a_document(text), gazetteer=load_gazetteer())
    return {each.toponym.surface: each for each in found if each.basis != "explicit"}


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("The RSF shelled El Fasher, Sudan. Thousands fled the city.", "the city", "El Fasher"),
        ("Fighting in Darfur went on. Aid cannot reach the region.", "the region", "Darfur"),
        ("Rockets hit the Gaza Strip. The enclave has no power.", "The enclave", "Gaza Strip"),
        ("Cholera spread in Haiti. The country has few doctors.", "The country", "Haiti"),
        ("A fire broke out in Zamzam camp. The camp is full.", "The camp", "Zamzam camp"),
        ("Thousands reached Adré on Monday. Food is short there.", "there", "Adré"),
    ],
)
def test_stands_for_the_place_named_before(text: str, surface: str, name: str) -> None:
    found = references(text)[surface]
    assert found.basis == "document"
    assert found.place is not None
    assert found.place.name == name
    assert found.evidence_start is not None
    assert text[found.evidence_start : found.evidence_end] == name


@pytest.mark.parametrize(
    "text",
    [
        "The region is calm.",
        "Fighting in Darfur went on. Other parts of the northern region are calm.",
        "Goma fell. There were no deaths.",
        "Goma and Bukavu and Uvira and Kalemie are in the news. The city of Beni is calm.",
        "Kenya sent troops. Another country may follow.",
        "Moscow denied the claims. The city council met.",
        "Rain fell in Meghalaya. The district administrations met.",
    ],
)
def test_invents_nothing(text: str) -> None:
    assert references(text) == {}


@pytest.mark.parametrize(
    ("text", "surface", "place_id", "evidence"),
    [
        ("Nagorno-Karabakh is hungry. The only road linking it with Armenia is shut.",
         "The only road", "sitmap:lachin-corridor", "The only road linking it with Armenia"),
        ("Talks about Artsakh failed. He denounced the blockade of the sole lifeline to Armenia.",
         "the sole lifeline", "sitmap:lachin-corridor", "the sole lifeline to Armenia"),
        ("Aid agencies left Gaza. The only crossing between the enclave and Egypt is shut.",
         "The only crossing", "sitmap:rafah-crossing",
         "The only crossing between the enclave and Egypt"),
        ("Fighting closed the main highway between Damascus and Aleppo.",
         "the main highway", "sitmap:m5-highway-syria",
         "the main highway between Damascus and Aleppo"),
        ("Gaza's main north-south road was bombed.", "main north-south road",
         "sitmap:salah-al-din-road", "Gaza's main north-south road"),
    ],
)  # fmt: skip
def test_reads_descriptions(text: str, surface: str, place_id: str, evidence: str) -> None:
    found = references(text)[surface]
    assert found.basis == "inferred"
    assert found.place is not None
    assert found.place.place_id == place_id
    assert found.evidence_start is not None
    words = text[found.evidence_start : found.evidence_end]
    assert words == evidence


@pytest.mark.parametrize(
    "text",
    [
        "The only road linking the farm with Armenia is shut.",
        "He took the main road to work in Damascus.",
        "The Lachin corridor, the only road linking Nagorno-Karabakh with Armenia, is shut.",
    ],
)
def test_describes_nothing(text: str) -> None:
    assert "inferred" not in {each.basis for each in references(text).values()}


@pytest.mark.parametrize(
    ("text", "surface", "distance", "bearing"),
    [
        ("A drone hit a farm 30 km east of Marib, Yemen.", "30 km east of Marib", 30, "E"),
        ("Gunmen burned a village about 20 miles north-west of Maiduguri, Nigeria.",
         "20 miles north-west of Maiduguri", 32.19, "NW"),
        ("The convoy was ambushed ten kilometres south of Goma.",
         "ten kilometres south of Goma", 10, "S"),
        ("Clashes erupted 5km south of Nyala in Sudan.", "5km south of Nyala", 5, "S"),
        ("A mine went off 2.5km east of Goma.", "2.5km east of Goma", 2.5, "E"),
        ("The quake struck 12 km SSW of Malatya, Turkey.", "12 km SSW of Malatya", 12, "SSW"),
        ("The epicentre was 40km (25 miles) west of the city of Herat.",
         "40km (25 miles) west of the city of Herat", 40, "W"),
        ("The boat sank 12.5 km (8 miles) west of Tripoli, Libya.",
         "12.5 km (8 miles) west of Tripoli", 12.5, "W"),
    ],
)  # fmt: skip
def test_reads_points_by_distance(text: str, surface: str, distance: float, bearing: str) -> None:
    found = references(text)[surface]
    landmark = next(
        each
        for each in geoparse(a_document(text), gazetteer=load_gazetteer())
        if each.toponym.role == "landmark"
    ).place
    assert found.place is not None
    assert landmark is not None
    assert found.basis == "inferred"
    assert found.place.place_id == f"offset:{landmark.place_id}:{distance:g}:{bearing}"
    away = distance_km(found.place.lat, found.place.lon, landmark.lat, landmark.lon)
    assert away == pytest.approx(distance, rel=0.01)
    assert found.place.radius_km == max(5.0, round(0.2 * distance, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in Yevlakh, which is over 200 km (125 miles) west of Baku.",
        "Yevlakh lies more than 200 km (125 miles) west of Baku.",
        "Sake, 25 km west of Goma, fell to the rebels.",
        "The army left Sake (25 km west of Goma) on Monday.",
        "Sake town, about 25 km west of Goma, fell.",
    ],
)
def test_a_named_place_is_no_offset(text: str) -> None:
    assert not [each for each in references(text) if " of " in each]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Djibo. The village was burned.",
        "Aid goes to Tigray and Amhara. The region is hungry.",
        "People left Mariupol for Zaporizhzhia by bus. The city was quiet.",
    ],
)
def test_of_two_that_fit_and_of_none_that_is_named_none_is_meant(text: str) -> None:
    assert references(text) == {}


def test_a_reference_keeps_the_place_near() -> None:
    found = references("Fighting reached Tawila. The town is full. There, cholera spreads.")
    assert {each.place.name for each in found.values() if each.place} == {"Tawila"}
    assert set(found) == {"The town", "There"}


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("The largest hospital in Gaza was raided.", "sitmap:al-shifa-hospital"),
        ("The last functioning hospital in El Fasher was bombed.",
         "sitmap:saudi-maternity-hospital-in-el-fasher"),
        ("An explosion hit the bridge connecting Crimea with Russia.", "sitmap:kerch-bridge"),
        ("Bus drivers avoid the highway linking Damascus and Aleppo.", "sitmap:m5-highway-syria"),
        ("The only pedestrian crossing between Gaza and Israel was shut.",
         "sitmap:erez-crossing"),
        ("Migrants crossed the jungle between Colombia and Panama.", "sitmap:darien-gap"),
        ("The one road between Nagorno-Karabakh and Armenia was shut.",
         "sitmap:lachin-corridor"),
    ],
)  # fmt: skip
def test_reads_descriptions_of_other_crises(text: str, place_id: str) -> None:
    (found,) = references(text).values()
    assert found.basis == "inferred"
    assert found.place is not None
    assert found.place.place_id == place_id


@pytest.mark.parametrize(
    "text",
    [
        "One border crossing between Thailand and Cambodia was shelled.",
        "The only airport in Haiti's north reopened.",
        "The main port of Yemen's neighbour Oman is Salalah.",
        "The largest hospital in southern Sudan was raided.",
        "The largest camp in the world for scouts opened in Poland.",
        "The main border crossing between Poland and Ukraine was blocked by farmers.",
        "There is no bridge connecting Iran with Kuwait.",
        "A new road linking Goma and Rutshuru will be built.",
        "The phone link between Armenia and Nagorno-Karabakh broke down.",
        "The only bridge over the river collapsed in Valencia.",
    ],
)
def test_infers_nothing_from_likeness(text: str) -> None:
    assert "inferred" not in {each.basis for each in references(text).values()}


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        (
            "The army took El Fasher on Monday. Civilians fled to Tawila. The city has no food.",
            "The city",
            "El Fasher",
        ),
        (
            "Fighters held Bakhmut. They entered the town from the east. Guns answered from "
            "Chasiv Yar. Most of the town is in ruins.",
            "the town",
            "Bakhmut",
        ),
        ("A market in Djibo was hit. The town of 60,000 is cut off.", "The town", "Djibo"),
    ],
)
def test_a_city_has_people_and_a_report_a_subject(text: str, surface: str, name: str) -> None:
    found = references(text)[surface]
    assert found.place is not None
    assert found.place.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Khartoum was shelled. Troops moved to Wad Madani. The city has no water.",
        "Rain fell in Goma. " + "Aid agencies asked for help again. " * 8 + "The city is dark.",
        "Floods hit Sindh and Balochistan. In the province, 300 people died.",
    ],
)
def test_of_two_cities_or_one_named_long_ago_none_is_meant(text: str) -> None:
    assert not references(text)


def test_a_side_without_a_distance_is_somewhere_beside_the_town() -> None:
    found = references("Militants attacked a convoy west of Djibo, killing nine.")["west of Djibo"]
    assert found.basis == "inferred"
    assert found.place is not None
    assert 5 < distance_km(14.1, -1.63, found.place.lat, found.place.lon) <= found.place.radius_km
    assert found.candidates[0].reasons == ("W of Djibo",)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Adré, east of Abéché.",
        "Protests in the south of Baghdad continued.",
        "Troops massed north of Syria.",
    ],
)
def test_a_side_that_says_where_a_place_lies_is_none(text: str) -> None:
    assert not references(text)
