"""Days that are counted from publication: "on Tuesday", "yesterday", "last week", "two days ago".

Without a publication date they stay unknown.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from ...lexicon import load_cues
from ..sentence.calendar_words import Calendar
from .days import Span, days_back, whole_unit


def weekdays_of(
    found: dict[str, str | None], before: str, calendar: Calendar, published: date | None
) -> Span | None:
    """Read one weekday, or "between Monday and Wednesday"."""
    first = _weekday(found, before, calendar, published)
    if first is None:
        return None
    if not found["weekday_to"]:
        return first, first, "day", first.isoformat()
    last = _weekday(found | {"weekday": found["weekday_to"]}, before, calendar, published)
    if last is None:
        return None
    if last < first:
        first -= timedelta(days=7)
    return first, last, "day", f"{first.isoformat()}/{last.isoformat()}"


def _weekday(
    found: dict[str, str | None], before: str, calendar: Calendar, published: date | None
) -> date | None:
    """Return the latest such weekday up to publication; the next where the words look ahead."""
    if published is None:
        return None
    number = calendar.weekdays[found["weekday"] or ""]
    which = found["which"] or ""
    back = (published.weekday() - number) % 7
    ahead = which in calendar.next or (not which and calendar.looks_ahead(before))
    if ahead:
        days = (number - published.weekday()) % 7  # "will meet on Tuesday" may be today
        return published + timedelta(days=days or (7 if which else 0))
    if which in calendar.last and back == 0:
        back = 7
    return published - timedelta(days=back)


def relative_days(words: str, published: date | None) -> Span | None:
    """Read "yesterday", "in the past 48 hours"."""
    if published is None:
        return None
    entry = _relative_words()[" ".join(words.split())]
    end = published + timedelta(days=entry["last"])
    if "first" not in entry:
        return None, end, entry["precision"], f"../{end.isoformat()}"
    start = published + timedelta(days=entry["first"])
    edtf = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return start, end, entry["precision"], edtf


@cache
def _relative_words() -> dict[str, dict[str, Any]]:
    table = load_cues("dates")["relative"]
    return {words: entry for entry in table.values() for words in entry["words"]}


def weekend_of(published: date | None) -> Span | None:
    """Return the last Saturday and Sunday up to publication."""
    if published is None:
        return None
    back = (published.weekday() - 5) % 7
    start = published - timedelta(days=back)
    end = start + timedelta(days=1)
    return start, end, "day", f"{start.isoformat()}/{end.isoformat()}"


def named_unit(
    found: dict[str, str | None], calendar: Calendar, published: date | None
) -> Span | None:
    """Read "last week", "this month", "next year", "the beginning of the year"."""
    if published is None:
        return None
    which = found["named_which"] or ""
    step = -1 if which in calendar.last else 1 if which in calendar.next else 0
    return whole_unit(found["named_unit"] or found["the_unit"] or "", step, published)


def past_days(
    count: str | None, unit: str, calendar: Calendar, published: date | None
) -> Span | None:
    """Read "in the past five days"."""
    if published is None:
        return None
    number = 1 if not count else int(count) if count.isdigit() else calendar.counts[count]
    return days_back(number, unit.rstrip("s"), published)


def days_ago(match: re.Match[str], calendar: Calendar, published: date | None) -> Span | None:
    """Read "three days ago", "two years earlier".

    "Three days earlier" counts from what was told just before, and gives nothing.
    """
    count, unit = match["ago_count"], match["ago_unit"]
    exact = unit.startswith(("day", "week"))
    if published is None or (exact and match.group().endswith("earlier")):
        return None
    number = int(count) if count.isdigit() else calendar.counts[count]
    if number > 2000:
        return None
    unit = unit.rstrip("s")
    if unit == "day":
        day = published - timedelta(days=number)
        return day, day, "day", day.isoformat()
    return whole_unit(unit, -number, published)
