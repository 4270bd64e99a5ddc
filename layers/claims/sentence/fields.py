"""Tell sentences of sport and fiction, which borrow the words of violence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...lexicon import load_cues
from .triggers import Trigger
from .words import Words

HARM = "casualty"


@dataclass(frozen=True, slots=True)
class _Field:
    cues: frozenset[str]
    phrases: re.Pattern[str]
    silences: frozenset[str]


def in_earnest(hits: Sequence[Trigger], words: Words) -> tuple[Trigger, ...]:
    """Leave out the triggers that a sentence only borrows.

    Examples
    --------
    >>> from tests.builders import a_sentence
    >>> from layers.claims.sentence.triggers import default_matcher
    >>> from layers.claims.sentence.words import split_words
    >>> words = split_words(a_sentence("The sides clash again in the second leg."))
    >>> in_earnest(default_matcher().find(words), words)
    ()
    """
    for field in _fields() if hits else ():
        if any(hit.kind in field.silences for hit in hits) and _is_of(field, words):
            hurt = HARM not in field.silences and any(hit.kind == HARM for hit in hits)
            hits = hits if hurt else [hit for hit in hits if hit.kind not in field.silences]
    return tuple(hits)


def _is_of(field: _Field, words: Words) -> bool:
    return not field.cues.isdisjoint(words.present) or bool(
        field.phrases.search(" ".join(words.words))
    )


@cache
def _fields() -> tuple[_Field, ...]:
    return tuple(
        _Field(
            cues=frozenset(field["cues"].split()),
            phrases=re.compile(rf"\b(?:{'|'.join(map(re.escape, field['phrases']))})\b"),
            silences=frozenset(field["silences"].split()),
        )
        for field in load_cues("elsewhere").values()
    )
