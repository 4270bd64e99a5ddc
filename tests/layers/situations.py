"""Situations for tests of formats."""

from typing import Any

from geo import Document
from layers.build import build_layers
from layers.kinds import load_kinds
from layers.merge import merge_claims
from layers.model import Claim
from layers.situation import Situation

AREA = {
    "type": "MultiPolygon",
    "coordinates": [[[(0, 0), (0, 1.123456789), (1, 1), (1, 0), (0, 0)]]],
}


class Shapes:
    def geometry(self, place_id: str) -> dict[str, Any] | None:
        return AREA if place_id == "area" else None


def a_situation(*claims: Claim, documents: tuple[Document, ...] = ()) -> Situation:
    """Merge claims into a situation; the place with the id "area" is an area."""
    events = merge_claims(claims)
    return Situation(
        title="Test",
        documents=documents,
        claims=claims,
        events=events,
        layers=build_layers(events, gazetteer=Shapes(), kinds=load_kinds()),
        settings={"published": "2023-09-22"},
        digests={"doc": "00ff"},
    )
