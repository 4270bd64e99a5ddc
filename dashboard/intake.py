"""What commands read: the paths given, how far it is, what failed, and how the command ends."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import SitmapError

from .options import NOTHING_DONE, SOME_FAILED, Asked, Complaint, say

if TYPE_CHECKING:
    from geo.geocoder import Geocoder
    from geo.model import Document, Resolution
    from geo.readers import Failure
    from layers.situation import Situation

    from .served import Settings

    Geoparser = Callable[..., tuple[Resolution, ...]]

WARNINGS = ("front matter", "published", "url")
NAMED = 3


def given(paths: Sequence[str]) -> tuple[str, ...]:
    """Give the paths to read: the seeds that ship where none was given."""
    if paths:
        return tuple(paths)
    from .served import seeds

    say("no PATH given: reading the seed report that ships with sitmap")
    return (str(seeds()),)


def geoparser_of(asked: "Asked | Settings") -> "Geoparser":
    """Give what finds the places: what ships, with the geocoder and the model that were asked for.

    Raises
    ------
    SitmapError
        When the model is not installed, or the geocoder's address is none.
    """
    from geo.geoparse import geoparse

    more: dict[str, Any] = {}
    if asked.geocoder:
        more["geocoder"] = _geocoder_at(asked.geocoder)
    if asked.spacy:
        from geo.recognition.entities import load_entities

        more["entities"] = load_entities(asked.spacy)
    return partial(geoparse, **more) if more else geoparse


@cache
def _geocoder_at(address: str) -> "Geocoder":
    """Open an online geocoder once, so that nobody asks it more often than it allows."""
    from geo.geocoder import Geocoder

    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Geocoder(address=address, cache=folder / "sitmap" / "geocoder.json", on_failure=say)


def choices_of(asked: "Asked | Settings") -> dict[str, str]:
    """Give what was chosen beside the paths, for those who read what comes out."""
    chosen = {"geocoder": asked.geocoder, "spacy": asked.spacy}
    return {name: value for name, value in chosen.items() if value}


def read(asked: Asked, failures: "list[Failure]") -> "Iterator[Document]":
    """Read documents, with a progress bar; nothing read at all is a complaint."""
    from geo.readers import read_documents
    from layers.claims.when.dating import date_of

    from .progress import counting

    count = 0
    with counting("reading reports") as advance:
        documents = read_documents(
            given(asked.paths),
            published=asked.published,
            date_of=date_of,
            max_bytes=asked.max_bytes,
            on_failure=failures.append,
        )
        for document in documents:
            yield document
            count += 1
            advance(document)
    if not count:
        report(failures)
        raise Complaint("" if failures else "there was nothing to read", NOTHING_DONE)


def failure(document: "Document", error: SitmapError) -> "Failure":
    """Record what went wrong with a document that was read."""
    from geo.readers import Failure

    return Failure(doc_id=document.doc_id, stage="extract", message=str(error))


def load(asked: Asked, *, title: str | None) -> "Situation":
    """Load a situation, with a progress bar; nothing loaded at all is a complaint."""
    from geo import load_gazetteer
    from layers.claims.extract import extract
    from layers.claims.when.dating import leaves_days_open
    from layers.situation import load_situation

    from .progress import counting

    extractor = partial(extract, gazetteer=load_gazetteer(), geoparser=geoparser_of(asked))
    with counting("reading reports") as advance:
        situation = load_situation(
            given(asked.paths),
            published=asked.published,
            title=title,
            max_bytes=asked.max_bytes,
            progress=advance,
            extractor=extractor,
            settings=choices_of(asked),
        )
    if not situation.documents and not situation.claims:
        report(situation.failures)
        raise Complaint("" if situation.failures else "there was nothing to read", NOTHING_DONE)
    name_undated([each.doc_id for each in situation.documents if leaves_days_open(each)])
    return situation


def name_undated(names: Sequence[str]) -> None:
    """Say which reports have no date, so that "on Tuesday" stays open in them."""
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        say(
            f"warning: no date found in {', '.join(names[:NAMED])}{more}: days like 'on Tuesday'"
            " stay open there (--published DATE gives one)"
        )


def report(failures: "Sequence[Failure]") -> None:
    """Name what failed, a line each."""
    for each in failures:
        mark = "warning: " if each.stage in WARNINGS else ""
        say(f"{mark}{each.doc_id}: {each.message}")


def finish(failures: "Sequence[Failure]") -> None:
    """Name what failed, and end with the exit code that says so."""
    report(failures)
    if any(each.stage not in WARNINGS for each in failures):
        said_already = ""
        raise Complaint(said_already, SOME_FAILED)
