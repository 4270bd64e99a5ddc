from dataclasses import replace
from datetime import date

from geo import Document, load_gazetteer
from layers.model import Event
from layers.titles import situation_title
from tests.builders import a_claim, a_period


def an_event(day: date, **more: object) -> Event:
    return Event(
        event_id=str(day),
        kind="fighting",
        subkind="clash",
        status="asserted",
        claims=(a_claim(),),
        period=replace(a_period(day), **more),
    )


def test_no_month_after_the_newest_report_is_in_the_title() -> None:
    documents = [Document(doc_id=name, text="x", published=date(2024, 5, 3)) for name in ("a", "b")]
    events = [an_event(date(2024, 4, 30)), an_event(date(2047, 11, 19))]
    title = situation_title(documents, events, gazetteer=load_gazetteer())
    assert title == "April 2024"


def test_what_goes_on_since_long_ago_and_what_is_history_names_no_month() -> None:
    report = Document(doc_id="a", text="x", published=date(2025, 6, 3))
    since = an_event(date(2009, 1, 1), end=None, edtf="2009/..")
    history = an_event(date(2017, 8, 25))
    now = an_event(date(2025, 6, 1))
    gazetteer = load_gazetteer()
    assert situation_title([report], [since, history, now], gazetteer=gazetteer) == "June 2025"
    assert situation_title([report], [since], gazetteer=gazetteer) == "June 2025"
    undated = Document(doc_id="a", text="x")
    assert situation_title([undated], [since], gazetteer=gazetteer) == "Situation map"
