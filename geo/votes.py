"""What the names of a document speak for: countries, divisions, neighbourhoods."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, pi, sqrt

from .options import Option

_NEAR_KM = 150.0
_CELL = 2.0
_SQUARE = 0.5
_MOST_IN_CELL = 12
_DEGREE_KM = 111.2
_RADIANS = pi / 180
_HALFWAY = 2.0
_NOTHING: Mapping[int, float] = {}


@dataclass(slots=True)
class Group:
    """The mentions of one name with one wanted sort; ``shares`` are its probabilities."""

    options: tuple[Option, ...]
    sort: str | None
    mentions: list[int] = field(default_factory=list)
    weight: float = 1.0
    static: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    held_by: set[int] = field(default_factory=set)
    holds: set[int] = field(default_factory=set)


class Votes:
    """How much the names of a document speak for each country, division and neighbourhood."""

    def __init__(self, groups: Sequence[Group], nations: Mapping[int, float] = _NOTHING) -> None:
        self.country: dict[int, float] = defaultdict(float)
        self.admin1: dict[int, float] = defaultdict(float)
        self.cells: dict[tuple[int, int], list[tuple[int, float, float, float]]] = defaultdict(list)
        self.total = 0.0
        self.divisions: dict[int, set[int]] = defaultdict(set)
        self.squares: dict[tuple[int, int], set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for option in group.options:
                if option.admin1 >= 0 and option.feature in (1, 2, 3):
                    self.divisions[option.admin1].add(number)
                if option.feature in (2, 3):
                    self.squares[_square(option.lat, option.lon)].add(number)
        self.crowd: dict[tuple[int, int], int] = {}
        self.states: dict[int, float] = defaultdict(float)
        for country, weight in nations.items():
            self.country[country] += weight
            self.states[country] += weight
            self.total += weight
        for number, group in enumerate(groups):
            self.total += group.weight if group.options else 0.0
            for option, share in zip(group.options, group.shares, strict=True):
                if share < 0.05:
                    continue
                self.country[option.country] += group.weight * share
                self.admin1[option.admin1] += group.weight * share
                if option.feature == 0 or option.capital:
                    self.states[option.country] += group.weight * share
                if option.feature in (2, 3) or option.feature > 4:
                    cell = self.cells[_cell(option.lat, option.lon)]
                    if len(cell) < _MOST_IN_CELL:
                        cell.append((number, option.lat, option.lon, share))
        self.all_states = sum(self.states.values())

    def abroad(self, country: int) -> float:
        """Tell whether the document is of the wide world: it names other countries, or capitals."""
        weight = self.all_states - self.states.get(country, 0.0)
        return weight / (weight + _HALFWAY)

    def cluster(self, option: Option) -> int:
        """Count the names that may mean something within some 50 km of an option."""
        row, column = square = _square(option.lat, option.lon)
        count = self.crowd.get(square)
        if count is None:
            members: set[int] = set()
            for near in _around(row, column):
                if near in self.squares:
                    members |= self.squares[near]
            count = self.crowd[square] = len(members)
        return count

    def near(self, number: int, option: Option) -> float:
        """Give how near the nearest other name's place lies: 1 at the same point, to 0."""
        lat, lon = option.lat, option.lon
        row, column = _cell(lat, lon)
        width = cos(lat * _RADIANS)
        best = 0.0
        cells = self.cells
        for cell in _around(row, column):
            if cell in cells:
                for other, other_lat, other_lon, share in cells[cell]:
                    if other != number and share > best:
                        # On these few hundred kilometres the earth is flat enough.
                        north, east = lat - other_lat, (lon - other_lon) * width
                        away_km = _DEGREE_KM * sqrt(north * north + east * east)
                        best = max(best, share * exp(-away_km / _NEAR_KM))
        return best


def _around(row: int, column: int) -> tuple[tuple[int, int], ...]:
    west, east, south, north = column - 1, column + 1, row - 1, row + 1
    return (
        (row, column),
        (row, west),
        (row, east),
        (south, column),
        (south, west),
        (south, east),
        (north, column),
        (north, west),
        (north, east),
    )


def _square(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _SQUARE), int(lon // _SQUARE)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)
