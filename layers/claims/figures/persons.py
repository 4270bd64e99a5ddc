"""People told singly: by a noun ("a shepherd"), a title or a name."""

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import cue_sets, cue_words
from ..sentence.actors import actor_words
from ..sentence.people import DETERMINERS, ENDS, WORDY, Group, is_age, is_thing, one, people_heads
from .numbers import find_numbers
from .spoken import Token, number_words

_HEADLINE_VERBS = cue_words("figures.headlines.verbs")
MODIFIERS = 5
_INSIDE = cue_words("figures.aboard.words")
_NAME = 5
_LAST_BREATH = 5
_OLDEST = 111
_BEFORE_NAMES = cue_words("figures.persons.before_names")
_FURTHER = cue_words("figures.persons.further")
_SINGULAR = cue_words("figures.persons.singular")
_STRUCK = cue_words("figures.persons.struck")
_WOUNDS = cue_words("figures.increments.wounds")
_DEATHBED = _WOUNDS | cue_words("figures.persons.deathbed")
_HURT = cue_words("figures.persons.hurt")
_HEADS = frozenset((":", ";", "|", "-", "–", "—"))
_PRONOUNS = cue_words("grammar.pronouns.of_one")
_PLURAL = cue_words("figures.persons.plural")
_AND = cue_words("grammar.conjunctions.and")
_VERBAL = tuple(cue_words("grammar.ends.verbal"))
_OWNERS = cue_words("figures.subjects.owners")
_NO_TOKENS = (Token("", 0, 0),) * 3


def find_person(
    tokens: Sequence[Token], index: int, stops: Sequence[bool], *, singular: bool
) -> Group | None:
    """Read "a shepherd", "the deputy mayor", "no civilians"."""
    heads = people_heads()
    last = None
    if singular and _is_age_alone(tokens, index, stops):
        return one(index, index + 1, "single")
    for position in range(index + 1, min(len(tokens), index + 1 + MODIFIERS)):
        word = tokens[position].word
        if word in heads.singular and not (singular and _only_describes(tokens, position, stops)):
            last = position
        elif not singular and word in heads.plural:
            last = position
            break
        elif last is not None or word in ENDS or _ends_person(tokens, position, stops):
            break
        elif word in heads.plural or word in heads.units or word in heads.things:
            # "a police officer", "the bus driver" – but not "the house of"
            if not _is_of_compound(tokens, position, stops):
                break
        elif singular and word in number_words():
            break
    if last is None or _only_describes(tokens, last, stops):
        return None
    return one(index, last, "single" if singular else "nobody")


def _is_of_compound(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell a noun for a thing before somebody: "bus driver", "village defence volunteer"."""
    people = people_heads().singular
    following, last = (token.word for token in (*tokens[index + 1 : index + 3], *_NO_TOKENS)[:2])
    if following in people or stops[min(index + 1, len(tokens) - 1)] or following in ENDS:
        return following in people
    return following.isalpha() and not following.endswith(_VERBAL) and last in people


def find_headlined(
    tokens: Sequence[Token], index: int, stops: Sequence[bool], before: Group | None
) -> Group | None:
    """Read whom a headline tells of without an article.

    "Former mayor shot dead", "Farmer and son killed", "Gunmen kill trader": at the head of the
    line, with what befell them right behind; behind a verb; or joined to another such one. So is
    the daughter of "a mother and daughter were killed".
    """
    previous = tokens[index - 1].word if index else ":"
    joins = previous in _AND or (previous == "," and before is not None and before.first == 0)
    joined = joins and before is not None and _is_one(before, index - 2)
    heads = previous in _HEADS or (previous == "," and index > 1 and stops[index - 2])
    if not (joined or heads or previous in _HEADLINE_VERBS):
        return None
    group = find_person(tokens, index - 1, stops, singular=True)
    if group is None or group.last < index:
        return None
    if previous in _HEADLINE_VERBS and _is_with_others(tokens, group.last + 1):
        return None
    both = tokens[group.last + 1].word if group.last + 1 < len(tokens) else ""
    if joined and before and tokens[before.first].word in DETERMINERS and both not in _PLURAL:
        return None
    if heads and not joined and not _is_told(tokens, group.last + 1, stops):
        return None
    return replace(group, first=index)


def _is_with_others(tokens: Sequence[Token], place: int) -> bool:
    """Tell "abduct bride, guests", where nobody says how many."""
    words = [token.word for token in tokens[place : place + 2]]
    return words[:1] in ([","], ["and"]) and words[-1] in people_heads().plural


def _is_one(group: Group, last: int) -> bool:
    return group.last == last and group.head == "single"


def _is_told(tokens: Sequence[Token], place: int, stops: Sequence[bool]) -> bool:
    """Tell "killed" right behind somebody, or behind somebody else whom "and" or a comma joins."""
    if place < len(tokens) and tokens[place].word in _AND | {","}:
        other = find_person(tokens, place, stops, singular=True)
        place = other.last + 1 if other is not None else place
    place = _past_origin(tokens, place, stops)
    return place < len(tokens) and stops[place]


def _past_origin(tokens: Sequence[Token], place: int, stops: Sequence[bool]) -> int:
    """Step over "(44)" and "from Punjab" behind somebody."""
    words = [token.word for token in tokens[place : place + 1 + _NAME]]
    if words[:1] == ["("] and words[2:3] == [")"]:
        return place + 3
    if words[:1] == ["from"]:
        ends = (at for at in range(place + 1, place + len(words)) if stops[at])
        return next(ends, place)
    return place


def _is_age_alone(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell "the 44-year-old was stabbed" from "the 44-year-old bridge"."""
    if index + 1 >= len(tokens) or not is_age(tokens[index + 1].word):
        return False
    if index + 2 >= len(tokens) or stops[index + 2]:
        return True
    following = tokens[index + 2].word
    return following in ENDS or not WORDY.match(following)


def _ends_person(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell a mark, or a verb: "the man killed", but not "a displaced man"."""
    if not stops[index]:
        return not (WORDY.match(tokens[index].word) or is_age(tokens[index].word))
    return index + 1 >= len(tokens) or tokens[index + 1].word not in people_heads().singular


def _only_describes(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell "national" or "Syrian" before another noun from a person, and "the rebel positions"."""
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if following in actor_words()["bases"] or (is_thing(following) and following[-1] != "s"):
        return True
    if tokens[index].word not in people_heads().adjectives or not following:
        return False
    return following not in ENDS and not stops[index + 1] and WORDY.match(following) is not None


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
    """Read "killing him", "he later succumbed", "she was hurt", "shot X; he died"; else nobody."""
    word = tokens[index].word
    if word not in _PRONOUNS:
        return None
    following = [token.word for token in tokens[index + 1 : index + 1 + _LAST_BREATH]]
    if word == "him" or (word == "her" and (not following or following[0] in (*ENDS, ".", ","))):
        return one(index, index, "single")
    was, hurts = following[:1] == ["was"], cue_sets("figures.hurts")
    hurt = was and not _HURT.isdisjoint(following[1:])
    wounds = not hurts["nouns"].isdisjoint(following)
    hurt = hurt or (wounds and not hurts["verbs"].isdisjoint(following[:1]))
    struck = any(token.word in _STRUCK for token in tokens[:index])
    hurt = hurt or ((struck or index == 0) and following[:2] == ["was", "killed"])
    died = "died" in following[:2] and (struck or not _DEATHBED.isdisjoint(following))
    died = died or (index == 0 and following[:2] == ["died", "."])
    died = (
        died
        or "succumbed" in following
        or (following[:1] == ["lost"] and "life" in following)
        or (was and "dead" in following)
    )
    if word in ("he", "she") and (died or hurt):
        return one(index, index, "single")
    return None


def find_further(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> Group | None:
    """Read "another was hurt", "a fourth was maimed", "the other died", of those told before."""
    if tokens[index].word == "another" and _stands_alone(tokens, index, stops):
        return one(index, index, "single")
    words = [token.word for token in tokens[index : index + 3]]
    told = words[0] in ("a", "the") and words[1:2] != [] and words[1] in _FURTHER
    return one(index, index + 1, "single") if told and words[2:] and words[2] in _SINGULAR else None


def _stands_alone(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> bool:
    """Tell "another was hurt", "and another injured." from "another attack"."""
    following = tokens[index + 1].word if index + 1 < len(tokens) else "."
    if following[0].isdigit() or following in number_words():
        return False
    if not WORDY.match(following) or following in ("was", "is", "in", "has", "had", "and"):
        return True
    return stops[index + 1]


def find_both(tokens: Sequence[Token], index: int, stops: Sequence[bool]) -> Group | None:
    """Read "both died", "killing both.", "both guards"."""
    owned = index + 1 < len(tokens) and tokens[index + 1].word in _OWNERS
    behind = index + 1 + owned  # "both guards", "both his guards"
    following = tokens[behind].word if behind < len(tokens) else "."
    last = behind if following in people_heads().plural else index
    ends = last > index or not WORDY.match(following) or following in ("were", "are", "have", "had")
    if not ends and not stops[index + 1]:
        return None
    return Group(first=index, last=last, low=2, best=2, high=2, qualifier="exact", head="people")


def find_family(tokens: Sequence[Token], index: int) -> Group | None:
    """Read "a family of five" as five people."""
    if tokens[index].word != "family" or [t.word for t in tokens[index + 1 : index + 2]] != ["of"]:
        return None
    size = next(iter(find_numbers(tokens[index + 2 : index + 4])), None)
    if size is None or size.first or size.best is None:
        return None
    last = index + 2 + size.last
    if last + 1 < len(tokens) and tokens[last + 1].word in people_heads().plural:
        return None
    return Group(
        first=index,
        last=last,
        low=size.low,
        best=size.best,
        high=size.high,
        qualifier=size.qualifier,
        head="people",
    )


def find_aged(tokens: Sequence[Token], text: str, index: int) -> Group | None:
    """Read "Mary Otieno, 29,", a name of two words or more and an age, and "40-year-old Ivan"."""
    if is_age(tokens[index].word):
        following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
        named = following.word.isalpha() and text[following.start].isupper() and not text.isupper()
        return one(index, index + 1, "single") if named else None
    if not text[tokens[index].start].isupper() or text.isupper():
        return None
    last = index
    while last + 1 < len(tokens) and last - index < _NAME:
        token = tokens[last + 1]
        if not token.word.isalpha() or not text[token.start].isupper():
            break
        last += 1
    opens = index == 0 or tokens[index - 1].word in _BEFORE_NAMES
    comma, age, end = (token.word for token in (*tokens[last + 1 : last + 4], *_NO_TOKENS)[:3])
    named = (
        (last > index or opens)
        and comma == ","
        and age.isdigit()
        and int(age) < _OLDEST
        and end in ",."
    )
    return one(index, last, "single") if named else None


def are_aboard(tokens: Sequence[Token], index: int) -> bool:
    """Tell "14 of those aboard"."""
    words = [token.word for token in tokens[index : index + 3]]
    return words[:2] == ["of", "those"] and not _INSIDE.isdisjoint(words[2:])
