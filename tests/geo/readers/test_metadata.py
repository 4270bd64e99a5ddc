"""Facts beside the text: dates are read or refused."""

import json
from datetime import date

import pytest

from tests.reading import Write, read, read_one


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-05-03", date(2024, 5, 3)),
        ("2024-05-03T22:10:00+02:00", date(2024, 5, 3)),
        ("2024/5/3", date(2024, 5, 3)),
        ("20240503", date(2024, 5, 3)),
        ("3 May 2024", date(2024, 5, 3)),
        ("3rd of no month", None),
        ("Friday, 3 May 2024", date(2024, 5, 3)),
        ("May 3rd, 2024", date(2024, 5, 3)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("03-May-2024", date(2024, 5, 3)),
        ("Fri, 03 May 2024 10:00:00 GMT", date(2024, 5, 3)),
        ("23/05/2024", date(2024, 5, 23)),
        ("05/23/2024", date(2024, 5, 23)),
        ("05.05.2024", date(2024, 5, 5)),
        ("03/05/2024", None),
        ("2024-13-40", None),
        ("yesterday", None),
        ("2024", None),
    ],
)
def test_dates_are_read_or_refused_and_never_guessed(
    write: Write, words: str, expected: date | None
) -> None:
    documents, failures = read(write("a.jsonl", json.dumps({"text": "X.", "published": words})))
    assert documents[0].published == expected
    assert [failure.stage for failure in failures] == ([] if expected else ["published"])


def test_a_date_that_could_be_read_two_ways_names_both(write: Write) -> None:
    _, failures = read(write("a.jsonl", json.dumps({"text": "X.", "published": "03/05/2024"})))
    assert "2024-05-03 or 2024-03-05" in failures[0].message


def test_published_is_for_documents_without_a_date(write: Write) -> None:
    given = date(2023, 9, 22)
    assert read_one(write("a.txt", "Rain fell."), published=given).published == given
    dated = write("b.md", "---\npublished: 2024-05-03\n---\nRain fell.")
    assert read_one(dated, published=given).published == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c:d", True),
        ("HTTP://example.org", True),
        ("www.example.org/a", True),
        ("example.org:8080/a", True),
        ("javascript:alert(1)", False),
        (" JaVaScRiPt :alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_an_address_is_one_of_the_web_or_none(write: Write, url: str, *, kept: bool) -> None:
    documents, failures = read(write("a.jsonl", json.dumps({"text": "X.", "url": url})))
    assert documents[0].url == (url.strip() if kept else None)
    assert [failure.stage for failure in failures] == ([] if kept else ["url"])
