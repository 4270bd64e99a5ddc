"""What people died or fled of: harm of two causes is two events, even in one place on one day.

A cause is told by the other claims of the sentence (an air strike, a flood) or by its words
("cholera", "collision"). Causes that some sentence tells of together are one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicon import load_cues
from ..model import Claim
from .incidents import VIOLENCE, Tellings, find_tellings, key_of, part_by_incident

HARM = ("casualty", "evacuation")
# What strikes once, and whose dead are counted for weeks.
STRIKES = frozenset(("weather", "earthquake", "fire"))
_WEATHER = ("flood", "storm", "landslide")
_SAME = {"epidemic": "disease", "drought": "hunger"} | dict.fromkeys(_WEATHER, "weather")
_WORD = re.compile(r"[^\W_]+(?:-\d+)?")

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Causes:
    """What people died or fled of, and of which incidents, by document and start of sentence."""

    names: Mapping[tuple[str, int], frozenset[str]]
    tellings: Tellings


def find_causes(claims: Iterable[Claim]) -> Causes:
    """Return the causes that each sentence tells of, by document and start."""
    claims = tuple(claims)
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        key = key_of(claim)
        if claim.kind in VIOLENCE:
            found[key].add("violence")
        elif claim.kind == "hazard":
            found[key].add(_SAME.get(claim.subkind, claim.subkind))
        elif claim.kind in HARM:
            words = {word.lower() for word in _WORD.findall(claim.quote)}
            found[key] |= {name for name, cues in _cues().items() if not words.isdisjoint(cues)}
    return Causes(
        names={key: frozenset(names) for key, names in found.items()},
        tellings=find_tellings(claims),
    )


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load_cues("causes").items()}


def part_by_cause(group: Sequence[Claim], causes: Causes) -> Iterator[Sequence[Claim]]:
    """Part claims about one place and time whose causes differ.

    What has no known cause goes along where there is only one, and stands apart otherwise.
    """
    classes = _classes(group, causes)
    if len(classes) < 2:
        yield from part_by_incident(group, causes.tellings) if _is_of_a_day(group) else (group,)
        return
    parts: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in group:
        names = _causes_of(claim, causes)
        parts[next((one for one in classes if names & one), frozenset())].append(claim)
    for part in parts.values():
        yield from part_by_incident(part, causes.tellings) if _is_of_a_day(part) else (part,)


def _is_of_a_day(group: Sequence[Claim]) -> bool:
    period = group[0].period
    return period is not None and period.start is not None and period.precision == "day"


def have_one_cause(group: Sequence[Claim], causes: Causes) -> bool:
    """Tell whether no two claims about one place and time differ in their causes."""
    return len(_classes(group, causes)) < 2


def may_be_one(group: Sequence[Claim], causes: Causes) -> bool:
    """Tell whether no two claims about one place and time differ in cause or incident."""
    return (
        have_one_cause(group, causes) and len(list(part_by_incident(group, causes.tellings))) == 1
    )


def causes_in(group: Sequence[Claim], causes: Causes) -> frozenset[str]:
    """Return what the claims of a group say that people died or fled of."""
    return frozenset().union(*(_causes_of(claim, causes) for claim in group))


def _causes_of(claim: Claim, causes: Causes) -> frozenset[str]:
    return causes.names.get(key_of(claim), _NONE) if claim.kind in HARM else _NONE


def _classes(group: Sequence[Claim], causes: Causes) -> list[frozenset[str]]:
    """Return the causes of a group, each with those that some sentence tells of together."""
    classes: list[frozenset[str]] = []
    for names in {_causes_of(claim, causes) for claim in group} - {_NONE}:
        touched = [one for one in classes if not one.isdisjoint(names)]
        classes = [one for one in classes if one not in touched]
        classes.append(names.union(*touched))
    return classes
