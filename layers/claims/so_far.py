"""What a report has told so far, by which a sentence of it is read."""

from dataclasses import dataclass, field

from .sentence.draft import Draft

VIOLENT = ("fighting", "abuse", "unrest", "hazard")
QUIET = ("arrest", "looting", "gunfire")


@dataclass(slots=True)
class SoFar:
    """The ``kinds`` of all that was told, and the ``certain`` ones of what is told as a fact.

    ``hazard`` is the last disaster of those, which people "affected" are of.
    """

    kinds: set[str] = field(default_factory=set)
    certain: set[str] = field(default_factory=set)
    hazard: str | None = None

    @property
    def eventful(self) -> bool:
        """Whether violence or a disaster was told."""
        return not self.kinds.isdisjoint(VIOLENT)

    def note(self, draft: Draft) -> None:
        """Add what a sentence told."""
        self.kinds.add(draft.kind)
        if draft.mood is None:
            self.certain.add(draft.kind)
            self.hazard = draft.subkind if draft.kind == "hazard" else self.hazard
