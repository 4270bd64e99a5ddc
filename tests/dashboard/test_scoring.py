"""Scoring on gold from the command line."""

import json
from pathlib import Path

import pytest

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
