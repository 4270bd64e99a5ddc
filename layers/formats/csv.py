"""CSV: a row an event, under a row of names and a row of HXL hashtags; safe in a spreadsheet.

A text that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..table import event_rows, hxl_tag
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".csv"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(situation: "Situation", path: Path) -> None:
    """Write all events as one table."""
    columns, rows = event_rows(situation)
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerow([hxl_tag(column) for column in columns])
        writer.writerows([safe_cell(row[column]) for column in columns] for row in rows)


def safe_cell(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula; numbers stay as they are.

    Examples
    --------
    >>> safe_cell("=1+1")
    "'=1+1"
    """
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(FORMULA):
        return f"'{value}"
    return value
