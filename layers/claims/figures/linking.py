"""Join each trigger of a sentence to the groups that it befell."""

from dataclasses import replace
from functools import cache

from ...lexicon import load_cues
from ..sentence.people import DETERMINERS, Group, country_names, people_heads
from .befallen import SHOT, Hit
from .describing import befalls_nobody
from .objects import (
    find_made_to,
    find_named_object,
    find_object,
    find_unnamed_object,
    stands_before,
)
from .parts import find_elsewhere, find_parts
from .reading import CASUALTIES, FREE, NOUNLIKE, Reading, figure_cues, is_capital, is_passive
from .served import are_served
from .subjects import find_named_subject, find_number_of, find_subject, find_unnamed_subject
from .tolls import (
    changes,
    find_before_toll,
    find_labelled,
    find_toll,
    is_freed,
    link_noun,
    link_raised,
    link_survivors,
    of_number,
)
from .units import as_people

_LINE_START = 2
_NUMBERS = 6
_THOSE = frozenset(("those", "people", "persons"))
_PHRASE = 3
_SHOT_OFF = frozenset(("at", "down", "dead", "to", "up"))
_COMING = frozenset(("host", "hosts", "hosting", "entered"))
_ANYBODY = frozenset(
    (
        *("people", "persons", "individuals", "refugees", "migrants", "idps", "seekers"),
        *("residents", "civilians", "villagers", "evacuees", "patients", "women", "children"),
        *("hundreds", "thousands", "dozens", "scores", "inhabitants", "returnees", "ppl"),
    )
)
_BODIES = frozenset(("body", "bodies", "corpse", "corpses", "remains"))
_KNOWN = frozenset(("the", "his", "her", "their"))
_REFUGEES = ("refugees", "seekers", "asylum-seekers", "rohingya")


def link_groups(reading: Reading) -> None:
    """Join each trigger to the groups that it befell."""
    inner = {group.inner for group in reading.groups}
    nouns: list[Hit] = []
    position = 0
    while position < len(reading.hits):
        first = last = reading.hits[position]
        position += 1
        if first.first in inner or befalls_nobody(reading, first):
            continue
        if first.form == "noun":
            nouns.append(first)
            continue
        measures = [first.measure]
        while position < len(reading.hits) and _joined(reading, last, reading.hits[position]):
            last = reading.hits[position]
            measures.append(last.measure)
            position += 1
        _link_hit(reading, first, last, measures)
    for index, group in enumerate(reading.groups):
        if group.inner is not None and group.thing is None and not _is_moved_on(reading, group):
            hit = reading.hit_at[group.inner]
            if index not in reading.taken or hit.measure in CASUALTIES:
                reading.taken.setdefault(index, hit.measure)
                reading.links.append((hit, hit, (index,), hit.measure))
    for hit in nouns:
        link_noun(reading, hit)
        _link_parts(reading, hit)
    link_survivors(reading)
    link_raised(reading)
    _link_shot(reading)


def _link_parts(reading: Reading, hit: Hit) -> None:
    """Read "72 deaths: 30 in Goma, 42 in Sake"."""
    if not reading.links or reading.links[-1][0] is not hit:
        return
    _, _, linked, measure = reading.links[-1]
    if linked[-1] not in reading.taken:
        return
    for (part,) in _parts(reading, hit, linked):
        reading.links.append((hit, hit, (part,), measure))
        reading.taken[part] = measure


def _link_shot(reading: Reading) -> None:
    """Read "gunmen shot five men", who may be dead or hurt, where nothing else befell them."""
    for place, token in enumerate(reading.tokens):
        if token.word != SHOT or place in reading.hit_at or reading.word(place + 1) in _SHOT_OFF:
            continue
        hit = Hit("affected", "transitive", place, place)
        passive = is_passive(reading, hit)
        linked = (
            find_subject(reading, hit, hit, passive=True)
            if passive
            else find_object(reading, hit, hit)
        )
        if linked and not any(index in reading.taken for index in linked):
            reading.links.append((hit, hit, linked, hit.measure))
            reading.taken.update(dict.fromkeys(linked, hit.measure))


def _is_moved_on(reading: Reading, group: Group) -> bool:
    """Tell "40 displaced families protested", "released 22 wounded soldiers": no news of harm."""
    crowd = reading.word(group.last + 1) in figure_cues().crowds
    measure = reading.hit_at[group.inner].measure if group.inner is not None else ""
    return crowd or is_freed(reading, group) or are_served(reading, group, measure)


def _is_group(reading: Reading, hit: Hit) -> bool:
    """Tell "those missing", "people reported missing", whose number is told behind."""
    before = {reading.word(place) for place in range(hit.first - _PHRASE, hit.first)}
    return reading.word(hit.first) in NOUNLIKE and not before.isdisjoint(_THOSE)


def _joined(reading: Reading, hit: Hit, other: Hit) -> bool:
    """Tell "killed or wounded", "kidnapped and later killed": one group befell both.

    "12 dead and injuring 5" has one for each.
    """
    own = hit.first - 1 in reading.at_last and _has_object(reading, other)
    between = {reading.word(index) for index in range(hit.last + 1, other.first)}
    joins = {
        "and",
        "or",
        "/",
        "either",
        "were",
        "was",
        "then",
        "later",
        "are",
        "is",
        "and/or",
        ",",
        "been",
        "went",
        "gone",
    }
    return (
        not own
        and other.first - hit.last <= 3
        and hit.form in ("transitive", "base", "subject")
        and other.form in ("transitive", "base", "subject")
        and bool(between & {"and", "or", "/", "and/or"})
        and between <= joins
    )


def _has_object(reading: Reading, hit: Hit) -> bool:
    """Tell whether a group stands right behind a trigger, but for "some"."""
    place = hit.last + 1
    while reading.word(place) in figure_cues().openers and place not in reading.at_first:
        place += 1
    return place in reading.at_first and hit.form in ("transitive", "base")


def _link_hit(reading: Reading, first: Hit, last: Hit, measures: list[str]) -> None:
    """Join a trigger, or several that befell one group, to its groups."""
    label = reading.word(last.last + 1) == ":"
    labelled = find_labelled(reading, last) if label or first.first < _LINE_START else ()
    linked = (labelled if label else ()) or _by_form(reading, first, last)
    counted = of_number(reading, first) or (_is_group(reading, first) and changes(reading, last))
    if not linked and first.form != "of" and counted:
        linked = find_toll(reading, last) or find_before_toll(reading, first)
    linked = as_people(reading, linked or labelled)
    if not linked:
        return
    elsewhere = _elsewhere(reading, last, linked)
    kept = _measures(reading, last, linked, measures)
    if _is_no_news(reading, first, last, linked, kept):
        return
    told = {(groups, measure) for *_, groups, measure in reading.links}
    for measure in kept:
        if (linked, measure) not in told:  # "arrived, fleeing attacks"
            reading.links += [(first, last, some, measure) for some in (linked, *elsewhere)]
    reading.linked_by[first.first] = linked
    for index in sum(elsewhere, linked):
        reading.taken[index] = kept[0]


def _is_no_news(
    reading: Reading, first: Hit, last: Hit, linked: tuple[int, ...], kept: list[str]
) -> bool:
    """Tell words that tell of other things beside what befalls people: guests arrive, too."""
    word = reading.word(last.last)
    journey = last.first in reading.journeys
    if word.startswith("arriv") and not journey:
        if _is_part_elsewhere(reading, linked[0]):
            return False
        return not _are_displaced(reading, linked, kept)
    if word in _COMING or journey:
        return not _are_anybody(reading, linked, last)
    if kept == ["displaced"]:
        return reading.word(reading.groups[linked[0]].last) in _camps()
    if kept == ["evacuated"] and first.form == "subject":
        # "Had left" in an evacuation, "taken out of" a place with a name.
        named = word != "of" or is_capital(reading, last.last + 1)
        if word == "from":
            return not _are_anybody(reading, linked, last)
        return not named or (word == "left" and not _is_evacuated(reading))
    if kept == ["detained"]:
        return _is_named(reading, linked[0])
    return first.form == "of" and _is_counted_body(reading, first, linked)


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


def _elsewhere(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return what a trigger befell at places of their own: the parts of a figure, or more."""
    return _parts(reading, last, linked) or find_elsewhere(reading, last, linked)


def _parts(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    parts = find_parts(reading, last, linked)
    for (index,) in parts:
        reading.groups[index] = replace(reading.groups[index], subset=False)
    return parts


def _by_form(reading: Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Find the groups where the form of a trigger lets them stand."""
    if first.form == "toll":
        return find_toll(reading, last)
    if first.form == "of":
        return find_object(reading, first, last) or find_named_object(reading, first, last)
    if first.form == "base":
        return (
            find_object(reading, first, last)
            or find_made_to(reading, first)
            or find_named_object(reading, first, last)
        )
    linked = find_number_of(reading, first)
    if linked or first.form != "transitive":
        linked = linked or find_subject(reading, first, last, passive=True)
        return linked or _in_numbers(reading, last)
    passive = is_passive(reading, first)
    if not passive and not stands_before(reading, first, last):
        linked = find_object(reading, first, last) or find_named_object(reading, first, last)
    linked = linked or find_subject(reading, first, last, passive=passive)
    if linked or not passive:
        return linked or find_unnamed_object(reading, last)
    return find_named_subject(reading, first) or find_unnamed_subject(reading, first)


def _in_numbers(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "residents fled in their thousands"."""
    for place in range(hit.last + 1, hit.last + 1 + _NUMBERS):
        found = reading.at_first.get(place)
        if found is not None:
            vague = reading.groups[found].qualifier == "vague"
            told = [reading.word(place - 2), reading.word(place - 1)] in (
                ["in", "their"],
                ["by", "the"],
            )
            return (found,) if vague and told and found not in reading.taken else ()
    return ()


def _measures(
    reading: Reading, last: Hit, linked: tuple[int, ...], measures: list[str]
) -> list[str]:
    """Return what is measured: killed and wounded together is neither, and abroad is refuge."""
    if len(set(measures) & CASUALTIES) > 1:
        return ["affected"]
    kept = list(dict.fromkeys(measures))
    refugees = reading.word(reading.groups[linked[-1]].last) in _REFUGEES
    homeless = reading.word(last.first) in FREE
    if kept == ["displaced"] and not homeless and (refugees or _goes_abroad(reading, last)):
        return ["refugees"]
    return kept


def _are_displaced(reading: Reading, linked: tuple[int, ...], kept: list[str]) -> bool:
    """Tell families and refugees who arrived from tourists."""
    group = reading.groups[linked[-1]]
    part = next(iter(reading.groups[linked[-1] + 1 : linked[-1] + 2]), group)
    if reading.word(group.last) in _ANYBODY and _come_from_afar(reading, linked):
        return True
    families = group.unit != "people" or (part.subset and part.unit != "people")
    return families or kept == ["refugees"] or reading.word(group.last) == "idps"


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
    anybody = group.unit != "people" or noun in _ANYBODY or nation
    anybody = anybody or (group.head == "bare" and reading.word(hit.last).startswith("cross"))
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


def _is_evacuated(reading: Reading) -> bool:
    """Tell whether those who "had left" did so in an evacuation."""
    return any(token.word.startswith("evacuat") for token in reading.tokens)


def _goes_abroad(reading: Reading, hit: Hit) -> bool:
    """Tell whether those who fled crossed a border."""
    if not reading.word(hit.first).startswith(("fle", "fled")):
        return False
    window = tuple(reading.word(index) for index in range(hit.last + 1, hit.last + 6))
    for place, word in enumerate(window[:-1]):
        named = {window[place + 1], " ".join(window[place + 1 : place + 3])}
        if word in ("to", "into", "for") and named & country_names():
            return True
    return any(
        window[index : index + len(phrase)] == phrase
        for phrase in figure_cues().abroad
        for index in range(len(window))
    )
