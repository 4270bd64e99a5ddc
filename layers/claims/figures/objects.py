"""Who stands behind a trigger: the object of "killed" or "the murder of", and what joins it."""

from collections.abc import Sequence

from ...lexicon import cue_sets, cue_words
from ..sentence.actors import actor_words
from ..sentence.lines import speech_cues
from ..sentence.people import ARTICLES, DETERMINERS, ENDS, Group, is_thing, one, people_heads
from .hits import Hit, lethal_verbs
from .persons import find_name
from .reading import (
    CLAUSE,
    EACH,
    LABELS,
    SINGLES,
    Reading,
    figure_cues,
    fits,
    is_capital,
    with_group,
)

QUOTES = ('"', "“", "”", "'", "‘", "’")
_THEM = 16
_PHRASE = 4
_OWNER = 4
_THROATS = cue_words("figures.throats.singular")
_THESE = cue_words("figures.objects.them")
_NAMED = 5
_WHERE = cue_words("figures.objects.where")
_TO = cue_words("grammar.prepositions.to")
_MORE = cue_words("figures.objects.more")
_SEVERAL = 2
_MANNER = 4
_WITH = cue_words("figures.objects.manner")
# Of "two more in a strike in Tubas", "4,300 southward".
_FURTHER = cue_words("figures.further.more")
_WARDS = tuple(cue_words("figures.further.wards"))
_APART = CLAUSE | cue_sets("figures.patients")["hospitals"] | cue_sets("figures.patients")["wards"]
_ANYBODY = cue_words("figures.anybody.persons")
_KINDS = cue_words("figures.kin.kinds")
_KILLER = 10
# Places are captured too.
_TAKEN = cue_words("figures.objects.taken")
MANY = cue_words("figures.anybody.many")
_PERSON = 5
_SPEAKER = 9
_OF_PERSONS = cue_words("figures.objects.of_persons")
_SELF = cue_words("grammar.pronouns.self")
_NAMED_VICTIM = cue_words("figures.objects.named_victim")


def find_object(reading: Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Return the groups right behind a trigger."""
    place = _object_place(reading, first, last)
    if _THESE & {reading.word(one) for one in range(first.first + 1, last.last + 2)}:
        return _those_before(reading, first)
    found = reading.at_first.get(place)
    if found is None or found in reading.taken:
        return ()
    if reading.groups[found].thing is not None:
        found = _past_things(reading, found)
    group = reading.groups[found]
    if not fits(group, first.measure):
        return ()
    linked = [found]
    while True:
        following = next_group(reading, linked[-1], first.measure)
        if following is None or _has_own(reading, following):
            break
        between = range(reading.groups[linked[-1]].last + 1, reading.groups[following].first)
        if any(place_apart(reading, one) == following for one in between):
            break
        linked.append(following)
    return without_apposition(reading, linked)


def _past_things(reading: Reading, found: int) -> int:
    """Return the herdsman of "killed 900 sheep and a herdsman", unless he has his own verb."""
    following = found + 1
    if following >= len(reading.groups) or following in reading.taken:
        return found
    between = range(reading.groups[found].last + 1, reading.groups[following].first)
    joined = [reading.word(place) for place in between] == ["and"]
    return following if joined and not _has_own(reading, following) else found


def find_unnamed_object(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "gunmen killed a vaccinator": whom those in arms kill is a person, whatever the noun."""
    first = hit.last + 1
    if hit.measure not in SINGLES or reading.word(first) not in ARTICLES:
        return ()
    if reading.word(hit.last) in _TAKEN:
        return ()
    before = range(max(0, hit.first - _KILLER), hit.first)
    armed = any(reading.word(place) in actor_words()["armed"] for place in before)
    if not armed and reading.word(hit.first) not in lethal_verbs():  # "hacked a majhi to death"
        return ()
    last = first
    while reading.word(last + 1).isalpha() and reading.word(last + 1) not in ENDS:
        last += 1
    noun = reading.word(last)
    several = noun in MANY or (noun.endswith("s") and not noun.endswith("ss"))
    if last == first or last - first > _PERSON or several or (is_thing(noun) and noun != "head"):
        return ()
    linked = with_group(reading, one(first, last, "single"))
    beside = reading.at_first.get(last + 2) if reading.word(last + 1) == "and" else None
    if beside is None or beside in reading.taken or not fits(reading.groups[beside], hit.measure):
        return linked
    return (*linked, beside)  # "a rubber tapper and his wife"


def find_owned(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "beheaded a chief's two sons", and the villager of "slit a villager's throat"."""
    first = hit.last + 1
    for place in range(first, first + _OWNER):
        word = reading.word(place)
        if word.endswith(("'s", "s'")):
            found = reading.at_first.get(place + 1)
            if found is not None:
                told = found not in reading.taken and reading.groups[found].head == "people"
                return (found,) if told and fits(reading.groups[found], hit.measure) else ()
            slit = reading.word(place + 1) in _THROATS and hit.measure == "killed"
            return with_group(reading, one(first, place, "single")) if slit else ()
        if not word.isalpha() or word in ENDS - DETERMINERS:
            break
    return ()


def _those_before(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Return whom "them" means in "took five men away and shot them": the last group before."""
    for place in range(hit.first - 1, max(-1, hit.first - _THEM), -1):
        found = reading.at_last.get(place)
        if found is not None and reading.groups[found].thing is None:
            group = reading.groups[found]
            if group.head == "single":
                continue
            told = group.head == "people" and not group.subset and found not in reading.taken
            return (found,) if told else ()
    return ()


def _object_place(reading: Reading, first: Hit, last: Hit) -> int:
    """Return the token at which an object may begin: behind "also", ", it said," or "Killed:"."""
    index = last.last + 1
    if reading.word(index) in _SELF and reading.word(index + 1) == "and":
        index += 2
    if first.form == "of" and reading.word(index) == ",":
        for place in range(index + 1, index + 10):
            if reading.word(place) == ",":
                return place + 1
    if first.form == "base" and reading.word(index) in _WITH:
        return _behind_manner(reading, index + 1)
    labelled = False
    for _ in range(5):
        if index in reading.at_first:
            break
        word = reading.word(index)
        labelled = labelled or word in (":", "total")
        label = word in LABELS and (first.first < 4 or reading.word(first.first - 1) == ";")
        if (
            not label
            and word not in figure_cues().openers
            and word not in ("also", "off", "reportedly", *QUOTES)
        ):
            return -1
        index += 1
    stray = index > last.last + 1 and reading.word(index - 1) in LABELS - figure_cues().openers
    return -1 if stray and not labelled else index


def _behind_manner(reading: Reading, start: int) -> int:
    """Return where the nine of "killing with machetes nine persons" begin."""
    for place in range(start, start + _MANNER):
        if place in reading.at_first:
            group = reading.groups[reading.at_first[place]]
            return place if group.head == "people" and place > start else -1
        if not reading.word(place).isalpha() or place in reading.hit_at:
            break
    return -1


def place_apart(reading: Reading, place: int) -> int | None:
    """Return the number that stands elsewhere than one before: "and nine in Goma"."""
    if reading.word(place) not in ("and", ","):
        return None
    before = reading.word(place + 1) in _WHERE and reading.word(place + 2) != "least"
    start = place + 1
    while not before and reading.word(start) in _MORE and start not in reading.at_first:
        start += 1
    firsts = range(place + 2, place + 2 + _NAMED) if before else (start,)
    found = next((reading.at_first[one] for one in firsts if one in reading.at_first), None)
    if found is None:
        return None
    group = reading.groups[found]
    if group.head != "bare" or group.thing is not None or group.subset or group.best is None:
        return None
    behind = group.last + 1 + (reading.word(group.last + 1) == EACH)
    named = reading.word(behind) in _WHERE | _TO and is_capital(reading, behind + 1)
    return found if before or named or _is_further_off(reading, group.last) else None


def _is_further_off(reading: Reading, last: int) -> bool:
    """Tell "two more in a strike in Tubas", "4,300 southward to Khan Younis"."""
    ward = reading.word(last + 1).endswith(_WARDS)
    if not (ward or _FURTHER.intersection((reading.word(last), reading.word(last + 1)))):
        return False
    for place in range(last + 1, last + 1 + _NAMED):
        word = reading.word(place)
        if place in reading.hit_at or place in reading.at_first or word in _APART:
            return False
        if word in _WHERE | _TO and is_capital(reading, place + 1):
            return True
    return False


def without_apposition(reading: Reading, linked: list[int]) -> tuple[int, ...]:
    """Drop what only spells out who somebody is: ", two soldiers and ten rebels,", ", a teacher,".

    A list ends with "and"; a person behind a comma alone is the one before it. What adds up to the
    number before it, between two commas, is that number again.
    """
    while len(linked) > 1 and _is_the_same(reading, linked[-2], linked[-1]):
        linked = linked[:-1]
    groups = [reading.groups[index] for index in linked]
    first = groups[0]
    rest = [group.best or 0 for group in groups[1:]]
    if not rest or (first.best or 0) < _SEVERAL or reading.word(first.last + 1) != ",":
        return tuple(linked)
    closed = reading.word(groups[-1].last + 1) == ","
    anybody = reading.word(first.last) in _ANYBODY and not _are_of_kinds(reading, groups)
    spelt = sum(rest) <= (first.best or 0) if anybody else closed and sum(rest) == first.best
    return (linked[0],) if spelt else tuple(linked)


def _are_of_kinds(reading: Reading, groups: Sequence[Group]) -> bool:
    """Tell "5 men, 2 women", where none of the latter are among the former."""
    first, *nouns = [reading.word(group.last) for group in groups]
    return first in _KINDS and any(noun in _KINDS and noun != first for noun in nouns)


def _is_the_same(reading: Reading, before: int, behind: int) -> bool:
    """Tell "the pilot, a father of two," from "the pilot and a passenger"."""
    group = reading.groups[behind]
    places = range(reading.groups[before].last + 1, group.first)
    return group.head == "single" and [reading.word(place) for place in places] == [","]


def _has_own(reading: Reading, index: int) -> bool:
    """Tell whether a group is the subject of a trigger, or of another verb, of its own."""
    place = reading.groups[index].last + 1
    if reading.groups[index].head == "bare" and reading.word(place) in ("were", "was", "are"):
        return True
    for _ in range(4):
        hit = reading.hit_at.get(place)
        if hit is not None:
            return hit.form in ("transitive", "subject", "noun")
        word = reading.word(place)
        if word not in figure_cues().skip or word == "and":
            return False
        place += 1
    return False


def next_group(reading: Reading, index: int, measure: str) -> int | None:
    """Return the group that "and" or a comma joins to this one, over an age or a name."""
    if _is_whole(reading, index):
        return None
    following = index + 1
    start = reading.groups[index].last + 1
    skipped: set[int] = set()
    while following < len(reading.groups) and _is_skipped(reading, index, following):
        group = reading.groups[following]
        skipped.update(range(group.first, group.last + 1))
        following += 1
    if following >= len(reading.groups):
        return None
    group = reading.groups[following]
    if following in reading.taken or group.subset or not fits(group, measure):
        return None
    if group.unit != reading.groups[index].unit or group.head in ("nobody", "relative"):
        return None
    if group.head == "unknown" and measure not in SINGLES:
        return None  # "2,100 passengers and 40 rolling cargoes"
    if reading.word(group.first - 1) == "with" and group.head in ("bare", "unknown"):
        return None
    between = [place for place in range(start, group.first) if place not in skipped]
    if skipped:  # "two sisters (8 and 11) and their uncle"
        between = [place for place in between if reading.word(place) not in ("(", ")")]
    glued = _is_glue(reading, between) and not _speaks(reading, group)
    return following if glued else None


def _is_whole(reading: Reading, index: int) -> bool:
    """Tell "of the 40 hostages, nine were killed": what follows is part of them."""
    place = reading.groups[index].first - 1
    while place > 0 and reading.word(place) in figure_cues().openers:
        place -= 1
    return reading.word(place) == "of" and reading.word(place - 1) in ("", ",", ";", "and", "but")


def _is_skipped(reading: Reading, index: int, following: int) -> bool:
    """Tell an age, and the name of somebody just told of: "a teacher, Ahmed Ali, 34, and …"."""
    group = reading.groups[following]
    if group.thing == "age":
        return True
    named = group.head == "single" and reading.groups[index].head == "single"
    first = reading.word(group.first)
    plain = first in DETERMINERS or first in people_heads().titles
    return named and not plain and _is_the_same(reading, index, following)


def _speaks(reading: Reading, group: Group) -> bool:
    """Tell whoever says it from the victims: "injuring 97, a spokesman for the army said"."""
    for place in range(group.last + 1, group.last + 1 + _SPEAKER):
        word = reading.word(place)
        ends = reading.word(place + 1) in ("", ".", ",", ";")  # "…, the monitor reports."
        if word in speech_cues()["say"] or (ends and word in speech_cues()["weak"]):
            return True
        if word in ",.;:" or word in figure_cues().glue or place in reading.hit_at:
            return False
    return False


def _is_glue(reading: Reading, places: Sequence[int]) -> bool:
    """Tell whether the words between two groups only join them."""
    cues = figure_cues()
    if not places or len(places) > 9:
        return False
    joins = False
    # "Members of a family and a guard", but not "members of a family, a father and his sons".
    apart = any(reading.word(place) == "," for place in places)
    inside = 0
    for place in places:
        word = reading.word(place)
        inside -= 1
        if word in cues.glue:
            joins, inside = True, 0
        elif word in ("in", "near", "at", "from", "of", "aged"):
            inside = _PHRASE
        elif inside > 0 and word.isalpha() and not apart and place not in reading.hit_at:
            continue  # "the head of a school and two others"
        elif is_capital(reading, place) and not reading.text.isupper():
            if place in reading.hit_at:
                return False
        elif word not in cues.openers and (word != "family" or apart):
            return False
    return joins


def find_named_object(reading: Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Read "the murder of Edna Kassim", "killed farmer Pedro Luna", "killed Ana Paz, a nurse"."""
    if first.measure not in SINGLES:
        return ()
    if last.form == "of" and reading.word(first.first) not in _NAMED_VICTIM:
        return ()
    group = find_name(reading.tokens, reading.text, last.last + 1, stops=reading.stops)
    if group is None or (last.form != "of" and not _is_somebody(reading, last, group)):
        return ()
    return with_group(reading, group)


def _is_somebody(reading: Reading, hit: Hit, group: Group) -> bool:
    """Tell a person's name from another: a noun stands before it or behind a comma.

    Behind some verbs, any name with capitals of its own is a person's.
    """
    person = people_heads().singular
    if any(reading.word(place) in person for place in range(group.first, group.last)):
        return True
    behind = [reading.word(place) for place in range(group.last + 1, group.last + 1 + _PERSON)]
    if behind[0] == "," and (behind[1].isdigit() or not person.isdisjoint(behind[1:])):
        return True
    return not reading.text.isupper() and reading.word(hit.first) in _OF_PERSONS


def find_made_to(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "forcing 50 villagers to evacuate"."""
    if reading.word(hit.first - 1) != "to":
        return ()
    found = reading.at_last.get(hit.first - 2)
    if found is None or found in reading.taken or not fits(reading.groups[found], "displaced"):
        return ()
    return (found,)


def stands_before(reading: Reading, first: Hit, last: Hit) -> bool:
    """Tell "10 killed, 20 injured": the group at hand stands right before, the next has its own."""
    if first.first - 1 not in reading.at_last or reading.word(last.last + 1) in _SELF:
        return False
    behind = reading.at_first.get(last.last + 1)
    if behind is None:
        return True
    hit = reading.hit_at.get(reading.groups[behind].last + 1)
    return hit is not None and hit.form in ("transitive", "subject", "noun")
