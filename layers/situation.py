"""From paths to a situation: documents → claims → events → layers, and what failed on the way.

The one door for the command line and the dashboard. Takes reports, claims that ``sitmap extract``
wrote (a ``.jsonl`` whose rows have a ``claim_id``) and a ``.geojson`` that ``sitmap export`` wrote,
in any mixture. Does no input or output besides reading those paths.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from geo import Document, Failure, Gazetteer, Place, SitmapError, load_gazetteer, read_documents

from .build import Layer, build_layers
from .claims.extract import Extraction, extract
from .claims.when.dating import date_of
from .formats import geojson
from .kinds import load_kinds
from .merge import merge_claims
from .model import Claim, Event, LeftOut
from .records import read_claims
from .titles import situation_title

Progress = Callable[[Document], None]
Extractor = Callable[[Document], Extraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that the maps, the files and the dashboard are made from.

    ``documents`` are the reports that were read here; claims from a file have no document.
    ``landmarks`` are places that reports name for where something else is ("200 km west of Baku").
    ``digests`` has the SHA-256 of each input by document id or file name; ``settings`` what was
    chosen, as words. The same inputs and settings give an equal situation.
    """

    title: str
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    events: tuple[Event, ...] = ()
    layers: tuple[Layer, ...] = ()
    landmarks: tuple[Place, ...] = ()
    failures: tuple[Failure, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def licences(self) -> tuple[str, ...]:
        """Sources and licences of places that came from an online geocoder."""
        places = (place.place for claim in self.claims for place in claim.places)
        return tuple(sorted({place.licence for place in places if place.licence}))


def load_situation(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    title: str | None = None,
    max_bytes: int = 20_000_000,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    extractor: Extractor | None = None,
    settings: Mapping[str, str] | None = None,
) -> Situation:
    """Read paths into a situation.

    Parameters
    ----------
    paths
        Files, folders or ``-`` for standard input.
    published
        The date of documents that state none.
    title
        The title, where the reports' own is not wanted.
    max_bytes
        The size of the largest report that is read.
    gazetteer
        The gazetteer to use; the one that ships by default.
    progress
        Called with each document after its claims were extracted.
    extractor
        What reads a document into claims, where it is not to be read anew or is to be counted.
    settings
        What else was chosen, as words, for those who read what comes out.

    Raises
    ------
    SitmapError
        When the gazetteer or a table is unusable. What can't be read is a `Failure`, not an error.
    """
    gazetteer = gazetteer or load_gazetteer()
    read_document = extractor or partial(extract, gazetteer=gazetteer)
    failures: list[Failure] = []
    reports, stored = _part_paths(paths)
    claims, digests, head = _read_stored(stored, failures)
    left_out: list[LeftOut] = []
    documents: list[Document] = []
    landmarks: dict[str, Place] = {}
    read = partial(read_documents, date_of=date_of, on_failure=failures.append)
    for document in read(reports, published=published, max_bytes=max_bytes):
        try:
            extraction = read_document(document)
        except SitmapError as error:
            failures.append(Failure(doc_id=document.doc_id, stage="extract", message=str(error)))
            continue
        documents.append(document)
        claims.extend(extraction.claims)
        left_out.extend(extraction.left_out)
        landmarks |= {place.place_id: place for place in extraction.landmarks}
        digests[document.doc_id] = _digest(document)
        if progress:
            progress(document)
    alone = geojson.Head() if documents else head
    dated = {"published": published.isoformat()} if published else {}
    situation = assemble(
        documents,
        claims,
        left_out=left_out,
        failures=failures,
        title=title or alone.title,
        settings=alone.settings | dict(settings or {}) | dated,
        digests=digests,
        gazetteer=gazetteer,
    )
    return replace(situation, landmarks=tuple(landmarks.values()))


def assemble(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    gazetteer: Gazetteer,
    left_out: Iterable[LeftOut] = (),
    failures: Iterable[Failure] = (),
    title: str | None = None,
    settings: dict[str, str] | None = None,
    digests: dict[str, str] | None = None,
) -> Situation:
    """Merge claims into events and build their layers.

    A claim that came twice (a report and the claims extracted from it) counts once.
    """
    documents = tuple(documents)
    once = {claim.claim_id: claim for claim in claims}
    ordered = tuple(sorted(once.values(), key=lambda c: (c.doc_id, c.start, c.claim_id)))
    events = merge_claims(ordered)
    return Situation(
        title=title or situation_title(documents, events, gazetteer=gazetteer),
        documents=documents,
        claims=ordered,
        left_out=tuple(left_out),
        events=events,
        layers=build_layers(events, gazetteer=gazetteer, kinds=load_kinds()),
        failures=tuple(failures),
        settings=settings or {},
        digests=dict(sorted((digests or {}).items())),
    )


def _digest(document: Document) -> str:
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _read_stored(
    paths: Sequence[Path], failures: list[Failure]
) -> tuple[list[Claim], dict[str, str], geojson.Head]:
    """Read files that hold claims; of one that is alone, its head as well."""
    claims: list[Claim] = []
    digests: dict[str, str] = {}
    head = geojson.Head()
    for path in paths:

        def fail(error: Exception, name: str = path.name) -> None:
            message = str(error).removeprefix(f"{name}: ")
            failures.append(Failure(doc_id=name, stage="read", message=message))

        try:
            if path.suffix == ".geojson":
                read, head = geojson.read_with_head(path, on_failure=fail)
            else:
                read = tuple(read_claims(path, on_failure=fail))
        except (SitmapError, OSError) as error:
            fail(error)
            continue
        claims.extend(read)
        digests[path.name] = sha256(path.read_bytes()).hexdigest()
    return claims, digests, head if len(paths) == 1 else geojson.Head()


def _part_paths(paths: Sequence[str | Path]) -> tuple[list[str | Path], list[Path]]:
    """Part paths into reports, and files that hold claims already."""
    reports: list[str | Path] = []
    stored: list[Path] = []
    for path in paths:
        if str(path) != "-" and holds_claims(Path(path)):
            stored.append(Path(path))
        else:
            reports.append(path)
    return reports, stored


def holds_claims(path: Path) -> bool:
    """Tell whether a file was written by ``extract`` or ``export``.

    By its suffix and the first of its rows that can be read: a broken one says nothing.
    """
    if path.suffix == ".geojson":
        return True
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as stream:
        for line in stream:
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                return "claim_id" in row
    return False
