"""Carry over from elsewhere in the report what a sentence leaves unsaid: the place.

Only where a reader would: from the claim that "the truce" or "during the talks" goes back to, from
the claims of the same paragraph, from the heading above a bullet, from the place that the whole
report is about. A claim for which nothing is safe stays without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo import Place, Sentence

from ...model import ClaimPlace, Quantity
from ..sentence.draft import Draft
from ..sentence.modality import BACKGROUND, HYPOTHETICAL
from ..sentence.words import Words
from .containment import AREAS, OFFSET, WIDE, contains
from .elsewhere import CAUSES
from .locate import ROUTES
from .mentions import Mention, areas_of
from .nation import all_of
from .reach import within_reach
from .report_place import (
    LISTED,
    place_before,
    place_of_country,
    place_of_document,
    place_of_heading,
    place_of_lead,
    place_of_mention,
)
from .surroundings import Surroundings
from .told import Told, carried, referred, there, whole_words
from .totals import is_of_long, is_of_same_area, is_total_elsewhere, nation_counted, national_words
from .whereabouts import is_across, wide_words

SAME_PARAGRAPH = 4
NEXT_PARAGRAPH = 2
HURT = 5
# So many are of no town or district that was only named before.
MILLIONS = 1_000_000
# A toll rises to no more than so many times the count before it.
GROWN = 3
HARM = ("casualty", "evacuation")


def carry_place(
    sentence: Sentence, words: Words, draft: Draft, around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return the places of an event whose sentence names none, with what decided as evidence.

    Parameters
    ----------
    sentence, words, draft
        The sentence, its words, and the draft that lacks a place.
    around
        What is known of the report.
    """
    told, mentions, nation = around.told, around.lent, around.nation
    country = nation.place if nation else None
    if is_across(words, country.country if country else None):
        return nation.across(words) if nation else ()
    wide = wide_words(words) or (country and _outgrown(words, country, draft, told))
    if wide:
        return place_of_country(sentence, mentions, country) or all_of(country, words, wide)
    placed = [one for one in told if one.places and one.draft.mood is None]
    known = referred(words, draft, placed)
    found = (
        carried(known.places)
        if known
        else there(sentence, words, placed, around.sentences, around.mentions)
    )
    cause = None if found else _of_cause(sentence, draft, told)
    if cause:
        found = cause.places
    elif not found:
        found = within_reach(sentence, _from_elsewhere(sentence, draft, around), around)
    if is_of_same_area(words) and any(one.place.feature not in AREAS for one in found):
        return ()
    if nation_counted(draft, found):
        return place_of_country(sentence, mentions, country)
    if _is_offset_of_another(draft, found, told):
        return ()
    if is_total_elsewhere(words, draft, found) and not _rose_from(
        sentence, words, draft, found, told
    ):
        return ()
    return found if fits(draft, found) else ()


def _of_cause(sentence: Sentence, draft: Draft, told: Sequence[Told]) -> Told | None:
    """Return what hurt people, or whom it hurt, that a sentence told of already at no own place."""
    for one in reversed(told):
        if one.sentence.index != sentence.index:
            return None
        kinds = {draft.kind, one.draft.kind}
        both = "casualty" in kinds and not kinds.isdisjoint(CAUSES)
        if both and all(place.start is None for place in one.places):
            return one
    return None


def _rose_from(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    places: Sequence[ClaimPlace],
    told: Sequence[Told],
) -> bool:
    """Tell the toll of what was just told from that of all of a war: "40 died. It rose to 61".

    What was just told has a figure near it, and was all at one place.
    """
    if is_of_long(words, draft) or not words.present.isdisjoint(whole_words()):
        return False
    counted = [
        one
        for one in told
        if sentence.index - one.sentence.index <= SAME_PARAGRAPH
        and one.draft.figures
        and one.draft.kind == draft.kind
    ]
    here = {place.place.place_id for place in places}
    if any({place.place.place_id for place in one.places} != here for one in counted):
        return False
    return any(
        first.measure == last.measure
        and max(_least(first), _least(last)) <= min(_least(first), _least(last)) * GROWN
        for one in counted
        if one.draft.mood is None
        for first in one.draft.figures
        for last in draft.figures
    )


def _outgrown(
    words: Words, country: Place, draft: Draft, told: Sequence[Told]
) -> tuple[int, int] | None:
    """Return who counts all of a country, where that is many times what was told before."""
    before = [
        figure
        for one in told
        if one.draft.kind == draft.kind
        and all(each.place.feature not in WIDE for each in one.places)
        for figure in one.draft.figures
    ]
    grown = any(
        _least(now) > GROWN * max(counts)
        for now in draft.figures
        if (counts := [_least(one) for one in before if one.measure == now.measure])
    )
    return national_words(words, country.name) if grown else None


def _least(figure: Quantity) -> int:
    return next((number for number in (figure.low, figure.best, figure.high) if number), 0)


def _is_offset_of_another(draft: Draft, found: Sequence[ClaimPlace], told: Sequence[Told]) -> bool:
    """Tell a point "27 km east of X", which is exact for its own event, from a place of others.

    Those whom it hurt were there, and who fled from it; a flood told of next was not.
    """
    points = {one.place.place_id for one in found if one.place.place_id.startswith(OFFSET)}
    if not points:
        return False
    there = [one for one in told if any(each.place.place_id in points for each in one.places)]
    if draft.kind == "hazard":
        return draft.subkind not in {one.draft.subkind for one in there}
    return draft.kind not in HARM and draft.kind not in {one.draft.kind for one in there}


def _from_elsewhere(
    sentence: Sentence, draft: Draft, around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return the place of the surroundings of an event."""
    told, sentences = around.told, around.sentences
    mentions: Mapping[int, Sequence[Mention]] = around.lent
    placed = [one for one in told if one.places and one.draft.mood is None and not one.compared]
    latest = max((one.sentence.index for one in placed), default=-1)
    passed = any(mentions.get(index) for index in range(latest + 1, sentence.index))
    near = (
        () if passed or draft.kind == "talks" else _of_neighbours(sentence, draft, placed, mentions)
    )
    if sentence.part == "item":
        near = near or place_of_heading(sentence, sentences, mentions)
    lead = () if draft.kind == "talks" else place_of_lead(sentence, sentences, mentions)
    if near or draft.kind == "talks":
        return lead if near and lead and _is_outside(near, lead) else near
    earlier = [one for one in told if one.sentence.index < sentence.index]
    last = earlier[-1].draft.mood if earlier else None
    aside = last in (BACKGROUND, HYPOTHETICAL) and draft.mood != last
    if aside or (earlier and earlier[-1].compared):
        # The sentence before was about the past, or about what may come.
        mentions = {**mentions, earlier[-1].sentence.index: ()}
    arrived = {
        place.place.place_id
        for one in told
        if one.sentence.index == sentence.index - 1
        for place in one.places
        if place.role == "destination"
    }
    before = [
        one for one in mentions.get(sentence.index - 1, ()) if one.place.place_id not in arrived
    ]
    beside = place_before(sentence, sentences, before)
    if lead and beside and _is_outside(beside, lead):
        return lead
    return (
        beside
        or lead
        or place_of_heading(sentence, sentences, mentions)
        or place_of_document(
            sentence, sentences, mentions, around.nation.title if around.nation else ()
        )
    )


def _is_outside(places: Sequence[ClaimPlace], lead: Sequence[ClaimPlace]) -> bool:
    """Tell what a paragraph on one province says in passing of a town elsewhere."""
    area, place = lead[0].place, places[0].place
    return area.feature in AREAS and area.place_id != place.place_id and not contains(area, place)


def _of_neighbours(
    sentence: Sentence,
    draft: Draft,
    told: Sequence[Told],
    mentions: Mapping[int, Sequence[Mention]],
) -> tuple[ClaimPlace, ...]:
    """Take the place of the nearest claim before, of the same kind rather than another."""
    # What was long ago was not where the paragraph before is today.
    beyond = 0 if draft.mood == BACKGROUND else NEXT_PARAGRAPH
    near = [
        one
        for one in told
        if one.draft.kind != "talks"
        and (one.draft.kind == draft.kind or not (_is_road(one) or _is_gone(one)))
        and (
            sentence.index - one.sentence.index
            <= (SAME_PARAGRAPH if one.sentence.paragraph == sentence.paragraph else beyond)
        )
        and (one.sentence.part not in LISTED or one.sentence.part == sentence.part)
        and (sentence.part != "item" or one.sentence.part == "item")
        and (draft.kind == "evacuation" or any(here.role == "location" for here in one.places))
    ]
    if sentence.part == "item":
        near = [one for one in near if one.sentence.paragraph == sentence.paragraph]
    if not near:
        return ()
    last = near[-1].sentence.index
    latest = [one for one in near if one.sentence.index == last]
    best = next((one for one in latest if one.draft.kind == draft.kind), latest[-1])
    counted = (one for one in latest if one.draft.figures and one.draft.kind == best.draft.kind)
    if len({one.places[0].place.place_id for one in counted}) > 1:
        return ()  # what was told of several places apart lends none of them
    if draft.kind == best.draft.kind == "evacuation":
        return carried(best.places)
    here = [place for place in best.places if place.role == "location"]
    one = len(here) == 1 or _are_one(here) or _befell_there(sentence, draft, best)
    return carried(here) if one else _area_of(here, mentions.get(best.sentence.index, ()))


def _area_of(places: Sequence[ClaimPlace], mentions: Sequence[Mention]) -> tuple[ClaimPlace, ...]:
    """Return the smallest area of a sentence that holds all of some places: "In Aden, X and Y".

    None of these holds another by its name alone.
    """
    told = {one.place.place_id for one in places}
    areas = [
        replace(mention, place=area)
        for mention in mentions
        if mention.place.place_id not in told
        for area in areas_of(mention)
        if all(contains(area, one.place) for one in places)
    ]
    areas.sort(key=lambda one: one.place.radius_km)
    return tuple(place_of_mention(one) for one in areas[:1] if places)


def _are_one(places: Sequence[ClaimPlace]) -> bool:
    """Tell the two ends of a road, between which something was."""
    spans = {(place.basis, place.evidence_start, place.evidence_end) for place in places}
    return len(spans) == 1 and {place.basis for place in places} == {"inferred"}


def _befell_there(sentence: Sentence, draft: Draft, told: Told) -> bool:
    """Tell "gunmen raided A and B. They killed 12": those died where that was, and in no third."""
    next_to = sentence.paragraph == told.sentence.paragraph
    next_to = next_to and sentence.index - told.sentence.index <= 1
    return next_to and draft.kind == "casualty" and told.draft.kind in CAUSES


def fits(draft: Draft, places: Sequence[ClaimPlace]) -> bool:
    """Tell a place's own figure from a total: no town loses more people than live there."""
    most = max((figure.best or figure.low or 0 for figure in draft.figures), default=0)
    most *= HURT if draft.kind == "casualty" else 1
    if most >= MILLIONS and any(one.place.feature not in WIDE for one in places):
        return False
    return all(
        place.place.feature == "country"
        or not place.place.population
        or most <= place.place.population
        for place in places
    )


def _is_road(one: Told) -> bool:
    """Tell whether an event lies along a way, which is no place of anything else."""
    along = one.draft.kind == "blockade" and len(one.places) > 1
    return along or one.places[0].place.feature in ROUTES


def _is_gone(one: Told) -> bool:
    """Tell where troops withdrew to, which is no place of the fight that they left."""
    return one.draft.subkind == "withdrawal"
