"""Places by name: the artefact of ``geo/data/gazetteer``, mapped into memory, and the supplement.

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

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie
import numpy as np
import numpy.typing as npt

from .errors import GazetteerError
from .model import FEATURES, Candidate, Place
from .names import normalise, skeleton
from .supplement import Description, SupplementRow, load_supplement

DATA = Path(__file__).parent / "data"
PRIMARY, ALTERNATE, ABBREVIATION = range(3)
_APPROXIMATE = 0x80
_LONGEST_NAME = 200
_MOST_SKELETONS = 12
_MOST_CACHED = 50_000

Column = npt.NDArray[Any]


class Match(NamedTuple):
    """A row that bears a name: how it bears it, and how exactly (see the module)."""

    row: int
    how: int
    exact: int


class Gazetteer:
    """Names and places; made by `load_gazetteer`."""

    lat: Column
    lon: Column
    radius_km: Column
    population: Column
    feature: Column
    country: Column
    admin1: Column
    admin2: Column

    def __init__(self, data: Path) -> None:
        folder = data / "gazetteer"
        self._data = data
        try:
            self._trie = marisa_trie.Trie().mmap(str(folder / "names.trie"))
            self._first = memoryview(np.load(folder / "first.npy", mmap_mode="r"))
            self._more = memoryview(np.load(folder / "more.npy", mmap_mode="r"))
            self._names = np.memmap(folder / "names.bin", dtype=np.uint8, mode="r")
            columns = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
            self._codes = _read_codes(folder / "codes.json")
            self.supplement = _read_supplement(data / "supplement.geojson")
            self._add_columns(columns)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            if isinstance(error, GazetteerError):
                raise
            message = f"the gazetteer in {folder} cannot be opened: {error}"
            raise GazetteerError(message) from error
        self._extra: dict[str, list[tuple[int, int]]] = {}
        self._extra_words: dict[str, int] = {}
        self._index_supplement()
        self._cached: dict[str, tuple[Match, ...]] = {}
        self._order: Column | None = None

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.lat)

    def _add_columns(self, columns: dict[str, Column]) -> None:
        rows = self.supplement
        self._own = own = len(columns["lat"])
        self._first_admin1 = first_admin1 = len(self._codes["countries"])
        first_admin2 = first_admin1 + len(self._codes["admin1"])
        self._country_rows = {code: at for at, (_, code) in enumerate(self._codes["countries"])}
        self._admin1_rows = {
            code: first_admin1 + at for at, code in enumerate(self._codes["admin1"]) if code
        }
        self._ends = np.cumsum(columns["name_bytes"], dtype=np.uint32)
        self._geonameid = columns["geonameid"]
        kinds = np.asarray(columns["feature"])
        self._approximate = kinds >= _APPROXIMATE
        features = [FEATURES.index(row.feature) for row in rows]
        self.feature = np.append(kinds & ~np.uint8(_APPROXIMATE), features).astype(np.uint8)
        for name in ("lat", "lon", "radius_km"):
            extra = [getattr(row, name) for row in rows]
            setattr(self, name, np.append(columns[name], extra).astype(np.float32))
        self.population = np.append(columns["population"], [0] * len(rows)).astype(np.int64)
        countries = [self.countries_of(own + at) for at in range(len(rows))]
        holders = [found[0] if len(found) == 1 else -1 for found in countries]
        self.country = np.append(_rows_of(columns["country"], 0), holders).astype(np.int32)
        admin1 = [self._admin1_rows.get(row.admin1_code or "", -1) for row in rows]
        self.admin1 = np.append(_rows_of(columns["admin1"], first_admin1), admin1).astype(np.int32)
        admin2 = np.full(len(rows), -1)
        self.admin2 = np.append(_rows_of(columns["admin2"], first_admin2), admin2).astype(np.int32)
        inside = np.arange(own)
        for kind, column in enumerate((self.country, self.admin1, self.admin2)):
            itself = inside[self.feature[:own] == kind]
            column[itself] = itself

    def _index_supplement(self) -> None:
        for row, entry in enumerate(self.supplement, start=self._own):
            keys = {normalise(name): ALTERNATE for name in entry.names}
            keys[normalise(entry.name)] = PRIMARY
            for key, how in keys.items():
                self._extra.setdefault(key, []).append((row, how))
                words = key.split()
                longest = self._extra_words.get(words[0], 0)
                self._extra_words[words[0]] = max(longest, len(words))

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
        stands_for = _may_be_abbreviation(name)
        matches = tuple(
            Match(row, how, 0 if how == PRIMARY and self.name(row) == name else 1)
            for row, how, _ in self.lookup_key(key)
            if how != ABBREVIATION or stands_for
        )
        return matches or self._lookup_skeleton(key)

    def lookup_key(self, key: str) -> tuple[Match, ...]:
        """Find the rows that bear a name by its key (`names.normalise`), abbreviations among them.

        Skeletons are not tried; ``exact`` is 1 throughout.
        """
        extra = [Match(row, how, 1) for row, how in self._extra.get(key, ())]
        return (*extra, *(Match(number >> 2, number & 3, 1) for number in self._numbers(key)))

    def _lookup_skeleton(self, key: str) -> tuple[Match, ...]:
        bones = skeleton(key)
        if not bones:
            return ()
        numbers = self._numbers("~" + bones)[:_MOST_SKELETONS]
        return tuple(Match(number >> 2, number & 3, 2) for number in numbers)

    def _numbers(self, key: str) -> Sequence[int]:
        at = self._trie.get(key)
        if at is None:
            return ()
        number = self._first[at]
        if number >= 0:
            return (number,)
        start = -1 - number
        return self._more[start + 1 : start + 1 + self._more[start]].tolist()

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
        joined = " ".join(keys)
        lengths = {len(prefix) for prefix in self._trie.prefixes(joined)}
        end, longest = -1, 0
        for count, key in enumerate(keys, start=1):
            end += len(key) + 1
            if end in lengths:
                longest = count
        for count in range(min(len(keys), self._extra_words.get(keys[0], 0)), longest, -1):
            if " ".join(keys[:count]) in self._extra:
                return count
        return longest

    def name(self, row: int) -> str:
        """Give the primary name of a row."""
        if row >= self._own:
            return self.supplement[row - self._own].name
        start = int(self._ends[row - 1]) if row else 0
        return self._names[start : int(self._ends[row])].tobytes().decode("utf-8", "ignore")

    def knows_name(self, row: int, name: str) -> bool:
        """Tell whether a row bears this name, in any spelling of the same key."""
        return any(match.row == row for match in self.lookup_key(normalise(name)))

    def place_id(self, row: int) -> str:
        """Give the id of a row: "geonames:584649" or "sitmap:lachin-corridor"."""
        if row >= self._own:
            return self.supplement[row - self._own].place_id
        return f"geonames:{self._geonameid[row]}"

    def row(self, place_id: str) -> int | None:
        """Give the row of an id; None where there is none."""
        source, _, number = place_id.partition(":")
        if source == "geonames" and number.isdecimal() and len(number) < 11:
            if self._order is None:
                self._order = np.argsort(self._geonameid, kind="stable")
            wanted = int(number)
            at = int(np.searchsorted(self._geonameid, wanted, sorter=self._order))
            row = int(self._order[min(at, self._own - 1)])
            return row if int(self._geonameid[row]) == wanted else None
        for at, entry in enumerate(self.supplement, start=self._own):
            if entry.place_id == place_id:
                return at
        return None

    def countries_of(self, row: int) -> tuple[int, ...]:
        """Give the rows of the countries that a row lies in."""
        if row < self._own:
            return (int(self.country[row]),) if self.country[row] >= 0 else ()
        codes = self.supplement[row - self._own].countries
        return tuple(self._country_rows[code] for code in codes if code in self._country_rows)

    def country_code(self, row: int) -> str | None:
        """Give the ISO 3166-1 alpha-3 code of the only country that a row lies in."""
        country = int(self.country[row])
        return self._codes["countries"][country][1] if country >= 0 else None

    def country_row(self, alpha3: str) -> int | None:
        """Give the row of a country by its ISO 3166-1 alpha-3 code."""
        return self._country_rows.get(alpha3.upper())

    def admin1_row(self, code: str) -> int | None:
        """Give the row of a first-order division by its ISO 3166-2 code."""
        return self._admin1_rows.get(code.upper())

    def is_approximate(self, row: int) -> bool:
        """Tell whether the point is only the middle of a division's towns, or curated as rough."""
        if row >= self._own:
            return self.supplement[row - self._own].approximate
        return bool(self._approximate[row])

    def place(self, row: int, *, name: str | None = None) -> Place:
        """Give a row as a `Place`, under another of its names where one is given.

        Populations of divisions, which are only the sums of their towns, are left out.
        """
        feature = FEATURES[self.feature[row]]
        admin1, admin2 = int(self.admin1[row]), int(self.admin2[row])
        people = int(self.population[row])
        return Place(
            place_id=self.place_id(row),
            name=name or self.name(row),
            feature=feature,
            lat=round(float(self.lat[row]), 5),
            lon=round(float(self.lon[row]), 5),
            radius_km=round(float(self.radius_km[row]), 1),
            country=self.country_code(row),
            admin1=self.name(admin1) if admin1 >= 0 else None,
            admin1_code=self._admin1_code(admin1),
            admin2=self.name(admin2) if admin2 >= 0 else None,
            population=people if people and not feature.startswith("admin") else None,
        )

    def _admin1_code(self, admin1: int) -> str | None:
        code = self._codes["admin1"][admin1 - self._first_admin1] if admin1 >= 0 else ""
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
        wanted = None if country is None else self._country_rows.get(country.upper(), -2)
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
        classes = {0: 60.0, 1: 5.0, 2: 0.4, 3: 1.0}
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
        return int(self._geonameid[row]) if row < self._own else None

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


_HOW = ("primary name", "alternate name", "abbreviation")
_EXACT = ("as written", "same but for case, accents and hyphens", "similar spelling")


def _rows_of(column: Column, first: int) -> Column:
    rows = np.asarray(column, dtype=np.int32)
    return np.where(rows == np.iinfo(column.dtype).max, -1, rows + first)


def _read_supplement(path: Path) -> tuple[SupplementRow, ...]:
    return load_supplement(path) if path.exists() else ()


def _may_be_abbreviation(name: str) -> bool:
    return name.isupper() or (name[:1].isupper() and (len(name) > 3 or name.endswith(".")))


def _read_codes(path: Path) -> dict[str, Any]:
    codes: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return codes


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
