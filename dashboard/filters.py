"""Which events are on show: by kind, status, source and day, kept in the page's address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from layers.merging.tallies import source_of
from layers.model import Event, Period

KEYS = ("without_kinds", "without_statuses", "without_sources", "first", "last", "undated")
OFF_BY_DEFAULT = ("denied", "hypothetical", "background")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is hidden, and the days that are shown; nothing hidden but what is off by default."""

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset(OFF_BY_DEFAULT)
    sources: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    undated: bool = True

    def words(self) -> str:
        """Say what is hidden, for the file that is taken away."""
        parts = [
            f"without {name}: {', '.join(sorted(hidden))}"
            for name, hidden in (
                ("kinds", self.kinds),
                ("statuses", self.statuses),
                ("sources", self.sources),
            )
            if hidden
        ]
        if self.first or self.last:
            parts.append(f"days: {self.first or '..'}/{self.last or '..'}")
        if not self.undated:
            parts.append("without undated events")
        return "; ".join(parts)

    def in_use(self) -> bool:
        """Tell whether anything is hidden or shown that is not by default."""
        return self != Filters()


def keep(events: Iterable[Event], filters: Filters) -> tuple[Event, ...]:
    """Return the events that the filters leave."""
    return tuple(
        event
        for event in events
        if event.kind not in filters.kinds
        and event.status not in filters.statuses
        and any(source_of(claim) not in filters.sources for claim in event.claims)
        and _in_days(event.period, filters)
    )


def _in_days(period: Period | None, filters: Filters) -> bool:
    """Tell whether a period touches the days; an event without a day has its own switch."""
    if period is None or (period.start is None and period.end is None):
        return filters.undated
    start, end = period.start or date.min, period.end or date.max
    return start <= (filters.last or date.max) and end >= (filters.first or date.min)


def to_query(filters: Filters) -> dict[str, str]:
    """Write the filters as the address keeps them; what is as by default is left out."""
    query = {}
    for key in ("kinds", "statuses", "sources"):
        hidden = getattr(filters, key)
        if hidden != getattr(Filters(), key):
            query[f"without_{key}"] = "~".join(sorted(hidden))
    if filters.first:
        query["first"] = filters.first.isoformat()
    if filters.last:
        query["last"] = filters.last.isoformat()
    if not filters.undated:
        query["undated"] = "0"
    return query


def from_query(query: Mapping[str, str], *, known: Mapping[str, Sequence[str]]) -> Filters:
    """Read the filters from an address; what is not known is passed over, never an error."""
    hidden = {
        key: frozenset(query[f"without_{key}"].split("~")) & frozenset(known[key])
        for key in ("kinds", "statuses", "sources")
        if f"without_{key}" in query
    }
    return Filters(
        **hidden,
        first=_day(query.get("first")),
        last=_day(query.get("last")),
        undated=query.get("undated") != "0",
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
