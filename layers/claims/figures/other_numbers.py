"""Numbers that count no people in need of a claim, and why: distance, money, age, time and more."""

import re
from dataclasses import dataclass
from functools import cache

from geo import Sentence

from ...lexicon import load_cues

# A sign of money or a digit comes first: what may be before it is looked at only there.
_DIGITS = re.compile(r"([$€£\d])(?<![\w.,].)(?:(?<=\d)|\s?\d)[\d.,]*\s?([^\W\d_]+|%)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAFigure:
    """A number that is no figure; ``reason`` is a key of the lexicon's ``things``."""

    reason: str
    start: int
    end: int


@cache
def _things() -> dict[str, str]:
    return {
        form: reason
        for reason, nouns in load_cues("figures")["things"].items()
        for noun in nouns.split()
        for form in (noun, f"{noun}s", f"{noun}es")
    }


def find_other_numbers(sentence: Sentence) -> tuple[NotAFigure, ...]:
    """Find the numbers in digits that are told by their unit not to count people."""
    found: list[NotAFigure] = []
    for match in _DIGITS.finditer(sentence.text):
        first, unit = match.groups()
        reason = "money" if not first.isdigit() else _things().get((unit or "").lower())
        if reason:
            found.append(
                NotAFigure(
                    reason=reason,
                    start=sentence.start + match.start(),
                    end=sentence.start + match.end(),
                )
            )
    return tuple(found)
