"""Make the places of a claim from those of its sentence: how well known, and by which words."""

from collections.abc import Sequence
from dataclasses import replace

from geo import Place

from ...model import ClaimPlace
from ..sentence.words import Words
from .containment import AREAS, contains
from .mentions import Mention
from .unknown import about_unknown, holds_unknown, is_rural
from .ways import Way, between_unknown, on_way

# What fits so badly is in the event's sentence, and no more tied to it; so badly, not at all.
EXPLICIT = 12.0
OUT_OF_REACH = 60.0
# So far about a town is what was on "the road to" it.
ON_WAY_KM = 15.0
UNSETTLED = ("route", "water")


def along(words: Words, way: Way, cost: float) -> tuple[ClaimPlace, ...]:
    """Return the ends of a road as the places of what happened somewhere between them."""
    start, end = words.starts[way.first], words.ends[way.last]
    return tuple(
        replace(
            place_of(mention, "location", cost),
            basis="inferred",
            evidence_start=start,
            evidence_end=end,
        )
        for mention in way.ends
    )


def place_of(mention: Mention, role: str, cost: float) -> ClaimPlace:
    """Return a place of the sentence in its role, known as well as its cost allows."""
    resolution = mention.resolution
    basis = resolution.basis
    if basis == "explicit" and cost > EXPLICIT:
        basis = "sentence"
    toponym = resolution.toponym
    return ClaimPlace(
        role=role,
        basis=basis,
        place=mention.place,
        score=resolution.score or 0.0,
        surface=toponym.surface,
        start=toponym.start,
        end=toponym.end,
        evidence_start=resolution.evidence_start,
        evidence_end=resolution.evidence_end,
        alternatives=resolution.candidates[1:6],
    )


def about(
    words: Words, mention: Mention, cost: float, unread: Sequence[int] = (), *, alone: bool
) -> ClaimPlace:
    """Return a place of a sentence; what was on the road to it was somewhere about.

    So was what was between it and a place that is not known, if it stands ``alone``, and what was
    at a settlement that is not known, or in the countryside of a town, in the area of its name:
    ``unread`` are the words at which the names of such begin.
    """
    place = place_of(mention, "location", cost)
    unknown = about_unknown(words, mention)
    if alone and not unknown:
        unknown = holds_unknown(words, mention, unread)
    if not unknown and is_rural(words, mention):
        unknown = (max(0, mention.first - 1), mention.last)
    if unknown and mention.place.feature == "populated_place":
        return replace(
            place,
            basis="inferred",
            place=_around(mention),
            evidence_start=words.starts[unknown[0]],
            evidence_end=words.ends[unknown[1]],
        )
    first = on_way(words, mention) or (between_unknown(words, mention) if alone else None)
    if first is None or mention.place.feature in (*AREAS, *UNSETTLED):
        return place
    return replace(
        place,
        basis="inferred",
        place=replace(place.place, radius_km=max(ON_WAY_KM, place.place.radius_km)),
        evidence_start=words.starts[first],
        evidence_end=words.ends[mention.last],
    )


def _around(mention: Mention) -> Place:
    """Return the widest area of a town's name that holds it, else what lies around the town."""
    town = mention.place
    areas = [one.place for one in mention.resolution.candidates if contains(one.place, town)]
    named = [one for one in areas if one.name == town.name]
    about_it = replace(town, radius_km=max(ON_WAY_KM, town.radius_km))
    return max(named, key=lambda one: one.radius_km, default=about_it)


def share_place(first: Sequence[ClaimPlace], second: Sequence[ClaimPlace]) -> bool:
    """Tell whether two events have a place in common, or one lies in a place of the other."""
    return any(
        one.place.place_id == other.place.place_id
        or contains(one.place, other.place)
        or contains(other.place, one.place)
        for one in first
        for other in second
    )
