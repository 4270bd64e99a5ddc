"""The parts of a figure that a sentence tells by place: "72 dead (30 in Goma, 42 in Sake)".

Or "72 deaths in Goma (30) and Sake (42)". Each part is a figure of its own, at its own place; it is
added to no other.
"""

from dataclasses import replace

from ...lexicon import cue_words
from ..sentence.lines import speech_cues
from .hits import Hit
from .objects import place_apart
from .reading import EACH, Reading, figure_cues, is_capital

_ELSEWHERE = 9
_NAMED = 9
_OPENS = frozenset(("(", "[", ":", "-", "–", "—"))
_OF_THEM = cue_words("grammar.pronouns.of_them")
_ENDS = frozenset(";:.)]([")
_INSIDE = cue_words("figures.parts.inside")
_JOINS = cue_words("figures.parts.joins")
_SEVERAL = 2
_BEFORE = 24
_JOINED = frozenset((",", "and"))
_OF_PLACE = cue_words("figures.parts.of_place")
_AT = cue_words("figures.parts.at")
_PLACED = _AT | cue_words("grammar.prepositions.to")
_MOVED = ("displaced", "evacuated", "refugees", "returned", "affected")


def find_elsewhere(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return what is told without its verb: "six died in Beni, two in Bunia and nine in Goma".

    Or before it: "640 families in Libenge and 910 in Zongo had to leave". All are families then.
    """
    whole = reading.groups[linked[-1]]
    told = _told_apart(reading, max(last.last, whole.last) + 1, len(reading.tokens))
    if not told and whole.last < last.first:
        told = _told_apart(reading, whole.last + 1, last.first)
    for (found,) in told:
        reading.groups[found] = replace(reading.groups[found], unit=whole.unit)
    return told


def _told_apart(reading: Reading, place: int, end: int) -> list[tuple[int, ...]]:
    told: list[tuple[int, ...]] = []
    stop = place + _ELSEWHERE
    while place < min(stop, end):
        word = reading.word(place)
        if place in reading.hit_at or place in reading.at_first or word in ".;:":
            break
        found = place_apart(reading, place)
        if found is None or found in reading.taken:
            place += 1
            continue
        told.append((found,))
        place = reading.groups[found].last + 1
        stop = place + _ELSEWHERE
    return told


def find_before(reading: Reading, hit: Hit) -> list[tuple[int, ...]]:
    """Read "six in Goma and three more in Sake were killed", each at a place of its own."""
    found: list[tuple[int, ...]] = []
    place = hit.first - 1
    while place > max(-1, hit.first - _BEFORE) and reading.word(place) not in _ENDS:
        if place in reading.hit_at:
            return []
        index = reading.at_last.get(place)
        place -= 1
        if index is None:
            continue
        if not _is_at_place(reading, index) or index in reading.taken:
            return []
        found.insert(0, (index,))
        place = reading.groups[index].first - 1
        while reading.word(place) in figure_cues().openers:
            place -= 1
        if reading.word(place) not in _JOINED:
            break
    opens = reading.word(place) in _ENDS | speech_cues()["say"] | {"", "that"}
    return found if len(found) >= _SEVERAL and opens else []


def _is_at_place(reading: Reading, index: int) -> bool:
    """Tell "six in Goma", "three more in Sake": a bare number and a name."""
    group = reading.groups[index]
    if group.head != "bare" or group.thing is not None or group.subset or group.best is None:
        return False
    return reading.word(group.last + 1) in _AT and is_capital(reading, group.last + 2)


def find_parts(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the numbers that part a figure by place: two of them or more, or one "each".

    Or one that is said to be a part: "19 of them in Nairobi", "including four in Maga".
    """
    bracketed = _in_brackets(reading, max(last.last, reading.groups[linked[-1]].last) + 1)
    if bracketed:
        return bracketed
    place: int | None = _opening(reading, max(last.last, reading.groups[linked[-1]].last) + 1)
    parts: list[int] = []
    each = False
    while place is not None and _is_part(reading, place, linked):
        found = reading.at_first[place]
        parts.append(found)
        behind = reading.groups[found].last + 1
        each = each or reading.word(behind) == EACH
        place = _next_number(reading, behind)
    whole = [reading.groups[one].best or reading.groups[one].low or 0 for one in linked]
    fits = sum(reading.groups[one].best or 0 for one in parts) <= sum(whole)
    told = each or len(parts) > 1 or (bool(parts) and _is_said_part(reading, parts[0]))
    return [(one,) for one in parts] if fits and told else []


def drop_parts(reading: Reading) -> None:
    """Drop what a sentence parts without a place: "2,000 fled; 500 are in tents, 1,500 with kin".

    The parts add up to the whole, or "of 2,000 people who fled," opens the sentence.
    """
    for measure in _MOVED:
        links = [link for link in reading.links if link[3] == measure and len(link[2]) == 1]
        links.sort(key=lambda link: reading.groups[link[2][0]].first)
        if len(links) < _SEVERAL:
            continue
        whole, *parts = (reading.groups[link[2][0]] for link in links)
        told = sum(part.best or 0 for part in parts)
        opens = reading.word(0) == "of" and whole.first <= _SEVERAL
        adds = told == whole.best and len(parts) > 1
        fits = adds or (opens and told < (whole.best or 0))
        if fits and all(part.unit == whole.unit for part in parts):
            names = range(parts[0].last + 1, len(reading.tokens))
            at = (is_capital(reading, one) and reading.word(one - 1) in _PLACED for one in names)
            row = any(reading.word(part.first - 1) in _OPENS for part in parts)
            if not (row or any(at)):
                dropped = links[1:]
                reading.links[:] = [link for link in reading.links if link not in dropped]


def _in_brackets(reading: Reading, start: int) -> list[tuple[int, ...]]:
    """Return the numbers behind places in a row: "deaths in Goma (30), Sake (9) and Beni (3)"."""
    stop = min(start + _ELSEWHERE, len(reading.tokens))
    place = next((at + 1 for at in range(start, stop) if reading.word(at) in _INSIDE), stop)
    parts: list[int] = []
    while True:
        opening = place
        while opening < place + _NAMED and _is_named(reading, opening):
            opening += 1
        found = reading.at_first.get(opening + 1)
        if opening == place or reading.word(opening) != "(" or found is None:
            break
        if found in reading.taken or reading.groups[found].best is None:
            break
        if reading.word(reading.groups[found].last + 1) != ")":
            break
        parts.append(found)
        place = reading.groups[found].last + 2
        while reading.word(place) in _JOINS:
            place += 1
    if len(parts) < _SEVERAL:
        return []
    for found in parts:
        reading.groups[found] = replace(reading.groups[found], thing=None)
    return [(found,) for found in parts]


def _is_named(reading: Reading, place: int) -> bool:
    """Tell whether a word has its capital."""
    if place >= len(reading.tokens):
        return False
    return reading.text[reading.tokens[place].start].isupper()


def _is_said_part(reading: Reading, index: int) -> bool:
    """Tell "19 of them in", "including four in": a bare number that is a part."""
    group = reading.groups[index]
    before, behind = reading.word(group.first - 1), _behind(reading, group.last + 1)
    part = behind > group.last + 1 or before == "including"
    return part and group.head == "bare" and group.subset


def _behind(reading: Reading, place: int) -> int:
    """Return the token behind "of them"."""
    them = reading.word(place) == "of" and reading.word(place + 1) in _OF_THEM
    return place + 2 if them else place


def _opening(reading: Reading, start: int) -> int | None:
    """Return the token behind what opens the parts: a bracket, a colon, ", of whom"."""
    for place in range(start, min(start + _ELSEWHERE, len(reading.tokens))):
        word = reading.word(place)
        if word in _OPENS:
            return place + 1
        if word == "of" and reading.word(place + 1) in _OF_THEM:
            return place + 2
        if word == "including":
            return place + 1
        if place in reading.at_first:
            behind = reading.groups[reading.at_first[place]].last + 1
            return place if _behind(reading, behind) > behind else None
        if place in reading.hit_at or word in ".;":
            return None
    return None


def _is_part(reading: Reading, place: int, linked: tuple[int, ...]) -> bool:
    """Tell "30 in Goma", "30 people in Goma", "1 each in Goma and Sake"."""
    found = reading.at_first.get(place)
    if found is None or found in reading.taken or found in linked:
        return False
    group = reading.groups[found]
    behind = group.last + 1
    behind = _behind(reading, behind + (reading.word(behind) == EACH))
    if group.thing is not None or group.best is None or group.head not in ("bare", "people"):
        return False
    if reading.word(behind) not in _AT:
        return False
    behind += 1
    while reading.word(behind) in _OF_PLACE:
        behind += 1
    return _is_named(reading, behind) and group.unit == reading.groups[linked[-1]].unit


def _next_number(reading: Reading, start: int) -> int | None:
    """Return the token of the next number, in the same bracket or clause."""
    for place in range(start, min(start + _NAMED, len(reading.tokens))):
        if place in reading.at_first:
            return place
        if place in reading.hit_at or reading.word(place) in _ENDS:
            return None
    return None
