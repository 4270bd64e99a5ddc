"""Web pages: the article's words through trafilatura, with its structure written as text.

Headings become lines of their own, list items "- …", table rows "cell | cell". Offsets count in
this text. Title, publisher, url and date come from the page's metadata; a date only where the page
states one.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import DocumentError, OwnFileError
from ..model import Document
from .decoding import decode, without_surrogates
from .failure import OnFailure
from .hiding import as_shown
from .metadata import described
from .tables import table_row
from .typography import as_letters

SUFFIXES = (".html", ".htm", ".xhtml")

_logger = logging.getLogger(__name__)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_OWN_MAP = '<script id="sitmap-data"'
_CONTAINER = re.compile(r"<(?:article|main)\b", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]{0,2000}>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)
_LISTS = ("list", "ul", "ol")
_CELLS = ("cell", "td", "th")
_HEAD = 5000
_FAR_MORE = 2
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read a page as one document.

    Raises
    ------
    DocumentError
        When no article is found in it.
    """
    page = _DECLARATION.sub("", without_surrogates(_decode_page(path.read_bytes())), count=1)
    if not page.strip():
        message = "is empty"
        raise DocumentError(message)
    if _OWN_MAP in page:
        message = "is a map that sitmap wrote, not a report"
        raise OwnFileError(message)
    found = _extract_whole(as_shown(page))
    text = as_letters("".join(_render(found.body))).strip("\n") + "\n" if found is not None else ""
    if not text.strip():
        message = "no article was found in the page"
        raise DocumentError(message)
    language = _LANGUAGE.search(page[:_HEAD])
    facts = {
        "title": found.title,
        "publisher": found.sitename or found.hostname,
        "url": found.url,
        "published": found.date,
        "language": language[1].lower() if language else None,
    }
    yield described(Document(doc_id=doc_id, text=text), facts, on_failure=on_failure)


def _decode_page(data: bytes) -> str:
    """Decode a page by the charset that it declares, else as any text."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            _logger.debug("a page is not in the charset that it declares")
    return decode(data)


def _extract_whole(page: str) -> Any:
    """Extract the article with what says how it is built: headings, lists, tables.

    They say where things happened. Where a page marks no article, its body is tried as one; the
    extractor's other ways, which give loose paragraphs, are taken only where they find far more.
    """
    rows = [_extract(page, fast=True), _extract(page, fast=False)]
    if not _CONTAINER.search(page):
        marked = _BODY_END.sub("</article></body>", _BODY.sub(r"\g<0><article>", page, count=1))
        rows.append(_extract(marked, fast=True))
    found = [row for row in rows if row is not None]
    if not found:
        return None
    most = max(_length(row.body) for row in found)
    return max(
        (row for row in found if _length(row.body) * _FAR_MORE >= most),
        key=lambda row: _structure(row.body),
    )


def _length(body: Any) -> int:
    return sum(len(text.strip()) for text in body.itertext())


def _structure(body: Any) -> int:
    """Count what says how a text is built: headings, list items, rows of tables."""
    return sum(1 for _ in body.iter("head", "item", "row"))


def _extract(page: str, *, fast: bool) -> Any:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    # A short page is a report too: below this size the extractor would give up its structure.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    try:
        return bare_extraction(
            page,
            fast=fast,
            config=config,
            include_tables=True,
            include_comments=False,
            with_metadata=True,
            favor_recall=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a parser of hostile pages: whatever it raises, the rest goes on
        message = f"can't be read as HTML ({type(error).__name__})"
        raise DocumentError(message) from error


def _render(body: Any) -> Iterator[str]:
    """Write the tree that trafilatura gives as lines."""
    for element in body:
        if element.tag in _LISTS:
            yield "\n"
            yield from _items(element)
        elif element.tag == "table":
            yield "\n"
            for row in element.iter("row", "tr"):
                line = table_row(" ".join(cell.itertext()) for cell in row if cell.tag in _CELLS)
                yield f"{line}\n" if line else ""
        elif element.tag in ("div", "quote", "section", "main", "article") and len(element):
            if element.text and element.text.strip():
                yield from _line("\n", element.text, "\n")
            yield from _render(element)
        else:
            yield from _line("\n", "".join(_inline(element)), "\n")
        if element.tail and element.tail.strip():
            yield from _line("\n", element.tail, "\n")


def _items(listed: Any) -> Iterator[str]:
    """Write a list, those inside its items as items too; a term and what it means are one."""
    term = ""
    for item in listed:
        words = "".join(_inline(item)).replace("\n", " ")
        if item.get("rend", "").startswith("dt"):
            term = _words(words).rstrip(":") + ": "
            continue
        yield from _line(f"- {term}", words, "\n")
        for inner in item:
            if inner.tag in _LISTS:
                yield from _items(inner)


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield "\n" if child.tag in ("lb", "p") else ""
        if child.tag not in _LISTS:
            yield from _inline(child)
        yield child.tail or ""


def _line(before: str, words: str, after: str) -> Iterator[str]:
    lines = [line for line in map(_words, words.split("\n")) if line]
    if lines:
        yield before + "\n".join(lines) + after


def _words(text: str) -> str:
    return " ".join(text.split())
