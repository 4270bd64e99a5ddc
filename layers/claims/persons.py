"""People told singly: by a noun ("a shepherd"), a title or a name."""

from collections.abc import Sequence

from .numbers import Token, number_words
from .people import ENDS, WORDY, Group, one, people_heads

MODIFIERS = 5
_NAME = 5
_LAST_BREATH = 5


def find_person(
    tokens: Sequence[Token], index: int, stops: Sequence[bool], *, singular: bool
) -> Group | None:
    """Read "a shepherd", "the deputy mayor", "no civilians"."""
    heads = people_heads()
    last = None
    for position in range(index + 1, min(len(tokens), index + 1 + MODIFIERS)):
        word = tokens[position].word
        if word in heads.singular:
            last = position
        elif not singular and word in heads.plural:
            last = position
            break
        elif last is not None or stops[position] or word in ENDS or not WORDY.match(word):
            break
        elif word in heads.plural or word in heads.units or word in heads.things:
            # "a police officer", "the bus driver" – but not "the house of"
            if position + 1 >= len(tokens) or tokens[position + 1].word not in heads.singular:
                break
        elif singular and word in number_words():
            break
    if last is None or _only_describes(tokens, last):
        return None
    return one(index, last, "single" if singular else "nobody")


def _only_describes(tokens: Sequence[Token], index: int) -> bool:
    """Tell "national", "Syrian" or "major" before another noun from the same word as a person."""
    if tokens[index].word not in people_heads().adjectives or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1].word
    return following not in ENDS and WORDY.match(following) is not None


def find_name(
    tokens: Sequence[Token], text: str, first: int, *, stops: Sequence[bool]
) -> Group | None:
    """Read a person named without article at a token: "Dr Edna Kassim", "deputy mayor Ilir Hoxha".

    Two words or more, and none a noun for things or for several; in a text that has small letters,
    the names need their capitals.
    """
    heads = people_heads()
    shouted = text.isupper()
    place = first
    while place < min(len(tokens), first + 8):
        token = tokens[place]
        if token.word in ENDS or not WORDY.match(token.word) or stops[place]:
            break
        if token.word in heads.plural or token.word in heads.units or token.word in heads.things:
            return None
        capital = text[token.start].isupper()
        if not shouted and not capital and token.word not in heads.singular:
            break
        place += 1
    words = tokens[first:place]
    names = [one for one in words if text[one.start].isupper() and one.word not in heads.singular]
    if len(names) < 2 or words[-1] not in names:
        return None
    return one(first, place - 1, "single")


def find_titled(
    tokens: Sequence[Token], text: str, index: int, stops: Sequence[bool]
) -> Group | None:
    """Read "Inspector Lema": a title and the capitals behind it."""
    last = index
    for position in range(index + 1, min(len(tokens), index + 1 + _NAME)):
        token = tokens[position]
        if token.word in ENDS or stops[position] or not text[token.start].isupper():
            break
        last = position
    return one(index, last, "single") if last > index else None


def find_pronoun(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "killing him and his son", and "he later succumbed"; else a pronoun counts nobody."""
    word = tokens[index].word
    following = [token.word for token in tokens[index + 1 : index + 1 + _LAST_BREATH]]
    if word == "him" or (word == "her" and (not following or following[0] in (*ENDS, ".", ","))):
        return one(index, index, "single")
    if word in ("he", "she") and "succumbed" in following:
        return one(index, index, "single")
    return None
