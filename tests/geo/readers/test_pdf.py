"""PDF."""

import io

from pypdf import PdfWriter

from tests.reading import Write, read_one, why


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
