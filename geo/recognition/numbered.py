"""Names that a number ends: quarters, parts of camps and villages, as in "Delmas 33".

Numbers mostly count something ("in Goma 12 people died"). One belongs to the name before it where
a preposition of place or an attack leads to that name, and nothing counted follows it. Many names
with numbers are a list of counts ("in Misrata 4, in Sirte 2, …").
"""

from collections.abc import Sequence

from .mentions import CAPITAL, DIGIT, MARK, Mention, Text
from .unknown import Span, has_given, is_article, is_name, is_rare

_LONGEST_NUMBER = 3
# Countries, provinces and regions have no numbered parts: behind them numbers count.
_WIDE = "c1r"
_MOST_NAMES = 2
_STOPS = frozenset(",.;:)")
_JOINS = frozenset({"and", "or"})
_SINGULAR = frozenset({"is", "was", "has", "remains"})


def with_numbers(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Let names go on over the number that ends them, and add those that only it makes one."""
    ends = [at for at, kind in enumerate(text.kinds) if kind == DIGIT and _may_end(text, at)]
    if not ends:
        return list(found)
    spans = {last: (first, last) for first, last in found}
    known = {each.last: each for each in mentions}
    longer: dict[Span, Span] = {}
    for at in ends:
        mention = known.get(at - 1)
        if mention is not None and mention.summary.letter in _WIDE:
            return list(found)
        span = spans.get(at - 1) or _span(mention) or _unknown(text, at - 1)
        if span is not None and _is_led(text, span[0]):
            longer[span] = (span[0], at)
    if len({" ".join(text.lowers[first:last]) for first, last in longer.values()}) > _MOST_NAMES:
        return list(found)
    taken = {number for first, last in longer.values() for number in range(first, last + 1)}
    kept = [each for each in found if taken.isdisjoint(range(each[0], each[1] + 1))]
    return sorted(kept + list(longer.values()))


def _span(mention: Mention | None) -> Span | None:
    return None if mention is None else (mention.first, mention.last)


def _may_end(text: Text, number: int) -> bool:
    """Tell whether a number stands right behind a capitalised word, and counts nothing."""
    tokens = text.tokens
    word = tokens.words[number]
    if not (1 <= len(word) <= _LONGEST_NUMBER and word.rstrip("ABCDEFNSW").isdecimal()):
        return False
    if number == tokens.begin_of[number] or text.kinds[number - 1] != CAPITAL:
        return False
    if tokens.starts[number] - tokens.ends[number - 1] != 1 or "." in tokens.words[number - 1]:
        return False
    if number - 1 in text.shouting or text.lowers[number - 1] in text.cues.words("offsets", "days"):
        return False
    after = number + 1
    if after >= tokens.end_of[number]:
        return True
    lower = text.lowers[after]
    if text.kinds[after] == MARK:
        return tokens.words[after] in _STOPS
    if lower in _JOINS:
        return after + 1 < tokens.end_of[number] and text.kinds[after + 1] == CAPITAL
    return (
        lower in _SINGULAR
        or text.cues.before.get(lower, "").startswith("prepositions.")
        or lower in text.cues.words("overlooked", "free") - text.cues.words("suffered")
    )


def _unknown(text: Text, last: int) -> Span | None:
    """Read back a rare name that no gazetteer holds: "Al-Salam"."""
    first = last
    while first > text.tokens.begin_of[last] and (
        is_name(text, first - 1)
        or (text.tokens.is_tight(first - 1) and is_article(text, max(first - 2, 0)))
        or is_article(text, first - 1)
    ):
        first -= 1
    named = is_name(text, last) and is_rare(text, last, last)
    return (first, last) if named and not has_given(text, first, last) else None


def _is_led(text: Text, first: int) -> bool:
    """Tell whether a preposition of place or an attack leads to a name."""
    before = first - 1
    if before < text.tokens.begin_of[first]:
        return False
    lower, words = text.lowers[before], text.cues.words
    return (
        text.cues.is_placing(lower)
        or lower in words("overlooked", "moves")
        or lower in words("overlooked", "strikes")
        or (lower == "and" and text.kinds[before - 1] == DIGIT)
    )
