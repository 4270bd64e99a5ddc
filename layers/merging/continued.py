"""Join what is told without a day with the event of which something else tells that it is meant.

A report goes on about the people of the event that it opened with, and names neither place nor day
again; or it says only later when the flood was. "The toll of Tuesday's shooting" names the day of
its event, and what struck a place once is the only one told there. Where two events could be meant,
none is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta

from ..model import Claim
from .causes import STRIKES, Causes, causes_in
from .following import RISEN, day_of, joined_with, strikes_once
from .grouping import Groups, share_report
from .incidents import VIOLENCE, hit_the_same, key_of
from .likeness import any_near, are_near, is_off
from .tallies import MIN_COUNT, bounds, is_cumulative, main_figure

# Within so many days from an event a report tells of it without a day.
SOON = 4
# What two reports tell of one place within those days is one.
ONCE = STRIKES | {"accident"}
# A count that is no multiple of this is hardly that of two things.
ROUND = 10
CAUSING = (*VIOLENCE, "hazard")
_TOLL_OF = re.compile(
    r"\b(?:tolls?|tally|number|count|dead|deaths|victims|fatalities|casualties|wounded|injured|killed|"
    r"died|missing|displaced)\b(?:\s+\w+){0,3}?\s+(?:of|from|in|by)\s+(?:last\s+)?\Z",
    re.IGNORECASE,
)


def join_afterwards(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those that go on about an event's people joined with the only one meant.

    "The toll rose to 69 on Friday. Eleven are missing" tells of one event, where the second
    sentence has neither a place nor a day of its own and its report tells of no other there; so
    does "sixteen died, Amnesty said. The rights commission put the toll at eight", and what another
    voice counts of the very place: "the mayor of X counts 44".

    Parameters
    ----------
    groups, causes, about
        As for `layers.merging.following.join_following`.
    """
    there: dict[Hashable, set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        for claim in group if group[0].figures and not all(map(_goes_on, group)) else ():
            there[claim.doc_id, about(claim)].add(index)
    likely = {
        index: sorted(there[group[0].doc_id, about(group[0])] - {index})
        for index, group in enumerate(groups)
        if group[0].kind == "casualty" and (all(map(_goes_on, group)) or all(map(_recounts, group)))
    }
    single = {index: found for index, found in likely.items() if len(found) == 1}
    return joined_with(groups, single, causes, _counts_other)


def join_undated(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], tuple[Hashable, Hashable]]
) -> list[Sequence[Claim]]:
    """Return the groups, those without a day joined with the event of a day that their report has.

    "Thirty-six people died when rain tore through Mokwa. The flood struck at dawn on Thursday"
    tells of Thursday's dead, as a flood strikes once.

    Parameters
    ----------
    groups, causes
        As for `layers.merging.following.join_following`.
    about
        What must agree of two claims about one event, but for its day: what it was, and where.
    """
    days: dict[Hashable, set[date | None]] = defaultdict(set)
    dated: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        day = day_of(group)
        for claim in group if day else ():
            dated[about(claim), day].append(index)
            if strikes_once(claim) and day_of([claim]) == day:
                days[claim.doc_id, about(claim)[1]].add(day)
    likely: dict[int, Sequence[int]] = {}
    for index, group in enumerate(groups):
        first = group[0]
        struck = strikes_once(first) or not STRIKES.isdisjoint(causes_in(group, causes))
        told = days.get((first.doc_id, about(first)[1]), set()) if struck else set()
        if len(told) == 1 and not any(claim.period for claim in group):
            (day,) = told
            likely[index] = sorted(set(dated[about(first), day]))
    return joined_with(groups, likely, causes, lambda *_: True)


def join_told_soon(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those without any time joined with what was told there just before.

    "Gunmen killed five at a festival in X" in a report of Thursday is what others tell of Tuesday
    where nothing else is told of X in those days, the figures are near each other, and the same
    thing was hit or the same disaster struck; and so are "the 86 dead of X", weeks later, where 86
    died there.

    Parameters
    ----------
    groups, causes, about
        As for `layers.merging.following.join_following`.
    """
    dated: dict[Hashable, set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        day = day_of(group)
        for claim in group if day else ():
            dated[about(claim), day].add(index)
    likely: dict[int, Sequence[int]] = {}
    for index, group in enumerate(groups):
        told = {claim.published for claim in group if claim.figures and claim.period is None}
        if len(told) != len({claim.published for claim in group}) or None in told:
            continue
        for within, same in ((SOON, _is_of_one_thing), (RISEN.days, _counts_the_same)):
            days = {day - timedelta(days=back) for day in told if day for back in range(within)}
            found = sorted({one for day in days for one in dated[about(group[0]), day]})
            if len(found) == 1 and same(groups[found[0]], group, causes):
                likely[index] = found
    return joined_with(groups, likely, causes, are_near)


def _is_of_one_thing(event: Sequence[Claim], group: Sequence[Claim], causes: Causes) -> bool:
    """Tell whether one thing was hit, or one disaster struck, by claims with near figures."""
    if share_report(event, group) or not any_near(event, group):
        return False
    struck = causes_in(event, causes) & causes_in(group, causes) & ONCE
    return bool(struck) or hit_the_same(event, group, causes.tellings)


def _counts_the_same(event: Sequence[Claim], group: Sequence[Claim], _: Causes) -> bool:
    """Tell whether the very count of an event, which is no round number, is told again."""
    counts = {_count(claim) for claim in event if claim.figures}
    return not share_report(event, group) and all(
        (count := _count(claim)) in counts and count[2] >= MIN_COUNT and count[2] % ROUND
        for claim in group
    )


def _count(claim: Claim) -> tuple[str, str, int]:
    figure = main_figure(claim)
    return figure.measure, figure.unit, figure.best or 0


def join_named(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, tolls joined with the event of the day that their sentences name.

    "The toll of Tuesday's shooting was lowered to five" is of the only event of Tuesday there,
    however far from each other the figures are.

    Parameters
    ----------
    groups, causes, about
        As for `layers.merging.following.join_following`.
    """
    named: dict[tuple[str, int], set[date]] = defaultdict(set)
    dated: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        day = day_of(group)
        for claim in group if day else ():
            dated[about(claim), day].append(index)
            if day and claim.kind in CAUSING and _is_named(claim):
                named[key_of(claim)].add(day)
    likely: dict[int, Sequence[int]] = {}
    for index, group in enumerate(groups):
        days = set().union(*(named.get(key_of(claim), ()) for claim in group))
        if len(days) == 1 and day_of(group) is None and all(claim.figures for claim in group):
            likely[index] = sorted({one for day in days for one in dated[about(group[0]), day]})
    return joined_with(groups, likely, causes, lambda *_: True)


def _is_named(claim: Claim) -> bool:
    """Tell "the toll of Tuesday's shooting", whose dead are of Tuesday."""
    if claim.period is None or not claim.start <= claim.period.text_start < claim.end:
        return False
    before = claim.quote[: claim.period.text_start - claim.start]
    owned = claim.quote[claim.period.text_end - claim.start :].startswith(("'s", "’s"))
    return owned and _TOLL_OF.search(before) is not None


def _goes_on(claim: Claim) -> bool:
    """Tell a sentence with neither a place nor a day of its own."""
    carried = all(place.basis in ("document", "inferred") for place in claim.places)
    return carried and bool(claim.places) and claim.period is None and bool(claim.figures)


def _recounts(claim: Claim) -> bool:
    """Tell what somebody counts of many, without a day, be it at a place of its own sentence."""
    counts = bool(claim.figures) and bounds(main_figure(claim))[0] >= MIN_COUNT
    return counts and claim.period is None and claim.claimant is not None


def _counts_other(claim: Claim, other: Claim) -> bool:
    """Tell the wounded from the dead, of whom the sentence before has told, or a rival's count."""
    if claim.doc_id != other.doc_id or claim.start >= other.start:
        return False
    if not _goes_on(other):
        return are_near(claim, other)
    told = {figure.measure for figure in claim.figures}
    if told.isdisjoint(figure.measure for figure in other.figures):
        return True
    if is_cumulative(claim) and are_near(claim, other):
        return True
    voices = {each.claimant.text for each in (claim, other) if each.claimant}
    return len(voices) > 1 and is_off(claim, other)
