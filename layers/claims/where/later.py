"""Give a claim the place that the report states later: "The talks took place in Doha"."""

from collections.abc import Sequence
from dataclasses import replace

from ...model import Claim, ClaimPlace
from ..sentence.draft import Draft
from .containment import contains
from .context import fits
from .report_place import OPENING
from .told import Told, carried

AFTERWARDS = 3
# A report's headlines are among so many sentences.
TITLES = 3


def place_later(claim: Claim, one: Told, later: Sequence[Told]) -> Claim:
    """Return a claim with the place that a later sentence states, if it has none or a wide one.

    Parameters
    ----------
    claim, one
        The claim, and what it tells.
    later
        What the sentences behind it tell, in order.
    """
    again = _retold(one, later)
    if again:
        period = claim.period or again.period
        return replace(claim, places=carried(again.places), period=period)
    return claim if one.places else replace(claim, places=_filled(one, later) or claim.places)


def _filled(one: Told, told: Sequence[Told]) -> tuple[ClaimPlace, ...]:
    """Return the place that a later sentence gives an event: "The talks took place in Doha"."""
    for later in told:
        behind = later.sentence.index - one.sentence.index
        if (
            0 < behind <= AFTERWARDS
            and later.definite
            and (later.draft.kind, later.draft.subkind) == (one.draft.kind, one.draft.subkind)
            and later.places
            and later.places[0].basis in ("explicit", "sentence")
        ):
            return carried(later.places) if fits(one.draft, later.places) else ()
    return ()


def _retold(one: Told, later: Sequence[Told]) -> Told | None:
    """Return where the lead tells again what a headline told of a wider area, or of no place.

    "Air strike kills 24 in Myanmar", then "24 people were killed in Monywa on Monday".
    """
    if one.sentence.part != "heading" or one.sentence.index >= TITLES or one.draft.mood:
        return None
    for other in later:
        if other.sentence.index - one.sentence.index > OPENING:
            return None
        narrower = other.places and all(
            any(contains(wide.place, place.place) for place in other.places) for wide in one.places
        )
        told = other.draft.mood is None and other.draft.kind == one.draft.kind
        if narrower and told and _tells_the_same(one.draft, other.draft):
            return other
    return None


def _tells_the_same(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts share a figure; without one, whether they are of one subkind."""
    if not one.figures:
        return one.subkind == other.subkind
    counted = {(figure.measure, figure.low, figure.best) for figure in other.figures}
    return any((figure.measure, figure.low, figure.best) in counted for figure in one.figures)
