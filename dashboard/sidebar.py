"""The sidebar: the pages with their counts, and the filters, which the address keeps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import streamlit as st

from layers.headlines import STATUS_LABELS
from layers.kinds import Kind, load_kinds
from layers.merging.tallies import source_of
from layers.model import STATUSES
from layers.situation import Situation

from . import state
from .filters import KEYS, OFF_BY_DEFAULT, Filters, from_query, to_query
from .symbols import ICONS, SHAPES

KEPT = "filters"


def navigation(pages: Mapping[str, Any]) -> None:
    """Draw the pages with what is in them."""
    whole, events = state.extracted(), state.reviewable()
    states = state.reviewed().states
    found = [[states.get(claim.claim_id, "") for claim in event.claims] for event in events]
    counts = {
        "Reports": f"{len(whole.documents):,}",
        "Events": f"{sum(set(each) != {'rejected'} for each in found):,}",
        "Review": f"{sum('' in each for each in found):,} left",
        "Left out": f"{len(whole.left_out):,}",
    }
    with st.sidebar:
        for title, page in pages.items():
            count = f" :gray[{counts[title]}]" if title in counts else ""
            st.page_link(page, label=f"{title}{count}", width="stretch")
        st.html(f"<style>{kind_marks()}</style>")


@st.cache_data(show_spinner=False)
def kind_marks() -> str:
    """Write the style that sets each kind's symbol before its box in the filters."""
    return "".join(
        f"{theme}.st-key-kinds-{kind.name} label p::before"
        f'{{content:"";background-image:url("{_symbol(kind, colour, paper)}")}}'
        for kind in load_kinds().values()
        for theme, colour, paper in (
            ("", kind.symbol.light, "#FFFFFF"),
            (":root[data-theme=dark] ", kind.symbol.dark, "#171B20"),
        )
    )


def _symbol(kind: Kind, colour: str, paper: str) -> str:
    """Draw a kind's symbol as an address that holds the picture itself."""
    shape, icon = SHAPES[kind.symbol.shape], ICONS.get(kind.symbol.icon)
    drawn = f'<path d="{shape["d"]}" fill="{colour}"/>'
    if icon:
        x, y, size = shape["icon"]
        box = icon["box"]
        move = f"translate({x} {y}) scale({size / box}) translate({-box / 2} {-box / 2})"
        drawn += f'<path d="{icon["d"]}" fill="{paper}" transform="{move}"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-13 -13 26 26">{drawn}</svg>'
    return "data:image/svg+xml," + quote(picture)


def filters(whole: Situation, kinds: Mapping[str, Kind]) -> Filters:
    """Draw the filters and return what they leave; the address keeps them."""
    by_kind = Counter(event.kind for event in whole.events)
    by_status = Counter(event.status for event in whole.events)
    by_source = Counter(source_of(event.claims[0]) for event in whole.events)
    before = kept(whole)
    with st.sidebar:
        hidden_kinds = _boxes(
            "Kinds",
            {name: (kind.label, by_kind[name]) for name, kind in kinds.items() if by_kind[name]},
            before.kinds,
        )
        stated = {name: (STATUS_LABELS[name], by_status[name]) for name in STATUSES}
        hidden_statuses = _boxes(
            "Outline",
            {name: label for name, label in stated.items() if by_status[name]},
            before.statuses,
        )
        hidden_sources = frozenset[str]()
        if 1 < len(by_source) <= 40:
            named = {name: (name, count) for name, count in sorted(by_source.items())}
            hidden_sources = _boxes("Sources", named, before.sources)
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
    hold(chosen)
    return chosen


def kept(whole: Situation) -> Filters:
    """Return the filters of the address, else those that this session chose before."""
    known = {
        "kinds": tuple({event.kind for event in whole.events}),
        "statuses": STATUSES,
        "sources": tuple({source_of(event.claims[0]) for event in whole.events}),
    }
    in_address = {key: st.query_params[key] for key in KEYS if key in st.query_params}
    return from_query(in_address or st.session_state.get(KEPT, {}), known=known)


def hold(chosen: Filters) -> None:
    """Keep filters in the address and for the other pages."""
    _keep(to_query(chosen))


def clear(*keys: str) -> None:
    """Take filters back: all of them, or those of these keys of the address."""
    kept = dict(st.session_state.get(KEPT, {}))
    for key in keys or KEYS:
        kept.pop(key, None)
    for name in list(st.session_state):
        if str(name).startswith(("kinds-", "outline-", "sources-", "days-")):
            del st.session_state[name]
    _keep(kept)


def _keep(query: Mapping[str, str]) -> None:
    st.session_state[KEPT] = dict(query)
    for key in KEYS:
        if key in query:
            st.query_params[key] = query[key]
        else:
            st.query_params.pop(key, None)


def _boxes(
    title: str, labels: Mapping[str, tuple[str, int]], hidden: frozenset[str]
) -> frozenset[str]:
    """Draw one box a value and return the values that are switched off."""
    if labels:
        st.caption(title)
    return frozenset(
        value
        for value, (label, count) in labels.items()
        if not st.checkbox(
            f"{plain(label)} :gray[{count:,}]",
            value=value not in hidden,
            key=f"{title.lower()}-{value}",
            width="stretch",
        )
    )


def plain(text: str) -> str:
    """Keep a document's words from being read as Markdown in a label."""
    return "".join(
        f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|~:$" else letter for letter in text
    )


def _days(whole: Situation, before: Filters) -> tuple[date | None, date | None, bool]:
    told = [event for event in whole.events if event.status not in OFF_BY_DEFAULT]
    periods = [event.period for event in told or whole.events if event.period]
    days = [day for period in periods for day in (period.start, period.end) if day]
    undated = sum(
        1
        for event in whole.events
        if not event.period or not (event.period.start or event.period.end)
    )
    if days or undated:
        st.caption("Days")
    first, last = before.first, before.last
    if days and min(days) < max(days):
        low, high = min(days), max(days)
        chosen: Sequence[date] = st.slider(
            "Days shown",
            min_value=low,
            max_value=high,
            value=(_within(first or low, low, high), _within(last or high, low, high)),
            format="D MMM YYYY",
            key="days-range",
            label_visibility="collapsed",
        )
        first, last = chosen[0], chosen[1]
        first, last = (None if first == low else first), (None if last == high else last)
    shown = True
    if undated:
        shown = st.checkbox(
            f"No day stated :gray[{undated:,}]",
            value=before.undated,
            key="days-undated",
            width="stretch",
        )
    return first, last, shown


def _within(day: date, low: date, high: date) -> date:
    return min(max(day, low), high)
