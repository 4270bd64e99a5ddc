"""The supplement: its loader, and each of its rows."""

import copy
import json
from collections import defaultdict
from pathlib import Path

import pytest
import shapely
import shapely.geometry

from geo.boundaries import load_boundaries
from geo.errors import GazetteerError
from geo.gazetteer import load_gazetteer
from geo.names import normalise
from geo.supplement import SUPPLEMENT, SupplementRow, load_supplement

KM_PER_DEGREE = 111.2
ROWS = load_supplement()
SHAPED = [row for row in ROWS if row.geometry is not None]

# Too small for the outlines; the next land of their country is farther than they are wide.
SMALL_ISLANDS = {"sitmap:snake-island", "sitmap:bhasan-char", "sitmap:imia"}

# Names that two places share on purpose; the document decides.
SHARED = {
    "great lakes region",
    "companiganj",
    "sabra",
    "grand sud",
    "rn2",
    "national road 2",
    "route nationale 2",
}

# What issue and field notes name as missing from every gazetteer package.
WANTED = {
    "lachin-corridor",
    "nagorno-karabakh",
    "darfur",
    "donbas",
    "sahel",
    "tigray",
    "gaza-strip",
    "west-bank",
    "philadelphi-corridor",
    "netzarim-corridor",
    "suwalki-gap",
    "rafah-crossing",
    "kerem-shalom-crossing",
    "zaporizhzhia-nuclear-power-plant",
    "zamzam-camp",
    "kutupalong-camp",
    "moria-camp",
    "kurdistan",
    "kashmir",
    "western-sahara",
    "m5-highway-syria",
    "n4-maputo-corridor",
    "bab-el-mandeb",
    "litani-river",
    "black-sea",
}

BASE = {
    "type": "Feature",
    "id": "sitmap:far-ford",
    "geometry": {"type": "Point", "coordinates": [10.0, 20.0]},
    "properties": {
        "name": "Far ford",
        "names": ["Farford"],
        "feature": "crossing",
        "countries": ["NER"],
        "admin1_code": "NE-1",
        "lat": 20.0,
        "lon": 10.0,
        "radius_km": 1,
        "source": "invented",
        "as_of": "2024-01-31",
        "note": None,
        "approximate": True,
        "descriptions": [
            {"pattern": {"nouns": ["ford"], "only": True, "joins": [["Near"], ["Far", "Afar"]]}}
        ],
    },
}


def write_rows(folder: Path, *features: object) -> Path:
    path = folder / "supplement.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8"
    )
    return path


def a_row(**changes: object) -> dict[str, object]:
    row = copy.deepcopy(BASE)
    for key, value in changes.items():
        target = row if key in {"id", "geometry", "type"} else row["properties"]
        target[key] = value
    return row


def shape_of(row: SupplementRow) -> shapely.Geometry:
    return shapely.geometry.shape(row.geometry)


def test_a_row_is_read(tmp_path: Path) -> None:
    (row,) = load_supplement(write_rows(tmp_path, a_row()))
    assert (row.place_id, row.name, row.country) == ("sitmap:far-ford", "Far ford", "NER")
    assert row.as_of.isoformat() == "2024-01-31"
    assert row.descriptions[0].joins == (("Near",), ("Far", "Afar"))


def test_a_place_in_two_countries_has_no_single_country(tmp_path: Path) -> None:
    (row,) = load_supplement(write_rows(tmp_path, a_row(countries=["NER", "MLI"])))
    assert row.country is None


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "lachin"}, "id"),
        ({"name": ""}, "name"),
        ({"name": " Far ford"}, "name"),
        ({"names": "Farford"}, "names"),
        ({"names": ["Far ford"]}, "names"),
        ({"feature": "bridge"}, "feature"),
        ({"countries": ["NE"]}, "countries"),
        ({"countries": ["NER", "NER"]}, "countries"),
        ({"admin1_code": "Agadez"}, "admin1_code"),
        ({"lat": 91}, "lat"),
        ({"lat": "20"}, "lat"),
        ({"lon": float("nan")}, "lon"),
        ({"radius_km": 0}, "radius_km"),
        ({"source": ""}, "source"),
        ({"as_of": "last year"}, "as_of"),
        ({"approximate": "yes"}, "approximate"),
        ({"colour": "red"}, "colour"),
        ({"geometry": None}, "geometry"),
        ({"composed_of": ["NER"]}, "geometry"),
        ({"geometry": None, "composed_of": ["Niger"]}, "composed_of"),
        ({"geometry": {"type": "Circle", "coordinates": [1, 2]}}, "geometry"),
        ({"geometry": {"type": "Point", "coordinates": [1, 2, 3]}}, "geometry"),
        ({"geometry": {"type": "Point", "coordinates": [200, 2]}}, "geometry"),
        ({"geometry": {"type": "LineString", "coordinates": [[1, 2]]}}, "geometry"),
        (
            {"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}},
            "geometry",
        ),
        ({"descriptions": [{"nouns": ["ford"]}]}, "descriptions"),
        ({"descriptions": [{"pattern": {"nouns": [], "only": True, "within": ["A"]}}]}, "nouns"),
        ({"descriptions": [{"pattern": {"nouns": ["Ford"], "only": True}}]}, "nouns"),
        ({"descriptions": [{"pattern": {"nouns": ["ford"], "only": True}}]}, "descriptions"),
        ({"descriptions": [{"pattern": {"nouns": ["ford"], "within": ["A"]}}]}, "only"),
        (
            {"descriptions": [{"pattern": {"nouns": ["f"], "only": True, "joins": [["A"]]}}]},
            "joins",
        ),
    ],
)
def test_a_broken_row_is_named_with_its_key(
    tmp_path: Path, changes: dict[str, object], key: str
) -> None:
    with pytest.raises(GazetteerError) as caught:
        load_supplement(write_rows(tmp_path, a_row(**changes)))
    assert f"key {key!r}" in str(caught.value)
    assert "sitmap:far-ford" in str(caught.value) or key == "id"


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    row = a_row()
    del row["properties"]["source"]
    with pytest.raises(GazetteerError, match="'sitmap:far-ford', key 'source': missing"):
        load_supplement(write_rows(tmp_path, row))


def test_an_id_is_used_once(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="used by an earlier row"):
        load_supplement(write_rows(tmp_path, a_row(), a_row()))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": 3}', '{"features": [3]}', "\x00"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "supplement.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError):
        load_supplement(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="nowhere"):
        load_supplement(tmp_path / "nowhere.geojson")


def test_there_are_enough_rows_with_what_was_asked_for() -> None:
    ids = {row.place_id.removeprefix("sitmap:") for row in ROWS}
    assert len(ROWS) >= 220
    assert sum(bool(row.descriptions) for row in ROWS) >= 25
    assert ids >= WANTED


def test_rows_stand_one_a_line_sorted_by_id() -> None:
    ids = [row.place_id for row in ROWS]
    assert ids == sorted(ids)
    lines = SUPPLEMENT.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(ROWS) + 2
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == ids


def test_a_name_belongs_to_one_row_unless_meant() -> None:
    owners = defaultdict(list)
    for row in ROWS:
        for name in (row.name, *row.names):
            owners[normalise(name)].append(row.place_id)
    twice = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert twice.keys() == SHARED


def test_shapes_are_valid_right_handed_and_rounded() -> None:
    for row in SHAPED:
        shape = shape_of(row)
        assert shape.is_valid, row.place_id
        for part in shapely.get_parts(shape):
            assert part.geom_type != "Polygon" or part.exterior.is_ccw, row.place_id
        positions = shapely.get_coordinates(shape)
        assert (abs(positions - positions.round(6)) < 1e-12).all(), row.place_id


def test_labels_are_on_their_shapes_or_near() -> None:
    for row in SHAPED:
        away_km = shape_of(row).distance(shapely.Point(row.lon, row.lat)) * KM_PER_DEGREE
        assert away_km <= row.radius_km, row.place_id


def test_drawn_outlines_say_that_they_are_approximate() -> None:
    drawn = [row for row in ROWS if row.geometry is None or row.geometry["type"] != "Point"]
    assert all(row.approximate for row in drawn)


def test_each_place_is_in_one_of_its_countries() -> None:
    shapes = {code: shape for code, _, shape in load_boundaries().countries("fine")}
    outside = {}
    for row in ROWS:
        assert set(row.countries) <= shapes.keys(), row.place_id
        if not row.countries or row.place_id in SMALL_ISLANDS:
            continue
        label = shapely.Point(row.lon, row.lat)
        away_km = min(shapes[code].distance(label) for code in row.countries) * KM_PER_DEGREE
        if away_km > max(5.0, row.radius_km * 1.1):
            outside[row.place_id] = away_km
    assert outside == {}


def test_each_code_has_an_area() -> None:
    boundaries = load_boundaries()
    countries = {code for code, _, _ in boundaries.countries("coarse")}
    unknown = {
        (row.place_id, code)
        for row in ROWS
        for code in row.composed_of
        if code not in countries and boundaries.admin1(code) is None
    }
    assert unknown == set()


def test_each_admin1_code_holds_its_place() -> None:
    boundaries = load_boundaries()
    outside = {}
    for row in ROWS:
        area = boundaries.admin1(row.admin1_code) if row.admin1_code else None
        if area is not None and row.place_id not in SMALL_ISLANDS:
            away_km = area.distance(shapely.Point(row.lon, row.lat)) * KM_PER_DEGREE
            if away_km > max(5.0, row.radius_km * 1.1):
                outside[row.place_id] = away_km
    assert outside == {}


def test_the_ends_of_descriptions_are_known_places() -> None:
    gazetteer = load_gazetteer()
    unknown = set()
    for row in ROWS:
        for description in row.descriptions:
            for group in (*description.joins, description.within):
                if group and not any(gazetteer.lookup(name) for name in group):
                    unknown.add((row.place_id, group))
    assert unknown == set()


def test_no_end_of_a_description_is_a_common_noun() -> None:
    """ "The enclave" and "the north" stand for places of the document, not for this row's."""
    plain = {
        name
        for row in ROWS
        for description in row.descriptions
        for group in (*description.joins, description.within)
        for name in group
        if name == name.lower()
    }
    assert plain == {"outside world", "rest of the world", "rest of the country", "world"}


@pytest.mark.parametrize(
    ("row_id", "names"),
    [
        ("nagorno-karabakh", ["Artsakh", "Нагорный Карабах", "Dağlıq Qarabağ", "Լեռնային Ղարաբաղ"]),
        ("rafah-crossing", ["معبر رفح", "paso de Rafah", "КПП Рафах"]),
        ("strait-of-hormuz", ["مضيق هرمز", "détroit d’Ormuz", "Ормузский пролив"]),
    ],
)
def test_names_stand_in_several_languages(row_id: str, names: list[str]) -> None:
    row = next(each for each in ROWS if each.place_id == f"sitmap:{row_id}")
    assert set(names) <= {*row.names}
