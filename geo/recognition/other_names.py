"""Tell names of places from names that only hold one: of people, groups, newspapers, ships.

"Paris Hilton", "Mrs. Georgia Banks", "Mohammed al-Masri", "the Sinaloa Cartel", "Al-Aqsa TV", "USS
Lincoln", "Air France". The tagger learns most of it; these rules are for what is plain whatever it
learned.
"""

from collections.abc import Mapping
from functools import cache

from ..cues import given_names, load_cues, word_frequency
from ..demonyms import load_demonyms
from .mentions import ARTICLES, CAPITAL, CAPITALS, DIGIT, HYPHENS, LOWER, MARK, Text
from .unknown import Span, full_names

_LONGEST_BODY = 4
_ENGLISH_ARTICLES = ("a", "an", "the")


class Others(dict[Span, bool]):
    """Tells of spans of a text whether they are `is_other`; each is looked at once."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, span: Span) -> bool:
        found = self[span] = is_other(span, self._text)
        return found


def is_other(span: Span, text: Text) -> bool:
    """Tell whether a name is only part of another, or that of a group."""
    first, last = span
    words = " ".join(text.lowers[first : last + 1]).replace(" - ", "-")
    groups = text.cues.words("groups")
    if words in groups or words in text.cues.words("groups", "currencies"):
        return True
    if first < last and text.lowers[last] in groups:
        # "Kataib Hezbollah"
        return True
    if _is_titled(text, first) or _is_led(text, first) or _is_kin(text, first):
        return True
    if _is_person(text, span):
        return True
    if _is_clock(text, span) or _is_in_whole(text, first):
        return True
    return _is_body(text, span) or (
        last not in text.tokens.possessive and _goes_on(text, first, last)
    )


def is_street(text: Text, last: int) -> bool:
    """Tell whether a name ends in a word for a street, or one follows: named for another place."""
    streets = text.cues.words("other_names", "streets")
    after = last + 1
    follows = after < len(text.lowers) and text.kinds[after] == CAPITAL
    return text.lowers[last] in streets or (follows and text.lowers[after] in streets)


def is_facility(text: Text, first: int, last: int) -> bool:
    """Tell whether a name is all that a hospital or market is called: "at Madina hospital".

    Behind an article it is a town's: "a Paris hospital". So is the "University of Sydney" called.
    """
    after = last + 1
    facilities = text.cues.words("other_names", "facilities")
    if text.lowers[max(first - 2, 0) : first] == ["university", "of"]:
        return True
    if after >= text.tokens.end_of[last] or text.lowers[after] not in facilities:
        return False
    return first == text.tokens.begin_of[first] or text.lowers[first - 1] not in _ENGLISH_ARTICLES


def _is_titled(text: Text, first: int) -> bool:
    """Tell whether a title with its stop stands before a name: "Mrs. Georgia Banks"."""
    return (
        first - 2 >= text.tokens.begin_of[first]
        and text.tokens.words[first - 1] == "."
        and text.kinds[first - 2] == CAPITAL
        and text.cues.before.get(text.lowers[first - 2]) == "titles"
    )


def _is_person(text: Text, span: Span) -> bool:
    """Tell whether a name is the last of a person whom the document tells with a given name.

    What a preposition of place leads to is a place all the same: "in Guerrero".
    """
    first, last = span
    if first < last or text.lowers[first] not in full_names(text):
        return False
    before = text.lowers[first - 1] if first > text.tokens.begin_of[first] else ""
    return not text.cues.is_placing(before)


def _is_clock(text: Text, span: Span) -> bool:
    """Tell whether a time of day is given as in a town: "20:00 Yangon time", "(Kyiv time)"."""
    before, after = span[0] - 1, span[1] + 1
    return (
        before >= text.tokens.begin_of[span[0]]
        and after < text.tokens.end_of[span[0]]
        and text.lowers[after] == "time"
        and (
            text.kinds[before] in (DIGIT, MARK)
            or text.lowers[before] in text.cues.words("other_names", "clock")
        )
    )


def _is_led(text: Text, first: int) -> bool:
    """Tell whether the words before a name make it another's: "the USS Stockdale", "Air France".

    So do "Typhoon" and "Bank of"; but "the West Bank of the Jordan" is a place.
    """
    begin, words = text.tokens.begin_of[first], text.cues.words
    before = first - 1
    if before < begin:
        return False
    lower = text.lowers[before]
    lines = words("other_names", "lines")
    if text.kinds[before] == CAPITAL and lower in lines:
        return True
    street = max(before - 1, begin)
    if lower in words("links", "joins") and text.lowers[street] in lines:
        return text.kinds[street] == CAPITAL  # "Rue de Paris"
    if lower == "of" and before - 1 >= begin and text.kinds[before - 1] == CAPITAL:
        side = text.lowers[before - 2] if before - 2 >= begin else ""
        return text.lowers[before - 1] in words("other_names", "houses") and side not in words(
            "other_names", "banks"
        )
    return lower in words("other_names", "ships")


@cache
def _wholes(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Index the names that hold a place's by each of their words, with where it stands."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in load_cues(language).words("other_names", "wholes"):
        words = tuple(name.replace("-", " - ").split())
        for at, word in enumerate(words):
            found.setdefault(word, []).append((words, at))
    return {word: tuple(each) for word, each in found.items()}


def _is_in_whole(text: Text, first: int) -> bool:
    """Tell whether a name stands in a club's or a group's: "Islamic State in Iraq"."""
    for words, at in _wholes(text.cues.language).get(text.lowers[first], ()):
        begin, end = first - at, first - at + len(words)
        if (
            begin >= text.tokens.begin_of[first]
            and tuple(text.lowers[begin:end]) == words
            and text.kinds[begin] != LOWER
            and text.kinds[end - 1] != LOWER
        ):
            return True
    return False


def _is_kin(text: Text, first: int) -> bool:
    """Tell whether a name with an Arabic article ends a person's: "Mohammed al-Masri"."""
    begin, words = text.tokens.begin_of[first], text.tokens.words
    if text.lowers[first] not in ARTICLES:
        if first - 2 < begin or words[first - 1] not in HYPHENS:
            return False
        first -= 2
    before = first - 1
    named = 0
    while before >= begin and text.kinds[before] == CAPITAL and named < _LONGEST_BODY:
        if before in text.tokens.possessive:
            return False
        if text.lowers[before] in given_names():
            return True
        before, named = before - 1, named + 1
    return False


def _is_body(text: Text, span: Span) -> bool:
    """Tell whether a name goes on to that of a group or station: "Sinaloa Cartel", "X gang"."""
    if span[0] in text.shouting or span[0] in text.titled:
        return False
    after, end = span[1] + 1, text.tokens.end_of[span[0]]
    bodies = text.cues.words("other_names", "bodies")
    if after + 1 < end and text.tokens.words[after] in HYPHENS:
        return text.lowers[after + 1] in text.cues.words("other_names", "diseases")
    if after < end and text.kinds[after] == LOWER:
        return _names_else(text, span[1], end)
    for number in range(after, min(after + _LONGEST_BODY, end)):
        if text.kinds[number] not in (CAPITAL, CAPITALS):
            return False
        if text.lowers[number] in bodies:
            return True
    return False


def _names_else(text: Text, last: int, end: int) -> bool:
    """Tell whether a name is a clan's, a gang's, a virus's, or one of two: "X and Y tribes"."""
    if last in text.tokens.possessive:
        return False
    after = last + 1
    if text.lowers[after] == "and":
        after += 1
        while after < end and text.kinds[after] == CAPITAL and after <= last + _LONGEST_BODY:
            after += 1
    if after >= end:
        return False
    words, lower = text.cues.words, text.lowers[after]
    presses = words("other_names", "presses")
    return (
        lower in words("other_names", "gangs")
        or lower in words("other_names", "diseases")
        or lower in presses
        or " ".join(text.lowers[after : after + 2]) in presses
    )


def _goes_on(text: Text, first: int, last: int) -> bool:
    """Tell whether a capitalised word after a name makes it a person's, people's or paper's."""
    after = last + 1
    if after >= text.tokens.end_of[first] or text.kinds[after] != CAPITAL or after in text.shouting:
        return False
    lower = text.lowers[after]
    if lower in text.cues.words("facilities", "media"):
        return True
    if lower.endswith("s") and lower in load_demonyms():
        # "Karabakh Armenians" are people.
        return True
    return (
        first == last
        and (
            text.lowers[first] in given_names()
            or text.lowers[first] in text.cues.words("other_names", "given")
        )
        and (word_frequency().get(lower, 0) % 2 == 0 or _is_introduced(text, after))
        and lower not in text.cues.after
        and not text.cues.before.get(text.lowers[first - 1] if first else "", "").startswith(
            "prepositions.in"
        )
    )


def _is_introduced(text: Text, surname: int) -> bool:
    """Tell whether a person is told of behind a surname: "Georgia Banks, a nurse", "… said"."""
    after, end = surname + 1, text.tokens.end_of[surname]
    if surname in text.titled or after >= end:
        return False
    if text.lowers[after] == "," and after + 1 < end:
        return text.kinds[after + 1] == DIGIT or text.lowers[after + 1] in _ENGLISH_ARTICLES
    return text.lowers[after] == "who" or text.lowers[after] in text.cues.words("speech", "verbs")
