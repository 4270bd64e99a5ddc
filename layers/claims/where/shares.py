"""Tell places that hold only for a part of a figure: "42 died, 17 of them in Sylhet"."""

from collections.abc import Sequence
from itertools import pairwise

from ...lexicon import cue_words
from ...model import Quantity
from ..figures.spoken import number_words
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, Words
from .mentions import Mention, preposition

# Of whom "including four in Maga" tells no more than so many words.
PART = 4
PARTS = cue_words("places.shares.parts")
THEM = cue_words("grammar.pronouns.of_them")
YEAR = 4
# Of "and a man of 40 who was shot in Lae": so many words are before "who".
SEVERAL, ASIDE = 2, 6
ONE = cue_words("places.shares.one")
MOST = cue_words("places.shares.most")
SHARES = cue_words("places.shares.shares")


def is_of_part(
    words: Words, tellings: Sequence[Trigger], mention: Mention, figures: Sequence[Quantity]
) -> bool:
    """Tell whether a place holds only for some of those whom an event befell.

    Parameters
    ----------
    words, tellings, mention
        The words of the sentence, those that tell of the event, and the place.
    figures
        Of the event.
    """
    return (
        _of_part(words, tellings, mention, figures)
        or _is_of_one(words, tellings, mention, figures)
        or _is_of_share(words, mention, figures)
        or _has_number(words, mention, figures)
    )


def _of_part(
    words: Words, tellings: Sequence[Trigger], mention: Mention, figures: Sequence[Quantity]
) -> bool:
    """Tell whether a place holds only for some: "42 died, 17 of them in Sylhet"."""
    told = [one.last for one in tellings if one.last < mention.first]
    last = max(told, default=mention.first)
    if told and "who" in words.words[min(told) : last]:
        last = min(told)  # "nineteen died, eleven of them children who drowned in Lae"
    between = words.words[last + 1 : mention.first]
    if not SHARES.isdisjoint(between):
        return True  # "6,102 people: 61 per cent went to X"
    if PARTS.isdisjoint(between) or (between[0] == "of" and _is_number(words, last)):
        return False
    counted = [one.start for one in figures]
    if words.breaks[mention.first - 1] >= COMMA or "none" in between:
        # "Four of them children, in Goma": that is where all were.
        return False
    return any(
        (
            word == "of"
            and after in THEM
            and not (words.words[index - 2] in MOST and preposition(words, mention) != "from")
            and words.starts[index - 2] not in counted
            and not _is_aside(words, index + 2, mention)
        )
        or (word in ("including", "among") and _is_number(words, index) and len(between) < PART)
        for index, (word, after) in enumerate(pairwise(between), start=last + 2)
    )


def _is_aside(words: Words, start: int, mention: Mention) -> bool:
    """Tell "a third of them nurses, at a clinic in X", where all were, from "17 of them in X"."""
    ends = [at for at in range(start, mention.first) if words.breaks[at] >= COMMA]
    return bool(ends) and not any(_is_number(words, at) for at in range(ends[0], mention.first))


def _is_of_one(
    words: Words, tellings: Sequence[Trigger], mention: Mention, figures: Sequence[Quantity]
) -> bool:
    """Tell where only the last of several was: "six died: two boys and a man who was shot in X"."""
    last = min((one.last for one in tellings), default=mention.first)
    between = words.words[last + 1 : mention.first]
    if "who" not in between or all((one.low or one.best or 0) < SEVERAL for one in figures):
        return False
    who = last + 1 + between.index("who")
    described = words.words[max(last + 1, who - ASIDE) : who]
    return not ONE.isdisjoint(described) and words.breaks[who] < COMMA


def _is_number(words: Words, index: int) -> bool:
    return words.words[index].isdigit() or words.words[index] in number_words()


def _has_number(words: Words, mention: Mention, figures: Sequence[Quantity]) -> bool:
    """Tell a part from its total: "13 died: Sialkot 5, Gujrat 4", "dead: 4 (Bangui 3, Laoag 1)"."""
    at = mention.last + 1
    if not figures or at >= len(words.words) or not words.words[at].isdigit():
        return False
    closed = at + 1 == len(words.words) or words.breaks[at + 1] >= COMMA
    closed = closed or words.words[at + 1] == "and"
    own = any(one.start <= words.starts[at] < one.end for one in figures)
    return closed and not own and words.breaks[at] < COMMA and len(words.words[at]) < YEAR


def _is_of_share(words: Words, mention: Mention, figures: Sequence[Quantity]) -> bool:
    """Tell where only a part of a total was: "72 dead (30 in Bogo City, 22 in San Remigio)"."""
    number = mention.first - 2
    if number < 1 or words.words[mention.first - 1] not in ("in", "at"):
        return False
    counted = _is_number(words, number)
    start = words.starts[number]
    own = any(one.start <= start < one.end for one in figures)
    return counted and not own and words.breaks[number] >= COMMA and bool(figures)
