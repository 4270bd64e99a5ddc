"""When a report was written, as it says itself: the day, or the last on which it can have been.

From its dateline ("COTABATO, 27 January 2024 –"), a line that is nothing but a date, the end of
its title ("Flash Update 3 (as of 14 September 2023)") or its reporting period. A title may give the
year to a dateline's day ("Flood update, 2025"; "LILONGWE, 23 March –"); where only a month or year
is stated, "12 May" takes its year from that, and "Tuesday" stays open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo import Document, Sentence
from geo.sentences import split_sentences

from ...model import Period
from ..sentence.calendar_words import load_calendar
from ..sentence.words import in_lower_case
from .dates import find_periods

# The hour at which a report came out, behind its day.
_CLOCK = re.compile(
    r"\A[\s,|–-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[(\[]?[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
# Where it was written, behind its hour: "Updated: June 12, 2025 09:14 am IST - Imphal".
_WRITTEN_IN = re.compile(
    r"\A\s*[-–—|,]\s*[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2}\s*:?\s*\Z"
)
_DIGIT = re.compile(r"\d")
# An agency, or what a report is of, behind its day.
_NOTE = re.compile(r"\([^()]{1,40}\)")
# The year of a title: "Flood update, 2025", "Floods (2025): figures as of 23 March".
_TITLE_YEAR = re.compile(r"[(,|–—:·-]\s?((?:19|20)\d\d)(?=\s*(?:[),|–—:·]|$))")
# The name of a paper before its day: "Daily Sentinel, ".
_PAPER = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s?|(?:of|the|de|and)\s){1,6}[,|–—·-]\s*\Z")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*\Z", re.IGNORECASE)
_HEAD = 8
# So many sentences from its end a report may say when it was published.
_FOOT = 3
_OPENING_CHARS = 3000
_TITLE_CHARS = 140
# A line that may say when a report was written, and the periods that it names.
_Line = tuple[Sentence, tuple[Period, ...]]
_BEFORE_DATES = tuple("(,|–—-:[·•")


def date_of(document: Document) -> date | None:
    """Return the day on which a report says that it was written, from its first lines."""
    opening = document.text[: document.body_start + _OPENING_CHARS]
    return stated_days(split_sentences(replace(document, text=opening)))[0]


def stated_days(sentences: Sequence[Sentence]) -> tuple[date | None, date | None]:
    """Return the day on which a report says that it was written, if it states the year.

    Also the last day of the month or year in which it says so, looked for where it states no day
    in full; None for what it does not state.
    """
    lines = [(each, find_periods(each, published=None)) for each in _dating_lines(sentences)]
    day = _latest_entry(sentences, _day_stated(lines))
    until = None if day else _until(lines)
    if until:
        day = _day_stated(
            [(each, find_periods(each, published=None, until=until)) for each, _ in lines]
        )
    return day, until


def leaves_days_open(document: Document) -> bool:
    """Tell whether a report names days like "Tuesday" and has no date to count them from."""
    if document.published is not None:
        return False
    return load_calendar().counted.search(in_lower_case(document.text)) is not None


def _dating_lines(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the lines that may say when a report was written."""
    for sentence in (*sentences[:_HEAD], *sentences[_HEAD:][-_FOOT:]):
        if sentence.part != "dateline" and len(sentence.text) > _TITLE_CHARS:
            continue
        if _DIGIT.search(sentence.text):
            yield sentence


def _day_stated(lines: Sequence[_Line]) -> date | None:
    for sentence, periods in lines:
        for period in reversed(periods):
            if period.end and period.precision == "day" and _dates_report(sentence, period):
                return period.end
    return None


def _latest_entry(sentences: Sequence[Sentence], day: date | None) -> date | None:
    """Return the day of the last of a list's entries, each under its own place and day.

    "Goma 4 May 2024: …", "Sake 27 May 2024: …" is not written before its last entry.
    """
    entries = [
        period.end
        for each in sentences
        if day and each.part == "dateline"
        for period in find_periods(each, published=None)
        if period.end and period.precision == "day"
    ]
    return max(entries) if day in entries else day


def _until(lines: Sequence[_Line]) -> date | None:
    for sentence, periods in lines:
        if sentence.part not in ("dateline", "row"):
            for period in reversed(periods):
                if period.end and period.precision != "day" and _dates_report(sentence, period):
                    return period.end
        year = _TITLE_YEAR.search(sentence.text) if sentence.part == "heading" else None
        if year:
            return date(int(year[1]), 12, 31)
    return None


def _dates_report(sentence: Sentence, period: Period) -> bool:
    """Tell the date of a report from a date that its first sentences tell of."""
    if sentence.part == "dateline":
        return True
    written = sentence.text[: period.text_start - sentence.start]
    after = _NOTE.sub("", sentence.text[period.text_end - sentence.start :])
    calendar, rest = load_calendar(), _CLOCK.sub("", after)
    if any(map(str.isalnum, rest)):
        stated = calendar.of_report.search(in_lower_case(written)) is not None
        return stated and _WRITTEN_IN.match(rest) is not None
    if calendar.of_source.match(in_lower_case(written)):
        return True
    written = _WEEKDAY.sub("", written)  # "Daily digest, Tuesday 11 March 2025"
    titled = sentence.part == "heading" or _PAPER.match(written)
    if not any(map(str.isalnum, written)) or (titled and written.rstrip()[-1:] in _BEFORE_DATES):
        return True
    return calendar.of_report.search(in_lower_case(written)) is not None
