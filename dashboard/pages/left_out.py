"""Sentences with a trigger or a number that gave no claim on the map, and why."""

import pandas as pd
import streamlit as st

from dashboard import panels, state
from dashboard.wording import REASONS
from layers.kinds import load_kinds

# Pixels of a row; Streamlit breaks words into lines in rows higher than 64.
THREE_LINES = 66

whole = state.situation()
st.subheader("Left out", anchor=False)
st.write("Sentences that tell of something, or hold a number, and put nothing on the map.")
if not whole.left_out:
    panels.nothing_yet() if not whole.documents else st.info("No sentence was left out.")
    st.stop()

kinds = load_kinds()
why = [REASONS.get(left.reason, left.reason) for left in whole.left_out]
chosen = st.multiselect("Reasons", sorted(set(why)), placeholder="All reasons")
titles = {document.doc_id: document.title or document.doc_id for document in whole.documents}
rows = [
    {
        "Why": words,
        "Sentence": left.quote,
        "Kind": kinds[left.kind].label if left.kind in kinds else "",
        "Report": titles.get(left.doc_id, left.doc_id),
    }
    for left, words in zip(whole.left_out, why, strict=True)
    if not chosen or words in chosen
]
st.dataframe(
    pd.DataFrame(rows),
    hide_index=True,
    row_height=THREE_LINES,
    height="content" if len(rows) <= 9 else 640,
    column_config={
        "Why": st.column_config.TextColumn(width=220),
        "Sentence": st.column_config.TextColumn(width=540),
        "Kind": st.column_config.TextColumn(width=150),
        "Report": st.column_config.TextColumn(width=240),
    },
)
