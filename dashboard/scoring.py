"""Score this installation on a gold file: place names with `geo`, claims with `layers`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo import Document
from geo.errors import GoldError
from geo.gold import read_rows


def score_gold(gold: Path) -> Mapping[str, Any]:
    """Give the measures of a gold file by name.

    What is measured is told by the first row: `toponyms` are places, `score` figures and kinds of
    events, `expect` probes.

    Raises
    ------
    GoldError
        When the file's rows are of no format that is known.
    """
    _, row = read_rows(gold)[0]
    if "toponyms" in row:
        return _score_places(gold)
    if "claim_id" not in row and ("score" in row or "expect" in row):
        return _score_claims(gold)
    had = ", ".join(map(str, row))[:200]
    what = "holds claims, and no gold" if "claim_id" in row else f"it has: {had}"
    message = f"{gold}: a row needs 'toponyms', 'score' or 'expect'; {what}"
    raise GoldError(message)


def _score_places(gold: Path) -> Mapping[str, Any]:
    from geo.evaluate import evaluate_installation
    from geo.gazetteer import load_gazetteer

    scores: dict[str, Any] = {}
    intervals: dict[str, list[float]] = {}
    measures = asdict(evaluate_installation(gold, gazetteer=load_gazetteer()))
    for name, measure in measures.items():
        if isinstance(measure, dict):
            scores[name] = measure["value"]
            intervals[name] = [measure["low"], measure["high"]]
        elif measure is not None:
            scores[name] = measure
    return scores | {"intervals": intervals}


def _score_claims(gold: Path) -> Mapping[str, Any]:
    from geo.gazetteer import load_gazetteer
    from layers.claims.extract import extract
    from layers.evaluate import FIELDS, evaluate, read_event_gold
    from layers.model import Claim

    gazetteer = load_gazetteer()

    def read(document: Document) -> Sequence[Claim]:
        return extract(document, gazetteer=gazetteer).claims

    reports = read_event_gold(gold)
    scores = evaluate(reports, reader=read)
    figures = {
        name: {
            "gold": score.gold,
            "found": score.found,
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "invented": score.invented_share,
        }
        for name, score in scores.figures.items()
    }
    measures: dict[str, Any] = {"documents": scores.documents}
    if figures:
        measures["figures"] = figures
    left = {name for report in reports for name in report.scored} - {*FIELDS, "event_type"}
    if left:
        measures["not_scored"] = sorted(left)
    if scores.event_type_f1 is not None:
        measures["event_type_f1"] = scores.event_type_f1
    if scores.probes:
        measures["probes"] = scores.probes
        measures["probes_passed"] = scores.probes - len(scores.failed)
        measures["probes_failed"] = {name: list(faults) for name, faults in scores.failed.items()}
    return measures
