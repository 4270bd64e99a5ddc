"""Keep of what a name may mean what the text itself allows, and tell its senses apart.

A name mostly has one sense in a document. "Tbilisi, Georgia" and "Atlanta, Georgia" cannot be one:
what holds or is held there tells which rows each mention may mean, and where these have none in
common, the mentions are of two places. So is "Mykolaivka, Sumy region" none of its namesakes that
lie elsewhere.
"""

from collections.abc import Collection, Iterable, Sequence

from .options import ADMIN1, COUNTRY, TOWN, Option, Options

# As a base-10 logarithm: a city of so many is known wherever its name stands.
_KNOWN_ANYWHERE = 5.5


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


def bind(found: Sequence[Options], pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """Give the rows that names may mean of which the text says that one lies in the other.

    But where both may be provinces of one country, two countries, or two great cities.

    Parameters
    ----------
    found
        What each name may mean.
    pairs
        Numbers of names of which the second holds the first.
    """
    bound: dict[int, frozenset[int]] = {}
    for held, holder in pairs:
        inner, outer = _held_rows(found[held], found[holder])
        if inner and not _are_alike(found[held].rows, found[holder].rows, inner | outer):
            bound[held], bound[holder] = frozenset(inner), frozenset(outer)
    return bound


def _are_alike(held: Sequence[Option], holder: Sequence[Option], rows: Collection[int]) -> bool:
    """Tell whether two names may be of one rank, with something else of it than some rows."""
    if all(any(map(_is_city, each)) for each in (held, holder)):
        return True
    countries = [option for option in holder if _is_of_rank(option, COUNTRY)]
    if any(option.row not in rows for option in countries):
        return True
    if countries and any(_is_of_rank(option, COUNTRY) for option in held):
        return True
    beyond = {
        option.country
        for option in (*held, *holder)
        if _is_of_rank(option, ADMIN1) and option.row not in rows
    }
    return not beyond.isdisjoint({option.country for option in holder if option.row in rows})


def _is_of_rank(option: Option, rank: int) -> bool:
    return option.direct and option.own and option.feature == rank


def _is_city(option: Option) -> bool:
    return option.direct and option.feature == TOWN and option.population > _KNOWN_ANYWHERE


def _sense(known: list[set[int]], rows: set[int]) -> int:
    for number, sense in enumerate(known):
        if not sense.isdisjoint(rows):
            sense.intersection_update(rows)
            return number
    known.append(rows)
    return len(known) - 1
