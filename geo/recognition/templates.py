"""The features that the tagger reads of a word, by template, and the sums of their weights.

A template lists features from a few things known of a word and its neighbours. The same things are
known of many words, so the sum of what a template lists is kept: a feature is put together and
looked up once for all of them. The features of words beside each other hardly come twice: they are
looked up by the words themselves, and never put together.

The weights of "begins" and "inside" are packed into one whole number, so that one sum gives both.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from ..cues import word_frequency

CACHE_LIMIT = 20_000
_BITS = 30
_HALF = 1 << (_BITS - 1)


def pack(begins: int, inside: int) -> int:
    """Pack two weights into one number; such numbers can be added up.

    Examples
    --------
    >>> unpack(pack(-7, 3) + pack(2, -4))
    (-5, -1)
    """
    return (begins << _BITS) + inside


def unpack(packed: int) -> tuple[int, int]:
    """Give the two weights, or the sums of weights, that were packed into a number."""
    begins = (packed + _HALF) >> _BITS
    return begins, packed - (begins << _BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetted:
    """What the gazetteer says of a word: one object for all words of which it says the same.

    ``level`` is its tag, with the level of the name's score and the class of the name; ``before``
    and ``after`` tell what stands around the name, ``share`` how much of what the document speaks
    of lies in its countries.
    """

    level: str
    before: str = ""
    after: str = ""
    share: str = ""


gazetted = cache(Gazetted)
UNKNOWN = gazetted("O")


def _of_word(word: str) -> list[str]:
    return [
        "",
        "w" + word,
        "p" + word[:3],
        "e" + word[-3:],
        "E" + word[-4:],
        f"z{word_frequency().get(word, 0)}",
    ]


def short_of(level: str) -> str:
    """Leave the class of the name out of a level."""
    return level[:-1] or level


def _of_word_before(before: str, level: str) -> list[str]:
    return ["b" + before, "gb" + short_of(level) + before, "gB" + level + before]


def _of_word_after(after: str, level: str) -> list[str]:
    return ["a" + after, "ga" + short_of(level) + after, "gA" + level + after]


def _of_levels(left: str, level: str, right: str, body: bool) -> list[str]:
    """List the features of the names beside a word; ``body``: of an organisation's word as well."""
    return [
        f"g{level}",
        f"gl{left} {level}",
        f"gr{level} {right}",
        f"h{left}",
        f"i{right}",
        f"R{right} {body:d} {level}",
    ]


def _of_mention(here: Gazetted) -> list[str]:
    level, before, after = here.level, here.before, here.after
    return [
        f"m{before} {level}",
        f"M{after} {level}",
        f"mM{before} {after}",
        f"y{here.share} {level}",
        f"yb{here.share} {before} {short_of(level)}",
    ]


def _of_shapes(around: str, before: bool, given: bool, after: bool, level: str) -> list[str]:
    """List the features of the shapes of words, and of which of them are given names.

    ``around`` has the shapes of five words, this one in the middle; a space where there is none.
    """
    shape, beyond = around[1:4].strip(), (around[0] + around[4]).strip()
    names = f"{before:d}{given:d}{after:d}"
    return [
        f"s{shape}",
        f"S{shape}{level}",
        f"f{shape}{beyond}{short_of(level)}",
        f"n{names}",
        f"N{names} {level}",
        f"G{names}{shape}{short_of(level)}",
    ]


def _of_company(frequency: int, known: int, known_before: int, share: str, level: str) -> list[str]:
    """List the features of how common a word is, and in what company it stands elsewhere."""
    return [
        f"zg{frequency} {level}",
        f"k{known}",
        f"kg{known} {level}",
        f"kl{known_before} {known} {short_of(level)}",
        f"yz{share} {frequency}",
    ]


def _of_form(
    loud: int, lower: bool, possessive: bool, length: int, shape: str, level: str
) -> list[str]:
    """List the features of how a word is written; ``lower``: in small letters elsewhere."""
    return [
        f"c{loud} {level}",
        f"l{lower:d} {short_of(level)}",
        f"q{possessive:d} {level}",
        f"L{length} {level} {shape}",
    ]


def _of_run(
    run: str, second: str, before: str, after: str, owner: str, shape: str, level: str
) -> list[str]:
    """List the features of the classes of words about a word.

    ``run`` has the classes of the first and the last of the capitalised words that it stands among,
    and its place there: "X Liberation Army" is no place, whatever X is. ``second``, ``before`` and
    ``after`` are the classes of the words beside it, ``owner`` that of the capitalised word in
    "WORD of X".
    """
    features = [
        f"CB{before}|{after}{shape}{short_of(level)}",
        f"CC{second}|{before}{short_of(level)}",
    ]
    if run:
        features += [f"T{run}{short_of(level)}", f"TL{run[1:]}{level}"]
    if owner:
        features.append(f"o{owner}{level}")
    return features


def _of_row(left: str = "", right: str = "", level: str | None = None) -> list[str]:
    """List the features of the neighbours in a row of names; of a word in none there are none."""
    if level is None:
        return []
    short = short_of(level)
    return [f"ll{left} {short}", f"lr{right} {short}", f"lb{left}|{right}"]


def of_tags(tag: str, seen: int, level: str) -> list[str]:
    """List the features of the tag before a word, and of its own where it stood before."""
    return [f"t{tag}", f"tg{tag} {level}", f"d{seen}", f"dg{seen} {level}"]


Weight = TypeVar("Weight", int, float)
Template = Callable[..., list[str]]
TEMPLATES: tuple[Template, ...] = (
    _of_word,
    _of_word_before,
    _of_word_after,
    _of_levels,
    _of_mention,
    _of_shapes,
    _of_company,
    _of_form,
    _of_run,
    _of_row,
)


class FeatureSums(dict[tuple[Any, ...], Weight]):
    """The sums of what one template lists, by what it is given: made when first asked for."""

    def __init__(self, template: Template, weights: Mapping[str, Weight]) -> None:
        super().__init__()
        self._template = template
        self._weights: Mapping[str, Weight] = weights

    def __missing__(self, given: tuple[Any, ...]) -> Weight:
        if len(self) >= CACHE_LIMIT:
            self.clear()
        self[given] = total = sum(filter(None, map(self._weights.get, self._template(*given))))
        return total


# Features of words that stand beside each other, by their letters: two before, one before, ….
BESIDE = ("bb", "aa", "bw", "wa", "ba", "2", "3")


class Sums:
    """The weights of features, and the sums of those that templates list.

    ``tagged`` and ``shaped`` hold the weights of a word with the tag before it, and of its shape
    with that tag and the word before it.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        names = sorted(weights)

        def of_words(letters: str) -> dict[tuple[str, ...], int]:
            first, end = bisect_left(names, letters), bisect_left(names, letters + _LAST)
            begin = len(letters)
            return {tuple(each[begin:].split(" ")): weights[each] for each in names[first:end]}

        self._beside = [of_words(letters) for letters in BESIDE]
        self.tagged, self.shaped = of_words("tw"), of_words("ts")
        self.tags = FeatureSums(of_tags, weights)
        self._templates = [FeatureSums(template, weights) for template in TEMPLATES]

    def of(
        self, beside: Iterable[Iterable[tuple[str, ...]]], given: Iterable[Iterable[Any]]
    ) -> list[int]:
        """Add up the weights of many words at once, column by column.

        Parameters
        ----------
        beside
            For each of `BESIDE` a column of the words of the feature for each word.
        given
            For each template a column of what it is given for each word.
        """
        # Each column is read to its end: so each table stays near while it is looked up.
        columns = [
            list(map(table.get, column, repeat(0)))
            for table, column in zip(self._beside, beside, strict=True)
        ]
        columns += [
            list(map(sums.__getitem__, column))
            for sums, column in zip(self._templates, given, strict=True)
        ]
        return list(map(sum, zip(*columns, strict=True)))


_LAST = chr(0x10FFFF)


def feature_of(letters: str, words: Iterable[str]) -> str:
    """Put a feature together from its letters and its words."""
    return letters + " ".join(words)
