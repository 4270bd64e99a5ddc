"""Cut a text into words and marks, keeping offsets; one pass, no look-back.

A token is a run of letters and digits with the apostrophes inside it ("Sa'ada"), an abbreviation
with its full stops ("U.S.", "W.Va."), or one other mark. A possessive "'s" is cut off
the word and remembered.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
APOSTROPHES = "'’‘ʼʻ`´ʹ"
_TOKEN = re.compile(
    rf"([^\W\d_]\.(?:(?:[^\W\d_]\.)+|[A-Z][a-z]\.)|[^\W_][\w{_MARKS}]*(?:[{APOSTROPHES}][^\W\d_][\w{_MARKS}]*)*|[^\w\s])"
)
_POSSESSIVE = frozenset(mark + letter for mark in APOSTROPHES for letter in "sS")
# "Ra's al-Ayn": an Arabic cape, and nobody's.
_WHOLE = "ra"
_MAX_WORD = 60


@dataclass(slots=True)
class Tokens:
    """The tokens of a document, as parallel lists.

    ``first`` holds the numbers of the tokens that begin a sentence, and at its end the number of
    tokens; ``sentences`` the index of the sentence of each of them. ``begin_of`` has for each token
    the first one of its sentence, ``end_of`` the number after the last one; both hold one more
    entry, for what would stand after the text. ``possessive`` holds the numbers of the words that
    had a possessive ending, which ``ends`` leaves out.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    begin_of: list[int] = field(default_factory=list)
    end_of: list[int] = field(default_factory=list)
    possessive: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def is_tight(self, number: int) -> bool:
        """Tell whether a mark joins the words around it, without spaces: "Al-Qaim"."""
        return (
            0 < number < len(self.words) - 1
            and self.starts[number] == self.ends[number - 1]
            and self.starts[number + 1] == self.ends[number]
        )

    def sentence_of(self, number: int) -> int:
        """Give the index of the sentence that holds a token."""
        place = bisect_right(self.first, number) - 1
        return self.sentences[min(place, len(self.sentences) - 1)]


def tokenise(text: str, spans: Iterable[tuple[int, int, int]]) -> Tokens:
    """Cut the spans (sentence, start, end) of a text into tokens."""
    tokens = Tokens()
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    for sentence, start, end in spans:
        parts = _TOKEN.split(text[start:end])  # each token behind the spaces before it
        bounds = list(accumulate(map(len, parts), initial=start))
        begin, found = len(words), parts[1::2]
        words += found
        starts += bounds[1:-1:2]
        ends += bounds[2::2]
        tokens.first.append(begin)
        tokens.sentences.append(sentence)
        tokens.begin_of += [begin] * len(found)
        tokens.end_of += [len(words)] * len(found)
    for each in (tokens.first, tokens.begin_of, tokens.end_of):
        each.append(len(words))
    _cut_endings(tokens)
    return tokens


def _cut_endings(tokens: Tokens) -> None:
    """Cut off the possessive "'s", and what no language has for a word: a link, a key."""
    words = tokens.words
    odd = {word for word in set(words) if len(word) > _MAX_WORD or word[-2:] in _POSSESSIVE}
    if not odd:
        return
    for number, word in enumerate(words):
        if word in odd:
            if len(word) > 2 and word[-2:] in _POSSESSIVE and word[:-2].lower() != _WHOLE:
                tokens.possessive.add(number)
                tokens.ends[number] -= 2
                words[number] = word[:-2]
            if len(words[number]) > _MAX_WORD:
                words[number] = "…"
