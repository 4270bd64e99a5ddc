"""Leave a place unresolved that is of another nature than the text says, or that stands alone.

"The San Juan river" lies in no town of that name, and the middle of a lake is not the town that it
is named after.

A village's name in a report on another part of the world is mostly a place that no gazetteer holds,
or no place at all: of such names none was right in the gold that this was measured on. A pin there
would be a wrong one. What is doubted keeps its candidates as alternatives.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import floor

from .model import Candidate, Place
from .options import ADMIN1, ADMIN2, TOWN, Option

_SMALL = 20_000
_SURE = 0.85
_SURE_SIMILAR = 0.9
_AT_ITS_RIVER = 0.85
_LEAST_OTHERS = 3
# Sides of the cells, in degrees, whose places and neighbours count as near.
_CELL = 3.0

Cell = tuple[int, int]


class Company:
    """The places that a document names for sure, and where they lie."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        by_country: dict[str, set[str]] = defaultdict(set)
        by_cell: dict[Cell, set[str]] = defaultdict(set)
        count = set()
        for candidate in candidates:
            place = candidate.place
            if _is_unsure(candidate, similar=False):
                # Two mistakes would speak for each other.
                continue
            count.add(place.place_id)
            if place.country:
                by_country[place.country].add(place.place_id)
            if place.feature != "country":
                by_cell[_cell(place)].add(place.place_id)
        self._by_country, self._by_cell = by_country, by_cell
        self._count = len(count)

    def doubts(self, candidate: Candidate, *, similar: bool) -> bool:
        """Tell whether a place stands alone, is small, and was not surely meant.

        Parameters
        ----------
        candidate
            One of the document's.
        similar
            Whether the name is only similar to one of the place's.
        """
        return (
            self._count >= _LEAST_OTHERS
            and _is_unsure(candidate, similar=similar)
            and not self._has_company(candidate.place)
        )

    def _has_company(self, place: Place) -> bool:
        own = {place.place_id}
        if self._by_country.get(place.country or "", own) - own:
            return True
        x, y = _cell(place)
        return any(
            self._by_cell.get((x + across, y + up), own) - own
            for across in (-1, 0, 1)
            for up in (-1, 0, 1)
        )


def _is_unsure(candidate: Candidate, *, similar: bool) -> bool:
    place, score = candidate.place, candidate.score
    if place.feature != "populated_place":
        return False
    if similar:
        return score < _SURE_SIMILAR
    return score < _SURE and (place.population or 0) < _SMALL


def is_no_water(option: Option, score: float, sort: str | None) -> bool:
    """Tell whether the text names a water, and a division or likely another town was found.

    A town that is surely meant mostly lies at its river, and gives a point for it.
    """
    if sort != "water":
        return False
    return option.feature == ADMIN1 or (option.feature in (ADMIN2, TOWN) and score < _AT_ITS_RIVER)


def _cell(place: Place) -> Cell:
    return floor(place.lon / _CELL), floor(place.lat / _CELL)
