"""Join denials with what they deny, where another report tells it.

A denial stands in an event of its own while nobody tells what it denies; of its own report that is
known from reading it. Where exactly one event is told of the same kind, place and time, it is that
event's; else the only one of the area that it names, or that holds its place.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from ..claims.where.containment import AREAS
from ..model import Claim
from .causes import Causes, have_one_cause
from .grouping import TOLD, Groups
from .incidents import VIOLENCE
from .likeness import any_near
from .naming import FEW, PlaceNames, names_in
from .wider import lies_in, place_of

# Within so many days what happened is denied.
ANSWERED = timedelta(days=7)


def answer_denials(groups: Groups, causes: Causes) -> list[Sequence[Claim]]:
    """Return the groups, those of denials joined with the only one that tells what they deny.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What people died or fled of, as sentences tell it.
    """
    told = _Told(groups)
    answers: dict[int, list[Claim]] = defaultdict(list)
    alone: list[Sequence[Claim]] = []
    for group in groups:
        if _is_told(group):
            continue
        answered = _answered(group, told, causes)
        if answered is None:
            alone.append(group)
        else:
            answers[answered] += group
    kept = ([*group, *answers[index]] for index, group in enumerate(groups) if _is_told(group))
    return [*kept, *alone]


def is_denied(claim: Claim) -> bool:
    """Tell whether a claim is only what somebody denies."""
    return claim.status == "denied"


def _is_told(group: Sequence[Claim]) -> bool:
    return not all(is_denied(claim) for claim in group)


def _about(claim: Claim) -> Hashable:
    """Return what must agree; who denies to have fired on people denies an attack on them."""
    kind = "violence" if claim.kind in VIOLENCE else claim.kind
    return kind, claim.verdict and claim.verdict.group


class _Told:
    """The events that are told, by what must agree, and by place or by country and day."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.at: dict[Hashable, list[int]] = defaultdict(list)
        self.areas: dict[Hashable, set[int]] = defaultdict(set)
        self.within: dict[Hashable, set[int]] = defaultdict(set)
        self.names: dict[Hashable, set[int]] = defaultdict(set)
        self.places = PlaceNames(groups)
        unplaced = any(not group[0].places and not _is_told(group) for group in groups)
        for index, group in enumerate(groups):
            if group[0].status not in TOLD:
                continue
            about, place = _about(group[0]), place_of(group)
            self.at[about, _places(group)].append(index)
            for claim in group if unplaced else ():
                if claim.places:
                    self.places.add(index, (about, _day(claim)))
                for name in () if claim.places else names_in(claim):
                    self.names[about, _day(claim), name].add(index)
            for claim in group if place else ():
                key = (about, place and place.country, _day(claim))
                self.within[key].add(index)
                if place and place.feature in AREAS:
                    self.areas[key].add(index)

    def likely(self, denials: Sequence[Claim]) -> Iterator[Sequence[int]]:
        """Yield the events that a denial may mean, the likeliest first."""
        yield self.here(denials)
        yield self.around(denials)
        yield self.named(denials)

    def here(self, denials: Sequence[Claim]) -> list[int]:
        """Return the events of the very place that a denial names."""
        return self.at[_about(denials[0]), _places(denials)]

    def around(self, denials: Sequence[Claim]) -> list[int]:
        """Return the events in the area that a denial names, or of one that holds its place."""
        place, days = place_of(denials), _days(denials[0])
        if place is None:
            return []
        rows = self.within if place.feature in AREAS else self.areas
        found = set().union(
            *(rows.get((_about(denials[0]), place.country, one), ()) for one in days)
        )
        return [
            index
            for index in sorted(found)
            if lies_in(self.groups[index], denials) or lies_in(denials, self.groups[index])
        ]

    def named(self, denials: Sequence[Claim]) -> list[int]:
        """Return the events whose place, or of which a name, a denial has that is put nowhere."""
        if denials[0].places:
            return []
        about, days = _about(denials[0]), _days(denials[0])
        found = self.places.find(denials, [(about, day) for day in days])
        for name, day in product({one for claim in denials for one in names_in(claim)}, days):
            row = self.names.get((about, day, name), ())
            found = found.union(row) if len(row) <= FEW else found
        return sorted(found) if len(found) <= FEW else []


def _answered(denials: Sequence[Claim], told: _Told, causes: Causes) -> int | None:
    """Return the only group that tells what is denied; that of the same subkind before others."""

    def fitting(indices: Sequence[int]) -> list[int]:
        return [
            index
            for index in indices
            if any(
                claim.doc_id != denials[0].doc_id and _agree(denials[0], claim)
                for claim in told.groups[index]
            )
            and have_one_cause([*denials, *told.groups[index]], causes)
        ]

    found = next(filter(None, map(fitting, told.likely(denials))), [])
    same = [index for index in found if told.groups[index][0].subkind == denials[0].subkind]
    found = same or found
    if denials[0].figures and len(found) > 1:
        found = [index for index in found if any_near(told.groups[index], denials)]
    return found[0] if len(found) == 1 else None


def _day(claim: Claim) -> date | None:
    return claim.period.end if claim.period else claim.published


def _days(denial: Claim) -> list[date | None]:
    """Return the days on which what is denied may have been."""
    day, period = _day(denial), denial.period
    near = 0 if day is None or (period and period.start) else ANSWERED.days
    return [day and day + timedelta(days=step) for step in range(-near, near + 1)]


def _places(group: Sequence[Claim]) -> Hashable:
    ids = frozenset(place.place.place_id for place in group[0].places)
    return ids or group[0].claim_id


def _agree(denial: Claim, claim: Claim) -> bool:
    """Tell whether what is told lies in the time of which it is denied.

    Denied "on Tuesday" or in a report of Tuesday, without a day of its own, it lies in the week
    before; where it has no day either, it was told within that week. What goes on may be denied on
    any day since.
    """
    denied, told = denial.period, claim.period
    if denied and told and denied.edtf == told.edtf:
        return True
    if denied and denied.start:
        return False
    until, happened = _day(denial), _day(claim)
    if told and told.start and told.end is None and until:
        return told.start <= until
    if until is None or happened is None:
        return denied is told
    if told is None:
        return abs(until - happened) <= ANSWERED
    return timedelta(0) <= until - happened <= ANSWERED
