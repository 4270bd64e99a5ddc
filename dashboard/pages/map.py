"""The map, the filters, the events beside it, and the open event's report, marked."""

import streamlit as st

from dashboard import panels, state, widgets
from layers.kinds import load_kinds

whole = state.situation()
kinds = load_kinds()
panels.failures(whole)
if not whole.documents and not whole.claims:
    panels.nothing_yet()
    st.stop()

filters = panels.filters(whole, kinds)
visible = panels.visible(whole, filters)
panels.heading(whole, visible)


def opened_by(widget: str) -> None:
    """Take the event that a part of the page opened."""
    state.set_open(st.session_state[widget].open)


@st.fragment
def workspace() -> None:
    """Draw map, list and report; a click redraws these and not the page."""
    opened = state.open_event(whole)
    map_and_list, reading = st.columns([1.45, 1], gap="medium")
    with map_and_list:
        widgets.map_frame(
            src=state.map_address(whole),
            shown=[event.event_id for event in visible],
            opened=opened,
            on_open=lambda: opened_by("map"),
        )
        widgets.event_list(
            rows=panels.rows(visible, kinds), opened=opened, on_open=lambda: opened_by("list")
        )
    with reading:
        widgets.report(
            reports=panels.reports(whole, visible, kinds),
            opened=opened,
            on_open=lambda: opened_by("report"),
        )


if visible:
    workspace()
else:
    panels.nothing_on_map(whole, filters)
panels.downloads(whole, filters)
