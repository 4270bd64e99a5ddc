"""Where: documents, sentences, toponyms, and the places that they mean."""

from .errors import DocumentError, GazetteerError, GoldError, SitmapError
from .model import Candidate, Document, Place, Resolution, Sentence, Toponym

__all__ = [
    "Candidate",
    "Document",
    "DocumentError",
    "GazetteerError",
    "GoldError",
    "Place",
    "Resolution",
    "Sentence",
    "SitmapError",
    "Toponym",
]
