"""Read the table of demonyms, ``geo/data/demonyms.csv``: "Sudanese", "Gazan", "Rohingya".

A demonym names people, or what is theirs, and no place. Columns: ``demonym`` as written, singular;
``kind``: what the people are of, a country, region or city, or a people of its own; ``alpha3``: the
ISO 3166-1 code of the country that the place lies in, empty where it lies in several; ``place``:
the place in English. A word may have several rows (Congolese, Dominican). Plurals in -s are made
here and not listed; a plural that is itself a place (Laos) would be wrong, so such a demonym is not
in the table.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .errors import GazetteerError

DEMONYMS = Path(__file__).with_name("data") / "demonyms.csv"
KINDS = ("country", "region", "city", "people")

_COLUMNS = ["demonym", "kind", "alpha3", "place"]
_WITHOUT_PLURAL = ("s", "se", "sh", "ch", "x", "z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonym:
    """A word for the people of a place; ``country`` is alpha-3, None if they live in several."""

    word: str
    kind: str
    country: str | None
    place: str


@cache
def load_demonyms(path: Path = DEMONYMS) -> Mapping[str, tuple[Demonym, ...]]:
    """Read the table of demonyms.

    Returns
    -------
    Mapping
        For each demonym and its plural, in lower case, the rows that it has: those of countries
        first, then of regions, cities and peoples.

    Raises
    ------
    GazetteerError
        If the file cannot be read, or a row is not of the form above.

    Examples
    --------
    >>> [(row.kind, row.country) for row in load_demonyms()["gazans"]]
    [('region', 'PSE')]
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the demonyms {path}: {error}"
        raise GazetteerError(message) from error
    reader = csv.reader(lines)
    if next(reader, None) != _COLUMNS:
        message = f"{path.name}, line 1: expected the columns {', '.join(_COLUMNS)}"
        raise GazetteerError(message)
    found: dict[str, list[Demonym]] = {}
    for number, row in enumerate(reader, start=2):
        demonym = _demonym(row, number, path.name)
        for word in _forms(demonym.word.lower()):
            found.setdefault(word, []).append(demonym)
    return MappingProxyType(
        {
            word: tuple(sorted(rows, key=lambda row: KINDS.index(row.kind)))
            for word, rows in found.items()
        }
    )


@cache
def nations() -> Mapping[str, str]:
    """Give the country (ISO 3166-1 alpha-3) of the demonyms that speak for one alone."""
    found = {}
    for word, rows in load_demonyms().items():
        countries = {row.country for row in rows}
        country = rows[0].country
        if len(countries) == 1 and country is not None:
            found[word] = country
    return MappingProxyType(found)


@cache
def nations_of_two() -> frozenset[str]:
    """Give the last words of the demonyms in `nations` that are more than one word."""
    return frozenset(name.rpartition(" ")[2] for name in nations() if " " in name)


def _demonym(row: list[str], number: int, file: str) -> Demonym:
    if len(row) != len(_COLUMNS):
        message = f"{file}, line {number}: expected {len(_COLUMNS)} fields, found {len(row)}"
        raise GazetteerError(message)
    word, kind, alpha3, place = row
    if not word or not place or word != word.strip() or place != place.strip():
        message = f"{file}, line {number}: expected a demonym and a place, found {row!r}"
        raise GazetteerError(message)
    if kind not in KINDS:
        message = f"{file}, line {number}: unknown kind {kind!r}; expected: {', '.join(KINDS)}"
        raise GazetteerError(message)
    if alpha3 and not (len(alpha3) == 3 and alpha3.isascii() and alpha3.isupper()):
        message = f"{file}, line {number}: expected an ISO 3166-1 alpha-3 code, found {alpha3!r}"
        raise GazetteerError(message)
    return Demonym(word=word, kind=kind, country=alpha3 or None, place=place)


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith(_WITHOUT_PLURAL):
        return (word,)
    if word.endswith(("chman", "shman")):
        return (word, f"{word[:-2]}en")
    return (word, f"{word}s")
