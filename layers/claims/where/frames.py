"""Tell the places that set the scene of a sentence from those that it names in that scene.

"In Cauca, … in Morales", "CAUCA – A bomb in Morales": what happened was in Morales.
"""

from collections.abc import Sequence

from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .containment import AREAS, contains, is_seat
from .mentions import Mention, areas_of, place_words, preposition

# So many words has a label at most.
LONGEST = 7
# A label opens its line, as "Injured" in "- Injured: 12 in Minova".
LABEL = 1
# What opens a sentence, "In the occupied West Bank,", begins among so many words.
FRONT = 4


def is_run_in(words: Words, mention: Mention) -> bool:
    """Tell a name that opens a paragraph: "Djibo: …", "Agam and Tanah Datar, West Sumatra: …"."""
    after = mention.last + 1
    while after < LONGEST and words.words[after : after + 1] != () and words.breaks[after] < STOP:
        after += 1
    label = range(after)
    return (
        0 < after < len(words.words)
        and words.breaks[after] == STOP
        and all(words.capital[at] or words.words[at] == "and" for at in label)
    )


def _holds(frame: Mention, other: Mention) -> bool:
    """Tell whether a place lies in an area, or in the province of a town's name."""
    seat = is_seat(frame.place) and frame.place.admin1_code == other.place.admin1_code
    return seat or any(contains(area, other.place) for area in areas_of(frame))


def _is_held(words: Words, mention: Mention, others: Sequence[Trigger]) -> bool:
    """Tell "In Cauca, … in Morales" and "In Cauca, gunmen stormed Morales" from "… by Morales".

    So is the district of what nobody knows: "in Zzyxil, Morales district".
    """
    held, at = place_words().held, mention.first - 1
    stormed = any(at in other.fixed for other in others)
    if stormed or preposition(words, mention) in held:
        return True
    if mention.place.feature not in AREAS or words.breaks[mention.first] != COMMA:
        return False
    while at > 0 and words.capital[at] and words.breaks[at] < COMMA:
        at -= 1
    return words.words[at] in held


def within_frames(
    words: Words, mentions: Sequence[Mention], others: Sequence[Trigger]
) -> Sequence[Mention]:
    """Leave out an area that opens a sentence and holds another place: "In Cauca, … in Morales".

    Or in a label, "CAUCA – A bomb in Morales", or behind its country, "In Syria's Idlib, … in X".
    """
    named = is_run_in(words, mentions[0])
    if mentions[0].first > FRONT or not (named or words.words[0] in place_words().inside):
        return mentions
    mark = STOP if named else COMMA
    at = mentions[0].last + 1
    while at < min(len(words.words), LONGEST + FRONT) and words.breaks[at] < mark:
        at += 1
    frames = [one for one in mentions if one.last < at]
    behind = mentions[len(frames) :]
    while behind and behind[0].first == at and contains(behind[0].place, mentions[0].place):
        at, behind = behind[0].last + 1, behind[1:]  # "In Cauca, Colombia, …"
    if (
        at < len(words.words)
        and words.breaks[at] >= mark
        and any(
            _holds(frame, other) and _is_held(words, other, others)
            for frame in frames
            for other in behind
            # "In Segovia, …; in Remedios, …" are two towns of one district.
            if frame.place.feature in AREAS or not words.parted(at, other.first, STOP)
        )
    ):
        return behind
    return mentions


def is_label(words: Words, trigger: Trigger) -> bool:
    """Tell "Injured: 12 in Minova", whose colon parts nothing."""
    opens = trigger.first <= LABEL and trigger.last + 1 < len(words.words)
    return opens and words.breaks[trigger.last + 1] == STOP
