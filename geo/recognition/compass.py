"""Names that begin with a side, as texts shorten them: "N. Kordofan", "North and South Gondar".

The first is short for "North Kordofan"; in the second "North" by itself is a name, and its rest
stands with the next. Both count only where the gazetteer holds the whole.
"""

from collections.abc import Sequence

from ..gazetteer import Gazetteer
from .mentions import CAPITAL, CAPITALS, HYPHENS, Text
from .unknown import Span

_LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west", "c": "central"}
# The letter may be short for either: "Northern Bahr el Ghazal".
_LONG = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}
_SIDES = frozenset((*_LETTERS.values(), *_LONG.values(), "upper", "lower", "middle"))
_JOINS = frozenset({"and", "or", "&", ",", "/"})
_LONGEST = 6


def with_sides(found: Sequence[Span], text: Text, gazetteer: Gazetteer) -> list[Span]:
    """Add the sides that are short for a name, in place of what overlaps them."""
    added = [
        (number, last)
        for number in text.capitals
        if (last := _short(text, number, gazetteer)[1]) is not None
    ]
    taken = {number for first, last in added for number in range(first, last + 1)}
    kept = [span for span in found if taken.isdisjoint(range(span[0], span[1] + 1))]
    return sorted(kept + added)


def in_full(text: Text, first: int, last: int, gazetteer: Gazetteer) -> str | None:
    """Give the whole of a name that a text shortens; None where it is no short one."""
    name, end = _short(text, first, gazetteer)
    return name if end == last else None


def _short(text: Text, number: int, gazetteer: Gazetteer) -> tuple[str | None, int | None]:
    """Read a short name that begins at a word: the name in full, and its last word."""
    lower = text.lowers[number]
    if lower in _LETTERS and text.kinds[number] == CAPITAL:
        side = _LETTERS[lower]
        rest = number + 2 if _at(text, number + 1, number) == "." else number + 1
        for name in (side, _LONG.get(side, side)):
            count = _known(text, name, rest, number, gazetteer)
            if count:
                return _spell(text, name, rest, count), rest + count - 1
    elif lower in _SIDES and text.kinds[number] == CAPITAL and not _is_inner(text, number):
        rest = number
        while _at(text, rest + 1, number) in _JOINS and _at(text, rest + 2, number) in _SIDES:
            rest += 2
        count = _known(text, lower, rest + 1, number, gazetteer) if rest > number else 0
        if count:
            return _spell(text, lower, rest + 1, count), number
    return None, None


def _is_inner(text: Text, number: int) -> bool:
    """Tell whether a word goes on with the one before it: "Middle East", "South-South"."""
    before = number - 1
    return before >= text.tokens.begin_of[number] and (
        text.lowers[before] in _SIDES or text.tokens.words[before] in HYPHENS
    )


def _at(text: Text, number: int, start: int) -> str | None:
    return text.lowers[number] if number < text.tokens.end_of[start] else None


def _known(text: Text, side: str, rest: int, start: int, gazetteer: Gazetteer) -> int:
    """Count the words from one on that are, behind a side, a name of the gazetteer."""
    end = min(text.tokens.end_of[start], rest + _LONGEST)
    if rest >= end or text.kinds[rest] not in (CAPITAL, CAPITALS):
        return 0
    keys = text.keys[rest:end]
    return gazetteer.longest_match([side, *keys]) - 1 if keys[0] else 0


def _spell(text: Text, side: str, rest: int, count: int) -> str:
    return " ".join([side.title(), *text.tokens.words[rest : rest + count]])
