"""Join what is told of a country or region with the one event within it that it tells of.

"Forty-four people were killed in Niger on Friday" and "39 people were killed in Kokorou on Friday",
in two reports, are one event where no other of that day lies in Niger and the figures are near
each other; so are an attack "between Bandiagara and Koro" and the one near Koro, and a boat that
sank on a lake and the one that sank off a town on it. What could be two events, or a total of
several, stays apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from geo import Place
from geo.sphere import distance_km

from ..claims.where.containment import AREAS, contains
from ..model import Claim
from .causes import STRIKES, Causes, causes_in, have_one_cause, may_be_one
from .following import (
    RISEN,
    day_of,
    fits,
    is_same,
    last_day,
    strikes_once,
)
from .grouping import Groups, join_groups, share_report
from .incidents import has_counts, tells_the_same
from .likeness import any_near, is_early, is_off, may_rise_to
from .naming import names_place
from .tallies import bounds

# A figure so large that is no round number is hardly told of two things; nor by so many.
UNEVEN = 100
ROUND = 50
FEW = 8

# What may hold the place of an event; a town holds what stands in it.
WIDE = (*AREAS, "water", "populated_place")
LARGE = ("country", "admin1", "region")
# So much smaller than a town is a quarter of it.
QUARTER = 3
IN_TOWN = ("facility", "camp", "crossing", "landform", "route")

_WHOLE = re.compile(
    r"\b(?:nationwide|countrywide|across|throughout|overall|combined|cumulative)\b", re.IGNORECASE
)


def join_wider(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
) -> list[Sequence[Claim]]:
    """Return the groups, those of a wider area joined with the only one within it that fits.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What people died or fled of, as sentences tell it.
    about
        What must agree of two claims about one event, but for when and where it was.
    """
    alike: dict[Hashable, list[int]] = defaultdict(list)
    areas: list[int] = []
    for index, group in enumerate(groups):
        place = place_of(group)
        if not (_is_of_a_day(group) and _is_one_thing(group, causes)):
            continue
        if group[0].places:
            alike[_key(group, group[0].places[0].place.country, about)].append(index)
            alike[_key(group, None, about)].append(index)
        if (place and place.feature in WIDE) or _spots_of(group):
            areas.append(index)
    inner: dict[int, int] = {}
    for wide in areas:
        indices = alike[_key(groups[wide], groups[wide][0].places[0].place.country, about)]
        within = [one for one in indices if lies_in(groups[one], groups[wide])]
        fitting = [one for one in within if _is_one(groups[wide], groups[one], causes)]
        if len(fitting) == 1 and (
            len(within) == 1 or _counts_less(groups[wide], groups[fitting[0]])
        ):
            inner[wide] = fitting[0]
    return join_groups(groups, inner)


def join_wider_following(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
) -> list[Sequence[Claim]]:
    """Return the groups, those told up to a day joined with the only event in or about their area.

    "More than 110 people have died in floods in Niger State, officials said on Friday" is the flood
    that killed 88 in Mokwa on Thursday, where no other of its kind fits.

    Parameters
    ----------
    groups, causes, about
        As for `join_wider`.
    """
    at: dict[Hashable, list[int]] = defaultdict(list)
    areas: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        place, day = place_of(group), day_of(group)
        if place and day and group[0].figures:
            key = (about(group[0]), place.country, day)
            at[key].append(index)
            if place.feature in AREAS:
                areas[key].append(index)
    joined: dict[int, list[Claim]] = defaultdict(list)
    gone: set[int] = set()
    for index, group in enumerate(groups):
        place, last = place_of(group), last_day(group)
        if not (place and last and group[0].figures) or day_of(group):
            continue
        rows = at if place.feature in AREAS else areas
        found = {
            one
            for step in range(RISEN.days + 1)
            for one in rows.get((about(group[0]), place.country, last - timedelta(days=step)), ())
        }
        fitting = [one for one in found if _fits_wider(groups[one], group, last, causes)]
        if len(fitting) == 1:
            joined[fitting[0]] += group
            gone.add(index)
    return [[*group, *joined[at]] for at, group in enumerate(groups) if at not in gone]


def join_equal(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those joined that give the same uneven figure of a place and its area.

    "1,246 people returned to Humera" and a row "Tigray | 1,246" count the same people.

    Parameters
    ----------
    groups, causes, about
        As for `join_wider`.
    """
    same: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for key in {(about(claim), *uneven) for claim in group for uneven in _uneven(claim)}:
            same[key].append(index)
    pairs: dict[int, set[int]] = defaultdict(set)
    for found in same.values():
        for one in found if 1 < len(found) <= FEW else ():
            pairs[one] |= {
                other
                for other in found
                if other != one and _are_related(groups[one], groups[other], causes)
            }
    into = {
        max(one, other): min(one, other)
        for one, others in pairs.items()
        for other in others
        if len(others) == 1 and len(pairs[other]) == 1
    }
    return join_groups(groups, into)


def _uneven(claim: Claim) -> Iterator[tuple[str, str, int]]:
    for figure in claim.figures:
        number = figure.best
        if number and number > UNEVEN and number % ROUND:
            yield figure.measure, figure.unit, number


def _are_related(group: Sequence[Claim], other: Sequence[Claim], causes: Causes) -> bool:
    """Tell whether two groups were told at about one time, of a place and what it lies in."""
    days = {day_of(group), day_of(other)} - {None}
    told = [claim.published for claim in (*group, *other) if claim.published]
    if len(days) > 1 or (told and max(told) - min(told) > RISEN):
        return False
    places = ([each.place for each in one[0].places] for one in (group, other))
    return any(
        first.place_id == last.place_id or contains(first, last) or contains(last, first)
        for first, last in product(*places)
    ) and have_one_cause([*group, *other], causes)


def _fits_wider(
    event: Sequence[Claim],
    group: Sequence[Claim],
    last: date,
    causes: Causes,
) -> bool:
    if not (lies_in(event, group) or lies_in(group, event)) or share_report(event, group):
        return False
    struck = causes_in(event, causes) & causes_in(group, causes) & STRIKES
    alike = any_near(event, group)
    alike = alike or (bool(struck) and is_early(event, group))
    return alike and fits(event, group, last, causes) and not _is_whole([*event, *group])


def _are_of_all(wide: Sequence[Claim], group: Sequence[Claim]) -> bool:
    """Tell the dead of all towns of a country, who are far more than those of one."""
    place = place_of(wide)
    if not (place and place.feature in LARGE) or _counts_less(wide, group):
        return False
    return bool(wide[0].figures) and not (any_near(group, wide) or may_rise_to(group, wide))


def _counts_less(wide: Sequence[Claim], group: Sequence[Claim]) -> bool:
    """Tell a figure that is no total of several events: no total is lower than one of them."""
    return all(
        any(
            (one.measure, one.unit) == (two.measure, two.unit) and bounds(one)[1] <= bounds(two)[1]
            for claim in group
            for two in claim.figures
        )
        for claim in wide
        for one in claim.figures
    ) and bool(wide[0].figures)


def _is_whole(group: Sequence[Claim]) -> bool:
    """Tell what is said to count all of an area."""
    return any(_WHOLE.search(claim.quote) for claim in group)


def place_of(group: Sequence[Claim]) -> Place | None:
    """Return the place of an event, None where it has none or several."""
    places = group[0].places
    return places[0].place if len(places) == 1 else None


def lies_in(group: Sequence[Claim], wide: Sequence[Claim]) -> bool:
    """Tell whether an event lies in the area of another, or at one of the places that it names."""
    inside, outside = place_of(group), place_of(wide)
    if inside and not outside:
        return inside.place_id in _spots_of(wide)
    return (
        outside is not None
        and bool(group[0].places)
        and all(_is_in(each.place, outside) for each in group[0].places)
    )


def _is_in(inside: Place, outside: Place) -> bool:
    if outside.feature == "water":
        return _is_on(outside, inside)
    if outside.feature == "populated_place":
        apart = distance_km(outside.lat, outside.lon, inside.lat, inside.lon)
        quarter = inside.feature in IN_TOWN or inside.radius_km * QUARTER < outside.radius_km
        return quarter and inside.feature not in AREAS and apart <= outside.radius_km
    return contains(outside, inside)


def _is_on(water: Place, place: Place) -> bool:
    """Tell a town on a lake, as far as a circle about the lake says."""
    apart = distance_km(water.lat, water.lon, place.lat, place.lon)
    return place.feature == "populated_place" and apart <= water.radius_km + place.radius_km


def _spots_of(group: Sequence[Claim]) -> set[str]:
    """Return the places of what was in several, or between two: "on the road between X and Y"."""
    places = group[0].places
    spread = len(places) > 1 and all(place.role == "location" for place in places)
    return {place.place.place_id for place in places} if spread else set()


def _key(
    group: Sequence[Claim], country: str | None, about: Callable[[Claim], Hashable]
) -> tuple[Hashable, ...]:
    """Return by what an event is looked up; a lake or region of several countries has none."""
    return about(group[0]), group[0].period and group[0].period.edtf, country


def _is_one_thing(group: Sequence[Claim], causes: Causes) -> bool:
    """Tell so many dead, or what strikes once, from what may be at many places of an area."""
    first = group[0]
    return bool(first.figures) or strikes_once(first) or has_counts(group, causes.tellings)


def _is_of_a_day(group: Sequence[Claim]) -> bool:
    period = group[0].period
    return period is not None and period.precision == "day" and period.start == period.end


def _is_one(
    wide: Sequence[Claim],
    group: Sequence[Claim],
    causes: Causes,
) -> bool:
    if share_report(wide, group) or _is_whole(wide):
        return False
    if is_early(group, wide) and any(names_place(claim, group[0]) for claim in wide):
        return may_be_one([*group, *wide], causes)
    if "accident" in causes_in(wide, causes) & causes_in(group, causes):
        return any(is_off(one, other) for one in wide for other in group)
    if wide[0].figures or strikes_once(wide[0]):
        return is_same(group, wide, causes) and not _are_of_all(wide, group)
    return tells_the_same(group, wide, causes.tellings) and may_be_one([*group, *wide], causes)
