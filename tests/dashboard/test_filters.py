"""Which events are on show, and how the address keeps it."""

from datetime import date

from dashboard.filters import OFF_BY_DEFAULT, Filters, from_query, keep, to_query
from layers.merge import merge_claims
from tests.builders import a_claim, a_period

KNOWN = {"kinds": ("need", "talks"), "statuses": OFF_BY_DEFAULT, "sources": ("A~B", "DW")}
EVENTS = merge_claims(
    [
        a_claim("c1", publisher="DW"),
        a_claim("c2", kind="need", subkind="food", figures=(), period=None, start=90),
        a_claim("c3", status="denied", start=200, places=()),
        a_claim("c4", start=300, period=a_period(date(2023, 9, 10))),
    ]
)


def ids(filters: Filters) -> list[str]:
    return [event.event_id for event in keep(EVENTS, filters)]


def test_denied_events_are_hidden_by_default() -> None:
    assert ids(Filters()) == ["c1", "c2", "c4"]


def test_kind_status_source_and_day_hide() -> None:
    assert ids(Filters(kinds=frozenset({"need"}))) == ["c1", "c4"]
    assert "c3" in ids(Filters(statuses=frozenset()))
    assert "c1" not in ids(Filters(sources=frozenset({"DW"})))
    assert ids(Filters(first=date(2023, 9, 15))) == ["c1", "c2"]
    assert ids(Filters(last=date(2023, 9, 15), undated=False)) == ["c4"]


def test_the_address_brings_the_filters_back() -> None:
    filters = Filters(
        kinds=frozenset({"need"}),
        sources=frozenset({"DW"}),
        first=date(2023, 9, 1),
        undated=False,
    )
    assert from_query(to_query(filters), known=KNOWN) == filters
    assert to_query(Filters()) == {}


def test_an_address_with_nonsense_is_no_error() -> None:
    query = {"without_kinds": "x~<script>", "first": "yesterday", "undated": "?"}
    assert from_query(query, known=KNOWN) == Filters()


def test_what_is_hidden_is_said_in_words() -> None:
    assert "without kinds: need" in Filters(kinds=frozenset({"need"})).words()
