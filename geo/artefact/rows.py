"""The rows that the artefact is made of, and which of their names are worth keeping."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..names import normalise

HERE = Path(__file__).parent
PRIMARY, ALTERNATE, ABBREVIATION = range(3)
COUNTRY, ADMIN1, ADMIN2, POPULATED_PLACE, REGION = range(5)

_ARTICLE = re.compile(
    r"(?:['‘’]|(?:al|el|ad|ar|as|at|an|az|ash|ed|er|es|et|en|ez|esh|l|d|s|t)[-' ’])"
)
_CODE = re.compile(r"[A-Z]{1,4}|[A-Z]\.(?:[A-Z]\.)+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True, kw_only=True)
class Row:
    """A place on its way into the artefact; ``names`` maps look-up keys to how good they are."""

    geonameid: int
    name: str
    feature: int
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    country: str = ""
    admin1: int = 0
    admin2: int = 0
    radius_km: float = 0.0
    code: str = ""
    approximate: bool = False
    names: dict[str, int] = field(default_factory=dict)

    def add_name(self, name: str, how: int = ALTERNATE) -> None:
        """Add a name under its key; the better way to know it wins."""
        key = normalise(name)
        if key and how < self.names.get(key, 9):
            self.names[key] = how

    def add_alternates(self, names: Iterable[str]) -> None:
        """Add those alternate names that a writer would use."""
        for name in names:
            if is_name(name):
                self.add_name(name)


def is_name(name: str) -> bool:
    """Tell a name from an airport code or from the machine's romanisation ("shwshy").

    Examples
    --------
    >>> [is_name(name) for name in ("Shushi", "shwshy", "GYD", "al-Bab", "Շուշի", "75001")]
    [True, False, False, True, True, False]
    """
    if not _LETTER.search(name):
        return False
    if not name.isascii():
        return True
    if name[0].islower() and not _ARTICLE.match(name):
        return False
    return len(name) > 1 and not _CODE.fullmatch(name)


def read_table(name: str) -> list[dict[str, str]]:
    """Read one of the curated tables that lie beside this module."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
