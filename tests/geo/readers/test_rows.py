"""Rows of JSON lines and CSV."""

import csv
import json
from datetime import date

from tests.reading import Write, read, read_one, why


def test_rows_of_json_lines_are_documents(write: Write) -> None:
    rows = [
        {"text": "Rain fell.", "id": "r1", "title": "Rain", "publisher": "Desk", "language": "en"},
        {
            "text": "Snow fell.\u2028It froze.",
            "url": "https://example.org",
            "published": "2024-05-03",
        },
        {"text": "Hail fell.", "id": 12},
    ]
    path = write("wires.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    documents, failures = read(path)
    assert failures == []
    assert [each.doc_id for each in documents] == ["r1", "wires:2", "12"]
    assert documents[0].title == "Rain"
    assert documents[1].published == date(2024, 5, 3)
    assert documents[1].text == "Snow fell.\u2028It froze."


def test_bad_rows_name_their_line_and_the_rest_goes_on(write: Write) -> None:
    content = (
        '{"text": "A."}\n\n{bad\n[1]\n{"text": 5}\n{"text": "  "}\n{"text": "B."}\n' + "[" * 100_000
    )
    documents, failures = read(write("w.jsonl", content))
    assert [each.text for each in documents] == ["A.", "B."]
    assert [each.message.split(":")[0] for each in failures] == [
        f"line {n}" for n in (3, 4, 5, 6, 8)
    ]


def test_rows_of_csv_are_documents(write: Write) -> None:
    content = (
        "\ufeffID;Text;published\n#id;#description;#date\n"
        'a;"Rain fell;\nit rose.";2024-05-03\n;;\n;Snow.;\n'
    )
    documents, failures = read(write("w.csv", content))
    assert failures == []
    assert [(each.doc_id, each.text) for each in documents] == [
        ("a", "Rain fell;\nit rose."),
        ("w:2", "Snow."),
    ]


def test_a_long_csv_field_is_read(write: Write) -> None:
    assert len(read_one(write("w.csv", "text\n" + "word " * 100_000)).text) == 500_000


def test_csv_without_text_is_told(write: Write) -> None:
    assert why(write("w.csv", "a,b\n1,2\n")) == "has no column 'text'; its columns: a, b"


def test_claims_are_not_reports(write: Write) -> None:
    documents, failures = read(write("in/claims.jsonl", '{"claim_id": "x"}\n').parent)
    assert (documents, failures) == ([], [])


def test_the_limit_on_csv_fields_is_never_lowered(write: Write) -> None:
    before = csv.field_size_limit()
    read_one(write("w.csv", "text\nRain.\n"))
    assert csv.field_size_limit() >= before
