"""The title of a document whose file names none: the largest words that head its first page."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .model import Page, Piece
from .pieces import in_pieces

_LARGER = 1.25
_ALIKE = 1.08
_PITCH = 1.5
_HEAD = 0.6
_LONGEST = 200


def title_of(pages: Sequence[Page]) -> str | None:
    """Return the title that the first page is headed with, if one stands out."""
    if not pages or not (pieces := in_pieces(pages[0].words)):
        return None
    usual = median(piece.size for piece in pieces)
    large = [piece for piece in pieces if _may_be_title(piece, usual, pages[0].height)]
    if not large:
        return None
    largest = max(piece.size for piece in large)
    lines = sorted(
        (piece for piece in large if piece.size * _ALIKE >= largest),
        key=lambda piece: (round(piece.y), piece.x0),
    )
    last = next(
        (n for n, (one, two) in enumerate(pairwise(lines), 1) if two.y - one.y > _PITCH * one.size),
        len(lines),
    )
    return " ".join(piece.text for piece in lines[:last])[:_LONGEST]


def _may_be_title(piece: Piece, usual: float, height: float) -> bool:
    words = [word for word in piece.text.split() if any(map(str.isalpha, word))]
    return len(words) > 1 and piece.size > _LARGER * usual and piece.y < _HEAD * height
