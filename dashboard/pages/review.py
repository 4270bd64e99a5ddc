"""Review: accept, reject or correct what was read, one event after the other."""

import streamlit as st

from dashboard import panels, reviewing, sidebar, state, widgets
from dashboard.decisions import where
from dashboard.revising import grouping, revise
from dashboard.served import serving
from dashboard.sidebar import plain
from dashboard.wording import counted, denied_by, found, says_who, when
from layers.headlines import STATUS_LABELS, headline
from layers.kinds import load_kinds

whole, left, every, kinds = state.extracted(), state.reviewed(), state.reviewable(), load_kinds()
st.subheader("Review", anchor=False)
if not every:
    panels.nothing_yet()
    panels.history((), left.orphaned)
    st.stop()

events = reviewing.queue()
sidebar.hold(sidebar.kept(whole))
at = reviewing.number_of(events)
event = events[at]
reviewing.seen(event)
word = reviewing.state_of(event, left.states) or "not reviewed"
undecided = sum(not reviewing.state_of(each, left.states) for each in events)
path = where(serving())
with st.container(horizontal=True, vertical_alignment="center", key="tally"):
    st.caption(
        f"Event {at + 1:,} of {len(events):,} · {undecided:,} left · "
        + (
            f"decisions are kept in {plain(path.name)}"
            if path
            else "start with --reviews to decide"
        ),
        width="content",
    )
    if len(events) < len(every):
        st.caption(f"Filters hide {len(every) - len(events):,} more.", width="content")
        st.button("Clear filters", on_click=sidebar.clear, type="tertiary")
with st.container(horizontal=True, key="keys"):
    steps = (
        ("Next", "j", reviewing.turn, (1,), False),
        ("Previous", "k", reviewing.turn, (-1,), False),
        ("Next unreviewed", "n", reviewing.turn_to_unreviewed, (), False),
        ("Accept", "a", reviewing.press, ("accept",), False),
        ("Reject", "r", reviewing.press, ("reject",), False),
        ("Edit", "e", reviewing.toggle_editing, (), False),
        ("Undo", "u", reviewing.take_back, (), reviewing.undoable(event) is None),
        ("Redo", "U", reviewing.do_again, (), reviewing.redoable(event) is None),
    )
    for label, key, act, arguments, disabled in steps:
        st.button(
            f"{label} ({key})", key=f"act-{key}", on_click=act, args=arguments, disabled=disabled
        )
widgets.keys()
if reviewing.CONFLICT in st.session_state:
    panels.conflict(event)
elif said := st.session_state.get(reviewing.SAVED):
    st.text(said)

with st.container(key="verdict"):
    facts, reading = st.columns([1, 1], gap="medium")
with facts:
    claim = event.claims[0]
    st.subheader(plain(headline(event, kinds[event.kind])), anchor=False)
    place = event.places[0] if event.places else None
    rows = {
        "Kind": kinds[event.kind].label,
        "Status": STATUS_LABELS[event.status],
        "Review": word,
        "Where": f"{place.place.name}. {found(place)}" if place else "No place found",
        "When": when(event.period, published=claim.published),
        "Says who": says_who(claim),
        "Denied": denied_by(claim),
        "Rests on": counted(len(event.claims), "claim") + ", " + counted(event.n_sources, "source"),
    }
    widgets.facts(rows=rows)
    if st.session_state.get(reviewing.EDITING):
        revise(event, kinds)
        grouping(event, events)
    st.text_input("Your name, for the log", key=reviewing.WHO)
    with st.form("note", clear_on_submit=True, border=False):
        note = st.text_input("Note")
        if st.form_submit_button("Add the note") and note.strip():
            reviewing.decide(event, "note", note=note.strip())
            st.rerun()
    panels.history(reviewing.about(event), left.orphaned)
with reading:
    widgets.report(
        reports=panels.reports(whole, [event], kinds, event.event_id),
        opened=event.event_id,
        on_open=lambda: None,
    )
