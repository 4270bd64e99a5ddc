"""The date of a report: its own before the one that is given for those that state none."""

from datetime import date

import pytest

from geo.readers import read_documents
from layers.claims.when.dates import date_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT SUDAN, 14 May 2024 - Five people were killed in Nyala.", date(2024, 5, 14)),
        ("---\npublished: 2024-05-16\n---\nNYALA, 14 May 2024 - Five died.", date(2024, 5, 16)),
        ("PORT SUDAN, 14 May - Five people were killed in Nyala.", date(2024, 2, 19)),
    ],
)
def test_a_given_date_is_for_reports_that_state_none(tmp_path, text, expected):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    (document,) = read_documents(
        [path], published=date(2024, 2, 19), date_of=date_of, on_failure=lambda _: None
    )
    assert document.published == expected
