"""A row of words that a table names, with its gaps, and whether it begins at a word of a sentence.

The language of the rows is told in `layers.claims.sentence.triggers`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from ...errors import KindError
from ...lexicon import cue_words
from .actors import BE, OBJECT_ENDS, actor_words, deeds, doer_ends, other_people
from .calendar_words import load_calendar
from .inflection import verb_forms, with_plural
from .people import is_people
from .words import COMMA, STOP, Words

GAP = 7
ASIDE = 14
FAR = 12
DOER = 6
_ANY, DOES, _SELF, _IS, _WHOM = "...", "<does>", "<self>", "<is>", "<whom>"
_GAPS = (_ANY, DOES, _SELF, _IS, _WHOM)
PLACE_WORD = "<place>"
_CLAUSES = cue_words("modality.clauses.told")
_ARTICLES = cue_words("grammar.articles.determiners") | {"their"}
_BETWEEN = _ARTICLES | cue_words("grammar.clauses.between")
_OPENS_ASIDE = _ARTICLES | cue_words("grammar.pronouns.clause_openers") | {"with", "according"}
_OPENS_ASIDE |= cue_words("grammar.clauses.opening_participles")
_OF_WHICH = cue_words("grammar.pronouns.of_them")
_GOES_ON = cue_words("grammar.conjunctions.coordinating")
# "Is said to have seized": who does it stands before.
_TOLD = cue_words("modality.hearsay.passive")
_JOINTS = cue_words("modality.clauses.joints")
_SAID = cue_words("modality.clauses.said")
Element = frozenset[str] | str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that may come first, and what follows them: sets of words, and the names of gaps.

    Without a word of each of ``needs`` no sentence holds the pattern. A pattern that begins with
    a verb knows its ``lemmas``.
    """

    kind: str
    subkind: str
    form: str
    firsts: frozenset[str]
    rest: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]
    lemmas: frozenset[str] = frozenset()


class Patterns:
    """Many patterns; which of them a sentence may hold is told by bits, one a pattern."""

    def __init__(self, rows: Sequence[Pattern]) -> None:
        self.rows = tuple(rows)
        self.begun: dict[str, int] = {}
        # What each word is needed for, first and second, and what needs no word so.
        needed: tuple[dict[str, int], dict[str, int]] = ({}, {})
        free = [0, 0]
        for index, row in enumerate(self.rows):
            for word in row.firsts:
                self.begun[word] = self.begun.get(word, 0) | 1 << index
            for place, table in enumerate(needed):
                for word in row.needs[place] if place < len(row.needs) else ():
                    table[word] = table.get(word, 0) | 1 << index
                free[place] |= 0 if place < len(row.needs) else 1 << index
        self._free = (free[0], free[1])
        self._words = {
            word: (self.begun.get(word, 0), needed[0].get(word, 0), needed[1].get(word, 0))
            for word in self.begun | needed[0] | needed[1]
        }

    def likely(self, present: frozenset[str]) -> dict[str, list[Pattern]]:
        """Return, by its first word, each pattern of which a sentence has the words it needs."""
        begun, (first, second) = 0, self._free
        for word in self._words.keys() & present:
            begins, needed, needed_too = self._words[word]
            begun |= begins
            first |= needed
            second |= needed_too
        rest = begun & first & second
        found: dict[str, list[Pattern]] = {}
        while rest:
            lowest = rest & -rest
            index = lowest.bit_length() - 1
            rest ^= lowest
            for word in self.rows[index].firsts & present:
                found.setdefault(word, []).append(self.rows[index])
        return found


def is_closed(element: Element) -> TypeGuard[frozenset[str]]:
    """Tell whether an element names all words that it may be."""
    return not isinstance(element, str) and PLACE_WORD not in element


def read_element(text: str, phrase: str) -> Element:
    """Read one element of a phrase: a gap, or the words that may stand there."""
    if text in _GAPS:
        return text
    if text.startswith("~"):
        return frozenset(form for lemma in text[1:].split("|") for form in verb_forms(lemma))
    found: set[str] = set()
    for word in text.split("|"):
        if word.startswith("<") and word != PLACE_WORD:
            if word[1:-1] not in actor_words():
                known = ", ".join(
                    f"<{name}>" for name in (*actor_words(), "place", "does", "self", "is", "whom")
                )
                message = f"unknown word list {word} in trigger {phrase!r}; available: {known}"
                raise KindError(message)
            found |= actor_words()[word[1:-1]]
        else:
            found.update(with_plural(word))
    return frozenset(found)


def _doing(element: Element, index: int, words: Words, places: Mapping[int, int]) -> Iterator[int]:
    """Yield the deed behind a form of *be*: "are shelling", "is said to shell"."""
    if index >= len(words.words) or words.breaks[index] >= COMMA:
        return
    told = words.words[index] in _TOLD and words.words[index + 1 : index + 2] == ("to",)
    if told:
        index += 3 if words.words[index + 2 : index + 3] == ("have",) else 2
    doing = index < len(words.words) and (told or words.words[index].endswith("ing"))
    if doing and _fits(element, index, words, places):
        yield index


def is_in_aside(words: Words, index: int, first: int, last: int) -> bool:
    """Tell what is said by the way: "leave, asked for four times, was refused"."""
    opened = next((at for at in range(index, first, -1) if words.breaks[at] == COMMA), None)
    return opened is not None and index < end_of_aside(opened, words) <= last


def _is_bound(words: Words, index: int) -> bool:
    """Tell "at least" from "at"."""
    return words.words[index : index + 2] in (("at", "least"), ("at", "most"))


def _barriers(gap: str) -> frozenset[str]:
    """Return the words that a gap can't reach over."""
    if gap == DOES:
        return doer_ends()
    if gap == _SELF:
        return other_people()
    if gap == _IS:
        return _JOINTS
    return OBJECT_ENDS if gap == _WHOM else frozenset()


def match(
    rest: tuple[Element, ...],
    index: int,
    words: Words,
    places: Mapping[int, int],
    *,
    loose: bool = True,
) -> tuple[int, ...] | None:
    """Match the rest of a pattern from a word on; the words that it names, or None.

    Between two words that belong together may stand an article, an adverb or an aside, if
    ``loose``.

    Where what stands behind a gap does not match, the gap reaches on to the next word that fits.
    """
    fixed: list[int] = []
    for at, element in enumerate(rest):
        if isinstance(element, str):
            for end in _ends_of_gap(element, rest[at + 1], index, words, places):
                tail = match(rest[at + 2 :], end + 1, words, places, loose=loose)
                if tail is not None:
                    return (*fixed, end, *tail)
            return None
        if index >= len(words.words) or words.breaks[index] >= STOP:
            return None
        if not _fits(element, index, words, places):
            index = _past(index, words) if loose else len(words.words)
            if index >= len(words.words) or not _fits(element, index, words, places):
                return None
        fixed.append(index)
        index = places.get(index, index) + 1 if PLACE_WORD in element else index + 1
    return tuple(fixed)


def _past(index: int, words: Words) -> int:
    """Go over what may stand between two words that belong together: an adverb, an aside."""
    word = words.words[index]
    between = word in _BETWEEN or word.endswith("ly")
    return index + 1 if between else end_of_aside(index, words)


def end_of_aside(index: int, words: Words) -> int:
    """Return where an aside between two commas ends, behind the second; without one, here.

    "The army, its fuel running out, gave up"; the nurse of "soldiers, a nurse, and a cook" is none.
    """
    word = words.words[index]
    opens = word in _OPENS_ASIDE or word.endswith(("ed", "ing"))
    opens = opens or not _OF_WHICH.isdisjoint(words.words[index + 1 : index + 3])
    if words.breaks[index] != COMMA or not opens:
        return index
    for at in range(index + 1, min(index + ASIDE, len(words.words))):
        if words.breaks[at] >= COMMA:
            return at if words.breaks[at] == COMMA and words.words[at] not in _GOES_ON else index
    return index


def _fits(element: Element, index: int, words: Words, places: Mapping[int, int]) -> bool:
    return words.words[index] in element or (PLACE_WORD in element and index in places)


def _ends_of_gap(
    gap: str, element: Element, start: int, words: Words, places: Mapping[int, int]
) -> Iterator[int]:
    """Yield where the element behind a gap may stand, the nearest first."""
    parting = COMMA if gap == _WHOM else STOP
    barriers = _barriers(gap)
    reach = _REACH.get(gap, GAP)
    last, index, aside = start + reach, start - 1, start
    while (index := index + 1) <= last and index < len(words.words):
        if words.breaks[index] >= parting:
            return
        if words.breaks[index] == COMMA and aside == start:
            aside = end_of_aside(index, words)
            last += aside - index
        word = words.words[index]
        if _fits(element, index, words, places):
            if gap in (DOES, _SELF, _IS) and not _is_voiced(words, start, index, gap):
                return
            yield index
        if gap == _SELF and word[0].isdigit():
            return
        if word in barriers and not _is_bound(words, index):
            if index < aside:
                index = aside - 1
                continue
            if gap in (DOES, _SELF) and word in BE:
                yield from _doing(element, index + 1, words, places)
            return
        if gap == _IS and word in _SAID and not words.parted(index, index + 1, COMMA):
            return  # "police said 12 miners were killed", but not "three, police said, were killed"
        if gap == _WHOM and words.words[index - 1] == "and" and word in deeds():
            return  # "seized a laboratory and arrested six men"


# How many words a gap may hold that is no `GAP`.
_REACH = {DOES: FAR, _SELF: FAR}


def _is_voiced(words: Words, start: int, verb: int, gap: str) -> bool:
    """Tell "gunmen attacked" from "gunmen attacked by …", and whether "were" is in a gap."""
    if gap == _IS:
        return not BE.isdisjoint(words.words[start:verb])
    if words.words[start] in deeds() and words.parted(start, start + 1, COMMA):
        return False  # "two drivers killed, a truck burned"
    if _is_undergone(words, start - 1) or _is_done_by_others(words, start, verb):
        return False
    return words.words[verb + 1 : verb + 2] != ("by",)


def _is_done_by_others(words: Words, start: int, verb: int) -> bool:
    """Tell "residents fled after herders burned …" from "students after a rally burned …"."""
    told = next((at for at in range(start, verb) if words.words[at] in _CLAUSES), verb)
    return any(is_people(word) for word in words.words[told:verb])


def _is_undergone(words: Words, doer: int) -> bool:
    """Tell "killed two rebels" and "attack on rebels" from "on Monday rebels attacked".

    What befell others in a clause before befell nobody here: "20 were hurt when rebels attacked".
    """
    calendar = load_calendar()
    for index in range(doer - 1, max(-1, doer - DOER), -1):
        if words.breaks[index + 1] >= COMMA or words.words[index] in _JOINTS:
            return False
        following = words.words[index + 1]
        timed = following[0].isdigit() or following in calendar.weekdays
        timed = timed or following in calendar.months
        if words.words[index] in deeds() and not (words.words[index] == "on" and timed):
            return True
    return False
