"""Tell places that a sentence names beside an event and where it was not.

Where a weapon came from and where a blast was felt, where people are from, where the wounded were
brought, where those went who were driven out, and where the cause of a disaster was.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ...lexicon import cue_words
from ..sentence.lines import speech_cues
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .homes import are_people, is_home
from .mentions import Mention, place_words, preposition
from .movements import arrives
from .wards import BROUGHT, CARED, CLOSE_BY, has_hospital, is_brought_to, is_hospital

CAUSES = ("fighting", "abuse", "hazard")
# So many words before a name may say what came from there, or was felt there.
NEARBY = 4
# So many words are between "triggered by" and where that was.
CAUSE = 8
BORDERS = cue_words("places.borders.words")
_OF = cue_words("places.borders.of")
_DRIVEN = cue_words("places.movements.driven")
_NEARING = cue_words("places.movements.nearing")
_AUXILIARIES = cue_words("grammar.verbs.auxiliaries")


def is_elsewhere(
    words: Words, trigger: Trigger, mention: Mention, *, others: Sequence[Trigger]
) -> bool:
    """Tell whether a place of a sentence is none of an event.

    Parameters
    ----------
    words, trigger, mention
        The words of the sentence, what tells of the event, and the place.
    others
        What tells of other events of the sentence.
    """
    before = preposition(words, mention)
    return (
        _is_other_end(words, trigger, mention, before)
        or is_home(words, trigger, mention, before)
        or _is_led_to(words, trigger, before, others, mention)
        or _is_where_nothing_was(words, trigger, others, mention)
        or _is_spared(words, trigger, mention)
        or _is_border_of(words, mention, before)
        or _is_withdrawn_to(words, trigger, mention, before)
        or _is_holder(words, trigger, mention, before)
        or _is_neared(words, trigger, mention, before)
        or _is_source(words, trigger, mention, before)
        or _is_of_clause(words, trigger, mention, before)
    )


def spares(words: Words, trigger: Trigger) -> bool:
    """Tell a disaster that is told of by what it did not reach, and so of no place before."""
    tables = place_words()
    return trigger.kind == "hazard" and not (
        tables.spared.isdisjoint(words.words[trigger.last + 1 : trigger.last + 2])
        and tables.unhurt.isdisjoint(words.present)
    )


def _is_spared(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell "the flood spared X", "missed the city of X" from "missed a market in X"."""
    tables = place_words()
    if trigger.kind == "hazard" and not tables.unhurt.isdisjoint(
        words.words[mention.last + 1 : mention.last + 2]
    ):
        return True
    if trigger.kind not in CAUSES or words.present.isdisjoint(tables.spared):
        return False
    for index in range(mention.first - 1, max(trigger.first, mention.first - 1 - NEARBY), -1):
        word = words.words[index]
        if word in tables.spared:
            return True
        if word not in _OF and (word in tables.inside or word not in tables.marked):
            return False
    return False


def _is_border_of(words: Words, mention: Mention, before: str) -> bool:
    """Tell "near the Assam border in Jiribam", "on the border with X"."""
    behind = words.words[mention.last + 1 : mention.last + 3]
    if before == "near" and behind in (("border", "in"), ("frontier", "in")):
        return True
    return (
        before == "with" and mention.place.feature == "country" and _behind_border(words, mention)
    )


def _behind_border(words: Words, mention: Mention) -> bool:
    near = words.words[max(0, mention.first - CAUSE) : mention.first]
    return not BORDERS.isdisjoint(near)


def on_this_side(words: Words, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out the country across "the border between Saada and Saudi Arabia"."""
    kept = [
        one for one in mentions if one.place.feature != "country" or not _behind_border(words, one)
    ]
    return kept or mentions


def _is_withdrawn_to(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell "shot an officer before they were pushed back toward X"."""
    near = words.words[max(0, mention.first - NEARBY) : mention.first]
    gone = before in ("toward", "towards", "to") and not place_words().gone.isdisjoint(near)
    return gone and trigger.kind not in ("evacuation", "troops", "control")


def _is_of_clause(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell "around X, where China builds a port" and "…, and the army denied that … at X"."""
    if mention.first < trigger.last:
        return False
    if before in ("where", "while") and mention.place.feature == "country":
        return True
    for at in range(trigger.last + 2, mention.first):
        said = words.words[at] == "that" and words.words[at - 1] in _telling()
        if said and words.parted(trigger.last, at, COMMA):
            return True
    return False


@cache
def _telling() -> frozenset[str]:
    return speech_cues()["say"] | speech_cues()["deny"]


def _is_holder(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell who holds a place from the place: "under the control of X", "held by X"."""
    if trigger.kind != "control" or mention.place.feature != "country":
        return False
    lead = words.words[max(0, mention.first - NEARBY) : mention.first]
    return before == "by" or {"under", "control"} <= set(lead)


def _is_neared(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell what those who hold a place draw near to: "holds 14 towns and is closing in on X"."""
    if trigger.kind != "control" or before not in ("on", "to", "toward", "towards"):
        return False
    lead = words.words[max(trigger.last + 1, mention.first - NEARBY) : mention.first]
    return not _NEARING.isdisjoint(lead)


def _is_source(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where water came from that did harm elsewhere: "rain in X has flooded Y"."""
    floods = place_words().floods
    if trigger.kind != "hazard" or before not in ("in", "of", "from") or mention.first == 1:
        return False
    if floods.isdisjoint(words.present):
        return False
    behind = range(mention.last + 1, min(mention.last + NEARBY, len(words.words) - 1))
    return any(
        words.words[at] in floods
        and words.in_name(at + 1)
        and not words.parted(mention.last, at, COMMA)
        for at in behind
    )


def _is_other_end(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where a weapon came from, or where a blast was felt, from where it struck.

    What lies across a river is not in it; who crossed from somewhere, or was flown to a hospital,
    came to harm elsewhere; and where a body is based, nothing happened.
    """
    beside = words.words[mention.first - 2] if mention.first > 1 else ""
    if beside == "based" and before in place_words().inside and trigger.kind != "troops":
        return True
    if beside in place_words().kept and trigger.kind == "unrest":
        # "Protests were held in X" is no "leader held in X".
        between = words.words[trigger.last + 1 : mention.first - 2]
        itself = trigger.last < mention.first and _AUXILIARIES.issuperset(between)
        return not itself
    if mention.place.feature == "water" and before in place_words().beyond:
        return True
    nearby = words.words[max(0, mention.first - NEARBY) : mention.first]
    if before == "from" and trigger.kind in (*CAUSES, "casualty"):
        return not (place_words().weapons | place_words().movers).isdisjoint(nearby)
    if before == "from":
        return not place_words().weapons.isdisjoint(nearby)
    if is_brought_to(words, trigger, mention, before):
        return True
    return trigger.kind != "hazard" and is_felt(words, mention)


def lends(words: Words, mention: Mention) -> bool:
    """Tell whether the sentences behind may be of a place, which a sentence names in passing.

    Where people are from, went or withdrew to, or lie in hospital lends itself to nothing, nor does
    the seat of a body.
    """
    before = preposition(words, mention)
    tables = place_words()
    near = words.words[max(0, mention.first - BROUGHT) : mention.first]
    if before == "from":
        return not (mention.first > 1 and are_people(words.words[mention.first - 2]))
    if before in ("toward", "towards", "for"):
        return False
    if before in speech_cues()["organised"]:
        return False  # "the fire brigade of X" was called to wherever it was
    if before in tables.origin and "for" in words.words[mention.last + 1 : mention.last + 2]:
        return False  # "a boat that left X for Y sank"
    if before in ("to", "into") and not (tables.arrival | tables.movers).isdisjoint(near):
        return False
    if before in ("in", "at") and not tables.cared.isdisjoint(near[-CARED:]):
        return False
    behind = words.words[mention.last + 1 : mention.last + 2]
    if mention.place.feature == "route" or not tables.roads.isdisjoint(behind):
        return False  # somewhere on "the X road"
    return not (has_hospital(near[-CLOSE_BY:]) or is_hospital(words, mention))


def is_felt(words: Words, mention: Mention) -> bool:
    """Tell where a blast or quake was only felt; that is where "aftershocks were felt in X"."""
    nearby = words.words[max(0, mention.first - NEARBY) : mention.first]
    return not place_words().perceived.isdisjoint(nearby)


def is_caused_in(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell where what brought an event about was: "floods triggered by rain in X have hit Y"."""
    caused = place_words().caused
    for index in range(mention.first - 1, max(0, mention.first - CAUSE), -1):
        if trigger.first <= index <= trigger.last or words.breaks[index + 1] >= COMMA:
            return False
        if words.words[index] == "by" and words.words[index - 1] in caused:
            return True
    return False


def _is_where_nothing_was(
    words: Words, trigger: Trigger, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell the place of what did not happen: "felt in X, but no deaths were reported in Y"."""
    return any(
        trigger.last < other.first < mention.first
        and "no" in words.words[max(trigger.last + 1, other.first - CLOSE_BY) : other.first]
        and words.parted(trigger.last, other.first, COMMA)
        for other in others
    )


def _is_led_to(
    words: Words, trigger: Trigger, before: str, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell where people went from where they were hurt: "killed five and forced 1,800 to X".

    "Hurt three, and 700 families left for camps in X" as well.
    """
    if trigger.kind in ("evacuation", "talks"):
        return False
    if trigger.kind == "need":
        return _is_gone_on(words, trigger, before, others, mention)
    if trigger.last > mention.first:
        return trigger.kind in CAUSES and _is_fled_to(words, trigger, before, others, mention)
    between = words.words[trigger.last + 1 : mention.first]
    near = between[-BROUGHT:]
    parted = "and" in between or words.parted(trigger.last, mention.first, STOP)
    if parted and any(one in ("left", "leave") and other == "for" for one, other in pairwise(near)):
        return True
    went = before in ("to", "into", "toward", "towards", "for")
    went = went or (before in ("in", "at") and arrives(words, mention))
    return went and any(
        other.kind == "evacuation" and trigger.last < other.first < mention.first
        for other in others
    )


def _is_gone_on(
    words: Words, trigger: Trigger, before: str, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell where those went who left need behind: "food is short and 900 have fled to X"."""
    return before in place_words().destination and any(
        other.kind == "evacuation"
        and trigger.last < other.first < mention.first
        and "and" in words.words[trigger.last + 1 : other.first]
        for other in others
    )


def _is_fled_to(
    words: Words, trigger: Trigger, before: str, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell where people went from what drove them: "left X for Y because of shelling"."""
    between = words.words[mention.last + 1 : trigger.first]
    return (
        before in place_words().destination
        and not _DRIVEN.isdisjoint(between)
        and any(other.kind == "evacuation" and other.first < mention.first for other in others)
    )


def is_party(words: Words, mention: Mention) -> bool:
    """Tell whether a country is one side of something: "a truce between X and Y"."""
    return "between" in words.words[max(0, mention.first - 4) : mention.first]
