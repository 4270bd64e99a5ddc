"""Write lines and texts to files or standard output, under names that are never paths."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from geo.model import Document
from geo.readers.finding import OWN_TEXTS, own_texts
from layers.writing import replacing

from .options import WRONG_USAGE, Complaint, check_output

_UNSAFE = re.compile(r"[^\w.\-]+")
_NAME_CHARS = 120


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as UTF-8, each as soon as it is there."""
    with replacing(path) as temporary, temporary.open("wb") as stream:
        stream.writelines(f"{line}\n".encode() for line in lines)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, its line ends as they are."""
    with replacing(path) as temporary:
        temporary.write_bytes(text.encode())


def file_name(doc_id: str, taken: set[str]) -> str:
    """Give a file name for a document, which is in no case a path, and note it as taken."""
    stem = _UNSAFE.sub("_", doc_id)[:_NAME_CHARS].strip("._") or "document"
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name.lower())
    return f"{name}.txt"


def is_standard_output(output: Path) -> bool:
    """Tell whether an output is ``-``."""
    return str(output) == "-"


def write_output(output: Path, lines: Iterator[str], *, inputs: Sequence[str]) -> None:
    """Write lines to a file that is none of the inputs, or to standard output for ``-``."""
    if is_standard_output(output):
        for line in lines:
            print_line(line)
        return
    check_output(output, (output.suffix.lower(),), inputs=inputs)
    write_lines(output, lines)


def print_line(line: str) -> None:
    """Write a line as UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


def to_json(value: Any) -> str:
    """Write a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def write_document(document: Document, folder: Path, taken: set[str]) -> None:
    """Write a document's text into a folder, under a name that is free."""
    folder.mkdir(parents=True, exist_ok=True)
    write_text(folder / file_name(document.doc_id, taken), document.text)


def check_text_folder(folder: Path, *, inputs: Sequence[str]) -> None:
    """Refuse a folder whose reports are to be read: a text of the same name would replace them."""
    here = folder.resolve()
    given = (Path(each).resolve() for each in inputs)
    searched = {path if path.is_dir() else path.parent for path in given}
    if not folder.is_dir() or searched.isdisjoint((here, *here.parents)):
        return
    own = own_texts(folder)
    for path in sorted(folder.glob("*.txt")):
        if path.name.lower() not in own:
            message = f"--text {folder}: {path.name} may be a report; choose another folder"
            raise Complaint(message, WRONG_USAGE)


def note_texts(folder: Path, taken: set[str], *, inputs: Sequence[str]) -> None:
    """Note the texts that were written below a folder that is searched: they are no reports."""
    above = folder.resolve().parents
    if taken and any(Path(each).resolve() in above for each in inputs):
        names = own_texts(folder) | {f"{name}.txt" for name in taken}
        write_text(folder / OWN_TEXTS, "".join(f"{name}\n" for name in sorted(names)))
