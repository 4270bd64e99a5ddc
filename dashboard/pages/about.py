"""What sitmap is, what it rests on, and what it can't do."""

import platform
from importlib.metadata import version
from pathlib import Path

import streamlit as st

import geo
from dashboard.served import measured, notice, serving
from geo.model import OSM_LICENCE
from layers.kinds import load_kinds

st.subheader("About", anchor=False)
st.write(f"sitmap {version('sitmap')}. The map shows what reports say; it verifies nothing.")
st.write("Boundaries and names shown do not imply endorsement or acceptance by anyone.")
if serving().stays_here:
    st.write("Nothing leaves this computer.")
if serving().geocoder:
    st.text(f"Names that the gazetteer lacks are asked of {serving().geocoder}. {OSM_LICENCE}.")
st.markdown(
    "**Data.** Places: GeoNames, CC BY 4.0, and a curated supplement. Base map: Natural Earth, "
    "public domain. Map: Leaflet, BSD-2. Icons: Maki and Temaki, CC0. sitmap itself: MIT."
)
if words := notice():
    with st.expander("Data and licences in full"):
        st.text(words)
with st.expander("Versions"):
    parts = ("sitmap", "streamlit", "folium", "geopandas", "shapely", "pyogrio", "SQLAlchemy")
    st.text("\n".join(f"{name} {version(name)}" for name in parts))
    st.text(f"Python {platform.python_version()}")
if scores := measured():
    with st.expander("Measured: how good it is"):
        st.markdown(scores)
card = Path(geo.__file__).parent / "data" / "weights.md"
if card.exists():
    with st.expander("Model card of the geoparser"):
        st.markdown(card.read_text("utf-8"))
st.markdown(
    "**Limits.** English is read best. A place that the gazetteer lacks is not found; a name that "
    "several places have may be given the wrong one. Scores rank, and are no probabilities. "
    "Check every event against its sentence before it is acted upon."
)
st.markdown("**Kinds of event**")
for kind in load_kinds().values():
    st.markdown(f"**{kind.label}:** {kind.definition}")
