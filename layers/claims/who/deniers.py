"""Who denies in a sentence, and at which word: "X denied", "called it a lie", "was denied by X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..sentence.lines import PUNCTUATION, Line, Phrase, speech_cues
from ..sentence.openings import main_subject
from ..sentence.parties import may_speak, phrase_after, skip_adverbs, subject_before
from .denial_verbs import (
    LONGEST_HANGING,
    REACH,
    behind_aside,
    calls_false,
    denies_outright,
    denies_words,
    lacks_truth,
    rejects_words,
    says_it_holds,
    says_not,
)
from .verdicts import find_verdict

# Within so many words a participle opens a sentence: "Denying that …, the army said".
OPENS = 2
# Before a verb that its speaker follows: '…," said the mayor'.
_QUOTED = frozenset((",", '"', "”", "’"))


@dataclass(frozen=True, slots=True)
class Denies:
    """A phrase that denies at a word; ``own`` if the words denied follow it.

    ``accused`` tells that it denies only what somebody else said of whom it names; ``verdict`` is
    where words begin that only say that what stands before them is false; ``held`` that it says
    who holds a place, against whoever took it.
    """

    phrase: Phrase
    at: int
    own: bool
    accused: bool = False
    verdict: int | None = None
    held: bool = False


def find_deniers(line: Line) -> Iterator[Denies]:
    """Find the phrases that deny in a sentence, each with the word at which it does."""
    cues = speech_cues()
    last: Phrase | None = None
    for at, word in enumerate(line.low):
        if word not in cues["may_deny"]:
            continue
        if at and line.low[at - 1] in cues["be"] and report_before(line, at - 1) is not None:
            continue
        if word == ":" or word in cues["falsehoods"]:
            verdict = find_verdict(line, at)
            if verdict:
                last = verdict[0]
                yield Denies(verdict[0], at, own=False, verdict=verdict[1])
            continue
        own = _denies_own(line, at)
        held = own is None and says_it_holds(line, at)
        if own is None and not held:
            continue
        phrase = _denier(line, at, last)
        if phrase is not None and phrase != last:
            last = phrase
            outright = held or denies_outright(line, at)
            accused = word in cues["say"] and not own and not outright
            yield Denies(phrase, at, bool(own), accused, held=held)


def _denies_own(line: Line, at: int) -> bool | None:
    """Tell whether a word denies what follows it or, False, what was said; None for neither."""
    cues, word = speech_cues(), line.low[at]
    if word in cues["deny"]:
        return denies_words(line, at)
    if word in cues["reject"]:
        return rejects_words(line, at)
    if word in cues["label"] or word in cues["be"] or word in cues["retracting"]:
        return calls_false(line, at)
    if word in cues["say"]:
        return says_not(line, at)
    return lacks_truth(line, at) if word in cues["denials_of"] else None


def report_before(line: Line, at: int) -> int | None:
    """Return the noun of "reports of 40 deaths are", "a claim that the town had fallen was"."""
    cues = speech_cues()
    for index in range(at - 3, max(-1, at - LONGEST_HANGING), -1):
        if line.low[index] in ";:" or line.low[index] in cues["only_saying"]:
            return None
        if line.low[index] not in cues["rejected_objects"]:
            continue
        by = line.low[index + 1] == "by" and "that" in line.low[index + 3 : index + 3 + REACH]
        if by or line.low[index + 1] in cues["contents"]:
            return index
    return None


def refused_by(line: Line, at: int) -> int | None:
    """Return where it is told by whom in "was denied by X", "were dismissed as lies by X"."""
    cues, verb = speech_cues(), line.low[at + 1 : at + 2]
    if not verb or "by" not in line.low[at + 2 : at + REACH]:
        return None
    by = line.low.index("by", at + 2)
    if by == at + 2:
        return by + 1 if verb[0] in cues["refusing"] else None
    named = not cues["falsehoods"].isdisjoint(line.low[at + 2 : by])
    return by + 1 if named and verb[0] in cues["refusing"] | cues["label"] else None


def owner_behind(line: Line, at: int) -> Phrase | None:
    """Return whose words are denied in "rejected the clinic's toll", "called its report a lie"."""
    cues = speech_cues()
    for head in range(at + 1, min(at + REACH, len(line.low) - 1)):
        word = line.low[head]
        if word in PUNCTUATION or word in cues["rejected_objects"]:
            return None
        if word.endswith("'s") and not cues["rejected_objects"].isdisjoint(
            line.low[head + 1 : head + 3]
        ):
            return Phrase(at + 1, head + 1, head)
    return None


def is_false(line: Line, at: int) -> bool:
    """Tell "were false", "was, the army said, a lie", "were not true"."""
    cues = speech_cues()
    start = behind_aside(line, at + 1)
    words = line.low[start : start + 3]
    untrue = words[:1] == ("not",) and not cues["truths"].isdisjoint(words[1:])
    return untrue or not cues["falsehoods"].isdisjoint(words)


def tells_lies(line: Line, at: int) -> bool:
    """Tell "falsely claimed", "lied when they said", which is of what was said, from "lied low"."""
    cues = speech_cues()
    if line.low[at].endswith("ly"):
        return not cues["only_saying"].isdisjoint(line.low[at + 1 : at + 2])
    opens = line.low[at + 1 : at + 2]
    return opens in (("when",), ("by",), ("in",)) and not (
        cues["say"] | cues["participles"]
    ).isdisjoint(line.low[at + 2 : at + 5])


def proves_wrong(line: Line, at: int) -> bool:
    """Tell "proved wrong", "turned out to be false"."""
    return not speech_cues()["wrong"].isdisjoint(line.low[at + 1 : at + 5])


def sayer_within(line: Line, at: int) -> Phrase | None:
    """Return who says it between two commas: "the claim was, the army said, a lie"."""
    return sayer_behind(line, at) if behind_aside(line, at + 1) > at + 1 else None


def _denier(line: Line, at: int, last: Phrase | None) -> Phrase | None:
    """Return who denies: the verb's subject, or its agent ("was denied by the army")."""
    cues = speech_cues()
    before = skip_adverbs(line, at - 1)
    if line.low[at + 1 : at + 2] == ("by",) or (before >= 0 and line.low[before] in cues["be"]):
        return phrase_after(line, at + 2) if line.low[at + 1 : at + 2] == ("by",) else None
    if line.low[at] in cues["be"]:
        return sayer(line, at) or (sayer_behind(line, at) if at <= OPENS + 1 else None)
    if line.low[at] in cues["denials_of"]:
        return sayer(line, at) or sayer_behind(line, at)
    if at < OPENS and line.low[at].endswith("ing"):
        comma = own_comma(line, at)
        return phrase_after(line, comma + 1) if comma else None
    if before >= 0 and line.low[before] in ("and", "but", ","):
        shared = last or main_subject(line)
        phrase = shared if line.low[before] != "," else subject_before(line, at) or shared
    else:
        phrase = subject_before(line, at)
    return phrase if phrase and may_speak(line, phrase, weak=False) else None


def sayer(line: Line, at: int) -> Phrase | None:
    """Return who says that a report "was false"."""
    cues = speech_cues()
    for index in range(at - 1, max(-1, at - REACH), -1):
        named = line.low[index] in cues["rejected_objects"]  # "the rebels' claim that"
        if line.low[index] in cues["say"] and not (
            named and line.low[index + 1] in cues["contents"]
        ):
            phrase = subject_before(line, index)
            return phrase if phrase and may_speak(line, phrase, weak=True) else None
    return None


def sayer_behind(line: Line, at: int) -> Phrase | None:
    """Return who says it behind: "There is no truth to the claim, the army said"."""
    cues = speech_cues()
    for index in range(at + 1, len(line.low)):
        verb = line.low[index]
        if verb in cues["say"] and verb not in cues["rejected_objects"]:
            inverted = verb in cues["inverting"] and line.low[index - 1] in _QUOTED
            phrase = phrase_after(line, index + 1) if inverted else subject_before(line, index)
            weak = verb not in cues["plain"]
            return phrase if phrase and may_speak(line, phrase, weak=weak) else None
    return None


def own_comma(line: Line, at: int) -> int | None:
    """Return the comma that ends "Denying that its jets had bombed the town, the army said"."""
    return next((index for index in range(at, len(line.low)) if line.low[index] == ","), None)
