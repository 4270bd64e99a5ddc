"""Join denials with what they deny, where another report tells it.

A denial stands in an event of its own while nobody tells what it denies. Where exactly one event is
told of the same kind, place and time, it is that event's; else the only one of the area that it
names, or that holds its place.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import timedelta

from .causes import VIOLENCE, Causes, may_be_one
from .model import Claim
from .wider import lies_in

# Within so many days what happened is denied.
ANSWERED = timedelta(days=7)

Groups = Sequence[Sequence[Claim]]


def answer_denials(groups: Groups, causes: Causes) -> list[Sequence[Claim]]:
    """Return the groups, those of denials joined with the only one that tells what they deny.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What people died or fled of, as sentences tell it.
    """
    told: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if _is_told(group):
            told[_about(group[0])].append(index)
    answers: dict[int, list[Claim]] = defaultdict(list)
    alone: list[Sequence[Claim]] = []
    for group in groups:
        if _is_told(group):
            continue
        likely = [(index, groups[index]) for index in told[_about(group[0])]]
        answered = _answered(group, likely, causes)
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


def _answered(
    denials: Sequence[Claim], told: Sequence[tuple[int, Sequence[Claim]]], causes: Causes
) -> int | None:
    """Return the only group that tells what is denied; that of the same subkind before others."""
    fitting = [
        (index, group)
        for index, group in told
        if group[0].status in ("asserted", "claimed", "disputed")
        and any(_agree(denials[0], claim) for claim in group)
        and may_be_one([*denials, *group], causes)
    ]
    found = [row for row in fitting if _places(row[1]) == _places(denials)] or [
        row for row in fitting if lies_in(row[1], denials) or lies_in(denials, row[1])
    ]
    found = [row for row in found if row[1][0].subkind == denials[0].subkind] or found
    return found[0][0] if len(found) == 1 else None


def _places(group: Sequence[Claim]) -> Hashable:
    ids = frozenset(place.place.place_id for place in group[0].places)
    return ids or group[0].claim_id


def _agree(denial: Claim, claim: Claim) -> bool:
    """Tell whether what is told lies in the time of which it is denied.

    Denied "on Tuesday" or in a report of Tuesday, without a day of its own, it lies in the week
    before; where it has no day either, it was told within that week.
    """
    denied, told = denial.period, claim.period
    if denied and told and denied.edtf == told.edtf:
        return True
    if denied and denied.start:
        return False
    until = denied.end if denied else denial.published
    happened = told.end if told else claim.published
    if until is None or happened is None:
        return denied is told
    if told is None:
        return abs(until - happened) <= ANSWERED
    return timedelta(0) <= until - happened <= ANSWERED
