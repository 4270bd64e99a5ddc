"""Tie an event to the place where it happened, in its role.

Among the places of the sentence the one that fits best is taken, not the first: near the trigger,
behind "in" or "near" rather than "with" or "by", in the same clause, not already tied more closely
to another event. Movements have an origin, a destination and a route. A name that contains the one
beside it ("Aleppo, Syria") steps back; names in a row ("in Idlib and Aleppo") go together. Where
only who speaks of it sits is told apart by `layers.claims.where.placing`; what is carried over from
elsewhere is found by `layers.claims.where.context`.
"""

from collections.abc import Sequence
from itertools import pairwise

from geo import Place

from ...lexicon import cue_words
from ...model import ClaimPlace, Quantity
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .claim_places import OUT_OF_REACH, about, along, place_of
from .containment import AREAS
from .elsewhere import CAUSES, is_caused_in, is_elsewhere, is_felt, is_party, on_this_side
from .frames import is_label, is_run_in, within_frames
from .homes import is_from
from .mentions import Mention, place_words, preposition
from .movements import find_movement, is_of_others
from .rows import LONG, is_beside, is_long, narrows, row_of, without_containers
from .shares import is_of_part
from .unknown import BESIDE, is_past_unknown
from .wards import is_treated
from .ways import Way, find_ways, is_endless

# What happens to those who come "from X" was not there.
HURTING = ("fighting", "casualty", "blockade", "abuse", "unrest")
# Where a clause begins with these, they did something: "after the dam burst".
AGENTS = ("facility", "water")
# Where a clause begins with a place and one of these behind, it has what follows.
_HAS = cue_words("places.counting.has")
_TO = cue_words("grammar.prepositions.to")
_NEXT = cue_words("places.counting.next")
# Of "Qatar has so far sent": so many words to what it gave.
GIVING = 4
# Words from the last part of a sum to its place: "4 in", "4 people in".
NEXT_PART = 3
ROUTES = ("route", "crossing", "facility")
TIGHT = 3.0
# What a word between an event and a place costs; so many cost too much for any place to fit, and so
# many too much for it to fit tightly. What is farther off need not be looked at: a sentence may
# tell of a hundred events at a hundred places.
A_WORD = 0.6
FAR, CLOSE = 110, 5
# So many words from a town to its province: "X, in the northern department of Y".
ONE_PHRASE = 7
# Words from "closed" to the spot where it was.
SPOT = 6


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
        if not is_beside(words, mention, mentions)
        and _may_be(words, tellings, mention, unread=unread, figures=figures)
        and not _has_its_own(words, tellings, mention, mentions)
        and not (trigger.kind == "need" and _is_donor(words, trigger, mention))
    }
    within = [one for one in mentions if min(fits.get(one.first, [OUT_OF_REACH])) < OUT_OF_REACH]
    if trigger.kind == "evacuation":
        within = [one for one in within if not is_of_others(words, trigger, one)]
    if not within:
        return ()
    eligible = within_frames(words, within, others)
    best = min(eligible, key=lambda mention: min(fits[mention.first]))
    best_cost = min(fits[best.first])
    best = _most_specific(words, best, eligible)
    way = next((one for one in find_ways(words, mentions) if best in one.ends), None)
    if trigger.kind == "evacuation":
        ridden = list(zip(("origin", "destination"), way.ends, strict=True)) if way else []
        moves = ridden if way and way.ridden else find_movement(words, trigger, eligible)
        if moves:
            return tuple(place_of(mention, role, best_cost) for role, mention in moves)
    spots = [one for one in eligible if way and _is_spot(words, trigger, one, way)]
    if way and not spots:
        return along(words, way, best_cost)
    if spots:
        best, eligible = spots[0], spots
    chosen = row_of(words, best, eligible)
    for index in range(len(tellings)):
        nearest = min(eligible, key=lambda mention: fits[mention.first][index])
        tight = fits[nearest.first][index] <= TIGHT and not _does(words, nearest)
        if nearest not in chosen and tight:
            chosen += row_of(words, nearest, eligible)
    kept = without_containers(words, [*chosen, *_added_up(words, figures, eligible)])
    kept = list(on_this_side(words, kept))
    return tuple(about(words, one, best_cost, unread, alone=len(kept) == 1) for one in kept)


def _may_be(
    words: Words,
    tellings: Sequence[Trigger],
    mention: Mention,
    *,
    unread: Sequence[int],
    figures: Sequence[Quantity],
) -> bool:
    """Tell whether a place is near enough, of all that is told, and before no unknown one."""
    return (
        not is_endless(mention)
        and any(_apart(one, mention) < FAR for one in tellings)
        and not is_of_part(words, tellings, mention, figures)
        and not is_past_unknown(words, tellings, mention, unread)
    )


def _is_spot(words: Words, trigger: Trigger, mention: Mention, way: Way) -> bool:
    """Tell where a road is cut: "the Dhaka–Chattogram highway was closed at Feni"."""
    if trigger.kind != "blockade":
        return False
    between = words.words[trigger.last + 1 : mention.first]
    at = mention.first > trigger.last and preposition(words, mention) in ("at", "near", "in")
    near = len(between) <= SPOT and mention.place.feature not in AREAS
    return at and near and mention not in way.ends


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
    if _apart(trigger, mention) >= FAR or is_elsewhere(words, trigger, mention, others=others):
        return OUT_OF_REACH
    if trigger.kind == "talks" and (before not in tables.inside or before == "on"):
        return OUT_OF_REACH
    if before in tables.parties or (mention.place.feature in AREAS and is_party(words, mention)):
        cost += 20
    elif before in tables.aside or (before == "from" and trigger.kind in HURTING):
        # "Mudflows from Mount X" killed somebody below it; "buses from X" were held up elsewhere.
        cost += 15 if mention.place.feature == "landform" else 4
        cost += 8 if before == "from" and mention.last < trigger.last else 0
    elif before in tables.object and trigger.kind not in ("control", "blockade", "fighting"):
        cost += 2
    low, high = sorted((trigger.first, mention.first))
    others = [other for other in others if not _is_way_of(words, trigger, other)]
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
    return cost + _unlike(trigger, mention.place)


def _unlike(trigger: Trigger, place: Place) -> float:
    """Say how little an event is like one that a place of its sort has, whatever the words."""
    if is_long(place):
        return 6.0
    if trigger.kind == "blockade" and place.feature in ROUTES:
        return -6.0
    return -3.0 if trigger.kind in ("ceasefire", "control") and place.feature in AREAS else 0.0


def _is_way_of(words: Words, trigger: Trigger, other: Trigger) -> bool:
    """Tell "arrested 25 people in a raid on X": how it was done, and so where."""
    before = words.words[max(trigger.last, other.first - 3) : other.first]
    return trigger.last < other.first and any(
        lead in ("in", "during") and article in ("a", "an", "the", "two", "several")
        for lead, article in pairwise(before)
    )


def _are_rivals(one: Trigger, other: Trigger) -> bool:
    """Tell whether neither event brought the other about, and so may share its place."""
    kinds = ("casualty", "evacuation")
    return not (one.kind in kinds and other.kind in CAUSES) and not (
        other.kind in kinds and one.kind in CAUSES
    )


def _is_donor(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell who gives from where it is given: "Qatar has sent 20 tonnes of food"."""
    if mention.place.feature != "country" or mention.first > trigger.first:
        return False
    if preposition(words, mention) in place_words().inside:
        return False
    behind = words.words[mention.last + 1 : mention.last + 1 + GIVING]
    return not place_words().giving.isdisjoint(behind)


def _has_its_own(
    words: Words, tellings: Sequence[Trigger], mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """Tell whose count comes next: "759 cases with 4 deaths, Yola has 463 cases with two"."""
    behind = all(one.last < mention.first for one in tellings)
    behind = behind and not any(0 < mention.first - other.last <= BESIDE // 2 for other in mentions)
    opens = words.breaks[mention.first] >= COMMA or words.words[mention.first - 1] in _NEXT
    has = words.words[mention.last + 1 : mention.last + 2]
    return behind and opens and bool(has) and has[0] in _HAS


def _apart(trigger: Trigger, mention: Mention) -> int:
    """Return how many words stand between an event and a place."""
    if mention.first > trigger.last:
        return mention.first - trigger.last - 1
    return 0 if mention.first >= trigger.first else trigger.first - mention.last - 1


def _distance(words: Words, trigger: Trigger, mention: Mention) -> float:
    if trigger.first <= mention.first <= trigger.last:
        # "Gunmen crossed the Lua river and burnt a church in Goma": nearer is what is behind.
        return A_WORD * min(abs(mention.first - at) for at in trigger.fixed)
    behind = mention.first > trigger.last
    low, high = (trigger.last, mention.first) if behind else (mention.last, trigger.first)
    stops = words.breaks[low + 1 : high + 1].count(STOP)
    stops -= behind and is_label(words, trigger)
    if stops and not behind and is_run_in(words, mention):
        stops = 0  # a label is of all that follows: "Uri: shells hit Silikote; a mosque burned"
    if behind and stops and trigger.kind == "casualty":
        return OUT_OF_REACH
    cost = _apart(trigger, mention) * A_WORD + 12.0 * stops
    cost += min(4.0, 1.5 * words.breaks[low + 1 : high + 1].count(COMMA))
    cost += 10.0 * is_caused_in(words, trigger, mention) + 20.0 * _does(words, mention)
    away = is_from(words, trigger, mention) or is_treated(words, trigger, mention)
    cost += 10.0 * away + 30.0 * is_felt(words, mention)
    cost += 4.0 * (not place_words().clauses.isdisjoint(words.words[low + 1 : high]))
    return cost if behind else cost + 2.0


def _does(words: Words, mention: Mention) -> bool:
    """Tell "dykes were broken by the rising Indus" and "the river Indus flooded fields at X"."""
    if mention.place.feature not in AGENTS:
        return False
    before = words.words[max(0, mention.first - 3) : mention.first]
    floods = words.words[mention.last + 1 : mention.last + 2]
    return "by" in before or (
        mention.place.feature == "water" and not place_words().floods.isdisjoint(floods)
    )


def _is_by(words: Words, best: Mention, other: Mention) -> bool:
    """Tell where on a river or a road something was: "capsized on the Tana River near Garsen"."""
    spot = preposition(words, other) in ("at", "near") and best.last < other.first
    return spot and best.place.feature in LONG and other.place.feature not in (*AREAS, *LONG)


def _most_specific(words: Words, best: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the place within the best one that the same phrase names, if it does."""
    nearest = sorted(mentions, key=lambda mention: abs(mention.first - best.first))
    for other in nearest:
        if other is best or not (narrows(words, other, best) or _is_by(words, best, other)):
            continue
        if other.first > best.first and preposition(words, other) in _TO:
            continue  # "clashes in Rubkona drove families to Bentiu", which lies there
        low, high = sorted((best, other), key=lambda mention: mention.first)
        if high.first - low.last <= ONE_PHRASE and not words.parted(low.last, high.first, STOP):
            return other
    return best
