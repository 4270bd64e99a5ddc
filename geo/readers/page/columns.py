"""Pieces → columns in reading order: what stands beside each other is told from a table.

A gutter is a strip that no piece crosses but headings and lines across the page, which part what is
above them from what is below. Pieces on its two sides are columns, unless they are the cells of a
table: short, and each beside one of the other side.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .model import Piece

_LEAST = 3
# So many characters a piece has on the average in a column of running text, and more than in cells.
_RUNNING = 22
# Such a share of pieces beside one on the other side makes a table of short ones.
_PAIRED = 0.6
_NARROWEST = 0.6
_DEEPEST = 6


def in_reading_order(pieces: Sequence[Piece], depth: int = 0) -> Iterator[list[Piece]]:
    """Give the columns of a page one after the other, each with its pieces from the top."""
    whole = sorted(pieces, key=lambda piece: (piece.y, piece.x0))
    gutter = _gutter(whole) if depth < _DEEPEST else None
    if gutter is None:
        if whole:
            yield whole
        return
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in whole:
        if piece.x0 < gutter < piece.x1:
            if left or right:
                yield from _columns(left, right, depth)
                left, right = [], []
            across.append(piece)
            continue
        if across:
            yield across
            across = []
        (left if piece.x1 <= gutter else right).append(piece)
    if across:
        yield across
    yield from _columns(left, right, depth)


def _columns(left: list[Piece], right: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """Give what stands between two lines across the page: a table there stays one."""
    if left and right and not _are_columns(left, right):
        yield sorted([*left, *right], key=lambda piece: (piece.y, piece.x0))
        return
    yield from in_reading_order(left, depth + 1)
    yield from in_reading_order(right, depth + 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return the middle of the strip that parts columns, crossed by the fewest pieces."""
    if len(pieces) < 2 * _LEAST:
        return None
    narrowest = _NARROWEST * median(piece.size for piece in pieces)
    found = []
    for start, end in _strips(pieces):
        if end - start < narrowest:
            continue
        middle = (start + end) / 2
        crossing = [piece.y for piece in pieces if piece.x0 < middle < piece.x1]
        left = [piece for piece in pieces if piece.x1 <= middle]
        right = [piece for piece in pieces if piece.x0 >= middle]
        if _face_each_other(left, right, crossing):
            found.append((len(crossing), start - end, middle))
    return min(found)[2] if found else None


def _strips(pieces: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """Give the strips between the end of a piece and the next start of one, from left to right."""
    starts = sorted({round(piece.x0, 1) for piece in pieces})
    ends = sorted({round(piece.x1, 1) for piece in pieces})
    position = 0
    for number, end in enumerate(ends):
        while position < len(starts) and starts[position] < end:
            position += 1
        if position == len(starts):
            return
        if number + 1 == len(ends) or ends[number + 1] > starts[position]:
            yield end, starts[position]


def _face_each_other(
    left: Sequence[Piece], right: Sequence[Piece], crossing: Sequence[float]
) -> bool:
    """Tell whether the two sides are columns somewhere between the lines that cross."""
    bounds = [float("-inf"), *sorted(crossing), float("inf")]
    for above, below in pairwise(bounds):
        here = [[piece for piece in side if above < piece.y < below] for side in (left, right)]
        if all(len(side) >= _LEAST for side in here) and _are_columns(*here):
            return True
    return False


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether two sides are columns, and not the cells of a table."""
    if not _reach_beside(left, right):
        return False
    if min(map(_characters_a_line, (left, right))) >= _RUNNING:
        return True
    lesser, greater = sorted((left, right), key=len)
    aligned = sum(any(abs(one.y - other.y) < one.size / 8 for other in greater) for one in lesser)
    return aligned < _PAIRED * len(lesser)


def _reach_beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    tops = [min(piece.y for piece in side) for side in (left, right)]
    feet = [max(piece.y for piece in side) for side in (left, right)]
    return max(tops) < min(feet)


def _characters_a_line(side: Sequence[Piece]) -> float:
    lines = len({round(piece.y) for piece in side})
    return sum(len(piece.text) for piece in side) / lines
