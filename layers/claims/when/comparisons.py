"""Tell the day that a figure is only compared with: "30 died, 15% more than in April"."""

from ...lexicon import cue_sets, cue_words
from ..sentence.words import COMMA, Words

_CUES = cue_sets("dates.again")
_PREPOSITIONS = cue_words("dates.again.prepositions")
# So many words may lie between the change and the day: "a 36 per cent increase on the end of".
_FARTHEST = 12


def is_compared(words: Words, first: int, when: int) -> bool:
    """Tell whether the day at a word is only what something is compared with.

    Parameters
    ----------
    words
        The words of the sentence.
    first
        Where the trigger begins of what is dated.
    when
        Where the day begins.
    """
    before = when - 1
    while before > 0 and words.words[before].isdigit():
        before -= 1
    if before >= 0 and words.words[before] in (
        _CUES["compared"] if before == when - 1 else _CUES["compared_number"]
    ):
        return words.words[when] not in _PREPOSITIONS or not _is_bound(words, before)
    if before == when - 1 and before > 0 and words.words[before] in _PREPOSITIONS:
        before -= 1
    return words.words[max(before, 0)] in _CUES["compared"] or _is_change(words, first, when)


def _is_change(words: Words, first: int, when: int) -> bool:
    """Tell the day of a part of its own that only tells of a change: ", up 30% on April"."""
    start = when
    while start > 0 and words.breaks[start] < COMMA and when - start <= _FARTHEST:
        start -= 1
    if start == 0 or words.breaks[start] < COMMA or start <= first <= when:
        return False
    if words.words[start] in _CUES["opening_change"]:
        return True
    return any(
        words.words[index] in _CUES["changes"] and not _is_bound(words, index)
        for index in range(start, when)
    )


def _is_bound(words: Words, index: int) -> bool:
    """Tell the bound of a figure, "more than 30", from what is compared: "more than in April"."""
    return words.words[index] in _CUES["compared"] and words.words[index + 1][:1].isdigit()
