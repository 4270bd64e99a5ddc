"""The values that ``layers`` passes on: figures, periods, parties, claims, events.

A claim is what one source says; an event is what is inferred from claims, and keeps them all.
Offsets are half-open code points of the document's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from geo import Candidate, Place
from geo.model import one_of
from geo.sphere import distance_km

MEASURES = (
    "killed",
    "injured",
    "missing",
    "kidnapped",
    "detained",
    "evacuated",
    "displaced",
    "returned",
    "refugees",
    "affected",
)
QUALIFIERS = ("exact", "at_least", "more_than", "up_to", "less_than", "about", "range", "vague")
UNITS = ("people", "families", "households")
STATUSES = ("asserted", "claimed", "disputed", "denied", "hypothetical", "background")
CLAIM_ROLES = ("location", "origin", "destination", "route")
CLAIM_BASES = ("explicit", "sentence", "document", "inferred")
# A named place that scores less may well be another one of its name.
SURE = 0.7
VERDICTS = ("", "accepted", "corrected", "rejected")
PRECISIONS = ("day", "week", "month", "year", "unknown")


def iso(day: date | None) -> str | None:
    """Write a day as files and records hold it."""
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure of people, families or households, with its bound.

    "at least 200" has low 200, best 200, no high, qualifier at_least; "up to 400" has no low, best
    and high 400; "50 to 150" has low 50, no best, high 150; "dozens" has low 24 and nothing else.
    ``text`` is the words ("at least 200 killed"), at ``start``, ``end``.
    """

    measure: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    unit: str
    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        one_of(self.measure, MEASURES, "measure")
        one_of(self.qualifier, QUALIFIERS, "qualifier")
        one_of(self.unit, UNITS, "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When, as far as the text says.

    ``start`` and ``end`` are the first and the last day, None where open or unknown; ``edtf`` is
    ISO 8601-2 ("2023-09-21", "../2023-09-20", "XXXX-09-20", "2023-09"); the words are ``text``.
    """

    start: date | None
    end: date | None
    precision: str
    edtf: str
    text: str
    text_start: int
    text_end: int

    def __post_init__(self) -> None:
        one_of(self.precision, PRECISIONS, "precision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who claims or denies.

    ``text`` is the phrase that names them, wherever it stands; the mention is the pronoun or phrase
    in the claim's (or the denial's) own sentence, None where there is none.
    """

    text: str
    start: int
    end: int
    mention_start: int | None = None
    mention_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """The sentence that denies."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place of a claim, in its role, and how it is known.

    ``surface``, ``start``, ``end`` are its words in the claim's sentence, None where it has none.
    The evidence span is what decided when ``basis`` is "document" or "inferred". ``alternatives``
    are the other candidates, best first.
    """

    role: str
    basis: str
    place: Place
    score: float
    surface: str | None = None
    start: int | None = None
    end: int | None = None
    evidence_start: int | None = None
    evidence_end: int | None = None
    alternatives: tuple[Candidate, ...] = ()

    def __post_init__(self) -> None:
        one_of(self.role, CLAIM_ROLES, "role")
        one_of(self.basis, CLAIM_BASES, "basis")

    @property
    def doubtful(self) -> bool:
        """Whether its sentence names it, but may well mean another place of the name.

        A town in the region of its name, or the region about it, is no other place.

        Of the places of LGL that score less than `SURE` 61 % are right, of the others 96 %.
        """
        if self.basis not in ("explicit", "sentence") or self.score >= SURE:
            return False
        place = self.place
        return any(
            distance_km(place.lat, place.lon, other.place.lat, other.place.lon)
            > max(place.radius_km, other.place.radius_km)
            for other in self.alternatives
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What reviewers made of a claim; who they are stays in their log.

    ``state`` is "accepted", "corrected", "rejected" or "" where only a note or a grouping was made;
    ``fields`` are those that were corrected. Claims with the same ``group`` are one event, whatever
    would part them, and a claim with a group joins none without it.
    """

    state: str = ""
    fields: tuple[str, ...] = ()
    note: str = ""
    group: str | None = None

    def __post_init__(self) -> None:
        one_of(self.state, VERDICTS, "verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says happened, in one sentence, with every span that says so.

    ``around`` is what stood before and after those spans in a file that the claim was read from,
    each as start, end, prefix, suffix; a claim is the same without it.
    """

    claim_id: str
    kind: str
    subkind: str
    doc_id: str
    start: int
    end: int
    quote: str
    status: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    context_before: str | None = None
    context_after: str | None = None
    figures: tuple[Quantity, ...] = ()
    places: tuple[ClaimPlace, ...] = ()
    claimant: Party | None = None
    denier: Party | None = None
    denial: Denial | None = None
    period: Period | None = None
    score: float = 0.5
    verdict: Verdict | None = None
    around: tuple[tuple[int, int, str, str], ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        one_of(self.status, STATUSES, "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A sentence with a trigger or a number that gave no claim on the map, and why.

    ``kind`` is the kind whose trigger was there, or None; ``reason`` is a word: "negated",
    "hypothetical", "background", "boilerplate", "heading", "distance", "no_place", "reference" (to
    what was told before), "number" (of nobody who was hurt or moved) …
    """

    doc_id: str
    start: int
    end: int
    quote: str
    reason: str
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is inferred to have happened, from one or more claims.

    ``event_id`` is the smallest claim_id; ``claims`` are all of them, the one with that id first,
    the others by document and position. ``figures`` has one quantity a measure: a range where
    claims differ. ``status`` is the weakest reading that is true of all. ``superseded`` are earlier
    cumulative tolls that a later one of the same publisher replaced; they are among ``claims``.
    ``part_of`` is the id of an event of a wider area whose figure holds this one's.
    """

    event_id: str
    kind: str
    subkind: str
    status: str
    claims: tuple[Claim, ...]
    figures: tuple[Quantity, ...] = ()
    places: tuple[ClaimPlace, ...] = ()
    period: Period | None = None
    n_sources: int = 1
    superseded: tuple[str, ...] = ()
    part_of: str | None = None


def is_nobody(figures: Sequence[Quantity]) -> bool:
    """Tell whether figures say that nobody was hurt: kept and listed, and never drawn."""
    return bool(figures) and all(figure.high == 0 for figure in figures)
