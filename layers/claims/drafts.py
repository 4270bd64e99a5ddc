"""From triggers and figures of a sentence to drafts of claims, as a careful coder would part them.

One draft a kind and subkind: "at least 200 killed and more than 400 wounded" is one draft with two
figures. What one trigger says twice over is said once (`rivals`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..lexicon import cue_sets, cue_words
from ..model import Quantity
from .affected import BOTH, kind_of_affected
from .figures.animals import tell_of_animals
from .figures.befallen import SHOT
from .figures.quantities import Figure
from .implied import implied_by_figures
from .rivals import is_told_better
from .sentence.actors import BE
from .sentence.draft import Draft
from .sentence.modality import (
    BACKGROUND,
    HYPOTHETICAL,
    NEGATED,
    find_modality,
    is_expected,
)
from .sentence.needs import is_need_told
from .sentence.reference import is_reference
from .sentence.topics import is_topic
from .sentence.triggers import IMPLIED, Trigger
from .sentence.words import STOP, Words
from .so_far import QUIET, VIOLENT, SoFar
from .where.deeds import are_two_deeds
from .where.mentions import Mention

__all__ = ["Draft", "draft_claims"]

# By kind, the triggers that need a figure or another event beside them.
WEAK_WORDS = cue_sets("modality.weak")
# The forms of "to be" and "to have" that make a participle a verb.
_AUXILIARIES = cue_words("modality.clauses.be")

MEASURES = {
    "killed": ("casualty", "killed"),
    "injured": ("casualty", "injured"),
    "missing": ("casualty", "missing"),
    "kidnapped": ("abuse", "abduction"),
    "detained": ("unrest", "arrest"),
    "evacuated": ("evacuation", "evacuation"),
    "displaced": ("evacuation", "displacement"),
    "returned": ("evacuation", "return"),
    "refugees": ("evacuation", "refuge"),
}
OCCASION = 5
# Of "since the ground operation began".
SINCE = 4
BEGAN = 3
OF_TOLD = 3
HURT_SOMEHOW = SHOT | {"casualty", "casualties"}
THE_HURT = cue_words("modality.hurt.persons")
REFERRED = (
    *("fighting", "ceasefire", "talks", "hazard", "unrest", "evacuation", "blockade"),
    *("casualty", "abuse"),
)


def draft_claims(
    words: Words,
    triggers: Sequence[Trigger],
    figures: Sequence[Figure],
    *,
    year: int | None,
    speaker: Callable[[int, int], int | None] = lambda _start, _end: None,
    so_far: SoFar | None = None,
    mentions: Sequence[Mention] = (),
    unread: Sequence[int] = (),
) -> tuple[Draft, ...]:
    """Draft the claims of a sentence.

    Parameters
    ----------
    words
        The words of the sentence.
    triggers
        What `layers.claims.sentence.triggers` found in it.
    figures
        What `layers.claims.figures.quantities` found in it.
    year
        The year in which the document was published.
    speaker
        Tells who says the words between two offsets, as any number, which is negative where they
        deny them. What two say is two claims; so is what one denies and what they say instead.
    so_far
        What the report has told already; nothing by default.
    mentions, unread
        The places of the sentence, and the words at which unknown ones begin. What befell people
        at two of them is two claims.
    """
    so_far = so_far or SoFar()
    eventful, hazard = so_far.eventful, so_far.hazard
    rows = [_from_figure(words, figure, triggers, year=year, hazard=hazard) for figure in figures]
    rows += [
        Draft(
            kind=trigger.kind,
            subkind=trigger.subkind,
            trigger=trigger,
            mood=find_modality(words, trigger, year=year),
            reference=(trigger.kind in REFERRED and is_reference(words, trigger))
            or _is_of_told(words, trigger),
        )
        for trigger in triggers
    ]
    rows = [
        replace(row, speaker=speaker(words.starts[row.trigger.first], words.ends[row.trigger.last]))
        for row in rows
    ]
    rows += implied_by_figures(words, rows, eventful=eventful)
    causes = [row.trigger.first for row in rows if row.kind in VIOLENT]
    events = [row for row in rows if row.kind != "casualty"]
    drafts = _joined(_explicit(events, words, eventful=eventful))
    drafts += _casualties(
        [row for row in rows if row.kind == "casualty"],
        apart=lambda one, other: are_two_deeds(
            words, one, other, mentions=mentions, unread=unread, causes=causes
        ),
    )
    if any(draft.kind == "unrest" and draft.mood in (None, HYPOTHETICAL) for draft in drafts):
        drafts = [_as_occasion(draft, words) for draft in drafts]
    drafts = [
        draft
        for draft in drafts
        if not is_told_better(draft, drafts, words)
        and not _tells_nothing(draft, drafts, words, eventful=eventful)
    ]
    return tuple(sorted(drafts, key=_main_first))


def _main_first(draft: Draft) -> tuple[bool, int, str]:
    """Order the drafts of a sentence: what forces hold, seize or arrest is what came of a fight."""
    after = draft.kind in ("control", "troops") or draft.subkind in ("looting", "arrest")
    return after, draft.trigger.first, draft.kind


def _as_occasion(draft: Draft, words: Words) -> Draft:
    """Take a death that people protest about for what came before, unless it is told as news.

    "Hundreds marched over the death of a student" tells why; "after police killed three" tells that
    it happened.
    """
    first, last = draft.trigger.first, draft.trigger.last
    before = [
        words.words[at]
        for at in range(max(0, first - OCCASION), first)
        if not words.parted(at, first, STOP)
    ]
    told = draft.kind == "casualty" or (draft.subkind == "attack" and not draft.trigger.verbal)
    if not told or WEAK_WORDS["over"].isdisjoint(before):
        return draft
    named = last - first <= 1 and words.words[last] == "of"
    counted = any(not _is_one_person(figure) for figure in draft.figures)
    if draft.trigger.verbal and counted and not named:
        return draft
    return replace(draft, mood=draft.mood or BACKGROUND)


def _explicit(rows: Sequence[Draft], words: Words, *, eventful: bool) -> list[Draft]:
    """Drop what is only implied where the event is told outright: "soldiers died", "heavy rain".

    That somebody was killed implies no more than what the report has told; who "attacked Kamonia"
    has attacked once more.
    """
    told = {row.kind for row in rows if row.trigger.form != IMPLIED and row.subkind not in QUIET}
    violent = not told.isdisjoint(VIOLENT)
    hurt = WEAK_WORDS["implied"]
    return [
        row
        for row in rows
        if row.trigger.form != IMPLIED
        or (
            row.kind not in told
            if row.kind == "hazard"
            else not violent
            and not (eventful and any(words.words[one] in hurt for one in row.trigger.fixed))
        )
    ]


def _from_figure(
    words: Words,
    figure: Figure,
    triggers: Sequence[Trigger],
    *,
    year: int | None,
    hazard: str | None,
) -> Draft:
    """Draft what a figure alone says; its trigger is the verb or noun that it counts for."""
    quantity = figure.quantity
    first, last = words.span(figure.trigger_start, figure.trigger_end)
    kind, subkind = MEASURES.get(quantity.measure) or (
        ("casualty", BOTH)
        if words.words[first] in HURT_SOMEHOW
        else kind_of_affected(triggers, words, first, last, hazard=hazard)
    )
    trigger = Trigger(
        kind=kind,
        subkind=subkind,
        form="verb",
        first=first,
        last=last,
        fixed=tuple(range(first, last + 1)),
        verbal=not figure.noun and words.words[last] != "of",
        base=any(hit.base and hit.first == first for hit in triggers),
    )
    mood = find_modality(words, trigger, year=year)
    number = words.at(quantity.start)
    if figure.noun and mood is None and is_expected(words, last + 1, number):
        mood = HYPOTHETICAL
    if mood == NEGATED and quantity.high == 0 and kind == "casualty":
        mood = None
    return Draft(
        kind=kind,
        subkind=subkind,
        trigger=trigger,
        figures=(quantity,),
        mood=mood,
        reference=_is_of_told(words, trigger),
    )


def _is_of_told(words: Words, trigger: Trigger) -> bool:
    """Tell "among the dead were two nurses", "the dead included …": part of what was told."""
    first = trigger.first
    before = words.words[max(0, first - OF_TOLD) : first]
    counted = before[-2:-1] == ("of",)  # "the number of the dead"
    told = before[-1:] == ("the",) and words.words[first] in THE_HURT and not counted
    return trigger.kind == "casualty" and ("among" in before or told)


def _joined(rows: Sequence[Draft]) -> list[Draft]:
    """Join what a sentence says of one subkind; figures of the same measure stay apart."""
    drafts: list[Draft] = []
    for row in rows:
        for index, draft in enumerate(drafts):
            if (draft.kind, draft.subkind) == (row.kind, row.subkind) and _one_voice(draft, row):
                drafts[index] = _join(draft, row)
                break
        else:
            drafts.append(row)
    return drafts


def _one_voice(draft: Draft, row: Draft) -> bool:
    """Tell whether two drafts may be one: not two figures of a measure, not two speakers."""
    if _measures(draft) & _measures(row):
        return False
    if draft.figures and row.figures and (draft.mood == HYPOTHETICAL) != (row.mood == HYPOTHETICAL):
        return False  # "nine are missing and feared dead"
    one, other = draft.speaker, row.speaker
    if one is None or other is None:
        return True
    return one == other or (one != -other and min(one, other) < 0)


def _measures(draft: Draft) -> set[str]:
    return {figure.measure for figure in draft.figures}


def _join(draft: Draft, row: Draft) -> Draft:
    """Join two drafts: what has a figure or happened decides; what is asserted is no reference."""
    mood = draft.mood
    if not (draft.figures and not row.figures) and draft.mood != row.mood:
        mood = None if None in (draft.mood, row.mood) else draft.mood
    trigger = draft.trigger
    if not draft.figures and draft.mood is not None and row.mood is None:
        trigger = row.trigger
    others = [draft.trigger, *draft.others] if row.mood == mood else list(draft.others)
    others += [row.trigger, *row.others] if row.mood == mood else []
    return replace(
        draft,
        trigger=trigger,
        others=tuple(other for other in others if other != trigger),
        figures=draft.figures + row.figures,
        mood=mood,
        reference=draft.reference and row.reference,
        speaker=row.speaker if draft.speaker is None else draft.speaker,
    )


def _casualties(rows: Sequence[Draft], *, apart: Callable[[Draft, Draft], bool]) -> list[Draft]:
    """Join the dead, the wounded and the missing; a second figure of a measure begins anew.

    Words without a figure go with the figure that they stand next to.
    """
    groups: list[list[Draft]] = []
    for row in sorted(rows, key=lambda row: not row.figures):
        fitting = [group for group in groups if all(_one_voice(draft, row) for draft in group)]
        fitting = [group for group in fitting if not any(apart(draft, row) for draft in group)]
        if not fitting:
            groups.append([row])
        elif row.figures:
            fitting[0].append(row)
        else:
            min(fitting, key=lambda group: _apart(group, row)).append(row)
    drafts: list[Draft] = []
    for group in groups:
        counted = [row for row in group if row.figures] or group
        subkinds = {row.subkind for row in counted}
        subkind = next(iter(subkinds)) if len(subkinds) == 1 else BOTH
        if len(subkinds) == 2 and "missing" in subkinds:
            subkind = min(subkinds - {"missing"})
        merged = group[0]
        for row in group[1:]:
            merged = _join(merged, row)
        drafts.append(replace(merged, subkind=subkind))
    return drafts


def _apart(group: Sequence[Draft], row: Draft) -> int:
    return min(abs(draft.trigger.first - row.trigger.first) for draft in group)


def _tells_nothing(draft: Draft, drafts: Sequence[Draft], words: Words, *, eventful: bool) -> bool:
    """Tell whether words without a figure are too weak to be an event by themselves.

    A death, an arrest or "the displaced" is one only beside a figure or another event; who "was
    displaced" is one.
    """
    if draft.kind == "casualty" and not draft.figures and _are_animals(draft, words):
        return True
    if not draft.figures and all(is_topic(words, one) for one in (draft.trigger, *draft.others)):
        return True
    dated = draft.kind == "fighting" and draft.reference and _is_time(draft.trigger, words)
    if dated and any(other.figures for other in drafts):
        return True
    if draft.kind == "need":
        return not draft.figures and not is_need_told(words, draft.trigger)
    weak, first = WEAK_WORDS.get(draft.kind, frozenset()), draft.trigger.first
    single = draft.kind == "casualty" and not eventful
    if any(not (single and _is_one_person(figure)) for figure in draft.figures):
        return False
    told = (draft.trigger, *draft.others)
    if any(words.words[index] not in weak for one in told for index in one.fixed):
        return False
    if draft.kind == "evacuation":
        return _AUXILIARIES.isdisjoint(words.words[max(0, first - 2) : first])
    mishap = single and not WEAK_WORDS["accidents"].isdisjoint(words.present)
    return not (mishap or any(one is not draft and one.kind != "need" for one in drafts))


def _is_time(trigger: Trigger, words: Words) -> bool:
    """Tell "449 soldiers killed since the operation began", which says when and not where."""
    before = words.words[max(0, trigger.first - SINCE) : trigger.first]
    behind = words.words[trigger.last + 1 : trigger.last + 1 + BEGAN]
    began = [at for at, word in enumerate(behind) if word in WEAK_WORDS["began"]]
    return "since" in before and bool(began) and "in" not in behind[began[0] + 1 : began[0] + 2]


def _are_animals(draft: Draft, words: Words) -> bool:
    """Tell "only livestock were killed" and "killing sheep" from what befell people."""
    first, last = draft.trigger.first, draft.trigger.last
    before, behind = words.words[max(0, first - 3) : first], words.words[last + 1 : last + 8]
    if not BE.isdisjoint(before):
        return tell_of_animals(before)
    return tell_of_animals(behind) or tell_of_animals((*before[-1:], *behind[:3]))


def counted_once(drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Draft]:
    """Leave out people whom a toll of the sentence counts as well."""
    held = {figure.quantity.start for figure in figures if figure.held}
    return [row for row in drafts if not row.figures or {one.start for one in row.figures} - held]


def is_label(draft: Draft, words: Words, *, headed: bool) -> bool:
    """Tell whether words of a heading only name what is told below it: "Displacement".

    A headline tells who does what: its verb stands behind somebody and before something.
    """
    told = (draft.trigger, *draft.others)
    # "Displacement." heads the lines behind it, as a heading does.
    alone = draft.trigger.form == "noun" and len(words.words) == len(draft.trigger.fixed)
    if not (headed or alone):
        return False
    return not draft.figures and not any(
        one.verbal
        and one.first > 0
        and one.last + 1 < len(words.words)
        and words.words[one.first - 1] not in ("and", "of", "on", "in")
        for one in told
    )


def _is_one_person(figure: Quantity) -> bool:
    """Tell whether a figure counts one who is told singly, not in numbers: "who died in May"."""
    return figure.best == 1 and not figure.text.lower().startswith(("one ", "1"))
