"""Which earlier claims a denial with words of its own answers: of one kind, place and deed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo import Sentence

from ..model import Claim, Party
from .raised import Raised
from .sentence.lines import speech_cues
from .where.claim_places import share_place
from .where.mentions import Mention
from .where.told import Told
from .who.answering import is_publisher, is_same_side
from .who.attribution import Attribution
from .who.denial import DenialOf

BACK = 3
# "Used force against peaceful protesters" denies no protest.
AGAINST = 3
PARAGRAPHS = 1
TOLD = ("asserted", "claimed")
# Lists of words that two sentences may share without speaking of one thing.
_COMMON = (
    *("parties", "clause_marks", "prepositions", "verbs", "adverbs", "owners", "say"),
    *("rejected_objects", "falsehoods", "common"),
)
# Harm, which may be undisputed where it is disputed who did it.
_HARM = ("casualty", "evacuation", "need")
_VIOLENCE = ("fighting", "abuse", "unrest", "control", "blockade", "ceasefire")
_APART = {"killed", "injured"}
_PEACEFUL = ("evacuation", "need", "talks")
_HARMING = ("abuse", "fighting", "casualty")
_HOLDING = ("abuse", "unrest")
_CONTENT = re.compile(r"\b[^\W\d_A-Z]{5,}\b")


def is_same_side_of(party: Party, denial: DenialOf) -> bool:
    """Tell whether a party is who denies, or speaks for it."""
    return denial.denier is not None and is_same_side(party, denial.denier)


@dataclass(frozen=True, slots=True)
class Answers:
    """Finds the earlier claims that a denial with words of its own answers."""

    claims: list[Claim]
    told: Sequence[Told]
    sentences: Sequence[Sentence]
    by_sentence: Mapping[int, list[int]]
    mentions: Mapping[int, Sequence[Mention]]
    attributions: Mapping[int, Attribution]

    def kinds_like(self, index: int) -> set[str]:
        """Return the kind of a claim; of "the attack", any violence that was told before."""
        one = self.told[index]
        words = one.sentence.text[one.start - one.sentence.start :].split(maxsplit=1)
        general = one.definite and words[0].strip(".,;").lower() in speech_cues()["general_deeds"]
        return {one.draft.kind, *(_VIOLENCE if general else ())}

    def is_presupposed(self, index: int, denial: DenialOf) -> bool:
        """Tell whether a denial only names a claim: "denied firing the rocket that killed 12"."""
        here = self.sentences[denial.target]
        if not denial.alone or denial.target != denial.sentence:
            return False
        before = here.text[denial.start - here.start : max(0, self.told[index].start - here.start)]
        words = before.lower().split()
        cues = speech_cues()
        reported = cues["reported_objects"] | cues["rejected_objects"] | cues["truths"]
        against = "against" in words[-AGAINST:] and self.claims[index].kind == "unrest"
        return against or any(
            words[at] == "where"
            or (
                words[at] in ("that", "which", "who")
                and words[at - 1] not in cues["participles"]
                and reported.isdisjoint(words[:at])
            )
            for at in range(2, len(words))
        )

    def is_named_beside(self, index: int, denial: DenialOf) -> bool:
        """Tell the evacuation of "denied that its forces had shot at evacuation cars"."""
        claim, verbal = self.claims[index], self.told[index].draft.trigger.verbal
        peaceful = claim.kind in _PEACEFUL and not claim.figures and not verbal
        return peaceful and not self._words(denial).isdisjoint(speech_cues()["means"])

    def open_to(self, denial: DenialOf, indices: Sequence[int]) -> list[int]:
        """Return the claims that a denial touches: who denies a part in it denies no deaths.

        Nor is what nature did anybody's charge. Who disputes a toll disputes what has a figure.
        """
        words = set(re.findall(r"[^\W_]+", denial.denial.quote.lower()))
        if not words.isdisjoint(speech_cues()["counts"]):
            return [index for index in indices if self.claims[index].figures] or list(indices)
        authors = not words.isdisjoint(speech_cues()["authors"])
        return [
            index
            for index in indices
            if not (authors and self.claims[index].kind in _HARM) and not self._is_natural(index)
        ]

    def _is_natural(self, index: int) -> bool:
        """Tell what nature did: its sentence tells of a flood or quake and of no violence."""
        kinds = {
            self.claims[other].kind for other in self.by_sentence[self.told[index].sentence.index]
        }
        return "hazard" in kinds and kinds.isdisjoint(_VIOLENCE)

    def earlier(self, denial: DenialOf, kinds: set[str], *, like: int | None = None) -> list[int]:
        """Return the claims of the nearest sentence before that speaks of the same thing.

        Of the same kind, or, where the denied words name no kind, with a word in common; made by
        somebody else than the denier, and not of another place than the claim ``like``.
        """
        here = self.sentences[denial.target]
        denied = here.text[denial.start - here.start : denial.end - here.start]
        for back in range(denial.target - 1, max(-1, denial.target - BACK - 1), -1):
            before = self.sentences[back]
            if here.paragraph - before.paragraph > PARAGRAPHS:
                break
            near = (kinds or denial.known) and back == denial.target - 1
            # "denied sending arms to Goma" names an act, which is no other act in Goma.
            act = denied.split(maxsplit=1)[:1]
            places = bool(kinds) or not act or not act[0].endswith("ing")
            if not (near or self._in_common(denial, denied, back, places=places)):
                continue
            found = [
                index
                for index in self.by_sentence.get(back, ())
                if self._answered(index, denial, kinds)
                and self._same_place(index, like)
                and self._same_deed(index, like)
            ]
            if found:
                return found
        return []

    def before(self, denial: DenialOf) -> list[int]:
        """Return the claims before a sentence that only goes on about them, made by another.

        They are those that the same party made: who accuses somebody else goes on about none. What
        is denied in the paragraph that tells it is told there.
        """
        paragraph = self.sentences[denial.target].paragraph
        closed = self.sentences[denial.sentence].paragraph == paragraph
        for back in range(denial.target - 1, max(-1, denial.target - BACK - 1), -1):
            if closed and self.sentences[back].paragraph != paragraph:
                break
            found = [
                index
                for index in self.by_sentence.get(back, ())
                if self._answered(index, denial, set()) and self._is_of(index, denial.target)
            ]
            if found:
                return found
        return []

    def _is_of(self, index: int, target: int) -> bool:
        """Tell whether a claim was made by who speaks in a sentence; by anybody, if nobody does."""
        made = self.claims[index].claimant
        said = self.attributions.get(self.sentences[target].index)
        return made is not None and (said is None or said.claimant.text == made.text)

    def unnamed(self, denial: DenialOf, raised: Sequence[Raised]) -> list[int]:
        """Return the claims that a denial answers whose own words gave none."""
        kinds = {
            word.kind for word in raised if word.start < denial.end and word.end > denial.start
        }
        harm = self._of_any_harm(denial)
        if not harm.isdisjoint(_VIOLENCE):  # "its forces had shot at evacuation cars": no flight
            kinds &= harm
        kinds = kinds or harm
        found = self.earlier(denial, kinds)
        other = bool(kinds) and (denial.authorship or kinds.isdisjoint(_VIOLENCE))
        if found or not denial.known or other:
            return found
        return self.earlier(denial, set())

    def _of_any_harm(self, denial: DenialOf) -> set[str]:
        """Return the kinds that "denied harming civilians", "denied holding anyone" may mean.

        So may "denied that its jets were there", "says there was no operation".
        """
        words, cues = self._words(denial), speech_cues()
        kinds = set(_HARMING) if not words.isdisjoint(cues["harming"]) else set()
        by_whom = not words.isdisjoint(cues["means"] | cues["general_deeds"])
        kinds |= set(_VIOLENCE) if by_whom else set()
        return kinds | (set(_HOLDING) if not words.isdisjoint(cues["holding"]) else set())

    def _words(self, denial: DenialOf) -> set[str]:
        """Return the words that are denied."""
        here = self.sentences[denial.target]
        denied = here.text[denial.start - here.start : denial.end - here.start].lower()
        return set(re.findall(r"[^\W_]+", denied))

    def _answered(self, index: int, denial: DenialOf, kinds: set[str]) -> bool:
        claim = self.claims[index]
        return (
            ((claim.status in TOLD and claim.denial is None) or claim.denial == denial.denial)
            and (not kinds or claim.kind in kinds)
            and not (claim.claimant and is_same_side_of(claim.claimant, denial))
            and not (
                claim.claimant is None
                and denial.denier is not None
                and is_publisher(claim.publisher, denial.denier)
            )
        )

    def _same_deed(self, index: int, like: int | None) -> bool:
        """Tell a protest from arrests, which are unrest as well, and the dead from the hurt."""
        if like is None:
            return True
        one, other = self.claims[index], self.claims[like]
        apart = one.kind == "unrest" or {one.subkind, other.subkind} == _APART
        return not apart or one.subkind == other.subkind

    def _same_place(self, index: int, like: int | None) -> bool:
        if like is None:
            return True
        first, second = self.told[index].places, self.told[like].places
        carried = not first or not second or second[0].surface is None
        return carried or share_place(first, second)

    def _in_common(self, denial: DenialOf, denied: str, back: int, *, places: bool) -> bool:
        """Tell whether denied words share with a sentence a noun or, with ``places``, its place."""
        cues = speech_cues()
        ours = set(_CONTENT.findall(denied)).difference(*(cues[name] for name in _COMMON))
        words = set(_CONTENT.findall(self.sentences[back].text))
        if not ours.isdisjoint(words):
            return True
        told = {
            place.place.place_id
            for index in self.by_sentence.get(back, ())
            for place in self.told[index].places
        }
        return places and any(
            mention.place.place_id in told
            for mention in self.mentions.get(denial.target, ())
            if denial.start <= mention.resolution.toponym.start < denial.end
        )
