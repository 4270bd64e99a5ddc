"""Find the place that a report gives a sentence: its heading, its lead, its opening, its country.

Nothing is taken where two places may be meant. A byline, and a dateline at the seat of the United
Nations or another body of many countries, say only where a report was written.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from geo import Place, Sentence

from ...lexicon import load_cues
from ...model import ClaimPlace
from .containment import AREAS, contains
from .mentions import Mention
from .whereabouts import BOLD, BULLETS, MARKS, is_only_written_at

OPENING = 6
CARRIED = 0.8
# So many sentences back a country may have been named that "the country" is.
LATELY = 12
# What stands in a list or table is about itself, and lends its place to no prose behind it.
LISTED = ("item", "row")
_BYLINE = re.compile(r"(?:From|By|FROM|BY)(?: [A-Z][\w.’'-]*){1,4}, .{3,40}\Z")


def place_of_country(
    sentence: Sentence, mentions: Mapping[int, Sequence[Mention]], nation: Place | None
) -> tuple[ClaimPlace, ...]:
    """Return the country that was named last, if one was named lately; the report's, if known."""
    for index in range(sentence.index, max(-1, sentence.index - LATELY), -1):
        for mention in reversed(mentions.get(index, ())):
            own = nation is None or mention.place.country == nation.country
            if mention.place.feature == "country" and own:
                return (place_of_mention(mention),)
    return ()


def place_before(
    sentence: Sentence, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[ClaimPlace, ...]:
    """Take the only place that the sentence before, in the same paragraph, names.

    ``mentions`` are its places, but for those to which people fled.
    """
    before = sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return ()
    return the_one_place(mentions)


def place_of_heading(
    sentence: Sentence, sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> tuple[ClaimPlace, ...]:
    """Return the only place of the heading above a sentence.

    But behind a table of other places, which is no part of the section before it.
    """
    if sentence.heading is None or _is_byline(sentences[sentence.heading]):
        return ()
    found = the_one_place(mentions.get(sentences[sentence.heading].index, ()))
    return () if found and _is_past_table(sentence, found[0].place, sentences, mentions) else found


def _is_past_table(
    sentence: Sentence,
    headed: Place,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Sequence[Mention]],
) -> bool:
    """Tell what stands behind a table with rows of places outside that of its heading."""
    if sentence.part in LISTED:
        return False
    return any(
        not contains(headed, one.place) and one.place.name != headed.name
        for row in sentences[max(0, sentence.index - LATELY) : sentence.index]
        if row.part == "row" and row.heading == sentence.heading
        for one in mentions.get(row.index, ())
    )


def place_of_heads(
    heads: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> tuple[ClaimPlace, ...]:
    """Return the only place that the heads of a table's columns name."""
    return the_one_place([one for head in heads for one in mentions.get(head.index, ())])


def place_of_section(
    sentence: Sentence, sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> tuple[ClaimPlace, ...]:
    """Return the place of the heading above a sentence, but no town of the report's title.

    It holds behind a name that nobody knows, which lies there.
    """
    found = place_of_heading(sentence, sentences, mentions)
    if not found or sentence.heading or found[0].place.feature in AREAS:
        return found
    title = sentences[0].text.rstrip(MARKS)
    named = mentions.get(sentences[0].index, ())
    # "Upazila: X" is no title.
    labelled = any(title.endswith(f": {one.resolution.toponym.surface}") for one in named)
    return found if labelled else ()


def place_of_document(
    sentence: Sentence,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Sequence[Mention]],
    title: Sequence[Mention] = (),
) -> tuple[ClaimPlace, ...]:
    """Take the place that the report opens with, if it speaks of no other as often."""
    first = {mention.place.place_id: mention for mention in title}
    counts = Counter(dict.fromkeys(first, 2))
    listed: set[str] = set()
    for index in range(min(OPENING, sentence.index)):
        opening = sentences[index]
        if _is_aside(opening, sentence):
            continue
        weight = 2 if opening.part in ("heading", "dateline") or index == 0 else 1
        for mention in mentions.get(index, ()):
            place_id = mention.place.place_id
            if opening.part == "dateline" and _is_seat(mention):
                continue
            if opening.part in LISTED and place_id not in listed:
                # One bullet says nothing of the next, two of one place say where the report is.
                listed.add(place_id)
                continue
            counts[place_id] += weight
            first.setdefault(place_id, mention)
    if not counts:
        return ()
    leaves = [
        mention
        for mention in first.values()
        if not any(contains(mention.place, other.place) for other in first.values())
    ]
    leaves.sort(key=lambda mention: -counts[mention.place.place_id])
    opened = sentences[: min(OPENING, sentence.index)]
    if leaves and is_only_written_at(leaves[0], opened, mentions):
        return ()
    if len(leaves) > 1 and (
        counts[leaves[1].place.place_id] * 2 > counts[leaves[0].place.place_id]
    ):
        return ()
    return (place_of_mention(leaves[0]),) if leaves else ()


def _is_aside(opening: Sentence, sentence: Sentence) -> bool:
    """Tell what stands in a report's opening and says nothing of where the rest was."""
    listed = opening.part in LISTED and opening.heading != sentence.heading
    return listed or _is_byline(opening)


def _is_byline(sentence: Sentence) -> bool:
    """Tell "From Amina Okoro, Gusau"."""
    return _BYLINE.match(sentence.text.strip()) is not None


def _is_seat(mention: Mention) -> bool:
    """Tell "NEW YORK", from where the whole world is written about."""
    return mention.resolution.toponym.surface.lower() in _seats()


@cache
def _seats() -> frozenset[str]:
    return frozenset(load_cues("places")["anew"]["seats"])


def place_of_lead(
    sentence: Sentence, sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> tuple[ClaimPlace, ...]:
    """Return the place that heads a sentence's paragraph: "**Bari.** …", "*Bari.* …"."""
    first = sentence.index
    while first and sentences[first - 1].paragraph == sentence.paragraph:
        first -= 1
    lead = sentences[first]
    if lead is sentence or lead.part == "dateline":
        return ()
    alone = lead.text.strip(MARKS) in {
        one.resolution.toponym.surface for one in mentions.get(first, ())
    }
    text = lead.text.lstrip(MARKS + BULLETS)
    run_in = [
        one
        for one in mentions.get(first, ())
        if text.startswith(f"{one.resolution.toponym.surface}:")
    ]
    if run_in:
        return the_one_place(run_in)
    return the_one_place(mentions[first]) if alone or lead.text.startswith(BOLD) else ()


def the_one_place(mentions: Sequence[Mention]) -> tuple[ClaimPlace, ...]:
    """Return the only place of some, but for what holds it."""
    leaves = {
        mention.place.place_id: mention
        for mention in reversed(mentions)
        if not any(contains(mention.place, other.place) for other in mentions)
    }
    return (place_of_mention(next(iter(leaves.values()))),) if len(leaves) == 1 else ()


def place_of_mention(mention: Mention) -> ClaimPlace:
    """Return a place that a sentence names as that of what another tells."""
    resolution = mention.resolution
    toponym = resolution.toponym
    explicit = resolution.basis == "explicit"
    return ClaimPlace(
        role="location",
        basis="document" if explicit else resolution.basis,
        place=mention.place,
        score=(resolution.score or 0.0) * CARRIED,
        evidence_start=toponym.start if explicit else resolution.evidence_start,
        evidence_end=toponym.end if explicit else resolution.evidence_end,
        alternatives=resolution.candidates[1:6],
    )
