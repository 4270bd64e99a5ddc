"""Coarsen what is shared: places snapped to their province, their district or a grid of some km.

Whatever would give the place back is taken out as well: the words of the sentence, its neighbours,
the names of parties and publishers, titles, addresses, alternatives and spans; and the ids, which
are made from those words, so that nobody who has the report can tell which sentence it was.
Figures, days, kinds and statuses stay. Every feature says that it was done.

Either all events are coarsened, or what tells of camps, hospitals and shelters, together with all
that stands in the same reports and all that names the same places.

References
----------
OCHA Centre for Humanitarian Data (2021). Data Responsibility Guidelines.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from math import cos, radians, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from geo import Place

from .build import build_layers
from .errors import FormatError
from .geometry import WIDE_FEATURES, Shapes
from .kinds import load_kinds
from .model import Claim, ClaimPlace, Event, Period, Verdict

if TYPE_CHECKING:
    from .situation import Situation

LEVELS = ("admin1", "admin2")
KM_PER_DEGREE = 111.32
TITLE = "Situation map, places coarsened"
KEPT_SETTINGS = ("published", "made", "coarsen")
_LARGER = {"admin1": ("country", "admin1"), "admin2": ("country", "admin1", "admin2")}


class Divisions(Shapes, Protocol):
    """What is asked of a gazetteer: the row of a province, and its place."""

    def admin1_row(self, code: str) -> int | None:
        """Give the row of a province by its ISO 3166-2 code."""

    def country_row(self, alpha3: str) -> int | None:
        """Give the row of a country."""

    def place(self, row: int) -> Place:
        """Give the place of a row."""


def coarsen(
    situation: "Situation",
    level: str,
    *,
    gazetteer: Divisions,
    title: str | None = None,
    only_sensitive: bool = False,
) -> "Situation":
    """Return a situation whose places are known only so far.

    Parameters
    ----------
    situation
        What is to be shared.
    level
        ``admin1``, ``admin2``, or a number: the width of the cells of a grid in km.
    gazetteer
        Where provinces come from.
    title
        A title that names no place; the situation's own may.
    only_sensitive
        Leave reports as they are that tell of no camp, hospital or shelter.

    Raises
    ------
    FormatError
        For another level.
    """
    snap = _Snap(level, gazetteer)
    hidden = sensitive(situation.events) if only_sensitive else situation.events
    ids = {event.event_id for event in hidden}
    numbers = _numbers(hidden)
    events = tuple(
        _event(event, snap, numbers) if event.event_id in ids else event
        for event in situation.events
    )
    return replace(
        situation,
        title=title or TITLE,
        documents=(),
        claims=tuple(claim for event in events for claim in event.claims),
        left_out=(),
        failures=(),
        landmarks=(),
        events=events,
        layers=build_layers(events, gazetteer=gazetteer, kinds=load_kinds()),
        settings={
            name: value
            for name, value in {**situation.settings, "coarsen": level}.items()
            if name in KEPT_SETTINGS
        },
        digests={},
    )


def sensitive(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that tell of camps, hospitals or shelters, and all that may betray them.

    Those are the events that rest on the same reports, since a report may name the place in any of
    its sentences, and those whose words name the same place.
    """
    found = {event.event_id for event in events if _is_sensitive(event)}
    names = _names(event for event in events if event.event_id in found)
    while True:
        reports = {
            claim.doc_id for event in events if event.event_id in found for claim in event.claims
        }
        more = {
            event.event_id
            for event in events
            if event.event_id not in found
            and (any(claim.doc_id in reports for claim in event.claims) or _tells(event, names))
        }
        if not more:
            return tuple(event for event in events if event.event_id in found)
        found |= more


@cache
def _table() -> tuple[frozenset[str], re.Pattern[str]]:
    path = Path(__file__).with_name("sensitive.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words = sorted(table["words"], key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return frozenset(table["features"]), pattern


def _is_sensitive(event: Event) -> bool:
    features, words = _table()
    return any(place.place.feature in features for place in event.places) or any(
        words.search(claim.quote) for claim in event.claims
    )


def _names(events: Iterable[Event]) -> frozenset[str]:
    """Return what the places of events are called, but for whole countries and provinces."""
    places = [place for event in events for claim in event.claims for place in claim.places]
    return frozenset(
        name.casefold()
        for place in places
        if place.place.feature not in _LARGER["admin1"]
        for name in (place.place.name, place.surface or "")
        if name
    )


def _tells(event: Event, names: frozenset[str]) -> bool:
    for claim in event.claims:
        parts = [claim.quote, claim.context_before, claim.context_after, claim.title, claim.url]
        parts += [place.place.name for place in claim.places]
        text = "\n".join(part for part in parts if part).casefold()
        if any(name in text for name in names):
            return True
    return False


def _numbers(events: Sequence[Event]) -> dict[str, str]:
    """Give the claims and reports of events new numbers, in the order of the events."""
    claims = [claim for event in events for claim in event.claims]
    numbers = {
        claim.claim_id: f"coarse-{number:06}" for number, claim in enumerate(claims, start=1)
    }
    reports = dict.fromkeys(claim.doc_id for claim in claims)
    numbers |= {
        f"report:{doc_id}": f"report-{number:04}" for number, doc_id in enumerate(reports, start=1)
    }
    return numbers


class _Snap:
    """Snaps places to a level."""

    def __init__(self, level: str, gazetteer: Divisions) -> None:
        self.level = level
        self.gazetteer = gazetteer
        self.km = check_level(level)

    def place(self, place: Place) -> Place | None:
        """Return the coarse place; None where nothing coarse enough is known."""
        if self.km is not None:
            wide = place.feature in _LARGER["admin1"] or (
                place.feature in WIDE_FEATURES and place.radius_km >= self.km
            )
            return replace(place, population=None) if wide else _cell(place, self.km)
        if place.feature in _LARGER[self.level]:
            return replace(place, population=None)
        if self.level == "admin2" and place.admin2:
            return self._district(place)
        row = self.gazetteer.admin1_row(place.admin1_code) if place.admin1_code else None
        if row is None and place.country:
            row = self.gazetteer.country_row(place.country)
        return None if row is None else replace(self.gazetteer.place(row), population=None)

    def _district(self, place: Place) -> Place:
        """Return a district by name, at the middle of a cell that is as large as districts are."""
        cell = _cell(place, 50.0)
        return replace(
            cell,
            place_id=f"sitmap:admin2:{place.country}:{place.admin1_code}:{place.admin2}",
            name=place.admin2 or cell.name,
            feature="admin2",
            admin1=place.admin1,
            admin1_code=place.admin1_code,
            admin2=place.admin2,
        )


def check_level(level: str) -> float | None:
    """Return the km that a level to coarsen to stands for, None for a division.

    Raises
    ------
    FormatError
        For what is neither.
    """
    if level in LEVELS:
        return None
    message = f"unknown level to coarsen to {level!r}; expected admin1, admin2 or a number of km"
    try:
        km = float(level.lower().removesuffix("km"))
    except ValueError as error:
        raise FormatError(message) from error
    if not 0.5 <= km <= 2000:
        raise FormatError(message)
    return km


def _cell(place: Place, km: float) -> Place:
    """Return the middle of the grid cell that a place lies in."""
    step = km / KM_PER_DEGREE
    lat = max(-89.9, min(89.9, (place.lat // step + 0.5) * step))
    wide = min(60.0, step / max(0.01, cos(radians(lat))))
    lon = max(-180.0, min(180.0, (place.lon // wide + 0.5) * wide))
    lat, lon = round(lat, 4), round(lon, 4)
    return Place(
        place_id=f"sitmap:cell:{km:g}:{lat}:{lon}",
        name=f"a cell of {km:g} km",
        feature="region",
        lat=lat,
        lon=lon,
        radius_km=round(max(km * sqrt(0.5), min(place.radius_km, 2 * km)), 1),
        country=place.country,
    )


def _event(event: Event, snap: _Snap, numbers: dict[str, str]) -> Event:
    return replace(
        event,
        event_id=numbers[event.event_id],
        claims=tuple(_claim(claim, event, snap, numbers) for claim in event.claims),
        figures=tuple(replace(figure, text="", start=0, end=0) for figure in event.figures),
        places=_places(event.places, snap),
        period=_wordless(event.period),
        superseded=tuple(numbers[claim_id] for claim_id in event.superseded),
        part_of=numbers.get(event.part_of) if event.part_of else None,
    )


def _claim(claim: Claim, event: Event, snap: _Snap, numbers: dict[str, str]) -> Claim:
    """Return a claim without the words that would give its place back.

    Its group keeps the event together, and apart from others, when the file is read back.
    """
    verdict = claim.verdict or Verdict()
    return replace(
        claim,
        claim_id=numbers[claim.claim_id],
        doc_id=numbers[f"report:{claim.doc_id}"],
        start=0,
        end=0,
        quote="",
        title=None,
        publisher=None,
        url=None,
        context_before=None,
        context_after=None,
        figures=tuple(replace(figure, text="", start=0, end=0) for figure in claim.figures),
        places=_places(claim.places, snap),
        claimant=None,
        denier=None,
        denial=None,
        period=_wordless(claim.period),
        verdict=replace(verdict, note="", group=numbers[event.event_id]),
        around=(),
    )


def _wordless(period: Period | None) -> Period | None:
    return replace(period, text="", text_start=0, text_end=0) if period else None


def _places(places: tuple[ClaimPlace, ...], snap: _Snap) -> tuple[ClaimPlace, ...]:
    snapped = ((place, snap.place(place.place)) for place in places)
    once: dict[tuple[str, str], ClaimPlace] = {}
    for place, coarse in snapped:
        if coarse is not None:
            once.setdefault(
                (place.role, coarse.place_id),
                ClaimPlace(role=place.role, basis=place.basis, place=coarse, score=place.score),
            )
    return tuple(once.values())
