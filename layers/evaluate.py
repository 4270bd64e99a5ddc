"""Score claims against gold: figures by measure, invented figures, event types, probes.

Of a document's claims only those that reach the map count (asserted, claimed, disputed). Its figure
of a measure is the largest that they state; a vague word ("dozens") states none, a bound states its
number, and a range is right at either end. People evacuated count as displaced where no other
figure says so; so do those who returned or took refuge, where gold does not count them apart.

*Invented* is the share of documents without a gold figure for which one was read. *Event type* is
the ACLED type of most claims, the first of as many; macro-F1 is over the types that gold holds. A
*probe* is passed when everything that it expects comes out.

What is scored is a function from document to claims, so that any extraction can be compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo import Document
from geo.errors import GoldError
from geo.gold import read_rows

from .kinds import load_kinds
from .model import Claim, Quantity

FIELDS = {
    "fatalities": "killed",
    "injured": "injured",
    "displaced": "displaced",
    "returned": "returned",
    "refugees": "refugees",
    "kidnapped": "kidnapped",
    "detained": "detained",
}
ON_MAP = ("asserted", "claimed", "disputed")
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}

Reader = Callable[[Document], Sequence[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A text and what must come out; ``scored`` are the fields that gold states."""

    doc_id: str
    text: str
    scored: tuple[str, ...]
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureScore:
    """Counts for one measure: right figures, those found, those in gold, those invented."""

    right: int = 0
    found: int = 0
    gold: int = 0
    invented: int = 0
    without: int = 0

    @property
    def precision(self) -> float:
        """Return the share of figures found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of gold's figures that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0

    @property
    def invented_share(self) -> float:
        """Return the share of documents without a gold figure for which one was read."""
        return self.invented / self.without if self.without else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All scores of one gold file; ``failed`` are the probes with what did not come out."""

    documents: int
    figures: Mapping[str, FigureScore]
    event_type_f1: float | None
    probes: int
    failed: Mapping[str, tuple[str, ...]]


def read_event_gold(path: Path) -> tuple[GoldReport, ...]:
    """Read gold of events or probes, one JSON object a line, gzipped or not.

    Raises
    ------
    GoldError
        If the file can't be read or a line is not in the format.
    """
    return tuple(_gold_report(row, where) for where, row in read_rows(path))


def _gold_report(row: Mapping[str, Any], where: str) -> GoldReport:
    """Read one row of gold."""
    fields: dict[str, Any] = {"id": (str, int), "text": str, "score": list, "expect": dict}
    needed = row.keys() | {"id", "text"}
    wrong = [
        name for name in fields if name in needed and not isinstance(row.get(name), fields[name])
    ]
    if wrong:
        message = (
            f"{where}: expected an object with id, text, and score or expect;"
            f" wrong or missing: {', '.join(wrong)}"
        )
        raise GoldError(message)
    return GoldReport(
        doc_id=str(row["id"]), text=row["text"], scored=tuple(row.get("score", ())), row=row
    )


def evaluate(reports: Iterable[GoldReport], *, reader: Reader) -> Scores:
    """Score a reader of documents on gold.

    Parameters
    ----------
    reports
        What `read_event_gold` gives.
    reader
        From document to claims.
    """
    counts: dict[str, Counter[str]] = {}
    types: list[tuple[str, str | None]] = []
    failed: dict[str, tuple[str, ...]] = {}
    documents = probes = 0
    for report in reports:
        documents += 1
        claims = reader(Document(doc_id=report.doc_id, text=report.text))
        for name in report.scored:
            if name in FIELDS:
                _count(counts.setdefault(name, Counter()), name, report, claims)
        if "event_type" in report.scored and report.row.get("event_type"):
            types.append((report.row["event_type"], event_type(claims)))
        if "expect" in report.row:
            probes += 1
            faults = probe_faults(report.row["expect"], claims)
            if faults:
                failed[report.doc_id] = faults
    return Scores(
        documents=documents,
        figures={name: FigureScore(**count) for name, count in counts.items()},
        event_type_f1=_macro_f1(types) if types else None,
        probes=probes,
        failed=failed,
    )


def _count(count: Counter[str], name: str, report: GoldReport, claims: Sequence[Claim]) -> None:
    """Add one document to the counts of one measure; nought in gold is no figure."""
    gold = report.row.get(name) or None
    found = document_figure(claims, name, apart=report.scored)
    accepted = {gold, *(report.row.get("accept") or {}).get(name, ())} - {None, 0}
    count["gold"] += gold is not None
    count["found"] += found is not None
    count["without"] += gold is None
    count["invented"] += gold is None and found is not None
    count["right"] += found is not None and bool(accepted & _readings(found))


def _readings(figure: Quantity) -> set[int]:
    """Return the numbers that a figure states."""
    if figure.qualifier == "range":
        return {end for end in (figure.low, figure.high) if end is not None}
    number = stated(figure)
    return set() if number is None else {number}


def stated(figure: Quantity) -> int | None:
    """Return the one number that a figure states, None for a vague word."""
    if figure.qualifier == "vague":
        return None
    return figure.best if figure.best is not None else figure.low


def document_figure(
    claims: Iterable[Claim], name: str, *, apart: Sequence[str] = ()
) -> Quantity | None:
    """Return the figure that a document states for a field of gold.

    Parameters
    ----------
    claims
        The document's claims.
    name
        A key of `FIELDS`.
    apart
        The fields that gold counts apart.
    """
    figures = [figure for claim in claims if claim.status in ON_MAP for figure in claim.figures]
    measures = [FIELDS[name]]
    if name == "displaced":
        measures += ["evacuated"]
        measures += [other for other in ("returned", "refugees") if set(apart) == {"displaced"}]
    for measure in measures:
        stating = [figure for figure in figures if figure.measure == measure and stated(figure)]
        if stating:
            return max(stating, key=lambda figure: stated(figure) or 0)
    return None


def event_type(claims: Iterable[Claim]) -> str | None:
    """Return the ACLED type of most claims on the map, as gold writes it."""
    kinds = load_kinds()
    votes: Counter[str] = Counter()
    for claim in claims:
        subkind = kinds[claim.kind].subkinds.get(claim.subkind) if claim.kind in kinds else None
        if claim.status in ON_MAP and subkind is not None and subkind.acled:
            votes[subkind.acled.lower().replace("/", "_").replace(" ", "_")] += 1
    ranked = votes.most_common(1)
    return ranked[0][0].replace("explosions_", "explosion_") if ranked else None


def _macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    scores: list[float] = []
    for name in sorted({gold for gold, _ in pairs}):
        right = sum(gold == name == found for gold, found in pairs)
        total = sum(gold == name for gold, _ in pairs) + sum(found == name for _, found in pairs)
        scores.append(2 * right / total)
    return sum(scores) / len(scores)


def probe_faults(expect: Mapping[str, Any], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Name what a probe expects and the claims do not say."""
    faults = [
        name for name, wanted in expect.items() if not _is_met(name, wanted, claims, tuple(expect))
    ]
    return tuple(faults)


def _is_met(name: str, wanted: Any, claims: Sequence[Claim], fields: Sequence[str]) -> bool:
    field, _, part = name.partition("_")
    if name in FIELDS:
        return _has_figure(claims, name, wanted, fields)
    if field in FIELDS and part in ("low", "qualifier"):
        return _has_bound(claims, field, part, wanted)
    if name.startswith("denied_"):
        measure = FIELDS[name.removeprefix("denied_")]
        return any(
            claim.status == "denied" and figure.measure == measure and stated(figure) == wanted
            for claim in claims
            for figure in claim.figures
        )
    if name == "place":
        names = {(place.surface or place.place.name).lower() for c in claims for place in c.places}
        return str(wanted).lower() in names
    if name == "status":
        return any(claim.status == wanted for claim in claims)
    if name == "unit":
        return any(figure.unit == wanted for claim in claims for figure in claim.figures)
    if name in ("claimant", "denier"):
        parties = [getattr(claim, name) for claim in claims]
        return any(party and str(wanted) in party.text.lower() for party in parties)
    return True


def _has_figure(
    claims: Sequence[Claim], name: str, wanted: int | None, fields: Sequence[str]
) -> bool:
    if wanted == 0:
        return any(
            figure.measure == FIELDS[name] and figure.high == 0
            for claim in claims
            for figure in claim.figures
        )
    figure = document_figure(claims, name, apart=fields)
    return (figure is None) if wanted is None else figure is not None and stated(figure) == wanted


def _has_bound(claims: Sequence[Claim], field: str, part: str, wanted: Any) -> bool:
    for claim in claims:
        for figure in claim.figures:
            if figure.measure != FIELDS[field]:
                continue
            if part == "low" and figure.low == wanted:
                return True
            if part == "qualifier":
                vague = figure.qualifier == "vague" and figure.low == _VAGUE.get(wanted)
                if vague or figure.qualifier == wanted:
                    return True
    return False
