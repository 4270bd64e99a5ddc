"""When: the periods that a sentence names, as days where the text allows and as EDTF always.

Days count from the document's date, never from today. A day and month without a year take the
latest year in which they are not after publication (or to come, where the words look ahead);
without a publication date
the year stays open ("XXXX-09-20"). Weekdays and "yesterday" need a publication date and give
nothing without one. A date of digits alone whose day and month could be swapped gives nothing.

The words are in ``lexicon/*/dates.toml``. Durations, ages and clock times are no periods.

References
----------
ISO 8601-2:2019, Extended Date/Time Format, level 1.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from geo import Sentence

from ..lexicon import load_cues
from ..model import Period
from .calendar_words import Calendar, load_calendar

# A day is read as still to come only where the words look ahead, and then within this time.
_AHEAD = timedelta(days=180)
_BEHIND = timedelta(days=1)
Span = tuple[date | None, date | None, str, str]


def find_periods(sentence: Sentence, *, published: date | None) -> tuple[Period, ...]:
    """Return the periods that a sentence names, in the order of their words.

    Parameters
    ----------
    sentence
        Any sentence.
    published
        The day that "yesterday" counts from; None if unknown.
    """
    calendar = load_calendar()
    text = sentence.text
    if not calendar.any_cue.search(text):
        return ()
    periods: list[Period] = []
    last_end = -1
    for match in calendar.pattern.finditer(text):
        if match.start() < last_end:
            continue
        span = _read(match, text, calendar, published)
        if span is None:
            continue
        last_end = match.end()
        start, end, precision, edtf = span
        periods.append(
            Period(
                start=start,
                end=end,
                precision=precision,
                edtf=edtf,
                text=match.group(),
                text_start=sentence.start + match.start(),
                text_end=sentence.start + match.end(),
            )
        )
    return tuple(periods)


def choose_period(periods: Sequence[Period], start: int, end: int) -> Period | None:
    """Return the period whose words stand nearest to a span; of two as near, the later one."""

    def gap(period: Period) -> tuple[int, int]:
        return (
            max(start - period.text_end, period.text_start - end, 0),
            -period.text_start,
        )

    return min(periods, key=gap, default=None)


def dateline(sentences: Sequence[Sentence]) -> date | None:
    """Return the day in a dateline ("COTABATO, 27 January 2024 –"), if it states its year."""
    for sentence in sentences[:6]:
        if sentence.part == "dateline":
            for period in find_periods(sentence, published=None):
                if period.start and period.precision == "day":
                    return period.start
    return None


def _read(
    match: re.Match[str], text: str, calendar: Calendar, published: date | None
) -> Span | None:
    """Turn the words that matched into days."""
    found = match.groupdict()
    if found["relative"]:
        return _relative(found["relative"], published)
    if found["ago_count"]:
        return _ago(found["ago_count"], found["ago_unit"], calendar, published)
    if found["weekend"]:
        return _weekend(published)
    if found["named_unit"]:
        return _named_unit(found["named_unit"], found["named_which"], calendar, published)
    before = text[max(0, match.start() - 24) : match.start()]
    ahead = _AHEAD if calendar.future.search(text, 0, match.start()) else _BEHIND
    opener = (found["opener"] or "").lower() or _opener_before(before, calendar)
    if found["weekday"]:
        day = _weekday(found, text[: match.start()], calendar, published)
        span: Span | None = (day, day, "day", day.isoformat()) if day else None
    elif found["iso"]:
        span = _iso(found["iso"])
    elif found["digits"]:
        span = _digits(found["digits"])
    elif found["year"]:
        stated = found["opener"] or calendar.before_year.search(before)
        span = _year(int(found["year"])) if stated else None
    elif found["decade"]:
        span = _decade(int(found["decade"]))
    elif found["month_c"]:
        span = _bare_month(found, before, calendar, published, ahead)
    else:
        span = _calendar_days(found, calendar, published, ahead)
    return _opened(span, opener, calendar) if span else None


def _opener_before(before: str, calendar: Calendar) -> str:
    """Return the word before a date that opens one of its ends, or nothing."""
    match = calendar.before_day.search(before)
    return match.group(1).lower() if match else ""


def _bare_month(
    found: dict[str, str | None],
    before: str,
    calendar: Calendar,
    published: date | None,
    ahead: timedelta,
) -> Span | None:
    """Read a month without a day; one that is also a common word must look like a month."""
    word = (found["month_c"] or "").rstrip(".")
    stated = found["year_c"] or found["opener"] or calendar.before_month.search(before)
    if word.islower() or (word.lower() in calendar.ambiguous and not stated):
        return None
    return _month(calendar.months[word.lower()], _stated_year(found["year_c"]), published, ahead)


def _opened(span: Span, opener: str, calendar: Calendar) -> Span:
    """Leave an end open where a word before the date says so."""
    start, end, precision, edtf = span
    if "/" in edtf:
        return span
    if opener in calendar.since or opener in calendar.after:
        return start, None, precision, f"{edtf}/.."
    if opener in calendar.until:
        return None, end, precision, f"../{edtf}"
    return span


def _calendar_days(
    found: dict[str, str | None],
    calendar: Calendar,
    published: date | None,
    ahead: timedelta,
) -> Span | None:
    """Read a day of a month, or a range of days."""
    side = "a" if found["day_a"] else "b"
    names = (
        [found["month_a2"], found["month_a"]]
        if side == "a"
        else [found["month_b2"], found["month_b"]]
    )
    months = [calendar.months[name.lower().rstrip(".")] for name in names if name]
    first = int(found[f"day_{side}"] or 0)
    last = int(found[f"to_{side}"] or first)
    if not (_exists(months[0], first) and _exists(months[-1], last)):
        return None
    year = _stated_year(found[f"year_{side}"])
    return _days((months[0], first), (months[-1], last), year, published, ahead)


def _days(
    first: tuple[int, int],
    last: tuple[int, int],
    year: int | None,
    published: date | None,
    ahead: timedelta,
) -> Span | None:
    """Return one day or a range; the stated year is that of the last day."""
    if year is None and published is None:
        ends = [f"XXXX-{month:02}-{day:02}" for month, day in (first, last)]
        return None, None, "day", ends[0] if first == last else "/".join(ends)
    end_year = year if year is not None else _likely_year(*last, published, ahead)
    end = _make(end_year, *last)
    start = _make(end_year - (first > last), *first)
    if start is None or end is None:
        return None
    if start == end:
        return start, end, "day", start.isoformat()
    return start, end, "day", f"{start.isoformat()}/{end.isoformat()}"


def _likely_year(month: int, day: int, published: date | None, ahead: timedelta) -> int:
    """Return the latest year in which a day is not later than so long after publication."""
    latest = (published or date.max - ahead) + ahead
    that_day = _make(latest.year, month, day)
    return latest.year if that_day and that_day <= latest else latest.year - 1


def _month(month: int, year: int | None, published: date | None, ahead: timedelta) -> Span:
    if year is None and published is None:
        return None, None, "month", f"XXXX-{month:02}"
    if year is None:
        year = _likely_year(month, 1, published, ahead)
    start = date(year, month, 1)
    return start, date(year, month, monthrange(year, month)[1]), "month", f"{year:04}-{month:02}"


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}"


def _decade(year: int) -> Span:
    return date(year, 1, 1), date(year + 9, 12, 31), "year", f"{year // 10:03}X"


def _iso(text: str) -> Span | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day, "day", day.isoformat()


def _digits(text: str) -> Span | None:
    """Read 25/03/2024 or 3/25/2024; nothing where day and month could be swapped."""
    first, second, year = (int(part) for part in re.split(r"[./]", text))
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (second, first) if first > 12 or first == second else (first, second)
    that_day = _make(year, month, day)
    return (that_day, that_day, "day", that_day.isoformat()) if that_day else None


def _weekday(
    found: dict[str, str | None], before: str, calendar: Calendar, published: date | None
) -> date | None:
    """Return the latest such weekday up to publication; the next where the words look ahead."""
    if published is None:
        return None
    number = calendar.weekdays[(found["weekday"] or "").lower()]
    which = (found["which"] or "").lower()
    back = (published.weekday() - number) % 7
    ahead = which in calendar.next or (not which and calendar.future.search(before) is not None)
    if ahead:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    if which in calendar.last and back == 0:
        back = 7
    return published - timedelta(days=back)


def _relative(words: str, published: date | None) -> Span | None:
    if published is None:
        return None
    entry = _relative_words()[" ".join(words.lower().split())]
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


def _weekend(published: date | None) -> Span | None:
    if published is None:
        return None
    back = (published.weekday() - 5) % 7
    start = published - timedelta(days=back)
    end = start + timedelta(days=1)
    return start, end, "day", f"{start.isoformat()}/{end.isoformat()}"


def _named_unit(unit: str, which: str, calendar: Calendar, published: date | None) -> Span | None:
    """Read "last week", "this month", "next year"."""
    if published is None:
        return None
    step = -1 if which.lower() in calendar.last else 1 if which.lower() in calendar.next else 0
    return _whole(unit.lower(), step, published)


def _ago(count: str, unit: str, calendar: Calendar, published: date | None) -> Span | None:
    """Read "three days ago", "two years earlier"."""
    if published is None:
        return None
    number = int(count) if count.isdigit() else calendar.counts[count.lower()]
    if number > 2000:
        return None
    unit = unit.lower().rstrip("s")
    if unit == "day":
        day = published - timedelta(days=number)
        return day, day, "day", day.isoformat()
    return _whole(unit, -number, published)


def _whole(unit: str, step: int, published: date) -> Span | None:
    """Return the week, month or year that lies so many steps from that of publication."""
    if unit == "week":
        start = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        end = start + timedelta(days=6)
        return start, end, "week", f"{start.isoformat()}/{end.isoformat()}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _month(months % 12 + 1, months // 12, published, _BEHIND)
    year = published.year + step
    return _year(year) if year > 0 else None


def _stated_year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text.lstrip("'’"))
    if len(text.lstrip("'’")) == 2:
        return year + (1900 if year > 50 else 2000)
    return year


def _exists(month: int, day: int) -> bool:
    return 1 <= day <= monthrange(2024, month)[1]


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
