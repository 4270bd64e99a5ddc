"""The words and marks of a sentence, and the table by whose words speakers are found."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from geo import Sentence

from ...lexicon import cue_sets

# A phrase that names somebody has no more words.
LONGEST = 26
QUOTES = frozenset('"“”«»‘')
PUNCTUATION = frozenset(',;:()[]{}"“”«»–—!?…|')
_TOKEN = re.compile(r"([^\W_]+(?:['’.\-&/][^\W_]+)*|[^\s])")
# The World Health Organization is no pronoun and IS no verb, as they would be in lower case.
_BODIES = {"WHO": "w.h.o", "IS": "i.s"}


@cache
def speech_cues() -> dict[str, frozenset[str]]:
    """Load the table ``attribution.toml`` as sets of words."""
    cues = {**cue_sets("attribution")}
    spoken = (
        *("say", "showing", "counting", "recounting", "weak", "agents", "participles", "quoted"),
        *("telling_of", "citing", "deny", "reject", "named_claims"),
    )
    persons = cues["titles"] | cues["persons"]
    cues["parties"] |= persons | {f"{word}s" for word in persons}
    cues["speaking"] = frozenset(["according", "acc", "per"]).union(
        *(cues[name] for name in spoken)
    )
    cues["ending"] = cues["sourcing"] | cues["parties"] | cues["media"]
    cues["before_people"] = cues["indefinite"] | cues["owners"] | cues["determiners"]
    cues["ends"] = cues["prepositions"] | cues["clause_marks"]
    cues["saying_on"] = cues["participles"] & cues["say"]
    cues["refusing"] = cues["deny"] | cues["reject"]
    cues["denying"] = cues["refusing"].union(
        *(
            cues[name]
            for name in ("falsehoods", "lying", "not_so", "retracting", "proving", "holding_on")
        )
    )
    cues["may_deny"] = cues["refusing"].union(
        (":",),
        *(cues[name] for name in ("falsehoods", "label", "be", "say", "denials_of", "retracting")),
    )
    cues["phrase_ends"] = cues["ends"] | cues["verbs"] | cues["adverbs"]
    cues["no_heads"] = cues["not_parties"].union(
        *(cues[name] for name in ("determiners", "times", "verbs", "prepositions", "adverbs"))
    )
    cues["after_speaker"] = cues["verbs"].union(
        *(cues[name] for name in ("clause_marks", "denying", "label"))
    )
    cues["all_objects"] = cues["reported_objects"] | cues["rejected_objects"]
    cues["who_is_named"] = cues["parties"] - cues["papers"]
    cues["in_names"] = cues["parties"] | cues["name_particles"] | cues["bodies"]
    cues["only_saying"] = cues["say"] - cues["rejected_objects"]
    cues["numbering"] = cues["counting"] | cues["recounting"] | cues["showing"]
    cues["heard_from"] = cues["say"] | cues["spoke"]
    return cues


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The words and marks of a sentence, with their offsets in the document."""

    words: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Phrase(NamedTuple):
    """A noun phrase: words ``first`` to ``end`` (exclusive) of a line; ``head`` is the main one."""

    first: int
    end: int
    head: int


def split_line(sentence: Sentence) -> Line:
    """Split a sentence into words and marks."""
    text = sentence.text
    parts = _TOKEN.split(text)  # each word or mark behind the spaces before it
    bounds = tuple(accumulate(map(len, parts), initial=sentence.start))
    words = tuple(parts[1::2])
    low = tuple(map(str.lower, words))
    if "’" in text:
        low = tuple(word.replace("’", "'") for word in low)
    if not _BODIES.keys().isdisjoint(words) and not text.isupper():
        low = tuple(_BODIES.get(words[at], word) for at, word in enumerate(low))
    return Line(words=words, low=low, starts=bounds[1:-1:2], ends=bounds[2::2])


def is_capital(line: Line, at: int) -> bool:
    """Tell whether a word begins with a capital letter."""
    return line.words[at][:1].isupper()


def is_pronoun(word: str) -> bool:
    """Tell whether a word is he, she, they or it."""
    cues = speech_cues()
    return word in cues["he"] or word in cues["they"] or word in cues["it"]
