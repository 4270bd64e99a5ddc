"""Words around place names, by language, and how common a word is: tables, read once.

Each language has a file ``data/cues_LANG.toml``; a section that a language lacks is empty.
"""

import csv
import gzip
import io
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

_DATA = Path(__file__).with_name("data")
LANGUAGES = ("en", "fr", "es", "pt", "ru", "uk", "ar")

Table = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()
_PLACING = frozenset(f"prepositions.{name}" for name in ("in", "at", "from", "to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The cue words of a language; in tables by section and name.

    ``before`` and ``after`` give the class of a word beside a name, ``admin`` holds words for a
    sort of place ("province"), ``inside`` these and others that a name may go on with ("Rafah
    crossing"), ``bodies`` words of organisations ("Tribune"), ``links`` and ``within`` small words
    between the parts of names. ``classes`` gives for words that are
    parts of names one letter: of bodies, titles, facilities, divisions, directions, days.
    """

    language: str
    tables: Mapping[str, Table]
    before: Mapping[str, str]
    after: Mapping[str, str]
    admin: frozenset[str]
    inside: frozenset[str]
    bodies: frozenset[str]
    links: frozenset[str]
    within: frozenset[str]
    classes: Mapping[str, str]

    def is_placing(self, word: str) -> bool:
        """Tell whether a word is a preposition that leads to a place: "in", "near", "from"."""
        return self.before.get(word) in _PLACING

    def words(self, section: str, name: str = "words") -> frozenset[str]:
        """Give the words of a table; none where the language lacks it."""
        table = self.tables.get(section)
        return _NONE if table is None else table.get(name, _NONE)


@cache
def load_cues(language: str = "en") -> Cues:
    """Read the cue words of a language; of English where it has no table."""
    path = _DATA / f"cues_{language}.toml"
    if language not in LANGUAGES or not path.exists():
        path, language = _DATA / "cues_en.toml", "en"
    with path.open("rb") as file:
        raw = tomllib.load(file)
    tables = {
        section: {name: frozenset(words) for name, words in table.items()}
        for section, table in raw.items()
    }
    admin = frozenset[str]().union(*tables.get("admin", {}).values())
    return Cues(
        language=language,
        tables=tables,
        before=_classes(tables, ("prepositions", "titles", "directions", "facilities", "admin")),
        admin=admin,
        inside=admin | tables["facilities"]["words"],
        bodies=tables["facilities"].get("bodies", frozenset()),
        links=tables.get("links", {}).get("words", _NONE),
        within=tables.get("names", {}).get("inside", _NONE),
        classes=_letters(tables),
        after=_classes(tables, ("admin", "facilities", "suffered", "speech", "actors")),
    )


def _letters(tables: Mapping[str, Table]) -> dict[str, str]:
    """Give the letter of each word that is a part of names; where it has several, the first."""
    letters: dict[str, str] = {}
    for letter, section, name in _LETTERS:
        groups = tables.get(section, {})
        for words in groups.values() if name is None else (groups.get(name, ()),):
            for word in words:
                letters.setdefault(word, letter)
    return letters


_LETTERS = (
    ("b", "facilities", "bodies"),
    ("b", "facilities", "media"),
    ("t", "titles", "words"),
    ("a", "admin", None),
    ("f", "facilities", "words"),
    ("d", "directions", "words"),
    ("m", "offsets", "days"),
)


def _classes(tables: Mapping[str, Table], sections: tuple[str, ...]) -> dict[str, str]:
    """Map each word of the sections to a class; where it is in several, to the first."""
    classes: dict[str, str] = {}
    for section in sections:
        for name, words in tables.get(section, {}).items():
            label = section if name == "words" else f"{section}.{name}"
            for word in words:
                classes.setdefault(word, label)
    return classes


@cache
def word_frequency() -> Mapping[str, int]:
    """Give for English words twice their frequency class (0 to 7), plus 1 for dictionary words.

    The class is the rounded base-10 logarithm of occurrences in a billion words; a dictionary word
    is one that stands in a dictionary in lower case, so "reading" and not "paris".
    """
    text = gzip.decompress((_DATA / "words_en.csv.gz").read_bytes()).decode("utf-8")
    rows = csv.reader(io.StringIO(text))
    next(rows)
    return {word: 2 * int(zipf) + int(common) for word, zipf, common in rows}


def is_dictionary_word(name: str) -> bool:
    """Tell whether a name is an English word with a meaning of its own: "Rivers", not "Paris"."""
    return word_frequency().get(name.lower(), 0) % 2 == 1


@cache
def given_names() -> frozenset[str]:
    """Give common given names in lower case."""
    text = (_DATA / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split() if not line.startswith("#"))


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    """Give the languages that each function word belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in load_cues(language).words("language", "function"):
            found[word] = (*found.get(word, ()), language)
    return found


def guess_language(words: Sequence[str]) -> str:
    """Guess the language of a text from its script and function words; English without any.

    Examples
    --------
    >>> guess_language(["Qoşunlar"]), guess_language(["Війська"]), guess_language(["الجيش"])
    ('en', 'uk', 'ar')
    """
    known = _function_words()
    languages = _languages_of_script(words)
    counts = dict.fromkeys(languages, 0)
    spelled = not counts.keys().isdisjoint(_OWN_LETTERS)
    # "Ras al-Ain" and "El Alto" are names in any language.
    found = Counter(
        low
        for word, after in pairwise([*words, ""])
        if ((low := word.lower()) in known or spelled)
        and after != "-"
        and not (word.istitle() and after.istitle())
    )
    for word in known.keys() & found.keys():
        for language in known[word]:
            if language in counts:
                counts[language] += found[word]
    for language in counts.keys() & _OWN_LETTERS.keys():
        letters = _OWN_LETTERS[language]
        counts[language] += sum(
            times for word, times in found.items() if not letters.isdisjoint(word)
        )
    return max(languages, key=lambda language: counts[language])


# Letters that tell Ukrainian and Russian apart.
_OWN_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}
_LATIN = ("en", "fr", "es", "pt")
_SCRIPTS = (("\u0400", "\u052f", ("ru", "uk")), ("\u0600", "\u06ff", ("ar",)))
_NOT_LATIN = re.compile("[" + "".join(f"{first}-{last}" for first, last, _ in _SCRIPTS) + "]")


def _languages_of_script(words: Sequence[str]) -> tuple[str, ...]:
    """Give the languages that are written in the script of most words."""
    if not _NOT_LATIN.search("".join(words)):
        return _LATIN
    letters = Counter(word[0] for word in words if word[:1].isalpha())
    for first, last, languages in _SCRIPTS:
        inside = sum(times for letter, times in letters.items() if first <= letter <= last)
        if 2 * inside > letters.total():
            return languages
    return _LATIN


@cache
def capitals() -> Mapping[str, str]:
    """Give the place id of each country's capital, by ISO 3166-1 alpha-3 code."""
    with (_DATA / "capitals.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: f"geonames:{row['geonameid']}" for row in csv.DictReader(file)}


@cache
def capital_ids() -> frozenset[str]:
    """Give the place ids of the capitals of countries."""
    return frozenset(capitals().values())
