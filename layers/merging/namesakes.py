"""Where claims are, for comparing them: a town and the area that bears its name may be one.

Of "Hodeidah" one report may be read as the city and another as its governorate. Where a report
gives the bare name, the area stands for the only town of its name that is told of within it;
"Hodeidah governorate" does not, but for how many have been displaced there so far.
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


def place_keys(claims: Iterable[Claim]) -> Mapping[str, Hashable]:
    """Return by claim what must agree of its places; a claim without one agrees with nobody.

    Parameters
    ----------
    claims
        All claims that are compared.
    """
    claims = tuple(claims)
    towns: dict[tuple[str, str | None], dict[str, Place]] = defaultdict(dict)
    for claim in claims:
        for each in claim.places:
            if each.place.feature not in AREAS:
                towns[_name(each.place)][each.place.place_id] = each.place
    keys: dict[str, Hashable] = {}
    for claim in claims:
        here = _LEFT if {each.role for each in claim.places} == {"origin"} else {}
        ids = frozenset(
            (here.get(each.role, each.role), _meant(each, claim, towns)) for each in claim.places
        )
        keys[claim.claim_id] = ids or claim.claim_id
    return keys


def _name(place: Place) -> tuple[str, str | None]:
    """Return the name without "district": one report has the bare name, another the full one."""
    words = place.name.casefold().split()
    return " ".join(word for word in words if word not in _area_words()), place.country


@cache
def _area_words() -> frozenset[str]:
    return frozenset(load_cues("places")["areas"]["words"].split())


def _meant(
    each: ClaimPlace, claim: Claim, towns: Mapping[tuple[str, str | None], Mapping[str, Place]]
) -> str:
    place = each.place
    found = towns.get(_name(place), {}) if place.feature in ("admin1", "admin2") else {}
    if len(found) != 1 or (_is_called_area(each, claim) and not _counts_on(claim)):
        return place.place_id
    (town,) = found.values()
    return town.place_id if contains(place, town) else place.place_id


def _counts_on(claim: Claim) -> bool:
    """Tell a count of the displaced that goes on, which is of a district however it is named."""
    period = claim.period
    is_open = period is None or period.start is None or period.end is None
    return claim.kind == "evacuation" and bool(claim.figures) and is_open


def _is_called_area(each: ClaimPlace, claim: Claim) -> bool:
    """Tell "Hodeidah governorate" and "the province of Hodeidah" from the bare name."""
    if not _area_words().isdisjoint(each.place.name.casefold().split()):
        return True
    if each.start is None or each.end is None:
        return False
    start, end = each.start - claim.start, each.end - claim.start
    beside = [*claim.quote[:start].split()[-2:-1], *claim.quote[end:].split()[:1]]
    return any(word.strip(".,;:'’").lower() in _area_words() for word in beside)
