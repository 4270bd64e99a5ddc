"""Bytes → text: a byte-order mark, else UTF-8, else what charset-normalizer finds.

Line ends stay as they are, and a byte-order mark is no character of the text, so that offsets count
in the file as it stands. Lone surrogates become U+FFFD, one for one, since no file could hold them.
"""

import codecs
import re

from ..errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format",
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 65_536
_MOSTLY_ASCII = 0.12
_NOT_TEXT = "is not text"


def decode(data: bytes) -> str:
    """Decode the bytes of a text file.

    Raises
    ------
    DocumentError
        When they are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if data.startswith(_MAGIC):
        raise DocumentError(_NOT_TEXT)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_as(data, _guess(data))
    if "\0" in text:
        text = _decode_as(data, _wide(data))
    return text


def without_surrogates(text: str) -> str:
    """Replace lone surrogates, one code point for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DocumentError(_NOT_TEXT) from error


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by where its NUL bytes stand."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 10 * even and odd > len(sample) / 8:
        return "utf-16-le"
    if even > 10 * odd and even > len(sample) / 8:
        return "utf-16-be"
    raise DocumentError(_NOT_TEXT)


def _guess(data: bytes) -> str:
    """Guess the encoding of bytes that are not UTF-8."""
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return _wide(data)
    if len(_CONTROL.findall(sample)) > len(sample) / 100:
        raise DocumentError(_NOT_TEXT)
    high = sum(byte > 127 for byte in sample)
    if high < len(sample) * _MOSTLY_ASCII and _reads_as_western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise DocumentError(_NOT_TEXT)
    return best.encoding


def _reads_as_western(sample: bytes) -> bool:
    """Tell whether a sample that is nearly all ASCII reads as Western European.

    A short text gives charset-normalizer too little to tell code pages apart. The test is that each
    high byte is a letter or a mark that Western languages use often, as seen in cp1252.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return set(filter(lambda char: ord(char) > 127, text)) <= set(
        "àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ“”‘’‚„…–—•«»€£°§©®™·¿¡\xa0½¼¾²³ªº"
    )
