"""Reports that one session adds: read in a folder of their own, seen by nobody else."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from geo import Document, Failure, load_gazetteer, read_documents
from geo.readers import readable_suffixes
from layers.claims.extract import extract
from layers.situation import Situation, assemble

from . import state
from .intake import geoparser_of
from .served import serving

ADDED = "added"


def add(
    name: str, content: bytes, *, published: date | None = None, publisher: str | None = None
) -> Situation:
    """Read an upload into this session; the name it came with never becomes a path."""
    failures: list[Failure] = []
    suffix = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix if suffix in readable_suffixes() else '.txt'}"
        path.write_bytes(content)
        documents = list(read_documents([path], published=published, on_failure=failures.append))
    taken = {document.doc_id for document in state.extracted().documents}
    read = []
    for number, document in enumerate(documents, start=1):
        title = name if len(documents) == 1 else f"{name}:{number}"
        read.append(
            replace(
                document,
                doc_id=_free(title, taken),
                publisher=document.publisher or publisher,
                origin=None,
            )
        )
    situation = _situation(read, [replace(failure, doc_id=name) for failure in failures])
    st.session_state[ADDED] = (*st.session_state.get(ADDED, ()), situation)
    return situation


def undated() -> list[str]:
    """Return the ids of this session's reports that give no date or no publisher."""
    return [
        document.doc_id
        for situation in st.session_state.get(ADDED, ())
        for document in situation.documents
        if document.published is None or document.publisher is None
    ]


def complete(doc_id: str, *, published: date | None, publisher: str | None) -> None:
    """Read a report of this session anew, with the date and publisher that it lacks."""
    kept = []
    for situation in st.session_state.get(ADDED, ()):
        if any(document.doc_id == doc_id for document in situation.documents):
            documents = [
                replace(
                    document,
                    published=document.published or published,
                    publisher=document.publisher or publisher,
                )
                if document.doc_id == doc_id
                else document
                for document in situation.documents
            ]
            kept.append(_situation(documents, situation.failures))
        else:
            kept.append(situation)
    st.session_state[ADDED] = tuple(kept)


def _free(name: str, taken: set[str]) -> str:
    """Give a document an id that no other report has."""
    doc_id, number = name, 2
    while doc_id in taken:
        doc_id, number = f"{name} ({number})", number + 1
    taken.add(doc_id)
    return doc_id


def _situation(
    documents: list[Document], failures: "list[Failure] | tuple[Failure, ...]"
) -> Situation:
    gazetteer = load_gazetteer()
    geoparser = geoparser_of(serving())
    extractions = [
        extract(document, gazetteer=gazetteer, geoparser=geoparser) for document in documents
    ]
    return assemble(
        documents,
        [claim for each in extractions for claim in each.claims],
        left_out=[left for each in extractions for left in each.left_out],
        failures=failures,
        gazetteer=gazetteer,
    )
