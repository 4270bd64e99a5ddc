"""Read the tables of reports: a row of figures under a row of heads gives drafts of claims.

A row comes as one sentence, its cells parted by ``|``; the head is the first row of its block. The
cell is the figure's span, and the row's place is the place. Rows that add others up give nothing: a
total would count the same people twice.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from geo import Resolution, Sentence, Toponym
from geo.gazetteer import Gazetteer

from ...lexicon import load_cues
from ...model import Quantity
from ..sentence.calendar_words import load_calendar
from ..sentence.triggers import Trigger
from ..sentence.words import Words, in_lower_case
from .befallen import EPIDEMIC
from .cells import is_number, is_value, read_cell
from .columns import UNIT_NAMES, Column, join_titles, read_columns, words_of
from .quantities import Figure, NotAFigure, find_figures, find_other_numbers

_CELL = re.compile(r"[^|\n]+")
_HEADS = 4
_LOOKED_AT = 20
_HURT = ("killed", "injured", "missing")
_WORD = re.compile(r"[^\W_]+|%")
# What people flee from, and the flight itself.
DRIVING = frozenset(("fighting", "abuse", "hazard", "evacuation"))


@dataclass(frozen=True, slots=True)
class _Tables:
    columns: frozenset[str]
    totals: frozenset[str]
    history: frozenset[str]
    context: frozenset[str]
    places: frozenset[str]
    provinces: frozenset[str]
    origins: frozenset[str]
    legends: frozenset[str]
    causes: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("reports")
    return _Tables(
        columns=frozenset(" ".join(cues["columns"].values()).split()),
        history=frozenset(cues["headings"]["history"].split()),
        context=frozenset(cues["headings"]["context"].split()),
        totals=frozenset(cues["totals"]["words"].split()),
        places=frozenset(cues["places"]["words"].split()),
        provinces=frozenset(cues["provinces"]["words"].split()),
        origins=frozenset(cues["origins"]["words"].split()),
        legends=frozenset(cues["legends"]["words"].split()),
        causes=frozenset(cues["causes"]["words"].split()),
    )


def is_head(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a row is of the head of its table, which tells of nothing itself.

    So is a line of nothing but such heads, from a table whose cells were lost; and the legend of a
    map or chart, which says what it shows.
    """
    first = _WORD.search(sentence.text)
    if sentence.part == "caption" and first and first.group().lower() in _tables().legends:
        return True
    if first and first.group().lower() in _headwords_of():
        words = words_of(sentence.text)
        if len(words) > 1 and words <= _headwords_of():
            return True
    return sentence.part == "row" and any(
        head.index == sentence.index for head in heads_of(sentence, sentences)
    )


@cache
def _headwords_of() -> frozenset[str]:
    tables = _tables()
    return tables.places.union(tables.columns, *UNIT_NAMES.values())


def is_history(sentence: Sentence, sentences: Sequence[Sentence], *, year: int | None) -> bool:
    """Tell whether the heading above says that what follows is told as background.

    What runs on in the report's own ``year`` is news there too ("since January, 900 have died"),
    and what a day of it dates.
    """
    if sentence.heading is None:
        return False
    words = words_of(sentences[sentence.heading].text)
    told = bool(words & _tables().history) or ("context" in words and words <= _tables().context)
    return told and not _runs_on(in_lower_case(sentence.text), year)


def _runs_on(low: str, year: int | None) -> bool:
    """Tell "so far this year", "since 3 March" from "since March 2019", by the report's year."""
    if year is None:
        return False
    return any(
        int(found["year"] or year) == year
        for pattern in (_running(), _a_day())
        if (found := pattern.search(low))
    )


@cache
def _months() -> str:
    return "|".join(sorted(map(re.escape, load_calendar().months), key=len, reverse=True))


@cache
def _a_day() -> re.Pattern[str]:
    return re.compile(rf"\b\d{{1,2}}\s+(?:{_months()})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?")


@cache
def _running() -> re.Pattern[str]:
    cues = load_cues("reports")["headings"]
    months = _months()
    return re.compile(
        rf"\b(?:{'|'.join(cues['current'])}|(?:{'|'.join(cues['since'])})[\s-]+"
        rf"(?:\d{{1,2}}\s+)?(?:{months})\b(?:\s+\d{{1,2}}\b)?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?)"
    )


def figures_of(
    sentence: Sentence,
    sentences: Sequence[Sentence],
    words: Words,
    *,
    kinds: Collection[str],
    counting: str | None,
    struck: bool,
    hazard: str | None,
) -> tuple[tuple[Figure, ...], tuple[NotAFigure, ...]]:
    """Return the figures of a sentence or row, and the numbers that are none.

    ``kinds`` are those that the report has told so far, ``hazard`` its last disaster;
    ``counting`` is the measure of what a sentence just before counted, ``struck`` tells whether
    one just before told of violence.
    """
    if sentence.part == "row":
        cells = find_cells(sentence, sentences, sick=hazard == EPIDEMIC)
        if cells:
            return cells, ()
    fleeing = not DRIVING.isdisjoint(kinds)
    figures = find_figures(
        sentence, words, fleeing=fleeing, counting=counting, struck=struck, hazard=hazard
    )
    return figures, find_other_numbers(sentence)


def adds_up(sentence: Sentence) -> bool:
    """Tell whether a row only adds up others."""
    cells = _cells(sentence)
    return bool(cells) and bool(words_of(cells[0][0]) & _tables().totals)


def find_cells(
    sentence: Sentence, sentences: Sequence[Sentence], *, sick: bool = False
) -> tuple[Figure, ...]:
    """Return the figures of a table's row.

    Parameters
    ----------
    sentence
        The row.
    sentences
        All sentences of the document; the row is the one at its own index.
    sick
        Whether the report is of a disease, whose cases a column may count.
    """
    heads = heads_of(sentence, sentences)
    cells = [cell for cell in _cells(sentence) if cell[0].strip()]
    if len(cells) == 2 and not is_value(cells[0][0]) and is_value(cells[1][0]):
        named = read_columns([cells[0][0]], (), sick=sick)
        if named[0] is not None:
            # "People displaced | 361,000": the row names what it counts itself.
            return _counts([(named[0], cells[1])])
    if not heads or heads[-1].index >= sentence.index:
        return ()
    cells = _cells(sentence)
    if not cells or adds_up(sentence):
        return ()
    columns = read_columns(_titles(heads), _above(heads[0], sentences), sick=sick)
    return _counts(zip(columns, cells, strict=False))


def _above(head: Sentence, sentences: Sequence[Sentence]) -> list[str]:
    """Return the line above a table and the heading that it stands under."""
    before = sentences[head.index - 1] if head.index else None
    line = [before.text] if before is not None and before.part != "row" else []
    return line + ([] if head.heading is None else [sentences[head.heading].text])


def _counts(counted: Iterable[tuple[Column | None, tuple[str, int]]]) -> tuple[Figure, ...]:
    """Return the figures of cells, each with what its column counts."""
    figures: list[Figure] = []
    for column, (text, start) in counted:
        cell = read_cell(text, factor=column.factor) if column is not None else None
        if column is None or cell is None or (not cell.best and column.measure not in _HURT):
            continue
        first, last = start + cell.start, start + cell.end
        quantity = Quantity(
            measure=column.measure,
            low=cell.low,
            best=cell.best,
            high=cell.high,
            qualifier=cell.qualifier,
            unit=cell.unit or column.unit,
            text=text[cell.start : cell.end],
            start=first,
            end=last,
        )
        figures.append(Figure(quantity=quantity, trigger_start=first, trigger_end=last))
    # "Nobody was hurt" is said by a row only where none of its columns counts anybody who was.
    hurt = any(one.quantity.best for one in figures if one.quantity.measure in _HURT)
    return tuple(one for one in figures if one.quantity.best or not hurt)


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """The span of a cell that names the place of its row; ``wide`` if that is a province.

    ``origin`` if it is where people came from, as in a column of nationalities.
    """

    start: int
    end: int
    wide: bool
    origin: bool = False


def place_cells(sentence: Sentence, sentences: Sequence[Sentence]) -> list[PlaceCell]:
    """Return the cells of a row that name its place, by the heads of their columns.

    A column that counts places ("Villages affected") names none.
    """
    heads = heads_of(sentence, sentences)
    if not heads or heads[-1].index >= sentence.index:
        return []
    return [
        PlaceCell(
            start,
            start + len(text),
            wide=bool(words_of(title) & _tables().provinces),
            origin=bool(words_of(title) & _tables().origins),
        )
        for title, (text, start) in zip(_titles(heads), _cells(sentence), strict=False)
        if words_of(title) & (_tables().places | _tables().origins) and any(map(str.isalpha, text))
    ]


def row_place(
    sentence: Sentence,
    named: Mapping[str, Resolution],
    gazetteer: Gazetteer,
    *,
    country: str | None,
    sentences: Sequence[Sentence],
) -> Resolution | None:
    """Return the place that a row of a table is about, from the first of its cells that is a name.

    In the columns for places, where the table has them.

    The name means what it means elsewhere in the report, which ``named`` has by its words; else the
    best place of that name in the country that the report names most.
    """
    marked = {cell.start for cell in place_cells(sentence, sentences)}
    cells = [cell for cell in _cells(sentence) if not marked or cell[1] in marked]
    name = next(((text, start) for text, start in cells if not is_value(text)), None)
    if name is None or words_of(name[0]) & _tables().totals:
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
    if known := named.get(surface):
        return replace(known, toponym=toponym)
    if not named:
        return None
    candidates = gazetteer.candidates(surface, country=country)
    return Resolution(toponym=toponym, candidates=candidates) if candidates else None


def heads_of(sentence: Sentence, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
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


def cell_heads(
    sentence: Sentence, sentences: Sequence[Sentence], at: int
) -> list[tuple[Sentence, int, int]]:
    """Return the heads over a cell, the lowest first, each with the span of its own cell.

    Parameters
    ----------
    sentence, sentences
        The row, and all sentences of the document.
    at
        An offset of the document within the row.
    """
    column = bisect_left([start for _, start in _cells(sentence)], at + 1) - 1
    found = []
    for head in reversed(heads_of(sentence, sentences)):
        cells = _cells(head)
        if 0 <= column < len(cells) and head.index < sentence.index:
            text, start = cells[column]
            found.append((head, start, start + len(text)))
    return found


def without_causes(
    triggers: Sequence[Trigger], sentence: Sentence, sentences: Sequence[Sentence], words: Words
) -> tuple[Trigger, ...]:
    """Leave out the triggers of a row that only say why: those in a column of causes."""
    if sentence.part != "row":
        return tuple(triggers)
    return tuple(
        trigger
        for trigger in triggers
        if not any(
            words_of(head.text[start - head.start : end - head.start]) & _tables().causes
            for head, start, end in cell_heads(sentence, sentences, words.starts[trigger.first])
        )
    )


def counts_all(text: str) -> bool:
    """Tell a column of totals from one of what is new."""
    return bool(words_of(text) & _tables().totals)


def _has_number(row: Sentence) -> bool:
    return any(is_number(text) for text, _ in _cells(row))


def _has_number_below(index: int, sentences: Sequence[Sentence]) -> bool:
    below = index + 1
    while below < len(sentences) and below <= index + _HEADS and sentences[below].part == "row":
        if _has_number(sentences[below]):
            return True
        below += 1
    return False


def _titles(heads: Sequence[Sentence]) -> list[str]:
    """Return the title of each column, which may go over several rows."""
    return join_titles([[text for text, _ in _cells(head)] for head in heads])


def _cells(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the cells of a row with their offsets in the document."""
    text = sentence.text
    return [(match.group(), sentence.start + match.start()) for match in _CELL.finditer(text)]
