"""Which words that may be verbs of speaking are so: no nouns, no adjectives, no other meaning."""

from ..sentence.lines import Line, Phrase, is_capital, is_pronoun, speech_cues

ENDS = frozenset([",", ".", ";", "–", "—", ")", "!", "?", "”", '"', "“"])


def is_verb(line: Line, at: int) -> bool:
    """Tell a verb of speaking from a noun, an adjective and another meaning."""
    cues = speech_cues()
    word, following = line.low[at], line.low[at + 1 : at + 7]
    before = line.low[at - 1] if at else ""
    if before.endswith("'s") or _means_another(word, following):
        return False
    if word in cues["noun_or_verb"]:
        after = following[0] if following else ""
        noun = cues["say"] | cues["be"] | cues["showing"] | cues["noun_follows"]
        if after in noun or after.endswith(("een", "ined")):
            return False
        marked = before in cues["noun_marks"] and not (
            before in cues["collective"] and after == "that" and not word.endswith("s")
        )
        return bool(before) and not marked and following[:1] != ("of",)
    if before in cues["participle_marks"] or before[:1].isdigit():
        return False
    if following[:1] == ("by",) and not cues["channels"].isdisjoint(following[1:3]):
        return True  # "said by phone that"
    return word in cues["quoted"] or cues["participle_follows"].isdisjoint(following[:1])


def _means_another(word: str, following: tuple[str, ...]) -> bool:
    """Tell "declared a curfew", "claimed 40 lives", "found the body", "charged nine men"."""
    cues = speech_cues()
    if word in cues["blaming"]:
        return _is_blamed(following)
    if word == "claimed":
        return takes_lives(following)
    if word in cues["acts"]:
        return following[:1] in (("a",), ("an",), ("war",), ("victory",))
    if word in cues["taking_in"]:  # "admitted 1,312 children"
        counted = following[:1] and following[0][0].isdigit()
        return bool(counted) and cues["counted"].isdisjoint(following[:3])
    if word == "said" and following[:1] == ("to",):
        return following[1:2] != () and following[1] in cues["said_to"]  # "said to hold 300"
    if word == "found":
        told = following[:1] in (("that",), (".",))  # "…, Amnesty found."
        return not told and not (following and following[0][:1].isdigit())
    if word == "charged":
        return bool(following) and following[0] != "that" and following[0] not in ENDS
    return False


def _is_blamed(following: tuple[str, ...]) -> bool:
    """Tell "the men accused of", "rebels blamed": without an object it is done to them."""
    return not following or following[0] in ENDS or following[0] in ("of", "for", "by", "in")


def takes_lives(following: tuple[str, ...]) -> bool:
    """Tell "claimed the lives of ten"."""
    return "lives" in following or "life" in following


def agrees(line: Line, phrase: Phrase, word: str) -> bool:
    """Tell "Reuters reports", "officials report" from "police reports", "media claims"."""
    cues = speech_cues()
    head = line.low[phrase.head]
    if is_pronoun(head):
        return True
    if head in cues["collective"] and not word.endswith("s"):
        return True
    plural = head in cues["plural_heads"] or (
        head.endswith("s") and (line.words[phrase.head].islower() or head in cues["parties"])
    )
    if word.endswith("s"):
        return not plural and (is_capital(line, phrase.head) or phrase.end - phrase.first > 1)
    return plural
