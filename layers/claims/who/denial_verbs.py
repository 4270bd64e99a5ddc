"""Which verbs deny: whether they deny words of their own or earlier ones, or deny nothing.

Each function looks at a verb of a line and returns True if what is denied follows it, False if it
was said before, None if nothing is denied: to be "denied access" is no denial.
"""

from itertools import pairwise

from ...lexicon import cue_words
from ..sentence.lines import QUOTES, Line, is_pronoun, speech_cues

REACH = 9
LONGEST_HANGING = 16
_FILLERS = cue_words("attribution.fillers_of_denials")
_TO_REPORTS = (("to",), ("in",), ("for",))
_IN = cue_words("attribution.about")
_OF_TRUTH = (("evidence",), ("truth",), ("basis",))
# A quotation opens so near: "'That is not true'".
_OPENS = 3
_NOT = cue_words("attribution.never")
_TO_COME = cue_words("attribution.to_come")
_HAPPENS = cue_words("attribution.happens")
_MARKS = frozenset(',;:.()–—"“”|')


def denies_words(line: Line, at: int) -> bool | None:
    """Tell whether "denied" means words of its own or, False, earlier ones; None for neither."""
    cues = speech_cues()
    before = line.low[at - 1] if at else ""
    passive = before in cues["not_denied"]
    barred = passive and not (line.low[at + 1 : at + 2] == ("by",) and before in cues["be"])
    if barred or _confirms(line, at):
        return None
    if before in cues["reported_objects"] and line.low[at + 1 : at + 2] == ("by",):
        return False  # "a claim denied by the army"
    words = _object(line, at)
    following = line.low[at + 1] if at + 1 < len(line.low) else "."
    if words and words[0] in cues["authorship"] and not _IN.isdisjoint(words[1:-1]):
        return True
    # "Denied it had shelled the town" has words of its own, "denied it" has none.
    clause = following == "it" and words[1:2] != () and words[1] in cues["verbs"]
    role = not words or (words[0] in cues["denied_roles"] and not clause)
    if passive or role or following in _MARKS:
        return False
    if words[0] == "that" or words[0].endswith("ing"):
        return words != ("that",)
    if words[0] in cues["rejected_objects"] or words[-1] in cues["rejected_objects"]:
        return _goes_on(words)
    if any(word in cues["withheld"] for word in words[:5]):
        return None
    return True


def _confirms(line: Line, at: int) -> bool:
    """Tell "first denied and then confirmed that"."""
    following = line.low[at + 1 : at + 4]
    return following[:1] == ("and",) and not speech_cues()["say"].isdisjoint(following)


def rejects_words(line: Line, at: int) -> bool | None:
    """Tell whether "rejected" has a report or an accusation as its object, and with its content."""
    cues = speech_cues()
    words = _object(line, at)
    words = _behind_verdict(line, at) if words[:1] == ("as",) else words
    before = line.low[at - 1] if at else ""
    if before in cues["be"] and line.low[at + 1 : at + 2] == ("by",):
        earlier = line.low[max(0, at - REACH) : at]
        return False if any(word in cues["rejected_objects"] for word in earlier) else None
    if _named_before(line, at) or (not words and "which" in line.low[max(0, at - REACH) : at]):
        return False
    following = line.low[at + 1 : at + 3]
    pronoun = following[:1] and following[0] in cues["object_pronouns"]
    short = pronoun and (len(following) == 1 or _ends_object(following[1]))
    if not short and not any(word in cues["rejected_objects"] for word in words[:4]):
        return None
    return _goes_on(words)


def _behind_verdict(line: Line, at: int) -> tuple[str, ...]:
    """Return the object of "reject as "pure invention" the charge that …"."""
    reach = range(at + 2, min(at + 2 + REACH, len(line.low) - 1))
    last = next((k for k in reach if line.low[k] in speech_cues()["falsehoods"]), None)
    return _object(line, last + (line.low[last + 1] in QUOTES)) if last else ()


def _ends_object(word: str) -> bool:
    """Tell "rejected this and accused X", "rejected it on Sunday" from "rejected this plan"."""
    cues = speech_cues()
    return (
        word in _MARKS
        or word in ("as", "and", "but")
        or word in cues["times"]
        or word in cues["prepositions"]
        or word.endswith("ly")
    )


def says_not(line: Line, at: int) -> bool | None:
    """Tell whether what is said is that it is not so: "said it had not fired", "no evidence of".

    What nobody knows yet is no denial: "said it was not aware of".
    """
    cues = speech_cues()
    following = line.low[at + 1 : at + 2]
    if not following or following[0] in _MARKS:
        return _said_not(line, at)
    if _says_there_was_none(line, at) or _says_none_came(line, at):
        return True
    if denies_outright(line, at):
        return False
    for index in range(at + 1, min(at + 1 + REACH, len(line.low))):
        word = line.low[index]
        if word in cues["denials_of"]:
            goes_on = line.low[index + 1 : index + 2] in (("of",), ("that",), ("to",))
            return goes_on if line.low[index - 1] == "no" else None
        if word in _MARKS or word in cues["rejected_objects"]:
            return None
        if word == "no" and line.low[index + 1 : index + 2] in _OF_TRUTH:
            continue
        if word in ("not", "never", "no") or word.endswith("n't"):
            behind = [each for each in line.low[index + 1 : index + 4] if each not in _FILLERS]
            own = any(
                is_pronoun(each) or each in cues["owners"] for each in line.low[at + 1 : index]
            )
            return False if own and cues["not_known"].isdisjoint(behind[:1]) else None
    return None


def says_it_holds(line: Line, at: int) -> bool:
    """Tell "says it still holds the town", "insists the port remains in its hands"."""
    cues = speech_cues()
    if line.low[at] not in cues["say"] or cues["holding_on"].isdisjoint(line.low):
        return False
    for index in range(at + 1, min(at + REACH, len(line.low))):
        if line.low[index] in cues["holding_on"]:
            ours = not cues["owners"].isdisjoint(line.low[at + 1 : index])
            there = ours and line.low[index + 1 : index + 2] == ("there",)
            return there or not cues["held_by"].isdisjoint(line.low[index + 1 : index + REACH])
    return False


def _says_there_was_none(line: Line, at: int) -> bool:
    """Tell "says there was no attack", of what was told before."""
    words = line.low[at + 1 : at + REACH]
    if words[:1] == ("that",):
        words = words[1:]
    if words[:1] != ("there",) or "no" not in words[1:4]:
        return False
    denied = words[words.index("no") + 1 :][:2]
    return not speech_cues()["harms"].isdisjoint(denied)


def _says_none_came(line: Line, at: int) -> bool:
    """Tell "said no aircraft had flown", "said that none of its men had been near the village"."""
    words = line.low[at + 1 : at + REACH]
    words = words[1:] if words[:1] == ("that",) else words
    opens = words[:1] in (("no",), ("none",))
    return opens and not speech_cues()["means"].isdisjoint(words[1:4]) and "had" in words


def denies_outright(line: Line, at: int) -> bool:
    """Tell "said this did not happen", "says that nothing of the kind took place"."""
    cues = speech_cues()
    words = line.low[at + 1 : at + REACH]
    words = words[1:] if words[:1] == ("that",) and words[1:2] != ("did",) else words
    opens = words[:1] == ("nothing",) or (
        any(word in cues["object_pronouns"] for word in words[:1])
        and not _NOT.isdisjoint(words[1:4])
    )
    return opens and not _HAPPENS.isdisjoint(words[1:]) and _TO_COME.isdisjoint(words)


def _said_not(line: Line, at: int) -> bool | None:
    """Tell whether a quotation before "…, the general said" is of what its speakers did not do."""
    for index in range(1, at):
        word = line.low[index]
        if word in ("not", "never") or word.endswith("n't"):
            behind = [each for each in line.low[index + 1 : index + 4] if each not in _FILLERS]
            own = any(each in ("we", "our", "i") for each in line.low[:index])
            known = not speech_cues()["not_known"].isdisjoint(behind[:1])
            return False if own and not known else None
    return None


def calls_false(line: Line, at: int) -> bool | None:
    """Tell whether "called it disinformation" or "said the claim was false" is said here."""
    cues = speech_cues()
    words = line.low[at + 1 : at + 1 + LONGEST_HANGING]
    if line.low[at] in cues["retracting"]:
        said = [word for before, word in pairwise(words[:REACH]) if before == "for"]
        return True if said and said[0] in cues["participles"] else None
    if line.low[at] in cues["be"]:
        reported = line.low[max(0, at - 3) : at]
        is_false = any(word in cues["falsehoods"] for word in words[:3])
        named = any(
            word in cues["reported_objects"] or word in cues["rejected_objects"]
            for word in reported
        )
        opens = at <= _OPENS and any(word in cues["object_pronouns"] for word in reported)
        untrue = words[:1] == ("not",) and words[1:2] and words[1] in cues["truths"]
        verdict = 2 if untrue else 1 if words[:1] and words[0] in cues["falsehoods"] else 0
        behind = behind_aside(line, at + 1 + verdict)
        if verdict and line.low[at - 1] == "it" and line.low[behind : behind + 1] == ("that",):
            return True
        return False if (is_false and named) or (opens and (is_false or untrue)) else None
    if not any(word in cues["falsehoods"] for word in words):
        return None
    if _named_before(line, at) or _lacks_object(line, at):
        return False
    named = any(word in cues["rejected_objects"] for word in words[:4])
    if named and _goes_on(words):
        return True
    pronoun = any(word in cues["object_pronouns"] for word in words[:1])
    return False if named or pronoun or words[:1] == ("of",) else None


def behind_aside(line: Line, at: int) -> int:
    """Return where a sentence goes on behind ", the governor said,", else the place itself."""
    if line.low[at : at + 1] != (",",):
        return at
    end = next((k for k in range(at + 2, min(at + REACH, len(line.low))) if line.low[k] == ","), at)
    return at if speech_cues()["say"].isdisjoint(line.low[at:end]) else end + 1


def _goes_on(words: tuple[str, ...]) -> bool:
    """Tell whether a report is told with its content: "reports that …", "accusations of …"."""
    cues = speech_cues()
    for at, word in enumerate(words):
        if word in cues["rejected_objects"]:
            rest = words[at + 1 :]
            return len(rest) > 1 and (rest[0] in ("that", "of") or "that" in rest[1:-1])
    return False


def _lacks_object(line: Line, at: int) -> bool:
    """Tell "a toll that the governor called inflated", where what is called so stands before."""
    cues = speech_cues()
    behind = (word for word in line.low[at + 1 : at + 4] if word not in cues["verdict_words"])
    return next(behind, "") in cues["falsehoods"]


def _named_before(line: Line, at: int) -> bool:
    """Tell whether what is rejected stands before: "…, a charge that the army rejected"."""
    cues = speech_cues()
    for index in range(at - 1, max(1, at - LONGEST_HANGING), -1):
        if line.low[index] in cues["all_objects"] and line.low[index - 1] in ("a", "an", ","):
            return True
    return False


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


def lacks_truth(line: Line, at: int) -> bool | None:
    """Tell "there is no truth to the claim", "no basis for these reports"."""
    cues = speech_cues()
    reports = line.low[at + 2 : at + REACH]
    lacking = at > 0 and line.low[at - 1] == "no" and line.low[at + 1 : at + 2] in _TO_REPORTS
    return False if lacking and not cues["rejected_objects"].isdisjoint(reports) else None


def is_of_authorship(line: Line, at: int) -> bool:
    """Tell "denied responsibility for the raid", "denied that its fighters took part"."""
    words = line.low[at + 1 : at + 1 + REACH]
    return not speech_cues()["parts"].isdisjoint(words)
