"""Texts without capitals, as people type them."""

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse


def names(text: str) -> dict[str, str]:
    found = geoparse(Document(doc_id="d", text=text), gazetteer=load_gazetteer())
    return {
        each.toponym.surface: each.place.name if each.place else ""
        for each in found
        if each.basis == "explicit"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heavy shelling in mariupol and kherson on sunday, volunteers wrote",
         {"mariupol": "Mariupol", "kherson": "Kherson"}),
        ("people fled from el fasher into chad. msf closed its clinic there.",
         {"el fasher": "El Fasher", "chad": "Chad"}),
        ("no water in khan younis, please share!", {"khan younis": "Khan Younis"}),
        ("thousands crossed from south sudan last week", {"south sudan": "South Sudan"}),
    ],
)  # fmt: skip
def test_names_in_small_letters_are_found(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i love my iphone and youtube. donald told me that covid is over, lol.",
        "please bring reading glasses, a bath towel and nice food for the police.",
        "we had turkey for dinner and a mobile phone was lost",
    ],
)
def test_common_words_in_small_letters_are_none(text: str) -> None:
    assert names(text) == {}


def test_small_letters_are_not_read_in_a_text_that_has_capitals() -> None:
    assert names("Shells fell on Kherson. The volunteers wrote of mariupol too.") == {
        "Kherson": "Kherson"
    }
