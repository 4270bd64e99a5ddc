"""PDF."""

import io
import time
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from geo.readers.pdf import _Glyph, _words
from tests.reading import Write, read_one, why


def a_pdf(*pages: str, title: str | None = None, password: str | None = None) -> bytes:
    """Write a PDF by hand: a page of Helvetica each, a line of text a line; \x01 is fi, \x02 fl."""
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        NumberObject,
    )

    writer = PdfWriter()
    for words in pages:
        page = writer.add_blank_page(width=595, height=842)
        ligatures = [NumberObject(1), NameObject("/fi"), NameObject("/fl")]
        encoding = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Encoding"),
                NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding"),
                NameObject("/Differences"): ArrayObject(ligatures),
            }
        )
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): encoding,
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
    assert document.text == "Five died in Goma.\n\nTwo fled.\n"
    assert (document.title, document.published) == ("Flash", None)


def test_pdfs_that_cannot_be_read_are_told(write: Write) -> None:
    assert "encrypted" in why(write("a.pdf", a_pdf("Five died.", password="key")))
    assert "no words" in why(write("b.pdf", a_pdf("")))
    assert "PDF" in why(write("c.pdf", b"%PDF-1.7\ngarbage"))


def test_ligatures_are_read_as_their_letters(write: Write) -> None:
    document = read_one(write("a.pdf", a_pdf("Two \x02ed the \x01re in Goma.")))
    assert document.text == "Two fled the fire in Goma.\n"


def test_letters_of_one_glyph_are_of_one_word() -> None:
    box = (50.0, 690.0, 62.0, 702.0)
    glyphs = [
        _Glyph(text, box if text in "fi" else (x, 690.0, x + 5, 702.0), (x, 692.0), 0, False)
        for text, x in (("f", 50.0), ("i", 50.0), ("r", 62.0), ("e", 67.0))
    ]
    assert [word.text for word in _words(glyphs, 0, 800)] == ["fire"]


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("drawn", [False, True])
def test_a_page_that_lies_on_its_side_is_read(write: Write, angle: int, drawn: bool) -> None:
    writer = PdfWriter()
    page = writer.add_page(PdfReader(io.BytesIO(a_pdf("Five died\nin Goma, they say."))).pages[0])
    page.rotate(angle)
    if drawn:
        page.transfer_rotation_to_content()
    data = io.BytesIO()
    writer.write(data)
    text = read_one(write("a.pdf", data.getvalue())).text
    assert " ".join(text.split()) == "Five died in Goma, they say."


def test_a_pdf_that_unpacks_to_far_too_much_is_refused(write: Write) -> None:
    stream = zlib.compress(b"BT /F1 12 Tf (x) Tj ET " * 4_000_000, 9)
    packed = a_pdf("Five died.") + b"<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream"
    assert "unpacks" in why(write("a.pdf", packed))


def test_pages_with_more_than_any_report_has_are_read_in_time(write: Write) -> None:
    lines = "\n".join("Supaul 12 (30" for _ in range(6000)).replace("(", "\\(")
    assert read_one(write("a.pdf", a_pdf(lines))).text.count("Supaul") == 6000


def test_a_pdf_whose_fonts_name_no_letters_is_told(write: Write) -> None:
    drawn = "\x03\x04\x05\x06\x0e\x0f \x10\x11\x12 \x13\x14\x15\x16 a"
    assert "text recognition" in why(write("a.pdf", a_pdf(drawn)))


def test_a_pdf_of_many_small_things_is_looked_through_in_time(write: Write) -> None:
    many = a_pdf("Five died.") + b"<</A 1>> " * 400_000
    began = time.process_time()
    assert read_one(write("a.pdf", many)).text == "Five died.\n"
    assert time.process_time() - began < 10
