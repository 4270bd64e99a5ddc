"""Numbers that are ages: "a boy of 12", ", 58,", "(34)", "children under five"."""

from collections.abc import Sequence

from ...lexicon import cue_words
from ..sentence.people import WORDY, Group, people_heads
from .former import is_of
from .spoken import Number, Token

_YOUNG_OR_OLD = cue_words("figures.kin.young_or_old")
AGE_BOUNDS = cue_words("figures.kin.age_bounds")
_OLDEST = 110
_AGES = frozenset(map(str, range(1, _OLDEST + 1)))


def age_from(tokens: Sequence[Token], number: Number) -> int | None:
    """Return where the words of an age begin, None where a number is no age.

    Parameters
    ----------
    tokens
        The tokens of a sentence.
    number
        A number in it.
    """
    before = [token.word for token in tokens[max(0, number.first - 4) : number.first]]
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    if before[-2:] == ["age", "of"]:  # "children under the age of five"
        return number.first - (4 if before[0] in AGE_BOUNDS else 2)
    if before[-1:] in (["aged"], ["age"]) or _is_beside(tokens, number):
        return number.first
    if _is_bound(tokens, number) or _is_aged(tokens, number.first, following):
        return number.first
    return None


def _is_bound(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "children under five", "people over 60" from "killed under 5 people"."""
    bound, heads = number.first, people_heads()
    if tokens[bound].word not in AGE_BOUNDS:
        bound -= 1
    if (
        bound < 1
        or tokens[bound].word not in AGE_BOUNDS
        or (number.low or number.high or 0) > _OLDEST
    ):
        return False
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    counts = following in heads.plural or following in heads.units or following in heads.things
    return tokens[bound - 1].word in heads.plural and (not counts or following == "years")


def _is_beside(tokens: Sequence[Token], number: Number) -> bool:
    """Tell an age: ", 58," or "(34)" behind a word, with nothing that it counts."""
    if number.first != number.last or not number.digits or (number.best or 999) > _OLDEST:
        return False
    if number.first < 2:
        return False
    opening = tokens[number.first - 1].word
    closing = tokens[number.last + 1].word if number.last + 1 < len(tokens) else "."
    if opening not in (",", "("):
        return False
    ends = ",.;" if opening == "," else ")"
    pair = [token.word for token in tokens[number.last + 2 : number.last + 4]]
    if closing == "and" and pair[:1] and pair[0] in _AGES and pair[1:] and pair[1] in ends:
        return True  # "two sisters (8 and 11)"
    before = tokens[number.first - 2].word
    if opening == ",":
        return closing in ends and bool(WORDY.match(before))
    return closing == ends and before not in people_heads().plural


def _is_aged(tokens: Sequence[Token], first: int, following: str) -> bool:
    """Tell "a boy of 12", "a rapper of 32 hit by a bullet" from "leaders of 32 families"."""
    if is_of(tokens, first, _YOUNG_OR_OLD):
        return True
    heads = people_heads()
    counts = following in heads.plural or following in heads.units
    if heads.things.get(following) == "time" and is_of(tokens, first, heads.singular):
        return True  # "a baby of eight months"
    return (
        not counts and is_of(tokens, first, people_heads().singular) and tokens[first].word in _AGES
    )


def find_by_ages(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "her daughters, 6 and 9," and "sons (4, 7 and 9)": as many people as there are ages."""
    opening = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if opening not in (",", "(") or tokens[index].word not in people_heads().plural:
        return None
    last, ages = index + 1, 0
    for place in range(index + 2, len(tokens)):
        word = tokens[place].word
        if word in _AGES:
            last, ages = place, ages + 1
        elif word not in (",", "and"):
            break
    closing = tokens[last + 1].word if last + 1 < len(tokens) else "."
    if ages < 2 or closing not in (").;" if opening == "(" else ",.;"):
        return None
    last += opening == "("
    return Group(
        first=index, last=last, low=ages, best=ages, high=ages, qualifier="exact", head="people"
    )
