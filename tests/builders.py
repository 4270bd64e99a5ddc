"""Small values for tests, with everything that a test does not care about filled in."""

from datetime import date

from geo import Document, Place, Sentence
from layers.model import Claim, ClaimPlace, Period, Quantity


def a_document(text: str, **fields: object) -> Document:
    """Build a document of this text, published on 22 September 2023 unless told otherwise."""
    values: dict[str, object] = {"doc_id": "doc", "published": date(2023, 9, 22)} | fields
    return Document(text=text, **values)  # type: ignore[arg-type]


def a_sentence(text: str, **fields: object) -> Sentence:
    """Build the only sentence of a document: offsets are those of the text itself."""
    values: dict[str, object] = {"doc_id": "doc", "index": 0, "start": 0, "end": len(text)} | fields
    return Sentence(text=text, **values)  # type: ignore[arg-type]


def a_place(name: str = "Idlib", **fields: object) -> Place:
    """Build a populated place."""
    values: dict[str, object] = {
        "place_id": "geonames:169389",
        "feature": "populated_place",
        "lat": 35.93,
        "lon": 36.63,
        "radius_km": 5.0,
        "country": "SYR",
    } | fields
    return Place(name=name, **values)  # type: ignore[arg-type]


def a_figure(measure: str = "killed", number: int | None = 40, **fields: object) -> Quantity:
    """Build an exact figure of people."""
    values: dict[str, object] = {
        "low": number,
        "best": number,
        "high": number,
        "qualifier": "exact",
        "unit": "people",
        "text": f"{number} {measure}",
        "start": 0,
        "end": 5,
    } | fields
    return Quantity(measure=measure, **values)  # type: ignore[arg-type]


def a_period(day: date = date(2023, 9, 21), **fields: object) -> Period:
    """Build the period of one day."""
    values: dict[str, object] = {
        "start": day,
        "end": day,
        "precision": "day",
        "edtf": day.isoformat(),
        "text": "on Thursday",
        "text_start": 0,
        "text_end": 11,
    } | fields
    return Period(**values)  # type: ignore[arg-type]


def a_claim_place(place: Place | None = None, **fields: object) -> ClaimPlace:
    """Build a location that its sentence names."""
    values: dict[str, object] = {"role": "location", "basis": "explicit", "score": 0.9} | fields
    return ClaimPlace(place=place or a_place(), **values)  # type: ignore[arg-type]


def a_claim(claim_id: str = "c1", **fields: object) -> Claim:
    """Build a claim of 40 killed in one place on one day."""
    quote = str(fields.get("quote", "Forty people were killed in Idlib on Thursday."))
    values: dict[str, object] = {
        "kind": "casualty",
        "subkind": "killed",
        "doc_id": "doc",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "status": "asserted",
        "published": date(2023, 9, 22),
        "figures": (a_figure(),),
        "places": (a_claim_place(),),
        "period": a_period(),
    } | fields
    return Claim(claim_id=claim_id, **values)  # type: ignore[arg-type]
