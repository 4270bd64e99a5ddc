"""Sets of reports on one incident, and the events that ought to come of them."""

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo import Document
from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.merge import merge_claims
from layers.model import Claim, Event

SETS = tomllib.loads((Path(__file__).parent / "report_sets.toml").read_text(encoding="utf-8"))[
    "set"
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def claims_of(reports: list[dict[str, Any]], gazetteer: Gazetteer) -> list[Claim]:
    documents = [Document(doc_id=f"d{number}", **row) for number, row in enumerate(reports)]
    return [one for each in documents for one in extract(each, gazetteer=gazetteer).claims]


def told(event: Event) -> str:
    """Tell an event as the table does."""
    figures = (
        f"{one.measure} " + "-".join(str(number or "") for number in (one.low, one.best, one.high))
        for one in event.figures
    )
    place = event.places[0].place.name if event.places else ""
    period = event.period.edtf if event.period else ""
    return " | ".join(
        (event.kind, place, period, event.status, str(event.n_sources), "; ".join(figures))
    )


@pytest.mark.parametrize("row", SETS, ids=lambda row: row["name"])
def test_reports_on_one_incident_give_the_events_that_a_coder_would_sign(gazetteer, row):
    claims = claims_of(row["reports"], gazetteer)
    events = merge_claims(claims)
    assert set(row["events"]) <= set(map(told, events))
    random.Random(1).shuffle(claims)
    assert merge_claims(claims) == events
