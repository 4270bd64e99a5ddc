"""What repeats at the head or foot of pages: kept at the head of the first page, else left out.

It would part a paragraph that goes over two pages, and count a figure once for each page.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from .model import Piece, beside

_MARGIN = 0.13
# On so many pages, or such a share of them, words repeat.
_SHARE = 0.4
_OFTEN = 3
_MANY = 200
_MOVES = 3.0
_DIGITS = re.compile(r"\d+")
# A page's number, an address, the time at which a browser printed: of no page a part, even once.
_NUMBER = r"[-–—|(\s]*(?:\d{1,4}|[ivx]{1,5})[-–—|)\s]*"
_NO_WORDS = re.compile(
    rf"(?:page|p\.|seite|página|pág\.)?{_NUMBER}(?:(?:of|/|de|sur|von){_NUMBER})?"
    r"|(?:https?|file|www)[:.]\S+(?:\s+\d+/\d+)?|\d+/\d+/\d+,\s\d+:\d+(?:\s[AP]M)?",
    re.IGNORECASE,
)


def without_running(pages: Sequence[tuple[float, Sequence[Piece]]]) -> list[list[Piece]]:
    """Return the pieces of pages, each with its height, without running heads and feet."""
    seen: defaultdict[tuple[bool, str], list[tuple[int, Piece]]] = defaultdict(list)
    out: set[tuple[int, int]] = set()
    for number, (height, pieces) in enumerate(pages):
        heads = [piece for piece in pieces if piece.y < _MARGIN * height]
        feet = [piece for piece in pieces if piece.y > (1 - _MARGIN) * height]
        for margin in (heads, feet):
            for piece in margin if len(margin) < _MANY else ():
                if _NO_WORDS.fullmatch(piece.text):
                    out.add((number, id(piece)))
                else:
                    seen[margin is heads, _words_of_line(piece, margin)].append((number, piece))
    for (head, _), found in seen.items():
        numbers = {number for number, _ in found}
        same = max(piece.y for _, piece in found) - min(piece.y for _, piece in found) <= _MOVES
        if not same or len(numbers) < max(2, min(_OFTEN, _SHARE * len(pages))):
            continue
        out |= {(number, id(piece)) for number, piece in found if not head or number}
    return [
        [piece for piece in pieces if (number, id(piece)) not in out]
        for number, (_, pieces) in enumerate(pages)
    ]


def _words_of_line(piece: Piece, pieces: Sequence[Piece]) -> str:
    """Return the words of the whole line, a number for any number."""
    line = [each for each in pieces if beside(piece, each)]
    words = " ".join(each.text for each in sorted(line, key=lambda each: each.x0))
    return _DIGITS.sub("0", words)
