"""Triggers that befall nobody: they only describe ("affected areas"), or tell of anybody."""

from ...lexicon import cue_words
from ..sentence.people import DETERMINERS, ENDS, is_people, is_thing, people_heads
from .hits import Hit
from .reading import NOUNLIKE, Reading, figure_cues, is_passive
from .tolls import changes, of_number

_PHRASE = 3
_LIFTED = cue_words("figures.describing.lifted")


def befalls_nobody(reading: Reading, hit: Hit) -> bool:
    """Tell a trigger that befalls nobody: "26 IDP sites", "the affected areas", "the wounded"."""
    before, behind = reading.word(hit.first - 1), reading.word(hit.last + 1)
    if behind in figure_cues().pseudo and hit.first == hit.last:
        return True
    if is_thing(behind) and (hit.form == "noun" or before in DETERMINERS):
        return True
    if reading.word(hit.last - 1) in ("the", "those") and _is_of_a_noun(reading, hit, behind):
        return True
    if hit.form in ("transitive", "noun") and _is_of_things(reading, hit):
        return True
    if _is_of_goods(reading, hit):
        return True
    if before in _LIFTED or _is_of_anybody(reading, hit):
        return True
    if reading.word(hit.first) not in NOUNLIKE or hit.first != hit.last:
        return False
    return (
        before in ("the", "those", "among", "amongst")
        and hit.form != "toll"
        and not changes(reading, hit)
        and not of_number(reading, hit)
    )


def _is_of_goods(reading: Reading, hit: Hit) -> bool:
    """Tell "… surrendered and rifles were seized", "pulled from", "died under the rubble"."""
    if hit.measure == "missing":
        return reading.word(hit.first - 1) == "from" or hit.first - 1 in reading.hit_at
    if reading.word(hit.last) != "seized" or not is_passive(reading, hit):
        return False
    found = reading.at_last.get(hit.first - 2)
    return found is None or reading.groups[found].thing is not None


def _is_of_things(reading: Reading, hit: Hit) -> bool:
    """Tell "64 affected health areas" from "12 injured school children"."""
    counted = reading.at_last.get(hit.first - 1)
    if counted is None or reading.groups[counted].head != "bare" or hit.first != hit.last:
        return False
    for place in range(hit.last + 1, hit.last + 1 + _PHRASE):
        word = reading.word(place)
        if not word.isalpha() or word in ENDS or is_people(word):
            return False
        if is_thing(word) and not is_people(reading.word(place + 1)):
            return True
    return False


def _is_of_a_noun(reading: Reading, hit: Hit, behind: str) -> bool:
    """Tell "none of the affected families"."""
    noun = is_people(behind) or behind in people_heads().units
    return noun and reading.word(hit.first) == "affected" and hit.first == hit.last


def _is_of_anybody(reading: Reading, hit: Hit) -> bool:
    """Tell "anyone who kills a soldier", "can kill 200 people", "enough to kill 5,000"."""
    before = [reading.word(place) for place in range(max(0, hit.first - _PHRASE), hit.first)]
    if hit.form != "base":
        return False
    if before[-1:] in (["can"], ["whoever"]):
        return True
    anybody = before[-1:] in (["who"], ["that"]) and before[-2:-1] in (["anyone"], ["anybody"])
    return anybody or before[-2:] in (["capable", "of"], ["able", "to"], ["enough", "to"])
