"""People beside the families that they are: "5,600 persons or 1,204 families", told twice over."""

from dataclasses import replace

from ...lexicon import cue_words
from .reading import Reading, figure_cues

_EITHER = cue_words("grammar.conjunctions.either")
_OR = _EITHER | {",", "."}


def as_people(reading: Reading, linked: tuple[int, ...]) -> tuple[int, ...]:
    """Count people where both are told: "5,600 persons or 1,204 families were evacuated".

    Those before; or those behind in a line of a sitrep, "Displaced: 20 families or 98 persons". In
    "340 families (1,190 people)" the families are the count, and the bracket is an aside.
    """
    if len(linked) != 1 or reading.groups[linked[0]].unit == "people":
        return linked
    (index,) = linked
    label = reading.word(reading.groups[index].first - 1) == ":"
    for one, other in ((index - 1, index), (index, index + 1))[: 1 + label]:
        if one < 0 or other >= len(reading.groups):
            continue
        told = one + other - index
        group = reading.groups[told]
        counted = group.unit == "people" and group.head == "people" and group.thing is None
        if counted and told not in reading.taken and _are_one(reading, one, other):
            reading.groups[told] = replace(group, subset=False)
            return (told,)
    return linked


def _are_one(reading: Reading, one: int, other: int) -> bool:
    """Tell whether only "or" or "/" stands between two groups."""
    places = range(reading.groups[one].last + 1, reading.groups[other].first)
    between = {reading.word(place) for place in places}
    return bool(between & _EITHER) and between <= _OR | figure_cues().openers
