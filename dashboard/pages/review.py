"""Review: accept, reject or correct what was read, one event after the other."""

import streamlit as st

from dashboard import panels, reviewing, state, widgets
from dashboard.correcting import correction
from dashboard.decisions import where
from dashboard.served import serving
from dashboard.sidebar import plain
from dashboard.wording import denied_by, found, says_who, when
from layers.headlines import headline
from layers.kinds import load_kinds
from layers.merge import merge_claims

whole, left, kinds = state.extracted(), state.reviewed(), load_kinds()
events = whole.events
st.subheader("Review", anchor=False)
if not events:
    panels.nothing_yet()
    st.stop()

at = reviewing.number_of(events)
event = events[at]
reviewing.seen(event)
corrected = {claim.claim_id: claim for claim in left.claims}
now = merge_claims([corrected.get(claim.claim_id, claim) for claim in event.claims])[0]
word = reviewing.state_of(event, left.states) or "not reviewed"
undecided = sum(not reviewing.state_of(each, left.states) for each in events)
path = where(serving())
st.caption(
    f"Event {at + 1:,} of {len(events):,} · {undecided:,} left · "
    + (f"decisions are kept in {plain(path.name)}" if path else "start with --reviews to decide")
)
undo, redo = reviewing.undoable(event), reviewing.redoable(event)
with st.container(horizontal=True, key="keys"):
    steps = (
        ("Next", "j", reviewing.go, (events, at + 1), False),
        ("Previous", "k", reviewing.go, (events, at - 1), False),
        ("Next unreviewed", "n", reviewing.go_unreviewed, (events, left.states), False),
        ("Accept", "a", reviewing.decide, (event, "accept"), False),
        ("Reject", "r", reviewing.decide, (event, "reject"), False),
    )
    for label, key, act, arguments, disabled in steps:
        st.button(
            f"{label} ({key})", key=f"act-{key}", on_click=act, args=arguments, disabled=disabled
        )
    st.button("Edit (e)", key="act-e", on_click=reviewing.toggle_editing)
    st.button(
        "Undo (u)",
        key="act-u",
        disabled=undo is None,
        on_click=lambda: reviewing.decide(event, "undo", undone=undo),
    )
    st.button(
        "Redo (U)",
        key="act-U",
        disabled=redo is None,
        on_click=lambda: reviewing.decide(event, "redo", undone=redo),
    )
widgets.keys()
if reviewing.CONFLICT in st.session_state:
    panels.conflict(event)
elif said := st.session_state.get(reviewing.SAVED):
    st.text(said)

facts, reading = st.columns([1, 1], gap="medium")
with facts:
    claim = now.claims[0]
    st.subheader(plain(headline(now, kinds[now.kind])), anchor=False)
    st.text(f"{kinds[now.kind].label} · {now.status} · {word}")
    place = claim.places[0] if claim.places else None
    st.text(f"Where: {place.place.name}. {found(place)}" if place else "Where: no place found")
    st.text(f"When: {when(now.period, published=claim.published)}")
    st.text(f"Says who: {says_who(claim)} · {denied_by(claim)}")
    st.text_input("Your name, for the log", key=reviewing.WHO)
    if st.session_state.get(reviewing.EDITING) and (after := correction(claim, kinds)) is not None:
        if after:
            reviewing.decide(event, "correct", after=after)
        st.rerun()
    with st.form("note", clear_on_submit=True, border=False):
        note = st.text_input("Note")
        if st.form_submit_button("Add the note") and note.strip():
            reviewing.decide(event, "note", note=note.strip())
            st.rerun()
    panels.history(reviewing.about(event), left.orphaned)
with reading:
    documents = [each for each in whole.documents if each.doc_id == claim.doc_id]
    widgets.report(
        reports=[panels.reading(each, [event], kinds) for each in documents],
        opened=event.event_id,
        on_open=lambda: None,
    )
