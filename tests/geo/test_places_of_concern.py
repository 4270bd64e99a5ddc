"""Places that humanitarian reports name, in a sentence or two each, with their country and point.

``tests/data/places_of_concern.jsonl``: a text, and its places in order, each with its country (null
where it lies in two) and a rough point, written from general knowledge. A place is right within
161 km and in its country. A wrong pin is worse than none, so the two are counted apart.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Place
from geo.sphere import distance_km

TEXTS = Path(__file__).parents[1] / "data" / "places_of_concern.jsonl"
NEAR_KM = 161.0


def verdict(place: Place | None, country: str | None, lat: float, lon: float) -> str:
    if place is None:
        return "unresolved"
    near = distance_km(lat, lon, place.lat, place.lon) <= NEAR_KM
    same = None in (country, place.country) or place.country == country
    return "right" if near and same else "wrong"


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    found: Counter[str] = Counter()
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        resolutions = geoparse(Document(doc_id="d", text=row["text"]), gazetteer=load_gazetteer())
        at = 0
        for name, country, lat, lon in row["places"]:
            start = row["text"].index(name, at)
            at = start + len(name)
            place = next(
                (
                    each.place
                    for each in resolutions
                    if each.basis == "explicit"
                    and each.toponym.start < at
                    and start < each.toponym.end
                ),
                None,
            )
            found[verdict(place, country, lat, lon)] += 1
    return found


def test_nearly_all_are_right(counts: Counter[str]) -> None:
    assert counts["right"] >= 0.96 * counts.total(), counts


def test_hardly_any_pin_is_wrong(counts: Counter[str]) -> None:
    assert counts["wrong"] <= 0.008 * counts.total(), counts
