"""Reports that one session adds: read in a folder of their own, seen by nobody else until saved."""

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import streamlit as st

from geo import Document, Failure, load_gazetteer, read_documents
from geo.readers import readable_suffixes
from layers.claims.when.dating import date_of
from layers.situation import Situation, assemble

from . import deciding, state
from .errors import SaveError
from .extractions import extract_once
from .served import seeds, serving

_UNSAFE = re.compile(r"[^\w\- ]+")
_NAME_CHARS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it came, the name it may be saved under, and what was read in it."""

    name: str
    safe_name: str
    content: bytes
    situation: Situation


def add(name: str, content: bytes) -> Situation:
    """Read an upload into this session; the name it came with never becomes a path."""
    failures: list[Failure] = []
    taken = {document.doc_id for document in state.extracted().documents}
    suffix = Path(name).suffix.lower()
    suffix = suffix if suffix in readable_suffixes() else ".txt"
    stem = _free(_stem(name), set(taken))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}{suffix}"
        path.write_bytes(content)
        documents = list(
            read_documents(
                [path],
                published=serving().published,
                date_of=date_of,
                on_failure=failures.append,
            )
        )
    read = [
        replace(document, doc_id=_free(document.doc_id, taken), origin=None)
        for document in documents
    ]
    situation = _situation(read, [replace(failure, doc_id=name) for failure in failures])
    if read:
        upload = Upload(
            name=name, safe_name=f"{stem}{suffix}", content=content, situation=situation
        )
        st.session_state[state.ADDED] = (*uploads(), upload)
    return situation


def uploads() -> tuple[Upload, ...]:
    """Return what this session added."""
    added: tuple[Upload, ...] = st.session_state.get(state.ADDED, ())
    return added


def incomplete() -> list[Document]:
    """Return this session's reports that give no date or no publisher."""
    own = state.private_ids()
    return [
        document
        for document in state.extracted().documents
        if document.doc_id in own and (document.published is None or document.publisher is None)
    ]


def shared_folder() -> Path | None:
    """Return the folder that is served, where saved reports go; None where none is."""
    return next((path for path in map(Path, serving().paths) if path.is_dir()), None)


def save() -> int:
    """Save this session's reports to the shared folder; return how many.

    Raises
    ------
    SaveError
        When there is no folder, or it can't be written.
    """
    folder = shared_folder()
    if folder is None:
        message = "No folder is served, so there is none to save to."
        raise SaveError(message)
    saved = 0
    for upload in uploads():
        try:
            with (folder / upload.safe_name).open("xb") as stream:
                stream.write(upload.content)
        except OSError as error:
            message = f"{upload.name} was not saved: {error.strerror}"
            raise SaveError(message) from error
        deciding.share({document.doc_id for document in upload.situation.documents})
        st.session_state[state.ADDED] = tuple(each for each in uploads() if each is not upload)
        saved += 1
    return saved


def forget() -> None:
    """Drop what this session added, and what it decided about that."""
    st.session_state[state.ADDED] = ()
    deciding.forget()


def add_example() -> None:
    """Add the report that ships with sitmap to this session."""
    for path in sorted(seeds().glob("*.md")):
        add(path.name, path.read_bytes())


def _stem(name: str) -> str:
    """Give a file's stem of letters, digits, blanks, - and _ alone."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    stem = _UNSAFE.sub("_", Path(bare).stem)[:_NAME_CHARS].strip(" _")
    return stem or "report"


def _free(name: str, taken: set[str]) -> str:
    """Give a document an id that no other report has."""
    doc_id, number = name, 2
    while doc_id in taken:
        doc_id, number = f"{name}-{number}", number + 1
    taken.add(doc_id)
    return doc_id


def _situation(documents: list[Document], failures: list[Failure]) -> Situation:
    extractions = [extract_once(document, serving(), private=True) for document in documents]
    read = assemble(
        documents,
        [claim for each in extractions for claim in each.claims],
        left_out=[left for each in extractions for left in each.left_out],
        failures=failures,
        gazetteer=load_gazetteer(),
    )
    return replace(read, landmarks=tuple(place for each in extractions for place in each.landmarks))
