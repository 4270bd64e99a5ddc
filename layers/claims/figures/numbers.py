"""Numbers as reports write them: the tokens of a sentence, and its numbers with their bounds.

Bounds ("at least"), ranges, and groups of digits ("7 300", "4.600", "1.4 million") are read here,
from the words in the lexicon's "figures"; numbers in words elsewhere (`spoken`).
What a number counts is not decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from ...lexicon import cue_words
from ..sentence.people import is_people
from ..sentence.words import SIDE
from .spoken import LARGEST, Number, Token, Tokens, exact, number_tables, spoken_at

_TOKEN = re.compile(
    r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\w)"  # 12.05.2024, a day
    r"|[^\W\d_]{3,}(?=\d+[.,]\d)"  # a missing space: "about5,000"
    r"|\d{1,3}[-–]\d{1,3}(?:[.,]\d{3})+(?![\w])"  # 10-12,000
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\w])"  # 1,20,000
    r"|\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3})(?:\1\d{3})*(?![\w])"  # 7 300 · 4.600 · 12,400
    r"|\d+[.,]\d+(?![\w])"
    r"|\d[\d.,]*[^\W\d_]\w*"  # 12.7mm · 3rd · 350k
    r"|(?:[^\W\d_]\.){2,}(?=[\s,])"  # U.S.
    r"|\w+(?:['’-]\w+)*"
    r"|--|[^\w\s]"
)
_SHORTENED = cue_words("grammar.shortened.words")
# "ﬁve", as some files have it.
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_RANGE = re.compile(r"(\d+)[-–](\d+)((?:[.,]\d{3})*)\Z")
_SUFFIXED = re.compile(r"(\d+(?:[.,]\d+)?)([a-z]+)\Z")
_MORE = re.compile(r"(\d{1,9})-(plus|odd|some)\Z")


def split_tokens(text: str) -> Tokens:
    """Split a sentence into tokens; a number with separators is one, its mark of a note is none."""
    tokens = [
        Token(text[start:end].lower().replace("’", "'"), start, end)
        for start, end in [match.span() for match in _TOKEN.finditer(text)]
        if text[start:end] != "*" or not text[max(0, start - 1)].isdigit()
    ]
    if "IS" in text and not text.isupper():
        tokens = [
            each._replace(word=SIDE) if text[each.start : each.end] == "IS" else each
            for each in tokens
        ]
    if ". " in text:
        before = [Token("", 0, 0), *tokens]
        tokens = [
            each
            for each, last in zip(tokens, before, strict=False)
            if each.word != "." or last.word not in _SHORTENED
        ]
    if _LIGATURE.search(text):
        tokens = [each._replace(word=normalize("NFKC", each.word)) for each in tokens]
    return Tokens(tokens)


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Find the numbers, each with the bound that stands at it, from left to right."""
    found: list[Number] = []
    firsts = number_tables().firsts
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        likely = word in firsts or word[0].isdigit() or "-" in word
        number = _number_at(tokens, index) if likely else None
        if number is None:
            index += 1
            continue
        number = _ranged(tokens, _said_twice(tokens, number))
        number = _bounded(tokens, number, found[-1].last if found else -1)
        found.append(number)
        index = number.last + 1
    return found


def _said_twice(tokens: Sequence[Token], number: Number) -> Number:
    """Read "thirty-two (32)"."""
    brackets = [token.word for token in tokens[number.last + 1 : number.last + 4]]
    if len(brackets) < 3 or brackets[0] != "(" or brackets[2] != ")" or not brackets[1].isdigit():
        return number
    return replace(number, last=number.last + 3) if int(brackets[1]) == number.best else number


def _number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read the bare number that begins at a token."""
    if tokens[index].word[0].isdigit():
        return None if _is_clock(tokens, index) else _digits_at(tokens, index)
    return spoken_at(tokens, index)


def _is_clock(tokens: Sequence[Token], index: int) -> bool:
    """Tell the hour and the minutes of "14:02 Four killed" from "2: Four killed"."""
    for colon in (index - 1, index + 1):
        other = 2 * colon - index
        if 0 <= other < len(tokens) and tokens[colon].word == ":":
            low, high = sorted((index, other))
            joined = tokens[low].end + 1 == tokens[high].start
            return joined and tokens[other].word.isdigit() and len(tokens[high].word) == 2
    return False


def _digits_at(tokens: Sequence[Token], index: int) -> Number | None:
    word = tokens[index].word
    span = _RANGE.match(word)
    if span:
        thousands = 10 ** (len(span[3]) // 4 * 3)
        low, high = int(span[1][:12]), int(span[2][:12])
        if low < high:
            low *= thousands
        high = high * thousands + int(re.sub(r"\D", "", span[3]) or 0)
        if low < high < LARGEST:
            return _range(index, index, low, high)
        return None
    words = number_tables()
    suffixed = _SUFFIXED.match(word)
    if suffixed and suffixed[2] in words.suffixes:
        return exact(index, index, _scaled(suffixed[1], words.suffixes[suffixed[2]]), digits=True)
    if suffixed and suffixed[2] == "m" and index + 1 < len(tokens):
        # "1.2m people" are millions; any other "m" is a metre.
        people = is_people(tokens[index + 1].word)
        return exact(index, index, _scaled(suffixed[1], 10**6), digits=True) if people else None
    more = _MORE.match(word)
    if more:
        number = exact(index, index, int(more[1]), digits=True)
        low_only = more[2] == "plus" and number is not None
        if number is None or not low_only:
            return number and replace(number, qualifier="about")
        return replace(number, high=None, qualifier="at_least")
    if not all(sign.isdigit() or not sign.isalnum() for sign in word) or len(word) > 15:
        return None
    last, factor = index, 1
    while last + 1 < len(tokens) and tokens[last + 1].word in words.scales:
        factor *= words.scales[tokens[last + 1].word]
        last += 1
    value = _scaled(word, factor)
    return exact(index, last, value, digits=True)


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
    risen = before in ("by", "to") or (before == "from" and number.first > 1)
    if not joins or (sign == "to" and risen):
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
        scale *= number_tables().scales.get(token.word, 1)
    return scale


def _bounded(tokens: Sequence[Token], number: Number, floor: int) -> Number:
    """Add the bound that stands before or after a number; nothing before token ``floor`` counts."""
    words = number_tables()
    first, last, name = number.first, number.last, None
    for length in (4, 3, 2, 1):
        begin = number.first - length
        if begin <= floor:
            continue
        phrase = tuple(token.word for token in tokens[begin : number.first])
        name = words.before.get(phrase)
        if phrase == ("up", "to") and begin and tokens[begin - 1].word in words.going:
            return number  # "the toll went up to eight"
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
    if name in (None, "none"):
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
