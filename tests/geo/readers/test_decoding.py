"""Bytes become text, or are told not to be text."""

import pytest

from tests.reading import Write, read_one, why


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_encodings_are_found_and_marks_are_no_character(write: Write, encoding: str) -> None:
    text = "Les pluies ont tué douze personnes à Bangui, près de l’hôpital.\r\n"
    assert read_one(write("a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1251",
            "При обстреле Херсона погибли два человека, ещё пятеро ранены, сообщили власти.",
        ),
        (
            "cp1256",
            "قتل خمسة أشخاص في قصف على سوق في مدينة الفاشر يوم الثلاثاء، حسبما قال مسؤولون محليون.",
        ),
    ],
)
def test_other_code_pages_are_guessed(write: Write, encoding: str, text: str) -> None:
    assert read_one(write("a.txt", (text * 3).encode(encoding))).text == text * 3


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04zip",
        b"%PDF-1.7 x",
        b"\xff\xfe\x00",
        b"a\0b",
    ],
)
def test_what_is_not_text_is_told(write: Write, content: bytes) -> None:
    assert why(write("a.txt", content)) == "is not text"


def test_lone_surrogates_become_one_character(write: Write) -> None:
    assert read_one(write("a.jsonl", '{"text": "a\\ud800b"}')).text == "a\ufffdb"
