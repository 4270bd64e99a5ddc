"""The triggers of harm that a verb and what stands behind it make: "sustained burns"."""

from functools import cache

from ...lexicon import cue_sets, cue_words
from ..sentence.actors import actor_words
from ..sentence.people import ENDS, is_people, is_thing, people_heads
from .hits import Hit, find_ahead, find_parted
from .spoken import Tokens, opens_number

_LOSS = 6
_WITH = 5
_LIMB = 4
_FREED = 7
_HAVE = cue_words("grammar.verbs.have") | cue_words("grammar.verbs.be")
_JOINS = cue_words("grammar.conjunctions.coordinating")
_PERSON = 5
_VICTIMS = 3
_FALLING = 12
_ALONG, _WITH_THEM = 7, ["with", "them"]


def find_harm(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find who is hurt, dead or held by a verb and what stands behind it.

    Parameters
    ----------
    tokens, used
        The words of the sentence, and those that other triggers have.
    """
    if not tokens.have(_needed()):
        return []
    rules = (
        _jailed,
        _kept_back,
        _carried_off,
        _taken,
        _lost,
        _left_hurt,
        _hurts,
        _in_the_leg,
        _hit_by,
        _fallen,
        _buried,
        _claimed,
    )
    return [hit for rule in rules for hit in rule(tokens, used)]


@cache
def _needed() -> frozenset[str]:
    """Return the words of which each rule needs one."""
    alone = ("losses", "taken", "hurts", "fallen", "buried", "claiming")
    return frozenset().union(
        *(cue_sets(f"figures.{table}")["verbs"] for table in alone),
        *(cue_sets(f"figures.{table}")["ends"] for table in ("carried_off", "left_hurt")),
        *(cue_sets("figures.body")[name] for name in ("parts", "missiles")),
        cue_sets("figures.jailed")["places"],
        cue_sets("figures.kept_back")["freed"],
    )


def _jailed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "are being held in two prisons"."""
    cues = cue_sets("figures.jailed")
    return find_ahead(tokens, used, tokens.at(cues["places"]), cues["verbs"], "detained")


def _kept_back(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "freed six pupils but keep nine", "let eight nurses go and still holds three"."""
    cues = cue_sets("figures.kept_back")
    freed = [place for place in tokens.at(cues["freed"]) if _has_people(tokens, place)]
    return [
        Hit("kidnapped", "base", place, place)
        for place in tokens.at(cues["verbs"])
        if freed
        and place > freed[0]
        and place not in used
        and opens_number(tokens, place + 1)
        and _is_bare_or_people(tokens, place + 2)
    ]


def _has_people(tokens: Tokens, verb: int) -> bool:
    """Tell "freed six of the pupils" from "freed six towns but rebels …"."""
    for token in tokens[verb + 1 : verb + _FREED]:
        if token.word in _JOINS or not token.word[0].isalnum():
            return False
        if is_people(token.word):
            return True
    return False


def _is_bare_or_people(tokens: Tokens, place: int) -> bool:
    """Tell "nine.", "nine of them", "nine women" from "nine posts"."""
    word = tokens[place].word if place < len(tokens) else "."
    return word in ENDS or not word[0].isalpha() or is_people(word)


def _carried_off(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "were led away by gunmen", beside those who bear arms alone."""
    cues = cue_sets("figures.carried_off")
    found = [
        Hit("kidnapped", "transitive", place - 1, place)
        for place in tokens.at(cues["ends"])
        if place and place - 1 not in used and tokens[place - 1].word in cues["verbs"]
    ]
    armed = actor_words()["armed"]
    return found if found and not armed.isdisjoint(tokens.places) else []


def _taken(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "gunmen took a priest and three nuns", but not to hospital, and no towns.

    Where such captors are told of, so are seven whom somebody "took with them".
    """
    cues = cue_sets("figures.taken")
    if tokens.have(cues["safe"]):
        return []
    return [
        Hit("kidnapped", "base", place, place)
        for place in tokens.at(cues["verbs"])
        if place
        and place not in used
        and _has_people_first(tokens, place + 1)
        and (tokens[place - 1].word in cues["captors"] or _with_them(tokens, place))
    ]


def _has_people_first(tokens: Tokens, first: int) -> bool:
    """Tell "a priest", "12 of the girls" from "12 statements from people", "part"."""
    for token in tokens[first + 1 : first + _PERSON]:
        if is_people(token.word) or token.word in people_heads().singular:
            return True
        if token.word in ENDS or is_thing(token.word):
            return False
    return False


def _with_them(tokens: Tokens, verb: int) -> bool:
    """Tell "took seven women with them", beside captors."""
    behind = [token.word for token in tokens[verb + 2 : verb + 2 + _ALONG]]
    along = any(behind[at : at + 2] == _WITH_THEM for at in range(len(behind)))
    return (
        along and opens_number(tokens, verb + 1) and tokens.have(cue_words("figures.taken.captors"))
    )


def _lost(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "lost nine soldiers", "the loss of two men", but not "lost her two votes"."""
    cues = cue_sets("figures.losses")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"]):
        if verb in used:
            continue
        behind = [token.word for token in tokens[verb + 1 : verb + _LOSS]]
        noun = next((place for place, word in enumerate(behind) if word in cues["nouns"]), 0)
        told = behind[1:noun] if tokens[verb].word == "loss" else behind[:noun]
        if noun and cues["never"].isdisjoint(told):
            of = behind[0] == "of"
            found.append(Hit("killed", "of" if of else "base", verb, verb + of))
    return found


def _left_hurt(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "left three residents with shrapnel wounds"."""
    cues = cue_sets("figures.left_hurt")
    ends: dict[int, int] = {}
    counted: list[Hit] = []
    for place in tokens.at(cues["ends"]):
        near = range(place - 1, max(-1, place - _WITH), -1)
        first = next((one for one in near if tokens[one].word == "with"), None)
        last = place + 1 == len(tokens) or not tokens[place + 1].word.isalpha()
        over = last or tokens[place + 1].word in ENDS
        if first and over and _is_somebody(tokens, first - 1):
            counted.append(Hit("injured", "subject", first, place))
        elif first is not None:
            ends[place] = first
    return counted + find_parted(tokens, used - ends.keys(), ends, "left_hurt", "injured")


def _is_somebody(tokens: Tokens, place: int) -> bool:
    """Tell whom wounds may be with right behind: a number, or people."""
    return opens_number(tokens, place) or is_people(tokens[place].word)


def _hurts(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "sustained shrapnel wounds"."""
    cues = cue_sets("figures.hurts")
    found: list[Hit] = []
    for place in tokens.at(cues["verbs"]):
        if place in used:
            continue
        spared = tokens[place].word.startswith("escap")
        given = [token.word for token in tokens[place : place + 2]]
        if given[0] == "treated" and given[1:] != ["for"]:
            continue
        for noun in range(place + 1, min(place + 5, len(tokens))):
            spared = spared and tokens[noun].word != "with"
            told = tokens[noun].word in cues["nouns"]
            if told and [one.word for one in tokens[noun + 1 : noun + 2]] == ["of"]:
                if opens_number(tokens, noun + 2):
                    found.append(Hit("injured", "of", noun, noun + 1))
                break
            if told and not spared:
                found.append(Hit("injured", "subject", place, noun))
                break
            if not tokens[noun].word[0].isalpha() or tokens[noun].word in ("without", "no"):
                break
    return found


def _in_the_leg(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "shot in the leg", "struck in the back": where one is hit who may live."""
    cues = cue_sets("figures.body")
    found: list[Hit] = []
    for part in tokens.at(cues["parts"]):
        near = range(part - 1, max(0, part - _LIMB), -1)
        inside = next((place for place in near if tokens[place].word == "in"), 0)
        before = range(inside - 1, max(-1, inside - _PERSON), -1)
        verb = next((place for place in before if tokens[place].word in cues["verbs"]), None)
        if not inside or verb is None or verb in used:
            continue
        if not (tokens[verb].word in cues["shot"] and tokens[part].word in cues["vital"]):
            direct = verb == inside - 1
            found.append(
                Hit("injured", "subject" if direct else "base", verb, part if direct else verb)
            )
    return found


def _hit_by(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "hit by a stray bullet", "struck by rubber bullets"."""
    cues = cue_sets("figures.body")
    found: list[Hit] = []
    for missile in tokens.at(cues["missiles"]):
        near = range(missile - 1, max(0, missile - _LIMB), -1)
        by = next((place for place in near if tokens[place].word == "by"), 0)
        if by and by - 1 not in used and tokens[by - 1].word in cues["hitting"]:
            found.append(Hit("injured", "transitive", by - 1, missile))
    return found


def _fallen(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "two soldiers also fell.", "fell near Bakhmut", "fell in an ambush".

    They are those who fight, and they fell into, on and behind nothing.
    """
    cues = cue_sets("figures.fallen")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"]):
        behind = [one.word for one in tokens[verb + 1 : verb + 1 + _PERSON]]
        ends = behind[:1] == [] or behind[0] in cues["ends"] | set(".,;")
        ends = ends or (behind[0] == "in" and not cues["fights"].isdisjoint(behind))
        if verb not in used and ends and _is_of_fighters(tokens, verb):
            found.append(Hit("killed", "subject", verb, verb))
    return found


def _is_of_fighters(tokens: Tokens, verb: int) -> bool:
    """Tell whether those who fell fought, and are no village."""
    fighters = _fighters() | cue_words("figures.fallen.nouns")
    for token in reversed(tokens[max(0, verb - _FALLING) : verb]):
        if token.word in fighters or is_thing(token.word):
            return token.word in fighters
    return False


@cache
def _fighters() -> frozenset[str]:
    """Return the nouns for those who fight, and for others whom one loses."""
    return actor_words()["combatants"] | cue_sets("figures.losses")["nouns"]


def _buried(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "buried 12 neighbours", "nine were buried on Sunday": by people, and no landslide."""
    cues = cue_sets("figures.buried")
    if tokens.have(cues["earth"]):
        return []
    places = [place for place in tokens.at(cues["verbs"]) if place not in used]
    return [Hit("killed", "transitive", place, place) for place in places]


def _claimed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "claimed two victims", which a bowler does as well."""
    cues = cue_sets("figures.claiming")
    found: list[Hit] = []
    if tokens.have(cue_words("elsewhere.sport.cues")):
        return found
    for verb in tokens.at(cues["verbs"]):
        if verb in used or not opens_number(tokens, verb + 1):
            continue
        near = range(verb + 2, min(verb + 2 + _VICTIMS, len(tokens)))
        victims = next((place for place in near if tokens[place].word in cues["victims"]), None)
        behind = [one.word for one in tokens[victims + 1 : victims + 2]] if victims else _HAVE
        if _HAVE.isdisjoint(behind):
            found.append(Hit("killed", "base", verb, verb))
    return found
