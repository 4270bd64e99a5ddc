"""Did it happen? Negation, plans and fears, history, and events that are only referred to.

After ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a cue works forwards through its
clause; some words end its reach, pseudo-cues cancel it. The table is ``lexicon/en/modality.toml``.
Who says so and who denies it is told elsewhere (`layers.claims.who.attribution`).
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicon import cue_phrases, cue_words, load_cues
from .contrasts import is_of_other, relative_before, relative_within
from .cues import Cues, clause_start, make_cues
from .ended import is_over
from .history import is_history
from .patterns import is_in_aside
from .reference import is_definite, is_reference
from .triggers import Trigger
from .words import COMMA, Words

BEHIND = 4
JUST_BEFORE = 2
_APART = cue_words("modality.clauses.apart")
FAR = 24
_COMMA_AND_SPACE = 2
# "Will hear the case of a man accused of burning 25 people": what he did is no plan.
_CHARGED = cue_phrases("modality.hypothetical.charged")
_ONE = cue_words("grammar.articles.one")
_HAVE = cue_words("grammar.verbs.have")
NEGATED, HYPOTHETICAL, BACKGROUND = "negated", "hypothetical", "background"


@dataclass(frozen=True, slots=True)
class _Tables:
    negation: Cues
    undone: Cues
    refuted: Cues
    unfounded: Cues
    unplanned: Cues
    not_negation: Cues
    hypothetical: Cues
    not_hypothetical: Cues
    after: Cues
    not_for: dict[str, frozenset[str]]
    presupposed: frozenset[str]
    real: frozenset[str]
    unreal: frozenset[tuple[str, ...]]
    months_after: frozenset[str]
    always: frozenset[str]
    tolls: frozenset[str]
    after_noun: frozenset[str]
    foreseen: frozenset[str]
    claimed: frozenset[str]
    feared: frozenset[str]
    presuming: frozenset[str]
    firsts: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    joints: frozenset[str]
    occurs: frozenset[str]
    whenever: frozenset[str]
    cancelled: frozenset[str]


@cache
def _tables() -> _Tables:
    cues: dict[str, Any] = load_cues("modality")
    negation, hypothetical = cues["negation"], cues["hypothetical"]
    reference = cues["reference"]
    before = negative, not_negative, unreal, not_unreal = (
        make_cues(negation["before"].split(), negation["phrases"], negation["unfounded"]),
        make_cues(negation["pseudo"]),
        make_cues(hypothetical["before"].split(), hypothetical["phrases"]),
        make_cues(hypothetical["pseudo"]),
    )
    presuming = frozenset(hypothetical["presuming"].split())
    return _Tables(
        negation=negative,
        undone=make_cues(negation["after"]),
        refuted=make_cues(negation["refuted"]),
        unfounded=make_cues(negation["unfounded"]),
        unplanned=make_cues(negation["unplanned"]),
        not_negation=not_negative,
        hypothetical=unreal,
        not_hypothetical=not_unreal,
        after=make_cues(hypothetical["after"].split(), hypothetical["after_phrases"]),
        not_for={kind: frozenset(row.split()) for kind, row in hypothetical["not_for"].items()},
        presupposed=frozenset(reference["presupposed"].split()),
        always=frozenset(hypothetical["always"].split()),
        months_after=frozenset(cues["clauses"]["months_after"].split()),
        unreal=frozenset(tuple(text.split()) for text in hypothetical["unreal"]),
        real=frozenset(cues["infinitive"]["real"].split()),
        tolls=frozenset(hypothetical["tolls"].split()),
        cancelled=frozenset(hypothetical["cancelled"].split()),
        after_noun=frozenset(hypothetical["after_noun"].split()),
        claimed=frozenset(hypothetical["claimed"].split()),
        foreseen=frozenset(hypothetical["foreseen"].split()),
        feared=frozenset(hypothetical["feared"].split()),
        presuming=presuming,
        firsts=presuming.union(*(each.rows for each in before)),
        **{name: frozenset(row.split()) for name, row in cues["predicate"].items()},
    )


def find_modality(words: Words, trigger: Trigger, *, year: int | None) -> str | None:
    """Tell in what mood a sentence speaks of an event.

    Parameters
    ----------
    words
        The words of the sentence.
    trigger
        The words that tell of the event.
    year
        The year in which the document was published.

    Returns
    -------
    str or None
        "negated", "hypothetical", "background", or None for what is told as having happened.
    """
    over = is_over(words, trigger)
    if over is not None:
        return BACKGROUND if over or is_history(words, trigger, year=year) else None
    tables = _tables()
    negated, hypothetical = _moods_before(words, trigger, tables)
    verbal = trigger.verbal and words.words[trigger.last] not in tables.tolls
    presupposed = verbal is trigger.verbal and _is_presupposed(words, trigger, tables)
    if not (verbal or hypothetical or presupposed):
        hypothetical = _mood_behind(words, trigger, tables) or _is_doubted(words, trigger, tables)
    hypothetical = hypothetical or any(words.words[:size] in tables.unreal for size in (1, 2, 3))
    hypothetical = hypothetical or _is_forecast(words, trigger) or _is_generic(words, trigger)
    if hypothetical or _is_purpose(words, trigger, tables):
        return (
            NEGATED
            if negated and _is_said_before(words, trigger, tables.unplanned)
            else HYPOTHETICAL
        )
    undone = not verbal and _is_undone(words, trigger, tables)
    if undone or is_refuted(words, trigger):
        return NEGATED
    if negated and (_is_unfounded(words, trigger, tables) or not is_reference(words, trigger)):
        return NEGATED
    if is_history(words, trigger, year=year):
        return BACKGROUND
    return None


def _moods_before(words: Words, trigger: Trigger, tables: _Tables) -> tuple[bool, bool]:
    """Look for cues from the start of the clause, and within the trigger's gaps."""
    fixed = set(trigger.fixed)
    exempt = tables.not_for.get(trigger.subkind, tables.not_for.get(trigger.kind, frozenset()))
    negated = hypothetical = False
    sure = unsure = 0
    told = _claimed_from(words, trigger, tables)
    start = clause_start(words, trigger.first)
    if _is_presupposed(words, trigger, tables):
        start = max(start, trigger.first - JUST_BEFORE)
    start = max(start, _foretold(words, start, trigger), relative_within(words, trigger))
    aside = relative_before(words, trigger)
    for index in range(start, trigger.last + 1):
        word = words.words[index]
        if word not in tables.firsts:
            continue
        if words.in_name(index) or index in aside or (index in fixed and word not in tables.always):
            continue
        if index == trigger.last > trigger.first:
            continue  # "gathered to call for": what they call for stands behind
        sure = max(sure, index + tables.not_hypothetical.at(words, index), told)
        unsure = max(unsure, index + tables.not_negation.at(words, index))
        if index > trigger.first and is_in_aside(words, index, trigger.first, trigger.last):
            continue
        if word.endswith("ing") and _is_told_on(words, index, trigger):
            continue
        if index >= sure and word not in exempt and tables.hypothetical.at(words, index):
            beside = index + 1 < len(words.words) and words.words[index + 1] in tables.feared
            if beside and index + 1 not in fixed:
                continue  # "13 were feared dead and 40 abducted": of these nothing is feared
            hypothetical = hypothetical or _is_modal(words, index)
        hypothetical = hypothetical or _is_presumed(words, index, trigger, tables)
        if index >= unsure and tables.negation.at(words, index):
            negated = negated or not is_of_other(words, index, trigger)
    return negated, hypothetical


def _claimed_from(words: Words, trigger: Trigger, tables: _Tables) -> int:
    """Return where a claim begins in "will examine allegations that both sides shelled X", else 0.

    What shall be done about it makes it no plan.
    """
    start = clause_start(words, trigger.first)
    return next(
        (
            at + 1
            for at in range(trigger.first - 1, start, -1)
            if (words.words[at] == "that" and words.words[at - 1] in tables.claimed)
            or words.words[at - 1 : at + 1] in _CHARGED
        ),
        0,
    )


def _is_told_on(words: Words, index: int, trigger: Trigger) -> bool:
    """Tell "doctors trying to reach the camp were sent back", where only the reaching is a plan."""
    if words.words[index - 2 : index] in _CHARGED:
        return words.words[trigger.first - 1] in _tables().verbs
    following = next((at for at in trigger.fixed if at > index), index)
    return not _tables().verbs.isdisjoint(words.words[index:following])


def _foretold(words: Words, start: int, trigger: Trigger) -> int:
    """Return where a clause goes on behind "a warning, hours before 300 were abducted".

    What a count of people underwent by then took place, whatever was said before it; but "left
    before more are killed" supposes.
    """
    for index in range(trigger.first - 2, start, -1):
        if words.words[index] == "before":
            counted = words.words[index + 1][0].isdigit()
            return index + 1 if counted and "were" in words.words[index : trigger.last] else start
    return start


def _is_presumed(words: Words, index: int, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "presumed drowned", "believed to be dead": of these alone nobody knows."""
    if words.words[index] not in tables.presuming or words.words[index - 1] == "as":
        return False
    behind = (
        [index + 1, index + 3] if words.words[index + 1 : index + 2] == ("to",) else [index + 1]
    )
    return any(at in trigger.fixed and words.words[at] in tables.feared for at in behind)


def _is_presupposed(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "will try those accused of the murder of X": the murder happened, whatever will be.

    A border that shall be shut is no event that is presupposed.
    """
    if _is_unfounded(words, trigger, tables):
        return False
    thing = trigger.subkind == "closure" and words.words[trigger.first] != "closure"
    return trigger.kind in tables.presupposed and is_definite(words, trigger) and not thing


def is_refuted(words: Words, trigger: Trigger) -> bool:
    """Tell what is quoted and called wrong right behind: ""hundreds dead" – not true"."""
    tables = _tables()
    if words.present.isdisjoint(tables.refuted.rows):
        return False
    behind = range(trigger.last + 1, len(words.words))
    mark = next((at for at in behind if words.breaks[at] >= COMMA and _ends_quote(words, at)), None)
    return mark is not None and tables.refuted.at(words, mark) > 0


def _ends_quote(words: Words, index: int) -> bool:
    """Tell whether more than a comma stands before a word."""
    return words.starts[index] - words.ends[index - 1] > _COMMA_AND_SPACE


def _is_undone(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "what they call a massacre in the town never took place"."""
    if words.present.isdisjoint(tables.undone.rows):
        return False
    for index in range(trigger.last + 1, min(trigger.last + 1 + FAR, len(words.words))):
        if words.breaks[index] >= COMMA:
            return False
        if tables.undone.at(words, index):
            return True
    return False


def _is_unfounded(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "there was no trace of the massacre", which denies it though it names it as known."""
    return _is_said_before(words, trigger, tables.unfounded)


def _is_said_before(words: Words, trigger: Trigger, cues: Cues) -> bool:
    """Tell whether a cue stands before a trigger, in its clause."""
    before = range(clause_start(words, trigger.first), trigger.first)
    return any(cues.at(words, index) for index in before)


def _is_forecast(words: Words, trigger: Trigger) -> bool:
    """Tell what a hazard that is known may yet do: "the typhoon could hit Hue"."""
    if trigger.kind != "hazard":
        return False
    start = _behind_name(words, trigger.last + 1)
    following = words.words[start : start + 3]
    if not following:
        return False
    if following[0] in ("is", "are") and following[2:] == ("to",):
        return following[1] in _tables().foreseen
    if following[0] not in _tables().after_noun:
        return False
    return following[1:2] not in (("have",), ("be",))


def _behind_name(words: Words, start: int) -> int:
    """Return where a sentence goes on behind "another storm, Fung-wong,"; else the start itself."""
    if start >= len(words.words) or words.breaks[start] != COMMA or not words.capital[start]:
        return start
    ends = range(start + 1, min(start + BEHIND, len(words.words)))
    return next((at for at in ends if words.breaks[at] == COMMA), start)


def _is_purpose(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "came to seize the town", where nothing was seized, from "had to flee"."""
    index = trigger.first
    if not trigger.base or index == 0 or words.words[index - 1] != "to":
        return False
    before = words.words[clause_start(words, index) : index - 1]
    return tables.real.isdisjoint(before) and _HAVE.isdisjoint(before[-1:])


def _is_modal(words: Words, index: int) -> bool:
    """Tell the verb "may" from the month, which has its capital.

    In a text of small or of great letters alone, a month stands behind "in" or beside a number.
    """
    if words.words[index] != "may" or (any(words.capital) and not words.capital[index]):
        return True
    if index and words.words[index - 1] in _tables().months_after:
        return False
    beside = words.words[max(index - 1, 0) : index] + words.words[index + 1 : index + 2]
    return not any(word[0].isdigit() for word in beside)


def _mood_behind(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    near = trigger.last + 1 + BEHIND
    for index in range(trigger.last + 1, min(near + BEHIND, len(words.words))):
        if words.breaks[index] >= COMMA or words.words[index] in _APART:
            return False
        if index >= near and words.words[index] not in tables.cancelled:
            continue
        doubt, none = tables.after.at(words, index), tables.not_hypothetical.at(words, index)
        if none >= doubt > 0:
            return False  # "could not be verified"
        if doubt and _is_modal(words, index):
            return True
    return False


def _is_doubted(words: Words, trigger: Trigger, tables: _Tables) -> bool:
    """Tell "further flooding in the town and elsewhere is likely", its verb far behind."""
    if trigger.kind == "casualty":
        return False
    for index in range(trigger.last + 1, min(trigger.last + 1 + FAR, len(words.words) - 1)):
        word, before = words.words[index], words.words[index - 1]
        if words.breaks[index] >= COMMA or word in tables.stops:
            return False
        if word in tables.verbs:
            beside = range(index + 1, min(index + 1 + JUST_BEFORE, len(words.words)))
            return any(tables.after.at(words, at) for at in beside)
        if word.endswith("ed") and before not in tables.joints:
            return False
    return False


def _is_generic(words: Words, trigger: Trigger) -> bool:
    """Tell "what to do when earthquakes occur" from "they died when a quake hit the town"."""
    before = words.words[max(0, trigger.first - JUST_BEFORE * 2) : trigger.first]
    behind = words.words[trigger.last + 1 : trigger.last + 2]
    if not behind or behind[0] not in _tables().occurs or _tables().whenever.isdisjoint(before):
        return False
    return behind[0].endswith("s") or _ONE.isdisjoint(before)


def is_to_come(words: Words, index: int) -> bool:
    """Tell a day that stands behind a modal verb of its clause: "may make landfall on Sunday"."""
    return any(
        words.words[at] in _tables().after_noun
        and _is_modal(words, at)
        and words.words[at + 1 : at + 2] != ("have",)
        for at in range(clause_start(words, index), index)
    )


def is_feared(words: Words, trigger: Trigger) -> bool:
    """Tell what may have happened, "feared dead", "may have drowned", from what may yet come."""
    before = words.words[max(0, trigger.first - BEHIND) : trigger.last + 1]
    return "feared" in before or "have" in before or not _tables().presuming.isdisjoint(before)


def is_expected(words: Words, first: int, last: int) -> bool:
    """Tell "the toll may rise to 300": a cue of doubt stands before word ``last``."""
    tables = _tables()
    return any(
        tables.hypothetical.at(words, index) > 0 and _is_modal(words, index)
        for index in range(first, min(last, len(words.words)))
    )
