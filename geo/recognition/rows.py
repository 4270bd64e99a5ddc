"""Find the members of rows of names, and the cells of tables, that are places.

A row is one of places if most of it is ("Goma, Sake and X"), or if a word says so ("X, Y and Z
townships", "woredas: X, Y").
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ..cues import load_cues
from .mentions import CAPITAL, LOWER, MARK, Mention, Text
from .unknown import LONGEST, Span, has_given, is_article, is_name, is_rare, run, stands_alone

_LONGEST_ROW = 60
_ROW_MARKS = frozenset({",", "and", "or", "&"})
_CELL = "|"
_LEADS_TO_ROW = frozenset({"of", ":", "including", "like"})


@cache
def _plurals(language: str) -> frozenset[str]:
    """Give the words in the plural for sorts of places."""
    tables = (load_cues(language).tables.get(section, {}) for section in ("admin", "sorts"))
    words = frozenset[str]().union(*(words for table in tables for words in table.values()))
    return frozenset(word for word in words if word.endswith("s"))


def listed(text: Text) -> list[Span]:
    """Find rows of names of which a word in the plural says that they are places."""
    plurals, found = _plurals(text.cues.language), []
    for number, lower in enumerate(text.lowers):
        if lower in plurals and text.kinds[number] in (LOWER, CAPITAL):
            row = _row_before(text, number) or _row_before(text, _verb_before(text, number))
            found += row if len(row) > 1 else []
            if number + 2 < len(text.lowers) and text.lowers[number + 1] in _LEADS_TO_ROW:
                row = _row_after(text, number + 2)
                found += row if len(row) > 1 else []
    return found


def _verb_before(text: Text, number: int) -> int:
    """Find "are" in "X and Y are the worst hit towns"; the word itself where there is none."""
    for each in range(number - 1, max(text.tokens.begin_of[number], number - _REACH), -1):
        if text.kinds[each] != LOWER:
            break
        if text.lowers[each] in _ARE:
            return each
    return number


_ARE = frozenset({"are", "were", "remain"})
_REACH = 7


def _row_after(text: Text, first: int) -> list[Span]:
    """Read a row of names from its first word on: "Gode, Kelafo and Mustahil"."""
    row: list[Span] = []
    limit = min(text.tokens.end_of[first - 1], first + _LONGEST_ROW)
    while first < limit:
        last = first
        while last < limit and _is_part(text, last):
            last += 1
        if not 0 < last - first <= LONGEST:
            break
        row.append((first, last - 1))
        first = last
        if first >= limit or text.lowers[first] not in _ROW_MARKS:
            break
        while first < limit and text.lowers[first] in _ROW_MARKS:
            first += 1
    return row


def _row_before(text: Text, after: int) -> list[Span]:
    """Read a row of names that ends before a word: "Pauk, Myaing and Yesagyo townships"."""
    row: list[Span] = []
    begin = max(text.tokens.begin_of[after], after - _LONGEST_ROW)
    last = after - 1
    while last >= begin:
        first = last
        while first - 1 >= begin and _is_part(text, first - 1):
            first -= 1
        if not _is_part(text, last) or last - first >= LONGEST:
            break
        row.append((first, last))
        last = first - 1
        if last < begin or text.lowers[last] not in _ROW_MARKS:
            break
        while last >= begin and text.lowers[last] in _ROW_MARKS:
            last -= 1
    return row


def _is_part(text: Text, number: int) -> bool:
    return (
        is_name(text, number, titled=True)
        or is_article(text, number)
        or (text.kinds[number] == CAPITAL and text.lowers[number] in text.cues.words("directions"))
    )


def rows(found: Sequence[Span], text: Text) -> list[Span]:
    """Find the members that are missing of a row of names behind a preposition of place.

    Behind one place alone ("in Goma, X and Y") the row must be of rare words and come to an end.
    """
    added: list[Span] = []
    for one, two in pairwise(sorted(found)):
        between = range(one[1] + 1, two[0])
        if len(between) == 1 and text.lowers[between[0]] in _ROW_MARKS:
            added += _members_after(two, text)[0]
    for one in found:
        before = text.lowers[one[0] - 1] if one[0] > text.tokens.begin_of[one[0]] else ""
        if text.cues.is_placing(before):
            members, ended = _members_after(one, text)
            if ended and all(is_rare(text, *each) for each in members):
                added += members
    return added


def _members_after(span: Span, text: Text) -> tuple[list[Span], bool]:
    """Read the members of a row after a name, and whether it ends ("and X") before no verb."""
    members: list[Span] = []
    ended = False
    number = span[1] + 1
    end = min(text.tokens.end_of[span[0]], number + _LONGEST_ROW)
    while number + 1 < end and text.lowers[number] in _ROW_MARKS:
        joined = text.lowers[number] in ("and", "&")
        first = number + 1
        if first + 1 < end and text.lowers[first] == "and":
            joined, first = True, first + 1
        last = run(text, first)
        if last is None or not _is_closed(text, last, end, joined=joined):
            break
        if has_given(text, first, last):
            break
        members.append((first, last))
        ended = joined and stands_alone(text, (first, last))
        number = last + 1
    return members, ended


def _is_closed(text: Text, last: int, end: int, *, joined: bool) -> bool:
    """Tell whether a row goes on or ends after a word: with "and" before it, it may simply end."""
    after = last + 1
    if after >= end:
        return True
    if text.kinds[after] == MARK:
        return text.tokens.words[after] in ",.;:)"
    return text.lowers[after] in _ROW_MARKS or joined


def cells(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find cells of tables that are, as a whole, a name of the gazetteer."""
    words = text.tokens.words
    found = []
    for mention in mentions:
        first, last = mention.first, mention.last
        begin, end = text.tokens.begin_of[first], text.tokens.end_of[first]
        left = first == begin or words[first - 1] == _CELL
        right = last + 1 >= end or words[last + 1] == _CELL
        in_row = (first > begin and words[first - 1] == _CELL) or (
            last + 1 < end and words[last + 1] == _CELL
        )
        if left and right and in_row and "dictionary" not in mention.summary.features:
            found.append((first, last))
    return found
