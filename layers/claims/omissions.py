"""Collect what a reading leaves out, and why: each sentence once for a reason and a kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from geo import Sentence

from ..lexicon import cue_words
from ..model import Claim, LeftOut
from .figures.other_numbers import NotAFigure
from .figures.spoken import number_words
from .figures.tables import adds_up
from .sentence.triggers import Trigger
from .sentence.words import Words
from .when.dates import find_periods

OFF_MAP = ("denied", "hypothetical", "background")
# Words of number that hardly count anything: "one of the best", "many a".
_LOOSE = cue_words("figures.nobody.loose")
# Years and times of day count nothing. What may be before a digit is looked at only behind one.
_DIGITS = re.compile(
    r"\d(?<![\w.,:#].)(?!(?<=1)9\d\d\b|(?<=2)0\d\d\b)[\d,.]*(?!\d*:\d)(?![\w:]*:\d)"
)
# Any day will do to tell the words of time from other numbers.
_SOME_DAY = date(2000, 1, 1)


def why_silent(
    sentence: Sentence,
    words: Words,
    triggers: Sequence[Trigger],
    others: Sequence[NotAFigure],
) -> Iterator[tuple[str, str | None]]:
    """Tell why a sentence tells of nothing: pairs of a reason and a kind.

    Parameters
    ----------
    sentence, words
        The sentence and its words.
    triggers
        The words in it that could tell of an event.
    others
        The numbers in it whose unit tells that they count nobody.
    """
    if triggers:
        yield "heading" if sentence.part == "heading" else "no_event", triggers[0].kind
    for other in others:
        yield other.reason, None
    if sentence.part == "row" and adds_up(sentence):
        yield "total", None
    elif not triggers and not others and _has_number(sentence, words):
        yield "number", None


@cache
def _counting_words() -> frozenset[str]:
    return number_words() - _LOOSE


def _has_number(sentence: Sentence, words: Words) -> bool:
    """Tell whether a sentence counts anything; days, years and hours are no counts."""
    if sentence.part in ("heading", "dateline"):
        return False
    if not _counting_words().isdisjoint(words.present):
        return True
    found = [match.start() + sentence.start for match in _DIGITS.finditer(sentence.text)]
    if not found:
        return False
    periods = find_periods(sentence, published=_SOME_DAY)
    return any(
        not any(period.text_start <= start < period.text_end for period in periods)
        for start in found
    )


@dataclass(slots=True)
class Omissions:
    """What was left out so far, without repeats."""

    rows: dict[LeftOut, None] = field(default_factory=dict)

    def add(self, sentence: Sentence, reason: str, kind: str | None) -> None:
        """Leave a sentence out for a reason; ``kind`` is what it would have told of, if known."""
        left = LeftOut(
            doc_id=sentence.doc_id,
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            reason=reason,
            kind=kind,
        )
        self.rows.setdefault(left)

    def add_off_map(self, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> None:
        """Add what is told as planned, past, denied, or nowhere: claims, but none on the map."""
        for claim, sentence in zip(claims, sentences, strict=True):
            if claim.status in OFF_MAP:
                self.add(sentence, claim.status, claim.kind)
            elif not claim.places:
                self.add(sentence, "no_place", claim.kind)

    def ordered(self) -> tuple[LeftOut, ...]:
        """Return all that was left out, by position."""
        return tuple(sorted(self.rows, key=lambda left: left.start))
