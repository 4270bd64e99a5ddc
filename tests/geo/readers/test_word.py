"""Word."""

import io
import zipfile
from pathlib import Path

import docx

from tests.reading import Write, read_one, why


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


def test_a_cell_over_several_columns_keeps_the_others_in_their_places(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "District"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Casualties"
    for column, words in ((1, "Dead"), (2, "Injured")):
        table.cell(1, column).text = words
    for column, words in enumerate(("Himbi", "5", "7")):
        table.cell(2, column).text = words
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert read_one(path).text == ("District | Casualties | -\n- | Dead | Injured\nHimbi | 5 | 7\n")


def test_what_print_does_to_words_is_undone(tmp_path: Path) -> None:
    word = docx.Document()
    told = word.add_paragraph("Some 1,200")
    for words, raised in (
        ("2", True),
        (" families \ufb02ed, offi\u00adcials said on the 3", False),
        ("rd", True),
        (".", False),
    ):
        told.add_run(words).font.superscript = raised
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert read_one(path).text == "Some 1,200 families fled, officials said on the 3rd.\n"


def test_a_title_that_is_the_name_of_a_file_is_none(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Microsoft Word - sitrep.docx"
    word.add_heading("Floods in Kassala", level=1)
    word.add_paragraph("Five died.")
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert read_one(path).title == "Floods in Kassala"
