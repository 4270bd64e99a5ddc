"""Tell an event from a topic of somebody's work: "outbreak response", "to prevent flooding".

Reports of aid name what they plan for, teach of, study and guard against. Such a noun tells of no
event: it stands before a noun for work ("displacement trends"), behind a verb against it ("to
reduce violence"), or it is the whole world's ("during the pandemic"). What is named as known ("to
contain the outbreak") or placed ("responds to floods in Sylhet") did happen. The words are in
``lexicon/en/topics.toml``.
"""

from dataclasses import dataclass
from functools import cache

from ...lexicon import cue_words, load_cues
from .triggers import Trigger
from .words import COMMA, STOP, Words

# Of those, what is named as "access constraints" tells of none that nobody feels.
CONSTRAINTS = "aid_obstruction"
TOPICS = ("hazard", "evacuation", "need", "sexual_violence", CONSTRAINTS)
NEEDS = cue_words("topics.needs.nouns")
# So many words before an event is the work on it, so many beside a pandemic what tells of it.
BEFORE, BESIDE = 6, 5


@dataclass(frozen=True, slots=True)
class _Tables:
    work: frozenset[str]
    aside: frozenset[str]
    against: frozenset[str]
    of: frozenset[str]
    answers: frozenset[str]
    known: frozenset[str]
    ends: frozenset[str]
    inside: frozenset[str]
    worldwide: frozenset[str]
    spread: frozenset[str]
    felt: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("topics")["topics"]
    return _Tables(**{name: frozenset(cues[name].split()) for name in _Tables.__dataclass_fields__})


def is_topic(words: Words, trigger: Trigger) -> bool:
    """Tell whether words for an event only name what somebody works on."""
    told = trigger.verbal or trigger.last - trigger.first >= len(trigger.fixed)
    if told or not {trigger.kind, trigger.subkind} & {*TOPICS}:
        return False
    if words.words[trigger.last] in _tables().worldwide:
        return not _is_spreading(words, trigger)
    if trigger.subkind == CONSTRAINTS:
        named = words.words[trigger.first] == "access"
        return named and _tables().felt.isdisjoint(words.words)
    if trigger.kind == "need":
        # Of aid the work is the event ("rescue teams"), but not "to meet urgent needs".
        return words.words[trigger.last] in NEEDS and _is_behind_work(words, trigger)
    return _is_before_work(words, trigger) or _is_behind_work(words, trigger)


def _is_before_work(words: Words, trigger: Trigger) -> bool:
    """Tell "outbreak preparedness", "gender-based violence (GBV) services"."""
    tables = _tables()
    for index in range(trigger.last + 1, len(words.words)):
        if words.words[index] in tables.aside:
            continue
        before = words.words[index - 1] in tables.aside
        return words.words[index] in tables.work and (before or words.breaks[index] < COMMA)
    return False


def _is_behind_work(words: Words, trigger: Trigger) -> bool:
    """Tell "to prevent flooding", "capacity to respond to outbreaks", from "the outbreak"."""
    tables = _tables()
    phrase = True
    for index in range(trigger.first - 1, max(-1, trigger.first - 1 - BEFORE), -1):
        word = words.words[index]
        if words.breaks[index + 1] >= STOP or word in tables.ends:
            return False
        if phrase and word in tables.known:
            return False
        if word in tables.against or (word in tables.of and words.words[index + 1] == "of"):
            return True
        if word in tables.answers:
            return not _is_placed(words, trigger)
        phrase = phrase and word not in ("of", "and", "or", "from")
    return False


def _is_placed(words: Words, trigger: Trigger) -> bool:
    """Tell "floods in Sylhet"."""
    behind = trigger.last + 1
    return words.words[behind : behind + 1] != () and (
        words.words[behind] in _tables().inside and True in words.capital[behind + 1 : behind + 4]
    )


def _is_spreading(words: Words, trigger: Trigger) -> bool:
    """Tell "a second wave of the pandemic", "the pandemic has reached Chad", from "amid it"."""
    spread = _tables().spread
    before = words.words[max(0, trigger.first - BESIDE) : trigger.first]
    behind = words.words[trigger.last + 1 : trigger.last + 1 + BESIDE]
    return not spread.isdisjoint((*before, *behind))
