"""Shares and multiples: "40 % of the 10,000 residents", "a third of the families", "twice as many".

A share counts people only where its base is stated in the same words.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ...lexicon import cue_words, load_cues
from ..sentence.people import ENDS, WORDY, Group, one, people_heads
from .numbers import find_numbers
from .spoken import Number, Token, number_tables

_BASE = 6
_NOUN = 3
_TIMES = {"twice": 2, "double": 2, "triple": 3, "thrice": 3}
_NUMBERS = cue_words("figures.shares.numbers")


def percent(tokens: Sequence[Token], number: Number, sign: int) -> Group:
    """Read "40 % of the 10,000 residents" as 4,000; without a base it counts nothing."""
    found = None
    if number.best is not None:
        found = _share(tokens, number.first, sign + 1, number.best / 100)
    return found or Group(
        first=number.first,
        last=sign,
        low=number.low,
        best=number.best,
        high=number.high,
        qualifier=number.qualifier,
        head="thing",
        thing="percent",
    )


def fraction(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "a third of the 9,000 residents" as 3,000, "two thirds of" them as 6,000.

    Two thirds of what nobody counts are not two.
    """
    found = _parts(tokens, index)
    if found is None:
        return None
    last, factor = found
    counted = _share(tokens, index, last + 1, factor)
    if counted is None and tokens[index].word in number_tables().ones and last > index:
        return one(index, last, "thing", thing="percent")
    return counted


def _parts(tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
    """Read "half", "a third", "two-thirds", "one in five": its last token, and which part it is."""
    word, last = tokens[index].word, index
    rate = [token.word for token in tokens[index + 1 : index + 4]]
    if rate[::2] == ["in", "of"]:  # not "killed two in three villages"
        part, base = _parts_of(word), _parts_of(rate[1])
        return (index + 2, part / base) if 0 < part < base else None
    if word not in _openers() and "-" not in word:
        return None
    words = word.split("-")
    if len(words) == 1 and index + 1 < len(tokens) and _parts_of(words[0]):
        last += 1
        words.append(tokens[last].word)
    counted = _parts_of(words[0]) if len(words) == 2 else 1
    whole = _wholes().get(words[-1]) or _wholes().get(words[-1].removesuffix("s"))
    return (last, counted / whole) if whole and counted else None


def _parts_of(word: str) -> int:
    """Return how many parts are meant: none where the word tells no number of them."""
    return 1 if word == "a" else number_tables().ones.get(word, 0)


@cache
def _wholes() -> dict[str, int]:
    wholes: dict[str, int] = load_cues("figures")["fractions"]
    return wholes


@cache
def _openers() -> frozenset[str]:
    """Return the words that a share may begin with, but for those of two parts."""
    return frozenset(("a", *number_tables().ones, *_wholes(), *(f"{each}s" for each in _wholes())))


@cache
def share_firsts() -> frozenset[str]:
    """Return the words that `fraction` and `relative` begin with, but for those of two parts."""
    return _openers().union(_TIMES, ("as",))


def _share(tokens: Sequence[Token], first: int, index: int, factor: float) -> Group | None:
    """Read the base that "of" begins, and take a share of it."""
    if index >= len(tokens) or tokens[index].word != "of":
        return None
    index = _past_owner(tokens, index + 1)
    base = next(iter(find_numbers(tokens[index : index + _BASE])), None)
    if base is None or base.first or base.best is None:
        return None
    noun = _noun_behind(tokens, index + base.last)
    if noun is None:
        return None
    last, unit = noun
    value = round(base.best * factor)
    return Group(
        first=first,
        last=last,
        low=value,
        best=value,
        high=value,
        qualifier="about",
        head="people",
        unit=unit,
        whole=base.best,
    )


def _past_owner(tokens: Sequence[Token], index: int) -> int:
    """Go over "the", "about", "the town's"."""
    owned = range(index, min(index + 4, len(tokens)))
    owner = next((place for place in owned if tokens[place].word.endswith(("'s", "s'"))), None)
    index = index if owner is None else owner + 1
    while index < len(tokens) and tokens[index].word in ("the", "its", "some", "about", "all"):
        index += 1
    return index


def _noun_behind(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """Return the noun for people soon behind a number, and its unit."""
    heads = people_heads()
    for place in range(last + 1, min(last + 1 + _NOUN, len(tokens))):
        word = tokens[place].word
        if word in ENDS or not WORDY.match(word):
            return None
        if word in heads.plural or word in heads.units:
            return place, heads.units.get(word, "people")
    return None


def relative(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "twice as many", "half that number", and "as many" as were told before."""
    word, last = tokens[index].word, index
    if word == "as":
        behind = [token.word for token in tokens[index + 1 : index + 3]]
        told = behind[:1] == ["many"] and behind[1:] not in (["as"], [])
        return _multiple(tokens, index, index + 1, 1) if told else None
    factor: float | None = _TIMES.get(word)
    if factor is None:
        found = _parts(tokens, index)
        if found is None:
            return None
        last, factor = found
    return _as_told(tokens, index, last + 1, factor)


def times(tokens: Sequence[Token], number: Number) -> Group | None:
    """Read "three times as many", "three times that number"."""
    if [token.word for token in tokens[number.last + 1 : number.last + 2]] != ["times"]:
        return None
    return _as_told(tokens, number.first, number.last + 2, number.best or 1)


def _as_told(tokens: Sequence[Token], first: int, index: int, factor: float) -> Group | None:
    """Read "as many" and "that number" behind how many times."""
    words = tuple(token.word for token in tokens[index : index + 2])
    if words == ("as", "many") or (words[:1] == ("that",) and words[-1] in _NUMBERS):
        return _multiple(tokens, first, index + 1, factor)
    return None


def _multiple(tokens: Sequence[Token], first: int, last: int, factor: float) -> Group:
    """Return a group that counts what is told before it, so many times."""
    noun = tokens[last + 1].word if last + 1 < len(tokens) else ""
    return Group(
        first=first,
        last=last + (noun in people_heads().plural),
        low=None,
        best=None,
        high=None,
        qualifier="exact",
        head="relative",
        factor=factor,
    )


def after(group: Group, before: Group | None, tokens: Sequence[Token]) -> Group:
    """Count "half as many rebels" of "24 soldiers and half as many rebels"."""
    if group.head != "relative" or before is None or before.thing is not None:
        return group
    between = [token.word for token in tokens[before.last + 1 : group.first]]
    return replace(multiplied(before, group), head="people") if between == ["and"] else group


def multiplied(base: Group, group: Group) -> Group:
    """Return a group so many times as large as another."""
    return replace(
        group,
        low=_times(base.low, group.factor),
        best=_times(base.best, group.factor),
        high=_times(base.high, group.factor),
        qualifier=base.qualifier,
        unit=base.unit,
    )


def _times(value: int | None, factor: float) -> int | None:
    return None if value is None else round(value * factor)
