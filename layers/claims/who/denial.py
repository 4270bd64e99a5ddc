"""Who denies what: the sentence that denies, by whom, and which words it denies.

"X denied killing civilians" carries the denied words itself; "X denied these claims", "X rejected
the report", "X called it disinformation", "…, which X denied", "a charge that X rejects" deny what
somebody said just before, and so does the accused who "said it had not been there". To be kept
from something ("denied access", "was denied entry") denies nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo import Resolution, Sentence

from ...lexicon import cue_words
from ...model import Denial, Party
from ..sentence.lines import Line, Phrase, speech_cues
from ..sentence.openings import main_subject
from ..sentence.parties import may_speak, phrase_after, skip_adverbs, subject_before
from ..sentence.words import Words, split_words
from .answering import answered_sentence
from .attribution import SKIPPED_PARTS, Attribution, PartyReader
from .denying import (
    LONGEST_HANGING,
    REACH,
    calls_false,
    denies_outright,
    denies_words,
    is_of_authorship,
    lacks_truth,
    rejects_words,
    says_not,
)
from .verdicts import find_verdict

# So many words are told at least before a denial of them in the same sentence.
_TOLD = 3
_BUT = cue_words("attribution.but")
# Within so many words a participle opens a sentence: "Denying that …, the army said".
_OPENS = 2
# Before a verb that its speaker follows: '…," said the mayor'.
_QUOTED = frozenset((",", '"', "”", "’"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialOf:
    """A denial and what it denies.

    ``denier`` is None where the report itself calls it false.
    ``target`` is the index of the sentence whose words between ``start`` and ``end`` are denied.
    ``alone`` tells that nobody is known to have claimed them: only the denial is there ("denied"),
    else the claim stands in the target ("disputed"). ``known`` tells that the denied words name a
    claim as told before: "the accusation that its forces had fired"; ``authorship`` that it is
    denied who did it, not that it was done; ``negated`` that the words say themselves that it was
    not so: "said it had not fired".
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


@dataclass(frozen=True, slots=True)
class _Denies:
    """A phrase that denies at a word; ``own`` if the words denied follow it.

    ``accused`` tells that it denies only what somebody else said of whom it names; ``verdict`` is
    where words begin that only say that what stands before them is false.
    """

    phrase: Phrase
    at: int
    own: bool
    accused: bool = False
    verdict: int | None = None


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
        for denies in _find(line):
            denier = reader.party(position, line, denies.phrase)
            denial = _denial_of(sentences, position, line, denies, denier, attributions)
            if denial is not None:
                found.append(denial)
    return tuple(found)


def _find(line: Line) -> Iterator[_Denies]:
    cues = speech_cues()
    last: Phrase | None = None
    for at, word in enumerate(line.low):
        if word not in cues["may_deny"]:
            continue
        if at and line.low[at - 1] in cues["be"] and _report_before(line, at - 1) is not None:
            continue
        if word == ":" or word in cues["falsehoods"]:
            verdict = find_verdict(line, at)
            if verdict:
                last = verdict[0]
                yield _Denies(verdict[0], at, own=False, verdict=verdict[1])
            continue
        own = _denies_own(line, at)
        if own is None:
            continue
        phrase = _denier(line, at, last)
        following = line.low[phrase.first + 1 : phrase.first + 2] if phrase else ()
        if phrase is not None and not cues["reported_objects"].isdisjoint(following):
            # "an allegation Israel rejects": what is rejected stands before who rejects it.
            phrase = phrase._replace(first=min(phrase.first + 2, phrase.head))
        if phrase is not None and phrase != last:
            last = phrase
            accused = word in cues["say"] and not own and not denies_outright(line, at)
            yield _Denies(phrase, at, own, accused)


def _denies_own(line: Line, at: int) -> bool | None:
    """Tell whether a word denies what follows it or, False, what was said; None for neither."""
    cues, word = speech_cues(), line.low[at]
    if word in cues["deny"]:
        return denies_words(line, at)
    if word in cues["reject"]:
        return rejects_words(line, at)
    if word in cues["label"] or word in cues["be"]:
        return calls_false(line, at)
    if word in cues["say"]:
        return says_not(line, at)
    return lacks_truth(line, at) if word in cues["denials_of"] else None


def _reports_denied(
    reader: PartyReader, position: int, line: Line, attribution: Attribution | None
) -> Iterator[DenialOf]:
    """Find the reports that are denied behind their own words.

    "Reports of 40 deaths are false, the mayor said", "claims that it had fallen were denied by X".
    """
    sentence, cues = reader.sentences[position], speech_cues()
    for at, word in enumerate(line.low):
        since = _report_before(line, at) if word in cues["be"] else None
        if since is None:
            continue
        denied = line.low[at + 1 : at + 2]
        if line.low[at + 2 : at + 3] == ("by",) and denied[0] in cues["refusing"]:
            phrase = phrase_after(line, at + 3)
        elif not cues["falsehoods"].isdisjoint(line.low[at + 1 : at + 4]):
            phrase = _sayer(line, at)
        else:
            continue
        said = attribution.claimant if attribution else None
        yield DenialOf(
            denier=reader.party(position, line, phrase) if phrase else said,
            denial=Denial(quote=sentence.text, start=sentence.start, end=sentence.end),
            sentence=sentence.index,
            target=sentence.index,
            start=line.starts[since],
            end=line.starts[at],
            alone=True,
        )


def _report_before(line: Line, at: int) -> int | None:
    """Return the noun of "reports of 40 deaths are", "a claim that the town had fallen was"."""
    cues = speech_cues()
    for index in range(at - 3, max(-1, at - LONGEST_HANGING), -1):
        if line.low[index] in ";:" or line.low[index] in cues["only_saying"]:
            return None
        if line.low[index] in cues["rejected_objects"] and line.low[index + 1] in cues["contents"]:
            return index
    return None


def _denier(line: Line, at: int, last: Phrase | None) -> Phrase | None:
    """Return who denies: the verb's subject, or its agent ("was denied by the army")."""
    cues = speech_cues()
    before = skip_adverbs(line, at - 1)
    if line.low[at + 1 : at + 2] == ("by",) or (before >= 0 and line.low[before] in cues["be"]):
        return phrase_after(line, at + 2) if line.low[at + 1 : at + 2] == ("by",) else None
    if line.low[at] in cues["be"]:
        return _sayer(line, at) or (_sayer_behind(line, at) if at <= _OPENS + 1 else None)
    if line.low[at] in cues["denials_of"]:
        return _sayer(line, at) or _sayer_behind(line, at)
    if at < _OPENS and line.low[at].endswith("ing"):
        comma = _own_comma(line, at)
        return phrase_after(line, comma + 1) if comma else None
    if before >= 0 and line.low[before] in ("and", "but", ","):
        shared = last or main_subject(line)
        phrase = shared if line.low[before] != "," else subject_before(line, at) or shared
    else:
        phrase = subject_before(line, at)
    return phrase if phrase and may_speak(line, phrase, weak=False) else None


def _sayer(line: Line, at: int) -> Phrase | None:
    """Return who says that a report "was false"."""
    cues = speech_cues()
    for index in range(at - 1, max(-1, at - REACH), -1):
        if line.low[index] in cues["say"]:
            phrase = subject_before(line, index)
            return phrase if phrase and may_speak(line, phrase, weak=True) else None
    return None


def _sayer_behind(line: Line, at: int) -> Phrase | None:
    """Return who says it behind: "There is no truth to the claim, the army said"."""
    cues = speech_cues()
    for index in range(at + 1, len(line.low)):
        verb = line.low[index]
        if verb in cues["say"] and verb not in cues["rejected_objects"]:
            inverted = verb in cues["inverting"] and line.low[index - 1] in _QUOTED
            phrase = phrase_after(line, index + 1) if inverted else subject_before(line, index)
            weak = verb not in cues["plain"]
            return phrase if phrase and may_speak(line, phrase, weak=weak) else None
    return None


def _own_comma(line: Line, at: int) -> int | None:
    """Return the comma that ends "Denying that its jets had bombed the town, the army said"."""
    return next((index for index in range(at, len(line.low)) if line.low[index] == ","), None)


def _denial_of(
    sentences: Sequence[Sentence],
    position: int,
    line: Line,
    denies: _Denies,
    denier: Party,
    attributions: Mapping[int, Attribution],
) -> DenialOf | None:
    """Point a denial at what it denies; None if nobody said what it would deny."""
    sentence = sentences[position]
    authorship = line.low[denies.at] in speech_cues()["deny"] and is_of_authorship(line, denies.at)
    target, start, end, alone = _denied_words(
        sentences, position, line, denies, denier, attributions
    )
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
    )


def _denied_words(
    sentences: Sequence[Sentence],
    position: int,
    line: Line,
    denies: _Denies,
    denier: Party,
    attributions: Mapping[int, Attribution],
) -> tuple[Sentence, int, int, bool]:
    """Return the sentence, the span and whether nobody is known to have said what is denied."""
    sentence = sentences[position]
    whole, opening = (sentence, sentence.start, sentence.end), line.starts[denies.phrase.first]
    if denies.own:
        return sentence, line.ends[denies.at], _own_end(line, denies, sentence), True
    if not denies.accused:
        if _is_embedded(line, denies):
            return *whole, False
        if _answers_itself(line, denies):
            return sentence, sentence.start, opening, False
        if denies.verdict:
            alone = _report_before(line, denies.verdict) is not None
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
    return sentence, line.ends[denies.at], _own_end(line, denies, sentence), True


def _names_known(line: Line, at: int) -> bool:
    """Tell whether a report is denied that is named as known: "the accusation that"."""
    following = line.low[at + 1 : at + 3]
    return following[:1] in (("the",), ("these",), ("those",)) and not speech_cues()[
        "rejected_objects"
    ].isdisjoint(following[1:])


def _own_end(line: Line, denies: _Denies, sentence: Sentence) -> int:
    """Return where the words that somebody denies end: before what is said next, or by another."""
    cues = speech_cues()
    at = denies.at
    opens = at < _OPENS and line.low[at].endswith("ing")
    relative = "which" in line.low[denies.phrase.end : at]
    comma = _own_comma(line, at) if opens or relative else None
    if comma:
        return line.starts[comma]
    for index in range(at + 1, len(line.low)):
        if line.low[index] == ";":
            return line.starts[index]
        if line.low[index] in cues["participles"] and line.low[index - 1] == ",":
            return line.starts[index]
        joined = line.low[index - 1] in ("and", "but")
        if joined and index > at + 2 and line.low[index] in cues["say"]:
            return line.starts[index]
    return sentence.end


def _is_behind(line: Line, at: int) -> bool:
    """Tell whether a verb of speaking stands behind what is said: "…, the general said"."""
    return not any(map(str.isalpha, line.low[at + 1 : at + 2]))


def _answers_itself(line: Line, denies: _Denies) -> bool:
    """Tell "…; the mayor says there was no attack", which answers what stands before it."""
    first = denies.phrase.first
    return _TOLD < first < denies.at and line.low[first - 1] in _BUT


def _is_embedded(line: Line, denies: _Denies) -> bool:
    """Tell "they accuse the army, which has denied any role, of shelling the town"."""
    return "which" in line.low[denies.phrase.end : denies.at] and denies.phrase.first > 0


def _is_relative(line: Line, denies: _Denies) -> bool:
    """Tell whether a denial hangs on what stands before it: "…, which the army denied"."""
    first = denies.phrase.first
    if first < 3 or first > denies.at:
        return False
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
