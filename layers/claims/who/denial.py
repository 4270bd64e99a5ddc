"""Who denies what: the sentence that denies, by whom, and which words it denies.

"X denied killing civilians" carries the denied words itself; "X denied these claims", "X rejected
the report", "X called it disinformation", "…, which X denied", "a charge that X rejects" deny what
somebody said just before, and so does the accused who "said it had not been there". To be kept
from something ("denied access", "was denied entry") denies nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo import Resolution, Sentence

from ...model import Denial, Party
from ..sentence.openings import main_subject
from ..sentence.parties import (
    Line,
    Phrase,
    is_pronoun,
    may_speak,
    phrase_after,
    skip_adverbs,
    speech_cues,
    subject_before,
)
from .answering import answered_sentence
from .attribution import SKIPPED_PARTS, Attribution, PartyReader

REACH = 9
LONGEST_HANGING = 16
_FILLERS = frozenset(("be", "been", "yet", "immediately", "being"))
_MARKS = frozenset(',;:.()–—"“”|')


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialOf:
    """A denial and what it denies.

    ``target`` is the index of the sentence whose words between ``start`` and ``end`` are denied.
    ``alone`` tells that nobody is known to have claimed them: only the denial is there ("denied"),
    else the claim stands in the target ("disputed"). ``known`` tells that the denied words name a
    claim as told before: "the accusation that its forces had fired".
    """

    denier: Party
    denial: Denial
    sentence: int
    target: int
    start: int
    end: int
    alone: bool
    known: bool = False


@dataclass(frozen=True, slots=True)
class _Denies:
    """A phrase that denies at a word; ``own`` if the words denied follow it.

    ``accused`` tells that it denies only what somebody else said of whom it names.
    """

    phrase: Phrase
    at: int
    own: bool
    accused: bool = False


def find_denials(
    sentences: Sequence[Sentence],
    attributions: Mapping[int, Attribution],
    resolutions: Sequence[Resolution] = (),
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
    """
    reader = PartyReader(sentences, resolutions)
    found: list[DenialOf] = []
    for position, sentence in enumerate(sentences):
        if sentence.part in SKIPPED_PARTS or not _may_deny(sentence):
            continue
        line = reader.line(position)
        found += _reports_denied(reader, position, line, attributions.get(sentence.index))
        for denies in _find(line):
            denier = reader.party(position, line, denies.phrase)
            denial = _denial_of(sentences, position, line, denies, denier, attributions)
            if denial is not None:
                found.append(denial)
    return tuple(found)


def _may_deny(sentence: Sentence) -> bool:
    """Tell quickly whether a sentence has a word that denies."""
    words = sentence.text.lower().replace(",", " ").replace(".", " ").replace('"', " ").split()
    return not speech_cues()["denying"].isdisjoint(words)


def _find(line: Line) -> Iterator[_Denies]:
    cues = speech_cues()
    last: Phrase | None = None
    for at, word in enumerate(line.low):
        if at and line.low[at - 1] in cues["be"] and _report_before(line, at - 1) is not None:
            continue
        if word in cues["deny"]:
            own = _denies(line, at)
        elif word in cues["reject"]:
            own = _rejects(line, at)
        elif word in cues["label"] or word in cues["be"]:
            own = _calls_false(line, at)
        elif word in cues["say"]:
            own = _says_not(line, at)
        else:
            continue
        if own is None:
            continue
        phrase = _denier(line, at, last)
        following = line.low[phrase.first + 1 : phrase.first + 2] if phrase else ()
        if phrase is not None and not cues["reported_objects"].isdisjoint(following):
            # "an allegation Israel rejects": what is rejected stands before who rejects it.
            phrase = phrase._replace(first=min(phrase.first + 2, phrase.head))
        if phrase is not None and phrase != last:
            last = phrase
            accused = word in cues["say"] and not own
            yield _Denies(phrase, at, own, accused)


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
        if line.low[at + 2 : at + 3] == ("by",) and denied[0] in cues["deny"] | cues["reject"]:
            phrase = phrase_after(line, at + 3)
        elif not cues["falsehoods"].isdisjoint(line.low[at + 1 : at + 4]):
            phrase = _sayer(line, at)
        else:
            continue
        said = attribution.claimant if attribution else None
        denier = reader.party(position, line, phrase) if phrase else said
        if denier is not None:
            yield DenialOf(
                denier=denier,
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
        if line.low[index] in ";:" or line.low[index] in cues["say"] - cues["rejected_objects"]:
            return None
        if line.low[index] in cues["rejected_objects"] and line.low[index + 1] in ("of", "that"):
            return index
    return None


def _denier(line: Line, at: int, last: Phrase | None) -> Phrase | None:
    """Return who denies: the verb's subject, or its agent ("was denied by the army")."""
    cues = speech_cues()
    before = skip_adverbs(line, at - 1)
    if line.low[at + 1 : at + 2] == ("by",) or (before >= 0 and line.low[before] in cues["be"]):
        return phrase_after(line, at + 2) if line.low[at + 1 : at + 2] == ("by",) else None
    if line.low[at] in cues["be"]:
        return _sayer(line, at)
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


def _object(line: Line, at: int) -> tuple[str, ...]:
    """Return the words after a verb up to a mark, without determiners."""
    cues = speech_cues()
    words: list[str] = []
    for word in line.low[at + 1 : at + 1 + REACH]:
        if word in _MARKS:
            break
        if word not in cues["object_marks"]:
            words.append(word)
    return tuple(words)


def _denies(line: Line, at: int) -> bool | None:
    """Tell whether "denied" means words of its own or, False, earlier ones; None for neither."""
    cues = speech_cues()
    before = line.low[at - 1] if at else ""
    passive = before in cues["not_denied"]
    if passive and not (line.low[at + 1 : at + 2] == ("by",) and before in cues["be"]):
        return None
    if before in cues["reported_objects"] and line.low[at + 1 : at + 2] == ("by",):
        return False  # "a claim denied by the army"
    words = _object(line, at)
    following = line.low[at + 1] if at + 1 < len(line.low) else "."
    if len(words) > 2 and words[0] in cues["authorship"] and words[1] in ("for", "in"):
        return None
    if passive or not words or words[0] in cues["denied_roles"] or following in _MARKS:
        return False
    if words[0] == "that" or words[0].endswith("ing"):
        return words != ("that",)
    if words[0] in cues["rejected_objects"] or words[-1] in cues["rejected_objects"]:
        return _goes_on(words)
    if any(word in cues["withheld"] for word in words[:5]):
        return None
    return True


def _goes_on(words: tuple[str, ...]) -> bool:
    """Tell whether a report is told with its content: "reports that …", "accusations of …"."""
    cues = speech_cues()
    for at, word in enumerate(words):
        if word in cues["rejected_objects"]:
            rest = words[at + 1 :]
            return len(rest) > 1 and (rest[0] in ("that", "of") or "that" in rest[1:-1])
    return False


def _rejects(line: Line, at: int) -> bool | None:
    cues = speech_cues()
    words = _object(line, at)
    before = line.low[at - 1] if at else ""
    if before in cues["be"] and line.low[at + 1 : at + 2] == ("by",):
        earlier = line.low[max(0, at - REACH) : at]
        return False if any(word in cues["rejected_objects"] for word in earlier) else None
    if _named_before(line, at) or (not words and "which" in line.low[max(0, at - REACH) : at]):
        return False
    short = words[:1] and words[0] in cues["object_pronouns"] and len(words) == 1
    if not short and not any(word in cues["rejected_objects"] for word in words[:4]):
        return None
    return _goes_on(words)


def _named_before(line: Line, at: int) -> bool:
    """Tell whether what is rejected stands before: "…, a charge that the army rejected"."""
    cues = speech_cues()
    for index in range(at - 1, max(1, at - LONGEST_HANGING), -1):
        if line.low[index] in cues["reported_objects"] and line.low[index - 1] in ("a", "an", ","):
            return True
    return False


def _says_not(line: Line, at: int) -> bool | None:
    """Tell whether what is said is that it is not so: "said it had not fired", "no evidence of".

    What nobody knows yet is no denial: "said it was not aware of".
    """
    cues = speech_cues()
    for index in range(at + 1, min(at + 1 + REACH, len(line.low))):
        word = line.low[index]
        if word in cues["denials_of"]:
            goes_on = line.low[index + 1 : index + 2] in (("of",), ("that",), ("to",))
            return goes_on if line.low[index - 1] == "no" else None
        if word in _MARKS or word in cues["rejected_objects"]:
            return None
        if word in ("not", "never") or word.endswith("n't"):
            following = [each for each in line.low[index + 1 : index + 4] if each not in _FILLERS]
            own = any(
                is_pronoun(each) or each in cues["owners"] for each in line.low[at + 1 : index]
            )
            return False if own and cues["not_known"].isdisjoint(following[:1]) else None
    return None


def _calls_false(line: Line, at: int) -> bool | None:
    """Tell whether "called it disinformation" or "said the claim was false" is said here."""
    cues = speech_cues()
    words = line.low[at + 1 : at + 1 + LONGEST_HANGING]
    if line.low[at] in cues["be"]:
        reported = line.low[max(0, at - 3) : at]
        is_false = any(word in cues["falsehoods"] for word in words[:3])
        named = any(word in cues["reported_objects"] for word in reported)
        return False if is_false and named else None
    if not any(word in cues["falsehoods"] for word in words):
        return None
    if _named_before(line, at):
        return False
    named = any(word in cues["rejected_objects"] for word in words[:4])
    if named and _goes_on(words):
        return True
    pronoun = any(word in cues["object_pronouns"] for word in words[:1])
    return False if named or pronoun or words[:1] == ("of",) else None


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
    target, alone = sentence, denies.own
    start, end = line.ends[denies.at], _own_end(line, denies.at, sentence)
    if denies.accused:
        earlier = answered_sentence(sentences, position, denier, attributions, accused=True)
        if earlier is None:
            return None
        target, start, end = earlier, earlier.start, earlier.end
    elif not denies.own:
        opening = line.starts[denies.phrase.first]
        if (
            sentence.part == "row"
            or _says_before(attributions.get(sentence.index), denier, opening)
            or _is_relative(line, denies)
        ):
            start, end = sentence.start, opening
        else:
            earlier = answered_sentence(sentences, position, denier, attributions)
            if earlier is None:
                alone = True
            else:
                target = earlier
                start, end = target.start, target.end
    return DenialOf(
        denier=denier,
        denial=Denial(quote=sentence.text, start=sentence.start, end=sentence.end),
        sentence=sentence.index,
        target=target.index,
        start=start,
        end=end,
        alone=alone,
        known=alone and _names_known(line, denies.at),
    )


def _names_known(line: Line, at: int) -> bool:
    """Tell whether a report is denied that is named as known: "the accusation that"."""
    following = line.low[at + 1 : at + 3]
    return following[:1] in (("the",), ("these",), ("those",)) and not speech_cues()[
        "rejected_objects"
    ].isdisjoint(following[1:])


def _own_end(line: Line, at: int, sentence: Sentence) -> int:
    """Return where the words that somebody denies end: before what is said next, or by another."""
    cues = speech_cues()
    for index in range(at + 1, len(line.low)):
        if line.low[index] == ";":
            return line.starts[index]
        joined = line.low[index - 1] in ("and", "but")
        if joined and index > at + 2 and line.low[index] in cues["say"]:
            return line.starts[index]
    return sentence.end


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
