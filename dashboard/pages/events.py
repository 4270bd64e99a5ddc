"""All events as a table, and the claims of the one that is chosen."""

import pandas as pd
import streamlit as st

from dashboard import panels, state
from dashboard.wording import denied_by, says_who
from layers.kinds import load_kinds

whole = state.situation()
kinds = load_kinds()
st.subheader("Events", anchor=False)
if not whole.events:
    panels.nothing_yet()
    st.stop()

ordered = [event for layer in whole.layers for event in layer.events]
table = pd.DataFrame(panels.rows(ordered, kinds))[
    ["kind", "what", "where", "when", "who", "status", "reviewed"]
]
table["kind"] = [kinds[name].label for name in table["kind"]]
table["claims"] = [len(event.claims) for event in ordered]
table["sources"] = [event.n_sources for event in ordered]
picked = st.dataframe(
    table, hide_index=True, on_select="rerun", selection_mode="single-row", key="events_table"
)
if picked.selection.rows:
    event = ordered[picked.selection.rows[0]]
    state.set_open(event.event_id)
    for claim in event.claims:
        with st.container(border=True):
            st.text(claim.quote)
            source = " · ".join(
                part for part in (claim.publisher, claim.title, claim.doc_id) if part
            )
            st.text(f"{claim.status} · says who: {says_who(claim)} · {denied_by(claim)}\n{source}")
    st.page_link("pages/map.py", label="Show on the map")
