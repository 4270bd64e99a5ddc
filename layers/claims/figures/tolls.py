"""Numbers that stand at a noun: "14 deaths", "the toll rose to 61", "Killed: 12"."""

from dataclasses import replace
from itertools import pairwise

from ...lexicon import cue_sets, cue_words
from ..sentence.people import Group, one, people_heads
from .befallen import SURVIVORS
from .beneficiaries import are_served
from .former import FORMER
from .hits import Hit
from .nought import link_nought, measures_of_nought, takes_lives
from .reading import LABELS, Reading, figure_cues, with_group
from .units import as_people

_TOLL = 22
_CHANGE = 9
_RAISED = 7
_APART = cue_words("figures.tolls.apart")
# Nouns that describe a plural behind them, which is longer than "was" and "this".
_DESCRIBING, _SHORT = cue_words("figures.tolls.describing"), 4
_VERB = 3
_PUT = 5
_BODIES = cue_words("figures.increments.bodies")
_WHOSE = cue_words("figures.corpse.whose")
_FOUND = 6
_MARKS = frozenset(("-", "–", "—", "="))
_PARTS = frozenset(("", ",", ";", "/", ".", "|"))
# A label opens its line, behind no more than a bullet and a word: "• Spontaneous returns: 740".
_BULLET = 2
HELD = (["kidnapped"], ["detained"])
# Of "pupils abducted from a school in X have been released".
_PREDICATE = 14
_PARTING = cue_words("figures.tolls.parting")
_LABEL = 4
_WHERE = cue_words("figures.tolls.where")
# Words that may stand between a label and its mark: "Deaths since 26 June: 186".
_ASIDES = cue_words("figures.tolls.asides")
_ASIDE = 8
_MOVED = "displaced"
_ABROAD = frozenset(("refugees", "returned"))
_FREED = cue_words("figures.tolls.freed")


def find_toll(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Return the number that a toll is said to be: the last of "from 52 to 61", "by 6 to 61"."""
    cues = figure_cues()
    changed = any(
        reading.word(before) in cues.change | cues.raising
        for before in range(hit.first - _VERB, hit.first)
    )
    place = _behind_former(reading, hit.last + 1)
    fallback: tuple[int, ...] = ()
    stop = place + _TOLL
    while place < stop and place < len(reading.tokens):
        found = reading.at_first.get(place)
        if found is not None:
            group = reading.groups[found]
            if group.thing is None and found not in reading.taken and group.head != "single":
                step = reading.word(group.first - 1) in ("from", "by") and changed
                if not step:
                    return _by_now(reading, found) or (found,)
                fallback = (found,)
            place = group.last + 1 + (group.thing == FORMER and group.last + 1 in reading.hit_at)
            continue
        word = reading.word(place)
        changed = changed or word in cues.change
        dotted = word == "." and reading.word(place - 1) in people_heads().months
        # "Returnees crossing at X number 900".
        other = reading.hit_at.get(place) if place > hit.last + 1 or word[-3:] != "ing" else None
        ends = (word in ";." and not dotted) or (
            other is not None
            and not fallback
            and word != "people"
            and not (
                (other.measure == hit.measure or other.first == hit.last + 1)
                and _rises_behind(reading, other.last)
            )
        )
        if ends and (other or hit).form != "transitive":
            break
        place += 1
    if fallback and reading.word(reading.groups[fallback[0]].first - 1) == "from":
        return ()
    return fallback if not fallback or changed is False else ()


def _behind_former(reading: Reading, start: int) -> int:
    """Return where "the toll, given as 17 on Monday, stands at 19" goes on, else the start."""
    if reading.word(start) != "," or reading.word(start + 1) not in figure_cues().put_before:
        return start
    for place in range(start + 2, start + _TOLL):
        if reading.word(place) == ",":
            changed = {reading.word(place + step) for step in (1, 2, 3)} & figure_cues().change
            return place + 1 if changed else start
    return start


def _rises_behind(reading: Reading, place: int) -> bool:
    """Tell "the toll of the massacre in X, a town in Y, has climbed to 115" from two counts."""
    for behind in range(place + 1, place + 1 + _TOLL):
        word = reading.word(behind)
        if word in figure_cues().change:
            return True
        if word in ";.:" or behind in reading.hit_at or behind in reading.at_first:
            return False
    return False


def _by_now(reading: Reading, found: int) -> tuple[int, ...]:
    """Return the last count of "which stood at 18 on Friday, has now reached 23"."""
    for later in range(found + 1, len(reading.groups)):
        first = reading.groups[later].first
        before = [reading.word(place) for place in range(first - _VERB - 1, first)]
        changed = not figure_cues().change.isdisjoint(before)
        perfect = changed and not {"has", "have"}.isdisjoint(before)
        group = reading.groups[later]
        counts = group.thing is None and group.head != "single"
        if perfect and counts and later not in reading.taken:
            return (later,)
    return ()


def find_before_toll(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Return the number in "takes to 9,100 the number of missing"."""
    for place in range(hit.first - 1, max(-1, hit.first - 9), -1):
        found = reading.at_last.get(place)
        if found is not None:
            group = reading.groups[found]
            fits = group.thing is None and group.head == "bare" and found not in reading.taken
            return (found,) if fits else ()
    return ()


def find_raised_to(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Return the number in "brings to nearly 40,000 the number of people displaced"."""
    found = find_before_toll(reading, hit)
    if not found:
        return ()
    before = [reading.word(reading.groups[found[0]].first - step) for step in (2, 1)]
    return found if before[0] in figure_cues().raising and before[1] == "to" else ()


def of_number(reading: Reading, hit: Hit) -> bool:
    """Tell whether "the number of" stands before, or "the number"; "a number of" are some."""
    if [reading.word(hit.first - 2), reading.word(hit.first - 1)] == ["the", "number"]:
        return True
    words = [reading.word(place) for place in range(max(0, hit.first - 6), hit.first)]
    return any(
        one in ("number", "total", "count", "tally") and other == "of" and before != "a"
        for before, one, other in zip(["", *words], words, words[1:], strict=False)
    )


def is_label(reading: Reading, hit: Hit) -> bool:
    """Tell "Killed: 12", "; Missing - 2": a label with its mark, at the head of its part."""
    mark = reading.word(hit.last + 1)
    if mark == ":" or (mark in _MARKS and reading.word(hit.first - 1) in _PARTS):
        return True
    return _is_in_row(reading, hit) and sum(_is_in_row(reading, one) for one in reading.hits) > 1


def _is_in_row(reading: Reading, hit: Hit) -> bool:
    """Tell a label of "dead 11, injured 14", "Deaths 390 / Affected families 407,594"."""
    place = hit.last + 1 + (reading.word(hit.last + 1) in people_heads().units)
    found = reading.at_first.get(place)
    if found is None or reading.word(hit.first - 1) not in _PARTS | {":"}:
        return False
    return reading.word(reading.groups[found].last + 1) in _PARTS | {"("}


def find_labelled(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read a line of a sitrep: "Killed: 12", "Missing total 40", "Displaced households: 1,204"."""
    units = people_heads().units
    place = _behind_aside(reading, hit.last + 1)
    unit = None
    labels = LABELS | _MARKS
    stop = place + _LABEL
    while place < stop and (reading.word(place) in labels or reading.word(place) in units):
        unit = unit or units.get(reading.word(place))
        place += 1
    found = reading.at_first.get(place)
    if found is None or found in reading.taken:
        return ()
    group = reading.groups[found]
    if group.thing is not None or not _ends_label(reading, hit, group.last + 1):
        return ()
    if group.head == "bare":
        reading.groups[found] = replace(group, unit=unit or group.unit)
    elif group.head != "people" or hit.form not in ("noun", "subject"):
        return ()
    return (found,)


def _behind_aside(reading: Reading, start: int) -> int:
    """Return the colon of "Deaths since 26 June: 186", else where one started."""
    if reading.word(start) not in _ASIDES:
        return start
    for place in range(start, start + _ASIDE):
        if reading.word(place) == ":":
            return place
        if reading.word(place) in _APART - {"of", "to", "for"}:
            break
    return start


def _ends_label(reading: Reading, hit: Hit, place: int) -> bool:
    """Tell whether a label's number is over: a mark, where it was, or the next label."""
    opens = hit.first <= _BULLET and reading.at_first.keys().isdisjoint(range(hit.first))
    if reading.word(place) in _WHERE and opens:
        return reading.text[reading.tokens[place].end :].lstrip()[:1].isupper()
    if reading.word(place) in ("", ".", ",", ";", "(", "|", "/"):
        return True
    return place in reading.hit_at and reading.word(reading.hit_at[place].last + 1) == ":"


def link_noun(reading: Reading, hit: Hit) -> None:
    """Join "14 deaths", "no casualties", "a body", "deaths rose to 61"."""
    found = _counted_before(reading, hit)
    linked: tuple[int, ...] = () if found is None else (found,)
    if (
        not linked
        and _BODIES.intersection(reading.word(one) for one in (hit.first, hit.last))
        and (reading.word(hit.first - 1) in _WHOSE)
    ):
        linked = _whose_bodies(reading, hit)
    if linked and not _counts_these(reading, hit, linked[0]):
        return
    if not linked and link_nought(reading, hit):
        return
    if reading.word(hit.first) == "lives" and not (linked and takes_lives(reading, linked[0])):
        return
    body = None if linked else _found_body(reading, hit)
    if body is not None:
        linked = with_group(reading, one(body, hit.last, "single"))
    if not linked and (hit.first < 2 or is_label(reading, hit)):
        linked = as_people(reading, find_labelled(reading, hit))
    if not linked and (of_number(reading, hit) or changes(reading, hit)):
        linked = find_toll(reading, hit) or find_before_toll(reading, hit)
    if linked:
        reading.taken[linked[0]] = hit.measure
        nought = reading.groups[linked[0]].high == 0
        told = _MOVED if _are_mixed(reading, hit) else hit.measure
        for measure in measures_of_nought(hit.measure) if nought else (told,):
            reading.links.append((hit, hit, linked, measure))


def _are_mixed(reading: Reading, hit: Hit) -> bool:
    """Tell "122,000 refugees and returnees", of whom all moved and nobody knows how many back."""
    other = reading.hit_at.get(hit.last + 2) if reading.word(hit.last + 1) == "and" else None
    moved = other is not None and hit.measure in _ABROAD and other.measure in _ABROAD
    return moved and other is not None and other.measure != hit.measure and other.form == "noun"


def _whose_bodies(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Return who stands before "whose bodies were found", whom nothing worse befell."""
    groups = [
        index
        for index, group in enumerate(reading.groups)
        if group.last < hit.first - 1 and group.head == "people"
    ]
    return () if not groups or groups[-1] in reading.taken else (groups[-1],)


def _found_body(reading: Reading, hit: Hit) -> int | None:
    """Return where "a charred body was found" begins, which "a body found that" does not tell."""
    cues = cue_sets("figures.corpse")
    if reading.word(hit.first) not in cues["nouns"]:
        return None
    place = hit.first - 1
    while reading.word(place) in cues["described"]:
        place -= 1
    owner = reading.word(place).removesuffix("'s")
    owned = owner != reading.word(place) and owner in people_heads().singular
    around = range(max(0, hit.first - _FOUND), hit.last + 1 + _FOUND)
    near = [reading.word(at) for at in around]
    told = any(word in cues["found"] and after != "that" for word, after in pairwise([*near, ""]))
    return place if told and (owned or reading.word(place) in cues["openers"]) else None


def _counted_before(reading: Reading, hit: Hit) -> int | None:
    """Return the number at a noun, which no other trigger parts from it."""
    if [reading.word(hit.first - 2), reading.word(hit.first - 1)] == ["of", "the"]:
        return reading.at_last.get(hit.first - 3)  # "34 of the deaths were in Veracruz"
    start = _before_brackets(reading, hit.first - 1) + 1
    for place in (hit.last, start - 1, start - 2, start - 3):
        found = reading.at_last.get(place)
        if found is not None:
            return found
        if place < hit.first and (place in reading.hit_at or reading.word(place) in _APART):
            break
    return None


def _counts_these(reading: Reading, hit: Hit, found: int) -> bool:
    """Tell whether a number at a noun counts what the noun names, and tells of it as news."""
    group = reading.groups[found]
    if found in reading.taken or group.thing or group.head == "single":
        return False
    behind = reading.word(hit.last + 1)
    if reading.word(hit.last) in _DESCRIBING and len(behind) > _SHORT and behind.endswith("s"):
        return False  # "200 injury claims"
    freed = [hit.measure] in HELD and is_freed(reading, group)
    return not (freed or are_served(reading, group, hit.measure))


def _before_brackets(reading: Reading, place: int) -> int:
    """Return the 12,300 of "12,300 (1,900) returnees", of whom so many are new."""
    within = reading.at_last.get(place - 1) if reading.word(place) == ")" else None
    if within is None:
        return place
    opening = reading.groups[within].first - 1
    return opening - 1 if reading.word(opening) == "(" and opening - 1 in reading.at_last else place


def link_raised(reading: Reading) -> None:
    """Read "taking the total to 66": so many befell what befell those told before."""
    cues = figure_cues()
    for place, token in enumerate(reading.tokens):
        if token.word not in cues.raising or not reading.links:
            continue
        behind = [reading.word(one) for one in range(place + 1, place + 1 + _RAISED)]
        to = next((one for one, word in enumerate(behind) if word == "to"), None)
        if to is None or not (
            cues.totals.intersection(behind[:to])
            or reading.hit_at.keys() & range(place + 1, place + 1 + to)  # "brings such deaths to"
        ):
            continue
        found = reading.at_first.get(place + to + 2)
        earlier = [link for link in reading.links if link[0].first < place]
        if found is None or found in reading.taken or not earlier or reading.groups[found].thing:
            continue
        if reading.groups[earlier[-1][2][0]].unit != reading.groups[found].unit:
            continue
        hit = Hit(earlier[-1][3], "noun", place, place)
        reading.links.append((hit, hit, (found,), hit.measure))
        reading.taken[found] = hit.measure


def is_freed(reading: Reading, group: Group) -> bool:
    """Tell "freed two hostages", "22 wounded prisoners were released"."""
    behind = {reading.word(place) for place in range(group.last + 1, group.last + 1 + _VERB)}
    if reading.word(group.first - 1) in _FREED or not behind.isdisjoint(_FREED):
        return True
    for place in range(group.last + 1, group.last + 1 + _PREDICATE):
        word = reading.word(place)
        before = place - 1 - (reading.word(place - 1) == "set")
        if word in _FREED and reading.word(before) in figure_cues().be:
            return True
        if word in _PARTING:
            return False
    return False


def changes(reading: Reading, hit: Hit) -> bool:
    """Tell "displacement has risen to", "IDPs in Gwoza now number", "put the dead in Goma at"."""
    if _is_put(reading, hit):
        return True
    for place in range(hit.last + 1, hit.last + 1 + _CHANGE):
        word = reading.word(place)
        if word in figure_cues().change:
            return True
        told = place in reading.hit_at and not word.endswith("ing")  # "crossing at X number 900"
        if word in ".;:," or told or place in reading.at_first:
            return False
    return False


def _is_put(reading: Reading, hit: Hit) -> bool:
    """Tell "puts the displaced of the two districts at"."""
    before = {reading.word(place) for place in range(hit.first - _PUT, hit.first)}
    if before.isdisjoint(figure_cues().putting):
        return False
    for place in range(hit.last + 1, hit.last + 1 + _CHANGE):
        if reading.word(place) in ("at", "to"):
            return place + 1 in reading.at_first
        if place in reading.hit_at or place in reading.at_first or reading.word(place) in ".;:,":
            break
    return False


def link_survivors(reading: Reading) -> None:
    """Read "no survivors among the 12 aboard": all were killed."""
    for place, token in enumerate(reading.tokens):
        if token.word not in SURVIVORS:
            continue
        if reading.word(place - 1) != "no":
            continue
        for following in range(place + 1, min(place + 8, len(reading.tokens))):
            found = reading.at_first.get(following)
            if found is not None and reading.groups[found].thing is None:
                hit = Hit("killed", "noun", place - 1, place)
                reading.links.append((hit, hit, (found,), "killed"))
                break
