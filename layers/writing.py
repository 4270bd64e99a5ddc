"""Write files so that a reader never sees half of one: a temporary name, then a rename."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import WriteError


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
