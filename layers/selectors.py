"""Selectors beside the spans of a claim: the words themselves with a little before and after.

References
----------
W3C (2017). Web Annotation Data Model, section 4.2.4 Text Quote Selector.
https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from typing import Any

from .model import Claim
from .records import Record, claim_record

AROUND = 32


def selected_record(claim: Claim, text: str | None) -> Record:
    """Return the record of a claim with a ``selector`` beside each ``start``.

    Parameters
    ----------
    claim
        The claim.
    text
        The text of its document. Without it the words around are taken from the claim itself.
    """
    first = 0
    if text is None or text[claim.start : claim.end] != claim.quote:
        before = f"{claim.context_before} " if claim.context_before else ""
        after = f" {claim.context_after}" if claim.context_after else ""
        text, first = f"{before}{claim.quote}{after}", claim.start - len(before)
    record = claim_record(claim)
    record["selector"] = _selector(text, first, claim.start, claim.end, claim.quote)
    for figure in record["figures"]:
        figure["selector"] = _select(text, first, figure, figure["text"])
    for place in record["places"]:
        if place["start"] is not None:
            place["selector"] = _select(text, first, place, place["surface"])
    for name, words in (("claimant", "text"), ("denier", "text"), ("denial", "quote")):
        row = record[name]
        if row is not None:
            row["selector"] = _select(text, first, row, row[words])
    period = record["period"]
    if period is not None:
        period["selector"] = _selector(
            text, first, period["text_start"], period["text_end"], period["text"]
        )
    return record


def _select(text: str, first: int, row: Record, words: str | None) -> dict[str, Any]:
    return _selector(text, first, row["start"], row["end"], words)


def _selector(text: str, first: int, start: int, end: int, words: str | None) -> dict[str, Any]:
    """Build a selector; a span that the text at hand does not hold has no prefix and suffix."""
    start, end = start - first, end - first
    exact = text[start:end] if 0 <= start <= end <= len(text) else None
    if exact is None or (words is not None and exact != words):
        return {"type": "TextQuoteSelector", "exact": words or "", "prefix": "", "suffix": ""}
    return {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
