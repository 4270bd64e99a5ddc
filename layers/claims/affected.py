"""What those are who are only counted as affected: sick, in want, or hit by a disaster."""

import re
from collections.abc import Sequence

from geo import Document
from geo.sentences import split_sentences

from ..lexicon import cue_words
from .figures.befallen import CASES, EPIDEMIC, SICK
from .figures.hits import OBJECT
from .figures.want import goods
from .sentence.triggers import Matcher, Trigger
from .sentence.words import Words, split_words

_WORD = re.compile(r"[^\W_]+")
FLOOD = "flood"
DEPRIVING = cue_words("figures.depriving.words")
BOTH = "killed_and_injured"
# Who is this was hit by what the report tells of.
HIT = cue_words("figures.hit.words")


def hazard_in(title: str, matcher: Matcher) -> str | None:
    """Return the disaster that a title names: "Monsoon floods – Situation Report No. 3"."""
    if not cue_words("figures.sick.named").isdisjoint(_WORD.findall(title.lower())):
        return EPIDEMIC
    sentences = split_sentences(Document(doc_id="title", text=title))
    found = (hit for one in sentences for hit in matcher.find(split_words(one)))
    return next((hit.subkind for hit in found if hit.kind == "hazard"), None)


def kind_of_affected(
    triggers: Sequence[Trigger], words: Words, first: int, last: int, *, hazard: str | None
) -> tuple[str, str]:
    """Return kind and subkind of a figure that counts no more than "affected".

    Parameters
    ----------
    triggers, words
        Those of the sentence.
    first, last
        The words that say what befell them: "infected", "have no bread".
    hazard
        The disaster that the report told of last.
    """
    said = words.words[first : last + 1]
    making = said[0] in cue_words("figures.sickening.verbs")
    if said[0].startswith("infect") or said[0] in CASES or said[-1] in SICK or making:
        return "hazard", EPIDEMIC
    if said[0] == "in" and said[-1] == "water":  # "in knee-deep water"
        return "hazard", hazard or FLOOD
    for trigger in triggers:
        if trigger.kind in ("need", "hazard", "blockade") and any(
            first <= place <= last for place in trigger.fixed
        ):
            return trigger.kind, trigger.subkind
    if said[-1] in goods():
        return "need", goods()[said[-1]]
    if said[0] in DEPRIVING:
        wanting = [word for word in words.words[last + 1 : last + 1 + OBJECT] if word in goods()]
        return "need", goods()[wanting[0]] if wanting else "general"
    # In a table the cell's own number is all that is said.
    hit = said[0] in HIT or said[0][0].isdigit()
    for kind in ("hazard", "casualty") if hit else ("casualty", "hazard"):
        for trigger in triggers:
            if trigger.kind == kind:
                return kind, BOTH if kind == "casualty" else trigger.subkind
    if " ".join(said) == "cut off":
        return "blockade", "closure"
    return ("hazard", hazard) if hit and hazard else ("need", "general")
