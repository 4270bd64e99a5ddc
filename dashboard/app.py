"""The dashboard's entry: page settings and navigation, nothing else."""

import streamlit as st

from dashboard.export import read_asset

st.set_page_config(page_title="sitmap", layout="wide", initial_sidebar_state="expanded")
st.html(f"<style>{read_asset('app/page.css')}</style>")
st.navigation(
    [
        st.Page("pages/map.py", title="Map", default=True),
        st.Page("pages/reports.py", title="Reports"),
        st.Page("pages/events.py", title="Events"),
        st.Page("pages/left_out.py", title="Left out"),
        st.Page("pages/add.py", title="Add reports"),
        st.Page("pages/about.py", title="About"),
    ]
).run()
