"""The map, the filters, the events beside it, and the open event's report, marked."""

import streamlit as st

from dashboard import panels, sidebar, state, widgets
from layers.kinds import load_kinds

whole = state.situation()
kinds = load_kinds()
panels.failures(whole)
if not whole.documents and not whole.claims:
    with st.container(key="stage"):
        panels.nothing_yet()
        widgets.map_frame(src=state.map_address(whole), shown=[], opened=None)
    st.stop()

filters = sidebar.filters(whole, kinds)
visible = panels.visible(whole, filters)
panels.heading(whole, visible, filters)


@st.fragment
def reading() -> None:
    """Draw the report; it hears what the map and the list open, and only it is drawn anew."""
    opened = state.open_event(whole)
    widgets.report(
        reports=panels.reports(whole, visible, kinds, opened),
        opened=opened,
        on_open=lambda: state.set_open(st.session_state["report"].open),
    )


if visible:
    opened = state.open_event(whole)
    with st.container(key="workspace"):
        map_and_list, report = st.columns([1.62, 1], gap="small")
        with map_and_list:
            widgets.map_frame(
                src=state.map_address(whole),
                shown=[event.event_id for event in visible],
                opened=opened,
            )
            listed = visible[: panels.LISTED]
            widgets.event_list(rows=panels.rows(listed, kinds), opened=opened)
            panels.below_the_list(whole, more=len(visible) - len(listed))
        with report:
            reading()
    widgets.shelf(reports=panels.at_hand(whole, visible, kinds))
else:
    with st.container(key="stage"):
        panels.nothing_on_map(whole, filters)
        widgets.map_frame(src=state.map_address(whole), shown=[], opened=None)
