"""Sentences with a trigger or a number that gave no claim on the map, and why."""

import pandas as pd
import streamlit as st

from dashboard import panels, state

whole = state.situation()
st.subheader("Left out", anchor=False)
st.write("Sentences that tell of something, or hold a number, and put nothing on the map.")
if not whole.left_out:
    panels.nothing_yet() if not whole.documents else st.info("No sentence was left out.")
    st.stop()

reasons = sorted({left.reason for left in whole.left_out})
chosen = st.multiselect("Reasons", reasons, placeholder="All reasons")
st.dataframe(
    pd.DataFrame(
        [
            {
                "reason": left.reason,
                "kind": left.kind,
                "sentence": left.quote,
                "report": left.doc_id,
            }
            for left in whole.left_out
            if not chosen or left.reason in chosen
        ]
    ),
    hide_index=True,
    column_config={"sentence": st.column_config.TextColumn(width="large")},
)
