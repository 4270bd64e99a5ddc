"""Which place a name means: the document decides."""

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Place, Resolution
from geo.sphere import distance_km
from tests.builders import a_document


def resolutions(text: str, **options: object) -> dict[str, Resolution]:
    found = geoparse(a_document(text), gazetteer=load_gazetteer(), **options)  # type: ignore[arg-type]
    return {each.toponym.surface: each for each in found}


def place(text: str, surface: str, **options: object) -> Place:
    found = resolutions(text, **options)[surface].place
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("Tbilisi accused Moscow. Georgia said that troops had crossed near Gori.", "Georgia",
         "GEO"),
        ("A tornado hit Macon, Georgia, and moved on to Savannah and Atlanta.", "Georgia", "USA"),
        ("Armenia evacuated Goris. The road from Goris to Kapan and Yerevan was cut.", "Goris",
         "ARM"),
        ("Militias fought in Tripoli, Libya, while Misrata and Benghazi were calm.", "Tripoli",
         "LBY"),
        ("Clashes in Tripoli, Lebanon, spread towards Beirut and Sidon.", "Tripoli", "LBN"),
        ("Santiago, Chile: protests went on in Valparaíso and Concepción.", "Santiago", "CHL"),
        ("Cuba said that power was out in Santiago, Havana and Holguín.", "Santiago", "CUB"),
        ("Israeli planes bombed Gaza on Sunday.", "Gaza", "PSE"),
        ("Floods cut off Xai-Xai and Chókwè in Gaza, Mozambique.", "Gaza", "MOZ"),
        ("Cuban doctors went back to Santa Clara.", "Santa Clara", "CUB"),
        ("Police in Guernsey County, Ohio, said that a man had died.", "Guernsey County", "USA"),
        ("The Lake Chad states Niger, Nigeria and Cameroon met.", "Niger", "NER"),
        ("M23 took Goma, and people fled to Bukavu in eastern Congo, Kinshasa said.", "Goma",
         "COD"),
    ],
)  # fmt: skip
def test_the_document_decides(text: str, surface: str, country: str) -> None:
    assert place(text, surface).country == country


@pytest.mark.parametrize(
    ("text", "surface", "feature"),
    [
        ("Aid reached North Darfur in Sudan.", "North Darfur", "admin1"),
        ("A strike on the city of Idlib, Syria, killed nine.", "Idlib", "populated_place"),
        ("Talks were held in Yevlakh, Azerbaijan.", "Yevlakh", "populated_place"),
        ("People fled Darfur.", "Darfur", "region"),
        ("The Lachin corridor is closed.", "Lachin corridor", "route"),
    ],
)
def test_the_sort_of_place(text: str, surface: str, feature: str) -> None:
    assert place(text, surface).feature == feature


@pytest.mark.parametrize(
    ("text", "surface", "place_id"),
    [
        ("Washington and Tokyo protested.", "Washington", "geonames:4140963"),
        ("Washington said that it would send aid to Ukraine.", "Washington", "geonames:4140963"),
        ("Fires burned in Washington, near Spokane, Yakima and Wenatchee.", "Washington",
         "geonames:5815135"),
        ("Fires burned across Oklahoma and Kansas.", "Oklahoma", "geonames:4544379"),
    ],
)  # fmt: skip
def test_a_capital_and_a_state_of_one_name(text: str, surface: str, place_id: str) -> None:
    assert place(text, surface).place_id == place_id


def test_initials_are_no_town() -> None:
    found = resolutions("The EU and the UK sent envoys to the UAE.")
    assert {surface for surface, each in found.items() if each.place} == {"UK", "UAE"}


def test_shows_the_form_of_the_report() -> None:
    text = "Gunfire was heard in Stepanakert, the main city of Nagorno-Karabakh."
    assert place(text, "Stepanakert").name == "Stepanakert"
    assert place("The US sent aid to Haiti.", "US").name == "United States"
    assert place("FLOODS HIT KHARTOUM, SUDAN, ON SUNDAY NIGHT.", "KHARTOUM").name == "Khartoum"


def test_a_word_for_its_sort_is_no_part_of_a_shown_name() -> None:
    text = "Residents of Barangay Kapalong, Asuncion town and Davao City, Philippines, fled."
    names = [each.place.name for each in resolutions(text).values() if each.place]
    assert names == ["Kapalong", "Asuncion", "Davao City", "Philippines"]


def test_one_name_has_one_sense() -> None:
    text = "Gori, Georgia, was hit. Hours later Gori was calm. Tbilisi protested."
    found = geoparse(a_document(text), gazetteer=load_gazetteer())
    assert len({each.place for each in found if each.toponym.surface == "Gori"}) == 1


def test_scores_rank_and_alternatives_stay() -> None:
    found = resolutions("Clashes in Tripoli, Lebanon, went on.")["Tripoli"]
    scores = [each.score for each in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert 2 <= len(scores) <= 6
    assert all(0 <= score <= 1 for score in scores)
    assert found.place is not None
    assert found.place.radius_km > 0


def test_given_spans_are_resolved_in_order_even_without_candidates() -> None:
    text = "Qwxyzzy and Goma were calm."
    found = geoparse(a_document(text), gazetteer=load_gazetteer(), spans=[(0, 7), (12, 16)])
    assert [each.toponym.surface for each in found] == ["Qwxyzzy", "Goma"]
    assert found[0].place is None
    assert not found[0].resolved


def test_home_is_a_prior() -> None:
    text = "A blast shook Santiago on Monday."
    assert place(text, "Santiago", home="CUB").country == "CUB"
    assert place(text, "Santiago", home="CHL").country == "CHL"


@pytest.mark.parametrize(
    ("text", "feature", "admin1"),
    [
        ("A drone hit a bus in Dnipro on Friday.", "populated_place", "Dnipropetrovsk"),
        (
            "Shelling of Dnipro went on, officials in Kyiv said.",
            "populated_place",
            "Dnipropetrovsk",
        ),
        ("Residents of Dnipro district in Kyiv left.", "admin2", "Kyiv"),
        ("Boats sank on the Dnipro near Nikopol.", "water", None),
        ("The Dnipro's left bank was flooded.", "water", None),
    ],
)
def test_a_city_goes_before_its_river_and_a_district_elsewhere(
    text: str, feature: str, admin1: str | None
) -> None:
    found = next(each for each in resolutions(text).values() if "Dnipro" in each.toponym.surface)
    assert found.place is not None
    assert (found.place.feature, found.place.admin1) == (feature, admin1)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rebels took Goma in eastern Congo.", "COD"),
        ("Floods hit Brazzaville, Congo.", "COG"),
        ("Ebola spread in Congo, the WHO said.", "COD"),
    ],
)
def test_both_congos_are_called_congo(text: str, country: str) -> None:
    assert place(text, "Congo").country == country


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("50 hostages remain in Gaza.", "region"),
        ("Israeli planes bombed Gaza. In Gaza City, a tower fell; Rafah was calm.", "region"),
        ("Strikes on Khan Younis and Gaza killed 12.", "region"),
        ("The city of Gaza is in ruins.", "populated_place"),
        ("Floods cut off Xai-Xai in Gaza, Mozambique.", "admin1"),
    ],
)
def test_gaza_is_the_strip_unless_it_is_called_a_city(text: str, feature: str) -> None:
    assert place(text, "Gaza").feature == feature


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Gunmen raided a school in Kuriga (Chikun LGA, Kaduna).", "Kaduna"),
        ("The quake was felt in Zinda Jan district, Herat.", "Herat"),
    ],
)
def test_what_holds_a_district_is_a_division(text: str, surface: str) -> None:
    assert place(text, surface).feature == "admin1"


def test_a_township_known_by_its_town_only_lies_about_it() -> None:
    township = place("Troops seized a post in Hpakant township, Kachin.", "Hpakant township")
    town = place("A shell hit Hpakant, Kachin.", "Hpakant")
    assert township.radius_km >= 20 > town.radius_km


@pytest.mark.parametrize(
    ("text", "surface", "country", "population"),
    [
        (
            "Floods go on in Bor and Malakal counties. Fighting in Nasir, Upper Nile, displaced "
            "many to Juba, South Sudan.",
            "Bor",
            "SSD",
            10_000,
        ),
        ("Fano seized Kobo town in North Wollo, Amhara, near Woldia.", "Kobo", "ETH", -1),
        ("Siversk, Druzhkivka and Sloviansk hold. Nikopol was shelled.", "Nikopol", "UKR", 100_000),
    ],
)
def test_a_district_is_of_the_report_s_country_and_a_city_no_hamlet(
    text: str, surface: str, country: str, population: int
) -> None:
    found = place(text, surface)
    assert found.country == country
    assert (found.population or 0) > population


def test_another_transliteration_of_a_town_outranks_a_village_that_is_so_spelt() -> None:
    # A village near Poltava is spelt so in GeoNames, the town near Kharkiv "Balakliya".
    found = place("Shells fell on Balakliia, Ukraine.", "Balakliia")
    assert found.lon > 36.0


@pytest.mark.parametrize(
    ("text", "surface", "feature"),
    [
        ("Clashes went on in Hasakeh province, Syria.", "Hasakeh province", "admin1"),
        ("Cholera is in Angola: Icolo e Bengo reports 30 deaths.", "Icolo e Bengo", "admin1"),
        ("Drones hit the Dniprovskyi district of Kherson.", "Kherson", "populated_place"),
    ],
)
def test_a_division_is_found_by_its_own_name(text: str, surface: str, feature: str) -> None:
    assert place(text, surface).feature in (feature, "admin1")


def test_a_district_that_is_told_of_a_town_lies_in_no_other() -> None:
    found = resolutions("Drones hit the Dniprovskyi district of Kherson, Ukraine.")
    assert found["Dniprovskyi district"].place is None


def test_of_two_towns_the_one_in_the_district_of_their_name_is_meant() -> None:
    assert place("Three were shot in Kupwara, India.", "Kupwara").lat > 34.4


def test_a_town_on_a_border_is_of_either_country() -> None:
    assert abs(place("Fighting reached Tina, North Darfur.", "Tina").lon - 22.8) < 0.5


def test_the_circle_of_a_name_with_two_bearers_reaches_the_other() -> None:
    found = resolutions("Two were hurt in the village of Agarak in Syunik province, Armenia.")
    best, other = [each.place for each in found["Agarak"].candidates[:2]]
    away_km = distance_km(best.lat, best.lon, other.lat, other.lon)
    assert best.radius_km == pytest.approx(away_km, abs=0.1)


@pytest.mark.parametrize("street", ["Plaza Francia", "Avenida Bolivia", "Rue de Paris"])
def test_a_square_named_for_a_place_is_not_there(street: str) -> None:
    found = resolutions(f"Two men were shot on {street} in Lima, Peru.")
    assert {each.place.name for each in found.values() if each.place} == {"Lima", "Peru"}


def test_a_town_is_found_though_only_its_division_is_spelt_so() -> None:
    assert place("A raid hit Deir al-Balah in Gaza.", "Deir al-Balah").feature == "populated_place"
    governorate = place(
        "A raid hit Deir al-Balah governorate in Gaza.", "Deir al-Balah governorate"
    )
    assert governorate.feature == "admin1"


def test_a_label_with_a_country_holds_nothing_outside() -> None:
    text = (
        "Ukraine, Kharkiv and Sumy: bombs hit Vovchansk and Dvorichna, and Bilopillia lost power."
    )
    assert place(text, "Dvorichna").country == "UKR"
