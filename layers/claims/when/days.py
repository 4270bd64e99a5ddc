"""Days from numbers: a day of a month, whole months and years, so many days back, as EDTF.

The arithmetic of `layers.claims.when.dates`, which reads the words. A day and month without a year
take the latest year in which they are not after publication; without a publication date the year
stays open ("XXXX-09-20").
"""

import re
from calendar import monthrange
from datetime import date, timedelta

# First day, last day, precision, EDTF.
Span = tuple[date | None, date | None, str, str]
# A day is read as still to come only where the words look ahead, and then within this time.
AHEAD = timedelta(days=180)
YEAR_AHEAD = timedelta(days=364)
BEHIND = timedelta(days=1)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_LONGEST = 40_000


def day_span(day: date) -> Span:
    """Return one day."""
    return day, day, "day", day.isoformat()


def days_of_months(
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


def month_of(month: int, year: int | None, published: date | None, ahead: timedelta) -> Span:
    """Return a month; without its year the latest that is not after publication."""
    if year is None and published is None:
        return None, None, "month", f"XXXX-{month:02}"
    if year is None:
        year = _likely_year(month, 1, published, ahead)
    start = date(year, month, 1)
    return start, date(year, month, monthrange(year, month)[1]), "month", f"{year:04}-{month:02}"


def months_between(
    first: tuple[int, int | None],
    last: tuple[int, int | None],
    published: date | None,
    ahead: timedelta,
) -> Span | None:
    """Return the months from one to another, each with its year where that is stated."""
    (month, since), (until, year) = first, last
    if since is not None and year is None:
        year = since + (month > until)  # "between March 2022 and February"
    _, end, _, edtf = month_of(until, year, published, ahead)
    if end is None:
        return None, None, "month", f"XXXX-{month:02}/{edtf}"
    start = date(end.year - (month > until) if since is None else since, month, 1)
    if start > end:
        return None
    return start, end, "month", f"{start.year:04}-{month:02}/{edtf}"


def a_year_before(span: Span, published: date) -> Span:
    """Move "on 5 May last year" into that year."""
    start, end, precision, edtf = span
    if start is None or end is None or start.year != end.year or "/" in edtf:
        return span
    year = published.year - 1
    if precision == "month":
        return month_of(start.month, year, published, BEHIND)
    day = _make(year, start.month, start.day)
    return (day, day, "day", day.isoformat()) if day and precision == "day" else span


def a_year_after(span: Span) -> Span | None:
    """Move a day, a range of days or a month into the next year; None where there is none such."""
    start, end, precision, _ = span
    if start is None or end is None or precision not in ("day", "month"):
        return None
    if precision == "month":
        return (
            month_of(start.month, start.year + 1, None, BEHIND)
            if start.month == end.month
            else None
        )
    first, last = (_make(day.year + 1, day.month, day.day) for day in (start, end))
    if first is None or last is None:
        return None
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return first, last, precision, edtf


def week_of_month(number: int, month: Span) -> Span | None:
    """Return one week of a month by its number; -1 is its last."""
    start, end, _, _ = month
    if start is None or end is None:
        return None
    first = end - timedelta(days=6) if number < 0 else start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    return first, last, "week", f"{first.isoformat()}/{last.isoformat()}"


def week_of_year(number: int, year: int | None, published: date | None) -> Span | None:
    """Return a week by its number as ISO 8601 counts; without a year the latest that has begun."""
    if not 1 <= number <= 53 or (year is None and published is None):
        return None
    latest = published or date.max
    for candidate in (year,) if year else (latest.year, latest.year - 1):
        try:
            start = date.fromisocalendar(candidate, number, 1)
        except ValueError:
            continue
        if year or start <= latest:
            end = start + timedelta(days=6)
            return start, end, "week", f"{start.isoformat()}/{end.isoformat()}"
    return None


def year_of(year: int) -> Span:
    """Return a whole year."""
    return date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}"


def years_between(first: int, last: int) -> Span:
    """Return the years from one to another."""
    if last <= first:
        return year_of(first)
    return date(first, 1, 1), date(last, 12, 31), "year", f"{first:04}/{last:04}"


def decade_of(year: int) -> Span:
    """Return the ten years from this one on."""
    return date(year, 1, 1), date(year + 9, 12, 31), "year", f"{year // 10:03}X"


def iso_day(text: str) -> Span | None:
    """Read 2024-03-25; nothing for a day that does not exist."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day, "day", day.isoformat()


def day_of_digits(text: str) -> Span | None:
    """Read 25/03/2024 or 3/25/2024; nothing where day and month could be swapped."""
    first, second, year = (int(part) for part in re.split(r"[./]", text))
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (second, first) if first > 12 or first == second else (first, second)
    that_day = _make(year, month, day)
    return (that_day, that_day, "day", that_day.isoformat()) if that_day else None


def day_month_of_digits(text: str, published: date | None) -> Span | None:
    """Read "30/07", the label of an entry; nothing where day and month could be swapped."""
    first, second = (int(part) for part in re.split(r"[./]", text))
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (second, first) if second <= 12 else (first, second)
    if not (1 <= month <= 12 and exists(month, day)):
        return None
    return days_of_months((month, day), (month, day), None, published, BEHIND)


def whole_unit(unit: str, step: int, published: date) -> Span | None:
    """Return the week, month or year that lies so many steps from that of publication."""
    if unit == "week":
        start = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        end = start + timedelta(days=6)
        return start, end, "week", f"{start.isoformat()}/{end.isoformat()}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return month_of(months % 12 + 1, months // 12, published, BEHIND)
    year = published.year + step
    return year_of(year) if year > 0 else None


def days_back(number: int, unit: str, published: date) -> Span | None:
    """Return so many hours, days, weeks, months or years up to publication."""
    days = -(-number // 24) if unit == "hour" else number * _DAYS[unit]
    if not 0 < days < _LONGEST:
        return None
    start = published - timedelta(days=days)
    precision = "day" if unit == "hour" else unit
    edtf = f"{start.isoformat()}/{published.isoformat()}"
    return start, published, precision, edtf


def stated_year(text: str | None) -> int | None:
    """Read a year of four digits or two: "2024", "'89"."""
    if text is None:
        return None
    year = int(text.lstrip("'’"))
    if len(text.lstrip("'’")) == 2:
        return year + (1900 if year > 50 else 2000)
    return year


def exists(month: int, day: int) -> bool:
    """Tell whether a month has such a day, in some year."""
    return 1 <= day <= monthrange(2024, month)[1]


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
