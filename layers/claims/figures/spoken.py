"""Numbers in words: "thirty-two", "a hundred and twenty", "two dozen", "one and a half million".

Number words go through text2num; sets and vague words are in the lexicon's "figures".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from text_to_num import text2num

from ...lexicon import load_cues

LARGEST = 10**10


class Token(NamedTuple):
    """A word, number or mark: in lower case, with its offsets in the sentence."""

    word: str
    start: int
    end: int


class Tokens(list[Token]):
    """The tokens of a sentence; ``places`` tells where each of its words stands."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.places: dict[str, list[int]] = {}
        for place, token in enumerate(self):
            self.places.setdefault(token.word, []).append(place)
        self._words = frozenset(self.places)

    def have(self, words: frozenset[str]) -> bool:
        """Tell whether any of some words is there."""
        return not self._words.isdisjoint(words)

    def at(self, words: frozenset[str]) -> list[int]:
        """Return where any of some words stands, in order."""
        if self._words.isdisjoint(words):
            return []
        return sorted([place for word in self._words & words for place in self.places[word]])


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    ones: dict[str, int]
    plain: frozenset[str]
    scales: dict[str, int]
    local: frozenset[str]
    suffixes: dict[str, int]
    sets: dict[str, int]
    nought: frozenset[str]
    vague: dict[tuple[str, ...], int]
    vague_firsts: frozenset[str]
    firsts: frozenset[str]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    going: frozenset[str]


@cache
def number_tables() -> _Words:
    """Return the words of numbers, compiled once."""
    cues = load_cues("figures")
    numbers = cues["numbers"]
    ones, tens = numbers["ones"].split(), numbers["tens"].split()
    plain = frozenset([*ones, *tens, *(f"{ten}-{one}" for ten in tens for one in ones[:9])])
    nought = frozenset(cues["negation"]["no"]) - {"no"}
    vague_firsts = frozenset(name.split()[0] for name in cues["vague"])
    return _Words(
        ones={word: value for value, word in enumerate(ones, 1)},
        plain=plain,
        scales=numbers["scales"],
        local=frozenset(numbers["scales"]) - {"hundred", "thousand", "million", "billion"},
        suffixes=numbers["suffixes"],
        sets=numbers["sets"],
        nought=nought,
        vague={tuple(name.split()): low for name, low in cues["vague"].items()},
        vague_firsts=vague_firsts,
        firsts=plain.union(numbers["scales"], nought, vague_firsts, ("a", "an", "half")),
        going=frozenset(cues["change"]["verbs"].split()),
        before=_phrases(cues["bounds"]),
        after=_phrases(cues["bounds_after"]),
    )


def _phrases(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): name for name, phrases in table.items() for phrase in phrases}


@cache
def number_words() -> frozenset[str]:
    """Return the words that can open a number."""
    words = number_tables()
    vague = {phrase[0] for phrase in words.vague} - {"a"}
    return words.plain | frozenset(words.scales) | frozenset(words.sets) | frozenset(vague)


def is_number(word: str) -> bool:
    """Tell "14", "fourteen", "dozens"."""
    return word[0].isdigit() or word in number_words()


def opens_number(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a number stands at a token."""
    return 0 <= place < len(tokens) and is_number(tokens[place].word)


def spoken_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read the number in words that begins at a token."""
    word, words = tokens[index].word, number_tables()
    if word not in words.firsts and "-" not in word:
        return None
    special = _vague_at(tokens, index) or _and_a_half(tokens, index)
    if special:
        return special
    if word in words.nought:
        return exact(index, index, 0, digits=False)
    if word in ("a", "an", "half"):
        return _set_at(tokens, index)
    if "-" in word and word not in words.plain:
        parts = tuple(word.split("-"))
        value = _spoken(parts) if parts[0] in words.plain else None
        return exact(index, index, value, digits=False)
    counts = word in words.plain or word in words.scales
    return _counted_at(tokens, index) if counts and word not in words.sets else None


def _counted_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "one hundred and one", "two dozen"."""
    words = number_tables()
    last = _last_number_word(tokens, index)
    value = _spoken(tuple(token.word for token in tokens[index : last + 1]))
    if value is None:
        return None
    following = tokens[last + 1].word if last + 1 < len(tokens) else ""
    if following in words.sets or following == "dozens":
        size = words.sets.get(following, 12)
        return exact(index, last + 1, value * size, digits=False)
    return exact(index, last, value, digits=False)


def _last_number_word(tokens: Sequence[Token], index: int) -> int:
    """Return the last token of a run of number words; "and" only after a scale."""
    words = number_tables()
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
    if len(words) == 1 and words[0] in number_tables().scales:
        return None
    if words[-1] in number_tables().local:
        value = _spoken(words[:-1])
        return None if value is None else value * number_tables().scales[words[-1]]
    try:
        value = text2num(" ".join(words), "en")
    except ValueError:
        return None
    return int(value) if 0 <= value < LARGEST else None


def _vague_at(tokens: Sequence[Token], index: int) -> Number | None:
    words = number_tables()
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
        number_tables().scales.get(behind[3])
        if behind[:3] == ["and", "a", "half"] and behind[3:]
        else 0
    )
    whole = (
        _spoken((tokens[index].word,))
        if scale and tokens[index].word in number_tables().plain
        else None
    )
    if not scale or whole is None:
        return None
    return exact(index, index + 4, (2 * whole + 1) * scale // 2, digits=False)


def _set_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "a dozen", "half a dozen", "a score", "a hundred"."""
    words = number_tables()
    if _is_a_couple(tokens, index):
        return exact(index, index + 2, 2, digits=False)
    half = tokens[index].word == "half"
    last = index + (2 if half else 1)
    counted = _counted_on(tokens, index) if not half else None
    if counted is not None:
        return counted
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
    return exact(index, last, value // 2 if half else value, digits=False)


def _is_a_couple(tokens: Sequence[Token], index: int) -> bool:
    """Tell "an elderly couple" from "a couple of"."""
    behind = [token.word for token in tokens[index + 1 : index + 4]]
    described = behind[1:2] == ["couple"] and behind[0].isalpha() and behind[2:] != ["of"]
    return described and tokens[index].word != "half" and behind[0] not in number_tables().plain


def _counted_on(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "a hundred and twenty", "a thousand five hundred"."""
    if index + 1 >= len(tokens) or tokens[index + 1].word not in number_tables().scales:
        return None
    last = _last_number_word(tokens, index + 1)
    said = tuple(token.word for token in tokens[index + 1 : last + 1])
    if number_tables().plain.isdisjoint(said):
        return None
    return exact(index, last, _spoken(("one", *said)), digits=False)


def exact(first: int, last: int, value: int | None, *, digits: bool) -> Number | None:
    """Return a number without a bound; None where it is none, or far too large."""
    if value is None or value >= LARGEST:
        return None
    return Number(
        first=first, last=last, low=value, best=value, high=value, qualifier="exact", digits=digits
    )
