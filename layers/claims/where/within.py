"""Find the area that holds a place which nobody knows: the smallest that the report names for it.

What happened in a village of no gazetteer was in the area of which its paragraph or its section
tells, and in the country that the report is about. That is said as wide as it is, and never by a
town that only stands nearby.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo import Sentence

from ...model import ClaimPlace
from ..sentence.draft import Draft
from ..sentence.words import Words
from .containment import AREAS, OFFSET, WIDE, contains
from .context import fits
from .frames import FRONT
from .mentions import Mention
from .nation import Nation, holds
from .reach import area_of_title, told_only_of
from .report_place import LATELY, place_of_lead, place_of_mention, place_of_section
from .surroundings import Surroundings
from .told import Told, carried
from .totals import counts_all, is_of_long, is_of_world
from .whereabouts import is_across

# An area's own paragraph, and the next that goes on with what was told in it.
NEXT_PARAGRAPH = 1
# What is told of no number of people is of none in particular.
_OF_SOME = ("need", "evacuation", "troops")


def area_about(
    sentence: Sentence, around: Surroundings, *, lost: Sentence | None
) -> tuple[ClaimPlace, ...]:
    """Return the area of what happened at a name that nobody knows.

    Parameters
    ----------
    sentence, around
        The sentence that names it, or goes on with what that tells, and what is known of the
        report.
    lost
        The sentence that names it; None where nothing may be carried over from sentences before.
    """
    sentences, mentions = around.sentences, around.lent
    if lost is None:
        return place_of_section(sentence, sentences, mentions)
    found = _told_since(sentence, lost, around.told) or tuple(
        _widened(place)
        for place in _of_paragraph(lost, sentences, mentions)
        or place_of_lead(sentence, sentences, mentions)
        or place_of_section(sentence, sentences, mentions)
    )
    return (
        found or _told_around(lost, around.told, around.nation) or area_of_title(sentence, around)
    )


def area_of_section(
    sentence: Sentence, words: Words, draft: Draft, around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return the province or region that heads a section, for what it says to be nowhere in it.

    But for a toll of all of an event, and for what is told of nobody in particular.
    """
    if draft.kind == "talks" or not draft.figures or counts_all(words, draft):
        return ()
    found = place_of_section(sentence, around.sentences, around.lent)
    return found if all(one.place.feature in WIDE[1:] for one in found) else ()


def _widened(place: ClaimPlace) -> ClaimPlace:
    """Take the province or district for the town of its name: a village is not in the town."""
    if place.place.feature in AREAS:
        return place
    areas = (one.place for one in place.alternatives if contains(one.place, place.place))
    return replace(place, place=next(areas, place.place))


def somewhere(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return the country of the report for what it says to be nowhere in particular.

    Of a total with its parts, it is the area that holds them all.

    But for talks, which are held anywhere, for the world's totals, for needs and movements of
    nobody in particular, which may be the name of a section, and where the sentence names places of
    another country.
    """
    nation = around.nation
    if nation is None or nation.somewhere is None:
        return ()
    if _is_abroad(sentence, around.sentences, nation):
        return ()
    if is_across(words, nation.place.country):
        return ()
    if draft.kind == "talks" or is_of_world(words, draft):
        return ()
    if not draft.figures and (draft.kind in _OF_SOME or sentence.part == "heading"):
        return ()
    whole = nation.whole()
    if whole and (is_of_long(words, draft) or not fits(draft, (nation.somewhere,))):
        return (whole,)
    parts = [one.place for one in around.parted.places]
    if len(parts) > 1:
        return next(
            ((one,) for one in nation.areas if holds(one.place, parts)), (nation.somewhere,)
        )
    return (nation.somewhere,)


def _is_abroad(sentence: Sentence, sentences: Sequence[Sentence], nation: Nation) -> bool:
    """Tell what names a place in another country, or comes behind that in its paragraph."""
    return any(
        one.index in nation.abroad and one.paragraph == sentence.paragraph
        for one in sentences[max(0, sentence.index - LATELY) : sentence.index + 1]
    )


def _told_since(sentence: Sentence, lost: Sentence, told: Sequence[Told]) -> tuple[ClaimPlace, ...]:
    """Return the area at which what the unknown name stands for was placed before."""
    for one in reversed(told):
        if one.sentence.index < lost.index:
            return ()
        here = [place for place in one.places if place.role == "location"]
        if here and sentence.paragraph - one.sentence.paragraph <= NEXT_PARAGRAPH:
            wide = all(place.place.feature in AREAS for place in here)
            return carried(here) if wide else ()
    return ()


def _of_paragraph(
    lost: Sentence,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Sequence[Mention]],
) -> tuple[ClaimPlace, ...]:
    """Return the area that the sentences before set in its paragraph: "In Diffa region, …".

    That is the last that opens one of them, else the only one; with all else in it that they name
    since then.
    A district that is named on the way is one of several.
    """
    first = lost.index
    while first and sentences[first - 1].paragraph == lost.paragraph:
        first -= 1
    areas = [
        mention
        for index in range(first, lost.index)
        for mention in mentions.get(index, ())
        if not mention.place.place_id.startswith(OFFSET)
        and (
            mention.place.feature in WIDE[1:]
            or (index == first and mention.place.feature in AREAS)
            or (mention.place.feature == "country" and mention.first < FRONT)
        )
    ]
    leaves = [
        mention
        for mention in areas
        if not any(contains(mention.place, other.place) for other in areas)
    ]
    opening = [mention for mention in leaves if mention.first < FRONT]
    unique = {mention.place.place_id: mention for mention in opening[-1:] or reversed(leaves)}
    if len(unique) != 1:
        return ()
    (found,) = unique.values()
    since = found.resolution.toponym.sentence if opening else first
    named = (
        mention.place
        for one in sentences[since : lost.index]
        if one.part != "dateline"
        for mention in mentions.get(one.index, ())
    )
    return (place_of_mention(found),) if told_only_of([found.place], named) else ()


def _told_around(
    lost: Sentence, told: Sequence[Told], nation: Nation | None
) -> tuple[ClaimPlace, ...]:
    """Return the province of all that the paragraph of an unknown name has told of so far."""
    areas = {
        area.place.place_id: area
        for one in told
        if one.sentence.paragraph == lost.paragraph and nation and nation.somewhere
        for place in one.places
        for area in (nation.widened(place),)
        if area
    }
    found = tuple(replace(area, role="location") for area in areas.values())
    return carried(found) if len(found) == 1 else ()
