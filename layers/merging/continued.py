"""Join what a report tells without a day with the event of which it tells elsewhere.

A report goes on about the people of the event that it opened with, and names neither place nor day
again; or it says only later when the flood was. Where it tells of one event there, that is meant.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date

from ..model import Claim
from .causes import STRIKES, Causes, causes_in
from .following import day_of, joined_with, strikes_once
from .grouping import Groups
from .likeness import are_near, is_off
from .tallies import is_cumulative


def join_afterwards(
    groups: Groups, causes: Causes, *, about: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those that go on about an event's people joined with the only one meant.

    "The toll rose to 69 on Friday. Eleven are missing" tells of one event, where the second
    sentence has neither a place nor a day of its own and its report tells of no other there; so
    does "sixteen died, Amnesty said. The rights commission put the toll at eight".

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
        if group[0].kind == "casualty" and all(map(_goes_on, group))
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


def _goes_on(claim: Claim) -> bool:
    """Tell a sentence with neither a place nor a day of its own."""
    carried = all(place.basis in ("document", "inferred") for place in claim.places)
    return carried and bool(claim.places) and claim.period is None and bool(claim.figures)


def _counts_other(claim: Claim, other: Claim) -> bool:
    """Tell the wounded from the dead, of whom the sentence before has told, or a rival's count."""
    if claim.doc_id != other.doc_id or claim.start >= other.start:
        return False
    told = {figure.measure for figure in claim.figures}
    if told.isdisjoint(figure.measure for figure in other.figures):
        return True
    if is_cumulative(claim) and are_near(claim, other):
        return True
    voices = {each.claimant.text for each in (claim, other) if each.claimant}
    return len(voices) > 1 and is_off(claim, other)
