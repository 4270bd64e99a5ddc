"""Join what is told of a country or region with the one event within it that it tells of.

"Forty-four people were killed in Niger on Friday" and "39 people were killed in Kokorou on Friday",
in two reports, are one event where no other of that day lies in Niger and the figures are near
each other; so are an attack "between Bandiagara and Koro" and the one near Koro. What could be two
events, or a total of several, stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from geo import Place

from .causes import Causes, may_be_one
from .claims.where.containment import AREAS, contains
from .following import is_same, strikes_once
from .incidents import has_counts, tells_the_same
from .model import Claim

Groups = Sequence[Sequence[Claim]]


def join_wider(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
    near: Callable[[Claim, Claim], bool],
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
    near
        Whether the figures of two claims may count the same.
    """
    alike: dict[Hashable, list[int]] = defaultdict(list)
    areas: list[int] = []
    for index, group in enumerate(groups):
        place = place_of(group)
        if not (_is_of_a_day(group) and _is_one_thing(group, causes)):
            continue
        if place:
            alike[_key(group, place, about)].append(index)
        if (place and place.feature in AREAS) or _ends_of(group):
            areas.append(index)
    inner: dict[int, int] = {}
    for wide in areas:
        indices = alike[_key(groups[wide], groups[wide][0].places[0].place, about)]
        within = [one for one in indices if lies_in(groups[one], groups[wide])]
        if len(within) == 1 and _is_one(groups[wide], groups[within[0]], causes, near):
            inner[wide] = within[0]
    joined: dict[int, list[Claim]] = defaultdict(list)
    for wide in inner:
        target = wide
        while target in inner:
            target = inner[target]
        joined[target] += groups[wide]
    return [[*group, *joined[at]] for at, group in enumerate(groups) if at not in inner]


def place_of(group: Sequence[Claim]) -> Place | None:
    """Return the place of an event, None where it has none or several."""
    places = group[0].places
    return places[0].place if len(places) == 1 else None


def lies_in(group: Sequence[Claim], wide: Sequence[Claim]) -> bool:
    """Tell whether an event lies in the area of another, or at an end of the way that it names."""
    inside, outside = place_of(group), place_of(wide)
    if inside and not outside:
        return inside.place_id in _ends_of(wide)
    return inside is not None and outside is not None and contains(outside, inside)


def _ends_of(group: Sequence[Claim]) -> set[str]:
    """Return the places between which something was: "on the road between X and Y"."""
    places = group[0].places
    if len(places) == 2 and all(place.basis == "inferred" for place in places):
        return {place.place.place_id for place in places}
    return set()


def _key(
    group: Sequence[Claim], place: Place, about: Callable[[Claim], Hashable]
) -> tuple[Hashable, ...]:
    return about(group[0]), group[0].period and group[0].period.edtf, place.country


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
    near: Callable[[Claim, Claim], bool],
) -> bool:
    reports = {claim.doc_id for claim in wide} & {claim.doc_id for claim in group}
    if reports:
        return False
    if wide[0].figures or strikes_once(wide[0]):
        return is_same(group, wide, causes, near)
    return tells_the_same(group, wide, causes.tellings) and may_be_one([*group, *wide], causes)
