"""Days that feasts name: "on Christmas Day", "the eve of Eid al-Fitr", "since Easter 2023".

Easter by the anonymous Gregorian rule and, for the Orthodox churches, the Julian one (Meeus 1991,
ISBN 0-943396-35-2); the Islamic feasts by the tabular calendar, from which what is announced
differs by a day: they span the day before as well. Which feast has which rule is told in
``lexicon/en/dates.toml``.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from ..sentence.calendar_words import Calendar
from .days import Span, day_span, days_of_months, stated_year

_EPOCH = date(622, 7, 19)  # of the tabular Islamic calendar, in Gregorian days
_CYCLE, _CYCLE_DAYS, _LEAPS = 30, 10_631, 11
_JULIAN = timedelta(days=13)


def feast_span(
    found: dict[str, str | None],
    calendar: Calendar,
    published: date | None,
    ahead: timedelta,
    *,
    named: bool,
) -> Span | None:
    """Return the days of a feast: the latest that has come, or of a stated year.

    Parameters
    ----------
    found
        What the pattern of dates matched.
    calendar
        The words of time.
    published
        The day that it counts from; without it and a year only a fixed day is known.
    ahead
        How far after publication the feast may lie.
    named
        Whether a name stands behind it, which "Easter" alone may begin: "Easter Island".
    """
    name = " ".join((found["feast"] or "").replace("’", "'").split())
    rules = calendar.feasts[name]
    told = (found["opener"] or found["feast_on"]) and not named
    if name in calendar.bare_feasts and not told:
        return None
    year = stated_year(found["feast_year"])
    fixed, eve = rules[0], timedelta(days=-1 if found["feast_eve"] else 0)
    if fixed["by"] == "date" and not eve:
        day = fixed["month"], fixed["day"]
        return days_of_months(day, day, year, published, ahead)
    if year is None and published is None:
        return None
    latest = (published or date(year or 1, 12, 31)) + ahead
    days = [
        (first + eve, (first if eve else last) + eve)
        for each in ((year,) if year else range(latest.year - 1, latest.year + 2))
        for rule in rules
        for first, last in _in_year(rule, each)
    ]
    come = [span for span in days if year or span[0] <= latest]
    if not come:
        return None
    first, last = max(come)
    if found["opener"]:  # "since Ramadan" from its first day, "after Eid" from its last
        first = last = last if found["opener"] in calendar.after else first
    if first == last:
        return day_span(first)
    return first, last, "day", f"{first.isoformat()}/{last.isoformat()}"


def _in_year(rule: Mapping[str, Any], year: int) -> Iterator[tuple[date, date]]:
    """Give the first and last day of a feast in a year; an Islamic one may come twice."""
    if rule["by"] == "date":
        day = date(year, rule["month"], rule["day"])
        yield day, day
    elif rule["by"] == "islamic":
        about = (year - 622) * 33 // 32
        for each in range(about - 1, about + 3):
            first = _islamic(each, rule["month"], rule["day"])
            if first.year == year:
                yield first - timedelta(days=1), first + timedelta(days=rule["lasts"] - 1)
    else:
        easter = _orthodox_easter(year) if rule["by"] == "orthodox" else _easter(year)
        day = easter + timedelta(days=rule["day"])
        yield day, day


def _easter(year: int) -> date:
    """Return Easter Sunday of the western churches."""
    golden, century = year % 19, year // 100
    solar = century - century // 4 - (8 * century + 13) // 25
    epact = (solar + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, in days of the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + _JULIAN


def _islamic(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar."""
    cycles, rest = divmod(year - 1, _CYCLE)
    leaps = (_LEAPS * (rest + 1) + 3) // _CYCLE
    months = (59 * (month - 1) + 1) // 2
    return _EPOCH + timedelta(days=cycles * _CYCLE_DAYS + rest * 354 + leaps + months + day - 1)
