"""Whom a pronoun or a short phrase means: "he", "the ministry", "the group"; who is a person."""

from collections.abc import Mapping, Sequence

from ...lexicon import cue_words
from ..sentence.lines import Line, Phrase, is_capital, is_pronoun, speech_cues
from ..sentence.people import people_heads

_WITHIN = cue_words("attribution.within")


def may_be_meant(line: Line, phrase: Phrase, wanted: str, at: int, earlier: bool) -> bool:
    """Tell whether the opening of a sentence may be meant: of its own only by a pronoun behind it.

    A statement is somebody's who has a name or an office, not the victims'; "the mayor" is nobody
    who merely opens a sentence, without that word.
    """
    cues = speech_cues()
    if wanted in cues["papers"]:
        head = phrase.head
        return earlier and (is_capital(line, head) or line.low[head] in cues["short_heads"])
    if wanted in cues["persons"] and wanted not in line.low[phrase.first : phrase.end]:
        return False
    return earlier or (phrase.end < at and is_pronoun(line.low[at]))


def has_all(text: str, words: Sequence[str]) -> bool:
    """Tell whether a name has all words that stand before a short phrase's head."""
    return speech_cues()["determiners"].union(text.lower().split()) >= set(words)


def fits(text: str, person: bool, wanted: str) -> bool:
    """Tell whether a name may be what a pronoun or a short phrase means."""
    cues = speech_cues()
    words = text.lower().replace("’", "'").split()
    last = words[-1]
    _, joint, second = text.lower().rpartition(" and ")
    titled = not cues["titles"].isdisjoint(second.split())
    plural = last in cues["plural_heads"] or (bool(joint) and not titled)
    pronouns = {"he": person and not plural, "it": not person and not plural}
    pronouns["they"] = plural or not person
    if wanted in pronouns:
        return pronouns[wanted]
    if wanted in words:
        return len(words) > 1 + (words[0] in cues["determiners"])
    if wanted in cues["papers"]:
        return True
    if wanted in cues["bands"]:
        return not person and text != text.lower() and cues["short_heads"].isdisjoint(words)
    if wanted in cues["persons"]:
        return person and not any(word in cues["persons"] for word in words)
    return False


def is_person(line: Line, phrase: Phrase, places: frozenset[int]) -> bool:
    """Guess whether a phrase names one person: a title, or a name that is no place's nor body's."""
    cues = speech_cues()
    said = line.low[phrase.first : phrase.end]
    if not (cues["bodies"].isdisjoint(said) and cues["records"].isdisjoint(said)):
        return False
    one = line.low[phrase.first] in cues["before_people"]
    if one and line.low[phrase.head] in people_heads().singular:
        return True  # "a local administrator"
    if not cues["persons"].isdisjoint(said):
        return not line.low[phrase.head].endswith(("ministers", "officials"))
    if line.low[phrase.head] in cues["parties"] or line.low[phrase.first] in cues["determiners"]:
        return line.low[phrase.head] in cues["titles"]
    capitals = [at for at in range(phrase.first, phrase.end) if is_capital(line, at)]
    if not capitals or line.words[phrase.head].isupper():
        return False
    return line.starts[capitals[-1]] not in places and line.starts[phrase.first] not in places


def bare(name: str) -> str:
    """Return a name in small letters, without its article."""
    return name.casefold().removeprefix("the ")


def is_media(text: str) -> bool:
    """Tell whether a name is that of a paper, a station or an agency."""
    words = text.lower().split()
    return words[-1] in speech_cues()["media"]


def is_region(
    line: Line, phrase: Phrase, places: frozenset[int], regions: Mapping[int, int]
) -> bool:
    """Tell a place that "recorded 12 deaths" from a government: "reported 12 dead in Kursk".

    ``places`` are where names of places begin; ``regions`` from there to the end, of those that
    are no country.
    """
    if any(
        line.starts[at] in places and line.low[at - 1] in _WITHIN
        for at in range(phrase.end + 1, len(line.low))
    ):
        return False
    end = regions.get(line.starts[phrase.head]) or regions.get(line.starts[phrase.first])
    return end is not None and end >= line.ends[phrase.end - 1]
