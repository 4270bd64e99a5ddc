"""Figures: whom a sentence counts, and what befell them; the sentences are in a table."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.claims.figures.quantities import find_figures, find_other_numbers
from layers.model import QUALIFIERS, UNITS, Quantity
from tests.builders import a_sentence

TABLE = Path(__file__).with_name("sentences_figures.csv")
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="|"))

PIECES = st.sampled_from(
    [
        *("killed", "killing", "wounded", "were", "was", "no", "one", "a man", "12", "1,20,000"),
        *("people", "soldiers", "families", "and", "or", ",", "the", "of", "of them", "between"),
        *("twice as many", "%", "to", "toll", "rose", "from", "by", "death of", "½", "²", "٣٢"),
        *("dozens", "a dozen", "half a", "million", "(", ")", "|", ":", "Ms Lema", "survivors"),
    ]
)


def written(figure: Quantity) -> str:
    """Write a figure as the table does: "killed at_least 12", "injured range 5-7"."""
    parts = [figure.measure]
    if figure.qualifier != "exact":
        parts.append(figure.qualifier)
    if figure.qualifier == "range":
        parts.append(f"{figure.low}-{figure.high}")
    else:
        parts.append(str(figure.best if figure.best is not None else figure.low))
    if figure.unit != "people":
        parts.append(figure.unit)
    return " ".join(parts)


def read(text: str) -> list[str]:
    return sorted(written(figure.quantity) for figure in find_figures(a_sentence(text)))


def test_the_table_is_wide_enough():
    assert len(ROWS) >= 180
    assert len({row["crisis"] for row in ROWS}) >= 8
    assert {row["style"] for row in ROWS} == {"wire", "sitrep"}


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:50] for row in ROWS])
def test_the_figures_of_a_sentence(row):
    assert set(row["figures"].split()) & {"exact"} == set()
    assert read(row["sentence"]) == sorted(filter(None, row["figures"].split(";")))


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:50] for row in ROWS])
def test_words_of_figures_slice_back(row):
    check(row["sentence"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The camp lies 12 km east of Goma.", "distance"),
        ("It cost $4,000 to rebuild.", "money"),
        ("The siege lasted 40 days.", "time"),
        ("Some 300 goats drowned.", "animals"),
        ("They seized 12 rifles.", "weapons"),
        ("The shells hit 9 houses.", "buildings"),
        ("Aid workers handed out 500 tents.", "aid"),
        ("About 60 % of wells are dry.", "percent"),
    ],
)
def test_numbers_of_other_things_say_what_they_are(text, reason):
    assert [number.reason for number in find_other_numbers(a_sentence(text))] == [reason]


def test_offsets_count_from_the_document():
    text = "At least 30 people were killed."
    sentence = a_sentence(text, start=100, end=100 + len(text))
    figure = find_figures(sentence)[0]
    assert text[figure.quantity.start - 100 : figure.quantity.end - 100] == figure.quantity.text
    assert text[figure.trigger_start - 100 : figure.trigger_end - 100] == "killed"


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_row_of_words_is_read(text):
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Two soldiers and 13 militants were killed, including 3 children, ",
        "killed 12 wounded ",
        "12 and ",
        "the body of ",
        "hundred thousand ",
        "twice as many killed ",
        "living in , ",
    ],
)
def test_time_grows_with_length_alone(piece):
    """Hold that eight times the text takes nowhere near the square of it."""

    def seconds(times: int) -> float:
        sentence = a_sentence(piece * times)
        start = time.process_time()
        find_figures(sentence)
        return time.process_time() - start

    seconds(50)
    longer = min(seconds(1600) for _ in range(3))
    assert longer < 32 * max(seconds(200), 0.002)


def check(text: str) -> None:
    for figure in find_figures(a_sentence(text)):
        quantity = figure.quantity
        assert text[quantity.start : quantity.end] == quantity.text
        assert 0 <= figure.trigger_start < figure.trigger_end <= len(text)
        assert quantity.qualifier in QUALIFIERS
        assert quantity.unit in UNITS
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
