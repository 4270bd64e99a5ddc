"""Give the places of a movement their roles: where people came from, passed, and arrived."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ...lexicon import cue_words, load_cues
from ...model import ClaimPlace
from ..sentence.draft import Draft
from ..sentence.people import is_people
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .containment import AREAS, contains
from .frames import is_label
from .mentions import Mention, place_words, preposition
from .rows import row_of, without_containers

NEXT = 4
# What opens a sentence, "In Uvira, …", is of all that it tells.
FRONT = 2
ORDERED = 9
# "Fleeing post-election unrest in X" has fewer words.
LEFT = 6
ENDS = cue_words("places.movements.ends")
LEFT_FOR = cue_words("places.movements.left_for")
# So many words are between a name and "in": "Nyarushishi transit camp in".
_NOUNS = 3


def find_movement(
    words: Words, trigger: Trigger, mentions: Sequence[Mention]
) -> list[tuple[str, Mention]]:
    """Give the places of a movement their roles; empty when none is an origin or destination."""
    moves: list[tuple[str, Mention]] = []
    for mention in mentions:
        low, high = sorted((trigger.first, mention.first))
        low += high == mention.first and is_label(words, trigger) and trigger.last + 1 - low
        if words.parted(low, high, STOP) and not _opens(words, mention):
            continue
        moves.append((_role(words, trigger, mention, moves), mention))
    moves = _with_causes(words, trigger, _with_hosts(words, trigger, _in_rows(words, moves)))
    if all(role == "location" or _is_whole(words, role, mention) for role, mention in moves):
        return []
    with_moves = [(role, mention) for role, mention in moves if role != "location"]
    return _pruned(words, with_moves)


def is_of_others(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell where others went: "3,000 fled to Mogok, others to Madaya"."""
    between = words.words[trigger.last + 1 : mention.first]
    if not place_words().apart.isdisjoint(between):
        return True
    led = range(mention.last + 1, trigger.first)
    if any(words.words[at] in place_words().apart and words.breaks[at] for at in led):
        return mention.first > FRONT  # "4,700 are in Uvira, while 300 fled to Kigoma"
    to = preposition(words, mention) in ("to", "into", "towards")
    behind = mention.first > trigger.last
    start = trigger.last + is_label(words, trigger)
    return to and behind and words.parted(start, mention.first, STOP)


def by_border(draft: Draft, places: Sequence[ClaimPlace]) -> Draft:
    """Take who "crossed from Vovchansk to Kharkiv" for displaced, who left a country for refugees.

    Only where both ends are known.
    """
    origins, ends = (
        {place.place.country for place in places if place.role == role}
        for role in ("origin", "destination")
    )
    if draft.kind != "evacuation" or None in origins | ends or not (origins and ends):
        return draft
    if draft.subkind == "refuge" and origins == ends and len(ends) == 1:
        return _measured_as(draft, "displacement", "refugees", "displaced")
    if draft.subkind == "displacement" and origins.isdisjoint(ends):
        return _measured_as(draft, "refuge", "displaced", "refugees")
    return draft


def _measured_as(draft: Draft, subkind: str, old: str, new: str) -> Draft:
    figures = tuple(
        replace(figure, measure=new) if figure.measure == old else figure
        for figure in draft.figures
    )
    return replace(draft, subkind=subkind, figures=figures)


def _role(
    words: Words, trigger: Trigger, mention: Mention, earlier: Sequence[tuple[str, Mention]]
) -> str:
    """Return the role of one place, by the word that governs it and those before."""
    tables = place_words()
    before = _past_unknown(words, mention) or preposition(words, mention)
    behind = mention.first > trigger.first
    if trigger.subkind == "return" and not behind and _is_home(words, mention):
        return "destination"  # "residents of X are back"
    if (
        before in tables.origin
        or _leaves(words, mention, before)
        or (not behind and _is_home(words, mention))
    ):
        return "origin"
    # "From X through Y to Z" is a way, wherever the word that tells of it stands.
    goes_on = bool(earlier) and earlier[-1][0] in ("origin", "route") and not behind
    goes_on = goes_on and mention.first - earlier[-1][1].last <= NEXT
    whole = before == "across" and mention.place.feature not in ("water", "route", "crossing")
    if before in tables.route and (behind or goes_on) and not whole:
        return "route"
    if _has_to_leave(words, mention, before):
        return "origin"
    if before in ("in", "at", "near") and (arrives(words, mention) or _is_led_to(words, mention)):
        return "destination"
    if before not in tables.destination:
        return "location"
    # "Crossed the river to X, fleeing fighting in Y".
    went = not (tables.movers | tables.arrival).isdisjoint(
        words.words[max(0, mention.first - LEFT) : mention.first]
    )
    return "destination" if behind or goes_on or (went and before == "to") else "location"


def _has_to_leave(words: Words, mention: Mention, before: str) -> bool:
    """Tell "an evacuation order for X", "ordered the evacuation of several blocks in X"."""
    told = words.words[max(0, mention.first - ORDERED) : mention.first]
    orders = [at for at, word in enumerate(told) if word in place_words().ordering]
    if not orders:
        return False
    behind = told[orders[-1] :]
    of = before in ("in", "of") and not {"for", "of"}.isdisjoint(behind)
    return before == "for" or (of and place_words().destination.isdisjoint({*behind} - {"for"}))


def _is_led_to(words: Words, mention: Mention) -> bool:
    """Tell "to higher ground at X", "to tents near X"."""
    told = words.words[max(0, mention.first - LEFT) : mention.first]
    ends = [at for at, word in enumerate(told) if word in ("to", "into")]
    return bool(ends) and not place_words().sites.isdisjoint(told[ends[-1] :])


def _past_unknown(words: Words, mention: Mention) -> str:
    """Return what governs a name that nobody knows and a district behind it: "to X, in Rusizi"."""
    if mention.place.feature not in AREAS or preposition(words, mention) != "in":
        return ""
    index = mention.first - 1
    while words.words[index] != "in":
        index -= 1
    tables, last = place_words(), index - 1
    stops = tables.inside | tables.origin | tables.destination
    while last > 0 and not words.capital[last] and index - last <= _NOUNS:
        if words.words[last] in stops:
            return ""
        last -= 1
    first = last
    while first > 0 and words.capital[first]:
        first -= 1
    ends = tables.origin | tables.destination
    named = first < last and words.words[first] in ends
    return words.words[first] if named else ""


def _leaves(words: Words, mention: Mention, before: str) -> bool:
    """Tell "from camps near X", "fled their homes in X", "fleeing post-election unrest in X"."""
    left = place_words().sites | _causes()
    behind = [place for place in range(2, LEFT) if mention.first >= place]
    return before in ("in", "at", "near") and any(
        words.words[mention.first - place] in place_words().origin
        and left.intersection(words.words[mention.first - place : mention.first])
        and ENDS.isdisjoint(words.words[mention.first - place : mention.first])
        for place in behind
    )


def _with_hosts(
    words: Words, trigger: Trigger, moves: Sequence[tuple[str, Mention]]
) -> list[tuple[str, Mention]]:
    """Take who "hosts refugees from X", or where those who returned from X are, for the end.

    And what heads it: "Maiduguri: 3,200 people arrived from Marte".
    """
    origins = {mention.place.place_id for role, mention in moves if role == "origin"}
    if not origins:
        return list(moves)
    ends = any(role == "destination" for role, _ in moves)
    return [
        (
            "destination"
            if role == "location"
            and not ends
            and mention.place.place_id not in origins
            and mention.first < trigger.first + NEXT
            and (
                _hosts(words, mention)
                or trigger.subkind == "return"
                or (_heads_arrival(words, trigger, mention) and _holds_none(mention, moves))
            )
            else role,
            mention,
        )
        for role, mention in moves
    ]


def _with_causes(
    words: Words, trigger: Trigger, moves: Sequence[tuple[str, Mention]]
) -> list[tuple[str, Mention]]:
    """Take where people were driven from for the origin: "fighting in X forced 900 to go to Y".

    And where those were: "people in X have been evacuated to Y".
    """
    roles = {role for role, _ in moves}
    if roles == {"location"} and len(moves) > 1:
        # "Since war broke out in X, Y has received 900 people"
        moves = [("destination" if _hosts(words, one) else role, one) for role, one in moves]
        roles = {role for role, _ in moves}
    if "destination" not in roles or "origin" in roles:
        return list(moves)
    return [
        (
            "origin"
            if role == "location"
            and mention.first < trigger.first
            and preposition(words, mention) in place_words().inside
            and (
                not _causes().isdisjoint(words.words[: mention.first])
                or is_people(words.words[mention.first - 2])
            )
            else role,
            mention,
        )
        for role, mention in moves
    ]


@cache
def _causes() -> frozenset[str]:
    """Return the nouns of what drives people away."""
    events = load_cues("places")["events"]
    nouns = frozenset(
        word for kind in ("fighting", "hazard", "abuse") for word in events[kind].split()
    )
    return nouns | place_words().perils


def _hosts(words: Words, mention: Mention) -> bool:
    behind = range(mention.last + 1, min(mention.last + 1 + NEXT, len(words.words)))
    first = mention.last + _opens(words, mention)
    return any(
        words.words[at] in place_words().hosts and not words.parted(first, at, COMMA)
        for at in behind
    )


def _heads_arrival(words: Words, trigger: Trigger, mention: Mention) -> bool:
    told = words.words[mention.last + 1 : trigger.last + 1]
    return _opens(words, mention) and not place_words().arrival.isdisjoint(told)


def _holds_none(mention: Mention, moves: Sequence[tuple[str, Mention]]) -> bool:
    return not any(contains(mention.place, other.place) for _, other in moves)


def _opens(words: Words, mention: Mention) -> bool:
    """Tell a place that heads what is told of it: "**Assam** hosts", "Assam: hosts"."""
    after = mention.last + 1
    if mention.first or after >= len(words.words):
        return False
    bold = min(words.breaks[0], words.breaks[after]) >= COMMA
    return bold or words.breaks[after] == STOP


def _is_home(words: Words, mention: Mention) -> bool:
    """Tell those who leave by where they live: "residents of X fled"."""
    tables = place_words()
    return (
        mention.first >= 2
        and words.words[mention.first - 1] == "of"
        and words.words[mention.first - 2] in tables.dwellers
    )


def _is_whole(words: Words, role: str, mention: Mention) -> bool:
    """Tell "displaced across X", said of all of it, from the way that people took."""
    return role == "route" and preposition(words, mention) in ("across", "along")


def _in_rows(words: Words, moves: Sequence[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """Give the places of a row the role of the one that the preposition stands before."""
    mentions = [mention for _, mention in moves]
    roles = {mention.first: role for role, mention in moves}
    for role, mention in moves:
        if role == "location":
            continue
        for other in row_of(words, mention, mentions):
            if other.first <= mention.first:
                continue
            if roles[other.first] not in ("location", role):
                break
            roles[other.first] = role
    return [(roles[mention.first], mention) for mention in mentions]


def arrives(words: Words, mention: Mention) -> bool:
    """Tell "arrived in X", "evacuated to schools in X", "left for camps in X"."""
    tables = place_words()
    before = words.words[max(0, mention.first - 5) : mention.first]
    return any(
        (word in tables.arrival and (word not in tables.brought or "to" in before[at:]))
        or (word in LEFT_FOR and before[at + 1 : at + 2] == ("for",))
        for at, word in enumerate(before)
    )


def _pruned(words: Words, moves: Sequence[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """Drop containers within each role, and a place that came twice."""
    pruned: list[tuple[str, Mention]] = []
    for role in ("origin", "destination", "route"):
        mentions = without_containers(words, [mention for found, mention in moves if found == role])
        pruned += [(role, mention) for mention in mentions]
    return pruned
