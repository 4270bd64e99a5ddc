"""Read gold documents: texts with their place names, and for most of them the true point.

One JSON object a line (``.jsonl`` or ``.jsonl.gz``): ``{"id", "text", "toponyms": [{"start", "end",
"name", "lat", "lon", "geonamesid", "kind"}]}``; offsets count code points of ``text``. A toponym
of the kind ``ignore`` is neither right nor wrong; one without ``lat`` and ``lon`` counts as a span
only.
"""

import gzip
import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .errors import GoldError


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """A place name in a gold document; ``point`` is (lat, lon), None where gold has none."""

    start: int
    end: int
    point: tuple[float, float] | None = None
    geonames_id: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with its toponyms in order of their start."""

    doc_id: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def read_rows(path: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Read the rows of a gold file, one JSON object a line, gzipped or not, with where each stands.

    Raises
    ------
    GoldError
        If the file cannot be read, is empty, or a line is no JSON object.
    """
    if not path.is_file():  # a pipe could not be read twice
        message = f"{path}: is no regular file"
        raise GoldError(message)
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, EOFError, ValueError) as error:
        message = f"{path}: can't be read as gold ({error})"
        raise GoldError(message) from error
    # Not splitlines: a text may hold U+2028 and the like inside a JSON string.
    lines = enumerate(text.split("\n"), start=1)
    rows = tuple(
        (where, _row(line, where))
        for where, line in ((f"{path}, line {at}", line) for at, line in lines if line.strip())
    )
    if not rows:
        message = f"{path}: is empty"
        raise GoldError(message)
    return rows


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{where}: not JSON ({error})"
        raise GoldError(message) from error
    if not isinstance(row, dict):
        message = f"{where}: no JSON object"
        raise GoldError(message)
    return row


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Read a gold file with toponyms.

    Raises
    ------
    GoldError
        If the file cannot be read or a line is not in the format above.
    """
    return tuple(_gold_document(row, where) for where, row in read_rows(path))


def digest(document: GoldDocument) -> str:
    """Give a short digest of a document's text, by which it is known again."""
    return blake2b(document.text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _gold_document(row: dict[str, Any], where: str) -> GoldDocument:
    if not {"id", "text", "toponyms"} <= row.keys():
        message = f"{where}: expected an object with id, text and toponyms"
        raise GoldError(message)
    try:
        toponyms = tuple(sorted(map(_gold_toponym, row["toponyms"]), key=lambda each: each.start))
    except (KeyError, TypeError, ValueError) as error:
        message = f"{where}: a toponym needs start, end, lat and lon: {error!r}"
        raise GoldError(message) from error
    text = str(row["text"])
    if any(not 0 <= each.start < each.end <= len(text) for each in toponyms):
        message = f"{where}: a toponym's span is outside the text"
        raise GoldError(message)
    return GoldDocument(doc_id=str(row["id"]), text=text, toponyms=toponyms)


def _gold_toponym(row: dict[str, object]) -> GoldToponym:
    lat, lon, geonames_id = row.get("lat"), row.get("lon"), row.get("geonamesid")
    kind = row.get("kind")
    return GoldToponym(
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        point=None if lat is None or lon is None else (float(str(lat)), float(str(lon))),
        geonames_id=None if geonames_id is None else int(str(geonames_id)),
        kind=None if kind is None else str(kind),
    )
