"""The violence that a sentence tells by whom it counts, where no other words say what happened.

"Three herders were blown to pieces by a bomblet" tells of an explosion, "nine militiamen were
slain" of a fight, "nine villagers were put to the sword" of an attack on people. What went off
decides first, then who died, then who bears arms. Accidents and disasters are no violence, and
who only says so did nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import cue_sets, cue_words
from .sentence.actors import actor_words
from .sentence.draft import Draft
from .sentence.lines import speech_cues
from .sentence.triggers import IMPLIED
from .sentence.words import Words
from .so_far import QUIET, VIOLENT

_CUES = cue_sets("incidents.implied")
_MEANS = ("air_strike", "drone_strike", "shelling", "explosion")
_HURT = frozenset(("killed", "injured"))
_NO_DEED = frozenset().union(
    *(cue_words(f"causes.{cause}") for cause in ("accident", "disease", "hunger", "cold"))
)
_SAYING = 3
_LOSER = 5


def implied_by_figures(words: Words, rows: Sequence[Draft], *, eventful: bool) -> tuple[Draft, ...]:
    """Return the event that the dead and the wounded of a sentence imply, if any.

    Parameters
    ----------
    words
        The words of the sentence.
    rows
        What it says; nothing is implied where that tells of violence.
    eventful
        Whether the report has told of violence before.
    """
    if eventful or any(row.kind in VIOLENT and row.subkind not in QUIET for row in rows):
        return ()
    row = next((row for row in rows if _is_counted(row)), None)
    if row is None or not words.present.isdisjoint(_NO_DEED):
        return ()
    found = _by_means(words) or _by_people(words, row)
    if found is None:
        return ()
    kind, subkind = found
    trigger = replace(row.trigger, kind=kind, subkind=subkind, form=IMPLIED)
    return (replace(row, kind=kind, subkind=subkind, trigger=trigger, figures=()),)


def _is_counted(row: Draft) -> bool:
    """Tell whether a row counts people who were killed or hurt, as news."""
    counted = any(figure.measure in _HURT and figure.high != 0 for figure in row.figures)
    return counted and row.mood is None and not row.reference


def _by_means(words: Words) -> tuple[str, str] | None:
    """Tell what went off."""
    for means in _MEANS:
        if not words.present.isdisjoint(_CUES[means]):
            return None if _is_of_a_pit(words) else ("fighting", means)
    return None


def _is_of_a_pit(words: Words) -> bool:
    """Tell "bodies pulled from the mine", "gold miners", where none goes off."""
    told = words.words
    inside = (told[at - 2] in _CUES["inside"] for at in range(2, len(told)) if told[at] == "mine")
    return not words.present.isdisjoint(_CUES["pits"]) or any(inside)


def _by_people(words: Words, row: Draft) -> tuple[str, str] | None:
    """Tell a fight by its dead, and an attack by how they died or by who did it."""
    present, actors = words.present, actor_words()
    violent = not present.isdisjoint(_CUES["violent"] | _CUES["murderous"])
    if violent or not present.isdisjoint(_CUES["fallen"]):
        begin = max(0, row.trigger.first - _LOSER) if _is_loss(words, row) else row.trigger.first
        spans = [(words.at(each.start), words.at(each.end - 1) + 1) for each in row.figures]
        counted = [
            place
            for start, stop in (*spans, (begin, row.trigger.first))
            for place in range(start, stop)
        ]
        if any(words.words[place] in actors["combatants"] for place in counted):
            return "fighting", "clash"
    if not present.isdisjoint(_CUES["murderous"]):
        return "abuse", "attack"
    armed = (place for place, word in enumerate(words.words) if word in actors["armed"])
    acting = violent and any(not _only_says(words, place) for place in armed)
    return ("abuse", "attack") if acting else None


def _is_loss(words: Words, row: Draft) -> bool:
    """Tell "the army lost ten men", where who lost them tells who they were."""
    return words.words[row.trigger.first] in cue_words("figures.losses.verbs")


def _only_says(words: Words, place: int) -> bool:
    """Tell "police said", "according to the army": who tells of it and did nothing."""
    say = speech_cues()["say"]
    behind = words.words[place + 1 : place + 1 + _SAYING]
    before = words.words[max(0, place - _SAYING) : place]
    return not say.isdisjoint((*before, *behind)) or "according" in before
