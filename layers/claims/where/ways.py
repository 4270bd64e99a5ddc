"""Find the roads that a sentence tells of by their two ends alone.

"The road between Goma and Rutshuru", "the highway linking Gao with Ansongo", "the Misrata–Tajoura
road". What happened there was somewhere between the two, so both are told as its ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...lexicon import cue_words
from ..sentence.words import COMMA, STOP, Words
from .containment import WIDE
from .mentions import Mention, place_words

# From the road to its first end, and from the last end of "the A–B supply road" to the road.
BEFORE, BEHIND = 7, 2
_COMMA_GAP = 2
# A road so long is of many countries.
ENDLESS_KM = 300.0
_SETTLED = frozenset(("populated_place", "camp", "facility", "crossing"))
_ENDS = cue_words("places.ways.ends")
_NAMED = cue_words("places.ways.named")


@dataclass(frozen=True, slots=True)
class Way:
    """A road or a ride between two places: its ends, and its first and last word.

    ``ridden`` tells a convoy or bus, which goes from the one to the other.
    """

    ends: tuple[Mention, Mention]
    first: int
    last: int
    ridden: bool = False


def find_ways(words: Words, mentions: Sequence[Mention]) -> Iterator[Way]:
    """Find the roads between two of the places of a sentence."""
    ordered = sorted(mentions, key=lambda mention: mention.first)
    for low, high in pairwise(ordered):
        if {low.place.feature, high.place.feature}.isdisjoint(WIDE) and not words.parted(
            low.last, high.first, STOP
        ):
            way = _joined(words, low, high) or _linked(words, low, high)
            way = way or _between(words, low, high)
            if way is not None:
                yield way


def _joined(words: Words, low: Mention, high: Mention) -> Way | None:
    """Read "the A–B road", "the A to B highway", "the A–B convoy"."""
    between = words.words[low.last + 1 : high.first]
    listed = not between and words.starts[high.first] - words.ends[low.last] == _COMMA_GAP
    if between not in ((), ("to",)) or listed:
        return None
    tables = place_words()
    for index in range(high.last, min(high.last + BEHIND + 1, len(words.words))):
        word = words.words[index]
        if word in tables.roads or word in tables.rides:
            return Way((low, high), low.first, index, ridden=word in tables.rides)
    return None


def _linked(words: Words, low: Mention, high: Mention) -> Way | None:
    """Read "the road between A and B", "a road from A to B", "the highway linking A with B"."""
    tables = place_words()
    between = set(words.words[low.last + 1 : high.first]) - tables.between
    joints = [
        word for word in ("and", "to", "with") if word in words.words[low.last + 1 : high.first]
    ]
    if not joints or between - {"to", "with"}:
        return None
    links = tables.links if joints[0] != "to" else tables.links | {"from"}
    first = max(0, low.first - BEFORE)
    linked = False
    for index in range(low.first - 1, first - 1, -1):
        word = words.words[index]
        linked = linked or word in links
        if word in tables.roads or word in tables.rides:
            travelled = words.words[index - 1 : index] == ("by",)
            ridden = word in tables.rides
            way = Way((low, high), index, high.last, ridden=ridden)
            return way if linked and not travelled else None
    return None


def _between(words: Words, low: Mention, high: Mention) -> Way | None:
    """Read "attacked a bus between A and B", but not "clashes between A and B militias"."""
    first = _between_before(words, low)
    joint = words.words[low.last + 1 : high.first]
    after = high.last + 1
    closed = after == len(words.words) or words.breaks[after] >= COMMA
    closed = closed or words.words[after] in place_words().name_ends
    settled = _SETTLED.issuperset((low.place.feature, high.place.feature))
    read = first is not None and joint[:1] == ("and",) and closed and settled
    if first is None or not read or not place_words().between.issuperset(joint[1:]):
        return None
    return Way((low, high), first, high.last)


def _between_before(words: Words, mention: Mention) -> int | None:
    index = mention.first - 1
    while index > 0 and words.words[index] in place_words().between:
        index -= 1
    return index if index >= 0 and words.words[index] == "between" else None


def between_unknown(words: Words, mention: Mention) -> int | None:
    """Return where "between X and Y" begins, of whose ends only the first is known."""
    behind = words.words[mention.last + 1 : mention.last + 2] == ("and",)
    named = behind and mention.last + 2 < len(words.words) and words.in_name(mention.last + 2)
    return _between_before(words, mention) if named else None


def on_way(words: Words, mention: Mention) -> int | None:
    """Return where "the road to X" or "the X road" begins, of whose ends only one is known."""
    named = words.words[max(mention.first + 1, mention.last) : mention.last + 2]
    if not _NAMED.isdisjoint(named) and not words.possessive[mention.last]:
        return mention.first
    index = mention.first - 1
    while index > 0 and words.words[index] in place_words().between - _ENDS:
        index -= 1
    road = index > 0 and words.words[index] in _ENDS and words.words[index - 1] in _leading()
    return index - 1 if road and not words.parted(index - 1, mention.first, COMMA) else None


def on_unknown_road(words: Words, mentions: Sequence[Mention]) -> bool:
    """Tell "the Prithvi Highway" of which nobody knows where it is, or that is endless.

    Nothing says that it was cut in the town that was told of before.
    """
    tables = place_words()
    if tables.roads.isdisjoint(words.present):
        return False
    known = {
        index
        for mention in mentions
        if not is_endless(mention)
        for index in range(mention.first, mention.last + 2)
    }
    return any(
        word in tables.roads
        and at not in known
        and ((at > 1 and words.capital[at - 1]) or _is_numbered(words, at))
        for at, word in enumerate(words.words)
    )


def _is_numbered(words: Words, road: int) -> bool:
    """Tell "Highway 7", "Route 2"."""
    return words.capital[road] and "".join(words.words[road + 1 : road + 2]).isdigit()


def is_endless(mention: Mention) -> bool:
    """Tell a road across a continent, on which nothing says where anything was."""
    return mention.place.feature == "route" and mention.place.radius_km > ENDLESS_KM


@cache
def _leading() -> frozenset[str]:
    return place_words().roads | {"way", "leading"}
