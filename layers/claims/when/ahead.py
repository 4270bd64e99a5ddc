"""Days that lie ahead: "could hit on Thursday", "a rally on 10 August", which is next year's."""

import re
from dataclasses import replace
from datetime import date, timedelta

from ...model import Period
from ..sentence.calendar_words import load_calendar
from ..sentence.draft import Draft
from ..sentence.modality import HYPOTHETICAL, is_feared, is_to_come
from ..sentence.words import COMMA, Words
from .days import AHEAD, a_year_after, day_span

_YEAR = re.compile(r"\b\d{4}\b")


def moved_ahead(period: Period, draft: Draft, words: Words, published: date) -> Period:
    """Move a day behind what may come to where it lies ahead: "could hit on Thursday"."""
    first, _ = words.span(period.text_start, period.text_end)
    behind = any(
        one.first < first and not words.parted(one.first, first, COMMA)
        for one in (draft.trigger, *draft.others)
    )
    behind = behind or is_to_come(words, first)
    done = load_calendar().happened.search(" ".join(words.words[draft.trigger.last + 1 : first]))
    opens = period.start is None and words.words[0] == "by" and first == 0  # "By May, … could face"
    if (
        draft.mood != HYPOTHETICAL
        or not (behind or opens)
        or done
        or is_feared(words, draft.trigger)
    ):
        return period
    named = {word.strip(".,").lower() for word in period.text.split()}
    if named.isdisjoint(load_calendar().weekdays):
        return _next_year(period, named, published)
    if period.end == published:
        return period
    week = timedelta(days=7)
    if period.start is None and period.end is not None:
        last = period.end + week
        return replace(period, end=last, edtf=f"../{last.isoformat()}")
    if period.start is None or period.start != period.end:
        return period
    start, end, precision, edtf = day_span(period.start + week)
    return replace(period, start=start, end=end, precision=precision, edtf=edtf)


def _next_year(period: Period, named: set[str], published: date) -> Period:
    """Move "a rally on 10 August" into the next year, where that is soon and no year is stated."""
    stated = named.isdisjoint(load_calendar().months) or _YEAR.search(period.text)
    if stated or period.end is None:
        return period
    first = period.start or period.end
    if period.start is None and period.precision == "month":
        first = period.end.replace(day=1)
    span = a_year_after((first, period.end, period.precision, period.edtf))
    if span is None or span[0] is None or span[0] > published + AHEAD:
        return period
    start, end, precision, edtf = span
    if period.start is None:
        start, edtf = None, f"../{edtf}"
    return replace(period, start=start, end=end, precision=precision, edtf=edtf)
