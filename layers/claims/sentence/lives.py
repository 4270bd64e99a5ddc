"""Is it told of somebody's life? What a court tried, a childhood, what befell somebody years ago.

Such words tell who somebody is; what they tell of is no news. The words are in
``lexicon/LANG/modality.toml``.
"""

import re

from ...lexicon import cue_sets
from .cues import REACH, clause_start
from .triggers import Trigger
from .words import COMMA, Words

_WORDS = cue_sets("modality.lives")
_OF = 3
_NAMED = 3
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


def is_of_a_life(words: Words, trigger: Trigger, *, year: int | None) -> bool:
    """Tell whether a trigger only tells what somebody did or suffered once."""
    return (
        _is_tried(words, trigger)
        or _is_childhood(words, trigger)
        or _names_itself(words, trigger)
        or (year is None and _is_dated_aside(words, trigger))
    )


def _is_tried(words: Words, trigger: Trigger) -> bool:
    """Tell "jailed for killing a tourist", "convicted of the murder of two nuns"."""
    before = words.words[max(0, trigger.first - _OF) : trigger.first]
    if {"for", "of", "to"}.isdisjoint(before):
        return False
    start = clause_start(words, trigger.first)
    return not _WORDS["courts"].isdisjoint(words.words[start : trigger.first])


def _is_childhood(words: Words, trigger: Trigger) -> bool:
    """Tell "he was 12 when his father was killed", "ten years old when soldiers came"."""
    for index in range(max(0, trigger.first - REACH), trigger.first):
        if words.words[index] == "when" and index > 1:
            before = words.words[index - 2 : index]
            old = before[-2:] == ("years", "old")
            return old or (before[-1].isdigit() and before[-2] in ("was", "aged"))
    return False


def _names_itself(words: Words, trigger: Trigger) -> bool:
    """Tell "named after two soldiers killed in Gao", "honours the 182 people killed"."""
    before = words.words[max(0, trigger.first - REACH) : trigger.first]
    if not _WORDS["honours"].isdisjoint(before):
        return True
    named = (
        index
        for index in range(max(0, trigger.first - REACH), trigger.first)
        if words.words[index] in _WORDS["names"]
        and not _WORDS["after_names"].isdisjoint(words.words[index + 1 : index + _NAMED])
    )
    return next(named, None) is not None


def _is_dated_aside(words: Words, trigger: Trigger) -> bool:
    """Tell "whose brother was murdered in 1990", ", wounded in a 1998 ambush,": who that is.

    Without the date of the report any year is one of the past.
    """
    start = trigger.first
    while start > 0 and words.breaks[start] < COMMA and words.words[start] not in _WORDS["who"]:
        start -= 1
    aside = words.words[start] in _WORDS["who"] or (start == trigger.first and start > 0)
    if not aside:
        return False
    end = trigger.last + 1
    while end < len(words.words) and words.breaks[end] < COMMA:
        end += 1
    within = next((at for at in range(start, end) if _YEAR.match(words.words[at])), None)
    if within is None:
        return False
    return within > trigger.last or "that" in words.words[within : trigger.first]
