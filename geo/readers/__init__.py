"""Read reports: paths → documents, one module of this folder a format.

A module with ``SUFFIXES`` and ``read(path, doc_id=…, on_failure=…)`` is a format; this package
scans its own folder for them. What can't be read is a `Failure` that says why; the rest goes on.
"""

import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from ..errors import DocumentError, OwnFileError
from ..model import Document
from .failure import Failure, OnFailure
from .finding import STDIN, Source, find_sources
from .metadata import parse_date, web_address
from .text import read_text

__all__ = [
    "Failure",
    "find_sources",
    "parse_date",
    "read_documents",
    "readable_suffixes",
    "web_address",
]

Reader = Callable[..., Iterator[Document]]


@cache
def _readers() -> Mapping[str, Reader]:
    readers: dict[str, Reader] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = import_module(f".{module_info.name}", __name__)
        for suffix in getattr(module, "SUFFIXES", ()):
            readers[suffix] = module.read
    return readers


def readable_suffixes() -> tuple[str, ...]:
    """Give the suffixes of the formats that can be read."""
    return tuple(sorted(_readers()))


def read_documents(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    date_of: Callable[[Document], date | None] | None = None,
    max_bytes: int = 20_000_000,
    on_failure: OnFailure,
) -> Iterator[Document]:
    """Read documents from files, folders (searched recursively) and standard input (``-``).

    Parameters
    ----------
    paths
        What to read, in this order.
    published
        The date of documents that state none.
    date_of
        Reads the date that a report states in its own words, where nothing else dates it.
    max_bytes
        The size of the largest file that is read.
    on_failure
        Called for each thing that can't be read; the rest goes on.

    Yields
    ------
    Document
        With an id of its own each.
    """
    taken: set[str] = set()
    for source in find_sources(paths, suffixes=_readers(), on_failure=on_failure):
        for document in _read_source(source, max_bytes, on_failure):
            if not document.text[document.body_start :].strip():
                message = (
                    "is empty" if not document.body_start else "holds nothing but front matter"
                )
                on_failure(Failure(doc_id=document.doc_id, stage="read", message=message))
                continue
            doc_id = _free(document.doc_id, source, taken)
            taken.add(doc_id)
            stated = document.published or (date_of(document) if date_of else None)
            yield replace(
                document,
                doc_id=doc_id,
                published=stated or published,
                origin=str(source.path),
            )


def _free(doc_id: str, source: Source, taken: set[str]) -> str:
    """Give an id that no earlier document has: the file's own before a number is added."""
    if doc_id not in taken:
        return doc_id
    if source.doc_id not in taken and source.path.suffix.lower() in (".txt", ".md"):
        return source.doc_id
    number = 2
    while f"{doc_id} ({number})" in taken:
        number += 1
    return f"{doc_id} ({number})"


def _read_source(source: Source, max_bytes: int, on_failure: OnFailure) -> Iterator[Document]:
    """Read a file's documents one by one; an error ends the file and is recorded."""
    documents = _open_source(source, max_bytes, on_failure)
    count = 0
    failures: list[Failure] = []
    while True:
        try:
            document = next(documents, None)
        except (DocumentError, OSError) as error:
            if isinstance(error, OwnFileError) and not source.named:
                break
            failures.append(_failure(source, error))
            break
        if document is None:
            break
        count += 1
        yield document
    if not count and not failures and source.named and source.path.suffix.lower() != ".md":
        _note_empty(source, on_failure)
    for failure in failures:
        on_failure(failure)


def _note_empty(source: Source, on_failure: OnFailure) -> None:
    message = "no report was read from it"
    on_failure(Failure(doc_id=str(source.path), stage="read", message=message))


def _failure(source: Source, error: Exception) -> Failure:
    message = (error.strerror or "can't be read") if isinstance(error, OSError) else str(error)
    return Failure(doc_id=str(source.path), stage="read", message=message)


def _open_source(source: Source, max_bytes: int, on_failure: OnFailure) -> Iterator[Document]:
    if str(source.path) == STDIN:
        data = sys.stdin.buffer.read(max_bytes + 1)
        _check_size(len(data), max_bytes)
        yield read_text(data, doc_id=source.doc_id, on_failure=on_failure)
        return
    size = source.path.stat().st_size
    _check_size(size, max_bytes)
    if not size:
        message = "is empty"
        raise DocumentError(message)
    reader = _readers()[source.path.suffix.lower()]
    yield from reader(source.path, doc_id=source.doc_id, on_failure=on_failure)


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        message = f"is over the limit of {max_bytes / 1e6:g} MB; --max-mb sets another"
        raise DocumentError(message)
