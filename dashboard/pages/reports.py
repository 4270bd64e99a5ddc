"""Each report, readable, with its claims marked, its events beside it, and what is known of it."""

import streamlit as st

from dashboard import panels, sidebar, state, widgets
from layers.kinds import load_kinds

whole, kinds = state.situation(), load_kinds()
panels.failures(whole)
st.subheader("Reports", anchor=False)
if not whole.documents and not whole.claims:
    panels.nothing_yet()
    st.stop()

visible = panels.visible(whole, sidebar.filters(whole, kinds))
opened = state.open_event(whole)
names = {claim.doc_id: claim.title or claim.doc_id for claim in whole.claims}
names |= {document.doc_id: document.title or document.doc_id for document in whole.documents}
cited = {c.doc_id for event in whole.events if event.event_id == opened for c in event.claims}
chosen = panels.chosen_report(names, cited)
document = next((each for each in whole.documents if each.doc_id == chosen), None)
events = [event for event in visible if any(claim.doc_id == chosen for claim in event.claims)]
st.caption(f"{len(events):,} events on show rest on this report")
if document:
    panels.front_matter(document)


@st.fragment
def reading() -> None:
    """Draw the report and its events; a click on either side moves the other."""
    now = state.open_event(whole)
    left, right = st.columns([1.6, 1], gap="small")
    with left:
        widgets.report(
            reports=panels.readings(whole, events, kinds, (chosen,)),
            opened=now,
            on_open=lambda: state.set_open(st.session_state["report"].open),
        )
    with right:
        widgets.event_list(rows=panels.rows(events[: panels.LISTED], kinds), opened=now)


with st.container(key="whole-report"):
    reading()
