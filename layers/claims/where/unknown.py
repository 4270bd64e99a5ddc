"""Tell a name that nobody knows, and that an event is at, from the places further on."""

from collections.abc import Sequence

from ...lexicon import cue_words
from ..sentence.lines import speech_cues
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .frames import is_run_in
from .mentions import Mention, place_words, preposition

# So many words are between a name and the district or country that it is in.
BESIDE = 4
# "From Uri and X" are two of a row.
ROW = 2
# So many words are between what was done to something and where: "burnt a church in Zzyzxil".
OBJECT = 5
# "In the main commercial city" has so many words before the last.
DESCRIBED = 4
# So far into a sentence stands the place that it opens with.
OPENING = 4
# A city so wide has quarters of its own: "Nairobi's Zzyxil".
CITY_KM = 5.0
# A name in a town less wide is likelier that of a village about it than of a quarter.
QUARTERED_KM = 8.0
_AT = cue_words("grammar.prepositions.at")
_TO = cue_words("grammar.prepositions.to")
_BUILT = cue_words("places.sites") | cue_words("places.within") | cue_words("places.quarters")
_CITIES = cue_words("places.reference.cities")
_SETTLEMENTS = cue_words("places.settlements")
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
    if all(_is_past_described(words, one.last, mention) for one in tellings):
        return True
    came, passed = before == "from", before and before not in place_words().inside
    opens = _opens(words, mention) or is_run_in(words, mention)
    first = min(one.first for one in tellings)
    apart = mention.last < first and words.parted(mention.last, first, STOP)
    passed = (passed or apart) and not opens
    return all(
        any(
            _is_nearer(words, place, mention, behind=one.last)
            or (came and mention.last < one.last and not 0 < place - mention.last <= ROW)
            or (mention.last < one.first and 0 < place - one.last <= OBJECT and passed)
            for place in unread
        )
        for one in tellings
    )


def _is_past_described(words: Words, behind: int, mention: Mention) -> bool:
    """Tell what was in a city without a name: "a curfew in the main city, and troops patrol X"."""
    if mention.first <= behind or _CITIES.isdisjoint(words.present):
        return False
    for at in range(behind + 1, mention.first - 1):
        lead = words.words[max(behind + 1, at - DESCRIBED) : at]
        if (
            words.words[at] in _CITIES
            and "the" in lead
            and lead[lead.index("the") - 1] in _AT
            and (words.words[at + 1] == "and" or words.breaks[at + 1] >= COMMA)
        ):
            return True
    return False


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
    beside = unread >= mention.first - BESIDE and preposition(words, mention) not in _TO
    return not beside and not held


def about_unknown(words: Words, mention: Mention) -> tuple[int, int] | None:
    """Return the words of a settlement that nobody knows, which a town stands for.

    "Idlib's Zzyxil", "the village of Zzyxil in Jos", "Zzyxil village, near Jos".
    """
    if words.possessive[mention.last]:
        quarter = mention.place.radius_km >= CITY_KM
        last = None if quarter else _owned(words, mention.last + 1)
        return (mention.first, last) if last else None
    at = mention.first - 1
    if at < 1 or words.words[at] not in place_words().held:
        return None
    last = at - 1
    called = words.words[last] in _SETTLEMENTS
    first = last = last - called
    while first > 0 and words.in_name(first):
        first -= 1
    if first == last or words.parted(first, last, COMMA):
        return None
    lead = first - (words.words[first] == "of")
    called = called or (lead >= 0 and words.words[lead] in _SETTLEMENTS)
    return (first + 1, mention.last) if called else None


def holds_unknown(words: Words, mention: Mention, unread: Sequence[int]) -> tuple[int, int] | None:
    """Return the words of a name that nobody knows, in the district of a small town.

    "At Zzyxil in Jos", "In Jos, gunmen burnt a church in Zzyxil". A city has quarters of its own.
    """
    if mention.place.radius_km >= QUARTERED_KM:
        return None
    opens = _opens(words, mention)
    for first in unread:
        last = first
        while last + 1 < len(words.words) and words.in_name(last + 1):
            if last + 1 == mention.first:
                break
            last += 1
        if not _BUILT.isdisjoint(words.words[last + 1 : last + 2]):
            continue
        between = words.words[last + 1 : mention.first]
        held = between[:1] in (("in",), ("of",)) or words.parted(last, mention.first, COMMA)
        if last < mention.first and held and place_words().between.union(("in",)) >= set(between):
            return (first, mention.last)
        if opens and mention.last < first and words.words[first - 1] in _AT:
            return (first, last)
    return None


def _opens(words: Words, mention: Mention) -> bool:
    """Tell a place that a sentence opens with: "In Jos, …", "In the hills of Jos, …"."""
    near = mention.first <= OPENING and words.words[0] == "in"
    return near and not words.parted(0, mention.first, COMMA)


def is_rural(words: Words, mention: Mention) -> bool:
    """Tell what was outside of a town that it is told by: "rural Hama", "in Hama countryside"."""
    before = words.words[max(0, mention.first - 1) : mention.first]
    if before == ("of",):
        before = words.words[max(0, mention.first - 2) : mention.first - 1]
    behind = words.words[mention.last + 1 : mention.last + 2]
    return not place_words().rural.isdisjoint((*before, *behind))


def _owned(words: Words, first: int) -> int | None:
    """Return the last word of the name of a settlement, and of no market, body or person."""
    tables, last = place_words(), first
    while last < len(words.words) and words.in_name(last):
        last += 1
    named = words.words[first:last]
    if not named or named[0] in tables.not_places or words.possessive[last - 1]:
        return None
    others = tables.within | tables.quarters | tables.features | tables.hospitals | tables.roads
    if not others.isdisjoint(named[-1:]) or not speech_cues()["organised"].isdisjoint(named):
        return None
    closed = last == len(words.words) or words.breaks[last] >= COMMA
    return last - 1 if closed or words.words[last] in tables.name_ends else None
