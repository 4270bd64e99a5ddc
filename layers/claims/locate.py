"""Tie an event to the place where it happened, in its role.

Among the places of the sentence the one that fits best is taken, not the first: near the trigger,
behind "in" or "near" rather than "with" or "by", in the same clause, not in the phrase that names
who speaks, not already tied more closely to another event. Movements have an origin, a destination
and a route. A name that contains the one beside it ("Aleppo, Syria") steps back; names in a row
("in Idlib and Aleppo") go together. What is carried over from elsewhere is found by
`layers.claims.context`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from geo import Place, Resolution

from ..lexicon import load_cues
from ..model import ClaimPlace
from .containment import AREAS, contains
from .triggers import Trigger
from .words import COMMA, STOP, Words

ROUTES = ("route", "crossing", "facility")
TIGHT = 3.0
EXPLICIT = 12.0
OUT_OF_REACH = 60.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the sentence: its resolution, and the first and last of its words."""

    resolution: Resolution
    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Tables:
    inside: frozenset[str]
    object: frozenset[str]
    aside: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    arrival: frozenset[str]
    route: frozenset[str]
    weapons: frozenset[str]
    perceived: frozenset[str]
    marked: frozenset[str]
    not_places: frozenset[str]
    name_ends: frozenset[str]
    between: frozenset[str]
    row: frozenset[str]
    clauses: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("places")
    names = _Tables.__dataclass_fields__
    return _Tables(**{name: frozenset(cues[name].split()) for name in names})


def names_unknown(words: Words, resolutions: Sequence[Resolution]) -> bool:
    """Tell whether a sentence says where in a name that could not be resolved.

    Then nothing may be carried over: it happened there, and not where something else did.
    """
    covered: set[int] = set()
    for resolution in resolutions:
        first, last = words.span(resolution.toponym.start, resolution.toponym.end)
        covered.update(range(first, last + 1))
        if resolution.place is not None or resolution.toponym.role != "location":
            continue
        if _governor(words, first) in _tables().inside or last + 1 == len(words.words):
            return True
    return any(_is_unread(words, index, covered) for index in range(1, len(words.words)))


def _is_unread(words: Words, first: int, covered: Collection[int]) -> bool:
    """Tell whether a name behind "in" or "village of" begins here that nothing was read from."""
    tables = _tables()
    before = words.words[first - 1]
    if before == "of":
        marked = first > 1 and words.words[first - 2] in tables.marked
    else:
        marked = before in tables.marked
    if not marked or words.breaks[first] >= COMMA:
        return False
    last = first
    while last < len(words.words) and words.in_name(last):
        if last in covered or words.words[last] in tables.not_places or words.possessive[last]:
            return False
        last += 1
    if last == first:
        return False
    at_end = last == len(words.words) or words.breaks[last] >= COMMA
    return at_end or words.words[last] in tables.name_ends


def find_mentions(words: Words, resolutions: Sequence[Resolution]) -> tuple[Mention, ...]:
    """Return the places of a sentence where something may happen: no landmarks, no actors."""
    mentions: list[Mention] = []
    for resolution in resolutions:
        place = resolution.place
        if place is None or resolution.toponym.role != "location":
            continue
        first, last = words.span(resolution.toponym.start, resolution.toponym.end)
        mentions.append(Mention(resolution, place, first, last))
    return tuple(
        mention
        for mention in mentions
        if not any(
            other is not mention
            and other.first <= mention.first
            and mention.last <= other.last
            and (other.last - other.first) > (mention.last - mention.first)
            for other in mentions
        )
    )


def locate(
    words: Words,
    trigger: Trigger,
    mentions: Sequence[Mention],
    *,
    more: Sequence[Trigger] = (),
    others: Sequence[Trigger] = (),
    speaker: tuple[int, int] | None = None,
) -> tuple[ClaimPlace, ...]:
    """Return the places of an event that its own sentence names, the main one first.

    Parameters
    ----------
    words
        The words of the sentence.
    trigger
        The words that tell of the event.
    mentions
        The places of the sentence.
    more
        Other words that tell of the same event.
    others
        The triggers of other events of the sentence.
    speaker
        First and last word of the phrase that names who speaks.
    """
    costs = [
        (
            min(
                _cost(words, one, mention, others=others, speaker=speaker)
                for one in (trigger, *more)
            ),
            mention,
        )
        for mention in mentions
        if not any(_of_part(words, one, mention) for one in (trigger, *more))
    ]
    costs = [(cost, mention) for cost, mention in costs if cost < OUT_OF_REACH]
    if not costs:
        return ()
    best_cost, best = min(costs, key=lambda pair: pair[0])
    eligible = [mention for _, mention in costs]
    best = _most_specific(words, best, eligible)
    if trigger.kind == "evacuation":
        moves = _movement(words, trigger, eligible)
        if moves:
            return _ordered(moves, best_cost)
    chosen = _without_containers(_row(words, best, eligible))
    return tuple(_claim_place(mention, "location", best_cost) for mention in chosen)


def _cost(
    words: Words,
    trigger: Trigger,
    mention: Mention,
    *,
    others: Sequence[Trigger],
    speaker: tuple[int, int] | None,
) -> float:
    """Say how badly a place fits an event: words apart, and what stands between."""
    tables = _tables()
    cost = _distance(words, trigger, mention)
    before = preposition(words, mention)
    if _is_elsewhere(words, mention, before):
        return OUT_OF_REACH
    if trigger.kind == "talks" and (before not in tables.inside or before == "on"):
        return OUT_OF_REACH
    if mention.place.feature == "country" and _is_party(words, mention):
        cost += 20
    elif before in tables.aside or (before == "from" and trigger.kind == "fighting"):
        cost += 4
    elif before in tables.object and trigger.kind not in ("control", "blockade", "fighting"):
        cost += 2
    low, high = sorted((trigger.first, mention.first))
    between = [other for other in others if low < other.first < high]
    if between:
        if trigger.kind == "talks":
            return OUT_OF_REACH
        cost += 8
    if any(_distance(words, other, mention) <= TIGHT for other in others):
        cost += 4
    if not before and mention.place.feature == "country" and mention.first < trigger.first:
        cost += 10 if words.possessive[mention.last] else 4
    if speaker and speaker[0] <= mention.first <= speaker[1]:
        cost += 8
    if trigger.kind == "blockade" and mention.place.feature in ROUTES:
        cost -= 6
    if trigger.kind in ("ceasefire", "control") and mention.place.feature in AREAS:
        cost -= 3
    return cost


def _is_elsewhere(words: Words, mention: Mention, before: str) -> bool:
    """Tell where a weapon came from, or where a blast was felt, from where it struck."""
    nearby = words.words[max(0, mention.first - 4) : mention.first]
    if before == "from":
        return not _tables().weapons.isdisjoint(nearby)
    return not _tables().perceived.isdisjoint(nearby)


def _is_party(words: Words, mention: Mention) -> bool:
    """Tell whether a country is one side of something: "a truce between X and Y"."""
    return "between" in words.words[max(0, mention.first - 4) : mention.first]


def _of_part(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell whether a place holds only for some: "42 died, 17 of them in Sylhet"."""
    between = words.words[trigger.last + 1 : mention.first]
    return any(
        word == "of" and after in ("them", "whom", "which", "these")
        for word, after in pairwise(between)
    )


def _distance(words: Words, trigger: Trigger, mention: Mention) -> float:
    if trigger.first <= mention.first <= trigger.last:
        return 0.0
    behind = mention.first > trigger.last
    low, high = (trigger.last, mention.first) if behind else (mention.last, trigger.first)
    cost = float(high - low - 1) * 0.6
    marks = words.breaks[low + 1 : high + 1]
    cost += 12.0 * sum(mark >= STOP for mark in marks)
    cost += min(4.0, 1.5 * sum(mark == COMMA for mark in marks))
    cost += 4.0 * any(word in _tables().clauses for word in words.words[low + 1 : high])
    return cost if behind else cost + 2.0


def preposition(words: Words, mention: Mention) -> str:
    """Return the word that governs a place name, past articles and words like "town of"."""
    return _governor(words, mention.first)


def _governor(words: Words, first: int) -> str:
    tables = _tables()
    index = first - 1
    steps = 0
    while index >= 0 and steps < 6 and words.breaks[index + 1] < COMMA:
        word = words.words[index]
        if word not in tables.between or word in tables.origin | tables.destination:
            return word
        index -= 1
        steps += 1
    return ""


def _row(words: Words, best: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """Return a place with the others of its row: "in Idlib, Hama and Aleppo"."""
    tables = _tables()
    ordered = sorted(mentions, key=lambda mention: mention.first)
    here = ordered.index(best)
    row = [best]
    for step in (1, -1):
        previous, index = best, here + step
        while 0 <= index < len(ordered):
            other = ordered[index]
            low, high = sorted((previous, other), key=lambda mention: mention.first)
            between = words.words[low.last + 1 : high.first]
            joined = set(between) <= tables.row or _spans_road(words, low, between)
            if words.parted(low.last, high.first, STOP) or not joined:
                break
            if not between and words.breaks[high.first] != COMMA:
                break
            row.append(other)
            previous, index = other, index + step
    return sorted(row, key=lambda mention: mention.first)


def _spans_road(words: Words, low: Mention, between: Sequence[str]) -> bool:
    """Tell "the road from X to Y"."""
    return tuple(between) == ("to",) and preposition(words, low) == "from"


def _without_containers(row: Sequence[Mention]) -> list[Mention]:
    kept = [
        mention
        for mention in row
        if not any(other is not mention and contains(mention.place, other.place) for other in row)
    ]
    unique: dict[str, Mention] = {}
    for mention in kept or row:
        unique.setdefault(mention.place.place_id, mention)
    return list(unique.values())


def _most_specific(words: Words, best: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the place within the best one that the same phrase names, if it does."""
    for other in mentions:
        if other is best or not contains(best.place, other.place):
            continue
        low, high = sorted((best, other), key=lambda mention: mention.first)
        if high.first - low.last <= 5 and not words.parted(low.last, high.first, STOP):
            return other
    return best


def _movement(
    words: Words, trigger: Trigger, mentions: Sequence[Mention]
) -> list[tuple[str, Mention]]:
    """Give the places of a movement their roles; empty when none is an origin or destination."""
    tables = _tables()
    moves: list[tuple[str, Mention]] = []
    for mention in mentions:
        low, high = sorted((trigger.first, mention.first))
        if words.parted(low, high, STOP):
            continue
        before = preposition(words, mention)
        behind = mention.first > trigger.first
        arrives = before in ("in", "at", "near") and _arrives(words, mention)
        role = "location"
        if before in tables.origin:
            role = "origin"
        elif before in tables.route and behind:
            role = "route"
        elif arrives or (before in tables.destination and behind):
            role = "destination"
        moves.append((role, mention))
    if all(role == "location" for role, _ in moves):
        return []
    with_moves = [(role, mention) for role, mention in moves if role != "location"]
    return _pruned(with_moves)


def _arrives(words: Words, mention: Mention) -> bool:
    tables = _tables()
    before = words.words[max(0, mention.first - 5) : mention.first]
    return any(word in tables.arrival for word in before)


def _pruned(moves: Sequence[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """Drop containers within each role, and a place that came twice."""
    pruned: list[tuple[str, Mention]] = []
    for role in ("origin", "destination", "route"):
        mentions = _without_containers([mention for found, mention in moves if found == role])
        pruned += [(role, mention) for mention in mentions]
    return pruned


def _ordered(moves: Sequence[tuple[str, Mention]], cost: float) -> tuple[ClaimPlace, ...]:
    return tuple(_claim_place(mention, role, cost) for role, mention in moves)


def _claim_place(mention: Mention, role: str, cost: float) -> ClaimPlace:
    resolution = mention.resolution
    basis = resolution.basis
    if basis == "explicit" and cost > EXPLICIT:
        basis = "sentence"
    toponym = resolution.toponym
    return ClaimPlace(
        role=role,
        basis=basis,
        place=mention.place,
        score=resolution.score or 0.0,
        surface=toponym.surface,
        start=toponym.start,
        end=toponym.end,
        evidence_start=resolution.evidence_start,
        evidence_end=resolution.evidence_end,
        alternatives=resolution.candidates[1:6],
    )
