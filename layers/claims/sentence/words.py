"""The words of a sentence in lower case, with where they stand and what parts them.

What triggers, cues and places are looked up in: one pass over the characters, no grammar.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from unicodedata import normalize

from geo import Sentence

from ...lexicon import cue_words

_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)")
_POSSESSIVE = ("'s", "’s")
_TITLES = cue_words("grammar.titles.short")
_SHORTENED = cue_words("grammar.shortened.words")
JOINED, COMMA, STOP = 0, 1, 2
_SHORT_NAME = range(2, 7)
# What "IS" with capitals stands for among small letters; it is no verb.
SIDE = "isis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one sentence.

    ``words`` are lower-cased, without a possessive 's; ``present`` has each of them once.
    ``starts`` and ``ends`` are offsets in the document; ``breaks[i]`` says what stands before word
    i: `JOINED`, `COMMA` (a comma, dash, bracket or quotation mark) or `STOP` (a semicolon, colon or
    full stop); ``possessive[i]`` whether word i had the 's; ``capital[i]`` whether it began with a
    capital; ``titled`` whether most words do, as in a heading; ``letters`` are the words, in a
    sentence that is none, that are all capitals, as the short name of a body is ("TPNPB").
    """

    words: tuple[str, ...]
    present: frozenset[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    possessive: tuple[bool, ...]
    capital: tuple[bool, ...]
    titled: bool
    letters: tuple[int, ...] = ()

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
        return max(self.breaks[first + 1 : last + 1], default=JOINED) >= strength


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
    text = sentence.text
    parts = _WORD.split(text)  # each word behind what stands before it
    bounds = tuple(accumulate(map(len, parts), initial=sentence.start))
    written = parts[1::2]
    words = list(map(str.lower, written))
    joined = "".join(words)
    if not joined.isascii():
        words = [normalize("NFKC", word) for word in words]  # "ﬂed", as some files have it
    possessive = [False] * len(words)
    if "'" in joined or "’" in joined:
        possessive = [word.endswith(_POSSESSIVE) for word in words]
        words = [
            word[:-2] if owner else word.replace("’", "'")
            for word, owner in zip(words, possessive, strict=True)
        ]
    capital = tuple(map(str.isupper, [word[0] for word in written]))
    titled = sum(capital) * 2 > len(words)
    if "IS" in written and not titled:
        words = [SIDE if each == "IS" else word for each, word in zip(written, words, strict=True)]
    return Words(
        words=tuple(words),
        present=frozenset(words),
        starts=bounds[1:-1:2],
        ends=bounds[2::2],
        breaks=_breaks(parts[:-1:2], words),
        possessive=tuple(possessive),
        capital=capital,
        titled=titled,
        letters=() if titled else _letters(written, capital),
    )


def _letters(words: list[str], capital: tuple[bool, ...]) -> tuple[int, ...]:
    """Return the words that are all capitals, as a short name is."""
    return tuple(
        [
            at
            for at, word in compress(enumerate(words), capital)
            if word.isupper() and len(word) in _SHORT_NAME and word.isalpha()
        ]
    )


def _breaks(gaps: list[str], words: list[str]) -> tuple[int, ...]:
    """Tell what stands before each word; an initial parts nothing, nor "4:45", "30,000", "A–B"."""
    return tuple(
        [
            JOINED
            if gap in (" ", "–")
            or (gap == ". " and ((len(last) == 1 and last.isalpha()) or last in _SHORTENED))
            or (gap in (":", ",") and last.isdigit() and word.isdigit())
            else _break(gap)
            for gap, last, word in zip(gaps, ["", *words], words, strict=False)
        ]
    )


@lru_cache(maxsize=512)
def _break(between: str) -> int:
    if len(between) <= 1 and between in ("", " ", "-", "\n"):
        return JOINED
    if any(mark in between for mark in ";:|!?") or ". " in between or ".\n" in between:
        return STOP
    return COMMA if between.strip(" \n\t\r-'’.") else JOINED
