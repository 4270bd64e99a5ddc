"""A sentence while its figures are read: tokens, groups, triggers, and which group is taken."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...lexicon import cue_words, load_cues
from ..sentence.people import Group
from .hits import Hit, lethal_verbs
from .spoken import Tokens

SINGLES = frozenset(("killed", "injured", "missing", "kidnapped", "detained"))
CASUALTIES = frozenset(("killed", "injured", "missing"))
CLAUSE = frozenset(";:.|")
LABELS = cue_words("figures.reading.labels")
NOUNLIKE = cue_words("figures.reading.nounlike")
_OR = cue_words("grammar.conjunctions.and_or")
EACH = "each"
_BY = 14
FREE = cue_words("figures.reading.free")
RESPECTIVELY = "respectively"
# The first and the last trigger that befell some groups, which, and the measure.
Link = tuple[Hit, Hit, tuple[int, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """The small words of the lexicon, as sets."""

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
    raising: frozenset[str]
    earlier: frozenset[str]
    comparing: frozenset[str]
    totals: frozenset[str]
    put_before: frozenset[str]
    there: frozenset[str]
    only: frozenset[str]
    telling: frozenset[str]
    putting: frozenset[str]
    counted: frozenset[str]
    giving: frozenset[str]
    crowds: frozenset[str]
    abroad: tuple[tuple[str, ...], ...]


@cache
def figure_cues() -> _Cues:
    """Return the small words, compiled once."""
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
        raising=frozenset(cues["change"]["raising"].split()),
        earlier=frozenset(cues["change"]["earlier"].split()),
        comparing=frozenset(cues["change"]["comparing"].split()),
        totals=frozenset(cues["change"]["totals"].split()),
        there=frozenset(cues["change"]["there"].split()),
        only=frozenset(cues["change"]["only"].split()),
        put_before=frozenset(cues["change"]["put_before"].split()),
        telling=frozenset(cues["change"]["telling"].split()),
        putting=frozenset(cues["change"]["putting"].split()),
        giving=frozenset(cues["change"]["giving"].split()),
        counted=frozenset(cues["change"]["counted"].split()),
        crowds=frozenset(cues["crowds"]["verbs"].split()),
        abroad=tuple(tuple(phrase.split()) for phrase in cues["abroad"]["words"]),
    )


@dataclass(slots=True)
class Reading:
    """A sentence while it is read; ``taken`` are the groups that a trigger has.

    ``held`` are those whom a toll of the sentence counts as well; ``counting`` is the measure of
    what was counted last in a sentence just before, ``struck`` whether one told of violence.
    """

    text: str
    tokens: Tokens
    hits: Sequence[Hit]
    groups: list[Group]
    stops: Sequence[bool]
    at_first: dict[int, int]
    at_last: dict[int, int]
    hit_at: dict[int, Hit]
    journeys: Collection[int] = ()
    counting: str | None = None
    struck: bool = False
    taken: dict[int, str] = field(default_factory=dict)
    linked_by: dict[int, tuple[int, ...]] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)

    def word(self, index: int) -> str:
        """Return a token's word, nothing beyond the ends."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""


def is_capital(reading: Reading, place: int) -> bool:
    """Tell whether a token has a capital, as a name has."""
    if not 0 <= place < len(reading.tokens):
        return False
    return reading.text[reading.tokens[place].start].isupper()


def is_adverb(word: str) -> bool:
    """Tell "reportedly" from "family"."""
    return word.endswith("ly") and word != "family"


def fits(group: Group, measure: str) -> bool:
    """Tell whether a group can be what a measure counts."""
    if group.thing is not None:
        return False
    return group.head != "single" or measure in SINGLES


def is_respective(reading: Reading) -> bool:
    """Tell whether numbers of a row go one to one with places or deeds, and are no sum."""
    return RESPECTIVELY in reading.tokens.places


def is_paired(reading: Reading, place: int) -> bool:
    """Tell the first participle of "burnt or hacked to death"."""
    word = reading.word(place)
    return reading.word(place + 1) in _OR and (word.endswith("ed") or word in lethal_verbs())


def is_passive(reading: Reading, hit: Hit) -> bool:
    """Tell "were killed", "was later shot and killed", "have been killed"."""
    cues = figure_cues()
    for index in range(hit.first - 1, max(-1, hit.first - 6), -1):
        word = reading.word(index)
        if word in cues.be:
            return True
        if word not in cues.skip and not is_adverb(word) and not is_paired(reading, index):
            break
    return _is_second_passive(reading, hit)


def _is_second_passive(reading: Reading, hit: Hit) -> bool:
    """Tell "was hit by a canister and injured" from "was seized by rebels and killed a guard".

    So it tells "were pulled off a bus and killed".
    """
    if reading.word(hit.first - 1) != "and" or hit.last + 1 in reading.at_first:
        return False
    words = [reading.word(place) for place in range(max(0, hit.first - _BY), hit.first - 1)]
    be = next((at for at, word in enumerate(words[:-1]) if word in figure_cues().be), len(words))
    done = words[be + 1 :]
    if done and is_participle(done[0]) and CLAUSE.isdisjoint(done) and "by" not in done:
        return True
    by = next((at for at in range(len(words) - 1, 1, -1) if words[at] == "by"), 0)
    clause = words[by:]
    if not by or not CLAUSE.isdisjoint(clause) or not figure_cues().be.isdisjoint(clause):
        return False
    return words[by - 2] in figure_cues().be


def is_participle(word: str) -> bool:
    """Tell a past participle, by its ending or as a table has it."""
    return word.endswith("ed") or word in cue_words("figures.verbs.participles")


def with_group(reading: Reading, group: Group) -> tuple[int, ...]:
    """Add a group that was found late."""
    reading.groups.append(group)
    return (len(reading.groups) - 1,)
