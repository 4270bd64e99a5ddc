"""Who stands before a trigger: the subject of "died" and "were killed"."""

from ...lexicon import cue_words
from ..sentence.lines import speech_cues
from ..sentence.people import (
    DETERMINERS,
    Group,
    is_people,
    is_thing,
    people_heads,
)
from .asides import before_age, before_aside, is_part_of_last
from .hits import Hit
from .objects import QUOTES, next_group, without_apposition
from .reading import (
    CLAUSE,
    FREE,
    NOUNLIKE,
    Reading,
    figure_cues,
    fits,
    is_adverb,
    is_paired,
    is_passive,
)

_FAR = 26
_NEAR = 4
_SAID = 4
_IN = cue_words("figures.within.words")
_PHRASE = 12
_RELATIVE = 7
_FURTHER = cue_words("figures.subjects.further")
_AFTER_REDUCED = cue_words("figures.subjects.after_reduced") | {""}
_REST = cue_words("figures.subjects.rest")
_OWNERS = cue_words("figures.subjects.owners")
_TIME = 3
_AGENT = 4
_WHO = cue_words("grammar.pronouns.relative")
_IS = cue_words("grammar.verbs.is")
_OPENING = cue_words("figures.subjects.opening")
_ALONG = cue_words("figures.subjects.along")
_GONE = cue_words("figures.subjects.gone")
_THESE = cue_words("grammar.pronouns.of_them")


def find_subject(reading: Reading, first: Hit, last: Hit, *, passive: bool) -> tuple[int, ...]:
    """Return the groups before a trigger that are its subject."""
    if first.measure == "returned" and reading.word(first.first - 1) in _OWNERS:
        return ()
    predicate = _is_predicate(reading, first) if reading.word(first.first) in FREE else passive
    behind = reading.word(last.last + 1)
    limit = _FAR if predicate else _reach(reading, last)
    place = first.first - 1
    plain = True
    for _ in range(limit + 1):
        place = before_age(reading, place)
        if place < 0:
            return ()
        found = reading.at_last.get(place)
        if found is not None:
            group = reading.groups[found]
            counted = place + 1 == first.first and reading.word(first.first) in NOUNLIKE
            part = plain and not counted and is_part_of_last(reading, found)
            if part and not _is_of_whom(reading, place + 1):
                place = reading.groups[found - 1].last
                continue
            own = _is_its_subject(group, first, plain=plain, place=place, behind=behind)
            own = own and not _is_of_another(reading, group, predicate=predicate)
            if own and found not in reading.taken:
                fitting = predicate or _may_be_reduced(reading, last, group)
                return _extended_left(reading, found, first) if fitting else ()
            if found in reading.taken and plain:
                return ()
            place = group.first - 1
            plain = False
            continue
        if place in reading.hit_at and not _is_joined(reading, place):
            ended = ends_clause(reading, place) or _has_told(reading, place, first)
            return _reduced(reading, place) if predicate and not ended else ()
        aside = _before_aside(reading, place, predicate=predicate) if plain else None
        if aside is not None:
            place = aside
            continue
        if ends_clause(reading, place) or (
            plain and _is_barred(reading, place, predicate=predicate)
        ):
            return ()
        word = reading.word(place)
        if not predicate and word in _WHO - {"whom"}:
            return ()
        if _is_passed_over(reading, place):
            place -= 1
            continue
        plain = False
        place -= 1
    return ()


def find_company(reading: Reading, last: Hit) -> tuple[int, ...]:
    """Return the two of "was kidnapped with two pupils", "was killed along with his driver"."""
    place = last.last + 1 + (reading.word(last.last + 1) in _ALONG)
    whom = place + 1 + (reading.word(place + 1) in _OWNERS and place + 2 in reading.at_first)
    found = reading.at_first.get(whom) if reading.word(place) == "with" else None
    if found is None or found in reading.taken:
        return ()
    group = reading.groups[found]
    heads = ("people", "single") if place > last.last + 1 else ("people",)
    told = group.head in heads and group.thing is None and group.unit == "people"
    return (found,) if told and group.last + 1 not in reading.hit_at else ()


def _of_relative(reading: Reading, place: int) -> tuple[int, ...]:
    """Return the people of "two women who could not flee", whose trigger has nobody."""
    for who in range(place - 1, max(0, place - _RELATIVE), -1):
        if reading.word(who) in _WHO:
            found = reading.at_last.get(who - 1)
            free = found is not None and found not in reading.taken
            people = found is not None and reading.groups[found].head == "people"
            return (found,) if found is not None and free and people else ()
        if not reading.word(who).isalpha() or who in reading.at_last:
            break
    return ()


def _is_of_whom(reading: Reading, place: int) -> bool:
    """Tell "shot 13, ten of whom died", where only the part did, from "13, ten of them boys,"."""
    behind = [reading.word(place), reading.word(place + 1)]
    return behind[0] in _WHO or behind == ["of", "whom"]


def _is_passed_over(reading: Reading, place: int) -> bool:
    """Tell a word that may stand between a subject and its verb: "of whom", "later", "who"."""
    word = reading.word(place)
    of_whom = word == "of" and reading.word(place + 1) in _THESE
    of_whom = of_whom or (word in _THESE and reading.word(place - 1) == "of")
    passed = word in figure_cues().skip or word in _WHO or is_adverb(word)
    return passed or of_whom or is_paired(reading, place)


def _is_predicate(reading: Reading, hit: Hit) -> bool:
    """Tell "were missing", "went missing" from "the missing"."""
    return reading.word(hit.first - 1) in _GONE or is_passive(reading, hit)


def find_number_of(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "dozens of wounded"."""
    return _number_of(reading, hit.first - 1) if reading.word(hit.first) in NOUNLIKE else ()


def _number_of(reading: Reading, place: int) -> tuple[int, ...]:
    """Return the bare number before an "of"."""
    found = reading.at_last.get(place - 1) if reading.word(place) == "of" else None
    bare = found is not None and reading.groups[found].head in ("bare", "nobody")
    return (found,) if found is not None and bare and found not in reading.taken else ()


def _some_of(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "two of the ten wounded died", "three of the wounded"."""
    if reading.word(hit.first) not in NOUNLIKE:
        return ()
    whole = reading.at_last.get(hit.first - 1)
    place = hit.first - 1 if whole is None else reading.groups[whole].first - 1
    while reading.word(place) in figure_cues().openers:
        place -= 1
    return _number_of(reading, place)


def _is_of_a_thing(reading: Reading, place: int) -> bool:
    """Tell "the valley, which is cut off", "a town that is cut off", from "those of whom"."""
    word = reading.word(place)
    if word not in ("which", "that") or reading.word(place - 1) in ("of", "those", "all"):
        return False
    if place - 1 in reading.at_last or place - 2 in reading.at_last:
        return False
    return word == "which" or reading.word(place + 1) in ("is", "was", "has")


def ends_clause(reading: Reading, place: int) -> bool:
    """Tell whether a word ends the clause, so that no subject lies before it."""
    word = reading.word(place)
    if word == "that" and any(
        reading.word(one) in speech_cues()["say"] for one in range(place - _SAID, place)
    ):
        return True
    uncounted = word in _REST and reading.word(place - 1) == "the"
    return (
        uncounted or word in CLAUSE or word in figure_cues().stop or _is_of_a_thing(reading, place)
    )


def _before_aside(reading: Reading, place: int, *, predicate: bool) -> int | None:
    """Step over an aside, and over "by Russian soldiers" in "a priest beaten by … died"."""
    if not (predicate and is_people(reading.word(place))):
        return before_aside(reading, place)
    by = next((at for at in range(place - 1, place - _AGENT, -1) if reading.word(at) == "by"), 0)
    return by - 1 if by else before_aside(reading, place)


def _is_barred(reading: Reading, place: int, *, predicate: bool) -> bool:
    """Tell a word right before a trigger that shows another subject, or none: "not", "rebels"."""
    word = reading.word(place)
    if word in figure_cues().negative or (word == "and" and not predicate):
        return True
    return is_people(word) and not _is_further(reading, place)


def _has_told(reading: Reading, place: int, hit: Hit) -> bool:
    """Tell "three died and many were hurt", where a clause of others goes on behind the first."""
    earlier = reading.hit_at[place]
    finite = earlier.form == "subject" and reading.word(place) not in NOUNLIKE | FREE
    between = {reading.word(one) for one in range(place + 1, hit.first)}
    who = {reading.word(one) for one in range(max(0, earlier.first - _NEAR), earlier.first)}
    return finite and "and" in between and who.isdisjoint(_WHO)


def _reduced(reading: Reading, place: int) -> tuple[int, ...]:
    """Return whom a participle before has: "20 people trapped in the mine died"."""
    hit = reading.hit_at[place]
    some = _some_of(reading, hit)
    if some:
        return some
    linked = reading.linked_by.get(hit.first, ())
    if not linked:
        return _of_relative(reading, place)
    if hit.form != "of" and reading.groups[linked[0]].first > hit.last:
        # Its object is no subject: "the suspect in the attack that killed nine people has fled".
        return ()
    if linked and is_part_of_last(reading, linked[0]):
        linked = (linked[0] - 1,)
    if not linked or not is_passive(reading, hit):
        return linked
    start = reading.groups[linked[-1]].last + 1
    who = any(reading.word(between) in _WHO for between in range(start, hit.first))
    return linked if who else ()


def _is_further(reading: Reading, place: int) -> bool:
    """Tell whether a noun only goes on with a group: "fighters and family members"."""
    words = {reading.word(before) for before in range(max(0, place - 3), place)}
    return bool(words & _FURTHER)


def _is_joined(reading: Reading, place: int) -> bool:
    """Tell the second noun of "refugees and returnees crossed", both of them the subject."""
    return reading.hit_at[place].form == "noun" and _is_further(reading, place)


def _reach(reading: Reading, last: Hit) -> int:
    """Return how far "displaced" may stand from its people: far if "by floods" shows a passive."""
    behind = reading.word(last.last + 1)
    return _PHRASE if behind in ("by", "from", "since", "due", "because") else _NEAR


def _is_its_subject(group: Group, hit: Hit, *, plain: bool, place: int, behind: str) -> bool:
    if not fits(group, hit.measure) or (group.head == "relative" and not plain):
        return False
    if group.subset and not plain:
        return False
    if group.head == "bare":
        return plain and (place != hit.first - 1 or not is_thing(behind))
    return True


def _is_of_another(reading: Reading, group: Group, *, predicate: bool) -> bool:
    """Tell "the striker missed three chances and was injured", "shot by two men and died".

    Nor are the five unions of "14,000 families in five unions of Tahirpur are marooned" a subject.
    """
    if group.head == "unknown" and reading.word(group.first - 1) in _IN:
        return True
    if predicate and reading.word(group.first - 1) == "by":
        return True
    behind = [reading.word(group.last + 1), reading.word(group.last + 2)]
    return behind in (["and", "was"], ["and", "is"]) and (group.best or 0) > 1


def _may_be_reduced(reading: Reading, last: Hit, group: Group) -> bool:
    """Tell "a man killed in the blast" from "a man killed the guard"."""
    behind = reading.word(last.last + 1)
    if behind in DETERMINERS and _has_object_behind(reading, last):
        return False
    return group.head != "single" or behind in _AFTER_REDUCED


def _has_object_behind(reading: Reading, hit: Hit) -> bool:
    """Tell "two rebels killed the interpreter" from "two rebels killed the day before"."""
    behind = [reading.word(place) for place in range(hit.last + 2, hit.last + 2 + _TIME)]
    times = [word for word in behind if people_heads().things.get(word) == "time"]
    return not times and behind[0] not in ("", "said", "same")


def _extended_left(reading: Reading, index: int, hit: Hit) -> tuple[int, ...]:
    """Add the groups that "and" joins to a subject, unless a verb before has them."""
    linked, measure = [_not_nobody(reading, index)], hit.measure
    while linked[0] > 0 and not _is_one(reading, reading.groups[index], hit):
        before = linked[0] - 1
        while before > 0 and reading.groups[before].thing == "age":
            before -= 1
        group = reading.groups[before]
        part = group.subset or reading.groups[linked[0]].subset
        if before in reading.taken or part or not fits(group, measure):
            break
        if group.head == "bare":
            break
        if group.inner is not None and reading.hit_at[group.inner].measure != measure:
            break  # "two dead people and 17 injured"
        if reading.word(group.first - 1) in speech_cues()["say"] and _is_said_by(reading, group):
            break
        if _is_source(reading, before, linked[0]):
            break
        if next_group(reading, before, measure) != linked[0]:
            break
        if reading.word(group.first - 1) in _OPENING and reading.word(group.last + 1) == ",":
            break  # "In two of the raids, two women were hurt"
        linked.insert(0, before)
    return without_apposition(reading, linked)


def _is_one(reading: Reading, group: Group, hit: Hit) -> bool:
    """Tell "a colleague, Ann Kay, a clerk who was shot" from several people."""
    between = {reading.word(place) for place in range(group.last + 1, hit.first)}
    return group.head == "single" and not between.isdisjoint(_IS)


def _is_source(reading: Reading, index: int, following: int) -> bool:
    """Tell "according to the mayor, …", and anybody told singly whom only a comma joins to many."""
    group, many = reading.groups[index], reading.groups[following]
    if [reading.word(group.first - 2), reading.word(group.first - 1)] == ["according", "to"]:
        return True
    between = {reading.word(place) for place in range(group.last + 1, many.first)}
    return group.head == "single" and many.head == "people" and between <= {","}


def _is_said_by(reading: Reading, group: Group) -> bool:
    """Tell ", said a policeman, and" from "the army said a soldier and a rebel died"."""
    return reading.word(group.first - 2) in ("", ",", *QUOTES)


def _not_nobody(reading: Reading, index: int) -> int:
    """Take the rebels of "ten rebels and no soldier died"."""
    group = reading.groups[index]
    if group.head != "nobody" or index == 0 or reading.word(group.first - 1) != "and":
        return index
    joined = reading.groups[index - 1].last == group.first - 2 and index - 1 not in reading.taken
    return index - 1 if joined and reading.groups[index - 1].thing is None else index
