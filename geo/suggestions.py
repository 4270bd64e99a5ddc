"""Names that the gazetteer knows, for one that it does not: what may have been meant.

Only for people who look a name up; nothing is resolved by it.
"""

from difflib import get_close_matches

from .gazetteer import Gazetteer
from .names import normalise

_BEGINNING = 2
_MOST_LOOKED_AT = 50_000
_MOST_ALIKE = 20
_MOST = 3
_LEAST_ALIKE = 0.8


def suggest(gazetteer: Gazetteer, name: str, *, country: str | None = None) -> tuple[str, ...]:
    """Give names that are written alike, the likeliest first.

    Parameters
    ----------
    gazetteer
        Names and places.
    name
        A name that it does not know.
    country
        ISO 3166-1 alpha-3 of the country to look in.

    Returns
    -------
    tuple[str, ...]
        Each a name with its country, which `Gazetteer.candidates` knows; empty where none is alike.

    Examples
    --------
    >>> from geo.gazetteer import load_gazetteer
    >>> suggest(load_gazetteer(), "Rutschurru")
    ('Rutshuru (COD)',)
    """
    key = normalise(name)
    if len(key) <= _BEGINNING:
        return ()
    known = gazetteer.keys_beginning(key[:_BEGINNING], most=_MOST_LOOKED_AT)
    found: dict[str, None] = {}
    for alike in get_close_matches(key, known, n=_MOST_ALIKE, cutoff=_LEAST_ALIKE):
        for candidate in gazetteer.candidates(alike, country=country)[:1]:
            place = candidate.place
            found[f"{place.name} ({place.country})" if place.country else place.name] = None
    return tuple(found)[:_MOST]
