"""What stands between people and their verb and may be stepped over: ages, brackets, parts."""

from ...lexicon import cue_words
from ..sentence.people import Group
from .ages import AGE_BOUNDS
from .hits import Hit
from .reading import CLAUSE, NOUNLIKE, Reading, figure_cues

_PARTS = cue_words("figures.asides.parts")
_SHARES = cue_words("figures.asides.shares")
_SOME = cue_words("figures.asides.some")
# From whom one counts over "who had" to what befell them.
_WHO_HAD = 3
_WHO = cue_words("grammar.pronouns.relative")
_ASIDE = 16
_BRACKETS = 16


def before_age(reading: Reading, place: int) -> int:
    """Step over an age and its comma, bracket or "aged": "one of them, 22, died"."""
    found = reading.at_last.get(place)
    if found is None or reading.groups[found].thing != "age":
        return place
    place = reading.groups[found].first - 1
    while reading.word(place) in ("aged", "age", ",", "("):
        place -= 1
    return place


def is_part_of_last(reading: Reading, index: int) -> bool:
    """Tell "eight people, including the attacker, died": the eight died."""
    if index == 0 or not reading.groups[index].subset or index - 1 in reading.taken:
        return False
    whole, part = reading.groups[index - 1], reading.groups[index]
    words = {reading.word(place) for place in range(whole.last + 1, part.first)}
    words -= {"."} if "incl" in words else set()
    return whole.thing is None and bool(words & _PARTS) and words <= _PARTS | figure_cues().openers


def tells_of_a_share(reading: Reading, hit: Hit, group: Group) -> bool:
    """Tell "most of the 40 passengers drowned": how many is not said, and not 40.

    What stands at the whole itself, "most of the 40 killed", "of the 40 who drowned", befell all.
    """
    place = group.first - 1
    while reading.word(place) in figure_cues().openers:
        place -= 1
    if reading.word(place) != "of" or reading.word(place - 1) not in _SOME:
        return False
    at_hand = hit.first == group.last + 1
    if reading.word(group.last + 1) in _WHO and hit.first - group.last <= _WHO_HAD:
        return False
    return not (at_hand and (hit.form == "transitive" or reading.word(hit.first) in NOUNLIKE))


def before_aside(reading: Reading, place: int) -> int | None:
    """Return what stands before ", most of them Syrians,", "(a mother and a child)", "aboard"."""
    if reading.word(place) == "aboard":
        return place - 1
    if reading.word(place) == "board" and reading.word(place - 1) == "on":
        return place - 2
    if reading.word(place) == ")":
        return _before_brackets(reading, place)
    if reading.word(place) != ",":
        return None
    inside = reading.at_last.get(place - 1)
    aged = inside is not None and reading.groups[inside].thing == "age"
    if inside is not None and reading.word(reading.groups[inside].first) in AGE_BOUNDS:
        aged = False  # "ten guests, of whom six were boys under 15, died"
    if aged or (inside is not None and is_part_of_last(reading, inside)):
        return place - 1
    for comma in range(place - 2, max(0, place - _ASIDE), -1):
        if reading.word(comma) in CLAUSE:
            return None
        if reading.word(comma) == ",":
            opening = [reading.word(comma + step) for step in (1, 2, 3)]
            some = opening[0] in _SHARES and opening[1:] in (["of", "them"], ["of", "whom"])
            told = some or opening[0] in (_PARTS | {"or", "all"}) - {","}
            return comma - 1 if told else None
    return None


def _before_brackets(reading: Reading, place: int) -> int | None:
    for opening in range(place - 2, max(-1, place - _BRACKETS), -1):
        if reading.word(opening) == "(":
            return opening - 1
        if opening in reading.hit_at or reading.word(opening) in CLAUSE:
            return None
    return None
