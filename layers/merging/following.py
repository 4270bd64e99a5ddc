"""Join what is told up to a day or overnight with the one event, of then, that it tells of.

"Forty people were killed in Idlib, officials said on Tuesday" says by when it was; where one event
of the same kind and place is told of Monday or Tuesday, with figures near these, it is that one.
The toll of a quake or a flood goes on rising for weeks: it is that of the only one told there; and
so does that of an attack, for days, or one publisher's count. An event that could be two of them,
or none, stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, timedelta

from ..claims.where.containment import WIDE
from ..model import Claim
from .causes import STRIKES, Causes, causes_in, may_be_one
from .grouping import Groups, join_groups
from .likeness import any_near, are_near, has_grown, is_early, is_no_lower, is_off, may_rise_to
from .tallies import has_risen, is_cumulative, is_running, refers_back, source_of

# From the day of an event to the last day by which it is told, and to that of its last toll.
TOLD_WITHIN = timedelta(days=2)
RISING = timedelta(days=45)
# Of such hazards each day may be another's.
LASTING = ("epidemic", "drought", "fire")
# From the first day to the last of a night, and of what is told of one flood.
NIGHT = timedelta(days=1)
STRUCK = timedelta(days=14)
_LONGEST = {"day": NIGHT, "week": timedelta(days=7)}
# The toll of an attack goes on rising for so long.
RISEN = timedelta(days=14)


def join_following(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
) -> list[Sequence[Claim]]:
    """Return the groups, those told up to a day joined with the only one of a day that fits.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What people died or fled of, as sentences tell it.
    about
        What must agree of two claims about one event, but for its day.
    """
    dated: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if day_of(group) is not None:
            for each in {about(claim) for claim in group}:
                dated[each].append(index)
    goes_to: dict[int, int] = {}
    # A toll with a day first, as what has none may be of what it rose from.
    waiting = [index for index, group in enumerate(groups) if last_day(group)]
    for index in sorted(waiting, key=lambda one: day_of(groups[one]) is None):
        group, last, day = groups[index], last_day(groups[index]), day_of(groups[index])
        fitting = [
            one
            for one in dated[about(group[0])]
            if last
            and one not in goes_to
            and (day is None or (day_of(groups[one]) or day) < day)
            and fits(groups[one], group, last, causes)
        ]
        if len(fitting) == 1:
            goes_to[index] = fitting[0]
    return join_groups(groups, goes_to)


def join_risen(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
) -> list[Sequence[Claim]]:
    """Return the groups without a day, a toll joined with the count that it rose from or is like.

    "Floods displaced 12,000 families", and two days later of the same publisher "the number rose
    to 20,000"; or, of another, "19,000 have been displaced so far".

    Parameters
    ----------
    groups, causes, about
        As for `join_following`.
    """
    counts: dict[Hashable, list[int]] = defaultdict(list)
    tolls: dict[int, Hashable] = {}
    for index, group in enumerate(groups):
        if day_of(group) is not None or not all(claim.figures for claim in group):
            continue
        rising = [about(claim) for claim in group if is_cumulative(claim)]
        if rising:
            tolls[index] = rising[0]
            continue
        for key in {about(claim) for claim in group}:
            counts[key].append(index)

    def same(claim: Claim, toll: Claim) -> bool:
        if source_of(claim) == source_of(toll):
            return _has_risen(claim, toll) or _has_risen(toll, claim)
        return _told_within(claim, toll) and are_near(claim, toll)

    likely = {index: counts[key] for index, key in tolls.items()}
    return joined_with(groups, likely, causes, same)


def _told_within(claim: Claim, toll: Claim) -> bool:
    if claim.published is None or toll.published is None:
        return False
    return abs(toll.published - claim.published) <= RISEN


def _has_risen(claim: Claim, toll: Claim) -> bool:
    """Tell whether a later toll may be what a count of the same publisher rose to."""
    if claim.published is None or toll.published is None:
        return False
    in_time = timedelta(0) < toll.published - claim.published <= RISEN
    return in_time and has_grown(claim, toll)


def join_nights(
    groups: Groups,
    causes: Causes,
    *,
    about: Callable[[Claim], Hashable],
) -> list[Sequence[Claim]]:
    """Return the groups, those of a night or week joined with the only one of its days that fits.

    "Overnight from Thursday to Friday" is Thursday's event or Friday's where only one of them is
    told there, with figures near these; "last week" is the only one of that week.

    Parameters
    ----------
    groups, causes, about
        As for `join_following`.
    """
    days: dict[Hashable, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, group in enumerate(groups):
        day = day_of(group)
        if day is not None and len(_days_of(group)) < 2:
            days[about(group[0])][day].append(index)
    nights = {
        index: [one for day in _days_of(group) for one in days[about(group[0])].get(day, ())]
        for index, group in enumerate(groups)
        if len(_days_of(group)) > 1
    }

    def same(claim: Claim, other: Claim) -> bool:
        of_night = other.period is not None and other.period.precision == "day"
        return are_near(claim, other) or (of_night and is_off(claim, other))

    return joined_with(groups, nights, causes, same)


def joined_with(
    groups: Groups,
    likely: Mapping[int, Sequence[int]],
    causes: Causes,
    same: Callable[[Claim, Claim], bool],
) -> list[Sequence[Claim]]:
    """Return the groups, each joined to the only likely one that it may be the same as.

    Parameters
    ----------
    groups, causes
        As for `join_following`.
    likely
        The groups that each may be the same as.
    same
        Whether two claims may be of one event, as far as figures and voices tell.
    """
    meant: dict[int, int] = {}
    for index, found in likely.items():
        fitting = [one for one in found if is_same(groups[one], groups[index], causes, same)]
        if len(fitting) == 1:
            meant[index] = fitting[0]
    # What goes to another itself takes nothing in, so that no two go to each other.
    joining = {index: target for index, target in meant.items() if target not in meant}
    return join_groups(groups, joining)


def is_same(
    event: Sequence[Claim],
    group: Sequence[Claim],
    causes: Causes,
    same: Callable[[Claim, Claim], bool] = are_near,
) -> bool:
    """Tell whether two groups of one time and place tell of one event, by cause and figures."""
    if not may_be_one([*event, *group], causes):
        return False
    struck = causes_in(event, causes) & causes_in(group, causes) & STRIKES
    return bool(struck) or any(same(one, other) for one in event for other in group)


def _days_of(group: Sequence[Claim]) -> list[date]:
    """Return the days of which one is that of an event: both of a night; more of what strikes once.

    A storm "since Sunday" struck on any day until it was told; "last week" has seven.
    """
    period = group[0].period
    first = period.start if period else None
    last = (period and period.end) or group[0].published
    if period is None or first is None or last is None:
        return []
    longest = STRUCK if strikes_once(group[0]) else _LONGEST.get(period.precision)
    if longest is None or last - first > longest or (period.end is None and longest is not STRUCK):
        return []
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def day_of(group: Sequence[Claim]) -> date | None:
    """Return the day of an event, None where only its last day, its month or nothing is known."""
    period = group[0].period
    is_day = period is not None and period.precision == "day" and period.end is not None
    return period.start if period and is_day else None


def _is_later(group: Sequence[Claim]) -> bool:
    """Tell a toll, which may be of what was before its day: "overnight it rose to 25"."""
    return all(map(has_risen, group))


def last_day(group: Sequence[Claim]) -> date | None:
    """Return the first of the days by which claims say that it was; None if none says it.

    A toll without a last day counts up to that on which it was published. Of an event that has its
    day there is none, unless it is a toll alone.
    """
    if day_of(group) is not None and not _is_later(group):
        return None
    return min((day for day in map(_until, group) if day), default=None)


def _until(claim: Claim) -> date | None:
    period = claim.period
    if period and not period.start:
        return period.end
    if period and period.end:
        return period.end if has_risen(claim) else None
    runs_on = is_cumulative(claim) or (bool(claim.figures) and is_running(claim))
    return claim.published if runs_on or refers_back(claim) else None


def fits(
    event: Sequence[Claim],
    group: Sequence[Claim],
    last: date,
    causes: Causes,
) -> bool:
    """Tell whether what is told up to a day is an event of a day, by time, cause and figures."""
    day = day_of(event)
    if day is None or day > last:
        return False
    since = [
        claim.period.start
        for claim in group
        if claim.period and claim.period.start and claim.period.end is None
    ]
    if any(not timedelta(0) <= day - first <= TOLD_WITHIN for first in since):
        return False
    apart = last - day
    struck = causes_in(event, causes) & causes_in(group, causes) & STRIKES
    rises = struck and (is_no_lower(event, group) or is_early(event, group))
    if (rises or strikes_once(event[0])) and apart <= RISING:
        same = True
    elif any(map(is_cumulative, group)) or (all(map(refers_back, group)) and _is_local(event)):
        same = apart <= RISEN and may_rise_to(event, group)
    else:
        same = apart <= TOLD_WITHIN and any_near(event, group)
    return same and may_be_one([*event, *group], causes)


def _is_local(group: Sequence[Claim]) -> bool:
    """Tell a town or district, of which "the attack" is no other's than of a whole country."""
    return all(each.place.feature not in WIDE for each in group[0].places)


def strikes_once(claim: Claim) -> bool:
    """Tell a flood or a quake from an epidemic, of which each day may be another's."""
    return claim.kind == "hazard" and claim.subkind not in LASTING
