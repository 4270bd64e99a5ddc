from datetime import date

from geo import Document, load_gazetteer
from layers.model import Event
from layers.titles import situation_title
from tests.builders import a_claim, a_period


def an_event(day: date) -> Event:
    return Event(
        event_id=str(day),
        kind="fighting",
        subkind="clash",
        status="asserted",
        claims=(a_claim(),),
        period=a_period(day),
    )


def test_no_month_after_the_newest_report_is_in_the_title() -> None:
    documents = [Document(doc_id=name, text="x", published=date(2024, 5, 3)) for name in ("a", "b")]
    events = [an_event(date(2024, 4, 30)), an_event(date(2047, 11, 19))]
    title = situation_title(documents, events, gazetteer=load_gazetteer())
    assert title == "April 2024"
