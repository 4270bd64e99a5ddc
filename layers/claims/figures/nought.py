"""What befell nobody: "no deaths or injuries", "without injuring anyone", "all escaped unhurt".

That nobody was killed or injured is nought of each.
"""

from collections.abc import Sequence
from functools import cache

from ...lexicon import cue_words
from ..sentence.people import ENDS, WORDY, Group, one, people_heads
from .befallen import UNHURT
from .hits import Hit
from .persons import find_person
from .reading import CASUALTIES, Reading, figure_cues, with_group
from .spoken import Token

_NEAR = 7
_NEITHER = 10
_LEADS = 4
_NO = cue_words("figures.nobody.no")
# Between "no" or "without" and what did not happen.
_BETWEEN = cue_words("figures.nobody.between")
_ANYBODY = cue_words("figures.nobody.anybody")
_BOTH = ("killed", "injured")


@cache
def nobody_firsts() -> frozenset[str]:
    """Return the words that `nobody` and `anybody` begin with."""
    return people_heads().nobody_firsts | _ANYBODY


def anybody(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> Group | None:
    """Read "anyone", "any civilians" as nobody behind a negated verb: "did not hurt anyone"."""
    if not index or not stops[index - 1] or tokens[index].word not in _ANYBODY:
        return None
    people = find_person(tokens, index, stops, singular=False)
    before = [token.word for token in tokens[max(0, index - _LEADS) : index]]
    negated = any(word in figure_cues().negative or word.endswith("n't") for word in before)
    return (people or one(index, index, "nobody")) if negated else None


def nobody(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "nobody", "none of the 150 passengers", "neither the pilot nor his passengers"."""
    heads = people_heads()
    for length in (1, 2, 3) if tokens[index].word in heads.nobody_firsts else ():
        phrase = " ".join(token.word for token in tokens[index : index + length])
        if phrase in heads.nobody and not (phrase == "neither" and _is_of_things(tokens, index)):
            return one(index, _end_of_none(tokens, index + length - 1), "nobody")
    return None


def _is_of_things(tokens: Sequence[Token], index: int) -> bool:
    """Tell "neither figure", "neither side" from "neither was hurt"."""
    following = tokens[index + 1].word if index + 1 < len(tokens) else "."
    return WORDY.match(following) is not None and following not in ENDS


def _end_of_none(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of those of whom it was none."""
    heads = people_heads()
    begin = last + 1
    following = tokens[begin].word if begin < len(tokens) else ""
    if tokens[last].word == "neither" and following != "of":
        near = range(begin, min(begin + _NEITHER, len(tokens)))
        begin = next((place for place in near if tokens[place].word == "nor"), len(tokens))
    elif following not in ("of", "among", "aboard"):
        return last
    for place in range(begin + 1, min(begin + _NEAR, len(tokens))):
        word = tokens[place].word
        if word in heads.plural or (word in heads.singular and following not in ("of", "among")):
            return place
    return last


def measures_of_nought(measure: str) -> tuple[str, ...]:
    """Tell what is nought: of casualties both the dead and the injured."""
    return _BOTH if measure == "affected" else (measure,)


def link_nought(reading: Reading, hit: Hit) -> bool:
    """Read "no casualties", "no deaths or injuries", "without causing casualties"."""
    if hit.measure not in (*CASUALTIES, "affected"):
        return False
    place = hit.first - 1
    while place > hit.first - _NEAR and (
        reading.word(place) in _BETWEEN or _is_of_casualties(reading, place)
    ):
        place -= 1
    if reading.word(place) not in _NO and reading.word(place) not in figure_cues().negative:
        return False
    if reading.word(hit.first) == "lives" and not _take_lives(reading, place):
        return False
    linked = with_group(reading, _none(place, hit.first - 1))
    for measure in measures_of_nought(hit.measure):
        reading.links.append((hit, hit, linked, measure))
    return True


def _is_of_casualties(reading: Reading, place: int) -> bool:
    hit = reading.hit_at.get(place)
    return hit is not None and hit.form == "noun" and hit.measure in (*CASUALTIES, "affected")


def takes_lives(reading: Reading, found: int) -> bool:
    """Tell "claimed 40 lives" from "changed 40 lives"."""
    return _take_lives(reading, reading.groups[found].first)


def _take_lives(reading: Reading, first: int) -> bool:
    words = {reading.word(place) for place in range(first - _LEADS, first)}
    return not words.isdisjoint(figure_cues().takers)


def _none(first: int, last: int) -> Group:
    return Group(first=first, last=last, low=0, best=0, high=0, qualifier="exact", head="nobody")


def link_unhurt(reading: Reading) -> None:
    """Read "all 26 escaped unhurt" as nobody injured, where nothing else is told of casualties."""
    if any(hit.measure in (*CASUALTIES, "affected") for hit in reading.hits):
        return
    for place in reading.tokens.at(UNHURT):
        if reading.word(place - 1) not in figure_cues().negative:
            hit = Hit("injured", "noun", place, place)
            reading.links.append((hit, hit, with_group(reading, _none(place, place)), "injured"))
            return
