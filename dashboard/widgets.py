"""The parts of the page that Streamlit lacks: the map's frame, the event list, the report.

Each is a component whose script is joined from ``assets``. They tell each other at once which
event is open (``bus.js``), and the server after it, so that a click never waits for a rerun.
Everything they draw arrives as plain values and is drawn as text.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from layers.kinds import load_kinds

from .export import kind_colours, read_asset
from .state import asked_event
from .symbols import ICONS, SHAPES

_SHARED = ("js/protocol.js", "js/dom.js", "js/symbols.js", "app/bus.js")
_STYLES = ("css/tokens.css", "css/symbols.css", "app/app.css")


@cache
def _component(name: str) -> Callable[..., Any]:
    return st.components.v2.component(
        f"sitmap_{name}",
        css=kind_colours() + "\n".join(read_asset(style) for style in _STYLES),
        js="\n".join(read_asset(script) for script in (*_SHARED, f"app/{name}.js")),
        isolate_styles=False,
    )


@cache
def _model() -> dict[str, Any]:
    """Return what ``symbols.js`` draws from: shapes, icons, and the kinds in their order."""
    kinds = [
        {
            "name": kind.name,
            "label": kind.label,
            "shape": kind.symbol.shape,
            "icon": kind.symbol.icon,
        }
        for kind in load_kinds().values()
    ]
    named = {kind["name"]: kind for kind in kinds}
    return {"shapes": SHAPES, "icons": ICONS, "kinds": kinds, "named": named}


def _opened(opened: str | None) -> dict[str, str | None]:
    """Say which event is open, and by which id it was asked for."""
    return {"open": opened, "asked": asked_event()}


def map_frame(*, src: str, shown: Sequence[str], opened: str | None) -> None:
    """Show a published map; ``shown`` are the ids of the events that the filters leave."""
    _component("map_frame")(
        key="map",
        data={"src": src, "shown": list(shown), **_opened(opened)},
    )


def place_picker(*, src: str, opened: str, on_pick: Callable[[], None]) -> None:
    """Show the map until a click on it says where the event is: ``{"lat": …, "lon": …}``."""
    _component("place_picker")(
        key="picker", data={"src": src, "open": opened}, on_point_change=on_pick
    )


def event_list(*, rows: Sequence[dict[str, str]], opened: str | None) -> None:
    """List events: rows of id, kind, status, known, what, where, when, who."""
    _component("event_list")(
        key="list",
        data={"model": _model(), "rows": list(rows), **_opened(opened)},
    )


def report(
    *, reports: Sequence[dict[str, Any]], opened: str | None, on_open: Callable[[], None]
) -> None:
    """Show the report of the open event, from `reading.read_report`.

    This part alone tells the server which event is open, whichever part opened it: so that no more
    than the report is drawn anew.
    """
    _component("report")(
        key="report",
        data={"model": _model(), "reports": list(reports), **_opened(opened)},
        on_open_change=on_open,
    )


def shelf(*, reports: Sequence[dict[str, Any]]) -> None:
    """Give the page reports to hold, so that the reading pane shows them without asking."""
    _component("shelf")(key="shelf", data={"reports": list(reports)}, height=1)


def facts(*, rows: Mapping[str, str]) -> None:
    """Show facts about an event, a name and its words a line, as plain text."""
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in rows.items()
    )
    st.html(f'<dl class="facts">{lines}</dl>')


def page() -> None:
    """Give the page the theme that Streamlit has drawn, for what has no part of its own."""
    _component("page")(key="page", data={}, height=1)


def keys() -> None:
    """Let a key press the button whose key is ``act-`` and that letter."""
    _component("keys")(key="keys_pressed", data={}, height=1)
