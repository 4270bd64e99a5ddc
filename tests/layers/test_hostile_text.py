"""Any text at all gives claims or none; nothing is raised."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from layers.claims.extract import extract
from tests.builders import a_document

PIECES = st.sampled_from(
    [
        "killed", "fled", "12", "1,000", "Idlib", "Aleppo", "in", "and", "from", "to", "the", ",",
        ".", ";", "\n\n", "- ", "|", "’s", "'", "denied", "said", "talks", "truce", "may", "May",
        "no", "of them", "“", "”", "\u200b", "\ud83d", "ǅ", "İ", "１２", "²", "{{ 7*7 }}", "<img>",
        "the only road linking", "Nagorno-Karabakh", "yesterday", "since", "1991", "%", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_row_of_words_is_read(text):
    check(text)


def test_a_text_may_begin_with_a_full_stop():
    check(". killed 12 in Aleppo")
    check("| . 12 killed")


def test_a_text_may_begin_with_from_and_a_place():
    check("from Goma 12 killed")
    check("killed from Goma , 12")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    check(text)


def check(text: str) -> None:
    extraction = extract(a_document(text), gazetteer=load_gazetteer())
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.quote
        for place in claim.places:
            assert place.surface is None or text[place.start : place.end] == place.surface


@pytest.mark.parametrize(
    "clause",
    [
        "and 40 people were killed in Goma",
        "(3 killed in Goma)",
        "; 9 were wounded in Aleppo",
        ", police in Goma said 3 people fled",
        ", Goma",
        "killed",
    ],
)
def test_a_sentence_of_many_events_takes_no_more_time_for_each(clause: str) -> None:
    def seconds(times: int, repeat: int) -> float:
        document = a_document(f"On Monday {f' {clause}' * times}.\n\n" * repeat)
        begin = process_time()
        extract(document, gazetteer=load_gazetteer())
        return process_time() - begin

    seconds(12, 1)
    assert seconds(48, 4) < 4 * max(0.1, seconds(12, 16))
