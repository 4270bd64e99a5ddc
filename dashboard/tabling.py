"""The table of events: its columns, and what is found in it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from layers.headlines import figure_words, headline
from layers.kinds import Kind
from layers.model import Event

from . import reviewing, state
from .wording import denied_by, main_place, says_who, short_when

# Those that fit on a screen side by side with none cut; what happened tells its kind.
AT_FIRST = ["What", "Where", "When", "Who says so", "Status", "Review"]
COLUMNS = [
    *("Kind", "What", "Where", "Country", "Province", "When", "First day", "Last day", "Figures"),
    *("Who says so", "Denied by", "Status", "Review", "Claims", "Sources", "Report", "Sentence"),
]

# A column is as wide as its longest words, up to so many pixels; the others are left to Streamlit.
WIDEST = {
    **{"Kind": 230, "What": 310, "Where": 200, "When": 260, "Who says so": 320},
    **{"Figures": 310, "Denied by": 260, "Report": 310, "Sentence": 600},
}
_CHARACTER, _PADDING = 7.2, 20


def containing(events: Sequence[Event], words: str, kinds: Mapping[str, Kind]) -> list[Event]:
    """Return the events whose headline, place, sentences or sources contain the words."""
    wanted = words.casefold().split()
    return [event for event in events if all(word in _text(event, kinds) for word in wanted)]


def _text(event: Event, kinds: Mapping[str, Kind]) -> str:
    parts = [headline(event, kinds[event.kind]), kinds[event.kind].label, event.status]
    parts += [place.place.name for place in event.places]
    for claim in event.claims:
        parts += [claim.quote, claim.title or "", claim.publisher or "", claim.doc_id]
        parts += [claim.claimant.text if claim.claimant else ""]
    return "\n".join(parts).casefold()


def table(
    events: Sequence[Event], kinds: Mapping[str, Kind], columns: Sequence[str]
) -> pd.DataFrame:
    """Return the table, with these columns in their order."""
    states = state.reviewed().states
    rows = [_row(event, kinds[event.kind], states) for event in events]
    return pd.DataFrame(rows, columns=COLUMNS)[[name for name in COLUMNS if name in columns]]


def widths(table: pd.DataFrame) -> dict[str, int]:
    """Return how wide the columns are, in pixels, so that short words are not cut for long ones."""
    longest = {
        name: max(len(name), int(table[name].fillna("").map(len).max()))
        for name in WIDEST
        if name in table and len(table)
    }
    return {
        name: min(WIDEST[name], round(_CHARACTER * length) + _PADDING)
        for name, length in longest.items()
    }


def _row(event: Event, kind: Kind, states: Mapping[str, str]) -> dict[str, Any]:
    claim, main, period = event.claims[0], main_place(event), event.period
    place = main.place if main else None
    return {
        "Kind": kind.label,
        "What": headline(event, kind),
        "Where": place.name if place else "no place found",
        "Country": place.country if place else None,
        "Province": place.admin1 if place else None,
        "When": short_when(period),
        "First day": period.start if period else None,
        "Last day": period.end if period else None,
        "Figures": "; ".join(figure_words(figure) for figure in event.figures),
        "Who says so": says_who(claim),
        "Denied by": denied_by(claim) if claim.denial else None,
        "Status": event.status,
        "Review": reviewing.state_of(event, states),
        "Claims": len(event.claims),
        "Sources": event.n_sources,
        "Report": claim.title or claim.doc_id,
        "Sentence": claim.quote,
    }
