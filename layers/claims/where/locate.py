"""Tie an event to the place where it happened, in its role.

Among the places of the sentence the one that fits best is taken, not the first: near the trigger,
behind "in" or "near" rather than "with" or "by", in the same clause, not already tied more closely
to another event. Movements have an origin, a destination and a route. A name that contains the one
beside it ("Aleppo, Syria") steps back; names in a row ("in Idlib and Aleppo") go together. Where
only who speaks of it sits is told apart by `layers.claims.where.placing`; what is carried over from
elsewhere is found by `layers.claims.where.context`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model import ClaimPlace, Quantity
from ..figures.numbers import number_words
from ..sentence.people import is_people, people_heads
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .containment import AREAS, contains
from .mentions import Mention, place_words, preposition
from .movements import find_movement
from .rows import is_beside, is_within, row_of, without_containers
from .ways import Way, find_ways

CAUSES = ("fighting", "abuse", "hazard")
# Where a clause begins with these, they did something: "after the dam burst".
AGENTS = ("facility", "water")
# Words from the last part of a sum to its place: "4 in", "4 people in".
NEXT_PART = 3
ROUTES = ("route", "crossing", "facility")
TIGHT = 3.0
# What a word between an event and a place costs; so many cost too much for any place to fit, and so
# many too much for it to fit tightly. What is farther off need not be looked at: a sentence may
# tell of a hundred events at a hundred places.
A_WORD = 0.6
FAR, CLOSE = 110, 5
# Of whom "including four in Maga" tells no more than so many words.
PART = 4
PARTS = frozenset(("of", "including", "among"))
# The wounded are brought somewhere in so many words.
BROUGHT = 7
# So many words are between a name and the district or country that it is in.
BESIDE = 4
EXPLICIT = 12.0
OUT_OF_REACH = 60.0


def locate(
    words: Words,
    trigger: Trigger,
    mentions: Sequence[Mention],
    *,
    more: Sequence[Trigger] = (),
    others: Sequence[Trigger] = (),
    unread: Sequence[int] = (),
    figures: Sequence[Quantity] = (),
    aside: float = 0.0,
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
    unread
        The words at which place names begin that nobody knows. What happened at one of them did
        not happen further on.
    figures
        Of the event: one that adds up what was in several places is of them all.
    aside
        How much worse the places fit than their words say.
    """
    tellings = (trigger, *more)
    rivals = [(one, _around(one, others)) for one in tellings]
    fits = {
        mention.first: [aside + _cost(words, one, mention, others=some) for one, some in rivals]
        for mention in mentions
        if any(_apart(one, mention) < FAR for one in tellings)
        and not _of_part(words, tellings, mention)
        and not _is_of_share(words, mention, figures)
        and not is_beside(words, mention, mentions)
        and not _is_past(words, tellings, mention, unread)
    }
    eligible = [
        mention
        for mention in mentions
        if min(fits.get(mention.first, [OUT_OF_REACH])) < OUT_OF_REACH
    ]
    if not eligible:
        return ()
    best = min(eligible, key=lambda mention: min(fits[mention.first]))
    best_cost = min(fits[best.first])
    best = _most_specific(words, best, eligible)
    way = next((one for one in find_ways(words, mentions) if best in one.ends), None)
    if way and way.ridden and trigger.kind == "evacuation":
        return _ordered(list(zip(("origin", "destination"), way.ends, strict=True)), best_cost)
    if trigger.kind == "evacuation":
        moves = find_movement(words, trigger, eligible)
        if moves:
            return _ordered(moves, best_cost)
    if way:
        return _along(words, way, best_cost)
    chosen = row_of(words, best, eligible)
    for index in range(len(tellings)):
        nearest = min(eligible, key=lambda mention: fits[mention.first][index])
        if nearest not in chosen and fits[nearest.first][index] <= TIGHT:
            chosen += row_of(words, nearest, eligible)
    chosen += [mention for mention in _added_up(words, figures, eligible) if mention not in chosen]
    chosen = without_containers(words, chosen)
    return tuple(place_of(mention, "location", best_cost) for mention in chosen)


def _added_up(
    words: Words, figures: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return the places of a sum: of "12 in Idlib and 4 in Hama", of which both are told."""
    for figure in figures:
        first, last = words.span(figure.start, figure.end)
        within = [mention for mention in mentions if first <= mention.first <= last]
        behind = [mention for mention in mentions if 0 < mention.first - last <= NEXT_PART]
        if within and behind:
            return [*within, behind[0]]
    return []


def _around(trigger: Trigger, others: Sequence[Trigger]) -> list[Trigger]:
    """Return the other events that a place of this one may be nearer to."""
    low, high = trigger.first - FAR - 2 * CLOSE, trigger.last + FAR + 2 * CLOSE
    return [other for other in others if low < other.first < high]


def _cost(
    words: Words,
    trigger: Trigger,
    mention: Mention,
    *,
    others: Sequence[Trigger],
) -> float:
    """Say how badly a place fits an event: words apart, and what stands between."""
    tables = place_words()
    cost = _distance(words, trigger, mention)
    before = preposition(words, mention)
    if (
        _apart(trigger, mention) >= FAR
        or _is_elsewhere(words, trigger, mention, before)
        or _is_home(words, trigger, mention, before)
        or _is_led_to(trigger, before, others, mention)
    ):
        return OUT_OF_REACH
    if trigger.kind == "talks" and (before not in tables.inside or before == "on"):
        return OUT_OF_REACH
    if mention.place.feature == "country" and _is_party(words, mention):
        cost += 20
    elif before in tables.aside or (before == "from" and trigger.kind in ("fighting", "casualty")):
        cost += 4
    elif before in tables.object and trigger.kind not in ("control", "blockade", "fighting"):
        cost += 2
    low, high = sorted((trigger.first, mention.first))
    if any(low < other.first < high and _are_rivals(trigger, other) for other in others):
        if trigger.kind == "talks":
            return OUT_OF_REACH
        cost += 8
    if any(
        _apart(other, mention) <= CLOSE
        and _are_rivals(trigger, other)
        and _distance(words, other, mention) <= TIGHT
        for other in others
    ):
        cost += 4
    if not before and mention.place.feature == "country" and mention.first < trigger.first:
        cost += 10 if words.possessive[mention.last] else 4
    if before in tables.clauses and mention.place.feature in AGENTS:
        cost += 8
    if trigger.kind == "blockade" and mention.place.feature in ROUTES:
        cost -= 6
    if trigger.kind in ("ceasefire", "control") and mention.place.feature in AREAS:
        cost -= 3
    return cost


def _are_rivals(one: Trigger, other: Trigger) -> bool:
    """Tell whether neither event brought the other about, and so may share its place."""
    kinds = ("casualty", "evacuation")
    return not (one.kind in kinds and other.kind in CAUSES) and not (
        other.kind in kinds and one.kind in CAUSES
    )


def _is_elsewhere(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where a weapon came from, or where a blast was felt, from where it struck.

    What lies across a river is not in it; who crossed from somewhere, or was flown to a hospital,
    came to harm elsewhere; and where a body is based, nothing happened.
    """
    beside = words.words[mention.first - 2] if mention.first > 1 else ""
    if beside == "based" and before in place_words().inside and trigger.kind != "troops":
        return True
    if beside in place_words().kept and trigger.kind == "unrest":
        return True
    if mention.place.feature == "water" and before in place_words().beyond:
        return True
    nearby = words.words[max(0, mention.first - 4) : mention.first]
    if before == "from" and trigger.kind in (*CAUSES, "casualty"):
        return not (place_words().weapons | place_words().movers).isdisjoint(nearby)
    if before == "from":
        return not place_words().weapons.isdisjoint(nearby)
    if before == "to" and trigger.kind == "casualty":
        return not place_words().arrival.isdisjoint(words.words[: mention.first][-BROUGHT:])
    return not place_words().perceived.isdisjoint(nearby)


def _is_home(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where people are from: "three U.S. soldiers", "a peacekeeper from Zambia"."""
    if trigger.subkind == "deployment" and before == "from":
        return True
    if mention.place.feature != "country" or before in place_words().inside:
        return False
    behind = words.words[mention.last + 1 : mention.last + 2]
    joined = bool(behind) and words.breaks[mention.last + 1] < COMMA
    if joined and not words.possessive[mention.last] and _are_people(behind[0]):
        return True
    return (
        before == "from"
        and trigger.kind != "evacuation"
        and mention.first >= 2
        and _are_people(words.words[mention.first - 2])
    )


def _are_people(word: str) -> bool:
    return is_people(word) or word in people_heads().singular


def _is_led_to(trigger: Trigger, before: str, others: Sequence[Trigger], mention: Mention) -> bool:
    """Tell where people went from where they were hurt: "killed five and forced 1,800 to X"."""
    return (
        trigger.kind in (*CAUSES, "casualty")
        and before in ("to", "into", "toward", "towards", "for")
        and any(
            other.kind == "evacuation" and trigger.last < other.first < mention.first
            for other in others
        )
    )


def _is_party(words: Words, mention: Mention) -> bool:
    """Tell whether a country is one side of something: "a truce between X and Y"."""
    return "between" in words.words[max(0, mention.first - 4) : mention.first]


def _of_part(words: Words, tellings: Sequence[Trigger], mention: Mention) -> bool:
    """Tell whether a place holds only for some: "42 died, 17 of them in Sylhet"."""
    last = max((one.last for one in tellings if one.last < mention.first), default=mention.first)
    between = words.words[last + 1 : mention.first]
    if PARTS.isdisjoint(between):
        return False
    nobody = "none" in between
    return any(
        (word == "of" and after in ("them", "whom", "which", "these") and not nobody)
        or (word in ("including", "among") and after in number_words() and len(between) < PART)
        or (word in ("including", "among") and after.isdigit() and len(between) < PART)
        for word, after in pairwise(between)
    )


def _is_of_share(words: Words, mention: Mention, figures: Sequence[Quantity]) -> bool:
    """Tell where only a part of a total was: "72 dead (30 in Bogo City, 22 in San Remigio)"."""
    number = mention.first - 2
    if number < 1 or words.words[mention.first - 1] not in ("in", "at"):
        return False
    counted = words.words[number].isdigit() or words.words[number] in number_words()
    start = words.starts[number]
    own = any(one.start <= start < one.end for one in figures)
    return counted and not own and words.breaks[number] >= COMMA and bool(figures)


def _is_past(
    words: Words, tellings: Sequence[Trigger], mention: Mention, unread: Sequence[int]
) -> bool:
    """Tell whether an unknown name is nearer: "a bomb in Potrerito hurt 14 and … in Argelia".

    Also where people only came from: "a convoy from Goma was ambushed near Zzyzxil".
    """
    came = preposition(words, mention) == "from"
    return all(
        any(
            one.last < place < mention.first - BESIDE
            or (came and mention.last < min(place, one.first))
            for place in unread
        )
        for one in tellings
    )


def _apart(trigger: Trigger, mention: Mention) -> int:
    """Return how many words stand between an event and a place."""
    if mention.first > trigger.last:
        return mention.first - trigger.last - 1
    return 0 if mention.first >= trigger.first else trigger.first - mention.last - 1


def _distance(words: Words, trigger: Trigger, mention: Mention) -> float:
    if trigger.first <= mention.first <= trigger.last:
        return 0.0
    behind = mention.first > trigger.last
    low, high = (trigger.last, mention.first) if behind else (mention.last, trigger.first)
    stops = words.breaks[low + 1 : high + 1].count(STOP)
    if behind and stops and trigger.kind == "casualty":
        return OUT_OF_REACH
    cost = _apart(trigger, mention) * A_WORD + 12.0 * stops
    cost += min(4.0, 1.5 * words.breaks[low + 1 : high + 1].count(COMMA))
    cost += 4.0 * (not place_words().clauses.isdisjoint(words.words[low + 1 : high]))
    return cost if behind else cost + 2.0


def _most_specific(words: Words, best: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the place within the best one that the same phrase names, if it does."""
    for other in mentions:
        if other is best or not (
            contains(best.place, other.place) or is_within(words, other, best)
        ):
            continue
        low, high = sorted((best, other), key=lambda mention: mention.first)
        if high.first - low.last <= 5 and not words.parted(low.last, high.first, STOP):
            return other
    return best


def _along(words: Words, way: Way, cost: float) -> tuple[ClaimPlace, ...]:
    """Return the ends of a road as the places of what happened somewhere between them."""
    start, end = words.starts[way.first], words.ends[way.last]
    return tuple(
        replace(
            place_of(mention, "location", cost),
            basis="inferred",
            evidence_start=start,
            evidence_end=end,
        )
        for mention in way.ends
    )


def _ordered(moves: Sequence[tuple[str, Mention]], cost: float) -> tuple[ClaimPlace, ...]:
    return tuple(place_of(mention, role, cost) for role, mention in moves)


def place_of(mention: Mention, role: str, cost: float) -> ClaimPlace:
    """Return a place of the sentence in its role, known as well as its cost allows."""
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
