"""Where: documents, sentences, toponyms, and the places that they mean.

`geo.geoparse` is the door: ``recognition`` finds the names, ``resolution`` decides which place of
the gazetteer each means.

What reads files or needs numpy is imported when it is first asked for, so that importing a type or
an error costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import DocumentError, GazetteerError, GoldError, SitmapError
from .model import Candidate, Document, Place, Resolution, Sentence, Toponym

if TYPE_CHECKING:
    from .gazetteer import Gazetteer, load_gazetteer
    from .readers import Failure, read_documents
    from .sentences import split_sentences

__all__ = [
    "Candidate",
    "Document",
    "DocumentError",
    "Failure",
    "Gazetteer",
    "GazetteerError",
    "GoldError",
    "Place",
    "Resolution",
    "Sentence",
    "SitmapError",
    "Toponym",
    "load_gazetteer",
    "read_documents",
    "split_sentences",
]

_LATER = {
    "Failure": "readers",
    "Gazetteer": "gazetteer",
    "load_gazetteer": "gazetteer",
    "read_documents": "readers",
    "split_sentences": "sentences",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_LATER[name]}", __name__), name)
