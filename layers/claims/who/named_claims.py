"""Who makes a claim that has a name: "Turkey's claim that", "a claim by residents that …".

So do "a Reuters report that" and "the ministry's count stands at 391".
"""

from collections.abc import Iterator

from geo import Sentence

from ..sentence.lines import PUNCTUATION, Line, Phrase, is_capital, speech_cues
from ..sentence.parties import may_speak, phrase_after

_LONGEST = 7
# So far behind "its count" the verb may stand that tells the number.
_VERB = 8
_POSSESSIVE = ("'s", "’s")


def find_named_claims(line: Line, sentence: Sentence) -> Iterator[tuple[Phrase, int, int]]:
    """Find who makes a claim that a noun names, with the span of what is claimed.

    Parameters
    ----------
    line, sentence
        A sentence and its words.
    """
    cues = speech_cues()
    if cues["named_claims"].isdisjoint(line.low):
        return
    for at, word in enumerate(line.low):
        if word not in cues["named_claims"] or at + 2 >= len(line.low):
            continue
        found = _claimed(line, at)
        if found is not None:
            yield found[0], line.ends[found[1]], sentence.end


def _claimed(line: Line, at: int) -> tuple[Phrase, int] | None:
    """Return who makes the claim that a noun names, and the word behind which it begins."""
    cues, following = speech_cues(), line.low[at + 1]
    if line.low[at] in cues["counts_named"]:
        verbs = cues["be"] | cues["counting"] | cues["showing"] | cues["standing"]
        behind = range(at + 1, min(at + 1 + _VERB, len(line.low)))
        verb = next((index for index in behind if line.low[index] in verbs), None)
        if following == "of" and line.low[at + 2][0].isdigit():
            verb = at - 1  # "the ministry's toll of 36" is theirs with that word
        phrase = _owner(line, at - 1)
        known = phrase is not None and (
            any(map(str.isupper, line.words[phrase.head][1:])) or _is_party(line, phrase.head)
        )
        return (phrase, verb) if phrase and verb and known else None
    if following == "by":
        phrase = phrase_after(line, at + 2)
        if phrase is None or not may_speak(line, phrase, weak=True):
            return None
        goes_on = line.low[phrase.end : phrase.end + 1]
        return (phrase, phrase.end) if goes_on in (("that",), ("of",)) else None
    done = following == "of" and line.low[at + 2].endswith("ing")  # "boast of having killed"
    if following not in ("that", "to") and not done:
        return None
    phrase = _owner(line, at - 1) or (_paper(line, at - 1) if following == "that" else None)
    return (phrase, at + 1) if phrase else None


def _owner(line: Line, last: int) -> Phrase | None:
    """Return the phrase that has the 's of "the health ministry's claim", without it."""
    cues = speech_cues()
    if last > 0 and line.low[last] in cues["described_claims"]:
        last -= 1  # "Turkey's repeated claim"
    plural = last > 0 and line.low[last] in ("'", "’") and line.low[last - 1].endswith("s")
    if last < 0 or not (plural or line.low[last].endswith(_POSSESSIVE)):
        return None
    head = last - plural
    first = head
    while first > 0 and head - first < _LONGEST:
        before = line.low[first - 1]
        ends = before in cues["phrase_ends"] and before not in cues["inner"]
        if before in PUNCTUATION or ends or before in cues["speaking"]:
            break
        first -= 1
        if before in cues["determiners"]:
            break
    named = is_capital(line, head) and head > 0
    named = named or line.words[head][1:2].isupper() or (head == 0 and last + 1 < len(line.low))
    if not (named or _is_party(line, head)):
        return None
    return Phrase(first, head + 1, head)


def _is_party(line: Line, at: int) -> bool:
    cues = speech_cues()
    word = line.low[at].removesuffix("'s")
    return word in cues["parties"] or word in cues["bodies"] or word in cues["media"]


def _paper(line: Line, last: int) -> Phrase | None:
    """Return the source of "a Radio Free Asia report that", "a police report that"."""
    cues = speech_cues()
    first = last + 1
    while first > 0 and is_capital(line, first - 1) and line.low[first - 1] not in cues["times"]:
        first -= 1
    if first > last and _is_party(line, last):
        first = last
    known = first < last or (
        first == last and (line.words[last].isupper() or _is_party(line, last))
    )
    opened = first > 0 and line.low[first - 1] in cues["determiners"]
    return Phrase(first, last + 1, last) if known and opened else None
