"""Rows of tables as lines of text, for formats that have tables."""

from collections.abc import Iterable


def table_row(cells: Iterable[str]) -> str:
    """Write a row as "cell | cell", an empty cell as a dash; an empty row is no words."""
    words = [" ".join(cell.split()) for cell in cells]
    return " | ".join(cell or "-" for cell in words) if any(words) else ""
