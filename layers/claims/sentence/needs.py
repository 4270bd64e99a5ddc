"""Tell what people lack or are given from aid that is only named, planned or studied.

"Health workers were trained", "Provide food to those in need", "WFP monitors food prices" tell of
the work of agencies. A need is told where words of lack ("without", "damaged") or of giving
("distributed", "reached") stand in the sentence, and neither an order to do it nor a programme.
"""

from ...lexicon import cue_sets
from .triggers import Trigger
from .words import STOP, Words

_CUES = cue_sets("topics.needs")
# An objective may have so many words of a number before it: "Act 6", "Output 1 2".
NUMBERED = 3
# A phrase that names so many words tells by itself: "one meal a day".
SAID = 4


def is_need_told(words: Words, trigger: Trigger) -> bool:
    """Tell whether a sentence with words for a need tells that people lack or are given it."""
    said = frozenset(words.words)
    wanted = not _CUES["want"].isdisjoint(said)
    if _is_objective(words) or not (wanted or _CUES["programme"].isdisjoint(said)):
        return False
    wanted = wanted or len(trigger.fixed) >= SAID
    wanted = wanted or any(words.words[at] in _CUES["alarm"] for at in trigger.fixed)
    return wanted or trigger.verbal or not (_CUES["lack"] | _CUES["given"]).isdisjoint(said)


def _is_objective(words: Words) -> bool:
    """Tell "Provide school meals" and "Act 6: Offer training" from "Support was given"."""
    first = 0
    while first < NUMBERED and words.words[first : first + 1]:
        word = words.words[first]
        if word not in _CUES["numbered"] and not word[0].isdigit():
            break
        first += 1
    opening = words.words[first : first + 2]
    return (
        len(opening) > 1
        and opening[0] in _CUES["objectives"]
        and opening[1] not in _CUES["not_objective"]
        and words.breaks[first + 1] < STOP
    )
