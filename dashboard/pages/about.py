"""What sitmap is, what it rests on, and what it can't do."""

from importlib.metadata import version

import streamlit as st

from dashboard.served import serving
from layers.kinds import load_kinds

st.subheader("About", anchor=False)
st.write(f"sitmap {version('sitmap')}. The map shows what reports say; it verifies nothing.")
st.write("Boundaries and names shown do not imply endorsement or acceptance by anyone.")
if serving().address == "127.0.0.1":
    st.write("Nothing leaves this computer.")
st.markdown(
    "**Data.** Places: GeoNames, CC BY 4.0, and a curated supplement. Base map: Natural Earth, "
    "public domain. Map: Leaflet, BSD-2. Icons: Maki and Temaki, CC0."
)
st.markdown("**Kinds of event**")
for kind in load_kinds().values():
    st.text(f"{kind.label}: {kind.definition}")
