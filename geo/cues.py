"""Words around place names, by language, and how common a word is: tables, read once.

Each language has a file ``data/cues_LANG.toml``; a section that a language lacks is empty.
"""

import csv
import gzip
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")
LANGUAGES = ("en", "fr", "es", "pt", "ru", "uk", "ar")

Table = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The cue words of a language; in tables by section and name.

    ``before`` and ``after`` give the class of a word beside a name, ``inside`` holds the small
    words that a name may go on with ("Rafah crossing"), ``bodies`` words of organisations
    ("Tribune").
    """

    language: str
    tables: Mapping[str, Table]
    before: Mapping[str, str]
    after: Mapping[str, str]
    inside: frozenset[str]
    bodies: frozenset[str]

    def words(self, section: str, name: str = "words") -> frozenset[str]:
        """Give the words of a table; none where the language lacks it."""
        return self.tables.get(section, {}).get(name, frozenset())


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
    return Cues(
        language=language,
        tables=tables,
        before=_classes(tables, ("prepositions", "titles", "directions", "facilities", "admin")),
        inside=frozenset(_classes(tables, ("admin",))) | tables["facilities"]["words"],
        bodies=tables["facilities"].get("bodies", frozenset()),
        after=_classes(tables, ("admin", "facilities", "speech", "actors")),
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
    """Guess the language of a text from its function words; English where nothing is found."""
    known = _function_words()
    counts = dict.fromkeys(LANGUAGES, 0)
    for word in words:
        for language in known.get(word.lower(), ()):
            counts[language] += 1
    return max(LANGUAGES, key=lambda language: counts[language])


@cache
def capital_ids() -> frozenset[str]:
    """Give the place ids of the capitals of countries."""
    with (_DATA / "capitals.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(f"geonames:{row['geonameid']}" for row in csv.DictReader(file))
