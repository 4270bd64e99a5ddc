"""When what a row of a table counts was: as the head of its column says, else the heading above.

A column of totals counts up to the day of its heading; and a heading with the day of the report
says by when its figures were, not on which day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo import Sentence

from ...lexicon import cue_phrases
from ...model import Period
from ..figures.tables import cell_heads, counts_all
from ..sentence.draft import Draft
from .dates import find_periods

_COUNTED_BY = cue_phrases("dates.again.counted")


def period_of_cell(
    sentence: Sentence, draft: Draft, sentences: Sequence[Sentence], *, published: date | None
) -> Period | None:
    """Return the time of what a row counts.

    Parameters
    ----------
    sentence, draft
        The row, and what one of its cells tells.
    sentences
        All sentences of the document.
    published
        The day on which the report was published.
    """
    total = False
    if draft.figures:
        at = min(figure.start for figure in draft.figures)
        for head, start, end in cell_heads(sentence, sentences, at):
            title = head.text[start - head.start : end - head.start]
            total = total or counts_all(title)
            for period in find_periods(head, published=published):
                if start <= period.text_start < end:
                    return period
    if sentence.heading is None:
        return None
    heading = sentences[sentence.heading]
    found = next(iter(find_periods(heading, published=published)), None)
    if found and found.start:
        told = heading.text[: found.text_start - heading.start]
        if total or found.start == found.end == published or _counts_up(told):
            return _until(found)
    return found


def _counts_up(told: str) -> bool:
    """Tell the words before a day by which all was counted: "Figures as of", "Cumulative, at"."""
    words = tuple(told.lower().split())
    return words[-2:] in _COUNTED_BY or counts_all(told)


def _until(period: Period) -> Period:
    if period.end is None:
        return period
    return replace(period, start=None, edtf=f"../{period.end.isoformat()}")
