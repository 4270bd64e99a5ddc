from collections.abc import Mapping

import pytest

from layers.geometry import Drawer
from layers.merge import merge_claims
from tests.builders import a_claim, a_claim_place, a_place

SQUARE = [[(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]]
SHAPES: Mapping[str, dict[str, object]] = {
    "area": {"type": "Polygon", "coordinates": SQUARE},
    "area2": {"type": "Polygon", "coordinates": [[(5, 5), (5, 6), (6, 6), (5, 5)]]},
    "road": {"type": "LineString", "coordinates": [(0, 0), (3, 3)]},
    "bowtie": {"type": "Polygon", "coordinates": [[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]]},
}


class Shapes:
    def geometry(self, place_id: str) -> dict[str, object] | None:
        return SHAPES.get(place_id)


def drawn(*places: tuple[str, str]) -> object:
    """Draw an event with places of these ids and roles."""
    told = tuple(
        a_claim_place(a_place(place_id, place_id=place_id, lon=20.0 + at), role=role)
        for at, (place_id, role) in enumerate(places)
    )
    (event,) = merge_claims([a_claim(places=told)])
    return Drawer(Shapes()).event(event)


@pytest.mark.parametrize(
    ("places", "kind"),
    [
        ([("town", "location")], "Point"),
        ([("area", "location")], "Polygon"),
        ([("road", "location")], "LineString"),
        ([("road", "route")], "LineString"),
        ([("town", "location"), ("city", "location")], "MultiPoint"),
        ([("area", "location"), ("area2", "location")], "MultiPolygon"),
        ([("town", "location"), ("area", "location")], "Point"),
        ([("area", "location"), ("town", "location")], "Polygon"),
        ([("town", "origin"), ("city", "destination")], "LineString"),
        ([("town", "origin")], "Point"),
        ([("bowtie", "location")], "MultiPolygon"),
    ],
)
def test_shape_of_an_event(places: list[tuple[str, str]], kind: str) -> None:
    geometry = drawn(*places)
    assert geometry.geom_type == kind  # type: ignore[attr-defined]
    assert geometry.is_valid  # type: ignore[attr-defined]


def test_movement_runs_from_origin_to_destination() -> None:
    line = drawn(("town", "destination"), ("city", "origin"))
    assert [x for x, _ in line.coords] == [21.0, 20.0]  # type: ignore[attr-defined]


def test_a_road_told_by_its_ends_is_a_line_between_them() -> None:
    def ends(*spans: tuple[int, int]) -> object:
        told = tuple(
            a_claim_place(
                a_place(place_id=str(at), lon=20.0 + at), basis="inferred",
                evidence_start=span[0], evidence_end=span[1],
            )
            for at, span in enumerate(spans)
        )  # fmt: skip
        (event,) = merge_claims([a_claim(places=told)])
        return Drawer(Shapes()).event(event)

    assert ends((4, 30), (4, 30)).geom_type == "LineString"  # type: ignore[attr-defined]
    assert ends((4, 30), (50, 60)).geom_type == "MultiPoint"  # type: ignore[attr-defined]


def test_rings_are_right_handed() -> None:
    assert drawn(("area", "location")).exterior.is_ccw  # type: ignore[attr-defined]


def test_event_without_a_place_has_no_shape() -> None:
    assert drawn() is None
