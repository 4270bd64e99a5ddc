"""Demonyms: words for the people of a place ("Sudanese", "Gazans"), which are no toponyms."""

from collections.abc import Mapping
from functools import cache

from .demonyms import load_demonyms


@cache
def demonyms() -> Mapping[str, str | None]:
    """Give the alpha-3 code of the country of each demonym, which is in lower case.

    None for people of several countries, and for a word that may mean one of several (Congolese);
    a country goes before a region or city of the same word (Georgian).
    """
    found = {}
    for word, rows in load_demonyms().items():
        countries = {row.country for row in rows if row.kind == rows[0].kind}
        found[word] = countries.pop() if len(countries) == 1 else None
    return found


def demonym_country(word: str) -> str | None:
    """Give the country of a demonym, None where the word is none."""
    return demonyms().get(word.lower())
