"""Add reports to this session: files, or a pasted text. Nobody else sees them."""

import streamlit as st

from dashboard import adding
from dashboard.served import serving
from geo.readers import readable_suffixes

st.subheader("Add reports", anchor=False)
here = " Nothing leaves this computer." if serving().stays_here else ""
st.write(f"They are read in this session only, and are gone when the page is closed.{here}")

with st.form("add", clear_on_submit=True):
    uploads = st.file_uploader(
        "Files", accept_multiple_files=True, type=[suffix[1:] for suffix in readable_suffixes()]
    )
    pasted = st.text_area("Or paste a text", height=160)
    published = st.date_input("Published, for reports that give no date", value=None)
    publisher = st.text_input("Publisher, for reports that name none")
    sent = st.form_submit_button("Read")

if sent:
    waiting = [(upload.name, upload.getvalue()) for upload in uploads]
    if pasted.strip():
        waiting.append(("pasted.txt", pasted.encode("utf-8", "replace")))
    bar = st.progress(0.0)
    failed = []
    for number, (name, content) in enumerate(waiting, start=1):
        bar.progress(
            number / len(waiting), text=f"Reading {len(waiting)} reports. {number - 1} done."
        )
        added = adding.add(name, content, published=published, publisher=publisher.strip() or None)
        failed += [f"{name}: {failure.message}" for failure in added.failures]
        st.text(f"{name}: {len(added.events)} events")
    bar.empty()
    if failed:
        with st.container(border=True, key="state"):
            read = len(waiting) - len(failed)
            st.subheader(f"{read} of {len(waiting)} files read, {len(failed)} not", anchor=False)
            st.code("\n".join(failed), language=None, wrap_lines=True)
            st.page_link("pages/map.py", label=f"Go on with {read}")
    elif waiting:
        st.page_link("pages/map.py", label="Show on the map")
    else:
        st.info("Choose a file or paste a text first.")

bare = adding.undated()
if bare:
    st.markdown(f"**{len(bare)} reports give no date or no publisher.** Relative days stay open.")
    with st.form("complete"):
        chosen = st.selectbox("Report", bare)
        day = st.date_input("Published", value=None)
        by = st.text_input("Publisher")
        if st.form_submit_button("Read again with this"):
            adding.complete(chosen, published=day, publisher=by.strip() or None)
            st.rerun()

if st.session_state.get("added") and st.button("Forget what was added"):
    st.session_state["added"] = ()
    st.rerun()
