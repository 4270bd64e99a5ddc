"""The words of a sentence in lower case, with where they stand and what parts them.

What triggers, cues and places are looked up in: one pass over the characters, no grammar.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from geo import Sentence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "gen", "col", "rev"))
JOINED, COMMA, STOP = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one sentence.

    ``words`` are lower-cased, without a possessive 's; ``starts`` and ``ends`` are offsets in the
    document; ``breaks[i]`` says what stands before word i: `JOINED`, `COMMA` (a comma, dash,
    bracket or quotation mark) or `STOP` (a semicolon, colon or full stop); ``possessive[i]``
    whether word i had the 's; ``capital[i]`` whether it began with a capital; ``titled`` whether
    most words do, as in a heading.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    possessive: tuple[bool, ...]
    capital: tuple[bool, ...]
    titled: bool

    def at(self, offset: int) -> int:
        """Return the index of the word that holds this offset, or of the next one."""
        return bisect_right(self.ends, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last index of the words in a span of the document."""
        first = self.at(start)
        last = bisect_left(self.starts, end) - 1
        return first, max(first, last)

    def in_name(self, index: int) -> bool:
        """Tell whether a word has a capital that only a name would have: "Doctors Without Borders".

        In a heading, where most words have capitals, none does; nor where a quotation begins.
        """
        if index == 0 or not self.capital[index]:
            return False
        if self.breaks[index] >= COMMA and self.words[index - 1] not in _TITLES:
            return False
        return not self.titled

    def is_name(self, index: int) -> bool:
        """Tell whether a word ends somebody's name: "Flood wrote", but not "Cyclone Idai"."""
        if not self.in_name(index):
            return False
        return index + 1 == len(self.words) or not self.capital[index + 1]

    def parted(self, first: int, last: int, strength: int) -> bool:
        """Tell whether a break of this strength stands between two words."""
        return any(mark >= strength for mark in self.breaks[first + 1 : last + 1])


def in_lower_case(text: str) -> str:
    """Return a text in lower case, of the same length, so that offsets hold.

    Examples
    --------
    >>> in_lower_case("On 3 MAY in İzmir")
    'on 3 may in İzmir'
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def split_words(sentence: Sentence) -> Words:
    """Split a sentence into words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    possessive: list[bool] = []
    capital: list[bool] = []
    text, shift, previous = sentence.text, sentence.start, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = text[start:end].lower()
        owner = False
        if not word.isalnum():
            owner = word.endswith(_POSSESSIVE)
            word = word[:-2] if owner else word.replace("’", "'")
        between = text[previous:start]
        initial = between == ". " and bool(words) and len(words[-1]) == 1 and words[-1].isalpha()
        breaks.append(JOINED if between == " " or initial else _break(between))
        words.append(word)
        starts.append(start + shift)
        ends.append(end + shift)
        possessive.append(owner)
        capital.append(text[start].isupper())
        previous = end
    return Words(
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(ends),
        breaks=tuple(breaks),
        possessive=tuple(possessive),
        capital=tuple(capital),
        titled=sum(capital) * 2 > len(words),
    )


def _break(between: str) -> int:
    if len(between) <= 1 and between in ("", " ", "-", "\n"):
        return JOINED
    if any(mark in between for mark in ";:|!?") or ". " in between or ".\n" in between:
        return STOP
    return COMMA if between.strip(" \n\t\r-'’.") else JOINED
