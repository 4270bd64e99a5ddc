"""What the pages draw with Streamlit's own widgets: headings, downloads, states."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from geo import Document, load_gazetteer
from geo.sentences import split_sentences
from layers.coarsen import coarsen
from layers.formats import load_formats
from layers.headlines import headline
from layers.kinds import Kind
from layers.model import Event, iso
from layers.review import Decision
from layers.schema import teller_of
from layers.situation import Situation

from . import adding, reviewing, sidebar, state
from .filters import Filters, keep
from .intake import WARNINGS
from .loading import loading
from .reading import read_quotes, read_report
from .served import serving
from .sidebar import plain
from .wording import counted, denied_by, how_known, main_place, says_who, short_when

# So many characters of reports a page holds, and so many reports of one event it shows.
AT_HAND = 400_000
CITED = 20
LISTED = 300
COARSE = {
    "": "As read",
    "admin1": "By province",
    "admin2": "By district",
    "25": "By cells of 25 km",
}


def visible(whole: Situation, chosen: Filters) -> tuple[Event, ...]:
    """Return the events that the filters leave, in the order of the map's list."""
    shown = frozenset(event.event_id for event in keep(whole.events, chosen))
    return tuple(
        event for layer in whole.layers for event in layer.events if event.event_id in shown
    )


def heading(whole: Situation, events: Sequence[Event], chosen: Filters) -> None:
    """Draw the title, with what of it is on show, and what can be taken away."""
    reports = len({claim.doc_id for claim in whole.claims} | {d.doc_id for d in whole.documents})
    total = len(whole.events)
    count = (
        f"{total:,} events"
        if len(events) == total
        else f"showing {len(events):,} of {total:,} events"
    )
    with st.container(
        key="bar", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(key="title", horizontal=True, vertical_alignment="center"):
            st.subheader(plain(whole.title), anchor=False)
            st.caption(f"{count} · {counted(reports, 'report')}")
            if chosen.in_use() and events:
                st.button("Clear filters", on_click=sidebar.clear, type="tertiary")
        with st.container(key="actions", horizontal=True, width="content"):
            downloads(whole, chosen)
            st.page_link("pages/review.py", label="Review")


def rows(events: Sequence[Event], kinds: Mapping[str, Kind]) -> list[dict[str, str]]:
    """Return the rows of the event list."""
    states = state.reviewed().states
    return [
        {
            "id": event.event_id,
            "kind": event.kind,
            "status": event.status,
            "reviewed": "reviewed" if reviewing.state_of(event, states) else "",
            "known": how_known(place := main_place(event)),
            "what": headline(event, kinds[event.kind]),
            "where": place.place.name if place else "no place found",
            "when": short_when(event.period),
            "who": says_who(teller_of(event)),
        }
        for event in events
    ]


def reports(
    whole: Situation,
    events: Sequence[Event],
    kinds: Mapping[str, Kind],
    opened: str | None,
) -> list[dict[str, Any]]:
    """Return the reports of the open event, else the first, as the reading pane takes them."""
    event = next((each for each in events if each.event_id == opened), None)
    cited = dict.fromkeys(claim.doc_id for claim in event.claims) if event else ()
    first = itertools.chain(
        (document.doc_id for document in whole.documents),
        (claim.doc_id for each in events for claim in each.claims),
    )
    return readings(whole, events, kinds, list(cited)[:CITED] or list(itertools.islice(first, 1)))


def at_hand(
    whole: Situation, events: Sequence[Event], kinds: Mapping[str, Kind]
) -> list[dict[str, Any]]:
    """Return the reports that the page holds, so that a click on their events asks for nothing.

    They are the first that the list of events cites, up to a length that is laid out soon.
    """
    length = {document.doc_id: len(document.text) for document in whole.documents}
    cited = dict.fromkeys(claim.doc_id for event in events for claim in event.claims)
    sums = itertools.accumulate(length.get(doc_id, 0) for doc_id in cited)
    ids = [doc_id for doc_id, so_far in zip(cited, sums, strict=True) if so_far <= AT_HAND]
    return readings(whole, events, kinds, ids)


def readings(
    whole: Situation, events: Sequence[Event], kinds: Mapping[str, Kind], ids: Collection[str]
) -> list[dict[str, Any]]:
    """Return the reports with these ids as the reading pane takes them, in the reports' order."""
    by_document: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for doc_id in dict.fromkeys(claim.doc_id for claim in event.claims):
            by_document[doc_id].append(event)
    documents = {document.doc_id: document for document in whole.documents}
    places = {doc_id: place for place, doc_id in enumerate(documents)}
    return [
        reading(documents[doc_id], by_document[doc_id], kinds)
        if doc_id in documents
        else read_quotes(doc_id, by_document[doc_id], names=_names(by_document[doc_id], kinds))
        for doc_id in sorted(ids, key=lambda doc_id: (places.get(doc_id, len(places)), doc_id))
        if doc_id in documents or by_document[doc_id]
    ]


def reading(
    document: Document, events: Sequence[Event], kinds: Mapping[str, Kind]
) -> dict[str, Any]:
    """Return one report as the reading pane takes it."""
    laid_out: dict[str, Any] = state.once(
        "reading",
        (document, *events),
        lambda: read_report(document, events, names=_names(events, kinds)),
    )
    return laid_out


def _names(events: Sequence[Event], kinds: Mapping[str, Kind]) -> dict[str, str]:
    return {event.event_id: headline(event, kinds[event.kind]) for event in events}


def below_the_list(whole: Situation, *, more: int) -> None:
    """Say what the list does not show: further rows, and what gave nothing for the map."""
    left = len(whole.left_out)
    words = [f"{more:,} more rows on the page Events"] if more else []
    if left:
        words.append(f"{counted(left, 'sentence')} gave nothing for the map.")
    if words:
        with st.container(horizontal=True, vertical_alignment="center", key="below"):
            st.caption(" · ".join(words), width="content")
            if left:
                st.page_link("pages/left_out.py", label="See what was left out")


def chosen_report(names: Mapping[str, str], cited: Collection[str]) -> str:
    """Let the reader choose a report: at first the open event's, else the first."""
    ids = list(names)
    if len(ids) == 1:
        return ids[0]
    return st.selectbox(
        "Report",
        ids,
        index=next((number for number, doc_id in enumerate(ids) if doc_id in cited), 0),
        format_func=lambda doc_id: names[doc_id],
        key="report_chosen",
    )


def front_matter(document: Document) -> None:
    """Show what is known of a report, and let it be corrected."""
    said = st.session_state.pop("described", None)
    with st.expander("What is known of this report", expanded=bool(said)):
        if said:
            st.text(said)
        with st.form(f"facts-{document.doc_id}", border=False):
            left, right = st.columns(2)
            title = left.text_input("Title", value=document.title or "")
            publisher = right.text_input("Publisher", value=document.publisher or "")
            published = left.date_input("Published", value=document.published)
            url = right.text_input("Address", value=document.url or "")
            if st.form_submit_button("Save"):
                after = {
                    "title": title.strip() or None,
                    "publisher": publisher.strip() or None,
                    "published": iso(published),
                    "url": url.strip() or None,
                }
                st.session_state["described"] = reviewing.describe(document, after)
                st.rerun()
        st.caption("The file itself stays as it is; days are counted from the date anew.")


def claims(event: Event, kinds: Mapping[str, Kind]) -> None:
    """List the claims of an event: each sentence with who says it, and the report it stands in."""
    with st.container(border=True):
        st.markdown(f"**{plain(headline(event, kinds[event.kind]))}**")
        for claim in event.claims:
            source = (claim.publisher, claim.title, claim.doc_id)
            st.text(claim.quote)
            st.text(
                f"{claim.status} · says who: {says_who(claim)} · {denied_by(claim)}\n"
                + " · ".join(part for part in source if part)
            )


def downloads(whole: Situation, chosen: Filters) -> None:
    """Offer what the filters show, in every format, with places as read or coarser."""
    with st.popover("Download"):
        st.caption("What the filters show")
        level = st.selectbox("Places", list(COARSE), format_func=lambda each: COARSE[each])
        only_sensitive = bool(level) and st.checkbox("Only camps, hospitals and shelters")
        for suffix in (".html", *load_formats()):
            st.download_button(
                {".html": "HTML map", ".geojson": "GeoJSON"}.get(suffix, suffix[1:].upper()),
                data=partial(_file, whole, chosen, suffix, level, only_sensitive=only_sensitive),
                file_name=f"situation{suffix}",
                on_click="ignore",
                key=f"download-{suffix[1:]}",
                width="stretch",
            )


def _file(
    whole: Situation, chosen: Filters, suffix: str, level: str, *, only_sensitive: bool
) -> bytes:
    shown = state.shown(whole, chosen)
    if level:
        shown = coarsen(shown, level, gazetteer=load_gazetteer(), only_sensitive=only_sensitive)
    return state.file_of(shown, suffix)


def progress() -> None:
    """While reports are read, say how many are done, and draw the page anew as there are more."""
    reading = loading(serving())
    if reading.finished:
        return

    @st.fragment(run_every=0.7)
    def strip() -> None:
        if reading.grown():
            st.rerun()
        with st.container(border=True, key="reading"):
            st.markdown(f"**Reading {reading.total:,} reports**")
            st.write(
                f"{reading.done:,} done. Events appear as they are found; the page stays usable."
            )
            st.progress(min(reading.done / max(reading.total, 1), 1.0))
            st.button("Stop", on_click=reading.stop)

    strip()


def failures(whole: Situation) -> None:
    """Name the files that could not be read, and those that were read with a warning."""
    failed = [
        each
        for each in whole.failures
        if each.stage not in WARNINGS and not Path(each.doc_id).is_dir()  # an empty folder is none
    ]
    warned = [each for each in whole.failures if each.stage in WARNINGS]
    read = len(whole.documents)
    names = {each.doc_id for each in warned}
    for title, listed in (
        (f"{read:,} of {read + len(failed):,} files read, {len(failed):,} not", failed),
        (f"{counted(len(names), 'file')} read with a warning", warned),
    ):
        if listed:
            with st.expander(title):
                words = "\n".join(f"{each.doc_id}: {each.message}" for each in listed)
                st.code(words, language=None, wrap_lines=True)


def nothing_yet() -> None:
    """Say that there is nothing to show, and what to do."""
    here = " Nothing leaves this computer." if serving().stays_here else ""
    with st.container(border=True, key="state"):
        st.subheader("No reports yet", anchor=False)
        st.write(f"Drop files here, or paste a text.{here}")
        with st.container(horizontal=True):
            st.page_link("pages/add.py", label="Add reports")
            if st.button("Open the example"):
                adding.add_example()
                st.rerun()


def nothing_on_map(whole: Situation, chosen: Filters) -> None:
    """Say why the map is empty."""
    with st.container(border=True, key="state"):
        if whole.events:
            hidden = chosen.words().split("; ")
            st.subheader("No event matches", anchor=False)
            st.write(
                f"{len(whole.events):,} events are hidden by {counted(len(hidden), 'filter')}:"
            )
            st.markdown(" and ".join(f"**{plain(words)}**" for words in hidden) + ".")
            with st.container(horizontal=True):
                st.button("Clear filters", type="primary", on_click=sidebar.clear)
                st.button("Clear days", on_click=sidebar.clear, args=("first", "last", "undated"))
            return
        told = sum(left.reason == "no_place" for left in whole.left_out)
        sentences = sum(len(split_sentences(document)) for document in whole.documents)
        read = len(whole.documents)
        st.subheader(f"{counted(read, 'report')} read, nothing to put on the map", anchor=False)
        st.write(
            f"{counted(sentences, 'sentence')}. "
            + (
                f"{told:,} tell{'s' if told == 1 else ''} of an event, but no place was found for "
                f"{'it. It is' if told == 1 else 'them. They are'} listed, not guessed."
                if told
                else "None tells of an event."
            )
        )
        with st.container(horizontal=True):
            st.page_link("pages/left_out.py", label="See what was left out")
            st.page_link("pages/reports.py", label="Read the report")


def conflict(event: Event) -> None:
    """Show what another window decided in between, and let the reviewer choose."""
    mine, others = st.session_state[reviewing.CONFLICT]
    with st.container(border=True, key="conflict"):
        st.markdown("**Somebody else decided about this event in between. Nothing was written.**")
        for decision in others:
            st.text(f"Theirs: {decision_words(decision)}")
        st.text(f"Yours: {decision_words(mine)}")
        with st.container(horizontal=True):
            st.button("Keep theirs", on_click=reviewing.give_way, args=(event,))
            st.button("Decide as I did", on_click=reviewing.overrule, args=(event,))


def history(made: Sequence[Decision], orphaned: Sequence[Decision]) -> None:
    """List the decisions about an event, and those whose sentence is gone."""
    for title, decisions in (("Decisions", made), ("Orphaned decisions", orphaned)):
        if decisions:
            with st.expander(f"{title} ({len(decisions):,})"):
                for decision in reversed(decisions):
                    st.text(decision_words(decision))
                    if title != "Decisions":
                        st.text(f"{decision.doc_id}: {decision.quote}")


def decision_words(decision: Decision) -> str:
    """Say a decision in a line: what, by whom, when, from what to what."""
    words = f"{decision.action} · {decision.who} · {decision.when}"
    changes = [
        f"{name}: {_value(decision.before.get(name))} → {_value(value)}"
        for name, value in decision.after.items()
    ]
    return " · ".join(part for part in (words, "; ".join(changes), decision.note) if part)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name", value))
    if isinstance(value, list):
        return ", ".join(
            f"{each['qualifier']} {each['low'] or each['best']} {each['measure']}"
            if isinstance(each, dict)
            else str(each)
            for each in value
        )
    return "none" if value is None else str(value)
