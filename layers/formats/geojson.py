"""GeoJSON (RFC 7946): one FeatureCollection of all layers, a feature an event, claims nested whole.

The same situation gives the same bytes: no clock, fixed order, at most six decimals.

References
----------
Butler, H. et al. (2016). The GeoJSON Format. RFC 7946. https://doi.org/10.17487/RFC7946
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import ClaimError, FormatError
from ..model import MEASURES, Claim, Event
from ..records import claim_from_record
from ..schema import EXTRA_COLUMNS, PARTS, event_row, extra_row
from ..selectors import selected_record
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".geojson"
DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a collection says of itself: its title and the settings that it was made with."""

    title: str | None = None
    settings: dict[str, str] = field(default_factory=dict)


def write(situation: "Situation", path: Path) -> None:
    """Write all layers of a situation; a reader never sees half a file."""
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        stream.writelines(_pieces(situation))


def dumps(situation: "Situation") -> str:
    """Return the file's content."""
    return "".join(_pieces(situation))


def read(path: Path) -> tuple[Claim, ...]:
    """Read the claims of a file that `write` wrote.

    Raises
    ------
    FormatError
        When the file is no such GeoJSON.
    """
    return read_with_head(path)[0]


def read_with_head(
    path: Path, *, on_failure: Callable[[ClaimError], None] | None = None
) -> tuple[tuple[Claim, ...], Head]:
    """Read the claims and the head of a file, as `read` does.

    ``on_failure`` is called with what is wrong with a claim, while the others are read.
    """
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        message = f"{path.name}: not JSON: {error}"
        raise FormatError(message) from error
    try:
        records = [
            record
            for feature in collection["features"]
            for record in feature["properties"]["claims"]
        ]
        claims = tuple(_claims(records, on_failure))
        title, settings = collection.get("title"), collection.get("settings") or {}
        return claims, Head(
            title=title if isinstance(title, str) else None,
            settings={str(name): str(value) for name, value in settings.items()},
        )
    except ClaimError as error:
        message = f"{path.name}: {error}"
        raise FormatError(message) from error
    except (KeyError, TypeError, AttributeError) as error:
        message = f"{path.name}: not a GeoJSON file of sitmap: features with claims are expected"
        raise FormatError(message) from error


def _claims(
    records: Iterable[Any], on_failure: Callable[[ClaimError], None] | None
) -> Iterator[Claim]:
    for record in records:
        try:
            yield claim_from_record(record)
        except ClaimError as error:
            if on_failure is None:
                raise
            on_failure(error)


def _pieces(situation: "Situation") -> Iterator[str]:
    texts = {document.doc_id: document.text for document in situation.documents}
    stated = {
        figure.measure
        for layer in situation.layers
        for event in layer.events
        for figure in event.figures
    }
    left = [
        column
        for measure in MEASURES
        if measure not in stated
        for column in (f"{measure}_{part}" for part in PARTS)
    ]
    extras = _extras(situation)
    head: dict[str, Any] = {"type": "FeatureCollection", "title": situation.title}
    head |= _provenance(situation)
    bbox = _bbox(situation)
    if bbox:
        head["bbox"] = bbox
    yield f'{_json(head)[:-1]}, "features": ['
    shapes: dict[bytes, str] = {}
    separator = "\n"
    for layer in situation.layers:
        for event, geometry in zip(layer.events, layer.features.geometry, strict=True):
            properties = event_row(event, layer.kind)
            for column in left:
                del properties[column]
            properties |= extras[event.event_id]
            properties |= _nested(event, texts)
            shape = _shape(geometry, shapes)
            yield (
                f'{separator}{{"type": "Feature", "id": {_json(event.event_id)}, '
                f'"geometry": {shape}, "properties": {_json(properties)}}}'
            )
            separator = ",\n"
    yield "\n]}\n"


def _extras(situation: "Situation") -> dict[str, dict[str, str | None]]:
    """Return by event the columns of `EXTRA_COLUMNS` that one event at least has."""
    coarsened = situation.settings.get("coarsen")
    rows = {
        event.event_id: extra_row(event, coarsened=coarsened)
        for layer in situation.layers
        for event in layer.events
    }
    occurring = [
        name for name in EXTRA_COLUMNS if any(row[name] is not None for row in rows.values())
    ]
    return {event: {name: row[name] for name in occurring} for event, row in rows.items()}


def _nested(event: Event, texts: dict[str, str]) -> dict[str, Any]:
    return {
        "superseded": list(event.superseded),
        "part_of": event.part_of,
        "claims": [selected_record(claim, texts.get(claim.doc_id)) for claim in event.claims],
    }


def _provenance(situation: "Situation") -> dict[str, Any]:
    credit = {"attribution": "; ".join(situation.licences)} if situation.licences else {}
    return {
        "generator": f"sitmap {_version()}",
        "settings": dict(sorted(situation.settings.items())),
        "inputs": dict(sorted(situation.digests.items())),
        **credit,
    }


def _version() -> str:
    try:
        return version("sitmap")
    except PackageNotFoundError:
        return "unreleased"


def _bbox(situation: "Situation") -> list[float] | None:
    boxes = [
        layer.features.total_bounds
        for layer in situation.layers
        if not layer.features.geometry.isna().all()
    ]
    if not boxes:
        return None
    west, south = (min(float(box[side]) for box in boxes) for side in (0, 1))
    east, north = (max(float(box[side]) for box in boxes) for side in (2, 3))
    return [round(side, DECIMALS) for side in (west, south, east, north)]


def _shape(geometry: BaseGeometry | None, shapes: dict[bytes, str]) -> str:
    """Return a geometry as JSON; equal ones, such as a country's, are written out once."""
    if geometry is None:
        return "null"
    key = shapely.to_wkb(geometry)
    if key not in shapes:
        mapping = shapely.geometry.mapping(geometry)
        rounded = {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])}
        shapes[key] = json.dumps(rounded)
    return shapes[key]


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), DECIMALS)
    return [_rounded(each) for each in coordinates]


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text
