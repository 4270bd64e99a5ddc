"""Lay a report out for reading: paragraphs of sentences, each with the events that rest on it.

Plain values for the page's component; text stays text. The words that decided an event are cut
here (`roles.cut`), so that the page counts no characters.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from geo import Document, Sentence
from geo.sentences import split_sentences
from layers.model import Claim, Event

from .roles import Segment, claim_marks, claim_segments, cut, denial_segments
from .wording import day, how_known

Span = tuple[int, int]
Marks = dict[Span, dict[str, list[Segment]]]


def read_report(
    document: Document, events: Sequence[Event], *, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return a report as the page's component takes it.

    Parameters
    ----------
    document
        The report.
    events
        The events on show; those of other reports are passed over.
    names
        What to call each event aloud, by its id.
    """
    sentences = split_sentences(document)
    return _laid_out(document, sentences, events, names)


def read_quotes(
    doc_id: str, events: Sequence[Event], *, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return what is left of a report that is not at hand: its claims' sentences and neighbours."""
    claims = sorted(
        (claim for event in events for claim in event.claims if claim.doc_id == doc_id),
        key=lambda claim: claim.start,
    )
    first = claims[0]
    document = Document(
        doc_id=doc_id,
        text="",
        title=first.title,
        publisher=first.publisher,
        published=first.published,
    )
    spans = {(claim.start, claim.end): claim for claim in claims}
    sentences = []
    for number, ((start, end), claim) in enumerate(spans.items()):
        before, after = claim.context_before or "", claim.context_after or ""
        for at, text in ((start - len(before), before), (start, claim.quote), (end, after)):
            if text:
                sentences.append(_quoted(doc_id, number, max(at, 0), text))
    return _laid_out(document, sentences, events, names)


def _quoted(doc_id: str, number: int, start: int, text: str) -> Sentence:
    return Sentence(
        doc_id=doc_id,
        index=number,
        start=start,
        end=start + len(text),
        text=text,
        paragraph=number,
    )


def _laid_out(
    document: Document,
    sentences: Sequence[Sentence],
    events: Sequence[Event],
    names: Mapping[str, str],
) -> dict[str, Any]:
    here: defaultdict[Span, list[dict[str, str]]] = defaultdict(list)
    marks: Marks = defaultdict(dict)
    ids: list[str] = []
    for event in events:
        claims = [claim for claim in event.claims if claim.doc_id == document.doc_id]
        if not claims:
            continue
        ids.append(event.event_id)
        for claim in claims:
            here[(claim.start, claim.end)].append(_summary(event, claim, names))
            _mark(marks, event.event_id, claim)
    _mark_evidence(marks, sentences, events, document.doc_id)
    source = " · ".join(
        part
        for part in (
            document.publisher,
            f"published {day(document.published)}" if document.published else "no date stated",
        )
        if part
    )
    return {
        "doc_id": document.doc_id,
        "title": document.title or document.doc_id,
        "source": source,
        "events": ids,
        "paragraphs": [
            [_sentence(sentence, here, marks) for sentence in paragraph]
            for paragraph in _paragraphs(sentences)
        ],
    }


def _summary(event: Event, claim: Claim, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "id": event.event_id,
        "kind": event.kind,
        "status": claim.status,
        "known": how_known(claim.places[0] if claim.places else None),
        "name": names[event.event_id],
    }


def _mark(marks: Marks, event_id: str, claim: Claim) -> None:
    marks[(claim.start, claim.end)][event_id] = claim_segments(claim)
    if claim.denial:
        marks[(claim.denial.start, claim.denial.end)][event_id] = denial_segments(claim)


def _mark_evidence(
    marks: Marks, sentences: Sequence[Sentence], events: Sequence[Event], doc_id: str
) -> None:
    """Mark the names in other sentences that decided a place, a claimant or a date."""
    starts = [sentence.start for sentence in sentences]
    for event in events:
        for claim in event.claims:
            if claim.doc_id != doc_id:
                continue
            far = [mark for mark in claim_marks(claim) if not claim.start <= mark[0] < claim.end]
            for mark in far:
                sentence = _holding(sentences, starts, mark[0])
                if sentence is None:
                    continue
                held = marks[(sentence.start, sentence.end)]
                held.setdefault(event.event_id, cut(sentence.text, sentence.start, [mark]))


def _holding(sentences: Sequence[Sentence], starts: Sequence[int], at: int) -> Sentence | None:
    index = bisect_right(starts, at) - 1
    return sentences[index] if index >= 0 and at < sentences[index].end else None


def _sentence(
    sentence: Sentence, here: Mapping[Span, list[dict[str, str]]], marks: Mapping[Span, Any]
) -> dict[str, Any]:
    span = (sentence.start, sentence.end)
    return {
        "start": sentence.start,
        "text": sentence.text,
        "part": sentence.part,
        "events": here.get(span, []),
        "marks": marks.get(span, {}),
    }


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    paragraphs: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        paragraphs[sentence.paragraph].append(sentence)
    return [paragraphs[number] for number in sorted(paragraphs)]
