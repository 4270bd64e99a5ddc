"""Decide where an event was: by its own sentence, else by what is carried over to it.

Where somebody sits who only speaks of it ("officials in Kyiv said") is the last to be taken, and is
never lent to other sentences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo import Sentence
from geo.cues import capital_ids

from ..model import ClaimPlace, Party
from .attribution import addressee_words, speaker_words
from .context import Told, carry_place, known_place
from .deeds import own_mentions, respective_place
from .draft import Draft
from .locate import locate
from .mentions import Mention, is_fired_from
from .totals import is_total_elsewhere
from .whereabouts import Whereabouts
from .words import Words

# So much worse fits a place where only who speaks sits.
SPEAKING = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of a report where an event is placed.

    ``told`` is what earlier sentences told; ``mentions`` the places that each sentence names by its
    index, ``speakers`` those where only somebody sits who speaks, in this sentence; ``where``
    whether it is known where the report is.
    """

    sentences: Sequence[Sentence]
    told: Sequence[Told]
    mentions: Mapping[int, Sequence[Mention]]
    speakers: Sequence[Mention]
    where: Whereabouts


def part_mentions(
    words: Words, mentions: Sequence[Mention], parties: Sequence[Party]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the places of a sentence where something may be, and those where who speaks sits.

    Where who is told of it sits, or where something was only fired from, is neither.
    """
    heard = {at for first, last in addressee_words(words) for at in range(first, last + 1)}
    mentions = [one for one in mentions if one.first not in heard and not is_fired_from(words, one)]
    spans = [span for party in parties if (span := speaker_words(words, party))]
    speakers = tuple(
        one for one in mentions if any(first <= one.first <= last for first, last in spans)
    )
    return tuple(one for one in mentions if one not in speakers), speakers


def place_event(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    *,
    drafts: Sequence[Draft],
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return the places of an event, the main one first.

    Parameters
    ----------
    sentence, words, draft
        The sentence, its words, and what it tells.
    drafts
        All that the sentence tells.
    around
        What is known of the report.
    """
    places = _own(words, draft, around.mentions[sentence.index], drafts, around)
    places = respective_place(words, draft, drafts, places)
    if is_total_elsewhere(words, draft, places):
        return ()
    if places and all(place.basis == "sentence" for place in places):
        places = known_place(words, draft, around.told) or places
    if sentence.part == "row":
        # The place of a row is what its figures are of.
        places = tuple(replace(place, basis="explicit") for place in places)
    if places:
        return places
    spoken = _own(words, draft, around.speakers, drafts, around, aside=SPEAKING)
    carried: tuple[ClaimPlace, ...] = ()
    if not around.where.is_lost(sentence, words):
        carried = carry_place(
            sentence,
            words,
            draft,
            told=around.told,
            sentences=around.sentences,
            mentions=around.mentions,
        )
    if spoken and not (carried and (_is_afar(spoken) or _is_near(sentence, carried, around))):
        return () if is_total_elsewhere(words, draft, spoken) else spoken
    return carried


def _own(
    words: Words,
    draft: Draft,
    mentions: Sequence[Mention],
    drafts: Sequence[Draft],
    around: Surroundings,
    *,
    aside: float = 0.0,
) -> tuple[ClaimPlace, ...]:
    return locate(
        words,
        draft.trigger,
        own_mentions(draft, drafts, mentions),
        more=draft.others,
        others=[other.trigger for other in drafts if other.trigger is not draft.trigger],
        unread=around.where.unread,
        figures=draft.figures,
        aside=aside,
    )


def _is_afar(places: Sequence[ClaimPlace]) -> bool:
    """Tell whether who speaks sits where a government does, far from what he tells of."""
    return all(
        place.place.feature == "country" or place.place.place_id in capital_ids()
        for place in places
    )


def _is_near(sentence: Sentence, places: Sequence[ClaimPlace], around: Surroundings) -> bool:
    """Tell whether places were carried over within a paragraph."""
    first = sentence
    while first.index and around.sentences[first.index - 1].paragraph == sentence.paragraph:
        first = around.sentences[first.index - 1]
    return all((place.evidence_start or 0) >= first.start for place in places)
