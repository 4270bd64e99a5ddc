"""The events that the filters leave as a table, and the claims of those that are chosen."""

import streamlit as st

from dashboard import panels, sidebar, state, tabling
from layers.kinds import load_kinds

whole, kinds = state.situation(), load_kinds()
st.subheader("Events", anchor=False)
if not whole.events:
    panels.nothing_yet()
    st.stop()

filters = sidebar.filters(whole, kinds)
visible = panels.visible(whole, filters)
with st.container(horizontal=True, vertical_alignment="bottom", key="table-tools"):
    words = st.text_input("Containing", placeholder="Words of the event or its sentence")
    columns = st.multiselect(
        "Columns", tabling.COLUMNS, default=tabling.AT_FIRST, placeholder="Choose columns"
    )
    panels.downloads(whole, filters)
found = tabling.containing(visible, words, kinds)
if not found:
    panels.nothing_on_map(whole, filters) if not words else st.info("No event contains that.")
    st.stop()
st.caption(f"{len(found):,} of {len(whole.events):,} events. Sort by a click on a column's name.")
table = tabling.table(found, kinds, columns or tabling.AT_FIRST)
picked = st.dataframe(
    table,
    hide_index=True,
    on_select="rerun",
    selection_mode="multi-row",
    key="events_table",
    column_config={
        name: st.column_config.Column(width=w) for name, w in tabling.widths(table).items()
    },
    height="content" if len(found) <= 15 else 560,
)
chosen = [found[row] for row in picked.selection.rows if row < len(found)]
if chosen:
    state.set_open(chosen[-1].event_id)
    with st.container(horizontal=True):
        st.page_link("pages/map.py", label="Show on the map")
        st.page_link("pages/review.py", label="Review")
    for event in chosen:
        panels.claims(event, kinds)
else:
    st.caption("Select rows to see their claims.")
