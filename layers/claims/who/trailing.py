"""Who says it where only a name stands behind: "Twelve dead in market fire – police", "(UNHCR)".

Headlines and sitreps put the source behind a dash or in brackets, without any verb.
"""

from geo import Sentence

from ..sentence.lines import Line, Phrase, is_capital, speech_cues
from ..sentence.parties import head_of

LONGEST = 7
# So many words are told at least before their source.
TOLD = 3
_DASHES = ("–", "—", "-")


def find_source(line: Line, sentence: Sentence) -> Phrase | None:
    """Return the source that stands alone at the end of a sentence, None where there is none.

    It must be known for somebody who speaks: "Two died in Goma (DRC)" names none.
    """
    end = len(line.low)
    while end and line.low[end - 1] in (".", "!"):
        end -= 1
    if sentence.part == "row" or end <= TOLD:
        return None
    if line.low[end - 1] == ")":
        end -= 1
        marks = [at for at in range(max(TOLD, end - LONGEST), end) if line.low[at] == "("]
    else:
        marks = [
            at
            for at in range(max(TOLD, end - LONGEST), end)
            if line.low[at] in _DASHES and line.ends[at - 1] < line.starts[at]
        ]
    return _source(line, marks[-1] + 1, end) if marks else None


def _source(line: Line, first: int, end: int) -> Phrase | None:
    """Return words as a phrase if they are somebody's name and nothing more."""
    cues = speech_cues()
    if line.low[first : first + 2] in (("source", ":"), ("sources", ":")):
        first += 2
    while end > first and (
        line.low[end - 1] in cues["times"] | {","} or line.low[end - 1].isdigit()
    ):
        end -= 1  # "(UNHCR, 12 May)"
    words = line.low[first:end]
    if not words or not all(word[0].isalpha() for word in words):
        return None
    named = any(is_capital(line, at) for at in range(first, end))
    known = cues["parties"] | cues["media"] if named else cues["sourcing"]
    never = cues["verbs"] | cues["say"] | (cues["prepositions"] - cues["inner"])
    head = head_of(line, first, end)
    if line.low[head] not in known or not never.isdisjoint(words):
        return None
    return Phrase(first, end, head)
