"""The words of a sentence that tell of kinds of event, whether or not they gave a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from .sentence.triggers import Trigger
from .sentence.words import Words
from .where.told import event_nouns


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A word that tells of a kind of event, with its offsets, whether or not it gave a claim."""

    kind: str
    start: int
    end: int


def raised_by(words: Words, triggers: Sequence[Trigger]) -> tuple[Raised, ...]:
    """Return the words of a sentence that tell of events, or only name their kind ("deaths")."""
    rows = [
        (one.kind, one.first, one.last)
        for one in triggers
        if not (one.kind == "unrest" and one.form == "phrase" and one.first == one.last)
    ]
    nouns = event_nouns()
    if not nouns.keys().isdisjoint(words.present):
        rows += [
            (kind, index, index)
            for index, word in enumerate(words.words)
            if word in nouns
            for kind in nouns[word]
        ]
    return tuple(
        Raised(kind=kind, start=words.starts[first], end=words.ends[last])
        for kind, first, last in rows
    )
