"""Find the blocks of a text: paragraphs, headings, list items, table rows, rules.

Structure is read from the text itself, so that one detector serves every input format: blank lines,
bullets, ``cell | cell`` and tab-separated rows, markdown and setext headings, lines in capitals,
short lines of their own. Hard-wrapped lines are put together again: a line is taken to be broken on
purpose only if the first word of the next line would still have fitted on it (greedy wrapping fills
lines), measured against the widest line around it.

What it does not do: columns, and layouts drawn with spaces.
"""

import re
import string
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[-*+•‣◦▪▫●○■□–—·∙➢➤✓✔►→\uf0b7\uf0a7]|o(?=\s))\s+\S")
_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][)]|[a-z]\.|\(?[ivx]{1,4}\)|\d{1,2}(?:\.\d{1,2})+\.?)\s+\S"
)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_RULE = re.compile(r"[\s\-=_*~|+:#.·•—–]+$")
_STOPPED = re.compile(r"[.!?…。！？؟۔।॥][\"'”’»)\]*_]*$")
_STRONG = re.compile(r"(\*\*|__)(?!\s).{1,120}\1:?$")
_MARKS = frozenset("-*+•‣◦▪▫●○■□–—·∙➢➤✓✔►→o\uf0b7\uf0a7")

_UPPER = string.ascii_uppercase.encode()
_LOWER = string.ascii_lowercase.encode()

# A line that ends in one of these goes on in the next.
_JOINING = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "as")
)

_PARAGRAPH_LINE = 160
_HEADING_CHARS = 110
_HEADING_WORDS = 14
_NARROW = 45
# Lines before and behind one that show how wide its column is, which is wider than so.
_AROUND = 3
_COLUMN = 40
_FILLED = 0.9


class Block(NamedTuple):
    """A stretch of text that is one paragraph, heading, item, row or rule.

    ``part`` is one of `geo.model.PARTS`; ``level`` ranks headings, 1 highest, and is 0 elsewhere;
    ``joined`` says that the block goes on with the paragraph of the one before (rows of one table).
    """

    start: int
    end: int
    part: str
    level: int = 0
    joined: bool = False


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    shape: str
    blank_before: bool


def find_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    """Find the blocks of a text from ``start`` on; together they hold all but its spaces."""
    lines = _read_lines(text, start)
    capitals = _is_in_capitals(text[start : start + 4000])
    blocks: list[Block] = []
    for run in _runs(lines):
        blocks += _split_run(run, capitals=capitals)
    return tuple(_settle_headings(text, list(_settle_rows(text, blocks))))


def _read_lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    previous_end = start
    blank = True
    for match in _LINE.finditer(text, start):
        raw = match.group()
        stripped = raw.strip()
        gap = match.start() - previous_end
        if gap > 2 or (gap == 2 and text[previous_end : match.start()] != "\r\n"):
            blank = True
        previous_end = match.end()
        if not stripped:
            blank = True
            continue
        first = match.start() + len(raw) - len(raw.lstrip())
        lines.append(_Line(first, first + len(stripped), stripped, _shape(stripped), blank))
        blank = False
    return lines


def _shape(line: str) -> str:
    first = line[0]
    if first == "#" and _MARKDOWN_HEADING.match(line):
        return "heading"
    if not first.isalnum() and _RULE.match(line):
        return "row" if "|" in line and len(line) > 2 else "rule"
    if first in _MARKS and _BULLET.match(line) and line[1:3] != " |":
        return "item"
    if ("\t" in line or "|" in line) and not _is_tabbed_prose(line):
        cells = line.strip("|").split("|") if "|" in line else line.split("\t")
        if len(cells) > 2 or (len(cells) == 2 and (" | " in line or first == "|" or "\t" in line)):
            return "row"
    if (first.isdigit() or first == "(" or line[1:2] in (")", ".")) and _NUMBERED.match(line):
        return "number"
    if first in "*_" and _STRONG.match(line):
        return "strong"
    return "plain"


def _is_tabbed_prose(line: str) -> bool:
    """Tell whether tabs stand for spaces, as some files write them: most cells are plain words."""
    cells = line.split("\t")
    return len(cells) > 6 and sum(map(str.islower, cells)) > len(cells) / 3


def _is_in_capitals(sample: str) -> bool:
    """Tell whether a text is written in capitals, as wires once were."""
    letters = sample.encode("ascii", "ignore")
    upper = len(letters) - len(letters.translate(None, _UPPER))
    return upper > 3 * (len(letters) - len(letters.translate(None, _LOWER)))


def _runs(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Part lines at blank lines."""
    first = 0
    for position in range(1, len(lines) + 1):
        if position == len(lines) or lines[position].blank_before:
            yield lines[first:position]
            first = position


def _split_run(run: Sequence[_Line], *, capitals: bool) -> list[Block]:
    """Part the lines between two blank lines into blocks."""
    width = max(len(line.text) for line in run)
    # A narrow column of running text has lines that begin in lower case, or end in "the" or "on"; a
    # list of names has none.
    running = any(
        line.text[0].islower() or line.text.rpartition(" ")[2] in _JOINING for line in run[:-1]
    )
    listed = width < _NARROW and len(run) > 1 and not running and not run[-1].text[0].islower()
    blocks: list[Block] = []
    group: list[_Line] = []
    for position, line in enumerate(run):
        wrapped = _width_around(run, position, width)
        if group and not _continues(group[-1], line, group[0].shape, width=wrapped, listed=listed):
            blocks.append(_block(group, capitals=capitals, blocks=blocks, listed=listed, run=run))
            group = []
        group.append(line)
    blocks.append(_block(group, capitals=capitals, blocks=blocks, listed=listed, run=run))
    return blocks


def _width_around(run: Sequence[_Line], position: int, width: int) -> int:
    """Return the width to which the lines around one are wrapped: a page may have columns."""
    near = run[max(0, position - _AROUND) : position + _AROUND]
    widest = max(len(line.text) for line in near)
    return max(widest, min(_COLUMN, width))


def _continues(above: _Line, line: _Line, shape: str, *, width: int, listed: bool) -> bool:
    """Tell whether a line goes on with the block of the line above it."""
    if shape in ("row", "rule", "heading", "strong") or line.shape in ("row", "rule", "heading"):
        return False
    stopped = _STOPPED.search(above.text[-8:]) is not None
    lower = line.text[0].islower()
    if line.shape in ("item", "number", "strong"):
        opens = (
            stopped
            or above.text[-1] in ":;"
            or shape in ("item", "number")
            or line.text[0] in "•*●"
        )
        return not opens and len(above.text) > 40 and not _is_broken(above, line, width=width)
    if line.text[0] == "(" or lower or above.text[-1] in ",-–—(":
        return len(above.text) <= _PARAGRAPH_LINE or (lower and not stopped)
    if _looks_like_heading(above.text) and above.text.isupper() and not line.text.isupper():
        return False
    if listed:
        return False
    return len(above.text) <= _PARAGRAPH_LINE and not _is_broken(above, line, width=width)


def _is_broken(above: _Line, line: _Line, *, width: int) -> bool:
    """Tell whether the line above was broken on purpose: the next word would have fitted on it."""
    word = line.text.partition(" ")[0]
    return len(above.text) + 1 + len(word) <= width * _FILLED


def _block(
    group: Sequence[_Line],
    *,
    capitals: bool,
    blocks: Sequence[Block],
    listed: bool,
    run: Sequence[_Line],
) -> Block:
    first, last = group[0], group[-1]
    start, end = first.start, last.end
    if first.shape == "row":
        return Block(start, end, "row", joined=bool(blocks) and blocks[-1].part == "row")
    if first.shape == "rule":
        return Block(start, end, "boilerplate")
    if first.shape == "heading":
        return Block(start, end, "heading", len(first.text) - len(first.text.lstrip("#")))
    if first.shape == "item":
        return Block(start, end, "item")
    if len(group) <= 2 and end - start <= _HEADING_CHARS and _looks_like_heading(last.text):
        if first.shape == "number":
            return Block(start, end, "item", 3)
        if listed and len(run) > 2 and first is not run[0]:
            return Block(start, end, "item")
        shouting = not capitals and first.text.isupper()
        return Block(start, end, "heading", 2 if shouting or first.shape == "strong" else 4)
    return Block(start, end, "item" if first.shape == "number" else "prose")


def _looks_like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_CHARS
        and line[-1] not in ".!?…。！？؟۔।॥,;"
        and not _STOPPED.search(line[-8:])
        and not line[0].islower()
        and line.count(" ") < _HEADING_WORDS
        and any(map(str.isalpha, line))
    )


def _settle_rows(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Take a row that stands alone, as "GOMA, 3 May 2024 | OCHA", for what it would be else."""
    for position, block in enumerate(blocks):
        beside = (*blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
        words = text[block.start : block.end]
        alone = block.part == "row" and all(other.part != "row" for other in beside)
        if not alone or words.startswith("|") or "\t" in words:
            yield block
        elif _looks_like_heading(words):
            yield block._replace(part="heading", level=4)
        else:
            yield block._replace(part="prose")


def _settle_headings(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Decide what only the next block tells: a heading needs something under it.

    The last block of a text is no heading, unless marked as one. A numbered line is a heading when
    what follows is prose, and a line that ends in a colon when a list follows. A name and a colon
    with something after it ("Dead: 12") is an item.
    """
    for position, block in enumerate(blocks):
        following = blocks[position + 1].part if position + 1 < len(blocks) else None
        words = text[block.start : block.end]
        if block.part == "heading" and not words.startswith("#"):
            listed = block.level == 4 and ": " in words and any(map(str.isdigit, words))
            if following is None:
                yield block._replace(part="prose", level=0)
            elif listed and position and not _stands_alone(blocks, position):
                yield block._replace(part="item", level=0)
            else:
                yield block
        elif block.part == "item" and block.level:
            alone = following in ("prose", "row", "item") and not _in_list(blocks, position)
            yield block._replace(part="heading") if alone else block._replace(level=0)
        elif block.part == "prose" and following == "item" and _introduces(words):
            yield block._replace(part="heading", level=5)
        else:
            yield block


def _stands_alone(blocks: Sequence[Block], position: int) -> bool:
    neighbours = (*blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
    return all(neighbour.part not in ("heading", "item") for neighbour in neighbours)


def _in_list(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a numbered block stands directly beside another numbered or bulleted one."""
    before = position > 0 and blocks[position - 1].part == "item"
    after = position + 1 < len(blocks) and blocks[position + 1].part == "item"
    numbered_after = after and blocks[position + 1].level > 0
    return before or numbered_after


def _introduces(words: str) -> bool:
    return words.endswith(":") and len(words) <= _HEADING_CHARS and words.count(". ") == 0
