"""Decide which words are place names: a greedy tagger (begins, inside, outside) over tokens.

A linear model, trained in `geo.train`, reads for each capitalised word its form, its neighbours,
the classes of the capitalised words that it stands among, the mention of the gazetteer that it
belongs to with its score (`geo.recognition.likelihood`), the tag before it, and how the same word
was tagged earlier in the document. Only capitalised words can begin a name; link and administrative
words can only go on with one.

Weights speak for "begins" and for "inside", both against "outside"; one sum scores both
(`templates.pack`).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from ..cues import given_names, word_frequency
from .mentions import ARTICLES, CAPITAL, CAPITALS, LOWER, MARK, NAMING, Mention, Text, joins, opens
from .templates import (
    BESIDE,
    TEMPLATES,
    UNKNOWN,
    Gazetted,
    Sums,
    feature_of,
    gazetted,
    of_tags,
    unpack,
)

OUTSIDE, BEGINS, INSIDE = range(3)
_TAGS = "OBI"
_KINDS = "xXCcdm"
_CAPITALISED = "XC"
_ROW_MARKS = frozenset({",", "and", "or", "&", "/", ";", "•", "–", "-"})


def candidates(text: Text) -> list[int]:
    """Give the words, by number, that a name may consist of, in order."""
    found = []
    links, admin = text.cues.links, text.cues.inside
    kinds, lowers = text.kinds, text.lowers
    previous = -2
    for number, kind in enumerate(kinds):
        if kind == LOWER:
            lower = lowers[number]
            if (previous == number - 1 and (lower in links or lower in admin)) or (
                lower in ARTICLES and opens(text, number, len(kinds))
            ):
                found.append(number)
                previous = number
        elif kind in NAMING:
            found.append(number)
            previous = number
        elif kind == MARK and previous == number - 1 and joins(text, number):
            previous = number
    return found


def _elsewhere(text: Text, ends: set[int]) -> dict[str, int]:
    """Tell of each capitalised word in what company it stands anywhere in the document, as bits.

    1: behind "in" or "at"; 2: behind a title, a given name, an initial; 4: before an administrative
    word; 8: before a verb of speech.
    """
    company: dict[str, int] = {}
    words, lowers, kinds, names = text.tokens.words, text.lowers, text.kinds, given_names()
    before, after, shouting = text.cues.before, text.cues.after, text.shouting
    for number in text.capitals:
        if number in shouting:
            continue
        bits = 0
        if number and number not in ends:
            left = lowers[number - 1]
            label = before.get(left, "")
            if label in ("prepositions.in", "prepositions.at"):
                bits = 1
            elif (
                label == "titles"
                or (left in names and kinds[number - 1] == CAPITAL)
                or (left == "." and number > 1 and _is_of_person(words[number - 2], before))
            ):
                bits = 2
        if number + 1 < len(kinds) and number + 1 not in ends:
            label = after.get(lowers[number + 1], "")
            bits |= 4 * label.startswith("admin") + 8 * label.startswith("speech")
        if bits:
            company[lowers[number]] = company.get(lowers[number], 0) | bits
    return company


def _is_of_person(word: str, before: Mapping[str, str]) -> bool:
    """Tell whether a word with a stop behind it is an initial or a title: "J.", "Dr."."""
    return len(word) == 1 or before.get(word.lower()) == "titles"


def class_of(lower: str, text: Text) -> str:
    """Give the class of a capitalised word, one letter: of a body, a given name, a common word."""
    known = text.cues.classes.get(lower)
    if known is not None:
        return known
    if lower in given_names():
        return "g"
    return "w" if word_frequency().get(lower, 0) % 2 else "u"


def _runs(text: Text) -> dict[int, str]:
    """Describe runs of capitalised words: class of the first and the last, place in the run."""
    found: dict[int, str] = {}
    last = -1
    for number in text.capitals:
        if number <= last or number in text.shouting or number in text.titled:
            continue
        last = _end_of_run(text, number, text.tokens.end_of[number])
        if last > number:
            ends = class_of(text.lowers[number], text) + class_of(text.lowers[last], text)
            for each in range(number, last + 1):
                place = "f" if each == number else "l" if each == last else "m"
                found[each] = ends + place
    return found


def _end_of_run(text: Text, first: int, end: int) -> int:
    last = first
    while last not in text.tokens.possessive:
        after = last + 1
        if after + 1 < end and text.kinds[after] == MARK and joins(text, after):
            after += 1
        if after >= end or text.kinds[after] not in (CAPITAL, CAPITALS):
            break
        last = after
    return last


class Context:
    """The features of the words of one document that no tag changes."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        tokens = text.tokens
        pad = ["", ""]
        self.text = text
        self.lowers = pad + text.lowers + pad
        self.shapes = "".join(["  ", *(_KINDS[kind] for kind in text.kinds), "  "])
        self.ends = set(tokens.first)
        self.elsewhere = _elsewhere(text, self.ends)
        self.runs = _runs(text)
        self.gazetted: dict[int, Gazetted] = {}
        for mention in mentions:
            level = max(-4, min(4, round(mention.score)))
            around = mention.before, mention.after, mention.share
            for number in range(mention.first, mention.last + 1):
                tag = "B" if number == mention.first else "I"
                self.gazetted[number] = gazetted(f"{tag}{level}{mention.summary.letter}", *around)

    def is_plain(self, number: int) -> bool:
        """Tell whether a word is a capital only because a sentence begins with it: "The", "Two"."""
        return (
            number in self.ends
            and number not in self.gazetted
            and self.shapes[number + 3] == _KINDS[LOWER]
            and word_frequency().get(self.text.lowers[number], 0) % 2 == 1
        )

    def features(self, number: int) -> list[str]:
        """List the features of a word that no tag changes."""
        beside, given = self.read([number])
        return [
            feature_of(letters, words)
            for letters, column in zip(BESIDE, beside, strict=True)
            for words in column
        ] + [
            feature
            for template, column in zip(TEMPLATES, given, strict=True)
            for known in column
            for feature in template(*known)
        ]

    def read(
        self, numbers: Sequence[int]
    ) -> tuple[list[Iterable[tuple[str, ...]]], list[Iterable[Any]]]:
        """Give words with their neighbours, in a column for each of `BESIDE`.

        Also, in a column for each template, what it reads of each word: what gazetteer and tables
        of names say, and how the word is written. Columns, for they are read much faster than rows.
        """
        text, ends, lowers, shapes = self.text, self.ends, self.lowers, self.shapes
        second, words, third = ([lowers[at + step] for at in numbers] for step in (0, 2, 4))
        before = ["<s>" if at in ends else lowers[at + 1] for at in numbers]
        after = ["</s>" if at + 1 in ends else lowers[at + 3] for at in numbers]
        here = [self.gazetted.get(at, UNKNOWN) for at in numbers]
        level = [each.level for each in here]
        left, right = (
            [self.gazetted.get(at + step, UNKNOWN).level for at in numbers] for step in (-1, 1)
        )
        names, label = given_names().__contains__, text.cues.before.get
        columns: list[tuple[Iterable[Any], ...]] = [
            (words,),
            (before, level),
            (after, level),
            (left, level, right, map(text.cues.bodies.__contains__, after)),
            (here,),
            (
                [shapes[at : at + 5] for at in numbers],
                *(map(names, each) for each in (before, words, after)),
                level,
            ),
            (
                map(word_frequency().get, words, repeat(0)),
                *(map(self.elsewhere.get, each, repeat(0)) for each in (words, before)),
                [each.share for each in here],
                level,
            ),
            (*self._forms(numbers, words), level),
            (
                map(self.runs.get, numbers, repeat("")),
                *(map(label, each, repeat("")) for each in (second, before)),
                [text.cues.after.get(word) or label(word, "") for word in after],
                self._owners(numbers, before),
                [shapes[at + 2] for at in numbers],
                level,
            ),
        ]
        given: list[Iterable[Any]] = [zip(*column, strict=True) for column in columns]
        given.append(map(self._row, numbers, before, after))
        return _beside(second, before, words, after, third), given

    def _forms(self, numbers: Sequence[int], words: Sequence[str]) -> tuple[Iterable[Any], ...]:
        """Tell how words are written."""
        text = self.text
        return (
            [(at in text.shouting) * 2 + (at in text.titled) for at in numbers],
            map(text.seen_lower.__contains__, words),
            map(text.tokens.possessive.__contains__, numbers),
            [min(len(word), 6) for word in words],
            [self.shapes[at + 2] for at in numbers],
        )

    def _owners(self, numbers: Sequence[int], before: Sequence[str]) -> list[str]:
        """Give the classes of the capitalised words in "WORD of X"."""
        return [
            class_of(self.lowers[at], self.text)
            if word == "of" and at > 1 and self.shapes[at] in _CAPITALISED
            else ""
            for at, word in zip(numbers, before, strict=True)
        ]

    def _row(self, number: int, before: str, after: str) -> tuple[str, ...]:
        """Give the neighbours in a row of names, and what stands here: "Goma, Sake and Minova"."""
        if before not in _ROW_MARKS and after not in _ROW_MARKS:
            return ()
        lowers, at = self.lowers, number + 2
        left = right = ""
        if before in _ROW_MARKS:
            step = 3 if lowers[at - 2] in _ROW_MARKS else 2
            left = self.gazetted.get(number - step, UNKNOWN).level
        if after in _ROW_MARKS:
            step = 3 if lowers[at + 2] in _ROW_MARKS else 2
            right = self.gazetted.get(number + step, UNKNOWN).level
        return left, right, self.gazetted.get(number, UNKNOWN).level

    def dynamic(self, number: int, previous: int, seen: int) -> list[str]:
        """List the features of a word that depend on tags."""
        level = self.gazetted.get(number, UNKNOWN).level
        tagged, shaped = self.behind_tag(number, _TAGS[previous])
        return [
            feature_of("tw", tagged),
            feature_of("ts", shaped),
            *of_tags(_TAGS[previous], seen, level),
        ]

    def behind_tag(self, number: int, tag: str) -> tuple[tuple[str, str], tuple[str, str, str]]:
        """Give a word with the tag before it, and its shape with that and the word before it."""
        word, before = self.lowers[number + 2], self.lowers[number + 1]
        return (tag, word), (tag, self.shapes[number + 2], before)

    def previous(self, number: int, tags: Mapping[int, int]) -> int:
        """Give the tag before a word; over a mark that joins, the tag before that."""
        if number in self.ends:
            return OUTSIDE
        last = number - 1
        if last > 0 and self.text.kinds[last] == MARK and joins(self.text, last):
            last -= 1
        return tags.get(last, OUTSIDE)


def _beside(*words: Sequence[str]) -> list[Iterable[tuple[str, ...]]]:
    """Give the columns of `BESIDE`, from those of the second and first before, the word, …."""
    second, before, here, after, third = words
    columns = (
        (second, before),
        (after, third),
        (before, here),
        (here, after),
        (before, after),
        (second,),
        (third,),
    )
    return [zip(*each, strict=True) for each in columns]


def is_small(text: Text, number: int) -> bool:
    """Tell whether a word cannot begin a name; "al" in "al-Hudaydah" can."""
    return text.kinds[number] == LOWER and not opens(text, number, len(text.kinds))


def tag(context: Context, sums: Sums) -> dict[int, int]:
    """Tag the words of a document; words outside of names are left out."""
    tags: dict[int, int] = {}
    seen: dict[str, int] = {}
    text = context.text
    numbers = [each for each in candidates(text) if not context.is_plain(each)]
    for number, static in zip(numbers, sums.of(*context.read(numbers)), strict=True):
        previous = context.previous(number, tags)
        small = is_small(text, number)
        if small and not previous:
            continue
        word, level = text.lowers[number], context.gazetted.get(number, UNKNOWN).level
        tagged, shaped = context.behind_tag(number, _TAGS[previous])
        begins, inside = unpack(
            static
            + sums.tags[_TAGS[previous], seen.get(word, -1), level]
            + sums.tagged.get(tagged, 0)
            + sums.shaped.get(shaped, 0)
        )
        if previous and inside >= 0 and (inside >= begins or small):
            tags[number] = seen[word] = INSIDE
        elif begins >= 0 and not small:
            tags[number] = seen[word] = BEGINS
        else:
            seen[word] = OUTSIDE
    return tags


def spans(context: Context, tags: Mapping[int, int]) -> list[tuple[int, int]]:
    """Give the names as (first, last) token, without link words at their end."""
    found: list[tuple[int, int]] = []
    links = context.text.cues.links
    lowers, kinds = context.text.lowers, context.text.kinds
    for number in sorted(tags):
        if tags[number] == BEGINS or not found or number - 1 in context.text.tokens.possessive:
            found.append((number, number))
        else:
            found[-1] = (found[-1][0], number)
    trimmed = []
    for first, last in found:
        end = last
        while end > first and (
            kinds[end] == MARK or (kinds[end] == LOWER and lowers[end] in links)
        ):
            end -= 1
        trimmed.append((first, end))
    return trimmed
