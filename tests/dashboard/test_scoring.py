"""Scoring on gold from the command line."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import cli
from dashboard.scoring import score_gold
from geo.errors import GoldError


def test_place_names_are_scored(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "text": "Rain fell in Goma.",
        "toponyms": [
            {
                "start": 13,
                "end": 17,
                "name": "Goma",
                "lat": -1.67,
                "lon": 29.22,
                "geonamesid": 216281,
            }
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n")
    scores = score_gold(path)
    assert scores["documents"] == 1
    assert scores["overlap_f1"] == 1.0
    assert scores["accuracy_161"] == 1.0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"id": 1}'])
def test_other_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(GoldError, match=r"gold\.jsonl"):
        score_gold(path)


def test_intervals_stand_beside_the_measures(tmp_path: Path) -> None:
    row = {"id": "a", "text": "Rain fell in Goma.", "toponyms": [{"start": 13, "end": 17}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n")
    assert score_gold(path)["intervals"]["overlap_f1"] == [1.0, 1.0]


def test_figures_and_kinds_of_events_are_scored(tmp_path: Path) -> None:
    found = {"id": "a", "text": "Floods killed 12 people in Goma.", "score": ["fatalities"]}
    none = {"id": "b", "text": "Floods hit Goma.", "score": ["fatalities", "labels"]}
    rows = [found | {"fatalities": 12}, none | {"fatalities": None}]
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    scores = score_gold(path)
    assert scores["documents"] == 2
    figure = scores["figures"]["fatalities"]
    assert (figure["gold"], figure["found"], figure["f1"], figure["invented"]) == (1, 1, 1.0, 0.0)
    assert scores["not_scored"] == ["labels"]


def test_probes_are_counted_and_those_that_fail_named(tmp_path: Path) -> None:
    text = "Floods killed 12 people in Goma."
    rows = [
        {"id": "a", "text": text, "expect": {"fatalities": 12}},
        {"id": "b", "text": text, "expect": {"fatalities": 13}},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    scores = score_gold(path)
    assert (scores["probes"], scores["probes_passed"]) == (2, 1)
    assert scores["probes_failed"] == {"b": ["fatalities"]}


def test_a_table_shows_all_scores(tmp_path: Path) -> None:
    row = {"id": "a", "text": "Floods killed 12 in Goma.", "score": ["fatalities"]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row | {"fatalities": 12}))
    result = CliRunner().invoke(cli, ["evaluate", str(path)])
    assert result.exit_code == 0
    assert "fatalities" in result.stdout
    assert "invented" in result.stdout
