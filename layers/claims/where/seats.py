"""Tell the places where only somebody sits who speaks, hears, visits or is blamed.

"Officials in Kyiv", "told reporters in Gusau", "the minister said in Khartoum", "visited Kassala",
"blamed on Pakistan", "rockets launched from Chebaa": none of them says where something happened.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ...model import Party
from ..sentence.actors import actor_words
from ..sentence.lines import speech_cues
from ..sentence.people import ENDS
from ..sentence.words import COMMA, Words
from ..who.attribution import addressee_words, speaker_words
from .containment import contains
from .elsewhere import lends
from .mentions import Mention, is_fired_from, place_words, preposition
from .whereabouts import is_wide

# A name that opens a sentence, "In the capital Khartoum", begins among so many words.
_FRONT = 4
# Of "said in a post on the messaging app Telegram from X".
_CHANNEL = 10
_ASIDE = 8
# Of "blamed by Kabul on its neighbour Pakistan": so many words are between.
_BLAMED = 6
# Of "pulled all its remaining troops from X".
_MOVED = 9


class Parted(NamedTuple):
    """The places of a sentence where something may be, and those that are somebody's seat.

    ``lent`` are those places at which the sentences behind may be, ``offices`` those seats whose
    holder speaks of them ("the governor of Lviv"), and countries that count their own: "Chad
    reported 12 deaths".
    """

    places: tuple[Mention, ...] = ()
    lent: tuple[Mention, ...] = ()
    seats: tuple[Mention, ...] = ()
    offices: tuple[Mention, ...] = ()


def part_mentions(words: Words, mentions: Sequence[Mention], parties: Sequence[Party]) -> Parted:
    """Part the places of a sentence.

    Parameters
    ----------
    words
        The words of the sentence.
    mentions
        Its places. Where who is told of it sits, who is blamed, or where something was only fired
        from, is in none of the parts.
    parties
        Who speaks or denies in it.
    """
    if not mentions:
        return Parted()
    heard = {at for first, last in addressee_words(words) for at in range(first, last + 1)}
    fired = [one for one in mentions if is_fired_from(words, one)]
    mentions = [
        one
        for one in mentions
        if one.first not in heard
        and not _is_blamed(words, one)
        and not _is_around(one, fired)
        and not _is_home(words, one)
        and not _is_in_name_of_body(words, one)
    ]
    spans = [span for party in parties if (span := speaker_words(words, party))]
    mentions = [
        one
        for one in mentions
        if not _is_of_bureau(words, one, spans)
        and not _is_of_channel(words, one)
        and not _is_of_the_world(words, one, spans)
        and not _is_around_speaker(words, one, spans)
        and not (_is_part(one) and is_wide(words))
    ]
    seats = tuple(
        one
        for one in mentions
        if any(first <= one.first <= last for first, last in spans)
        or _is_base(words, one)
        or _is_of_saying(words, one, spans)
        or _is_visited(words, one)
    )
    places = tuple(one for one in mentions if one not in seats)
    return Parted(
        places=places,
        lent=tuple(one for one in places if lends(words, one)),
        seats=seats,
        offices=tuple(
            one for one in seats if _is_of_office(words, one) or _counts(words, one, parties)
        ),
    )


def _is_base(words: Words, mention: Mention) -> bool:
    """Tell where a body sits: "the network, which is based in X", "headquartered in X"."""
    lead = words.words[max(0, mention.first - 2) : mention.first]
    return lead[:1] != () and lead[0] in speech_cues()["based"] and lead[1:] in (("in",), ("at",))


def _is_in_name_of_body(words: Words, mention: Mention) -> bool:
    """Tell "the Sinjar Resistance Units" and "the Bor Chamber of Commerce", which are no places.

    A mayor or administration speaks for the place in its name.
    """
    first = after = mention.last + 1
    while after < len(words.words) and words.in_name(after) and not words.possessive[after - 1]:
        after += 1
    name = words.words[first:after]
    if not name:
        # "Two officers of the Goma garrison"
        name = words.words[first : first + 1]
        if words.words[max(0, mention.first - 2) : mention.first] != ("of", "the"):
            return False
    if not speech_cues()["offices"].isdisjoint(name):
        return False
    return name[-1:] != () and name[-1] in speech_cues()["organised"]


def _is_of_saying(words: Words, mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell where somebody spoke: "the minister said in X", "In X, the minister said"."""
    cues, first = speech_cues(), mention.first
    if not spans or preposition(words, mention) not in ("in", "at"):
        return False
    before = words.words[max(0, first - 3) : first]
    passive = before[0] in cues["be"]
    if not passive and before[-2:-1] and before[-2] in cues["say"] and before[-1] in ("in", "at"):
        return True
    opens = first < _FRONT and words.words[0] in ("in", "at")
    return opens and any(
        mention.last < start <= mention.last + 2
        and not cues["seated"].isdisjoint(words.words[start : end + 1])
        for start, end in spans
    )


def _is_of_the_world(words: Words, mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell "In Geneva, the UN said", who speak there of anywhere, from "In Goma, the UN said"."""
    cues = speech_cues()
    if words.words[mention.last] not in cues["world_seats"]:
        return False
    return any(
        mention.last < start <= mention.last + 2
        and not cues["world_bodies"].isdisjoint(words.words[start : end + 1])
        for start, end in spans
    )


def _is_around_speaker(words: Words, mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell "the mayor of Al-Ain, in the northern Bekaa, said", "residents of Bunia, DRC, fear"."""
    after = mention.last + 1
    if after >= len(words.words) or words.breaks[after] < COMMA:
        return False
    return any(
        last < mention.first <= last + _FRONT + 1
        and words.breaks[last + 1] >= COMMA
        and not words.parted(last + 1, mention.first, COMMA)
        and words.words[after] in speech_cues()["speaking"]
        for _, last in spans
    )


def _is_of_channel(words: Words, mention: Mention) -> bool:
    """Tell where somebody spoke from: "he said in a post from X", "speaking at a ceremony in X"."""
    cues, index = speech_cues(), mention.first - 1
    while index > max(0, mention.first - _CHANNEL) and words.words[index] in cues["channels"]:
        if words.breaks[index + 1] >= COMMA:
            return False
        index -= 1
    said = words.words[index] in cues["heard_from"]
    channel = words.words[index + 1 : mention.first]
    named = not ENDS.issuperset(channel) or channel[-1:] == ("from",)
    return said and named and words.breaks[index + 1] < COMMA


def _is_home(words: Words, mention: Mention) -> bool:
    """Tell "gunmen from X", who came from there, from "withdrew troops from X"."""
    before = words.words[max(0, mention.first - _MOVED) : mention.first]
    lead = before[:-1] if before[-1:] == ("the",) else before
    armed = lead[-1:] == ("from",) and lead[-2:-1] and lead[-2] in actor_words()["armed"]
    return bool(armed) and speech_cues()["removing"].isdisjoint(lead)


def _is_around(mention: Mention, fired: Sequence[Mention]) -> bool:
    """Tell where something was fired from, with the country behind it: "from X (Y)"."""
    return any(
        mention is one or (mention.first == one.last + 1 and contains(mention.place, one.place))
        for one in fired
    )


def _is_part(mention: Mention) -> bool:
    """Tell a province that was named before from "the island" or "the country" as a whole."""
    return mention.resolution.basis == "document" and mention.place.feature in ("admin1", "admin2")


def _counts(words: Words, mention: Mention, parties: Sequence[Party]) -> bool:
    """Tell "Chad has recorded 12 deaths", which are its own, from "Chad reported that"."""
    cues, toponym = speech_cues(), mention.resolution.toponym
    article = len("the ")
    if not any(
        one.end == toponym.end and 0 <= toponym.start - one.start <= article for one in parties
    ):
        return False
    verb = mention.last + 1
    if verb < len(words.words) and words.breaks[verb] == COMMA:
        # "The USA, the worst-hit country, has counted"
        ends = range(verb + 1, min(verb + 1 + _ASIDE, len(words.words)))
        verb = next((at for at in ends if words.breaks[at] >= COMMA), verb)
    while verb < len(words.words) and words.words[verb] in cues["adverbs"]:
        verb += 1
    return (
        words.words[verb : verb + 1] != ()
        and words.words[verb] in cues["recording"]
        and words.words[verb + 1 : verb + 2] != ("that",)
    )


def _is_of_bureau(words: Words, mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell where a body sits for which somebody speaks: "who heads the agency's bureau in X"."""
    first = mention.first
    near = words.words[max(0, first - _FRONT) : first]
    spoken = any(start <= first <= end for start, end in spans)
    return spoken and not speech_cues()["bureaus"].isdisjoint(near)


def _is_visited(words: Words, mention: Mention) -> bool:
    return not place_words().visits.isdisjoint(
        words.words[max(0, mention.first - 2) : mention.first]
    )


def _is_blamed(words: Words, mention: Mention) -> bool:
    """Tell "that Kabul blamed on Pakistan"."""
    first = mention.first
    before = words.words[max(0, first - _BLAMED) : first]
    return before[-1:] == ("on",) and not speech_cues()["blames"].isdisjoint(before)


def _is_of_office(words: Words, mention: Mention) -> bool:
    """Tell whose office it is to speak for a place: "the governor of the Lviv region"."""
    if mention.place.feature == "country" or preposition(words, mention) in ("in", "at"):
        return False
    first = mention.first
    near = words.words[max(0, first - _FRONT) : first]
    near += words.words[mention.last + 1 : mention.last + 3]
    parted = any(mark >= COMMA for mark in words.breaks[max(1, first - 1) : first + 1])
    return not parted and not speech_cues()["offices"].isdisjoint(near)
