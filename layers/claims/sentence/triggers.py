"""Find the words that tell of an event: the triggers of the kinds' tables.

The tables give verbs by their lemma (all forms are made here), nouns (singular and plural),
passives (behind a form of *be*) and phrases. A phrase is a row of words; ``a|b`` means either,
``+road`` one or several, ``~lay`` any form of the verb, ``<place>`` the first word of a place name,
``<civilians>`` any word of that list in the lexicon's "actors". Gaps reach over up to
`patterns.GAP` words that belong together (`patterns.FAR` from a doer): ``...`` over any, ``<does>``
from who does it to what they do ("gunmen … attacked", never "farmers were attacked"), ``<self>``
the same over nobody else ("gunmen … fled", never "gunmen came and villagers fled"), ``<is>`` from
whom it befalls to what ("soldiers … were killed"), ``<whom>`` from a verb to its object ("attacked
… a village", never "attacked by … villagers"). What is only *implied* counts where nothing else
tells of violence. All are compiled into one index by first word, so that a sentence is read once,
whatever the number of triggers.
Pseudo-triggers ("general strike", "Dead Sea") hide the words that they cover.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...errors import KindError
from ...kinds import Kind, load_kinds
from ...lexicon import cue_words, load_cues
from .actors import BE, NAMED_BODIES, UNARMED
from .calendar_words import load_calendar
from .inflection import noun_forms
from .patterns import (
    DOES,
    PLACE_WORD,
    Pattern,
    Patterns,
    end_of_aside,
    is_closed,
    match,
    read_element,
)
from .people import is_people
from .words import COMMA, JOINED, Words

NAME = 7
# So many words from "a" to its noun: whoever is "a convoy" blocks, and does not block, a road.
NAMED_BY = 3
_THEM = cue_words("grammar.pronouns.them")
_ONE = cue_words("grammar.articles.one")
_OPENS = (
    cue_words("grammar.ends.of_phrases") - cue_words("grammar.articles.determiners")
) | cue_words("grammar.verbs.bare")
_BEFORE_MONTHS = cue_words("dates.months_behind.words")
GENERAL = "general"
QUIET = "gunfire"
MELEE = "clash"
NAMED = "hazard"
IMPLIED = "implied"
# A side that only its short name in capitals tells: "TPNPB killed three miners".
_SIDE = "<side>"
_SIDES = frozenset(("<armed>", "<combatants>"))
_A_PLACE = frozenset((PLACE_WORD,))
_BEFORE_SUBJECTS = cue_words("grammar.clauses.before_subjects")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that tell of an event: from word ``first`` to word ``last`` of the sentence.

    ``fixed`` are the words that the table names, without those in a gap; ``form`` is "verb",
    "noun", "phrase" or "implied"; ``verbal`` tells that it begins with a verb, ``base`` that this
    verb is in its base form ("to seize").
    """

    kind: str
    subkind: str
    form: str
    first: int
    last: int
    fixed: tuple[int, ...]
    verbal: bool = False
    base: bool = False


@dataclass(frozen=True, slots=True)
class Matcher:
    """All triggers of some kinds, by their first word; the pseudo-triggers likewise."""

    patterns: Patterns
    pseudo: Patterns

    def find(self, words: Words, *, places: Mapping[int, int] | None = None) -> tuple[Trigger, ...]:
        """Find the triggers of a sentence.

        Parameters
        ----------
        words
            The words of the sentence.
        places
            Where each place name ends, by the index of the word at which it begins.

        Returns
        -------
        tuple of Trigger
            By position. Of one kind, none within another.
        """
        sides, places = self._sides(words), places or {}
        present = words.present | {PLACE_WORD} if places else words.present
        likely = self.patterns.likely(present | {_SIDE} if sides else present)
        if not likely:
            return ()
        found: list[Trigger] = []
        for index, word in enumerate(words.words):
            first = _SIDE if index in sides else word
            patterns = likely.get(first, ())
            if (
                index in places
                and PLACE_WORD in likely
                and _is_subject(words, index, places[index])
            ):
                patterns = (*patterns, *likely[PLACE_WORD])
            for pattern in patterns:
                behind = places[index] if pattern.firsts == _A_PLACE else index
                fixed = match(pattern.rest, behind + 1, words, places)
                if fixed is not None:
                    found.append(
                        Trigger(
                            kind=pattern.kind,
                            subkind=pattern.subkind,
                            form=pattern.form,
                            first=index,
                            last=fixed[-1] if fixed else index,
                            fixed=(index, *fixed),
                            verbal=bool(pattern.lemmas),
                            base=first in pattern.lemmas,
                        )
                    )
        if not found:
            return ()
        hidden = self.hidden(words)
        return _widest(
            [
                hit
                for hit in found
                if hidden.get(hit.kind, set()).isdisjoint(hit.fixed)
                and not (len(hit.fixed) == 1 and _is_name(words, hit))
                and not any(_is_month(words, index) for index in hit.fixed)
                and not _is_of_victims(words, hit)
                and not _is_aside(words, hit)
                and not (hit.base and _has_gap(hit) and _is_noun(words, hit.first))
                and not _is_of_body(words, hit)
                and not _is_abbreviation(words, hit, found)
            ]
        )

    def _sides(self, words: Words) -> set[int]:
        """Return the short names that may be those of a side."""
        some = {at for at in words.letters if words.words[at] not in self.patterns.begun}
        return {at for at in some if words.words[at] not in UNARMED} if some else some

    def hidden(self, words: Words) -> dict[str, set[int]]:
        """Return the words that pseudo-triggers cover, by the kind that they are no trigger of."""
        hidden: dict[str, set[int]] = {}
        likely = self.pseudo.likely(words.present)
        if not likely:
            return hidden
        for index, word in enumerate(words.words):
            for pattern in likely.get(word, ()):
                fixed = match(pattern.rest, index + 1, words, {}, loose=False)
                if fixed is not None:
                    hidden.setdefault(pattern.kind, set()).update((index, *fixed))
        return hidden


@cache
def default_matcher() -> Matcher:
    """Return the matcher of the kinds that ship."""
    return compile_triggers(load_kinds())


def compile_triggers(kinds: Mapping[str, Kind]) -> Matcher:
    """Compile the triggers of some kinds.

    Examples
    --------
    >>> from tests.builders import a_sentence
    >>> from layers.claims.sentence.words import split_words
    >>> words = split_words(a_sentence("Rebels laid siege to the town."))
    >>> [(hit.kind, hit.subkind) for hit in default_matcher().find(words) if hit.kind == "blockade"]
    [('blockade', 'siege')]
    """
    patterns: list[Pattern] = []
    pseudo: list[Pattern] = []
    for kind in kinds.values():
        for subkind in kind.subkinds.values():
            forms = (
                [("verb", (f"~{lemma}",)) for lemma in subkind.verbs]
                + [("noun", noun_forms(noun)) for noun in subkind.nouns]
                + [("phrase", _behind_be(lemma)) for lemma in subkind.passive]
                + [("phrase", (phrase,)) for phrase in subkind.phrases]
                + [(IMPLIED, (phrase,)) for phrase in subkind.implied]
            )
            for form, texts in forms:
                for text in texts:
                    patterns.append(_pattern(text, kind.name, subkind.name, form))
        pseudo += [_pattern(text, kind.name, "", "phrase") for text in kind.pseudo]
    return Matcher(patterns=Patterns(patterns), pseudo=Patterns(pseudo))


def _pattern(text: str, kind: str, subkind: str, form: str) -> Pattern:
    first, *rest = (read_element(word, text) for word in text.split())
    if isinstance(first, str) or (PLACE_WORD in first and first != _A_PLACE):
        message = (
            f"{kind}.toml: a trigger can't begin with a gap, nor with a place or else: {text!r}"
        )
        raise KindError(message)
    head = text.partition(" ")[0]
    doers = _SIDES.intersection(head.split("|")) and rest[:1] == [DOES]
    plain = form != IMPLIED or subkind == "offensive"
    return Pattern(
        kind=kind,
        subkind=subkind,
        form=form,
        firsts=first | {_SIDE} if doers and plain else first,
        rest=tuple(rest),
        needs=tuple(sorted((part for part in rest if is_closed(part)), key=len)[:2]),
        lemmas=frozenset(head[1:].split("|") if head.startswith("~") else ()),
    )


def _is_subject(words: Words, first: int, last: int) -> bool:
    """Tell "since Mosul fell" from the Mosul of "prices in Mosul fell", "in Nineveh, Mosul, …"."""
    behind = last + 1
    opens = first == 0 or words.breaks[first] >= COMMA or words.words[first - 1] in _BEFORE_SUBJECTS
    goes_on = behind < len(words.words) and (
        words.breaks[behind] == JOINED or end_of_aside(behind, words) > behind
    )
    return opens and goes_on


def _behind_be(participle: str) -> tuple[str, ...]:
    return (f"{'|'.join(sorted(BE))} {participle}",)


def _widest(hits: list[Trigger]) -> tuple[Trigger, ...]:
    """Of triggers of one kind that share a word, keep the one that names most words."""
    kept: list[Trigger] = []
    for hit in sorted(hits, key=_rank):
        if not any(other.kind == hit.kind and _rival(hit, other) for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: (hit.first, hit.last, hit.kind)))


def _is_month(words: Words, index: int) -> bool:
    """Tell "20 March", "since March" from a march."""
    if words.words[index] not in load_calendar().ambiguous or not words.capital[index]:
        return False
    beside = (*words.words[max(0, index - 1) : index], *words.words[index + 1 : index + 2])
    dated = any(word[0].isdigit() for word in beside)
    return dated or words.words[max(0, index - 1)] in _BEFORE_MONTHS


def _is_name(words: Words, hit: Trigger) -> bool:
    """Tell a name from a trigger: "Mr. Flood", "Slaughter House"; hazards go before their names."""
    if hit.kind == NAMED:
        return words.is_name(hit.first)
    return words.in_name(hit.first) and hit.first not in words.letters  # "an IED"


def is_number(word: str) -> bool:
    """Tell a number in figures or in words, from two on."""
    return word[0].isdigit() or word in _number_words()


@cache
def _number_words() -> frozenset[str]:
    """Return "two" to "ninety"; those wounded behind one are victims."""
    numbers = load_cues("figures")["numbers"]
    return frozenset(f"{numbers['ones']} {numbers['tens']} dozens scores".split())


def _is_aside(words: Words, hit: Trigger) -> bool:
    """Tell the women of "ten Naxals, six of them women, were shot", who are Naxals."""
    return words.words[max(0, hit.first - 1)] in _THEM and is_people(words.words[hit.first])


def _has_gap(hit: Trigger) -> bool:
    return hit.fixed[1:2] > (hit.first + 1,)


def _is_noun(words: Words, at: int) -> bool:
    """Tell "a five-storey block on Soborna Street" from those who block it."""
    before = at - 1
    while before >= max(0, at - NAMED_BY) and words.breaks[before + 1] < COMMA:
        if words.words[before] in _ONE:
            return words.words[at + 1 : at + 2] != ("of",)
        if words.words[before] in _OPENS:
            return False
        before -= 1
    return False


def _is_of_body(words: Words, hit: Trigger) -> bool:
    """Tell "the Flood Forecasting Centre" from a flood: the name of a body is no event."""
    if not words.capital[hit.first] or words.titled:
        return False
    for index in range(hit.last + 1, min(hit.last + NAME, len(words.words))):
        if words.breaks[index] >= COMMA:
            return False
        if words.capital[index] and words.words[index] in NAMED_BODIES:
            return True
        if not words.capital[index] and words.words[index] not in ("and", "of", "for", "the"):
            return False
    return False


def _is_abbreviation(words: Words, hit: Trigger, found: Sequence[Trigger]) -> bool:
    """Tell a short name in brackets from what it stands for: "roadside bombs (IEDs)"."""
    if hit.first != hit.last or words.breaks[hit.first] < COMMA:
        return False
    behind = words.breaks[hit.last + 1 : hit.last + 2]
    if hit.base and hit.first and behind and behind[0] >= COMMA:
        return True  # "Level 3 (evacuate) for Bontang"
    if not words.capital[hit.first]:
        return False
    return any(
        other.last == hit.first - 1 and (other.kind, other.subkind) == (hit.kind, hit.subkind)
        for other in found
    )


def _is_of_victims(words: Words, hit: Trigger) -> bool:
    """Tell "the army flew out 40 of the wounded" from "the army wounded 40"."""
    last = hit.fixed[-1]
    told = (
        len(hit.fixed) > 1 and hit.kind == "abuse" and words.words[last] in ("wounded", "injured")
    )
    before = words.words[last - 1]
    return told and (before in ("the", "of", "other", "more") or is_number(before))


def _rank(hit: Trigger) -> tuple[bool, bool, int, bool, int, bool, int]:
    """Order triggers: those that name most words first; "blockade" is a noun before a verb.

    "A drone attack on positions" names its weapon, and is no clash.
    """
    implied, general = hit.form == IMPLIED or hit.subkind == QUIET, hit.subkind == GENERAL
    return (
        implied,
        hit.subkind == MELEE,
        -len(hit.fixed),
        general,
        hit.last - hit.first,
        hit.base,
        hit.first,
    )


def _rival(hit: Trigger, other: Trigger) -> bool:
    """Tell whether two triggers read the same words; "need food" and "need water" do not."""
    shared = set(hit.fixed) & set(other.fixed)
    forked = shared == {hit.first} == {other.first} and hit.subkind != other.subkind
    return bool(shared) and (not forked or len(hit.fixed) == 1)
