"""A report is read once, for all users and over restarts."""

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard import extractions
from dashboard.extractions import folder
from dashboard.served import Settings
from geo import Document
from layers.claims.extract import Extraction
from tests.builders import a_document

TEXT = (
    "Forty people were killed in Aleppo on Monday. Officials denied it. "
    "The camp lies 60 km south of Idlib."
)


@pytest.fixture(autouse=True)
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count what is really extracted, with an empty cache."""
    read: list[str] = []
    really = extractions.extract

    def counting(document, **options):  # type: ignore[no-untyped-def]
        read.append(document.doc_id)
        return really(document, **options)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(extractions, "extract", counting)
    monkeypatch.setattr(extractions, "_held", type(extractions._held)())
    return read


def extract_once(document: Document, **options: bool) -> Extraction:
    return extractions.extract_once(document, Settings(), **options)


def forget() -> None:
    """Do as a restart does."""
    extractions._held.clear()


def test_a_report_is_read_once_over_restarts(counted: list[str]) -> None:
    document = a_document(TEXT)
    first = extract_once(document)
    forget()
    again = extract_once(a_document(TEXT, origin="moved/elsewhere.txt"))
    assert counted == ["doc"]
    assert (again.claims, again.left_out) == (first.claims, first.left_out)
    assert again.landmarks == first.landmarks


def test_another_date_is_read_anew(counted: list[str]) -> None:
    for day in (date(2023, 9, 22), date(2024, 9, 22)):
        extract_once(a_document(TEXT, published=day))
    assert len(counted) == 2


def test_what_is_spoilt_is_read_anew(counted: list[str]) -> None:
    first = extract_once(a_document(TEXT))
    (kept,) = folder().rglob("*.json")
    for spoilt in ("{", "[]", '{"claims": [{}], "left_out": []}', json.dumps({"claims": 1})):
        forget()
        kept.write_text(spoilt, "utf-8")
        assert extract_once(a_document(TEXT)).claims == first.claims


def test_a_private_report_leaves_nothing_on_the_disk(counted: list[str]) -> None:
    extract_once(a_document(TEXT), private=True)
    extract_once(a_document(TEXT), private=True)
    assert counted == ["doc"]
    assert not list(folder().rglob("*.json"))


def test_hostile_text_is_kept_as_it_is(counted: list[str]) -> None:
    text = f"{TEXT} \ud800 \u202e {{{{7*7}}}} In Aleppo 5 were killed \x00 on Monday."
    first = extract_once(a_document(text))
    forget()
    assert extract_once(a_document(text)).claims == first.claims
    assert counted == ["doc"]
