from math import hypot

import pytest

from dashboard.basemap import base_map
from dashboard.towns import towns

GOLAN = (33.0, 31.0, 38.0, 35.0)
CAUCASUS = (43.5, 37.0, 50.0, 42.7)


def length(lines: list[list[int]]) -> float:
    return sum(hypot(*step) for line in lines for step in zip(line[2::2], line[3::2], strict=True))


def test_disputed_borders_are_broken_and_not_solid_as_well() -> None:
    drawn = base_map([GOLAN], countries=["SYR"])["areas"][0]
    plain = base_map([GOLAN], countries=["SYR"], policy="iso")["areas"][0]
    assert drawn["disputed"]
    assert plain["disputed"] == []
    assert length(drawn["borders"]) < length(plain["borders"]) * 0.9


def test_disputed_borders_are_broken_on_the_coarse_world_too() -> None:
    assert base_map([], countries=[])["disputed"]
    assert base_map([], countries=[], policy="iso")["disputed"] == []


def test_no_coast_is_drawn_as_disputed() -> None:
    red_sea = (35.9, 21.9, 37.5, 23.0)  # the parallel meets the coast at 36.87 degrees east
    drawn = base_map([red_sea], countries=["EGY", "SDN"])["areas"][0]
    assert drawn["disputed"]
    for lon, lat, *steps in drawn["disputed"]:
        ends = [(lon, lat), (lon + sum(steps[::2]), lat + sum(steps[1::2]))]
        assert all(abs(north - 22_000) < 20 for _, north in ends)


def test_small_rivers_and_lakes_are_drawn_where_the_ground_is_fine() -> None:
    fine = base_map([CAUCASUS], countries=["AZE"])["areas"][0]
    wide = base_map([(20.0, 20.0, 70.0, 60.0)], countries=["AZE"])["areas"][0]
    assert length(fine["rivers"]) > 10_000
    assert len(fine["lakes"]) > 4
    assert len(wide["lakes"]) < 100


@pytest.mark.parametrize(
    "box", [(18.1, 26.4, 50.9, 62.9), (8.0, 50.0, 40.0, 66.7), (-100.0, 40.0, -60.0, 62.0)]
)
def test_lakes_and_coasts_that_a_box_cuts_are_drawn(box: tuple[float, ...]) -> None:
    area = base_map([box], countries=["FIN"])["areas"][0]  # type: ignore[list-item]
    assert area["lakes"]
    assert area["borders"]


def test_without_borders_no_country_is_told_from_another() -> None:
    base = base_map([GOLAN], countries=["SYR"], policy="none")
    assert base["names"] == []
    assert base["with_events"] == []
    assert base["disputed"] == []
    area = base["areas"][0]
    assert area["disputed"] == area["divisions"] == area["divided"] == []
    every = base_map([GOLAN], countries=["SYR"], policy="iso")["areas"][0]
    assert length(area["borders"]) < length(every["borders"]) * 0.5  # the coast


@pytest.mark.parametrize("policy", ["disputed", "iso", "none"])
def test_lakes_and_land_stay_under_every_policy(policy: str) -> None:
    area = base_map([CAUCASUS], countries=["AZE"], policy=policy)["areas"][0]
    assert area["land"]
    assert area["lakes"]


def test_towns_are_the_largest_and_lie_apart() -> None:
    found = towns(CAUCASUS)
    assert {"Baku", "Tbilisi", "Yerevan"} <= {name for name, _, _ in found[:6]}
    for i, (_, lat, lon) in enumerate(found):
        for _, other_lat, other_lon in found[i + 1 :]:
            assert max(abs(lat - other_lat), abs(lon - other_lon)) > 0.2


def test_places_of_events_are_no_other_towns() -> None:
    assert "Baku" not in {name for name, _, _ in towns(CAUCASUS, without={"geonames:587084"})}
