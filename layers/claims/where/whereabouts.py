"""Keep track of whether it is known where a report is.

Nothing is carried over from before a name that nobody knows to what follows it. A name is unknown
where the words around it make it a place ("in the town of …", the label of an item in a list of
places) and the gazetteer has none of that name.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geo import Resolution, Sentence
from geo.demonyms import nations

from ...lexicon import cue_phrases, cue_words
from ..sentence.words import Words
from .mentions import Mention, is_building, label_words, unread_names

_OPENINGS = cue_phrases("places.anew.openings")
# Of "on the Rwandan side".
SIDE = "side"
_ACROSS = cue_phrases("places.anew.across")
_SIDES = frozenset((SIDE, *(row[-1] for row in _ACROSS)))
_WIDE = cue_phrases("places.anew.wide")
_WIDE_ENDS = frozenset(row[-1] for row in _WIDE)
_SCENES = cue_words("places.reference.scenes")
_THERE = _SCENES | {"there"}
_SPOTS = cue_words("places.reference.spots")
_EXISTING = cue_words("places.reference.existing")
# Which town that is does not hang on who was named before.
CAPITAL = "capital"
BOLD = ("**", "__")
BULLETS = "•·▪◦‣-"
MARKS = "*_.:#–— "
_NOTE = re.compile(
    r"[\s•*-]*(?:\d{1,2}[:.h]\d{2}\s?(?:hrs|[ap]m)?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
    r"\s?[:–—-]\s"
)


def starts_anew(words: Words) -> bool:
    """Tell whether a sentence turns to another place: "Elsewhere, …", "In a separate incident"."""
    return any(words.words[: len(row)] == row for row in _OPENINGS)


def is_across(words: Words, country: str | None) -> bool:
    """Tell what was over a border: "across the border", "on the Rwandan side"."""
    if words.present.isdisjoint(_SIDES):
        return False
    if country_across(words) not in (None, country):
        return True
    for at in range(len(words.words)):
        row = any(words.words[at : at + len(row)] == row for row in _ACROSS)
        if row and words.words[at - 1] != "from":
            return True
    return False


def country_across(words: Words) -> str | None:
    """Return the country of "on the Rwandan side" (ISO 3166-1 alpha-3)."""
    if SIDE not in words.present:
        return None
    at = words.words.index(SIDE)
    return nations().get(words.words[at - 1])


def is_note(sentence: Sentence) -> bool:
    """Tell a note of a log, which says nothing of where the next is: "13:40 – …", "26 Aug – …"."""
    return _NOTE.match(sentence.text) is not None


def is_wide(words: Words) -> bool:
    """Tell what is told of a whole country: "across the island", "in the country"."""
    return wide_words(words) is not None


def wide_words(words: Words) -> tuple[int, int] | None:
    """Return the first and last of the words that say so, but none in "the country's history"."""
    if _WIDE_ENDS.isdisjoint(words.present):
        return None
    for row in _WIDE:
        for at in range(len(words.words) - len(row) + 1):
            last = at + len(row) - 1
            if words.words[at : last + 1] == row and not words.possessive[last]:
                return at, last
    return None


def says_pair(words: Words, first: str, second: Collection[str]) -> bool:
    """Tell whether a word has one of some others right behind it."""
    return first in words.present and any(
        one == first and other in second for one, other in pairwise(words.words)
    )


def says_there(words: Words) -> bool:
    """Tell "Fourteen drowned there", "bodies at the scene" from "there were fourteen".

    So it tells "a blast in the same town".
    """
    if says_pair(words, "same", _SPOTS):
        return True
    if words.present.isdisjoint(_THERE):
        return False
    return any(
        not _EXISTING.intersection(words.words[at + 1 : at + 2])
        if word == "there"
        else word in _SCENES and words.words[at - 1] == "the"
        for at, word in enumerate(words.words)
    )


def is_only_written_at(
    mention: Mention, opening: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> bool:
    """Tell a dateline from which a report tells of another country: "SEOUL — Floods in Sinuiju"."""
    at = mention.resolution.toponym.sentence
    if all(one.index != at or one.part != "dateline" for one in opening):
        return False
    told = {
        other.place.country
        for one in opening
        if one.part != "dateline"
        for other in mentions.get(one.index, ())
    }
    return bool(told) and mention.place.country not in told


@dataclass(slots=True)
class Whereabouts:
    """The last sentence that names a place that nobody knows, and the last that names a known one.

    ``labelled`` are the headings under which items are labelled with places; ``unread`` are the
    words of the last sentence at which names begin that nobody knows. A building of such a name is
    nowhere known, and yet mostly in the town of which the report goes on to tell: ``passing``.
    """

    lost: Sentence | None = None
    found: int = -1
    labelled: set[int | None] = field(default_factory=set)
    unread: tuple[int, ...] = ()
    passing: bool = False

    def note(
        self,
        sentence: Sentence,
        words: Words,
        mentions: Sequence[Mention],
        resolutions: Sequence[Resolution],
    ) -> None:
        """Read a sentence, in order."""
        self.unread = unread_names(words, resolutions)
        unknown = self._is_of_unknown(sentence, words, mentions)
        if unknown or self.unread:
            self.lost = sentence
            self.passing = not unknown and all(is_building(words, at) for at in self.unread)
        if mentions:
            self.found = sentence.index

    def is_lost(self, sentence: Sentence, words: Words) -> bool:
        """Tell whether what a sentence tells may be in a place that nobody knows.

        It, or the last before it that named any, in this paragraph or the one before, named such a
        place. The capital is the capital wherever that was.
        """
        if self.lost is None or self.lost.index == sentence.index:
            return self.lost is not None
        if self.passing or self.lost.index <= self.found or CAPITAL in words.words:
            return False
        if sentence.heading == self.lost.index:
            return True
        return sentence.paragraph - self.lost.paragraph <= 1

    def _is_of_unknown(self, sentence: Sentence, words: Words, mentions: Sequence[Mention]) -> bool:
        """Tell an item labelled with a name that nobody knows, in a list of places with labels.

        A paragraph whose label is in bold is such an item.
        """
        listed = sentence.part == "item" or sentence.text.startswith(BOLD)
        label = label_words(words) if listed else 0
        if not label:
            return False
        if any(mention.first < label for mention in mentions):
            self.labelled.add(sentence.heading)
            return False
        return sentence.heading in self.labelled
