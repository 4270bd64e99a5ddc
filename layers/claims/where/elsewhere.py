"""Tell places that a sentence names beside an event and where it was not.

Where a weapon came from and where a blast was felt, where people are from, where the wounded were
brought, where those went who were driven out, and where the cause of a disaster was.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ..sentence.lines import speech_cues
from ..sentence.people import is_people, people_heads
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, STOP, Words
from .mentions import Mention, place_words, preposition

CAUSES = ("fighting", "abuse", "hazard")
# The wounded are brought somewhere in so many words.
BROUGHT = 9
# So many words before a name may say what came from there, or was felt there.
NEARBY = 4
# So many words from "no" to what did not happen, and from a name to "regional hospital".
CLOSE_BY = 3
# So many words are between "triggered by" and where that was.
CAUSE = 8
BORDERS = frozenset(("border", "frontier", "borders"))
# So many words are between a name and the district or country that it is in.
BESIDE = 4
# A word of so many letters may be an article within a name: "Ain el-Delb".
ARTICLE = 2
# So many words from "are being treated" to where.
CARED = 4
BODIES = ("body", "bodies", "corpses", "remains", "dead")
HURT = frozenset(("wounded", "injured", "wounds", "injuries", "burns"))
_AUXILIARIES = frozenset(("was", "were", "is", "are", "be", "being", "been", "has", "have", "also"))
# "Two men, both from X"
OF_THEM = frozenset(
    ("both", "all", "most", "mostly", "mainly", "many", "some", "them", "whom", "originally")
)
COME = ("were", "was", "are", "is", "came", "hailed")


def is_elsewhere(
    words: Words, trigger: Trigger, mention: Mention, *, others: Sequence[Trigger]
) -> bool:
    """Tell whether a place of a sentence is none of an event.

    Parameters
    ----------
    words, trigger, mention
        The words of the sentence, what tells of the event, and the place.
    others
        What tells of other events of the sentence.
    """
    before = preposition(words, mention)
    return (
        _is_other_end(words, trigger, mention, before)
        or _is_home(words, trigger, mention, before)
        or _is_led_to(words, trigger, before, others, mention)
        or _is_where_nothing_was(words, trigger, others, mention)
        or _is_hardest_hit(words, mention, before)
        or _is_border_of(words, mention, before)
        or _is_withdrawn_to(words, trigger, mention, before)
        or _is_holder(words, trigger, mention, before)
        or _is_of_clause(words, trigger, mention, before)
    )


def _is_hardest_hit(words: Words, mention: Mention, before: str) -> bool:
    """Tell "floods killed 30, with X and Y hardest hit"."""
    behind = words.words[mention.last + 1 : mention.last + 1 + BROUGHT]
    return before in ("with", "and") and any(
        one in ("hardest", "worst") and other in ("hit", "affected")
        for one, other in pairwise(behind)
    )


def _is_border_of(words: Words, mention: Mention, before: str) -> bool:
    """Tell "near the Assam border in Jiribam", "on the border with X"."""
    behind = words.words[mention.last + 1 : mention.last + 3]
    if before == "near" and behind in (("border", "in"), ("frontier", "in")):
        return True
    return (
        before == "with" and mention.place.feature == "country" and _behind_border(words, mention)
    )


def _behind_border(words: Words, mention: Mention) -> bool:
    near = words.words[max(0, mention.first - CAUSE) : mention.first]
    return not BORDERS.isdisjoint(near)


def on_this_side(words: Words, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out the country across "the border between Saada and Saudi Arabia"."""
    kept = [
        one for one in mentions if one.place.feature != "country" or not _behind_border(words, one)
    ]
    return kept or mentions


def _is_withdrawn_to(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell "shot an officer before they were pushed back toward X"."""
    near = words.words[max(0, mention.first - NEARBY) : mention.first]
    gone = before in ("toward", "towards", "to") and not place_words().gone.isdisjoint(near)
    return gone and trigger.kind not in ("evacuation", "troops", "control")


def _is_of_clause(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell "around X, where China builds a port" and "…, and the army denied that … at X"."""
    if mention.first < trigger.last:
        return False
    if before in ("where", "while") and mention.place.feature == "country":
        return True
    for at in range(trigger.last + 2, mention.first):
        said = words.words[at] == "that" and words.words[at - 1] in _telling()
        if said and words.parted(trigger.last, at, COMMA):
            return True
    return False


@cache
def _telling() -> frozenset[str]:
    return speech_cues()["say"] | speech_cues()["deny"]


def _is_holder(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell who holds a place from the place: "under the control of X", "held by X"."""
    if trigger.kind != "control" or mention.place.feature != "country":
        return False
    lead = words.words[max(0, mention.first - NEARBY) : mention.first]
    return before == "by" or {"under", "control"} <= set(lead)


def _is_other_end(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where a weapon came from, or where a blast was felt, from where it struck.

    What lies across a river is not in it; who crossed from somewhere, or was flown to a hospital,
    came to harm elsewhere; and where a body is based, nothing happened.
    """
    beside = words.words[mention.first - 2] if mention.first > 1 else ""
    if beside == "based" and before in place_words().inside and trigger.kind != "troops":
        return True
    if beside in place_words().kept and trigger.kind == "unrest":
        # "Protests were held in X" is no "leader held in X".
        between = words.words[trigger.last + 1 : mention.first - 2]
        itself = trigger.last < mention.first and _AUXILIARIES.issuperset(between)
        return not itself
    if mention.place.feature == "water" and before in place_words().beyond:
        return True
    nearby = words.words[max(0, mention.first - NEARBY) : mention.first]
    if before == "from" and trigger.kind in (*CAUSES, "casualty"):
        return not (place_words().weapons | place_words().movers).isdisjoint(nearby)
    if before == "from":
        return not place_words().weapons.isdisjoint(nearby)
    if _is_brought_to(words, trigger, mention, before):
        return True
    return trigger.kind != "hazard" and is_felt(words, mention)


def lends(words: Words, mention: Mention) -> bool:
    """Tell whether the sentences behind may be of a place, which a sentence names in passing.

    Where people are from, went or withdrew to, or lie in hospital lends itself to nothing.
    """
    before = preposition(words, mention)
    tables = place_words()
    near = words.words[max(0, mention.first - BROUGHT) : mention.first]
    if before == "from":
        return not (mention.first > 1 and _are_people(words.words[mention.first - 2]))
    if before in ("toward", "towards", "for"):
        return False
    if before in ("to", "into") and not (tables.arrival | tables.movers).isdisjoint(near):
        return False
    if before in ("in", "at") and not tables.cared.isdisjoint(near[-CARED:]):
        return False
    if not tables.roads.isdisjoint(words.words[mention.last + 1 : mention.last + 2]):
        return False  # somewhere on "the X road"
    return not (_has_hospital(near[-CLOSE_BY:]) or _is_hospital(words, mention))


def is_felt(words: Words, mention: Mention) -> bool:
    """Tell where a blast or quake was only felt; that is where "aftershocks were felt in X"."""
    nearby = words.words[max(0, mention.first - NEARBY) : mention.first]
    return not place_words().perceived.isdisjoint(nearby)


def _is_brought_to(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where the wounded were brought: "flown to X", "transferred to a hospital in X".

    Bodies are brought to where they are counted.
    """
    if trigger.kind != "casualty" or words.words[trigger.first] in BODIES:
        return False
    near = words.words[max(0, mention.first - BROUGHT) : mention.first]
    hurt = not HURT.isdisjoint(words.words[: mention.first])
    since = next((at for at, word in enumerate(reversed(near)) if word in HURT), len(near))
    later = near[len(near) - since :]
    if hurt and "in" in near and (_has_hospital(later) or _is_hospital(words, mention)):
        return True  # "two of the wounded died in a hospital in X"
    if hurt and before in ("in", "at") and not place_words().cared.isdisjoint(near[-CARED:]):
        return True
    brought = [at for at, word in enumerate(near) if word in place_words().arrival]
    if not brought:
        return False
    behind = near[brought[-1] + 1 :]
    hospital = "to" in behind and _has_hospital(behind)
    return before == "to" or hospital or ("to" in behind and _is_hospital(words, mention))


def is_treated(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell "hospitals in Amman are treating 14 people", who came to harm elsewhere."""
    behind = words.words[mention.last + 1 : mention.last + 1 + BROUGHT]
    return (
        trigger.kind == "casualty"
        and _has_hospital(words.words[max(0, mention.first - CLOSE_BY) : mention.first])
        and not place_words().treating.isdisjoint(behind)
    )


def _is_hospital(words: Words, mention: Mention) -> bool:
    last = mention.last
    near = range(last + 1, min(last + 1 + CLOSE_BY, len(words.words)))
    return _has_hospital([words.words[at] for at in near if not words.parted(last, at, COMMA)])


def _has_hospital(some: Sequence[str]) -> bool:
    """Tell "the regional hospital" and "the Federal Medical Centre"."""
    return not place_words().hospitals.isdisjoint(some) or any(
        kind in place_words().medical and house in place_words().sites
        for kind, house in pairwise(some)
    )


def is_caused_in(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell where what brought an event about was: "floods triggered by rain in X have hit Y"."""
    caused = place_words().caused
    for index in range(mention.first - 1, max(0, mention.first - CAUSE), -1):
        if trigger.first <= index <= trigger.last or words.breaks[index + 1] >= COMMA:
            return False
        if words.words[index] == "by" and words.words[index - 1] in caused:
            return True
    return False


def _is_where_nothing_was(
    words: Words, trigger: Trigger, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell the place of what did not happen: "felt in X, but no deaths were reported in Y"."""
    return any(
        trigger.last < other.first < mention.first
        and "no" in words.words[max(trigger.last + 1, other.first - CLOSE_BY) : other.first]
        and words.parted(trigger.last, other.first, COMMA)
        for other in others
    )


def _is_home(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
    """Tell where people are from: "three U.S. soldiers", "a peacekeeper from Zambia"."""
    if trigger.subkind == "deployment" and before == "from":
        return True
    told = words.words[mention.first - 2] if mention.first > 1 else ""
    come = (
        told in COME or told in OF_THEM or told.isdigit() or _is_aside_on(words, mention.first - 2)
    )
    if before == "from" and trigger.kind == "casualty" and come:
        return True
    if trigger.kind == "casualty" and _holds_home(words, mention):
        return True
    if mention.place.feature != "country" or before in place_words().inside:
        return False
    behind = words.words[mention.last + 1 : mention.last + 2]
    joined = bool(behind) and words.breaks[mention.last + 1] < COMMA
    joined = joined and not words.possessive[mention.last]
    if joined and (_are_people(behind[0]) or _is_adjective(words, mention)):
        return True
    return (
        before == "from"
        and trigger.kind != "evacuation"
        and mention.first >= 2
        and _are_people(words.words[mention.first - 2])
    )


def _holds_home(words: Words, mention: Mention) -> bool:
    """Tell the country behind a home: "both from Sokoto in Nigeria"."""
    at = mention.first - 1
    if words.words[at : at + 1] != ("in",):
        return False
    while at > 1 and words.capital[at - 1]:
        at -= 1
    told = words.words[at - 2] if at > 1 else ""
    return words.words[at - 1] == "from" and (told in COME or told in OF_THEM)


def _is_aside_on(words: Words, person: int) -> bool:
    """Tell ", a nurse from X," from "three teenagers from X died"."""
    article = person - 1
    while article > 0 and words.breaks[article] < COMMA and person - article < CLOSE_BY:
        article -= 1
    opens = words.words[article] in ("a", "an", "both", "all", "mostly")
    return opens and words.breaks[article] >= COMMA and _are_people(words.words[person])


def is_from(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell "twelve people from X died", who may have died elsewhere."""
    people = mention.first > 1 and _are_people(words.words[mention.first - 2])
    return trigger.kind == "casualty" and people and words.words[mention.first - 1] == "from"


def _is_adjective(words: Words, mention: Mention) -> bool:
    """Tell "US carriers", "UK aid" from "the US said"."""
    after = mention.last + 1
    short = mention.resolution.toponym.surface.replace(".", "") in ("US", "UK")
    return short and not words.capital[after] and words.words[after] not in place_words().name_ends


def _are_people(word: str) -> bool:
    return is_people(word) or word in people_heads().singular


def _is_led_to(
    words: Words, trigger: Trigger, before: str, others: Sequence[Trigger], mention: Mention
) -> bool:
    """Tell where people went from where they were hurt: "killed five and forced 1,800 to X".

    "Hurt three, and 700 families left for camps in X" as well.
    """
    if trigger.kind in ("evacuation", "need", "talks") or trigger.last > mention.first:
        return False
    between = words.words[trigger.last + 1 : mention.first]
    near = between[-BROUGHT:]
    parted = "and" in between or words.parted(trigger.last, mention.first, STOP)
    if parted and any(one in ("left", "leave") and other == "for" for one, other in pairwise(near)):
        return True
    return before in ("to", "into", "toward", "towards", "for") and any(
        other.kind == "evacuation" and trigger.last < other.first < mention.first
        for other in others
    )


def is_past_unknown(
    words: Words, tellings: Sequence[Trigger], mention: Mention, unread: Sequence[int]
) -> bool:
    """Tell whether an unknown name is nearer: "a bomb in Potrerito hurt 14 and … in Argelia".

    Also where people only came from: "a convoy from Goma was ambushed near Zzyzxil".
    """
    came = preposition(words, mention) == "from"
    return all(
        any(
            _is_nearer(words, place, mention, behind=one.last)
            or (came and mention.last < min(place, one.first))
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


def is_party(words: Words, mention: Mention) -> bool:
    """Tell whether a country is one side of something: "a truce between X and Y"."""
    return "between" in words.words[max(0, mention.first - 4) : mention.first]
