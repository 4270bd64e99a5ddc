"""Where claims are, for comparing them: a town and the area that bears its name may be one.

Of "Hodeidah" one report may be read as the city and another as its governorate. Where a report
gives the bare name, the area stands for the only town of its name that is told of within it;
"Hodeidah governorate" does not. And a bare name is that of the district where another report says
"Chiure district"; "the town of Chiure" is not.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache

from geo import Place

from ..claims.where.containment import AREAS, contains
from ..lexicon import load_cues
from ..model import Claim, ClaimPlace

# Who "fled their homes in X" was displaced in X.
_LEFT = {"origin": "location"}
_Named = dict[tuple[str, str | None], dict[str, Place]]


def place_keys(claims: Iterable[Claim]) -> Mapping[str, Hashable]:
    """Return by claim what must agree of its places; a claim without one agrees with nobody.

    Parameters
    ----------
    claims
        All claims that are compared.
    """
    claims = tuple(claims)
    towns: _Named = defaultdict(dict)
    districts: _Named = defaultdict(dict)
    for claim in claims:
        for each in claim.places:
            if each.place.feature not in AREAS:
                towns[_name(each.place)][each.place.place_id] = each.place
            elif _is_called_district(each, claim):
                districts[_name(each.place)][each.place.place_id] = each.place
    keys: dict[str, Hashable] = {}
    for claim in claims:
        here = _LEFT if {each.role for each in claim.places} == {"origin"} else {}
        ids = frozenset(
            (here.get(each.role, each.role), _meant(each, claim, towns, districts).place_id)
            for each in claim.places
        )
        keys[claim.claim_id] = ids or claim.claim_id
    return keys


def in_district(claim: Claim, others: Iterable[Claim]) -> Claim:
    """Return which of other claims calls a claim's place a district; the claim itself if none does.

    Parameters
    ----------
    claim, others
        Claims of one event.
    """
    if len(claim.places) != 1 or claim.places[0].place.feature in AREAS:
        return claim
    (town,) = claim.places
    for other in others if not _is_called(town, claim, "towns") else ():
        (each, *more) = other.places or (town,)
        alike = _name(each.place) == _name(town.place) and contains(each.place, town.place)
        if alike and not more and _is_called_district(each, other):
            return other
    return claim


def _name(place: Place) -> tuple[str, str | None]:
    """Return the name without "district": one report has the bare name, another the full one."""
    words = place.name.casefold().split()
    return " ".join(word for word in words if word not in _words("words")), place.country


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_cues("places")["areas"][name].split())


def _meant(each: ClaimPlace, claim: Claim, towns: _Named, districts: _Named) -> Place:
    place, name = each.place, _name(each.place)
    if place.feature in ("admin1", "admin2"):
        found = towns.get(name, {})
        if len(found) != 1 or _is_called_area(each, claim):
            return place
        (town,) = found.values()
        place = town if contains(place, town) else place
    found = districts.get(name, {})
    if len(found) != 1 or place.feature in AREAS or _is_called(each, claim, "towns"):
        return place
    (district,) = found.values()
    return district if contains(district, place) else place


def _is_called_district(each: ClaimPlace, claim: Claim) -> bool:
    return each.place.feature == "admin2" and _is_called_area(each, claim)


def _is_called_area(each: ClaimPlace, claim: Claim) -> bool:
    """Tell "Hodeidah governorate" and "the province of Hodeidah" from the bare name."""
    full = not _words("words").isdisjoint(each.place.name.casefold().split())
    return full or _is_called(each, claim, "words")


def _is_called(each: ClaimPlace, claim: Claim, name: str) -> bool:
    """Tell whether some word stands beside a name: "the town of X", "X town"."""
    if each.start is None or each.end is None:
        return False
    start, end = each.start - claim.start, each.end - claim.start
    beside = [*claim.quote[:start].split()[-2:-1], *claim.quote[end:].split()[:1]]
    return any(word.strip(".,;:'’").lower() in _words(name) for word in beside)
