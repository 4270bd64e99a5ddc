"""Runs of words → cells: the figures of a tight table, hardly further off than a space.

A number that ends a run is a cell of its own where it stands right above or below another that is
one beyond doubt: by itself, beside another run. The words above such a row that begin where its
figures do are their heads.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .model import Word

_NUMBER = re.compile(r"\d[\d.,]*%?")
# In heights of a line: how exactly cells stand above each other, how far apart their rows may be
# (and in points, whatever the height).
_EXACT = 0.1
_ROWS_APART, _FAR = 8.0, 200.0
_HEAD_APART = 3.0
# A head has hardly more words than so for each cell.
_HEAD_WORDS = 3


class Run(NamedTuple):
    """Words that stand side by side, in order; ``cell`` where they are surely one of a table."""

    words: list[Word]
    cell: bool = False


# What begins at a place, by its line; what ends at one has the negative of that.
_Edges = dict[int, dict[int, Word]]


def part_figures(runs: Sequence[list[Word]]) -> list[Run]:
    """Part the cells of tight tables from runs of words that stand side by side, in order."""
    cells: _Edges = defaultdict(dict)
    for y, line in _lines(map(Run, runs)).items():
        for word in _surely_cells([run.words for run in line]):
            cells[round(word.x0)][y] = cells[-round(word.x1)][y] = word
    if not cells:
        return [Run(words) for words in runs]
    for words in runs:
        if not _is_number(words[-1]):
            cells[-round(words[-1].x1)][round(words[-1].y)] = words[-1]
    lines = _lines(part for words in runs for part in _without_figures(words, cells))
    rows = [y for y in sorted(lines) if any(run.cell for run in lines[y])]
    for y, line in lines.items():
        at = bisect_right(rows, y)
        if at < len(rows) and rows[at] < y + _HEAD_APART * line[0].words[0].size:
            line[:] = _heads(line, lines[rows[at]])
    return [run for y in sorted(lines) for run in lines[y]]


def _lines(runs: Iterable[Run]) -> dict[int, list[Run]]:
    """Give the runs by the line on which they stand, from left to right."""
    lines: dict[int, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.words[0].x0):
        lines[round(run.words[0].y)].append(run)
    return lines


def _surely_cells(line: Sequence[list[Word]]) -> Iterator[Word]:
    """Give the numbers of a line that stand by themselves, and those that end what is before."""
    for before, words in pairwise(line):
        if len(words) == 1 and _is_number(words[0]):
            yield words[0]
            if len(before) > 1 and _is_number(before[-1]):
                yield before[-1]


def _without_figures(words: list[Word], cells: _Edges) -> Iterator[Run]:
    """Give words without the figures at their end, and then those."""
    end = len(words)
    while end and _is_number(words[end - 1]) and _stands_over(words[end - 1], cells):
        end -= 1
    if end:
        yield Run(words[:end])
    yield from (Run([word], cell=True) for word in words[end:])


def _stands_over(word: Word, cells: _Edges) -> bool:
    """Tell whether a cell of another row begins just where a word does, or ends there.

    So do the lines of a justified column, of which hardly one ends in a number.
    """
    edge = _EXACT * word.size
    begin = (each for each in _near(word, round(word.x0), cells) if abs(each.x0 - word.x0) < edge)
    end = [each for each in _near(word, -round(word.x1), cells) if abs(each.x1 - word.x1) < edge]
    if sum(not _is_number(each) for each in end) > 1:
        return False
    return any(map(_is_number, end)) or any(begin)


def _near(word: Word, place: int, cells: _Edges) -> Iterator[Word]:
    """Give what stands at an edge in other rows, not far above or below."""
    reach = round(min(_ROWS_APART * word.size, _FAR))
    for near in (place - 1, place, place + 1):
        rows = cells.get(near, {})
        for y in range(round(word.y) - reach, round(word.y) + reach + 1) if rows else ():
            if y in rows and abs(rows[y].y - word.y) > word.size / 2:
                yield rows[y]


def _heads(line: Sequence[Run], row: Sequence[Run]) -> list[Run]:
    """Part the heads of columns, where each figure of the row below has its own, and a name one."""
    words = [word for run in line for word in run.words]
    names = [run.words for run in row if not run.cell]
    begins = [word for word in words[1:] if _begins_with_any(word, row)]
    headed = len(begins) == len(row) - 1 and len(words) <= _HEAD_WORDS * len(row)
    named = len(names) == 1 and names[0][0].x0 - 1 <= words[0].x0 < names[0][-1].x1
    if not (headed and named) or any(map(_is_number, words)):
        return list(line)
    return [part for run in line for part in _parted(run, begins)]


def _begins_with_any(word: Word, row: Sequence[Run]) -> bool:
    edge = _EXACT * word.size
    return any(run.cell and abs(word.x0 - run.words[0].x0) < edge for run in row)


def _parted(run: Run, begins: Sequence[Word]) -> Iterator[Run]:
    """Part a run before each of some words."""
    first = 0
    for at in [*(at for at, word in enumerate(run.words) if at and word in begins), len(run.words)]:
        yield Run(run.words[first:at], cell=run.cell or run.words[first] in begins)
        first = at


def _is_number(word: Word) -> bool:
    return _NUMBER.fullmatch(word.text) is not None
