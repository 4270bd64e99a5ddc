"""What the process serves: its settings, and the maps that pages have published.

Kept apart from ``server`` and from the pages, so that both can import it without starting anything.
"""

import json
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

SETTINGS = "SITMAP_SERVE"
_HELD = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `sitmap serve` was asked for."""

    paths: tuple[str, ...] = ()
    published: date | None = None
    title: str | None = None
    address: str = "127.0.0.1"

    def record(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {
            "paths": list(self.paths),
            "published": self.published.isoformat() if self.published else None,
            "title": self.title,
            "address": self.address,
        }


def serving() -> Settings:
    """Return the settings that the server was started with; the shipped seeds without one."""
    record = json.loads(os.environ.get(SETTINGS, "{}"))
    published = record.get("published")
    return Settings(
        paths=tuple(record.get("paths") or (str(seeds()),)),
        published=date.fromisoformat(published) if published else None,
        title=record.get("title"),
        address=record.get("address", "127.0.0.1"),
    )


def seeds() -> Path:
    """Return the folder of the reports that ship: in a checkout, or inside the installed package."""
    here = Path(__file__).parent
    installed = here / "_seeds"
    return installed if installed.is_dir() else here.parent / "seeds"


_maps: OrderedDict[str, str] = OrderedDict()
_lock = threading.Lock()


def publish_map(page: str) -> str:
    """Hold a map's HTML and return the digest that it is served under; the oldest are let go."""
    digest = sha256(page.encode("utf-8", "replace")).hexdigest()
    with _lock:
        _maps[digest] = page
        _maps.move_to_end(digest)
        while len(_maps) > _HELD:
            _maps.popitem(last=False)
    return digest


def published_map(digest: str) -> str | None:
    """Return the HTML of a map, or None when it is not held."""
    with _lock:
        return _maps.get(digest)
