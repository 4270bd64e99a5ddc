"""Events as one table, with the HXL hashtag of each column, for formats that have no geometry.

References
----------
HXL Working Group (2019). HXL hashtag standard 1.1. https://hxlstandard.org/standard/1-1final/
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .model import MEASURES
from .schema import EXTRA_COLUMNS, LAYER_COLUMNS, PARTS, event_row, extra_row

if TYPE_CHECKING:
    from .situation import Situation

TAGS = {
    "event_id": "#event+id",
    "kind": "#event+type",
    "subkind": "#event+subtype",
    "label": "#event+description",
    "status": "#status+event",
    "start": "#date+start",
    "end": "#date+end",
    "date_precision": "#meta+date+precision",
    "place": "#loc+name",
    "place_id": "#loc+id",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "country": "#country+code+v_iso3",
    "admin1": "#adm1+name",
    "place_basis": "#loc+basis",
    "radius_km": "#geo+radius_km",
    "claimant": "#meta+claimant",
    "denier": "#meta+denier",
    "quote": "#description+quote",
    "quote_start": "#meta+quote+start",
    "quote_end": "#meta+quote+end",
    "doc_id": "#meta+document+id",
    "title": "#meta+title",
    "publisher": "#meta+source",
    "url": "#meta+url",
    "link": "#meta+url+quote",
    "published": "#date+reported",
    "n_claims": "#meta+claims+num",
    "n_sources": "#meta+sources+num",
    "review": "#status+review",
    "corrected": "#meta+corrected",
    "review_note": "#description+review",
    "coarsened": "#meta+coarsened",
}
# HXL wants a number under #affected; the words about the number stand under #meta.
_TAG_OF_PART = {
    "low": "#affected+{}+min",
    "best": "#affected+{}+best",
    "high": "#affected+{}+max",
    "qualifier": "#meta+{}+qualifier",
    "unit": "#meta+{}+unit",
}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def event_rows(situation: "Situation") -> tuple[tuple[str, ...], tuple[dict[str, Any], ...]]:
    """Return the columns that the events need, and their rows; measures that never occur are left.

    ``lat`` and ``lon`` are those of the first place.
    """
    rows: list[dict[str, Any]] = []
    for layer in situation.layers:
        for event in layer.events:
            row = event_row(event, layer.kind)
            place = event.places[0].place if event.places else None
            row["lat"] = place.lat if place else None
            row["lon"] = place.lon if place else None
            row |= extra_row(event, coarsened=situation.settings.get("coarsen"))
            rows.append(row)
    return tuple(_columns(rows)), tuple(rows)


def _columns(rows: list[dict[str, Any]]) -> Iterator[str]:
    unused = {
        f"{measure}_{part}"
        for measure in MEASURES
        for part in PARTS
        if all(row[f"{measure}_qualifier"] is None for row in rows)
    }
    for column in LAYER_COLUMNS:
        if column in unused:
            continue
        yield column
        if column == "place_id":
            yield "lat"
            yield "lon"
    for column in EXTRA_COLUMNS:
        if any(row[column] is not None for row in rows):
            yield column


def hxl_tag(column: str) -> str:
    """Return the HXL hashtag of a column.

    Examples
    --------
    >>> hxl_tag("killed_low")
    '#affected+killed+min'
    """
    if column in TAGS:
        return TAGS[column]
    measure, _, part = column.rpartition("_")
    tag = _TAG_OF_PART[part].format(measure)
    return tag.replace("#affected+affected", "#affected")


def writable(text: str) -> str:
    """Replace what XML and UTF-8 can't hold by the replacement character."""
    return _UNWRITABLE.sub("\ufffd", text)
