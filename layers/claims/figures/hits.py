"""A trigger of a figure in a sentence, and how those of several words are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon import cue_sets, cue_words
from ..sentence.people import is_people
from .spoken import Token, opens_number

FORMS = ("transitive", "base", "subject", "noun", "of", "toll")
OBJECT = 11
_BE = cue_words("grammar.verbs.be")


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger over the tokens ``first`` to ``last``; ``form`` is one of `FORMS`."""

    measure: str
    form: str
    first: int
    last: int


def find_parted(
    tokens: Sequence[Token], used: set[int], ends: dict[int, int], table: str, measure: str
) -> list[Hit]:
    """Find a verb whose sense its last words give, whom it befalls between or before them.

    ``ends`` has, by their last token, the first one of those words.
    """
    verbs = cue_sets(f"figures.{table}")["verbs"]
    found: list[Hit] = []
    for last, first in ends.items():
        if last in used:
            continue
        for verb in range(first - 1, max(-1, first - OBJECT), -1):
            if tokens[verb].word in ".;:" or (verb in used and not _describes(tokens, verb)):
                break
            if tokens[verb].word in verbs:
                between = verb < first - 1
                before = (token.word for token in tokens[max(0, verb - 2) : verb])
                going = tokens[verb].word.endswith("ing")  # "is holding nine of them hostage"
                active = between and (going or _BE.isdisjoint(before))
                form = "base" if active else "transitive"
                found.append(Hit(measure, form, verb, verb if between else last))
                break
    return found


def _describes(tokens: Sequence[Token], place: int) -> bool:
    """Tell "130 stranded farmers", of whom something else is told."""
    return is_people(tokens[place + 1].word) and opens_number(tokens, place - 1)


def find_ahead(
    tokens: Sequence[Token],
    used: set[int],
    ends: Sequence[int],
    verbs: frozenset[str],
    measure: str,
) -> list[Hit]:
    """Find the verbs that stand soon before one of these tokens, in its clause."""
    found: list[Hit] = []
    for end in ends:
        for place in range(end - 1, max(-1, end - 9), -1):
            if tokens[place].word in ".;:," or place in used:
                break
            if tokens[place].word in verbs:
                if not found or found[-1].first != place:
                    found.append(Hit(measure, "subject", place, place))
                break
    return found


def lethal_verbs() -> frozenset[str]:
    """Return the verbs that may have "to death" behind whom they befall."""
    return cue_words("figures.lethal.verbs")
