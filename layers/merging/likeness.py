"""Which figures of one place and time may count the same people, measure by measure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ..model import Claim, Quantity
from .tallies import NEAR, bounds

# First counts are so many times too low at most; and so far does a toll rise.
GROWN = 3
# A first count may be so many times too high.
OFF = 2

Counts = Mapping[tuple[str, str], list[Quantity]]

_LEAST = ("at_least", "more_than", "vague")


def are_near(claim: Claim, other: Claim) -> bool:
    """Tell whether some figures of two claims may count the same; both have some, or neither."""
    if not (claim.figures and other.figures):
        return not (claim.figures or other.figures)
    return any(
        max(bounds(one)[0], bounds(two)[0]) <= min(bounds(one)[0], bounds(two)[0]) * NEAR
        for one, two in _pairs(claim, other)
    )


def any_near(group: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Tell whether two groups have claims that may count the same."""
    return any(are_near(one, other) for one in group for other in others)


def is_off(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures of one place and time are no further apart than first counts are."""
    return any(
        max(bounds(one)[0], bounds(two)[0]) <= min(bounds(one)[1], bounds(two)[1]) * GROWN
        for one, two in _pairs(claim, other)
    )


def has_grown(claim: Claim, toll: Claim) -> bool:
    """Tell whether a toll may be what the count of a claim rose to."""
    return any(
        bounds(one)[1] <= bounds(two)[1] <= bounds(one)[1] * GROWN
        for one, two in _pairs(claim, toll)
    )


def may_rise_to(event: Sequence[Claim], group: Sequence[Claim]) -> bool:
    """Tell whether no figure of a group is lower than an event's was, or far higher."""
    event_of, group_of = _by_measure(event), _by_measure(group)
    return all(
        _least(event_of[key]) <= _most(group_of[key]) <= _most(event_of[key]) * GROWN
        for key in _shared(event_of, group_of)
    )


def is_no_lower(event: Sequence[Claim], group: Sequence[Claim]) -> bool:
    """Tell whether no figure of a group is lower than an event's first counts, which may be off."""
    event_of, group_of = _by_measure(event), _by_measure(group)
    return all(
        _least(event_of[key]) <= _most(group_of[key]) * OFF for key in _shared(event_of, group_of)
    )


def is_early(event: Sequence[Claim], group: Sequence[Claim]) -> bool:
    """Tell a first count, which says itself that it is too low: "at least 10" of what killed 76."""
    event_of, group_of = _by_measure(event), _by_measure(group)
    shared = _shared(event_of, group_of)
    return bool(shared) and all(
        figure.qualifier in _LEAST and bounds(figure)[0] <= _most(event_of[key])
        for key in shared
        for figure in group_of[key]
    )


def _pairs(claim: Claim, other: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of two claims that count the same measure."""
    for one, two in product(claim.figures, other.figures):
        if (one.measure, one.unit) == (two.measure, two.unit):
            yield one, two


def _shared(counts: Counts, others: Counts) -> set[tuple[str, str]]:
    """Return what both count; the missing, who grow fewer as the dead are found, only if alone."""
    both = counts.keys() & others.keys()
    return {key for key in both if key[0] != "missing"} or both


def _by_measure(claims: Sequence[Claim]) -> Counts:
    found: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for claim in claims:
        for figure in claim.figures:
            found[figure.measure, figure.unit].append(figure)
    return found


def _least(figures: Sequence[Quantity]) -> int:
    return min(bounds(figure)[0] for figure in figures)


def _most(figures: Sequence[Quantity]) -> int:
    return max(bounds(figure)[1] for figure in figures)
