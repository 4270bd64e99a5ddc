"""Groups of people in a sentence: a number and whom it counts, or somebody told singly.

A group is "at least 200", "two soldiers", "1,100 households", "his driver", "Inspector Lema". What
befell them is not decided here. Numbers of other things (kilometres, dollars, cows) are groups with
a ``thing``, so that nothing else takes them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicon import load_cues
from .numbers import Number, Token, find_numbers, number_words

_MODIFIERS = 5
_NAME = 5
_WORDY = re.compile(r"[^\W\d_]")
_YEARS = re.compile(r"(?:19|20)\d\d\Z")
_AGE = re.compile(r"\d{1,3}-(?:year|month|day|week)s?-olds?\Z")
_DETERMINERS = frozenset("a an his her their its one another the".split())  # noqa: SIM905
_ENDS = frozenset(
    "of in at from by with on for to and or but who whom whose that which were was are is be been "
    "have has had near after since during as into while when including than among amid under a an "
    "the his her their its this these those it he she they not also".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People, or things, that a number counts; spans are tokens, the last one included.

    ``head`` is "people", "single", "unknown", "bare", "nobody", "relative" or "thing"; ``factor``
    is 2 for "twice as many"; ``subset`` tells that the group is part of another.
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    head: str
    unit: str = "people"
    thing: str | None = None
    factor: int = 1
    subset: bool = False
    inner: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heads:
    singular: frozenset[str]
    plural: frozenset[str]
    units: dict[str, str]
    titles: frozenset[str]
    things: dict[str, str]
    months: frozenset[str]
    nobody: frozenset[str]
    openers: frozenset[str]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    degrees: frozenset[str]
    adjectives: frozenset[str]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _heads() -> _Heads:
    cues = load_cues("figures")
    singular = frozenset(cues["people"]["words"].split())
    plural = frozenset(_plural(noun) for noun in singular) | frozenset(cues["people"]["irregular"])
    things = {
        form: reason
        for reason, nouns in cues["things"].items()
        if reason != "crowd"
        for noun in nouns.split()
        for form in (noun, _plural(noun))
    }
    months = {name for names in load_cues("dates")["months"].values() for name in names}
    return _Heads(
        singular=singular,
        plural=plural | {"rohingya"},
        units={form: unit for unit, forms in cues["units"].items() for form in forms.split()},
        titles=frozenset(cues["titles"]["words"].split()),
        things=things,
        months=frozenset(months),
        nobody=frozenset(cues["negation"]["nobody"]),
        openers=frozenset(cues["openers"]["words"].split()),
        before=frozenset(tuple(phrase.split()) for phrase in cues["subset"]["before"]),
        after=frozenset(tuple(phrase.split()) for phrase in cues["subset"]["after"]),
        degrees=frozenset(cues["subset"]["degrees"].split()),
        adjectives=frozenset(cues["people"]["adjectives"].split()),
    )


def is_people(word: str) -> bool:
    """Tell whether a word is a noun for several people."""
    return word in _heads().plural


def is_thing(word: str) -> bool:
    """Tell whether a word is a noun for something other than people."""
    return word in _heads().things


def find_groups(
    tokens: Sequence[Token], text: str, *, stops: Sequence[bool], inner: Sequence[bool]
) -> list[Group]:
    """Find the groups of a sentence, from left to right, without overlap.

    Parameters
    ----------
    tokens
        The tokens.
    text
        The sentence as written; capitals tell names.
    stops
        For each token, whether a trigger begins there.
    inner
        For each token, whether a trigger that may stand before a noun ("displaced") begins there.
    """
    numbers = {number.first: number for number in find_numbers(tokens)}
    groups: list[Group] = []
    depth = 0
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        depth = max(0, depth + (word in "([") - (word in ")]"))
        number = numbers.get(index)
        group = (
            _counted(tokens, text, number, stops, inner)
            if number
            else _uncounted(tokens, text, index, stops)
        )
        if group is None:
            index = number.last + 1 if number else index + 1
            continue
        if depth or _is_subset(tokens, group, stops) or _goes_on(tokens, groups, group, stops):
            group = _marked(group)
        groups.append(group)
        index = group.last + 1
    return groups


def _marked(group: Group) -> Group:
    return Group(
        first=group.first,
        last=group.last,
        low=group.low,
        best=group.best,
        high=group.high,
        qualifier=group.qualifier,
        head=group.head,
        unit=group.unit,
        thing=group.thing,
        factor=group.factor,
        subset=True,
        inner=group.inner,
    )


def _goes_on(
    tokens: Sequence[Token], groups: Sequence[Group], group: Group, stops: Sequence[bool]
) -> bool:
    """Tell whether "and" joins a group to one that is a part: "including five aid workers and …"."""
    if not groups or not groups[-1].subset or group.first - groups[-1].last > 6:
        return False
    between = range(groups[-1].last + 1, group.first)
    words = {tokens[place].word for place in between}
    marks = words & set(")];.:")
    return "and" in words and not marks and not any(stops[place] for place in between)


def _is_subset(tokens: Sequence[Token], group: Group, stops: Sequence[bool]) -> bool:
    heads = _heads()
    for length in (1, 2, 3):
        begin = group.first - length
        before = tuple(token.word for token in tokens[max(begin, 0) : group.first])
        behind = tuple(token.word for token in tokens[group.last + 1 : group.last + 1 + length])
        if before in heads.before or behind in heads.after:
            return True
    place = group.last + 1
    if place < len(tokens) and tokens[place].word in heads.degrees and not stops[place]:
        return place + 1 == len(tokens) or not _WORDY.match(tokens[place + 1].word)
    return False


def _counted(
    tokens: Sequence[Token],
    text: str,
    number: Number,
    stops: Sequence[bool],
    inner: Sequence[bool],
) -> Group | None:
    """Read a number and its noun."""
    heads = _heads()
    word = tokens[number.last].word
    before = tokens[number.first - 1].word if number.first else ""
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    if before in "$€£#" and before:
        return _group(number, number.last, "thing", thing="money")
    if before in heads.months or (following in heads.months and len(word) <= 2):
        return _group(number, number.last, "thing", thing="date")
    if following == "%":
        return _percent(tokens, number, number.last + 1)
    if before in ("aged", "age") or _is_age(tokens, number):
        return _group(number, number.last, "thing", thing="age")
    last, head, unit, thing, within = _head(tokens, text, number.last, stops, inner)
    if thing == "percent":
        split = tokens[last].word == "per" and last + 1 < len(tokens)
        return _percent(tokens, number, last + (split and tokens[last + 1].word == "cent"))
    if thing is None and _YEARS.match(word) and head in ("bare", "unknown"):
        return _group(number, number.last, "thing", thing="date")
    if head == "bare" and number.best == 1 and not number.digits and following != "others":
        spoken = stops[number.last + 1] if number.last + 1 < len(tokens) else False
        if not spoken and following not in ("was", "were", "of", "has", "is"):
            return _group(number, number.last, "thing", thing="other")
    return _group(number, last, head, unit=unit, thing=thing, inner=within)


def _group(
    number: Number,
    last: int,
    head: str,
    *,
    unit: str = "people",
    thing: str | None = None,
    inner: int | None = None,
) -> Group:
    return Group(
        first=number.first,
        last=last,
        low=number.low,
        best=number.best,
        high=number.high,
        qualifier=number.qualifier,
        head=head,
        unit=unit,
        thing=thing,
        inner=inner,
    )


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Tell an age: ", 58," or "(34)" behind a word, with nothing that it counts."""
    if number.first != number.last or not number.digits or (number.best or 999) > 110:
        return False
    if number.first < 2:
        return False
    opening = tokens[number.first - 1].word
    closing = tokens[number.last + 1].word if number.last + 1 < len(tokens) else "."
    if opening == "," and closing in ",.;":
        return bool(_WORDY.match(tokens[number.first - 2].word))
    if opening == "(" and closing == ")":
        return tokens[number.first - 2].word not in _heads().plural
    return False


def _head(
    tokens: Sequence[Token],
    text: str,
    number_last: int,
    stops: Sequence[bool],
    inner: Sequence[bool],
) -> tuple[int, str, str, str | None, int | None]:
    """Find what a number counts: last token, head, unit, thing, and a trigger within."""
    heads = _heads()
    last, head, unit, within = number_last, "bare", "people", None
    unknown = 0
    index = number_last + 1
    if index < len(tokens) and tokens[index].word == "of":
        index += 1
        while index < len(tokens) and tokens[index].word in heads.openers:
            index += 1
        if index < len(tokens) and tokens[index].word[0].isdigit():
            index += 1
        if index < len(tokens) and tokens[index].word in ("them", "whom", "these", "which"):
            return number_last, "bare", unit, None, None
    limit = min(len(tokens), index + _MODIFIERS)
    while index < limit:
        word = tokens[index].word
        if word in heads.units:
            return index, "people", heads.units[word], None, within
        if word in heads.plural or (word in heads.singular and head != "people"):
            last, head = index, "people"
        elif inner[index] and head == "bare" and _noun_follows(tokens, index, stops):
            within = index
        elif stops[index] or word in _ENDS or not _WORDY.match(word):
            break
        elif word in heads.things:
            return (
                (index, "thing", unit, heads.things[word], None)
                if head == "bare"
                else (last, head, unit, None, within)
            )
        elif head == "people":
            break
        elif _AGE.match(word):
            pass
        elif word.endswith("s") and not word.endswith(("ss", "ous")):
            last, unknown = index, index
        elif text[tokens[index].start].isupper() and not text.isupper():
            unknown = index
        index += 1
    if head == "bare" and unknown:
        return unknown, "unknown", unit, None, within
    if head == "bare":
        within = None
    return last, head, unit, None, within


def _noun_follows(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell whether a noun for people stands behind a participle ("three displaced families")."""
    heads = _heads()
    for token in tokens[index + 1 : index + 4]:
        if token.word in heads.units or token.word in heads.plural or token.word in heads.singular:
            return True
        if token.word in _ENDS or not _WORDY.match(token.word):
            return False
    return False


def _percent(tokens: Sequence[Token], number: Number, sign: int) -> Group:
    """Read "40 % of the 10,000 residents" as 4,000; without a base it counts nothing."""
    nothing = _group(number, sign, "thing", thing="percent")
    index = sign + 1
    if number.best is None or index >= len(tokens) or tokens[index].word != "of":
        return nothing
    index += 1
    owned = (word for word in range(index, min(index + 4, len(tokens))))
    owner = next((place for place in owned if tokens[place].word.endswith(("'s", "s'"))), None)
    index = index if owner is None else owner + 1
    while index < len(tokens) and tokens[index].word in ("the", "its", "some", "about", "all"):
        index += 1
    base = next(iter(find_numbers(tokens[index : index + 6])), None)
    if base is None or base.first or base.best is None:
        return nothing
    last = index + base.last
    unit = "people"
    for offset, token in enumerate(tokens[last + 1 : last + 4]):
        if token.word in _heads().plural or token.word in _heads().units:
            unit = _heads().units.get(token.word, "people")
            last += offset + 1
            break
    else:
        return nothing
    value = round(base.best * number.best / 100)
    return Group(
        first=number.first,
        last=last,
        low=value,
        best=value,
        high=value,
        qualifier="about",
        head="people",
        unit=unit,
    )


def _uncounted(
    tokens: Sequence[Token], text: str, index: int, stops: Sequence[bool]
) -> Group | None:
    """Read somebody told singly, "nobody", or "twice as many"."""
    heads = _heads()
    word = tokens[index].word
    two = f"{word} {tokens[index + 1].word}" if index + 1 < len(tokens) else ""
    if word in heads.nobody:
        return _one(index, index, "nobody")
    if two in heads.nobody:
        return _one(index, index + 1, "nobody")
    if word in ("twice", "double", "thrice"):
        return _relative(tokens, index, 3 if word == "thrice" else 2)
    if word == "no":
        return _named(tokens, index, stops, singular=False)
    if word in _DETERMINERS or _AGE.match(word):
        named = _named(tokens, index, stops, singular=True)
        if named is None and word == "another" and _stands_alone(tokens, index):
            return _one(index, index, "single")
        return named
    if word in heads.titles and not stops[index]:
        return _titled(tokens, text, index, stops)
    return None


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Tell "another was hurt", "and injured another." from "another attack"."""
    following = tokens[index + 1].word if index + 1 < len(tokens) else "."
    return not _WORDY.match(following) or following in ("was", "is", "in", "has", "had", "and")


def _one(first: int, last: int, head: str) -> Group:
    value = 0 if head == "nobody" else 1
    return Group(
        first=first, last=last, low=value, best=value, high=value, qualifier="exact", head=head
    )


def _relative(tokens: Sequence[Token], index: int, factor: int) -> Group | None:
    if [token.word for token in tokens[index + 1 : index + 3]] != ["as", "many"]:
        return None
    return Group(
        first=index,
        last=index + 2,
        low=None,
        best=None,
        high=None,
        qualifier="exact",
        head="relative",
        factor=factor,
    )


def _named(
    tokens: Sequence[Token], index: int, stops: Sequence[bool], *, singular: bool
) -> Group | None:
    """Read "a shepherd", "the deputy mayor", "no civilians"."""
    heads = _heads()
    last = None
    for position in range(index + 1, min(len(tokens), index + 1 + _MODIFIERS)):
        word = tokens[position].word
        if word in heads.singular:
            last = position
        elif not singular and word in heads.plural:
            last = position
            break
        elif last is not None or stops[position] or word in _ENDS or not _WORDY.match(word):
            break
        elif word in heads.plural or word in heads.units or word in heads.things:
            # "a police officer", "the bus driver" – but not "the house of"
            if position + 1 >= len(tokens) or tokens[position + 1].word not in heads.singular:
                break
        elif singular and word in number_words():
            break
    if last is None or _only_describes(tokens, last):
        return None
    return _one(index, last, "single" if singular else "nobody")


def _only_describes(tokens: Sequence[Token], index: int) -> bool:
    """Tell "national", "Syrian" or "major" before another noun from the same word as a person."""
    if tokens[index].word not in _heads().adjectives or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1].word
    return following not in _ENDS and _WORDY.match(following) is not None


def find_name(
    tokens: Sequence[Token], text: str, first: int, *, stops: Sequence[bool]
) -> Group | None:
    """Read a person named without article at a token: "Dr Edna Kassim", "deputy mayor Ilir Hoxha".

    Two words or more, and none a noun for things or for several; in a text that has small letters,
    the names need their capitals.
    """
    heads = _heads()
    shouted = text.isupper()
    place = first
    while place < min(len(tokens), first + 8):
        token = tokens[place]
        if token.word in _ENDS or not _WORDY.match(token.word) or stops[place]:
            break
        if token.word in heads.plural or token.word in heads.units or token.word in heads.things:
            return None
        capital = text[token.start].isupper()
        if not shouted and not capital and token.word not in heads.singular:
            break
        place += 1
    words = tokens[first:place]
    names = [one for one in words if text[one.start].isupper() and one.word not in heads.singular]
    if len(names) < 2 or words[-1] not in names:
        return None
    return _one(first, place - 1, "single")


def _titled(tokens: Sequence[Token], text: str, index: int, stops: Sequence[bool]) -> Group | None:
    """Read "Inspector Lema": a title and the capitals behind it."""
    last = index
    for position in range(index + 1, min(len(tokens), index + 1 + _NAME)):
        token = tokens[position]
        if token.word in _ENDS or stops[position] or not text[token.start].isupper():
            break
        last = position
    return _one(index, last, "single") if last > index else None
