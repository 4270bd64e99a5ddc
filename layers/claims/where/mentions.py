"""The places that a sentence names, and the words around them: behind "in", a label, unread."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

from geo import Place, Resolution, Sentence
from geo.cues import word_frequency

from ...lexicon import cue_words, load_cues
from ..sentence.words import COMMA, STOP, Words
from .containment import contains

# Of "fired from an area north of the village of X": so many words are before the name.
_ORIGIN = 10
# "Parotani has been cut off" has so many words; a word this rare is a name.
BEFALLEN, RARE = 5, 5
_BE = cue_words("grammar.verbs.auxiliaries")
# A label has no more words than so.
_LABEL = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the sentence: its resolution, and the first and last of its words."""

    resolution: Resolution
    place: Place
    first: int
    last: int


def areas_of(mention: Mention) -> Iterator[Place]:
    """Give a place, and the province of its name for a town that lies there."""
    yield mention.place
    for one in mention.resolution.candidates:
        if contains(one.place, mention.place):
            yield one.place


class Mentions(dict[int, tuple[Mention, ...]]):
    """The places of each sentence read so far, by its index.

    ``first_told`` has each place once, with the first sentence that tells of it, in their order.
    Where a report was written is not told of.
    """

    def __init__(self) -> None:
        super().__init__()
        self.first_told: dict[str, tuple[int, Place]] = {}

    def note(self, sentence: Sentence, mentions: tuple[Mention, ...]) -> None:
        """Add the places of the next sentence."""
        self[sentence.index] = mentions
        if sentence.part != "dateline":
            for one in mentions:
                self.first_told.setdefault(one.place.place_id, (sentence.index, one.place))

    def told_before(self, index: int) -> Iterator[Place]:
        """Yield the places that sentences before one tell of, each once."""
        for first, place in self.first_told.values():
            if first >= index:
                return
            yield place


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The cues of ``lexicon/*/places.toml``, by what they make of a place."""

    inside: frozenset[str]
    object: frozenset[str]
    aside: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    arrival: frozenset[str]
    route: frozenset[str]
    movers: frozenset[str]
    gone: frozenset[str]
    roads: frozenset[str]
    links: frozenset[str]
    rides: frozenset[str]
    visits: frozenset[str]
    kept: frozenset[str]
    sites: frozenset[str]
    hosts: frozenset[str]
    weapons: frozenset[str]
    struck: frozenset[str]
    perceived: frozenset[str]
    spared: frozenset[str]
    unhurt: frozenset[str]
    dwellers: frozenset[str]
    ordering: frozenset[str]
    beyond: frozenset[str]
    marked: frozenset[str]
    not_places: frozenset[str]
    name_ends: frozenset[str]
    between: frozenset[str]
    within: frozenset[str]
    quarters: frozenset[str]
    targets: frozenset[str]
    sides: frozenset[str]
    row: frozenset[str]
    clauses: frozenset[str]
    asides: frozenset[str]
    beside: frozenset[str]
    leads: frozenset[str]
    apart: frozenset[str]
    caused: frozenset[str]
    floods: frozenset[str]
    parties: frozenset[str]
    brought: frozenset[str]
    receiving: frozenset[str]
    perils: frozenset[str]
    hospitals: frozenset[str]
    treating: frozenset[str]
    medical: frozenset[str]
    cared: frozenset[str]
    giving: frozenset[str]
    held: frozenset[str]
    buildings: frozenset[str]
    rural: frozenset[str]
    befallen: frozenset[str]
    features: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the cues about places."""
    cues = load_cues("places")
    names = PlaceWords.__dataclass_fields__
    return PlaceWords(**{name: frozenset(cues[name].split()) for name in names})


@cache
def _ways() -> frozenset[str]:
    """Return the words that say from where to where."""
    return place_words().origin | place_words().destination


@cache
def _leads() -> frozenset[str]:
    """Return the words that may stand right before a name that says where."""
    return place_words().marked | {"of", "the"}


def unread_names(words: Words, resolutions: Sequence[Resolution]) -> tuple[int, ...]:
    """Return the words at which names begin that say where and that could not be resolved.

    Then nothing may be carried over: it happened there, and not where something else did.
    """
    spans = [words.span(each.toponym.start, each.toponym.end) for each in resolutions]
    covered = {index for first, last in spans for index in range(first, last + 1)}
    known = {
        index
        for each, (first, last) in zip(resolutions, spans, strict=True)
        if each.place is not None
        for index in range(first, last + 1)
    }
    found: list[int] = []
    for resolution, (first, last) in zip(resolutions, spans, strict=True):
        # "Elders of the hamlet of X said"
        location = resolution.toponym.role == "location" or _is_marked(words, first)
        if resolution.place is not None or not location or first in known:
            continue
        if not place_words().quarters.isdisjoint(words.words[last + 1 : last + 2]):
            continue  # a part of the town that is told of
        at_end = last + 1 == len(words.words)
        if at_end or _is_marked(words, first) or _governor(words, first):
            found.append(first)
    found += [0] * _befell_unknown(words, covered)
    leads = _leads()
    found += [
        index
        for index in compress(range(len(words.words)), words.capital)
        if index and words.words[index - 1] in leads and _is_unread(words, index, covered)
    ]
    return tuple(found)


def is_building(words: Words, first: int) -> bool:
    """Tell whether a name that begins here is that of a building: "Ndosho hospital"."""
    last = first
    while last + 1 < len(words.words) and words.in_name(last + 1):
        last += 1
    return not place_words().buildings.isdisjoint(words.words[last : last + 2])


def label_words(words: Words) -> int:
    """Return how many words the label has that opens a sentence: "Quissanga: militants …"."""
    for index in range(1, min(_LABEL + 1, len(words.words))):
        if words.breaks[index] >= STOP:
            return index
        if not words.capital[index]:
            return 0
    return 0


def _befell_unknown(words: Words, covered: Collection[int]) -> bool:
    """Tell a rare name that opens a sentence and is told what befalls places: "X was cut off"."""
    if 0 in covered or not words.words[1:2] or words.words[1] not in _BE:
        return False
    behind = words.words[2:BEFALLEN]
    return not place_words().befallen.isdisjoint(behind) and (
        words.capital[0] and word_frequency().get(words.words[0], 0) < RARE
    )


def _is_marked(words: Words, first: int) -> bool:
    """Tell whether "in", "village" or "village of" stands before a name."""
    back = 2 if first > 1 and words.words[first - 1] in ("of", "the") else 1
    return first >= back and words.words[first - back] in place_words().marked


def _is_unread(words: Words, first: int, covered: Collection[int]) -> bool:
    """Tell whether a name behind "in" or "village of" begins here that nothing was read from."""
    tables = place_words()
    if not _is_marked(words, first) or words.breaks[first] >= COMMA:
        return False
    last = first
    while last < len(words.words) and words.in_name(last):
        if last in covered or words.words[last] in tables.not_places or words.possessive[last]:
            return False
        last += 1
    if last == first:
        return False
    at_end = last == len(words.words) or words.breaks[last] >= COMMA
    if words.words[first - 1] == "the":
        return not at_end and words.words[last] in tables.features
    return at_end or words.words[last] in tables.name_ends or words.words[last].endswith("ed")


def find_mentions(words: Words, resolutions: Sequence[Resolution]) -> tuple[Mention, ...]:
    """Return the places of a sentence where something may happen: no landmarks, no actors."""
    mentions: list[Mention] = []
    for resolution in resolutions:
        place = resolution.place
        if place is None or resolution.toponym.role == "landmark":
            continue
        first, last = words.span(resolution.toponym.start, resolution.toponym.end)
        hosts = place_words().receiving.intersection(words.words[last + 1 : last + 2])
        if resolution.toponym.role != "location" and not hosts:
            continue
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


def is_fired_from(words: Words, mention: Mention) -> bool:
    """Tell where fire only came from: "rockets launched from an area north of the town of X"."""
    tables = place_words()
    for index in range(mention.first - 1, max(0, mention.first - _ORIGIN), -1):
        if words.breaks[index + 1] >= COMMA or words.words[index] in tables.struck:
            return False
        if words.words[index] == "from":
            return not tables.weapons.isdisjoint(words.words[max(0, index - 3) : index])
    return False


def preposition(words: Words, mention: Mention) -> str:
    """Return the word that governs a place name, past articles and words like "town of"."""
    return _governor(words, mention.first)


def _governor(words: Words, first: int) -> str:
    tables = place_words()
    index = first - 1
    steps = 0
    while index >= 0 and steps < 6 and words.breaks[index + 1] < COMMA:
        word = words.words[index]
        owner = words.possessive[index] and words.capital[index]  # "Malawi's Nsanje district"
        if word in tables.within and words.words[index - 1 : index + 2] == ("the", word, "of"):
            index -= 2
            continue
        if word == "and" and steps == 0 and words.in_name(index - 1):
            # "Factions of Mordisco and X": what governs a name that nobody knows governs X.
            while words.in_name(index - 1):
                index -= 1
            index -= 1
            continue
        if (word not in tables.between or word in _ways()) and not owner:
            return word
        index -= 1
        steps += 1
    return ""
