"""What a sentence tells only to deny it: deeds that nobody did, and rumours."""

from collections.abc import Sequence
from dataclasses import replace

from .sentence.draft import Draft
from .sentence.lines import speech_cues
from .sentence.modality import HYPOTHETICAL, NEGATED
from .sentence.words import Words
from .who.denial import DenialOf

# What somebody may say not to have done.
_DEEDS = ("fighting", "abuse", "unrest", "control", "blockade", "troops")


def as_denied(draft: Draft, words: Words, denials: Sequence[DenialOf], *, sentence: int) -> Draft:
    """Take a deed that somebody says not to have done for one that is denied, not for nothing."""
    counted = any(figure.high != 0 for figure in draft.figures)
    deed = draft.mood == NEGATED and (draft.kind in _DEEDS or counted)
    rumour = draft.mood == HYPOTHETICAL and not speech_cues()["rumours"].isdisjoint(words.present)
    if not (deed or rumour):
        return draft
    start, end = words.starts[draft.trigger.first], words.ends[draft.trigger.last]
    denied = any(
        denial.target == sentence and denial.start < end and denial.end > start
        for denial in denials
        if (denial.negated if deed else denial.alone)
    )
    return replace(draft, mood=None) if denied else draft
