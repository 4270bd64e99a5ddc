"""The day of a paragraph's lead: "*Djibo, 11 May.* Gunmen attacked the base.".

Or of the entry of a list: "Mali 4 May 2024: In Gao, a market burnt.", "Chad 9 May 2024: …".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from geo import Sentence

from ...model import Period
from .dates import find_periods

# What sets a lead apart from the sentences behind it.
MARKS = ("*", "_")
LONGEST = 80
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+[^\W\d_][^\d.!?;]{0,60}[.:]?\Z")
# So many sentences off another entry makes a list of it.
NEAR = 40


def is_lead(sentence: Sentence) -> bool:
    """Tell a run-in head, set in bold or italics: "**Floods.**", or numbered: "3. Floods"."""
    text = sentence.text.strip()
    if _NUMBERED.match(text):
        return True
    return len(text) < LONGEST and text.startswith(MARKS) and text.endswith(MARKS)


def _is_entry(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell the place and day of an entry, one of several, from the dateline of a report."""
    if sentence.part != "dateline" or not sentence.text.rstrip().endswith(":"):
        return False
    around = sentences[max(0, sentence.index - NEAR) : sentence.index + NEAR]
    return sum(each.part == "dateline" for each in around) > 1


def period_of_lead(
    sentence: Sentence, sentences: Sequence[Sentence], *, published: date | None
) -> Period | None:
    """Return the one day that the lead of a sentence's paragraph states."""
    first = bisect_left(
        sentences, sentence.paragraph, hi=sentence.index, key=attrgetter("paragraph")
    )
    lead = sentences[first]
    if first == sentence.index or not (is_lead(lead) or _is_entry(lead, sentences)):
        return None
    days = [
        period
        for period in find_periods(sentences[first], published=published)
        if period.precision == "day"
    ]
    return days[0] if len(days) == 1 else None
