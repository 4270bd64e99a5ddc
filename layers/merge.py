"""Claims to events: claims about the same thing are one event, which keeps them all.

Claims merge when kind, subkind, places and period agree; their figures then give a range and are
never added up. Without a day, or with no more than the day by which it happened, claims merge only
when their figures are near each other or, without figures, when the claimant is the same; an
undated claim never joins a dated one, unless something tells that it does: one told up to a day or
overnight may (`following`), and so may one told of a wider area (`wider`), put nowhere (`unplaced`)
or whose report has the day elsewhere (`continued`), all in `layers.merging`. What is denied, feared
or history stays apart from what is told as happening. A later toll of the same publisher replaces
the earlier on the map, and the earlier stays in the event (`tallies`). What a reviewer joined or
parted stays so.

Grouping is by hashed keys and sorted runs: the order of the claims changes nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from .merging.answers import answer_denials
from .merging.causes import Causes, find_causes, part_by_cause
from .merging.continued import join_afterwards, join_named, join_told_soon, join_undated
from .merging.following import join_following, join_nights, join_risen
from .merging.generic import join_generic
from .merging.grouping import TOLD, position, share_report
from .merging.incidents import count_other_sides
from .merging.namesakes import place_keys
from .merging.summary import HARMED, event_of
from .merging.tallies import (
    NEAR,
    bounds,
    counts_more,
    has_risen,
    is_cumulative,
    is_running,
    main_figure,
    source_of,
)
from .merging.unplaced import join_unplaced
from .merging.wholes import find_wholes
from .merging.wider import join_equal, join_wider, join_wider_following
from .model import Claim, Event

Where = Mapping[str, Hashable]
MAX_DAYS_APART = 45
# Tolls of one report that lie further apart than so count other people.
FAR = 10
# So many characters from a figure may tell that it counts others than the one before.
BESIDE = 40
_MORE = re.compile(r"\b(?:also|another|additional|further)\b", re.IGNORECASE)


def merge_claims(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Merge claims into events.

    Parameters
    ----------
    claims
        Claims of any number of documents, in any order.

    Returns
    -------
    tuple of Event
        Ordered by their first claim: document, position, id.
    """
    claims = tuple(claims)
    causes = find_causes(claims)
    where = place_keys(claims)
    about, placed = partial(_about, where=where), partial(_placed, where=where)
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    rises = _rises(claims, where)
    rising = {claim.claim_id for more in rises.values() for claim in more}
    for claim, slot in _slots((one for one in claims if one.claim_id not in rising), where):
        groups[_key(claim, slot, where)].append(claim)
    runs: list[Sequence[Claim]] = [
        [*part, *(more for claim in part for more in rises.get(claim.claim_id, ()))]
        for key, group in groups.items()
        for run in _runs(key, group)
        for part in _parts(key, run, causes)
    ]
    runs = join_nights(runs, causes, about=about)
    runs = join_generic(runs, causes, placed=placed)
    runs = join_named(runs, causes, about=about)
    runs = join_wider(runs, causes, about=_alike)
    runs = join_risen(runs, causes, about=about)
    runs = join_following(runs, causes, about=about)
    runs = join_wider_following(runs, causes, about=_alike)
    runs = join_afterwards(runs, causes, about=about)
    runs = join_undated(runs, causes, about=about)
    runs = join_told_soon(runs, causes, about=about)
    runs = join_equal(runs, causes, about=_alike)
    runs = join_unplaced(runs, causes, about=_alike)
    events = [event_of(run) for run in answer_denials(runs, causes)]
    wholes = find_wholes(events, causes)
    events = [replace(event, part_of=wholes.get(event.event_id)) for event in events]
    return tuple(sorted(events, key=lambda event: position(event.claims[0])))


def _rises(claims: Iterable[Claim], where: Where) -> Mapping[str, Sequence[Claim]]:
    """Return by toll those by whom it rose: "three more died, bringing the toll to 17"."""
    sentences: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.figures:
            place = where[claim.claim_id]
            sentences[claim.doc_id, claim.start, claim.subkind, place].append(claim)
    rises: dict[str, Sequence[Claim]] = {}
    for told in sentences.values():
        tolls = [claim for claim in told if not counts_more(claim)] if len(told) > 1 else []
        if len(tolls) == 1 and (has_risen(tolls[0]) or is_running(tolls[0])):
            most = bounds(main_figure(tolls[0]))[1]
            more = [one for one in told if one is not tolls[0] and _amount(one) < most]
            rises[tolls[0].claim_id] = sorted(more, key=position)
    return rises


def _slots(claims: Iterable[Claim], where: Where) -> Iterator[tuple[Claim, int]]:
    """Give each claim its number among those that its sentence makes about one thing.

    Two tolls of one place in one sentence are of two groups of people, not two tellings of one,
    unless two voices count people of one side; and so are "40 were killed" and, later in the
    report, "eleven were also killed".
    """
    seen: Counter[Hashable] = Counter()
    heard: dict[Hashable, list[Claim]] = defaultdict(list)
    told: set[Hashable] = set()
    ordered = sorted(claims, key=lambda claim: (position(claim)[:2], _first(claim), claim.claim_id))
    for claim in ordered:
        if not claim.figures:
            yield claim, 0
            continue
        what = (claim.doc_id, claim.kind, where[claim.claim_id], main_figure(claim).measure)
        same = (*what[:3], claim.start, claim.subkind)
        more = what in told and not seen[same] and _is_more(claim)
        slot = 0 if _is_rival(claim, heard[same]) else seen[same]
        yield claim, claim.start + 1 if more else slot
        seen[same] += 1
        heard[same].append(claim)
        told.add(what)


def _is_rival(claim: Claim, others: Sequence[Claim]) -> bool:
    """Tell "46 were killed, officials said; residents counted 61 bodies"."""
    return claim.claimant is not None and all(
        other.claimant is not None
        and _claimant(other) != _claimant(claim)
        and not count_other_sides([claim], [other])
        for other in others
    )


def _is_more(claim: Claim) -> bool:
    """Tell "another 11 were killed", "eleven were also killed"."""
    figure = main_figure(claim)
    first, last = figure.start - claim.start, figure.end - claim.start
    return _MORE.search(claim.quote[max(0, first - BESIDE) : last + BESIDE]) is not None


def _first(claim: Claim) -> int:
    return min((figure.start for figure in claim.figures), default=0)


def _group(claim: Claim) -> str:
    return "told" if claim.status in TOLD else claim.status


def _subkind(claim: Claim) -> str:
    """Return what must agree of the subkind: who counts the dead may count the wounded too."""
    return "harmed" if claim.subkind in HARMED else claim.subkind


def _parts(key: Hashable, run: Sequence[Claim], causes: Causes) -> Iterator[Sequence[Claim]]:
    """Part what differs in its cause, and the dead from the wounded where nobody counts both."""
    assert isinstance(key, tuple)
    if key[0] == "group":
        yield run
        return
    for part in part_by_cause(run, causes):
        yield from _told_together(part)


def _told_together(part: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Part the dead, the wounded and the missing where no report tells of both."""
    reports: dict[str, set[str]] = defaultdict(set)
    for claim in part:
        reports[claim.doc_id].update(HARMED[1:3] if claim.subkind == HARMED[0] else ())
        reports[claim.doc_id].add(claim.subkind)
    together: list[frozenset[str]] = []
    for told in {frozenset(subkinds) for subkinds in reports.values()}:
        touched = [one for one in together if not one.isdisjoint(told)]
        together = [one for one in together if one not in touched]
        together.append(told.union(*touched))
    for subkinds in together:
        yield [claim for claim in part if claim.subkind in subkinds]


def _key(claim: Claim, slot: int, where: Where) -> Hashable:
    if claim.verdict and claim.verdict.group:
        return ("group", claim.verdict.group)
    place = where[claim.claim_id]
    what: tuple[Hashable, ...] = (claim.kind, _subkind(claim), place, _group(claim))
    if slot:
        what += (claim.doc_id, claim.start, slot)
    period = claim.period
    if _is_toll(claim):
        return ("toll", what)
    if period and period.start:
        return ("dated", what, period.edtf)
    if period and not period.end and any(letter.isdigit() for letter in period.edtf):
        return ("open", what, period.edtf, claim.doc_id)
    if claim.figures:
        counted = main_figure(claim)
        return ("counted", what, counted.measure, counted.unit)
    return ("told", what, _claimant(claim))


def _about(claim: Claim, *, where: Where) -> tuple[Hashable, Hashable]:
    """Return what must agree of two claims about one event, but for when it was."""
    return _alike(claim), where[claim.claim_id]


def _placed(claim: Claim, *, where: Where) -> Hashable:
    """Return what must agree of two claims about one event, but for its kind."""
    if claim.verdict and claim.verdict.group:
        return claim.claim_id
    return where[claim.claim_id], _group(claim), claim.period and claim.period.edtf


def _alike(claim: Claim) -> Hashable:
    """Return what must agree of two claims about one event, but for when and where it was."""
    if claim.verdict and claim.verdict.group:
        return claim.claim_id
    return claim.kind, _subkind(claim), _group(claim)


def _is_toll(claim: Claim) -> bool:
    """Tell whether a figure is said to count up to the day of publication."""
    period = claim.period
    is_open = period is None or period.start is None or period.end is None
    return is_open and claim.published is not None and bool(claim.figures) and is_cumulative(claim)


def _claimant(claim: Claim) -> Hashable:
    if claim.claimant is None:
        return ("source", source_of(claim))
    words = claim.claimant.text.casefold().split()
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    return " ".join(words)


def _runs(key: Hashable, group: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Part a group of undated claims where publication or figures lie far apart."""
    assert isinstance(key, tuple)
    if key[0] in ("dated", "open", "group") or len(group) == 1:
        yield group
        return
    for run in _split(group, _published, lambda low, high: high - low > MAX_DAYS_APART):
        if key[0] == "counted":
            yield from _gone_on(_split(run, _amount, lambda low, high: high > low * NEAR))
        elif key[0] == "toll":
            yield from _of_one_report(_split(run, _amount, lambda low, high: high > low * FAR))
        else:
            yield run


def _of_one_report(runs: Iterable[list[Claim]]) -> Iterator[list[Claim]]:
    """Join runs of tolls, the lowest first, unless one report gives both: what rises is told once.

    "9,480 have fled since then. Since January 1.3 million have been displaced".
    """
    joined: list[Claim] = []
    for run in runs:
        if joined and share_report(joined, run):
            yield joined
            joined = []
        joined += run
    yield joined


def _gone_on(runs: Iterable[list[Claim]]) -> Iterator[list[Claim]]:
    """Join runs, the lowest first, through which one publisher's running count rises by the day.

    "40 people have been killed", then "90 people have been killed": the second holds the first.
    """
    joined: list[list[Claim]] = []
    for run in runs:
        last = _days_of_counts(run, max)
        apart, together = [], list(run)
        for lower in joined:
            first = _days_of_counts(lower, min)
            if any(first.get(by, inf) < day for by, day in last.items()):
                together += lower
            else:
                apart.append(lower)
        joined = [*apart, together]
    yield from joined


def _days_of_counts(
    claims: Iterable[Claim], pick: Callable[[list[float]], float]
) -> dict[str, float]:
    """Return the first or last day on which each publisher gave a running count."""
    days: dict[str, list[float]] = defaultdict(list)
    for claim in claims:
        if is_running(claim):
            days[source_of(claim)].append(_published(claim))
    return {source: pick(found) for source, found in days.items()}


def _published(claim: Claim) -> float:
    return claim.published.toordinal() if claim.published else -1e9


def _amount(claim: Claim) -> float:
    """Return what ranks a claim among those with the same measures: its first measure's figure."""
    return float(bounds(main_figure(claim))[0])


def _split(
    group: Sequence[Claim],
    value: Callable[[Claim], float],
    is_far: Callable[[float, float], bool],
) -> Iterator[list[Claim]]:
    ordered = sorted(group, key=value)
    run = [ordered[0]]
    for claim in ordered[1:]:
        if is_far(value(run[-1]), value(claim)):
            yield run
            run = []
        run.append(claim)
    yield run
