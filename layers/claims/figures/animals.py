"""Tell animals from people where the noun stands apart from the number that counts them."""

from collections.abc import Sequence

from ..sentence.people import ENDS, WORDY, Group, is_people, people_heads
from .spoken import Token

ANIMALS = "animals"
_REACH = 4


def are_animals(tokens: Sequence[Token], groups: Sequence[Group], group: Group) -> bool:
    """Tell "5,200 dead water birds", and the 740 of "900 ducks fell ill and 740 died".

    Parameters
    ----------
    tokens
        The tokens of the sentence.
    groups
        The groups before.
    group
        What may count animals.
    """
    if group.head not in ("bare", "unknown") or group.thing is not None:
        return False
    behind = [token.word for token in tokens[group.last + 1 : group.last + 1 + _REACH]]
    for word in behind:
        if people_heads().things.get(word) == ANIMALS:
            return not any(is_people(each) for each in behind)
        if word in ENDS or not WORDY.match(word):
            break
    if not groups or groups[-1].thing != ANIMALS:
        return False
    return not any(is_people(token.word) for token in tokens[groups[-1].last + 1 : group.first])


def tell_of_animals(row: Sequence[str]) -> bool:
    """Tell whether the first noun for people or animals in a row of words is one for animals."""
    for word in row:
        if is_people(word):
            return False
        if people_heads().things.get(word) == ANIMALS and word != "head":
            return True
    return False
