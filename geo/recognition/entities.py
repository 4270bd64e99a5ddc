"""Unite the entities of an installed spaCy model with the names found here: only where asked for.

spaCy comes with the extra ``sitmap[spacy]``, its models by themselves. What it takes for a place
(GPE, LOC, FAC) is added where no name was found already; demonyms and words of boilerplate are left
out as they are here.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from ..demonyms import load_demonyms
from ..errors import SitmapError
from ..model import Document
from .mentions import Text

_LABELS = frozenset({"GPE", "LOC", "FAC"})
# spaCy refuses longer texts; each piece ends at a line break where there is one.
_PIECE = 100_000

Span = tuple[int, int]
EntityFinder = Callable[[Document], Sequence[Span]]


class ModelError(SitmapError, ValueError):
    """A model that the user asked for is not installed."""

    exit_code = 2


@cache
def load_entities(model: str) -> EntityFinder:
    """Load a spaCy model, once, as a finder of place names.

    Parameters
    ----------
    model
        The name of an installed model ("en_core_web_md"), or the path of one.

    Raises
    ------
    ModelError
        If spaCy or the model is not installed.
    """
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        message = "spaCy is not installed; pip install 'sitmap[spacy]' brings it"
        raise ModelError(message) from error
    try:
        pipeline = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        message = (
            f"the spaCy model {model!r} cannot be loaded: {error}; "
            f"python -m spacy download {model} may bring it"
        )
        raise ModelError(message) from error

    def find(document: Document) -> list[Span]:
        return [
            (start + entity.start_char, start + entity.end_char)
            for start, piece in _pieces(document.text)
            for entity in pipeline(piece).ents
            if entity.label_ in _LABELS
        ]

    return find


def _pieces(text: str) -> list[tuple[int, str]]:
    """Cut a text into pieces of bearable length, with where each begins."""
    pieces = []
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end) + 1, text.rfind(" ", start, end) + 1) or end
        pieces.append((start, text[start:end]))
        start = end
    return pieces


def unite(spans: Sequence[Span], entities: Sequence[Span], text: Text) -> list[Span]:
    """Add entities to the spans of names; where they overlap, the names found here stay.

    An entity is cut to whole words of the text, without "the" before it and "'s" after it.
    """
    starts, ends = text.tokens.starts, text.tokens.ends
    demonyms = load_demonyms()
    united = list(spans)
    taken = {
        number
        for start, end in spans
        for number in range(bisect_left(starts, start), bisect_left(starts, end))
    }
    for start, end in sorted(entities):
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        if first + 1 < after and text.lowers[first] == "the":
            first += 1
        words = range(first, after)
        if not words or not taken.isdisjoint(words):
            continue
        if " ".join(text.lowers[first:after]) in demonyms:
            continue
        united.append((starts[first], ends[after - 1]))
        taken.update(words)
    return sorted(united)
