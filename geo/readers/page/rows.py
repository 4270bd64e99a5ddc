"""A column's pieces → lines: one piece of running text, or the cells of a row of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .model import Piece, beside, joined

_MARKER = re.compile(r"[^\w\s]{1,2}|o|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+")
# In heights of a line: a gap that parts cells, and one that no justified line is stretched to.
_CELL = 0.95
_STRETCHED = 3.0
_EVEN = 1.2
_OVERLAPS = 0.7
_AROUND = 12
# Lines of one row of a table stand nearer to each other than rows do.
_NEAR = 0.85


def in_lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Give the lines of a column: one piece each, or the cells of a row, "-" where empty."""
    table: list[list[Piece]] = []
    for line in _by_line(pieces):
        if len(line) > 1 or (table and _goes_on(table[-_AROUND:], line[0])):
            table.append(line)
            continue
        yield from _rows(table)
        table = []
        yield line
    yield from _rows(table)


def _by_line(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Give the lines of a column; cells that are set between two lines of others are of one row."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if line and piece.y - line[-1].y > _OVERLAPS * min(piece.size, line[-1].size):
            yield _with_marker(_cells(_stacked(line)))
            line = []
        line.append(piece)
    if line:
        yield _with_marker(_cells(_stacked(line)))


def _stacked(line: Sequence[Piece]) -> list[Piece]:
    """Join what stands above each other within one row, from left to right."""
    cells: list[Piece] = []
    for piece in line:
        above = _column_of(piece, cells)
        if above is None or beside(above, piece):
            cells.append(piece)
        else:
            cells[cells.index(above)] = joined(above, piece)
    return sorted(cells, key=lambda piece: piece.x0)


def _cells(line: Sequence[Piece]) -> list[Piece]:
    """Join what is parted by no more than a space, or by the even gaps of a justified line."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(line)]
    widest = _CELL * line[0].size
    stretched = len(gaps) > 1 and max(gaps) < _EVEN * min(gaps)
    if stretched and " " not in "".join(piece.text for piece in line):
        widest = _STRETCHED * line[0].size
    cells = [line[0]]
    for gap, piece in zip(gaps, line[1:], strict=True):
        if gap < widest and not piece.cell:
            cells[-1] = joined(cells[-1], piece)
        else:
            cells.append(piece)
    return cells


def _with_marker(line: list[Piece]) -> list[Piece]:
    """Join a bullet or number with the words that it stands before."""
    if len(line) < 2 or not _MARKER.fullmatch(line[0].text):
        return line
    return [replace(line[1], text=f"{line[0].text} {line[1].text}"), *line[2:]]


def _goes_on(table: Sequence[Sequence[Piece]], piece: Piece) -> bool:
    """Tell whether a piece by itself is a line of a cell of the row above it."""
    above = table[-1]
    pitch = _pitch(table)
    near = piece.y - max(each.y for each in above) < _NEAR * pitch
    cells = [cell for row in table for cell in row]
    within = piece.x1 <= max(cell.x1 for cell in cells) + piece.size
    return len(table) > 1 and near and within and _column_of(piece, cells) is not None


def _pitch(table: Sequence[Sequence[Piece]]) -> float:
    """Return how far the rows of a table are apart, by those that fill most of its columns."""
    widest = max(map(len, table))
    tops = [row[0].y for row in table if len(row) == widest]
    return min((below - above for above, below in pairwise(tops)), default=0.0)


def _column_of(piece: Piece, cells: Sequence[Piece]) -> Piece | None:
    return next((cell for cell in cells if cell.x0 < piece.x1 and piece.x0 < cell.x1), None)


def _rows(table: Sequence[Sequence[Piece]]) -> Iterator[list[Piece]]:
    """Give the rows of a table with a cell for each of its columns."""
    if len(table) < 2:
        yield from (list(row) for row in table)
        return
    columns = _columns(table)
    rows: list[dict[int, Piece]] = []
    pitch, widest = _pitch(table), max(map(len, table))
    bottom = 0.0
    for line in table:
        cells = {_nearest(columns, piece): piece for piece in line}
        wraps = rows and len(line) < widest and line[0].y - bottom < _NEAR * pitch
        bottom = line[0].y
        if not wraps or len(cells) < len(line):
            rows.append(cells if len(cells) == len(line) else dict(enumerate(line)))
            continue
        for column, piece in cells.items():
            above = rows[-1].get(column)
            rows[-1][column] = joined(above, piece) if above else piece
    for row in rows:
        some = next(iter(row.values()))
        count = max(len(columns), max(row) + 1)
        yield [row.get(number) or replace(some, text="-") for number in range(count)]


def _columns(table: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Return the strips of a table's columns: where pieces of its fullest rows overlap."""
    widest = max(map(len, table))
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((cell.x0, cell.x1) for row in table if len(row) == widest for cell in row):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(x1, columns[-1][1]))
        else:
            columns.append((x0, x1))
    return columns


def _nearest(columns: Sequence[tuple[float, float]], piece: Piece) -> int:
    def distance(number: int) -> tuple[float, float]:
        x0, x1 = columns[number]
        gap = max(x0 - piece.x1, piece.x0 - x1)
        return max(gap, 0.0), abs(x0 + x1 - piece.x0 - piece.x1)

    return min(range(len(columns)), key=distance)
