"""Write files so that a reader never sees half of one: a temporary name, then a rename."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import SitmapError

_UNSAFE = re.compile(r"[^\w.\-]+")
_NAME_CHARS = 120


class WriteError(SitmapError, OSError):
    """A file could not be written."""

    exit_code = 3


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to, which becomes ``path`` at the end and is gone after an error.

    What is no regular file (a pipe, a device) is written to itself.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        yield target
        return
    try:
        folder = tempfile.mkdtemp(prefix=".sitmap-", dir=target.parent)
    except OSError as error:
        message = f"{path}: can't be written ({error.strerror})"
        raise WriteError(message) from error
    temporary = Path(folder, target.name)
    try:
        yield temporary
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
        Path(folder).rmdir()


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as UTF-8, each as soon as it is there."""
    with replacing(path) as temporary, temporary.open("wb") as stream:
        stream.writelines(f"{line}\n".encode() for line in lines)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, its line ends as they are."""
    with replacing(path) as temporary:
        temporary.write_bytes(text.encode())


def file_name(doc_id: str, taken: set[str]) -> str:
    """Give a file name for a document, which is in no case a path, and note it as taken."""
    stem = _UNSAFE.sub("_", doc_id)[:_NAME_CHARS].strip("._") or "document"
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name.lower())
    return f"{name}.txt"
