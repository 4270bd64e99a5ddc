"""One person before "was killed", told by a name or by an article alone."""

from ...lexicon import cue_words
from ..sentence.people import ARTICLES, ENDS, is_thing, one, people_heads
from .asides import before_age
from .hits import Hit
from .objects import MANY
from .persons import find_name
from .reading import SINGLES, Reading, figure_cues, is_adverb, with_group
from .subjects import ends_clause

_BEFORE_PLACES = cue_words("attribution.within")
_OF_THINGS = cue_words("figures.subjects.of_things")
_UNNAMED = 9
# How many words a name may have, and how many with its noun in a text of capitals alone.
_NAME, _SHOUTED = 4, 7


def find_named_subject(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "Edna Kassim was killed": two capitals or more right before "was".

    In a text of capitals alone, a noun for a person has to stand before the name.
    """
    if hit.measure not in SINGLES:
        return ()
    shouted = reading.text.isupper()
    last = hit.first - 1
    while last > 0 and reading.word(last) in figure_cues().skip and reading.word(last) != "was":
        last -= 1
    if reading.word(last) != "was":
        return ()
    if reading.word(last - 1) == ",":
        last = before_age(reading, last - 2) + 1
    first = last
    while first > 0 and last - first < (_SHOUTED if shouted else _NAME):
        token = reading.tokens[first - 1]
        if not token.word.isalpha() or not reading.text[token.start].isupper():
            break
        if shouted and token.word in ENDS:
            break
        first -= 1
    told = any(reading.word(at) in people_heads().singular for at in range(first, last))
    if shouted and not told:
        return ()
    if last == first or reading.word(first - 1) in _BEFORE_PLACES:
        return ()  # "the bridge at Novy Most was blown up"
    group = find_name(reading.tokens, reading.text, first, stops=reading.stops)
    return with_group(reading, group) if group and group.last == last - 1 else ()


def find_unnamed_subject(reading: Reading, hit: Hit) -> tuple[int, ...]:
    """Read "A notable of the tribe was assassinated": whoever is killed so is a person.

    The phrase opens its clause with an article; a noun for things, or for several, is none.
    """
    if hit.measure != "killed" or reading.word(hit.first) in _OF_THINGS:
        return ()
    last = hit.first - 1
    while last > 0 and (reading.word(last) in figure_cues().skip or is_adverb(reading.word(last))):
        last -= 1
    first = last
    while first >= 0 and last - first < _UNNAMED and reading.word(first) not in ARTICLES:
        if first in reading.hit_at or first in reading.at_last or ends_clause(reading, first):
            return ()
        first -= 1
    if first < 0 or reading.word(first) not in ARTICLES:
        return ()
    if reading.word(first - 1) not in ("", ",", "and", "when", "that", "said", "as"):
        return ()
    head = first + 1
    while head < last and reading.word(head + 1) not in ENDS and reading.word(head + 1) != ",":
        head += 1
    noun = reading.word(head)
    several = noun in people_heads().units or (noun.endswith("s") and not noun.endswith("ss"))
    if head > last or several or noun in MANY or not noun.isalpha() or is_thing(noun):
        return ()
    return with_group(reading, one(first, head, "single"))
