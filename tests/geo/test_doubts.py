"""Small places far from everything else that a document names stay unresolved."""

import pytest

from geo.doubts import Company
from geo.model import Candidate, Place


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
        a_candidate("same country", lat=22.0, lon=14.0),
        a_candidate("over the border", lat=11.0, lon=22.0, country="SDN"),
        a_candidate("surely meant", lat=-30.0, lon=140.0, country="AUS", score=0.9),
        a_candidate("large", lat=-30.0, lon=140.0, country="AUS", population=50_000),
    ],
    ids=lambda each: each.place.place_id,
)
def test_what_has_company_or_is_sure_is_not_doubted(candidate: Candidate) -> None:
    assert not Company([*KNOWN, candidate]).doubts(candidate, similar=False)


def test_a_large_place_of_a_similar_name_is_doubted() -> None:
    large = a_candidate("l", lat=-30.0, lon=140.0, country="AUS", population=50_000, score=0.8)
    assert Company([*KNOWN, large]).doubts(large, similar=True)


def test_where_little_else_is_named_nothing_is_doubted() -> None:
    assert not Company([*KNOWN[:2], FAR]).doubts(FAR, similar=False)
