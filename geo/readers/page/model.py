"""What stands on a page: words and pieces of lines, each with its box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A stretch of glyphs without a gap. Lengths are in points, ``y`` is the baseline from the top.

    ``size`` is the height of the line that the font asks for, not the nominal size of the font.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Word):
    """Words that follow each other on one baseline: a line of a column, or a cell of a table.

    ``cell``: surely a cell, however near to what stands before it.
    """

    cell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its height, and its words in the order in which the file draws them."""

    height: float
    words: tuple[Word, ...]


def beside(one: Word, other: Word) -> bool:
    """Tell whether two stand on one line: each covers more than half the height of the lesser."""
    top = max(one.y - one.size, other.y - other.size)
    shared = min(one.y, other.y) - top
    return shared > min(one.size, other.size) / 2


def joined(one: Piece, other: Piece) -> Piece:
    """Return two pieces as one, a space between their words."""
    return Piece(
        text=f"{one.text} {other.text}",
        x0=min(one.x0, other.x0),
        x1=max(one.x1, other.x1),
        y=max(one.y, other.y),
        size=max(one.size, other.size),
        bold=one.bold and other.bold,
    )
