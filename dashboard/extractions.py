"""Read each report once: what was extracted is kept by content, for all users and over restarts.

Kept as JSON in the user's cache folder, under a digest of the report, what is known of it, and the
code and data that read it, so that neither a new version nor another date is given old claims. What
can't be kept or read back is extracted anew. Reports that one session adds are kept in memory only.
"""

import json
import logging
import os
import tempfile
import threading
from collections import OrderedDict
from dataclasses import asdict, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import geo
import layers
from geo import Candidate, Document, Place, Resolution, SitmapError, Toponym, load_gazetteer
from layers.claims.extract import Extraction, extract
from layers.model import LeftOut
from layers.records import claim_from_record, claim_record

from .intake import geoparser_of
from .served import Settings

_log = logging.getLogger(__name__)
_IN_MEMORY = 500
_held: OrderedDict[str, Extraction] = OrderedDict()
_lock = threading.Lock()


def extract_once(document: Document, settings: Settings, *, private: bool = False) -> Extraction:
    """Extract a report, or return what was extracted of it before.

    Sentences are not kept, and of resolutions only those of landmarks, which the map shows.

    Parameters
    ----------
    document
        The report.
    settings
        What the server was asked for: a geocoder or a model may find other places.
    private
        Keep it in memory alone.
    """
    key = _key(document, settings)
    with _lock:
        held = _held.get(key)
    if held is None:
        held = None if private else _load(document, key)
        if held is None:
            done = extract(document, gazetteer=load_gazetteer(), geoparser=geoparser_of(settings))
            named = [each for each in done.resolutions if each.toponym.role == "landmark"]
            held = replace(done, sentences=(), resolutions=tuple(map(_bare, named)))
            if not private:
                _save(held, key)
        with _lock:
            _held[key] = held
            while len(_held) > _IN_MEMORY:
                _held.popitem(last=False)
    return replace(held, document=document)


def folder() -> Path:
    """Return where extractions are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "sitmap" / "extractions"


def _key(document: Document, settings: Settings) -> str:
    chosen = (settings.geocoder, settings.spacy)
    words = f"{_reader()}|{chosen!r}|{replace(document, origin=None)!r}"
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _reader() -> str:
    """Digest the names, sizes and times of the files that extraction is made of."""
    seen = sha256()
    for package in (geo, layers):
        for root in package.__path__:
            for path in sorted(Path(root).rglob("*")):
                if path.suffix != ".pyc" and path.is_file():
                    stat = path.stat()
                    seen.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _load(document: Document, key: str) -> Extraction | None:
    path = folder() / key[:2] / f"{key}.json"
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return Extraction(
            document=document,
            sentences=(),
            resolutions=tuple(_landmark(record) for record in kept["landmarks"]),
            claims=tuple(claim_from_record(record) for record in kept["claims"]),
            left_out=tuple(LeftOut(**record) for record in kept["left_out"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, SitmapError) as error:
        _log.debug("%s: read anew: %s", path.name, error)
        return None


def _bare(resolution: Resolution) -> Resolution:
    """Return a resolution with its best candidate alone."""
    return replace(resolution, candidates=resolution.candidates[:1])


def _landmark(record: Any) -> Resolution:
    candidates = [
        Candidate(place=Place(**each["place"]), score=each["score"], reasons=())
        for each in record["candidates"]
    ]
    fields = {**record, "toponym": Toponym(**record["toponym"]), "candidates": tuple(candidates)}
    return Resolution(**fields)


def _save(read: Extraction, key: str) -> None:
    """Keep an extraction; a reader never sees half of it, and nobody else may look."""
    kept = {
        "claims": [claim_record(claim) for claim in read.claims],
        "left_out": [asdict(left) for left in read.left_out],
        "landmarks": [asdict(each) for each in read.resolutions],
    }
    target = folder() / key[:2] / f"{key}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            json.dump(kept, stream)
        Path(name).replace(target)
    except OSError as error:
        _log.warning("extractions are not kept: %s", error)
