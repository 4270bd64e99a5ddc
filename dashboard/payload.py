"""What the map's page is given: one JSON value with kinds, sources, places, events and base map.

Events are columns, each with its own table of values where they repeat, so that 100,000 of them
stay small. Up to `DETAIL_LIMIT` events carry their evidence in full (marked spans, neighbouring
sentences, other claims, candidates); beyond it each has its sentence alone. Nothing here is HTML:
the page writes every text as a text node.
"""

import json
from base64 import b64encode
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from gzip import compress
from typing import Any

from layers.geometry import road_ends
from layers.headlines import figure_words, headline
from layers.kinds import Kind
from layers.links import text_link
from layers.model import STATUSES, Claim, ClaimPlace, Event
from layers.schema import teller_of
from layers.situation import Situation

from . import wording
from .basemap import base_map
from .grounds import grounds
from .intake import WARNINGS
from .outlines import Outlines
from .roles import claim_segments, denial_segments
from .symbols import ICONS, SHAPES

DETAIL_LIMIT = 5000
LANDMARKS_MOST = 30
EPOCH = date(1970, 1, 1)
# How loosely a place is known (`wording.how_known`); first, that it is not loosely.
KNOWN = ("", "inferred", "carried", "namesake")
DRAWN = ("none", "point", "route", "movement", "radius", "area")


class Table:
    """Values told apart, each with its number in order of first coming."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self.values: list[Any] = []

    def number(self, key: Hashable, value: Any = None) -> int:
        """Return the number of a key; a new key's value is kept (the key itself if none)."""
        found = self.numbers.get(key)
        if found is None:
            found = self.numbers[key] = len(self.values)
            self.values.append(key if value is None else value)
        return found


def build_payload(situation: Situation, *, borders: str = "disputed") -> dict[str, Any]:
    """Build the page's value from a situation.

    Parameters
    ----------
    situation
        Its layers' events and geometries are what is drawn.
    borders
        How borders are drawn: "disputed", "iso" or "none", as ``basemap`` tells.
    """
    kinds = [layer.kind for layer in situation.layers if layer.events]
    outlines = Outlines()
    rows = [
        (number, event, geometry)
        for number, layer in enumerate(layer for layer in situation.layers if layer.events)
        for event, geometry in zip(layer.events, layer.features.geometry, strict=True)
    ]
    sources, places = Table(), Table()
    columns = _columns(rows, kinds, sources=sources, places=places, outlines=outlines)
    texts = {document.doc_id: document.text for document in situation.documents}
    wholes = {event.event_id: _counted(event) for _, event, _ in rows}
    details = (
        [_detail(event, sources=sources, texts=texts, wholes=wholes) for _, event, _ in rows]
        if len(rows) <= DETAIL_LIMIT
        else None
    )
    countries = sorted({place["country"] for place in places.values if place["country"]})
    return {
        "v": 1,
        "title": situation.title,
        "made": situation.settings.get("made") == "yes",
        "kinds": [_kind(kind) for kind in kinds],
        "shapes": {kind.symbol.shape: SHAPES[kind.symbol.shape] for kind in kinds},
        "icons": {name: ICONS[name] for name in sorted(_icons(kinds))},
        "sources": sources.values,
        "places": places.values,
        # Where no country's name is to stand on the map, no cluster is named by one.
        "countries": {code: wording.country_name(code) for code in countries if borders != "none"},
        "landmarks": _landmarks(situation, places),
        "outlines": outlines.encoded(),
        "events": columns,
        "details": details,
        "base": base_map(
            grounds(outlines.boxes()),
            countries=countries,
            named=[place["id"] for place in places.values],
            policy=borders,
        ),
        "reports": len(situation.documents) or len(sources.values),
        "left_out": len(situation.left_out),
        "failures": [
            [failure.doc_id, failure.message]
            for failure in situation.failures
            if failure.stage not in WARNINGS
        ],
        "credits": list(situation.licences),
    }


def pack(payload: dict[str, Any]) -> str:
    """Write a payload as base64 of gzipped JSON; the same payload gives the same text."""
    return b64encode(compress(to_json(payload).encode("ascii"), 6, mtime=0)).decode("ascii")


def to_json(payload: dict[str, Any]) -> str:
    """Write a payload as JSON in plain ASCII, lone surrogates and all."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=True)


def days(value: date | None) -> int | None:
    """Count the days since 1970, which is how the page keeps dates."""
    return None if value is None else (value - EPOCH).days


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.label,
        "definition": kind.definition,
        "shape": kind.symbol.shape,
        "icon": kind.symbol.icon,
        "scaled": kind.scaled,
        "subkinds": {
            name: [subkind.label, subkind.plate, subkind.icon or kind.symbol.icon]
            for name, subkind in kind.subkinds.items()
        },
    }


def _icons(kinds: Iterable[Kind]) -> set[str]:
    named = {kind.symbol.icon for kind in kinds}
    for kind in kinds:
        named |= {subkind.icon for subkind in kind.subkinds.values() if subkind.icon}
    return named


def _landmarks(situation: Situation, places: Table) -> list[list[Any]]:
    """List the landmarks where no event is, as name, latitude and longitude."""
    return [
        [place.name, round(place.lat, 3), round(place.lon, 3)]
        for place in situation.landmarks[:LANDMARKS_MOST]
        if place.place_id not in places.numbers and place.feature == "populated_place"
    ]


def _columns(
    rows: Sequence[tuple[int, Event, Any]],
    kinds: Sequence[Kind],
    *,
    sources: Table,
    places: Table,
    outlines: Outlines,
) -> dict[str, Any]:
    """Build the columns of events; those named in ``coded`` are numbers into a table."""
    coded = {name: Table() for name in ("subkind", "headline", "where", "when", "who", "figures")}
    names = "id kind status drawn known place to lat lon outline source from until start quote"
    columns: dict[str, list[Any]] = {name: [] for name in (*names.split(), *coded)}
    for number, event, geometry in rows:
        kind, first, place = kinds[number], event.claims[0], wording.main_place(event)
        drawn = outlines.add(event, geometry)
        columns["id"].append(event.event_id)
        columns["kind"].append(number)
        columns["status"].append(STATUSES.index(event.status))
        columns["drawn"].append(DRAWN.index(drawn.how))
        columns["known"].append(KNOWN.index(wording.how_known(place)))
        columns["place"].append(_place(place, places))
        columns["to"].append(_place(_role(event, "destination"), places))
        columns["lat"].append(drawn.lat)
        columns["lon"].append(drawn.lon)
        columns["outline"].append(drawn.outline)
        columns["source"].append(_source(first, sources))
        columns["from"].append(days(event.period.start) if event.period else None)
        columns["until"].append(days(event.period.end) if event.period else None)
        columns["start"].append(first.start)
        columns["quote"].append(first.quote)
        published = first.published
        words = {
            "subkind": event.subkind,
            "headline": headline(event, kind),
            "where": wording.where(place, area=drawn.how == "area", ends=road_ends(event.places)),
            "when": wording.when(event.period, published=published),
            "who": wording.says_who(teller_of(event)),
            "figures": tuple(
                (q.measure, q.low, q.best, q.high, q.qualifier, q.unit) for q in event.figures
            ),
        }
        for name, value in words.items():
            columns[name].append(coded[name].number(value))
    return columns | {"tables": {name: table.values for name, table in coded.items()}}


def _role(event: Event, role: str) -> ClaimPlace | None:
    return next((place for place in event.places if place.role == role), None)


def _place(place: ClaimPlace | None, places: Table) -> int:
    if place is None:
        return -1
    found = place.place
    number = places.numbers.get(found.place_id)
    if number is not None:
        return number
    value = {
        "id": found.place_id,
        "name": found.name,
        "feature": found.feature,
        "lat": round(found.lat, 4),
        "lon": round(found.lon, 4),
        "radius": found.radius_km,
        "country": found.country,
    }
    return places.number(found.place_id, value)


def _source(claim: Claim, sources: Table) -> int:
    value = {
        "id": claim.doc_id,
        "title": claim.title,
        "publisher": claim.publisher,
        "published": wording.day(claim.published) if claim.published else None,
        "day": days(claim.published),
    }
    return sources.number(claim.doc_id, value)


def _counted(event: Event) -> str:
    """Say how many an event counts, and where."""
    figures = ", ".join(map(figure_words, event.figures))
    place = wording.main_place(event)
    return f"{figures} in {place.place.name}" if place else figures


def _detail(
    event: Event, *, sources: Table, texts: dict[str, str], wholes: dict[str, str]
) -> dict[str, Any]:
    """Build the evidence of an event: each of its claims, and how its place was found."""
    place = wording.main_place(event)
    return {
        "figures": [wording.bounded(figure) for figure in event.figures],
        "place": _found(place, texts.get(event.claims[0].doc_id)) if place else None,
        "whole": wholes.get(event.part_of) if event.part_of else None,
        "claims": [
            {
                "id": claim.claim_id,
                "status": STATUSES.index(claim.status),
                "source": _source(claim, sources),
                "link": text_link(claim),
                "who": wording.says_who(claim),
                "denied": wording.denied_by(claim),
                "when": wording.short_when(claim.period),
                "before": _spoken(claim.context_before),
                "words": claim_segments(claim),
                "after": _spoken(claim.context_after),
                "denial": denial_segments(claim),
                "old": claim.claim_id in event.superseded,
            }
            for claim in event.claims
        ],
    }


def _spoken(text: str | None) -> str | None:
    """Return a neighbour of a sentence; the rule under the head of a table ("|---|") is none."""
    return text if text and any(map(str.isalnum, text)) else None


def _found(place: ClaimPlace, text: str | None) -> dict[str, Any]:
    evidence = None
    if text is not None and place.evidence_start is not None:
        evidence = text[place.evidence_start : place.evidence_end][:200]
    candidates = [[wording.describe(place.place), place.score]]
    candidates += [
        [wording.describe(other.place), other.score]
        for other in place.alternatives
        if other.place.place_id != place.place.place_id
    ]
    return {
        "how": wording.found(place),
        "basis": place.basis,
        "surface": place.surface,
        "evidence": evidence,
        "candidates": candidates[:5],
    }
