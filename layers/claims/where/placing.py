"""Decide where an event was: by its own sentence, else by what is carried over to it.

Where somebody sits who only speaks of it ("officials in Kyiv said") is the last to be taken, and is
never lent to other sentences.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo import Sentence
from geo.cues import capital_ids

from ...lexicon import cue_words
from ...model import ClaimPlace
from ..figures.tables import PlaceCell, heads_of, place_cells
from ..sentence.draft import Draft
from ..sentence.words import Words
from .claim_places import OUT_OF_REACH, place_of
from .containment import AREAS, contains
from .context import carry_place
from .deeds import apart_from, in_row_role, own_mentions, own_telling, respective_place
from .elsewhere import CAUSES, spares
from .locate import locate
from .mentions import Mention
from .report_place import place_of_heading, place_of_heads
from .surroundings import Surroundings
from .told import carried, known_place
from .totals import counts_all, is_of_long, is_total_elsewhere, names_event
from .ways import is_endless, on_unknown_road
from .whereabouts import is_note, starts_anew
from .within import area_about, area_of_section, somewhere

_AT = cue_words("grammar.prepositions.at")
# So much worse fits a place where only who speaks sits.
SPEAKING = 8.0
# So many words behind a crowd is the place where it is.
CROWD = 2


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
    if sentence.part == "row":
        return _of_row(sentence, words, draft, drafts, around)
    return (
        _placed(sentence, words, draft, drafts, around)
        or area_of_section(sentence, words, draft, around)
        or somewhere(sentence, words, draft, around)
    )


def _placed(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    drafts: Sequence[Draft],
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return the places of an event that are narrower than the country of the report."""
    named = [*around.mentions[sentence.index], *_of_crowd(draft, around)]
    places = _own(sentence, words, draft, named, drafts, around)
    places = respective_place(words, draft, drafts, places)
    places = in_row_role(sentence, words, drafts, draft, named, places)
    if not places and draft.kind == "casualty" and counts_all(words, draft):
        places = _of_named_event(words, named)
    if is_total_elsewhere(words, draft, places) and not _is_framed(words, draft, drafts, places):
        return ()
    if places and all(place.basis == "sentence" for place in places):
        places = known_place(words, draft, around.told) or places
    if places:
        return (*_driven_from(sentence, draft, places, around), *places)
    spoken = _own(sentence, words, draft, around.parted.seats, drafts, around, aside=SPEAKING)
    taken: tuple[ClaimPlace, ...] = ()
    lost = around.where.is_lost(sentence, words)
    if draft.kind == "blockade" and on_unknown_road(words, named):
        taken = _about_road(sentence, words, draft, named, around)
    elif lost or is_note(sentence):
        taken = area_about(sentence, around, lost=None if is_note(sentence) else around.where.lost)
    elif not starts_anew(words) and not spares(words, draft.trigger):
        taken = carry_place(sentence, words, draft, around)
    taken = apart_from(draft, drafts, named, taken)
    if spoken and (around.parted.offices or (lost and _is_in(spoken, taken))):
        return spoken
    near = bool(taken) and _is_near(sentence, taken, around)
    if spoken and _is_afar(spoken) and taken and not near:
        return ()  # neither where the minister sits, nor where the paragraph before was
    if spoken and not near:
        return () if is_total_elsewhere(words, draft, spoken) else spoken
    return taken


def _about_road(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    named: Sequence[Mention],
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return the area of a road that is known by its name alone: the country of an endless one."""
    if not any(is_endless(one) for one in named):
        return area_about(sentence, around, lost=sentence)
    carried_over = carry_place(sentence, words, draft, around)
    return tuple(one for one in carried_over if one.place.feature == "country")


def _is_framed(
    words: Words, draft: Draft, drafts: Sequence[Draft], places: Sequence[ClaimPlace]
) -> bool:
    """Tell "In Nyala, a strike hit a market; medics put the toll at 19", all of one town."""
    opens = words.words[0] in _AT and bool(places)
    opens = opens and all(place.start and words.at(place.start) == 1 for place in places)
    told = any(other.kind in CAUSES and other.mood is None for other in drafts)
    return opens and told and not is_of_long(words, draft)


def _of_named_event(words: Words, mentions: Sequence[Mention]) -> tuple[ClaimPlace, ...]:
    """Return the place in the name of what a toll is of: "hurt in the shelling of X"."""
    known = (place_of(one, "location", 0.0) for one in mentions)
    found = tuple(place for place in known if names_event(words, place))
    return found if len(found) == 1 else ()


def _driven_from(
    sentence: Sentence, draft: Draft, places: Sequence[ClaimPlace], around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return where those fled from of whom only the end is told: "Shells hit X. Many fled to Y".

    That is where the sentence itself, or the one before it in the paragraph, tells of violence or
    a disaster, in the same country. What names other places may tell of those.
    """
    ends = [place.place for place in places if place.role == "destination"]
    if draft.subkind != "displacement" or len(ends) != len(places):
        return ()
    named = [one.place for one in around.mentions[sentence.index]]
    for one in reversed(around.told):
        near = sentence.index - one.sentence.index <= 1
        if not near or one.sentence.paragraph != sentence.paragraph:
            return ()
        if one.sentence.index < sentence.index and not all(
            any(place == end or contains(place, end) for end in ends) for place in named
        ):
            return ()
        if one.draft.kind in CAUSES and one.draft.mood is None and len(one.places) == 1:
            (place,) = carried(one.places)
            apart = all(
                place.place.place_id != end.place_id
                and place.place.country == end.country
                and not contains(place.place, end)
                and not contains(end, place.place)
                for end in ends
            )
            return (replace(place, role="origin"),) if apart else ()
    return ()


def _of_crowd(draft: Draft, around: Surroundings) -> list[Mention]:
    """Return where a crowd is that also speaks: "protesters in Yaounde demanded …"."""
    last = draft.trigger.last
    crowd = draft.kind == "unrest"
    return [one for one in around.parted.seats if crowd and 0 < one.first - last <= CROWD]


def _of_row(
    sentence: Sentence,
    words: Words,
    draft: Draft,
    drafts: Sequence[Draft],
    around: Surroundings,
) -> tuple[ClaimPlace, ...]:
    """Return the place of a row, which is that of all its figures, or that of its heading.

    The narrowest of its cells for places; where nobody knows what they name, there is none.
    """
    mentions = around.mentions[sentence.index]
    cells = place_cells(sentence, around.sentences)
    origins = [cell for cell in cells if cell.origin]
    if origins and origins == cells:
        return _from_origins(sentence, draft, origins, around)
    known = [
        (cell, _of_column(one, cell))
        for cell in cells
        for one in mentions
        if cell.start <= one.resolution.toponym.start < cell.end
    ]
    # A town at a border is in no country alone, and in none of its provinces.
    marked = [one for cell, one in known if not cell.wide] or [one for _, one in known]
    named = [
        one
        for one in marked or mentions
        if not any(contains(one.place, two.place) for two in marked or mentions)
    ]
    if marked and len(named) == 1:
        # Where a narrower cell names what nobody knows, the province is not tied to the figures.
        narrow = any(not cell.wide for cell in cells)
        loose = narrow and all(cell.wide for cell, _ in known)
        return (place_of(named[0], "location", OUT_OF_REACH if loose else 0.0),)
    places = _own(sentence, words, draft, named, drafts, around)
    if places:
        return tuple(replace(place, basis="explicit") for place in places)
    if cells:
        return ()
    return place_of_heading(sentence, around.sentences, around.lent)


def _from_origins(
    sentence: Sentence, draft: Draft, cells: Sequence[PlaceCell], around: Surroundings
) -> tuple[ClaimPlace, ...]:
    """Return where people came from, by a column of nationalities, and where its table counts them.

    That stands in the heads of the columns ("Arrivals in Kufra"), or in the heading.
    """
    heads = heads_of(sentence, around.sentences)
    here = place_of_heads(heads, around.mentions)
    here = here or place_of_heading(sentence, around.sentences, around.mentions)
    if draft.kind != "evacuation":
        return here
    came = [
        place_of(one, "origin", 0.0)
        for one in around.mentions[sentence.index]
        if any(cell.start <= one.resolution.toponym.start < cell.end for cell in cells)
    ]
    return (*came, *(replace(each, role="destination") for each in here))


def _of_column(mention: Mention, cell: PlaceCell) -> Mention:
    """Take the province for the town of its name where its column is of provinces."""
    if not cell.wide or mention.place.feature in AREAS:
        return mention
    areas = (one.place for one in mention.resolution.candidates if one.place.feature in AREAS)
    return replace(mention, place=next(areas, mention.place))


def _own(
    sentence: Sentence,
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
        own_mentions(sentence, words, draft, drafts, mentions),
        more=(*draft.others, *own_telling(words, draft, drafts)),
        others=[other.trigger for other in drafts if other.trigger is not draft.trigger],
        unread=around.where.unread,
        figures=draft.figures,
        aside=aside,
    )


def _is_in(spoken: Sequence[ClaimPlace], taken: Sequence[ClaimPlace]) -> bool:
    """Tell whether a province speaks of what is at a name that nobody knows, and no wider area."""
    areas = all(place.place.feature in AREAS for place in spoken)
    return areas and all(contains(one.place, place.place) for one in taken for place in spoken)


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
