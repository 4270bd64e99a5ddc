"""Collect what a reading leaves out, and why: each sentence once for a reason and a kind."""

from dataclasses import dataclass, field

from geo import Sentence

from ..model import LeftOut


@dataclass(slots=True)
class Omissions:
    """What was left out so far, without repeats."""

    rows: dict[LeftOut, None] = field(default_factory=dict)

    def add(self, sentence: Sentence, reason: str, kind: str | None) -> None:
        """Leave a sentence out for a reason; ``kind`` is what it would have told of, if known."""
        left = LeftOut(
            doc_id=sentence.doc_id,
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            reason=reason,
            kind=kind,
        )
        self.rows.setdefault(left)

    def ordered(self) -> tuple[LeftOut, ...]:
        """Return all that was left out, by position."""
        return tuple(sorted(self.rows, key=lambda left: left.start))
