"""Who a toll of the same sentence counts as well: "four more bodies, bringing the dead to six".

Bodies that were found since, and the wounded who died, are of the event whose toll it is; people
who were newly killed may be of another, and stay.
"""

from collections import defaultdict

from ...lexicon import cue_sets
from .hits import Hit
from .reading import Link, Reading, figure_cues

_CUES = cue_sets("figures.increments")
_BEFORE = 4
_BEHIND = 4


def mark_increments(reading: Reading) -> None:
    """Note the groups of people whom a toll of the sentence holds.

    Parameters
    ----------
    reading
        The sentence, its triggers joined to their groups.
    """
    totals: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    opened: dict[str, int] = {}
    for first, _, groups, measure in reading.links:
        opened[measure] = min(opened.get(measure, first.first), first.first)
        if _is_total(reading, first):
            totals[measure].add(groups)
    reading.held |= {
        index
        for link in reading.links
        if (_are_bodies(reading, link[0]) or _are_patients(reading, link))
        and (
            len(totals[link[3]]) > (link[2] in totals[link[3]])
            or _follows(reading, link, opened[link[3]])
        )
        for index in link[2]
    }


def _follows(reading: Reading, link: Link, opened: int) -> bool:
    """Tell "55 died, after four of the injured died", which counts all as well."""
    first = reading.groups[link[2][0]].first
    return reading.word(first - 1) == "after" and opened < first


def _is_total(reading: Reading, hit: Hit) -> bool:
    """Tell "bringing the dead to six", "the toll rose to 14", "the number of people killed"."""
    before = [reading.word(place) for place in range(max(0, hit.first - _BEFORE), hit.first + 1)]
    return (
        hit.form == "toll"
        or not figure_cues().raising.isdisjoint(before)
        or not figure_cues().totals.isdisjoint(before)
    )


def _are_bodies(reading: Reading, hit: Hit) -> bool:
    """Tell "four more bodies"."""
    return (
        reading.word(hit.first) in _CUES["bodies"] and reading.word(hit.first - 1) in _CUES["more"]
    )


def _are_patients(reading: Reading, link: Link) -> bool:
    """Tell "five of the injured died", "three died of their wounds", "four people hurt … died"."""
    hit, _, groups, _ = link
    last = reading.groups[groups[-1]].last
    hurt = [reading.word(place) for place in range(last + 1, last + 1 + _BEHIND)]
    if hit.first > last and not _CUES["hurt"].isdisjoint(hurt):
        return True
    of = [reading.word(place) for place in range(hit.first, hit.last + 1 + _BEHIND)]
    return not _CUES["wounds"].isdisjoint(of)
