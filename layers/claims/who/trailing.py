"""Who says it where only a name stands behind: "Twelve dead in market fire – police", "(UNHCR)".

Headlines and sitreps put the source behind a dash or in brackets, without any verb.
"""

from collections.abc import Iterator

from geo import Sentence

from ...lexicon import cue_words
from ..sentence.calendar_words import load_calendar
from ..sentence.lines import Line, Phrase, is_capital, speech_cues
from ..sentence.parties import head_of

LONGEST = 7
# So many words are told at least before their source.
TOLD = 3
_DASHES = ("–", "—", "-")
_BEHIND = cue_words("attribution.behind_asides")


def find_sources(line: Line, sentence: Sentence) -> Iterator[tuple[Phrase, int, int]]:
    """Find the sources that stand alone behind what they say, with the span of that.

    They must be known for somebody who speaks: "Two died in Goma (DRC)" names none. A source in
    brackets says what stands before it, from the last one on: "27 dead (residents), 13 (police)".
    """
    end = len(line.low)
    while end and line.low[end - 1] in (".", "!"):
        end -= 1
    if sentence.part == "row" or end <= TOLD:
        return
    begin = 0
    for at in range(end) if ")" in line.low else ():
        if line.low[at] != ")" or (at + 1 < end and line.low[at + 1] not in _BEHIND):
            continue
        opening = next(
            (k for k in range(at - 1, max(begin, at - LONGEST), -1) if line.low[k] == "("), None
        )
        phrase = _source(line, opening + 1, at) if opening else None
        counts = at + 1 == end or any(map(_is_number, line.low[begin:opening]))
        if phrase and opening and counts and opening > (begin or TOLD - 1):
            yield phrase, line.starts[begin] if begin else sentence.start, line.starts[opening]
        begin = at + 1
    for at in range(end - 2, max(TOLD, end - LONGEST) - 1, -1):
        dash = line.low[at] in _DASHES and line.ends[at - 1] < line.starts[at]
        if dash or (line.low[at] == ":" and end == len(line.low)):  # a headline's has no full stop
            phrase = _source(line, at + 1, end)
            if phrase:
                yield phrase, sentence.start, line.starts[at]
            return


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in load_calendar().counts.keys() - speech_cues()["determiners"]


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
    if not words or any(_is_number(word) or not word[0].isalpha() for word in words):
        return None
    named = any(is_capital(line, at) for at in range(first, end))
    known = cues["parties"] | cues["media"] if named else cues["sourcing"]
    never = cues["verbs"] | cues["say"] | (cues["prepositions"] - cues["inner"])
    head = head_of(line, first, end)
    if line.low[head] not in known or not never.isdisjoint(words):
        return None
    return Phrase(first, end, head)
