"""Places that are described and not named: "the only road linking X with Y".

The supplement gives for some places the nouns, the words of uniqueness, and the names of what they
join or belong to. A description is read from a noun outwards: the words before it to its
determiner, then the words after it for a word that joins and the names it leads to. One end may be
missing, or be itself a reference ("the enclave"): then the document has to name it elsewhere. Where
two places fit equally well, none is meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..gazetteer import Gazetteer
from ..names import normalise
from ..recognition.mentions import MARK, Text
from ..supplement import Description

_BEFORE = 7
_AFTER = 18
_OWNERS = 6
_NAMED, _REFERRED, _ELSEWHERE = 3, 2, 1
_QUALIFIED = 0.02


@dataclass(frozen=True, slots=True)
class Described:
    """Words that describe a row: the noun phrase, and the words that decide (all inclusive)."""

    row: int
    first: int
    last: int
    evidence_first: int
    evidence_last: int
    score: float


@dataclass(frozen=True, slots=True)
class _Pattern:
    row: int
    noun: tuple[str, ...]
    description: Description
    qualifiers: tuple[str, ...]
    ends: tuple[frozenset[str], ...]


@cache
def _patterns(gazetteer: Gazetteer) -> Mapping[str, tuple[_Pattern, ...]]:
    """Index the descriptions by the last word of each noun."""
    found: dict[str, list[_Pattern]] = {}
    for row, description in gazetteer.descriptions:
        ends = description.joins or ((description.within,) if description.within else ())
        keys = tuple(frozenset(normalise(name) for name in group) for group in ends)
        qualifiers = tuple(normalise(each) for each in description.qualifiers)
        for noun in description.nouns:
            words = tuple(normalise(noun).split())
            pattern = _Pattern(row, words, description, qualifiers, keys)
            found.setdefault(words[-1], []).append(pattern)
    return {word: tuple(patterns) for word, patterns in found.items()}


def find_descriptions(
    text: Text,
    gazetteer: Gazetteer,
    *,
    named: frozenset[str],
    referred: Mapping[int, str],
    covered: frozenset[int],
) -> list[Described]:
    """Find described places.

    Parameters
    ----------
    text
        The words of the document.
    gazetteer
        Holds the descriptions.
    named
        Keys of the places that the document names anywhere, under any of their names.
    referred
        For the last token of each reference ("the enclave"): a key of the place it stands for.
    covered
        Tokens inside names, where no description begins.
    """
    patterns = _patterns(gazetteer)
    if not patterns:
        return []
    found = []
    for number, lower in enumerate(text.lowers):
        if lower in patterns and number not in covered:
            described = _describe(text, number, patterns[lower], named, referred)
            if described is not None:
                found.append(described)
    return found


def _describe(
    text: Text,
    number: int,
    patterns: Sequence[_Pattern],
    named: frozenset[str],
    referred: Mapping[int, str],
) -> Described | None:
    begin, end = text.tokens.begin_of[number], text.tokens.end_of[number]
    end = min(end, number + _AFTER)
    first = _phrase_begin(text, number, begin)
    joined = any(
        text.lowers[each] in text.cues.words("descriptions", "joiners")
        for each in range(number + 1, min(end, number + 4))
    )
    owners = range(max(begin, first - _OWNERS), first) if _owned(text, first, begin) else range(0)
    inside = _inside(text, number, end)
    best: dict[int, tuple[float, int]] = {}
    for pattern in patterns:
        after = range(number + 1, end) if joined or owners else inside
        if not (after or owners) or (after is inside and pattern.description.joins):
            continue
        if not _noun_fits(text, number, first, pattern):
            continue
        fit = _ends_fit(text, pattern, after, owners, named, referred)
        if fit is not None and _is_qualified(text, number, first, pattern):
            fit = (fit[0] + _QUALIFIED, fit[1])
        if fit is not None and fit > best.get(pattern.row, (0.0, 0)):
            best[pattern.row] = fit
    if not best:
        return None
    ranked = sorted(best.items(), key=lambda pair: -pair[1][0])
    if len(ranked) > 1 and ranked[0][1][0] == ranked[1][1][0]:
        return None
    row, (score, last) = ranked[0]
    start = owners[0] if owners else first
    return Described(row, first, number, start, max(last, number), round(score, 2))


def _inside(text: Text, number: int, end: int) -> range:
    """Give where the owner of a noun may begin after it: "the largest hospital in Gaza"."""
    after = number + 1
    if after >= end or text.lowers[after] not in text.cues.words("descriptions", "inside"):
        return range(0)
    after += 1
    if after < end and text.lowers[after] == "the":
        after += 1
    return range(after, min(after + 1, end))


def _phrase_begin(text: Text, number: int, begin: int) -> int:
    """Walk back from a noun over its adjectives to its determiner, or to an owner's name."""
    determiners = text.cues.words("descriptions", "determiners")
    unique = text.cues.words("descriptions", "unique")
    prepositions = text.cues.before
    first = number
    while first > begin and number - first < _BEFORE:
        before = first - 1
        lower = text.lowers[before]
        if text.kinds[before] == MARK and text.tokens.words[before] not in "-‐–":
            break
        if before in text.tokens.possessive:
            break
        if lower in determiners and lower not in unique:
            return before
        if prepositions.get(lower, "").startswith("prepositions"):
            break
        first = before
    return first


def _owned(text: Text, first: int, begin: int) -> bool:
    """Tell whether a phrase has an owner before it: "Gaza's only crossing"."""
    return first > begin and (first - 1) in text.tokens.possessive


def _noun_fits(text: Text, number: int, first: int, pattern: _Pattern) -> bool:
    size = len(pattern.noun)
    if (
        number - size + 1 < first
        or tuple(text.keys[number - size + 1 : number + 1]) != pattern.noun
    ):
        return False
    before = [key for key in text.keys[first : number - size + 1] if key]
    description = pattern.description
    if any(word in text.cues.words("descriptions", "unique") for word in before):
        return True
    if before[:2] == ["the", "one"]:
        return True
    if _is_qualified(text, number, first, pattern):
        return True
    return not description.only and not pattern.qualifiers


def _is_qualified(text: Text, number: int, first: int, pattern: _Pattern) -> bool:
    """Tell whether a word before the noun is one that tells this place from others."""
    words = f" {' '.join(filter(None, text.keys[first : number - len(pattern.noun) + 1]))} "
    return any(f" {qualifier} " in words for qualifier in pattern.qualifiers)


def _ends_fit(
    text: Text,
    pattern: _Pattern,
    after: range,
    owners: range,
    named: frozenset[str],
    referred: Mapping[int, str],
) -> tuple[float, int] | None:
    """Find the ends of a description; give how good the fit is, and the last token of an end."""
    levels = []
    last = 0
    for keys in pattern.ends:
        level, at = _end_fits(text, keys, after, owners, referred)
        if not level and keys & named:
            level = _ELSEWHERE
        levels.append(level)
        last = max(last, at)
    if pattern.description.joins:
        # One end must be there in words; the other at least somewhere in the document.
        if min(levels) < _ELSEWHERE or max(levels) < _NAMED:
            return None
        return 0.4 + 0.08 * sum(levels), last
    return (0.7 + 0.05 * levels[0], last) if levels[0] >= _REFERRED else None


def _end_fits(
    text: Text,
    keys: frozenset[str],
    after: range,
    owners: range,
    referred: Mapping[int, str],
) -> tuple[int, int]:
    """Look for one end among the words after a noun, and among those of its owner."""
    best = (0, 0)
    for number in (*after, *owners):
        behind = number in after
        if text.tokens.words[number] in ";:":
            if behind:
                break
            continue
        limit = text.tokens.end_of[number] if behind else owners[-1] + 1
        taken = _longest_key(text, number, limit, keys)
        at = number + taken - 1
        if behind and at in text.tokens.possessive:
            # "the only airport in Haiti's north" is not Haiti's.
            continue
        if taken:
            if best[0] < _NAMED:
                best = (_NAMED, at if behind else 0)
        elif number in referred and referred[number] in keys and best[0] < _REFERRED:
            best = (_REFERRED, number if behind else 0)
    return best


def _longest_key(text: Text, number: int, limit: int, keys: frozenset[str]) -> int:
    """Count the tokens from one on that spell one of the keys; 0 for none."""
    joined = ""
    longest = 0
    for count in range(1, 6):
        at = number + count - 1
        if at >= limit:
            break
        if not text.keys[at]:
            continue
        joined = f"{joined} {text.keys[at]}".strip()
        if joined in keys:
            longest = count
    return longest
