"""Join each trigger of a sentence to the groups that it befell."""

from dataclasses import replace

from ...lexicon import cue_words
from ..sentence.actors import actor_words
from ..sentence.people import Group, country_names, people_heads
from .asides import tells_of_a_share
from .beneficiaries import are_served
from .describing import befalls_nobody
from .flight import dwellers
from .former import FORMER
from .hits import Hit
from .increments import mark_increments
from .lone_subjects import find_named_subject, find_unnamed_subject
from .nought import link_unhurt, measures_of_nought
from .objects import (
    find_made_to,
    find_named_object,
    find_object,
    find_owned,
    find_unnamed_object,
    stands_before,
)
from .parts import find_before, find_elsewhere, find_parts
from .patients import link_patients, link_shot
from .reading import CASUALTIES, FREE, NOUNLIKE, Reading, figure_cues, is_capital, is_passive
from .recounts import link_other_counts
from .senses import is_no_news
from .subjects import find_company, find_number_of, find_subject
from .tolls import (
    changes,
    find_before_toll,
    find_labelled,
    find_raised_to,
    find_toll,
    is_freed,
    is_label,
    link_noun,
    link_raised,
    link_survivors,
    of_number,
)
from .units import as_people

_LINE_START = 2
_OWNER = 2
_BODIES = cue_words("figures.increments.bodies")
_FOUND = cue_words("figures.increments.found")
_BACK = cue_words("figures.befallen.back")
_HOME = cue_words("figures.befallen.home")
_FLED = ("displaced", "refugees")
_OF_SUBJECTS = ("subject", "transitive")
_HELD = frozenset(("kidnapped", "detained"))
_NUMBERS = 6
_THOSE = cue_words("figures.anybody.those")
_PHRASE = 3
# Of both "nine drowned" and "the storm drowned nine".
_ACTIVE = cue_words("figures.befallen.active")
_COMING = cue_words("figures.befallen.coming")
_FOREIGN = cue_words("figures.befallen.foreign")
_REFUGEES = cue_words("figures.befallen.refugees")


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
            abroad = first.measure == "displaced" and _goes_abroad(reading, first)
            nouns.append(replace(first, measure="refugees") if abroad else first)
            continue
        measures = [first.measure]
        while position < len(reading.hits) and _joined(reading, last, reading.hits[position]):
            last = reading.hits[position]
            measures.append(last.measure)
            position += 1
        _link_hit(reading, first, last, measures)
    for index, group in enumerate(reading.groups):
        within = group.inner if group.whole is None else _inside(reading, group)
        if within is not None and group.thing is None and not _is_moved_on(reading, group):
            hit = reading.hit_at[within]
            if index not in reading.taken or hit.measure in CASUALTIES:
                reading.taken.setdefault(index, hit.measure)
                reading.links.append((hit, hit, (index,), hit.measure))
    for hit in nouns:
        link_noun(reading, hit)
        _link_bodies(reading, hit)
        _link_parts(reading, hit)
    _drop_flight_of_returned(reading)
    link_survivors(reading)
    link_unhurt(reading)
    link_raised(reading)
    link_patients(reading)
    link_other_counts(reading)
    mark_increments(reading)
    link_shot(reading)


def _inside(reading: Reading, group: Group) -> int | None:
    """Return the trigger within "30% of the 2,000 displaced people", of whom all were displaced."""
    within = (place for place in range(group.first, group.last) if place in reading.hit_at)
    return next(within, None)


def _drop_flight_of_returned(reading: Reading) -> None:
    """Tell "3,200 who had fled Dilling have returned", whose flight is no news, from who fled."""
    back = {groups for *_, groups, measure in reading.links if measure == "returned"}
    reading.links = [
        link
        for link in reading.links
        if not (link[2] in back and link[3] in _FLED and reading.word(link[0].first - 1) == "had")
    ]


def _link_parts(reading: Reading, hit: Hit) -> None:
    """Read "72 deaths: 30 in Goma, 42 in Sake", "Deaths: 5 in Beni, 2 in Butembo"."""
    if not reading.links or reading.links[-1][0] is not hit:
        return
    _, _, linked, measure = reading.links[-1]
    if linked[-1] not in reading.taken:
        return
    for (part,) in _elsewhere(reading, hit, linked):
        reading.links.append((hit, hit, (part,), measure))
        reading.taken[part] = measure


def _is_moved_on(reading: Reading, group: Group) -> bool:
    """Tell "40 displaced families protested", "released 22 wounded soldiers": no news of harm.

    Nor are "1,200 homeless people", as every county has, while who is left homeless was displaced.
    """
    if group.inner is not None and reading.word(group.inner) == "homeless":
        return True
    crowd = reading.word(group.last + 1) in figure_cues().crowds
    measure = reading.hit_at[group.inner].measure if group.inner is not None else ""
    return crowd or is_freed(reading, group) or are_served(reading, group, measure)


def _is_of_former(reading: Reading, hit: Hit) -> bool:
    """Tell "25 dead were revised to 15"."""
    found = reading.at_last.get(hit.first - 1)
    return found is not None and reading.groups[found].thing == FORMER


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
    label = is_label(reading, last)
    of_things = label and reading.word(first.first - 1) in people_heads().things
    if of_things or _is_in_label(reading, first):
        return  # "Communities cut off: 46", "Deaths in custody: 14"
    labelled = find_labelled(reading, last) if label or first.first < _LINE_START else ()
    linked = (labelled if label else ()) or _by_form(reading, first, last)
    counted = of_number(reading, first) or (_is_group(reading, first) and changes(reading, last))
    counted = counted or _is_of_former(reading, first)
    if not linked and first.form != "of" and counted:
        linked = find_toll(reading, last) or find_before_toll(reading, first)
    linked = as_people(reading, linked or labelled)
    apart = [] if linked or first.form not in _OF_SUBJECTS else find_before(reading, first)
    linked = linked or (apart[0] if apart else ())
    if not linked or tells_of_a_share(reading, first, reading.groups[linked[0]]):
        return
    elsewhere = apart[1:] or _elsewhere(reading, last, linked)
    kept = _measures(reading, last, linked, measures)
    if not kept or is_no_news(reading, first, last, linked, kept):
        return
    told = {(groups, measure) for *_, groups, measure in reading.links}
    for measure in kept:
        if (linked, measure) not in told:  # "arrived, fleeing attacks"
            reading.links += [(first, last, some, measure) for some in (linked, *elsewhere)]
    reading.linked_by[first.first] = linked
    for index in sum(elsewhere, linked):
        reading.taken[index] = kept[0]


def _is_in_label(reading: Reading, hit: Hit) -> bool:
    """Tell whether the noun that a line opens with is what it counts."""
    opens = reading.hits[0]
    if opens.form != "noun" or opens.first >= _LINE_START or opens is hit:
        return False
    between = {reading.word(place) for place in range(opens.last + 1, hit.first)}
    return ":" in {token.word for token in reading.tokens} and between.isdisjoint(",;:./")


def _elsewhere(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return what a trigger befell at places of their own: the parts of a figure, or more."""
    return _parts(reading, last, linked) or find_elsewhere(reading, last, linked)


def _parts(reading: Reading, last: Hit, linked: tuple[int, ...]) -> list[tuple[int, ...]]:
    parts = find_parts(reading, last, linked)
    if not parts or _may_be_of(reading, linked[0] - 1, linked[0], parts):
        return []
    for (index,) in parts:
        reading.groups[index] = replace(reading.groups[index], subset=False)
    return parts


def _may_be_of(reading: Reading, far: int, near: int, parts: list[tuple[int, ...]]) -> bool:
    """Tell "64 dead and 65 missing: 29 in Veracruz, 21 in Puebla", which may part either.

    Not so where the parts make up the nearer figure.
    """
    both = far in reading.taken and reading.word(reading.groups[near].first - 1) == "and"
    return both and reading.groups[near].best != sum(
        reading.groups[part].best or 0 for (part,) in parts
    )


def _by_form(reading: Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Find the groups where the form of a trigger lets them stand."""
    if first.form == "toll":
        return find_raised_to(reading, first) or find_toll(reading, last)
    if first.form == "of":
        return find_object(reading, first, last) or find_named_object(reading, first, last)
    if first.form == "base":
        return (
            find_object(reading, first, last)
            or find_made_to(reading, first)
            or find_owned(reading, last)
            or find_named_object(reading, first, last)
            or _find_them(reading, first, last)
            or find_unnamed_object(reading, first)
        )
    linked = find_number_of(reading, first)
    if linked or first.form != "transitive":
        linked = linked or find_subject(reading, first, last, passive=True)
        if not linked and reading.word(first.first) in _ACTIVE:
            linked = find_object(reading, first, last)
        return linked or _in_numbers(reading, last)
    passive = is_passive(reading, first)
    if not passive and not stands_before(reading, first, last):
        linked = find_object(reading, first, last) or find_owned(reading, last)
        linked = linked or find_named_object(reading, first, last)
        linked = linked or _find_them(reading, first, last)
    linked = linked or find_subject(reading, first, last, passive=passive)
    if linked and passive:
        return (*linked, *find_company(reading, last))
    if linked or not passive:
        return linked or find_unnamed_object(reading, last)
    return find_named_subject(reading, first) or find_unnamed_subject(reading, first)


def _find_them(reading: Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Read "abducted three traders and later killed them", whom the other verb has already."""
    if "them" not in {reading.word(place) for place in range(first.first + 1, last.last + 2)}:
        return ()
    before = [index for index, one in enumerate(reading.groups) if one.last < first.first]
    held = before[-1:] if before and reading.taken.get(before[-1]) in _HELD else []
    return tuple(index for index in held if (reading.groups[index].best or 0) > 1)


def _link_bodies(reading: Reading, hit: Hit) -> None:
    """Read "abducted six villagers; their bodies were found", but not "their bodies bore marks"."""
    before = {reading.word(place) for place in range(hit.first - _OWNER, hit.first)}
    behind = {reading.word(place) for place in range(hit.last + 1, hit.last + 1 + _PHRASE)}
    if reading.word(hit.first) not in _BODIES or "their" not in before or not behind & _FOUND:
        return
    taken = [index for index, group in enumerate(reading.groups) if group.last < hit.first][-1:]
    if taken and reading.taken.get(taken[0]) in _HELD:
        reading.links.append((hit, hit, (taken[0],), hit.measure))


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
        nobody = all(reading.groups[index].high == 0 for index in linked)
        return list(measures_of_nought("affected")) if nobody else ["affected"]
    kept = list(dict.fromkeys(measures))
    refugees = reading.word(reading.groups[linked[-1]].last) in _REFUGEES
    if kept == ["displaced"] and reading.word(reading.groups[linked[-1]].last) == "returnees":
        return ["returned"]
    if kept == ["missing"] and reading.word(last.last) in _BACK:
        return _not_back(reading, last, linked)
    if kept == ["displaced"] and _are_sent_home(reading, last, linked):
        return ["returned"]
    homeless = reading.word(last.first) in FREE
    if kept == ["displaced"] and not homeless and (refugees or _goes_abroad(reading, last)):
        return ["refugees"]
    return kept


def _are_sent_home(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> bool:
    """Tell "deported 1,900 Afghans", who go home, from children who are deported from theirs."""
    noun = reading.word(reading.groups[linked[-1]].last)
    foreign = noun in _FOREIGN or noun in actor_words()["nations"]
    return foreign and reading.word(hit.first).startswith("deport")


def _not_back(reading: Reading, hit: Hit, linked: tuple[int, ...]) -> list[str]:
    """Tell fishermen who "have not returned" from families who fled, and from who stays off work.

    The former are missing, and go to nowhere; the families are displaced from what has a name.
    """
    group = reading.groups[linked[-1]]
    to = reading.word(hit.last + 1) == "to"
    if group.unit != "people" or reading.word(group.last) in dwellers():
        home = is_capital(reading, hit.last + 2) or reading.word(hit.last + 2) in _HOME
        return ["displaced"] if home or not to else []
    return [] if to or group.head == "unknown" else ["missing"]


def _names(words: tuple[str, ...]) -> set[str]:
    """Return the names that some words may begin with: "Niger", "Burkina Faso"."""
    return {" ".join(words[:length]) for length in (1, 2)}


def _goes_abroad(reading: Reading, hit: Hit) -> bool:
    """Tell whether those who fled, or came from another country, crossed a border."""
    window = tuple(reading.word(index) for index in range(hit.last + 1, hit.last + 6))
    if reading.word(hit.last) in _COMING:
        return any(
            word == "from" and not country_names().isdisjoint(_names(window[at + 1 :]))
            for at, word in enumerate(window)
        )
    if not reading.word(hit.first).startswith("fle"):
        return False
    for place, word in enumerate(window[:-1]):
        if word in ("to", "into", "for") and _names(window[place + 1 :]) & country_names():
            return True
    return any(
        window[index : index + len(phrase)] == phrase
        for phrase in figure_cues().abroad
        for index in range(len(window))
    )
