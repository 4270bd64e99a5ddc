"""Figures: how many were killed, injured, missing, displaced …, with their bounds.

Groups of people (`groups`) are joined to what befell them (`befallen`) by where they stand: an object
behind an active verb, a subject before a passive or an intransitive one, a counted noun, the number
of a toll. Groups that are joined by "and" are summed; a group that is part of another is not. A number
that nothing befell gives no figure. Whether it happened at all is decided elsewhere; only the number's
own negation ("nobody was hurt") is read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from geo import Sentence
from geo.demonyms import load_demonyms

from ..lexicon import load_cues
from ..model import Quantity
from .befallen import Hit, find_hits, may_hold_figures
from .groups import Group, find_groups, find_name, is_people, is_thing
from .numbers import Token, split_tokens
from .other_numbers import NotAFigure, find_other_numbers

__all__ = ["Figure", "NotAFigure", "find_figures", "find_other_numbers"]

SINGLES = frozenset(("killed", "injured", "missing", "kidnapped", "detained"))
CASUALTIES = frozenset(("killed", "injured", "missing"))
_FAR, _NEAR, _PHRASE = 26, 4, 12
_TOLL = 14
_CLAUSE = frozenset(";:.|")
_NAMED_VICTIM = ("murder", "assassination", "slaying", "killing", "kidnapping", "abduction")
_FURTHER = frozenset(("and", "or", ",", "mostly", "mainly", "including", "of", "among", "with"))
_RELATIVE = frozenset(("who", "that", "whom"))
_REFUGEES = ("refugees", "seekers")
_LABELS = frozenset((":", "total", "people", "persons", "number", "of", "population"))
_SELF = frozenset(("himself", "herself", "themselves", "itself"))
_NOUNLIKE = frozenset("dead wounded injured missing displaced killed homeless".split())  # noqa: SIM905
_FREE = frozenset("dead missing homeless".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure, and the words that say what befell the people it counts."""

    quantity: Quantity
    trigger_start: int
    trigger_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    be: frozenset[str]
    skip: frozenset[str]
    stop: frozenset[str]
    glue: frozenset[str]
    negative: frozenset[str]
    openers: frozenset[str]
    pseudo: frozenset[str]
    takers: frozenset[str]
    change: frozenset[str]
    over: frozenset[str]
    abroad: tuple[tuple[str, ...], ...]


@cache
def _cues() -> _Cues:
    cues = load_cues("figures")
    return _Cues(
        be=frozenset(cues["verbs"]["be"].split()),
        skip=frozenset(cues["verbs"]["skip"].split()),
        stop=frozenset(cues["verbs"]["stop"].split()),
        glue=frozenset(cues["verbs"]["glue"].split()) | {","},
        negative=frozenset(cues["negation"]["not"]),
        openers=frozenset(cues["openers"]["words"].split()),
        pseudo=frozenset(cues["pseudo"]["behind"].split()),
        takers=frozenset(cues["lives"]["takers"].split()),
        change=frozenset(cues["change"]["verbs"].split()),
        over=frozenset(cues["change"]["over"].split()),
        abroad=tuple(tuple(phrase.split()) for phrase in cues["abroad"]["words"]),
    )


@dataclass(slots=True)
class _Reading:
    """A sentence while it is read; ``taken`` are the groups that a trigger has."""

    text: str
    tokens: Sequence[Token]
    hits: Sequence[Hit]
    groups: list[Group]
    stops: Sequence[bool]
    at_first: dict[int, int]
    at_last: dict[int, int]
    hit_at: dict[int, Hit]
    taken: dict[int, str] = field(default_factory=dict)
    linked_by: dict[int, tuple[int, ...]] = field(default_factory=dict)
    links: list[tuple[Hit, Hit, tuple[int, ...], str]] = field(default_factory=list)

    def word(self, index: int) -> str:
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""


def find_figures(sentence: Sentence) -> tuple[Figure, ...]:
    """Find the figures of a sentence, in the order of their words.

    Parameters
    ----------
    sentence
        Any sentence.

    Examples
    --------
    >>> from tests.builders import a_sentence
    >>> [(figure.quantity.measure, figure.quantity.low) for figure in find_figures(
    ...     a_sentence("At least 30 people were killed and more than 80 wounded."))]
    [('killed', 30), ('injured', 80)]
    """
    text = sentence.text
    if not may_hold_figures(text):
        return ()
    tokens = split_tokens(text)
    hits = find_hits(tokens)
    stops, inner = [False] * len(tokens), [False] * len(tokens)
    hit_at: dict[int, Hit] = {}
    for hit in hits:
        stops[hit.first] = True
        inner[hit.first] = hit.first == hit.last and hit.form in ("transitive", "subject")
        for index in range(hit.first, hit.last + 1):
            hit_at[index] = hit
    groups = find_groups(tokens, text, stops=stops, inner=inner)
    reading = _Reading(
        text=text,
        tokens=tokens,
        hits=hits,
        groups=groups,
        stops=[index in hit_at for index in range(len(tokens))],
        at_first={group.first: index for index, group in enumerate(groups)},
        at_last={group.last: index for index, group in enumerate(groups)},
        hit_at=hit_at,
    )
    _link(reading)
    figures = [
        figure
        for link in reading.links
        if (figure := _figure(reading, sentence, *link)) is not None
    ]
    return tuple(_without_subsets(figures))


def _without_subsets(figures: list[tuple[Figure, bool]]) -> list[Figure]:
    """Drop parts of what the sentence counts as a whole, and order by position."""
    whole = {figure.quantity.measure for figure, subset in figures if not subset}
    if "evacuated" in whole:
        whole.add("displaced")
    kept = [
        figure for figure, subset in figures if not subset or figure.quantity.measure not in whole
    ]
    return sorted(kept, key=lambda figure: (figure.quantity.start, figure.trigger_start))


def _link(reading: _Reading) -> None:
    """Join each trigger to the groups that it befell."""
    inner = {group.inner for group in reading.groups}
    nouns: list[Hit] = []
    position = 0
    while position < len(reading.hits):
        first = last = reading.hits[position]
        position += 1
        if first.first in inner or _is_pseudo(reading, first):
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
        if group.inner is not None:
            hit = reading.hit_at[group.inner]
            if index not in reading.taken or hit.measure in CASUALTIES:
                reading.taken.setdefault(index, hit.measure)
                reading.links.append((hit, hit, (index,), hit.measure))
    for hit in nouns:
        _link_noun(reading, hit)
    _link_survivors(reading)


def _is_pseudo(reading: _Reading, hit: Hit) -> bool:
    """Tell a trigger that befalls nobody: "Dead Sea", "among the dead", "the wounded were taken"."""
    before, behind = reading.word(hit.first - 1), reading.word(hit.last + 1)
    if behind in _cues().pseudo and hit.first == hit.last:
        return True
    if reading.word(hit.first) not in _NOUNLIKE or hit.first != hit.last:
        return False
    return before in ("the", "those", "among", "amongst") and hit.form != "toll"


def _joined(reading: _Reading, hit: Hit, other: Hit) -> bool:
    """Tell "killed or wounded", "kidnapped and later killed": one group befell both."""
    between = {reading.word(index) for index in range(hit.last + 1, other.first)}
    joins = {"and", "or", "/", "either", "were", "was", "then", "later", "and/or", ",", "been"}
    return (
        other.first - hit.last <= 3
        and hit.form in ("transitive", "base", "subject")
        and other.form in ("transitive", "base", "subject")
        and bool(between & {"and", "or", "/", "and/or"})
        and between <= joins
    )


def _link_hit(reading: _Reading, first: Hit, last: Hit, measures: list[str]) -> None:
    linked: tuple[int, ...] = ()
    if reading.word(last.last + 1) == ":":
        linked = _labelled(reading, last)
    if linked:
        pass
    elif first.form == "toll":
        linked = _toll(reading, last)
    elif first.form == "of":
        linked = _object(reading, first, last) or _named_object(reading, first, last)
    elif first.form == "base":
        linked = _object(reading, first, last)
    elif first.form == "transitive":
        passive = _is_passive(reading, first)
        if not passive and not _stands_before(reading, first, last):
            linked = _object(reading, first, last)
        linked = linked or _subject(reading, first, last, passive=passive)
        if not linked and passive:
            linked = _named_subject(reading, first)
    else:
        linked = _subject(reading, first, last, passive=True)
    if not linked and first.form == "base":
        linked = _made_to(reading, first)
    if not linked and first.form != "of" and _of_number(reading, first):
        linked = _toll(reading, last) or _before_toll(reading, first)
    if not linked and first.first < 2:
        linked = _labelled(reading, last)
    if not linked:
        return
    casualties = set(measures) & CASUALTIES
    if len(casualties) > 1:
        kept = ["affected"]
    else:
        kept = list(dict.fromkeys(measures))
    refugees = reading.word(reading.groups[linked[-1]].last) in _REFUGEES
    homeless = reading.word(last.first) in _FREE
    if kept == ["displaced"] and not homeless and (refugees or _goes_abroad(reading, last)):
        kept = ["refugees"]
    for measure in kept:
        reading.links.append((first, last, linked, measure))
    reading.linked_by[first.first] = linked
    for index in linked:
        reading.taken[index] = kept[0]


def _named_object(reading: _Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Read "the murder of Edna Kassim"."""
    if first.measure not in SINGLES or reading.word(first.first) not in _NAMED_VICTIM:
        return ()
    group = find_name(reading.tokens, reading.text, last.last + 1, stops=reading.stops)
    return _with_group(reading, group) if group else ()


def _named_subject(reading: _Reading, hit: Hit) -> tuple[int, ...]:
    """Read "Edna Kassim was killed": two capitals or more right before "was"."""
    if hit.measure not in SINGLES or reading.text.isupper():
        return ()
    last = hit.first - 1
    while last > 0 and reading.word(last) in _cues().skip and reading.word(last) != "was":
        last -= 1
    if reading.word(last) != "was":
        return ()
    first = last
    while first > 0 and last - first < 4:
        token = reading.tokens[first - 1]
        if not token.word.isalpha() or not reading.text[token.start].isupper():
            break
        first -= 1
    group = (
        find_name(reading.tokens, reading.text, first, stops=reading.stops)
        if last > first
        else None
    )
    return _with_group(reading, group) if group and group.last == last - 1 else ()


def _with_group(reading: _Reading, group: Group) -> tuple[int, ...]:
    """Add a group that was found late."""
    reading.groups.append(group)
    return (len(reading.groups) - 1,)


def _made_to(reading: _Reading, hit: Hit) -> tuple[int, ...]:
    """Read "forcing 50 villagers to evacuate"."""
    if reading.word(hit.first - 1) != "to":
        return ()
    found = reading.at_last.get(hit.first - 2)
    if found is None or found in reading.taken or not _fits(reading.groups[found], "displaced"):
        return ()
    return (found,)


def _labelled(reading: _Reading, hit: Hit) -> tuple[int, ...]:
    """Read a line of a sitrep: "Killed: 12", "Missing total 40"."""
    place = hit.last + 1
    while reading.word(place) in _LABELS and place < hit.last + 5:
        place += 1
    found = reading.at_first.get(place)
    if found is None or found in reading.taken or reading.groups[found].head != "bare":
        return ()
    return (
        (found,) if _ends_label(reading, reading.groups[found].last + 1) else ()
    )


def _ends_label(reading: _Reading, place: int) -> bool:
    """Tell whether the number of a label is over: a mark, or the next label ("DEAD: 8 MISSING: 3")."""
    if reading.word(place) in ("", ".", ",", ";", "(", "|"):
        return True
    return place in reading.hit_at and reading.word(reading.hit_at[place].last + 1) == ":"


def _goes_abroad(reading: _Reading, hit: Hit) -> bool:
    """Tell whether those who fled crossed a border."""
    if not reading.word(hit.first).startswith(("fle", "fled")):
        return False
    window = tuple(reading.word(index) for index in range(hit.last + 1, hit.last + 6))
    for place, word in enumerate(window[:-1]):
        if word in ("to", "into", "for") and window[place + 1 : place + 3]:
            if {window[place + 1], " ".join(window[place + 1 : place + 3])} & _countries():
                return True
    return any(
        window[index : index + len(phrase)] == phrase
        for phrase in _cues().abroad
        for index in range(len(window))
    )


@cache
def _countries() -> frozenset[str]:
    """Return the names of countries, in lower case."""
    return frozenset(
        row.place.lower()
        for rows in load_demonyms().values()
        for row in rows
        if row.kind == "country"
    )


def _is_passive(reading: _Reading, hit: Hit) -> bool:
    """Tell "were killed", "was later shot and killed", "have been killed"."""
    cues = _cues()
    for index in range(hit.first - 1, max(-1, hit.first - 6), -1):
        word = reading.word(index)
        if word in cues.be:
            return True
        if word not in cues.skip and not word.endswith("ly"):
            return False
    return False


def _stands_before(reading: _Reading, first: Hit, last: Hit) -> bool:
    """Tell "10 killed, 20 injured": the group at hand stands right before, the next has its own."""
    if first.first - 1 not in reading.at_last or reading.word(last.last + 1) in _SELF:
        return False
    behind = reading.at_first.get(last.last + 1)
    if behind is None:
        return True
    hit = reading.hit_at.get(reading.groups[behind].last + 1)
    return hit is not None and hit.form in ("transitive", "subject", "noun")


def _fits(group: Group, measure: str) -> bool:
    if group.thing is not None:
        return False
    return group.head != "single" or measure in SINGLES


def _object(reading: _Reading, first: Hit, last: Hit) -> tuple[int, ...]:
    """Return the groups right behind a trigger."""
    found = reading.at_first.get(_object_place(reading, first, last))
    if found is None or found in reading.taken:
        return ()
    group = reading.groups[found]
    if not _fits(group, first.measure):
        return ()
    linked = [found]
    while True:
        following = _next_group(reading, linked[-1], first.measure)
        if following is None or _has_own(reading, following):
            break
        linked.append(following)
    return _without_apposition(reading, linked)


def _object_place(reading: _Reading, first: Hit, last: Hit) -> int:
    """Return the token at which an object may begin: behind "also", ", it said," or "Killed:"."""
    index = last.last + 1
    if reading.word(index) in _SELF and reading.word(index + 1) == "and":
        index += 2
    if first.form == "of" and reading.word(index) == ",":
        for place in range(index + 1, index + 10):
            if reading.word(place) == ",":
                return place + 1
    labelled = False
    for _ in range(5):
        if index in reading.at_first:
            break
        word = reading.word(index)
        labelled = labelled or word in (":", "total")
        label = word in _LABELS and first.first < 4
        if not label and word not in _cues().openers and word not in ("also", "off", "reportedly"):
            return -1
        index += 1
    stray = index > last.last + 1 and reading.word(index - 1) in _LABELS - _cues().openers
    return -1 if stray and not labelled else index


def _without_apposition(reading: _Reading, linked: list[int]) -> tuple[int, ...]:
    """Drop what only spells out "12 people": ", two soldiers and ten rebels"."""
    groups = [reading.groups[index] for index in linked]
    first = groups[0]
    if len(linked) < 2 or reading.word(first.last) not in ("people", "persons", "others"):
        return tuple(linked)
    rest = [group.best for group in groups[1:]]
    if reading.word(first.last + 1) == "," and first.best and None not in rest:
        if sum(best or 0 for best in rest) <= first.best and len(rest) > 1:
            return (linked[0],)
    return tuple(linked)


def _has_own(reading: _Reading, index: int) -> bool:
    """Tell whether a group is the subject of a trigger of its own."""
    place = reading.groups[index].last + 1
    for _ in range(4):
        hit = reading.hit_at.get(place)
        if hit is not None:
            return hit.form in ("transitive", "subject", "noun")
        word = reading.word(place)
        if word not in _cues().skip or word == "and":
            return False
        place += 1
    return False


def _next_group(reading: _Reading, index: int, measure: str) -> int | None:
    """Return the group that "and" or a comma joins to this one, over an age or a name."""
    following = index + 1
    start = reading.groups[index].last + 1
    skipped: set[int] = set()
    while following < len(reading.groups) and reading.groups[following].thing == "age":
        group = reading.groups[following]
        skipped.update(range(group.first, group.last + 1))
        following += 1
    if following >= len(reading.groups):
        return None
    group = reading.groups[following]
    if following in reading.taken or group.subset or not _fits(group, measure):
        return None
    if group.unit != reading.groups[index].unit or group.head in ("nobody", "relative"):
        return None
    between = [place for place in range(start, group.first) if place not in skipped]
    return following if _is_glue(reading, between) else None


def _is_glue(reading: _Reading, places: Sequence[int]) -> bool:
    """Tell whether the words between two groups only join them."""
    cues = _cues()
    if not places or len(places) > 9:
        return False
    named = joins = False
    for place in places:
        word = reading.word(place)
        if word in cues.glue:
            joins = True
        elif word in ("in", "near", "at", "from", "aged"):
            named = True
        elif reading.text[reading.tokens[place].start].isupper() and not reading.text.isupper():
            if place in reading.hit_at:
                return False
            named = True
        elif word not in cues.openers:
            return False
    return joins and (not named or reading.word(places[-1]) in ("and", "&", ",") or True)


def _subject(reading: _Reading, first: Hit, last: Hit, *, passive: bool) -> tuple[int, ...]:
    """Return the groups before a trigger that are its subject."""
    cues = _cues()
    head = reading.word(first.first)
    predicate = passive
    if head in _FREE:
        predicate = _is_passive(reading, first)
    limit = _FAR if predicate else _reach(reading, last)
    place = first.first - 1
    plain = True
    for _ in range(limit + 1):
        if place < 0:
            return ()
        found = reading.at_last.get(place)
        if found is not None:
            group = reading.groups[found]
            if (
                _is_its_subject(
                    group, first, plain=plain, place=place, behind=reading.word(last.last + 1)
                )
                and found not in reading.taken
            ):
                if not predicate and not _may_be_reduced(reading, first, last, group):
                    return ()
                return _extended_left(reading, found, first.measure)
            if found in reading.taken and plain:
                return ()
            place = group.first - 1
            plain = False
            continue
        word = reading.word(place)
        if word in cues.negative and plain:
            return ()
        if word in _CLAUSE or word in cues.stop:
            return ()
        if place in reading.hit_at:
            reduced = reading.hit_at[place]
            owner = reading.linked_by.get(reduced.first)
            if not predicate or owner is None or _is_passive(reading, reduced):
                return ()
            return owner
        if plain and is_people(word) and not _is_further(reading, place):
            return ()
        if not predicate and (word in ("who", "that", "which") or (word == "and" and plain)):
            return ()
        if word not in cues.skip and word not in _RELATIVE and not word.endswith("ly"):
            plain = False
        place -= 1
    return ()


def _is_further(reading: _Reading, place: int) -> bool:
    """Tell whether a noun only goes on with a group: "fighters and family members", "mostly women"."""
    words = {reading.word(before) for before in range(max(0, place - 3), place)}
    return bool(words & _FURTHER)


def _reach(reading: _Reading, last: Hit) -> int:
    """Return how far "displaced" may stand from its people: far if "by floods" shows a passive."""
    behind = reading.word(last.last + 1)
    return _PHRASE if behind in ("by", "from", "since", "due", "because") else _NEAR


def _is_its_subject(group: Group, hit: Hit, *, plain: bool, place: int, behind: str) -> bool:
    if not _fits(group, hit.measure) or (group.head == "relative" and place != hit.first - 1):
        return False
    if group.subset and not plain:
        return False
    if group.head == "bare":
        return plain and (place != hit.first - 1 or not is_thing(behind))
    return True


def _may_be_reduced(reading: _Reading, first: Hit, last: Hit, group: Group) -> bool:
    """Tell "a man killed in the blast" from "a man killed the guard"."""
    if group.head != "single":
        return True
    behind = reading.word(last.last + 1)
    return behind in (
        "",
        ".",
        ",",
        "in",
        "by",
        "on",
        "at",
        "when",
        "during",
        "after",
        "and",
        "dead",
    )


def _extended_left(reading: _Reading, index: int, measure: str) -> tuple[int, ...]:
    """Add the groups that "and" joins to a subject, unless a verb before has them."""
    linked = [index]
    while linked[0] > 0:
        before = linked[0] - 1
        while before > 0 and reading.groups[before].thing == "age":
            before -= 1
        group = reading.groups[before]
        if before in reading.taken or group.subset or not _fits(group, measure):
            break
        if _next_group(reading, before, measure) != linked[0] or _is_object(reading, before):
            break
        linked.insert(0, before)
    return _without_apposition(reading, linked)


def _is_object(reading: _Reading, index: int) -> bool:
    """Tell whether a group stands right behind a transitive trigger."""
    place = reading.groups[index].first - 1
    while reading.word(place) in _cues().openers and place > 0:
        place -= 1
    hit = reading.hit_at.get(place)
    return hit is not None and hit.form in ("transitive", "base", "of")


def _link_noun(reading: _Reading, hit: Hit) -> None:
    """Join "14 deaths", "no casualties", "a body", "deaths rose to 61"."""
    linked: tuple[int, ...] = ()
    for place in (hit.last, hit.first - 1, hit.first - 2, hit.first - 3):
        found = reading.at_last.get(place)
        if found is not None:
            group = reading.groups[found]
            if found in reading.taken or group.thing or group.head == "single":
                return
            linked = (found,)
            break
        if place < hit.first and (place in reading.hit_at or reading.word(place) in (",", "of")):
            break
    if reading.word(hit.first) == "lives":
        if not linked:
            return
        first = reading.groups[linked[0]].first
        words = {reading.word(place) for place in range(first - 4, first)}
        if not words & _cues().takers:
            return
    if not linked and reading.word(hit.first - 1) == "no":
        _add_zero(reading, hit)
        return
    if not linked and hit.first < 2:
        linked = _labelled(reading, hit)
    if not linked and (_of_number(reading, hit) or reading.word(hit.last + 1) in _cues().change):
        linked = _toll(reading, hit) or _before_toll(reading, hit)
    if linked:
        reading.taken[linked[0]] = hit.measure
        reading.links.append((hit, hit, linked, hit.measure))


def _add_zero(reading: _Reading, hit: Hit) -> None:
    """Read "no casualties", "no deaths": a figure of nought."""
    group = Group(
        first=hit.first - 1,
        last=hit.first - 1,
        low=0,
        best=0,
        high=0,
        qualifier="exact",
        head="nobody",
    )
    reading.links.append((hit, hit, _with_group(reading, group), hit.measure))


def _of_number(reading: _Reading, hit: Hit) -> bool:
    """Tell whether "the number of" stands before."""
    words = [reading.word(place) for place in range(max(0, hit.first - 6), hit.first)]
    return any(
        one in ("number", "total", "count", "tally") and other == "of"
        for one, other in zip(words, words[1:], strict=False)
    )


def _toll(reading: _Reading, hit: Hit) -> tuple[int, ...]:
    """Return the number that a toll is said to be: the last of "from 52 to 61", "by 6 to 61"."""
    cues = _cues()
    changed = False
    place = hit.last + 1
    fallback: tuple[int, ...] = ()
    stop = place + _TOLL
    while place < stop and place < len(reading.tokens):
        found = reading.at_first.get(place)
        if found is not None:
            group = reading.groups[found]
            if group.thing is None and found not in reading.taken and group.head != "single":
                step = reading.word(group.first - 1) in ("from", "by") and changed
                if not step:
                    return (found,)
                fallback = (found,)
            place = group.last + 1
            continue
        word = reading.word(place)
        changed = changed or word in cues.change
        if word in ";." or (place in reading.hit_at and not fallback and word != "people"):
            if reading.hit_at.get(place, hit).form != "transitive":
                break
        place += 1
    if fallback and reading.word(reading.groups[fallback[0]].first - 1) == "from":
        return ()
    return fallback if not fallback or changed is False else ()


def _before_toll(reading: _Reading, hit: Hit) -> tuple[int, ...]:
    """Return the number in "takes to 9,100 the number of missing"."""
    for place in range(hit.first - 1, max(-1, hit.first - 9), -1):
        found = reading.at_last.get(place)
        if found is not None:
            group = reading.groups[found]
            fits = group.thing is None and group.head == "bare" and found not in reading.taken
            return (found,) if fits else ()
    return ()


def _link_survivors(reading: _Reading) -> None:
    """Read "no survivors among the 12 aboard": all were killed."""
    for place, token in enumerate(reading.tokens):
        if token.word not in ("survivors", "survivor"):
            continue
        if reading.word(place - 1) != "no":
            continue
        for following in range(place + 1, min(place + 8, len(reading.tokens))):
            found = reading.at_first.get(following)
            if found is not None and reading.groups[found].thing is None:
                hit = Hit("killed", "noun", place - 1, place)
                reading.links.append((hit, hit, (found,), "killed"))
                break


def _figure(
    reading: _Reading,
    sentence: Sentence,
    first: Hit,
    last: Hit,
    linked: tuple[int, ...],
    measure: str,
) -> tuple[Figure, bool] | None:
    """Make the figure of a link; also tell whether it counts a part."""
    groups = [reading.groups[index] for index in linked]
    bounds = _sum(groups) if groups[0].head != "relative" else _multiple(reading, linked[0])
    if bounds is None:
        return None
    low, best, high, qualifier = bounds
    before = reading.word(groups[0].first - 1)
    if before in _cues().over and qualifier == "exact":
        qualifier, high = "more_than", None
    start = reading.tokens[groups[0].first].start
    end = reading.tokens[groups[-1].last].end
    last_word = reading.tokens[last.last]
    if last.first == groups[-1].last + 1:
        end = last_word.end
    quantity = Quantity(
        measure=measure,
        low=low,
        best=best,
        high=high,
        qualifier=qualifier,
        unit=groups[0].unit,
        text=reading.text[start:end],
        start=sentence.start + start,
        end=sentence.start + end,
    )
    figure = Figure(
        quantity=quantity,
        trigger_start=sentence.start + reading.tokens[first.first].start,
        trigger_end=sentence.start + last_word.end,
    )
    return figure, groups[0].subset


def _sum(groups: Sequence[Group]) -> tuple[int | None, int | None, int | None, str]:
    """Add groups up: a bound of one is a bound of the sum."""
    if len(groups) == 1:
        group = groups[0]
        return group.low, group.best, group.high, group.qualifier
    kinds = [group.qualifier for group in groups if group.qualifier != "exact"]
    lows = [group.low for group in groups]
    bests = [group.best for group in groups]
    highs = [group.high for group in groups]
    return (
        _added(lows),
        _added(bests),
        _added(highs),
        "vague" if "vague" in kinds else kinds[0] if kinds else "exact",
    )


def _added(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value or 0 for value in values)


def _multiple(
    reading: _Reading, index: int
) -> tuple[int | None, int | None, int | None, str] | None:
    """Read "twice as many" as a multiple of the last figure before."""
    group = reading.groups[index]
    for _, _, linked, _ in reversed(reading.links):
        if linked[0] < index and reading.groups[linked[-1]].head != "relative":
            low, best, high, qualifier = _sum([reading.groups[one] for one in linked])
            return (
                low and low * group.factor,
                best and best * group.factor,
                high and high * group.factor,
                qualifier,
            )
    return None
