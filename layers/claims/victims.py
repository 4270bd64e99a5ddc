"""Tell a battle from an attack on civilians by whom the words behind it count.

"Gunmen attacked the town" does not say whom. "Five soldiers were killed", there or in the next
sentence, makes it a battle; "five farmers were killed" makes what rebels attacked civilians.
Where those who bear arms and others fell, or nobody says who they were, it stays as it was read.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import cue_words
from ..model import Claim
from .figures.sides import SIDED
from .sentence.actors import actor_words
from .sentence.triggers import IMPLIED
from .so_far import VIOLENT
from .where.told import Told

_MEN = cue_words("figures.anybody.men")
_BATTLE, _ATTACK = ("fighting", "clash"), ("abuse", "attack")
_OPEN = (_ATTACK, _BATTLE, ("fighting", "offensive"))


def fit_victims(claims: Sequence[Claim], told: Sequence[Told]) -> list[Claim]:
    """Return the claims, an attack that leaves its victims open being what these make of it.

    Parameters
    ----------
    claims
        The claims of a document, by position.
    told
        What each of them tells.
    """
    fitted = list(claims)
    for index, claim in enumerate(claims):
        if told[index].draft.trigger.form != IMPLIED or (claim.kind, claim.subkind) not in _OPEN:
            continue
        armed = _are_armed(_victims(claims, told, index))
        if armed is not None and armed != (claim.kind == _BATTLE[0]):
            kind, subkind = _BATTLE if armed else _ATTACK
            fitted[index] = replace(claim, kind=kind, subkind=subkind)
    return fitted


def _victims(claims: Sequence[Claim], told: Sequence[Told], index: int) -> list[str]:
    """Return the words for the dead and hurt of an event, told with it or right behind it.

    Those before it in its sentence are its own: "five soldiers died in an attack on the camp".
    """
    sentence, words = told[index].sentence.index, list[str]()
    for at in range(index - 1, -1, -1):
        if told[at].sentence.index != sentence or claims[at].kind in VIOLENT:
            break
        words += [figure.text for figure in claims[at].figures if figure.measure in SIDED]
    for other, one in zip(claims[index + 1 :], told[index + 1 :], strict=False):
        behind = one.sentence.index - sentence
        if behind > 1 or (behind and other.kind in VIOLENT):
            break
        words += [figure.text for figure in other.figures if figure.measure in SIDED]
    return words


def _are_armed(victims: Sequence[str]) -> bool | None:
    """Tell whether victims bear arms; None where some do, or nobody knows."""
    words = {word.strip(",;").lower() for text in victims for word in text.split()}
    lists = actor_words()
    armed = not words.isdisjoint(lists["combatants"] - lists["neither"])
    armed = armed and words.isdisjoint(lists["retired"])
    others = not words.isdisjoint(lists["civilians"] - _MEN)
    return None if armed == others else armed
