"""Names that the tagger left out though the text says plainly that they are places.

A name that nobody knows matters too: told as unresolved, it keeps what happened there from being
put somewhere else. Read are: the words around a name ("the village of X", "X district", "the X
road"), rows of names of which most are places ("Goma, Sake and X") or that a word says to be ("X, Y
and Z townships", "woredas: X, Y"), whole cells of a table that the gazetteer knows, and a name that
was taken for a place elsewhere in the document.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from .cues import given_names, word_frequency
from .mentions import ARTICLES, CAPITAL, DIGIT, LOWER, MARK, Mention, Text

Span = tuple[int, int]
_LONGEST = 4
_LONGEST_ROW = 60
_ROW_MARKS = frozenset({",", "and", "or", "&"})
_CELL = "|"


def add_overlooked(
    found: Sequence[Span],
    mentions: Sequence[Mention],
    text: Text,
    *,
    is_other: Callable[[Span], bool],
) -> list[Span]:
    """Add to the names that were found those that their surroundings tell to be places.

    ``is_other`` tells whether a span is only part of another name.
    """
    kept = [_whole(span, mentions, text) for span in found]
    taken = {number for first, last in kept for number in range(first, last + 1)}
    for spans in (
        _cells(mentions, text),
        _led(text),
        _listed(text),
        _measured(mentions, text),
        _headed(mentions, text),
        _between(found, mentions, text),
        _again(found, mentions),
        _rows(kept, text),
    ):
        for span in spans:
            numbers = range(span[0], span[1] + 1)
            if taken.isdisjoint(numbers) and not is_other(span):
                taken.update(numbers)
                kept.append(span)
    return sorted(set(kept))


def _is_name(text: Text, number: int, *, titled: bool = False) -> bool:
    """Tell whether a word is capitalised and has no meaning of its own, in titles if asked."""
    lower = text.lowers[number]
    return (
        text.kinds[number] == CAPITAL
        and number not in text.shouting
        and (titled or number not in text.titled)
        and len(lower) > 2
        and (word_frequency().get(lower, 0) % 2 == 0 or lower in ARTICLES)
        and lower not in text.cues.bodies
        and lower not in text.cues.words("offsets", "days")
        and lower not in text.cues.before
    )


def _run(text: Text, first: int) -> int | None:
    """Give the last word of a name that begins at a word; None where none does."""
    end = text.tokens.end_of(first)
    last = first
    while last < end and (_is_name(text, last) or _is_article(text, last)):
        if last in text.tokens.possessive:
            last += 1
            break
        last += 1
    last -= 1
    if last < first or last - first >= _LONGEST or text.lowers[last] in ARTICLES:
        return None
    return last


def _is_article(text: Text, number: int) -> bool:
    return text.lowers[number] in ARTICLES and text.kinds[number] in (CAPITAL, LOWER)


def _whole(span: Span, mentions: Sequence[Mention], text: Text) -> Span:
    """Let a name that no gazetteer holds go on over the capitalised words after it."""
    first, last = span
    if last in text.tokens.possessive or not _is_name(text, first):
        return span
    if any(each.first <= last and first <= each.last for each in _near(mentions, first)):
        return span
    longer = _run(text, first)
    if longer is None or longer <= last:
        return span
    if any(text.lowers[each] in given_names() for each in range(last + 1, longer + 1)):
        return span
    return first, longer


def _near(mentions: Sequence[Mention], number: int) -> Sequence[Mention]:
    """Give the mentions about a word; they are in order."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        if mentions[middle].last < number:
            low = middle + 1
        else:
            high = middle
    return mentions[low : low + 2]


def _led(text: Text) -> list[Span]:
    """Find names beside a word for a place: "village of X", "residents of X", "the X road"."""
    admin = text.cues.tables.get("admin", {})
    places = admin.get("town", frozenset()) | admin.get("admin2", frozenset())
    roads = text.cues.words("references", "route")
    people = text.cues.words("overlooked", "people")
    moves = text.cues.words("overlooked", "moves")
    leading = places | roads | people | moves
    found = []
    for number, lower in enumerate(text.lowers):
        if lower not in leading or (text.kinds[number] != LOWER and lower not in people):
            continue
        end = text.tokens.end_of(number)
        if lower in places or lower in people:
            first = number + 2
            if first < end and text.lowers[number + 1] == "of":
                found.append(_unless_person(text, first))
        elif lower in moves and number + 1 < end:
            found.append(_unless_person(text, number + 1))
        if lower in places or lower in roads:
            found.append(_ended(text, number))
    return [span for span in found if span is not None]


def _unless_person(text: Text, first: int) -> Span | None:
    last = _run(text, first)
    if last is None or any(text.lowers[each] in given_names() for each in range(first, last + 1)):
        return None
    return first, last


def _ended(text: Text, number: int) -> Span | None:
    """Give the name that a word for a place ends, where a preposition or "the" leads to it."""
    begin, first, last = text.tokens.begin_of(number), number, number - 1
    while first > begin and (text.kinds[first - 1] == CAPITAL or _is_article(text, first - 1)):
        first -= 1
    before = text.lowers[first - 1] if first > begin else ""
    led = before == "the" or text.cues.before.get(before, "").startswith("prepositions.")
    if (
        led
        and first <= last < first + _LONGEST
        and last not in text.tokens.possessive
        and any(_is_name(text, each) for each in range(first, last + 1))
    ):
        return first, last
    return None


def _measured(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find all mentions of names that the text gives a distance: "Sake, 25 km west of Goma"."""
    units = text.cues.words("landmarks", "units")
    keys = {
        each.key
        for each in mentions
        if each.last + 3 < text.tokens.end_of(each.first)
        and text.lowers[each.last + 1] == ","
        and text.kinds[each.last + 2] == DIGIT
        and text.lowers[each.last + 3] in units
    }
    return [
        (each.first, each.last)
        for each in mentions
        if each.key in keys and text.tokens.begin_of(each.first) != each.first
    ]


def _headed(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find names that head an item: "* Macomia: 3,000 people fled"."""
    found = []
    for mention in mentions:
        first, begin = mention.first, text.tokens.begin_of(mention.first)
        after = mention.last + 1
        end = text.tokens.end_of(first)
        while after < end and text.tokens.words[after] == "*":
            after += 1
        if (
            after < end
            and text.tokens.words[after] == ":"
            and first - begin <= _LONGEST
            and all(text.tokens.words[each] in _BULLETS for each in range(begin, first))
            and "dictionary" not in mention.summary.features
            and mention.key not in given_names()
        ):
            found.append((first, mention.last))
    return found


_BULLETS = frozenset("*-•·▪–‣#")


def _between(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find the second of two ends: "between Goma and X"."""
    ends = {
        last + 2
        for first, last in found
        if first > text.tokens.begin_of(first)
        and text.lowers[first - 1] == "between"
        and last + 2 < text.tokens.end_of(first)
        and text.lowers[last + 1] in ("and", "&")
    }
    known = [(each.first, each.last) for each in mentions if each.first in ends]
    taken = {first for first, _ in known}
    runs = [(first, _run(text, first)) for first in ends - taken]
    return known + [(first, last) for first, last in runs if last is not None]


def _listed(text: Text) -> list[Span]:
    """Find rows of names of which a word in the plural says that they are places."""
    admin = text.cues.tables.get("admin", {})
    plurals = {word for words in admin.values() for word in words if word.endswith("s")}
    found = []
    for number, lower in enumerate(text.lowers):
        if lower in plurals and text.kinds[number] in (LOWER, CAPITAL):
            row = _row_before(text, number)
            found += row if len(row) > 1 else []
            if number + 2 < len(text.lowers) and text.lowers[number + 1] in _LEADS_TO_ROW:
                row = _row_after(text, number + 2)
                found += row if len(row) > 1 else []
    return found


_LEADS_TO_ROW = frozenset({"of", ":", "including", "like"})


def _row_after(text: Text, first: int) -> list[Span]:
    """Read a row of names from its first word on: "Gode, Kelafo and Mustahil"."""
    row: list[Span] = []
    limit = min(text.tokens.end_of(first - 1), first + _LONGEST_ROW)
    while first < limit:
        last = first
        while last < limit and _is_part(text, last):
            last += 1
        if not 0 < last - first <= _LONGEST:
            break
        row.append((first, last - 1))
        first = last
        if first >= limit or text.lowers[first] not in _ROW_MARKS:
            break
        while first < limit and text.lowers[first] in _ROW_MARKS:
            first += 1
    return row


def _row_before(text: Text, after: int) -> list[Span]:
    """Read a row of names that ends before a word: "Pauk, Myaing and Yesagyo townships"."""
    row: list[Span] = []
    begin = max(text.tokens.begin_of(after), after - _LONGEST_ROW)
    last = after - 1
    while last >= begin:
        first = last
        while first - 1 >= begin and _is_part(text, first - 1):
            first -= 1
        if not _is_part(text, last) or last - first >= _LONGEST:
            break
        row.append((first, last))
        last = first - 1
        if last < begin or text.lowers[last] not in _ROW_MARKS:
            break
        while last >= begin and text.lowers[last] in _ROW_MARKS:
            last -= 1
    return row


def _is_part(text: Text, number: int) -> bool:
    return (
        _is_name(text, number, titled=True)
        or _is_article(text, number)
        or (text.kinds[number] == CAPITAL and text.lowers[number] in text.cues.words("directions"))
    )


def _again(found: Sequence[Span], mentions: Sequence[Mention]) -> list[Span]:
    """Find other mentions of names that were taken for places, and never left out more often."""
    starts = set(found)
    taken: dict[str, int] = {}
    for mention in mentions:
        vote = 1 if (mention.first, mention.last) in starts else -1
        taken[mention.key] = taken.get(mention.key, 0) + vote
    return [
        (each.first, each.last)
        for each in mentions
        if taken[each.key] > 0
        and each.score > _AGAIN
        and not each.after.startswith((">capital", ">titled"))
        and not each.before.startswith(("<capital", "<titled", "<titles", "<initial"))
    ]


_AGAIN = -1.5


def _cells(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find cells of tables that are, as a whole, a name of the gazetteer."""
    words = text.tokens.words
    found = []
    for mention in mentions:
        first, last = mention.first, mention.last
        begin, end = text.tokens.begin_of(first), text.tokens.end_of(first)
        left = first == begin or words[first - 1] == _CELL
        right = last + 1 >= end or words[last + 1] == _CELL
        in_row = (first > begin and words[first - 1] == _CELL) or (
            last + 1 < end and words[last + 1] == _CELL
        )
        if left and right and in_row and "dictionary" not in mention.summary.features:
            found.append((first, last))
    return found


def _rows(found: Sequence[Span], text: Text) -> list[Span]:
    """Find the members that are missing of a row of names behind a preposition of place."""
    added = []
    for one, two in pairwise(sorted(found)):
        between = range(one[1] + 1, two[0])
        if len(between) > 1 or (between and text.lowers[between[0]] not in _ROW_MARKS):
            continue
        number = two[1] + 1
        end = min(text.tokens.end_of(two[0]), number + _LONGEST_ROW)
        while number + 1 < end and text.lowers[number] in _ROW_MARKS:
            joined = text.lowers[number] in ("and", "&")
            first = number + 1
            if first + 1 < end and text.lowers[first] == "and":
                joined, first = True, first + 1
            last = _run(text, first)
            if last is None or not _is_closed(text, last, end, joined=joined):
                break
            if any(text.lowers[each] in given_names() for each in range(first, last + 1)):
                break
            added.append((first, last))
            number = last + 1
    return added


def _is_closed(text: Text, last: int, end: int, *, joined: bool) -> bool:
    """Tell whether a row goes on or ends after a word: with "and" before it, it may simply end."""
    after = last + 1
    if after >= end:
        return True
    if text.kinds[after] == MARK:
        return text.tokens.words[after] in ",.;:)"
    return text.lowers[after] in _ROW_MARKS or joined
