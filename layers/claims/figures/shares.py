"""Shares and multiples: "40 % of the 10,000 residents", "a third of the families", "twice as many".

A share counts people only where its base is stated in the same words.
"""

from collections.abc import Sequence
from functools import cache

from ...lexicon import load_cues
from ..sentence.people import ENDS, Group, people_heads
from .numbers import find_numbers
from .spoken import Number, Token

_BASE = 6
_NOUN = 3
_TIMES = {"twice": 2, "double": 2, "thrice": 3}
_COUNTED = frozenset(("idps", "refugees", "returnees", "displaced", "evacuees", "hostages"))


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
    """Read "a third of the 9,000 residents" as 3,000."""
    names = _fractions()
    place = index
    if tokens[place].word in ("a", "one") and place + 1 < len(tokens):
        place += 1
    parts = names.get(tokens[place].word)
    return _share(tokens, index, place + 1, parts) if parts else None


@cache
def _fractions() -> dict[str, float]:
    return {name: one / whole for name, (one, whole) in load_cues("figures")["fractions"].items()}


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
    if last + 1 < len(tokens) and tokens[last + 1].word in ("who", "that"):
        return None  # what is told of the 100 % is not told of the share
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
        if word in _COUNTED or word in ENDS:
            return None  # those who are displaced are all of them, whatever is told of a share
        if word in heads.plural or word in heads.units:
            return place, heads.units.get(word, "people")
    return None


def relative(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "twice as many", and "as many" as were told before."""
    if tokens[index].word not in ("as", *_TIMES):
        return None
    words = [token.word for token in tokens[index : index + 3]]
    if words[:2] == ["as", "many"] and words[2:] not in (["as"], []):
        return multiple(index, index + 1, 1)
    factor = _TIMES.get(tokens[index].word)
    if factor is None or [token.word for token in tokens[index + 1 : index + 3]] != ["as", "many"]:
        return None
    return multiple(index, index + 2, factor)


def multiple(first: int, last: int, factor: int) -> Group:
    """Return a group that counts what is told before it, so many times."""
    return Group(
        first=first,
        last=last,
        low=None,
        best=None,
        high=None,
        qualifier="exact",
        head="relative",
        factor=factor,
    )
