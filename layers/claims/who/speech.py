"""Find the verbs and phrases that hand on somebody's words, sentence by sentence.

"X said that …", "…, said X", "according to X", "reported by X", "X quoted Y as saying", "X: …" and
participles that keep the subject. Who X is in full is told in `layers.claims.who.attribution`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from geo import Sentence

from ...lexicon import cue_words
from ..sentence.lines import QUOTES, Line, Phrase, is_capital, is_pronoun, speech_cues
from ..sentence.openings import main_subject
from ..sentence.parties import (
    may_speak,
    phrase_after,
    skip_adverbs,
    subject_before,
    with_name,
)
from ..sentence.words import Words
from .colons import find_before_colon, find_behind_colon
from .counts import find_count
from .named_claims import find_named_claims
from .speech_verbs import ENDS, agrees, is_verb, takes_lives
from .trailing import find_sources

_BY = cue_words("attribution.by")
_BEFORE_PER = cue_words("attribution.before_per")
_AFTER_TIME = cue_words("attribution.after_time")
_ASKED = (("in", "response"), ("in", "reaction"), ("when", "asked"))
_GOES_ON = cue_words("attribution.goes_on")
_OF_THEM = (("of", "them"), ("of", "these"), ("of", "those"), ("of", "whom"))
_PARTING = cue_words("attribution.contrasts")
# So far behind "told" an order may begin: "told the residents of the two villages to leave".
_ORDERED = 10
_AGAINST = (("to", "what"), ("despite", "what"), ("unlike", "what"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A phrase that speaks, in the words of its line, and the span of what it says.

    ``records`` tells that a place might do the same: "Enugu recorded 12 deaths"; ``cited`` that
    another of the sentence only hands it on: "state radio said, citing the mayor"; ``aside`` that
    it is added to words that another says: "…, as the rebels claim"; ``named`` that a noun or a
    participle names what is said: "Turkey's claim that", "figures given by the mayor".
    """

    phrase: Phrase
    start: int
    end: int
    records: bool = False
    cited: bool = False
    aside: bool = False
    named: bool = False


def may_speak_in(sentence: Sentence, words: Words) -> bool:
    """Tell quickly whether a sentence may hand on somebody's words."""
    if ":" in sentence.text or ")" in sentence.text:
        return True
    cues = speech_cues()
    last = words.words[-1:]
    return not cues["speaking"].isdisjoint(words.present) or not cues["ending"].isdisjoint(last)


def find_speech(line: Line, sentence: Sentence) -> Iterator[Speech]:
    """Find the phrases that speak in a sentence, in order."""
    cues = speech_cues()
    last: Phrase | None = None
    opening = find_before_colon(line, sentence)
    behind = opening or find_behind_colon(line, sentence)
    if opening:
        last = opening[0]
    if behind:
        yield Speech(*behind)
    for source, start, end in find_sources(line, sentence):
        yield Speech(source, start, end)
    for source, start, end in find_named_claims(line, sentence):
        yield Speech(source, start, end, named=True)
    speaking = cues["speaking"]
    if speaking.isdisjoint(line.low):
        return
    for at, word in enumerate(line.low):
        if word not in speaking:
            continue
        if word in cues["deny"] or word in cues["reject"]:
            last = _denier(line, at) or last
            continue
        found = _spoken_at(line, at, sentence, last)
        if found:
            last = found.phrase
            yield found


def _spoken_at(line: Line, at: int, sentence: Sentence, last: Phrase | None) -> Speech | None:
    """Find what a word hands on; ``last`` is who spoke last in the sentence."""
    cues, word = speech_cues(), line.low[at]
    found = None
    if word in cues["saying_on"] and at and line.low[at - 1] == ",":
        found = _participle(line, at, sentence, last)
    elif word in cues["say"] or word in cues["weak"]:
        found = _verb(line, at, sentence, last)
    if found:
        return found
    if word in cues["citing"] or (word == "according" and _next(line, at) == "to"):
        return _handed_on(line, at, sentence)
    if word == "acc":  # "acc. to a nurse"
        return _named_after(line, at + 2, sentence) if "to" in line.low[at + 1 : at + 3] else None
    if word == "per" and at and line.low[at - 1] in _BEFORE_PER:
        return _named_after(line, at, sentence)
    if word in cues["telling_of"]:
        return _verb(line, at, sentence, last) if _next(line, at) == "of" else None
    if word in cues["agents"]:
        return _agent(line, at, sentence)
    if word in cues["participles"]:
        return _participle(line, at, sentence, last)
    end = _clause(line, at, sentence)[1]
    counted = find_count(line, at, sentence, end=end) if word in cues["numbering"] else None
    return Speech(*counted) if counted else None


def _handed_on(line: Line, at: int, sentence: Sentence) -> Speech | None:
    """Find X in "according to X", and in "citing X", whose words somebody else hands on."""
    cues, word = speech_cues(), line.low[at]
    found = _named_after(line, at + (word == "according"), sentence)
    if found is None or word == "according" or line.low[found.phrase.head] in cues["records"]:
        return found
    return replace(found, cited=True)


def _denier(line: Line, at: int) -> Phrase | None:
    """Return who denies something, and may go on to say something else."""
    phrase = subject_before(line, at)
    return phrase if phrase and may_speak(line, phrase, weak=True) else None


def _agent(line: Line, at: int, sentence: Sentence) -> Speech | None:
    """Find Y in "reported by Y", "blamed on X by Y"."""
    cues = speech_cues()
    if line.low[at] in cues["giving"] and cues["counted"].isdisjoint(line.low[:at]):
        return None
    if _next(line, at) == "on" and "by" in line.low[at + 2 : at + 12]:
        at = line.low.index("by", at + 2) - 1
    found = _named_after(line, at + 1, sentence) if _next(line, at) == "by" else None
    return replace(found, named=True) if found else None


def _next(line: Line, at: int) -> str:
    return line.low[at + 1] if at + 1 < len(line.low) else ""


def _named_after(line: Line, at: int, sentence: Sentence) -> Speech | None:
    phrase = phrase_after(line, at + 1)
    if phrase is None or is_pronoun(line.low[phrase.head]):
        return None
    cues = speech_cues()
    kept = line.low[phrase.head] in cues["papers"] or line.low[phrase.head] in cues["records"]
    if kept and _next(line, phrase.end - 1) in _BY:
        # "a statement by the ministry", "figures from the ministry" are the ministry's.
        phrase = phrase_after(line, phrase.end + 1) or phrase
    start, end = _clause(line, at, sentence)
    return Speech(phrase, start, end)


def _clause(line: Line, at: int, sentence: Sentence) -> tuple[int, int]:
    """Return the span between semicolons, or contrasts, in which a word stands."""
    breaks = _clause_breaks(line)
    after = bisect_right(breaks, at)
    start = line.starts[breaks[after - 1]] if after else sentence.start
    end = line.starts[breaks[after]] if after < len(breaks) else sentence.end
    return start, end


@lru_cache(maxsize=2)
def _clause_breaks(line: Line) -> tuple[int, ...]:
    """Return the words that begin another clause."""
    if _PARTING.isdisjoint(line.low):
        return ()
    return tuple(at for at in range(1, len(line.low)) if _parts_clauses(line, at))


def _parts_clauses(line: Line, at: int) -> bool:
    if line.low[at] == ";":
        # "they say 50,000 left; 9,000 of them crossed": of those people they go on to say it
        of_them = any(pair in _OF_THEM for pair in pairwise(line.low[at + 1 : at + 8]))
        return not (of_them or _goes_on_telling(line, at))
    return line.low[at] in ("while", "whereas") and line.low[at - 1] == ","


def _goes_on_telling(line: Line, at: int) -> bool:
    """Tell "said 8,400 fled; by 10 June 7,000 had returned": who speaks goes on in the pluperfect.

    Not so if somebody else speaks there.
    """
    end = next((k for k in range(at + 1, len(line.low)) if line.low[k] == ";"), len(line.low))
    behind, cues = line.low[at + 1 : end], speech_cues()
    told = "had" in behind[1:] or behind[:2] in (("there", "was"), ("there", "were"))
    return told and cues["only_saying"].isdisjoint(behind) and cues["refusing"].isdisjoint(behind)


def _participle(line: Line, at: int, sentence: Sentence, last: Phrase | None) -> Speech | None:
    """Go on with the subject: "…, alleging that …"."""
    cues = speech_cues()
    paper = (
        at > 1 and line.low[at - 1] in cues["papers"] and line.low[at - 2] in cues["determiners"]
    )
    if at == 0 or not (paper or line.low[at - 1] in _GOES_ON):
        return None
    if line.low[at] == "claiming" and takes_lives(line.low[at + 1 : at + 7]):
        return None
    if line.low[at] == "adding" and last is None and _next(line, at) != "that":
        return None  # "adding hours to the journey"
    phrase = last or main_subject(line)
    if phrase is None:
        return None
    return Speech(phrase, line.ends[at], _clause(line, at, sentence)[1])


def _verb(line: Line, at: int, sentence: Sentence, last: Phrase | None) -> Speech | None:
    """Find the subject of a verb of speaking, before it or after it, and what it says."""
    cues = speech_cues()
    word = line.low[at]
    if not is_verb(line, at):
        return None
    before = skip_adverbs(line, at - 1)
    passive = before >= 0 and line.low[before] in cues["be"]
    if word in cues["quoted"] and (passive or _next(line, at) != "by"):
        return _quoted(line, at, sentence)
    if passive or not {"not", "never"}.isdisjoint(line.low[before + 1 : at]):
        return None
    if before >= 0 and line.low[before] in ("and", "but", "or"):
        phrase = last or main_subject(line)
    else:
        phrase = _inverted(line, at, before) or subject_before(line, before + 1)
    if phrase is None or _is_command(line, at) or _is_contrasted(line, at, phrase):
        return None
    fronted = phrase.first > at or _is_fronted(line, at, phrase)
    if not _is_subject_of(line, phrase, at, surely=fronted and word in cues["say"]):
        return None
    if fronted:
        end = _fronted_end(line, max(at, phrase.end - 1), sentence)
        aside = phrase.first > 0 and line.low[phrase.first - 1] == "as"
        return Speech(phrase, sentence.start, end, aside=aside)
    end = _clause(line, at, sentence)[1]
    if phrase.first and line.low[phrase.first - 1] in cues["relative_objects"]:
        if word in cues["agents"] and _next(line, at) in (*ENDS, ""):
            # "…, which the mayor had reported": what stands before
            return Speech(phrase, sentence.start, line.ends[at], aside=True)
        end = min(end, _next_comma(line, at, end))
    if word in cues["condemning"]:
        end = min(end, _relative_start(line, at, end))
    return Speech(phrase, line.ends[at], end, records=word in cues["recording"])


def _is_command(line: Line, at: int) -> bool:
    """Tell "the army told residents of X to leave", which says nothing of what happened."""
    cues = speech_cues()
    if line.low[at] not in cues["addressing"]:
        return False
    for index in range(at + 2, min(at + _ORDERED, len(line.low))):
        if line.low[index] in cues["clause_marks"] or line.low[index] in ENDS:
            return False
        if line.low[index] == "to":
            return True
    return False


def _is_contrasted(line: Line, at: int, phrase: Phrase) -> bool:
    """Tell "contrary to what the ministry says, …", where somebody else goes on.

    So does "what the minister described as a limited operation has killed 12".
    """
    before = line.low[max(0, phrase.first - 2) : phrase.first]
    label = before[-1:] == ("what",) and line.low[at] in speech_cues()["label"]
    return label or before in _AGAINST


def _next_comma(line: Line, at: int, end: int) -> int:
    """Return where ", which X has called a disgrace, has no water" goes on without X."""
    return next((line.starts[k] for k in range(at + 1, len(line.low)) if line.low[k] == ","), end)


def _relative_start(line: Line, at: int, end: int) -> int:
    """Return where ", in which ten died" begins, where another tells it than who condemns it."""
    for index in range(at + 1, len(line.low) - 2):
        if line.low[index] == "," and "which" in line.low[index + 1 : index + 3]:
            others = not speech_cues()["say"].isdisjoint(line.low[index + 2 :])
            return line.starts[index] if others else end
    return end


def _fronted_end(line: Line, last: int, sentence: Sentence) -> int:
    """Return where words end that stand before "…, X said": before ", as mediators met"."""
    end, cues = last + 1, speech_cues()
    if line.low[end : end + 2] in _ASKED or line.low[end : end + 1] in (("of",), ("about",)):
        return line.ends[last]  # "…, the army said in response to claims that"
    while end < len(line.low) and (line.low[end] == "on" or line.low[end] in cues["times"]):
        end += 1  # "said on Wednesday, as"
    return line.ends[last] if line.low[end : end + 2] == (",", "as") else sentence.end


def _is_subject_of(line: Line, phrase: Phrase, at: int, *, surely: bool) -> bool:
    cues = speech_cues()
    word = line.low[at]
    if not may_speak(line, phrase, weak=not surely and word not in cues["plain"]):
        return False
    return word not in cues["noun_or_verb"] or agrees(line, phrase, word)


def _quoted(line: Line, at: int, sentence: Sentence) -> Speech | None:
    """Find whose words they are in "the agency quoted X as saying", "X was quoted as saying"."""
    cues = speech_cues()
    before = skip_adverbs(line, at - 1)
    if before >= 0 and line.low[before] in cues["be"]:
        phrase = subject_before(line, before)
    elif "as" in line.low[at + 1 : at + 16]:
        phrase = phrase_after(line, at + 1)
    else:
        return None
    if phrase is None or not may_speak(line, phrase, weak=True):
        return None
    return Speech(phrase, line.ends[at], sentence.end)


def _inverted(line: Line, at: int, before: int) -> Phrase | None:
    """Find the subject after the verb: "…," said the mayor."""
    cues = speech_cues()
    if before >= 0 and line.low[before] not in (",", *QUOTES, "'", "’", "?", "!"):
        return None
    if line.low[at] not in cues["inverting"] or _is_named_before(line, before):
        return None
    phrase = phrase_after(line, at + 1)
    if phrase is None or (before < 0 and is_pronoun(line.low[phrase.head])):
        return None
    if phrase.end - phrase.first > 1 and is_pronoun(line.low[phrase.first]):
        return None  # "ISM, the local branch, said it killed six guards near Beni"
    phrase = with_name(line, phrase)
    following = line.low[phrase.end] if phrase.end < len(line.low) else "."
    quoted = before >= 0 and (
        line.low[before] in QUOTES or (before > 0 and line.low[before - 1] in QUOTES)
    )
    told = before >= 0 and line.low[before] != "'"
    behind = following in cues["prepositions"] or following in cues["beside_parties"]
    goes_on = (told and (behind or following.endswith("ing"))) or (
        quoted and following in cues["times"]
    )
    goes_on = goes_on or ((quoted or line.low[before] == ",") and following in cues["relative"])
    return phrase if following in ENDS or goes_on else None


def _is_named_before(line: Line, comma: int) -> bool:
    """Tell "the mayor, Ali Kone, said" from "…, said Ali Kone": the name stands before."""
    if comma < 2 or line.low[comma] != "," or not is_capital(line, comma - 1):
        return False
    phrase = subject_before(line, comma + 1)
    return phrase is not None and phrase.end == comma and "," in line.low[phrase.first : comma]


def _is_fronted(line: Line, at: int, phrase: Phrase) -> bool:
    """Tell whether what is said stands before the subject, as in "…, the ministry said"."""
    cues = speech_cues()
    following = _next(line, at)
    before = line.low[phrase.first - 1] if phrase.first > 2 else ""
    if before == "as":
        # "…, as the rebels claim": what they claim stands before.
        return line.low[phrase.first - 2] in (",", "–", "—") and (
            following in ENDS
            or following in ("", "and", "but", "while")
            or following in cues["after_saying"]
        )
    if before not in (",", "–", "—", *QUOTES):
        return False
    if before in QUOTES and line.low[phrase.first - 2] in (",", "?", "!"):
        return following != "that"  # '"Nine are dead," a medic shouted into his phone'
    if before == "," and not _AFTER_TIME.isdisjoint(line.low[at + 2 : at + 6]):
        return following == "some" or following.isdigit()  # "said some 16 hours later"
    return (
        following in ENDS
        or not following
        or following in cues["after_saying"]
        or line.low[at] in ("told", "tells")
    )
