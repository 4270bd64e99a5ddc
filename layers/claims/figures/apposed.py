"""A number that stands behind its noun: "more families, 320 in all, fled"."""

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import cue_words
from ..sentence.people import Group, people_heads
from .spoken import Token

_IN_ALL = cue_words("figures.apposed.in_all")
# Nobody is older: "the brothers, 12," gives an age, "the families, 640," how many they are.
_OLDEST = 120


def with_noun_before(tokens: Sequence[Token], group: Group, *, after: int) -> Group:
    """Return a number in apposition with the noun for people behind which it stands.

    Parameters
    ----------
    tokens
        The tokens.
    group
        A number and what it counts.
    after
        The last token of the group before, which has its own noun.
    """
    noun = group.first - 2
    if group.head != "bare" or group.thing is not None or noun <= after:
        return group
    heads = people_heads()
    word = tokens[noun].word
    if tokens[noun + 1].word != "," or not (word in heads.units or word in heads.plural):
        return group
    behind = [token.word for token in tokens[group.last + 1 : group.last + 3]]
    apart = behind[:1] == [","] and (group.low or 0) > _OLDEST
    if not (apart or not _IN_ALL.isdisjoint(behind)):
        return group
    return replace(group, first=noun, head="people", unit=heads.units.get(word, "people"))
