"""What a correction holds for, and places that a reviewer points at."""

import pytest

from dashboard.correcting import _changed, point_place, typed_position
from geo import load_gazetteer
from layers.merge import merge_claims
from layers.records import place_values
from layers.review import field_values
from tests.builders import a_claim, a_place


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("39.82, 46.75", (39.82, 46.75)),
        (" -1.5 ; +29", (-1.5, 29.0)),
        ("95, 10", None),
        ("Goma", None),
        ("5", None),
    ],
)
def test_a_position_can_be_typed(words: str, expected: tuple[float, float] | None) -> None:
    assert typed_position(words) == expected


def test_a_point_is_named_after_the_nearest_town() -> None:
    place = point_place(13.63, 25.36, load_gazetteer())
    assert (place.name, place.country, place.lat) == ("Point near El Fasher", "SDN", 13.63)


def test_a_point_across_the_date_line_has_its_nearest_town() -> None:
    assert point_place(-16.8, -179.99, load_gazetteer()).country == "FJI"


def test_the_place_is_corrected_in_all_claims_and_the_status_in_one() -> None:
    (event,) = merge_claims((a_claim("c1"), a_claim("c2", start=90)))
    claim = event.claims[1]
    other = place_values(a_place("Afrin", place_id="x"))
    after = field_values(claim) | {"place": other, "status": "disputed"}
    assert _changed(event, claim, after) == [
        (event.claims, {"place": other}),
        ((claim,), {"status": "disputed"}),
    ]
    assert _changed(event, claim, field_values(claim)) == []
