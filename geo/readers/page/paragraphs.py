"""Lines → text: those of one paragraph on one line, words broken at a line's end put together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

from ...boilerplate import load_tables
from ..tables import table_row
from .model import Piece

Line = Sequence[Piece]
_BULLET = re.compile(r"(?:[-*+•‣◦▪▫●○■□–—·∙➢➤✓✔►→\uf0b7\uf0a7\uf0d8]|o)\s|\(?\d{1,2}[.)]\s")
_STOPPED = re.compile(r"[.!?…:;。！？؟۔।॥][\"'”’»)\]]*$")
_BROKEN = re.compile(r"(\w+)-$")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"\b(?=([^\W\d_]+-[^\W\d_]+))")
# A key figure, set large above the words that say what it counts.
_FIGURE = re.compile(r"[~≈>+]?\s?\d[\d,.\s]*(?:\+|%|[MKmk]|bn|million|thousand|billion)?\+?")
_SIZES_DIFFER = 1.12
_WIDER = 1.3
_INDENT = 0.6
_USUAL = 1.0
_AROUND = 6
_LONGEST_WORD = 60


def write(pages: Sequence[Sequence[Line]]) -> str:
    """Write lines in reading order as text; a blank line parts paragraphs, not rows of a table."""
    lines = [line for page in pages for line in page]
    joined = frozenset(
        word.lower() for line in lines for piece in line for word in _HYPHENATED.findall(piece.text)
    )
    blocks: list[str] = []
    table = False
    for group in _paragraphs(lines):
        row = len(group[0]) > 1
        words = table_row(piece.text for piece in group[0]) if row else _run_on(group, joined)
        if not words:
            continue
        blocks.append(("\n" if row and table else "\n\n") + words)
        table = row
    return "".join(blocks).strip("\n")


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    pitch = _usual_pitch(lines)
    group: list[Line] = []
    for number, line in enumerate(lines):
        if group and not _goes_on(group[-1], line, pitch, _edge(lines, number)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_pitch(lines: Sequence[Line]) -> float:
    """Return how far lines of a paragraph are apart, in heights of a line."""
    apart = [
        (line[0].y - above[0].y) / line[0].size
        for above, line in pairwise(lines)
        if len(line) == len(above) == 1 and line[0].y > above[0].y and _are_alike(above[0], line[0])
    ]
    return quantiles(apart, n=4)[0] if len(apart) > 1 else _USUAL


def _edge(lines: Sequence[Line], number: int) -> float:
    """Return how far to the right the lines of the column around one reach."""
    edge = lines[number][0].x1
    for way in (-1, 1):
        last = lines[number][0]
        stop = max(-1, min(len(lines), number + way * (_AROUND + 1)))
        for line in (lines[place] for place in range(number + way, stop, way)):
            column = last.x0 - line[0].x0 < 3 * last.size > line[0].x0 - last.x0
            if len(line) > 1 or not column or (line[0].y - last.y) * way <= 0:
                break
            if not _are_alike(last, line[0]):
                break
            last = line[0]
            edge = max(edge, last.x1)
    return edge


def _are_alike(one: Piece, other: Piece) -> bool:
    sizes = sorted((one.size, other.size))
    return sizes[1] < sizes[0] * _SIZES_DIFFER


def _goes_on(above: Line, line: Line, pitch: float, edge: float) -> bool:
    """Tell whether a line goes on with the paragraph of the one above."""
    if len(above) > 1 or len(line) > 1:
        return False
    before, this = above[0], line[0]
    lower = this.text[:1].islower()
    if _BULLET.match(this.text):
        return False
    if not _are_alike(before, this):
        below = 0 < this.y - before.y < _WIDER * before.size
        return below and before.size > this.size and bool(_FIGURE.fullmatch(before.text))
    if before.bold != this.bold and not lower:
        return False
    stopped = _STOPPED.search(before.text) is not None
    short = before.x1 + _width_of_first_word(this) < min(edge, before.x0 + edge - this.x0)
    if this.y <= before.y:  # the next column or page
        return not stopped and (lower or not _is_short(before, this))
    if this.y - before.y > _WIDER * pitch * this.size:
        return False
    indented = this.x0 - before.x0 > _INDENT * this.size
    return lower or not (short or (indented and stopped))


def _width_of_first_word(piece: Piece) -> float:
    word = piece.text.partition(" ")[0]
    return (len(word) + 1) * (piece.x1 - piece.x0) / max(len(piece.text), 1)


def _is_short(before: Piece, this: Piece) -> bool:
    """Tell whether a line is far shorter than the first of the next column."""
    return before.x1 - before.x0 < 0.8 * (this.x1 - this.x0)


def _run_on(group: Sequence[Line], joined: frozenset[str]) -> str:
    """Join the lines of a paragraph; a hyphen at a line's end goes where it only broke a word."""
    text = ""
    for line in group:
        words = line[0].text
        broken = _BROKEN.search(text[-_LONGEST_WORD:])
        following = _LETTERS.match(words)
        if not broken:
            text += (" " if text else "") + words
        elif following and _only_broke(broken[1], following[0], joined):
            text = text[:-1] + words
        else:
            text += words
    return text


def _only_broke(first: str, second: str, joined: frozenset[str]) -> bool:
    """Tell whether a hyphen between two lines is none of the word's own."""
    hyphens = load_tables()["hyphens"]
    whole = f"{first}-{second}".lower()
    if not (first[-1].islower() and second[0].islower()) or whole in joined:
        return False
    own = first.lower() in hyphens["kept_after"] and second not in hyphens["never_before"]
    return not own and whole not in hyphens["kept_in"]
