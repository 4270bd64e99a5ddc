"""Names in the sentences of claims, and the events whose place they are."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from itertools import product

from ..claims.sentence.calendar_words import load_calendar
from ..model import Claim
from .grouping import Groups

# What so many have in their sentences names none of them.
FEW = 20
_NAME = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.!?:]\s+|[\"“‘(])\W*\Z")


def names_in(claim: Claim) -> frozenset[str]:
    """Return the names in a claim's sentence, but for its first word and those of who speaks.

    Parameters
    ----------
    claim
        The claim.
    """
    spoken = [
        (party.start - claim.start, party.end - claim.start)
        for party in (claim.claimant, claim.denier)
        if party
    ]
    calendar = _calendar_words()
    return frozenset(
        match.group().casefold()
        for match in _NAME.finditer(claim.quote)
        if match.group().casefold() not in calendar
        and not any(first <= match.start() < last for first, last in spoken)
        and not _OPENING.search(claim.quote, max(0, match.start() - 4), match.start())
    )


def names_around(claim: Claim) -> frozenset[str]:
    """Return the names in a claim's sentence and in the one before it.

    Parameters
    ----------
    claim
        The claim.
    """
    before = _NAME.findall(claim.context_before or "")
    return names_in(claim).union(name.casefold() for name in before)


@cache
def _calendar_words() -> frozenset[str]:
    calendar = load_calendar()
    return frozenset([*calendar.months, *calendar.weekdays])


def names_place(claim: Claim, other: Claim) -> bool:
    """Tell whether a sentence has the name of another claim's place, whoever bears it there."""
    return any(_stands_in(name, claim.quote) for name in _names_of(other))


def _names_of(claim: Claim) -> Iterable[str]:
    """Return the names of a claim's places, as the gazetteer and as the sentence has them."""
    for each in claim.places:
        yield each.place.name
        if each.surface:
            yield each.surface.split(",")[0]


def _stands_in(name: str, text: str) -> bool:
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


class PlaceNames:
    """Events by the names of their places, under a key that must agree besides.

    Parameters
    ----------
    groups
        The claims of each event.
    """

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._names: dict[int, set[str]] = {}
        self._rows: dict[Hashable, set[int]] = defaultdict(set)

    def add(self, index: int, key: Hashable) -> None:
        """Add a group under a key."""
        if index not in self._names:
            self._names[index] = {
                name for claim in self._groups[index] for name in _names_of(claim) if name
            }
        for name in self._names[index]:
            self._rows[key, name.split()[0]].add(index)

    def find(self, claims: Sequence[Claim], keys: Iterable[Hashable]) -> set[int]:
        """Return the groups under some of the keys whose place's name stands in a sentence.

        Where a name is that of many, these are returned unread.
        """
        found: set[int] = set()
        words = [(word, claim) for claim in claims for word in set(_NAME.findall(claim.quote))]
        for (word, claim), key in product(words, keys):
            row = self._rows.get((key, word), ())
            if len(row) > FEW:
                return set(row)
            found.update(
                index
                for index in row
                if any(_stands_in(name, claim.quote) for name in self._names[index])
            )
        return found
