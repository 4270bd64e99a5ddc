"""Add the dead of the other side, told in the next sentence, to those of the first.

"11 soldiers were killed. 4 militants were also killed." is one toll of 15, as a coder of conflicts
counts it. Only where the two sentences stand together, tell of one place and day, have no two
speakers, and count people of different camps; the figure then spans both numbers, and its claim is
that of the first sentence.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..lexicon import cue_sets
from ..model import Claim, Quantity
from .figures.sides import SIDED
from .sentence.actors import actor_words

_CARRIED = ("document", "inferred")


def join_camps(claims: Sequence[Claim], sentences: Sequence[int], *, text: str) -> list[Claim]:
    """Return the claims, a toll of the other camp added to the one that it goes on with.

    Parameters
    ----------
    claims
        The claims of a document, by position.
    sentences
        The index of the sentence of each.
    text
        The document's text.
    """
    kept: dict[int, Claim] = {}
    for index, claim in enumerate(claims):
        before = index - 1
        while before >= 0 and sentences[before] >= sentences[index] - 1:
            earlier = kept.get(before)
            if sentences[before] < sentences[index] and earlier and _is_other_camp(earlier, claim):
                kept[before] = _with_camp(earlier, claim, text)
                break
            before -= 1
        else:
            kept[index] = claim
    return [kept[index] for index in sorted(kept)]


def _with_camp(claim: Claim, other: Claim, text: str) -> Claim:
    more = {figure.measure: figure for figure in other.figures}
    return replace(
        claim,
        figures=tuple(
            _added(figure, more[figure.measure], text) if figure.measure in more else figure
            for figure in claim.figures
        ),
    )


def _added(figure: Quantity, other: Quantity, text: str) -> Quantity:
    return replace(
        figure,
        low=_sum(figure.low, other.low),
        best=_sum(figure.best, other.best),
        high=_sum(figure.high, other.high),
        qualifier=other.qualifier if figure.qualifier == "exact" else figure.qualifier,
        text=text[figure.start : other.end],
        end=other.end,
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _is_other_camp(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims count the dead or hurt of two camps in one event."""
    if claim.kind != "casualty" or other.kind != "casualty" or claim.status != other.status:
        return False
    if other.claimant and (claim.claimant is None or claim.claimant.text != other.claimant.text):
        return False
    if other.period is not None or any(place.basis not in _CARRIED for place in other.places):
        return False
    own = {figure.measure: figure for figure in claim.figures}
    return bool(other.figures) and all(
        figure.measure in SIDED
        and figure.measure in own
        and figure.best is not None
        and own[figure.measure].best is not None
        and own[figure.measure].unit == figure.unit
        and _are_apart(own[figure.measure].text, figure.text)
        for figure in other.figures
    )


def _are_apart(text: str, other: str) -> bool:
    camps, others = _camps(text), _camps(other)
    return bool(camps) and bool(others) and camps.isdisjoint(others)


def _camps(text: str) -> frozenset[str]:
    """Return the camps that the words of a figure name."""
    words = set(text.lower().split())
    return frozenset(name for name, nouns in _nouns().items() if not nouns.isdisjoint(words))


@cache
def _nouns() -> dict[str, frozenset[str]]:
    camps = cue_sets("actors.camps")
    civilians = actor_words()["civilians"] - frozenset().union(*camps.values())
    return {**camps, "civilians": civilians - {"people", "others", "persons"}}
