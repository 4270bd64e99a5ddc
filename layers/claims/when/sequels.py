"""When something was that follows from an event of the sentence before: on the day of that.

"On 7 March gunmen abducted 287 pupils in Kuriga. One person was killed." Only within a paragraph,
where the place is that event's too, and where nothing says that it was at another time. What
follows from history is history.
"""

from collections.abc import Sequence
from functools import cache

from geo import Sentence

from ...lexicon import load_cues
from ...model import ClaimPlace, Period
from ..sentence.draft import Draft
from ..sentence.modality import BACKGROUND
from ..sentence.words import Words
from ..where.context import Told
from ..where.totals import counts_all

FOLLOWS = ("casualty", "abuse", "unrest", "fighting")
CAUSES = (*FOLLOWS, "hazard")
NEXT = 2


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
    named = any(place.basis != "document" for place in places)
    if draft.kind not in FOLLOWS or draft.mood is not None or named or sentence.part != "prose":
        return None
    if _is_of_another_time(words) or counts_all(words, draft):
        return None
    here = {place.place.place_id for place in places}
    for one in reversed(told):
        behind = sentence.index - one.sentence.index
        if behind > NEXT or one.sentence.paragraph != sentence.paragraph:
            return None
        if behind and one.draft.kind in CAUSES and one.draft.mood in (None, BACKGROUND):
            there = {place.place.place_id for place in one.places}
            past = one.draft.mood == BACKGROUND and behind == 1
            same = bool(here) and here == there and one.draft.mood is None
            return one if (past or same) and _is_of_days(one.period) else None
    return None


def _is_of_another_time(words: Words) -> bool:
    """Tell "has shelled the town since", "meanwhile"; "claimed to have shelled it" says nothing."""
    return any(
        word in _cues() and not (word == "have" and words.words[index - 1] == "to")
        for index, word in enumerate(words.words)
    )


def _is_of_days(period: Period | None) -> bool:
    return bool(period and period.precision == "day" and ".." not in period.edtf)


@cache
def _cues() -> frozenset[str]:
    return frozenset(load_cues("dates")["again"]["another_time"].split())
