"""From paths as given to files to read, each with the id that its document will have.

Folders are searched recursively and in order; hidden files and formats that can't be read are
passed over there, while a file that is named itself must be readable. Texts that sitmap wrote
into a folder below are passed over as well: they would tell everything twice.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .failure import Failure, OnFailure

STDIN = "-"
# Beside texts that sitmap wrote of documents: their names, a line each, in small letters.
OWN_TEXTS = ".sitmap-texts"


class Source(NamedTuple):
    """A file to read; ``named`` says that it was given itself, and not found in a folder."""

    path: Path
    doc_id: str
    named: bool


class _Found(NamedTuple):
    path: Path
    relative: str
    named: bool


def find_sources(
    paths: Sequence[str | Path], *, suffixes: Collection[str], on_failure: OnFailure
) -> tuple[Source, ...]:
    """Find the files to read, each once; standard input stands as the path ``-``.

    A document's id is its file's name without suffix; where two would share it, the path below the
    folder that was given, with suffix.
    """
    found = list(_find(paths, suffixes, on_failure))
    stems = Counter(each.path.stem for each in found)
    relatives = Counter(each.relative for each in found)
    sources = []
    for each in found:
        doc_id = each.path.stem
        if str(each.path) == STDIN:
            doc_id = "stdin"
        elif stems[doc_id] > 1:
            doc_id = each.relative if relatives[each.relative] == 1 else each.path.as_posix()
        sources.append(Source(each.path, _as_text(doc_id), each.named))
    return tuple(sources)


def _as_text(name: str) -> str:
    """Return a file's name as text that can be written, whatever bytes it has."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _find(
    paths: Sequence[str | Path], suffixes: Collection[str], on_failure: OnFailure
) -> Iterator[_Found]:
    seen: set[str] = set()
    for given in map(Path, paths):
        count = 0
        for found in _find_below(given, suffixes, on_failure):
            count += 1
            key = os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found
        if not count and given.is_dir():
            message = (
                f"the folder holds no report; files that are read: {' '.join(sorted(suffixes))}"
            )
            on_failure(Failure(doc_id=str(given), stage="find", message=message))


def _find_below(given: Path, suffixes: Collection[str], on_failure: OnFailure) -> Iterator[_Found]:
    if str(given) == STDIN:
        yield _Found(given, STDIN, named=True)
    elif given.is_dir():
        yield from _walk(given, suffixes, on_failure)
    elif problem := _problem(given, suffixes):
        on_failure(Failure(doc_id=str(given), stage="find", message=problem))
    else:
        relative = given.name if given.is_absolute() else given.as_posix()
        yield _Found(given, relative, named=True)


def _problem(path: Path, suffixes: Collection[str]) -> str | None:
    try:
        regular = path.is_file()
    except (OSError, ValueError):
        regular = False
    if not regular:
        return "no such file or folder" if not os.path.lexists(path) else "is no regular file"
    if path.suffix.lower() not in suffixes:
        known = " ".join(sorted(suffixes))
        return f"unknown format {path.suffix or 'without suffix'!r}; files that are read: {known}"
    return None


def _walk(folder: Path, suffixes: Collection[str], on_failure: OnFailure) -> Iterator[_Found]:
    def report(error: OSError) -> None:
        message = error.strerror or "can't be read"
        on_failure(Failure(doc_id=str(error.filename), stage="find", message=message))

    for parent, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        own = own_texts(Path(parent)) if Path(parent) != folder else frozenset()
        for name in sorted(names):
            if name.lower() in own:
                continue
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() not in suffixes or not path.is_file():
                continue
            yield _Found(path, path.relative_to(folder).as_posix(), named=False)


def own_texts(folder: Path) -> frozenset[str]:
    """Return the names, in small letters, of the texts that sitmap wrote into a folder."""
    try:
        return frozenset((folder / OWN_TEXTS).read_text("utf-8", "replace").split("\n")) - {""}
    except OSError:
        return frozenset()
