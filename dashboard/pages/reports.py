"""Each report, readable, with its claims marked."""

import streamlit as st

from dashboard import panels, state, widgets
from layers.kinds import load_kinds

whole = state.situation()
panels.failures(whole)
st.subheader("Reports", anchor=False)
if not whole.documents:
    panels.nothing_yet()
    st.stop()

opened = state.open_event(whole)
holding = {c.doc_id for e in whole.events if e.event_id == opened for c in e.claims}
names: dict[str, str] = {
    document.doc_id: document.title or document.doc_id for document in whole.documents
}
chosen: str = st.selectbox(
    "Report",
    list(names),
    index=next((n for n, doc_id in enumerate(names) if doc_id in holding), 0),
    format_func=lambda doc_id: names[doc_id],
    key="report_chosen",
)
document = next(each for each in whole.documents if each.doc_id == chosen)
events = [event for event in whole.events if any(claim.doc_id == chosen for claim in event.claims)]
st.caption(f"{len(events)} events rest on this report")
if document.url and document.url.startswith(("http://", "https://")):
    st.text(document.url)
widgets.report(
    reports=[panels.reading(document, events, load_kinds())],
    opened=state.open_event(whole),
    on_open=lambda: state.set_open(st.session_state["report"].open),
)
