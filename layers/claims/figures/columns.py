"""What the columns of a table count, by their titles and what stands above: measure, unit, scale.

Where the titles only say how people are counted ("Individuals", "HHs"), the line or heading above
the table says what befell them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon import cue_sets, cue_words, load_cues
from ..sentence.people import country_names

# The words for each unit.
UNIT_NAMES = cue_sets("reports.units")
_MEASURES = cue_sets("reports.columns")
_OTHER = cue_words("reports.other.words")
_TOTALS = cue_words("reports.totals.words")
_PARTS = cue_words("reports.parts.words")
_ARRIVALS = cue_words("reports.arrivals.words")
_PLACES = cue_words("reports.points.words")
_HOUSES = cue_words("reports.housed.words")
_CASES = cue_words("reports.cases.words")
_SCALES: dict[str, int] = load_cues("reports")["scales"]
_WORD = re.compile(r"[^\W_]+|%")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?((?:[A-Z]\w+\s?){1,3})")
_BAR = "|"
_EMPTY = frozenset(("", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count; ``factor`` is 1000 for "(in thousands)"."""

    measure: str
    unit: str
    factor: int
    total: bool


def words_of(text: str) -> set[str]:
    """Return the words of a cell or a line, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def join_titles(rows: Sequence[Sequence[str]]) -> list[str]:
    """Join the heads of a table, one title a column.

    A head over several columns stands in the first of them; the others, which have heads of their
    own below it, are under it too; but not under a caption, alone in its row. Bars part the rows.
    """
    width = max(len(row) for row in rows)
    titles = [""] * width
    for depth, row in enumerate(rows):
        below = rows[depth + 1 :]
        caption = sum(cell.strip() not in _EMPTY for cell in row) == 1
        over = ""
        for at in range(width):
            cell = row[at].strip() if at < len(row) else ""
            if cell in _EMPTY:
                headed = any(at < len(one) and one[at].strip() not in _EMPTY for one in below)
                cell = over if headed and not caption else ""
            over = cell
            titles[at] = f"{titles[at]}{_BAR}{cell}".strip(_BAR)
    return titles


def read_columns(
    titles: Sequence[str], above: Sequence[str], *, sick: bool = False
) -> list[Column | None]:
    """Return what each column counts, None for what counts nobody.

    Parameters
    ----------
    titles
        The titles of the columns.
    above
        The line above the table and its heading, the nearest first.
    sick
        Whether the report is of a disease, whose cases are people.
    """
    scale = max((_factor(text) for text in above), default=1)
    counting = ["" if words_of(title) & _PLACES else title for title in titles]
    columns = [_column(title, measure_of(title, sick=sick), scale) for title in counting]
    if not any(columns):
        measures = (measure_of(text) for text in (*titles, *above))
        measure = next((one for one in measures if one is not None), None)
        parted = any(words_of(title) & _PARTS for title in titles)
        columns = [
            _column(title, measure, scale) if _counts(title, parted=parted) else None
            for title in titles
        ]
    return _without_parts(columns)


def measure_of(title: str, *, sick: bool = False) -> str | None:
    """Return the one measure that words name, None for none or several; the lowest head's first."""
    lowest = title.rpartition(_BAR)[2]
    if lowest != title:
        return measure_of(lowest, sick=sick) or measure_of(title.replace(_BAR, " "), sick=sick)
    words = words_of(title)
    measures = [measure for measure, names in _MEASURES.items() if words & names]
    if not measures and "in" in words and words & _HOUSES:
        return "displaced"
    if not measures and sick and words & _CASES:
        return "affected"
    if not measures and words & _ARRIVALS:
        origin = _FROM.search(title)
        abroad = origin is not None and origin[1].strip().lower() in country_names()
        return "refugees" if abroad else "displaced"
    return measures[0] if len(measures) == 1 else None


def _column(title: str, measure: str | None, scale: int) -> Column | None:
    words = words_of(title)
    if measure is None or words & _OTHER:
        return None
    unit = next((unit for unit, names in UNIT_NAMES.items() if words & names), "people")
    return Column(measure, unit, max(scale, _factor(title)), bool(words & _TOTALS))


def _counts(title: str, *, parted: bool) -> bool:
    """Tell "Individuals" and "HHs", and the "Total" beside "Men" and "Women"."""
    words = words_of(title)
    if words & _PARTS:
        return False
    return any(words & names for names in UNIT_NAMES.values()) or (parted and bool(words & _TOTALS))


def _factor(text: str) -> int:
    """Return by what "(in thousands)" or "'000" multiplies."""
    scales = _SCALES
    low = text.lower()
    return next((factor for mark, factor in scales.items() if mark in low), 1)


def _without_parts(columns: Sequence[Column | None]) -> list[Column | None]:
    """Keep people where their families are counted too, and the total where its parts are."""
    known = [column for column in columns if column]
    people = {column.measure for column in known if column.unit == "people"}
    totals = {(column.measure, column.unit) for column in known if column.total}
    return [
        column
        if column
        and (column.unit == "people" or column.measure not in people)
        and (column.total or (column.measure, column.unit) not in totals)
        else None
        for column in columns
    ]
