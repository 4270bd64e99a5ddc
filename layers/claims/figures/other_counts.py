"""A count that somebody else gives of what was just told: "the army spoke of 17", "put it at 9"."""

from .hits import Hit
from .reading import Reading, figure_cues

_PUT = 4
_ENDS = ("", ".", ",", ";", "and", "but", "while")


def link_other_counts(reading: Reading) -> None:
    """Join a bare number that somebody speaks of with what an earlier one of the sentence counts.

    "The mayor said 23 civilians had been killed; the army spoke of 17."
    """
    if not reading.links:
        return
    cues = figure_cues()
    words = cues.telling | cues.putting | cues.giving
    for place in [at for at, token in enumerate(reading.tokens) if token.word in words]:
        found = reading.at_first.get(_number_behind(reading, place))
        earlier = [link for link in reading.links if link[0].first < place]
        if found is None or found in reading.taken or not earlier:
            continue
        group = reading.groups[found]
        if group.thing is not None or group.head != "bare" or group.unit != "people":
            continue
        if reading.word(place) in cues.giving and reading.word(group.last + 1) not in _ENDS:
            continue
        hit = Hit(earlier[-1][3], "noun", group.first, group.last)
        reading.links.append((hit, hit, (found,), hit.measure))
        reading.taken[found] = hit.measure


def _number_behind(reading: Reading, place: int) -> int:
    """Return where the number of "spoke of 17", "gave a figure of 17", "put it at 17" begins."""
    if reading.word(place) in figure_cues().giving:
        return place + 1
    if reading.word(place) in figure_cues().telling:
        return place + 2 if reading.word(place + 1) == "of" else -1
    for behind in range(place + 1, place + 1 + _PUT):
        counted = reading.word(behind - 1) in figure_cues().counted
        if counted and reading.word(behind) in ("at", "of", "to"):
            return behind + 1
    return -1
