"""Write files so that a reader never sees half of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside a file, and rename it to the file at the end."""
    # Not tempfile.mkstemp, whose files nobody else may read.
    temporary = path.with_name(f".{path.stem}.{token_hex(4)}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
