"""What commands read: the paths given, how far it is, what failed, and how the command ends."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from geo.errors import SitmapError

from .options import NOTHING_DONE, SOME_FAILED, Complaint, say

if TYPE_CHECKING:
    from geo.model import Document
    from geo.readers import Failure
    from layers.situation import Situation

WARNINGS = ("front matter", "published")


def given(paths: Sequence[str]) -> tuple[str, ...]:
    """Give the paths to read: the seeds that ship where none was given."""
    if paths:
        return tuple(paths)
    from .served import seeds

    say("no PATH given: reading the seed report that ships with sitmap")
    return (str(seeds()),)


def read(
    paths: Sequence[str], published: date | None, max_bytes: int, failures: "list[Failure]"
) -> "Iterator[Document]":
    """Read documents, with a progress bar; nothing read at all is a complaint."""
    from geo.readers import read_documents

    from .progress import counting

    count = 0
    with counting("reading reports") as advance:
        documents = read_documents(
            given(paths), published=published, max_bytes=max_bytes, on_failure=failures.append
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


def load(
    paths: Sequence[str], *, published: date | None, max_bytes: int, title: str | None
) -> "Situation":
    """Load a situation, with a progress bar; nothing loaded at all is a complaint."""
    from layers.situation import load_situation

    from .progress import counting

    with counting("reading reports") as advance:
        situation = load_situation(
            given(paths), published=published, title=title, max_bytes=max_bytes, progress=advance
        )
    if not situation.documents and not situation.claims:
        report(situation.failures)
        raise Complaint("" if situation.failures else "there was nothing to read", NOTHING_DONE)
    return situation


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
