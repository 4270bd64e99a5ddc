"""Place names in texts that were written for this test: wires, local news, sitreps, lists.

``tests/data/places_in_sentences.jsonl``: a text, and its names in order, each with its country
(null where it lies in several, or the gazetteer may lack it). No corpus is behind them, so they
tell whether what was learned serves reports at large.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Resolution

SENTENCES = Path(__file__).parents[1] / "data" / "places_in_sentences.jsonl"


@dataclass(frozen=True)
class Counts:
    expected: int
    found: int
    right: int
    countries: int
    right_countries: int
    wrong: tuple[str, ...]


def wanted_names(text: str, names: list[tuple[str, str | None]]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for name, country in names:
        start = text.index(name, at)
        at = start + len(name)
        yield start, at, country or ""


def overlapping(start: int, end: int, found: list[Resolution]) -> Resolution | None:
    return next(
        (each for each in found if each.toponym.start < end and start < each.toponym.end), None
    )


@pytest.fixture(scope="module")
def counts() -> Counts:
    expected = found_names = right = countries = right_countries = 0
    wrong: list[str] = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(doc_id="d", text=row["text"])
        found = [
            each
            for each in geoparse(document, gazetteer=load_gazetteer())
            if each.basis == "explicit"
        ]
        found_names += len(found)
        for start, end, country in wanted_names(row["text"], row["names"]):
            expected += 1
            match = overlapping(start, end, found)
            if match is None:
                wrong.append(f"missed: {row['text'][start:end]}")
                continue
            found.remove(match)
            right += 1
            countries += bool(country)
            place = match.place
            right_countries += bool(country) and place is not None and place.country == country
        wrong += [f"no place: {each.toponym.surface}" for each in found]
    return Counts(expected, found_names, right, countries, right_countries, tuple(wrong))


def test_most_names_are_found(counts: Counts) -> None:
    assert counts.right >= 0.95 * counts.expected, counts.wrong


def test_little_else_is_taken_for_a_name(counts: Counts) -> None:
    assert counts.right >= 0.95 * counts.found, counts.wrong


def test_most_are_put_in_their_country(counts: Counts) -> None:
    assert counts.right_countries >= 0.92 * counts.countries
