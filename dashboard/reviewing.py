"""What one reviewer does on the Review page: which event is before them, and each decision.

The widgets are in ``pages/review.py``; what decisions mean is in ``layers.review``.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from layers.model import Event
from layers.review import Decision, field_values, standing

from . import decisions, state
from .errors import ConflictError, ReviewError
from .served import serving

AT, WHO, SEEN, CONFLICT, SAVED = "review_at", "review_who", "review_seen", "conflict", "saved"
EDITING = "editing"


def state_of(event: Event, states: Mapping[str, str]) -> str:
    """Return what reviewers did with an event: of its claims the least, "" for not all yet."""
    found = [states.get(claim.claim_id, "") for claim in event.claims]
    if "" in found:
        return ""
    return next((word for word in ("corrected", "accepted") if word in found), "rejected")


def number_of(events: Sequence[Event]) -> int:
    """Return the number of the event before the reviewer: chosen here, else the open one."""
    ids = [event.event_id for event in events]
    wanted = st.session_state.get(AT) or st.query_params.get("event")
    return ids.index(wanted) if wanted in ids else 0


def go(events: Sequence[Event], number: int) -> None:
    """Go to an event, and take note of the decisions about it that are seen now."""
    event = events[number % len(events)]
    st.session_state[AT] = event.event_id
    st.session_state.pop(CONFLICT, None)
    st.session_state.pop(SAVED, None)
    see(event)
    state.set_open(event.event_id)


def go_unreviewed(events: Sequence[Event], states: Mapping[str, str]) -> None:
    """Go to the next event that nobody decided about."""
    at = number_of(events)
    for step in range(1, len(events) + 1):
        if not state_of(events[(at + step) % len(events)], states):
            go(events, at + step)
            return
    st.session_state[SAVED] = "All events are reviewed."


def toggle_editing() -> None:
    """Open the form that corrects, or close it."""
    st.session_state[EDITING] = not st.session_state.get(EDITING)


def about(event: Event) -> tuple[Decision, ...]:
    """Return all decisions about an event's claims, the earliest first."""
    ids = {claim.claim_id for claim in event.claims}
    return tuple(each for each in decisions.decided(serving()) if ids & set(each.claim_ids))


def see(event: Event) -> None:
    """Take note that the reviewer is shown what was decided about an event until now."""
    made = about(event)
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
    undone: Decision | None = None,
) -> None:
    """Keep a decision about an event; say so only when it is kept, and show who came between."""
    claim = event.claims[0]
    before = field_values(claim)
    decision = Decision(
        action=action,
        claim_ids=undone.claim_ids if undone else tuple(each.claim_id for each in event.claims),
        who=st.session_state.get(WHO) or "reviewer",
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        before={name: before[name] for name in after or {}},
        after=after or {},
        note=note,
        quote=claim.quote,
        doc_id=claim.doc_id,
        about=undone.decision_id if undone else None,
    )
    path = decisions.where(serving())
    st.session_state.pop(SAVED, None)
    st.session_state.pop(CONFLICT, None)
    try:
        if path is None:
            message = "There is no one folder to keep decisions in: start with --reviews PATH."
            raise ReviewError(message)
        kept = decisions.open_log(path).add(decision, seen=seen(event))
    except ConflictError as error:
        st.session_state[CONFLICT] = (decision, error.decisions)
        return
    except ReviewError as error:
        st.session_state[SAVED] = f"Not saved. {error}"
        return
    st.session_state[SAVED] = f"Saved: {action} (decision {kept})"
    see(event)


def overrule(event: Event) -> None:
    """Keep one's own decision after the other's was shown."""
    mine, _ = st.session_state.pop(CONFLICT)
    see(event)
    decide(event, mine.action, after=mine.after, note=mine.note)


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
    made = about(event)
    if not made or made[-1].action != "undo":
        return None
    return next((each for each in made if each.decision_id == made[-1].about), None)
