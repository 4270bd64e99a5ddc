"""Read the tables of reports: a row of figures under a row of heads gives drafts of claims.

A row comes as one sentence, its cells parted by ``|``; the head is the first row of its block. The
cell is the figure's span, and the row's place is the place. Rows that add others up give nothing: a
total would count the same people twice.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from geo import Resolution, Sentence, Toponym
from geo.gazetteer import Gazetteer

from ...lexicon import load_cues
from ...model import Quantity
from .quantities import Figure, NotAFigure, find_figures, find_other_numbers

_CELL = re.compile(r"[^|\n]+")
_HEADS = 4
_LOOKED_AT = 20
_HURT = ("killed", "injured", "missing")
_WORD = re.compile(r"[^\W_]+|%")


@dataclass(frozen=True, slots=True)
class _Tables:
    columns: dict[str, frozenset[str]]
    units: dict[str, frozenset[str]]
    other: frozenset[str]
    totals: frozenset[str]
    history: frozenset[str]
    places: frozenset[str]
    provinces: frozenset[str]
    legends: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("reports")
    return _Tables(
        columns={name: frozenset(row.split()) for name, row in cues["columns"].items()},
        units={name: frozenset(row.split()) for name, row in cues["units"].items()},
        other=frozenset(cues["other"]["words"].split()),
        history=frozenset(cues["headings"]["history"].split()),
        totals=frozenset(cues["totals"]["words"].split()),
        places=frozenset(cues["places"]["words"].split()),
        provinces=frozenset(cues["provinces"]["words"].split()),
        legends=frozenset(cues["legends"]["words"].split()),
    )


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of a cell that holds a number, perhaps with its unit: "250 families"."""
    units = "|".join(sorted(name for names in _tables().units.values() for name in names))
    return re.compile(
        rf"\s*(?:c\.\s*|~\s*)?(\d{{1,3}}(?:[,.  ]\d{{3}})+|\d+)(?:\s+({units}))?\s*\*?\s*\Z",
        re.IGNORECASE,
    )


def is_head(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a row is of the head of its table, which tells of nothing itself.

    So is a line of nothing but such heads, from a table whose cells were lost; and the legend of a
    map or chart, which says what it shows.
    """
    first = _WORD.search(sentence.text)
    if sentence.part == "caption" and first and first.group().lower() in _tables().legends:
        return True
    if first and first.group().lower() in _head_words():
        words = _words(sentence.text)
        if len(words) > 1 and words <= _head_words():
            return True
    return sentence.part == "row" and any(
        head.index == sentence.index for head in _heads_of(sentence, sentences)
    )


@cache
def _head_words() -> frozenset[str]:
    tables = _tables()
    return tables.places.union(*tables.columns.values(), *tables.units.values())


def is_history(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the heading above says that what follows is told as background."""
    if sentence.heading is None:
        return False
    return bool(_words(sentences[sentence.heading].text) & _tables().history)


def figures_of(
    sentence: Sentence, sentences: Sequence[Sentence]
) -> tuple[tuple[Figure, ...], tuple[NotAFigure, ...]]:
    """Return the figures of a sentence or row, and the numbers that are none."""
    if sentence.part == "row":
        cells = find_cells(sentence, sentences)
        if cells:
            return cells, ()
    return find_figures(sentence), find_other_numbers(sentence)


def adds_up(sentence: Sentence) -> bool:
    """Tell whether a row only adds up others."""
    cells = _cells(sentence)
    return bool(cells) and bool(_words(cells[0][0]) & _tables().totals)


def find_cells(sentence: Sentence, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Return the figures of a table's row.

    Parameters
    ----------
    sentence
        The row.
    sentences
        All sentences of the document; the row is the one at its own index.
    """
    heads = _heads_of(sentence, sentences)
    cells = [cell for cell in _cells(sentence) if cell[0].strip()]
    labelled = len(cells) == 2 and not _is_value(cells[0][0]) and _is_value(cells[1][0])
    if labelled and _measure(cells[0][0]) is not None:
        # "People displaced | 361,000": the row names what it counts itself.
        return _counts([("", cells[0]), (cells[0][0], cells[1])])
    if not heads or heads[-1].index >= sentence.index:
        return ()
    cells = _cells(sentence)
    if not cells or adds_up(sentence):
        return ()
    return _counts(zip(_titles(heads), cells, strict=False))


def _counts(titled: Iterable[tuple[str, tuple[str, int]]]) -> tuple[Figure, ...]:
    """Return the figures of cells, each with the title of what it counts."""
    figures: list[Figure] = []
    for title, (text, start) in titled:
        measured = _measure(title)
        match = _number().match(text)
        if measured is None or match is None:
            continue
        value = int(re.sub(r"\D", "", match[1]))
        if not value and measured[0] not in _HURT:
            continue
        first, last = start + match.start(1), start + match.end(1)
        measure, unit = measured
        if match[2]:
            unit = next(u for u, names in _tables().units.items() if match[2].lower() in names)
        quantity = Quantity(
            measure=measure,
            low=value,
            best=value,
            high=value,
            qualifier="about" if any(mark in text[: match.start(1)] for mark in "c~") else "exact",
            unit=unit,
            text=match[1],
            start=first,
            end=last,
        )
        figures.append(Figure(quantity=quantity, trigger_start=first, trigger_end=last))
    # "Nobody was hurt" is said by a row only where none of its columns counts anybody who was.
    hurt = any(one.quantity.best for one in figures if one.quantity.measure in _HURT)
    return tuple(one for one in figures if one.quantity.best or not hurt)


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """The span of a cell that names the place of its row; ``wide`` if that is a province."""

    start: int
    end: int
    wide: bool


def place_cells(sentence: Sentence, sentences: Sequence[Sentence]) -> list[PlaceCell]:
    """Return the cells of a row that name its place, by the heads of their columns.

    A column that counts places ("Villages affected") names none.
    """
    heads = _heads_of(sentence, sentences)
    if not heads or heads[-1].index >= sentence.index:
        return []
    return [
        PlaceCell(start, start + len(text), bool(_words(title) & _tables().provinces))
        for title, (text, start) in zip(_titles(heads), _cells(sentence), strict=False)
        if _words(title) & _tables().places and any(map(str.isalpha, text))
    ]


def row_place(
    sentence: Sentence,
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    *,
    sentences: Sequence[Sentence],
) -> Resolution | None:
    """Return the place that a row of a table is about, from the first of its cells that is a name.

    In the columns for places, where the table has them.

    The name means what it means elsewhere in the report; else the best place of that name in the
    country that the report names most.
    """
    marked = {cell.start for cell in place_cells(sentence, sentences)}
    cells = [cell for cell in _cells(sentence) if not marked or cell[1] in marked]
    name = next(((text, start) for text, start in cells if not _is_value(text)), None)
    if name is None or _words(name[0]) & _tables().totals:
        return None
    surface = name[0].strip()
    start = name[1] + len(name[0]) - len(name[0].lstrip())
    toponym = Toponym(
        doc_id=sentence.doc_id,
        sentence=sentence.index,
        start=start,
        end=start + len(surface),
        surface=surface,
    )
    known = next((one for one in resolutions if one.place and one.toponym.surface == surface), None)
    if known is not None:
        return replace(known, toponym=toponym)
    countries = Counter(one.place.country for one in resolutions if one.place)
    if not countries:
        return None
    candidates = gazetteer.candidates(surface, country=countries.most_common(1)[0][0])
    return Resolution(toponym=toponym, candidates=candidates) if candidates else None


def _is_value(text: str) -> bool:
    return _number().match(text) is not None or not any(letter.isalpha() for letter in text)


def _heads_of(sentence: Sentence, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the first rows of the table that holds a row: those before the first number.

    The rows of a table are one paragraph; looking at no more than its first ones keeps long tables
    linear.
    """
    row = sentence.index
    first = bisect_left(sentences, sentence.paragraph, hi=row, key=attrgetter("paragraph"))
    while sentences[first].part != "row" and first < row:
        first += 1
    end = min(row + 1, first + _LOOKED_AT)
    last = next((at for at in range(first, end) if _has_number(sentences[at])), None)
    if last is None:
        # No number up to here: of a table without numbers only the first row is its head.
        counted = end == row + 1 and _has_number_below(row, sentences)
        last = end if counted else first + 1
    return tuple(sentences[first : min(last, first + _HEADS)])


def _has_number(row: Sentence) -> bool:
    return any(_number().match(text) for text, _ in _cells(row))


def _has_number_below(index: int, sentences: Sequence[Sentence]) -> bool:
    below = index + 1
    while below < len(sentences) and below <= index + _HEADS and sentences[below].part == "row":
        if _has_number(sentences[below]):
            return True
        below += 1
    return False


def _titles(heads: Sequence[Sentence]) -> list[str]:
    """Return the title of each column, which may go over several rows."""
    rows = [[text for text, _ in _cells(head)] for head in heads]
    width = max(len(row) for row in rows)
    return [" ".join(row[at] for row in rows if at < len(row)) for at in range(width)]


def _cells(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the cells of a row with their offsets in the document."""
    text = sentence.text
    return [(match.group(), sentence.start + match.start()) for match in _CELL.finditer(text)]


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _measure(title: str) -> tuple[str, str] | None:
    """Return the measure and the unit that a column counts, None if it counts neither."""
    tables = _tables()
    words = _words(title)
    if words & tables.other:
        return None
    unit = next((unit for unit, names in tables.units.items() if words & names), "people")
    measures = [measure for measure, names in tables.columns.items() if words & names]
    if len(measures) == 1:
        return measures[0], unit
    return None
