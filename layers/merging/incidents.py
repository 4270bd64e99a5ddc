"""Which tellings of violence at one place in one time are of one incident.

In a town at war two strikes of a day are two events, and their tolls are no contradiction. Where
two sentences name other things that were hit, other ways in which people were harmed, or the dead
of other sides, and their figures are far from each other as well, they tell of two incidents; and
so does a report that turns to a second one ("hours later"). Figures that differ of one thing, or
where nothing tells two things apart, are one incident told in two ways.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache

from ..lexicon import load_cues
from ..model import Claim
from .tallies import bounds

VIOLENCE = ("fighting", "abuse", "unrest")
# Who tells of a strike may speak of its blast, and who tells of a drone of an air strike.
_ALIKE = {
    "explosion": ("air_strike", "drone_strike", "shelling", "mine", "bomb"),
    "drone_strike": ("air_strike",),
    "riot": ("protest",),
}
_WAYS = ("air_strike", "drone_strike", "shelling", "explosion", "riot", "protest")
# Figures of two incidents are no nearer than so.
ALIKE = 1.25
_BETWEEN = 4
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

Key = tuple[str, int]
Count = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence tells of an incident: the ways of harm, what and who was hit, its figures.

    ``apart`` is whether it turns away from the incident told before it.
    """

    ways: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    counts: frozenset[Count] = frozenset()
    apart: bool = False

    @property
    def rank(self) -> int:
        """How much tells it from other incidents."""
        return 2 if self.targets else int(bool(self.ways or self.victims))


Tellings = Mapping[Key, Telling]
_NOTHING = Telling()


def key_of(claim: Claim) -> Key:
    """Return what a sentence is known by."""
    return claim.doc_id, claim.start


def find_tellings(claims: Iterable[Claim]) -> Tellings:
    """Return what the sentences of claims tell of violence, without those that tell nothing."""
    sentences: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in VIOLENCE or claim.kind == "casualty":
            sentences[key_of(claim)].append(claim)
    return {key: _telling(found) for key, found in sentences.items()}


def count_other_sides(claims: Iterable[Claim], others: Iterable[Claim]) -> bool:
    """Tell whether two groups of claims count people of different sides, and of none in common."""
    first, second = _sides_of(claims), _sides_of(others)
    return bool(first and second) and first.isdisjoint(second)


def _sides_of(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(
        side
        for claim in claims
        for figure in claim.figures
        for word in _WORD.findall(figure.text.lower())
        for side in _cues().victims.get(word, ())
    )


def _telling(claims: Sequence[Claim]) -> Telling:
    words = tuple(word.lower() for word in _WORD.findall(min(claim.quote for claim in claims)))
    present, cues = frozenset(words), _cues()
    ways = {claim.subkind for claim in claims if claim.subkind in _WAYS}
    ways |= {way for way, said in cues.ways.items() if not said.isdisjoint(present)}
    if len(ways) > 1:
        ways.discard("explosion")
    for way in tuple(ways):
        ways.update(_ALIKE.get(way, ()))
    if "air_strike" in ways and _is_bombing(present):
        ways.update(("explosion", *_ALIKE["explosion"]))
    figures = [figure for claim in claims for figure in claim.figures]
    violent = ways or any(claim.kind in VIOLENCE for claim in claims)
    violent = violent or not cues.violence.isdisjoint(present)
    return Telling(
        ways=frozenset(ways),
        targets=frozenset(_targets(words) if violent else ()),
        victims=_sides_of(claims),
        counts=frozenset((figure.measure, *bounds(figure)) for figure in figures),
        apart=_turns(words),
    )


def is_bombing(claim: Claim) -> bool:
    """Tell an air strike that is only called a bombing, and may be of a bomb that was planted."""
    return claim.subkind == "air_strike" and _is_bombing(_words_of(claim))


def is_planted(claim: Claim) -> bool:
    """Tell the explosion of a bomb that somebody carried or laid."""
    planted = _cues().ways["bomb"] | _cues().ways["mine"]
    return claim.subkind == "explosion" and not planted.isdisjoint(_words_of(claim))


def _words_of(claim: Claim) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(claim.quote))


def _is_bombing(words: Set[str]) -> bool:
    cues = _cues()
    return not cues.bombing.isdisjoint(words) and cues.flying.isdisjoint(words)


def _turns(words: Sequence[str]) -> bool:
    """Tell whether a sentence opens with "hours later", "in a separate attack"."""
    cues = _cues()
    start = int(words[:1] == ("in",))
    return any(words[: len(row)] == row for row in cues.openings) or any(
        words[start : start + len(row)] == row
        and not cues.incidents.isdisjoint(words[start + len(row) : start + len(row) + 2])
        for row in cues.others
    )


def _targets(words: Sequence[str]) -> Iterator[str]:
    """Yield what was hit, which stands behind "struck" or "on": "an attack on a crowded market"."""
    cues = _cues()
    for at, word in enumerate(words):
        thing = cues.targets.get(word)
        if thing is None:
            continue
        before = [one for one in words[max(0, at - _BETWEEN) : at] if one in cues.before]
        if words[at - 1 : at] and words[at - 1] in cues.unlike:
            continue
        if before and not (thing in cues.brought and set(before) <= cues.loose):
            yield thing


@dataclass(frozen=True, slots=True)
class _Cues:
    ways: Mapping[str, frozenset[str]]
    targets: Mapping[str, str]
    victims: Mapping[str, Sequence[str]]
    violence: frozenset[str]
    bombing: frozenset[str]
    flying: frozenset[str]
    before: frozenset[str]
    loose: frozenset[str]
    brought: frozenset[str]
    unlike: frozenset[str]
    openings: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]
    incidents: frozenset[str]


@cache
def _cues() -> _Cues:
    table = load_cues("incidents")
    return _Cues(
        ways={way: frozenset(row.split()) for way, row in table["ways"].items()},
        targets={word: things[0] for word, things in _by_word(table["targets"]).items()},
        victims=_by_word(table["victims"]),
        violence=frozenset(table["violence"]["words"].split()),
        bombing=frozenset(table["bombing"]["words"].split()),
        flying=frozenset(table["bombing"]["flying"].split()),
        openings=_rows(table["apart"]["openings"]),
        others=_rows(table["apart"]["others"]),
        incidents=frozenset(table["apart"]["incidents"].split()),
        **{
            name: frozenset(table["aims"][name].split())
            for name in ("before", "loose", "brought", "unlike")
        },
    )


def _by_word(table: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for name, row in table.items():
        for word in row.split():
            names[word].append(name)
    return names


def _rows(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


def part_by_incident(group: Sequence[Claim], tellings: Tellings) -> Iterator[Sequence[Claim]]:
    """Part claims about one place and time that are of two incidents.

    Parameters
    ----------
    group
        The claims.
    tellings
        What their sentences tell.
    """
    if group[0].kind != "casualty":
        # Both sides may die in one battle.
        tellings = {
            key: replace(tellings[key], victims=frozenset())
            for key in map(key_of, group)
            if key in tellings
        }
    heads = _heads(group, tellings)
    if len({one.sign for one in heads}) < 2:
        yield group
        return
    parts: list[_Incident] = []
    unsure = _Incident()
    for head in sorted(heads, key=lambda one: (-one.telling.rank, one.key)):
        found = [part for part in parts if not part.excludes(head)]
        near = [part for part in found if part.is_near(head)]
        found = near or found
        if not found and (head.telling.rank or not parts):
            parts.append(_Incident())
            found = parts[-1:]
        (found[0] if len(found) == 1 else unsure).add(head)
    yield from (part.claims for part in (*parts, unsure) if part.claims)


def tells_the_same(claims: Iterable[Claim], others: Iterable[Claim], tellings: Tellings) -> bool:
    """Tell whether two groups of claims tell of one thing that was hit, or of like figures."""
    first, second = _of(claims, tellings), _of(others, tellings)
    return not first.targets.isdisjoint(second.targets) or _are_alike(first.counts, second.counts)


def hit_the_same(claims: Iterable[Claim], others: Iterable[Claim], tellings: Tellings) -> bool:
    """Tell whether two groups of claims tell of one thing that was hit."""
    return not _of(claims, tellings).targets.isdisjoint(_of(others, tellings).targets)


def _of(claims: Iterable[Claim], tellings: Tellings) -> "_Incident":
    incident = _Incident()
    for key in {key_of(claim) for claim in claims} & tellings.keys():
        incident.add(_Head(key, tellings[key], 0, []))
    return incident


def has_counts(claims: Iterable[Claim], tellings: Tellings) -> bool:
    """Tell whether sentences of claims say how many people were hurt."""
    return any(tellings.get(key_of(claim), _NOTHING).counts for claim in claims)


def _are_alike(counts: Iterable[Count], others: Collection[Count]) -> bool:
    return any(
        one[0] == two[0] and max(one[1], two[1]) <= min(one[2], two[2]) * ALIKE
        for one in counts
        for two in others
    )


@dataclass(slots=True)
class _Head:
    """A sentence, with those behind it that go on about its incident; ``turn`` counts the turns."""

    key: Key
    telling: Telling
    turn: int
    claims: list[Claim]

    @property
    def sign(self) -> Hashable:
        """All by which it could be told from another but its figures."""
        return self.telling.ways, self.telling.targets, self.telling.victims, self.turn


def _heads(group: Sequence[Claim], tellings: Tellings) -> list[_Head]:
    """Return the sentences of a group that tell of an incident anew."""
    by_sentence: dict[Key, list[Claim]] = defaultdict(list)
    for claim in group:
        by_sentence[key_of(claim)].append(claim)
    heads: list[_Head] = []
    for key in sorted(by_sentence):
        telling = tellings.get(key, _NOTHING)
        before = heads[-1] if heads and heads[-1].key[0] == key[0] else None
        turn = before.turn + telling.apart if before else 0
        if before and not (telling.rank or telling.apart):
            before.telling = replace(before.telling, counts=before.telling.counts | telling.counts)
            before.claims += by_sentence[key]
            continue
        heads.append(_Head(key, telling, turn, list(by_sentence[key])))
    return heads


@dataclass(slots=True)
class _Incident:
    """What is told of one incident so far."""

    ways: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    counts: set[Count] = field(default_factory=set)
    turns: dict[str, int] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def add(self, head: _Head) -> None:
        """Take a sentence for one of this incident."""
        self.ways |= head.telling.ways
        self.targets |= head.telling.targets
        self.victims |= head.telling.victims
        self.counts |= head.telling.counts
        self.turns.setdefault(head.key[0], head.turn)
        self.claims += head.claims

    def excludes(self, head: _Head) -> bool:
        """Tell whether a sentence tells of another incident than this."""
        if self.turns.get(head.key[0], head.turn) != head.turn:
            return True
        if not (self.counts and head.telling.counts) or self.is_near(head):
            return False
        if self.victims and head.telling.victims and self.victims.isdisjoint(head.telling.victims):
            return True
        if self.targets and head.telling.targets:
            return self.targets.isdisjoint(head.telling.targets)
        return bool(self.ways and head.telling.ways) and self.ways.isdisjoint(head.telling.ways)

    def is_near(self, head: _Head) -> bool:
        """Tell whether some figure of a sentence is like one that is told of this incident."""
        return _are_alike(head.telling.counts, self.counts)
