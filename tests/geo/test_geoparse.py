"""The door: order, bases, spans."""

from itertools import pairwise
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Resolution
from tests.builders import a_document

SEEDS = Path(__file__).parents[2] / "seeds"


def parse(text: str) -> tuple[Resolution, ...]:
    return geoparse(a_document(text), gazetteer=load_gazetteer())


def test_nothing_gives_nothing() -> None:
    assert parse("") == ()
    assert parse("   \n ") == ()
    assert parse("no places here") == ()


def test_a_mark_alone_means_no_place() -> None:
    found = parse("Troops in \u06e6 and at \u06e5 left.")
    assert all(each.place is None for each in found)


def test_is_sorted_and_slices_back() -> None:
    text = "Goma fell. The city is in Congo. Kigali denied it. 30 km north of Goma, people fled."
    found = parse(text)
    starts = [each.toponym.start for each in found]
    assert starts == sorted(starts)
    for each in found:
        assert text[each.toponym.start : each.toponym.end] == each.toponym.surface


def test_explicit_names_do_not_overlap() -> None:
    found = [
        each for each in parse("New York City and Nagorno-Karabakh.") if each.basis == "explicit"
    ]
    for one, other in pairwise(found):
        assert one.toponym.end <= other.toponym.start


def test_is_repeatable() -> None:
    text = "Clashes in Tripoli and Sidon. Beirut was calm."
    assert parse(text) == parse(text)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("nagorno*.md")), ids=lambda path: path.stem)
def test_the_seed_brief(seed: Path) -> None:
    found = parse(seed.read_text(encoding="utf-8"))
    by_surface: dict[str, list[Resolution]] = {}
    for each in found:
        by_surface.setdefault(each.toponym.surface, []).append(each)
    ids = {
        surface: {each.place.place_id for each in group if each.place}
        for surface, group in by_surface.items()
    }
    assert ids["Yevlakh"] == {"geonames:584649"}
    assert ids["Nagorno-Karabakh"] == {"sitmap:nagorno-karabakh"}
    assert ids["the region"] == {"sitmap:nagorno-karabakh"}
    assert ids["the enclave"] == {"sitmap:nagorno-karabakh"}
    assert {each.toponym.role for each in by_surface["Baku"]} == {"landmark"}
    assert {each.toponym.role for each in by_surface["Yevlakh"]} == {"location"}
    lifeline = by_surface["the only lifeline"][0]
    assert lifeline.basis == "inferred"
    assert ids["the only lifeline"] == {"sitmap:lachin-corridor"}
    assert "Vladimir" not in ids


def test_a_village_elsewhere_is_no_place_of_this_report() -> None:
    text = (
        "Floods cut off Kassala, Gedaref and Wad Madani in eastern Sudan on Tuesday. "
        "People of the Spera quarter fled to a school."
    )
    spera = [each for each in parse(text) if each.toponym.surface == "Spera"]
    assert all(each.place is None and each.candidates for each in spera)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Troops crossed to the left bank of the Dnipro near Kherson.", "water"),
        ("Strikes hit Dnipro and Kharkiv in Ukraine.", "populated_place"),
        ("Войска стоят на левом берегу Днепра у Херсона.", "water"),
        ("Пожар начался в Днепре и в Харькове, сообщили власти Украины.", "populated_place"),
    ],
)
def test_the_river_and_its_city_are_told_apart(text: str, feature: str) -> None:
    stem = ("Dnip", "Днеп")
    found = [each.place for each in parse(text) if each.toponym.surface.startswith(stem)]
    assert [each and each.feature for each in found] == [feature]


def test_a_river_lies_in_no_town_that_may_share_its_name() -> None:
    text = (
        "En Colombia, el río San Juan inundó varios barrios de Quibdó, en el Chocó, según la ONU."
    )
    (river,) = [each for each in parse(text) if each.toponym.surface == "San Juan"]
    assert river.place is None
    assert river.candidates
