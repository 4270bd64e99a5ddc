"""Reading reports: what a document holds for each format, and what is said of files that fail."""

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from geo import Document
from geo.readers import Failure, read_documents, readable_suffixes

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def read(*paths: str | Path, **options: object) -> tuple[list[Document], list[Failure]]:
    failures: list[Failure] = []
    documents = read_documents(paths, on_failure=failures.append, **options)  # type: ignore[arg-type]
    return list(documents), failures


def read_one(path: Path, **options: object) -> Document:
    documents, failures = read(path, **options)
    assert failures == []
    assert len(documents) == 1
    return documents[0]


def why(*paths: str | Path, **options: object) -> str:
    """Give why nothing was read."""
    documents, failures = read(*paths, **options)
    assert documents == []
    assert len(failures) == 1
    assert "\n" not in failures[0].message
    return failures[0].message


# -- text and front matter


def test_text_keeps_its_line_ends_and_has_its_name_as_id(write: Write) -> None:
    document = read_one(write("north.kivu.txt", "Five died.\r\nTwo fled.\rAll.\n"))
    assert document.text == "Five died.\r\nTwo fled.\rAll.\n"
    assert document.doc_id == "north.kivu"
    assert document.published is None


FRONT = """---
title: "Floods: a first look"
publisher: Relief Desk
url: https://example.org/floods
published: 2024-05-03
language: en
---

Rain fell.
"""


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_tells_of_the_report_and_stays_in_the_text(write: Write, name: str) -> None:
    document = read_one(write(name, FRONT))
    assert document.text == FRONT
    assert document.text[document.body_start :] == "\nRain fell.\n"
    assert (document.title, document.publisher) == ("Floods: a first look", "Relief Desk")
    assert (document.url, document.language) == ("https://example.org/floods", "en")
    assert document.published == date(2024, 5, 3)


def test_front_matter_may_give_the_id_and_have_windows_line_ends(write: Write) -> None:
    text = "---\r\nid: report 7\r\n---\r\nRain fell."
    document = read_one(write("a.txt", text))
    assert document.doc_id == "report 7"
    assert document.text[document.body_start :] == "Rain fell."


@pytest.mark.parametrize(
    "text",
    [
        "---\nRain fell.\n---\nIt went on.",
        "---\nRain: it fell\nNo end",
        "----\ntitle: a\n----\n",
        "- --\n",
    ],
)
def test_a_rule_at_the_start_is_no_front_matter(write: Write, text: str) -> None:
    document = read_one(write("a.md", text))
    assert (document.body_start, document.title) == (0, None)


def test_broken_front_matter_is_told_and_its_plain_lines_are_read(write: Write) -> None:
    documents, failures = read(
        write("a.md", "---\ntitle: Goma: clashes\npublished: 2024-05-03\n---\nX y.")
    )
    assert [failure.stage for failure in failures] == ["front matter"]
    assert "line 2" in failures[0].message
    assert (documents[0].title, documents[0].published) == ("Goma: clashes", date(2024, 5, 3))
    assert documents[0].text[documents[0].body_start :] == "X y."


def test_hostile_yaml_is_only_data(write: Write) -> None:
    text = "---\ntitle: !!python/object/apply:os.system ['false']\n---\nX."
    documents, failures = read(
        write("a.md", text), write("b.md", "---\ntitle: " + "[" * 9000 + "\n---\nX.")
    )
    assert len(documents) == 2
    assert {failure.stage for failure in failures} == {"front matter"}


def test_nothing_but_front_matter_is_empty(write: Write) -> None:
    assert "front matter" in why(write("a.md", "---\ntitle: A\n---\n  \n"))


# -- dates


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
    assert read_one(write("b.md", FRONT), published=given).published == date(2024, 5, 3)


# -- encodings


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


# -- rows


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


# -- HTML, PDF, Word

PAGE = """<!DOCTYPE html><html lang="fr-CD"><head><meta charset="{charset}">
<title>Pluies | Bureau</title>
<meta property="og:title" content="Pluies à Goma"><meta property="og:site_name" content="Bureau">
<meta property="article:published_time" content="2024-05-03T08:00:00Z">
<link rel="canonical" href="https://example.org/pluies"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Pluies à Goma</h1>
<p>De fortes pluies ont tué <b>douze</b> personnes &amp; blessé trente autres
à Goma, mardi soir, selon les autorités de la ville &lt;b&gt;.</p><h2>Par quartier</h2>
<ul><li>Cinq morts à Himbi</li><li>Sept morts à Birere</li></ul>
<table><tr><th>Quartier</th><th>Morts</th></tr><tr><td>Himbi</td><td>5</td></tr></table>
<p>Les secours sont arrivés mercredi, et la pluie était attendue encore jeudi dans la province.</p>
</article><script>alert(1)</script><footer>Tous droits réservés</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_is_its_article_with_its_structure_as_text(write: Write, charset: str) -> None:
    document = read_one(write("a.html", PAGE.format(charset=charset).encode(charset)))
    lines = [line for line in document.text.split("\n") if line]
    assert lines[1].startswith("De fortes pluies ont tué douze personnes & blessé trente autres")
    assert lines[2:7] == [
        "Par quartier",
        "- Cinq morts à Himbi",
        "- Sept morts à Birere",
        "Quartier | Morts",
        "Himbi | 5",
    ]
    assert "alert" not in document.text
    assert "droits" not in document.text
    assert (document.title, document.publisher) == ("Pluies à Goma", "Bureau")
    assert (document.url, document.language) == ("https://example.org/pluies", "fr")
    assert document.published == date(2024, 5, 3)


def test_lists_in_lists_and_empty_cells_are_written_once(write: Write) -> None:
    page = (
        "<html><body><article><p>Heavy rain flooded the district on Tuesday, and 12 people died,"
        " officials said in the capital on Wednesday.</p><ul><li>Sylhet<ul><li>5 <b>killed</b>,"
        " more feared</li></ul></li><li>Sunamganj</li></ul><table><tr><td><p>Place</p></td>"
        "<td>Dead</td></tr><tr><td>Sylhet</td><td></td></tr></table></article></body></html>"
    )
    lines = [line for line in read_one(write("a.html", page)).text.split("\n") if line]
    assert lines[1:] == [
        "- Sylhet",
        "- 5 killed, more feared",
        "- Sunamganj",
        "Place | Dead",
        "Sylhet | -",
    ]


def test_a_page_without_an_article_is_told(write: Write) -> None:
    assert why(write("a.htm", "<html><body><script>1</script></body></html>"))
    assert why(write("b.htm", "<" * 50))
    assert why(write("c.html", "<div>" * 3000))


def test_a_map_of_our_own_is_no_report(write: Write) -> None:
    page = '<html><body><p>Five died.</p><script id="sitmap-data">H4sI</script></body></html>'
    assert "sitmap wrote" in why(write("map.html", page))


def a_pdf(*pages: str, title: str | None = None, password: str | None = None) -> bytes:
    """Write a PDF by hand: a page of Helvetica each, a line of text a line."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for words in pages:
        page = writer.add_blank_page(width=595, height=842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = " ".join(f"({line}) Tj 0 -16 Td" for line in words.split("\n"))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 780 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20010101000000Z"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream_out = io.BytesIO()
    writer.write(stream_out)
    return stream_out.getvalue()


def test_a_pdf_is_the_words_of_its_pages_without_its_own_date(write: Write) -> None:
    document = read_one(write("a.pdf", a_pdf("Five died\nin Goma.", "Two fled.", title="Flash")))
    assert document.text == "Five died\nin Goma.\nTwo fled.\n"
    assert (document.title, document.published) == ("Flash", None)


def test_pdfs_that_cannot_be_read_are_told(write: Write) -> None:
    assert "encrypted" in why(write("a.pdf", a_pdf("Five died.", password="key")))
    assert "no words" in why(write("b.pdf", a_pdf("")))
    assert "PDF" in why(write("c.pdf", b"%PDF-1.7\ngarbage"))


def test_a_word_document_is_read_in_order(write: Write, tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Flash update"
    word.add_heading("Goma", level=1)
    word.add_paragraph("Five died in the floods.")
    word.add_paragraph("12 hurt in Himbi", style="List Bullet")
    word.add_paragraph("40 houses gone", style="List Number")
    table = word.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("District", "Dead", "Himbi", "5"), strict=True):
        cell.text = words
    word.add_paragraph("More rain\tis expected.")
    path = tmp_path / "a.docx"
    word.save(str(path))
    document = read_one(path)
    assert document.text == (
        "Goma\n\nFive died in the floods.\n\n- 12 hurt in Himbi\n- 40 houses gone\n\n"
        "District | Dead\nHimbi | 5\n\nMore rain is expected.\n"
    )
    assert (document.title, document.published) == ("Flash update", None)


def test_word_documents_that_cannot_be_read_are_told(write: Write) -> None:
    assert "no Word document" in why(write("a.docx", b"PK\x03\x04broken"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>" + b" " * 210_000_000)
    assert "unpacks to" in why(write("b.docx", packed.getvalue()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "y")
    assert "Word" in why(write("c.docx", packed.getvalue()))


# -- finding files


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
