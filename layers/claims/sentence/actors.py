"""Who acts and who suffers: the word lists that triggers name, and the words that part the two."""

from functools import cache

from geo.demonyms import load_demonyms

from ...lexicon import cue_words, load_cues
from .inflection import with_plural
from .people import people_heads

BE = cue_words("figures.verbs.be")
NAMED_BODIES = cue_words("actors.names.bodies")
OBJECT_ENDS = cue_words("actors.gaps.object_ends")
UNARMED = cue_words("actors.names.unarmed")
_PAIR = cue_words("actors.names.pair")
_HARM = ("killed", "injured", "kidnapped", "detained")


@cache
def actor_words() -> dict[str, frozenset[str]]:
    """Return the lists of those who act or suffer; civilians are all people who bear no arms.

    Beside them what people live on, by the need of those who lack it.
    """
    lists = {
        name: frozenset(form for word in row.split() for form in with_plural(word))
        for name, row in load_cues("actors")["words"].items()
    }
    heads = people_heads()
    people = (heads.singular | heads.plural | frozenset(heads.units)) - heads.adjectives
    lists["combatants"] |= lists.pop("groups")
    lists["civilians"] |= people - lists["combatants"] - lists["armed"] - lists["neither"]
    lists["armed"] |= lists["combatants"]
    lists["private"] = (lists["civilians"] | lists["crowd"]) - lists["statesmen"] - _PAIR
    lists["nations"] = frozenset(load_demonyms())
    goods = load_cues("figures")["goods"]
    lists |= {need: frozenset(words.split()) for need, words in goods.items()}
    return lists


@cache
def deeds() -> frozenset[str]:
    """Return words before people that show that they suffer and do not act."""
    triggers = load_cues("figures")["triggers"]
    harm = (triggers[measure][form] for measure in _HARM for form in ("transitive", "base"))
    verbs = [
        phrase for phrases in harm for phrase in phrases if " " not in phrase and "|" not in phrase
    ]
    return frozenset([*load_cues("actors")["gaps"]["deeds"].split(), *verbs])


@cache
def doer_ends() -> frozenset[str]:
    """Return the words that end who does something before the verb."""
    return BE | frozenset(load_cues("actors")["gaps"]["doer_ends"].split())


@cache
def other_people() -> frozenset[str]:
    """Return the words that bring in somebody else, between who does something and the deed."""
    actors = actor_words()
    others = load_cues("actors")["gaps"]["others"].split()
    return doer_ends().union(actors["civilians"], actors["crowd"], others)
