"""PDF: the words of each page with their boxes through PDFium, put in reading order by `page`.

Offsets count in this text, in which ligatures are their letters and lines of a paragraph are one.
The title comes from the file's metadata, else from the first page; its creation date is no date of
publication and is not used. Scanned pages hold no words and are not read.
"""

import ctypes
import math
import re
import threading
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import DocumentError
from ..model import Document
from .decoding import without_surrogates
from .failure import OnFailure
from .metadata import described, own_title
from .page import Page, Word, text_of, title_of
from .typography import as_letters

SUFFIXES = (".pdf",)

_LONGEST = 20_000_000
# So many bytes one stream of a file may unpack to, and all but its pictures.
_UNPACKED = 64_000_000
_UNPACKED_ALL = 200_000_000
_GARBLED = 0.3
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_BOLD = 600
# A gap between glyphs that parts words, and a step up or down that parts a mark from its line.
_GAP = 0.12
_GAP_LEFTWARD = 0.25
_STEP = 0.05
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-"}
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_ABOUT = 2000
_DEFLATED = (b"\x08", b"\x18", b"\x28", b"\x38", b"\x48", b"\x58", b"\x68", b"\x78")
# PDFium works on one file at a time.
_one_at_a_time = threading.Lock()


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read a PDF as one document.

    Raises
    ------
    DocumentError
        When it is encrypted, damaged, unpacks to far too much, or holds no words.
    """
    try:
        _check_size(path.read_bytes())
        with _one_at_a_time:
            pages, title = _read_pages(path)
    except DocumentError:
        raise
    except Exception as error:  # a parser of hostile files: whatever it raises, the rest goes on
        message = f"can't be read as PDF ({type(error).__name__}: {str(error)[:120]})"
        raise DocumentError(message) from error
    text = as_letters(without_surrogates(text_of(pages))).replace("\0", " ")
    if not text.strip():
        message = "holds no words; a scan needs text recognition first"
        raise DocumentError(message)
    if _is_garbled(text):
        message = "does not say which letters its fonts draw; it needs text recognition first"
        raise DocumentError(message)
    document = Document(doc_id=doc_id, text=text + "\n")
    facts = {"title": own_title(title) or as_letters(title_of(pages) or "")}
    yield described(document, facts, on_failure=on_failure)


def _is_garbled(text: str) -> bool:
    """Tell whether glyphs were drawn by numbers that no letter stands behind."""
    words = "".join(text.split())
    unknown = sum(unicodedata.category(char) in ("Cc", "Cn", "Co", "So") for char in words)
    return unknown > _GARBLED * len(words)


def _check_size(data: bytes) -> None:
    """Refuse a file of which little unpacks to far too much."""
    left = _UNPACKED_ALL
    end = 0
    while begun := _STREAM.search(data, end):
        end = data.find(b"endstream", begun.end())
        end = len(data) if end < 0 else end
        unpacked = _unpacked(data[begun.end() : end])
        about = data[max(0, begun.start() - _ABOUT) : begun.start()].rpartition(b" obj")[2]
        left -= 0 if b"/Image" in about else unpacked
        if unpacked >= _UNPACKED or left < 0:
            message = f"unpacks to far more than {_UNPACKED_ALL:,} bytes"
            raise DocumentError(message)


def _unpacked(data: bytes) -> int:
    """Return to how much a stream unpacks, each layer of it, up to where it is refused."""
    size = 0
    while data[:1] in _DEFLATED and size < _UNPACKED:
        try:
            data = zlib.decompressobj().decompress(data, _UNPACKED)
        except zlib.error:
            break
        size = max(size, len(data))
    return size


def _read_pages(path: Path) -> tuple[list[Page], str | None]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(path)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            message = "is encrypted; save it without a password first"
        else:
            message = "is no PDF, or is damaged"
        raise DocumentError(message) from error
    try:
        pages: list[Page] = []
        length = 0
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            length += text_page.count_chars()
            if length > _LONGEST:
                message = f"holds more than {_LONGEST:,} characters"
                raise DocumentError(message)
            pages.append(_page(page, text_page))
            text_page.close()
            page.close()
        return pages, document.get_metadata_dict().get("Title") or None
    finally:
        document.close()


class _Glyph(NamedTuple):
    """A glyph with its box in the page's own coordinates; ``angle`` in degrees, clockwise."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    angle: int
    bold: bool


def _page(page: Any, text_page: Any) -> Page:
    """Return the words of a page, upright as most of its glyphs are; others are left out."""
    glyphs = list(_glyphs(text_page))
    angles = [glyph.angle for glyph in glyphs if glyph is not None]
    angle = max(set(angles), key=angles.count, default=0)
    left, bottom, right, top = page.get_cropbox()
    corners = [_turned(x, y, angle) for x in (left, right) for y in (bottom, top)]
    highest = max(y for _, y in corners)
    words = tuple(_words(glyphs, angle, highest))
    return Page(height=highest - min(y for _, y in corners), words=words)


def _turned(x: float, y: float, angle: int) -> tuple[float, float]:
    if not angle:
        return x, y
    turn = math.radians(angle)
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def _glyphs(text_page: Any) -> Iterator[_Glyph | None]:
    """Give the glyphs of a page as they are drawn, None for what parts two words."""
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for number in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, number)
        text = _HYPHENS.get(code) or (chr(code) if code else "")
        apart = not text or text.isspace()
        if apart or (code not in _HYPHENS and raw.FPDFText_IsGenerated(text_page, number) == 1):
            yield None
            continue
        raw.FPDFText_GetCharOrigin(text_page, number, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, number, box)
        yield _Glyph(
            text,
            (box.left, box.bottom, box.right, box.top),
            (x.value, y.value),
            round(math.degrees(raw.FPDFText_GetCharAngle(text_page, number))) % 360,
            raw.FPDFText_GetFontWeight(text_page, number) >= _BOLD,
        )


def _words(glyphs: Iterable[_Glyph | None], angle: int, highest: float) -> Iterator[Word]:
    word: list[Word] = []
    for glyph in glyphs:
        if glyph is not None and glyph.angle == angle:
            letter = _letter(glyph, highest)
            if word and not _goes_on(word[-1], letter):
                yield _joined(word)
                word = []
            word.append(letter)
        elif word:
            yield _joined(word)
            word = []
    if word:
        yield _joined(word)


def _letter(glyph: _Glyph, highest: float) -> Word:
    left, bottom, right, top = glyph.box
    x0, y0 = _turned(left, bottom, glyph.angle)
    x1, y1 = _turned(right, top, glyph.angle)
    return Word(
        text=glyph.text,
        x0=min(x0, x1),
        x1=max(x0, x1),
        y=highest - _turned(*glyph.origin, glyph.angle)[1],
        size=abs(y1 - y0),
        bold=glyph.bold,
    )


def _goes_on(before: Word, letter: Word) -> bool:
    if (before.x0, before.x1, before.y) == (letter.x0, letter.x1, letter.y):
        return True  # another letter of one ligature
    size = max(before.size, letter.size)
    gap = max(before.x0, letter.x0) - min(before.x1, letter.x1)
    widest = _GAP_LEFTWARD if _runs_leftward(letter) else _GAP
    return abs(before.y - letter.y) < _STEP * size and -size / 2 < gap < widest * size


def _runs_leftward(letter: Word) -> bool:
    return unicodedata.bidirectional(letter.text[0]) in ("R", "AL")


def _joined(letters: Sequence[Word]) -> Word:
    if any(map(_runs_leftward, letters)):
        letters = sorted(letters, key=lambda letter: -letter.x1)
    return Word(
        text="".join(letter.text for letter in letters),
        x0=min(letter.x0 for letter in letters),
        x1=max(letter.x1 for letter in letters),
        y=letters[0].y,
        size=max(letter.size for letter in letters),
        bold=all(letter.bold for letter in letters),
    )
