"""Tell what a name does in its sentence: place of something, point of reference, or actor.

*Actor*: a country, a capital or a division that acts or is acted on as a government ("Moscow
said", "urged Azerbaijan to", "by Azerbaijan", "Sudan's army"). *Landmark*: a point of reference
("200 km west of Baku") or the seat of a body ("the Paris-based group"). Everything else is a
*location*. The rules read a few words on either side, so they cost the same in a long text; they
are of cue tables and general, and where in doubt they say location.
"""

from .bearings import measure
from .mentions import CAPITAL, CAPITALS, DIGIT, LOWER, MARK, Text
from .options import Option
from .surroundings import Name

_OF = frozenset({"of", "from"})


def role_of(text: Text, name: Name, option: Option | None) -> str:
    """Give the role of a name, whose likeliest place is ``option``."""
    if not text.kinds:
        return "location"
    if _is_landmark(text, name):
        return "landmark"
    # Only who can have a government acts: countries, divisions, and towns that may be capitals.
    if option is not None and (option.feature > 4 or _small_town(option)):
        return "location"
    return "actor" if _is_actor(text, name) else "location"


def _small_town(option: Option) -> bool:
    return option.feature == 3 and option.population < 4.8


def _is_landmark(text: Text, name: Name) -> bool:
    words, lowers, begin = text.tokens.words, text.lowers, text.tokens.begin_of(name.first)
    after = name.last + 1
    if (
        after + 1 < len(words)
        and words[after] in "-‐‑"
        and text.tokens.starts[after] == text.tokens.ends[name.last]
        and lowers[after + 1] in text.cues.words("reporting", "seats")
    ):
        return True
    if measure(text, name) is not None:
        return True
    number = name.first - 1
    if number >= begin and lowers[number] == "the":
        number -= 1
    if number < begin or lowers[number] not in _OF:
        return False
    near = lowers[max(begin, number - 5) : number]
    if (
        near
        and near[-1] in text.cues.words("landmarks", "sides")
        and any(_is_measure(text, at) for at in range(max(begin, number - 9), number))
    ):
        return True
    return bool(near) and near[-1] in text.cues.words("landmarks", "units")


def _is_measure(text: Text, number: int) -> bool:
    return text.lowers[number] in text.cues.words("landmarks", "units")


def _is_actor(text: Text, name: Name) -> bool:
    cues, lowers, kinds = text.cues, text.lowers, text.kinds
    begin = text.tokens.begin_of(name.first)
    end = text.tokens.end_of(name.first)
    before = name.first - 1
    if before >= begin and lowers[before] == "the":
        before -= 1
    after = name.last + 1
    previous = lowers[before] if before >= begin else ""
    if previous in cues.before and cues.before[previous] in _PLACING:
        return False
    if name.last in text.tokens.possessive:
        return _possesses(text, after, end)
    if after < end and kinds[after] == LOWER and lowers[after] in cues.words("actors", "after"):
        return True
    if previous in cues.words("speech", "objects"):
        return True
    if previous in cues.words("speech", "agents"):
        return _deals(text, before, begin)
    return _acts(text, after, end)


_PLACING = frozenset({"prepositions.in", "prepositions.at", "prepositions.from", "prepositions.to"})


def _possesses(text: Text, after: int, end: int) -> bool:
    possessions = text.cues.words("actors", "possessions")
    for number in range(after, min(after + 4, end)):
        if text.kinds[number] == MARK and text.tokens.words[number] != "-":
            return False
        if text.lowers[number] in possessions:
            return True
    return False


def _deals(text: Text, before: int, begin: int) -> bool:
    """Tell whether "by NAME" or "with NAME" has a deed or a dealing before it."""
    dealings = text.cues.words("speech", "dealings")
    window = text.lowers[max(begin, before - 4) : before]
    if text.lowers[before] == "by":
        verb = window[-1] if window else ""
        return verb in dealings or verb.endswith("ed") or verb in {"campaign", "forces", "side"}
    return any(word in dealings for word in window)


def _acts(text: Text, after: int, end: int) -> bool:
    """Tell whether a verb of acting follows: "Moscow has repeatedly denied"."""
    speech = text.cues.words("speech", "verbs")
    auxiliaries = text.cues.words("speech", "auxiliaries")
    number, limit = after, min(after + 5, end)
    while number < limit and text.lowers[number] in auxiliaries:
        number += 1
    if number >= limit or text.lowers[number] not in speech:
        return False
    if number > after and text.lowers[number - 1] in _PASSIVE:
        return False
    return text.kinds[number] not in (CAPITAL, CAPITALS, DIGIT) or number in text.shouting


_PASSIVE = frozenset({"is", "are", "was", "were", "been", "be"})
