"""Name a situation: the only report's title, else the place and the months of its events."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from geo import Document, Gazetteer

from .model import Event

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
UNTITLED = "Situation map"
HISTORY = timedelta(days=366)


def situation_title(
    documents: Sequence[Document], events: Sequence[Event], *, gazetteer: Gazetteer
) -> str:
    """Return the title of a map that was given none.

    Examples
    --------
    "Talks in Yevlakh" for one report with that title; "Sudan, April 2023" for several.
    """
    if len(documents) == 1 and documents[0].title:
        return documents[0].title
    words = (_shared_place(events, gazetteer), _shared_months(documents, events))
    return ", ".join(word for word in words if word) or UNTITLED


def _shared_place(events: Sequence[Event], gazetteer: Gazetteer) -> str | None:
    """Name the place of at least half of the events that have one, else the country of all."""
    places = [event.places[0].place for event in events if event.places]
    if not places:
        return None
    name, count = Counter(place.name for place in places).most_common(1)[0]
    if 2 * count >= len(places):
        return name
    countries = {place.country for place in places}
    country = countries.pop() if len(countries) == 1 else None
    return gazetteer.country_name(country) if country else None


def _shared_months(documents: Sequence[Document], events: Sequence[Event]) -> str | None:
    """Name the months of the dated events, first to last; where none is dated, of publication.

    What is dated after the newest report is feared, planned or misread; what is dated long before
    the oldest, or has no end ("since 2009"), is history. Neither names a month.
    """
    published = [document.published for document in documents if document.published]
    newest = max(published, default=date.max)
    ended = [
        event.period
        for event in events
        if event.period and event.status not in ("hypothetical", "background")
        if event.period.end and event.period.end <= newest
    ]
    days = [day for period in ended for day in (period.start, period.end) if day]
    if days:
        oldest = min(published, default=max(days))
        days = [day for day in days if oldest - day <= HISTORY]
    days = days or published
    if not days:
        return None
    first, last = min(days), max(days)
    if (first.year, first.month) == (last.year, last.month):
        return _month(last)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]} to {_month(last)}"
    return f"{_month(first)} to {_month(last)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
