"""The dashboard's entry: page settings and navigation, nothing else."""

import streamlit as st

from dashboard import panels, sidebar, state, widgets
from dashboard.export import kind_colours, read_asset
from geo import SitmapError

st.set_page_config(page_title="sitmap", layout="wide", initial_sidebar_state=236)
st.html(
    f"<style>{kind_colours()}{read_asset('css/tokens.css')}{read_asset('app/page.css')}</style>"
)
pages = {
    "Map": st.Page("pages/map.py", title="Map", default=True),
    "Reports": st.Page("pages/reports.py", title="Reports"),
    "Events": st.Page("pages/events.py", title="Events"),
    "Review": st.Page("pages/review.py", title="Review"),
    "Left out": st.Page("pages/left_out.py", title="Left out"),
    "Add reports": st.Page("pages/add.py", title="Add reports"),
    "About": st.Page("pages/about.py", title="About"),
}
chosen = st.navigation(list(pages.values()), position="hidden")
try:
    sidebar.navigation(pages)
    widgets.page()
    panels.progress()
    chosen.run()
except SitmapError as error:
    state.stop_with(error)
