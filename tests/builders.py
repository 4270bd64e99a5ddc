"""Small values for tests, with everything that a test does not care about filled in."""

from datetime import date

from geo import Document, Place, Sentence


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
