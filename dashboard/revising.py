"""What opens under Edit: the correction of an event, and joining and parting events."""

from collections.abc import Sequence

import streamlit as st

from geo import Place, load_gazetteer
from layers.kinds import Kind
from layers.model import Claim, Event

from . import reviewing, state, widgets
from .correcting import corrections, point_place

POINT = "picked_point"
NEAR = 200


def revise(event: Event, kinds: dict[str, Kind]) -> None:
    """Draw the form that corrects, and keep what it changed."""
    if st.toggle("Choose the place on the map", key="picking"):
        whole = state.situation()
        widgets.place_picker(
            src=state.map_address(whole),
            opened=event.event_id,
            on_pick=lambda: _pick(event, st.session_state["picker"].point),
        )
        st.caption("Click where it happened; then save the correction.")
    changed = corrections(event, kinds, _picked(event))
    for claims, after in changed:
        reviewing.decide(event, "correct", after=after, claims=claims)
    if changed:
        st.session_state.pop(POINT, None)
        st.rerun()


def grouping(event: Event, events: Sequence[Event]) -> None:
    """Draw what joins an event with another, and what takes claims out of it."""
    with st.expander("Join or part"):
        others = _near(event, events)
        other = st.selectbox(
            "Join with",
            others,
            index=None,
            format_func=reviewing.takes,
            placeholder="Another event",
            key=f"join-{event.event_id}",
        )
        if st.button("Join", disabled=not others) and other is not None:
            reviewing.decide(event, "join", claims=(*event.claims, *other.claims))
            st.rerun()
        if len(event.claims) < 2:
            return
        apart: list[Claim] = st.multiselect(
            "Take out, each as an event of its own",
            event.claims,
            format_func=lambda claim: f"{claim.publisher or claim.doc_id}: {claim.quote[:90]}",
            key=f"part-{event.event_id}",
        )
        if st.button("Part") and apart:
            reviewing.decide(event, "part", after={"apart": [claim.claim_id for claim in apart]})
            st.rerun()


def _near(event: Event, events: Sequence[Event]) -> list[Event]:
    """List the events that may be the same, those of the same kind and place first."""
    place = event.places[0].place.place_id if event.places else None

    def unlike(other: Event) -> tuple[bool, bool]:
        there = other.places[0].place.place_id if other.places else None
        return other.kind != event.kind, there != place

    return sorted((each for each in events if each is not event), key=unlike)[:NEAR]


def _pick(event: Event, point: dict[str, float] | None) -> None:
    if point:
        st.session_state[POINT] = (event.event_id, point["lat"], point["lon"])


def _picked(event: Event) -> Place | None:
    event_id, lat, lon = st.session_state.get(POINT, ("", 0.0, 0.0))
    return point_place(lat, lon, load_gazetteer()) if event_id == event.event_id else None
