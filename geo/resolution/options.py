"""What a name may mean: rows of the gazetteer, and the words that say which sort of place.

A surface is looked up as it is; then without "the", a leading direction, an administrative word or
a facility's name about it. An administrative word says which sort of place is wanted ("Derna
province" wants a province), whether it is part of the surface or stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log10
from typing import NamedTuple

from ..cues import load_cues
from ..demonyms import load_demonyms
from ..gazetteer import ABBREVIATION, ALTERNATE, PRIMARY, Gazetteer
from ..inflection import variants
from ..model import Place
from ..names import normalise, skeleton, without_article
from ..recognition.mentions import capital_rows
from ..sphere import tile

_MOST = 120
_ARTICLES = frozenset(("la", "le", "les", "los", "las", "el", "al"))
_INITIALS = 3
_CACHE_LIMIT = 30_000
_TWIN_DEGREES = 0.4
_SQUARE_DEGREES = 0.5
_CELL_DEGREES = 2.0
COUNTRY, ADMIN1, ADMIN2, TOWN, REGION, WATER = range(6)
# As a base-10 logarithm
_CITY = 4.7

# Which features fit a wanted sort; feature numbers as in model.FEATURES.
SORTS: Mapping[str, frozenset[int]] = {
    "admin1": frozenset({1, 4}),
    "admin2": frozenset({2, 1}),
    "town": frozenset({3}),
    "water": frozenset({5}),
    "landform": frozenset({6, 4}),
    "route": frozenset({7}),
    "crossing": frozenset({8}),
    "camp": frozenset({9, 3}),
    "facility": frozenset({10}),
}


# What people built lies at a point, though it may be on a border.
_BUILT = frozenset({TOWN, 8, 9, 10})
_NATURES = frozenset({"water", "landform", "route", "crossing"})


class Option(NamedTuple):
    """A row that a name may mean.

    ``population`` is log10; ``direct``: the whole name is its; ``twin``: a division with a town of
    the same name; ``curated``: a row of the supplement; ``own``: the primary name, in any spelling;
    ``respelt``: another transliteration of it ("Balakliya", "Balakliia").
    ``several`` are the countries of a town or crossing on a border, whose ``country`` is -1;
    ``square`` and ``cell`` are tiles of a finer and a coarser grid (`sphere.tile`).
    """

    row: int
    how: int
    exact: int
    feature: int
    country: int
    admin1: int
    admin2: int
    lat: float
    lon: float
    population: float
    direct: bool
    twin: bool = False
    capital: bool = False
    curated: bool = False
    own: bool = True
    respelt: bool = False
    square: int = 0
    cell: int = 0
    radius_km: float = 0.0
    several: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """All options of a name, the sort that the name itself wants, and the key that matched."""

    rows: tuple[Option, ...]
    sort: str | None
    key: str


class OptionTable:
    """Options by name for one gazetteer and language, kept between documents."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.gazetteer = gazetteer
        self.cues = load_cues(language)
        self._known: dict[str, Options] = {}
        self._places: dict[tuple[int, int, int, bool, str], Place] = {}
        self._sorts = {word: sort for sort in SORTS for word in self.cues.words("sorts", sort)}
        for sort in ("town", "admin2", "admin1"):
            self._sorts |= dict.fromkeys(self.cues.words("admin", sort), sort)

    def options(self, surface: str) -> Options:
        """Give the options of a surface form."""
        known = self._known.get(surface)
        if known is None:
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            known = self._known[surface] = self._find(surface)
        return known

    def place(self, option: Option, surface: str) -> Place:
        """Give an option as a place, under the form of the name that a map shows."""
        asked = option.row, option.how, option.exact, option.direct, surface
        known = self._places.get(asked)
        if known is None:
            if len(self._places) >= _CACHE_LIMIT:
                self._places.clear()
            name = _display_name(option, surface, self.options(surface).key, self.gazetteer)
            known = self._places[asked] = self.gazetteer.place(option.row, name=name)
        return known

    def _find(self, surface: str) -> Options:
        key = normalise(surface)
        rows = self._nations(surface) or self._rows(key, surface, direct=True)
        # "South Sudan" is known, so it is not Sudan.
        bare, sort = self._bare(key, whole=any(not each.exact for each in rows))
        if rows and sort in _NATURES and not all(each.feature in SORTS[sort] for each in rows):
            # "Fall River" is a town, and no river named Fall.
            bare, sort = key, None
        curated = any(self.gazetteer.supplement_row(each.row) for each in rows)
        if bare != key and not curated:
            seen = {option.row for option in rows}
            fits = SORTS.get(sort or "", frozenset())
            asked = any(option.feature in fits for option in rows)
            rows += [
                each
                for each in self._rows(bare, bare, direct=False)
                # "Guernsey County" is known, so it is not Guernsey.
                if each.row not in seen and (not asked or each.feature in fits)
            ]
            rows += self._divisions_of(rows, sort)
        first, _, rest = key.partition(" ")
        if not rows and rest and first in _ARTICLES:
            rows = self._rows(rest, rest, direct=False)  # "La Croix-des-Bouquets"
        if not rows or "\u0400" <= key[:1] <= "\u052f":
            key = self._add_basic_form(rows, key)
        rows = _mark_twins(_without_doubles(rows))
        rows.sort(key=lambda option: (-option.direct, option.exact, -option.population))
        return Options(rows=tuple(rows[:_MOST]), sort=sort, key=key)

    def _add_basic_form(self, rows: list[Option], key: str) -> str:
        """Add the rows of an inflected name; give the key that says how the name is shown."""
        seen = {option.row for option in rows}
        found = {variant: self._rows(variant, variant, direct=True) for variant in variants(key)}
        best = max(found, key=lambda variant: _most_people(found[variant]), default=key)
        if found.get(best):
            key = key if rows else best
            rows += [each for each in found[best] if each.row not in seen]
        return key

    def _nations(self, surface: str) -> list[Option]:
        """Give the place of a demonym, for who asks what "Sudanese" points at."""
        for demonym in load_demonyms().get(surface.lower(), ()):
            row = self.gazetteer.country_row(demonym.country or "")
            found = self._rows("", demonym.place, direct=True)
            if demonym.kind == "country":
                found = [each for each in found if each.row == row]
            elif row is not None:
                found = [each for each in found if each.country == row]
            if found:
                return found
        return []

    def _rows(self, key: str, surface: str, *, direct: bool) -> list[Option]:
        gazetteer = self.gazetteer
        found = []
        matches = gazetteer.lookup(surface) if direct else gazetteer.lookup_key(key)
        # "EU" is short for something, and not the town of Eu.
        initials = surface.replace(".", "")
        letters = surface.isupper() and initials.isalpha() and len(initials) <= _INITIALS
        for row, how, likeness in matches:
            exact = likeness
            if not direct if how == ABBREVIATION else letters:
                continue
            name = gazetteer.name(row)
            if exact == 2:
                own = normalise(name)
                if not _alike(key, own):
                    continue
                if without_article(key) == without_article(own):
                    # "Al Riyadh" is Riyadh, in no other spelling.
                    exact = 1
            found.append(
                self._option(row, how, max(exact - 1, 0), key or normalise(surface), direct=direct)
            )
        return found

    def _option(self, row: int, how: int, exact: int, key: str, *, direct: bool) -> Option:
        gazetteer = self.gazetteer
        lat, lon = gazetteer.lat.item(row), gazetteer.lon.item(row)
        admin1, admin2 = gazetteer.admin1.item(row), gazetteer.admin2.item(row)
        name = gazetteer.name(row)
        return Option(
            row=row,
            how=how,
            exact=exact,
            feature=gazetteer.feature.item(row),
            country=gazetteer.country.item(row),
            admin1=admin1,
            admin2=admin2,
            lat=lat,
            lon=lon,
            population=log10(gazetteer.population.item(row) + 10),
            direct=direct,
            capital=row in capital_rows(gazetteer),
            curated=gazetteer.supplement_row(row) is not None,
            own=how == PRIMARY or _is_spelling(key, name),
            # A town that its district is named for may have another first name.
            respelt=how == ALTERNATE
            and (
                _is_respelt(key, name)
                or (
                    admin1 == row
                    and self.sort_of(normalise(name).removeprefix(key + " ")) == "admin1"
                )
                or (
                    admin2 not in (-1, row)
                    and self._is_division(gazetteer.name(admin2), key, "admin2")
                )
            ),
            square=tile(lat, lon, _SQUARE_DEGREES),
            cell=tile(lat, lon, _CELL_DEGREES),
            radius_km=gazetteer.radius_km.item(row),
            several=gazetteer.countries_of(row) if gazetteer.feature.item(row) in _BUILT else (),
        )

    def _is_division(self, name: str, key: str, sort: str) -> bool:
        """Tell whether a division is called so, with or without a word for it: "X District"."""
        own = normalise(name)
        return own == key or self.sort_of(own.removeprefix(key + " ")) == sort

    def _divisions_of(self, rows: list[Option], sort: str | None) -> list[Option]:
        """Give the divisions named for towns, which may be known by fewer spellings than these.

        "Hasakeh province" is Al-Hasakah, if Hasakeh is the town of that name in it.
        """
        if sort not in ("admin1", "admin2") or any(each.feature in SORTS[sort] for each in rows):
            return []
        found = {}
        for option in rows:
            row = option.admin1 if sort == "admin1" else option.admin2
            if row < 0 or option.feature != TOWN:
                continue
            key = normalise(self.gazetteer.name(option.row))
            if _is_respelt(key, self.gazetteer.name(row)):
                found[row] = self._option(row, ALTERNATE, 0, key, direct=False)
        return list(found.values())

    def _bare(self, key: str, *, whole: bool) -> tuple[str, str | None]:
        """Take the words about a name away: "the northern rapides parish" → "rapides", admin2.

        Where the ``whole`` is a name, its side is no word about it, nor is the Port of Port Sudan.
        """
        words = key.split()
        sort = None
        if len(words) > 1 and not whole and words[-1][0].isdigit():
            words.pop()  # "Delmas 33"
        directions = self.cues.words("directions")
        while len(words) > 1 and (words[0] == "the" or (words[0] in directions and not whole)):
            words.pop(0)
        if len(words) > 2 and words[1] in self.cues.words("links", "joins"):
            sort = self.sort_of(words[0])
            if sort is not None:
                words = words[2:]
        if len(words) > 1 and sort is None:
            sort = self.sort_of(words[-1])
            if sort is not None or words[-1] in self.cues.words("facilities"):
                words.pop()
        if len(words) > 1 and sort is None:
            sort = self.sort_of(words[0])
            if sort is not None and (sort != "town" or not whole):
                words.pop(0)
        return " ".join(words), sort

    def sort_of(self, word: str) -> str | None:
        """Tell which sort of place a word beside a name wants."""
        return self._sorts.get(word)


def _without_doubles(rows: list[Option]) -> list[Option]:
    """Leave out the towns that a curated one of the same name and division stands for."""
    curated = {
        (each.country, each.admin1)
        for each in rows
        if each.curated and each.feature == TOWN and each.how == PRIMARY and each.admin1 >= 0
    }
    return [
        each
        for each in rows
        if each.curated or each.feature != TOWN or (each.country, each.admin1) not in curated
    ]


def _most_people(rows: list[Option]) -> float:
    return max((option.population for option in rows), default=0.0)


def of_nature(options: tuple[Option, ...], sort: str | None) -> tuple[Option, ...]:
    """Keep the rivers of a name where the text says that it is one.

    Where it says nothing, a river yields to a city, country or province: "in Dnipro", "in Congo".
    """
    if sort is None and any(_is_well_known(each) for each in options):
        return tuple(each for each in options if each.feature != WATER)
    if sort not in _NATURES:
        return options
    return tuple(each for each in options if each.feature in SORTS[sort]) or options


def _is_well_known(option: Option) -> bool:
    town = option.feature == TOWN and option.population > _CITY
    return option.direct and option.own and (town or option.feature in (COUNTRY, ADMIN1))


def _alike(key: str, other: str) -> bool:
    """Tell whether two spellings are close enough to be one name by more than their skeletons."""
    if key[:1] != other[:1] and "aeiouhwjy".find(key[:1]) < 0 and "aeiouhwjy".find(other[:1]) < 0:
        return False
    return SequenceMatcher(None, key, other, autojunk=False).ratio() >= 0.7


def _is_spelling(key: str, name: str) -> bool:
    """Tell whether a key is a primary name in another spelling, and not only a part of it."""
    own = normalise(name)
    return own == key or (own.count(" ") == key.count(" ") and _alike(key, own))


def _is_respelt(key: str, name: str) -> bool:
    """Tell whether a key is a primary name in another transliteration."""
    bones = skeleton(key)
    return bones != "" and bones == skeleton(normalise(name))


def _mark_twins(rows: list[Option]) -> list[Option]:
    """Mark divisions that have a town of the same name inside or near: it is mostly meant.

    So is a country's capital, wherever the division lies ("Washington").
    """
    towns = [each for each in rows if each.feature == TOWN and each.direct]
    return [
        each._replace(twin=True)
        if each.feature in (ADMIN1, ADMIN2)
        and any(
            each.country == town.country
            # A capital may be a division of its own, in the middle of the one named after it.
            and (town.capital or each.row in (town.admin1, town.admin2) or _are_near(each, town))
            for town in towns
        )
        else each
        for each in rows
    ]


def _are_near(one: Option, other: Option) -> bool:
    return max(abs(one.lat - other.lat), abs(one.lon - other.lon)) < _TWIN_DEGREES


def _display_name(option: Option, surface: str, key: str, gazetteer: Gazetteer) -> str | None:
    """Give the form of the name that a map shows: the report's where the gazetteer knows it.

    None stands for the primary name: for abbreviations, other spellings and inflected forms.
    """
    if option.how == ABBREVIATION or option.exact:
        return None
    written = " ".join(surface.split())
    if not option.direct:
        # "Asuncion town" is shown as Asuncion, where the gazetteer knows the place by that name.
        words = written.split(" ")
        for bare in filter(None, (" ".join(words[:-1]), " ".join(words[1:]))):
            if any(match.row == option.row for match in gazetteer.lookup_key(normalise(bare))):
                return bare
        return None
    if (written.isupper() and len(written) > 3) or written.islower():
        primary = gazetteer.name(option.row)
        curated = gazetteer.supplement_row(option.row)
        if curated is not None and written in curated.names:
            return written
        return primary if normalise(primary) == normalise(written) else written.title()
    # A name that was found by another form of it, as in Russian cases, is not the gazetteer's.
    return written if normalise(written) == key else None
