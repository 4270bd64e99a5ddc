"""Find where names of the gazetteer stand in a text.

The longest name wins; a name begins at a capital (or a letter of a script without capitals), takes
in small link words, and never crosses a sentence or a comma. How likely each one is meant as a
place is told by `likelihood`.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import log10
from typing import Any

from ..cues import Cues, capital_ids, given_names, word_frequency
from ..demonyms import load_demonyms
from ..gazetteer import ABBREVIATION, PRIMARY, Gazetteer
from ..inflection import variants
from ..names import normalise
from .tokens import APOSTROPHES, Tokens

_MAX_WORDS = 7
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt"})
_CACHE_LIMIT = 60_000

# What a token is.
LOWER, CAPITAL, CAPITALS, CASELESS, DIGIT, MARK = range(6)
# What a name may begin with.
NAMING = frozenset({CAPITAL, CAPITALS, CASELESS})


@dataclass(slots=True, frozen=True, eq=False)
class Summary:
    """What the gazetteer knows of a name as a whole; ``letter`` is its most notable class.

    ``special``: a name of the supplement in several words; ``acronym``: a country's, like "UK";
    ``capital``: of a country. ``countries`` are the rows of all countries that it may lie in,
    ``home`` that of its most populous place (-1 for none). ``population`` and ``primary``, that of
    the places whose first name it is, are `on_scale`.
    """

    features: tuple[str, ...]
    population: float
    primary: float
    letter: str
    special: bool
    acronym: bool
    capital: bool
    home: int
    countries: frozenset[int]


@dataclass(slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (inclusive) that are a name of the gazetteer.

    ``around`` is what is known of where it stands (`likelihood.look_around`).
    """

    first: int
    last: int
    key: str
    summary: Summary
    around: tuple[tuple[Any, ...], ...] = ()
    score: float = 0.0
    share: str = ""
    before: str = ""
    after: str = ""


class _Words(dict[str, tuple[int, str, str]]):
    """The kind of each word, its look-up key and its lower case: found when first asked for."""

    def __missing__(self, word: str) -> tuple[int, str, str]:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        known = self[word] = (_kind(word), normalise(word), word.lower())
        return known


class Vocabulary:
    """Words and names with what is known of them, kept between documents."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._names: dict[str, Summary | None] = {}
        self.words = _Words()

    def name(self, key: str) -> Summary | None:
        """Give what the gazetteer knows of a name, None if it does not hold it."""
        try:
            return self._names[key]
        except KeyError:
            if len(self._names) >= _CACHE_LIMIT:
                self._names.clear()
            summary = self._names[key] = summarise(self.gazetteer, key)
            return summary


def _kind(word: str) -> int:
    head = word[0]
    if head.isdigit():
        return DIGIT
    if not head.isalpha():
        return MARK
    if head.isupper() or head.istitle():
        return CAPITALS if len(word) > 1 and word.isupper() else CAPITAL
    return LOWER if head.islower() else CASELESS


_LETTERS = "c12pr"
# How many people a curated place counts as.
_CURATED = 20_000
# Curated places of no greater radius are quarters: known to the reports of their city alone.
QUARTER_KM = 2.5


def on_scale(people: int) -> float:
    """Give a population as a share of ten million, on a scale of powers of ten."""
    return log10(people + 1) / 7


@cache
def capital_rows(gazetteer: Gazetteer) -> frozenset[int]:
    """Give the rows of the capitals of countries."""
    return frozenset(row for row in map(gazetteer.row, capital_ids()) if row is not None)


def summarise(gazetteer: Gazetteer, key: str) -> Summary | None:
    """Describe all places of a name at once, as features; None where there is none."""
    matches = gazetteer.lookup_key(key)
    if not matches or key in load_demonyms():
        return None
    rows = [match.row for match in matches]
    own = [match.row for match in matches if match.how == PRIMARY]
    codes, firsts = (
        {min(gazetteer.feature.item(row), len(_LETTERS) - 1) for row in each}
        for each in (rows, own)
    )
    population, primary = (
        max(map(gazetteer.population.item, each), default=0) for each in (rows, own)
    )
    foreign = not key.isascii()
    if any(
        gazetteer.supplement_row(row)
        and (foreign or not how)
        and gazetteer.radius_km[row] > QUARTER_KM
        for row, how, _ in matches
    ):
        # Nobody counted its people, and crises made its name known.
        population, primary = max(population, _CURATED), max(primary, _CURATED)
    letter = _LETTERS[min(firsts or codes)]
    features = [f"class={letter}", "n=1" if " " not in key else "n=2"]
    features.append("classes=" + "".join(_LETTERS[code] for code in sorted(codes)))
    if not firsts:
        features.append("alternate")
        features.append("alternate|" + letter)
    if all(match.how == ABBREVIATION for match in matches):
        features.append("abbreviation")
    if " " not in key:
        features.extend(_word_features(key, letter))
    special = " " in key and any(gazetteer.place_id(row).startswith("sitmap:") for row in rows)
    largest = max(rows, key=gazetteer.population.item)
    return Summary(
        features=tuple(features),
        home=gazetteer.country.item(largest),
        countries=frozenset(country for row in rows for country in gazetteer.countries_of(row)),
        population=on_scale(population),
        primary=on_scale(primary),
        letter=letter,
        special=special,
        capital=not capital_rows(gazetteer).isdisjoint(rows),
        acronym=any(
            match.how == ABBREVIATION and gazetteer.feature[match.row] == 0 for match in matches
        ),
    )


def _word_features(key: str, letter: str) -> list[str]:
    frequency = word_frequency().get(key, 0)
    zipf, common = frequency // 2, frequency % 2
    features = [f"zipf={zipf}", f"zipf={zipf}|{letter}"]
    if common:
        features += ["dictionary", "dictionary|" + letter]
    if key in given_names():
        features += ["given", "given|" + letter]
    if len(key) <= 3:
        features.append("short")
    return features


@dataclass(slots=True)
class Text:
    """The tokens of a document with the kind, key and lower case of each, and their cues.

    ``capitals`` are the numbers of the capitalised words. ``persons`` and ``full_names``, once they
    were asked for, are words that name a person somewhere (`unknown.persons`).
    """

    tokens: Tokens
    kinds: list[int]
    keys: list[str]
    lowers: list[str]
    cues: Cues
    capitals: list[int] = field(default_factory=list)
    shouting: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)
    seen_lower: set[str] = field(default_factory=set)
    persons: set[str] | None = None
    full_names: set[str] | None = None


def read_words(tokens: Tokens, vocabulary: Vocabulary, cues: Cues) -> Text:
    """Look every token up; mark sentences all in capitals, and headings In Title Case."""
    looked = list(map(vocabulary.words.__getitem__, tokens.words))
    kinds, keys, lowers = map(list, zip(*looked, strict=True)) if looked else ([], [], [])
    text = Text(tokens=tokens, kinds=kinds, keys=keys, lowers=lowers, cues=cues)
    note_capitals(text)
    text.seen_lower = {key for kind, key in zip(kinds, text.keys, strict=True) if kind == LOWER}
    for begin, end in pairwise(tokens.first):
        window = kinds[begin:end]
        capitals, capital, lower = (
            window.count(CAPITALS),
            window.count(CAPITAL),
            window.count(LOWER),
        )
        words = capitals + capital + lower
        if capitals > 2 and capitals > 0.6 * words:
            text.shouting.update(range(begin, end))
        elif words > 3 and capitals + capital > 0.6 * words and _is_title(text, begin, end):
            text.titled.update(range(begin, end))
    return text


def note_capitals(text: Text) -> None:
    """Note which words are capitalised."""
    text.capitals = [at for at, kind in enumerate(text.kinds) if kind in (CAPITAL, CAPITALS)]


def _is_title(text: Text, begin: int, end: int) -> bool:
    """Tell whether all that is not capitalised is small words, as in headings."""
    small, links = text.cues.before, text.cues.links
    return all(
        kind != LOWER or len(lower) <= _SMALL_WORD or lower in small or lower in links
        for kind, lower in zip(text.kinds[begin:end], text.lowers[begin:end], strict=True)
    )


_SMALL_WORD = 3


def match_names(text: Text, vocabulary: Vocabulary) -> list[Mention]:
    """Find where names of the gazetteer stand; the longest wins."""
    mentions = []
    first = text.tokens.first
    for begin, end in pairwise(first):
        number = begin
        while number < end:
            kind = text.kinds[number]
            if kind in NAMING or (
                kind == LOWER and text.lowers[number] in ARTICLES and opens(text, number, end)
            ):
                mention = _longest(text, number, end, vocabulary)
                if mention is not None:
                    mentions.append(mention)
                    number = mention.last
            number += 1
    return mentions


def opens(text: Text, number: int, end: int) -> bool:
    """Tell whether a small word is an article that belongs to a name: "al-Qaim", "el Obeid"."""
    words = text.tokens.words
    if number + 1 >= end or text.lowers[number] not in ARTICLES:
        return False
    if words[number + 1] in HYPHENS:
        return number + 2 < end and text.kinds[number + 2] == CAPITAL
    if text.lowers[number] in text.cues.words("prepositions", "the"):
        return False
    return text.lowers[number] in ("al", "el") and text.kinds[number + 1] == CAPITAL


HYPHENS = frozenset("-‐‑–")
ARTICLES = frozenset(["al", "el", "ad", "ar", "as", "at", "an", "az", "ash", "ez", "es"])


def _longest(text: Text, number: int, end: int, vocabulary: Vocabulary) -> Mention | None:
    words, possessive = text.tokens.words, text.tokens.possessive
    links, admin = text.cues.links, text.cues.inside
    best: tuple[int, str, Summary] | None = None
    key = ""
    taken = 0
    shouting = number in text.shouting
    english = text.cues.language == "en"
    goes_on = text.cues.within
    for current in range(number, min(end, number + 2 * _MAX_WORDS)):
        kind = text.kinds[current]
        if kind == MARK:
            if not key or current + 1 >= end or not joins(text, current):
                break
            continue
        if taken == _MAX_WORDS or (kind == DIGIT and not taken):
            break
        if kind == LOWER and taken:
            lower = text.lowers[current]
            if (
                lower not in links
                and lower not in admin
                and (
                    (
                        english
                        and lower not in goes_on
                        and words[current - 1] not in HYPHENS
                        and not _is_elided(words[current])
                    )
                    or not _goes_on(text, number, taken, vocabulary)
                )
            ):
                break
        key = f"{key} {text.keys[current]}" if key else text.keys[current]
        taken += 1
        summary = _summary(text, current, key, taken, vocabulary)
        if summary is not None and (kind != LOWER or text.lowers[current] not in links):
            best = (current, summary[0], summary[1])
        if shouting and taken == 4:
            break
        if current in possessive:
            key += "s"
            longer = vocabulary.name(key)
            if longer and (best is None or longer.primary > best[2].primary + 0.1):
                best = (current, key, longer)
    if best is None:
        return None
    if len(words[best[0]]) == 1 and best[0] == number and text.kinds[number] != CASELESS:
        return None
    return Mention(first=number, last=best[0], key=best[1], summary=best[2])


def _is_elided(word: str) -> bool:
    """Tell whether a name stands behind an article without its vowel: "Côte d'Ivoire"."""
    return len(word) > 3 and word[1] in "'’‘`" and word[2].isupper()


def _goes_on(text: Text, number: int, taken: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a name goes on over a small word: "République démocratique du Congo"."""
    keys = [key for key in text.keys[number : number + 2 * _MAX_WORDS] if key]
    return vocabulary.gazetteer.longest_match(keys[:_MAX_WORDS]) > taken


def _summary(
    text: Text, current: int, key: str, taken: int, vocabulary: Vocabulary
) -> tuple[str, Summary] | None:
    """Look a name up as it is; else, in languages with cases and prefixes, its basic forms."""
    summary = vocabulary.name(key)
    if summary is not None:
        if taken > 1 or "abbreviation" not in summary.features:
            return key, summary
        # "us" is no place; "US" and, after a comma, "Calif" are.
        return (key, summary) if text.kinds[current] != LOWER else None
    if text.kinds[current] == LOWER or key.isascii():
        return None
    found = [(variant, vocabulary.name(variant)) for variant in variants(key)]
    known = [(variant, summary) for variant, summary in found if summary is not None]
    return max(known, key=lambda pair: pair[1].population, default=None)


def joins(text: Text, number: int) -> bool:
    """Tell whether a mark stands inside a name: a hyphen without spaces, the stop of "St.".

    So does the apostrophe behind a hyphen: "al-'Ayn".
    """
    word = text.tokens.words[number]
    if word in HYPHENS or (word in APOSTROPHES and text.tokens.words[number - 1] in HYPHENS):
        return text.tokens.is_tight(number)
    return word == "." and text.lowers[number - 1] in _ABBREVIATED
