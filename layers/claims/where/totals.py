"""Tell what counts all of an event from what happened in one town.

A toll, the dead of a whole war, or the people in 1,300 shelters or eight districts are tied to no
town that only stands nearby.
"""

import re
from collections.abc import Sequence
from functools import cache

from geo.demonyms import nations

from ...lexicon import cue_phrases, cue_sets, cue_words, load_cues
from ...model import ClaimPlace
from ..figures.spoken import number_words
from ..sentence.calendar_words import load_calendar
from ..sentence.draft import Draft
from ..sentence.words import COMMA, STOP, Words
from .containment import AREAS, OFFSET, WIDE
from .whereabouts import says_pair

_CUES = cue_sets("places.totals")
# A war has its verb within so many words; no town has shelters of so many digits.
WHOLE = 5
# Of "since the start of the full-scale invasion", "the crisis in the two western regions has cost".
SINCE = 8
RAISED = 6
# Of "the attack on the town of X".
NAMED = 5
REACH = 6
MANY_DIGITS = 3
_ABOUT = cue_words("places.totals.about")
# So many Ukrainians are counted of the country, not of a town.
NATIONAL = 1000
_WORLD = cue_phrases("places.totals.around_the_world")
_MORE = re.compile(r"\b(?:more (?!than\b)|another\b|further\b|additional\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def raising_verbs() -> frozenset[str]:
    """Return the verbs of "bringing to 449 the number"."""
    return _CUES["raising"]


def is_total_elsewhere(words: Words, draft: Draft, places: Sequence[ClaimPlace]) -> bool:
    """Tell a figure that counts all of an event, beside a town that is not said to be its place."""
    of_more = _is_of_war(words, draft, places) or _is_of_owner(words, draft, places)
    if of_more or is_of_world(words, draft):
        return True
    if draft.figures and all(_MORE.search(figure.text) for figure in draft.figures):
        return False  # "three more died, raising the toll to 25"
    bases = {
        "document" if place.start is None else place.basis
        for place in places
        if place.place.feature not in AREAS
        or place.place.place_id.startswith(OFFSET)
        or (len(places) > 1 and place.basis == "sentence")
    }
    if "document" in {place.basis for place in places} and _is_of_provinces(words):
        return not any(place.place.feature in ("country", "region") for place in places)
    carried = any(one.start is None and one.place.feature not in WIDE for one in places)
    if carried and draft.figures and is_of_long(words, draft):
        return True  # nor in a district that was named before
    if bases.isdisjoint(("sentence", "document")):
        return False
    if any(names_event(words, place) for place in places):
        return False
    if not draft.figures:
        return draft.kind == "casualty" and not _CUES["totals"].isdisjoint(words.present)
    return counts_all(words, draft) or ("document" in bases and _is_of_many(words))


def names_event(words: Words, place: ClaimPlace) -> bool:
    """Tell "Maco landslide: death toll now 27", whose event has its place in its name.

    So has "a man hurt in the attack on X died, raising the toll to ten", which is of that.
    """
    if place.start is None or place.end is None:
        return False
    before = words.words[max(0, words.at(place.start) - NAMED) : words.at(place.start)]
    if before[-1:] and before[-1] in _ABOUT and not _disasters().isdisjoint(before[:-1]):
        return True
    first = words.at(place.end)
    behind = range(first, min(first + 2, len(words.words)))
    return any(
        words.words[at] in _disasters() and not words.parted(first - 1, at, COMMA) for at in behind
    )


@cache
def _disasters() -> frozenset[str]:
    events = load_cues("places")["events"]
    return frozenset(f"{events['hazard']} {events['fighting']} {events['abuse']}".split())


def is_of_same_area(words: Words) -> bool:
    """Tell "in the same region", which is no town that was named before."""
    return says_pair(words, "same", _CUES["area"])


def nation_counted(draft: Draft, places: Sequence[ClaimPlace]) -> str | None:
    """Return the country whose people are counted: "1,900 Jamaicans were in shelters".

    That is no count of a parish that was named before. A few may be of there.
    """
    if draft.kind not in ("evacuation", "need"):
        return None
    for figure in draft.figures:
        if (figure.best or figure.low or 0) < NATIONAL:
            continue
        counted = {nations().get(word) for word in figure.text.lower().split()} - {None}
        for one in places:
            if one.place.country in counted:
                return one.place.country
    return None


def national_words(words: Words, country: str) -> tuple[int, int] | None:
    """Return the words for a body of all of a country: "ministry", "the Kenya Red Cross"."""
    for at in range(len(words.words)):
        if words.words[at] in _CUES["national"]:
            return at, at
    name = tuple(country.lower().split())
    if name[0] not in words.present:
        return None
    at = words.words.index(name[0])
    last = at + len(name) - 1
    named = words.words[at : last + 1] == name and last + 1 < len(words.words)
    return (at, last) if named and words.capital[last + 1] and not words.possessive[last] else None


def is_of_world(words: Words, draft: Draft) -> bool:
    """Tell "worldwide, 150 people have died" and "163 deaths globally"."""
    world = _CUES["world"]
    if world.isdisjoint(words.present) and "world" not in words.present:
        return False
    for index, word in enumerate(words.words):
        if word not in world and words.words[index - 2 : index + 1] not in _WORLD:
            continue
        for figure in draft.figures:
            first, last = words.span(figure.start, figure.end)
            nearest = (index, first) if index < first else (last, index)
            opens = index == 0 or words.breaks[index] >= STOP
            near = nearest[1] - nearest[0] <= REACH and not words.parted(*nearest, COMMA)
            if opens or near:
                return True
    return False


def _is_of_war(words: Words, draft: Draft, places: Sequence[ClaimPlace]) -> bool:
    """Tell "the war broke out in X and has killed thousands": where it began is not where."""
    starts = [place.start for place in places if place.place.feature not in AREAS]
    if not draft.figures or not starts or starts[0] is None:
        return False
    at = words.at(starts[0])
    war = not _CUES["wars"].isdisjoint(words.words[:at])
    joint = words.words[at + 1 : draft.trigger.first]
    return war and "and" in joint and not _CUES["perfect"].isdisjoint(joint)


def counts_all(words: Words, draft: Draft) -> bool:
    """Tell a toll, and what a war has done or has been since it began."""
    told = is_of_long(words, draft) or _is_raised(words, draft)
    return told or not _CUES["totals"].isdisjoint(words.present)


def is_of_long(words: Words, draft: Draft) -> bool:
    """Tell what a war has done or has been since it began from the toll of one event."""
    first = draft.trigger.first
    told = any(
        words.words[at] in _CUES["perfect"]
        and not _CUES["wholes"].isdisjoint(words.words[max(0, at - SINCE) : at])
        for at in range(max(0, first - WHOLE), first)
    )
    return told or _has_since(words, draft) or _is_of_years(words)


def _has_since(words: Words, draft: Draft) -> bool:
    """Tell "Israel's offensive has since killed more than 55,000"."""
    before = words.words[: draft.trigger.first]
    return before[-1:] == ("since",) and not _CUES["perfect"].isdisjoint(before[-2:])


def _is_of_owner(words: Words, draft: Draft, places: Sequence[ClaimPlace]) -> bool:
    """Tell "died in X, bringing Togo's losses to 13", which are not of the town alone."""
    towns = {words.at(one.start) for one in places if one.start and one.place.feature not in WIDE}
    for figure in draft.figures if towns else ():
        first = words.at(figure.start)
        led = range(max(0, first - RAISED), first)
        verbs = [at for at in led if words.words[at] in _CUES["raising"]]
        if verbs and words.words[first - 1] == "to":
            owners = [at for at in led if words.possessive[at] and words.capital[at]]
            if any(at > verbs[0] for at in owners) and towns.isdisjoint(owners):
                return True
    return False


def _is_raised(words: Words, draft: Draft) -> bool:
    """Tell "bringing to 449 the number", "taking the total to 66"."""
    for figure in draft.figures:
        first = words.at(figure.start)
        before = words.words[max(0, first - RAISED) : first]
        if "to" in before and not _CUES["raising"].isdisjoint(before):
            return True
    return False


def _is_of_years(words: Words) -> bool:
    """Tell "since 2017", "since May", "since May 2017" and "since the war began"."""
    if "since" not in words.present:
        return False
    place = words.words.index("since")
    behind = words.words[place + 1 : place + 1 + SINCE]
    month = behind[:1] != () and behind[0] in load_calendar().months and behind[1:2] != ()
    month = month and not behind[1].isdigit()
    year = any(_YEAR.match(word) for word in behind[:2])
    return month or year or not _CUES["wholes"].isdisjoint(behind)


def _is_of_provinces(words: Words) -> bool:
    """Tell "in four provinces", "in northern states", which are not the one told of before.

    Neither are those that are counted elsewhere in a sentence: "drones hit eight regions".
    """
    if _CUES["provinces"].isdisjoint(words.present):
        return False
    several = _CUES["several"] | number_words()
    return any(
        words.words[at + 1] in _CUES["provinces"]
        and (
            word in several
            or word.isdigit()
            or (
                word in _CUES["directions"]
                and not _CUES["over"].isdisjoint(words.words[max(0, at - WHOLE) : at])
            )
        )
        for at, word in enumerate(words.words[:-1])
    )


def _is_of_many(words: Words) -> bool:
    """Tell "in eight municipalities" and "in 1,300 centres"."""
    if _CUES["parts"].isdisjoint(words.present) and _CUES["sites"].isdisjoint(words.present):
        return False
    for index, word in enumerate(words.words):
        behind = words.words[index + 1 : index + 3]
        many = word in _CUES["several"] or word in number_words() or word.isdigit()
        if (
            many
            and words.words[index - 1] in _CUES["over"]
            and not _CUES["parts"].isdisjoint(behind)
        ):
            return True
        if word.isdigit() and len(word) >= MANY_DIGITS and not _CUES["sites"].isdisjoint(behind):
            return True
    return False
