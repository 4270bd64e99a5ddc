"""Sentences with a trigger or a number that gave no claim on the map, and why."""

import pandas as pd
import streamlit as st

from dashboard import panels, state
from dashboard.wording import REASONS
from layers.kinds import load_kinds

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
    height="content" if len(rows) <= 17 else 640,
    column_config={
        "Why": st.column_config.TextColumn(width=270),
        "Sentence": st.column_config.TextColumn(width=490),
        "Kind": st.column_config.TextColumn(width=225),
    },
)
