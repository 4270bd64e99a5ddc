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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layers.situation import Situation

SETTINGS = "SITMAP_SERVE"
_HELD = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `sitmap serve` was asked for."""

    paths: tuple[str, ...] = ()
    published: date | None = None
    title: str | None = None
    address: str = "127.0.0.1"
    reviews: str | None = None
    geocoder: str | None = None
    spacy: str | None = None

    @property
    def stays_here(self) -> bool:
        """Whether nothing that is read leaves this computer."""
        return self.address == "127.0.0.1" and self.geocoder is None

    def record(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {
            "paths": list(self.paths),
            "published": self.published.isoformat() if self.published else None,
            "title": self.title,
            "address": self.address,
            "reviews": self.reviews,
            "geocoder": self.geocoder,
            "spacy": self.spacy,
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
        reviews=record.get("reviews"),
        geocoder=record.get("geocoder"),
        spacy=record.get("spacy"),
    )


def seeds() -> Path:
    """Return the folder of the reports that ship: in a checkout or in the installed package."""
    here = Path(__file__).parent
    installed = here / "_seeds"
    return installed if installed.is_dir() else here.parent / "seeds"


_maps: OrderedDict[str, str] = OrderedDict()
_drawn: OrderedDict[str, str] = OrderedDict()
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


def map_page(situation: "Situation") -> str:
    """Return the self-contained page of a situation's map, drawn once for all who see it."""
    parts = [situation.title, repr(situation.settings), repr(situation.digests)]
    parts += [claim.claim_id for claim in situation.claims]
    digest = sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()
    with _lock:
        page = _drawn.get(digest)
    if page is None:
        from .maps import map_html

        page = map_html(situation)
        with _lock:
            _drawn[digest] = page
            while len(_drawn) > _HELD:
                _drawn.popitem(last=False)
    return page
