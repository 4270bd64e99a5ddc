"""Which names of the gazetteer are places, in languages that have no tagger.

A mention counts by its score, its size and its neighbours. Half a hyphenated word ("Croix-Rouge"),
a day of the week, a title's bearer ("General Santander") are none. In Arabic, which has no
capitals, only what is well known, what a preposition or a sort of place leads to, what has several
words, or what stands in a row of such names ("بعلبك وصور والنبطية"); the small words written onto a
name are cut off its span.
"""

from collections.abc import Iterable, Sequence

from ..names import normalise
from .mentions import CAPITAL, CAPITALS, CASELESS, HYPHENS, Mention, Text, on_scale

_TOWN, _CITY = on_scale(10_000), on_scale(180_000)
_LIKELY, _ALONE = -1.5, -1.0
_LEADING = frozenset(
    {"<prepositions.in", "<prepositions.at", "<prepositions.of", "<prepositions.to", "<admin.town"}
)
# Classes of capitalised words that are no part of a person's name.
_NO_NAMES = ("prepositions", "admin", "facilities", "directions")
_AND = "و"
_CLITICS = ("وب", "ول", "فب", "و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"


def hold(mentions: Sequence[Mention], text: Text) -> list[Mention]:
    """Choose the mentions that are places."""
    held = [_holds(each, text) for each in mentions]
    for right in range(1, len(mentions)):
        if _in_a_row(mentions[right - 1], mentions[right], text):
            for member in (right - 1, right):
                held[member] = held[member] or _may_follow(mentions[member], text)
    return [mention for mention, holds in zip(mentions, held, strict=True) if holds]


def _holds(mention: Mention, text: Text) -> bool:
    first, last = mention.first, mention.last
    if first == last and (_is_common(first, text) or len(mention.key) < 3):
        return False
    if text.kinds[first] == CASELESS:
        return _holds_caseless(mention)
    summary = mention.summary
    if summary.letter == "c":
        return True
    if "titles" in mention.before or _is_half(mention, text) or _is_person(mention):
        return False
    if mention.score > 0 or (mention.score > _LIKELY and summary.population > _CITY):
        return True
    return (
        mention.score > _ALONE
        and summary.population > _TOWN
        and not mention.before.startswith(("<start", "<capital", "<titled"))
        and not mention.after.startswith((">capital", ">titled"))
        and (text.kinds[first] != CAPITALS or first in text.shouting)
    )


def _is_common(number: int, text: Text) -> bool:
    """Tell whether a word is one of the language and no name."""
    lower, cues = text.lowers[number], text.cues
    return (
        lower in cues.words("language", "function")
        or lower in cues.words("time")
        or lower in cues.words("common")
        or lower in cues.before
        or lower in text.seen_lower
    )


def _holds_caseless(mention: Mention) -> bool:
    summary = mention.summary
    if summary.letter in "c1" or summary.special:
        return True
    if " " in mention.key and mention.score > _ALONE and summary.population > 0:
        return True
    led = mention.before in _LEADING and len(mention.key) > 3
    return summary.population > (_TOWN if led else _CITY)


def _is_person(mention: Mention) -> bool:
    """Tell whether a town's name stands beside another capitalised word: "Anna Belova"."""
    summary, before = mention.summary, mention.before
    if summary.population > _CITY or summary.letter not in "2p":
        return False
    if mention.after.startswith((">capital", ">titled")):
        return True
    return before.startswith(("<capital", "<titled")) and not any(
        word in before for word in _NO_NAMES
    )


def _is_half(mention: Mention, text: Text) -> bool:
    """Tell whether a town's name is only half of a hyphenated word."""
    if mention.first != mention.last or mention.summary.population > _CITY:
        return False
    return mention.summary.letter in "2p" and (
        _is_joined(text, mention.first - 1) or _is_joined(text, mention.first + 1)
    )


def _is_joined(text: Text, number: int) -> bool:
    """Tell whether a hyphen without spaces, between two capitals, stands here."""
    return (
        text.tokens.is_tight(number)
        and text.tokens.words[number] in HYPHENS
        and text.kinds[number - 1] == text.kinds[number + 1] == CAPITAL
    )


def _in_a_row(left: Mention, right: Mention, text: Text) -> bool:
    """Tell whether two names stand side by side, joined by the Arabic "and"."""
    return (
        left.last + 1 == right.first
        and text.lowers[right.first].startswith(_AND)
        and clitic_length(text.tokens.words[right.first], right.key) > 0
    )


def _may_follow(mention: Mention, text: Text) -> bool:
    return (
        len(mention.key) >= 3
        and mention.summary.population > _TOWN
        and not (mention.first == mention.last and _is_common(mention.first, text))
    )


def clitic_length(word: str, key: str) -> int:
    """Count the letters of "and", "in" or "to" that are written onto the first word of a name.

    Examples
    --------
    >>> clitic_length("وحلب", "حلب"), clitic_length("لبيروت", "بیروت"), clitic_length("حلب", "حلب")
    (1, 1, 0)
    """
    head = key.partition(" ")[0]
    if normalise(word) == head:
        return 0
    for clitic in _CLITICS:
        if word.startswith(clitic):
            rest = normalise(word[len(clitic) :])
            if rest in (head, _ARTICLE + head):
                return len(clitic)
    return 0


def clitics(mentions: Iterable[Mention], text: Text) -> dict[int, int]:
    """Give how many letters to cut off the first token of each Arabic name, where any."""
    if text.cues.language != "ar":
        return {}
    found = {
        each.first: clitic_length(text.tokens.words[each.first], each.key) for each in mentions
    }
    return {first: length for first, length in found.items() if length}
