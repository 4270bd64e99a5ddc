"""Claims in groups, one an event, and the groups that go to others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import Claim

# What is told as happening: what is denied, feared or history stays apart from it.
TOLD = ("asserted", "claimed", "disputed")

Groups = Sequence[Sequence[Claim]]


def join_groups(groups: Groups, goes_to: Mapping[int, int]) -> list[Sequence[Claim]]:
    """Return the groups, each with those that go to it.

    Parameters
    ----------
    groups
        The claims of each event.
    goes_to
        By the number of a group that of the one it goes to, which may go on to another.
    """
    joined: dict[int, list[Claim]] = defaultdict(list)
    for index in goes_to:
        target = index
        while target in goes_to:
            target = goes_to[target]
        joined[target] += groups[index]
    return [[*group, *joined[at]] for at, group in enumerate(groups) if at not in goes_to]


def share_report(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Tell whether one report tells of both groups."""
    return not {claim.doc_id for claim in group}.isdisjoint(claim.doc_id for claim in other)


def position(claim: Claim) -> tuple[str, int, str]:
    """Return by what claims are put in order: document, place in it, id."""
    return claim.doc_id, claim.start, claim.claim_id
