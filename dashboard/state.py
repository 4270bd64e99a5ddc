"""What the pages share: the situation, read once for all, and what is chosen in one session."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from geo import SitmapError, load_gazetteer
from layers.formats import format_of
from layers.merge import merge_claims
from layers.model import Event
from layers.review import Decision, Reviewed, descriptions, review, standing
from layers.situation import Situation, assemble

from . import deciding
from .describing import described
from .filters import Filters, keep
from .loading import loading
from .served import map_page, offer_map, serving

OPEN, ADDED = "open_event", "added"
SHAPING = ("correct", "join", "part")
# So many seconds a page waits: for the first report, for all of a few, for all of many.
PATIENCE, FEW, PATIENCE_FOR_MANY = 8.0, 8, 1.5
# So many values of a name are held: of reports laid out for reading as many as a few pages show.
HELD, HELD_READING = 12, 64
_held: defaultdict[str, OrderedDict[tuple[Any, ...], tuple[Any, Any]]] = defaultdict(OrderedDict)
_lock = threading.Lock()


def extracted() -> Situation:
    """Return what was read, with the reports that this session added, as no reviewer saw it.

    What was said of a report (its publisher, its date) is applied: days count from it.
    """
    reading = loading(serving())
    if reading.total <= FEW:
        reading.wait(PATIENCE)
    elif not reading.done and not reading.wait(PATIENCE_FOR_MANY):
        reading.wait_for_some(PATIENCE)
    whole = reading.so_far()
    added = tuple(upload.situation for upload in st.session_state.get(ADDED, ()))
    if added:
        whole = once("joined", (whole, *added), lambda: _joined(whole, added))
    decisions = deciding.made()
    said = descriptions(decisions) if any(d.action == "describe" for d in decisions) else {}
    if not said:
        return whole
    marks = (whole, repr(said))
    told: Situation = once(
        "described", marks, lambda: described(whole, said, private=private_ids())
    )
    return told


def private_ids() -> frozenset[str]:
    """Return the ids of the reports that this session alone sees."""
    return frozenset(
        document.doc_id
        for upload in st.session_state.get(ADDED, ())
        for document in upload.situation.documents
    )


def reviewed() -> Reviewed:
    """Return the claims as reviewers left them."""
    whole, decisions = extracted(), deciding.made()
    marks = (whole, *(each.decision_id for each in decisions))
    done: Reviewed = once(
        "reviewed",
        marks,
        lambda: review(
            whole.claims, decisions, doc_ids=[document.doc_id for document in whole.documents]
        ),
    )
    return done


def reviewable() -> tuple[Event, ...]:
    """Return the events that the Review page walks through: corrected, and the rejected as well.

    They are merged anew only when a decision may have parted or joined some; what was accepted or
    rejected since is told by `reviewed`.
    """
    whole, left = extracted(), reviewed()
    shaping = [e.decision_id for e in standing(deciding.made()) if e.action in SHAPING]
    if not shaping:
        return whole.events
    events: tuple[Event, ...] = once(
        "reviewable",
        (whole, *shaping),
        lambda: merge_claims((*left.claims, *left.rejected)),
    )
    return events


def situation() -> Situation:
    """Return the situation as reviewers left it; every page but Review shows this one."""
    whole, decisions = extracted(), deciding.made()
    if not any(decision.action != "describe" for decision in decisions):
        return whole
    left = reviewed()
    corrected: Situation = once(
        "situation", (whole, left), lambda: _corrected(whole, left, decisions)
    )
    return corrected


def once(name: str, parts: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Make a value once for the same parts; the parts are held with it, so that ids stay theirs."""
    key = tuple(part if isinstance(part, int | str) else id(part) for part in parts)
    with _lock:
        held = _held[name]
        if key in held:
            held.move_to_end(key)
            return held[key][1]
    value = make()
    with _lock:
        held[key] = (parts, value)
        while len(held) > (HELD_READING if name == "reading" else HELD):
            held.popitem(last=False)
    return value


def _joined(served: Situation, added: Sequence[Situation]) -> Situation:
    situations = (served, *added)
    joined = assemble(
        [document for each in situations for document in each.documents],
        [claim for each in situations for claim in each.claims],
        left_out=[left for each in situations for left in each.left_out],
        failures=[failure for each in situations for failure in each.failures],
        title=serving().title,
        settings=served.settings,
        digests={key: value for each in situations for key, value in each.digests.items()},
        gazetteer=load_gazetteer(),
    )
    landmarks = dict.fromkeys(place for each in situations for place in each.landmarks)
    return replace(joined, landmarks=tuple(landmarks))


def _corrected(whole: Situation, left: Reviewed, decisions: Sequence[Decision]) -> Situation:
    words = f"{len(decisions)} decisions, the last of {decisions[-1].when}"
    return _rebuilt(whole, left.claims, {"review": words})


def shown(whole: Situation, filters: Filters) -> Situation:
    """Return what the filters leave of a situation, as the downloads write it."""
    if filters == Filters():
        return whole
    events = keep(whole.events, filters)
    claims = [claim for event in events for claim in event.claims]
    return _rebuilt(whole, claims, {"filters": filters.words()})


def _rebuilt(whole: Situation, claims: Sequence[Any], settings: dict[str, str]) -> Situation:
    rebuilt = assemble(
        whole.documents,
        claims,
        left_out=whole.left_out,
        failures=whole.failures,
        title=whole.title,
        settings={**whole.settings, **settings},
        digests=whole.digests,
        gazetteer=load_gazetteer(),
    )
    return replace(rebuilt, landmarks=whole.landmarks)


def map_address(whole: Situation) -> str:
    """Return the address of the page of a situation's map, which is drawn when it is asked for."""
    return f"/situation/{offer_map(whole)}.html#embed=1"


def file_of(whole: Situation, suffix: str) -> bytes:
    """Return a situation as the file that `sitmap export` writes."""
    if suffix == ".html":
        return map_page(whole).encode("utf-8", "replace")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"situation{suffix}"
        format_of(path).write(whole, path)
        return path.read_bytes()


def asked_event() -> str | None:
    """Return the id of the event that was opened here, else the one in the address."""
    asked: str | None = st.session_state.get(OPEN) or st.query_params.get("event")
    return asked


def open_event(whole: Situation) -> str | None:
    """Return the id of the open event, if it is there.

    An id is that of a claim, so an event that got another one, when further reports were read or
    events were joined, is found by it.
    """
    asked = asked_event()
    if asked is None:
        return None
    found: dict[str, str] = once(
        "found",
        (whole,),
        lambda: {
            claim.claim_id: event.event_id for event in whole.events for claim in event.claims
        },
    )
    return found.get(asked)


def set_open(event_id: str | None) -> None:
    """Open an event; the address follows, so that a bookmark brings it back."""
    st.session_state[OPEN] = event_id
    if event_id:
        st.query_params["event"] = event_id
    else:
        st.query_params.pop("event", None)


def stop_with(error: SitmapError) -> None:
    """Show an error in words and draw no further."""
    st.error(str(error))
    st.stop()
