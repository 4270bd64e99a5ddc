"""Score geoparsing against gold: recognition, resolution, and both at once.

*Recognition* is F1 by overlap (a found name and a gold name share a character; one to one) and by
exact span. *Resolution* is accuracy within 161 km of the gold point, on gold's own spans, so that
it does not depend on recognition; an equal GeoNames id counts as exact. *End to end* is F1 of names
that are both found and put within 161 km; where gold has no point, the span alone counts.
*Calibration* compares the scores of resolutions with how often they are right: the expected error
of ten bins of equal size.

Intervals are 95 % percentile intervals of a bootstrap over documents (Efron and Tibshirani, 1993),
with a fixed seed. What is scored is a function from document to resolutions, so that any recogniser
or resolver can be compared.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from .gazetteer import Gazetteer
from .geoparse import geoparse
from .gold import GoldDocument, GoldToponym, digest, read_gold
from .model import Document, Resolution
from .sphere import distance_km
from .weights import load_weights

WITHIN_KM = 161.0
_RESAMPLES = 1000
_BINS = 10

Span = tuple[int, int]
Geoparser = Callable[[Document], Sequence[Resolution]]
Resolver = Callable[[Document, Sequence[Span]], Sequence[Resolution]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A share in [0, 1] with the ends of its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write per cent: "87.2 [85.9, 88.4]"."""
        return f"{100 * self.value:.1f} [{100 * self.low:.1f}, {100 * self.high:.1f}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Scores on one corpus; a measure is None where gold has nothing to measure it on.

    ``fitted`` counts the documents that the weights were fitted on: what is measured on them says
    little about others.
    """

    documents: int
    fitted: int = 0
    toponyms: int
    overlap_precision: Measure | None
    overlap_recall: Measure | None
    overlap_f1: Measure | None
    exact_f1: Measure | None
    accuracy_161: Measure | None
    median_error_km: float | None
    end_to_end_f1: Measure | None
    calibration_error: float | None


@dataclass(slots=True)
class Tally:
    """Counts of one document."""

    gold: int = 0
    found: int = 0
    overlap: int = 0
    exact: int = 0
    both: int = 0
    pointed: int = 0
    near: int = 0
    errors_km: list[float] = field(default_factory=list)
    scored: list[tuple[float, bool]] = field(default_factory=list)


def evaluate(
    gold: Iterable[GoldDocument], *, geoparser: Geoparser, resolver: Resolver | None = None
) -> Evaluation:
    """Score a geoparser, and on gold's spans a resolver, on gold documents.

    Parameters
    ----------
    gold
        Documents with toponyms.
    geoparser
        Gives the resolutions of a document; only those of basis "explicit" are scored.
    resolver
        Gives one resolution for each span of a document, in order; None leaves accuracy out.
    """
    return summarise([tally(each, geoparser=geoparser, resolver=resolver) for each in gold])


def tally(gold: GoldDocument, *, geoparser: Geoparser, resolver: Resolver | None = None) -> Tally:
    """Count what is right in one document."""
    document = Document(doc_id=gold.doc_id, text=gold.text)
    found = [each for each in geoparser(document) if each.basis == "explicit"]
    ignored = [each for each in gold.toponyms if each.kind == "ignore"]
    wanted = [each for each in gold.toponyms if each.kind != "ignore"]
    pairs = _pairs(wanted, found)
    taken = {right for _, right in pairs}
    counted = [
        each
        for number, each in enumerate(found)
        if number in taken or not any(_overlap(one, each) for one in ignored)
    ]
    counts = Tally(gold=len(wanted), found=len(counted), overlap=len(pairs))
    for left, right in pairs:
        one, toponym = wanted[left], found[right].toponym
        counts.exact += (one.start, one.end) == (toponym.start, toponym.end)
        counts.both += one.point is None or error_km(one, found[right]) <= WITHIN_KM
    if resolver is not None:
        _tally_points(counts, wanted, resolver, document)
    return counts


def _tally_points(
    counts: Tally, wanted: Sequence[GoldToponym], resolver: Resolver, document: Document
) -> None:
    resolutions = resolver(document, [(each.start, each.end) for each in wanted])
    for one, resolution in zip(wanted, resolutions, strict=True):
        if one.point is None:
            continue
        error = error_km(one, resolution)
        counts.pointed += 1
        counts.near += error <= WITHIN_KM
        counts.errors_km.append(error)
        if resolution.candidates:
            counts.scored.append((resolution.candidates[0].score, error <= WITHIN_KM))


def error_km(gold: GoldToponym, resolution: Resolution) -> float:
    """Measure how far a resolution is from gold's point; infinite where there is no place.

    The best candidate counts even below the threshold, so that the ranking is measured.
    """
    if gold.point is None or not resolution.candidates:
        return float("inf")
    place = resolution.candidates[0].place
    if gold.geonames_id is not None and place.place_id == f"geonames:{gold.geonames_id}":
        return 0.0
    return distance_km(gold.point[0], gold.point[1], place.lat, place.lon)


def _overlap(gold: GoldToponym, resolution: Resolution) -> bool:
    return gold.start < resolution.toponym.end and resolution.toponym.start < gold.end


def _pairs(gold: Sequence[GoldToponym], found: Sequence[Resolution]) -> list[tuple[int, int]]:
    """Pair gold with found names one to one, equal spans first, then whatever overlaps."""
    spans = {(each.toponym.start, each.toponym.end): n for n, each in enumerate(found)}
    pairs = [
        (left, spans[one.start, one.end])
        for left, one in enumerate(gold)
        if (one.start, one.end) in spans
    ]
    taken_left, taken_right = {left for left, _ in pairs}, {right for _, right in pairs}
    order = sorted(range(len(found)), key=lambda n: found[n].toponym.start)
    first = 0
    for left, one in enumerate(gold):
        if left in taken_left:
            continue
        while first < len(order) and found[order[first]].toponym.end <= one.start:
            first += 1
        for right in order[first:]:
            if found[right].toponym.start >= one.end:
                break
            if right not in taken_right and _overlap(one, found[right]):
                taken_right.add(right)
                pairs.append((left, right))
                break
    return pairs


def summarise(tallies: Sequence[Tally]) -> Evaluation:
    """Turn the counts of documents into measures with intervals."""
    names = ("gold", "found", "overlap", "exact", "both", "pointed", "near")
    counts = np.array([[getattr(each, name) for name in names] for each in tallies], dtype=float)
    column = {name: number for number, name in enumerate(names)}
    generator = np.random.default_rng(161)
    draws = generator.multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), _RESAMPLES)
    sums = draws @ counts

    def measure(right: str, *of: str) -> Measure | None:
        columns = [column[each] for each in of]
        whole = counts[:, columns].sum()
        if not whole:
            return None
        resampled = sums[:, columns].sum(axis=1)
        shares = len(of) * sums[:, column[right]] / np.maximum(resampled, 1)
        low, high = np.quantile(shares, [0.025, 0.975])
        value = len(of) * counts[:, column[right]].sum() / whole
        return Measure(value=float(value), low=float(low), high=float(high))

    errors = [error for each in tallies for error in each.errors_km]
    scored = [pair for each in tallies for pair in each.scored]
    return Evaluation(
        documents=len(tallies),
        toponyms=int(counts[:, column["gold"]].sum()),
        overlap_precision=measure("overlap", "found"),
        overlap_recall=measure("overlap", "gold"),
        overlap_f1=measure("overlap", "gold", "found"),
        exact_f1=measure("exact", "gold", "found"),
        accuracy_161=measure("near", "pointed"),
        median_error_km=float(np.median(errors)) if errors else None,
        end_to_end_f1=measure("both", "gold", "found") if errors else None,
        calibration_error=_calibration_error(scored) if scored else None,
    )


def _calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    """Average how far the score of each tenth of resolutions is from its share of right ones."""
    ordered = np.array(sorted(scored), dtype=float)
    bins = np.array_split(ordered, min(_BINS, len(ordered)))
    gaps = [len(each) * abs(each[:, 0].mean() - each[:, 1].mean()) for each in bins]
    return float(sum(gaps) / len(ordered))


def evaluate_installation(path: Path, *, gazetteer: Gazetteer) -> Evaluation:
    """Score the geoparser that is installed on a gold file with toponyms.

    Raises
    ------
    GoldError
        If the file is not gold with toponyms.
    """

    def parse(document: Document) -> Sequence[Resolution]:
        return geoparse(document, gazetteer=gazetteer)

    def resolve(document: Document, spans: Sequence[Span]) -> Sequence[Resolution]:
        return geoparse(document, gazetteer=gazetteer, spans=spans)

    gold = read_gold(path)
    pointed = any(each.point is not None for document in gold for each in document.toponyms)
    evaluation = evaluate(gold, geoparser=parse, resolver=resolve if pointed else None)
    known = load_weights().fitted_on
    return replace(evaluation, fitted=sum(digest(each) in known for each in gold))
