"""Groups of people in a sentence: a number and whom it counts, or somebody told singly.

A group is "at least 200", "two soldiers", "1,100 households", "his driver", "Inspector Lema". What
befell them is not decided here. Numbers of other things (kilometres, dollars, cows) are groups with
a ``thing``, so that nothing else takes them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ...lexicon import cue_words
from ..sentence.people import DETERMINERS, ENDS, WORDY, Group, is_age, people_heads
from .ages import age_from, find_by_ages
from .animals import ANIMALS, are_animals
from .apposed import with_noun_before
from .former import FORMER, is_former, is_of, is_part_told_of, is_passed, word_before
from .nought import anybody, nobody, nobody_firsts
from .numbers import find_numbers
from .persons import (
    MODIFIERS,
    are_aboard,
    find_aged,
    find_both,
    find_family,
    find_further,
    find_headlined,
    find_person,
    find_pronoun,
    find_titled,
)
from .reading import RESPECTIVELY
from .shares import after, fraction, percent, relative, share_firsts, times
from .spoken import Number, Token, is_number

_NUMBERED = cue_words("figures.numbered.words")
_PARENTS = cue_words("figures.kin.parents")
_BEFORE_WEEK = cue_words("figures.numbered.before_week")
_WHEN = cue_words("figures.headlines.when")
# "Six killed, one a migrant, and 19 wounded".
# Of "refugees/returnees", "six gendarmes' wives".
_JOINING = frozenset(("/", "'", "’"))
_ONE_OF_THEM = (["one", "a"], ["one", "an"])
_FATALLY = cue_words("figures.fatal.adverbs")
_DAYS = re.compile(r"\d{1,2}(?:[-–]\d{1,2})?\Z")
_YEARS = re.compile(r"(?:19|20)\d\d\Z")


def find_groups(
    tokens: Sequence[Token], text: str, *, stops: Sequence[bool], inner: Sequence[bool]
) -> list[Group]:
    """Find the groups of a sentence, from left to right, without overlap.

    Parameters
    ----------
    tokens
        The tokens.
    text
        The sentence as written; capitals tell names.
    stops
        For each token, whether a trigger begins there.
    inner
        For each token, whether a trigger that may stand before a noun ("displaced") begins there.
    """
    numbers = {number.first: number for number in find_numbers(tokens)}
    groups: list[Group] = []
    respective = any(token.word == RESPECTIVELY for token in tokens)
    depth = 0
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        if word in "([)]":
            depth = max(0, depth + (word in "([") - (word in ")]"))
        number = numbers.get(index)
        group = (
            _counted(tokens, text, number, stops, inner)
            if number
            else _uncounted(tokens, text, index, stops, groups[-1] if groups else None)
        )
        if group is None or _is_whole_of(tokens, group):
            index = number.last + 1 if number else index + 1
            continue
        if number:
            group = with_noun_before(tokens, group, after=groups[-1].last if groups else -1)
        group = after(group, groups[-1] if groups else None, tokens)
        if depth or _is_subset(tokens, group, stops) or _goes_on(tokens, groups, group, stops):
            group = replace(group, subset=True)
        if groups and _is_further_age(tokens, groups[-1], group):
            group = replace(group, thing="age")
        elif groups and is_former(tokens, groups[-1], group):
            groups[-1] = replace(groups[-1], thing=FORMER)
        elif is_passed(tokens, groups, group):
            group = replace(group, thing=FORMER)
        elif are_animals(tokens, groups, group):
            group = replace(group, thing=ANIMALS)
        if respective and groups:
            groups[-1] = _with_noun_of(tokens, groups[-1], group)
        groups.append(group)
        index = group.last + 1
    return groups


def _with_noun_of(tokens: Sequence[Token], before: Group, group: Group) -> Group:
    """Take "1,340 and 2,760 families respectively" for families, both of them."""
    between = [token.word for token in tokens[before.last + 1 : group.first]]
    shared = before.head == "bare" and before.thing is None and between in (["and"], [","])
    if not shared or group.head == "bare":
        return before
    return replace(before, head=group.head, unit=group.unit, thing=group.thing)


def _is_whole_of(tokens: Sequence[Token], group: Group) -> bool:
    """Tell "five members of one family", "500 persons of 90 families", who are no more."""
    behind = group.first > 1 and tokens[group.first - 1].word in ("of", "from")
    if group.unit == "people" or not behind:
        return False
    return group.best == 1 or tokens[group.first - 2].word in people_heads().plural


def _is_further_age(tokens: Sequence[Token], before: Group, group: Group) -> bool:
    """Tell the 11 of "aged 9 and 11"."""
    between = {token.word for token in tokens[before.last + 1 : group.first]}
    return before.thing == "age" and group.head == "bare" and between <= {",", "and"}


def _goes_on(
    tokens: Sequence[Token], groups: Sequence[Group], group: Group, stops: Sequence[bool]
) -> bool:
    """Tell whether "and" joins a group to a part: "including five aid workers and …"."""
    if not groups or not groups[-1].subset or group.first - groups[-1].last > 6:
        return False
    between = range(groups[-1].last + 1, group.first)
    words = {tokens[place].word for place in between}
    marks = words & set(")];.:")
    return "and" in words and not marks and not any(stops[place] for place in between)


def _is_subset(tokens: Sequence[Token], group: Group, stops: Sequence[bool]) -> bool:
    heads = people_heads()
    if [token.word for token in tokens[max(group.first - 1, 0) : group.first + 1]] in _ONE_OF_THEM:
        return True
    for length in (1, 2, 3):
        begin = group.first - length
        before = tuple(token.word for token in tokens[max(begin, 0) : group.first])
        behind = tuple(token.word for token in tokens[group.last + 1 : group.last + 1 + length])
        if before in heads.before or behind in heads.after:
            return True
    place = group.last + 1
    degree = place < len(tokens) and tokens[place].word in heads.degrees
    if degree and (not stops[place] or tokens[place].word in _FATALLY):
        return place + 1 == len(tokens) or not WORDY.match(tokens[place + 1].word)
    return False


def _counted(
    tokens: Sequence[Token],
    text: str,
    number: Number,
    stops: Sequence[bool],
    inner: Sequence[bool],
) -> Group | None:
    """Read a number and its noun."""
    special = _unlike_people(tokens, number)
    if special is not None:
        return special
    if is_of(tokens, number.first, _PARENTS) or _is_in_name(tokens, number):
        return _group(number, number.last, "thing", thing="other")
    if is_part_told_of(tokens, number.last + 1, stops):
        return _group(number, number.last, "bare")
    word = tokens[number.last].word
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    last, head, unit, thing, within = _head(tokens, text, number.last, stops, inner)
    if thing == "percent":
        split = tokens[last].word == "per" and last + 1 < len(tokens)
        return percent(tokens, number, last + (split and tokens[last + 1].word == "cent"))
    if thing is None and _YEARS.match(word) and head in ("bare", "unknown"):
        return _group(number, number.last, "thing", thing="date")
    if head == "bare" and _is_person(word_before(tokens, number.first)):
        return _group(number, number.last, "thing", thing="other")
    if head == "bare" and number.best == 1 and not number.digits and following != "others":
        spoken = _is_told_of(tokens, number.last + 1, stops)
        told = number.first > 0 and stops[number.first - 1] and not _goes_on_with(following)
        if not spoken and not told and following not in ("was", "were", "of", "has", "is", "each"):
            return _group(number, number.last, "thing", thing="other")
    last += head == "bare" and following == "more"
    return _group(number, last, head, unit=unit, thing=thing, inner=within)


def _is_person(word: str) -> bool:
    """Tell a noun for a person from "elderly" and "wounded", which may count others."""
    return word in people_heads().singular and word not in people_heads().adjectives


def _is_told_of(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell "one killed", "one critically injured"."""
    degrees = people_heads().degrees
    while index < len(tokens) and tokens[index].word in degrees and not stops[index]:
        index += 1
    return index < len(tokens) and stops[index]


def _is_in_name(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "Mile 4", "Block 9" and "Covid- 19" from "in the camp 17 people"."""
    first = number.first
    if (
        first > 1
        and tokens[first - 1].word == "-"
        and tokens[first - 2].end == tokens[first - 1].start
    ):
        first -= 1
    week = word_before(tokens, first) == "week" and word_before(tokens, first, 2) in _BEFORE_WEEK
    named = number.digits and (week or word_before(tokens, first) in _NUMBERED)
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    return named and following not in people_heads().plural


def _unlike_people(tokens: Sequence[Token], number: Number) -> Group | None:
    """Read money, a date, a share, an age, a multiple; "a couple" and "12 of those aboard"."""
    months = people_heads().months
    word = tokens[number.last].word
    before = tokens[number.first - 1].word if number.first else ""
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    month, day = word_before(tokens, number.first), word_before(tokens, number.first, 2)
    if before in "$€£#" and before:
        return _group(number, number.last, "thing", thing="money")
    dated = month in months and (not day.isdigit() or _YEARS.match(word))
    if dated or (following in months and _DAYS.match(word)):
        return _group(number, number.last, "thing", thing="date")
    if following == "%":
        return percent(tokens, number, number.last + 1)
    share = fraction(tokens, number.first) or times(tokens, number)
    if share is not None:
        return share
    behind = [token.word for token in tokens[number.last + 1 : number.last + 3]]
    of_these = [token.word for token in tokens[max(0, number.first - 3) : number.first]]
    if behind == ["out", "of"] or (of_these[1:] == ["out", "of"] and is_number(of_these[0])):
        return _group(number, number.last, "thing", thing="percent")
    aboard = 3 if are_aboard(tokens, number.last + 1) else 0
    if aboard or (word == "couple" and following != "of"):
        return _group(number, number.last + aboard, "people")
    age = age_from(tokens, number)
    if age is not None:
        return replace(_group(number, number.last, "thing", thing="age"), first=age)
    return None


def _goes_on_with(word: str) -> bool:
    """Tell "injuring one another" or "killed one bird" from "injuring one."."""
    return WORDY.match(word) is not None and word not in ENDS and word != "seriously"


def _group(
    number: Number,
    last: int,
    head: str,
    *,
    unit: str = "people",
    thing: str | None = None,
    inner: int | None = None,
) -> Group:
    return Group(
        first=number.first,
        last=last,
        low=number.low,
        best=number.best,
        high=number.high,
        qualifier=number.qualifier,
        head=head,
        unit=unit,
        thing=thing,
        inner=inner,
    )


def _head(
    tokens: Sequence[Token],
    text: str,
    number_last: int,
    stops: Sequence[bool],
    inner: Sequence[bool],
) -> tuple[int, str, str, str | None, int | None]:
    """Find what a number counts: last token, head, unit, thing, and a trigger within."""
    heads = people_heads()
    last, head, unit, within = number_last, "bare", "people", None
    unknown = 0
    index = _past_of(tokens, number_last + 1)
    if index is None:
        return number_last, "bare", unit, None, None
    limit = min(len(tokens), index + MODIFIERS)
    while index < limit:
        word = tokens[index].word
        if word in heads.units:
            return index, "people", heads.units[word], None, within
        joins = word in _JOINING and head == "people" and _is_followed_by_people(tokens, index)
        described = head == "people" and tokens[last].word in heads.adjectives
        if word in heads.plural or (word in heads.singular and (head != "people" or described)):
            last, head = index, "people"
        elif inner[index] and head == "bare" and _noun_follows(tokens, index):
            within = index
        elif stops[index] or word in ENDS or word in _WHEN or not (WORDY.match(word) or joins):
            break
        elif word in heads.things and not _is_followed_by_people(tokens, index):
            return (
                (index, "thing", unit, heads.things[word], None)
                if head == "bare"
                else (last, head, unit, None, within)
            )
        elif head == "people" and not (described or joins):
            break
        elif not is_age(word) and word.endswith("s") and not word.endswith(("ss", "ous")):
            last, unknown = index, index
        elif text[tokens[index].start].isupper() and not text.isupper():
            unknown = index
        index += 1
    if head == "bare" and unknown:
        return unknown, "unknown", unit, None, within
    if head == "bare":
        within = None
    return last, head, unit, None, within


def _past_of(tokens: Sequence[Token], index: int) -> int | None:
    """Step over "of the" behind a number; None where it counts part of others ("two of them")."""
    if index >= len(tokens) or tokens[index].word != "of":
        return index
    openers = people_heads().openers
    index += 1
    while index < len(tokens) and tokens[index].word in openers:
        index += 1
    if index + 1 < len(tokens) and tokens[index].word.endswith(("'s", "s'")):
        index += is_number(tokens[index + 1].word)
    while index < len(tokens) and is_number(tokens[index].word):
        index += 1
    if index < len(tokens) and tokens[index].word in ("them", "whom", "these", "which"):
        return None
    return index


def _is_followed_by_people(tokens: Sequence[Token], index: int) -> bool:
    """Tell "four truck drivers", "a motorcycle taxi rider" from four trucks."""
    heads = people_heads()
    behind = [token.word for token in tokens[index + 1 : index + 3]]
    if len(behind) == 2 and behind[0] in heads.things and tokens[index].word[-1] != "s":
        behind = behind[1:]
    return behind[:1] != [] and (behind[0] in heads.plural or behind[0] in heads.singular)


def _noun_follows(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun for people stands behind a participle ("three displaced families")."""
    heads = people_heads()
    for token in tokens[index + 1 : index + 4]:
        if token.word in heads.units or token.word in heads.plural or token.word in heads.singular:
            return True
        if token.word in ENDS or not WORDY.match(token.word):
            return False
    return False


@cache
def _specials() -> frozenset[str]:
    """Return the words that "nobody" and "twice as many" begin with, but for "two-thirds"."""
    return nobody_firsts() | share_firsts()


def _uncounted(
    tokens: Sequence[Token],
    text: str,
    index: int,
    stops: Sequence[bool],
    before: Group | None,
) -> Group | None:
    """Read somebody told singly, "nobody", or "twice as many"."""
    heads = people_heads()
    word = tokens[index].word
    if word in _specials() or "-" in word:
        special = nobody(tokens, index) or anybody(tokens, index, stops)
        special = special or fraction(tokens, index) or relative(tokens, index)
        if special is not None:
            return special
    if word == "no":
        return find_person(tokens, index, stops, singular=False)
    if word in DETERMINERS or is_age(word) or word.endswith("'s"):
        named = find_person(tokens, index, stops, singular=True)
        named = named or find_further(tokens, index, stops)
        return named or find_aged(tokens, text, index) or find_pronoun(tokens, index)
    if word in heads.titles and not stops[index]:
        titled = find_titled(tokens, text, index, stops)
        return titled or find_headlined(tokens, index, stops, before)
    if word == "both":
        return find_both(tokens, index, stops)
    found = find_by_ages(tokens, index) or find_family(tokens, index)
    found = found or find_aged(tokens, text, index)
    found = found or find_pronoun(tokens, index)
    return found or find_headlined(tokens, index, stops, before)
