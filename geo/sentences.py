"""Split a document into sentences, headings, list items and table rows, with their offsets.

Stops are found by one pattern, and each is judged by the word before it (a table of abbreviations,
initials, acronyms) and by what follows it, in the manner of Punkt's decision list (Kiss and Strunk,
2006) but with tables in place of counts, so that a short text is split as well as a long one. Every
character that is not a space belongs to exactly one sentence, in order. Linear in the text.

What it does not do: scripts that write no stops (Thai, Khmer) are split at line ends only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .blocks import Block, find_blocks
from .boilerplate import (
    Furniture,
    dateline_end,
    ends_in_credit,
    furniture_part,
    load_furniture,
    load_tables,
)
from .model import Document, Sentence

# It opens with one set of characters, so that the search runs at the speed of memory, and a run of
# stops is entered at its first only, so that time stays linear.
_STOP = re.compile(
    r"[.!?…؟۔。！？।॥](?<![.!?…؟۔。！？।॥]{2})(?:"
    r"(?:[.!?…؟۔]*(?:[\"'”’»)\]*_]|\[\d{1,3}\])*(?=\s))"
    r"|(?<=[。！？।॥])[。！？।॥]*[\"'”’»)\]」』]*"
    r"|(?<=[^\W\d_A-Z]{3}\.)\d{1,2}(?=\s+[A-Z])"
    r"|(?<=[^\W\d_A-Z]{3}[.!?])[\"”’]?(?=[A-Z][a-z]*[\s,]))"
)
_NEXT = re.compile(r"[\s\"'“‘«(\[¿¡*_•–—-]*([\w'’-]*)")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{0,2}\Z")
_INLINE_BULLET = re.compile(r"(?<=\s)[•▪●➢\uf0b7](?=\s)")
_ARTICLE = re.compile(r"(?:al|el|an|ad|ar|as|ash|at|az|d|de|von|van|e|i)[-'’]?[A-Z]")
_CLOSING = " .\t\r\n\"'”’»)]"
_BULLETS = frozenset("•▪●➢\uf0b7")
_OPENING = "([\"“‘'«—–-"
_LOOKBACK = 30
_LOOKAHEAD = 60
# No sentence is longer. What goes on for ten times as long is no writing: it is cut shorter, as the
# cost of a sentence grows with the pairs of what it tells and the places that it names.
_LONGEST = 2000
_ENDLESS, _PIECE = 10 * _LONGEST, 500
_DATELINES_IN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stops:
    never: frozenset[str]
    before_digit: frozenset[str]
    before_name: frozenset[str]
    unit: frozenset[str]
    after_clock: frozenset[str]
    after_unit: frozenset[str]
    starters: frozenset[str]


@cache
def _load_stops(language: str = "en") -> _Stops:
    tables = load_tables(language)
    abbreviations, follows = tables["abbreviations"], tables["follows"]
    return _Stops(
        never=frozenset(abbreviations["never"]),
        before_digit=frozenset(abbreviations["before_digit"]),
        before_name=frozenset(abbreviations["before_name"]),
        unit=frozenset(abbreviations["unit"]),
        after_clock=frozenset(follows["clock"]),
        after_unit=frozenset(follows["unit"]),
        starters=frozenset(tables["starters"]["words"]),
    )


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Split a document's body into sentences.

    Returns
    -------
    tuple of Sentence
        In order, without overlap; ``document.text[s.start:s.end] == s.text`` for each, and no
        character of the body but spaces lies outside them. Front matter is not of the body.

    Examples
    --------
    >>> document = Document(doc_id="a", text="Gov. Bello spoke in St. Louis. Nobody came.")
    >>> [sentence.text for sentence in split_sentences(document)]
    ['Gov. Bello spoke in St. Louis.', 'Nobody came.']
    """
    text = document.text
    furniture, stops = load_furniture(), _load_stops()
    sentences: list[Sentence] = []
    headings: list[tuple[int, int]] = []
    paragraph, prose_seen = -1, 0
    for block in find_blocks(text, document.body_start):
        paragraph += not block.joined or paragraph < 0
        heading = _heading_above(headings, block)
        if block.part == "heading":
            headings.append((block.level, len(sentences)))
        opening = prose_seen < _DATELINES_IN
        prose_seen += block.part == "prose"
        for start, end, part in _cut(text, block, stops, furniture, opening=opening):
            sentences.append(
                Sentence(
                    doc_id=document.doc_id,
                    index=len(sentences),
                    start=start,
                    end=end,
                    text=text[start:end],
                    part=part,
                    paragraph=paragraph,
                    heading=heading,
                )
            )
    return tuple(sentences)


def _heading_above(headings: list[tuple[int, int]], block: Block) -> int | None:
    """Give the index of the heading that holds for a block; a heading ends those of its level."""
    if block.part == "heading":
        while headings and headings[-1][0] >= block.level:
            headings.pop()
    return headings[-1][1] if headings else None


def _cut(
    text: str, block: Block, stops: _Stops, furniture: Furniture, *, opening: bool
) -> Iterator[tuple[int, int, str]]:
    """Cut a block into (start, end, part)."""
    start, end, part = block.start, block.end, block.part
    cut = None
    if part == "prose" or (part == "heading" and opening):
        cut = dateline_end(text, start, end, furniture, opening=opening)
    if part in ("heading", "row", "boilerplate") and cut is None:
        found = furniture_part(text[start:end], furniture) if part != "boilerplate" else None
        yield from ((*span, found or part) for span in _bounded(text, start, end))
        return
    if part == "prose" and ends_in_credit(text[max(start, end - 700) : end], furniture):
        part = "caption"
    if cut is not None:
        yield start, cut, "dateline"
        start = _skip_spaces(text, cut)
    for first_char, closing in _inline_items(text, start, end):
        listed = "item" if text[first_char] in _BULLETS else part
        for first, last in _spans(text, first_char, closing, stops):
            found = furniture_part(text[first:last], furniture)
            yield from ((*span, found or listed) for span in _bounded(text, first, last))


def _inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a block at bullets inside it: lists that lost their line ends."""
    first = start
    for bullet in _INLINE_BULLET.finditer(text, start + 1, end):
        yield first, first + len(text[first : bullet.start()].rstrip())
        first = bullet.start()
    yield first, end


def _skip_spaces(text: str, position: int) -> int:
    while text[position].isspace():
        position += 1
    return position


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a span that is no sentence any more, at spaces where it has them."""
    longest = _PIECE if end - start > _ENDLESS else _LONGEST
    while end - start > longest:
        cut = max(text.rfind(" ", start, start + longest), text.rfind("\n", start, start + longest))
        if cut <= start:
            cut = start + longest
        yield start, start + len(text[start:cut].rstrip())
        start = _skip_spaces(text, cut)
    yield start, end


def _spans(text: str, start: int, end: int, stops: _Stops) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a block of running text."""
    first = start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop < end and _ends(text, first, match, end, stops):
            yield first, stop
            first = _skip_spaces(text, stop)
    if first < end:
        yield first, end


def _ends(text: str, first: int, match: re.Match[str], end: int, stops: _Stops) -> bool:
    """Tell whether a stop ends its sentence."""
    following = _NEXT.match(text, match.end(), min(end, match.end() + _LOOKAHEAD))
    word = following.group(1) if following else ""
    if word and word[0].islower() and not _ARTICLE.match(word):
        return False
    rest = "" if word else text[match.end() : min(end, match.end() + 4)].lstrip()
    if not word and (rest[:1] == "." or not rest.strip(_CLOSING)):
        return False
    mark = match.group()
    if mark[0] != "." or mark[1:2] == "." or mark[-1] in '"”':
        return True
    before = text[max(first, match.start() - _LOOKBACK) : match.start()]
    token = "" if not before or before[-1].isspace() else before.split()[-1].lstrip(_OPENING)
    above = before[: -len(token)].rstrip()[-1:] if token else ""
    if token.isdigit() and above in (";", ":"):
        return False
    if above.isdigit() and token.lower() in stops.unit:
        return word.lower() not in stops.after_unit
    return _ends_after(token, word, stops, opening=first + 4 >= match.start())


def _ends_after(token: str, word: str, stops: _Stops, *, opening: bool) -> bool:
    """Tell whether a full stop after ``token`` and before ``word`` ends a sentence."""
    lowered, follower = token.lower().lstrip("#$€£"), word.lower()
    if lowered in stops.never:
        return False
    if lowered in stops.before_digit:
        return not word[:1].isdigit() and (follower in stops.starters or lowered == "no")
    if opening and (lowered.isdigit() or (len(lowered) == 1 and lowered.isalpha())):
        return False
    if lowered in ("a.m", "p.m", "am", "pm"):
        return follower not in stops.after_clock
    if len(token) == 1 and token.isalpha():
        return (follower in stops.starters and (token != "I")) or not token.isupper()
    if (lowered in stops.before_name and not token.islower()) or _ACRONYM.match(token):
        return follower in stops.starters or not word
    return True
