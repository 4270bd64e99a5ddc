"""Tell whether two figures of one sentence count two sides, so that their sum is the toll."""

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import cue_words, load_cues
from ..sentence.lines import speech_cues
from ..sentence.people import Group
from .reading import Reading

_GROUPS = 6
_FAR = 30
_CLAUSE = 12
_VERB = 3
SIDED = frozenset(("killed", "injured"))
_ANYBODY = cue_words("figures.sides.anybody")
_MORE = cue_words("figures.sides.more")
_WHERE = cue_words("figures.sides.where")


def are_sides(reading: Reading, earlier: Sequence[int], later: Sequence[int], measure: str) -> bool:
    """Tell "two soldiers were killed while five militants died": other people of one event.

    Their nouns differ, or the later are "others"; neither is a part of the other; and between them
    nobody else speaks, and no other place or day is named.
    """
    if measure not in SIDED or len(earlier) + len(later) > _GROUPS or max(earlier) >= min(later):
        return False
    before = [reading.groups[index] for index in earlier]
    behind = [reading.groups[index] for index in later]
    also = any(reading.word(place) == "also" for place in _verb_of(behind[-1]))
    if not all(_is_counted(group) or (also and group in before) for group in (*before, *behind)):
        return False
    if behind[0].first - before[-1].last > _FAR:
        return False
    if before[0].unit != behind[0].unit:
        return False
    nouns = {_noun(reading, group) for group in before}
    opposed = _are_foes(nouns, {_noun(reading, group) for group in behind})
    if _names_another(reading, before[-1], behind[0], opposed=opposed):
        return False
    more = {reading.word(place) for place in range(behind[0].first - 1, behind[0].last + 1)}
    if also or more & _MORE:
        return True
    others = {_noun(reading, group) for group in behind}
    return nouns.isdisjoint(others) and (nouns | others).isdisjoint(_ANYBODY)


def _verb_of(group: Group) -> range:
    """Return where "were also killed" may stand behind a group."""
    return range(group.last + 1, group.last + 1 + _VERB)


def _is_counted(group: Group) -> bool:
    told = group.head in ("people", "single", "unknown")
    return told and not group.subset and bool(group.best)


def _noun(reading: Reading, group: Group) -> str:
    """Return the noun of a group, without the -s of several."""
    return reading.word(group.last).removesuffix("s")


def _are_foes(nouns: set[str], others: set[str]) -> bool:
    """Tell whether some are of a state and the others of those who fight it."""
    one, other = (
        frozenset(word.removesuffix("s") for word in row.split())
        for row in load_cues("actors")["camps"].values()
    )
    return (nouns <= one and others <= other) or (nouns <= other and others <= one)


def _names_another(reading: Reading, before: Group, behind: Group, *, opposed: bool) -> bool:
    """Tell whether somebody speaks, or a place or a day is named, between two groups.

    Foes fell at one place, if the one that is named for the first of them ends its clause.
    """
    shouted = reading.text.isupper()
    clause = next((at for at in range(behind.first, before.last, -1) if reading.word(at) == ";"), 0)
    if opposed and clause and not _is_placed(reading, behind.last + 1):
        before = replace(before, last=clause - 1)
    return any(
        reading.word(place) in speech_cues()["say"]
        or (
            reading.word(place - 1) in _WHERE
            and (shouted or reading.text[reading.tokens[place].start].isupper())
        )
        for place in range(before.last + 2, behind.first)
    )


def _is_placed(reading: Reading, start: int) -> bool:
    """Tell whether a place of its own stands behind the later group."""
    stop = min(start + _CLAUSE, len(reading.tokens))
    return any(
        reading.word(place - 1) in _WHERE and reading.text[reading.tokens[place].start].isupper()
        for place in range(start, stop)
    )
