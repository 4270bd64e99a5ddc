"""What the names of a document speak for: countries, divisions, neighbourhoods."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, pi, sqrt

from ..sphere import AROUND
from .options import ADMIN1, ADMIN2, COUNTRY, REGION, TOWN, Option

_NEAR_KM = 150.0
_MOST_IN_CELL = 12
# Less likely options than so speak for nothing.
LEAST_SHARE = 0.05
_DEGREE_KM = 111.2
_RADIANS = pi / 180
_HALFWAY = 2.0
_NOTHING: Mapping[int, float] = {}
# The number of a name, the point of what it may mean, and how likely that is.
_Vote = tuple[int, float, float, float]


@dataclass(slots=True)
class Group:
    """The mentions of one name with one wanted sort; ``shares`` are its probabilities.

    ``frames`` are the groups that set the scene it is named in, with how far each reaches in
    kilometres; ``all_framed``: so they do wherever it is named. ``bound`` are the only options that
    what holds it, or what it holds, allows where it is first named; none where nothing does.
    ``sets`` are the groups that it sets the scene of.
    """

    options: tuple[Option, ...]
    sort: str | None
    mentions: list[int] = field(default_factory=list)
    weight: float = 1.0
    static: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    held_by: set[int] = field(default_factory=set)
    holds: set[int] = field(default_factory=set)
    frames: dict[int, float] = field(default_factory=dict)
    all_framed: bool = False
    bound: tuple[Option, ...] = ()
    sets: set[int] = field(default_factory=set)


class Crowd:
    """What the names of a document may mean, however likely: the tiles and divisions they share."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._divisions: dict[int, set[int]] = defaultdict(set)
        self._squares: dict[int, set[int]] = defaultdict(set)
        self._counts: dict[int, int] = {}
        for number, group in enumerate(groups):
            for option in group.options:
                if option.admin1 >= 0 and option.feature in (ADMIN1, ADMIN2, TOWN):
                    self._divisions[option.admin1].add(number)
                if option.feature in (ADMIN2, TOWN):
                    self._squares[option.square].add(number)

    def mates(self, option: Option) -> int:
        """Count the other names of the document that may lie in the same division."""
        if option.admin1 < 0 or option.feature not in (ADMIN1, ADMIN2, TOWN):
            return 0
        return len(self._divisions[option.admin1]) - 1

    def neighbours(self, option: Option) -> int:
        """Count the other names that may mean something within some 50 km of a town or district."""
        if option.feature not in (ADMIN2, TOWN):
            return 0
        square = option.square
        count = self._counts.get(square)
        if count is None:
            squares = self._squares
            near = [squares[square + step] for step in AROUND if square + step in squares]
            count = len(near[0] if len(near) == 1 else set().union(*near)) - 1
            self._counts[square] = count
        return count


class Votes:
    """How much the names of a document speak for each country, division and neighbourhood."""

    def __init__(self, groups: Sequence[Group], nations: Mapping[int, float] = _NOTHING) -> None:
        self.country: dict[int, float] = defaultdict(float)
        self.admin1: dict[int, float] = defaultdict(float)
        self.total = 0.0
        self._near: dict[int, list[_Vote]] = defaultdict(list)
        self._in_cell: dict[int, int] = defaultdict(int)
        self._states: dict[int, float] = defaultdict(float)
        for country, weight in nations.items():
            self.country[country] += weight
            self._states[country] += weight
            self.total += weight
        for number, group in enumerate(groups):
            self.total += group.weight if group.options else 0.0
            for option, share in zip(group.options, group.shares, strict=True):
                if share >= LEAST_SHARE:
                    self._add(number, option, share, group.weight * share)
        self._all_states = sum(self._states.values())

    def _add(self, number: int, option: Option, share: float, weight: float) -> None:
        """Count what one option of a name speaks for."""
        self.country[option.country] += weight
        self.admin1[option.admin1] += weight
        if option.feature == COUNTRY or option.capital:
            self._states[option.country] += weight
        cell = option.cell
        if option.feature not in (COUNTRY, ADMIN1, REGION) and self._in_cell[cell] < _MOST_IN_CELL:
            self._in_cell[cell] += 1
            vote = (number, option.lat, option.lon, share)
            for step in AROUND:
                self._near[cell + step].append(vote)

    def abroad(self, country: int) -> float:
        """Tell whether the document is of the wide world: it names other countries, or capitals."""
        weight = self._all_states - self._states.get(country, 0.0)
        return weight / (weight + _HALFWAY)

    def near(self, number: int, option: Option) -> float:
        """Give how near the nearest other name's place lies: 1 at the same point, to 0."""
        votes = self._near.get(option.cell)
        if votes is None:
            return 0.0
        lat, lon = option.lat, option.lon
        width = cos(lat * _RADIANS)
        best = 0.0
        for other, other_lat, other_lon, share in votes:
            if other != number and share > best:
                # On these few hundred kilometres the earth is flat enough.
                north, east = lat - other_lat, (lon - other_lon) * width
                away_km = _DEGREE_KM * sqrt(north * north + east * east)
                best = max(best, share * exp(-away_km / _NEAR_KM))
        return best
