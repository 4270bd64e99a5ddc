"""When an event was: the day that its sentence gives it, or that another sentence gives.

Not each day of a sentence is the event's: somebody "said on Thursday", "the war, which began in
April" is another clause. "That day", "the next day" and "during the talks" go back to a day told
before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo import Sentence

from ...lexicon import cue_phrases, cue_words, load_cues
from ...model import Period
from ..figures.spoken import number_words
from ..sentence.calendar_words import WORDS_OF_RISE
from ..sentence.cues import RELATIVES, relative_clause
from ..sentence.draft import Draft
from ..sentence.history import (
    commemorates,
    is_lasting,
    is_measured_from,
    is_of_participle,
    is_record_since,
    is_rite,
    opens_with_year,
)
from ..sentence.modality import BACKGROUND, HYPOTHETICAL
from ..sentence.reference import is_definite
from ..sentence.words import COMMA, STOP, Words
from ..where.mentions import Mention
from ..where.told import Told, kinds_named
from ..where.totals import raising_verbs
from .ahead import moved_ahead
from .anchors import is_of_speech, place_of, says_that_year
from .carrying import NEAR, carry_period
from .comparisons import is_compared
from .dates import choose_period
from .leads import period_of_lead
from .tabled import period_of_cell

_SEQUELS = cue_words("places.reference.sequels")
_COUNTS: dict[str, int] = load_cues("places")["reference"]["counts"]
_DAYPARTS = cue_words("dates.again.dayparts")
_CLOCK = cue_words("dates.again.clock")
_COUNTED_BY = cue_phrases("dates.again.counted")
_TALLIES = cue_words("dates.again.tallies")
NEXT_EVENT = 3
_HEAD = 8
OLD_DAYS = 365
# An aside ("the town, where 230 died last July") is history so soon.
HALF_A_YEAR = OLD_DAYS // 2
# Of "October's disputed election": so many words may be what is the month's.
_OWNED = 3
# Of "rose to more than 465": so many words are before the number.
_COUNTED = 6
# Of "the block that was struck on Sunday".
_CLAUSE = 4
# What goes on from a day: "closed as of Monday".
LASTING = ("blockade", "control", "ceasefire", "troops", "talks")
_BEGAN = cue_words("dates.again.began")
_HAVE = cue_words("dates.again.so_far")
_DEEDS = ("casualty", "abuse")
_YEAR = re.compile(r"\b\d{4}\b")


def time_of(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    *,
    periods: Sequence[Period],
    published: date | None,
    told: Sequence[Told],
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
) -> tuple[Period | None, str | None]:
    """Return when an event was, and the mood in which that is told.

    Parameters
    ----------
    sentence, words, draft
        The sentence, its words, and what it tells.
    periods
        What `layers.claims.dates.find_periods` found in it.
    published
        The day on which the report was published, or the last on which it can have been.
    told
        What earlier sentences told, in order.
    mentions
        The places of the sentence.
    sentences
        All sentences of the document.
    """
    period = own_period(words, draft, periods, published=published)
    if sentence.part == "row":
        period = period or period_of_cell(sentence, draft, sentences, published=published)
    else:
        period = period or carry_period(
            sentence,
            words,
            draft,
            told=told,
            mentions=mentions,
            sentences=sentences,
            published=published,
        )
        if period is None and draft.mood is None:
            period = period_of_lead(sentence, sentences, published=published)
    if period and _is_ruled_on(words, draft, period, published):
        period = None
    dated = any(one.part == "dateline" for one in sentences[:_HEAD])
    mood = mood_of_time(
        sentence, words, draft, period=period, published=published, told=told, dated=dated
    )
    return period, mood


def own_period(
    words: Words, draft: Draft, periods: Sequence[Period], *, published: date | None
) -> Period | None:
    """Return the day that the sentence gives to an event.

    What happened "on Thursday, after the shelling" is no day of the shelling; "a day after" it is
    counted back. The day on which somebody "said on Thursday" is the last by which it happened.
    """
    start, end = words.starts[draft.trigger.first], words.ends[draft.trigger.last]
    periods = [
        period
        for period in periods
        if not (
            _is_aside(words, draft, period)
            or _is_only_measured(words, draft, period)
            or _is_of_another(words, draft, period)
        )
    ]
    told = [period for period in periods if is_of_speech(words, period)]
    period = choose_period([period for period in periods if period not in told], start, end)
    if period is None:
        return _by_then(choose_period(told, start, end), draft)
    if published is not None and period.end is not None and period.end <= published:
        period = moved_ahead(period, draft, words, published)
    when, last = words.span(period.text_start, period.text_end)
    if _is_of_when(words, draft, last):
        return _closed(period)
    if "/" not in period.edtf and _is_since_began(words, draft, when):
        return replace(period, end=None, edtf=f"{period.edtf}/..")
    if _is_reached(words, draft, when) or _is_of_finding(words, draft, period):
        return _by_then(period, draft)
    counts = bool(draft.figures) or draft.kind not in LASTING
    if counts and _is_as_of(words, when):
        return _by_then(period, draft)
    for index in range(last + 1, draft.trigger.first):
        if words.words[index] in _SEQUELS and not _is_of_one_day(words, draft, index + 1):
            near = draft.trigger.first - index <= NEXT_EVENT
            return _counted_back(period, words, index) if near else None
    if "/" not in period.edtf and _is_after_another(words, draft, when, last):
        return replace(period, end=None, edtf=f"{period.edtf}/..")
    return period


def _is_of_when(words: Words, draft: Draft, last: int) -> bool:
    """Tell "calm since 3 April, when a commander was killed", which was on that day."""
    behind = words.words[last + 1 : last + 2] == ("when",)
    return behind and words.breaks[last + 1] == COMMA and last < draft.trigger.first


def _is_since_began(words: Words, draft: Draft, when: int) -> bool:
    """Tell "80 have been killed in fighting that broke out on 16 January": since that day."""
    first = draft.trigger.first
    began = not _BEGAN.isdisjoint(words.words[max(0, when - _CLAUSE) : when])
    so_far = not _HAVE.isdisjoint(words.words[max(0, first - _CLAUSE) : first])
    return began and so_far and first < when


def _closed(period: Period) -> Period:
    """Return the one day at which a time opens or ends."""
    day = period.start or period.end
    if ".." not in period.edtf or period.precision != "day" or day is None:
        return period
    return replace(period, start=day, end=day, edtf=day.isoformat())


def _is_as_of(words: Words, when: int) -> bool:
    """Tell "as of 8 May", "as of 8 a.m. on Wednesday"."""
    before, clock = when, _CLOCK
    while before > 0 and (words.words[before - 1] in clock or words.words[before - 1].isdigit()):
        before -= 1
    return any(words.words[max(0, at - 2) : at] in _COUNTED_BY for at in {when, before})


def _is_after_another(words: Words, draft: Draft, when: int, last: int) -> bool:
    """Tell "after the fall of the town on 5 May, 900 people fled": on that day or later."""
    start = when
    while start > 0 and words.breaks[start] < COMMA:
        start -= 1
    if start == when or words.words[start] not in _SEQUELS:
        return False
    if draft.trigger.first <= last:
        return False
    return words.parted(last, draft.trigger.first, COMMA)


def _is_of_one_day(words: Words, draft: Draft, index: int) -> bool:
    """Tell "on 4 May rebels took the base after shelling it", "after a dawn raid"."""
    first = draft.trigger.first
    if draft.trigger.verbal and index == first and words.words[index][-3:] == "ing":
        return True
    return not _DAYPARTS.isdisjoint(words.words[index:first])


def _is_of_another(words: Words, draft: Draft, period: Period) -> bool:
    """Tell the day of something else: behind a semicolon, or "October's disputed election"."""
    first, last = words.span(period.text_start, period.text_end)
    if draft.trigger.last < first and words.parted(draft.trigger.last, first, STOP):
        return True
    owned = words.words[last + 1 : last + 1 + _OWNED]
    told = {index for one in (draft.trigger, *draft.others) for index in one.fixed}
    return (
        words.possessive[last]
        and told.isdisjoint(range(last + 1, last + 1 + _OWNED))
        and not any(kinds_named(word) for word in owned)
    )


def _is_reached(words: Words, draft: Draft, when: int) -> bool:
    """Tell a day by which a count had come so far: "the toll of the quake rose to 465 on Monday".

    "The truce was reached on Monday" counts nothing.
    """
    at = place_of(words, WORDS_OF_RISE)
    # "No more were found on Sunday; the toll stands at 21".
    if at is None or (
        words.parted(at, when, STOP) if at < when else not words.parted(when, at, STOP)
    ):
        return False
    end = at + _COUNTED if when < at else min(at + _COUNTED, when)
    counted = words.words[at:end]
    if not any(word[0].isdigit() or word in number_words() for word in counted):
        return False
    if draft.figures:
        last = words.ends[min(end, len(words.ends)) - 1]
        return any(words.starts[at] <= figure.start < last for figure in draft.figures)
    return draft.trigger.last < at and not words.present.isdisjoint(_TALLIES)


def _is_of_finding(words: Words, draft: Draft, period: Period) -> bool:
    """Tell the day on which a toll rose: "found more bodies on Sunday, taking the toll to 58".

    Sunday's quake, and the block "that was struck on Sunday", have the day of the event.
    """
    when, last = words.span(period.text_start, period.text_end)
    raised = (
        index
        for index in range(last + 1, draft.trigger.first)
        if words.words[index] in raising_verbs() and words.parted(last, index, COMMA)
    )
    clause = words.words[max(0, when - _CLAUSE) : when]
    own = words.possessive[last] or not RELATIVES.union(("that",)).isdisjoint(clause)
    return not own and next(raised, None) is not None


def _is_only_measured(words: Words, draft: Draft, period: Period) -> bool:
    """Tell "in the worst attack since the war began 14 months ago": no day of the attack."""
    first, last = words.span(period.text_start, period.text_end)
    if any(at >= 0 and is_record_since(words, at) for at in (first, first - 1)):
        return True
    behind = draft.trigger.last < first
    return behind and words.words[last] == "ago" and is_measured_from(words, first)


def _by_then(period: Period | None, draft: Draft) -> Period | None:
    """Return the time up to the day on which an event was told; of what may come, nothing.

    Of a day without a year its year stays open.
    """
    if period is None or draft.mood == HYPOTHETICAL:
        return None
    last = period.end.isoformat() if period.end else period.edtf
    return None if "/" in last else replace(period, start=None, edtf=f"../{last}")


def _counted_back(period: Period, words: Words, index: int) -> Period | None:
    """Return the day that lies "a day" or "two days" before a known one."""
    days = words.words[index - 1] in ("day", "days") and _COUNTS.get(words.words[index - 2])
    if not days or period.precision != "day" or period.start is None:
        return None
    day = period.start - timedelta(days=days)
    return replace(period, start=day, end=day, edtf=day.isoformat())


def _is_aside(words: Words, draft: Draft, period: Period) -> bool:
    """Tell the day of a relative clause that does not tell of the event, or of one that does not.

    "The war, which began in April, has killed 200"; "The raid, which killed 40, was condemned on
    Tuesday". Nor is a day of the event what it is compared with, or a day of mourning.
    """
    when, last = words.span(period.text_start, period.text_end)
    if is_compared(words, draft.trigger.first, when):
        return True
    trigger = draft.trigger
    if period.precision == "year" and (
        is_of_participle(words, last, trigger) or is_lasting(words, trigger)
    ):
        return True
    if draft.mood == BACKGROUND and period.precision == "day" and commemorates(words):
        return True
    if is_rite(words, draft.trigger) and period.precision == "year":
        return True
    first = draft.trigger.first
    opened = relative_clause(words, when)
    if opened is not None:
        return not any(opened[0] <= at <= opened[1] for at in draft.trigger.fixed)
    told = relative_clause(words, first)
    return told is not None and told[1] < when


def _is_old(period: Period, published: date, *, days: int) -> bool:
    """Tell what ended long ago, or half a year ago where the text names an earlier year."""
    if period.end is None:
        return False
    earlier = period.end.year < published.year and str(period.end.year) in period.text
    return (published - period.end).days > (HALF_A_YEAR if earlier else days)


def _is_ruled_on(words: Words, draft: Draft, period: Period, published: date | None) -> bool:
    """Tell "will rule on Friday on the killing of nine men", which was before."""
    if published is None or period.start is None or period.start <= published:
        return False
    return draft.mood is None and draft.kind in _DEEDS and is_definite(words, draft.trigger)


def _states_year(period: Period | None) -> bool:
    """Tell a bare year, or a month with its year, which news that states none names for history."""
    if period is None or period.precision not in ("year", "month") or "/" in period.edtf:
        return False
    return _YEAR.search(period.text) is not None


def mood_of_time(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    *,
    period: Period | None,
    published: date | None,
    told: Sequence[Told],
    dated: bool,
) -> str | None:
    """Return the mood of a draft, knowing when it was: what ended long ago is background.

    What is still to come has not happened. Background is also what happened "that year" when the
    sentence before told history, and what happened "in 2018" in a report whose dateline (``dated``)
    has no year, as that of news has not.
    """
    if draft.mood is not None:
        return draft.mood
    aside = relative_clause(words, draft.trigger.first) is not None
    if period and published and _is_old(period, published, days=HALF_A_YEAR if aside else OLD_DAYS):
        return BACKGROUND
    if period and period.start and published and period.start > published:
        return HYPOTHETICAL
    if published is None and dated and (opens_with_year(words) or _states_year(period)):
        return BACKGROUND
    before = told[-1] if told else None
    if before is not None and before.draft.mood == BACKGROUND and says_that_year(words):
        near = sentence.index - before.sentence.index <= NEAR
        return BACKGROUND if near else None
    return None
