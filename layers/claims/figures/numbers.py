"""Numbers as reports write them: the tokens of a sentence, and its numbers with their bounds.

Number words go through text2num; bounds ("at least"), vague words ("dozens"), ranges, and groups of
digits ("7 300", "4.600", "1.4 million") are read here, from the words in the lexicon's "figures".
What a number counts is not decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from text_to_num import text2num

from ...lexicon import load_cues
from ..sentence.people import is_people

_TOKEN = re.compile(
    r"[^\W\d_]{3,}(?=\d+[.,]\d)"  # a missing space: "about5,000"
    r"|\d{1,3}[-–]\d{1,3}(?:[.,]\d{3})+(?![\w])"  # 10-12,000
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\w])"  # 1,20,000
    r"|\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3})(?:\1\d{3})*(?![\w])"  # 7 300 · 4.600 · 12,400
    r"|\d+[.,]\d+(?![\w])"
    r"|\d[\d.,]*[^\W\d_]\w*"  # 12.7mm · 3rd · 350k
    r"|(?:[^\W\d_]\.){2,}(?=[\s,])"  # U.S.
    r"|\w+(?:['’-]\w+)*"
    r"|--|[^\w\s]"
)
_RANGE = re.compile(r"(\d+)[-–](\d+)((?:[.,]\d{3})*)\Z")
_SUFFIXED = re.compile(r"(\d+(?:[.,]\d+)?)([a-z]+)\Z")
_LARGEST = 10**10


class Token(NamedTuple):
    """A word, number or mark: in lower case, with its offsets in the sentence."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number with its bound, over the tokens ``first`` to ``last``."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    digits: bool


def split_tokens(text: str) -> list[Token]:
    """Split a sentence into tokens; a number written with separators is one."""
    return [
        Token(match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    ones: frozenset[str]
    plain: frozenset[str]
    scales: dict[str, int]
    local: frozenset[str]
    suffixes: dict[str, int]
    sets: dict[str, int]
    vague: dict[tuple[str, ...], int]
    vague_firsts: frozenset[str]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]


@cache
def _words() -> _Words:
    cues = load_cues("figures")
    numbers = cues["numbers"]
    ones, tens = numbers["ones"].split(), numbers["tens"].split()
    joined = [f"{ten}-{one}" for ten in tens for one in ones[:9]]
    return _Words(
        ones=frozenset(ones),
        plain=frozenset([*ones, *tens, *joined]),
        scales=numbers["scales"],
        local=frozenset(numbers["scales"]) - {"hundred", "thousand", "million", "billion"},
        suffixes=numbers["suffixes"],
        sets=numbers["sets"],
        vague={tuple(name.split()): low for name, low in cues["vague"].items()},
        vague_firsts=frozenset(name.split()[0] for name in cues["vague"]),
        before=_phrases(cues["bounds"]),
        after=_phrases(cues["bounds_after"]),
    )


def _phrases(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): name for name, phrases in table.items() for phrase in phrases}


@cache
def number_words() -> frozenset[str]:
    """Return the words that can open a number."""
    words = _words()
    vague = {phrase[0] for phrase in words.vague} - {"a"}
    return words.plain | frozenset(words.scales) | frozenset(words.sets) | frozenset(vague)


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Find the numbers, each with the bound that stands at it, from left to right."""
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        number = _number_at(tokens, index)
        if number is None:
            index += 1
            continue
        number = _bounded(tokens, _ranged(tokens, number), found[-1].last if found else -1)
        found.append(number)
        index = number.last + 1
    return found


def _number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read the bare number that begins at a token."""
    word = tokens[index].word
    if word[0].isdigit():
        return _digits_at(tokens, index)
    special = _vague_at(tokens, index) or _and_a_half(tokens, index)
    if special:
        return special
    words = _words()
    if word in words.sets:
        return None
    if word in ("a", "an", "half"):
        return _set_at(tokens, index)
    if word not in words.plain and word not in words.scales:
        return None
    last = _last_number_word(tokens, index)
    value = _spoken(tuple(token.word for token in tokens[index : last + 1]))
    if value is None:
        return None
    following = tokens[last + 1].word if last + 1 < len(tokens) else ""
    if following in words.sets or following == "dozens":
        size = words.sets.get(following, 12)
        return _exact(index, last + 1, value * size, digits=False)
    return _exact(index, last, value, digits=False)


def _last_number_word(tokens: Sequence[Token], index: int) -> int:
    """Return the last token of a run of number words; "and" only after a scale."""
    words = _words()
    last = index
    while last + 1 < len(tokens):
        word, here = tokens[last + 1].word, tokens[last].word
        if word in words.scales:
            last += 1
        elif word in words.plain:
            small = here in words.scales or (here.endswith("ty") and word in words.ones)
            if not small:
                break
            last += 1
        elif word == "and" and here in words.scales and last + 2 < len(tokens):
            if tokens[last + 2].word not in words.plain:
                break
            last += 2
        else:
            break
    return last


@cache
def _spoken(words: tuple[str, ...]) -> int | None:
    if len(words) == 1 and words[0] in _words().scales:
        return None
    if words[-1] in _words().local:
        value = _spoken(words[:-1])
        return None if value is None else value * _words().scales[words[-1]]
    try:
        value = text2num(" ".join(words), "en")
    except ValueError:
        return None
    return int(value) if 0 <= value < _LARGEST else None


def _digits_at(tokens: Sequence[Token], index: int) -> Number | None:
    word = tokens[index].word
    span = _RANGE.match(word)
    if span:
        thousands = 10 ** (len(span[3]) // 4 * 3)
        low, high = int(span[1][:12]), int(span[2][:12])
        if low < high:
            low *= thousands
        high = high * thousands + int(re.sub(r"\D", "", span[3]) or 0)
        if low < high < _LARGEST:
            return _range(index, index, low, high)
        return None
    words = _words()
    suffixed = _SUFFIXED.match(word)
    if suffixed and suffixed[2] in words.suffixes:
        return _exact(index, index, _scaled(suffixed[1], words.suffixes[suffixed[2]]), digits=True)
    if suffixed and suffixed[2] == "m" and index + 1 < len(tokens):
        # "1.2m people" are millions; any other "m" is a metre.
        people = is_people(tokens[index + 1].word)
        return _exact(index, index, _scaled(suffixed[1], 10**6), digits=True) if people else None
    if not all(sign.isdigit() or not sign.isalnum() for sign in word) or len(word) > 15:
        return None
    last, factor = index, 1
    while last + 1 < len(tokens) and tokens[last + 1].word in words.scales:
        factor *= words.scales[tokens[last + 1].word]
        last += 1
    value = _scaled(word, factor)
    return _exact(index, last, value, digits=True)


def _scaled(text: str, factor: int) -> int | None:
    """Read digits: three behind a mark are thousands, unless a scale follows; else decimals."""
    groups = re.split(r"\D", text)
    marks = len(groups) - 1
    if not all(groups) or not all(group.isascii() for group in groups):
        return None
    if marks > 1 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1]):
        return int("".join(groups)) * factor
    if marks and all(len(group) == 3 for group in groups[1:]) and (factor == 1 or marks > 1):
        return int("".join(groups)) * factor
    if marks == 1 and factor > 1:
        return round(int(groups[0] + groups[1]) * factor / float(10 ** len(groups[1])))
    return int(groups[0]) * factor if marks == 0 else None


def _vague_at(tokens: Sequence[Token], index: int) -> Number | None:
    words = _words()
    if tokens[index].word not in words.vague_firsts:
        return None
    for length in (3, 2, 1):
        phrase = tuple(token.word for token in tokens[index : index + length])
        if len(phrase) == length and phrase in words.vague:
            last = index + length - 1
            return Number(
                first=index,
                last=last,
                low=words.vague[phrase],
                best=None,
                high=None,
                qualifier="vague",
                digits=False,
            )
    return None


def _and_a_half(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "one and a half million"."""
    behind = [token.word for token in tokens[index + 1 : index + 5]]
    scale = (
        _words().scales.get(behind[3]) if behind[:3] == ["and", "a", "half"] and behind[3:] else 0
    )
    whole = (
        _spoken((tokens[index].word,)) if scale and tokens[index].word in _words().plain else None
    )
    if not scale or whole is None:
        return None
    return _exact(index, index + 4, (2 * whole + 1) * scale // 2, digits=False)


def _set_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "a dozen", "half a dozen", "a score", "a hundred"."""
    words = _words()
    half = tokens[index].word == "half"
    last = index + (2 if half else 1)
    if last >= len(tokens) or (half and tokens[index + 1].word not in ("a", "an")):
        return None
    word = tokens[last].word
    value = words.sets.get(word) or (words.scales.get(word) if len(word) > 3 else None)
    if value is None:
        return None
    while last + 1 < len(tokens) and tokens[last + 1].word in words.scales:
        last += 1
        value *= words.scales[tokens[last].word]
    if [token.word for token in tokens[last + 1 : last + 4]] == ["and", "a", "half"]:
        last, value = last + 3, value * 3 // 2
    return _exact(index, last, value // 2 if half else value, digits=False)


def _exact(first: int, last: int, value: int | None, *, digits: bool) -> Number | None:
    if value is None or value >= _LARGEST:
        return None
    return Number(
        first=first, last=last, low=value, best=value, high=value, qualifier="exact", digits=digits
    )


def _range(first: int, last: int, low: int, high: int) -> Number:
    return Number(
        first=first, last=last, low=low, best=None, high=high, qualifier="range", digits=True
    )


def _ranged(tokens: Sequence[Token], number: Number) -> Number:
    """Join "50 to 150", "between 50 and 150", "3–5" to one number."""
    following = number.last + 1
    if number.best is None or following + 1 >= len(tokens):
        return number
    sign = tokens[following].word
    before = tokens[number.first - 1].word if number.first else ""
    joins = sign in ("to", "-", "–", "or") or (sign == "and" and before == "between")
    if not joins or (sign == "to" and before in ("from", "by", "to")):
        return number
    second = _number_at(tokens, following + 1)
    if second is None or second.best is None or number.digits != second.digits:
        return number
    low, high = number.best, second.best
    scale = _scale(tokens, second)
    if _scale(tokens, number) == 1 and low < high // scale:
        low *= scale
    if low >= high:
        return number
    first = number.first - 1 if before == "between" else number.first
    return _range(first, second.last, low, high)


def _scale(tokens: Sequence[Token], number: Number) -> int:
    """Return by what the words of a number multiply it: "thousand", "million"."""
    scale = 1
    for token in tokens[number.first : number.last + 1]:
        scale *= _words().scales.get(token.word, 1)
    return scale


def _bounded(tokens: Sequence[Token], number: Number, floor: int) -> Number:
    """Add the bound that stands before or after a number; nothing before token ``floor`` counts."""
    words = _words()
    first, last, name = number.first, number.last, None
    for length in (4, 3, 2, 1):
        begin = number.first - length
        if begin <= floor:
            continue
        name = words.before.get(tuple(token.word for token in tokens[begin : number.first]))
        if name:
            first = begin
            break
    if name is None:
        for length in (2, 1):
            phrase = tuple(
                token.word for token in tokens[number.last + 1 : number.last + 1 + length]
            )
            name = words.after.get(phrase) if len(phrase) == length else None
            if name:
                last = number.last + length
                break
    if name is None:
        return number
    if number.qualifier in ("vague", "range"):
        kept = number.qualifier
        return _with(number, first, last, number.low, number.best, number.high, kept)
    value = number.best
    if name in ("at_least", "more_than"):
        return _with(number, first, last, value, value, None, name)
    if name == "up_to":
        return _with(number, first, last, None, value, value, name)
    if name == "less_than":
        return _with(number, first, last, None, value, value, name)
    return _with(number, first, last, value, value, value, name)


def _with(
    number: Number,
    first: int,
    last: int,
    low: int | None,
    best: int | None,
    high: int | None,
    qualifier: str,
) -> Number:
    return Number(
        first=first,
        last=last,
        low=low,
        best=best,
        high=high,
        qualifier=qualifier,
        digits=number.digits,
    )
