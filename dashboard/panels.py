"""What the pages draw with Streamlit's own widgets: filters, headings, downloads, states."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from geo import Document
from layers.headlines import headline
from layers.kinds import Kind
from layers.model import STATUSES, Event
from layers.situation import Situation

from . import state
from .filters import OFF_BY_DEFAULT, Filters, from_query, keep, source_of, to_query
from .reading import read_report
from .served import serving
from .wording import main_place, says_who, short_when

STATUS_LABELS = {
    "asserted": "Asserted by the source",
    "claimed": "Claimed by somebody",
    "disputed": "Claimed and denied",
    "denied": "Denied",
    "hypothetical": "Feared, planned or threatened",
    "background": "Past, told as background",
}


def filters(whole: Situation, kinds: Mapping[str, Kind]) -> Filters:
    """Draw the filters in the sidebar and return what they leave; the address keeps them."""
    by_kind = Counter(event.kind for event in whole.events)
    by_status = Counter(event.status for event in whole.events)
    by_source = Counter(source_of(event) for event in whole.events)
    known = {"kinds": tuple(by_kind), "statuses": STATUSES, "sources": tuple(by_source)}
    before = from_query(st.query_params, known=known)
    with st.sidebar:
        hidden_kinds = _boxes(
            "Kinds",
            {
                name: f"{kind.label} ({by_kind[name]})"
                for name, kind in kinds.items()
                if by_kind[name]
            },
            before.kinds,
        )
        hidden_statuses = _boxes(
            "Who stands behind it",
            {
                name: f"{STATUS_LABELS[name]} ({by_status[name]})"
                for name in STATUSES
                if by_status[name]
            },
            before.statuses,
        )
        hidden_sources = frozenset[str]()
        if len(by_source) > 1:
            hidden_sources = _boxes(
                "Sources",
                {name: f"{name} ({count})" for name, count in sorted(by_source.items())},
                before.sources,
            )
        first, last, undated = _days(whole, before)
    absent = frozenset(OFF_BY_DEFAULT) - set(by_status)
    chosen = Filters(
        kinds=hidden_kinds,
        statuses=hidden_statuses | absent,
        sources=hidden_sources,
        first=first,
        last=last,
        undated=undated,
    )
    _keep_in_address(chosen)
    return chosen


def _boxes(title: str, labels: Mapping[str, str], hidden: frozenset[str]) -> frozenset[str]:
    """Draw one box a value and return the values that are switched off."""
    st.caption(title)
    return frozenset(
        value
        for value, label in labels.items()
        if not st.checkbox(_plain(label), value=value not in hidden, key=f"{title}:{value}")
    )


def _plain(text: str) -> str:
    """Keep a document's words from being read as Markdown in a label."""
    return "".join(
        f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|~:$" else letter for letter in text
    )


def _days(whole: Situation, before: Filters) -> tuple[Any, Any, bool]:
    periods = [event.period for event in whole.events if event.period]
    days = [day for period in periods for day in (period.start, period.end) if day]
    undated = sum(1 for event in whole.events if not event.period)
    st.caption("Days")
    first, last = before.first, before.last
    if days and min(days) < max(days):
        low, high = min(days), max(days)
        first, last = st.slider(
            "Days shown",
            min_value=low,
            max_value=high,
            value=(max(first or low, low), min(last or high, high)),
            format="D MMM YYYY",
            label_visibility="collapsed",
        )
        first, last = (None if first == low else first), (None if last == high else last)
    shown = st.checkbox(f"No day stated ({undated})", value=before.undated) if undated else True
    return first, last, shown


def _keep_in_address(chosen: Filters) -> None:
    query = to_query(chosen)
    for key in ("without_kinds", "without_statuses", "without_sources", "first", "last", "undated"):
        if key in query:
            st.query_params[key] = query[key]
        else:
            st.query_params.pop(key, None)


def visible(whole: Situation, chosen: Filters) -> tuple[Event, ...]:
    """Return the events that the filters leave, in the order of the map's list."""
    shown = frozenset(event.event_id for event in keep(whole.events, chosen))
    return tuple(
        event for layer in whole.layers for event in layer.events if event.event_id in shown
    )


def heading(whole: Situation, events: Sequence[Event]) -> None:
    """Draw the title, with what of it is on show."""
    reports = len({claim.doc_id for claim in whole.claims} | {d.doc_id for d in whole.documents})
    total = len(whole.events)
    count = (
        f"{total} events" if len(events) == total else f"showing {len(events)} of {total} events"
    )
    st.subheader(_plain(whole.title), anchor=False)
    st.caption(f"{count} · {reports} report{'s' if reports != 1 else ''}")


def rows(events: Sequence[Event], kinds: Mapping[str, Kind]) -> list[dict[str, str]]:
    """Return the rows of the event list."""
    return [
        {
            "id": event.event_id,
            "kind": event.kind,
            "status": event.status,
            "basis": place.basis if (place := main_place(event)) else "",
            "what": headline(event, kinds[event.kind]),
            "where": place.place.name if place else "no place found",
            "when": short_when(event.period),
            "who": says_who(event.claims[0]),
        }
        for event in events
    ]


def reports(
    whole: Situation, events: Sequence[Event], kinds: Mapping[str, Kind]
) -> list[dict[str, Any]]:
    """Return the reports as the reading pane takes them."""
    by_document: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for doc_id in {claim.doc_id for claim in event.claims}:
            by_document[doc_id].append(event)
    return [reading(document, by_document[document.doc_id], kinds) for document in whole.documents]


def reading(
    document: Document, events: Sequence[Event], kinds: Mapping[str, Kind]
) -> dict[str, Any]:
    """Return one report as the reading pane takes it."""
    names = {event.event_id: headline(event, kinds[event.kind]) for event in events}
    return read_report(document, events, names=names)


def downloads(whole: Situation, chosen: Filters) -> None:
    """Offer the map and the layers of what the filters show."""
    with st.sidebar:
        st.caption("Take away what is shown")
        st.download_button(
            "HTML map",
            data=lambda: state.map_page(state.shown(whole, chosen)),
            file_name="situation.html",
            mime="text/html",
            on_click="ignore",
        )
        st.download_button(
            "GeoJSON",
            data=lambda: state.layers_page(state.shown(whole, chosen)),
            file_name="situation.geojson",
            mime="application/geo+json",
            on_click="ignore",
        )


def failures(whole: Situation) -> None:
    """Name the files that could not be read."""
    if whole.failures:
        with st.expander(f"{len(whole.failures)} could not be read"):
            for failure in whole.failures:
                st.text(f"{failure.doc_id}: {failure.message}")


def nothing_yet() -> None:
    """Say that there is nothing to show, and what to do."""
    here = " Nothing leaves this computer." if serving().address == "127.0.0.1" else ""
    st.subheader("No reports yet.", anchor=False)
    st.write(f"Drop files here, or paste a text.{here}")
    st.page_link("pages/add.py", label="Add reports")


def nothing_on_map(whole: Situation, chosen: Filters) -> None:
    """Say why the map is empty."""
    if whole.events:
        st.info(f"No event matches. {len(whole.events)} events are hidden: {chosen.words()}.")
        return
    st.info(
        f"{len(whole.documents)} read, nothing to put on the map. "
        f"{len(whole.left_out)} sentences tell of something, but gave no event. "
        "They are listed, not guessed."
    )
    st.page_link("pages/left_out.py", label="See what was left out")
