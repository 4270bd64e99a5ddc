"""People as groups, and the nouns that tell people from things."""

import re
from dataclasses import dataclass
from functools import cache

from geo.demonyms import load_demonyms

from ...lexicon import cue_words, load_cues
from .inflection import noun_forms

WORDY = re.compile(r"[^\W\d_]")
_AGE = re.compile(r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:year|month|day|week)s?-olds?\Z")
ARTICLES = cue_words("grammar.articles.articles")
DETERMINERS = cue_words("grammar.articles.determiners")
ENDS = cue_words("grammar.ends.of_phrases")


def is_age(word: str) -> bool:
    """Tell "44-year-old" and "two-month-olds"."""
    return "-old" in word and _AGE.match(word) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People, or things, that a number counts; spans are tokens, the last one included.

    ``head`` is "people", "single", "unknown", "bare", "nobody", "relative" or "thing"; ``factor``
    is 2 for "twice as many"; ``subset`` tells that the group is part of another;
    ``whole`` is what a share is of.
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
    factor: float = 1
    subset: bool = False
    inner: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Nouns for people, one or several; of things; titles; and what makes a group a part."""

    singular: frozenset[str]
    plural: frozenset[str]
    units: dict[str, str]
    titles: frozenset[str]
    things: dict[str, str]
    months: frozenset[str]
    nobody: frozenset[str]
    nobody_firsts: frozenset[str]
    openers: frozenset[str]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    degrees: frozenset[str]
    adjectives: frozenset[str]


@cache
def people_heads() -> Heads:
    """Return the nouns, compiled once."""
    cues = load_cues("figures")
    nouns = cues["people"]["words"].split()
    women = [f"{noun[:-3]}woman" for noun in nouns if noun.endswith("man")]
    singular = frozenset([*nouns, *women, *(f"ex-{noun}" for noun in nouns)])
    plural = frozenset(noun_forms(noun)[1] for noun in singular) | frozenset(
        cues["people"]["irregular"]
    )
    things = {
        form: reason
        for reason, nouns in cues["things"].items()
        if reason != "crowd"
        for noun in nouns.split()
        for form in noun_forms(noun)
    }
    months = {name for names in load_cues("dates")["months"].values() for name in names}
    return Heads(
        singular=singular,
        plural=plural | {"rohingya", *load_cues("actors")["words"]["groups"].split()},
        units={form: unit for unit, forms in cues["units"].items() for form in forms.split()},
        titles=frozenset(cues["titles"]["words"].split()),
        things=things,
        months=frozenset(months),
        nobody=frozenset(cues["negation"]["nobody"]),
        nobody_firsts=frozenset(phrase.split()[0] for phrase in cues["negation"]["nobody"]),
        openers=frozenset(cues["openers"]["words"].split()),
        before=frozenset(tuple(phrase.split()) for phrase in cues["subset"]["before"]),
        after=frozenset(tuple(phrase.split()) for phrase in cues["subset"]["after"]),
        degrees=frozenset(cues["subset"]["degrees"].split()),
        adjectives=frozenset(cues["people"]["adjectives"].split()),
    )


def is_people(word: str) -> bool:
    """Tell whether a word is a noun for several people."""
    return word in people_heads().plural


def is_thing(word: str) -> bool:
    """Tell whether a word is a noun for something other than people."""
    return word in people_heads().things


def one(first: int, last: int, head: str, *, thing: str | None = None) -> Group:
    """Return somebody told singly, nobody, or what counts no people."""
    value = 0 if head == "nobody" else 1
    return Group(
        first=first,
        last=last,
        low=value,
        best=value,
        high=value,
        qualifier="exact",
        head=head,
        thing=thing,
    )


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries, in lower case."""
    return frozenset(
        row.place.lower()
        for rows in load_demonyms().values()
        for row in rows
        if row.kind == "country"
    )
