"""Pages of placed words → text as one reads it: columns one after the other, tables as rows.

Each step is a pure function on frozen values, so that each can be tested without a file:
words → pieces (words set on one line without a wide gap) → pages without what repeats on each →
pieces in reading order → lines and rows → paragraphs.
"""

from collections.abc import Sequence

from .columns import in_reading_order
from .model import Page, Piece, Word
from .paragraphs import write
from .pieces import in_pieces
from .rows import in_lines
from .running import without_running
from .title import title_of

__all__ = ["Page", "Word", "text_of", "title_of"]

# A page of more pieces is no page of a report; it has no layout.
_MOST = 5000


def text_of(pages: Sequence[Page]) -> str:
    """Return the text of pages: paragraphs, headings and items parted by blank lines."""
    whole = [(page.height, in_pieces(page.words)) for page in pages]
    return write([_lines(pieces) for pieces in without_running(whole)])


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    if len(pieces) > _MOST:
        return [[piece] for piece in pieces]
    return [line for column in in_reading_order(pieces) for line in in_lines(column)]
