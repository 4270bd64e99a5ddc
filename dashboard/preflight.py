"""What `sitmap serve` makes sure of before it starts, so that what is wrong is said at once.

What is heavy is imported where it is needed: so the server listens sooner, and a browser loads the
page while the reports are read.
"""

import errno
import os
import socket
from collections.abc import Sequence
from pathlib import Path

from geo.readers import Failure, find_sources, readable_suffixes

from .errors import ReviewError
from .intake import report
from .options import NOTHING_DONE, WRONG_USAGE, Complaint


def check_paths(paths: Sequence[str]) -> None:
    """Name the paths that can't be read; a complaint when no other is left.

    A folder may be empty: reports can be added to it while it is served.
    """
    failures: list[Failure] = []
    for path in map(Path, paths):
        if path.is_dir() or _holds_claims(path):
            continue
        find_sources([path], suffixes=readable_suffixes(), on_failure=failures.append)
    report(failures)
    if len(failures) == len(paths):
        said_already = ""
        raise Complaint(said_already, NOTHING_DONE)


def _holds_claims(path: Path) -> bool:
    from layers.situation import holds_claims

    return path.is_file() and holds_claims(path)


def check_reviews(path: Path) -> None:
    """Refuse a file that can't hold decisions; none is made before somebody decides."""
    if not path.absolute().parent.is_dir():
        message = f"--reviews {path}: there is no folder {path.parent}"
        raise Complaint(message, WRONG_USAGE)
    if not path.exists():
        return
    from .decisions import open_log

    try:
        open_log(path)
    except ReviewError as error:
        message = f"--reviews {error}"
        raise Complaint(message, WRONG_USAGE) from error


def check_port(address: str, port: int) -> None:
    """Refuse an address that can't be listened on."""
    try:
        family, kind, _, _, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name == "posix":  # else a port that was just let go counts as taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"port {port} of {address} is in use; choose another with --port"
        else:
            why = error.strerror or error
            message = f"can't listen on port {port} of {address}: {why}; see --port and --address"
        raise Complaint(message, WRONG_USAGE) from error
