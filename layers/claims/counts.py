"""The parts of a sentence that count people: numbers with their noun, and the triggers beside them.

`read_counts` reads a sentence once into tokens, counted phrases ("13 militants", "the mayor") and
triggers ("were killed"); `quantities` ties them together.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from ..lexicon import load_cues
from .amounts import Number, any_of, find_numbers

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\w\s]|_")
_LONGEST_NOUN_PHRASE = 6
_PREPOSITIONS = frozenset(
    "in on at from by to into near during since for with within across over through under around"
    " who which that as if of".split()
)


@dataclass(slots=True)
class Count:
    """A counted phrase; ``first``, ``last`` are its tokens with bound and noun.

    ``people`` is True for a noun for people, False for something else, None for a bare number;
    ``single`` marks "the mayor", which counts one.
    """

    number: Number
    first: int
    last: int
    unit: str = "people"
    people: bool | None = None
    single: bool = False
    reason: str = "other"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that a number may count for; ``sides`` as in the table of triggers."""

    measure: str
    sides: str
    first: int
    last: int


@dataclass(slots=True)
class Counts:
    """What one sentence holds: words in lower case with their offsets, counts, triggers."""

    words: list[str]
    written: list[str]
    starts: list[int]
    ends: list[int]
    counts: list[Count] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)

    def at(self, offset: int) -> int:
        """Return the index of the first token that ends after an offset of the text."""
        return next((i for i, end in enumerate(self.ends) if end > offset), len(self.ends))


@dataclass(frozen=True, slots=True)
class Table:
    """The words of figures of a language, compiled."""

    trigger: re.Pattern[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    nouns: frozenset[str]
    units: dict[str, str]
    articles: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    stops: frozenset[str]
    joins: frozenset[str]
    subset: tuple[tuple[str, ...], ...]
    rise: frozenset[str]
    twice: dict[str, int]
    before_subject: frozenset[str]
    nobody: frozenset[str]
    after: dict[str, str]
    before: dict[str, str]


@cache
def load_table(language: str = "en") -> Table:
    """Compile the table of figures of a language."""
    cues = load_cues("counts", language)
    phrases: defaultdict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for measure, group in cues["triggers"].items():
        for words, sides in (group["words"] | group["phrases"]).items():
            if sides:
                tokens = tuple(words.split())
                phrases[tokens[0]].append((tokens, measure, sides))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    gap = cues["gap"]
    others: dict[str, Any] = cues["others"]
    return Table(
        trigger=re.compile(rf"\b(?:{any_of(phrases)})\b", re.IGNORECASE),
        phrases=dict(phrases),
        nouns=frozenset(_plurals(cues["people"]["nouns"])),
        units=cues["people"]["units"],
        articles=frozenset(cues["people"]["articles"]),
        auxiliaries=frozenset(gap["auxiliaries"]),
        passive=frozenset(gap["passive"]),
        stops=frozenset(gap["stops"]),
        joins=frozenset(gap["joins"]),
        subset=tuple(tuple(words.split()) for words in gap["subset"]),
        rise=frozenset(gap["rise"]),
        twice=gap["twice"],
        before_subject=frozenset(gap["said_before_subject"]),
        nobody=frozenset(cues["numbers"]["nobody"]),
        after={word: reason for reason, group in others.items() for word in group["after"]},
        before={
            word: reason for reason, group in others.items() for word in group.get("before", ())
        },
    )


def _plurals(nouns: Iterable[str]) -> Iterable[str]:
    for noun in nouns:
        yield noun
        yield noun + "s"


def read_counts(text: str) -> Counts:
    """Read the tokens, triggers and counted phrases of a sentence."""
    table = load_table()
    tokens = list(_TOKEN.finditer(text))
    counts = Counts(
        words=[token.group().lower().replace("’", "'") for token in tokens],
        written=[token.group() for token in tokens],
        starts=[token.start() for token in tokens],
        ends=[token.end() for token in tokens],
    )
    numbers = find_numbers(text)
    counts.triggers = _find_triggers(counts, table, {number.start for number in numbers})
    begins = {trigger.first for trigger in counts.triggers}
    at = 0
    for number in numbers:
        while at < len(tokens) and counts.ends[at] <= number.start:
            at += 1
        last = at
        while last + 1 < len(tokens) and counts.starts[last + 1] < number.end:
            last += 1
        counts.counts.append(
            _with_noun(Count(number=number, first=at, last=last), counts, table, begins)
        )
    _take_percentages(counts)
    if counts.triggers:
        _add_singles(counts, table, begins)
    return counts


def _find_triggers(counts: Counts, table: Table, number_starts: set[int]) -> list[Trigger]:
    """Find triggers, the longest phrase first; "killed and wounded 12" is two, not one."""
    triggers: list[Trigger] = []
    words, at = counts.words, 0
    while at < len(words):
        for tokens, measure, sides in table.phrases.get(words[at], ()):
            end = at + len(tokens)
            if tuple(words[at:end]) != tokens:
                continue
            joint = measure == "affected" and len(tokens) > 1 and "l" in sides
            if joint and end < len(words) and counts.starts[end] in number_starts:
                continue
            triggers.append(Trigger(measure, sides, at, end - 1))
            at = end - 1
            break
        at += 1
    return triggers


def _with_noun(count: Count, counts: Counts, table: Table, begins: set[int]) -> Count:
    """Find the noun that a number counts, and what kind of thing that is."""
    words, at = counts.words, count.last + 1
    before = words[count.first - 1] if count.first else ""
    count.reason = _reason(count, counts, table)
    if before in table.before or count.reason != "other":
        count.reason = table.before.get(before, count.reason)
        count.people = False
        return count
    if not count.number.whole:
        count.people = False
        return count
    noun = None
    for index in range(at, min(at + _LONGEST_NOUN_PHRASE, len(words))):
        word = words[index]
        if word in table.units:
            count.unit, noun = table.units[word], index
            break
        if word in table.nouns and index not in begins:
            noun = index
            continue
        if noun is not None or index in begins or not word[0].isalnum():
            break
        if word == "of" and index == at:
            continue
        if word in table.auxiliaries or word in table.joins or word in _PREPOSITIONS:
            break
        if word in table.after:
            count.reason, count.people, count.last = table.after[word], False, index
            return count
        if _is_nationals(counts.written[index]):
            noun = index
    if noun is not None:
        count.people, count.last = True, noun
    elif at < len(words) and at not in begins and words[at][0].isalpha():
        bare = words[at] in table.auxiliaries | table.joins | _PREPOSITIONS | table.stops
        count.people = None if bare else False
    return count


def _is_nationals(word: str) -> bool:
    """Tell whether a word looks like a people's name: a capital and a plural ("Palestinians")."""
    return (
        word[0].isupper()
        and len(word) > 4
        and word.lower().endswith(("ians", "ans", "is", "ese", "ish"))
    )


def _reason(count: Count, counts: Counts, table: Table) -> str:
    """Say what a number counts when it counts no people: by the word after it."""
    words, at = counts.words, count.last + 1
    for index in range(at, min(at + 2, len(words))):
        for length in (2, 1):
            reason = table.after.get(" ".join(words[index : index + length]))
            if reason and (index == at or words[at] in ("-", "–")):
                return reason
    written = counts.words[count.last]
    if at < len(words) and re.fullmatch(r"\d+(?:st|nd|rd|th)", written):
        return "ordinal"
    best = count.number.best
    plain = count.first == count.last and written.isdigit()
    if plain and best is not None and 1900 <= best <= 2100 and len(written) == 4:
        following = words[at] if at < len(words) else ""
        if following not in table.nouns and following not in table.units:
            return "year"
    if _is_age(count, counts):
        return "age"
    return "other"


def _is_age(count: Count, counts: Counts) -> bool:
    """Tell an age: "the mayor, 58, and", "Amina, 12." """
    words, first, last = counts.words, count.first, count.last
    if first != last or not words[first].isdigit() or int(words[first]) > 110:
        return False
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else "."
    if before != "," or after not in (",", ".", ")", "and"):
        return False
    return first < 2 or not words[first - 2].isdigit()


def _take_percentages(counts: Counts) -> None:
    """Turn "40 per cent of the 2,000 residents" into 800; a percentage without a base is none."""
    for share, base in zip(counts.counts, counts.counts[1:], strict=False):
        best = share.number.best
        if share.reason != "percentage" or best is None or base.number.best is None:
            continue
        after = (
            share.last + 2
            if counts.words[share.last + 1 : share.last + 2] == ["per"]
            else share.last + 1
        )
        if base.first - after > 4 or "of" not in counts.words[after : base.first]:
            continue
        value = round(base.number.best * best / 100)
        base.number = replace(
            base.number,
            low=None,
            best=value,
            high=None,
            qualifier="about",
            start=share.number.start,
        )
        base.first = share.first


def _add_singles(counts: Counts, table: Table, begins: set[int]) -> None:
    """Add victims told singly: an article or possessive, and a noun for one person."""
    taken = {index for count in counts.counts for index in range(count.first, count.last + 1)}
    singles: list[Count] = []
    for index, word in enumerate(counts.words):
        if word not in table.articles or index in taken:
            continue
        for last in range(index + 1, min(index + 4, len(counts.words))):
            noun = counts.words[last]
            if last in taken or last in begins or not noun[0].isalpha():
                break
            if noun in table.nouns and not _is_plural(noun, table):
                while (
                    last + 1 < len(counts.words)
                    and counts.words[last + 1] in table.nouns
                    and not _is_plural(counts.words[last + 1], table)
                ):
                    last += 1
                start, end = counts.starts[index], counts.ends[last]
                one = Number(
                    low=1, best=1, high=1, qualifier="exact", start=start, core=start, end=end
                )
                singles.append(Count(number=one, first=index, last=last, people=True, single=True))
                break
            if noun in table.auxiliaries or noun in table.joins or noun in _PREPOSITIONS:
                break
    counts.counts = sorted([*counts.counts, *singles], key=lambda count: count.first)


_NEVER_ONE = frozenset(
    "people men women children police crew staff troops youths babies servicemen gunmen policemen"
    " fishermen militiamen other others more displaced wounded injured dead life lives body bodies"
    " corpse corpses victims member members leader general".split()
)


def _is_plural(noun: str, table: Table) -> bool:
    return noun in _NEVER_ONE or (noun.endswith("s") and noun[:-1] in table.nouns)
