"""Find the country that a report is about: for what it tells of all of it, and for what is nowhere.

"Nationwide" is of it; and what happened in a village that nobody knows was somewhere in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo import Document, Place, Resolution, Sentence
from geo.gazetteer import Gazetteer
from geo.sphere import distance_km

from ...lexicon import load_cues
from ...model import ClaimPlace
from ..sentence.words import Words
from .containment import AREAS, OFFSET, WIDE, contains
from .mentions import Mention
from .report_place import place_of_mention
from .title import title_in
from .whereabouts import SIDE, country_across

# Half of a report's places lie in the country that it is about, or more.
HALF = 2
# Of what is nowhere else, a country is said only where it, or what lies in it, is named so often,
# and where no more than a third of all places lie elsewhere.
SEVERAL = 2
ABROAD = 3
SCORE = 0.5
# A strip of land is longer than the circle that holds most of it.
REACH = 1.4
_PARTS: list[str] = load_cues("places")["areas"]["apart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """The country that a report is about.

    ``areas`` are the provinces and regions in it that the report names, the smallest first;
    ``provinces`` those of all its places, by their code. ``somewhere`` is it, or the one of them
    that the title names or the report keeps to, as the place of what the report says to be nowhere
    else, None where that is not sure; ``abroad`` are the sentences that name a place in another
    country, ``title`` the places in the title, ``titled`` the area of the only one,
    ``others`` the countries in which places lie, by their code.
    """

    place: Place
    areas: tuple[ClaimPlace, ...]
    provinces: Mapping[str, Place]
    somewhere: ClaimPlace | None
    abroad: frozenset[int]
    title: tuple[Mention, ...] = ()
    titled: ClaimPlace | None = None
    others: Mapping[str, Place] = field(default_factory=dict)

    def widened(self, place: ClaimPlace) -> ClaimPlace | None:
        """Return the province of a place, as inferred; an area as it is, None where none is known.

        A camp or town whose province no row tells is in the only one of the report about it, or in
        the country.
        """
        if place.place.feature in WIDE and not place.place.place_id.startswith(OFFSET):
            return place
        if place.place.country != self.place.country:
            return None
        own = self.provinces.get(place.place.admin1_code or "")
        around = [area for area in self.provinces.values() if contains(area, place.place)]
        area = own or (around[0] if len(around) == 1 else self.place)
        return replace(place, place=area, basis="inferred", alternatives=())

    def is_lent(self, place: ClaimPlace) -> bool:
        """Tell an area that stands for what happened somewhere in it."""
        wide = place.place == self.place or place.place in self.provinces.values()
        return wide and place.basis == "inferred" and place.surface is None

    def across(self, words: Words) -> tuple[ClaimPlace, ...]:
        """Return the country of "on the Rwandan side", if the report names a place in it."""
        place = self.others.get(country_across(words) or "")
        at = words.words.index(SIDE) if place else 0
        return all_of(place, words, (at - 1, at))

    def whole(self) -> ClaimPlace | None:
        """Return the country as the place of what is told of all of it."""
        if self.somewhere is None:
            return None
        if self.somewhere.place == self.place:
            return self.somewhere
        return replace(self.somewhere, place=self.place, basis="inferred", alternatives=())


def nation_of(
    document: Document,
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    *,
    sentences: Sequence[Sentence],
    title: Sequence[Mention] = (),
) -> Nation | None:
    """Return the country in which most places of a report lie, if half or more lie in one.

    Parameters
    ----------
    document, resolutions
        The report and its names. Where people crossed into is not what it is about.
    gazetteer
        Where the country is looked up.
    sentences, title
        Of the report, and the places in its title. A dateline alone does not tell what it is about.
    """
    named = [
        (each, place)
        for each in resolutions
        if (place := each.place)
        and each.toponym.role != "actor"
        and not document.text.endswith(("into ", "into the "), 0, each.toponym.start)
    ]
    titled = [(one.resolution, one.place) for one in title]
    counts = Counter([place.country for _, place in (*titled, *named) if place.country])
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    row = gazetteer.country_row(country)
    total = counts.total()  # a sea or a border river lies in no country, and not abroad
    if row is None or HALF * most < total:
        return None
    within = [
        (each, place)
        for each, place in named
        if place.country == country and sentences[each.toponym.sentence].part != "dateline"
    ]
    sure = len(titled) + len(within) >= SEVERAL and ABROAD * (total - most) <= total
    areas = _areas([*titled, *within])
    nation = Nation(
        place=_part_alone(country, [place for _, place in (*titled, *named)], gazetteer)
        or gazetteer.place(row),
        areas=areas,
        provinces=_provinces([*titled, *within], gazetteer),
        somewhere=None,
        title=tuple(title),
        others=_countries(resolutions, gazetteer),
        abroad=frozenset(
            [each.toponym.sentence for each, place in named if place.country not in (country, None)]
        ),
    )
    return replace(
        nation,
        somewhere=_somewhere(nation, within, areas) if sure else None,
        titled=_titled(nation, title or title_in(sentences, resolutions)),
    )


def _part_alone(country: str, named: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    """Return the part of a country, far from its others, in which all is that a report names."""
    inside = [one for one in named if one.country == country and one.feature != "country"]
    for name in _PARTS if inside else ():
        for match in gazetteer.lookup(name):
            part = gazetteer.place(match.row)
            if part.feature != "region" or part.country != country:
                continue
            reach = REACH * part.radius_km
            if all(distance_km(part.lat, part.lon, one.lat, one.lon) <= reach for one in inside):
                return part
    return None


def _provinces(
    within: Sequence[tuple[Resolution, Place]], gazetteer: Gazetteer
) -> dict[str, Place]:
    """Return the provinces of places by their codes."""
    rows = {
        code: row
        for code in {place.admin1_code for _, place in within if place.admin1_code}
        if (row := gazetteer.admin1_row(code)) is not None
    }
    return {code: gazetteer.place(row) for code, row in rows.items()}


def _countries(resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> dict[str, Place]:
    """Return the countries of all names of a report by their codes."""
    codes = {each.place.country for each in resolutions if each.place and each.place.country}
    rows = {code: row for code in codes if (row := gazetteer.country_row(code)) is not None}
    return {code: gazetteer.place(row) for code, row in rows.items()}


def _titled(nation: Nation, title: Sequence[Mention]) -> ClaimPlace | None:
    """Return the area that a title names, or in which its only place is."""
    leaves = [one for one in title if not any(contains(one.place, other.place) for other in title)]
    if len(leaves) != 1:
        return None
    place = place_of_mention(leaves[0])
    if place.place.feature in AREAS:
        return place
    return district_of(place) or nation.widened(place)


def district_of(place: ClaimPlace) -> ClaimPlace | None:
    """Return the smallest area that bears the name of a town in it, as inferred."""
    areas = [
        one.place
        for one in place.alternatives
        if one.place.name == place.place.name and contains(one.place, place.place)
    ]
    area = min(areas, key=lambda one: one.radius_km, default=None)
    if area is None:
        return None
    return replace(place, place=area, basis="inferred", alternatives=())


def _areas(within: Sequence[tuple[Resolution, Place]]) -> tuple[ClaimPlace, ...]:
    """Return the provinces and regions that a report names, the smallest first."""
    areas = {
        place.place_id: _told_by(each, place)
        for each, place in reversed(within)
        if place.feature in WIDE[1:] and not place.place_id.startswith(OFFSET)
    }
    return tuple(sorted(areas.values(), key=lambda one: one.place.radius_km))


def _somewhere(
    nation: Nation, within: Sequence[tuple[Resolution, Place]], areas: Sequence[ClaimPlace]
) -> ClaimPlace | None:
    """Return the smallest area that holds all places of the report, else the country.

    By its own name in the report, else by that of the first place in the country. A province that
    the report does not name holds them where they are in no other.
    """
    places = [place for _, place in within if place.feature != "country"]
    if len(within) > SEVERAL:
        for area in areas:
            if holds(area.place, places):
                return area
        alone = [one for one in nation.provinces.values() if holds(one, places)]
        if len(nation.provinces) == len(alone) == 1:
            return _told_by(within[0][0], alone[0], named=False)
    itself = [each for each, place in within if place.place_id == nation.place.place_id]
    if not within:
        return None
    return _told_by(itself[0] if itself else within[0][0], nation.place, named=bool(itself))


def holds(area: Place, places: Sequence[Place]) -> bool:
    """Tell whether all places lie in an area, or are it."""
    return all(one.place_id == area.place_id or contains(area, one) for one in places)


def _told_by(told: Resolution, place: Place, *, named: bool = True) -> ClaimPlace:
    """Return an area as the place of what is nowhere else, by a name in the report."""
    explicit = told.basis == "explicit"
    return ClaimPlace(
        role="location",
        basis="document" if named and explicit else "inferred",
        place=place,
        score=SCORE,
        evidence_start=told.toponym.start if explicit else told.evidence_start,
        evidence_end=told.toponym.end if explicit else told.evidence_end,
    )


def known(places: tuple[ClaimPlace, ...], nation: Nation | None) -> tuple[ClaimPlace, ...]:
    """Return where an event was, but not the area of what is nowhere, which is lent to none."""
    if nation is None or len(places) != 1:
        return places
    lent = places[0] in (nation.somewhere, *nation.areas)
    return () if lent or nation.is_lent(places[0]) else places


def all_of(nation: Place | None, words: Words, span: tuple[int, int]) -> tuple[ClaimPlace, ...]:
    """Return the country of a report for what some words say to be all of it, as inferred."""
    if nation is None:
        return ()
    first, last = span
    return (
        ClaimPlace(
            role="location",
            basis="inferred",
            place=nation,
            score=SCORE,
            evidence_start=words.starts[first],
            evidence_end=words.ends[last],
        ),
    )
