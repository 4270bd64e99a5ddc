"""Read a text without capitals as if its names had them: messages, posts, quick notes.

Only where next to no word of a text is capitalised: then each word that no dictionary holds in
lower case counts as capitalised, and so do the words before and after it that make one name of the
gazetteer with it ("south sudan"); a country's name that is a word as well ("chad", "turkey") does
behind a preposition of place. English only.
"""

from ..cues import word_frequency
from .mentions import CAPITAL, CAPITALS, LOWER, Text, Vocabulary, note_capitals

_FEWEST, _SHARE = 4, 0.02
_LONGEST = 4
_COUNTRY = "c"


def raise_names(text: Text, vocabulary: Vocabulary) -> None:
    """Make likely names capitalised where the whole text is in small letters."""
    small = text.kinds.count(LOWER)
    large = text.kinds.count(CAPITAL) + text.kinds.count(CAPITALS)
    if text.cues.language != "en" or small < _FEWEST or large > _SHARE * small:
        return
    frequency = word_frequency()
    names = [not frequency.get(lower, 0) % 2 for lower in text.lowers]
    for number, kind in enumerate(text.kinds):
        if kind != LOWER:
            continue
        if names[number] or _is_country(text, number, vocabulary):
            text.kinds[number] = CAPITAL
        elif any(names[number : number + _LONGEST]):
            length = vocabulary.gazetteer.longest_match(text.keys[number : number + _LONGEST])
            if any(names[number : number + length]):
                text.kinds[number] = CAPITAL
    note_capitals(text)
    text.seen_lower = {
        key for kind, key in zip(text.kinds, text.keys, strict=True) if kind == LOWER
    }


def _is_country(text: Text, number: int, vocabulary: Vocabulary) -> bool:
    if not number or not text.cues.is_placing(text.lowers[number - 1]):
        return False
    summary = vocabulary.name(text.keys[number])
    return summary is not None and summary.letter == _COUNTRY
