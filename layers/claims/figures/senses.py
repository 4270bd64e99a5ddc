"""Words that tell of people only at times: guests arrive, workers are relocated, some are found."""

from dataclasses import replace
from functools import cache

from ...lexicon import cue_sets, cue_words, load_cues
from ..sentence.actors import actor_words
from ..sentence.people import DETERMINERS, Group, country_names, people_heads
from .flight import dwellers
from .hits import Hit
from .reading import Reading, figure_cues, is_capital
from .tolls import HELD, is_freed

_FOUND = 6
_NOUN = 3
# So many people come to no place by chance.
_MASSES = 1000
_GOVERNING = cue_words("figures.newcomers.governing")
_ENVOYS = cue_words("figures.newcomers.envoys")
_STAFF = cue_words("figures.newcomers.staff")
_COMING = cue_words("figures.newcomers.hosting")
_BODIES = cue_words("figures.increments.bodies")
_HIRED = cue_words("figures.newcomers.hired")
_BURNT = cue_words("figures.newcomers.burnt")
_KNOWN = cue_words("figures.newcomers.known")
_TURNED_UP = cue_words("figures.newcomers.turned_up")


def is_no_news(
    reading: Reading, first: Hit, last: Hit, linked: tuple[int, ...], kept: list[str]
) -> bool:
    """Tell words that tell of other things beside what befalls people: guests arrive, too.

    Parameters
    ----------
    reading
        The sentence.
    first, last
        The triggers that befell one group, the first and the last of them.
    linked
        The groups.
    kept
        What is measured.
    """
    if _are_of_places(reading, first, linked) or _are_burnt_things(reading, last, linked):
        return True
    word = reading.word(last.last)
    journey = last.first in reading.journeys
    if word.startswith("arriv") and not journey:
        elsewhere = _is_part_elsewhere(reading, linked[0])
        return not (elsewhere or _are_displaced(reading, linked, kept))
    crossing = _goes(reading.word(first.first))
    home = last.last > last.first and people_heads().things.get(word) == "buildings"
    if (word in _COMING and first.form != "toll" and not home) or journey or crossing:
        apart = journey and _go_with_another(reading, linked[0])
        return apart or not _are_anybody(reading, linked, last)
    if kept == ["missing"]:
        return _are_found(reading, last) or (
            first.form == "of" and _are_wanted(reading, first, linked)
        )
    if kept in HELD and is_freed(reading, reading.groups[linked[0]]):
        return True
    if kept == ["detained"]:
        return _is_named(reading, linked[0])
    if kept == ["evacuated"] and first.form == "subject":
        return not _is_evacuation(reading, last, linked)
    return _is_of_others(reading, first, linked, kept)


def _are_of_places(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell "seized four more outposts", "captured six ridges", which are land and no people."""
    if not reading.word(hit.first).startswith(("seiz", "captur")):
        return False
    group = reading.groups[linked[-1]]
    behind = {reading.word(place) for place in range(group.last, group.last + _NOUN)}
    return group.head == "unknown" or not behind.isdisjoint(actor_words()["bases"])


def _are_burnt_things(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell "40 sheds were burnt", of which no noun says that they are people."""
    return reading.groups[linked[0]].head == "unknown" and reading.word(hit.last) in _BURNT


def _go_with_another(reading: Reading, index: int) -> bool:
    """Tell "food for 900 people reached Tabit", "a bus with 40 people left" from who goes."""
    place = reading.groups[index].first - 1
    while reading.word(place) in figure_cues().openers:
        place -= 1
    before = [reading.word(place - 1), reading.word(place)]
    return before[1] in _GOVERNING or (before[1] == "of" and before[0] in _ENVOYS)


def _is_of_others(reading: Reading, first: Hit, linked: tuple[int, ...], kept: list[str]) -> bool:
    """Tell soldiers who return, employees who are relocated, and a body told of before."""
    noun = reading.word(reading.groups[linked[0]].last)
    if reading.word(first.first).startswith("relocat") and noun in _STAFF:
        return True
    if kept in (["displaced"], ["returned"]):
        return noun in _camps()
    return first.form == "of" and _is_counted_body(reading, first, linked)


def _is_evacuation(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell who "had left" in an evacuation, or was "taken out of" a place with a name."""
    word = reading.word(hit.last)
    if word == "left":
        return any(token.word.startswith("evacuat") for token in reading.tokens)
    if word in ("from", "leave"):
        return _are_anybody(reading, linked, hit)
    return word != "of" or is_capital(reading, hit.last + 1)


def _are_found(reading: Reading, hit: Hit) -> bool:
    """Tell "two hikers reported missing were found alive"."""
    behind = [reading.word(place) for place in range(hit.last + 1, hit.last + 1 + _FOUND)]
    return not _TURNED_UP.isdisjoint(behind) and not {"alive", "safe", "unharmed"}.isdisjoint(
        behind
    )


def _are_wanted(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell "the search for two suspects", "for 11 missing men", from that for nine fishermen."""
    group = reading.groups[linked[0]]
    wanted = actor_words()["armed"] | actor_words()["fugitives"] | _HIRED
    searched = reading.word(hit.last) == "for"
    people = group.head == "people" and group.inner is None
    return searched and (not people or reading.word(group.last) in wanted)


def _is_part_elsewhere(reading: Reading, index: int) -> bool:
    """Tell "5,000 fled: 3,000 of them arrived in Goma", a part at its own place."""
    group = reading.groups[index]
    part = group.subset and group.head == "bare" and "displaced" in reading.taken.values()
    if part:
        reading.groups[index] = replace(group, subset=False)
    return part


def _is_counted_body(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell "killed a woman and her sons; the body of the younger son …", who was counted."""
    known = reading.word(reading.groups[linked[0]].first) in _KNOWN
    body = reading.word(hit.first) in _BODIES and reading.word(hit.first - 1) == "the"
    return known and body and any(measure == hit.measure for *_, measure in reading.links)


def _are_displaced(reading: Reading, linked: tuple[int, ...], kept: list[str]) -> bool:
    """Tell families and refugees who arrived from tourists."""
    group = reading.groups[linked[-1]]
    part = next(iter(reading.groups[linked[-1] + 1 : linked[-1] + 2]), group)
    anybody = reading.word(group.last) in dwellers()
    if anybody and (_come_from_afar(reading, linked) or _are_masses(reading, group)):
        return True
    families = group.unit != "people" or (part.subset and part.unit != "people")
    return families or kept == ["refugees"] or reading.word(group.last) == "idps"


def _goes(word: str) -> bool:
    """Tell a verb of those who cross a border, or go to a shelter."""
    return word.startswith("cross") or word in cue_sets("figures.housed")["gone"]


def _are_masses(reading: Reading, group: Group) -> bool:
    """Tell "80,000 people have arrived in Renk" from those who came to a feast or for a fair."""
    behind = {token.word for token in reading.tokens[group.last + 1 :]}
    errand = behind & (cue_sets("figures.journeys")["errands"] | _GOVERNING | {"to"})
    where = any(is_capital(reading, at) for at in range(group.last + 2, len(reading.tokens)))
    return (group.low or 0) >= _MASSES and where and not errand


def _come_from_afar(reading: Reading, linked: tuple[int, ...]) -> bool:
    """Tell people who arrived "from the villages of …" or "fleeing …" from visitors."""
    for place in range(reading.groups[linked[-1]].last + 1, len(reading.tokens)):
        word = reading.word(place)
        if word in ".;:":
            return False
        if word == "from" or word.startswith(("flee", "fled")):
            return True
    return False


def _are_anybody(reading: Reading, linked: tuple[int, ...], hit: Hit) -> bool:
    """Tell who is hosted, or enters a country, from guests and tourists."""
    group = reading.groups[linked[-1]]
    noun = reading.word(group.last)
    nation = noun.removesuffix("s") in people_heads().adjectives
    anybody = group.unit != "people" or noun in dwellers() or nation
    anybody = anybody or (group.head == "bare" and _goes(reading.word(hit.first)))
    abroad = {reading.word(hit.last + 1), reading.word(hit.last + 2)} & country_names()
    return anybody and (reading.word(hit.last) != "entered" or bool(abroad))


@cache
def _camps() -> frozenset[str]:
    """Return the nouns for those who fight, who take refuge and are displaced by nobody."""
    return frozenset(" ".join(load_cues("actors")["camps"].values()).split())


def _is_named(reading: Reading, index: int) -> bool:
    """Tell "Ali Musa, 34, was arrested", which is news of a court and no event of a crisis."""
    group = reading.groups[index]
    first = reading.word(group.first)
    return (
        group.head == "single" and first not in DETERMINERS and first not in people_heads().titles
    )
