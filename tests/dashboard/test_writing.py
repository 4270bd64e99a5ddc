"""Writing: a reader sees the old file or the new one, and names never become paths."""

from pathlib import Path

import pytest

from dashboard.errors import WriteError
from dashboard.writing import file_name, replacing, write_text


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with replacing(path) as temporary:
        temporary.write_text("half")
        assert not path.exists()
        assert temporary.suffix == ".txt"
    assert path.read_text() == "half"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_after_an_error_the_old_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")
    with pytest.raises(KeyError), replacing(path) as temporary:  # noqa: PT012 - the block fails
        temporary.write_text("new")
        raise KeyError(path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "a\r\nb\rc\n")
    assert (tmp_path / "a.txt").read_bytes() == b"a\r\nb\rc\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    write_text(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="can't be written"):
        write_text(tmp_path / "none" / "a.txt", "x")


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
