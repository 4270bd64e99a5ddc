"""Which sentence before does a denial answer that has no words of its own: "X denied it"."""

import re
from collections.abc import Mapping, Sequence

from geo import Sentence

from ...model import Party
from ..sentence.lines import speech_cues
from .attribution import SKIPPED_PARTS, Attribution

BACK = 3
_WORD = re.compile(r"[^\W_]+")
_NAME_WORD = re.compile(r"\b[^\W\d_a-z]\w*")


def answered_sentence(
    sentences: Sequence[Sentence],
    position: int,
    denier: Party,
    attributions: Mapping[int, Attribution],
    *,
    accused: bool = False,
) -> Sentence | None:
    """Return the sentence before that a denial answers.

    The nearest in which somebody else speaks of the denier; else the one just before, if it stands
    in the same or the next paragraph. With ``accused`` only the first will do.
    """
    name = denier.text.split()[-1].lower()
    for back in range(position - 1, max(-1, position - BACK - 1), -1):
        sentence = sentences[back]
        attribution = attributions.get(sentence.index)
        if attribution is None or sentence.part in SKIPPED_PARTS:
            continue
        if attribution.claimant.text.lower().endswith(name):
            continue
        if _is_named(denier.text, sentence.text):
            return sentence
    if accused or position == 0:
        return None
    for before in reversed(sentences[max(0, position - BACK) : position]):
        said = attributions.get(before.index)
        if said and said.claimant.text.lower().endswith(name) and not said.others:
            continue  # nobody denies what he says himself
        if before.part == "row" and sentences[position].part != "row":
            continue  # nor one line of a table for its being the last
        near = sentences[position].paragraph - before.paragraph <= 1
        return before if near and before.part not in (*SKIPPED_PARTS, "heading") else None
    return None


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one party: "the Haki Watch group" and "Haki Watch"."""
    return one.lower().endswith(other.lower()) or other.lower().endswith(one.lower())


def is_same_side(one: Party, other: Party) -> bool:
    """Tell whether two parties are one, or one speaks for the other: "ministry spokesman X".

    A ministry that has its name before it is another's: "the health ministry".
    """
    if one.text == other.text:
        return True
    words, heads = one.text.lower().split(), speech_cues()["short_heads"] - speech_cues()["persons"]
    theirs = other.text.lower().split()
    opening = theirs[1:2] if theirs[:1] in (["the"], ["a"], ["an"]) else theirs[:1]
    return len(theirs) > 1 and not heads.isdisjoint(opening) and opening[0] in words


def is_publisher(publisher: str | None, party: Party) -> bool:
    """Tell whether a party is who publishes the report: "the Service" of "Police Service, Kenya".

    "Kyiv" is not the "Kyiv Independent": it must be named by what it is.
    """
    words = _WORD.findall(party.text.lower())
    names = _WORD.findall((publisher or "").lower())
    words = words[1:] if words[:1] == ["the"] else words
    if not words or not set(words) <= set(names):
        return False
    return words == names or words[-1] in speech_cues()["short_heads"]


def _is_named(name: str, text: str) -> bool:
    """Tell whether a text names somebody: by the last word, or by letters for words or back."""
    last, words = name.rsplit(maxsplit=1)[-1], text.lower()
    if last.lower() in words:
        return True
    same = speech_cues()["same_bodies"]
    if last.lower() in same and not same.isdisjoint(re.findall(r"\w+", words)):
        return True
    if last.isupper() and len(last) > 1:
        initials = "".join(word[0] for word in _NAME_WORD.findall(text))
        return last in initials
    initials = "".join(word[0] for word in _NAME_WORD.findall(name))
    return len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text) is not None
