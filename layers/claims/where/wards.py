"""Tell where the hurt are brought and treated, who came to harm elsewhere."""

from collections.abc import Sequence
from itertools import pairwise

from ...lexicon import cue_words
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, Words
from .mentions import Mention, place_words

# The wounded are brought somewhere in so many words.
BROUGHT = 9
# So many words from a name to "regional hospital".
CLOSE_BY = 3
# So many words from "are being treated" to where.
CARED = 4
BODIES = cue_words("places.wards.bodies")
HURT = cue_words("places.wards.hurt")


def is_brought_to(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where the wounded were brought: "flown to X", "transferred to a hospital in X".

    Bodies are brought to where they are counted.
    """
    if trigger.kind != "casualty" or words.words[trigger.first] in BODIES:
        return False
    near = words.words[max(0, mention.first - BROUGHT) : mention.first]
    hurt = not HURT.isdisjoint(words.words[: mention.first])
    since = next((at for at, word in enumerate(reversed(near)) if word in HURT), len(near))
    later = near[len(near) - since :]
    if hurt and "in" in near and (has_hospital(later) or is_hospital(words, mention)):
        return True  # "two of the wounded died in a hospital in X"
    if hurt and before in ("in", "at") and not place_words().cared.isdisjoint(near[-CARED:]):
        return True
    if before in ("in", "at") and _is_of_wounds(words, mention.first - 2):
        return True
    brought = [at for at, word in enumerate(near) if word in place_words().arrival]
    if not brought:
        return False
    behind = near[brought[-1] + 1 :]
    hospital = "to" in behind and has_hospital(behind)
    return before == "to" or hospital or ("to" in behind and is_hospital(words, mention))


def is_treated(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell "hospitals in Amman are treating 14 people", who came to harm elsewhere."""
    behind = words.words[mention.last + 1 : mention.last + 1 + BROUGHT]
    return (
        trigger.kind == "casualty"
        and has_hospital(words.words[max(0, mention.first - CLOSE_BY) : mention.first])
        and not place_words().treating.isdisjoint(behind)
    )


def _is_of_wounds(words: Words, at: int) -> bool:
    """Tell "died of his wounds in X", where he lay, from "suffered injuries in X"."""
    of = "of" in words.words[max(0, at - 2) : at]
    return at > 0 and of and words.words[at] in ("wounds", "injuries", "burns")


def is_hospital(words: Words, mention: Mention) -> bool:
    """Tell whether a name goes on to be a hospital's: "Nangarhar regional hospital"."""
    last = mention.last
    near = words.words[last + 1 : last + 1 + CLOSE_BY]
    if not has_hospital(near):
        return False
    return has_hospital(
        [word for at, word in enumerate(near, last + 1) if not words.parted(last, at, COMMA)]
    )


def has_hospital(some: Sequence[str]) -> bool:
    """Tell "the regional hospital" and "the Federal Medical Centre"."""
    tables = place_words()
    if not tables.hospitals.isdisjoint(some):
        return True
    return not tables.medical.isdisjoint(some) and any(
        kind in tables.medical and house in tables.sites for kind, house in pairwise(some)
    )
