"""Finding files, ids, and what is said of files that fail."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.readers import readable_suffixes
from tests.reading import Write, read, why


def test_folders_are_searched_in_order_without_hidden_and_unknown_files(
    write: Write, tmp_path: Path
) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "c.TXT",
        "map.geojson",
    ):
        write(f"in/{name}", "Rain fell.")
    documents, failures = read(tmp_path / "in")
    assert failures == []
    assert [each.doc_id for each in documents] == ["b", "c", "z"]


def test_files_that_share_a_name_have_their_path_as_id(write: Write, tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "sub/a.txt", "b.txt"):
        write(f"in/{name}", "Rain fell.")
    documents, _ = read(tmp_path / "in")
    assert [each.doc_id for each in documents] == ["a.md", "a.txt", "b", "sub/a.txt"]


def test_ids_are_never_given_twice(write: Write, tmp_path: Path) -> None:
    write("in/w.jsonl", '{"id": "x", "text": "A."}\n{"id": "x", "text": "B."}\n')
    write("in/x.md", "---\nid: x\n---\nC.")
    write("other/w.jsonl", '{"text": "D."}\n')
    documents, _ = read(tmp_path / "in", tmp_path / "other")
    ids = [each.doc_id for each in documents]
    assert len(set(ids)) == 4
    assert ids[:2] == ["x", "x (2)"]


def test_a_file_given_twice_is_read_once(write: Write) -> None:
    path = write("a.txt", "Rain fell.")
    assert len(read(path, path.parent, path)[0]) == 1


def test_what_fails_is_one_line_each_and_the_rest_goes_on(write: Write, tmp_path: Path) -> None:
    good = write("good.txt", "Rain fell.")
    bad = [
        write("empty.txt", ""),
        write("blank.txt", " \n"),
        write("odd.xyz", "x"),
        write("large.txt", "x" * 2000),
        tmp_path / "none.txt",
        "\0",
    ]
    documents, failures = read(*bad[:3], good, *bad[3:], max_bytes=1000)
    assert [each.doc_id for each in documents] == ["good"]
    found = {Path(failure.doc_id).name: failure.message for failure in failures}
    assert found["empty.txt"] == found["blank"] == "is empty"
    assert "unknown format '.xyz'" in found["odd.xyz"]
    assert "over the limit" in found["large.txt"]
    assert found["none.txt"] == "no such file or folder"
    assert len(failures) == len(bad)


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
def test_pipes_and_empty_folders_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert why(tmp_path / "p.txt") == "is no regular file"
    assert "holds no report" in why(tmp_path)


def test_standard_input_is_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "---\ntitle: T\n---\nPluie à Goma.".encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    documents, failures = read("-")
    assert failures == []
    assert (documents[0].doc_id, documents[0].title) == ("stdin", "T")


def test_the_formats_of_the_interface_are_read() -> None:
    assert set(readable_suffixes()) >= {
        ".txt",
        ".md",
        ".html",
        ".htm",
        ".pdf",
        ".docx",
        ".jsonl",
        ".csv",
    }


@given(st.binary(max_size=300), st.sampled_from(readable_suffixes()))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_documents_or_failures(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    documents, failures = read(path)
    for document in documents:
        document.text.encode()
        assert 0 <= document.body_start <= len(document.text)
    assert documents or failures
