"""Tell apart the senses that one name has in one document, where the text itself says so.

A name mostly has one sense in a document. "Tbilisi, Georgia" and "Atlanta, Georgia" cannot be one:
what holds or is held there tells which rows each mention may mean, and where these have none in
common, the mentions are of two places.
"""

from collections.abc import Iterable, Sequence

from .options import Options


def tell_senses(
    found: Sequence[Options], pairs: Iterable[tuple[int, int]]
) -> dict[int, frozenset[int]]:
    """Give the rows that each mention may mean, for names of which mentions contradict each other.

    Mentions of such a name about which the text says nothing are taken with the first that it does.

    Parameters
    ----------
    found
        What each name may mean.
    pairs
        Numbers of names of which the second may hold the first.
    """
    senses: dict[str, list[set[int]]] = {}
    sense_of: dict[int, int] = {}
    for held, holder in pairs:
        inner, outer = _held_rows(found[held], found[holder])
        for number, rows in ((held, inner), (holder, outer)):
            if rows:
                sense_of[number] = _sense(senses.setdefault(found[number].key, []), rows)
    apart = {key: each for key, each in senses.items() if len(each) > 1}
    if not apart:
        return {}
    return {
        number: frozenset(apart[options.key][sense_of.get(number, 0)])
        for number, options in enumerate(found)
        if options.key in apart
    }


def _held_rows(held: Options, holder: Options) -> tuple[set[int], set[int]]:
    """Give the rows of two names such that one lies in the other."""
    holders = {option.row for option in holder.rows}
    inner: set[int] = set()
    outer: set[int] = set()
    for option in held.rows:
        around = holders.intersection((option.country, option.admin1, option.admin2))
        around.discard(option.row)
        if around:
            inner.add(option.row)
            outer |= around
    return inner, outer


def _sense(known: list[set[int]], rows: set[int]) -> int:
    for number, sense in enumerate(known):
        if not sense.isdisjoint(rows):
            sense.intersection_update(rows)
            return number
    known.append(rows)
    return len(known) - 1
