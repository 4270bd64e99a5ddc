"""When something was that follows from an event of the sentence before: on the day of that.

"On 7 March gunmen abducted 287 pupils in Kuriga. One person was killed." Only within a paragraph,
where the place is that event's too, and where nothing says that it was at another time. What
follows from history is history.
"""

from collections.abc import Sequence

from geo import Sentence

from ...lexicon import cue_words
from ...model import ClaimPlace, Period
from ..sentence.draft import Draft
from ..sentence.modality import BACKGROUND
from ..sentence.words import Words
from ..where.told import Told
from ..where.totals import counts_all, is_of_long

_ANOTHER_TIME = cue_words("dates.again.another_time")
_COUNTING = cue_words("dates.again.counting")
# Of what else people died than of a flood.
_OTHER_CAUSES = cue_words("causes.accident") | cue_words("incidents.violence.words")
FOLLOWS = ("casualty", "abuse", "unrest", "fighting")
CAUSES = (*FOLLOWS, "hazard")
# Of these hazards each strikes a country once in a while, and kills in many places of it.
ONCE = ("earthquake", "flood", "storm", "landslide")
NEXT = 2
# The toll of an event is no more than so many times what was told of it just before.
GROWN = 10
# Two counts of one thing are no further apart than so.
ALIKE = 1.5
MANY = 5


def cause_of(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    *,
    places: Sequence[ClaimPlace],
    told: Sequence[Told],
) -> Told | None:
    """Return the event before that a draft without a day of its own follows from.

    Parameters
    ----------
    sentence, words, draft
        The sentence, its words, and what it tells.
    places
        Where it was, if that was carried over.
    told
        What earlier sentences told, in order.
    """
    named = any(place.start is not None for place in places)
    if draft.kind not in FOLLOWS or draft.mood is not None or sentence.part != "prose":
        return None
    counts = _is_of_another_time(words) or counts_all(words, draft)
    if counts and not _counts_on(words, draft):
        return None
    here = {place.place.place_id for place in places}
    for one in reversed(told):
        behind = sentence.index - one.sentence.index
        if behind > (1 if counts else NEXT) or one.sentence.paragraph != sentence.paragraph:
            return None
        if counts and one.draft.kind != draft.kind:
            continue
        if named and not _counts_alike(one.draft, draft):
            if _is_struck(one, words, draft, places):
                return one
            continue
        if behind and one.draft.kind in CAUSES and one.draft.mood in (None, BACKGROUND):
            there = {place.place.place_id for place in one.places}
            past = one.draft.mood == BACKGROUND and behind == 1
            same = (here == there if here else counts) and one.draft.mood is None
            same = same and bool(there) and (not counts or _may_grow(one.draft, draft))
            return one if (past or same) and _is_of_days(one.period) else None
    return None


def _counts_alike(before: Draft, draft: Draft) -> bool:
    """Tell two counts of one thing in one place: "30 died in X on Friday. Others said 25 did".

    So few as died in many other places and times tell nothing.
    """
    return before.kind == draft.kind and any(
        first.measure == last.measure
        and MANY <= max(first.low or 0, last.low or 0) <= ALIKE * min(first.low or 0, last.low or 0)
        for first in before.figures
        for last in draft.figures
    )


def _is_struck(before: Told, words: Words, draft: Draft, places: Sequence[ClaimPlace]) -> bool:
    """Tell the dead of a quake: "It shook western Nepal on Friday. 128 were killed in Jajarkot"."""
    countries = {place.place.country for place in before.places}
    return (
        (before.draft.kind, draft.kind) == ("hazard", "casualty")
        and before.draft.subkind in ONCE
        and before.draft.mood is None
        and bool(draft.figures)
        and words.present.isdisjoint(_OTHER_CAUSES)
        and _is_of_days(before.period)
        and countries == {place.place.country for place in places}
    )


def _counts_on(words: Words, draft: Draft) -> bool:
    """Tell the toll of what was just told: "a total of 128 were hurt", "98 are still missing"."""
    if draft.kind != "casualty" or not draft.figures or is_of_long(words, draft):
        return False
    return all(
        word not in _ANOTHER_TIME
        or word in _COUNTING
        or (word == "since" and words.words[index - 1] in _COUNTING)
        for index, word in enumerate(words.words)
    )


def _may_grow(before: Draft, draft: Draft) -> bool:
    """Tell whether a toll may be of the event before, not of the war that this was a day of."""
    first = {figure.measure: figure for figure in before.figures}
    return all(
        figure.measure not in first
        or (figure.low or 0) <= GROWN * (first[figure.measure].low or figure.low or 0)
        for figure in draft.figures
    )


def _is_of_another_time(words: Words) -> bool:
    """Tell "has shelled the town since", "meanwhile"; "claimed to have shelled it" says nothing."""
    return any(
        word in _ANOTHER_TIME and not (word == "have" and words.words[index - 1] == "to")
        for index, word in enumerate(words.words)
    )


def _is_of_days(period: Period | None) -> bool:
    return bool(period and period.precision == "day" and ".." not in period.edtf)
