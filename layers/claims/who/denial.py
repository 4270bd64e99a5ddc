"""Who denies what: the sentence that denies, by whom, and which words it denies.

"X denied killing civilians" carries the denied words itself; "X denied these claims", "X rejected
the report", "X called it disinformation", "…, which X denied", "a charge that X rejects" deny what
somebody said just before, and so does the accused who "said it had not been there". To be kept
from something ("denied access", "was denied entry") denies nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo import Resolution, Sentence

from ...lexicon import cue_words
from ...model import Denial, Party
from ..sentence.lines import Line, is_capital, speech_cues
from ..sentence.parties import phrase_after, skip_adverbs
from ..sentence.words import Words, split_words
from .answering import answered_sentence, is_same_name
from .attribution import SKIPPED_PARTS, Attribution, PartyReader, attributions_of
from .denial_verbs import behind_aside, is_of_authorship
from .deniers import (
    OPENS,
    Denies,
    find_deniers,
    is_false,
    own_comma,
    owner_behind,
    proves_wrong,
    refused_by,
    report_before,
    sayer,
    sayer_within,
    tells_lies,
)

# So many words are told at least before a denial of them in the same sentence.
_TOLD = 3
# So many words may tell when and how it is denied: "said on Tuesday in a statement that".
_ASIDE = 8
_GIVING = cue_words("figures.change.putting")
_BUT = cue_words("attribution.but")
# So many sentences back the one may stand that "the group's report" means.
FAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialOf:
    """A denial and what it denies.

    ``denier`` is None where the report itself calls it false.
    ``target`` is the index of the sentence whose words between ``start`` and ``end`` are denied.
    ``alone`` tells that nobody is known to have claimed them: only the denial is there ("denied"),
    else the claim stands in the target ("disputed"). ``known`` tells that the denied words name a
    claim as told before: "the accusation that its forces had fired"; ``authorship`` that it is
    denied who did it, not that it was done; ``negated`` that the words say themselves that it was
    not so: "said it had not fired"; ``held`` that only who holds a place is denied.
    """

    denier: Party | None
    denial: Denial
    sentence: int
    target: int
    start: int
    end: int
    alone: bool
    known: bool = False
    authorship: bool = False
    negated: bool = False
    held: bool = False


def find_denials(
    sentences: Sequence[Sentence],
    attributions: Mapping[int, Attribution],
    resolutions: Sequence[Resolution] = (),
    *,
    words: Sequence[Words] | None = None,
) -> tuple[DenialOf, ...]:
    """Find the denials of a document.

    Parameters
    ----------
    sentences
        All sentences of the document, in order.
    attributions
        Who says what in them: `layers.claims.attribution.find_attributions`.
    resolutions
        Its places.
    words
        The words of each sentence, where they are already split.
    """
    words = words or tuple(map(split_words, sentences))
    denying = speech_cues()["denying"]
    looked_at = [
        position
        for position, each in enumerate(words)
        if not denying.isdisjoint(each.present) and sentences[position].part not in SKIPPED_PARTS
    ]
    if not looked_at:
        return ()
    reader = PartyReader(sentences, resolutions)
    found: list[DenialOf] = []
    for position in looked_at:
        sentence = sentences[position]
        line = reader.line(position)
        found += _reports_denied(reader, position, line, attributions.get(sentence.index))
        for denies in find_deniers(line):
            denier = reader.party(position, line, denies.phrase)
            denial = _denial_of(sentences, position, line, denies, denier, attributions)
            if denial is not None:
                row = (reader, position, line, denies, denial, attributions)
                found.append(_of_whom_it_names(*row))
    return tuple(found)


def _reports_denied(
    reader: PartyReader, position: int, line: Line, attribution: Attribution | None
) -> Iterator[DenialOf]:
    """Find the reports that are denied behind their own words, and those called lies before them.

    "Reports of 40 deaths are false, the mayor said", "claims that it had fallen were denied by X";
    "the rebels lied when they said that 40 had died".
    """
    sentence, cues = reader.sentences[position], speech_cues()
    for at, word in enumerate(line.low):
        if word in cues["lying"] and tells_lies(line, at):
            yield _called_false(sentence, attribution, None, line.ends[at], sentence.end)
            continue
        since = report_before(line, at) if word in cues["be"] or word in cues["proving"] else None
        if since is None or (word in cues["proving"] and not proves_wrong(line, at)):
            continue
        agent = refused_by(line, at)
        if agent is not None:
            phrase = phrase_after(line, agent)
        elif is_false(line, at) or word in cues["proving"]:
            phrase = sayer(line, at) or sayer_within(line, at)
        else:
            continue
        denier = reader.party(position, line, phrase) if phrase else None
        yield _called_false(sentence, attribution, denier, line.starts[since], line.starts[at])


def _called_false(
    sentence: Sentence, attribution: Attribution | None, denier: Party | None, start: int, end: int
) -> DenialOf:
    """Return the denial of a report whose words stand in a span.

    "The rebels' claim that 40 died was a lie, the army said" is the rebels' own: who else speaks in
    the sentence denies it.
    """
    rows = (attribution, *attribution.others) if attribution else ()
    owned = [row for row in rows if start < row.start < end]
    return DenialOf(
        denier=denier or next((row.claimant for row in rows if row not in owned), None),
        denial=Denial(quote=sentence.text, start=sentence.start, end=sentence.end),
        sentence=sentence.index,
        target=sentence.index,
        start=start,
        end=end,
        alone=not owned,
    )


def _denial_of(
    sentences: Sequence[Sentence],
    position: int,
    line: Line,
    denies: Denies,
    denier: Party,
    attributions: Mapping[int, Attribution],
) -> DenialOf | None:
    """Point a denial at what it denies; None if nobody said what it would deny."""
    sentence = sentences[position]
    authorship = line.low[denies.at] in speech_cues()["deny"] and is_of_authorship(line, denies.at)
    target, start, end, alone = _denied_words(
        sentences, position, line, denies, denier, attributions
    )
    if denies.held and alone:
        return None  # nobody took it
    return DenialOf(
        denier=denier,
        denial=Denial(quote=sentence.text, start=sentence.start, end=sentence.end),
        sentence=sentence.index,
        target=target.index,
        start=start,
        end=end,
        alone=alone,
        known=alone and (_names_known(line, denies.at) or authorship),
        authorship=authorship,
        negated=alone and (denies.accused or line.low[denies.at] in speech_cues()["be"]),
        held=denies.held,
    )


def _of_whom_it_names(
    reader: PartyReader,
    position: int,
    line: Line,
    denies: Denies,
    denial: DenialOf,
    attributions: Mapping[int, Attribution],
) -> DenialOf:
    """Point "called the group's report a lie" at what that group said last, not at the last words.

    Whatever else was told in between, "the clinic's toll" is the clinic's.
    """
    owner = owner_behind(line, denies.at) if denial.target != denial.sentence else None
    if owner is None:
        return denial
    name, head = reader.party(position, line, owner).text, line.low[owner.head].removesuffix("'s")
    for before in reversed(reader.sentences[max(0, position - FAR) : position]):
        said = [each.claimant.text for each in attributions_of(attributions, before.index)]
        if any(head in one.lower().split() or is_same_name(one, name) for one in said):
            return replace(denial, target=before.index, start=before.start, end=before.end)
    return denial


def _denied_words(
    sentences: Sequence[Sentence],
    position: int,
    line: Line,
    denies: Denies,
    denier: Party,
    attributions: Mapping[int, Attribution],
) -> tuple[Sentence, int, int, bool]:
    """Return the sentence, the span and whether nobody is known to have said what is denied."""
    sentence = sentences[position]
    whole, opening = (sentence, sentence.start, sentence.end), line.starts[denies.phrase.first]
    if _answers_itself(line, denies):
        return sentence, sentence.start, opening, False
    if denies.own:
        return sentence, _own_start(line, denies.at), _own_end(line, denies, sentence), True
    if not denies.accused:
        if _is_embedded(line, denies):
            return *whole, False
        if denies.verdict:
            alone = report_before(line, denies.verdict) is not None
            return sentence, sentence.start, line.starts[denies.verdict], alone
        if (
            sentence.part == "row"
            or _says_before(attributions.get(sentence.index), denier, opening)
            or _is_relative(line, denies)
        ):
            return sentence, sentence.start, opening, False
    earlier = answered_sentence(sentences, position, denier, attributions, accused=denies.accused)
    if earlier is not None:
        return earlier, earlier.start, earlier.end, False
    if denies.accused and opening > sentence.start and _is_behind(line, denies.at):
        return sentence, sentence.start, opening, True
    return sentence, _own_start(line, denies.at), _own_end(line, denies, sentence), True


def _names_known(line: Line, at: int) -> bool:
    """Tell whether a report is denied that is named as known: "the accusation that"."""
    following = line.low[at + 1 : at + 3]
    return following[:1] in (("the",), ("these",), ("those",)) and not speech_cues()[
        "rejected_objects"
    ].isdisjoint(following[1:])


def _own_start(line: Line, at: int) -> int:
    """Return where denied words begin.

    Behind "It is untrue, the governor said," and behind "said on Tuesday that".
    """
    cues = speech_cues()
    for place in (at + 2, at + 3):
        if behind_aside(line, place) > place:
            return line.starts[behind_aside(line, place)]
    for place in range(at + 1, min(at + _ASIDE, len(line.low))):
        word = line.low[place]
        if word == "that":
            return line.ends[place]
        adverbial = word in cues["times"] or word in cues["channels"] or word.isdigit()
        if not (adverbial or is_capital(line, place)):
            break
    return line.ends[at]


def _own_end(line: Line, denies: Denies, sentence: Sentence) -> int:
    """Return where the words that somebody denies end: before what is said next, or by another."""
    cues = speech_cues()
    at = denies.at
    opens = at < OPENS and line.low[at].endswith("ing")
    relative = "which" in line.low[denies.phrase.end : at]
    comma = own_comma(line, at) if opens or relative else None
    if comma:
        return line.starts[comma]
    for index in range(at + 1, len(line.low)):
        if line.low[index] == ";":
            return line.starts[index]
        if line.low[index] in cues["participles"] and line.low[index - 1] == ",":
            return line.starts[index]
        mark = skip_adverbs(line, index - 1)
        joined = line.low[mark] in ("and", "but") or (line.low[mark] == "," and mark < index - 1)
        if joined and index > at + 2 and line.low[index] in cues["say"] | _GIVING:
            return line.starts[index]
    return sentence.end


def _is_behind(line: Line, at: int) -> bool:
    """Tell whether a verb of speaking stands behind what is said: "…, the general said"."""
    return not any(map(str.isalpha, line.low[at + 1 : at + 2]))


def _answers_itself(line: Line, denies: Denies) -> bool:
    """Tell "…; the mayor says there was no attack", which answers what stands before it."""
    first = denies.phrase.first
    own = denies.own and line.low[denies.at] not in speech_cues()["say"]
    behind = _TOLD < first < denies.at and line.low[first - 1] in _BUT
    return behind and not own and not denies.accused and not _is_embedded(line, denies)


def _is_embedded(line: Line, denies: Denies) -> bool:
    """Tell "they accuse the army, which has denied any role, of shelling the town".

    So does "rebels claim, and the army denies, that 12 died".
    """
    if line.low[denies.at + 1 : denies.at + 3] == (",", "that"):
        return True
    return "which" in line.low[denies.phrase.end : denies.at] and denies.phrase.first > 0


def _is_relative(line: Line, denies: Denies) -> bool:
    """Tell whether a denial hangs on what stands before it: "…, which the army denied"."""
    first = denies.phrase.first
    if first < _TOLD or first > denies.at:
        return False
    if line.low[first - 1] == "," and first > _TOLD and _is_behind(line, denies.at):
        return True  # a headline: "Nine dead in the market, rebels deny"
    before = line.low[max(0, first - 4) : first]
    return before[-1] in ("which", "that", "but") or any(
        word in speech_cues()["reported_objects"] for word in before[1:]
    )


def _says_before(attribution: Attribution | None, denier: Party, opening: int) -> bool:
    """Tell whether somebody else says something earlier in the sentence."""
    if attribution is None:
        return False
    return any(
        each.start < opening and each.claimant.text != denier.text
        for each in (attribution, *attribution.others)
        if each.end <= opening or each.claimant.start < opening
    )
