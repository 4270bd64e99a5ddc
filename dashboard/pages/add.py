"""Add reports to this session: files, a folder, or a pasted text. Nobody else sees them."""

import streamlit as st

from dashboard import adding, reviewing, state
from dashboard.intake import WARNINGS
from dashboard.served import serving
from dashboard.sidebar import plain
from geo import SitmapError
from geo.readers import readable_suffixes
from layers.model import iso

AT_ONCE = 20
st.subheader("Add reports", anchor=False)
here = " Nothing leaves this computer." if serving().stays_here else ""
st.write(f"They are read in this session only, and are gone when the page is closed.{here}")

# What came of the files stands above the form that took them, where it is seen.
count, read, failed, warned, events = st.session_state.get("read_last", (None, 0, [], [], 0))
if failed:
    with st.container(border=True, key="state"):
        unread = f"{count - read} not" if read < count else "not all of what they hold"
        st.subheader(f"{read} of {count} files read, {unread}", anchor=False)
        st.code("\n".join(failed), language=None, wrap_lines=True)
        st.page_link("pages/map.py", label=f"Go on with {read}")
elif count:
    st.text(f"{count} files read, {events} events found.")
    st.page_link("pages/map.py", label="Show on the map")
elif count == 0:
    st.info("Choose a file or paste a text first.")
for words in warned:
    st.text(f"Read with a warning. {words}")

bare = adding.incomplete()
if bare:
    one = len(bare) == 1
    st.markdown(
        f"**{len(bare)} report{' gives' if one else 's give'} no date or no publisher.** "
        "Days like “on Tuesday” stay open until the date is known."
    )
    with st.form("complete"):
        answers = []
        for document in bare[:AT_ONCE]:
            name = document.title or document.doc_id
            left, right = st.columns(2)
            with left:
                day = st.date_input(
                    f"Published: {plain(name)}",
                    value=document.published,
                    key=f"day-{document.doc_id}",
                )
            with right:
                by = st.text_input(
                    f"Publisher: {plain(name)}",
                    value=document.publisher or "",
                    key=f"by-{document.doc_id}",
                )
            answers.append((document, day, by.strip()))
        if st.form_submit_button("Read again with this"):
            for document, day, by in answers:
                reviewing.describe(
                    document,
                    {"published": iso(day), "publisher": by or None},
                )
            st.rerun()

if adding.uploads():
    folder = adding.shared_folder()
    with st.container(horizontal=True, key="shared"):
        if st.button(
            "Save to the shared folder",
            disabled=folder is None,
            help="For all who use this server, and for the next time it is started."
            if folder
            else "No folder is served: start with sitmap serve FOLDER.",
        ):
            try:
                st.session_state["saved_last"] = adding.save()
            except SitmapError as error:
                st.error(plain(str(error)))
            else:
                st.session_state.pop("read_last", None)
                st.rerun()
        if st.button("Forget what was added"):
            adding.forget()
            st.session_state.pop("read_last", None)
            st.rerun()
    st.caption(f"{len(state.private_ids()):,} reports are in this session only.")
if saved := st.session_state.pop("saved_last", None):
    st.success(f"{saved} files were saved to the shared folder.")

types = [suffix[1:] for suffix in readable_suffixes()]
whole_folder = st.toggle("Choose a whole folder")
with st.form("add", clear_on_submit=True):
    files = st.file_uploader(
        "Folder" if whole_folder else "Files",
        accept_multiple_files="directory" if whole_folder else True,
        type=types,
    )
    pasted = st.text_area("Or paste a text", height=160)
    published = st.date_input("Published, for reports that give no date", value=None)
    publisher = st.text_input("Publisher, for reports that name none")
    sent = st.form_submit_button("Read", type="primary")

if sent:
    waiting = [(upload.name, upload.getvalue()) for upload in files]
    if pasted.strip():
        waiting.append(("pasted text.txt", pasted.encode("utf-8", "replace")))
    bar = st.progress(0.0)
    failed, warned, events, read = [], [], 0, 0
    for number, (name, content) in enumerate(waiting):
        done = f"Reading {len(waiting)} reports. {number} done: {plain(name)}"
        bar.progress(number / len(waiting), text=done)
        added = adding.add(name, content)
        told = [(each.stage in WARNINGS, f"{name}: {each.message}") for each in added.failures]
        failed += [words for is_warning, words in told if not is_warning]
        warned += [words for is_warning, words in told if is_warning]
        events += len(added.events)
        read += bool(added.documents)
        for document in added.documents:
            given = {
                "published": iso(published),
                "publisher": publisher.strip() or None,
            }
            lacking = {k: v for k, v in given.items() if v and getattr(document, k) is None}
            if lacking:
                reviewing.describe(document, lacking)
    bar.empty()
    st.session_state["read_last"] = (len(waiting), read, failed, warned, events)
    st.rerun()
