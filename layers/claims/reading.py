"""What is known of a document while it is read, sentence by sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo import Document, Sentence

from ..model import Claim, Party
from .omissions import Omissions
from .raised import Raised
from .so_far import SoFar
from .where.mentions import Mentions
from .where.nation import Nation
from .where.seats import Parted
from .where.surroundings import Surroundings
from .where.told import Told
from .where.whereabouts import Whereabouts
from .who.attribution import Attribution
from .who.denial import DenialOf

# So many claims before one are looked through for what it leaves unsaid: cost stays linear.
RECENT = 80
# So many sentences back stands what "the count" counts.
COUNTED_BACK = 3


@dataclass(slots=True)
class Reading:
    """What is known of a document while it is read.

    ``until`` is the last day on which it can have been written. ``apart`` are the starts of names
    at which only somebody sits who speaks, for which no "the city" stands.
    """

    document: Document
    published: date | None
    until: date | None
    sentences: tuple[Sentence, ...]
    attributions: Mapping[int, Attribution]
    denials: Sequence[DenialOf]
    deniers: Mapping[int, Party]
    nation: Nation | None
    mentions: Mentions = field(default_factory=Mentions)
    lent: Mentions = field(default_factory=Mentions)
    told: list[Told] = field(default_factory=list)
    so_far: SoFar = field(default_factory=SoFar)
    claims: list[Claim] = field(default_factory=list)
    left_out: Omissions = field(default_factory=Omissions)
    where: Whereabouts = field(default_factory=Whereabouts)
    parted: Parted = field(default_factory=Parted)
    apart: set[int] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)
    raised: dict[int, tuple[Raised, ...]] = field(default_factory=dict)

    def note(self, claim: Claim, told: Told) -> None:
        """Add a claim and what it tells."""
        self.claims.append(claim)
        self.told.append(told)
        self.so_far.note(told.draft)

    def counted_last(self, sentence: Sentence) -> Told | None:
        """Return what counted people last, in one measure, in a sentence just before."""
        for one in reversed(self.told[-RECENT:]):
            if sentence.index - one.sentence.index > COUNTED_BACK:
                break
            if one.draft.figures and one.sentence.index < sentence.index:
                return one if len({each.measure for each in one.draft.figures}) == 1 else None
        return None

    def struck_before(self, sentence: Sentence) -> bool:
        """Tell whether a sentence just before told of violence as news."""
        return any(
            one.draft.kind in ("fighting", "abuse") and one.draft.mood is None
            for one in self.told[-RECENT:]
            if 0 < sentence.index - one.sentence.index <= COUNTED_BACK
        )

    @property
    def around(self) -> Surroundings:
        """What is known where an event of the sentence at hand is placed."""
        return Surroundings(
            sentences=self.sentences,
            told=self.told[-RECENT:],
            mentions=self.mentions,
            lent=self.lent,
            parted=self.parted,
            where=self.where,
            nation=self.nation,
        )
