"""Is it told as history? Years that lie back, anniversaries, and what news is compared with.

The words are in ``lexicon/LANG/modality.toml``.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import cue_phrases, cue_words, load_cues
from .calendar_words import load_calendar
from .cues import REACH, RELATIVES, Cues, clause_start, make_cues, relative_clause
from .lives import is_of_a_life
from .triggers import Trigger
from .words import COMMA, STOP, Words

LONG_TOLL = 5
HEAD = 4
# Of "the first such raid since".
RECORD = 4
# Of "born in Kabul in 2001", "born in 2005 and 2009".
BORN = 4
# Cues of history only before a year: not "in the early hours", "back in charge".
_BEFORE_YEARS = cue_phrases("modality.history.before_years")
# What happens so long after something is not that; what stands behind these in their clause is.
_LATER = cue_phrases("modality.history.later")
# Before "the 2016 accord", which is no time at which anything happened.
_NAMING = cue_words("modality.history.naming")
# Before "the 2010 quake", which lies back.
_AFTER = cue_words("modality.history.after")
# In a report without a date: who is mourned died in the year that is told.
_MOURNING = cue_words("modality.history.mourning")
# A report without a date is of this century.
_UNDATED = 2001
# What befell "a comrade killed in 2022" or built "a bridge built in 1998", and only that then.
_DONE = cue_words("modality.history.done")
# Of "since the war began in March 2022".
_BEGAN = cue_words("modality.weak.began")
_LASTS = cue_words("modality.history.lasts")
_ARTICLES = cue_words("attribution.determiners")
_RELATIVE = cue_words("grammar.pronouns.clause_openers")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class _Tables:
    background: Cues
    since: frozenset[str]
    year_parts: frozenset[str]
    back_when: frozenset[str]
    superlatives: frozenset[str]
    reminders: frozenset[str]
    commemorating: frozenset[str]
    stretch: frozenset[str]
    wars: frozenset[str]
    compared_in: frozenset[str]
    compared_with: frozenset[str]
    not_after: frozenset[str]
    old_after_years: int


@cache
def _tables() -> _Tables:
    background: dict[str, Any] = load_cues("modality")["background"]
    return _Tables(
        background=make_cues(background["words"].split(), background["phrases"]),
        since=frozenset(background["since"].split()),
        year_parts=frozenset(background["year_parts"].split()),
        back_when=frozenset(background["back_when"].split()),
        superlatives=frozenset(background["superlatives"].split()),
        reminders=frozenset(background["reminders"].split()),
        commemorating=frozenset(background["commemorating"].split()),
        stretch=frozenset(background["stretch"].split()),
        not_after=frozenset(background["not_after"].split()),
        wars=frozenset(background["wars"].split()),
        compared_in=frozenset(background["compared_in"].split()),
        compared_with=frozenset(background["compared_with"].split()),
        old_after_years=background["old_after_years"],
    )


def is_history(words: Words, trigger: Trigger, *, year: int | None) -> bool:
    """Tell whether a sentence that was published in ``year`` tells of an event as history."""
    tables = _tables()
    if _is_reminder(words, tables):
        return True
    if is_rite(words, trigger):
        return False
    if _is_of_ended_war(words, trigger, year, tables):
        return True
    if _is_compared(words, trigger, tables) or is_of_a_life(words, trigger, year=year):
        return True
    years = False
    # "Laid flowers for the 69 shot in 2011" is told of a year that is over.
    mourned = year is None and not _MOURNING.isdisjoint(words.present)
    this_year = _UNDATED if year is None else year
    for index, word in enumerate(words.words):
        if word in tables.background.rows and _is_of_old(words, index, trigger, tables):
            return True
        if not _YEAR.match(word) or _is_dated_apart(words, index, trigger):
            continue
        if year is None and _names_an_event(words, index, trigger):
            return True
        if _is_of_a_noun(words, index, trigger) or _dates_no_event(words, index, tables):
            continue
        aside = relative_clause(words, index)
        if aside and not aside[0] <= trigger.first <= aside[1]:
            continue  # "the group, which killed 67 in 2013, attacked a base"
        bare = mourned and words.words[index - 1] == "in"
        if bare or int(word) <= this_year - tables.old_after_years:
            since = _since(words, index, trigger, tables)
            lasting = trigger.kind != "casualty" or this_year - int(word) < LONG_TOLL
            kept = since is not None and (lasting or is_record_since(words, since))
            years = years or not (kept or is_lasting(words, trigger))
        elif year is not None:
            return False
    return years


def _is_of_ended_war(words: Words, trigger: Trigger, year: int | None, tables: _Tables) -> bool:
    """Tell what a war cost "which ended in 2006"."""
    if trigger.kind not in ("casualty", "evacuation") or "ended" not in words.present:
        return False
    at = words.words.index("ended")
    since = words.words[at + 1 : at + 3]
    war = not tables.wars.isdisjoint(words.words[max(0, at - 4) : at])
    return war and since[:1] == ("in",) and _is_old_year("".join(since[1:]), year, tables)


def _is_dated_apart(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "in 2014 a raid left 17 dead; on Tuesday another killed two", of which two are now."""
    low, high = sorted((index, trigger.first))
    if not words.parted(low, high, STOP):
        return False
    start = end = trigger.first
    while start > 0 and words.breaks[start] < STOP:
        start -= 1
    while end + 1 < len(words.words) and words.breaks[end + 1] < STOP:
        end += 1
    return not load_calendar().weekdays.keys().isdisjoint(words.words[start : end + 1])


def _opens_beside(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "On the anniversary of the wreck, in which 500 drowned, relatives protested": now.

    A relative clause behind the anniversary is still of what is remembered.
    """
    if words.words[0] != "on" or words.words[index] != "anniversary" or trigger.first < index:
        return False
    own = words.parted(index, trigger.first, COMMA) and trigger.verbal
    return own and not _in_relative(words, trigger.first)


def _in_relative(words: Words, index: int) -> bool:
    """Tell whether a word's clause begins with "which", "in which", "who"."""
    start = index
    while start > 0 and words.breaks[start] < COMMA:
        start -= 1
    return not RELATIVES.isdisjoint(words.words[start : start + 2])


def is_lasting(words: Words, trigger: Trigger) -> bool:
    """Tell "those uprooted in the war of 2020 are still in camps", which is of now."""
    return trigger.kind == "evacuation" and not _LASTS.isdisjoint(words.present)


def _is_old_year(word: str, year: int | None, tables: _Tables) -> bool:
    this_year = _UNDATED if year is None else year
    return bool(_YEAR.match(word)) and int(word) <= this_year - tables.old_after_years


def is_of_participle(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "died searching for a comrade killed in 2022": the year is of the comrade's death."""
    done = index - 2
    if words.words[index - 1] != "in" or done < 2 or trigger.last >= done:
        return False
    return words.words[done] in _DONE and words.words[done - 2] in _ARTICLES


def is_rite(words: Words, trigger: Trigger) -> bool:
    """Tell "a rally was held in memory of those killed in 1989", which is held now."""
    behind = words.words[trigger.last + 1 :]
    return trigger.subkind == "protest" and not _tables().commemorating.isdisjoint(behind)


def _dates_no_event(words: Words, index: int, tables: _Tables) -> bool:
    """Tell the year of a birth, or that of what is compared: "down from 800 in 2023"."""
    if "born" in words.words[max(0, index - BORN) : index]:
        return True
    before = index - 1
    within = words.words[before] == "in"
    before -= within
    while within and before > 0 and words.words[before].isdigit():
        before -= 1
    word = words.words[max(before, 0)]
    return word in tables.compared_in if within else word in tables.compared_with


def _names_an_event(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "the 2010 quake is still felt", "recover from the 2010 quake", of an unknown year."""
    before = words.words[max(0, index - 2) : index]
    if index == 1 and before[0] in ("a", "an"):
        return True
    return before[-1:] == ("the",) and (
        index == 1 or (trigger.first == index + 1 and before[0] in _AFTER)
    )


def _is_reminder(words: Words, tables: _Tables) -> bool:
    """Tell "Reminder: …" and "20:15 – Flashback: …", which begin a sentence about the past."""
    return any(
        words.words[index] in tables.reminders and words.breaks[index + 1] >= COMMA
        for index in range(min(HEAD, len(words.words) - 1))
    )


def _since(words: Words, index: int, trigger: Trigger, tables: _Tables) -> int | None:
    """Return the "since" of "since 7 October 2023", "since the war began in 2023", if it is one."""
    before = index - 1
    while index - before <= 3 and before > 0:
        if words.words[before] not in tables.year_parts and not words.words[before].isdigit():
            break
        before -= 1
    if words.words[before] in tables.since:
        return before
    began = not _BEGAN.isdisjoint(words.words[max(0, index - 3) : index])
    start = index - REACH if began else trigger.last + 1
    start = max(start, index - REACH, 0)
    return next((one for one in range(start, index) if words.words[one] == "since"), None)


def _is_compared(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "the worst since 2017, when 200 drowned": what is compared with lies back."""
    index = trigger.first
    floor = max(0, index - REACH)
    while index > floor and words.words[index] not in tables.back_when:
        if words.breaks[index] >= COMMA:
            return False
        index -= 1
    before = words.words[max(0, index - REACH) : index]
    if words.words[index] not in tables.back_when or "since" not in before:
        return False
    return any(word in tables.superlatives or _YEAR.match(word) for word in before)


def _is_of_a_noun(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell a year that only names what stands behind an event: "signatories of the 2016 accord"."""
    before = words.words[max(0, index - 2) : index]
    if is_of_participle(words, index, trigger):
        return True
    return trigger.last < index and before[-1:] == ("the",) and before[0] in _NAMING


def _is_of_old(words: Words, index: int, trigger: Trigger, tables: _Tables) -> bool:
    """Tell whether a cue of history begins at a word and holds for a trigger."""
    low, high = sorted((index, trigger.first))
    beside = words.parted(low, high, STOP) or _opens_beside(words, index, trigger)
    if beside or not tables.background.at(words, index):
        return False
    for row in _BEFORE_YEARS:
        if words.words[index : index + len(row)] == row:
            behind = [word for word in words.words[index + len(row) :][:2] if word != "the"]
            return any(word[0].isdigit() for word in behind[:1])
    if words.words[index : index + 2] in _LATER and (
        trigger.first < index
        or (words.parted(index, trigger.first, COMMA) and not _is_relative(words, trigger))
    ):
        return False
    if words.words[index : index + 3] == ("in", "the", "past"):
        following = words.words[index + 3 : index + 4]
        return not (following and (following[0][0].isdigit() or following[0] in tables.stretch))
    if "ago" in words.words[index : index + 3] and is_measured_from(words, index):
        return False
    if words.words[index : index + 2] != ("last", "year"):
        return True
    if index and words.words[index - 1] in tables.not_after:
        return False
    opens = index < HEAD and not words.parted(0, index, COMMA)  # "The same day last year, …"
    return opens or not words.parted(low, high, COMMA)


def _is_relative(words: Words, trigger: Trigger) -> bool:
    """Tell a trigger in a relative clause: "the blast, which killed 218"."""
    start = trigger.first
    while start > 0 and words.breaks[start] < COMMA:
        start -= 1
    return words.words[start] in _RELATIVE


def is_measured_from(words: Words, index: int) -> bool:
    """Tell "since the war began 14 months ago", "twice the number of six months ago"."""
    start = clause_start(words, index)
    before = words.words[max(start, index - REACH // 2) : index]
    return any(word in _tables().since for word in before) or before[-2:-1] == ("of",)


def is_record_since(words: Words, since: int) -> bool:
    """Tell "the worst since 2012", "the first time since May", of a "since" at a word."""
    before = words.words[max(0, since - RECORD) : since]
    return words.words[since] in _tables().since and not _tables().superlatives.isdisjoint(before)


def commemorates(words: Words) -> bool:
    """Tell whether a sentence tells of mourning: its day is not the day of what is mourned."""
    return not _tables().commemorating.isdisjoint(words.present)


def opens_with_year(words: Words) -> bool:
    """Tell whether a sentence opens with a bare year: "In 1999, a quake killed …"."""
    return words.words[:1] == ("in",) and bool(_YEAR.match("".join(words.words[1:2])))
