"""Selectors beside the spans of a claim: the words themselves with a little before and after.

References
----------
W3C (2017). Web Annotation Data Model, section 4.2.4 Text Quote Selector.
https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from .model import Claim
from .records import Record, claim_record, worded_spans

AROUND = 32


def selected_record(claim: Claim, text: str | None) -> Record:
    """Return the record of a claim with a ``selector`` beside each ``start``.

    Parameters
    ----------
    claim
        The claim.
    text
        The text of its document. Without it the selectors are those that the claim was read with;
        what has none gets its words around from the claim itself.
    """
    first, kept = 0, {}
    if text is None or text[claim.start : claim.end] != claim.quote:
        before = f"{claim.context_before} " if claim.context_before else ""
        after = f" {claim.context_after}" if claim.context_after else ""
        text, first = f"{before}{claim.quote}{after}", claim.start - len(before)
        kept = {(start, end): (prefix, suffix) for start, end, prefix, suffix in claim.around}
    record = claim_record(claim)
    for row, start, end, words in worded_spans(record):
        around = kept.get((start, end)) or _around(text, first, start, end, words)
        row["selector"] = {
            "type": "TextQuoteSelector",
            "exact": words,
            "prefix": around[0],
            "suffix": around[1],
        }
    return record


def _around(text: str, first: int, start: int, end: int, words: str) -> tuple[str, str]:
    """Return what stands before and after a span; nothing where the text at hand lacks it."""
    start, end = start - first, end - first
    if not 0 <= start <= end <= len(text) or text[start:end] != words:
        return "", ""
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]
