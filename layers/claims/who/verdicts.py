"""Denials without a verb: "The ministry: untrue.", "…; a lie, according to the army".

A verdict is a part of a sentence that says no more than that something is false.
"""

from ...lexicon import cue_words
from ..sentence.lines import PUNCTUATION, Line, Phrase, speech_cues
from ..sentence.parties import may_speak, phrase_after, subject_before

LONGEST = 7
_PARTS = PUNCTUATION | {"."}
_NOT = cue_words("grammar.verbs.not")


def find_verdict(line: Line, at: int) -> tuple[Phrase, int] | None:
    """Return who gives a verdict, and where it begins with their name, at a colon or a falsehood.

    Parameters
    ----------
    line
        The words of a sentence.
    at
        A colon, or a word that says that something is false.
    """
    if line.low[at] == ":":
        end = _part_end(line, at + 1)
        if not is_verdict(line.low[at + 1 : end]):
            return None
        phrase = subject_before(line, at)
        known = phrase is not None and phrase.end == at and may_speak(line, phrase, weak=True)
        return (phrase, phrase.first) if phrase and known else None
    first = at
    while first > 0 and at - first < LONGEST and line.low[first - 1] not in _PARTS:
        first -= 1
    if not _follows(line, first):
        return None
    end = next((k for k in range(at, len(line.low)) if line.low[k] in _PARTS), len(line.low))
    according = next((k for k in range(at, end + 2) if line.low[k : k + 1] == ("according",)), None)
    if according is not None and is_verdict(line.low[first : min(according, end)]):
        phrase = phrase_after(line, according + 2)
        return (phrase, first) if phrase else None
    return _spoken(line, first, end)


def is_verdict(words: tuple[str, ...]) -> bool:
    """Tell "a complete lie", "not true" from words that say more."""
    cues = speech_cues()
    said = [
        word
        for word in words
        if word not in cues["verdict_words"] and word not in cues["determiners"] and word.isalpha()
    ]
    if not said or len(words) > LONGEST:
        return False
    if any(word in cues["truths"] for word in said):
        return any(word in _NOT for word in words) and set(said) <= cues["truths"] | {*_NOT}
    return all(word in cues["falsehoods"] or word == "and" for word in said)


def _spoken(line: Line, first: int, end: int) -> tuple[Phrase, int] | None:
    """Return who says it in ", a lie, the army said", ", nonsense, says the army"."""
    cues = speech_cues()
    if not is_verdict(line.low[first:end]) or line.low[end : end + 1] != (",",):
        return None
    last = _part_end(line, end + 1)
    at = next((k for k in range(end + 1, last) if line.low[k] in cues["say"]), None)
    if at is None:
        return None
    phrase = phrase_after(line, at + 1) if at == end + 1 else subject_before(line, at)
    if phrase is None or not may_speak(line, phrase, weak=True):
        return None
    return phrase, first


def _part_end(line: Line, first: int) -> int:
    return next((at for at in range(first, len(line.low)) if line.low[at] in ".;"), len(line.low))


def _follows(line: Line, first: int) -> bool:
    """Tell whether a verdict begins behind a mark: it answers what stands before it."""
    return first > 1 and line.low[first - 1] in ",;:–—-"
