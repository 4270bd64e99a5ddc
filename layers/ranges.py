"""Combine what several claims state of one measure: as it is where all agree, else a range."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .model import Quantity

PLAINEST_FIRST = ("exact", "about", "at_least", "more_than", "range", "up_to", "less_than", "vague")
# A figure with the day of publication of its claim.
Dated = tuple[float, Quantity]


def combined(dated: Sequence[Dated]) -> Quantity:
    """Combine what is stated of one measure: as it is where all agree, else a range."""
    figures = [figure for _, figure in dated]
    first = figures[0]
    said = {(figure.low, figure.best, figure.high, figure.qualifier) for figure in figures}
    if len(said) == 1:
        return first
    lows, highs = zip(*(bounds(figure) for figure in figures), strict=True)
    if min(lows) == max(highs):
        return min(
            figures, key=lambda figure: (-PLAINEST_FIRST.index(figure.qualifier), figure.start)
        )
    return replace(first, low=min(lows), best=_best(dated), high=max(highs), qualifier="range")


def _best(dated: Sequence[Dated]) -> int | None:
    """Return the number that most claims give; of several, the latest, and then the lowest."""
    known = [(day, figure.best) for day, figure in dated if figure.best is not None]
    times = Counter(number for _, number in known)
    ranked = ((times[number], day, -number) for day, number in known)
    most = max(ranked, default=None)
    return -most[2] if most else None


def bounds(figure: Quantity) -> tuple[int, int]:
    """Return the least and the most that a figure names, whatever its bound leaves open."""
    numbers = [number for number in (figure.low, figure.best, figure.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else (0, 0)
