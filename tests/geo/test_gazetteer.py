import csv
import hashlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer import DATA, Gazetteer, load_gazetteer
from geo.model import FEATURES
from geo.names import normalise
from geo.sphere import distance_km

ABBREVIATION = 2


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def names_and_countries(gazetteer: Gazetteer, name: str) -> set[tuple[str, str | None]]:
    places = [gazetteer.place(match.row) for match in gazetteer.lookup(name)]
    return {(place.place_id, place.country) for place in places}


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Khankendi", 146970),
        ("Stepanakert", 146970),
        ("Xankəndi", 146970),
        ("Martakert", 587379),
        ("Mardakert", 587379),
        ("Hadrut", 148105),
        ("Kurakhove", 695357),
        ("Kherson", 706448),
        ("Херсон", 706448),
        ("Kyiv", 703448),
        ("Kiev", 703448),
        ("KYIV", 703448),
        ("Київ", 703448),
        ("Киев", 703448),
        ("Mariupol", 701822),
        ("Bakhmut", 713174),
        ("Artemivsk", 713174),
        ("El Fasher", 379555),
        ("Al-Fashir", 379555),
        ("Al Fasher", 379555),
        ("Al-Obeid", 379003),
        ("الفاشر", 379555),
        ("Gaza", 281133),
        ("غزة", 281133),
        ("Rafah", 281102),
        ("Khan Younis", 281124),
        ("Khan Yunis", 281124),
        ("Goma", 216281),
        ("Port-au-Prince", 3718426),
        ("Carrefour", 6201369),
        ("Cox's Bazar", 1336134),
        ("Cox’s Bazar", 1336134),
        ("Hodeidah", 79415),
        ("Hudaydah", 79415),
        ("Taiz", 70225),
        ("Ta'izz", 70225),
        ("Jisr al-Shughur", 169023),
        ("Deir Ezzor", 170794),
        ("Qamishli", 173377),
        ("Aleppo", 170063),
        ("Alep", 170063),
        ("Alepo", 170063),
        ("Sittwe", 1295765),
        ("Mekelle", 331180),
        ("Baku", 587084),
        ("Bakou", 587084),
        ("Баку", 587084),
        ("Yevlakh", 584649),
        ("Goris", 174895),
        ("Pétion-Ville", 3719028),
        ("Muenchen", 2867714),
        ("Łódź", 3093133),
        ("Lodz", 3093133),
        ("Reykjavik", 3413829),
    ],
)
def test_a_name_finds_its_town(gazetteer: Gazetteer, name: str, place_id: int) -> None:
    found = [gazetteer.geonameid(match.row) for match in gazetteer.lookup(name)]
    assert place_id in found


def test_hard_names_of_many_crises_find_their_place_first(gazetteer: Gazetteer) -> None:
    with Path(__file__).with_name("hard_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    wrong = []
    for row in rows:
        place = gazetteer.candidates(row["name"])[0].place
        away_km = distance_km(float(row["lat"]), float(row["lon"]), place.lat, place.lon)
        if (place.country or "") != row["country"] or away_km > max(30.0, 1.2 * place.radius_km):
            wrong.append((row["name"], place.name, place.country))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Azerbaijan", "AZE"),
        ("Aserbaidschan", "AZE"),
        ("Азербайджан", "AZE"),
        ("أوكرانيا", "UKR"),
        ("Ucrania", "UKR"),
        ("Soudan", "SDN"),
        ("UK", "GBR"),
        ("U.S.", "USA"),
        ("USA", "USA"),
        ("DRC", "COD"),
        ("DR Congo", "COD"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Burma", "MMR"),
        ("State of Palestine", "PSE"),
        ("the Netherlands", "NLD"),
    ],
)
def test_a_name_finds_its_country(gazetteer: Gazetteer, name: str, country: str) -> None:
    rows = [match.row for match in gazetteer.lookup(name)]
    assert any(
        gazetteer.feature[row] == 0 and gazetteer.country_code(row) == country for row in rows
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Idlib Governorate", "SY-ID"),
        ("Idlib", "SY-ID"),
        ("California", "US-CA"),
        ("Calif.", "US-CA"),
        ("CA", "US-CA"),
        ("B.C.", "CA-BC"),
        ("North Darfur", "SD-DN"),
        ("Rakhine State", "MM-16"),
        ("North Kivu", "CD-NK"),
        ("Nord-Kivu", "CD-NK"),
        ("Donetsk Oblast", "UA-14"),
    ],
)
def test_a_name_finds_its_division(gazetteer: Gazetteer, name: str, code: str) -> None:
    rows = [match.row for match in gazetteer.lookup(name)]
    places = [gazetteer.place(row) for row in rows]
    assert any(place.feature == "admin1" and place.admin1_code == code for place in places)


@pytest.mark.parametrize("name", ["us", "uk", "Uk", "calif", "ca", "usa", "EU"])
def test_abbreviations_need_their_capitals(gazetteer: Gazetteer, name: str) -> None:
    assert not any(match.how == ABBREVIATION for match in gazetteer.lookup(name))


@pytest.mark.parametrize("name", ["", "'", "x" * 500, "Zqxwvkjh", "—", "\u202e", "\ud83d\ude00"])
def test_what_is_no_name_finds_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()


def test_england_is_no_name_of_the_united_kingdom(gazetteer: Gazetteer) -> None:
    features = {int(gazetteer.feature[match.row]) for match in gazetteer.lookup("England")}
    assert FEATURES.index("country") not in features


def test_exactness_tells_spelling_as_written_from_similar(gazetteer: Gazetteer) -> None:
    assert {match.exact for match in gazetteer.lookup("El Fasher")} == {0}
    assert {match.exact for match in gazetteer.lookup("EL-FASHER")} == {1}
    assert {match.exact for match in gazetteer.lookup("Fasher")} == {2}


def test_similar_spellings_do_not_turn_words_into_places(gazetteer: Gazetteer) -> None:
    words = [
        "Wednesday",
        "Ceasefire",
        "Children",
        "Ambassador",
        "Officials",
    ]
    assert [word for word in words if gazetteer.lookup(word)] == []


@pytest.mark.parametrize(("place_id", "people"), [(146970, 53100), (706448, 283649)])
def test_emptied_places_keep_their_people(gazetteer: Gazetteer, place_id: int, people: int) -> None:
    row = gazetteer.row(f"geonames:{place_id}")
    assert row is not None
    assert gazetteer.place(row).population == people


def test_corrected_mistakes_stay_corrected(gazetteer: Gazetteer) -> None:
    maracay = gazetteer.row("geonames:3632998")
    assert maracay is not None
    assert gazetteer.population[maracay] < 1_000_000


def test_containment_goes_up_to_the_country(gazetteer: Gazetteer) -> None:
    row = gazetteer.row("geonames:169389")
    assert row is not None
    place = gazetteer.place(row)
    assert (place.name, place.admin1_code, place.country) == ("Idlib", "SY-ID", "SYR")
    admin1 = int(gazetteer.admin1[row])
    assert gazetteer.feature[admin1] == 1
    assert gazetteer.admin1[admin1] == admin1
    assert gazetteer.country[admin1] == gazetteer.country[row] == gazetteer.country_row("SYR")


def test_every_row_has_a_position_and_a_radius(gazetteer: Gazetteer) -> None:
    assert ((abs(gazetteer.lat) <= 90) & (abs(gazetteer.lon) <= 180)).all()
    assert (gazetteer.radius_km > 0).all()
    assert not ((gazetteer.lat == 0) & (gazetteer.lon == 0)).any()


def test_divisions_have_no_population_of_their_own(gazetteer: Gazetteer) -> None:
    row = gazetteer.admin1_row("SY-ID")
    assert row is not None
    assert gazetteer.population[row] > 0
    assert gazetteer.place(row).population is None


def test_the_supplement_is_found_beside_the_rest(gazetteer: Gazetteer) -> None:
    (match, *_) = gazetteer.lookup("Lachin Corridor")
    place = gazetteer.place(match.row)
    assert place.place_id == "sitmap:lachin-corridor"
    assert gazetteer.row("sitmap:lachin-corridor") == match.row
    geometry = gazetteer.geometry(place.place_id)
    assert geometry is not None
    assert geometry["type"] == "LineString"
    assert gazetteer.longest_match(["lachin", "corridor", "was"]) == 2


def test_a_row_of_the_supplement_is_enough(gazetteer: Gazetteer, tmp_path: Path) -> None:
    properties = {
        "name": "Zedelghem gap",
        "names": ["Zedelgemer Lücke"],
        "feature": "region",
        "countries": ["BEL", "FRA"],
        "admin1_code": None,
        "lat": 50.9,
        "lon": 3.1,
        "radius_km": 20,
        "source": "made up for a test",
        "as_of": "2024-01-01",
        "note": None,
        "approximate": True,
    }
    point = {"type": "Point", "coordinates": [3.1, 50.9]}
    feature = {"type": "Feature", "id": "sitmap:zedelghem-gap", "geometry": point}
    collection = {"type": "FeatureCollection", "features": [feature | {"properties": properties}]}
    (tmp_path / "supplement.geojson").write_text(json.dumps(collection), encoding="utf-8")
    (tmp_path / "gazetteer").symlink_to(DATA / "gazetteer")
    extended = Gazetteer(tmp_path)
    (match,) = extended.lookup("Zedelgemer Lucke")
    assert extended.place(match.row, name="the gap").name == "the gap"
    assert extended.place(match.row).country is None
    assert len(extended.countries_of(match.row)) == 2
    assert extended.geometry("sitmap:zedelghem-gap") is None


def test_every_further_spelling_is_new_and_found(gazetteer: Gazetteer) -> None:
    lines = (DATA / "spellings.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "geonameid,name"
    rows = [(int(line.partition(",")[0]), line.partition(",")[2]) for line in lines[1:]]
    assert rows == sorted(set(rows))
    for identifier, name in rows:
        found = [gazetteer.geonameid(match.row) for match in gazetteer.lookup_key(normalise(name))]
        assert found.count(identifier) == 1, name


def test_longest_match_counts_tokens(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest_match(["deir", "al", "balah", "city"]) == 3
    assert gazetteer.longest_match(["port", "sudan", "airport"]) == 2
    assert gazetteer.longest_match(["deir", "ezzor", "city"]) == 2
    assert gazetteer.longest_match(["wednesday", "morning"]) == 0
    assert gazetteer.longest_match([]) == 0
    assert gazetteer.longest_match([""]) == 0


def test_candidates_come_likeliest_first(gazetteer: Gazetteer) -> None:
    candidates = gazetteer.candidates("Paris")
    assert candidates[0].place.country == "FRA"
    assert sum(candidate.score for candidate in candidates) == pytest.approx(1, abs=0.01)
    assert gazetteer.candidates("Paris", country="USA")[0].place.country == "USA"
    assert gazetteer.candidates("Paris", country="XXX") == ()


def test_ids_go_both_ways(gazetteer: Gazetteer) -> None:
    for row in range(0, len(gazetteer), 5001):
        assert gazetteer.row(gazetteer.place_id(row)) == row
    for unknown in ("geonames:1", "geonames:x", "sitmap:nowhere", "", "geonames:²", "other:1"):
        assert gazetteer.row(unknown) is None


def test_a_place_is_known_under_each_of_its_names(gazetteer: Gazetteer) -> None:
    row = gazetteer.row("geonames:146970")
    assert row is not None
    for name in ("Stepanakert", "Khankendi"):
        assert row in {match.row for match in gazetteer.lookup(name)}
    assert gazetteer.place(row, name="Stepanakert").name == "Stepanakert"


def test_regions_are_composed_of_divisions(gazetteer: Gazetteer) -> None:
    geometry = gazetteer.geometry("sitmap:donbas")
    assert geometry is not None
    assert "Polygon" in geometry["type"]
    assert gazetteer.geometry("geonames:146970") is None
    assert gazetteer.geometry("sitmap:nowhere") is None


@pytest.mark.parametrize("place_id", ["geonames:587116", "geonames:169387", "geonames:3017382"])
def test_countries_and_divisions_have_areas(gazetteer: Gazetteer, place_id: str) -> None:
    geometry = gazetteer.geometry(place_id)
    assert geometry is not None
    assert "Polygon" in geometry["type"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(text: str) -> None:
    gazetteer = load_gazetteer()
    for match in gazetteer.lookup(text):
        gazetteer.place(match.row)
    gazetteer.longest_match([normalise(word) for word in text.split()])


def test_the_gazetteer_opens_quickly() -> None:
    start = time.process_time()
    Gazetteer(DATA)
    assert time.process_time() - start < 0.6


def test_looking_up_is_quick(gazetteer: Gazetteer) -> None:
    names = [gazetteer.name(row) for row in range(0, len(gazetteer), 29)]
    start = time.process_time()
    for name in names:
        gazetteer.lookup(name)
    assert (time.process_time() - start) / len(names) < 60e-6


def test_a_folder_without_a_gazetteer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be opened"):
        load_gazetteer(tmp_path)


def test_the_files_are_those_that_were_built() -> None:
    recorded = json.loads((DATA / "SOURCES.json").read_text(encoding="utf-8"))["outputs"]
    built = {
        path.relative_to(DATA).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("gazetteer", "boundaries")
        for path in (DATA / folder).iterdir()
    }
    assert built == recorded
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 32_000_000


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Ngaoundaye", "CAF", 7.47, 15.6),
        ("Korbol", "TCD", 10.0, 17.7),
        ("Larde", "MOZ", -16.47, 39.72),
        ("Moma", "MOZ", -16.76, 39.22),
        ("Doolow", "SOM", 4.16, 42.08),
    ],
)
def test_a_district_lies_within_the_circle_that_is_drawn(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    district = gazetteer.place(
        next(
            match.row
            for match in gazetteer.lookup(name)
            if gazetteer.country_code(match.row) == country
        )
    )
    away_km = distance_km(district.lat, district.lon, lat, lon)
    assert away_km <= 1.2 * district.radius_km
