"""Who counts: "put the toll at 40", "revised it to 14", "gives 33 dead"; what records "showed"."""

from geo import Sentence

from ...lexicon import cue_words
from ..sentence.lines import Line, Phrase, speech_cues
from ..sentence.openings import main_subject
from ..sentence.parties import may_speak, skip_adverbs, subject_before
from .speech_verbs import ENDS

# From "revised" to the number behind "from 2,400 to".
_RECOUNT = 18
_TO_NUMBER = cue_words("attribution.to_number")


def find_count(
    line: Line, at: int, sentence: Sentence, *, end: int
) -> tuple[Phrase, int, int] | None:
    """Find who gives a number, and the span of what is counted.

    Parameters
    ----------
    line, sentence
        A sentence and its words.
    at
        The word that may tell of counting.
    end
        Where its clause ends.
    """
    cues = speech_cues()
    joined = at > 0 and line.low[skip_adverbs(line, at - 1)] in ("and", "but")
    phrase = main_subject(line) if joined else subject_before(line, at)
    if phrase is None:
        return None
    if line.low[at] in cues["showing"]:
        return _of_records(line, at, sentence, phrase)
    if not _gives_number(line, at) or not may_speak(line, phrase, weak=True):
        return None
    return phrase, line.ends[at], end


def _of_records(
    line: Line, at: int, sentence: Sentence, phrase: Phrase
) -> tuple[Phrase, int, int] | None:
    """Find the records that "showed" something, before or behind it."""
    cues = speech_cues()
    record = next((at for at in range(*phrase[:2]) if line.low[at] in cues["records"]), None)
    if record is None:
        return None
    end = phrase.end if record == phrase.head else record + 1
    phrase = Phrase(phrase.first, end, record)
    comma = phrase.first > 2 and line.low[phrase.first - 1] == ","
    fronted = comma and (at + 1 == len(line.low) or line.low[at + 1] in ENDS)
    return phrase, sentence.start if fronted else line.ends[at], sentence.end


def _gives_number(line: Line, at: int) -> bool:
    """Tell whether a number of people is the verb's object."""
    cues, following = speech_cues(), line.low[at + 1 : at + 8]
    if line.low[at] in cues["recounting"]:
        following = line.low[at + 1 : at + _RECOUNT]
        counted = "to" in following and not cues["recounted"].isdisjoint(following)
        return counted or (following[:2] == ("it", "to") and len(following) > 2)
    lone = bool(following) and following[1:2] in ((".",), (",",), ("for",), ())
    around = line.low if lone else following  # "withdrew the figure and gives 48."
    if cues["counted"].isdisjoint(around):
        return False
    if following[0][0].isdigit():  # "gives 33 dead"
        return line.low[at] in cues["giving_counts"]
    return not _TO_NUMBER.isdisjoint(following)
