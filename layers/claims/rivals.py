"""Of two drafts that read the same words, which one tells the event more fitly.

An accusation that a ceasefire was broken by shooting is the violation, not a gun battle besides; an
air strike on a market is no attack by hand; whose target stands nearer to one verb decides between
a battle and an attack on civilians; a protest that turned violent is the riot.
"""

from collections.abc import Callable, Sequence

from ..lexicon import cue_words
from .sentence.draft import Draft
from .sentence.words import STOP, Words

_ACCIDENTS = cue_words("modality.weak.accidents")
REMOTE = ("shelling", "air_strike", "drone_strike", "explosion")


def is_told_better(draft: Draft, drafts: Sequence[Draft], words: Words) -> bool:
    """Tell whether another draft of the sentence says the same event more fitly."""
    rule = _RULES.get(draft.kind)
    if rule is None:
        return False
    near = [
        other
        for other in drafts
        if other is not draft
        and not words.parted(
            min(other.trigger.first, draft.trigger.first),
            max(other.trigger.first, draft.trigger.first),
            STOP,
        )
    ]
    return rule(draft, near) or _is_mishap(draft, near, words)


def _fighting(draft: Draft, others: Sequence[Draft]) -> bool:
    if any((other.kind, other.subkind) == ("ceasefire", "violation") for other in others):
        return True
    if draft.subkind == "explosion" and any(_makes_harmless(other, draft) for other in others):
        return True
    rivals = {other.subkind for other in others if other.kind == "fighting"}
    if draft.subkind == "gunfire":
        return bool(rivals) or any(_is_attack(other) or other.kind == "unrest" for other in others)
    if draft.subkind not in ("clash", "offensive"):
        return False
    if any(_is_attack(other) and _aims_nearer(other, draft) for other in others):
        return True
    if any(other.kind == "unrest" and other.subkind in ("riot", "protest") for other in others):
        return True
    return not rivals.isdisjoint(REMOTE) and len(draft.trigger.fixed) > 1


def _is_mishap(draft: Draft, others: Sequence[Draft], words: Words) -> bool:
    """Tell "a landslide killed three soldiers" from a clash that did."""
    first = draft.trigger.first
    if draft.kind != "fighting" or draft.subkind in REMOTE or not draft.trigger.verbal:
        return False
    if not any(other.kind == "casualty" and other.trigger.first == first for other in others):
        return False
    hazards = (other for other in others if other.kind == "hazard")
    return any(other.trigger.first < first for other in hazards) or not _ACCIDENTS.isdisjoint(
        words.words[:first]
    )


def _makes_harmless(draft: Draft, other: Draft) -> bool:
    """Tell "police defused a bomb" from a bomb that went off."""
    shared = set(draft.trigger.fixed) & set(other.trigger.fixed)
    return draft.kind == "troops" and bool(shared)


def _is_attack(draft: Draft) -> bool:
    return (draft.kind, draft.subkind) == ("abuse", "attack")


def _aims_nearer(draft: Draft, other: Draft) -> bool:
    """Tell whose target stands nearer to one verb: "killed three villagers and two soldiers"."""
    mine, theirs = draft.trigger, other.trigger
    if len(mine.fixed) == 1 or set(mine.fixed).isdisjoint(theirs.fixed):
        return False
    if mine.last == theirs.last:
        return len(mine.fixed) >= len(theirs.fixed)
    return len(theirs.fixed) == 1 or mine.last < theirs.last


def _abuse(draft: Draft, others: Sequence[Draft]) -> bool:
    if draft.subkind != "attack":
        return False
    if any((other.kind, other.subkind) == ("unrest", "riot") for other in others):
        return True
    fighting = [other for other in others if other.kind == "fighting"]
    return any(
        other.subkind in REMOTE
        or (
            other.subkind != "gunfire"
            and _aims_nearer(other, draft)
            and not _aims_nearer(draft, other)
        )
        for other in fighting
    )


def _evacuation(draft: Draft, others: Sequence[Draft]) -> bool:
    rivals = [other for other in others if other.kind == "evacuation"]
    starts = {figure.start for figure in draft.figures}
    if draft.mood is not None and any(
        other.mood is None and starts & {figure.start for figure in other.figures}
        for other in rivals
    ):
        return True
    if draft.figures or draft.subkind == "return":
        return False
    if any(other.figures for other in rivals):
        return True
    order = ("evacuation", "displacement", "return", "refuge")
    return draft.subkind == "refuge" and any(
        other.subkind in order[:3] and other.mood == draft.mood for other in rivals
    )


def _unrest(draft: Draft, others: Sequence[Draft]) -> bool:
    """Take a protest that turned into a riot for the riot, and what a crowd wrecks for its riot."""
    return draft.subkind in ("protest", "looting") and any(
        other.kind == "unrest" and other.subkind == "riot" for other in others
    )


def _need(draft: Draft, others: Sequence[Draft]) -> bool:
    """Take those who "sleep under trees" for displaced, and a need that is named for no other."""
    if draft.figures:
        return False
    words = set(draft.trigger.fixed)
    if any(
        other.kind == "evacuation" and other.figures and words & set(other.trigger.fixed)
        for other in others
    ):
        return True
    return draft.subkind == "general" and any(
        other.kind == "need" and other.subkind != "general" for other in others
    )


def _hazard(draft: Draft, others: Sequence[Draft]) -> bool:
    return draft.subkind == "fire" and any(other.kind == "fighting" for other in others)


def _troops(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell troops that evacuate, attack or take a town by what they do."""
    if draft.subkind == "presence":
        return any(
            other.kind in ("evacuation", "fighting", "abuse")
            and not (other.subkind == "explosion" and _makes_harmless(draft, other))
            for other in others
        )
    return draft.subkind == "deployment" and any(
        other.kind in ("evacuation", "fighting", "control")
        and not set(other.trigger.fixed).isdisjoint(draft.trigger.fixed)
        for other in others
    )


def _control(draft: Draft, others: Sequence[Draft]) -> bool:
    """Take a building that protesters occupy for their protest."""
    return draft.subkind == "capture" and any(
        other.kind == "unrest" and other.subkind in ("protest", "riot") for other in others
    )


def _blockade(draft: Draft, others: Sequence[Draft]) -> bool:
    """Take a road that protesters block or close for their protest."""
    return draft.subkind in ("blockade", "closure") and any(
        other.kind == "unrest" and other.subkind in ("protest", "riot") for other in others
    )


_RULES: dict[str, Callable[[Draft, Sequence[Draft]], bool]] = {
    "fighting": _fighting,
    "abuse": _abuse,
    "evacuation": _evacuation,
    "blockade": _blockade,
    "need": _need,
    "unrest": _unrest,
    "control": _control,
    "hazard": _hazard,
    "troops": _troops,
}
