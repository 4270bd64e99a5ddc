"""Tell a figure that a total of its area holds: "22 died in Kenya, 19 of them in Nairobi".

Both are told, and stand on the map as two events; whoever reads both must not add them up. An event
is part of another where one report gives both, or both are of one quake, flood or fire; where the
other is of an area around its place, of no other time, and counts at least as many of the same.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from geo import Place

from ..claims.where.containment import AREAS, contains
from ..model import Event
from .causes import STRIKES, Causes, causes_in
from .grouping import TOLD
from .tallies import bounds

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
    stories: dict[Hashable, list[tuple[Event, Place]]] = defaultdict(list)
    for event in events:
        place = _place(event)
        if place and event.figures and event.status in TOLD:
            for doc_id in {claim.doc_id for claim in event.claims}:
                stories[doc_id].append((event, place))
            struck = causes_in(event.claims, causes) & STRIKES if event.period else ()
            for cause in struck:
                stories[cause, place.country].append((event, place))
    wholes: dict[str, tuple[float, str]] = {}
    for story, told in stories.items():
        areas = [(event, place) for event, place in told if place.feature in AREAS]
        if isinstance(story, tuple):
            areas = areas if len(areas) <= FEW else []
        for event, place in told:
            for area, around in areas:
                if contains(around, place) and _holds(area, event):
                    found = (around.radius_km, area.event_id)
                    wholes[event.event_id] = min(found, wholes.get(event.event_id, found))
    return {event_id: whole for event_id, (_, whole) in wholes.items()}


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
    return bool(more) and all(more)


def _spans(area: Event, event: Event) -> bool:
    """Tell whether the time of an event lies in that of its area, as far as they are told."""
    wide, narrow = area.period, event.period
    if wide is None or narrow is None:
        return True
    first, last = wide.start or date.min, wide.end or date.max
    return first <= (narrow.start or narrow.end or first) and (narrow.end or last) <= last
