"""Find the phrase that opens a sentence, if it names somebody who may act or speak."""

from .lines import LONGEST, QUOTES, Line, Phrase, is_capital, speech_cues
from .parties import head_of, may_speak, parse_phrase


def main_subject(line: Line) -> Phrase | None:
    """Return the phrase that opens a sentence, if it names somebody who may act."""
    cues = speech_cues()
    size = len(line.low)
    first = next((at + 1 for at in range(1, min(4, size)) if line.low[at] == ":"), 0)
    opening = next(
        (at for at in range(first, min(first + 3, size)) if line.low[at] not in QUOTES), 0
    )
    if opening < size and line.low[opening] in cues["ends"]:
        comma = next((at for at in range(1, min(size, LONGEST)) if line.low[at] == ","), None)
        if comma is None:
            return None
        first = comma + 1
    phrase = parse_phrase(line, first, min(size, first + 14))
    if phrase is None:
        return None
    end, named = phrase.first, False
    for at in range(phrase.first, phrase.end):
        known = line.low[at] in cues["in_names"]
        capital = is_capital(line, at) and not (at == 0 and _is_common(line, phrase))
        if named and not (capital or known or line.low[at] in (".", "of", "and")):
            break
        named = named or known or (capital and line.low[at] not in cues["determiners"])
        end = at + 1
    if not named or end <= phrase.first:
        return None
    found = Phrase(phrase.first, end, head_of(line, phrase.first, end))
    return found if may_speak(line, found, weak=True) else None


def _is_common(line: Line, phrase: Phrase) -> bool:
    """Tell whether the first word has its capital only as that: "The", "Heavy machinery"."""
    if line.low[0] in speech_cues()["determiners"]:
        return True
    return phrase.end > 1 and line.words[1].islower() and line.low[1].isalpha()
