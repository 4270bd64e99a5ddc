"""Demonyms: words for the people of a place ("Sudanese", "Gazans"), which are no toponyms."""

from collections.abc import Mapping
from functools import cache


@cache
def demonyms() -> Mapping[str, str]:
    """Give the ISO 3166-1 alpha-3 code of the country of each demonym, which is in lower case."""
    return {}


def demonym_country(word: str) -> str | None:
    """Give the country of a demonym, None where the word is none."""
    return demonyms().get(word.lower())
