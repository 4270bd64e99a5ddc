"""Coarsen what is shared: places snapped to their province, their district or a grid of some km.

Whatever would give the place back is taken out as well: the words of the sentence, its neighbours,
the names of parties and publishers, titles, addresses, document ids, alternatives and spans.
Figures, days, kinds and statuses stay. Every feature says that it was done.

References
----------
OCHA Centre for Humanitarian Data (2021). Data Responsibility Guidelines.
"""

from dataclasses import replace
from hashlib import sha256
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, Protocol

from geo import Place

from .build import build_layers
from .errors import FormatError
from .geometry import Shapes
from .kinds import load_kinds
from .model import Claim, ClaimPlace, Event

if TYPE_CHECKING:
    from .situation import Situation

LEVELS = ("admin1", "admin2")
KM_PER_DEGREE = 111.32
TITLE = "Situation map, places coarsened"
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
    situation: "Situation", level: str, *, gazetteer: Divisions, title: str | None = None
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

    Raises
    ------
    FormatError
        For another level.
    """
    snap = _Snap(level, gazetteer)
    events = tuple(_event(event, snap) for event in situation.events)
    return replace(
        situation,
        title=title or TITLE,
        documents=(),
        claims=tuple(claim for event in events for claim in event.claims),
        left_out=(),
        events=events,
        layers=build_layers(events, gazetteer=gazetteer, kinds=load_kinds()),
        settings={**situation.settings, "coarsen": level},
        digests={},
    )


class _Snap:
    """Snaps places to a level."""

    def __init__(self, level: str, gazetteer: Divisions) -> None:
        self.level = level
        self.gazetteer = gazetteer
        self.km: float | None = None
        if level not in LEVELS:
            self.km = _kilometres(level)

    def place(self, place: Place) -> Place | None:
        """Return the coarse place; None where nothing coarse enough is known."""
        if self.km is not None:
            wide = place.feature in _LARGER["admin1"] or place.radius_km >= self.km
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


def _kilometres(level: str) -> float:
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


def _event(event: Event, snap: _Snap) -> Event:
    return replace(
        event,
        claims=tuple(_claim(claim, snap) for claim in event.claims),
        figures=tuple(replace(figure, text="", start=0, end=0) for figure in event.figures),
        places=_places(event.places, snap),
        period=replace(event.period, text="", text_start=0, text_end=0) if event.period else None,
    )


def _claim(claim: Claim, snap: _Snap) -> Claim:
    """Return a claim without the words that would give its place back."""
    return replace(
        claim,
        doc_id=sha256(claim.doc_id.encode("utf-8", "surrogatepass")).hexdigest()[:12],
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
        period=replace(claim.period, text="", text_start=0, text_end=0) if claim.period else None,
    )


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
