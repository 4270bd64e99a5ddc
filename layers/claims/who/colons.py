"""Who speaks before a colon: "Health ministry: …", "The state has revised its statement: …"."""

from geo import Sentence

from ..sentence.lines import QUOTES, Line, Phrase, is_capital, speech_cues
from ..sentence.openings import main_subject
from ..sentence.parties import head_of, may_speak, phrase_after, subject_before

# A clause before a colon has so many words at least.
_CLAUSE = 3


def find_before_colon(line: Line, sentence: Sentence) -> tuple[Phrase, int, int] | None:
    """Find "Health ministry: …" at the beginning of a sentence."""
    cues = speech_cues()
    end = next((at for at in range(1, min(9, len(line.low))) if line.low[at] == ":"), None)
    if end is None or end + 2 >= len(line.low) or sentence.part in ("heading", "row"):
        return None
    counts = end > 1 and line.low[end - 1] in cues["counts_named"]
    phrase = Phrase(0, end - counts, end - 1 - counts)  # "Police counts: 7 dead"
    head = line.low[head_of(line, 0, phrase.end)]  # "Movement of forces: …" is a heading
    titles = [at for at in range(end) if line.low[at] in cues["titles"]]
    titled = bool(titles) and is_capital(line, end - 1)
    named = (
        line.low[end + 1] in QUOTES
        and end > 1
        and all(is_capital(line, at) for at in (end - 2, end - 1))
    )
    if (
        head in cues["captions"]
        or not (head in cues["parties"] or titled or named)
        or any(not word[0].isalnum() and not (word == "," and titled) for word in line.low[:end])
    ):
        return None
    return phrase, line.starts[end + 1], sentence.end


def find_behind_colon(line: Line, sentence: Sentence) -> tuple[Phrase, int, int] | None:
    """Find who revised, denied or read a statement, and what is said behind the colon of that."""
    cues = speech_cues()
    colon = line.low.index(":") if ":" in line.low else 0
    if colon < _CLAUSE or sentence.part in ("heading", "row"):
        return None
    before = line.low[:colon]
    paper = next((at for at, word in enumerate(before) if word in cues["papers"]), None)
    told = cues["recounting"] | cues["refusing"] | (cues["issuing"] if paper else frozenset())
    verb = next((at for at in range(1, colon) if line.low[at] in told), None)
    if verb is None:
        return None
    phrase = main_subject(line) or subject_before(line, verb)
    if paper and line.low[paper + 1] in ("by", "from") and paper + 2 < colon:
        phrase = phrase_after(line, paper + 2)
    if phrase is None or not may_speak(line, phrase, weak=True):
        return None
    return phrase, line.ends[colon], sentence.end
