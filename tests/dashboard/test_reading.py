"""A report laid out for reading."""

from dashboard.reading import read_report
from layers.merge import merge_claims
from tests.builders import a_claim, a_document, a_figure

TEXT = "Forty people were killed in Idlib on Thursday. It rained.\n\nThe market was <b>shut</b>."
QUOTE = "Forty people were killed in Idlib on Thursday."


def test_the_sentence_of_a_claim_has_its_event_and_its_marks() -> None:
    claim = a_claim(quote=QUOTE, figures=(a_figure(start=0, end=5),), places=())
    events = merge_claims([claim])
    report = read_report(a_document(TEXT, title="T"), events, names={"c1": "40 killed"})
    first = report["paragraphs"][0][0]
    assert [event["id"] for event in first["events"]] == ["c1"]
    assert ["Forty", "figure"] in first["marks"]["c1"]
    assert "".join(text for text, _ in first["marks"]["c1"]) == first["text"]
    assert report["events"] == ["c1"]


def test_text_stays_text() -> None:
    report = read_report(a_document(TEXT), (), names={})
    assert "<b>shut</b>" in report["paragraphs"][-1][-1]["text"]


def test_events_of_other_reports_are_passed_over() -> None:
    events = merge_claims([a_claim(doc_id="other")])
    report = read_report(a_document(TEXT), events, names={"c1": "x"})
    assert report["events"] == []
