from datetime import date

import pytest

from dashboard.wording import REASONS, short_when, when
from layers.lexicon import load_cues
from layers.model import Period

OCT, END = date(2023, 10, 1), date(2023, 10, 31)


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf", "words"),
    [
        (date(2023, 9, 21), date(2023, 9, 21), "day", "2023-09-21", "21 Sep 2023, day"),
        (
            date(2024, 2, 8),
            date(2024, 2, 22),
            "day",
            "2024-02-08/2024-02-22",
            "8 Feb 2024 to 22 Feb 2024",
        ),
        (
            date(2023, 9, 11),
            date(2023, 9, 17),
            "week",
            "2023-09-11/2023-09-17",
            "11 Sep 2023 to 17 Sep 2023",
        ),
        (date(2023, 9, 20), None, "day", "2023-09-20/..", "since 20 Sep 2023"),
        (None, date(2023, 9, 20), "day", "../2023-09-20", "before 20 Sep 2023"),
        (OCT, END, "month", "2023-10", "October 2023, month"),
        (OCT, date(2023, 12, 31), "month", "2023-10/2023-12", "October 2023 to December 2023"),
        (OCT, None, "month", "2023-10/..", "since October 2023"),
        (None, date(2024, 5, 31), "month", "../2024-05", "until May 2024"),
        (date(2023, 1, 1), date(2023, 12, 31), "year", "2023", "2023, year"),
        (date(2021, 1, 1), date(2023, 12, 31), "year", "2021/2023", "2021 to 2023"),
        (date(2021, 1, 1), None, "year", "2021/..", "since 2021"),
        (None, date(2021, 12, 31), "year", "../2021", "until 2021"),
        (None, None, "day", "XXXX-09-20", "20 September, year not stated"),
        (None, None, "month", "XXXX-09", "September, year not stated"),
        (
            None,
            None,
            "day",
            "XXXX-09-20/XXXX-09-22",
            "20 September to 22 September, year not stated",
        ),
        (None, None, "day", "XXXX-09-20/..", "since 20 September, year not stated"),
        (None, None, "day", "../XXXX-09-20", "before 20 September, year not stated"),
        (None, None, "unknown", "", "No day stated."),
        (None, None, "day", "XXXX-99-99", "No day stated."),
    ],
)
def test_a_date_is_said_as_precisely_as_it_was_stated(
    start: date | None, end: date | None, precision: str, edtf: str, words: str
) -> None:
    period = Period(
        start=start, end=end, precision=precision, edtf=edtf, text="", text_start=0, text_end=0
    )
    assert when(period, published=None) == words
    assert "1 Oct" not in short_when(period)


def test_each_reason_of_a_number_has_words() -> None:
    assert set(load_cues("figures")["things"]) <= set(REASONS)
