"""Add reports to this session: files, or a pasted text. Nobody else sees them."""

import tempfile
from datetime import date
from pathlib import Path

import streamlit as st

from geo.readers import SUFFIXES
from layers.situation import Situation, load_situation

st.subheader("Add reports", anchor=False)
st.write("They are read in this session only, and are gone when the page is closed.")


def read(name: str, content: bytes, published: date | None) -> Situation:
    """Read one report in a folder of its own; the name it came with never becomes a path."""
    suffix = Path(name).suffix.lower()
    stem = "".join(letter for letter in Path(name).stem if letter.isalnum() or letter in "-_ ")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem[:80] or 'report'}{suffix if suffix in SUFFIXES else '.txt'}"
        path.write_bytes(content)
        return load_situation([path], published=published)


with st.form("add", clear_on_submit=True):
    uploads = st.file_uploader(
        "Files", accept_multiple_files=True, type=[suffix[1:] for suffix in SUFFIXES]
    )
    pasted = st.text_area("Or paste a text", height=160)
    published = st.date_input("Published, for reports that give no date", value=None)
    sent = st.form_submit_button("Read")

if sent:
    waiting = [(upload.name, upload.getvalue()) for upload in uploads]
    if pasted.strip():
        waiting.append(
            (f"pasted {len(st.session_state.get('added', ())) + 1}.txt", pasted.encode())
        )
    bar = st.progress(0.0)
    for number, (name, content) in enumerate(waiting, start=1):
        bar.progress(number / len(waiting), text=f"Reading {len(waiting)} reports. {number} done.")
        added = read(name, content, published)
        st.session_state["added"] = (*st.session_state.get("added", ()), added)
        for failure in added.failures:
            st.error(f"{failure.doc_id}: {failure.message}")
        st.text(f"{name}: {len(added.events)} events")
    if waiting:
        st.page_link("pages/map.py", label="Show on the map")
    else:
        st.info("Choose a file or paste a text first.")

if st.session_state.get("added") and st.button("Forget what was added"):
    st.session_state["added"] = ()
    st.rerun()
