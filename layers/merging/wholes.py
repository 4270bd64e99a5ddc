"""Tell a figure that a total holds: "22 died in Kenya, 19 of them in Nairobi".

Both are told, and stand on the map as two events; whoever reads both must not add them up. An event
is part of another where one report gives both, or both are of one quake, flood or fire; where the
other is of an area around its place, of no other time, and counts at least as many of the same. So
is what a report counts of a part of the time: "267 since January, 31 of them in the past week".
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import permutations

from geo import Place

from ..claims.where.containment import AREAS, contains
from ..model import Event
from .causes import STRIKES, Causes, causes_in, have_one_cause
from .grouping import TOLD, share_report
from .incidents import count_other_sides
from .tallies import bounds, is_cumulative

_Stories = dict[Hashable, list[tuple[Event, Place]]]
# Of more floods of a country than so nobody can tell which holds which.
FEW = 20


def find_wholes(events: Iterable[Event], causes: Causes) -> Mapping[str, str]:
    """Return by the id of an event that of the narrowest event whose figure holds its figure.

    Parameters
    ----------
    events
        All events; those without a figure or a place are part of none.
    causes
        What people died or fled of, as sentences tell it.
    """
    stories: _Stories = defaultdict(list)
    here: _Stories = defaultdict(list)
    for event in events:
        place = _place(event)
        if place and event.figures and event.status in TOLD:
            for doc_id in {claim.doc_id for claim in event.claims}:
                stories[doc_id].append((event, place))
            for cause in causes_in(event.claims, causes) if event.period else ():
                here[cause, place.place_id].append((event, place))
                if cause in STRIKES:
                    stories[cause, place.country].append((event, place))
    wholes: dict[str, tuple[float, str]] = {}

    def is_part(event: Event, whole: Event, radius_km: float) -> None:
        found = (radius_km, whole.event_id)
        wholes[event.event_id] = min(found, wholes.get(event.event_id, found))

    for story, told in stories.items():
        areas = [(event, place) for event, place in told if place.feature in AREAS]
        if isinstance(story, tuple):
            areas = areas if len(areas) <= FEW else []
        for event, place in told:
            for area, around in areas:
                if contains(around, place) and _holds(area, event):
                    is_part(event, area, around.radius_km)
    for event, whole, radius_km in _beside(stories, here):
        if _runs_on(whole, event, causes):
            is_part(event, whole, radius_km)
    return {event_id: whole for event_id, (_, whole) in wholes.items()}


def _beside(stories: _Stories, here: _Stories) -> Iterator[tuple[Event, Event, float]]:
    """Yield events of one place, two by two: of one report, or of one cause."""
    rows = dict(here)
    for story, told in stories.items():
        for event, place in told if isinstance(story, str) and len(told) > 1 else ():
            rows.setdefault((story, place.place_id), []).append((event, place))
    pairs = {
        (event.event_id, whole.event_id): (event, whole, place.radius_km)
        for told in rows.values()
        for (event, place), (whole, _) in permutations(told[:FEW], 2)
    }
    yield from pairs.values()


def _place(event: Event) -> Place | None:
    return event.places[0].place if len(event.places) == 1 else None


def _holds(area: Event, event: Event) -> bool:
    if area.kind != event.kind or not _spans(area, event):
        return False
    more = [
        bounds(one)[1] >= bounds(two)[0]
        for one in area.figures
        for two in event.figures
        if (one.measure, one.unit) == (two.measure, two.unit)
    ]
    return bool(more) and all(more) and not count_other_sides(area.claims, event.claims)


def _runs_on(whole: Event, event: Event, causes: Causes) -> bool:
    """Tell "267 since January", which holds "31 in the past week" of the same place."""
    wide, narrow = whole.period, event.period
    if wide is None or narrow is None or narrow.start is None:
        return False
    longer = (wide.start or date.min) < narrow.start or (wide.start and wide.end is None)
    more = bounds(whole.figures[0])[1] > bounds(event.figures[0])[0]
    if not (longer and more and _holds(whole, event)):
        return False
    counts_all = wide.start is not None or (
        share_report(whole.claims, event.claims) and any(map(is_cumulative, whole.claims))
    )
    return counts_all and have_one_cause((*whole.claims, *event.claims), causes)


def _spans(area: Event, event: Event) -> bool:
    """Tell whether the time of an event lies in that of its area, as far as they are told."""
    wide, narrow = area.period, event.period
    if wide is None or narrow is None:
        return True
    first, last = wide.start or date.min, wide.end or date.max
    return first <= (narrow.start or narrow.end or first) and (narrow.end or last) <= last
