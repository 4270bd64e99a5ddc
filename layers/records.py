"""Claims as records: JSON objects of the promised shape, one a line, and back.

Writing and reading back gives equal claims. A record that is not of the shape is a `ClaimError`;
nothing is repaired silently. Fields that are not known are left alone, so that files of a later
version can be read.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from geo import Candidate, Place
from geo.records import licence_record

from .errors import ClaimError
from .kinds import load_kinds
from .model import Claim, ClaimPlace, Denial, Party, Period, Quantity, Verdict, iso

Record = dict[str, Any]

_PLAIN = tuple(
    field.name for field in fields(Claim) if field.type in (str, int, "str", "int", str | None)
)
_TEXTS = ("claim_id", "kind", "subkind", "doc_id", "quote", "status")
_MAYBE_TEXTS = ("title", "publisher", "url", "context_before", "context_after")


def claim_record(claim: Claim) -> Record:
    """Return a claim as JSON values: days in ISO 8601, null for what is unknown.

    ``review`` is there only for a claim that a reviewer decided about.
    """
    record: Record = {name: getattr(claim, name) for name in _PLAIN}
    record["published"] = iso(claim.published)
    record["figures"] = [_flat(figure) for figure in claim.figures]
    record["places"] = [_place_record(place) for place in claim.places]
    record["claimant"] = _flat(claim.claimant)
    record["denier"] = _flat(claim.denier)
    record["denial"] = _flat(claim.denial)
    period = _flat(claim.period)
    if period is not None:
        period["start"], period["end"] = iso(period["start"]), iso(period["end"])
    record["period"] = period
    record["score"] = claim.score
    if claim.verdict:
        record["review"] = asdict(claim.verdict) | {"fields": list(claim.verdict.fields)}
    return record


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a record.

    Raises
    ------
    ClaimError
        When a field is missing, of another type, or holds a word that is not allowed there.
    """
    name = record.get("claim_id") if isinstance(record, Mapping) else None
    try:
        return _claim(record)
    except KeyError as error:
        message = f"claim {name!r}: not a record of a claim: it has no {error}"
        raise ClaimError(message) from error
    except (TypeError, ValueError, AttributeError) as error:
        message = f"claim {name!r}: not a record of a claim: {error}"
        raise ClaimError(message) from error


def read_claims(
    path: Path, *, on_failure: Callable[[ClaimError], None] | None = None
) -> Iterator[Claim]:
    """Read the claims of a JSONL file.

    Parameters
    ----------
    path
        The file.
    on_failure
        Called with what is wrong with a line, while the other lines are read.

    Raises
    ------
    ClaimError
        When a line is no claim, and nobody listens; the message has the number of the line.
    """
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                yield claim_from_record(json.loads(line))
            except (ValueError, RecursionError) as error:
                failure = ClaimError(f"line {number}: {error}")
                if on_failure is None:
                    raise failure from error
                on_failure(failure)


def worded_spans(record: Mapping[str, Any]) -> Iterator[tuple[Any, int, int, str]]:
    """Give each part of a claim's record that has a span: the part, the span, and its words."""
    yield record, record["start"], record["end"], record["quote"]
    for name, words in (("figures", "text"), ("places", "surface")):
        for row in record.get(name) or ():
            if row["start"] is not None:
                yield row, row["start"], row["end"], row[words] or ""
    for name, words in (("claimant", "text"), ("denier", "text"), ("denial", "quote")):
        row = record.get(name)
        if row is not None:
            yield row, row["start"], row["end"], row[words]
    period = record.get("period")
    if period is not None:
        yield period, period["text_start"], period["text_end"], period["text"]


def _around(record: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Give the start, end, prefix and suffix of each selector that a record came with."""
    for row, start, end, _ in worded_spans(record):
        selector = row.get("selector")
        if selector is not None:
            yield start, end, _typed(selector, "prefix", str), _typed(selector, "suffix", str)


def _flat(value: Party | Denial | Period | Quantity | None) -> Record | None:
    return None if value is None else asdict(value)


def place_values(place: Place) -> Record:
    """Return a place as JSON values."""
    return {name: getattr(place, name) for name in Place.__dataclass_fields__}


def _place_record(place: ClaimPlace) -> Record:
    record: Record = {
        name: getattr(place, name) for name in ("role", "basis", "surface", "start", "end")
    }
    record |= place_values(place.place) | licence_record(place.place)
    record["score"] = place.score
    record["evidence_start"] = place.evidence_start
    record["evidence_end"] = place.evidence_end
    record["alternatives"] = [_candidate_record(candidate) for candidate in place.alternatives]
    return record


def _candidate_record(candidate: Candidate) -> Record:
    record = place_values(candidate.place) | licence_record(candidate.place)
    record["score"] = candidate.score
    if candidate.reasons:
        record["reasons"] = list(candidate.reasons)
    return record


def _claim(record: Mapping[str, Any]) -> Claim:
    texts = {name: _typed(record, name, str) for name in _TEXTS}
    _check_kind(texts["kind"], texts["subkind"])
    maybe = {name: _maybe(record, name, str) for name in _MAYBE_TEXTS}
    start, end = _typed(record, "start", int), _typed(record, "end", int)
    if not 0 <= start <= end:
        message = f"no span: start {start}, end {end}"
        raise ValueError(message)
    return Claim(
        **texts,
        **maybe,
        start=start,
        end=end,
        published=_day(record.get("published")),
        figures=tuple(_quantity(row) for row in record.get("figures") or ()),
        places=tuple(_claim_place(row) for row in record.get("places") or ()),
        claimant=_party(record.get("claimant")),
        denier=_party(record.get("denier")),
        denial=_denial(record.get("denial")),
        period=_period(record.get("period")),
        score=_number(record, "score"),
        verdict=_verdict(record.get("review")),
        around=tuple(_around(record)),
    )


def _check_kind(kind: str, subkind: str) -> None:
    """Refuse what no layer would take, rather than lose it."""
    kinds = load_kinds()
    if kind not in kinds:
        message = f"unknown kind {kind!r}; available: {', '.join(sorted(kinds))}"
        raise ValueError(message)
    if subkind not in kinds[kind].subkinds:
        available = ", ".join(kinds[kind].subkinds)
        message = f"unknown subkind {subkind!r} of {kind}; available: {available}"
        raise ValueError(message)


def _typed(record: Mapping[str, Any], name: str, kind: type | tuple[type, ...]) -> Any:
    value = record[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        message = f"{name} is {value!r}"
        raise TypeError(message)
    return value


def _number(record: Mapping[str, Any], name: str) -> float:
    return float(_typed(record, name, (int, float)))


def _maybe(record: Mapping[str, Any], name: str, kind: type | tuple[type, ...]) -> Any:
    return None if record.get(name) is None else _typed(record, name, kind)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _quantity(row: Mapping[str, Any]) -> Quantity:
    return Quantity(
        **{name: _typed(row, name, str) for name in ("measure", "qualifier", "unit", "text")},
        **{name: _maybe(row, name, int) for name in ("low", "best", "high")},
        start=_typed(row, "start", int),
        end=_typed(row, "end", int),
    )


def _claim_place(row: Mapping[str, Any]) -> ClaimPlace:
    spans = ("start", "end", "evidence_start", "evidence_end")
    return ClaimPlace(
        role=_typed(row, "role", str),
        basis=_typed(row, "basis", str),
        place=_place(row),
        score=_number(row, "score"),
        surface=_maybe(row, "surface", str),
        alternatives=tuple(
            Candidate(
                place=_place(other),
                score=_number(other, "score"),
                reasons=tuple(other.get("reasons") or ()),
            )
            for other in row.get("alternatives") or ()
        ),
        **{name: _maybe(row, name, int) for name in spans},
    )


def _place(row: Mapping[str, Any]) -> Place:
    return Place(
        **{name: _typed(row, name, str) for name in ("place_id", "name", "feature")},
        **{name: _maybe(row, name, str) for name in ("country", "admin1", "admin1_code", "admin2")},
        lat=_number(row, "lat"),
        lon=_number(row, "lon"),
        radius_km=_number(row, "radius_km"),
        population=_maybe(row, "population", int),
    )


def _party(row: Mapping[str, Any] | None) -> Party | None:
    if row is None:
        return None
    return Party(
        text=_typed(row, "text", str),
        start=_typed(row, "start", int),
        end=_typed(row, "end", int),
        mention_start=_maybe(row, "mention_start", int),
        mention_end=_maybe(row, "mention_end", int),
    )


def _denial(row: Mapping[str, Any] | None) -> Denial | None:
    if row is None:
        return None
    return Denial(
        quote=_typed(row, "quote", str),
        start=_typed(row, "start", int),
        end=_typed(row, "end", int),
    )


def _period(row: Mapping[str, Any] | None) -> Period | None:
    if row is None:
        return None
    return Period(
        start=_day(row.get("start")),
        end=_day(row.get("end")),
        **{name: _typed(row, name, str) for name in ("precision", "edtf", "text")},
        text_start=_typed(row, "text_start", int),
        text_end=_typed(row, "text_end", int),
    )


def _verdict(row: Mapping[str, Any] | None) -> Verdict | None:
    if row is None:
        return None
    return Verdict(
        state=_typed(row, "state", str),
        fields=tuple(str(name) for name in row.get("fields") or ()),
        note=_typed(row, "note", str),
        group=_maybe(row, "group", str),
    )
