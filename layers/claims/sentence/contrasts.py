"""What is denied of one and told of another: "it was not the army that", "police, not rebels,"."""

from ...lexicon import cue_words
from .cues import RELATIVES, clause_start
from .people import is_people
from .triggers import Trigger, is_number
from .words import COMMA, Words

# So many words may be whom a contrast names.
REACH = 4
_ARTICLES = (("the",), ("a",), ("an",))
_LACKING = cue_words("modality.negation.lacking")
_CONTRASTING = cue_words("modality.negation.contrasting")
_OPENERS = cue_words("figures.openers.words")
_FINITE = cue_words("grammar.verbs.finite_be")
# From the verb of "were later found" to its participle.
_AUXILIARY = 3


def is_of_other(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell a "not" or "without" that denies something else than what a trigger tells."""
    return (
        _is_of_another(words, index, trigger)
        or _is_contrast(words, index, trigger)
        or _is_of_lack(words, index, trigger)
        or _is_beside_others(words, index, trigger)
    )


def _is_of_lack(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "have neither food nor water", which is the need, from "brought no food".

    And "left 77 homes without roofs and 500 people homeless", where something else lacks.
    """
    if words.words[index] not in _LACKING:
        return False
    behind = range(index + 1, trigger.first - 1)
    return trigger.kind == "need" or any(
        words.words[at] == "and" and words.words[at + 1][0].isdigit() for at in behind
    )


def _is_of_another(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "it was not the army that shelled the town": shelled it was."""
    opens = words.words[max(0, index - 2) : index] in (("it", "was"), ("it", "is"))
    named = words.words[index + 1 : index + 2] in _ARTICLES or any(
        words.capital[index + 1 : index + 2]
    )
    return opens and named and not {"that", "who"}.isdisjoint(words.words[index : trigger.first])


def _is_contrast(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "the police, not rebels, fired on the crowd", which denies no shots."""
    if words.words[index] not in _CONTRASTING or words.breaks[index] < COMMA:
        return False
    near = range(index + 2, min(index + 2 + REACH, trigger.last + 1))
    return any(words.breaks[at] >= COMMA for at in near)


def _is_beside_others(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "three soldiers and no civilian died", where soldiers did.

    Of "arrested three men and no civilian died" they are no subject.
    """
    if words.words[index] != "no" or words.words[max(0, index - 1)] != "and":
        return False
    start = clause_start(words, index)
    bound = words.words[start : start + 2] == ("at", "least")
    counted = bound or is_number(words.words[start]) or words.words[start] in _OPENERS
    return counted and trigger.first > index and is_people(words.words[max(0, index - 2)])


def relative_before(words: Words, trigger: Trigger) -> range:
    """Return the words from "who" to the verb in "women who could not flee were found dead".

    What stands there is told of the people, and not of what befell them.
    """
    verb = trigger.first
    while verb > 0 and words.words[verb] not in _FINITE and trigger.first - verb < _AUXILIARY:
        verb -= 1
    if words.words[verb] not in _FINITE:
        return range(0)
    start = clause_start(words, verb)
    who = next((at for at in range(verb - 1, start, -1) if words.words[at] == "who"), verb)
    return range(who, verb - 1)


def relative_within(words: Words, trigger: Trigger) -> int:
    """Return where a clause begins in "the crossing, which has stayed closed", else 0."""
    inner = range(trigger.last, trigger.first, -1) if len(trigger.fixed) > 1 else ()
    found = (at for at in inner if words.breaks[at] == COMMA and words.words[at] in RELATIVES)
    return next(found, 0)
