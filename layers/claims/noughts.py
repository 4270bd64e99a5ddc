"""Who says that nobody was hurt disputes those who count some.

"Residents say nine were hurt. The army said nobody was hurt." Only side by side, of the same
measure, place and time, and said by two.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..model import Claim, Denial
from .where.claim_places import share_place
from .where.told import Told
from .who.answering import is_same_side

_TOLD = ("asserted", "claimed")


def tells_of_nought(claim: Claim) -> bool:
    """Tell "police said there were no deaths", which nobody denies there."""
    return bool(claim.figures) and all(figure.high == 0 for figure in claim.figures)


def dispute_counts(claims: list[Claim], told: Sequence[Told]) -> None:
    """Give counts of people the denial of who says beside them that there were none.

    Parameters
    ----------
    claims
        The claims of a document, changed in place.
    told
        What each of them tells, in the same order.
    """
    noughts = [at for at, claim in enumerate(claims) if claim.claimant and tells_of_nought(claim)]
    if not noughts:
        return
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        by_sentence[one.sentence.index].append(index)
    for nought in noughts:
        here, denier = told[nought].sentence, claims[nought].claimant
        denial = Denial(quote=here.text, start=here.start, end=here.end)
        for near in range(here.index - 1, here.index + 2):
            for index in by_sentence.get(near, ()):
                if _contradicts(claims, told, nought, index):
                    claims[index] = replace(
                        claims[index], status="disputed", denier=denier, denial=denial
                    )


def _contradicts(claims: Sequence[Claim], told: Sequence[Told], nought: int, index: int) -> bool:
    """Tell whether somebody else counts what one says that there was none of."""
    claim, other = claims[nought], claims[index]
    counted = {figure.measure for figure in other.figures if figure.low}
    if counted.isdisjoint(figure.measure for figure in claim.figures):
        return False
    if other.status not in _TOLD or other.denial is not None or other.kind != claim.kind:
        return False
    if other.claimant is None or claim.claimant is None:
        return False
    if is_same_side(other.claimant, claim.claimant) or is_same_side(claim.claimant, other.claimant):
        return False
    timed = other.period is None or claim.period is None or other.period == claim.period
    places = told[index].places, told[nought].places
    return timed and (not all(places) or share_place(*places))
