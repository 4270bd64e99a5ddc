"""Read what is served once for all users, in a thread of its own, so that no page waits for it.

The thread begins when the server does. Pages take what is there so far, with a true count of what
is done; a file that changed is seen by its size and time and everything is read anew.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from geo import Document, SitmapError

from .errors import LoadError, StoppedError
from .intake import choices_of
from .served import Settings, is_drawing

if TYPE_CHECKING:
    from layers.claims.extract import Extraction
    from layers.situation import Situation

# So many seconds the reading waits for a page; so many for all that is drawn, once a report.
GIVEN_WAY, PATIENT = 0.8, 4.0
# So many seconds what pages are given stays the same, so that its map can be drawn.
RESTED = 4.0
REVIEWS = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal")


_lock = threading.RLock()


class Loading:
    """One reading of what is served; all its members may be read from any thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.total = len(files(settings))
        self.error: SitmapError | None = None
        self._read: list[Extraction] = []
        self._situation: Situation | None = None
        self._partly: tuple[int, Situation] | None = None
        self._asked = self._drawn = -float("inf")
        self._begun = threading.Event()
        self._stopped = threading.Event()
        self._finished = threading.Event()
        threading.Thread(target=self._run, daemon=True, name="reading").start()

    @property
    def done(self) -> int:
        """The number of reports that were read."""
        return len(self._read)

    @property
    def finished(self) -> bool:
        """Whether all is read, or the reading ended with an error."""
        return self._finished.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, no longer than so many seconds; tell whether it came."""
        return self._finished.wait(seconds)

    def wait_for_some(self, seconds: float) -> None:
        """Wait for the first report, no longer than so many seconds."""
        self._begun.wait(seconds)

    def stop(self) -> None:
        """Read no further report; what is read stays."""
        self._stopped.set()

    def so_far(self) -> "Situation":
        """Return the situation: of all reports, or of those that are done.

        The latter stays the same until it has `grown`, so that pages may keep what they made of it.
        """
        if self.error:
            raise self.error
        if self._situation:
            return self._situation
        self._asked = time.monotonic()
        with _lock:
            if self._partly is None or self.grown():
                count = self.done
                self._partly = (count, self._assembled())
                self._drawn = time.monotonic()
            return self._partly[1]

    def grown(self) -> bool:
        """Whether there is so much more than pages were given that they had better ask again."""
        if self.finished or self._partly is None:
            return True
        rested = time.monotonic() - self._drawn > RESTED
        return rested and self.done >= max(1, 1.5 * self._partly[0])

    def _assembled(self) -> "Situation":
        from geo import load_gazetteer
        from layers.situation import assemble

        read = tuple(self._read)
        return assemble(
            [each.document for each in read],
            [claim for each in read for claim in each.claims],
            left_out=[left for each in read for left in each.left_out],
            title=self.settings.title,
            gazetteer=load_gazetteer(),
        )

    def _run(self) -> None:
        from layers.situation import load_situation

        settings = self.settings
        try:
            self._situation = load_situation(
                settings.paths,
                published=settings.published,
                title=settings.title,
                extractor=self._extract,
                settings=choices_of(settings),
            )
        except SitmapError as error:
            self.error = error
        except Exception as error:  # a thread's error would be lost
            self.error = LoadError(f"the reports could not be read: {error!r}")
        finally:
            self._begun.set()
            self._finished.set()

    def _extract(self, document: Document) -> "Extraction":
        from .extractions import extract_once

        if self._stopped.is_set():
            message = "was not read: the reading was stopped"
            raise StoppedError(message)
        self._give_way()
        extraction = extract_once(document, self.settings)
        self._read.append(extraction)
        self._begun.set()
        return extraction

    def _give_way(self) -> None:
        """Let a page or a map be drawn that was asked for, before the next report is read."""
        began = time.monotonic()
        while self._read and (now := time.monotonic()) - began < PATIENT:
            if now - self._asked > GIVEN_WAY and not is_drawing():
                return
            time.sleep(0.02)


def files(settings: Settings) -> list[Path]:
    """List the files that are served; the decisions of reviewers beside them are none."""
    found = []
    for path in map(Path, settings.paths):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in inside if file.is_file() and file.suffix not in REVIEWS]
    return found


def _fingerprint(settings: Settings) -> str:
    """Digest the settings and the names, sizes and times of all files, to see that one changed."""
    seen = sha256(repr(settings).encode("utf-8", "replace"))
    for file in files(settings):
        stat = file.stat()
        seen.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode("utf-8", "replace"))
    return seen.hexdigest()


_latest: dict[str, Loading] = {}


def loading(settings: Settings) -> Loading:
    """Return the reading of what is served, begun anew where a file changed."""
    fingerprint = _fingerprint(settings)
    with _lock:
        if fingerprint not in _latest:
            _latest.clear()
            _latest[fingerprint] = Loading(settings)
        return _latest[fingerprint]


def begin(settings: Settings, *, then: Callable[["Situation"], object]) -> None:
    """Begin to read before the first page is asked for, and prepare what it will need."""
    started = loading(settings)
    threading.Thread(target=partial(_prepare, started, then), daemon=True).start()


def _prepare(started: Loading, then: Callable[["Situation"], object]) -> None:
    if started.wait(600) and not started.error:
        then(started.so_far())
