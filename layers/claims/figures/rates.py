"""Counts of people whom nothing befell: so many a day, one in five, room for so many.

Such groups get a ``thing``, so that no trigger takes them.
"""

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import cue_sets
from ..sentence.people import Group
from .spoken import Token, number_words, opens_number

_WORDS = cue_sets("figures.rates")
RATE = "rate"
_BEFORE = 4
_BEHIND = 8
_ROOM = 5
_CLAUSE = frozenset(".;:()|")


def mark_rates(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Group]:
    """Mark the groups that are rates, ratios or room.

    Parameters
    ----------
    tokens
        The tokens of the sentence.
    groups
        What `layers.claims.figures.groups.find_groups` found in it.
    """
    marked = list(groups)
    for index, group in enumerate(groups):
        if group.thing is None and (_is_rate(tokens, group) or _is_room(tokens, group)):
            marked[index] = replace(group, thing=RATE)
        if index + 1 < len(groups) and _is_ratio(tokens, group, groups[index + 1]):
            marked[index] = replace(group, thing=RATE)
            marked[index + 1] = replace(groups[index + 1], thing=RATE)
    return marked


def _is_rate(tokens: Sequence[Token], group: Group) -> bool:
    """Tell "27 people a day", "on average 27 are killed", "every 15 minutes a child is killed"."""
    before = [token.word for token in tokens[max(0, group.first - _BEFORE) : group.first]]
    if not _WORDS["averages"].isdisjoint(before) and _CLAUSE.isdisjoint(before):
        return True
    if before[-1:] == [","]:
        before = before[:-1]
    if (
        before[-1:]
        and before[-1] in _WORDS["spans"]
        and not _WORDS["each"].isdisjoint(before[-3:-1])
    ):
        return True
    for place in range(group.last + 1, min(group.last + 1 + _BEHIND, len(tokens))):
        word = tokens[place].word
        if word in _CLAUSE or word in _WORDS["parts"]:
            return False
        if word in _WORDS["regular"]:
            return True
        directly = place == group.last + 1 and word == "a"
        counted = word in _WORDS["each"] and opens_number(tokens, place + 1)  # "every two hours"
        words = [token.word for token in tokens[place + 1 + counted : place + 3 + counted]]
        span, following = (*words, "", "")[:2]
        if (directly or word in _WORDS["each"]) and span in _WORDS["spans"]:
            return following not in _WORDS["distant"]
    return False


def _is_ratio(tokens: Sequence[Token], group: Group, whole: Group) -> bool:
    """Tell "one in five children", "28 per 100,000 people"."""
    between = [token.word for token in tokens[group.last + 1 : whole.first]]
    joined = between in (["in"], ["in", "every"], ["per"], ["for", "every"], ["out", "of", "every"])
    counted = joined and group.head in ("bare", "thing") and whole.head in ("people", "bare")
    return counted and (group.best or 0) < (whole.best or 0) and whole.thing is None


def _is_room(tokens: Sequence[Token], group: Group) -> bool:
    """Tell "can hold 4,000 displaced people", "built for 200 families", "room for 300"."""
    before = [token.word for token in tokens[max(0, group.first - _ROOM) : group.first]]
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in _CLAUSE or word == ",":
            return False
        if word in _WORDS["holding"] and before[place - 1 : place] != ["to"]:
            return place > 0 and before[place - 1] in _WORDS["can"]
        if word in _WORDS["room"]:
            return not {"for", "of", "to"}.isdisjoint(before[place:])
        if word[0].isdigit() or word in number_words():
            return False
    return False
