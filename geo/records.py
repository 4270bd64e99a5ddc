"""The shape of places.jsonl: what geoparsing found in a document, as JSON values."""

from collections.abc import Iterable
from typing import Any

from .model import Candidate, Document, Place, Resolution

_DEGREES = 6


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
    record = {
        "start": toponym.start,
        "end": toponym.end,
        "surface": toponym.surface,
        "role": toponym.role,
        "place_id": place.place_id if place else None,
        "name": place.name if place else None,
        "lat": round(place.lat, _DEGREES) if place else None,
        "lon": round(place.lon, _DEGREES) if place else None,
        "feature": place.feature if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin1_code": place.admin1_code if place else None,
        "admin2": place.admin2 if place else None,
        "population": place.population if place else None,
        "radius_km": place.radius_km if place else None,
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
    return {
        "place_id": place.place_id,
        "name": place.name,
        "lat": round(place.lat, _DEGREES),
        "lon": round(place.lon, _DEGREES),
        "country": place.country,
        "score": candidate.score,
    } | licence_record(place)
