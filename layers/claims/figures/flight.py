"""The triggers of flight that a verb and a place make: "live in camps", "driven from Sake"."""

from collections.abc import Sequence
from functools import cache

from ...lexicon import cue_sets, cue_words
from ..sentence.actors import actor_words
from ..sentence.people import country_names, is_people, people_heads
from .hits import OBJECT, Hit, find_ahead
from .numbers import find_numbers
from .spoken import Token, Tokens, opens_number

_ON_FOOT = 7
_NIGHT = 3
# Nobody but who flees goes to a shelter of this name.
_EVACUATION = frozenset(("evacuation",))
_FAR_BANK = 5
# Words from a label to its noun, and what may stand before or behind it.
_LABEL = 5
_LABEL_MARKS = frozenset(":;,|/-–•")
# From a site to its verb, and from the verb to how many it shelters.
_SITE, _COUNT = 7, 5
# An aside ends so many words behind the verb.
_ASIDE = 14
_OF_THEM = cue_words("figures.asides.parts") | cue_words("grammar.pronouns.them") - {",", "at"}
_AWAY = cue_words("grammar.prepositions.away")


def find_flight(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find who is displaced by a verb and what stands behind it.

    Parameters
    ----------
    tokens, used
        The words of the sentence, and those that other triggers have.
    """
    if not tokens.have(_needed()):
        return []
    return [hit for rule in _RULES for hit in rule(tokens, used)]


def dwellers() -> frozenset[str]:
    """Return the nouns for anybody, whose going from one place to another is a flight."""
    return cue_sets("figures.departed")["dwellers"]


@cache
def _needed() -> frozenset[str]:
    """Return the words of which each rule needs one."""
    return frozenset().union(
        *(cue_sets("figures.housed")[name] for name in ("places", "centres")),
        *(cue_sets("figures.driving")[name] for name in ("verbs", "sending", "taking")),
        cue_sets("figures.rough")["places"],
        cue_sets("figures.wrecked")["homes"],
        cue_sets("figures.departed")["verbs"],
        cue_sets("figures.sheltering")["verbs"],
        cue_sets("figures.sent_back")["verbs"],
    )


def _housed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "are living in collective centres": the verb, where such a place follows soon."""
    cues = cue_sets("figures.housed")
    ends = [
        place
        for place in tokens.at(cues["places"] | cues["centres"])
        if tokens[place].word in cues["places"]
        or any(other.word in cues["kinds"] for other in tokens[max(0, place - 3) : place])
    ]
    named = used.difference(tokens.at(cues["kinds"]))  # "in 41 displacement sites"
    found = find_ahead(tokens, named, ends, cues["verbs"], "displaced")
    if tokens.have(_EVACUATION):
        refuges = [
            end for end in ends if any(one.word in _EVACUATION for one in tokens[end - 2 : end])
        ]
        found += find_ahead(tokens, named, refuges, cues["gone"], "displaced")
    return [hit for hit in found if hit.first not in used]


def _hosted_in(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "31 sites housed 9,870 people", but not the people whom they can house."""
    cues = cue_sets("figures.sheltering")
    return [
        Hit("displaced", "base", place, place)
        for place in tokens.at(cues["verbs"])
        if place not in used
        and any(not one.first for one in find_numbers(tokens[place + 1 : place + _COUNT])[:1])
        and not any(one.word in cues["able"] for one in tokens[max(0, place - 2) : place])
        and not any(one.word in cues["held"] for one in tokens[place + 1 : place + OBJECT])
        and any(one.word in cues["sites"] for one in tokens[max(0, place - _SITE) : place])
    ]


def _labelled(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "Persons in safe centres: 14,300", a label in a line of such."""
    cues = cue_sets("figures.housed")
    found: list[Hit] = []
    for place in tokens.at(cues["places"] | cues["centres"]):
        near = range(place - 1, max(0, place - _LABEL), -1)
        inside = next((one for one in near if tokens[one].word == "in"), 0)
        noun = inside - 1
        if not inside or noun in used or tokens[noun].word not in cues["counted"]:
            continue
        opens = noun == 0 or tokens[noun - 1].word in _LABEL_MARKS
        marked = place + 1 < len(tokens) and tokens[place + 1].word in _LABEL_MARKS
        if opens and opens_number(tokens, place + 1 + marked):
            found.append(Hit("displaced", "noun", noun, place))
    return found


def _sleeping_rough(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "sleeping in a school", "spent the night in cars", but not "spent years in school".

    "Women sleeping in a mosque" may be told of for what befell them there.
    """
    cues = cue_sets("figures.rough")
    found = find_ahead(tokens, used, tokens.at(cues["places"]), cues["verbs"], "displaced")
    return [
        hit
        for hit in found
        if not (tokens[hit.first].word.endswith("ing") and is_people(tokens[hit.first - 1].word))
        and (
            tokens[hit.first].word != "spent"
            or any(one.word in cues["nights"] for one in tokens[hit.first : hit.first + _NIGHT])
        )
    ]


def _of_wrecked_homes(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "homes of 230 households were washed away", "had their shelters burned"."""
    cues = cue_sets("figures.wrecked")
    found: list[Hit] = []
    for place in tokens.at(cues["homes"]):
        behind = tokens[place + 1 : place + OBJECT]
        if place in used or not any(one.word in cues["verbs"] for one in behind):
            continue
        if behind[0].word == "of":
            found.append(Hit("displaced", "of", place, place + 1))
        elif (
            place > 1
            and tokens[place - 1].word == "their"
            and tokens[place - 2].word in cues["losing"]
        ):
            found.append(Hit("displaced", "subject", place - 2, place))
    return found


def are_dwellers(tokens: Sequence[Token]) -> bool:
    """Tell "forced 1,120 people from" from "forced the minister from" his office."""
    words = [token.word for token in tokens]
    units = people_heads().units
    counted = any(word[0].isdigit() for word in words)
    return counted and any(word in dwellers() or word in units for word in words)


def _departed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "left Rafah on foot", as no traveller does."""
    cues = cue_sets("figures.departed")
    return [
        Hit("displaced", "subject", place, place)
        for place in tokens.at(cues["verbs"])
        if place not in used
        and any(other.word in cues["ways"] for other in tokens[place + 1 : place + _ON_FOOT])
    ]


def _aside(tokens: Tokens, verb: int) -> range:
    """Return where ", 112 of them children," stands in "took 640 people, …, out of X"."""
    marks = [
        at for at in range(verb + 2, min(verb + _ASIDE, len(tokens))) if tokens[at].word == ","
    ]
    if len(marks) < 2 or not any(one.word in _OF_THEM for one in tokens[marks[0] : marks[1]]):
        return range(0)
    return range(marks[0], marks[1] + 1)


def _driven(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "drove 1,100 civilians from Sake", "into the bush": whom it drives is displaced.

    Who is taken "out of" a town is evacuated.
    """
    cues = cue_sets("figures.driving")
    wilds, taking = cues["wilds"], cues["taking"]
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"] | cues["sending"] | taking):
        if verb in used:
            continue
        taken = tokens[verb].word in taking
        aside = _aside(tokens, verb)
        for place in range(verb + 2, min(verb + OBJECT + len(aside), len(tokens))):
            if place in aside:
                continue
            if tokens[place].word in ".;:,to" or place in used:
                break
            wild = any(token.word in wilds for token in tokens[place + 1 : place + 3])
            word = tokens[place].word
            away = word == "out" or (word in _AWAY and not taken)
            apart = word in cues["leaving"] and (word == "off") == taken
            apart = apart or (word == "off" and tokens[place + 1 : place + 2][0].word == "their")
            if word in cues["over"]:
                apart = apart and any(
                    one.word in cues["borders"] or one.word in country_names()
                    for one in tokens[place + 1 : place + _FAR_BANK]
                )
            away = (away and tokens[verb].word not in cues["sending"]) or apart
            if away and (apart or taken or tokens[verb].word.startswith("forc")):
                away = are_dwellers(tokens[verb + 1 : place])
            if away or (word == "into" and wild and not taken):
                measure = "evacuated" if taken else "displaced"
                found.append(Hit(measure, "transitive", verb, verb))
                break
    return found


def _sent_back(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "pushed 86 Syrians back over the border"."""
    verbs = tokens.at(cue_sets("figures.sent_back")["verbs"])
    sent = (verb for verb in verbs if verb not in used and is_sent_back(tokens, verb))
    return [Hit("returned", "base", verb, verb) for verb in sent]


def is_sent_back(tokens: Sequence[Token], verb: int) -> bool:
    """Tell "returned 1,130 Haitians through Ouanaminthe", where others sent them.

    Only foreigners are sent back so: no protesters, and no troops.
    """
    cues = cue_sets("figures.sent_back")
    numbers = find_numbers(tokens[verb + 1 : verb + _COUNT])
    if not numbers or numbers[0].first:
        return False
    nations, foreign = actor_words()["nations"], cue_words("figures.befallen.foreign")
    ways = cues["ways"] if tokens[verb].word in cues["returning"] else cues["back"]
    for place in range(verb + 2 + numbers[0].last, min(verb + OBJECT, len(tokens) - 1)):
        word = tokens[place].word
        if word in foreign or (word in nations and word.endswith("s")):
            return tokens[place + 1].word in ways
    return False


_RULES = (
    _housed,
    _hosted_in,
    _labelled,
    _sleeping_rough,
    _of_wrecked_homes,
    _departed,
    _driven,
    _sent_back,
)
