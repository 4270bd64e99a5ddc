"""The day that a story has come to: "that day", "the next morning", "three days later".

Such words count from the day that was told last, be it of an event or of a sentence between.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo import Sentence

from ...lexicon import cue_phrases, cue_words, load_cues
from ...model import Period
from ..sentence.calendar_words import load_calendar
from ..sentence.words import COMMA, Words, split_words
from .dates import find_periods
from .days import day_span

_SAME = cue_phrases("dates.again.same")
_NEXT = cue_phrases("dates.again.next")
_PREVIOUS = cue_phrases("dates.again.previous")
_YEAR = cue_phrases("dates.again.year")
_SINCE = cue_phrases("dates.again.since")
_SAME_WEEK = cue_phrases("dates.again.same_week")
_SAME_MONTH = cue_phrases("dates.again.same_month")
_COUNTS: dict[str, int] = load_cues("places")["reference"]["counts"]
_SIDES = {"later": 1, "earlier": -1}
_MANY_DAYS = 60
# A night is told by two days.
_NIGHT = timedelta(days=1)
_SHORT_DAY = 4
# So many words before a day stands "told".
_HEARERS = 8
_OF_ANOTHER = (("the",), ("a",), ("an",), ("his",), ("her",), ("its",), ("their",), ("this",))
_LATE = cue_words("dates.again.late")


def says_that_year(words: Words) -> bool:
    """Tell "that year", "the same year"."""
    return says(words, _YEAR)


def stretch_meant(words: Words) -> str | None:
    """Return "week", "month" or "year" where "the same week", "that year" goes back to one."""
    if says(words, _SAME_WEEK):
        return "week"
    if says(words, _YEAR):
        return "year"
    return "month" if says(words, _SAME_MONTH) else None


def counts_from_then(words: Words) -> bool:
    """Tell whether a sentence says "that day", "since then", "three days later"."""
    return says(words, (*_SAME, *_SINCE)) or _days_from_then(words) is not None


def counted_from(words: Words, period: Period) -> Period | None:
    """Return the day that "that day", "the next day" or "since then" means, from a known one."""
    if period.precision != "day" or period.start is None or period.end is None:
        return None
    if period.end - period.start > _NIGHT:
        return None
    if says(words, _SAME):
        return period
    if says(words, _SINCE):
        return replace(period, end=None, edtf=f"{period.end.isoformat()}/..")
    days = _days_from_then(words)
    if days is None:
        return None
    start, end, precision, edtf = day_span(
        (period.end if days > 0 else period.start) + days * _NIGHT
    )
    return replace(period, start=start, end=end, precision=precision, edtf=edtf)


def story_time(
    last: Period | None, between: Sequence[Sentence], *, published: date | None, precision: str
) -> Period | None:
    """Return the day, week or month that a story has come to.

    Parameters
    ----------
    last
        When the last event was, if one was told.
    between
        The sentences behind it, none of which tells of an event.
    published
        The day that "Tuesday" counts from.
    precision
        Which is wanted: "day", "week", "month" or "year".
    """
    found = last if last is not None and last.precision == precision else None
    for sentence in between:
        words = split_words(sentence)
        stated = [
            one
            for one in find_periods(sentence, published=published)
            if one.precision == precision
            and (precision != "day" or is_day_or_night(one))
            and not is_of_speech(words, one)
        ]
        found = stated[0] if stated else (found and counted_from(words, found)) or found
    return found


def is_day_or_night(period: Period) -> bool:
    """Tell a day, or a night that is told by the days around it, from more of them."""
    return bool(period.start and period.end and period.end - period.start <= _NIGHT)


def is_of_speech(words: Words, period: Period) -> bool:
    """Tell the day on which somebody spoke: "said on Thursday", "on Thursday accused".

    "Six were hurt on Thursday, said a doctor" gives the day of what he tells.
    """
    if period.precision != "day":
        return False
    first, last = words.span(period.text_start, period.text_end)
    if words.possessive[last]:
        return False  # "condemned Sunday's attack"
    before = [word for word in words.words[max(0, first - 2) : first] if word not in _LATE]
    aside = words.breaks[first] >= COMMA and first > 0  # "the army, on Thursday, accused"
    inverted = words.breaks[last + 1 : last + 2] == (COMMA,) and not aside
    behind = () if inverted else words.words[last + 1 : last + 2]
    beside = [*before[-1:], *behind]
    if last - first >= _SHORT_DAY:
        return False
    return not load_calendar().saying.isdisjoint(beside) or _is_of_hearers(words, first)


def _is_of_hearers(words: Words, first: int) -> bool:
    """Tell the day on which somebody "told the Daily Post on Friday"."""
    for index in range(first - 1, max(-1, first - _HEARERS), -1):
        word = words.words[index]
        if word == "told":
            return True
        if not (words.capital[index] or word in load_calendar().hearers or word in _LATE):
            return False
    return False


def says(words: Words, rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of several phrases stands in a sentence."""
    return place_of(words, rows) is not None


def place_of(words: Words, rows: Sequence[tuple[str, ...]]) -> int | None:
    """Return the word at which one of several phrases stands, None where there is none."""
    found = (
        index
        for row in rows
        if words.present.issuperset(row)
        for index, word in enumerate(words.words)
        if word == row[0] and words.words[index : index + len(row)] == row
    )
    return next(found, None)


def _counts_alone(words: Words, row: tuple[str, ...]) -> bool:
    """Tell "the day after, they fled" from "the day after the vote", which counts from that."""
    at = place_of(words, (row,))
    following = words.words[at + len(row) :][:1] if at is not None else ()
    return at is not None and not (row[-1] in ("after", "before") and following in _OF_ANOTHER)


def _days_from_then(words: Words) -> int | None:
    """Return how many days "three days later" lies behind what was told, "earlier" before it."""
    for days, rows in ((1, _NEXT), (-1, _PREVIOUS)):
        if any(words.present.issuperset(row) and _counts_alone(words, row) for row in rows):
            return days
    for index in range(2, len(words.words)):
        if words.words[index] not in _SIDES or words.words[index - 1] not in ("day", "days"):
            continue
        number = words.words[index - 2]
        count = int(number) if number.isdigit() else _COUNTS.get(number)
        if count is not None and count <= _MANY_DAYS:
            return count * _SIDES[words.words[index]]
    return None
