"""A named place is doubtful where another place of its name may well be meant."""

import pytest

from geo import Candidate
from tests.builders import a_claim_place, a_place


def a_doubt(score: float, *, basis: str = "explicit", km: float = 300.0, radius: float = 2.0):
    other = Candidate(place=a_place(lat=35.9 + km / 111, radius_km=radius), score=0.3)
    place = a_place(lat=35.9, radius_km=2.0)
    return a_claim_place(place, basis=basis, score=score, alternatives=(other,)).doubtful


@pytest.mark.parametrize("basis", ["explicit", "sentence"])
def test_a_low_score_makes_a_named_place_doubtful(basis):
    assert a_doubt(0.69, basis=basis)
    assert not a_doubt(0.7, basis=basis)


def test_what_another_sentence_places_is_shown_as_carried_over_and_not_as_doubtful():
    assert not a_doubt(0.5, basis="document")


def test_the_region_about_a_town_of_its_name_is_no_other_place():
    assert not a_doubt(0.5, km=60.0, radius=120.0)


def test_a_place_without_another_of_its_name_is_not_doubtful():
    assert not a_claim_place(basis="explicit", score=0.4, alternatives=()).doubtful
