"""A claim in the making: what a sentence says of one event."""

from dataclasses import dataclass
from hashlib import sha256

from ..model import Quantity
from .triggers import Trigger


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


def claim_id(doc_id: str, quote: str, draft: Draft, ordinal: tuple[int, int]) -> str:
    """Return the id of the claim that a draft becomes: of what it says, and of no setting."""
    parts = (doc_id, quote, str(ordinal[0]), draft.kind, draft.subkind, str(ordinal[1]))
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
