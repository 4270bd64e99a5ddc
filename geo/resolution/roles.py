"""Tell what a name does in its sentence: place of something, point of reference, or actor.

*Actor*: a country, a capital or a division that acts or is acted on as a government ("Moscow
said", "urged Azerbaijan to", "by Azerbaijan", "Sudan's army"). *Landmark*: a point of reference
("200 km west of Baku") or the seat of a body ("the Paris-based group"). Everything else is a
*location*. The rules read a few words on either side, so they cost the same in a long text; they
are of cue tables and general, and where in doubt they say location.
"""

from ..recognition.mentions import CAPITAL, CAPITALS, DIGIT, HYPHENS, LOWER, MARK, Text
from .bearings import measure, side_of
from .options import REGION, TOWN, Option
from .surroundings import Name

_OF = frozenset({"of", "from", "outside"})
_ROW = frozenset({",", "and", "&"})
_AND = frozenset({"and", "or", "&"})
_LONGEST_NAME = 3
_LONGEST_ROW = 24
# A base-10 logarithm
_CITY = 4.8


def role_of(text: Text, name: Name, option: Option | None) -> str:
    """Give the role of a name, whose likeliest place is ``option``."""
    if not text.kinds:
        return "location"
    if _is_landmark(text, name):
        return "landmark"
    if (option is None or option.feature == TOWN) and side_of(text, name) is not None:
        return "landmark"
    # Only who can have a government acts: countries, divisions, and towns that may be capitals.
    if option is not None and (option.feature > REGION or _is_small_town(option)):
        return "location"
    if option is not None and option.feature == TOWN and _is_led_by_of(text, name):
        return "location"
    return "actor" if _is_actor(text, name) else "location"


def _is_led_by_of(text: Text, name: Name) -> bool:
    """Tell "the mayor of Goma said" from "the envoy of Moscow said", who speaks for it."""
    before = name.first - 1
    if before <= text.tokens.begin_of[name.first] or text.lowers[before] != "of":
        return False
    return text.lowers[before - 1] not in text.cues.words("actors", "envoys")


def _is_small_town(option: Option) -> bool:
    return option.feature == TOWN and option.population < _CITY


def _is_landmark(text: Text, name: Name) -> bool:
    lowers, begin, after = text.lowers, text.tokens.begin_of[name.first], name.last + 1
    if (
        text.tokens.is_tight(after)
        and text.tokens.words[after] in HYPHENS
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
    # "20 km from Goma to Minova" is how far somebody went.
    goes_on = lowers[after : after + 1] == ["to"]
    measured = number > begin and lowers[number - 1] in text.cues.words("landmarks", "units")
    return measured and not goes_on


def _is_actor(text: Text, name: Name) -> bool:
    cues, lowers = text.cues, text.lowers
    begin = text.tokens.begin_of[name.first]
    end = text.tokens.end_of[name.first]
    before = name.first - 1
    if before >= begin and lowers[before] == "the":
        before -= 1
    after = name.last + 1
    previous = lowers[before] if before >= begin else ""
    if previous == "of" and lowers[before - 1] in cues.words("overlooked", "people"):
        return False  # "residents of X said"
    if _is_dealt_with(text, before, begin):
        return True
    if cues.is_placing(previous):
        return False
    if name.last in text.tokens.possessive:
        return _possesses(text, after, end)
    if previous in cues.words("speech", "objects") or _does_beside(text, after, end):
        return True
    if previous in cues.words("speech", "agents") or previous == "on":
        return False  # "the attack on Odesa claimed three lives"
    return _acts(text, _after_row(text, after, end), end)


def _is_dealt_with(text: Text, before: int, begin: int) -> bool:
    """Tell whether the words before a name, of which ``before`` is the last, make it a party.

    "by", "with" and "between" with a dealing before them; "according to"; "the envoy of".
    """
    if before <= begin:
        return False
    cues, lowers = text.cues, text.lowers
    previous = lowers[before]
    if previous in cues.words("speech", "agents"):
        return _deals(text, before, begin)
    if previous == "to":
        return lowers[before - 1] == "according"
    first = _before_row(text, before, begin) if previous in _ROW else before
    if lowers[first] == "of":
        return first > begin and lowers[first - 1] in cues.words("actors", "envoys")
    return previous in _AND and _is_second_party(text, before, begin)


def _before_row(text: Text, joined: int, begin: int) -> int:
    """Go back over "X, Y and", so that "the embassies of X and Y" are those of both."""
    number = joined
    begin = max(begin, joined - _LONGEST_ROW)
    while number > begin and text.lowers[number] in _ROW:
        first = number - 1
        while first > begin and number - first <= _LONGEST_NAME and text.kinds[first] == CAPITAL:
            first -= 1
        if first == number - 1:
            break
        number = first
    return number


def _does_beside(text: Text, after: int, end: int) -> bool:
    """Tell whether "NAME government", "NAME Defense Forces", "NAME-backed rebels" follows."""
    if after >= end:
        return False
    bodies = text.cues.words("actors", "after")
    if text.kinds[after] == LOWER:
        return text.lowers[after] in bodies
    if text.kinds[after] == CAPITAL and after not in text.titled:
        for number in range(after, min(after + _LONGEST_NAME, end)):
            if text.kinds[number] != CAPITAL:
                return False
            if text.lowers[number] in bodies:
                return True
        return False
    return (
        after + 1 < end
        and text.tokens.words[after] in HYPHENS
        and text.lowers[after + 1] in text.cues.words("reporting", "deeds")
    )


def _is_second_party(text: Text, joined: int, begin: int) -> bool:
    """Tell whether "and NAME" ends "the truce between X and NAME"."""
    first = joined - 1
    while first > begin and joined - first <= _LONGEST_NAME and text.kinds[first] != LOWER:
        first -= 1
    return text.lowers[first] == "between" and _deals(text, first, begin)


def _after_row(text: Text, after: int, end: int) -> int:
    """Go on over "and NAME", so that "Kyiv and Moscow agreed" is what both do."""
    number = after
    if number < end and text.lowers[number] in _AND:
        number += 1
        first = number
        while number < end and number - first < _LONGEST_NAME and text.kinds[number] != LOWER:
            number += 1
        if number == first:
            return after
    return number


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
        return verb in dealings or verb.endswith("ed")
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
    if (
        number > after
        and text.lowers[number - 1] in _PASSIVE
        and not text.lowers[number].endswith("ing")
    ):
        return False
    if text.lowers[number] in text.cues.words("suffered") and _has_no_object(text, number, end):
        return False
    return text.kinds[number] not in (CAPITAL, CAPITALS, DIGIT) or number in text.shouting


def _has_no_object(text: Text, verb: int, end: int) -> bool:
    """Tell whether a verb ends what is said, as in the headline "Kherson shelled again"."""
    after = verb + 1
    return (
        after >= end
        or text.kinds[after] == MARK
        or text.lowers[after] in text.cues.words("overlooked", "free")
        or text.cues.before.get(text.lowers[after], "") in _AROUND
    )


_AROUND = frozenset(f"prepositions.{each}" for each in ("in", "at", "from", "by"))
_PASSIVE = frozenset({"is", "are", "was", "were", "been", "be"})
