"""Rows of JSON lines and CSV as documents: ``text``, and what else is told of it.

The columns are those of front matter, see `geo.readers.metadata`.

A row that can't be used is a failure that names its line; the others are read. A file of claims
that ``sitmap extract`` wrote holds no documents.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import DocumentError, OwnFileError
from ..model import Document
from .decoding import decode, without_surrogates
from .failure import Failure, OnFailure
from .metadata import described

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv")

_DELIMITERS = ",;\t|"
# What the first cells of a table are, in its two heads, that `sitmap export` wrote.
_OWN_TABLE = ("event_id", "#event+id")


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read each row of a file as a document, ``doc_id:ROW`` unless it has an id."""
    text = decode(path.read_bytes())
    rows = _json_rows if path.suffix.lower() in (".jsonl", ".ndjson") else _csv_rows
    for number, line, row in rows(text):
        row_id = f"{doc_id}:{number}"
        if isinstance(row, str):
            on_failure(Failure(doc_id=row_id, stage="read", message=f"line {line}: {row}"))
            continue
        if "claim_id" in row:
            message = "holds claims that sitmap wrote, not reports"
            raise OwnFileError(message)
        words = row.get("text")
        if words is None and "toponyms" in row and "doc_id" in row:
            message = "is a list of places that sitmap wrote, not a report"
            raise OwnFileError(message)
        if not isinstance(words, str) or not words.strip():
            message = f"line {line}: the row has no words in 'text'"
            on_failure(Failure(doc_id=row_id, stage="read", message=message))
            continue
        document = Document(doc_id=row_id, text=without_surrogates(words))
        yield described(document, row, on_failure=on_failure)


Row = tuple[int, int, Mapping[str, object] | str]


def _json_rows(text: str) -> Iterator[Row]:
    """Give (row, line, object), with words about what is wrong in place of a broken object."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield (
                number,
                number,
                f"not JSON ({error})" if isinstance(error, ValueError) else "not JSON",
            )
            continue
        yield number, number, row if isinstance(row, dict) else "not a JSON object"


def _csv_rows(text: str) -> Iterator[Row]:
    """Give (row, line, columns by name), rows counted from 1 after the header."""
    # The limit is one for the whole process: it is raised, never lowered.
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    header = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in next(reader, [])]
    if names[:1] == [_OWN_TABLE[0]] and next(reader, [])[:1] == [_OWN_TABLE[1]]:
        message = "is a table that sitmap wrote, not a report"
        raise OwnFileError(message)
    if "text" not in names and "claim_id" not in names:
        message = f"has no column 'text'; its columns: {', '.join(names)[:200] or 'none'}"
        raise DocumentError(message)
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            number += 1
            yield number, reader.line_num, f"not CSV ({error})"
            continue
        if cells is None:
            return
        filled = [cell for cell in cells if cell.strip()]
        if not filled or all(cell.startswith("#") for cell in filled):
            continue  # an empty line, or the row of HXL tags
        number += 1
        yield number, reader.line_num, dict(zip(names, cells, strict=False))
