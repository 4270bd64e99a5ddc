"""What one reviewer does on the Review page: which event is before them, and each decision.

The widgets are in ``pages/review.py``; what decisions mean is in ``layers.review``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from geo import Document
from geo.errors import DocumentError
from geo.readers import web_address
from layers.model import Claim, Event, iso
from layers.review import Decision, field_values, report_key, standing, undone
from layers.schema import review_state

from . import deciding, sidebar, state
from .errors import ConflictError, ReviewError
from .filters import OFF_BY_DEFAULT, keep

AT, WHO, SEEN, CONFLICT, SAVED = "review_at", "review_who", "review_seen", "conflict", "saved"
EDITING = "editing"


def state_of(event: Event, states: Mapping[str, str]) -> str:
    """Return what reviewers did with an event: of its claims the least, "" for not all yet."""
    return review_state(
        [states.get(claim.claim_id, "") for claim in event.claims], claims=len(event.claims)
    )


def number_of(events: Sequence[Event]) -> int:
    """Return the number of the event before the reviewer: chosen here, else the open one.

    It is told by one of its claims, since joining or correcting may give it another id.
    """
    wanted = st.session_state.get(AT) or st.query_params.get("event")
    holding = (
        number
        for number, event in enumerate(events)
        if any(claim.claim_id == wanted for claim in event.claims)
    )
    return next(holding, 0)


def queue() -> tuple[Event, ...]:
    """Return the events that a reviewer walks through: those that the filters leave.

    What is off the map by default is walked through all the same, for a status may be misread; and
    so is the event before the reviewer, though correcting it may have hidden it.
    """
    events, chosen = state.reviewable(), sidebar.kept(state.extracted())
    walked = replace(chosen, statuses=chosen.statuses - frozenset(OFF_BY_DEFAULT))
    ids = {event.event_id for event in keep(events, walked)}
    wanted = st.session_state.get(AT) or st.query_params.get("event")
    left = [
        event
        for event in events
        if event.event_id in ids or any(claim.claim_id == wanted for claim in event.claims)
    ]
    return tuple(left) or events


def go(events: Sequence[Event], number: int) -> None:
    """Go to an event, and take note of the decisions about it that are seen now."""
    event = events[number % len(events)]
    st.session_state[AT] = event.event_id
    st.session_state.pop(CONFLICT, None)
    st.session_state.pop(SAVED, None)
    see(event)
    state.set_open(event.event_id)


def before_the_reviewer() -> Event:
    """Return the event before the reviewer at this moment.

    Keys ask for it when they act and not when they were drawn: who presses two in a row means the
    second for what the first led to.
    """
    events = queue()
    return events[number_of(events)]


def turn(by: int) -> None:
    """Go so many events on."""
    events = queue()
    go(events, number_of(events) + by)


def turn_to_unreviewed() -> None:
    """Go to the next event that nobody decided about."""
    events, states = queue(), state.reviewed().states
    at = number_of(events)
    for ahead in range(1, len(events) + 1):
        if not state_of(events[(at + ahead) % len(events)], states):
            go(events, at + ahead)
            return
    all_of_them = len(events) == len(state.reviewable())
    left = "" if all_of_them else " that the filters leave"
    st.session_state[SAVED] = f"All events{left} are reviewed."


def press(action: str) -> None:
    """Accept or reject the event before the reviewer."""
    decide(before_the_reviewer(), action)


def take_back() -> None:
    """Undo the last decision about the event before the reviewer."""
    event = before_the_reviewer()
    if decision := undoable(event):
        step(event, "undo", decision)


def do_again() -> None:
    """Do again what was undone last about the event before the reviewer."""
    event = before_the_reviewer()
    if decision := redoable(event):
        step(event, "redo", decision)


def toggle_editing() -> None:
    """Open the form that corrects, or close it."""
    st.session_state[EDITING] = not st.session_state.get(EDITING)


def about(event: Event) -> tuple[Decision, ...]:
    """Return all decisions about an event's claims, the earliest first."""
    return deciding.about([claim.claim_id for claim in event.claims], deciding.made())


def see(event: Event) -> None:
    """Take note that the reviewer is shown what was decided about an event until now."""
    made = [each for each in about(event) if not deciding.is_own(each)]
    st.session_state[SEEN] = (event.event_id, made[-1].decision_id if made else 0)


def seen(event: Event) -> int:
    """Return the last decision about an event that the reviewer was shown."""
    if st.session_state.get(SEEN, ("", 0))[0] != event.event_id:
        see(event)
    last: int = st.session_state[SEEN][1]
    return last


def decide(
    event: Event,
    action: str,
    *,
    after: Mapping[str, Any] | None = None,
    note: str = "",
    claims: Sequence[Claim] = (),
) -> None:
    """Keep a decision about an event, or about some claims of it or of others as well."""
    claims = claims or event.claims
    before = field_values(claims[0])
    _keep(
        event,
        Decision(
            action=action,
            claim_ids=tuple(claim.claim_id for claim in claims),
            who=who(),
            when=now(),
            before={name: before[name] for name in after or {} if name in before},
            after=after or {},
            note=note,
            quote=claims[0].quote,
            doc_id=claims[0].doc_id,
        ),
        private=not state.private_ids().isdisjoint(claim.doc_id for claim in claims),
    )


def step(event: Event, action: str, decision: Decision) -> None:
    """Undo a decision about an event, or do it again."""
    made = replace(
        decision,
        decision_id=0,
        action=action,
        who=who(),
        when=now(),
        before=decision.after if action == "undo" else decision.before,
        after=decision.before if action == "undo" else decision.after,
        about=decision.decision_id,
    )
    _keep(event, made, private=deciding.is_own(decision))


def _keep(event: Event, decision: Decision, *, private: bool) -> None:
    """Keep a decision; say so only when it is kept, and show who came between."""
    st.session_state.pop(SAVED, None)
    st.session_state.pop(CONFLICT, None)
    here = {claim.claim_id for claim in event.claims}
    others = deciding.about(set(decision.claim_ids) - here, deciding.made())
    known = max([seen(event), *(e.decision_id for e in others if not deciding.is_own(e))])
    try:
        kept = deciding.add(decision, seen=known, private=private)
    except ConflictError as error:
        st.session_state[CONFLICT] = (decision, error.decisions)
        return
    except ReviewError as error:
        st.session_state[SAVED] = f"Not saved. {error}"
        return
    st.session_state[AT] = event.event_id
    st.session_state[SAVED] = (
        f"Kept in this session: {decision.action}. Save the report to keep it for good."
        if private
        else f"Saved: {decision.action} (decision {kept})"
    )
    see(event)


def describe(document: Document, after: Mapping[str, str | None]) -> str:
    """Keep what is said of a report, and return the words that tell so."""
    before = {
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": iso(document.published),
    }
    changed = {name: value for name, value in after.items() if value != before[name]}
    if not changed:
        return "Nothing was changed."
    try:
        web_address(changed.get("url") or "")
    except DocumentError as error:
        return f"Not saved. {error}"
    key, private = report_key(document.doc_id), document.doc_id in state.private_ids()
    made = [e for e in deciding.about([key], deciding.made()) if not deciding.is_own(e)]
    decision = Decision(
        action="describe",
        claim_ids=(key,),
        who=who(),
        when=now(),
        before={name: before[name] for name in changed},
        after=changed,
        doc_id=document.doc_id,
    )
    try:
        deciding.add(decision, seen=made[-1].decision_id if made else 0, private=private)
    except ReviewError as error:
        return f"Not saved. {error}"
    return "Kept in this session." if private else "Saved."


def who() -> str:
    """Return the name that the reviewer gave."""
    return st.session_state.get(WHO) or "reviewer"


def now() -> str:
    """Return this moment as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def overrule(event: Event) -> None:
    """Keep one's own decision after the other's was shown."""
    mine, _ = st.session_state.pop(CONFLICT)
    see(event)
    _keep(event, replace(mine, when=now()), private=False)


def give_way(event: Event) -> None:
    """Leave the other's decision as it is."""
    st.session_state.pop(CONFLICT, None)
    see(event)


def undoable(event: Event) -> Decision | None:
    """Return the last decision about an event that holds."""
    made = standing(about(event))
    return made[-1] if made else None


def redoable(event: Event) -> Decision | None:
    """Return the decision that was undone last, if nothing was decided since."""
    made = undone(about(event))
    return made[-1] if made else None


def takes(event: Event) -> str:
    """Say in a line what is decided about an event, for who must choose one to join."""
    place = f", {event.places[0].place.name}" if event.places else ""
    return f"{event.kind}{place}: {event.claims[0].quote[:90]}"
