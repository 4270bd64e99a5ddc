"""What earlier sentences told, and how a later one goes back to it: "the truce", "there"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo import Sentence

from ...lexicon import load_cues
from ...model import ClaimPlace, Period
from ..sentence.draft import Draft
from ..sentence.reference import is_definite
from ..sentence.words import Words
from .mentions import Mention
from .report_place import CARRIED, the_one_place
from .whereabouts import says_pair, says_there

# What was so many days before another event is told for comparison; in between it may be another
# note of a list.
AGO = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an earlier sentence told: its draft with the place and day that were found.

    ``start`` to ``end`` are the words that tell of it, ``also`` others that do; ``definite`` if
    they name it as known; ``compared`` if it was before what the report tells of, and only stands
    beside that: "In May the same gang raided X".
    """

    sentence: Sentence
    draft: Draft
    places: tuple[ClaimPlace, ...]
    period: Period | None
    start: int
    end: int
    also: tuple[tuple[int, int], ...] = ()
    definite: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    nouns: dict[str, frozenset[str]]
    known: frozenset[str]
    at_once: frozenset[str]
    adjuncts: frozenset[str]
    whole: frozenset[str]
    compared: frozenset[str]


@cache
def _tables() -> _Tables:
    cues = load_cues("places")
    nouns: dict[str, set[str]] = {}
    for kind, row in cues["events"].items():
        for noun in row.split():
            nouns.setdefault(noun, set()).add(kind)
    reference = cues["reference"]
    return _Tables(
        nouns={noun: frozenset(kinds) for noun, kinds in nouns.items()},
        known=frozenset(reference["known"].split()),
        at_once=frozenset(reference["at_once"].split()),
        adjuncts=frozenset(reference["adjuncts"].split()),
        whole=frozenset(reference["whole"].split()),
        compared=frozenset(reference["compared"].split()),
    )


def event_nouns() -> Mapping[str, frozenset[str]]:
    """Return the nouns that refer to events, with the kinds of each: "deaths", "the siege"."""
    return _tables().nouns


def whole_words() -> frozenset[str]:
    """Return the words of a toll of more than was just told: "overall", "since"."""
    return _tables().whole


def kinds_named(word: str) -> frozenset[str]:
    """Return the kinds of event that a noun refers to."""
    return event_nouns().get(word, frozenset())


def carried(places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """Return the places of an event for another that is there too, with their words as evidence."""
    return tuple(
        replace(
            place,
            basis=place.basis if place.basis == "inferred" else "document",
            score=place.score * CARRIED,
            surface=None,
            start=None,
            end=None,
            evidence_start=place.start if place.basis != "document" else place.evidence_start,
            evidence_end=place.end if place.basis != "document" else place.evidence_end,
        )
        for place in places
    )


def referred(
    words: Words, draft: Draft, told: Sequence[Told], *, at_once: bool = False
) -> Told | None:
    """Return the earlier event that a sentence goes back to: itself ("the truce"), or another.

    With ``at_once`` the other one must go on at the same time: "during the talks", not "since".
    """
    if not told:
        return None
    itself = kinds_named(words.words[draft.trigger.first])
    if is_definite(words, draft.trigger) and draft.kind in itself:
        for one in reversed(told):
            if one.draft.kind == draft.kind:
                return one
    cues = _tables().at_once if at_once else _tables().adjuncts
    for index in range(2, len(words.words)):
        kinds = _tables().nouns.get(words.words[index])
        if kinds is None or index in draft.trigger.fixed:
            continue
        known = words.words[index - 1] in _tables().known or words.possessive[index - 1]
        if known and not set(words.words[max(0, index - 3) : index - 1]).isdisjoint(cues):
            for one in reversed(told):
                if one.draft.kind in kinds:
                    return one
    return None


def known_place(words: Words, draft: Draft, told: Sequence[Told]) -> tuple[ClaimPlace, ...]:
    """Return where "the blast" was, if an earlier sentence told of it and placed it."""
    if not is_definite(words, draft.trigger) or draft.kind not in kinds_named(
        words.words[draft.trigger.first]
    ):
        return ()
    for one in reversed(told):
        if one.places and one.draft.mood is None and one.draft.kind == draft.kind:
            return carried(one.places)
    return ()


def there(
    sentence: Sentence,
    words: Words,
    placed: Sequence[Told],
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Sequence[Mention]],
) -> tuple[ClaimPlace, ...]:
    """Return where "there" is: where the last event was, or a movement ended, a paragraph back.

    Or the place that a sentence since then has named; none where a paragraph began without one, as
    at a site that nobody knows. "This time" it is where the event was that those in between were
    compared with.
    """
    if not placed:
        return ()
    if says_pair(words, "this", ("time",)):
        main = next((one for one in reversed(placed) if _was_before(placed[-1], one)), placed[-1])
        near = sentence.paragraph - main.sentence.paragraph <= 1
        return carried(_ended(main.places)) if near else ()
    if not says_there(words):
        return ()
    for index in range(sentence.index - 1, placed[-1].sentence.index, -1):
        if mentions.get(index):
            return the_one_place(mentions[index])
    between = sentence.paragraph - placed[-1].sentence.paragraph
    opens = sentences[sentence.index - 1].paragraph != sentence.paragraph
    return carried(_ended(placed[-1].places)) if between == 0 or (between == 1 and opens) else ()


def is_compared(
    sentence: Sentence, words: Words, period: Period | None, told: Sequence[Told]
) -> bool:
    """Tell an earlier event that only stands beside what its paragraph has just told."""
    if period is None or words.present.isdisjoint(_tables().compared):
        return False
    main = next((one for one in reversed(told) if not one.compared), None)
    near = main is not None and main.sentence.paragraph == sentence.paragraph
    return near and _is_long_before(period, main.period if main else None)


def _was_before(one: Told, other: Told) -> bool:
    """Tell an event from a later one that an earlier sentence told of."""
    if one.period is None or one.sentence.index == other.sentence.index:
        return False
    return _is_long_before(one.period, other.period)


def _is_long_before(period: Period, other: Period | None) -> bool:
    """Tell what was two weeks before another, or in a month or year that was over then."""
    vague = period.precision in ("month", "year")
    if period.end is None or other is None or other.start is None:
        return vague
    return (other.start - period.end).days > (0 if vague else AGO)


def _ended(places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """Return where an event was, or where a movement ended, as locations."""
    ends = [one for one in places if one.role == "destination"]
    return tuple(replace(one, role="location") for one in ends or places)
