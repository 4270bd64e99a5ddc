"""A claim in the making: what a sentence says of one event."""

from dataclasses import dataclass
from hashlib import sha256

from geo import Document, Sentence

from ...model import Claim, ClaimPlace, Party, Period, Quantity
from .triggers import Trigger
from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making.

    ``trigger`` is the one that decides the mood, ``others`` tell of the same event; ``mood`` is
    "negated", "hypothetical", "background" or None; ``reference`` tells that the sentence only
    refers to the event; ``speaker`` who says it, by a number.
    """

    kind: str
    subkind: str
    trigger: Trigger
    others: tuple[Trigger, ...] = ()
    figures: tuple[Quantity, ...] = ()
    mood: str | None = None
    reference: bool = False
    speaker: int | None = None


def is_count(words: Words, draft: Draft) -> bool:
    """Tell whether a number alone tells of an event: "He later revised the count to 14"."""
    first, last = words.starts[draft.trigger.first], words.ends[draft.trigger.last]
    return any((figure.start, figure.end) == (first, last) for figure in draft.figures)


def claim_of(
    document: Document,
    around: tuple[Sentence | None, Sentence, Sentence | None],
    draft: Draft,
    *,
    status: str,
    places: tuple[ClaimPlace, ...],
    period: Period | None,
    claimant: Party | None,
    ordinal: tuple[int, int],
) -> Claim:
    """Return the claim that a draft becomes; ``around`` is the sentence between its neighbours."""
    before, sentence, after = around
    return Claim(
        claim_id=_claim_id(document.doc_id, sentence.text, draft, ordinal),
        kind=draft.kind,
        subkind=draft.subkind,
        doc_id=document.doc_id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        status=status,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        context_before=before.text if before else None,
        context_after=after.text if after else None,
        figures=draft.figures,
        places=places,
        claimant=claimant,
        period=period,
    )


def _claim_id(doc_id: str, quote: str, draft: Draft, ordinal: tuple[int, int]) -> str:
    """Return the id of the claim that a draft becomes: of what it says, and of no setting."""
    parts = (doc_id, quote, str(ordinal[0]), draft.kind, draft.subkind, str(ordinal[1]))
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
