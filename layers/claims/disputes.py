"""Set what is denied against what is claimed: disputed where both are told, else denied.

`layers.claims.who.denial` finds who denies which words. Here these words are matched with claims:
those within them, and those that an earlier sentence makes of the same thing. Where the claim is
told, the denial gives no claim of its own: "They shelled the camp, residents said. The army denied
shelling it" is one shelling, which is disputed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo import Sentence

from ..model import Claim, Party
from .answers import TOLD, Answers, is_same_side_of
from .noughts import dispute_counts, tells_of_nought
from .raised import Raised
from .where.mentions import Mention
from .where.told import Told
from .who.attribution import Attribution, attribution_at, attributions_of
from .who.denial import DenialOf


def dispute(
    claims: list[Claim],
    told: Sequence[Told],
    denials: Sequence[DenialOf],
    *,
    sentences: Sequence[Sentence],
    attributions: Mapping[int, Attribution],
    raised: Mapping[int, Sequence[Raised]],
    mentions: Mapping[int, Sequence[Mention]],
) -> set[int]:
    """Give claims the denials that answer them; return the indices of those told once already.

    Parameters
    ----------
    claims
        The claims of a document, changed in place.
    told
        What each of them tells, in the same order.
    denials
        What `layers.claims.denial.find_denials` found.
    sentences, attributions
        The document's, by position and by index.
    raised
        The words that tell of events, by sentence.
    mentions
        The places that are named, by sentence.
    """
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        by_sentence[one.sentence.index].append(index)
    answers = Answers(claims, told, sentences, by_sentence, mentions, attributions)
    repeated: set[int] = set()
    for denial in denials:
        here = [
            index
            for index in by_sentence[denial.target]
            if claims[index].status in TOLD
            and claims[index].denial is None
            and not tells_of_nought(claims[index])
            and not (denial.negated and claims[index].kind == "need")
            and not (denial.held and claims[index].kind != "control")
            and told[index].start < denial.end
            and told[index].end > denial.start
        ]
        named = {index for index in here if answers.is_presupposed(index, denial)}
        beside = {index for index in here if answers.is_named_beside(index, denial)}
        repeated |= beside
        named |= beside
        for index in named:
            claims[index] = _unsaid(claims[index], denial)
        here = [index for index in here if index not in named]
        if not denial.alone:
            told_before = [] if denial.held else answers.before(denial)
            for index in answers.open_to(denial, here or told_before):
                _deny(claims, index, denial)
            continue
        repeated |= {
            index for index in here if _answer(claims, told, index, denial, answers, attributions)
        }
        if not (here or denial.negated):
            unnamed = answers.unnamed(denial, raised.get(denial.sentence, ()))
            for other in answers.open_to(denial, unnamed):
                _deny(claims, other, denial)
    dispute_counts(claims, told)
    return repeated


def _unsaid(claim: Claim, denial: DenialOf) -> Claim:
    """Take the raid of "said it had no part in the raid that killed 30" for told by nobody."""
    own = claim.claimant is not None and is_same_side_of(claim.claimant, denial)
    if not own or claim.status != "claimed":
        return claim
    return replace(claim, status="asserted", claimant=None)


def _answer(
    claims: list[Claim],
    told: Sequence[Told],
    index: int,
    denial: DenialOf,
    answers: Answers,
    attributions: Mapping[int, Attribution],
) -> bool:
    """Deny a claim whose own sentence denies it; tell whether it was told before."""
    earlier = answers.earlier(denial, answers.kinds_like(index), like=index)
    for other in earlier:
        _deny(claims, other, denial)
    if earlier:
        return True
    if denial.authorship:
        return False
    rival = _rival(told[index], denial, attributions)
    if rival is not None:
        claims[index] = replace(claims[index], claimant=rival)
    claimant = next(_beside(told[index], denial, attributions, named=True), None)
    _deny(claims, index, denial, alone=rival is None, claimant=claimant)
    return False


def _deny(
    claims: list[Claim],
    index: int,
    denial: DenialOf,
    *,
    alone: bool = False,
    claimant: Party | None = None,
) -> None:
    """Deny a claim; ``alone`` if it is told for its denial alone, by whomever that names.

    Where that names a claimant, "Kyiv's claim that P was denied by Moscow", two sides are told.
    """
    claim = claims[index]
    claims[index] = replace(
        claim,
        status="denied" if alone and claimant is None else "disputed",
        claimant=claimant if alone else claim.claimant,
        denier=denial.denier,
        denial=denial.denial,
    )


def _rival(one: Told, denial: DenialOf, attributions: Mapping[int, Attribution]) -> Party | None:
    """Return who else says it in the sentence that denies: "police denied it; witnesses said …"."""
    for start, end in one.also:
        if start >= denial.end or end <= denial.start:
            said = attribution_at(attributions, one.sentence.index, start, end)
            if said is not None and not is_same_side_of(said.claimant, denial):
                return said.claimant
    return next(_beside(one, denial, attributions, named=False), None)


def _beside(
    one: Told, denial: DenialOf, attributions: Mapping[int, Attribution], *, named: bool
) -> Iterator[Party]:
    """Give who else says it beside the denial: "…, as the rebels claim", "a report by X that"."""
    for said in attributions_of(attributions, one.sentence.index):
        within = one.start < said.end and one.end > said.start
        fits = said.named if named else said.aside
        if fits and within and not is_same_side_of(said.claimant, denial):
            yield said.claimant
