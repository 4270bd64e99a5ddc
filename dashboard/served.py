"""What the process serves: its settings, and the maps that pages have published.

Kept apart from ``server`` and from the pages, so that both can import it without starting anything.
"""

import json
import os
import threading
from collections import OrderedDict
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from layers.model import iso

if TYPE_CHECKING:
    from layers.situation import Situation

SETTINGS = "SITMAP_SERVE"
_HELD = 24


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
    borders: str = "disputed"

    @property
    def stays_here(self) -> bool:
        """Whether nothing that is read leaves this computer."""
        return self.address == "127.0.0.1" and self.geocoder is None

    def record(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return asdict(self) | {"published": iso(self.published)}


def serving() -> Settings:
    """Return the settings that the server was started with; the shipped seeds without one."""
    record = json.loads(os.environ.get(SETTINGS, "{}"))
    published = record.get("published")
    told = {
        "paths": tuple(record.get("paths") or (str(seeds()),)),
        "published": date.fromisoformat(published) if published else None,
    }
    return Settings(**record | told)


def seeds() -> Path:
    """Return the folder of the reports that ship: in a checkout or in the installed package."""
    here = Path(__file__).parent
    installed = here / "_seeds"
    return installed if installed.is_dir() else here.parent / "seeds"


def notice() -> str | None:
    """Return the text that names all that ships with its licence, None where it is not there."""
    root = Path(__file__).parent.parent
    places = [root / "NOTICE", *root.glob("sitmap-*.dist-info/licenses/NOTICE")]
    return next((path.read_text("utf-8") for path in places if path.is_file()), None)


def measured() -> str | None:
    """Return the README's words on how good sitmap is, None where there is no README."""
    checkout = Path(__file__).parent.parent / "README.md"
    whole = checkout.read_text("utf-8") if checkout.is_file() else _packaged_readme()
    _, found, rest = whole.partition("\n## How good it is\n")
    return rest.partition("\n## ")[0].strip() if found else None


def _packaged_readme() -> str:
    """Return the README that an installed package has as its description."""
    try:
        return str(metadata("sitmap")["Description"] or "")
    except PackageNotFoundError:
        return ""


class _Offer:
    """A map that a page may show: drawn when its frame asks for it, once for all who do."""

    def __init__(self, situation: "Situation") -> None:
        self.situation = situation
        self.token = token_urlsafe(24)
        self._page: str | None = None
        self._lock = threading.Lock()

    def page(self) -> str:
        with self._lock:
            if self._page is None:
                from .maps import map_html

                _drawing.add(self.token)
                try:
                    self._page = map_html(self.situation, borders=serving().borders)
                finally:
                    _drawing.discard(self.token)
            return self._page


_drawing: set[str] = set()
_offers: OrderedDict[int, _Offer] = OrderedDict()
_lock = threading.Lock()


def offer_map(situation: "Situation") -> str:
    """Hold a situation whose map may be asked for, and return the token that it is served under.

    Nobody can guess it, so that a map of one session's own reports is seen by no other. The oldest
    are let go.
    """
    return _offered(situation).token


def offered_map(token: str) -> str | None:
    """Return the page of a map by its token, or None when it is not held."""
    with _lock:
        offer = next((each for each in _offers.values() if each.token == token), None)
    return offer.page() if offer else None


def map_page(situation: "Situation") -> str:
    """Return the self-contained page of a situation's map."""
    return _offered(situation).page()


def is_drawing() -> bool:
    """Tell whether a map is drawn at this moment."""
    return bool(_drawing)


def _offered(situation: "Situation") -> _Offer:
    """Return the offer of a situation, which holds it, so that its id stays its own."""
    with _lock:
        offer = _offers.setdefault(id(situation), _Offer(situation))
        _offers.move_to_end(id(situation))
        while len(_offers) > _HELD:
            _offers.popitem(last=False)
    return offer
