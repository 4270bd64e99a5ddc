"""Which figures an event has: one a measure, a range where sources differ, and never a sum.

A source gives one figure of a measure: of several in its report the highest counts, as the others
count a part, and "four more" counts nothing where a count of all stands beside it; nor does what
one hospital received, whoever tells it, where more are counted. A later figure of a publisher
replaces its earlier one, unless it is lower and no toll: then it counts a part. The best is the
figure of the latest toll that rose, else the one that most publishers give.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ..claims.sentence.calendar_words import WORDS_OF_RISE
from ..lexicon import load_cues
from ..model import MEASURES, Claim, Quantity

QUALIFIERS = ("exact", "about", "at_least", "more_than", "range", "up_to", "less_than", "vague")
# Fewer people than so may be of one event and the next; more are counted on.
MIN_COUNT = 10
# Of whom there are fewer from day to day, as the dead are found.
FALLING = "missing"
# So many times lower, a report's own figure is no other count but of some of the people.
FEW = 5
# On so many days a count must have been higher each time, to be one that grows.
GROWING = 3
# What two sources count of one thing lies no further apart than so.
NEAR = 1.5
# So many times higher is what a rounded figure bounds.
ROUNDED = 1.1
# "Reached" needs a number behind it, "rose to" has one.
_RISE = "|".join(
    " ".join(row) + (r"(?=\W+(?:\w+\W+){0,3}?\d)" if len(row) == 1 else "") for row in WORDS_OF_RISE
)
_ROSE = re.compile(
    rf"\b(?:{_RISE}|(?:(?:bring|tak|rais|push)(?:ing|s)?|brought) (?:\w+ ){{0,6}}to)\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    r"\b(?:tolls?|totals?|so far|since|to date|as of|as at|cumulative(?:ly)?|overall)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\b(?:has|have)\b(?:\s+\w+){0,3}?\s+(?:been|died|killed|left|fled|injured|wounded|displaced|forced|"
    r"claimed|lost|crossed|arrived|pulled|recovered|retrieved|found|counted|confirmed|buried)\b|"
    r"\bnow\s+(?:known|confirmed|feared|believed|counts?|puts?)\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:in|of|from|by|after) (?:the|that|this) ((?:[\w-]+ ?){1,3})", re.IGNORECASE)
# Between the cells of a row.
ROW = " | "
_RECEIVED = re.compile(
    r"\b(?:received|receiving|admitted|treated|treating|brought|taken|transferred|transported|rushed|"
    r"arrived|reached|evacuated)\b[^.;]*\b(?:hospital|clinic|morgue|mortuary|infirmary)\b|"
    r"\b(?:hospital|clinic|morgue|mortuary|infirmary)\b[^.;]*\b(?:received|admitted|treated)\b",
    re.IGNORECASE,
)
_AN = re.compile(r"(?:an?|the|his|her|their|its)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more(?! than)|another|additional|further|others?)\b", re.IGNORECASE)


def source_of(claim: Claim) -> str:
    """Return what a source is counted by: the publisher, the document where none is known."""
    return claim.publisher or claim.doc_id


def is_cumulative(claim: Claim) -> bool:
    """Tell whether a claim counts all until then: "the toll", "so far", a table "as of 6 July"."""
    period = claim.period
    if period and period.start is None and period.end and ROW in claim.quote:
        return True
    return _CUMULATIVE.search(claim.quote) is not None or _ROSE.search(claim.quote) is not None


def has_risen(claim: Claim) -> bool:
    """Tell a toll of what was before: "rose to", "now stands at"; it has no day of its own."""
    return bool(claim.figures) and _ROSE.search(claim.quote) is not None


def is_running(claim: Claim) -> bool:
    """Tell whether a figure counts what was still going on: "40 people have been killed"."""
    return (
        claim.published is not None
        and bounds(main_figure(claim))[0] >= MIN_COUNT
        and _RUNNING.search(claim.quote) is not None
    )


def refers_back(claim: Claim) -> bool:
    """Tell many who died "in the attack", which was told before, of those of another."""
    if not claim.figures or bounds(main_figure(claim))[0] < MIN_COUNT:
        return False
    told = {word for found in _THE.findall(claim.quote) for word in found.lower().split()}
    return not _known().isdisjoint(told)


@cache
def _known() -> frozenset[str]:
    return frozenset(load_cues("incidents")["known"]["words"].split())


def main_figure(claim: Claim) -> Quantity:
    """Return the figure of a claim's first measure."""
    return min(claim.figures, key=lambda figure: (MEASURES.index(figure.measure), figure.start))


def counts_more(claim: Claim) -> bool:
    """Tell a count that comes on top of what was told before: "three more victims"."""
    return any(_MORE.search(figure.text) for figure in claim.figures)


def bounds(figure: Quantity) -> tuple[int, int]:
    """Return the least and the most that a figure names, whatever its bound leaves open."""
    numbers = [number for number in (figure.low, figure.best, figure.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else (0, 0)


def find_superseded(claims: Sequence[Claim]) -> set[str]:
    """Return the claims whose every figure the same publisher gave anew on a later day.

    Parameters
    ----------
    claims
        What is told of one event.
    """
    latest = _Latest.of(claims)
    return {
        claim.claim_id
        for claim in claims
        if claim.figures and all(latest.replaces(claim, figure) for figure in claim.figures)
    }


def tally(claims: Sequence[Claim]) -> tuple[Quantity, ...]:
    """Return one quantity a measure; people come before families, which are never mixed.

    Parameters
    ----------
    claims
        What is told of one event.
    """
    stated: dict[str, dict[str, list[_Stated]]] = defaultdict(lambda: defaultdict(list))
    latest = _Latest.of(claims)
    for claim in claims:
        for figure in claim.figures:
            if not latest.replaces(claim, figure):
                stated[figure.measure][figure.unit].append(_Stated(claim, figure))
    ordered = sorted(stated, key=MEASURES.index)
    return tuple(
        _combined(_of_all(units.get("people") or units[min(units)]))
        for units in (stated[measure] for measure in ordered)
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure with the claim that gives it."""

    claim: Claim
    figure: Quantity

    @property
    def day(self) -> float:
        """The day of publication; what has none comes before all."""
        return self.claim.published.toordinal() if self.claim.published else -1e9


@dataclass(frozen=True, slots=True)
class _Latest:
    """The last day on which each publisher gave a figure of a measure, and the most then."""

    days: Mapping[tuple[str, str, str], tuple[int, int, bool]]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "_Latest":
        days: dict[tuple[str, str, str], tuple[int, int, bool]] = {}
        for claim in claims:
            for figure in claim.figures if claim.published else ():
                assert claim.published is not None
                told = (claim.published.toordinal(), bounds(figure)[1], is_cumulative(claim))
                key = _measured(claim, figure)
                if not _MORE.search(figure.text):
                    days[key] = max(days.get(key, told), told)
        return cls(days)

    def replaces(self, claim: Claim, figure: Quantity) -> bool:
        """Tell whether the publisher of a figure gave it anew, and not only a part of it."""
        last = self.days.get(_measured(claim, figure))
        if last is None or claim.published is None:
            return False
        day, most, counts_all = last
        more = counts_all or most >= bounds(figure)[0] or figure.measure == FALLING
        return day > claim.published.toordinal() and more


def _measured(claim: Claim, figure: Quantity) -> tuple[str, str, str]:
    return source_of(claim), figure.measure, figure.unit


def _of_all(stated: Sequence[_Stated]) -> list[_Stated]:
    """Leave out what counts a part: "four more", and the lower figures of one voice in a report.

    What a report says itself after a higher figure that it quotes is a part as well, and what is
    far lower before one ("a general and his driver died"); and a toll that rose leaves behind what
    the report told before, whoever told it.
    """
    whole = [one for one in stated if not _MORE.search(one.figure.text)] or list(stated)
    highest = max(bounds(one.figure)[1] for one in whole)
    whole = [
        one
        for one in whole
        if bounds(one.figure)[1] == highest
        or not (_RECEIVED.search(one.claim.quote) or _is_told_singly(one.figure, highest))
    ]
    whole.sort(key=lambda one: (one.claim.doc_id, one.figure.start, one.claim.claim_id))
    most: dict[tuple[str, str | None], int] = {}
    quoted: dict[str, int] = {}
    before: list[int] = []
    risen: dict[str, tuple[int, int]] = {}
    for one in whole:
        doc, high, voice = one.claim.doc_id, bounds(one.figure)[1], _voice(one.claim)
        before.append(quoted.get(doc, 0) if voice is None else 0)
        quoted[doc] = max(quoted.get(doc, 0), high)
        most[doc, voice] = max(most.get((doc, voice), 0), high)
        if has_risen(one.claim):
            risen[doc] = max(risen.get(doc, (0, 0)), (high, one.figure.start))

    def is_left_behind(one: _Stated) -> bool:
        high, start = risen.get(one.claim.doc_id, (0, 0))
        if bounds(one.figure)[1] < high and one.figure.start < start:
            return True
        # "More than 2,800" is 2,886 where the same report says so.
        return one.figure.qualifier == "more_than" and any(
            other.claim.doc_id == one.claim.doc_id
            and 0
            < bounds(other.figure)[1] - bounds(one.figure)[0]
            < bounds(one.figure)[0] * ROUNDED
            for other in whole
        )

    return [
        one
        for one, earlier in zip(whole, before, strict=True)
        if bounds(one.figure)[1] >= max(earlier, most[one.claim.doc_id, _voice(one.claim)])
        and not is_left_behind(one)
        and not (
            _voice(one.claim) is None and bounds(one.figure)[1] * FEW < quoted[one.claim.doc_id]
        )
    ]


def _is_told_singly(figure: Quantity, highest: int) -> bool:
    """Tell "a crew member", who is no count of all where many are counted; "one person" is."""
    most = bounds(figure)[1]
    return most == 1 and most * FEW < highest and _AN.match(figure.text) is not None


def _voice(claim: Claim) -> str | None:
    return claim.claimant.text.casefold() if claim.claimant else None


def _combined(stated: Sequence[_Stated]) -> Quantity:
    """Combine what is stated of one measure: as it is where all agree, else a range.

    "Dozens" agrees with 41.
    """
    counted = [number for one in stated if (number := one.figure.best) is not None]
    stated = [
        one
        for one in stated
        if one.figure.qualifier != "vague"
        or not any(bounds(one.figure)[0] <= number for number in counted)
    ]
    figures = [one.figure for one in stated]
    first = figures[0]
    said = {(figure.low, figure.best, figure.high, figure.qualifier) for figure in figures}
    if len(said) == 1:
        return first
    lows, highs = zip(*(bounds(figure) for figure in figures), strict=True)
    if min(lows) == max(highs):
        return min(figures, key=lambda figure: (-QUALIFIERS.index(figure.qualifier), figure.start))
    return replace(first, low=min(lows), best=_best(stated), high=max(highs), qualifier="range")


def _only_grew(counts: Sequence[tuple[float, int]]) -> bool:
    """Tell a count that rose from day to day over three days or more, whoever gave it."""
    least: dict[float, int] = {}
    for day, number in counts:
        least[day] = min(number, least.get(day, number))
    rising = [least[day] for day in sorted(least)]
    return len(rising) >= GROWING and all(before < after for before, after in pairwise(rising))


def _best(stated: Sequence[_Stated]) -> int | None:
    """Return the latest toll where it counts all until then, else what most publishers allow.

    "More than 80" allows 87. Of several, the latest, and then the lowest.
    """
    known = [(one, one.figure.best) for one in stated if one.figure.best is not None]
    if not known:
        return None
    last = max(one.day for one, _ in known)
    latest = [(one, number) for one, number in known if one.day == last]
    tolls = [number for one, number in latest if has_risen(one.claim)]
    if not tolls and last > min(one.day for one, _ in known):
        grew = _only_grew([(one.day, number) for one, number in known])
        tolls = [number for one, number in latest if grew or is_cumulative(one.claim)]
    if not tolls and known[0][0].figure.measure == FALLING:
        tolls = [number for _, number in latest]
    if tolls:
        return min(tolls)
    by: dict[int, set[str]] = defaultdict(set)
    least: dict[int, set[str]] = defaultdict(set)
    for one, number in known:
        (by if one.figure.high else least)[number].add(source_of(one.claim))
    for number in [*by, *least]:
        by[number].update(*(least[low] for low in least if low <= number <= low * NEAR))
    ranked = ((len(by[number]), one.day, -number) for one, number in known)
    return -max(ranked)[2]
