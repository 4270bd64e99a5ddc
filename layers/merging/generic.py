"""Join what one report calls an attack with what another calls an air strike.

What is told in general words is the one event of its place and day that is told in closer ones,
where both tell of like figures or of the same thing that was hit. What could be two of them, or
shares no more than place and day, stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from ..model import Claim
from .causes import Causes, may_be_one
from .grouping import Groups, join_groups
from .incidents import is_bombing, is_planted, tells_the_same

# What may be told in closer words, and by which.
_CLOSER = {
    ("fighting", "explosion"): ("air_strike", "drone_strike", "shelling"),
    ("abuse", "attack"): (
        *("air_strike", "drone_strike", "shelling", "explosion", "gunfire"),
        *("clash", "offensive"),
    ),
}
_WORDED = {subkind for closer in _CLOSER.values() for subkind in closer}


def join_generic(
    groups: Groups, causes: Causes, *, placed: Callable[[Claim], Hashable]
) -> list[Sequence[Claim]]:
    """Return the groups, those in general words joined with the only one in closer words that fits.

    Parameters
    ----------
    groups
        The claims of each event.
    causes
        What sentences tell of incidents.
    placed
        What must agree of two claims about one event, but for its kind.
    """
    closer: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if group[0].kind == "fighting" and group[0].subkind in _WORDED and _has_day(group[0]):
            closer[placed(group[0])].append(index)
    goes_to: dict[int, int] = {}
    for index, group in enumerate(groups):
        words = _CLOSER.get((group[0].kind, group[0].subkind), ())
        found = closer.get(placed(group[0]), ()) if words and _has_day(group[0]) else ()
        fitting = [
            one
            for one in found
            if groups[one][0].subkind in words
            and tells_the_same(group, groups[one], causes.tellings)
            and may_be_one([*group, *groups[one]], causes)
        ]
        if len(fitting) == 1:
            goes_to[index] = fitting[0]
    return join_groups(groups, goes_to)


def in_closest_words(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of an event without those that tell it in more general words.

    A bombing is what another claim tells of a bomb that somebody carried.
    """
    claims = list(claims)
    if any(map(is_planted, claims)):
        claims = [claim for claim in claims if not is_bombing(claim)]
    told = {claim.subkind for claim in claims}
    closest = [
        claim for claim in claims if told.isdisjoint(_CLOSER.get((claim.kind, claim.subkind), ()))
    ]
    return closest or claims


def _has_day(claim: Claim) -> bool:
    period = claim.period
    return period is not None and period.start is not None and period.precision == "day"
