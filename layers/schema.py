"""The columns of a layer, and the row of an event in it.

Days are ISO 8601 words, not datetimes: those break GeoJSON writing in geopandas 1 with pandas 3.
"""

from collections.abc import Sequence
from typing import Any

from .headlines import headline
from .kinds import Kind
from .links import text_link
from .merging.answers import is_denied
from .model import MEASURES, Claim, Event, iso

CRS = "EPSG:4326"
PARTS = ("low", "best", "high", "qualifier", "unit")
FIGURE_COLUMNS = tuple(f"{measure}_{part}" for measure in MEASURES for part in PARTS)
_BEFORE = (
    *("event_id", "kind", "subkind", "label", "status"),
    *("start", "end", "date_precision"),
    *("place", "place_id", "country", "admin1", "place_basis", "radius_km"),
)
_AFTER = (
    *("claimant", "denier", "quote", "quote_start", "quote_end"),
    *("doc_id", "title", "publisher", "url", "link", "published", "n_claims", "n_sources"),
)
LAYER_COLUMNS = (*_BEFORE, *FIGURE_COLUMNS, *_AFTER)
EXTRA_COLUMNS = ("review", "corrected", "review_note", "coarsened")
NUMBERS = frozenset(
    [name for name in FIGURE_COLUMNS if name.endswith(("_low", "_best", "_high"))]
    + ["quote_start", "quote_end", "n_claims", "n_sources"]
)


def column_type(name: str, *, text: str) -> str:
    """Return the type of a column in a frame; ``text`` is that of columns of words."""
    if name in NUMBERS:
        return "Int64"
    return "Float64" if name in ("lat", "lon", "radius_km") else text


def event_row(event: Event, kind: Kind) -> dict[str, Any]:
    """Return the flat fields of an event, every one of `LAYER_COLUMNS`, None where unknown.

    Source and quote are those of the event's first claim.
    """
    claim, teller = event.claims[0], teller_of(event)
    first = event.places[0] if event.places else None
    place = first.place if first else None
    period = event.period
    row: dict[str, Any] = dict.fromkeys(LAYER_COLUMNS)
    row |= {
        "event_id": event.event_id,
        "kind": event.kind,
        "subkind": event.subkind,
        "label": headline(event, kind),
        "status": event.status,
        "start": iso(period.start) if period else None,
        "end": iso(period.end) if period else None,
        "date_precision": period.precision if period else None,
        "quote": claim.quote,
        "quote_start": claim.start,
        "quote_end": claim.end,
        "doc_id": claim.doc_id,
        "title": claim.title,
        "publisher": claim.publisher,
        "url": claim.url,
        "link": text_link(claim),
        "published": iso(claim.published),
        "claimant": teller.claimant.text if teller.claimant else None,
        "denier": next((each.denier.text for each in event.claims if each.denier), None),
        "n_claims": len(event.claims),
        "n_sources": event.n_sources,
    }
    if first and place:
        row |= {
            "place": place.name,
            "place_id": place.place_id,
            "country": place.country,
            "admin1": place.admin1,
            "place_basis": first.basis,
            "radius_km": place.radius_km,
        }
    for figure in event.figures:
        for part in PARTS:
            row[f"{figure.measure}_{part}"] = getattr(figure, part)
    return row


def teller_of(event: Event) -> Claim:
    """Return the claim that says who tells of an event: the first, unless that only denies it."""
    return next((claim for claim in event.claims if not is_denied(claim)), event.claims[0])


def extra_row(event: Event, *, coarsened: str | None) -> dict[str, str | None]:
    """Return `EXTRA_COLUMNS` of an event, which files have only where one of their events does.

    Parameters
    ----------
    event
        The event.
    coarsened
        How far places were coarsened, None where they were not; an event that was is told by its
        want of words.
    """
    verdicts = [claim.verdict for claim in event.claims if claim.verdict]
    fields = dict.fromkeys(name for verdict in verdicts for name in verdict.fields)
    notes = dict.fromkeys(verdict.note for verdict in verdicts if verdict.note)
    return {
        "review": review_state([each.state for each in verdicts], claims=len(event.claims)) or None,
        "corrected": ", ".join(fields) or None,
        "review_note": "; ".join(notes) or None,
        "coarsened": None if event.claims[0].quote else coarsened,
    }


def review_state(states: Sequence[str], *, claims: int) -> str:
    """Return what reviewers did with an event of so many claims: "" while one is undecided."""
    decided = [state for state in states if state]
    if len(decided) < claims:
        return ""
    return next((word for word in ("corrected", "accepted") if word in decided), "rejected")
