"""Tell deeds at two places apart: "killed six villagers in Katsina and wounded nine in Zamfara"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo import Sentence

from ...lexicon import cue_words
from ...model import ClaimPlace
from ..figures.reading import EACH, RESPECTIVELY
from ..sentence.draft import Draft
from ..sentence.modality import is_refuted
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, Words
from .containment import contains
from .mentions import Mention, place_words, preposition
from .movements import arrives

_JOINS = cue_words("grammar.conjunctions.coordinating")


def are_two_deeds(
    words: Words,
    one: Draft,
    other: Draft,
    *,
    mentions: Sequence[Mention],
    unread: Sequence[int] = (),
    causes: Sequence[int] = (),
) -> bool:
    """Tell whether two figures of a sentence each have a place of their own.

    The later has one right behind it. The earlier has one behind it too, before the later begins;
    or one before it, where the later begins anew with its own people or its own place ("… and a
    soldier was shot dead in Argelia"). ``unread`` are the words at which unknown places begin,
    ``causes`` those at which what may kill and wound is told.
    """
    first, second = sorted((one, other), key=lambda draft: draft.trigger.first)
    if not (first.figures and second.figures):
        return False
    if is_refuted(words, first.trigger) and not is_refuted(words, second.trigger):
        return True  # ""hundreds dead" – not true, three were wounded"
    start, end = first.trigger.last, second.trigger.first
    inside = [place for place in mentions if _is_inside(words, place)]
    between = [place for place in inside if start < place.first < end]
    before = [place for place in inside if place.last < first.trigger.first]
    behind = [place for place in inside if _is_behind(words, second, place.first)]
    anew = bool(between) or _has_subject(words, first, second)
    anew = anew or any(start < cause < end for cause in causes)
    mine = [place for place in between if _is_behind(words, first, place.first)]
    mine = mine or (before if anew else [])
    theirs = behind or [place for place in between if place not in mine]
    if theirs and any(place < end and (anew or place > start) for place in unread):
        return True
    if mine and any(_is_behind(words, second, place) for place in unread):
        return True
    return bool(mine and theirs) and not any(_are_one(a, b) for a in mine for b in theirs)


def own_mentions(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
) -> Sequence[Mention]:
    """Return the places behind a number: "33 were killed in Kyiv and 10 in Kryvyi Rih".

    Or before it: "in Malawi the storm killed 13 and in Mayotte 35", "in Goma (30) and Sake (42)".
    A total has none of its parts' places: "in Kivu 72 were killed, of whom 30 in Goma, 42 in Sake".
    """
    row = _row(draft, drafts)
    if len(row) < 2:
        return mentions
    if sum(_is_in_brackets(sentence, start) for start in row) > 1:
        number = _counted(draft, drafts)
        ends = {one.resolution.toponym.end: one for one in mentions}
        own = len(sentence.text[: number - sentence.start].rstrip(" (")) + sentence.start
        if _is_in_brackets(sentence, number) and own in ends:
            return (ends[own],)
        text = {end: sentence.text[end - sentence.start :].lstrip() for end in ends}
        return [one for end, one in ends.items() if end < row[0] and text[end][:1] != "("]
    starts = [(mention, mention.resolution.toponym.start) for mention in mentions]
    bounds = [-1, *row, 10**9]
    index = row.index(_counted(draft, drafts)) + 1
    parted = [[one for one, at in starts if low < at < high] for low, high in pairwise(bounds)]
    ahead = bool(parted[0]) and not parted[-1]
    mine = parted[index - ahead] or parted[0]
    if all(preposition(words, one) == "from" for one in mine):
        # "Minova hosts 300 families from Sake and 200 from Goma"
        mine = [*(one for one in parted[0] if one not in mine), *mine]
    return mine


def in_row_role(
    sentence: Sentence,
    words: Words,
    drafts: Sequence[Draft],
    draft: Draft,
    mentions: Sequence[Mention],
    places: tuple[ClaimPlace, ...],
) -> tuple[ClaimPlace, ...]:
    """Return the parts of "returned from Chad (30), Mali (12)" with the role of the first."""
    row = [start for start in _row(draft, drafts) if _is_in_brackets(sentence, start)]
    if draft.kind != "evacuation" or not row or _counted(draft, drafts) not in row[1:]:
        return places
    before = [one for one in mentions if one.resolution.toponym.end <= row[0]]
    opens = preposition(words, before[-1]) if before else ""
    roles = {"origin": place_words().origin, "destination": place_words().destination}
    arrived = bool(before) and opens in ("in", "at") and arrives(words, before[-1])
    role = next((name for name, cues in roles.items() if opens in cues), "location")
    role = "destination" if arrived else role
    return tuple(replace(place, role=role) for place in places)


def _is_in_brackets(sentence: Sentence, start: int) -> bool:
    """Tell the 30 of "Goma (30)" from that of "72 dead (30 in Goma, 42 in Sake)"."""
    at = start - sentence.start
    closing = sentence.text.find(")", at)
    return sentence.text[at - 1 : at] == "(" and ", " not in sentence.text[at:closing]


def apart_from(
    draft: Draft,
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    carried: tuple[ClaimPlace, ...],
) -> tuple[ClaimPlace, ...]:
    """Drop what was carried to a number from where the sentence has another number's place.

    A total, "188 deaths (139 in Cebu, 24 in Negros)", is at no place that holds none of its parts.
    """
    row = _row(draft, drafts)
    if len(row) < 2:
        return carried
    theirs = {mention.place.place_id for mention in mentions}
    # What was at two places together was at neither alone.
    kept = () if any(one.place.place_id in theirs for one in carried) else carried
    if len(mentions) < 2 or _counted(draft, drafts) != row[0]:
        return kept
    parts = [mention.place for mention in mentions]
    return tuple(one for one in kept if all(contains(one.place, part) for part in parts))


def own_telling(words: Words, draft: Draft, drafts: Sequence[Draft]) -> tuple[Trigger, ...]:
    """Return the number of a part for what tells of it: "were killed: 30 in Goma, 42 in Sake"."""
    row = _row(draft, drafts)
    if len(row) < 2 or _counted(draft, drafts) == row[0]:
        return ()
    place = words.at(_counted(draft, drafts))
    if place < draft.trigger.first:
        return ()
    return (replace(draft.trigger, first=place, last=place, fixed=(place,)),)


def each_apart(
    words: Words, draft: Draft, places: tuple[ClaimPlace, ...]
) -> tuple[tuple[ClaimPlace, ...], ...]:
    """Part the places of "one each in Goma, Sake and Bukavu", at each of which were so many."""
    roles = {place.role for place in places}
    behind = [words.at(figure.end) for figure in draft.figures]
    each = any(EACH in words.words[place : place + 1] for place in behind)
    return tuple((place,) for place in places) if each and roles == {"location"} else (places,)


def respective_place(
    words: Words, draft: Draft, drafts: Sequence[Draft], places: tuple[ClaimPlace, ...]
) -> tuple[ClaimPlace, ...]:
    """Return where "three and two people respectively" were: one of the places for each number."""
    row = _row(draft, drafts)
    if RESPECTIVELY not in words.words or not row or len(row) != len(places):
        return places
    ordered = sorted(places, key=lambda place: place.start or 0)
    return (ordered[row.index(_counted(draft, drafts))],)


def _row(draft: Draft, drafts: Sequence[Draft]) -> list[int]:
    """Return where the numbers begin that one verb counts apart, this draft's among them."""
    return sorted(_counted(one, drafts) for one in _of_one_verb(draft, drafts))


def _of_one_verb(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    told = {draft.trigger, *draft.others}
    measures = {figure.measure for figure in draft.figures}
    return [
        one
        for one in drafts
        if not told.isdisjoint((one.trigger, *one.others))
        and not measures.isdisjoint(figure.measure for figure in one.figures)
    ]


def _counted(draft: Draft, drafts: Sequence[Draft]) -> int:
    """Return where the number of a draft begins that another draft of its verb counts as well."""
    shared = {
        figure.measure
        for one in _of_one_verb(draft, drafts)
        if one.figures != draft.figures
        for figure in one.figures
    }
    own = [figure.start for figure in draft.figures if figure.measure in shared]
    return (own or [draft.figures[0].start])[0]


def _is_behind(words: Words, draft: Draft, place: int) -> bool:
    """Tell whether a place stands behind a trigger, in the same part of the sentence."""
    last = draft.trigger.last
    return (
        last < place
        and not words.parted(last, place, COMMA)
        and _JOINS.isdisjoint(words.words[last + 1 : place])
    )


def _is_inside(words: Words, mention: Mention) -> bool:
    return preposition(words, mention) in place_words().inside


def _has_subject(words: Words, first: Draft, second: Draft) -> bool:
    """Tell whether whom the later befell are told between the two: "and a soldier was shot"."""
    start = words.starts[second.trigger.first]
    return any(words.ends[first.trigger.last] < one.start < start for one in second.figures) and (
        all(one.end <= start for one in second.figures)
        and all(one.start < words.starts[second.trigger.first] for one in first.figures)
    )


def _are_one(one: Mention, other: Mention) -> bool:
    same = one.place.place_id == other.place.place_id
    return same or contains(one.place, other.place) or contains(other.place, one.place)
