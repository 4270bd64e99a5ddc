"""A claim in the making: what a sentence says of one event."""

from dataclasses import dataclass

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
