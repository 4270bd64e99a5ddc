"""Plain text and markdown, with what stands of the report above it: front matter or header lines.

The text is the whole file as decoded, these included; the report begins after them. Markdown is
kept as it is written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..errors import DocumentError
from ..model import Document
from .decoding import decode, without_surrogates
from .failure import Failure, OnFailure
from .metadata import ALSO, KEYS, described

SUFFIXES = (".txt", ".md", ".text", ".markdown")

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE = rf"({'|'.join((*KEYS, *ALSO))})[ \t]*+:[ \t]*+(.*+)"
_FACT = re.compile(rf"^{_LINE}$", re.MULTILINE | re.IGNORECASE)
# Archives of news write "Date: …" and "Source: …" above a text; one such line alone may be its own.
_HEADER = re.compile(rf"\s*+(?:{_LINE}\n){{2,}}+(?=[ \t\r]*\n)", re.IGNORECASE)
_FRONT_MATTER_CHARS = 20_000


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read a text file as one document."""
    yield read_text(path.read_bytes(), doc_id=doc_id, on_failure=on_failure)


def read_text(data: bytes, *, doc_id: str, on_failure: OnFailure) -> Document:
    """Read the bytes of a text.

    Raises
    ------
    DocumentError
        When they are not text.
    """
    text = without_surrogates(decode(data))
    document = Document(doc_id=doc_id, text=text)
    if header := _HEADER.match(text, 0, _FRONT_MATTER_CHARS):
        return _below_header(document, header)
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end(), _FRONT_MATTER_CHARS)
    if not opening or not closing:
        return document
    block = text[opening.end() : closing.start()]
    try:
        facts = _parse_facts(block)
    except DocumentError as error:
        on_failure(Failure(doc_id=doc_id, stage="front matter", message=str(error)))
        facts = dict(_FACT.findall(block))
    if facts is None:
        return document
    document = Document(doc_id=doc_id, text=text, body_start=closing.end())
    return described(document, facts, on_failure=on_failure)


def _below_header(document: Document, header: re.Match[str]) -> Document:
    """Read a report below header lines; lines whose facts can't be used are of its text."""
    failures: list[Failure] = []
    facts = {name.lower(): words.strip() for name, words in _FACT.findall(header[0])}
    facts.pop("id", None)
    below = replace(document, body_start=header.end())
    below = described(below, facts, on_failure=failures.append)
    return document if failures else below


def _parse_facts(block: str) -> Mapping[str, object] | None:
    """Parse the YAML of a front matter block; None where the block is none but a part of the text.

    Raises
    ------
    DocumentError
        When it names facts but is not YAML.
    """
    from yaml import YAMLError

    try:
        facts = _load(block)
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        if not _FACT.search(block):
            return None
        mark = getattr(error, "problem_mark", None)
        where = f" in its line {mark.line + 2}" if mark else ""
        message = (
            f"the front matter is not YAML{where};"
            " the report was read, with what its plain 'key: value' lines say"
        )
        raise DocumentError(message) from error
    if facts is None:
        return {}
    return facts if isinstance(facts, dict) else None


def _load(block: str) -> object:
    """Load YAML; a line that is none by itself ("title: Kassala: floods") is read as it stands."""
    from yaml import safe_load
    from yaml.parser import ParserError
    from yaml.scanner import ScannerError

    def quoted(fact: re.Match[str]) -> str:
        try:
            safe_load(fact[0])
        except (ParserError, ScannerError):
            return f"{fact[1]}: {json.dumps(fact[2].strip())}"
        return fact[0]

    try:
        return safe_load(block)
    except (ParserError, ScannerError):
        return safe_load(_FACT.sub(quoted, block))
