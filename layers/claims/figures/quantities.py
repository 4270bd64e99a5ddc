"""Figures: how many were killed, injured, missing, displaced …, with their bounds.

Groups of people (`groups`) are joined to what befell them (`befallen`) by where they stand
(`linking`): an object behind an active verb, a subject before a passive or an intransitive one, a
counted noun, the number of a toll. Groups that are joined by "and" are summed; a group that is part
of another is not. A number that nothing befell gives no figure. Whether it happened at all is
decided elsewhere; only the number's own negation ("nobody was hurt") is read here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from geo import Sentence

from ...lexicon import cue_words
from ...model import Quantity
from ..sentence.people import Group, people_heads
from ..sentence.words import Words, split_words
from .befallen import LATE_WORDS, PATIENTS, find_hits, may_hold_figures
from .groups import find_groups
from .hits import Hit
from .journeys import find_journeys
from .linking import link_groups
from .numbers import split_tokens
from .other_numbers import NotAFigure, find_other_numbers
from .parts import drop_parts
from .rates import mark_rates
from .reading import CASUALTIES, Reading, figure_cues, is_respective
from .recounts import counts_anew
from .shares import multiplied
from .sides import are_sides
from .spoken import Tokens

# So many figures of one verb in a row, with no mark or "and" between most of them, are a column.
_COLUMN = 4
# So far behind "half of the 66 people killed" stands what is told of the half.
_RELATIVE = cue_words("grammar.pronouns.relative")
_SKIPPED = cue_words("figures.verbs.skip")
_PREDICATE = 12
_FINITE = cue_words("figures.persons.plural")
_PARTING = cue_words("figures.rivalling.parting")

__all__ = ["Figure", "NotAFigure", "find_figures", "find_other_numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure, and the words that say what befell the people it counts; ``noun`` if no verb.

    ``held`` tells that a toll of the sentence counts them as well.
    """

    quantity: Quantity
    trigger_start: int
    trigger_end: int
    noun: bool = False
    held: bool = False


def find_figures(
    sentence: Sentence,
    words: Words | None = None,
    *,
    fleeing: bool = False,
    counting: str | None = None,
    struck: bool = False,
    hazard: str | None = None,
) -> tuple[Figure, ...]:
    """Find the figures of a sentence, in the order of their words.

    Parameters
    ----------
    sentence
        Any sentence.
    words
        Its words, where they are already split.
    fleeing
        Whether the report tells of a flight, or of what people flee from: who left a town fled.
    counting
        The measure of what a sentence just before counted, of which this may give another count.
    struck
        Whether a sentence just before told of violence: who is in hospital was hurt in it.
    hazard
        The disaster that the report told of last.

    Examples
    --------
    >>> from tests.builders import a_sentence
    >>> [(figure.quantity.measure, figure.quantity.low) for figure in find_figures(
    ...     a_sentence("At least 30 people were killed and more than 80 wounded."))]
    [('killed', 30), ('injured', 80)]
    """
    text = sentence.text
    present = (words or split_words(sentence)).present
    struck = struck or counting == "killed"
    anew = _goes_on(present, counting=counting, struck=struck)
    if not (anew or may_hold_figures(present, fleeing=fleeing)):
        return ()
    tokens = split_tokens(text)
    hits, journeys = _hits_of(tokens, text, fleeing=fleeing, hazard=hazard)
    if not (hits or anew or tokens.have(LATE_WORDS | PATIENTS)):
        return ()
    stops, inner = [False] * len(tokens), [False] * len(tokens)
    hit_at: dict[int, Hit] = {}
    for hit in hits:
        stops[hit.first] = True
        inner[hit.first] = hit.first == hit.last and hit.form in ("transitive", "subject")
        for index in range(hit.first, hit.last + 1):
            hit_at[index] = hit
    groups = mark_rates(tokens, find_groups(tokens, text, stops=stops, inner=inner))
    reading = Reading(
        text=text,
        tokens=tokens,
        hits=hits,
        groups=groups,
        stops=[index in hit_at for index in range(len(tokens))],
        at_first={group.first: index for index, group in enumerate(groups)},
        at_last={group.last: index for index, group in enumerate(groups)},
        hit_at=hit_at,
        journeys=journeys,
        counting=counting,
        struck=struck,
    )
    _link(reading)
    figures = (_figure(reading, sentence, *link) for link in reading.links)
    return tuple(_without_subsets([figure for figure in figures if figure is not None]))


def _link(reading: Reading) -> None:
    """Join what befell people to whom it befell, and part or join what is told of several."""
    link_groups(reading)
    _drop_run_together(reading)
    _drop_ways(reading)
    drop_parts(reading)
    if is_respective(reading):
        _row_parted(reading)
    else:
        _sides_joined(reading)


def _goes_on(present: frozenset[str], *, counting: str | None, struck: bool) -> bool:
    """Tell whether a sentence may count anew, or those whom what was told before hurt."""
    if struck and not PATIENTS.isdisjoint(present):
        return True
    return counting is not None and counts_anew(present)


def _hits_of(
    tokens: Tokens, text: str, *, fleeing: bool, hazard: str | None
) -> tuple[list[Hit], Collection[int]]:
    """Return the triggers of figures, and where those stand that tell of a journey."""
    hits = find_hits(tokens, hazard=hazard)
    journeys = {hit.first: hit for hit in find_journeys(tokens, text, hits, fleeing=fleeing)}
    if journeys:
        hits = [hit for hit in hits if hit.last not in journeys] + list(journeys.values())
        hits.sort(key=lambda hit: hit.first)
    return hits, journeys.keys()


def _drop_run_together(reading: Reading) -> None:
    """Drop what columns ran together to: "fled to Lira 10 families fled to Gulu 15 families …"."""
    told: dict[str, list[Hit]] = {}
    for first, _, _, measure in reading.links:
        told.setdefault(measure, []).append(first)
    for measure, hits in told.items():
        start, stop = hits[0].first, hits[-1].last
        marks = sum(reading.word(place) in _PARTING for place in range(start, stop))
        alike = len({reading.word(hit.first) for hit in hits}) == 1
        many = len({hit.first for hit in hits}) >= _COLUMN
        if alike and many and marks < len(hits) // 2:
            reading.links[:] = [link for link in reading.links if link[3] != measure]


def _drop_ways(reading: Reading) -> None:
    """Drop where they came from who were killed there: "nine people who came from Goma died"."""
    hurt = {linked for *_, linked, measure in reading.links if measure in CASUALTIES}
    reading.links[:] = [
        link
        for link in reading.links
        if link[0].first not in reading.journeys or link[2] not in hurt or link[3] in CASUALTIES
    ]


def _row_parted(reading: Reading) -> None:
    """Part "12 and 9 people respectively": one each of the places, or of what befell them."""
    kept: list[tuple[Hit, Hit, tuple[int, ...], str]] = []
    for first, last, linked, measure in reading.links:
        if first.measure != last.measure and len(linked) == 2:
            kept += [
                (hit, hit, (group,), hit.measure)
                for hit, group in zip((first, last), linked, strict=True)
            ]
        else:
            kept += [(first, last, (group,), measure) for group in linked]
    reading.links[:] = kept


def _sides_joined(reading: Reading) -> None:
    """Join what a sentence tells of each side: "two soldiers died and five rebels were killed"."""
    kept: list[tuple[Hit, Hit, tuple[int, ...], str]] = []
    latest: dict[str, int] = {}
    for link in sorted(reading.links, key=lambda link: link[2]):
        first, last, linked, measure = link
        index = latest.get(measure)
        if index is not None and are_sides(reading, kept[index][2], linked, measure):
            kept[index] = (kept[index][0], kept[index][1], kept[index][2] + linked, measure)
            continue
        latest[measure] = len(kept)
        kept.append((first, last, linked, measure))
    reading.links[:] = kept


def _without_subsets(figures: list[tuple[Figure, bool]]) -> list[Figure]:
    """Drop parts of what the sentence counts as a whole, and order by position."""
    whole = {figure.quantity.measure for figure, subset in figures if not subset}
    if "evacuated" in whole:
        whole.add("displaced")
    told = whole - {"affected"}
    kept = [
        figure
        for figure, subset in figures
        if not subset
        or (figure.quantity.measure not in whole and not (told and _names_itself(figure)))
    ]
    return sorted(kept, key=lambda figure: (figure.quantity.start, figure.trigger_start))


def _names_itself(figure: Figure) -> bool:
    """Tell "eight refugees" among the dead, whose noun alone says what befell them."""
    quantity = figure.quantity
    within = quantity.start <= figure.trigger_start and figure.trigger_end <= quantity.end
    return within and (figure.noun or figure.trigger_end < quantity.end)


def _figure(
    reading: Reading,
    sentence: Sentence,
    first: Hit,
    last: Hit,
    linked: tuple[int, ...],
    measure: str,
) -> tuple[Figure, bool] | None:
    """Make the figure of a link; also tell whether it counts a part."""
    groups = [reading.groups[index] for index in linked]
    if _befell_the_whole(reading, first, groups):
        whole = groups[0].whole
        groups = [replace(groups[0], low=whole, best=whole, high=whole, qualifier="exact")]
    bounds = _sum(groups) if groups[0].head != "relative" else _multiple(reading, linked[0])
    if bounds is None:
        return None
    low, best, high, qualifier = bounds
    before = reading.word(groups[0].first - 1)
    if before in figure_cues().over and qualifier == "exact":
        qualifier, high = "more_than", None
    start = reading.tokens[groups[0].first].start
    end = reading.tokens[groups[-1].last].end
    last_word = reading.tokens[last.last]
    if last.first == groups[-1].last + 1:
        end = last_word.end
    quantity = Quantity(
        measure=measure,
        low=low,
        best=best,
        high=high,
        qualifier=qualifier,
        unit=_unit_of_label(reading, first, last, groups[0]) or groups[0].unit,
        text=reading.text[start:end],
        start=sentence.start + start,
        end=sentence.start + end,
    )
    figure = Figure(
        quantity=quantity,
        trigger_start=sentence.start + reading.tokens[first.first].start,
        trigger_end=sentence.start + last_word.end,
        noun=first.form in ("noun", "toll"),
        held=not reading.held.isdisjoint(linked),
    )
    return figure, groups[0].subset


def _unit_of_label(reading: Reading, first: Hit, last: Hit, group: Group) -> str | None:
    """Return the unit of "families displaced: 900" and of "displaced families: 900"."""
    if group.head != "bare" or group.first <= last.last or reading.word(group.first - 1) != ":":
        return None
    units = people_heads().units
    return units.get(reading.word(first.first - 1)) or units.get(reading.word(last.last + 1))


def _befell_the_whole(reading: Reading, hit: Hit, groups: Sequence[Group]) -> bool:
    """Tell "half of the 66 people killed were men", where all 66 were, from "half of them died".

    So were all of "the 45,000 people who fled" and of "the 900 displaced families", wherever
    "30% of the 900 displaced families" live.
    """
    if groups[-1].whole is None or len(groups) > 1:
        return False
    last = groups[0].last
    within = (reading.hit_at[at] for at in range(groups[0].first, last) if at in reading.hit_at)
    if hit.first <= last or any(one.measure == hit.measure for one in within):
        return True
    if reading.word(last + 1) in _RELATIVE:
        return all(reading.word(place) in _SKIPPED for place in range(last + 2, hit.first))
    if hit.first != last + 1:
        return False
    behind = range(hit.last + 1, min(len(reading.tokens), hit.last + _PREDICATE))
    return hit.form == "transitive" and any(reading.word(place) in _FINITE for place in behind)


def _sum(groups: Sequence[Group]) -> tuple[int | None, int | None, int | None, str]:
    """Add groups up: a bound of one is a bound of the sum."""
    if len(groups) == 1:
        group = groups[0]
        return group.low, group.best, group.high, group.qualifier
    kinds = [group.qualifier for group in groups if group.qualifier != "exact"]
    lows = [group.low for group in groups]
    bests = [group.best for group in groups]
    highs = [group.high for group in groups]
    return (
        _added(lows),
        _added(bests),
        _added(highs),
        "vague" if "vague" in kinds else kinds[0] if kinds else "exact",
    )


def _added(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value or 0 for value in values)


def _multiple(
    reading: Reading, index: int
) -> tuple[int | None, int | None, int | None, str] | None:
    """Read "twice as many" as a multiple of the last figure before."""
    group = reading.groups[index]
    for _, _, linked, _ in reversed(reading.links):
        if linked[0] < index and reading.groups[linked[-1]].head != "relative":
            low, best, high, qualifier = _sum([reading.groups[one] for one in linked])
            told = replace(group, low=low, best=best, high=high, qualifier=qualifier)
            counted = multiplied(told, group)
            return counted.low, counted.best, counted.high, counted.qualifier
    return None
