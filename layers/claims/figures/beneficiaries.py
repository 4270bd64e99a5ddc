"""Tell people who are only given something from people who are somewhere.

"Soap for 4,200 refugees", "900 IDPs were trained": whom a service reaches are no stock of refugees
and no movement, unless it is a roof that they are given. That relief reaches displaced people tells
that they are displaced; that they are taught or asked something does not. Where another verb than
the noun's own befell them ("320 families displaced by floods received tents"), that counts them.
Nor does a number count any of the groups that it counts together.
"""

from ...lexicon import cue_sets, cue_words
from ..sentence.people import Group
from .reading import CLAUSE, Reading, figure_cues

_WORDS = cue_sets("figures.served")
# Between the giving and whom it reaches, so many words; behind them, so many to the verb.
BEFORE, BEHIND = 14, 6
# "IDPs and vulnerable members of host communities": so many words to who else is counted.
MIXED = 4
_JOINS = cue_words("grammar.conjunctions.joins")


def are_served(reading: Reading, group: Group, measure: str) -> bool:
    """Tell whether a group is told of only as those whom aid reaches, or will."""
    if measure not in ("displaced", "refugees", "returned"):
        return False
    if _are_mixed(reading, group):
        return True
    taught = _WORDS["teaching"] if measure == "displaced" else frozenset[str]()
    return _is_given_to(reading, group, taught) or _is_reached(reading, group, taught)


def _are_mixed(reading: Reading, group: Group) -> bool:
    """Tell "35,000 IDPs, locals and refugees", of whom nobody knows how many are which."""
    place = group.last + 1
    if reading.word(place) not in _JOINS:
        return False
    for following in range(place + 1, place + 1 + MIXED):
        if following in reading.at_first or reading.word(following) in CLAUSE:
            return False
        if reading.word(following) in _WORDS["others"]:
            return True
    return False


def _is_given_to(reading: Reading, group: Group, only: frozenset[str]) -> bool:
    """Tell "distributed soap to 4,200 refugees", "assisted 900 IDPs"."""
    place = group.first - 1
    while place > 0 and reading.word(place) in figure_cues().openers:
        place -= 1
    giving = only or _WORDS["giving"] | _WORDS["serving"]
    if reading.word(place) in (only or _WORDS["serving"]):
        return True
    if reading.word(place) not in _WORDS["to"]:
        return False
    given = False
    for before in range(place - 1, max(-1, place - BEFORE), -1):
        word = reading.word(before)
        if word in CLAUSE or word in _WORDS["roofs"]:
            return given and word in CLAUSE
        given = given or word in giving
    return given


def _is_reached(reading: Reading, group: Group, only: frozenset[str]) -> bool:
    """Tell "1,084 IDPs received tents", "158 refugees await enrolment", "were informed"."""
    for place in range(group.last + 1, group.last + 1 + BEHIND):
        word = reading.word(place)
        if word in (only or _WORDS["receiving"]):
            behind = {reading.word(one) for one in range(place, place + BEHIND)}
            return behind.isdisjoint(_WORDS["roofs"])
        if word in CLAUSE or word in (",", "who", "and") or place in reading.hit_at:
            return False
    return False
