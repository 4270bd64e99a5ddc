"""Writing: line ends stay as they are, and names never become paths."""

from pathlib import Path

import pytest

from dashboard.writing import file_name, write_text


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "a\r\nb\rc\n")
    assert (tmp_path / "a.txt").read_bytes() == b"a\r\nb\rc\n"


@pytest.mark.parametrize(
    "doc_id", ["../../etc/passwd", "a/b", "..", "", "\0", "con:1", "x" * 500, "é\n", ".hidden"]
)
def test_names_of_documents_never_become_paths(doc_id: str) -> None:
    name = file_name(doc_id, set())
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name) <= 130


def test_two_documents_never_share_a_file() -> None:
    taken: set[str] = set()
    assert [file_name(each, taken) for each in ("A", "a", "a/", "b")] == [
        "A.txt",
        "a_2.txt",
        "a_3.txt",
        "b.txt",
    ]
