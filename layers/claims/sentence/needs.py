"""Tell what people lack or are given from aid that is only named, planned or studied.

"Health workers were trained", "Provide food to those in need", "WFP monitors food prices" tell of
the work of agencies. A need is told where words of lack ("without", "damaged") or of giving
("distributed", "reached") stand in the sentence, and neither an order to do it nor a programme.
"""

from dataclasses import dataclass
from functools import cache

from ...lexicon import load_cues
from .triggers import Trigger
from .words import STOP, Words

# An objective may have so many words of a number before it: "Act 6", "Output 1 2".
NUMBERED = 3


@dataclass(frozen=True, slots=True)
class _Tables:
    programme: frozenset[str]
    want: frozenset[str]
    alarm: frozenset[str]
    lack: frozenset[str]
    given: frozenset[str]
    objectives: frozenset[str]
    not_objective: frozenset[str]
    numbered: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("topics")["needs"]
    return _Tables(**{name: frozenset(cues[name].split()) for name in _Tables.__dataclass_fields__})


def is_need_told(words: Words, trigger: Trigger) -> bool:
    """Tell whether a sentence with words for a need tells that people lack or are given it."""
    tables, said = _tables(), frozenset(words.words)
    wanted = not tables.want.isdisjoint(said)
    if _is_objective(words) or not (wanted or tables.programme.isdisjoint(said)):
        return False
    wanted = wanted or any(words.words[at] in tables.alarm for at in trigger.fixed)
    return wanted or trigger.verbal or not (tables.lack | tables.given).isdisjoint(said)


def _is_objective(words: Words) -> bool:
    """Tell "Provide school meals" and "Act 6: Offer training" from "Support was given"."""
    tables = _tables()
    first = 0
    while first < NUMBERED and words.words[first : first + 1]:
        word = words.words[first]
        if word not in tables.numbered and not word[0].isdigit():
            break
        first += 1
    opening = words.words[first : first + 2]
    return (
        len(opening) > 1
        and opening[0] in tables.objectives
        and opening[1] not in tables.not_objective
        and words.breaks[first + 1] < STOP
    )
