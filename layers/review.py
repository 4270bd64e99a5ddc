"""What reviewers decided, and what that makes of the claims.

A decision is about claims, by their ids, which do not change when a report is read again. Nothing
is overwritten: a later decision stands over an earlier one, and an undo is a decision too. A
decision whose claim is gone stays, as an orphan. Pure: the log itself is kept elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from geo import Place
from geo.model import one_of

from .model import Claim, ClaimPlace, Party, Period, Quantity, Verdict, iso
from .records import place_values

ACTIONS = ("accept", "reject", "correct", "note", "join", "part", "describe", "undo", "redo")
FIELDS = ("kind", "subkind", "status", "place", "figures", "period", "claimant")
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the log.

    ``before`` and ``after`` hold the corrected fields as JSON values; ``about`` is the decision
    that an undo or redo is about. ``decision_id`` is 0 until the log has it. A "part" takes the
    claims in its ``after["apart"]`` out of their event; a "describe" is about a report, whose
    `report_key` stands among the claims' ids.
    """

    action: str
    claim_ids: tuple[str, ...]
    who: str
    when: str
    decision_id: int = 0
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    note: str = ""
    quote: str = ""
    doc_id: str = ""
    about: int | None = None

    def __post_init__(self) -> None:
        """Refuse an action that is none."""
        one_of(self.action, ACTIONS, "action")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Claims as reviewers left them, each with its verdict; ``claims`` lack the ``rejected``.

    ``states`` has "accepted", "rejected" or "corrected" by claim id.
    """

    claims: tuple[Claim, ...]
    states: Mapping[str, str]
    rejected: tuple[Claim, ...] = ()
    orphaned: tuple[Decision, ...] = ()


def report_key(doc_id: str) -> str:
    """Return what stands for a report among the ids of claims."""
    return "report:" + sha256(doc_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold: without those that were undone, and not done again."""
    return _replayed(decisions)[0]


def undone(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that can be done again, the last undone last; a new one ends them."""
    return _replayed(decisions)[1]


def _replayed(
    decisions: Iterable[Decision],
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    holding: dict[int, Decision] = {}
    taken_back: dict[int, Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.decision_id):
        about = decision.about or 0
        if decision.action == "undo":
            if about in holding:
                taken_back[about] = holding.pop(about)
        elif decision.action == "redo":
            if about in taken_back:
                holding[about] = taken_back.pop(about)
        else:
            holding[decision.decision_id] = decision
            taken_back.clear()
    return tuple(holding[key] for key in sorted(holding)), tuple(taken_back.values())


def descriptions(decisions: Iterable[Decision]) -> dict[str, dict[str, Any]]:
    """Return what reviewers said of reports, by document id: title, publisher, url, published."""
    said: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for decision in standing(decisions):
        if decision.action == "describe":
            said[decision.doc_id] |= decision.after
    return dict(said)


def review(
    claims: Sequence[Claim], decisions: Sequence[Decision], *, doc_ids: Iterable[str] = ()
) -> Reviewed:
    """Apply decisions to claims.

    Parameters
    ----------
    claims
        As they were extracted.
    decisions
        The whole log.
    doc_ids
        The reports there are, for what was decided about reports.
    """
    verdicts: dict[str, Verdict] = {}
    corrections: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for decision in standing(decisions):
        for claim_id in decision.claim_ids:
            before = verdicts.get(claim_id, Verdict())
            verdicts[claim_id] = _judged(before, decision, claim_id)
            if decision.action == "correct":
                corrections[claim_id] |= decision.after
    done = [
        replace(correct(claim, corrections.get(claim.claim_id, {})), verdict=verdict)
        if (verdict := verdicts.get(claim.claim_id))
        else claim
        for claim in claims
    ]
    known = {claim.claim_id for claim in claims} | {report_key(doc_id) for doc_id in doc_ids}
    return Reviewed(
        claims=tuple(claim for claim in done if not _is_rejected(claim)),
        rejected=tuple(claim for claim in done if _is_rejected(claim)),
        states={
            claim.claim_id: claim.verdict.state
            for claim in done
            if claim.verdict and claim.verdict.state
        },
        orphaned=tuple(each for each in decisions if not known & set(each.claim_ids)),
    )


def _is_rejected(claim: Claim) -> bool:
    return claim.verdict is not None and claim.verdict.state == "rejected"


def _judged(before: Verdict, decision: Decision, claim_id: str) -> Verdict:
    """Return a claim's verdict after one more decision."""
    match decision.action:
        case "accept" | "reject":
            return replace(before, state=f"{decision.action}ed")
        case "correct":
            fields = dict.fromkeys((*before.fields, *decision.after))
            return replace(before, state="corrected", fields=tuple(fields))
        case "note":
            notes = (before.note, decision.note)
            return replace(before, note="; ".join(note for note in notes if note))
        case "join":
            return replace(before, group=f"{decision.decision_id}-{min(decision.claim_ids)}")
        case "part" if claim_id in decision.after.get("apart", ()):
            return replace(before, group=f"{decision.decision_id}-{claim_id}")
    return before


def correct(claim: Claim, values: Values) -> Claim:
    """Return a claim with corrected fields, which are JSON values as `field_values` gives them."""
    for name, value in values.items():
        one_of(name, FIELDS, "field")
        claim = _SETTERS[name](claim, value)
    return claim


def field_values(claim: Claim) -> dict[str, Any]:
    """Return what of a claim can be corrected, as JSON values."""
    period = claim.period
    return {
        "kind": claim.kind,
        "subkind": claim.subkind,
        "status": claim.status,
        "place": place_values(claim.places[0].place) if claim.places else None,
        "figures": [
            {
                name: getattr(figure, name)
                for name in ("measure", "qualifier", "unit", "low", "best", "high")
            }
            for figure in claim.figures
        ],
        "period": [iso(period.start), iso(period.end)] if period else None,
        "claimant": claim.claimant.text if claim.claimant else None,
    }


def bounds(qualifier: str, number: int, upper: int | None = None) -> dict[str, int | None]:
    """Return low, best and high of a figure that a reviewer gives with its bound."""
    if qualifier in ("at_least", "more_than"):
        return {"low": number, "best": number, "high": None}
    if qualifier in ("up_to", "less_than"):
        return {"low": None, "best": number, "high": number}
    if qualifier == "range":
        return {"low": number, "best": None, "high": max(upper or number, number)}
    if qualifier == "vague":
        return {"low": number, "best": None, "high": None}
    return {"low": number, "best": number, "high": number}


def _with_place(claim: Claim, value: Any) -> Claim:
    if value is None:
        return replace(claim, places=())
    place = Place(**value)
    if claim.places:
        first = replace(claim.places[0], place=place, basis="explicit", score=1.0)
        return replace(claim, places=(first, *claim.places[1:]))
    return replace(
        claim, places=(ClaimPlace(role="location", basis="explicit", place=place, score=1.0),)
    )


def _with_figures(claim: Claim, value: Any) -> Claim:
    spans = {figure.measure: figure for figure in claim.figures}
    figures = []
    for each in value:
        old = spans.get(each["measure"])
        text, start, end = (old.text, old.start, old.end) if old else ("", claim.start, claim.start)
        figures.append(Quantity(**each, text=text, start=start, end=end))
    return replace(claim, figures=tuple(figures))


def _with_period(claim: Claim, value: Any) -> Claim:
    if value is None:
        return replace(claim, period=None)
    start, end = (date.fromisoformat(day) if day else None for day in value)
    edtf = value[0] if value[0] == value[1] and start else f"{value[0] or '..'}/{value[1] or '..'}"
    old = claim.period
    words = (old.text, old.text_start, old.text_end) if old else ("", claim.start, claim.start)
    period = Period(
        start=start,
        end=end,
        precision="day",
        edtf=edtf,
        text=words[0],
        text_start=words[1],
        text_end=words[2],
    )
    return replace(claim, period=period)


def _with_claimant(claim: Claim, value: Any) -> Claim:
    if not value:
        return replace(claim, claimant=None)
    at = claim.quote.find(value)
    start = claim.start + at if at >= 0 else claim.start
    return replace(
        claim, claimant=Party(text=value, start=start, end=start + len(value) * (at >= 0))
    )


_SETTERS: dict[str, Callable[[Claim, Any], Claim]] = {
    "kind": lambda claim, value: replace(claim, kind=value),
    "subkind": lambda claim, value: replace(claim, subkind=value),
    "status": lambda claim, value: replace(claim, status=value),
    "place": _with_place,
    "figures": _with_figures,
    "period": _with_period,
    "claimant": _with_claimant,
}
