"""The kinds of event, one table each: read from this folder's TOML files, and checked.

A key that is unknown, missing or of the wrong type, a colour that is none, a status without words,
or a trigger that two subkinds of a kind share: each is a `KindError` that names the file and the
key, so that a slip in a table never becomes a silent nothing.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import KindError
from ..model import STATUSES
from .model import Kind, Subkind, Symbol

__all__ = ["Kind", "Subkind", "Symbol", "load_kinds", "read_kind"]

GEOMETRIES = ("point", "route", "area")
SHAPES = (
    "circle",
    "square",
    "octagon",
    "burst",
    "diamond",
    "hexagon",
    "bubble",
    "shield",
    "banner",
    "house",
    "triangle_down",
    "triangle_up",
)
ACLED = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
COLOUR = re.compile(r"#[0-9A-F]{6}\Z")
ICON = re.compile(r"(?:maki|temaki|own):[a-z][a-z0-9_-]*\Z")
# The hashtags of the HXL standard 1.1; attributes (+killed) may be one's own.
_HXL_TAGS = """
access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact
country crisis currency date delivery description event frequency geo group impact indicator inneed
item loc meta modality need operations org output population reached region respondee sector
service severity status subsector targeted value
"""
HXL_TAGS = frozenset(_HXL_TAGS.split())
HXL = re.compile(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*\Z")

_KIND: dict[str, tuple[type, bool]] = {
    "name": (str, True),
    "label": (str, True),
    "definition": (str, True),
    "reference": (str, True),
    "order": (int, True),
    "geometry": (str, True),
    "scaled": (bool, False),
    "pseudo": (list, False),
    "symbol": (dict, True),
    "codes": (dict, True),
    "subkinds": (dict, True),
}
_SYMBOL: dict[str, tuple[type, bool]] = dict.fromkeys(
    ("shape", "light", "dark", "icon"), (str, True)
)
_CODES: dict[str, tuple[type, bool]] = {"plover": (list, True), "hxl": (list, True)}
_SUBKIND: dict[str, tuple[type, bool]] = {
    "label": (str, True),
    "plate": (str, True),
    "acled": (str, False),
    "hxl": (str, False),
    "icon": (str, False),
    "headline": (dict, True),
    "verbs": (list, False),
    "passive": (list, False),
    "nouns": (list, False),
    "phrases": (list, False),
    "implied": (list, False),
}
_HEADLINE: dict[str, tuple[type, bool]] = dict.fromkeys(STATUSES, (str, True))
_TRIGGERS = ("verbs", "passive", "nouns", "phrases", "implied")


@cache
def load_kinds() -> dict[str, Kind]:
    """Return all kinds by name, in their order.

    Raises
    ------
    KindError
        When a table is wrong.
    """
    kinds = [read_kind(path) for path in sorted(Path(__file__).parent.glob("*.toml"))]
    orders: dict[int, str] = {}
    for kind in kinds:
        if kind.order in orders:
            message = f"{kind.name}.toml: order {kind.order} is that of {orders[kind.order]} too"
            raise KindError(message)
        orders[kind.order] = kind.name
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: kind.order)}


def read_kind(path: Path) -> Kind:
    """Read and check the table of one kind.

    Raises
    ------
    KindError
        When the file is no TOML, or a key is unknown, missing or wrong.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path.name}: not a TOML table: {error}"
        raise KindError(message) from error
    _check(table, _KIND, path.name)
    _check(table["symbol"], _SYMBOL, f"{path.name}: symbol")
    _check(table["codes"], _CODES, f"{path.name}: codes")
    if table["name"] != path.stem:
        message = f"{path.name}: name: {table['name']!r}; expected {path.stem!r}, as the file"
        raise KindError(message)
    _among(table["geometry"], GEOMETRIES, f"{path.name}: geometry")
    symbol = _symbol(table["symbol"], path.name)
    hxl = tuple(table["codes"]["hxl"])
    for tag in hxl:
        _hashtag(tag, f"{path.name}: codes.hxl")
    subkinds = {
        name: _subkind(name, row, symbol, path.name) for name, row in table["subkinds"].items()
    }
    _check_duplicates(subkinds, path.name)
    return Kind(
        name=table["name"],
        label=table["label"],
        definition=table["definition"],
        reference=table["reference"],
        order=table["order"],
        geometry=table["geometry"],
        scaled=table.get("scaled", False),
        symbol=symbol,
        plover=tuple(table["codes"]["plover"]),
        hxl=hxl,
        subkinds=subkinds,
        pseudo=tuple(table.get("pseudo", ())),
    )


def _symbol(row: Mapping[str, str], where: str) -> Symbol:
    _among(row["shape"], SHAPES, f"{where}: symbol.shape")
    for key in ("light", "dark"):
        _match(row[key], COLOUR, f"{where}: symbol.{key}", "a colour, '#A8102A'")
    _match(row["icon"], ICON, f"{where}: symbol.icon", "an icon's id, 'maki:cross'")
    return Symbol(**row)


def _subkind(name: str, row: Mapping[str, Any], symbol: Symbol, where: str) -> Subkind:
    where = f"{where}: subkinds.{name}"
    _check(row, _SUBKIND, where)
    _check(row["headline"], _HEADLINE, f"{where}.headline")
    if "acled" in row:
        _among(row["acled"], ACLED, f"{where}.acled")
    if "hxl" in row:
        _hashtag(row["hxl"], f"{where}.hxl")
    icon = row.get("icon", symbol.icon)
    _match(icon, ICON, f"{where}.icon", "an icon's id, 'maki:cross'")
    return Subkind(
        name=name,
        label=row["label"],
        plate=row["plate"],
        acled=row.get("acled"),
        hxl=row.get("hxl"),
        icon=icon,
        headline={status: row["headline"][status] for status in STATUSES},
        **{key: tuple(row.get(key, ())) for key in _TRIGGERS},
    )


def _check(table: Mapping[str, Any], keys: Mapping[str, tuple[type, bool]], where: str) -> None:
    """Check a table's keys and the types of their values."""
    for key, value in table.items():
        if key not in keys:
            message = f"{where}: unknown key {key!r}; expected some of: {', '.join(keys)}"
            raise KindError(message)
        wanted = keys[key][0]
        if type(value) is not wanted:
            message = f"{where}: {key}: {value!r}; expected a {wanted.__name__}"
            raise KindError(message)
        if isinstance(value, list) and not all(isinstance(word, str) and word for word in value):
            message = f"{where}: {key}: {value!r}; expected a list of words"
            raise KindError(message)
        if value == "":
            message = f"{where}: {key}: is empty"
            raise KindError(message)
    for key, (_, required) in keys.items():
        if required and key not in table:
            message = f"{where}: missing key {key!r}"
            raise KindError(message)


def _check_duplicates(subkinds: Mapping[str, Subkind], where: str) -> None:
    """Refuse a trigger that stands twice in a kind: one of them would never count."""
    seen: dict[tuple[str, str], str] = {}
    for subkind in subkinds.values():
        for form in _TRIGGERS:
            for words in getattr(subkind, form):
                earlier = seen.setdefault((form, words), subkind.name)
                if earlier != subkind.name or getattr(subkind, form).count(words) > 1:
                    message = (
                        f"{where}: subkinds.{subkind.name}.{form}: duplicate trigger {words!r}, "
                        f"also in {earlier}"
                    )
                    raise KindError(message)


def _hashtag(tag: str, where: str) -> None:
    _match(tag, HXL, where, "an HXL hashtag, '#affected+killed'")
    _among(tag[1:].partition("+")[0], tuple(sorted(HXL_TAGS)), where)


def _among(value: str, allowed: tuple[str, ...], where: str) -> None:
    if value not in allowed:
        message = f"{where}: {value!r}; expected one of: {', '.join(allowed)}"
        raise KindError(message)


def _match(value: str, pattern: re.Pattern[str], where: str, expected: str) -> None:
    if not pattern.match(value):
        message = f"{where}: {value!r}; expected {expected}"
        raise KindError(message)
