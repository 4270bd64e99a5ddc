"""Tell a name that nobody knows, and that an event is at, from the places further on."""

from collections.abc import Sequence

from ..sentence.triggers import Trigger
from ..sentence.words import STOP, Words
from .mentions import Mention, place_words, preposition

# So many words are between a name and the district or country that it is in.
BESIDE = 4
# "From Uri and X" are two of a row.
ROW = 2
# So many words are between what was done to something and where: "burnt a church in Zzyzxil".
OBJECT = 5
# A word of so many letters may be an article within a name: "Ain el-Delb".
ARTICLE = 2


def is_past_unknown(
    words: Words, tellings: Sequence[Trigger], mention: Mention, unread: Sequence[int]
) -> bool:
    """Tell whether an unknown name is nearer: "a bomb in Potrerito hurt 14 and … in Argelia".

    Also where people only came from, or what they passed: "a convoy from Goma was ambushed near
    Zzyzxil", "gunmen crossed the Lua river and burnt a church in Zzyzxil".
    """
    before = preposition(words, mention)
    came, passed = before == "from", before and before not in place_words().inside
    return all(
        any(
            _is_nearer(words, place, mention, behind=one.last)
            or (came and mention.last < one.last and not 0 < place - mention.last <= ROW)
            or (passed and mention.last < one.first and 0 < place - one.last <= OBJECT)
            for place in unread
        )
        for one in tellings
    )


def _is_nearer(words: Words, unread: int, mention: Mention, *, behind: int) -> bool:
    """Tell an unknown name before a place that does not hold it: "X, a suburb of Sidon"."""
    if not behind < unread < mention.first:
        return False
    name = unread
    while words.in_name(name + 1) and name + 1 < mention.first:
        name += 1
    if words.parted(name, mention.first, STOP):
        return True
    held = all(
        words.capital[at]
        or len(words.words[at]) <= ARTICLE
        or words.words[at] in place_words().between
        for at in range(name + 1, mention.first)
    )
    return unread < mention.first - BESIDE and not held
