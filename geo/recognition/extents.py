"""How far a name goes: names are taken whole.

Half of a name is another place. A name goes on over the whole of a name of the gazetteer that it
begins ("El Fasher"), over an Arabic article ("Ain al-Arab"), over a hyphen to a part that nobody
knows ("Kosivtsi-Nove"), and takes the full stop of its abbreviation ("Calif.").
"""

from collections.abc import Iterable, Sequence

from ..cues import word_frequency
from ..gazetteer import ABBREVIATION, Gazetteer
from .mentions import ARTICLES, CAPITAL, HYPHENS, LOWER, Mention, Text
from .unknown import RARE, Span

# A dash joins two names ("the Kadugli–Dilling road"), and is left out here.
PARTING = frozenset({"–", "—"})
_JOINING = HYPHENS - PARTING


def completed(found: Sequence[Span], mentions: Sequence[Mention]) -> list[Span]:
    """Let names that are a part of a longer one of the gazetteer be all of it."""
    longer = {
        number: (each.first, each.last)
        for each in mentions
        if each.first < each.last
        for number in range(each.first, each.last + 1)
    }
    whole = (longer.get(first, (first, last)) for first, last in found)
    return _merged(
        one if one[1] >= span[1] else span for span, one in zip(found, whole, strict=True)
    )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap; they come in order of their start."""
    merged: list[Span] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def apart(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Part names that a dash joins ("Goma–Minova"), unless the gazetteer has them as one.

    A hyphen joins two names where both are known ("the Chad-Sudan border").
    """
    begin = {each.first: each.last for each in mentions}
    single = {
        number
        for each in mentions
        for number in range(each.first, each.last)
        if each.first < number
    }
    parted: list[Span] = []
    for first, last in found:
        start = first
        for number in range(first + 1, last):
            word = text.tokens.words[number]
            joins_two = begin.get(start) == number - 1 and begin.get(number + 1) == last
            if number not in single and (word in PARTING or (word in HYPHENS and joins_two)):
                parted.append((start, number - 1))
                start = number + 1
        parted.append((start, last))
    return parted


def with_hyphens(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Take "Kosivtsi-Nove" as one name, where only a part of it is known.

    "Moscow-Beijing" are two names that are known.
    """
    known = {number for each in mentions for number in range(each.first, each.last + 1)}
    longer: list[Span] = []
    for span in found:
        first, last = span
        while _hyphen(text, first - 1) and _half(text, first - 2, known):
            first -= 2
        while (step := _goes_on(text, last, known)) > 0:
            last += step
        longer.append((first, last))
    return _merged(longer)


def _goes_on(text: Text, last: int, known: set[int]) -> int:
    """Count the words of the next part of a hyphenated name: "-Nove" is two, "-i-Ghori" four."""
    if not _hyphen(text, last + 1):
        return 0
    if _half(text, last + 2, known):
        return 2
    small = text.lowers[last + 2]
    links = small in text.cues.links or small not in text.cues.before
    is_link = text.kinds[last + 2] == LOWER and len(small) <= _LONGEST_LINK and links
    is_link = is_link and small not in text.cues.words("prepositions", "and")
    return 4 if is_link and _hyphen(text, last + 3) and text.kinds[last + 4] == CAPITAL else 0


_LONGEST_LINK = 3


def with_articles(found: Sequence[Span], text: Text) -> list[Span]:
    """Let a name go on over "al-" and the like, which stand between no two names, and begin so."""
    longer: list[Span] = []
    for span in found:
        first, last = span
        end = text.tokens.end_of[first]
        if _hyphen(text, first - 1) and text.lowers[first - 2] in ARTICLES:
            first -= 2
        while (
            last not in text.tokens.possessive
            and last + 3 < end
            and text.lowers[last + 1] in ARTICLES
            and text.kinds[last + 1] == LOWER
            and _hyphen(text, last + 2)
            and text.kinds[last + 3] == CAPITAL
        ):
            last += 3
        longer.append((first, last))
    return _merged(longer)


def _hyphen(text: Text, number: int) -> bool:
    """Tell whether a hyphen without spaces stands here."""
    return text.tokens.is_tight(number) and text.tokens.words[number] in _JOINING


def _half(text: Text, number: int, known: set[int]) -> bool:
    """Tell whether a word beside a hyphen is a capitalised name that nobody knows."""
    return (
        number not in known
        and text.kinds[number] == CAPITAL
        and word_frequency().get(text.lowers[number], 0) < RARE
    )


def with_stops(found: Sequence[Span], text: Text, gazetteer: Gazetteer) -> list[Span]:
    """Give abbreviations their full stop: "Ky." after a comma, "Calif." anywhere."""
    return [
        (first, last + 1) if _is_abbreviated(text, last, gazetteer) else (first, last)
        for first, last in found
    ]


def _is_abbreviated(text: Text, last: int, gazetteer: Gazetteer) -> bool:
    words, starts, ends = text.tokens.words, text.tokens.starts, text.tokens.ends
    after = last + 1
    if (
        after >= len(words)
        or words[after] != "."
        or starts[after] != ends[last]
        or text.kinds[last] != CAPITAL
        or len(words[last]) > _LONGEST_ABBREVIATION
    ):
        return False
    matches = gazetteer.lookup_key(text.keys[last])
    if all(match.how != ABBREVIATION for match in matches):
        return False
    follows_comma = last > 0 and words[last - 1] == ","
    return follows_comma or all(match.how == ABBREVIATION for match in matches)


_LONGEST_ABBREVIATION = 5
