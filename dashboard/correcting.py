"""The form that corrects an event: its kind, place, figures, day, status and claimant."""

from typing import Any

import streamlit as st

from geo import Place, load_gazetteer
from layers.kinds import Kind
from layers.model import MEASURES, QUALIFIERS, STATUSES, UNITS, Claim
from layers.review import bounds, field_values, place_values

from .wording import describe


def correction(claim: Claim, kinds: dict[str, Kind]) -> dict[str, Any] | None:
    """Draw the form; return the fields that were changed when it is sent, else None."""
    searched = st.text_input(
        "Search the gazetteer for a place", key=f"search-{claim.claim_id}", placeholder="Name"
    )
    offered = _places(claim, searched)
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
        return None
    after = {
        "kind": kind,
        "subkind": subkind,
        "status": status,
        "place": place_values(place) if place else None,
        "figures": figures,
        "period": [_iso(first), _iso(last)] if first or last else None,
        "claimant": claimant.strip() or None,
    }
    before = field_values(claim)
    return {name: value for name, value in after.items() if value != before[name]}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _places(claim: Claim, searched: str) -> list[Place | None]:
    """List the place, what was searched for, and the other candidates of the report."""
    found = load_gazetteer().candidates(searched)[:10] if searched.strip() else ()
    own = [claim.places[0].place] if claim.places else []
    others = claim.places[0].alternatives if claim.places else ()
    listed = [*(each.place for each in found), *own, *(each.place for each in others)]
    unique = list({place.place_id: place for place in listed}.values())
    return [*unique, None] if unique else [None]


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
