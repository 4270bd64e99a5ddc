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
_BEFORE_DATES = tuple("(,|–—-:[·•")


def date_of(document: Document) -> date | None:
    """Return the day on which a report says that it was written, from its first lines."""
    opening = document.text[: document.body_start + _OPENING_CHARS]
    return stated_date(split_sentences(replace(document, text=opening)))


def stated_date(sentences: Sequence[Sentence]) -> date | None:
    """Return the day on which a report says that it was written, if it states the year."""
    lines = list(_dating_lines(sentences))
    whole = _day_stated(lines, until=None)
    until = None if whole else _until(lines)
    return whole or (_day_stated(lines, until=until) if until else None)


def latest_day(sentences: Sequence[Sentence]) -> date | None:
    """Return the last day of the month or year in which a report says that it was written."""
    return _until(list(_dating_lines(sentences)))


def leaves_days_open(document: Document) -> bool:
    """Tell whether a report names days like "Tuesday" and has no date to count them from."""
    if document.published is not None:
        return False
    found = load_calendar().pattern.finditer(in_lower_case(document.text))
    return any(match["weekday"] or match["relative"] for match in found)


def _dating_lines(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the lines that may say when a report was written."""
    for sentence in (*sentences[:_HEAD], *sentences[_HEAD:][-_FOOT:]):
        if sentence.part != "dateline" and len(sentence.text) > _TITLE_CHARS:
            continue
        if _DIGIT.search(sentence.text):
            yield sentence


def _day_stated(lines: Sequence[Sentence], *, until: date | None) -> date | None:
    for sentence in lines:
        for period in reversed(find_periods(sentence, published=None, until=until)):
            if period.end and period.precision == "day" and _dates_report(sentence, period):
                return period.end
    return None


def _until(lines: Sequence[Sentence]) -> date | None:
    for sentence in lines:
        if sentence.part not in ("dateline", "row"):
            for period in reversed(find_periods(sentence, published=None)):
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
    if any(map(str.isalnum, _CLOCK.sub("", after))):
        return False
    calendar = load_calendar()
    if calendar.of_source.match(in_lower_case(written)):
        return True
    written = _WEEKDAY.sub("", written)  # "Daily digest, Tuesday 11 March 2025"
    titled = sentence.part == "heading" or _PAPER.match(written)
    if not any(map(str.isalnum, written)) or (titled and written.rstrip()[-1:] in _BEFORE_DATES):
        return True
    return calendar.of_report.search(in_lower_case(written)) is not None
