"""What an event says of its claims: the figures, the narrowest place, the day, the weakest reading.

What is only denied counts for the status and nothing else; what a later toll of the same publisher
replaced is kept, and says where and when it was if its successor does not.
"""

import re
from collections.abc import Sequence
from datetime import date
from math import inf

from ..model import CLAIM_BASES, Claim, ClaimPlace, Event, Period
from .answers import is_denied
from .generic import in_closest_words
from .grouping import TOLD, position
from .namesakes import in_district
from .tallies import find_superseded, has_risen, source_of, tally

# Both, then each: who was killed and who was hurt by one thing is one event.
HARMED = ("killed_and_injured", "killed", "injured", "missing")
# No period that has a first day is so long.
DAYS = date.max.toordinal()
# So many times as wide as another place is one that is no other word for it.
NARROWER = 0.5
_WORD = re.compile(r"[^\W_]+")


def event_of(group: Sequence[Claim]) -> Event:
    """Make an event of its claims; what is only denied counts for its status and nothing else."""
    first = min(group, key=lambda claim: claim.claim_id)
    others = sorted((claim for claim in group if claim is not first), key=position)
    claims = (first, *others)
    told = [claim for claim in claims if not is_denied(claim)]
    superseded = find_superseded(told or claims)
    current = [claim for claim in told or claims if claim.claim_id not in superseded]
    replaced = [claim for claim in told if claim.claim_id in superseded]
    status = max((claim.status for claim in current), key=_doubt)
    if status in TOLD and len(told) < len(claims):
        status = "disputed"
    worded = in_closest_words(current)
    closest = min(worded, key=lambda claim: claim.claim_id)
    return Event(
        event_id=first.claim_id,
        kind=closest.kind,
        subkind=_fullest({claim.subkind for claim in worded}),
        status=status,
        claims=claims,
        figures=tally(current),
        places=_places(current, replaced),
        period=_period(current, told) or _period(claims, ()),
        n_sources=len({source_of(claim) for claim in claims}),
        superseded=tuple(claim.claim_id for claim in claims if claim.claim_id in superseded),
    )


def _fullest(subkinds: set[str]) -> str:
    """Return what holds all that is told: the dead and the wounded are both harmed."""
    if subkinds >= set(HARMED[1:3]):
        return HARMED[0]
    rank = {subkind: number for number, subkind in enumerate(HARMED)}
    return min(subkinds, key=lambda subkind: (rank.get(subkind, len(rank)), subkind))


def _places(current: Sequence[Claim], replaced: Sequence[Claim]) -> tuple[ClaimPlace, ...]:
    """Return the narrowest places; of claims that were replaced, what their successors name too."""
    nearest = min(current, key=lambda claim: _guesswork(claim.places))
    places = in_district(nearest, (*current, *replaced)).places
    words = {word for claim in current if replaced for word in _WORD.findall(claim.quote)}
    for claim in replaced:
        surface = (claim.places[0].surface or "") if claim.places else ""
        narrower = _guesswork(claim.places)[0] < _guesswork(places)[0] * NARROWER
        if narrower and surface and words.issuperset(_WORD.findall(surface.split(",")[0])):
            places = min(places, claim.places, key=_guesswork)
    return places


def _guesswork(places: Sequence[ClaimPlace]) -> tuple[float, int, float]:
    """Rank how a claim's place is known: the narrowest, named before carried over, by score."""
    main = places[0] if places else None
    if main is None:
        return inf, len(CLAIM_BASES), 0.0
    return main.place.radius_km, CLAIM_BASES.index(main.basis), -main.score


def _period(current: Sequence[Claim], told: Sequence[Claim]) -> Period | None:
    """Return the narrowest time; the day of a toll only where no other claim tells when it was.

    On which day it was may be told only beside figures that have been replaced.
    """
    periods = [one.period for one in current if one.period and not has_risen(one)]
    if not any(period.start and period.end for period in periods):
        earlier = [one.period for one in told if one.period and not has_risen(one)]
        periods += [period for period in earlier if period.start]
    if not any(period.start for period in periods):
        periods += [one.period for one in current if one.period]
    return min(periods, key=_latitude, default=None)


def _latitude(period: Period) -> tuple[int, date, date]:
    """Rank periods: a day before a night, both before what only says by when; then the first."""
    first, last = period.start or date.min, period.end or date.max
    if period.start is None:
        return DAYS, last, first
    return min((last - first).days, DAYS - 1), first, last


def _doubt(status: str) -> int:
    """Rank the readings, the weakest last."""
    return TOLD.index(status) if status in TOLD else len(TOLD)
