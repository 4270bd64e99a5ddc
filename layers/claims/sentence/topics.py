"""Tell an event from a topic of somebody's work: "outbreak response", "to prevent flooding".

Reports of aid name what they plan for, teach of, study and guard against. Such a noun tells of no
event: it stands before a noun for work ("displacement trends"), behind a verb against it ("to
reduce violence"), or it is the whole world's ("during the pandemic"). What is named as known ("to
contain the outbreak") or placed ("responds to floods in Sylhet") did happen. The words are in
``lexicon/en/topics.toml``.
"""

from ...lexicon import cue_sets, cue_words
from .triggers import Trigger
from .words import COMMA, STOP, Words

_CUES = cue_sets("topics.topics")
# Of those, what is named as "access constraints" tells of none that nobody feels.
CONSTRAINTS = "aid_obstruction"
TOPICS = ("hazard", "evacuation", "need", "sexual_violence", CONSTRAINTS)
NEEDS = cue_words("topics.needs.nouns")
# So many words before an event is the work on it, so many beside a pandemic what tells of it.
BEFORE, BESIDE = 6, 5


def is_topic(words: Words, trigger: Trigger) -> bool:
    """Tell whether words for an event only name what somebody works on."""
    told = trigger.verbal or trigger.last - trigger.first >= len(trigger.fixed)
    if told or not {trigger.kind, trigger.subkind} & {*TOPICS}:
        return False
    if words.words[trigger.last] in _CUES["worldwide"]:
        return not _is_spreading(words, trigger)
    if trigger.subkind == CONSTRAINTS:
        named = words.words[trigger.first] == "access"
        return named and _CUES["felt"].isdisjoint(words.words)
    if trigger.kind == "need":
        # Of aid the work is the event ("rescue teams"), but not "to meet urgent needs".
        return words.words[trigger.last] in NEEDS and _is_behind_work(words, trigger)
    return _is_before_work(words, trigger) or _is_behind_work(words, trigger)


def _is_before_work(words: Words, trigger: Trigger) -> bool:
    """Tell "outbreak preparedness", "gender-based violence (GBV) services"."""
    for index in range(trigger.last + 1, len(words.words)):
        if words.words[index] in _CUES["aside"]:
            continue
        before = words.words[index - 1] in _CUES["aside"]
        return words.words[index] in _CUES["work"] and (before or words.breaks[index] < COMMA)
    return False


def _is_behind_work(words: Words, trigger: Trigger) -> bool:
    """Tell "to prevent flooding", "capacity to respond to outbreaks", from "the outbreak"."""
    phrase = True
    for index in range(trigger.first - 1, max(-1, trigger.first - 1 - BEFORE), -1):
        word = words.words[index]
        if words.breaks[index + 1] >= STOP or word in _CUES["ends"]:
            return False
        if phrase and word in _CUES["known"]:
            return False
        if word in _CUES["against"] or (word in _CUES["of"] and words.words[index + 1] == "of"):
            return True
        if word in _CUES["answers"]:
            return not _is_placed(words, trigger)
        phrase = phrase and word not in ("of", "and", "or", "from")
    return False


def _is_placed(words: Words, trigger: Trigger) -> bool:
    """Tell "floods in Sylhet"."""
    behind = trigger.last + 1
    return words.words[behind : behind + 1] != () and (
        words.words[behind] in _CUES["inside"] and True in words.capital[behind + 1 : behind + 4]
    )


def _is_spreading(words: Words, trigger: Trigger) -> bool:
    """Tell "a second wave of the pandemic", "the pandemic has reached Chad", from "amid it"."""
    spread = _CUES["spread"]
    before = words.words[max(0, trigger.first - BESIDE) : trigger.first]
    behind = words.words[trigger.last + 1 : trigger.last + 1 + BESIDE]
    return not spread.isdisjoint((*before, *behind))
