"""Numbers in the cells of a table: "250 families", "~10,250", ">300", "12.500", "1,740.5"."""

import re
from dataclasses import dataclass
from functools import cache

from .columns import UNIT_NAMES

_BOUNDS = {
    **dict.fromkeys(("c.", "~", "approx.", "approx", "about", "around", "circa"), "about"),
    **dict.fromkeys((">", "over", "more than"), "more_than"),
    **dict.fromkeys(("≥", "at least"), "at_least"),
    **dict.fromkeys(("<", "less than"), "less_than"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The number of a cell, with its offsets in the cell's text."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    unit: str | None
    start: int
    end: int


@cache
def _number() -> re.Pattern[str]:
    units = "|".join(sorted(name for names in UNIT_NAMES.values() for name in names))
    bounds = "|".join(re.escape(bound) for bound in sorted(_BOUNDS, key=len, reverse=True))
    return re.compile(
        rf"\s*(?P<bound>{bounds})?\s*"
        r"(?P<number>\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[,.  ]\d{3})+|\d+)"
        r"(?P<decimals>[.,]\d{1,2})?(?P<more>\+)?"
        rf"(?:\s+(?P<unit>{units}))?"
        r"\s*(?:\*{1,3}|[¹²³⁴]|\[\d\]|\([^()]*[^\W\d][^()]*\))?\s*\Z",
        re.IGNORECASE,
    )


def is_value(text: str) -> bool:
    """Tell whether a cell holds a number or nothing in letters."""
    return is_number(text) or not any(letter.isalpha() for letter in text)


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number."""
    return _number().match(text) is not None


def read_cell(text: str, *, factor: int = 1) -> Cell | None:
    """Read the number of a cell; one with decimals counts people only in thousands or millions."""
    match = _number().match(text)
    if match is None or (match["decimals"] and factor == 1):
        return None
    value = int(re.sub(r"\D", "", match["number"])) * factor
    if match["decimals"]:
        tenths = match["decimals"][1:]
        value += int(tenths) * factor // 10 ** len(tenths)
    bound = (match["bound"] or "").lower()
    qualifier = "at_least" if match["more"] else _BOUNDS.get(bound, "exact")
    open_above, open_below = qualifier in ("more_than", "at_least"), qualifier == "less_than"
    name = (match["unit"] or "").lower()
    return Cell(
        low=None if open_below else value,
        best=value,
        high=None if open_above else value,
        qualifier=qualifier,
        unit=next((unit for unit, names in UNIT_NAMES.items() if name in names), None),
        start=match.start("number"),
        end=match.end("decimals") if match["decimals"] else match.end("number"),
    )
