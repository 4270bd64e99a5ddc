"""Apply what reviewers said of reports: title, publisher, address, and the day days count from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from geo import Document, load_gazetteer
from layers.model import Claim
from layers.situation import Situation, assemble

from .extractions import extract_once
from .served import serving


def described(
    whole: Situation, said: Mapping[str, Mapping[str, Any]], *, private: Iterable[str] = ()
) -> Situation:
    """Return a situation whose reports are as was said; those with another day are read anew.

    Parameters
    ----------
    whole
        The situation as it was read.
    said
        By document id, the changed fields as JSON values.
    private
        The ids of reports whose extraction is kept in memory alone.
    """
    hidden = frozenset(private)
    anew = {
        document.doc_id: extract_once(
            replace(document, **facts(said[document.doc_id])),
            serving(),
            private=document.doc_id in hidden,
        )
        for document in whole.documents
        if document.doc_id in said
    }
    documents = [
        anew[document.doc_id].document if document.doc_id in anew else document
        for document in whole.documents
    ]
    claims = [_described(claim, said) for claim in whole.claims if claim.doc_id not in anew] + [
        claim for each in anew.values() for claim in each.claims
    ]
    left_out = [left for left in whole.left_out if left.doc_id not in anew]
    left_out += [left for each in anew.values() for left in each.left_out]
    told = assemble(
        documents,
        claims,
        left_out=left_out,
        failures=whole.failures,
        title=whole.title if whole.title not in _titles(whole.documents) else None,
        settings=whole.settings,
        digests=whole.digests,
        gazetteer=load_gazetteer(),
    )
    return replace(told, landmarks=whole.landmarks)


def facts(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a document from JSON values."""
    values = dict(said)
    if values.get("published"):
        values["published"] = date.fromisoformat(values["published"])
    return values


def _described(claim: Claim, said: Mapping[str, Mapping[str, Any]]) -> Claim:
    """Describe a claim that came without its report; its days can't be read anew."""
    return replace(claim, **facts(said[claim.doc_id])) if claim.doc_id in said else claim


def _titles(documents: Iterable[Document]) -> set[str | None]:
    return {document.title for document in documents}
