"""The table of events."""

import pandas as pd
import pytest

from dashboard import tabling
from layers.kinds import load_kinds
from layers.merge import merge_claims
from tests.builders import a_claim


@pytest.fixture(autouse=True)
def unreviewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabling.state, "reviewed", lambda: type("", (), {"states": {}}))


def test_the_table_has_the_chosen_columns_in_their_order() -> None:
    table = tabling.table(merge_claims([a_claim()]), load_kinds(), ["Sentence", "Kind", "Figures"])
    assert list(table.columns) == ["Kind", "Figures", "Sentence"]
    assert table["Figures"][0] == "40 killed"
    assert isinstance(table, pd.DataFrame)


@pytest.mark.parametrize(("words", "found"), [("idlib FORTY", 1), ("goma", 0), ("", 1)])
def test_events_are_found_by_words(words: str, found: int) -> None:
    assert len(tabling.containing(merge_claims([a_claim()]), words, load_kinds())) == found


def test_a_column_is_as_wide_as_its_longest_words_up_to_a_limit() -> None:
    days = ["no day stated", "before 19 Sep 2024"]
    table = pd.DataFrame({"When": days, "Sentence": ["Rain fell. " * 40, None], "Claims": [1, 2]})
    widths = tabling.widths(table)
    assert widths["When"] >= 8 * len(days[1])
    assert widths["Sentence"] == tabling.WIDEST["Sentence"]
    assert "Claims" not in widths
    assert tabling.widths(table[:0]) == {}
