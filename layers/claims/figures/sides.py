"""Tell whether two figures of one sentence count two sides, so that their sum is the toll."""

from collections.abc import Sequence

from ..sentence.lines import speech_cues
from ..sentence.people import Group
from .reading import Reading

_GROUPS = 6
_FAR = 30
SIDED = frozenset(("killed", "injured"))
_ANYBODY = frozenset(("people", "persons", "person", "lives", "casualties", "deaths", "fatalities"))
_MORE = frozenset(("others", "another", "more", "other", "further", "additional"))
_WHERE = frozenset(("in", "at", "near", "on", "from", "outside", "around"))


def are_sides(reading: Reading, earlier: Sequence[int], later: Sequence[int], measure: str) -> bool:
    """Tell "two soldiers were killed while five militants died": other people of one event.

    Their nouns differ, or the later are "others"; neither is a part of the other; and between them
    nobody else speaks, and no other place or day is named.
    """
    if measure not in SIDED or len(earlier) + len(later) > _GROUPS or max(earlier) >= min(later):
        return False
    before = [reading.groups[index] for index in earlier]
    behind = [reading.groups[index] for index in later]
    if not all(_is_counted(group) for group in (*before, *behind)):
        return False
    if behind[0].first - before[-1].last > _FAR:
        return False
    if before[0].unit != behind[0].unit or _names_another(reading, before[-1], behind[0]):
        return False
    nouns = {_noun(reading, group) for group in before}
    more = {reading.word(place) for place in range(behind[0].first - 1, behind[0].last + 1)}
    if more & _MORE:
        return True
    others = {_noun(reading, group) for group in behind}
    return nouns.isdisjoint(others) and (nouns | others).isdisjoint(_ANYBODY)


def _is_counted(group: Group) -> bool:
    told = group.head in ("people", "single", "unknown")
    return told and not group.subset and bool(group.best)


def _noun(reading: Reading, group: Group) -> str:
    """Return the noun of a group, without the -s of several."""
    return reading.word(group.last).removesuffix("s")


def _names_another(reading: Reading, before: Group, behind: Group) -> bool:
    """Tell whether somebody speaks, or a place or a day is named, between two groups."""
    shouted = reading.text.isupper()
    return any(
        reading.word(place) in speech_cues()["say"]
        or (
            reading.word(place - 1) in _WHERE
            and (shouted or reading.text[reading.tokens[place].start].isupper())
        )
        for place in range(before.last + 2, behind.first)
    )
