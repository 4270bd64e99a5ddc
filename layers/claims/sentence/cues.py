"""Rows of words that are looked for in a sentence, and how far such a cue reaches.

A cue works forwards to the end of its clause; some words end its reach before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ...lexicon import cue_words
from .words import COMMA, STOP, Words

_TERMINATORS = cue_words("modality.clauses.terminators")
RELATIVES = cue_words("dates.again.relative")
REACH = 12


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by their first word; each is a row of words."""

    rows: dict[str, tuple[tuple[str, ...], ...]]

    def at(self, words: Words, index: int) -> int:
        """Return how many words of a cue begin here, 0 for none."""
        best = 0
        for row in self.rows.get(words.words[index], ()):
            if words.words[index : index + len(row)] == row:
                best = max(best, len(row))
        return best


def make_cues(*tables: Iterable[str]) -> Cues:
    """Make cues of rows of words."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for table in tables:
        for text in table:
            row = tuple(text.split())
            rows.setdefault(row[0], []).append(row)
    return Cues({word: tuple(found) for word, found in rows.items()})


def clause_start(words: Words, index: int) -> int:
    """Return the first word of the clause that holds a word."""
    start, terminators = index, _TERMINATORS
    floor = max(0, index - REACH)
    while start > floor:
        before = words.words[start - 1]
        if before in terminators or words.breaks[start] >= COMMA:
            break
        start -= 1
    return start


def relative_clause(words: Words, index: int) -> tuple[int, int] | None:
    """Return the relative clause around a word: from its pronoun to the next comma or the end."""
    for start in range(index, 0, -1):
        if words.breaks[start] >= STOP:
            return None
        if words.words[start] in RELATIVES and words.breaks[start] == COMMA:
            end = start
            while end + 1 < len(words.words) and words.breaks[end + 1] < COMMA:
                end += 1
            return (start, end) if index <= end else None
    return None
