"""Counts that are none of now: "revised from 25 dead to 15", "to 61, up from 52"."""

from collections.abc import Sequence

from ...lexicon import cue_words
from ..sentence.people import Group, is_people, people_heads
from .reading import figure_cues
from .spoken import Token

FORMER = "former"
_CHANGE = 4
_PUT = 6
_MARKS = frozenset(";:.")
# Of "of the 19 people wounded", and from there to "are".
_WHOLE, _PREDICATE = 8, 14
_SINCE = cue_words("figures.change.since")
_HAVE = cue_words("grammar.verbs.have")


def is_former(tokens: Sequence[Token], old: Group, new: Group) -> bool:
    """Tell "revised from 25 dead to 15", where the 15 are all: 25 is what was counted before."""
    if old.thing or new.thing:
        return False
    between = [token.word for token in tokens[old.last + 1 : new.first]]
    if _is_put_anew(tokens, old, between):
        return True
    if word_before(tokens, old.first) != "from":
        return False
    if between[:1] in (["down"], ["up"]) and between[1:] == ["to"]:
        return True
    told = between[-1:] == ["to"] and len(between) <= _CHANGE and not set(between) & _MARKS
    return told and _is_changed(tokens, old)


def _is_put_anew(tokens: Sequence[Token], old: Group, between: Sequence[str]) -> bool:
    """Tell "reports of 25 dead were revised to 15", "25 dead, later revised to 15".

    So is "first told of 30, put the toll at 12".
    """
    if between[-1:] not in (["to"], ["at"]) or ";" in between or "." in between:
        return False
    changed = not figure_cues().change.isdisjoint(between[-_CHANGE:])
    passive = not figure_cues().be.isdisjoint(between) and len(between) <= _PUT
    since = changed and between[-3:-2] != [] and between[-3] in _SINCE
    anew = since or (changed and (passive or "it" in between[-_CHANGE:]))  # "but revised it to 29"
    before = {token.word for token in tokens[max(0, old.first - _PUT) : old.first]}
    earlier = not figure_cues().earlier.isdisjoint(before)
    return anew or (earlier and not figure_cues().totals.isdisjoint(between[-_CHANGE:]))


def is_passed(tokens: Sequence[Token], groups: Sequence[Group], group: Group) -> bool:
    """Tell "to 61, up from 52", "to 350 from 400", "413 cases, against 377 the week before"."""
    if _is_compared(tokens, groups, group):
        return True
    if word_before(tokens, group.first) != "from":
        return False
    if word_before(tokens, group.first, 2) in ("up", "down"):
        return True
    new = groups[-1] if groups else group
    told = word_before(tokens, new.first) == "to" and group.first - new.last <= _CHANGE
    return told and _is_changed(tokens, new)


def _is_compared(tokens: Sequence[Token], groups: Sequence[Group], group: Group) -> bool:
    """Tell "compared with 377 cases and 6 deaths in May" from "protests against 377 cuts"."""
    if groups and groups[-1].thing == FORMER and word_before(tokens, group.first) == "and":
        between = [token.word for token in tokens[groups[-1].last + 1 : group.first]]
        return len(between) <= _CHANGE and not set(between) & _MARKS
    near = {word_before(tokens, group.first), word_before(tokens, group.first, 2)}
    if near.isdisjoint(figure_cues().comparing) or not groups:
        return False
    behind = (token.word for token in tokens[group.last + 1 : group.last + _PREDICATE])
    return "compared" in near or any(people_heads().things.get(word) == "time" for word in behind)


def _is_changed(tokens: Sequence[Token], group: Group) -> bool:
    before = {token.word for token in tokens[max(0, group.first - _CHANGE) : group.first]}
    return bool(before & figure_cues().change)


def is_part_told_of(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell "seven of the 19 people wounded in X are soldiers": 19 were wounded, not seven.

    What befell them all stands right behind them, and another verb tells of the part.
    """
    if [token.word for token in tokens[index : index + 1]] != ["of"]:
        return False
    near = range(index + 1, min(index + _WHOLE, len(tokens)))
    whole = next((place for place in near if tokens[place].word[0].isdigit()), None)
    befell = next((place for place in near if stops[place]), None)
    if whole is None or befell is None or befell < whole or befell + 1 >= len(tokens):
        return False
    if any(is_people(token.word) for token in tokens[befell + 1 : befell + 3]):
        return False  # "two of the 12 abducted teachers were killed"
    finite = figure_cues().be | _HAVE
    if any(tokens[place].word in finite for place in range(whole, befell)):
        return False
    for token in tokens[befell + 1 : befell + _PREDICATE]:
        if token.word in _MARKS or token.word == ",":
            return False
        if token.word in finite:
            return True
    return False


def word_before(tokens: Sequence[Token], index: int, count: int = 1) -> str:
    """Return the word some words before a token, without the full stop of "Oct."."""
    place = index
    for _ in range(count):
        place -= 1
        if place > 0 and tokens[place].word == ".":
            place -= 1
    return tokens[place].word if place >= 0 else ""


def is_of(tokens: Sequence[Token], first: int, nouns: frozenset[str]) -> bool:
    """Tell "a father of two", "a boy of 12"."""
    return word_before(tokens, first) == "of" and word_before(tokens, first, 2) in nouns
