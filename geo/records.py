"""The shape of places.jsonl: what geoparsing found in a document, as JSON values."""

from collections.abc import Iterable
from typing import Any

from .model import Candidate, Document, Place, Resolution

_OF_PLACES = (
    *("place_id", "name", "lat", "lon", "feature", "country", "admin1", "admin1_code", "admin2"),
    *("population", "radius_km"),
)
_OF_CANDIDATES = ("place_id", "name", "lat", "lon", "country")


def places_record(document: Document, resolutions: Iterable[Resolution]) -> dict[str, Any]:
    """Give a document's place names with their places.

    Only names as written are toponyms; words that stand for a place named elsewhere are not. A name
    without a place keeps its line.
    """
    toponyms = [_toponym_record(each) for each in resolutions if each.basis == "explicit"]
    return {"doc_id": document.doc_id, "toponyms": toponyms}


def _toponym_record(resolution: Resolution) -> dict[str, Any]:
    toponym, place = resolution.toponym, resolution.place
    others = resolution.candidates[1:] if place else resolution.candidates
    record = {name: getattr(toponym, name) for name in ("start", "end", "surface", "role")}
    record |= {name: getattr(place, name, None) for name in _OF_PLACES}
    record |= {
        "score": resolution.score,
        "alternatives": [candidate_record(candidate) for candidate in others],
    }
    return record | licence_record(place)


def licence_record(place: Place | None) -> dict[str, str]:
    """Give the licence of a place from an online geocoder; nothing for any other."""
    licence = place.licence if place else None
    return {"licence": licence} if licence else {}


def candidate_record(candidate: Candidate) -> dict[str, Any]:
    """Give a place that a name may mean."""
    place = candidate.place
    record = {name: getattr(place, name) for name in _OF_CANDIDATES}
    return record | {"score": candidate.score} | licence_record(place)
