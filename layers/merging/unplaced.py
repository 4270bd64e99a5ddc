"""Join what a report puts nowhere with the one event that its words name.

"Three thousand people were killed in Friday's quake, Myanmar's army said" is the quake of that day
in Myanmar; "the attack on the Jaffar Express" that which another report puts at a place. What
several events of the time have in their sentences names none of them.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ..model import Claim
from .causes import STRIKES, Causes, causes_in, may_be_one
from .following import RISEN, day_of, last_day
from .grouping import Groups, join_groups, share_report
from .likeness import any_near, are_near, is_early, is_no_lower, is_off
from .naming import FEW, PlaceNames, names_around, names_in
from .tallies import has_risen


def join_unplaced(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those without a place joined with the only event that they name.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What people died or fled of, as sentences tell it.
    about
        What must agree of two claims about one event, but for when and where it was.
    """
    waiting = [at for at, group in enumerate(groups) if not group[0].places and _until(group)]
    if not waiting:
        return list(groups)
    wanted = {about(groups[at][0]) for at in waiting}
    places = PlaceNames(groups)
    named: dict[Hashable, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        day, key = _first_day(group), about(group[0])
        if group[0].places and day and key in wanted:
            places.add(at, (key, day))
            for name in {name for claim in group for name in names_around(claim)}:
                named[key, name].add(at)
    goes_to: dict[int, int] = {}
    for at in waiting:
        group, key, days = groups[at], about(groups[at][0]), list(_days(groups[at]))
        found = places.find(group, [(key, day) for day in days])
        if not found:
            rows = [named.get((key, name), ()) for claim in group for name in names_in(claim)]
            single = {one for row in rows if len(row) == 1 for one in row}
            found = single if len(single) == 1 else set()
            found = {one for one in found if _first_day(groups[one]) in days}
        fitting = [one for one in found if _is_one(groups[one], group, causes)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if _are_alike(groups[one], group)]
        if len(fitting) == 1 and len(found) <= FEW:
            goes_to[at] = fitting[0]
    goes_to |= _gone_on(groups, goes_to, about)
    return join_groups(groups, goes_to)


def _gone_on(
    groups: Groups, goes_to: Mapping[int, int], about: Callable[[Claim], Hashable]
) -> dict[int, int]:
    """Return what goes on about people put nowhere: "… rose to 157. It said 252 were hurt"."""
    events: dict[Hashable, set[int]] = defaultdict(set)
    told: dict[Hashable, set[str]] = defaultdict(set)
    for at, event in goes_to.items():
        for claim in groups[at]:
            key = (claim.doc_id, about(claim))
            events[key].add(event)
            told[key].update(figure.measure for figure in claim.figures)
    found: dict[int, int] = {}
    for at, group in enumerate(groups):
        key = (group[0].doc_id, about(group[0]))
        likely = events.get(key, set())
        if (
            at in goes_to
            or len(likely) != 1
            or any(claim.places or claim.period for claim in group)
        ):
            continue
        own = {figure.measure for claim in group for figure in claim.figures}
        (event,) = likely
        if (own and told[key].isdisjoint(own)) or any_near(groups[event], group):
            found[at] = event
    return found


def _first_day(group: Sequence[Claim]) -> date | None:
    """Return the day of an event, or that since which people died of it."""
    period = group[0].period
    return period.start if period and period.precision == "day" else None


def _until(group: Sequence[Claim]) -> date | None:
    return day_of(group) or last_day(group)


def _days(group: Sequence[Claim]) -> Iterator[date]:
    """Yield the days on which the event of a group may have been."""
    day, last = day_of(group), last_day(group)
    if day:
        yield day
    elif last:
        yield from (last - timedelta(days=step) for step in range(RISEN.days + 1))


def _is_one(event: Sequence[Claim], group: Sequence[Claim], causes: Causes) -> bool:
    if not may_be_one([*event, *group], causes) or share_report(event, group):
        return False
    if causes_in(event, causes) & causes_in(group, causes) & STRIKES:
        return True
    risen = all(map(has_risen, group)) and is_no_lower(event, group)
    return risen or _are_alike(event, group)


def _are_alike(event: Sequence[Claim], group: Sequence[Claim]) -> bool:
    alike = any(are_near(one, other) or is_off(one, other) for one in event for other in group)
    return alike or is_early(event, group) or is_early(group, event)
