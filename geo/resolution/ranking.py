"""Order what a name may mean by its probabilities, and say how sure the best is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from ..sphere import distance_km
from .options import ADMIN1, ADMIN2, REGION, TOWN, Option
from .resolve import DYNAMIC
from .votes import Group

_SAME_KM, _SAME_DEGREES = 40.0, 0.4
# A tenth as many people in the town as in its division, as a difference of base-10 logarithms.
_LITTLE_MORE = 1.0
# A division may have lost its people since they were last counted in its town.
_SLIPPED = 1.0
_TWIN_KM = 200.0
_ANYWHERE_KM = 20_000.0
# The country of what lies in several.
_SEVERAL = -1
# A base-10 logarithm
_CITY = 5.0


@dataclass(slots=True)
class Ranked:
    """The likeliest options of a name, best first, with calibrated scores.

    ``sort`` is the sort of place that the text asks for; ``outside``: the text says that it lies
    where none of its options does.
    """

    options: tuple[tuple[Option, float], ...]
    reasons: tuple[str, ...]
    sort: str | None = None
    outside: bool = False


def supported_share(group: Group, at: int) -> float:
    """Give the share of an option with that of all options within a few kilometres of it."""
    best = group.options[at]
    return sum(
        share
        for option, share in zip(group.options, group.shares, strict=True)
        if share > 1e-4
        and abs(option.lat - best.lat) < _SAME_DEGREES  # most are far, and told so cheaply
        and distance_km(option.lat, option.lon, best.lat, best.lon) <= _SAME_KM
    )


def order_of(group: Group) -> list[int]:
    """Order the options of a group: the best of the likeliest neighbourhood, then by share."""
    order = sorted(range(len(group.options)), key=lambda at: -group.shares[at])
    if len(order) > 1 and group.shares[order[0]] < _HALF:
        first = max(order[:_RIVALS], key=lambda at: supported_share(group, at))
        order.remove(first)
        order.insert(0, first)
    return order


_RIVALS = 4
_MOST = 6
# With half of all shares no neighbourhood can be likelier.
_HALF = 0.5


def _or_twin(group: Group, order: list[int]) -> int:
    """Give the likeliest option, or its twin: a town and the division about it share a name.

    "X province" is the division. "In X" is the town, unless the division is far more than its town
    or the text has another name inside it ("Buffalo, New York"). A district that bears the name
    only with a word for it ("Dnipro Raion", in Kyiv) yields to a city of its country.
    """
    best = group.options[order[0]]
    reach_km = _TWIN_KM
    if group.sort is None and (area := _area(group, order, best)) is not None:
        return area
    if group.sort == "town" and best.feature == REGION:
        wanted, least = frozenset({TOWN}), 0.0
    elif group.sort in (None, "town"):
        borrowed = best.feature == ADMIN2 and not best.own and not best.twin
        if group.holds or not (best.twin or borrowed):
            return order[0]
        wanted = frozenset({TOWN})
        least = best.population - _LITTLE_MORE
        if borrowed:
            least, reach_km = _CITY, _ANYWHERE_KM
    elif group.sort in ("admin1", "admin2") and best.feature == TOWN:
        wanted, least = frozenset({ADMIN1, ADMIN2}), best.population - _SLIPPED
    else:
        return order[0]
    for at in order:
        other = group.options[at]
        if (
            other.feature in wanted
            and other.direct
            and best.country in (other.country, _SEVERAL)
            and (best.feature in (TOWN, REGION) or other.own)
            and other.population > least
            and distance_km(other.lat, other.lon, best.lat, best.lon) <= reach_km
        ):
            order.remove(at)
            order.insert(0, at)
            return at
    return order[0]


def _area(group: Group, order: list[int], best: Option) -> int | None:
    """Give a curated area that is mostly meant by the name that it shares with its town: Gaza."""
    for at in order:
        other = group.options[at]
        if (
            best.feature in (ADMIN1, TOWN)
            and other.feature == REGION
            and other.direct
            and other.curated
            and other.country == best.country
            and distance_km(other.lat, other.lon, best.lat, best.lon) <= _SAME_KM
        ):
            order.remove(at)
            order.insert(0, at)
            return at
    return None


def _or_city(group: Group, order: list[int], first: int) -> int:
    """Give the city of a name in place of a hamlet of its country that only lies nearer."""
    best = group.options[first]
    if best.feature != TOWN or best.population > _HAMLET:
        return first
    for at in order:
        other = group.options[at]
        if (
            other.feature == TOWN
            and other.direct
            and other.own
            and other.country == best.country
            and other.population > _CITY
        ):
            order.remove(at)
            order.insert(0, at)
            return at
    return first


# A base-10 logarithm; and what says that the hamlet is meant.
_HAMLET = 3.0
_SAID = tuple(DYNAMIC.index(name) for name in ("contained", "framed"))


def rank(
    group: Group,
    features: Sequence[tuple[float, ...]],
    *,
    calibration: tuple[float, float],
) -> Ranked:
    """Order the options of a group; what the best leaves is shared out among the others."""
    if not group.options:
        return Ranked(options=(), reasons=(), sort=group.sort)
    order = order_of(group)[:_MOST]
    likeliest = order[0]
    first = _or_twin(group, order)
    if not any(features[first][at] for at in _SAID):
        first = _or_city(group, order, first)
    # Whether the division or its town is meant, it is there.
    share = max(supported_share(group, at) for at in {first, likeliest})
    score = _calibrate(share, *calibration)
    rest = (1 - score) / max(1 - group.shares[first], 1e-6)
    scored = [(group.options[first], score)]
    scored += [
        (group.options[at], round(min(group.shares[at] * rest, score), 4)) for at in order[1:]
    ]
    reasons = tuple(
        name for name, value in zip(DYNAMIC, features[first], strict=True) if value > 0.1
    )
    return Ranked(options=tuple(scored), reasons=reasons, sort=group.sort)


def _calibrate(share: float, slope: float, intercept: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    odds = slope * log(share / (1 - share)) + intercept
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 4)
