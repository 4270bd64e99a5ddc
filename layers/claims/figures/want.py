"""The triggers of want: who has no bread, is without power, needs clean water."""

from functools import cache

from ...lexicon import cue_sets
from .hits import Hit
from .spoken import Token, Tokens

# From the word of want to what is wanting, and from "have" to its "no".
_GOODS = 6
_NO = 3


@cache
def goods() -> dict[str, str]:
    """Return, for each word for what people live on, the need of those who lack it."""
    return {word: need for need, words in cue_sets("figures.goods").items() for word in words}


def find_want(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find who lacks or needs what people live on.

    Parameters
    ----------
    tokens, used
        The words of the sentence, and those that other triggers have.
    """
    if not tokens.have(frozenset(goods())):
        return []
    cues = cue_sets("figures.want")
    found: list[Hit] = []
    for place in tokens.at(cues["verbs"] | cues["never"]):
        first = place if tokens[place].word in cues["verbs"] else _verb_of(tokens, place)
        last = None if first is None else _goods_behind(tokens, place)
        if last == place + 2 and tokens[place + 1].word == "of" and tokens[place].word == "lack":
            continue  # "died for lack of food"
        if first is None or last is None or used.intersection(range(first, last + 1)):
            continue
        found.append(Hit("affected", "subject", first, last))
        used.update(range(first, last + 1))
    return found


def _verb_of(tokens: Tokens, no: int) -> int | None:
    """Return where "have had no", "have not received", "cannot afford" begins."""
    having = cue_sets("figures.want")["having"]
    if tokens[no].word in ("cannot", "unable"):
        behind = tokens[no + 1 : no + _NO]
        return no if any(token.word in having for token in behind) else None
    before = range(no - 1, max(-1, no - _NO), -1)
    last = next((at for at in before if tokens[at].word in having), None)
    if last is None:
        return None
    return last - 1 if last and tokens[last - 1].word in having else last


def _goods_behind(tokens: Tokens, place: int) -> int | None:
    """Return what is wanting, soon behind and with no number before it that counts others."""
    behind: list[Token] = tokens[place + 1 : place + 1 + _GOODS]
    for at, token in enumerate(behind, start=place + 1):
        if token.word in cue_sets("figures.want")["ends"] or token.word[0].isdigit():
            return None
        if token.word in goods():
            return at
    return None
