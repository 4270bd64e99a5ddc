from layers.merging.likeness import any_near, is_early, is_no_lower, may_rise_to
from layers.model import Claim
from tests.builders import a_claim, a_figure


def told(*figures: tuple[str, int], qualifier: str = "exact") -> list[Claim]:
    counted = (a_figure(measure, number, qualifier=qualifier) for measure, number in figures)
    return [a_claim(figures=tuple(counted))]


def test_the_dead_are_compared_with_the_dead_and_not_with_the_wounded() -> None:
    town = told(("killed", 700), ("injured", 1_670))
    country = told(("killed", 1_600), qualifier="more_than")
    assert not any_near(town, country)
    assert not is_early(town, country)
    assert is_early(country, told(("killed", 700), qualifier="at_least"))
    assert not may_rise_to(told(("killed", 50)), told(("killed", 20), ("injured", 90)))
    assert may_rise_to(told(("killed", 50)), told(("killed", 60), ("injured", 9)))
    assert not is_no_lower(told(("killed", 50)), told(("killed", 20), ("injured", 90)))


def test_what_is_counted_of_others_agrees_with_anything_and_is_near_nothing() -> None:
    dead, lost = told(("killed", 50)), told(("missing", 3))
    assert may_rise_to(dead, lost)
    assert is_no_lower(dead, lost)
    assert not any_near(dead, lost)
    assert not is_early(dead, lost)


def test_the_missing_grow_fewer_where_the_dead_grow_more() -> None:
    first, later = told(("killed", 50), ("missing", 200)), told(("killed", 148), ("missing", 40))
    assert may_rise_to(first, later)
    assert not may_rise_to(told(("missing", 200)), told(("missing", 40)))
