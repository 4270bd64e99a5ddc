"""Where events of a sentence are placed, and in which role; the table has a sentence a row."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from layers.claims.extract import extract
from layers.model import Claim
from tests.builders import a_document

TABLE = Path(__file__).with_name("sentences_where.csv")
PLACE = re.compile(r"(\w+)@(.+?)(?= \w+@|$)")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def placed(text: str, kind: str) -> list[Claim]:
    document = a_document(text, published=date(2024, 6, 20))
    claims = extract(document, gazetteer=load_gazetteer()).claims
    return [claim for claim in claims if claim.kind == kind]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:50])
def test_an_event_is_where_its_sentence_says(row: dict[str, str]) -> None:
    claims = placed(row["text"], row["kind"])
    assert claims
    found = [{(place.role, place.place.name) for place in claim.places} for claim in claims]
    if row["places"].startswith("!"):
        never = row["places"].removeprefix("!@")
        assert all(name != never for places in found for _, name in places)
    else:
        assert set(PLACE.findall(row["places"])) in found
