"""Short notes as conflict coders write them: the type of event, and how many were hurt."""

import csv
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.evaluate import document_figure, event_type, stated
from tests.builders import a_document

TABLE = Path(__file__).with_name("sentences_notes.csv")
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_the_notes_are_of_many_crises_and_all_types():
    assert len(ROWS) >= 250
    assert len({row["crisis"] for row in ROWS}) >= 16
    assert len({row["acled"] for row in ROWS}) == 6


@pytest.mark.parametrize("row", ROWS, ids=[row["note"][:60] for row in ROWS])
def test_a_note_is_of_the_type_that_a_coder_gives_it(gazetteer, row):
    claims = extract(a_document(row["note"], published=None), gazetteer=gazetteer).claims
    wanted = row["acled"].lower().replace("/", "_").replace(" ", "_")
    assert event_type(claims) == wanted.replace("explosions_", "explosion_")


@pytest.mark.parametrize("row", ROWS, ids=[row["note"][:60] for row in ROWS])
def test_a_note_counts_the_killed_and_the_injured_of_all_sides(gazetteer, row):
    claims = extract(a_document(row["note"], published=None), gazetteer=gazetteer).claims
    for field, column in (("fatalities", "killed"), ("injured", "injured")):
        figure = document_figure(claims, field, apart=("fatalities", "injured"))
        number = stated(figure) if figure else None
        assert str(number or "") == row[column], (field, number)


def test_capitals_alone_lose_next_to_nothing(gazetteer):
    kept = 0
    for row in ROWS:
        claims = extract(
            a_document(row["note"].upper(), published=None), gazetteer=gazetteer
        ).claims
        figures = [
            document_figure(claims, field, apart=("fatalities", "injured"))
            for field in ("fatalities", "injured")
        ]
        numbers = [str((stated(figure) or "") if figure else "") for figure in figures]
        kept += numbers == [row["killed"], row["injured"]]
    assert kept >= 0.98 * len(ROWS)
