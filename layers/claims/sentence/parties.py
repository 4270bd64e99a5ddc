"""Find the phrases that name who speaks, beside the verbs of speaking: no parser, a bounded look.

A phrase is parted from its surroundings by punctuation, prepositions, clause words and verbs that
the table ``attribution.toml`` lists. Each search looks at a bounded number of words, so the whole
stays linear in the length of the text.
"""

import re

from ...lexicon import cue_words
from .adverbials import after_adverbial, after_time, behind_claim, counts_two
from .lines import LONGEST, PUNCTUATION, QUOTES, Line, Phrase, is_capital, is_pronoun, speech_cues
from .people import is_people, people_heads

# A body that is known by letters and a number: M23, G7, Mission 21.
_NUMBERED_BODY = re.compile(r"[A-Z]{1,4}-?\d{1,3}\Z")
# Prepositions that names have within them: "Doctors Without Borders".
_INSIDE_NAMES = cue_words("attribution.inside_names")
_SAID = cue_words("attribution.said")
_POSSESSIVE = ("'s", "’s")


def subject_before(line: Line, verb: int) -> Phrase | None:
    """Return the subject that stands before a verb, None where there is none to be found."""
    cues = speech_cues()
    at = skip_adverbs(line, verb - 1)
    if at < 0:
        return None
    mark = line.low[at]
    if is_pronoun(mark):
        return Phrase(at, at + 1, at)
    if mark in cues["relative"] and line.low[at - 1 : at] == (",",):
        return _before_relative(line, at - 2)
    if mark in cues["relative"] or mark == "that":
        return _phrase_ending(line, at - 1)
    if mark in ",–—":
        return _before_apposition(line, at)
    return _phrase_ending(line, at)


def _before_relative(line: Line, last: int) -> Phrase | None:
    """Return the phrase just before a comma: "they accuse the army, which …" speaks of the army."""
    phrase = _phrase_ending(line, last)
    if phrase is None:
        return None
    cues = speech_cues()
    first = phrase.first
    for at in range(phrase.first + 1, last + 1):
        within = line.low[at - 1] in cues["inner"] or line.low[at - 1] in cues["determiners"]
        opens = line.low[at] in cues["determiners"] or is_capital(line, at)
        if opens and not within and not is_capital(line, at - 1):
            first = at
    return parse_phrase(line, first, last + 1)


def skip_adverbs(line: Line, at: int) -> int:
    """Go left over adverbs, auxiliaries and brackets."""
    cues = speech_cues()
    for _ in range(LONGEST):
        if at < 0:
            break
        word = line.low[at]
        if word == ")":
            at = _opening(line, at) - 1
        elif word in cues["adverbs"] or (
            word.endswith("ly") and word not in cues["parties"] and line.words[at].islower()
        ):
            at -= 1
        else:
            break
    return at


def _opening(line: Line, at: int) -> int:
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        if line.low[index] == "(":
            return index
    return at


def _phrase_ending(line: Line, last: int) -> Phrase | None:
    """Return the phrase of the segment that ends at a word."""
    first = _segment_start(line, last)
    if first is None:
        return None
    if first > 1 and line.words[first].islower() and _is_relative(line, first - 1):
        first, last = _segment_start(line, first - 2) or 0, first - 2
    return parse_phrase(line, first, last + 1)


def _is_relative(line: Line, at: int) -> bool:
    """Tell "officials who", "the team that visited" from "said that"."""
    told = line.low[at] == "that" and line.low[at + 1].endswith("ed")
    return line.low[at] == "who" or (told and line.low[at - 1] not in speech_cues()["say"])


def _segment_start(line: Line, last: int) -> int | None:
    """Go left to the mark or word that begins the clause."""
    cues = speech_cues()
    at = last
    while at >= 0 and last - at <= LONGEST:
        word = line.low[at]
        if word == ")":
            at = _opening(line, at) - 1
            continue
        if word in PUNCTUATION or word in QUOTES or word in cues["clause_marks"]:
            return at + 1
        if (word in cues["do"] or word in _SAID) and at < last:
            return at + 1  # "only then did the ministry concede", "she said the army claimed"
        if word == "but" or (word in ("and", "or") and _has_verb(line, at)):
            return at + 1
        at -= 1
    return at + 1 if at < 0 else None


def _has_verb(line: Line, at: int) -> bool:
    """Tell whether a finite verb stands before a conjunction: then it joins clauses."""
    cues = speech_cues()
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        word = line.low[index]
        if word in PUNCTUATION:
            return index == at - 1
        if word in cues["verbs"] or word in cues["say"]:
            return True
        if word.endswith("ed") and line.words[index].islower() and word not in cues["parties"]:
            return True
    return False


def _before_apposition(line: Line, comma: int) -> Phrase | None:
    """Return the subject before ", an apposition," or the one that a lone comma parts off."""
    cues = speech_cues()
    right = comma
    for _ in range(3):
        left = _previous_comma(line, right)
        if left is None:
            break
        phrase = _phrase_ending(line, left - 1)
        if phrase is None or left <= phrase.first:
            right = left
            continue
        named = phrase.end == left and _is_name(line, left + 1, right)
        if line.low[left + 1] in cues["relative"] and phrase.end == left:
            return phrase if may_speak(line, phrase, weak=False) else None
        opens = phrase.first > 0 and line.low[phrase.first - 1] == "but"
        # "the weaver, Ana Ruiz,": whom a name stands beside, whatever her trade.
        described = named and line.low[phrase.first] in cues["before_people"]
        if may_speak(line, phrase, weak=not (opens or described)):
            if named and (described or line.low[phrase.head] in cues["titles"]):
                counted = line.low[phrase.first] in cues["not_parties"]  # "one resident, Fatma,"
                return Phrase(phrase.first, right, phrase.head if counted else right - 1)
            return phrase
        if opens or not cues["be"].isdisjoint(line.low[phrase.end : left]):
            break
        right = left
    return _phrase_ending(line, comma - 1)


def _previous_comma(line: Line, at: int) -> int | None:
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        if line.low[index] in ",–—":
            return index
        if line.low[index] in ";:" or line.low[index] in QUOTES:
            return None
    return None


def _is_name(line: Line, first: int, end: int) -> bool:
    """Tell whether words are a person's name and nothing else."""
    return 0 < end - first <= 5 and all(
        line.words[at] != line.low[at]
        or line.low[at] in speech_cues()["name_particles"]
        or line.low[at] == "."
        for at in range(first, end)
    )


def parse_phrase(line: Line, first: int, end: int) -> Phrase | None:
    """Return the noun phrase at the beginning of a segment, after adverbials that open it."""
    cues = speech_cues()
    if first == 0 and end > 2 and len(line.low[0]) < 3 and line.low[1] in (".", ")", "/"):
        first = 2  # the number of an item: "2. The ministry", "a) The ministry"
    while first < end and (
        (line.low[first] in cues["openers"] and not counts_two(line, first))
        or line.low[first] in "'’-•▪●➢\uf0b7*.,"
        or (line.low[first].endswith("ly") and first + 1 < end and line.low[first] != "italy")
    ):
        first += 1
    first = behind_claim(line, after_time(line, first, end), end)
    if first < end and line.low[first] in cues["prepositions"]:
        first = after_adverbial(line, first, end)
    if first >= end:
        return None
    stop = _phrase_end(line, first, end)
    return None if stop == first else Phrase(first, stop, head_of(line, first, stop))


def _phrase_end(line: Line, first: int, end: int) -> int:
    """Return the index after the last word of the phrase that begins at a word."""
    cues = speech_cues()
    at = first
    while at < end and line.low[at] not in PUNCTUATION and line.low[at] not in cues["be"]:
        if at > first and _ends_phrase(line, at):
            break
        at += 1
    while at > first and line.low[at - 1] in ("and", "or", "but", ".", "of", "for", "the", "-"):
        at -= 1
    return at


def _ends_phrase(line: Line, at: int) -> bool:
    """Tell whether a word can't go on with the phrase before it."""
    cues = speech_cues()
    word, before = line.low[at], line.low[at - 1]
    if line.words[at].istitle() and line.words[at - 1].istitle() and word in _INSIDE_NAMES:
        return False
    if word in ("on", "against") and before in cues["named_on"]:
        behind = line.words[at + 1 : at + 2]
        return not behind or not behind[0].istitle() or behind[0].lower() in cues["times"]
    if word in cues["inner"]:
        following = "".join(line.words[at + 1 : at + 2])
        if following.islower() and following.endswith("ing"):
            return True  # "accused by residents of burning homes"
        # The last part of "Under-Secretary-General" is what it is.
        office = before.rsplit("-", 1)[-1] in cues["parties"]
        return not (office or (word == "of" and line.words[at - 1].islower()))
    beside = word in cues["beside_parties"] and line.low[at + 1 : at + 2] != ()
    done = word in cues["done"] and line.words[at].islower()
    if done or word in cues["phrase_ends"] or (beside and line.low[at + 1] in cues["prepositions"]):
        return True
    if word.endswith("ed") and (word in cues["say"] or word in cues["deny"]):
        return True
    return (
        before in cues["parties"]
        and word not in cues["parties"]
        and line.words[at].islower()
        and word.endswith(("ed", "ing"))
    )


def head_of(line: Line, first: int, end: int) -> int:
    """Return the main word of a phrase: the one before "of" or "for", or else the last."""
    cues = speech_cues()
    for at in range(first + 1, end):
        if line.low[at] in cues["inner"]:
            return at - 1
    return end - 1


def may_speak(line: Line, phrase: Phrase, *, weak: bool) -> bool:
    """Tell whether a phrase can be somebody who says something.

    ``weak`` asks for a name or a word that is known to be one of those who speak.
    """
    cues = speech_cues()
    head = line.low[phrase.head]
    opening = line.low[phrase.first]
    if (
        opening in cues["unnamed"]
        or (opening in cues["lone"] and phrase.end - phrase.first == 1)
        or opening in cues["participles"]
        or head in cues["no_heads"]
    ):
        return False
    if not head[:1].isalpha() or head.endswith(_POSSESSIVE):
        return False
    numbered = not head.isalpha() and any(map(str.isdigit, head))
    if numbered and not _NUMBERED_BODY.match(line.words[phrase.head]):
        return False
    known = head in cues["parties"] or head in cues["records"] or (weak and is_people(head))
    known = known or (opening in cues["before_people"] and head in people_heads().singular)
    if opening in cues["not_parties"] and not known:
        return False
    named = is_capital(line, phrase.head)
    if (
        weak
        and not named
        and any(word[0].isdigit() for word in line.low[phrase.first : phrase.head])
    ):
        return False
    if opening[:1].isdigit() and not known:
        return False
    return not weak or known or is_pronoun(head) or named


def phrase_after(line: Line, first: int) -> Phrase | None:
    """Return the phrase that names somebody right after a word ("according to …", "said …")."""
    cues = speech_cues()
    end = min(len(line.low), first + 16)
    stop = first
    while stop < end and line.low[stop] not in PUNCTUATION:
        if line.low[stop] == "." and stop + 1 == len(line.low):
            break
        if line.low[stop].isdigit() and any(map(is_people, line.low[stop + 1 : stop + 2])):
            break
        stop += 1
    if stop == first or line.low[first] in cues["ends"]:
        return None
    at = _phrase_end(line, first, stop)
    joint = next((k for k in range(first + 1, at) if line.low[k] in ("and", "or")), at)
    if any(line.low[k] in cues["say"] for k in range(first, at)):
        at = next(k for k in range(first, at) if line.low[k] in cues["say"])
    if joint < at and not _names_another(line, joint + 1, at):
        at = joint
    if at <= first:
        return None
    head = head_of(line, first, at)
    # "videos of the violence analysed by …": what was done to it is no part of its name.
    done = (k for k in range(head + 2, at) if line.words[k].islower() and line.low[k][-2:] == "ed")
    at = next(done, at)
    phrase = Phrase(first, at, head)
    return phrase if may_speak(line, phrase, weak=True) else None


def with_name(line: Line, phrase: Phrase) -> Phrase:
    """Add the name that stands beside an office: "the command's spokesperson, Udeme Edet"."""
    cues, first = speech_cues(), phrase.end + 1
    office = line.low[phrase.head] in cues["titles"] or line.low[phrase.head] in cues["persons"]
    if not office or line.low[phrase.end : first] != (",",):
        return phrase
    end = next((at for at in range(first, len(line.low)) if line.low[at] in ",.;"), len(line.low))
    named = end - first > 1 and _is_name(line, first, end)
    return Phrase(phrase.first, end, end - 1) if named else phrase


def _names_another(line: Line, first: int, end: int) -> bool:
    """Tell whether what stands after "and" names somebody too: "the army and the White Helmets"."""
    if _is_name(line, first, end):
        return True
    cues = speech_cues()
    return any(line.low[at] in cues["parties"] for at in range(first, end)) and not any(
        line.low[at] in cues["verbs"] or line.low[at].isdigit() for at in range(first, end)
    )
