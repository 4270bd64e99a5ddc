"""Score this installation on a gold file: place names with `geo`, claims with `layers`."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo import Document, Resolution
from geo.errors import GoldError


def score_gold(gold: Path) -> Mapping[str, Any]:
    """Give the measures of a gold file by name.

    Raises
    ------
    GoldError
        When the file's rows are of no format that is known.
    """
    row = _first_row(gold)
    if "toponyms" in row:
        return _score_places(gold)
    message = f"{gold}: a row needs 'toponyms'; it has: {', '.join(map(str, row))[:200]}"
    raise GoldError(message)


def _first_row(gold: Path) -> Mapping[str, Any]:
    opened = gzip.open if gold.suffix == ".gz" else open
    try:
        with opened(gold, "rb") as stream:
            row = json.loads(stream.readline())
    except (OSError, EOFError, ValueError, RecursionError) as error:
        message = f"{gold}: can't be read as JSON lines ({error})"
        raise GoldError(message) from error
    if not isinstance(row, dict):
        message = f"{gold}: the first row is no JSON object"
        raise GoldError(message)
    return row


def _score_places(gold: Path) -> Mapping[str, Any]:
    from geo.evaluate import evaluate
    from geo.gazetteer import load_gazetteer
    from geo.geoparse import geoparse
    from geo.gold import read_gold

    gazetteer = load_gazetteer()

    def find(document: Document) -> Sequence[Resolution]:
        return geoparse(document, gazetteer=gazetteer)

    def resolve(document: Document, spans: Sequence[tuple[int, int]]) -> Sequence[Resolution]:
        return geoparse(document, gazetteer=gazetteer, spans=spans)

    measures = asdict(evaluate(read_gold(gold), geoparser=find, resolver=resolve))
    return {name: _plain(value) for name, value in measures.items() if value is not None}


def _plain(measure: Any) -> Any:
    """Give the value of a measure, or what is a number already."""
    return measure["value"] if isinstance(measure, dict) else measure
