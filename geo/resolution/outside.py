"""Tell a place that lies outside of what the text says to hold it, as none of its name lies in it.

"Baga, Borno state", when no Baga is known there: a pin at another Baga would be a wrong one.
"""

from collections.abc import Iterable

from .options import ADMIN1, ADMIN2, COUNTRY, TOWN, Option

# A base-10 logarithm: what has more people is better known than where it lies.
_LARGE = 4.7
_NEAR_DEGREES = 1.5


def is_outside(
    option: Option, others: Iterable[Option], holder: Option, *, enclosed: bool, part: bool = False
) -> bool:
    """Tell whether a small place is said to lie in another, and none of its name does.

    Parameters
    ----------
    option
        What the name likeliest means.
    others
        All that it may mean.
    holder
        The country or division that the text puts it in.
    enclosed
        Whether that stands in parentheses behind it, where it may be a town as well: "El Aguaje
        (Aguililla, Michoacán)".
    part
        Whether it is told as a part of that: "the Dniprovskyi district of Kherson".
    """
    if option.curated or option.feature not in (ADMIN2, TOWN):
        return False
    if option.population > _LARGE and not part:
        return False
    if (enclosed or part) and holder.feature == TOWN:
        return not any(_are_near(other, holder) for other in others)
    if holder.feature not in (COUNTRY, ADMIN1, ADMIN2):
        return False
    return not any(_may_lie_in(other, holder) for other in others)


def _may_lie_in(option: Option, holder: Option) -> bool:
    """Tell whether an option lies in a country or division, or may: small ones have no chain."""
    if option.country != holder.country:
        return False
    if holder.feature == COUNTRY or holder.row in (option.row, option.admin1, option.admin2):
        return True
    if holder.feature == ADMIN1 and option.admin1 >= 0:
        return _are_near(option, holder)
    return option.admin2 < 0 or _are_near(option, holder)


def _are_near(option: Option, other: Option) -> bool:
    return abs(option.lat - other.lat) + abs(option.lon - other.lon) < _NEAR_DEGREES
