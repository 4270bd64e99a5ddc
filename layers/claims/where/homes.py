"""Tell where people are from: "a nurse from Poltava", "two men, both from X", "U.S. soldiers"."""

from ...lexicon import cue_words
from ..sentence.actors import actor_words
from ..sentence.people import is_people, people_heads
from ..sentence.triggers import Trigger
from ..sentence.words import COMMA, Words
from .mentions import Mention, place_words

# So many words are in ", a nurse from".
ASIDE = 3
# "Two men, both from X"
OF_THEM = cue_words("places.homes.of_them")
# So many words are in "carrying 40 displaced families from".
CARRYING = cue_words("places.homes.carrying")
RIDERS = 6
LOSSES = cue_words("places.homes.losses")
COME = cue_words("places.homes.come")


def is_home(words: Words, trigger: Trigger, mention: Mention, before: str) -> bool:
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
    if trigger.kind == "casualty" and words.possessive[mention.last] and set(behind) & LOSSES:
        return True  # "bringing Togo's losses to 13"
    if trigger.kind == "casualty" and _lost_soldiers(words, mention.last + 1):
        return True
    joined = bool(behind) and words.breaks[mention.last + 1] < COMMA
    joined = joined and not words.possessive[mention.last]
    if joined and (are_people(behind[0]) or _is_adjective(words, mention)):
        return True
    return (
        before == "from"
        and trigger.kind != "evacuation"
        and mention.first >= 2
        and are_people(words.words[mention.first - 2])
    )


def _lost_soldiers(words: Words, verb: int) -> bool:
    """Tell "Uruguay lost one soldier", who served anywhere, from "Chile lost 500 people"."""
    lost = words.words[verb : verb + 1] in (("lost",), ("loses",))
    whom = words.words[verb + 1 : verb + 1 + RIDERS]
    return lost and not actor_words()["combatants"].isdisjoint(whom)


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
    if person < 1:
        return False
    article = person - 1
    while article > 0 and words.breaks[article] < COMMA and person - article < ASIDE:
        article -= 1
    opens = words.words[article] in ("a", "an", "both", "all", "mostly")
    return opens and words.breaks[article] >= COMMA and are_people(words.words[person])


def is_from(words: Words, trigger: Trigger, mention: Mention) -> bool:
    """Tell "twelve people from X died", "a boat carrying families from X": maybe elsewhere."""
    if trigger.kind != "casualty" or words.words[mention.first - 1] != "from":
        return False
    ridden = not CARRYING.isdisjoint(words.words[max(0, mention.first - RIDERS) : mention.first])
    return ridden or (mention.first > 1 and are_people(words.words[mention.first - 2]))


def _is_adjective(words: Words, mention: Mention) -> bool:
    """Tell "US carriers", "UK aid" from "the US said"."""
    after = mention.last + 1
    short = mention.resolution.toponym.surface.replace(".", "") in ("US", "UK")
    return short and not words.capital[after] and words.words[after] not in place_words().name_ends


def are_people(word: str) -> bool:
    """Tell whether a word is a noun for one or several people."""
    return is_people(word) or word in people_heads().singular
