"""Leave a place unresolved that is of another nature than the text says, or that stands alone.

"The San Juan river" lies in no town of that name, and the middle of a lake is not the town that it
is named after; "the Las Malvinas neighbourhood" is no country.

A town's name in a report on another part of the world is mostly a place that no gazetteer holds,
or no place at all: of such names none was right in the gold that this was measured on. A pin there
would be a wrong one. So is one outside of what the text says to hold it ("Baga, Borno state", when
no Baga is known there), and one that only a similar spelling gives, where nothing else in the
report lies near it. One of many villages of a name is meant only where one of so many would hardly
lie so near the rest of the report by chance. A name that stands all alone and is borne in several
countries is no one's. A country under a name of another language yields to towns. What is doubted
keeps its candidates as alternatives.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import floor, log10

from ..cues import word_frequency
from ..gazetteer import ALTERNATE
from ..model import Candidate, Place, Toponym
from ..recognition.mentions import Text
from ..sphere import distance_km
from .options import ADMIN1, ADMIN2, COUNTRY, TOWN, Option
from .ranking import Ranked
from .surroundings import Name

_SMALL = 20_000
_SURE = 0.85
# A report is about a country with so many places, and such a share of all, in it; other countries'
# towns of fewer people are then doubted.
_LEAST_ABOUT, _SHARE_ABOUT, _SHARE_OF_TWO, _KNOWN_ABROAD = 2, 0.6, 0.75, 300_000
# A name that is not a place's first, or a word for another sort of place, tells less.
_KNOWN_BY_ALIAS, _SURE_ALIAS = 1_000_000, 0.96
_AT_ITS_RIVER = 0.85
# Words for a sort of place ("district") raise the scores of such places anywhere.
_SURE_ASKED = 0.97
_LEAST_OTHERS = 2
# So are cities of so many, wherever the report is from; rivals have half of the people.
_KNOWN_ANYWHERE, _FEW = 5.5, 0.3
_LIKELY = 0.7
# A similar spelling counts only so near to another place of the report, beyond that one's radius.
_SIMILAR_KM = 150.0
# Refugees cross a border to towns so near to it.
_ABROAD_KM = 400.0
_WIDE = frozenset(("country", "region"))
_ISOLATED_KM, _QUARTER_KM = 250.0, 60.0
# Fewer people than any gazetteer lists with all of its like.
_VILLAGE, _LEAST_CLUSTER = 2_000, 2
_SMALL_SORTS = frozenset(("populated_place", "admin2", "camp", "facility", "crossing"))
_NEARBY = frozenset(("contained", "near", "admin1 share", "home", "framed"))
# How many towns of a name in a country there may be as near by chance.
_CHANCE = 0.1
# The others of a name have at least such a share of its people.
_RIVALS = 0.2
# Without one of these reasons nothing in the text speaks for a place.
_SUPPORT = frozenset(
    ("contained", "contained in country", "container", "country share", "near", "home", "framed")
)
# Sides of the cells, in degrees, whose places and neighbours count as near.
_CELL = 3.0

Cell = tuple[int, int]


class Company:
    """The places that a document names for sure, and where they lie."""

    def __init__(self, candidates: Iterable[Candidate], *, scene: Iterable[str] = ()) -> None:
        """Take what each name likeliest means, and the ids of those that things happen in."""
        by_country: dict[str, set[str]] = defaultdict(set)
        by_cell: dict[Cell, set[str]] = defaultdict(set)
        self._points: dict[str, Place] = {}
        count = set()
        wide: dict[str, Place] = {}
        for candidate in candidates:
            place = candidate.place
            if _is_unsure(candidate):
                # Two mistakes would speak for each other.
                continue
            count.add(place.place_id)
            if place.country:
                by_country[place.country].add(place.place_id)
            if place.feature != "country":
                by_cell[_cell(place)].add(place.place_id)
                self._points[place.place_id] = place
            if place.feature in _WIDE:
                wide[place.place_id] = place
        self._by_country, self._by_cell = by_country, by_cell
        self._ids = count
        self._about = _countries_of(by_country, len(count))
        self._wide, self._scene = wide, frozenset(scene)

    def is_alone(self, place: Place) -> bool:
        """Tell whether a document names no other place for sure."""
        return not self._ids - {place.place_id}

    def doubts(
        self,
        candidate: Candidate,
        *,
        similar: bool,
        alias: bool = False,
        namesake: bool = False,
        half: bool = False,
        quarter: bool = False,
    ) -> bool:
        """Tell whether a place stands alone, is small, and was not surely meant.

        Parameters
        ----------
        candidate
            One of the document's.
        similar
            Whether the name is only similar to one of the place's, or a street's.
        alias
            Whether it is another than the place's first name, or short for it ("Wash").
        namesake
            Whether it is that of a hospital or market, which may be named for another place.
        half
            Whether it is joined to another word by a hyphen, as "Kebbi" in "Mayo-Kebbi".
        quarter
            Whether it is told as a part of a city, which has to be near.
        """
        place = candidate.place
        small = place.feature in ("populated_place", "admin2")
        if similar:
            return not self._count_in_country(place) or (small and self._is_far(place))
        if place.feature == "admin1":
            abroad = self._is_abroad(candidate, sure=_SURE_ALIAS if alias else _SURE)
            return abroad or ((namesake or half) and not self._has_company(place))
        if not small:
            return False
        if quarter:
            away_km = self._away_km(place)
            return away_km is None or away_km > _QUARTER_KM
        elsewhere = len(self._ids - {place.place_id}) >= _LEAST_OTHERS
        if elsewhere and (self._is_isolated(candidate) or self._is_stray(candidate)):
            return True
        half = half and (place.population or 0) < _KNOWN_ABROAD
        unsure = (namesake or half or _is_unsure(candidate)) and elsewhere
        known = not alias and "misfit" not in candidate.reasons
        abroad = self._is_abroad(candidate, known=_KNOWN_ABROAD if known else _KNOWN_BY_ALIAS)
        if abroad and "misfit" in candidate.reasons:
            return True  # "Homs … in the Karm al-Zeitoun district" is no quarter of Gaza
        return (unsure or abroad) and not self._has_company(place)

    def _is_isolated(self, candidate: Candidate) -> bool:
        """Tell whether an unsure place shares its country alone with the rest of the report."""
        if candidate.score >= _SURE or (candidate.place.population or 0) >= _SMALL:
            return False
        # The seat of a district of its name is known beyond it.
        if (
            not _NEARBY.isdisjoint(candidate.reasons)
            or candidate.place.admin2 == candidate.place.name
        ):
            return False
        away_km = self._away_km(candidate.place)
        return away_km is not None and away_km > _ISOLATED_KM

    def _is_stray(self, candidate: Candidate) -> bool:
        """Tell whether a village lies far from all other places, which lie close together.

        Gazetteers hold few villages of that size: another one of its name is likelier meant.
        """
        place = candidate.place
        if not 0 < (place.population or 0) < _VILLAGE:
            return False
        # Only its country makes it likely.
        if "country share" not in candidate.reasons or not _NEARBY.isdisjoint(candidate.reasons):
            return False
        others = [
            each
            for key, each in self._points.items()
            if key != place.place_id and each.feature in _SMALL_SORTS
        ]
        away_km = self._away_km(place)
        if away_km is None or away_km < _ISOLATED_KM or len(others) < _LEAST_CLUSTER:
            return False
        lat = sum(each.lat for each in others) / len(others)
        lon = sum(each.lon for each in others) / len(others)
        spread_km = max(distance_km(lat, lon, each.lat, each.lon) for each in others)
        return away_km > 2 * spread_km

    def _is_far(self, place: Place) -> bool:
        """Tell whether a place lies far from all others, where there are any but countries."""
        away_km = self._away_km(place)
        return away_km is not None and away_km > _SIMILAR_KM

    def _away_km(self, place: Place) -> float | None:
        """Give how far the edge of the nearest other place is; None where there is no other."""
        return min(
            (
                max(distance_km(place.lat, place.lon, each.lat, each.lon) - each.radius_km, 0.0)
                for key, each in self._points.items()
                if key != place.place_id
            ),
            default=None,
        )

    def is_one_of_many(
        self, candidate: Candidate, option: Option, options: Iterable[Option], *, country_km: float
    ) -> bool:
        """Tell whether a village of a common name lies no nearer than one would by chance.

        Parameters
        ----------
        candidate
            What the name likeliest means.
        option
            The same as an option.
        options
            All that the name may mean.
        country_km
            The radius of the country about it.
        """
        people = candidate.place.population or 0
        if option.feature != TOWN or option.curated or people >= _SMALL:
            return False
        if "contained" in candidate.reasons:
            return False
        least = log10(people * _RIVALS + 10)
        bearers = sum(
            each.feature == TOWN
            and each.direct
            # A village that only once was called so is no rival of the town of that name.
            and each.how <= option.how
            and each.country == option.country
            and each.population >= least
            for each in options
        )
        away_km = self._away_km(candidate.place)
        if bearers < 2:
            return False
        if away_km is None:
            return "country share" in candidate.reasons
        return bearers * (away_km / country_km) ** 2 > _CHANCE

    def _is_abroad(
        self, candidate: Candidate, *, known: int = _KNOWN_ABROAD, sure: float = _SURE
    ) -> bool:
        """Tell whether a place lies in another country than the report is about, and is unsure."""
        place = candidate.place
        if place.country is None or place.country in self._about:
            return False
        if not self._about and not self._is_off_scene(place):
            return False
        sure = _SURE_ASKED if "fit" in candidate.reasons else sure
        return candidate.score < sure and (place.population or 0) < known

    def _is_off_scene(self, place: Place) -> bool:
        """Tell whether a place lies far from all that a report names, which is nothing small."""
        others = self._ids - {place.place_id}
        if not others <= self._wide.keys():
            return False
        scene = [self._wide[key] for key in others & self._scene]
        return bool(scene) and all(
            each.country != place.country
            and distance_km(place.lat, place.lon, each.lat, each.lon) > each.radius_km + _ABROAD_KM
            for each in scene
        )

    def is_foreign(self, option: Option, place: Place, name: Name, text: Text) -> bool:
        """Tell a country under its name in another language, in a report on a third one.

        "Libi" in Ituri is no Libya, nor is Katari in Kaduna Qatar.
        """
        surface = name.surface.lower()
        return (
            option.feature == COUNTRY
            and option.how == ALTERNATE
            and text.cues.language == "en"
            and bool(self._about)
            and place.country not in self._about
            and not self._count_in_country(place)
            and surface.isalpha()
            and surface not in word_frequency()
            and surface not in text.cues.words("countries", "adopted")
        )

    def prefers_town(self, option: Option, candidates: Sequence[Candidate]) -> bool:
        """Tell whether a country under another of its names yields to a town of the report's own.

        "Argelia", in a report on Colombia, is no Algeria; which of the towns it is stays open.
        """
        if option.feature != COUNTRY or option.how != ALTERNATE:
            return False
        if self._count_in_country(candidates[0].place):
            return False
        return any(
            candidate.place.feature == "populated_place"
            and self._count_in_country(candidate.place) >= _LEAST_OTHERS
            for candidate in candidates[1:]
        )

    def _count_in_country(self, place: Place) -> int:
        own = {place.place_id}
        return len(self._by_country.get(place.country or "", own) - own)

    def _has_company(self, place: Place) -> bool:
        own = {place.place_id}
        if self._count_in_country(place):
            return True
        x, y = _cell(place)
        return any(
            self._by_cell.get((x + across, y + up), own) - own
            for across in (-1, 0, 1)
            for up in (-1, 0, 1)
        )


def _countries_of(by_country: Mapping[str, set[str]], places: int) -> frozenset[str]:
    """Return the country that a report is about, or the two where it tells of a border."""
    counts = sorted(((len(ids), country) for country, ids in by_country.items()), reverse=True)
    for countries, share in ((counts[:1], _SHARE_ABOUT), (counts[:2], _SHARE_OF_TWO)):
        least = min((number for number, _ in countries), default=0)
        if least >= _LEAST_ABOUT and sum(number for number, _ in countries) >= share * places:
            return frozenset(country for _, country in countries)
    return frozenset()


def _is_unsure(candidate: Candidate) -> bool:
    place, score = candidate.place, candidate.score
    if place.feature != "populated_place":
        return False
    return score < _SURE and (place.population or 0) < _SMALL


def is_half(text: str, toponym: Toponym) -> bool:
    """Tell "Kebbi" in "Mayo-Kebbi", which may be a name of its own, from a name by itself."""
    start, end = toponym.start, toponym.end
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[-1:] == "-" and before[:1].isalpha()) or (
        behind[:1] == "-" and behind[1:].isupper()
    )


def is_of_other_sort(option: Option, candidate: Candidate, sort: str | None) -> bool:
    """Tell whether the text names a water or a neighbourhood, and another sort of place was found.

    A town that is surely meant mostly lies at its river, and gives a point for it. A country by its
    own name may stand before such a word: "the Iraq town of …".
    """
    if sort == "town":
        return option.feature == COUNTRY and option.how == ALTERNATE
    if sort != "water":
        return False
    sure = candidate.score >= _AT_ITS_RIVER
    return option.feature == ADMIN1 or (option.feature in (ADMIN2, TOWN) and not sure)


def _cell(place: Place) -> Cell:
    return floor(place.lon / _CELL), floor(place.lat / _CELL)


def is_only_division(ranked: Ranked) -> bool:
    """Tell whether a name is a district's of one country alone: "In Sindhuli, …".

    Nobody counted its people, so that its score is low where no other name speaks for it.
    """
    return all(
        option.direct
        and option.feature == ADMIN2
        and option.country == ranked.options[0][0].country
        for option, _ in ranked.options
    )


def is_anyones(
    option: Option, candidate: Candidate, options: Iterable[Option], *, alone: bool
) -> bool:
    """Tell whether nothing speaks for a place, and one of its name abroad is as likely.

    Where no other place is named, one that is no smaller has to be there: Bor. Else the silence of
    the other names tells more.
    """
    if not _SUPPORT.isdisjoint(candidate.reasons) or option.curated or option.capital:
        return False
    sorts = (TOWN,) if alone else (ADMIN1, ADMIN2, TOWN)
    if candidate.score >= (_LIKELY if alone else _SURE) or option.feature not in sorts:
        return False
    if option.population > _KNOWN_ANYWHERE:
        return False
    least = option.population - (0.0 if alone else _FEW)
    return any(
        each.feature in sorts
        and each.direct
        and each.country != option.country
        and each.population >= least
        for each in options
    )
