"""Word: paragraphs, headings, list items and tables in their order, through python-docx.

Headings become lines of their own, list items "- …", table rows "cell | cell". Offsets count in
this text. Insertions under review are read, deletions are not; headers, footnotes and text boxes
are not either, nor are raised marks of notes. The file's own dates are no dates of publication.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import DocumentError
from ..model import Document
from .decoding import without_surrogates
from .failure import OnFailure
from .metadata import described, own_title
from .tables import table_row
from .typography import as_letters, is_note_mark

SUFFIXES = (".docx",)

_UNPACKED = 200_000_000
_FEW = 8
_COLUMNS = 63  # of a table, at most, as Word has it
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_UNREAD = (f"{_W}txbxContent", f"{_W}del", f"{_W}pict", f"{_W}drawing", f"{_W}pPr", f"{_W}rPr")


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read a Word document.

    Raises
    ------
    DocumentError
        When it is encrypted, damaged, unpacks to far too much, or holds no words.
    """
    _check_size(path)
    try:
        text, title = _read_words(path)
    except Exception as error:  # a parser of hostile files: whatever it raises, the rest goes on
        message = f"can't be read as Word ({type(error).__name__}: {str(error)[:120]})"
        raise DocumentError(message) from error
    if not text.strip():
        message = "is empty"
        raise DocumentError(message)
    yield described(Document(doc_id=doc_id, text=text), {"title": title}, on_failure=on_failure)


def _check_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        message = "is no Word document (.docx), or is encrypted"
        raise DocumentError(message) from error
    if unpacked > _UNPACKED:
        message = f"unpacks to {unpacked:,} bytes; at most {_UNPACKED:,} are read"
        raise DocumentError(message)


def _read_words(path: Path) -> tuple[str, str | None]:
    import docx

    word = docx.Document(str(path))
    styles = {style.style_id: style.name or "" for style in word.styles}
    lines = list(_render(word.element.body, styles))
    text = as_letters(without_surrogates("\n".join(lines)))
    return text + "\n", own_title(word.core_properties.title) or _first_title(word, styles)


def _first_title(word: Any, styles: dict[str, str]) -> str | None:
    """Return the first of the first few lines that is set as a title or first heading."""
    for paragraph in word.element.body.findall(f"{_W}p")[:_FEW]:
        words = as_letters(" ".join(_words(paragraph).split()))
        if words and _style_of(paragraph, styles).lower() in ("title", "heading 1"):
            return words
    return None


def _render(body: Any, styles: dict[str, str]) -> Iterator[str]:
    """Give the lines of a body, with blank ones but between items and between rows."""
    above = ""
    for shape, words in _blocks(body, styles):
        if above and (shape != above or shape in ("prose", "heading")):
            yield ""
        yield words
        above = shape


def _blocks(body: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for element in body:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            for row in element.findall(f"{_W}tr"):
                if line := table_row(_cells(row)):
                    yield "row", line
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _blocks(element, styles)


def _cells(row: Any) -> Iterator[str]:
    """Give the cells of a row; one over several columns has empty ones behind it."""
    for cell in row.findall(f"{_W}tc"):
        yield _words(cell)
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = "1" if span is None else span.get(f"{_W}val", "1")
        yield from [""] * (min(int(width), _COLUMNS) - 1 if width.isdecimal() else 0)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    lines = [" ".join(line.split()) for line in _words(paragraph).split("\n")]
    words = "\n".join(line for line in lines if line)
    if not words:
        return
    name = _style_of(paragraph, styles)
    if name.lower().startswith(("heading", "title", "subtitle")):
        yield "heading", words
    elif name.startswith("List") or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        yield "item", words if words[0] in "-•" else f"- {words}"
    else:
        yield "prose", words


def _style_of(paragraph: Any, styles: dict[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(style.get(f"{_W}val"), "") if style is not None else ""


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _UNREAD and not _is_note(child):
            yield from _pieces(child)
            if child.tag == f"{_W}p":
                yield "\n"


def _is_note(run: Any) -> bool:
    """Tell whether a run is a footnote's mark that was set by hand: raised digits after a word."""
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    if raised is None or raised.get(f"{_W}val") != "superscript":
        return False
    return is_note_mark("".join(text.text or "" for text in run.iter(f"{_W}t")))
