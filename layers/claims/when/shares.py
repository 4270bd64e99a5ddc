"""Parts of years and months: "the first half of 2025", "the last three months of 2023"."""

from datetime import date

from ..sentence.calendar_words import Calendar
from .days import BEHIND, Span, month_of, months_between, stated_year


def share_of(
    found: dict[str, str | None], calendar: Calendar, published: date | None
) -> Span | None:
    """Return the days of a part of a year, or of half a month; nothing where no year is known."""
    if found["quarter"]:
        return _last_quarter(calendar.weeks[found["quarter"]], published)
    year = stated_year(found["share_year"] or found["letter_year"])
    number, unit = calendar.weeks.get(found["share"] or "", 0), found["share_unit"]
    if found["share_month"]:
        month = calendar.months[found["share_month"].rstrip(".")]
        return (
            _half_of(number, month_of(month, year, published, BEHIND)) if unit == "half" else None
        )
    if year is None and published is not None:
        year = published.year - bool(found["share_last"])
    if year is None:
        return None
    count = found["share_months"]
    if found["share_letter"]:
        number, months = int(found["share_number"] or 0), calendar.shares[found["share_letter"]]
    elif count:
        months = int(count) if count.isdigit() else calendar.counts[count]
    else:
        months = calendar.shares[unit or ""]
    first = 13 - months if number < 0 else (number - 1) * months + 1
    if not 1 <= first <= 13 - months:
        return None
    return months_between((first, year), (first + months - 1, year), None, BEHIND)


def _last_quarter(number: int, published: date | None) -> Span | None:
    """Return a quarter whose year is not told: the latest that has begun; -1 is the fourth."""
    if published is None:
        return None
    first = 10 if number < 0 else 3 * number - 2
    year = published.year - (first > published.month)
    return months_between((first, year), (first + 2, year), None, BEHIND)


def _half_of(number: int, month: Span) -> Span | None:
    """Return the first or, by any other number, the second half of a month."""
    start, end, _, _ = month
    if start is None or end is None:
        return None
    first, last = (start, start.replace(day=15)) if number == 1 else (start.replace(day=16), end)
    return first, last, "day", f"{first.isoformat()}/{last.isoformat()}"
