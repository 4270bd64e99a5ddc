"""The form that corrects an event: its kind, place and days, and one claim's figures and status."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from geo import Gazetteer, Place, load_gazetteer
from layers.kinds import Kind
from layers.model import MEASURES, QUALIFIERS, STATUSES, UNITS, Claim, Event, iso
from layers.records import place_values
from layers.review import bounds, field_values

from .wording import describe

# Told of the event and corrected in all its claims; what one source says, in its claim alone.
SHARED = ("kind", "subkind", "place", "period")
_POSITION = re.compile(r"\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
Correction = tuple[tuple[Claim, ...], dict[str, Any]]


def corrections(event: Event, kinds: dict[str, Kind], point: Place | None) -> list[Correction]:
    """Draw the form; return what was changed in which claims when it is sent, else nothing.

    Parameters
    ----------
    event
        The event, as reviewers left it.
    kinds
        The kinds by name.
    point
        Where the reviewer clicked on the map.
    """
    claim = _chosen(event)
    searched = st.text_input(
        "Search the gazetteer for a place, or type latitude, longitude",
        key=f"search-{event.event_id}",
        placeholder="Name",
    )
    offered = _places(claim, searched, point)
    with st.form(f"correct-{claim.claim_id}", border=False):
        left, right = st.columns(2)
        with left:
            place = st.selectbox(
                "Place", offered, format_func=lambda each: describe(each) if each else "No place"
            )
            kind, subkind = _kind(claim, kinds)
            status = st.selectbox("Status", STATUSES, index=STATUSES.index(claim.status))
        with right:
            claimant = st.text_input(
                "Who says so", value=claim.claimant.text if claim.claimant else ""
            )
            period = claim.period
            first = st.date_input("First day", value=period.start if period else None)
            last = st.date_input("Last day", value=period.end if period else None)
        figures = _figures(claim)
        sent = st.form_submit_button("Save the correction", type="primary")
    if not sent:
        return []
    days = sorted(day for day in (first, last) if day) if first and last else [first, last]
    after = {
        "kind": kind,
        "subkind": subkind,
        "status": status,
        "place": place_values(place) if place else None,
        "figures": figures,
        "period": [iso(day) for day in days] if any(days) else None,
        "claimant": claimant.strip() or None,
    }
    return _changed(event, claim, after)


def _changed(event: Event, claim: Claim, after: Mapping[str, Any]) -> list[Correction]:
    """Part what was changed into what holds for all claims and what for one."""
    before = field_values(claim)
    changed = {name: value for name, value in after.items() if value != before[name]}
    shared = {name: value for name, value in changed.items() if name in SHARED}
    own = {name: value for name, value in changed.items() if name not in SHARED}
    if len(event.claims) == 1:
        return [(event.claims, changed)] if changed else []
    parts: list[Correction] = [(event.claims, shared), ((claim,), own)]
    return [part for part in parts if part[1]]


def _chosen(event: Event) -> Claim:
    """Let the reviewer choose the claim whose figures, status and claimant are corrected."""
    if len(event.claims) == 1:
        return event.claims[0]
    return st.selectbox(
        "Figures, status and claimant of the claim",
        event.claims,
        format_func=lambda claim: f"{claim.publisher or claim.doc_id}: {claim.quote[:90]}",
        key=f"claim-{event.event_id}",
    )


def _places(claim: Claim, searched: str, point: Place | None) -> list[Place | None]:
    """List what was searched for, where was clicked, the place, and the other candidates."""
    gazetteer = load_gazetteer()
    typed = typed_position(searched)
    found = () if typed or not searched.strip() else gazetteer.candidates(searched)[:10]
    own = [claim.places[0].place] if claim.places else []
    others = claim.places[0].alternatives if claim.places else ()
    listed = [
        *([point_place(*typed, gazetteer)] if typed else []),
        *(each.place for each in found),
        *([point] if point else []),
        *own,
        *(each.place for each in others),
    ]
    unique = list({place.place_id: place for place in listed}.values())
    return [*unique, None] if unique else [None]


def typed_position(words: str) -> tuple[float, float] | None:
    """Read "39.82, 46.75" as latitude and longitude; None for anything else."""
    match = _POSITION.fullmatch(words)
    if not match:
        return None
    lat, lon = float(match[1]), float(match[2])
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def point_place(lat: float, lon: float, gazetteer: Gazetteer) -> Place:
    """Make a place of a position: named after the nearest town, and taken to be in its country."""
    lat, lon = round(lat, 5), round(lon, 5)
    near = _nearest_town(lat, lon, gazetteer)
    return Place(
        place_id=f"sitmap:point:{lat},{lon}",
        name=f"Point near {near.name}",
        feature="facility",
        lat=lat,
        lon=lon,
        radius_km=1.0,
        country=near.country,
        admin1=near.admin1,
        admin1_code=near.admin1_code,
    )


def _nearest_town(lat: float, lon: float, gazetteer: Gazetteer) -> Place:
    lats, lons = np.asarray(gazetteer.lat), np.asarray(gazetteer.lon)
    wide = np.cos(np.radians(lat))
    apart = (lons - lon + 180) % 360 - 180
    distances = (lats - lat) ** 2 + (apart * wide) ** 2
    nearest = np.argpartition(distances, 200)[:200]
    ordered: Sequence[int] = nearest[np.argsort(distances[nearest])].tolist()
    places = (gazetteer.place(row) for row in ordered)
    first = gazetteer.place(ordered[0])
    return next((place for place in places if place.feature == "populated_place"), first)


def _kind(claim: Claim, kinds: dict[str, Kind]) -> tuple[str, str]:
    pairs = [(kind.name, name) for kind in kinds.values() for name in kind.subkinds]
    here = (claim.kind, claim.subkind)
    pairs = pairs if here in pairs else [here, *pairs]

    def words(pair: tuple[str, str]) -> str:
        kind = kinds.get(pair[0])
        subkind = kind.subkinds.get(pair[1]) if kind else None
        return f"{kind.label if kind else pair[0]}: {subkind.label if subkind else pair[1]}"

    chosen: tuple[str, str] = st.selectbox(
        "Kind", pairs, index=pairs.index(here), format_func=words
    )
    return chosen


def _figures(claim: Claim) -> list[dict[str, Any]]:
    """Draw a row a figure, and one to add; a row without a number is taken away."""
    rows: list[Any] = [*claim.figures, None]
    figures = []
    for number, figure in enumerate(rows):
        columns = st.columns([1.4, 1.2, 1, 1, 1.2])
        key = f"{claim.claim_id}-{number}"
        value = (
            next((n for n in (figure.low, figure.best, figure.high) if n is not None), None)
            if figure
            else None
        )
        measure = columns[0].selectbox(
            "Figure",
            MEASURES,
            index=MEASURES.index(figure.measure) if figure else 0,
            key=f"measure-{key}",
        )
        qualifier = columns[1].selectbox(
            "Bound",
            QUALIFIERS,
            index=QUALIFIERS.index(figure.qualifier) if figure else 0,
            key=f"bound-{key}",
        )
        count = columns[2].number_input(
            "Number", min_value=0, value=value, step=1, key=f"number-{key}"
        )
        upper = columns[3].number_input(
            "To", min_value=0, value=figure.high if figure else None, step=1, key=f"upper-{key}"
        )
        unit = columns[4].selectbox(
            "Unit", UNITS, index=UNITS.index(figure.unit) if figure else 0, key=f"unit-{key}"
        )
        if count is None:
            continue
        same = figure is not None and (
            (figure.measure, figure.qualifier, value, figure.high, figure.unit)
            == (measure, qualifier, count, upper, unit)
        )
        numbers = (
            {"low": figure.low, "best": figure.best, "high": figure.high}
            if same
            else bounds(qualifier, int(count), int(upper) if upper is not None else None)
        )
        figures.append({"measure": measure, "qualifier": qualifier, "unit": unit} | numbers)
    return figures
