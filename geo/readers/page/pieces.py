"""Words → pieces: what is set side by side, whatever order the file draws it in."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from ..typography import is_note_mark
from .figures import part_figures
from .model import Piece, Word, beside

# In heights of a line: a wider gap may be one between columns, a narrower one is no space.
_GAP = 0.5
_SPACE = 0.1
# So many pieces may stand between two parts of one line that were drawn apart.
_NEAR = 12
# A mark of a footnote is so much smaller than its line, and stands so much above it.
_SMALL = 0.9
_RAISED = 0.12


def in_pieces(words: Sequence[Word]) -> list[Piece]:
    """Join words to pieces: first as they were drawn, then what was drawn apart."""
    drawn: list[list[Word]] = []
    for word in words:
        if drawn and _joins(drawn[-1][-1], word):
            drawn[-1].append(word)
        else:
            drawn.append([word])
    runs: list[tuple[Word, list[Word]]] = []
    for run in sorted(drawn, key=lambda run: (round(run[0].y), run[0].x0)):
        outline = _outline(run)
        last = len(runs) - 1
        near = (n for n in range(last, max(-1, last - _NEAR), -1) if _joins(runs[n][0], outline))
        if (found := next(near, None)) is None:
            runs.append((outline, run))
        else:
            runs[found][1].extend(run)
            runs[found] = (_outline((runs[found][0], outline)), runs[found][1])
    lines = [_in_line(run) for _, run in runs if any(word.text.strip() for word in run)]
    return [_piece(run.words, cell=run.cell) for run in part_figures(lines)]


def _joins(one: Word, other: Word) -> bool:
    """Tell whether two stand on one line with no more than a space between them."""
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    size = max(one.size, other.size)
    return -size / 2 < gap < _GAP * size and beside(one, other)


def _outline(run: Sequence[Word]) -> Word:
    tallest = max(run, key=lambda word: word.size)
    return Word(
        text="",
        x0=min(word.x0 for word in run),
        x1=max(word.x1 for word in run),
        y=tallest.y,
        size=tallest.size,
    )


def _in_line(run: Sequence[Word]) -> list[Word]:
    """Sort the words of a line, without the marks of footnotes."""
    around = _outline(run)
    kept = [word for position, word in enumerate(run) if not _is_note_mark(word, around, position)]
    return _in_order(kept or run)


def _piece(words: Sequence[Word], *, cell: bool) -> Piece:
    around = _outline(words)
    text = words[0].text
    for before, word in pairwise(words):
        gap = max(before.x0, word.x0) - min(before.x1, word.x1)
        text += (" " if gap > _SPACE * around.size else "") + word.text
    return Piece(
        text=" ".join(text.split()),
        x0=around.x0,
        x1=around.x1,
        y=around.y,
        size=around.size,
        bold=all(word.bold for word in words),
        cell=cell,
    )


def _in_order(words: Sequence[Word]) -> list[Word]:
    """Sort the words of a line as its script runs."""
    letters = [unicodedata.bidirectional(char) for word in words for char in word.text]
    leftward = sum(each in ("R", "AL") for each in letters) > letters.count("L")
    return sorted(words, key=lambda word: -word.x1 if leftward else word.x0)


def _is_note_mark(word: Word, line: Word, position: int) -> bool:
    """Tell whether a word is a footnote's mark, which would make 1,200² of 1,200."""
    return (
        position > 0
        and word.size < _SMALL * line.size
        and line.y - word.y > _RAISED * line.size
        and is_note_mark(word.text)
    )
