"""Places by name: the artefact of ``geo/data/gazetteer``, mapped into memory, and the supplement.

``geo/data/spellings.csv`` adds spellings that reports use and GeoNames lacks; a line is enough.

How to use it::

    gazetteer = load_gazetteer()                 # cached; opens in a few hundredths of a second
    for match in gazetteer.lookup("Al-Fashir"):  # () where nothing has the name
        match.row, match.how, match.exact        # ints
        gazetteer.population[match.row]          # numpy columns, see below
        gazetteer.place(match.row)               # a Place
    gazetteer.lookup_key("deir al balah")        # by a key that is normalised already
    gazetteer.longest_match(["deir", "al", "balah", "was"])   # 3, of keys of tokens

A row is an int. Rows stand in the order countries, admin1, admin2, populated places, continents,
rows of the supplement; each column has an element for each row:

- ``lat``, ``lon`` (degrees), ``radius_km``;
- ``population``: the larger of now and 2023; for divisions the sum of their towns; 0 unknown;
- ``feature``: index into `model.FEATURES` (0 country, 1 admin1, 2 admin2, 3 populated place, …);
- ``country``, ``admin1``, ``admin2``: *row numbers* of the country and divisions that hold it, -1
  for none (a country's ``country`` is itself, a division's ``admin1`` or ``admin2`` likewise). A
  row of the supplement that lies in several countries has -1; `countries_of` gives them all.

``Match.how``: 0 primary name, 1 alternate, 2 abbreviation. `lookup` gives abbreviations only for
capitals ("UK", "US") or a capital and a length ("Calif.", "Tex."); `lookup_key` always.
``Match.exact``: 0 as the gazetteer's primary name is written, 1 the same but for case, accents,
apostrophes and hyphens, 2 only the same skeleton (`names.skeleton`: "Fasher" for "El Fasher"),
which is given only where no name matches better. Matches come with the supplement's rows first,
then by population.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .columns import Column, read_codes, read_columns
from .errors import GazetteerError
from .model import FEATURES, Candidate, Place
from .name_index import NameIndex, SmallIndex
from .names import normalise, skeleton, without_article
from .supplement import Description, SupplementRow, load_supplement

DATA = Path(__file__).parent / "data"
PRIMARY, ALTERNATE, ABBREVIATION = range(3)
_HOW = ("primary name", "alternate name", "abbreviation")
_EXACT = ("as written", "same but for case, accents and hyphens", "similar spelling")
_DIVISIONS = (FEATURES.index("admin1"), FEATURES.index("admin2"))
_LONGEST_NAME = 200
_MOST_SKELETONS = 12
_ALIKE = 0.6
_MOST_CACHED = 50_000


class Match(NamedTuple):
    """A row that bears a name: how it bears it, and how exactly (see the module)."""

    row: int
    how: int
    exact: int


class Gazetteer:
    """Names and places; made by `load_gazetteer`."""

    def __init__(self, data: Path) -> None:
        folder = data / "gazetteer"
        self.supplement = _read_supplement(data / "supplement.geojson")
        try:
            self._codes = read_codes(folder)
            self._columns = columns = read_columns(folder, self._codes, self.supplement)
            self._names = NameIndex(folder)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            message = f"the gazetteer in {folder} cannot be opened: {error}"
            raise GazetteerError(message) from error
        self._own = columns.own
        spellings = _read_spellings(data / "spellings.csv", columns.geonameid)
        self._extra = SmallIndex(self.supplement, self._own, spellings)
        self._cached: dict[str, tuple[Match, ...]] = {}
        self._order: Column | None = None
        self.lat, self.lon, self.radius_km = columns.lat, columns.lon, columns.radius_km
        self.population, self.feature = columns.population, columns.feature
        self.country, self.admin1, self.admin2 = columns.country, columns.admin1, columns.admin2

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.lat)

    def lookup(self, name: str) -> tuple[Match, ...]:
        """Find the rows that bear a name, as it is written in a text.

        Parameters
        ----------
        name
            The words of the name, without an inflection or a possessive ending.

        Returns
        -------
        tuple[Match, ...]
            Rows of the supplement first, then by population; empty where there is none.
        """
        found = self._cached.get(name)
        if found is None:
            if len(self._cached) >= _MOST_CACHED:
                self._cached.clear()
            found = self._cached[name] = self._lookup(name)
        return found

    def _lookup(self, name: str) -> tuple[Match, ...]:
        if len(name) > _LONGEST_NAME:
            return ()
        key = normalise(name)
        numbers = (*self._extra.numbers(key), *self._names.numbers(key))
        if not numbers:
            return self._lookup_similar(key)
        stands_for = _may_be_abbreviation(name)
        matches = tuple(
            Match(number >> 2, how, 1 if how or self.name(number >> 2) != name else 0)
            for number in numbers
            if (how := number & 3) != ABBREVIATION or stands_for
        )
        if without_article(key) != key and all(
            self.feature[match.row] in _DIVISIONS for match in matches
        ):
            # An Arabic division's name is often its town's, which may be listed in another spelling
            known = {match.row for match in matches}
            similar = self._lookup_similar(key)
            matches += tuple(match for match in similar if match.row not in known)
        return matches

    def lookup_key(self, key: str) -> tuple[Match, ...]:
        """Find the rows that bear a name by its key (`names.normalise`), abbreviations among them.

        Skeletons are not tried; ``exact`` is 1 throughout.
        """
        numbers = (*self._extra.numbers(key), *self._names.numbers(key))
        return tuple(_matches(numbers, exact=1)) if numbers else ()

    def _lookup_similar(self, key: str) -> tuple[Match, ...]:
        bare = key.removeprefix("the ")
        joined = bare.replace(" ", "") if bare == key else bare
        for other in (joined, without_article(key)):
            numbers = (*self._extra.numbers(other), *self._names.numbers(other))
            if other != key and numbers:
                return tuple(_matches(numbers, exact=2))
        bones = skeleton(key)
        if not bones:
            return ()
        numbers = (*self._extra.similar(bones), *self._names.similar(bones))[:_MOST_SKELETONS]
        found = _matches(numbers, exact=2)
        return tuple(match for match in found if self._is_alike(key, match.row))

    def _is_alike(self, key: str, row: int) -> bool:
        """Tell whether a key could be a spelling of the primary name, letter by letter."""
        own = without_article(normalise(self.name(row))).replace(" ", "")
        asked = without_article(key).replace(" ", "")
        return SequenceMatcher(None, asked, own, autojunk=False).ratio() >= _ALIKE

    def longest_match(self, keys: Sequence[str]) -> int:
        """Count the tokens, from the first on, of the longest name that they begin with.

        Parameters
        ----------
        keys
            Normalised tokens ("deir", "al", "balah", "was"); a dozen are enough for any name.

        Returns
        -------
        int
            0 where no name begins here.
        """
        if not keys or not keys[0]:
            return 0
        return max(self._names.longest(keys), self._extra.longest(keys))

    def keys_beginning(self, letters: str, *, most: int) -> list[str]:
        """Give the look-up keys of the artefact that begin with some letters, so many at most."""
        return list(islice(self._names.beginning(letters), most))

    def name(self, row: int) -> str:
        """Give the primary name of a row."""
        if row >= self._own:
            return self.supplement[row - self._own].name
        ends = self._columns.name_ends
        start = ends[row - 1] if row else 0
        return self._columns.names[start : ends[row]].decode("utf-8", "ignore")

    def place_id(self, row: int) -> str:
        """Give the id of a row: "geonames:584649" or "sitmap:lachin-corridor"."""
        if row >= self._own:
            return self.supplement[row - self._own].place_id
        return f"geonames:{self._columns.geonameid[row]}"

    def row(self, place_id: str) -> int | None:
        """Give the row of an id; None where there is none."""
        source, _, number = place_id.partition(":")
        if source == "geonames" and number.isdecimal() and len(number) < 11:
            if self._order is None:
                self._order = np.argsort(self._columns.geonameid, kind="stable")
            wanted = int(number)
            at = int(np.searchsorted(self._columns.geonameid, wanted, sorter=self._order))
            row = int(self._order[min(at, self._own - 1)])
            return row if int(self._columns.geonameid[row]) == wanted else None
        for at, entry in enumerate(self.supplement, start=self._own):
            if entry.place_id == place_id:
                return at
        return None

    def countries_of(self, row: int) -> tuple[int, ...]:
        """Give the rows of the countries that a row lies in."""
        if row < self._own:
            country = self.country.item(row)
            return (country,) if country >= 0 else ()
        codes = self.supplement[row - self._own].countries
        return tuple(
            self._codes.country_rows[code] for code in codes if code in self._codes.country_rows
        )

    def country_code(self, row: int) -> str | None:
        """Give the ISO 3166-1 alpha-3 code of the only country that a row lies in."""
        country = int(self.country[row])
        return self._codes.countries[country] if country >= 0 else None

    def country_name(self, alpha3: str) -> str | None:
        """Give the English name of a country by its ISO 3166-1 alpha-3 code."""
        row = self.country_row(alpha3)
        return None if row is None else self.name(row)

    def country_row(self, alpha3: str) -> int | None:
        """Give the row of a country by its ISO 3166-1 alpha-3 code."""
        return self._codes.country_rows.get(alpha3.upper())

    def alpha2(self, alpha3: str) -> str | None:
        """Give the ISO 3166-1 alpha-2 code of a country by its alpha-3 code."""
        row = self.country_row(alpha3)
        return None if row is None else self._codes.alpha2[row]

    def alpha3(self, alpha2: str) -> str | None:
        """Give the ISO 3166-1 alpha-3 code of a country by its alpha-2 code."""
        code = alpha2.upper()
        codes = self._codes
        return codes.countries[codes.alpha2.index(code)] if code in codes.alpha2 else None

    def admin1_row(self, code: str) -> int | None:
        """Give the row of a first-order division by its ISO 3166-2 code."""
        return self._codes.admin1_rows.get(code.upper())

    def is_approximate(self, row: int) -> bool:
        """Tell whether the point is only the middle of a division's towns, or curated as rough."""
        if row >= self._own:
            return self.supplement[row - self._own].approximate
        return bool(self._columns.approximate[row])

    def place(self, row: int, *, name: str | None = None) -> Place:
        """Give a row as a `Place`, under another of its names where one is given.

        Populations of divisions, which are only the sums of their towns, are left out.
        """
        feature = FEATURES[self.feature.item(row)]
        admin1, admin2 = self.admin1.item(row), self.admin2.item(row)
        people = self.population.item(row)
        return Place(
            place_id=self.place_id(row),
            name=name or self.name(row),
            feature=feature,
            lat=round(self.lat.item(row), 5),
            lon=round(self.lon.item(row), 5),
            radius_km=round(self.radius_km.item(row), 1),
            country=self.country_code(row),
            admin1=self.name(admin1) if admin1 >= 0 else None,
            admin1_code=self._admin1_code(admin1),
            admin2=self.name(admin2) if admin2 >= 0 else None,
            population=people if people and not feature.startswith("admin") else None,
        )

    def _admin1_code(self, admin1: int) -> str | None:
        code = self._codes.admin1[admin1 - len(self._codes.countries)] if admin1 >= 0 else ""
        return code if "-" in code else None

    def candidates(self, name: str, *, country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places of a name without any context, the likeliest first.

        Parameters
        ----------
        name
            The name as one would write it.
        country
            ISO 3166-1 alpha-3 of the country to look in.
        """
        wanted = None if country is None else self._codes.country_rows.get(country.upper(), -2)
        weighed = [
            (self._weight(match), match)
            for match in self.lookup(name)
            if wanted is None or wanted in self.countries_of(match.row)
        ]
        total = sum(weight for weight, _ in weighed)
        weighed.sort(key=lambda pair: -pair[0])
        return tuple(
            Candidate(
                place=self.place(match.row),
                score=round(weight / total, 4),
                reasons=(_HOW[match.how], _EXACT[match.exact]),
            )
            for weight, match in weighed
        )

    def _weight(self, match: Match) -> float:
        # A division's population is that of its towns together, so it weighs less than a town's.
        classes = {0: 60.0, 1: 0.6, 2: 0.2, 3: 1.0}
        people = float(self.population[match.row]) + 10.0
        weight: float = people**0.33 * classes.get(int(self.feature[match.row]), 30.0)
        return weight * (1.0, 0.4, 0.3)[match.how] * (1.0, 0.9, 0.3)[match.exact]

    def geometry(self, place_id: str) -> dict[str, Any] | None:
        """Give the shape of a place as a GeoJSON geometry; None where it is only a point.

        Loads shapely and the outlines, which geoparsing does without.
        """
        from .outlines import outline

        row = self.row(place_id)
        return None if row is None else outline(self, row)

    def geonameid(self, row: int) -> int | None:
        """Give the GeoNames id of a row; None for a row of the supplement."""
        return int(self._columns.geonameid[row]) if row < self._own else None

    @property
    def descriptions(self) -> tuple[tuple[int, Description], ...]:
        """The patterns of words that imply a place of the supplement, each with its row."""
        return tuple(
            (row, description)
            for row, entry in enumerate(self.supplement, start=self._own)
            for description in entry.descriptions
        )

    def supplement_row(self, row: int) -> SupplementRow | None:
        """Give the curated entry behind a row; None for a row of the artefact."""
        return self.supplement[row - self._own] if row >= self._own else None


def _matches(numbers: Iterable[int], *, exact: int) -> Iterable[Match]:
    return (Match(number >> 2, number & 3, exact) for number in numbers)


def _read_supplement(path: Path) -> tuple[SupplementRow, ...]:
    return load_supplement(path) if path.exists() else ()


def _read_spellings(path: Path, geonameids: Column) -> list[tuple[int, str]]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    found = [(int(identifier), name) for identifier, _, name in (x.partition(",") for x in lines)]
    if not found:
        return []
    wanted = np.array(sorted({identifier for identifier, _ in found}), dtype=geonameids.dtype)
    # np.isin would sort all the gazetteer's ids.
    at = np.minimum(np.searchsorted(wanted, geonameids), len(wanted) - 1)
    known = np.flatnonzero(wanted[at] == geonameids)
    rows = {int(geonameids[row]): int(row) for row in known}
    return [(rows[identifier], name) for identifier, name in found if identifier in rows]


def _may_be_abbreviation(name: str) -> bool:
    return name.isupper() or (name[:1].isupper() and (len(name) > 3 or name.endswith(".")))


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the gazetteer that ships, or the one in another folder, once.

    Raises
    ------
    GazetteerError
        Where its files are missing or damaged.
    """
    return _open((path or DATA).resolve())


@cache
def _open(data: Path) -> Gazetteer:
    return Gazetteer(data)
