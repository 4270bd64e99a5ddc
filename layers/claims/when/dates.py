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
from collections.abc import Sequence
from datetime import date, timedelta

from geo import Sentence

from ...lexicon import cue_words
from ...model import Period
from ..sentence.calendar_words import Calendar, load_calendar
from ..sentence.words import in_lower_case
from .days import (
    AHEAD,
    BEHIND,
    YEAR_AHEAD,
    Span,
    a_year_before,
    day_month_of_digits,
    day_of_digits,
    day_span,
    days_of_months,
    decade_of,
    exists,
    iso_day,
    month_of,
    months_between,
    stated_year,
    week_of_month,
    week_of_year,
    year_of,
    years_between,
)
from .feasts import feast_span
from .relative import days_ago, named_unit, past_days, relative_days, weekdays_of, weekend_of
from .shares import share_of

# So many characters before a date may tell how it is meant.
BEFORE = 90
_NAMES = cue_words("dates.months_as.names")
_STRETCHES = cue_words("dates.stretches.units")
_INTO = cue_words("dates.nights.into")
_NIGHTS = cue_words("dates.nights.nights")
_LAST = re.compile(r"\blast\s+$")


def find_periods(
    sentence: Sentence, *, published: date | None, until: date | None = None
) -> tuple[Period, ...]:
    """Return the periods that a sentence names, in the order of their words.

    Parameters
    ----------
    sentence
        Any sentence.
    published
        The day that "yesterday" counts from; None if unknown.
    until
        The last day on which the report can have been written, where only its month or year is
        known: it tells the year of "12 May".
    """
    calendar = load_calendar()
    text = sentence.text
    low = in_lower_case(text)
    if not calendar.any_cue.search(low):
        return ()
    periods: list[Period] = []
    last_end = -1
    clocked = False
    for match in calendar.pattern.finditer(low):
        if match.start() < last_end:
            continue
        if match["weekday"] and calendar.dated.match(low, match.end()):
            continue  # "since Wednesday, 10 December" is since that date
        span = _read(match, text, low, calendar=calendar, published=published, until=until)
        if span is None:
            continue
        first = _first_of(match)
        night = bool(periods) and _is_night_into(low[last_end:first], periods[-1], span)
        last_end = match.end()
        counted = calendar.days_from.search(low, max(0, first - BEFORE), first)
        if counted and (counted[3] or match["opener"]):
            first, span = counted.start(), _counted_from(span, counted, match["opener"], calendar)
            if match["weekday"] and published and span[0] and span[0] > published:
                continue  # "two weeks after Monday's raid": which Monday is not known
        elif not _STRETCHES.isdisjoint(low.split()):
            reach = calendar.up_to.search(low, max(0, first - BEFORE), last_end)
            first, span = _up_to(span, first, reach, calendar)
        clocked = clocked or match["clock"] is not None
        a_year_back = calendar.last_year.match(low, last_end)
        if a_year_back and span[2] in ("day", "month") and published:
            last_end = a_year_back.end()
            span = a_year_before(span, published)
        if night:
            first = periods.pop().text_start - sentence.start
        periods.append(_period(span, sentence, first, last_end))
    if len(periods) > 1 and clocked:
        del periods[0]  # what the entry of a log says itself comes before its hour
    return tuple(periods)


def _period(span: Span, sentence: Sentence, first: int, end: int) -> Period:
    """Return the period that the words of a sentence between two of its characters name."""
    return Period(
        start=span[0],
        end=span[1],
        precision=span[2],
        edtf=span[3],
        text=sentence.text[first:end],
        text_start=sentence.start + first,
        text_end=sentence.start + end,
    )


def _is_night_into(between: str, before: Period, span: Span) -> bool:
    """Tell "overnight into Monday", "late on Sunday into Monday": the night that ends on Monday."""
    start, end, precision, _ = span
    if between.strip() not in _INTO or precision != "day" or start is None or start != end:
        return False
    return before.text.lower() in _NIGHTS or before.end == start - timedelta(days=1)


def _counted_from(
    span: Span, counted: re.Match[str], opener: str | None, calendar: Calendar
) -> Span:
    """Read "three days after 9 June", "a week before the 2 May vote"."""
    day = span[0] or span[1]
    if day is None or span[2] != "day" or (span[0] and span[1] and span[0] != span[1]):
        return span
    days = calendar.counts.get(counted[1]) or int(counted[1])
    days *= 7 if counted[2].startswith("week") else 1
    return day_span(
        day + timedelta(days=days if (counted[3] or opener) in calendar.after else -days)
    )


def _up_to(
    span: Span, first: int, reach: re.Match[str] | None, calendar: Calendar
) -> tuple[int, Span]:
    """Read "in the 24 hours to 6 a.m. on Tuesday", "the week to 16 June", with where it begins."""
    start, end, precision, _ = span
    apart = reach is None or reach.end() < first or (reach[2].startswith("day") and not reach[1])
    if reach is None or apart or end is None or precision != "day" or start not in (None, end):
        return first, span
    number = int(reach[1]) if (reach[1] or "").isdigit() else calendar.counts[reach[1] or "a"]
    unit = reach[2].rstrip("s")
    back = -(-number // 24) if unit == "hour" else number * (7 if unit == "week" else 1) - 1
    start = end - timedelta(days=back)
    return reach.start(), (start, end, "day", f"{start.isoformat()}/{end.isoformat()}")


def _first_of(match: re.Match[str]) -> int:
    """Return where the words of a date begin: of "Update 5, 2 December" only the 2 is its day."""
    listed, day = match["listed"], match["day_a"]
    return match.start("day_a") if listed and int(listed) >= int(day) else match.start()


def choose_period(periods: Sequence[Period], start: int, end: int) -> Period | None:
    """Return the period whose words stand nearest to a span; of two as near, the later one."""

    def gap(period: Period) -> tuple[int, int]:
        return (
            max(start - period.text_end, period.text_start - end, 0),
            -period.text_start,
        )

    return min(periods, key=gap, default=None)


def _read(
    match: re.Match[str],
    text: str,
    low: str,
    *,
    calendar: Calendar,
    published: date | None,
    until: date | None,
) -> Span | None:
    """Turn the words that matched into days; ``low`` is the text in lower case."""
    found = match.groupdict()
    if found["relative"]:
        return relative_days(found["relative"], published)
    if found["ago_count"]:
        return days_ago(match, calendar, published)
    if found["past_unit"]:
        return past_days(found["past_count"], found["past_unit"], calendar, published)
    if found["weekend"]:
        return weekend_of(published)
    if found["clock"]:
        opens = not any(map(str.isalnum, low[: match.start()]))
        return day_span(published) if opens and published else None
    if found["named_unit"] or found["the_unit"]:
        before = low[max(0, match.start() - BEFORE) : match.start()]
        span = named_unit(found, calendar, published)
        return _opened(span, _opener_before(before, calendar), calendar) if span else None
    return _of_calendar(
        match, found, text, low, calendar=calendar, published=published, until=until
    )


def _of_calendar(
    match: re.Match[str],
    found: dict[str, str | None],
    text: str,
    low: str,
    *,
    calendar: Calendar,
    published: date | None,
    until: date | None,
) -> Span | None:
    """Turn a weekday, day, week, month or year into days."""
    latest = published or until
    before = low[max(0, match.start() - BEFORE) : match.start()]
    opener = found["opener"] or _opener_before(before, calendar)
    ahead = _ahead(text[: match.start()], opener, calendar)
    owned = low[match.end() : match.end() + 2] in ("'s", "’s")
    if opener in calendar.of_event and (owned or calendar.event_behind.match(low, match.end())):
        opener = ""  # "from Monday's quake", "after the 11 June ambush": the day of that itself
    if calendar.of_birth.search(before):
        return None
    if found["weekday"]:
        span = weekdays_of(found, low[: match.start()], calendar, published)
    elif found["iso"] or found["digits"] or found["label"]:
        span = _of_digits(found, low[: match.start()], latest)
    elif found["year"]:
        stated = found["opener"] or found["part"] or calendar.before_year.search(before)
        span = years_between(int(found["year"]), int(found["year_to"] or 0)) if stated else None
    elif found["week_of"] or found["week_number"]:
        span = _week(found, calendar, latest)
    elif found["share"] or found["share_letter"] or found["quarter"]:
        span = share_of(found, calendar, latest)
    elif found["event_year"] or found["decade"]:
        decade = found["decade"]
        span = decade_of(int(decade)) if decade else _year_of_event(found, opener)
    elif found["feast"]:
        named = text[match.end() + 1 :][:1].isupper()  # "Easter Island" is no time
        span = feast_span(found, calendar, latest, ahead, named=named)
    elif found["month_c"]:
        written = text[match.start("month_c") : match.end("month_c")]
        named = written.lower() in _NAMES and text[match.end() + 1 :][:1].isupper()
        bare = not (named or written.islower())  # "Mar Elias" is a church
        span = _bare_month(found, before, calendar, latest, ahead) if bare else None
    else:
        span = None if found["named"] else _calendar_days(found, calendar, latest, ahead)
    return _opened(span, opener, calendar) if span else None


def _year_of_event(found: dict[str, str | None], opener: str) -> Span | None:
    """Read "the 2010 quake", but not "since the 2010 quake"."""
    return None if opener else year_of(int(found["event_year"] or 0))


def _week(found: dict[str, str | None], calendar: Calendar, published: date | None) -> Span | None:
    """Read "the last week of August", "week 37"."""
    year = stated_year(found["week_year"] or found["week_number_year"])
    if found["week_number"]:
        return week_of_year(int(found["week_number"]), year, published)
    month = calendar.months[(found["week_month"] or "").rstrip(".")]
    number = calendar.weeks[found["week_of"] or ""]
    return week_of_month(number, month_of(month, year, published, BEHIND))


def _ahead(before: str, opener: str, calendar: Calendar) -> timedelta:
    """Return how far after publication a date without a year may lie, by the words before it.

    "Closed until 21 December" may be to come; "may arrive by July" is.
    """
    future = calendar.looks_ahead(in_lower_case(before))
    if opener in calendar.until and (future or calendar.coming.search(before)):
        return YEAR_AHEAD
    return AHEAD if future or opener in calendar.lasting else BEHIND


def _of_digits(found: dict[str, str | None], opening: str, published: date | None) -> Span | None:
    """Read 2024-03-25, 25/03/2024, or 25/03 as the label that opens an entry."""
    if found["label"]:
        opens = not any(map(str.isalnum, opening))
        return day_month_of_digits(found["label"], published) if opens else None
    return iso_day(found["iso"]) if found["iso"] else day_of_digits(found["digits"] or "")


def _opener_before(before: str, calendar: Calendar) -> str:
    """Return the word before a date that opens one of its ends, or nothing."""
    match = calendar.before_day.search(before)
    return match.group(1) or match.group(2) if match else ""


def _bare_month(
    found: dict[str, str | None],
    before: str,
    calendar: Calendar,
    published: date | None,
    ahead: timedelta,
) -> Span | None:
    """Read a month without a day; one that is also a common word must look like a month."""
    word = (found["month_c"] or "").rstrip(".")
    stated = (
        found["year_c"] or found["opener"] or found["part"] or calendar.before_month.search(before)
    )
    if word in calendar.ambiguous and not stated:
        return None
    year = stated_year(found["year_c"])
    first = calendar.months[word]
    if found["month_d"]:
        last = calendar.months[found["month_d"].rstrip(".")]
        from_year = stated_year(found["year_c2"])
        return months_between((first, from_year), (last, year), published, ahead)
    if year is None and published and _LAST.search(before) and first == published.month:
        year = published.year - 1
    return month_of(first, year, published, ahead)


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
    months = [calendar.months[name.rstrip(".")] for name in names if name]
    first = int(found[f"day_{side}"] or 0)
    last = int(found[f"to_{side}"] or first)
    if side == "a" and found["listed"] and int(found["listed"]) < first and len(months) == 1:
        first = int(found["listed"])  # "on 1, 2 and 3 December"
    if not (exists(months[0], first) and exists(months[-1], last)):
        return None
    year = stated_year(found[f"year_{side}"])
    return days_of_months((months[0], first), (months[-1], last), year, published, ahead)
