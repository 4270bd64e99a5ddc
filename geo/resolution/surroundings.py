"""What stands around the names of a document that says what they mean.

The sort of place that an administrative word asks for ("Al Jawf and Sana'a governorates"), pairs
of which one may hold the other ("Aleppo, Syria"; "Namie, in Fukushima prefecture"; "Kaduna
(Nigeria)"), and which names stand in one sentence. All offsets are token numbers.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from ..cues import Cues
from ..demonyms import nations, nations_of_two
from ..gazetteer import Gazetteer
from ..model import Document, Toponym
from ..recognition.compass import in_full
from ..recognition.mentions import CAPITAL, LOWER, MARK, Text
from .options import ADMIN1, COUNTRY, WATER, OptionTable

_MARKS_OF_LISTS = frozenset({",", "/"})
# What may stand between a name and what holds it, by itself or before a preposition.
_MARKS_OF_HOLDERS = frozenset({",", "(", "/", "-", "–"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its tokens (both inclusive), offsets and words.

    The words are as written, or in full where the text shortens them ("N. Darfur").
    """

    first: int
    last: int
    start: int
    end: int
    surface: str


def phrase(document: Document, text: Text, first: int, last: int) -> Toponym:
    """Make a toponym of words that stand for a place, from their first and last token."""
    start, end = text.tokens.starts[first], text.tokens.ends[last]
    return Toponym(
        doc_id=document.doc_id,
        sentence=text.tokens.sentence_of(first),
        start=start,
        end=end,
        surface=document.text[start:end],
    )


@dataclass(slots=True)
class Surroundings:
    """Per name: its sentence, the sort it wants; and pairs (held, holder) of names.

    ``nations`` weighs the countries that demonyms speak for ("Nigerian troops"), by their rows.
    ``bound`` are those pairs that are no two of a row; ``enclosed`` pairs of a name and the next,
    which opens a parenthesis behind it, ``parts`` those of a district and the next, which it is
    "of".
    """

    sentence: list[int] = field(default_factory=list)
    sort: list[str | None] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    bound: list[tuple[int, int]] = field(default_factory=list)
    nations: dict[int, float] = field(default_factory=dict)
    enclosed: list[tuple[int, int]] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)


def locate(
    text: Text, spans: Sequence[tuple[int, int]], document_text: str, gazetteer: Gazetteer
) -> list[Name]:
    """Find the tokens of spans given as offsets."""
    starts, ends = text.tokens.starts, text.tokens.ends
    names = []
    for start, end in spans:
        first = min(bisect_right(ends, start), max(len(starts) - 1, 0))
        last = max(bisect_left(starts, end) - 1, first)
        short = in_full(text, first, last, gazetteer) if len(starts) else None
        names.append(Name(first, last, start, end, short or document_text[start:end]))
    return names


def read_surroundings(text: Text, names: Sequence[Name], table: OptionTable) -> Surroundings:
    """Read what stands around each name; the names are in order of their start."""
    around = Surroundings()
    first = text.tokens.first
    for name in names:
        around.sentence.append(bisect_right(first, name.first) - 1)
    sorts = _read_sorts(text, names, table)
    around.sort = sorts
    around.nations = _read_nations(text, table.gazetteer)
    gaps: list[str | None] = [
        _gap(text, one, other) if around.sentence[at] == around.sentence[at + 1] else None
        for at, (one, other) in enumerate(pairwise(names))
    ]
    districts = {
        number
        for number, name in enumerate(names)
        if "admin2" in (sorts[number], table.options(name.surface).sort)
    }
    of = text.cues.words("prepositions", "of")
    around.parts = [(at, at + 1) for at, gap in enumerate(gaps) if at in districts and gap in of]
    for number, gap in enumerate(gaps):
        if gap == "," and number in districts and sorts[number + 1] is None:
            # "Chikun LGA, Kaduna": what a district lies in is no town.
            sorts[number + 1] = _division(names[number + 1], table)
    nations = [_may_be_country(name, table) for name in names]
    around.pairs += [
        # "X village, Y township, Z region": what holds the township holds the village.
        (number, number + 2)
        for number, (gap, following) in enumerate(pairwise(gaps))
        if gap == following == "," and number + 1 in districts
    ]
    for number, gap in enumerate(gaps):
        if gap == "(" or (gap and _is_house_in(gap, text.cues)):
            around.enclosed.append((number, number + 1))
        if gap and _is_house_in(gap, text.cues):
            around.pairs.append((number, number + 1))
        if gap == "'s":
            around.pairs.append((number + 1, number))
            around.bound.append((number + 1, number))
        elif gap and _may_hold(gap, text.cues) and not _are_countries(number, gaps, nations):
            around.pairs.append((number, number + 1))
            sort = sorts[number + 1]
            if sorts[number] != sort if sort else not _is_in_row(number, gaps):
                around.bound.append((number, number + 1))
    return around


def _is_in_row(number: int, gaps: Sequence[str | None]) -> bool:
    """Tell whether a name and the next may be two of a row that an "and" ends: "X, Y and Z"."""
    before, after = number - 1, number + 1
    while before > 0 and gaps[before] == ",":
        before -= 1
    while after < len(gaps) and gaps[after] == ",":
        after += 1
    beside = (*gaps[max(0, before) : number], *gaps[number + 1 : after + 1])
    return not {*beside}.isdisjoint(_ENDS_OF_ROWS)


def _read_sorts(text: Text, names: Sequence[Name], table: OptionTable) -> list[str | None]:
    """Read which sort of place each name wants; a plural is of all names of its list."""
    plural: str | None = None
    sorts: list[str | None] = [None] * len(names)
    for number in range(len(names) - 1, -1, -1):
        sort = _sort_after(text, names[number], table)
        carried = False
        if sort is None and names[number].surface.endswith("s"):
            sort = table.options(names[number].surface).sort
        if number + 1 < len(names) and sort is None and plural is not None:
            sort = plural if _is_list(text, names[number], names[number + 1]) else None
            carried = sort is not None
        plural = sort if sort is not None and (sorts[number] is None) else None
        if plural and not carried and not _is_plural(text, names[number]):
            plural = None
        sorts[number] = sort or _sort_before(text, names[number], table)
        if sort is None:
            plural = None
    return sorts


def _is_plural(text: Text, name: Name) -> bool:
    """Tell "X and Y provinces" from "X, Y province"."""
    if name.surface.endswith("s"):
        return True
    return text.lowers[min(name.last + 1, len(text.lowers) - 1)].endswith("s")


def _division(name: Name, table: OptionTable) -> str | None:
    """Give the sort of a first-order division where a name may mean one."""
    rows = table.options(name.surface).rows
    return "admin1" if any(each.feature == ADMIN1 and each.direct for each in rows) else None


def _may_be_country(name: Name, table: OptionTable) -> bool:
    return any(each.feature == COUNTRY and each.direct for each in table.options(name.surface).rows)


def _are_countries(number: int, gaps: Sequence[str | None], nations: Sequence[bool]) -> bool:
    """Tell whether a name and the next are two of a row of countries: "Niger, Nigeria and Chad"."""
    if not (nations[number] and nations[number + 1]):
        return False
    after, before = number + 1, number - 1
    return (after < len(gaps) and gaps[after] in _ROW_GAPS and nations[after + 1]) or (
        before >= 0 and gaps[before] in _ROW_GAPS and nations[before]
    )


_ENDS_OF_ROWS = frozenset({"and", "or", ", and", ", or", "&"})
_ROW_GAPS = _ENDS_OF_ROWS | {",", "/"}


def _read_nations(text: Text, gazetteer: Gazetteer) -> dict[int, float]:
    """Weigh the countries of demonyms, by rows of the gazetteer."""
    known, ends = nations(), nations_of_two()
    counts: Counter[str] = Counter()
    for number in text.capitals:
        word = text.lowers[number]
        country = known.get(word)
        if word in ends and number:
            country = known.get(f"{text.lowers[number - 1]} {word}") or country
        if country is not None:
            counts[country] += 1
    found = {}
    for country, count in counts.items():
        row = gazetteer.country_row(country)
        if row is not None:
            found[row] = 1.0 + log(count)
    return found


def _gap(text: Text, left: Name, right: Name) -> str | None:
    """Give the words between two names in lower case, without administrative words."""
    if right.first - left.last > 5 or right.first <= left.last:
        return None
    if left.last in text.tokens.possessive:
        return "'s"
    between = text.lowers[left.last + 1 : right.first]
    return " ".join(lower for lower in between if lower not in text.cues.admin)


def _may_hold(gap: str, cues: Cues) -> bool:
    """Tell whether the second of two names may hold the first: "X, Y", "X (Y)", "X, in the Y"."""
    words = gap.split()
    inside = words[1:] if words[0] in _MARKS_OF_HOLDERS else words
    if not inside:
        return True
    leads = cues.words("prepositions", "in") | cues.words("prepositions", "of")
    return inside[0] in leads and set(inside[1:]) <= cues.words("prepositions", "the")


def _is_house_in(gap: str, cues: Cues) -> bool:
    """Tell "Soroka hospital in Beersheba", which is not in the far town of its name."""
    words = gap.split()
    return (
        len(words) > 1
        and words[-1] in cues.words("prepositions", "in")
        and words[-2] in cues.words("other_names", "facilities")
    )


def is_of_list(text: Text, number: int) -> bool:
    """Tell whether a word or mark joins the names of a list."""
    lower = text.lowers[number]
    return lower in _MARKS_OF_LISTS or lower in text.cues.words("prepositions", "and")


def _is_list(text: Text, left: Name, right: Name) -> bool:
    between = range(left.last + 1, right.first)
    return 0 < len(between) <= 2 and all(is_of_list(text, each) for each in between)


def _sort_after(text: Text, name: Name, table: OptionTable) -> str | None:
    number = name.last + 1
    if number >= text.tokens.end_of[name.last] or name.last in text.tokens.possessive:
        return None
    if text.lowers[number : number + 3] == ["local", "government", "area"]:
        return "admin2"
    return table.sort_of(text.lowers[number])


def _sort_before(text: Text, name: Name, table: OptionTable) -> str | None:
    """Read "province of X", "the city of X", "oblast X"."""
    number = name.first - 1
    begin = text.tokens.begin_of[name.first]
    if number < begin or text.kinds[number] == MARK:
        return None
    if text.lowers[number] == "the" and _is_river(text, name, table):
        return "water"
    if text.lowers[number] in text.cues.words("links", "joins") and number - 1 >= begin:
        if number - 2 >= begin and _is_capitalised(text, number - 2):
            return None  # "Zinda Jan district of Herat": the word is about the other name
        return table.sort_of(text.lowers[number - 1])
    # "Lake Chad basin states Niger and Chad": a plural is of all of them.
    single = text.kinds[number] == LOWER and not text.lowers[number].endswith("s")
    if single or text.cues.language != "en":
        return table.sort_of(text.lowers[number])
    return None


def _has_noun(text: Text, name: Name) -> bool:
    """Tell whether a noun may follow a name: "at Chad's border", "at Jordan River"."""
    after = name.last + 1
    if name.last in text.tokens.possessive:
        return True
    if after >= text.tokens.end_of[name.first] or text.kinds[after] == MARK:
        return False
    lower, words = text.lowers[after], text.cues.words
    return lower not in words("frames", "after") and lower not in words("frames", "rises")


def is_quarter(text: Text, name: Name) -> bool:
    """Tell "the Penha favela" and "the Penha neighbourhood", which are parts of a city."""
    after = name.last + 1
    return (
        after < text.tokens.end_of[name.first]
        and name.last not in text.tokens.possessive
        and text.lowers[after] in text.cues.words("frames", "quarters")
    )


def _is_capitalised(text: Text, number: int) -> bool:
    """Tell whether a word may be of a name: it has a capital, and is no "The"."""
    articles = text.cues.words("descriptions", "definite")
    return text.kinds[number] == CAPITAL and text.lowers[number] not in articles


def _is_river(text: Text, name: Name, table: OptionTable) -> bool:
    """Tell whether "the Dnipro" is the river: towns take no article, and no noun follows it.

    So is "the Gulf" a water, and what rises and bursts, whether the gazetteer knows it or not.
    """
    if name.last not in text.tokens.possessive and _has_noun(text, name):
        return False
    after, before = name.last + 1, name.first - 2
    if name.surface.lower() in text.cues.words("sorts", "water") or (
        after < text.tokens.end_of[name.first]
        and text.lowers[after] in text.cues.words("frames", "rises")
    ):
        return True
    if (
        before >= text.tokens.begin_of[name.first]
        and text.lowers[before] in text.cues.words("frames", "beside")
        and table.options(name.surface).sort is None
        and not name.surface.endswith("s")
    ):
        return True  # "along the Limpopo", but not "along the Andes"
    features = {option.feature for option in table.options(name.surface).rows}
    return WATER in features and COUNTRY not in features
