"""Small places far from all that a document names, or outside of what it says, get no pin."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Candidate, Place
from geo.resolution.doubts import Company


def a_candidate(
    identifier: str,
    *,
    lat: float = 10.0,
    lon: float = 20.0,
    country: str = "TCD",
    population: int = 900,
    score: float = 0.6,
) -> Candidate:
    place = Place(
        place_id=identifier,
        name=identifier,
        feature="populated_place",
        lat=lat,
        lon=lon,
        radius_km=1.0,
        country=country,
        population=population,
    )
    return Candidate(place=place, score=score)


KNOWN = [a_candidate(name, score=0.95) for name in ("a", "b", "c")]
FAR = a_candidate("far", lat=-30.0, lon=140.0, country="AUS")


def test_a_far_village_is_doubted_and_its_like_does_not_speak_for_it() -> None:
    assert Company([*KNOWN, FAR]).doubts(FAR, similar=False)
    other = a_candidate("other", lat=-31.0, lon=140.0, country="AUS")
    assert Company([*KNOWN, FAR, other]).doubts(FAR, similar=False)


@pytest.mark.parametrize(
    "candidate",
    [
        a_candidate("same country", lat=12.0, lon=20.0),
        a_candidate("far in it, and sure", lat=22.0, lon=14.0, score=0.9),
        a_candidate("over the border", lat=11.0, lon=22.0, country="SDN"),
        a_candidate("surely meant", lat=-30.0, lon=140.0, country="AUS", score=0.9),
        a_candidate("large", lat=-30.0, lon=140.0, country="AUS", population=500_000),
    ],
    ids=lambda each: each.place.place_id,
)
def test_what_has_company_or_is_sure_is_not_doubted(candidate: Candidate) -> None:
    assert not Company([*KNOWN, candidate]).doubts(candidate, similar=False)


def test_a_town_far_from_the_country_that_a_report_is_about_is_doubted() -> None:
    town = a_candidate("t", lat=-30.0, lon=140.0, country="AUS", population=50_000, score=0.8)
    assert Company([*KNOWN, town]).doubts(town, similar=False)
    assert not Company([*KNOWN[:1], town]).doubts(town, similar=False)


def test_an_unsure_village_far_in_the_same_country_is_doubted() -> None:
    village = a_candidate("v", lat=22.0, lon=14.0)
    assert Company([*KNOWN, village]).doubts(village, similar=False)


def test_a_large_place_of_a_similar_name_is_doubted() -> None:
    large = a_candidate("l", lat=-30.0, lon=140.0, country="AUS", population=50_000, score=0.8)
    assert Company([*KNOWN, large]).doubts(large, similar=True)


def test_where_little_else_is_named_nothing_is_doubted() -> None:
    assert not Company([*KNOWN[:1], FAR]).doubts(FAR, similar=False)


def is_resolved(text: str, surface: str) -> bool:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    [one, *_] = [each for each in found if each.toponym.surface == surface]
    return one.place is not None


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Gunmen attacked Biella, Borno state, on Monday.", "Biella"),
        ("The jet bombed the village of Kanan in Sagaing Region, Myanmar.", "Kanan"),
        ("Gunmen took 40 pupils from a school in Kurega.", "Kurega"),
        ("Gunmen shot at a family in El Aguaje (Aguililla, Michoacán).", "El Aguaje"),
        ("Flood at Bor. Twenty houses were damaged, the fire brigade said.", "Bor"),
        ("Shells fell on Petrivka, Ukraine.", "Petrivka"),
        ("Assaults went on near Petrivka and in Pokrovsk, Ukraine.", "Petrivka"),
        ("Four boys of the Malvinas neighbourhood of Guayaquil are missing.", "Malvinas"),
        ("Shells hit Pokrovsk, Myrnohrad and Selydove in Ukraine, and Hnativka fell.", "Hnativka"),
        ("In the Gulf, two tankers burned off Fujairah on Tuesday.", "Gulf"),
        ("The Gombe burst its banks at Katsina and Kano, Nigeria.", "Gombe"),
        ("Panjshir's Dara district and Andarab, in Afghanistan, were searched.", "Dara district"),
        ("Aid to Haiti is short. Clashes around Chachersk killed nine in Haiti.", "Chachersk"),
    ],
)
def test_a_wrong_pin_is_left_out(text: str, surface: str) -> None:
    assert not is_resolved(text, surface)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Shells fell on Bakhmut, in Donetsk oblast.", "Bakhmut"),
        ("A mine went off near Macomia, Mozambique.", "Macomia"),
        ("Gunmen shot at a family in Aguililla (Michoacán).", "Aguililla"),
        ("Rain fell in Oroville, California, and in Chico.", "Oroville"),
        ("Gunmen took 40 pupils from a school in Kuriga.", "Kuriga"),
        ("Fighters in Jindires, in northwest Syria, said so.", "Jindires"),
        ("In Apure, fighting drove 5,000 people over the river to Arauquita, Colombia.",
         "Arauquita"),
        ("In South Ossetia, a road is shut; in Gali, Abkhazia, residents left.", "Gali"),
        ("In the CAR capital, two people were killed.", "CAR"),
        ("Turkey said that its jets hit a convoy near Azaz.", "Azaz"),
        ("Families from Sudan reached Farchana by night.", "Farchana"),
    ],
)  # fmt: skip
def test_a_right_pin_stays(text: str, surface: str) -> None:
    assert is_resolved(text, surface)


def test_a_similar_name_over_the_border_is_doubted() -> None:
    over = a_candidate("over", lat=11.0, lon=22.0, country="SDN", score=0.95)
    assert Company([*KNOWN, over]).doubts(over, similar=True)


def test_a_country_under_another_name_yields_to_a_town_of_the_report() -> None:
    text = (
        "Fighting spread from Cúcuta to Tibú and Ocaña, in Colombia. A soldier was shot dead in"
        " Argelia on Monday."
    )
    document = Document(doc_id="d", text=text)
    found = geoparse(document, gazetteer=load_gazetteer())
    (argelia,) = [each for each in found if each.toponym.surface == "Argelia"]
    assert argelia.place is None
    assert argelia.candidates


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Ten were killed in Mogadishu and Beledweyne. Madina hospital took in 30.", False),
        ("Ten were killed in Mogadishu and Beledweyne. A doctor at Madina hospital spoke.", False),
        ("Two were killed in Riyadh and Jeddah. A doctor at Medina hospital spoke.", True),
        ("A blast at Kabul hospital killed ten.", True),
    ],
)
def test_a_hospital_may_be_named_for_a_far_place(text: str, resolved: bool) -> None:
    document = Document(doc_id="d", text=text)
    found = {each.toponym.surface: each for each in geoparse(document, gazetteer=load_gazetteer())}
    name = next(name for name in found if name in ("Madina", "Medina", "Kabul"))
    assert found[name].resolved == resolved


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Zabul, Afghanistan, air strikes hit Suri and Mizan districts.", "Suri"),
        ("WASH: People in Khartoum and El Obeid, Sudan, need latrines.", "WASH"),
        ("In Bongor, Chad, clashes in Mayo-Kebbi est spread to Moundou.", "Kebbi"),
    ],
)
def test_another_name_abroad_and_half_of_a_name_give_no_pin(text: str, name: str) -> None:
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    assert all(each.place is None for each in resolutions if each.toponym.surface == name)


def test_both_ends_of_a_road_told_by_a_hyphen_are_places() -> None:
    text = "In Harare, Zimbabwe, a train on the Kiev-Moscow line was shown on television."
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    named = {each.toponym.surface for each in resolutions if each.place}
    assert {"Kiev", "Moscow"} <= named


def test_a_report_on_a_border_is_about_two_countries() -> None:
    text = (
        "In Adre, Chad, and in Tine, people arrived from Sudan. Fighting went on in El Fasher,"
        " Tawila and Kutum. Two men were shot at Shagra. N'Djamena sent water to Adre."
    )
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    [shagra] = [each.place for each in resolutions if each.toponym.surface == "Shagra"]
    assert shagra is None or shagra.country == "SDN"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A part of a city is near what the text names, and in its country.
        ("In Rio de Janeiro, Brazil, police raided the Penha favela; 60 men died.", "Penha"),
        (
            "Syria. In Homs, a boy was shot in the Karm al-Zeitoun district. Sweida and Damascus"
            " are calm.",
            "al-Zeitoun",
        ),
        ("In Gaza province of Mozambique, crops along the Limpopo are lost.", "Limpopo"),
    ],
)
def test_a_quarter_and_a_river_are_no_far_place_of_their_name(text: str, name: str) -> None:
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    assert all(each.place is None for each in resolutions if each.toponym.surface == name)


def test_a_quarter_of_a_city_that_is_named_stands() -> None:
    text = (
        "In Gaza City, a house was hit in the Zeitoun neighbourhood, and Khan Younis was shelled."
    )
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    (zeitoun,) = [each.place for each in resolutions if each.toponym.surface == "Zeitoun"]
    assert zeitoun is not None
    assert zeitoun.country == "PSE"


def test_a_country_under_a_foreign_name_is_none_in_a_report_on_another() -> None:
    text = "DR Congo. In Djugu, Ituri, they fought near Libi; Bunia and Komanda are calm."
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    assert all(each.place is None for each in resolutions if each.toponym.surface == "Libi")
    for name in ("Turkiye", "Libya", "Burma"):
        resolutions = geoparse(
            Document(doc_id="x", text=text.replace("Libi", name)), gazetteer=load_gazetteer()
        )
        assert any(each.place for each in resolutions if each.toponym.surface == name)


@pytest.mark.parametrize("name", ["Sindhuli", "Kamituga", "Maban", "Borena"])
def test_a_district_of_one_country_alone_is_meant_where_it_sets_the_scene(name: str) -> None:
    text = f"In {name}, 900 people lost their homes."
    (found,) = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    assert found.place is not None
    assert found.place.feature == "admin2"
    assert found.score < 0.5  # a map shows the doubt


def test_a_district_that_sets_no_scene_stays_open() -> None:
    text = "The Kamituga fund paid 900 people."
    resolutions = geoparse(Document(doc_id="x", text=text), gazetteer=load_gazetteer())
    assert all(each.place is None for each in resolutions)
