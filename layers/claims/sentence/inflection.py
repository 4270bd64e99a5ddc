"""The forms of English words: those of a verb, and the plural of a noun.

By the rules of spelling; what they do not give is in ``lexicon/en/verbs.toml``.
"""

from functools import cache
from typing import Any

from ...lexicon import cue_words, load_cues


@cache
def _spelling() -> tuple[dict[str, list[str]], frozenset[str]]:
    cues: dict[str, Any] = load_cues("verbs")
    return cues["irregular"], frozenset(cues["double"].split())


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return every form of a verb; of a phrase, with every form of its first word.

    Examples
    --------
    >>> verb_forms("carry")
    ('carry', 'carries', 'carried', 'carrying')
    """
    head, _, tail = lemma.partition(" ")
    irregular, double = _spelling()
    if head in irregular:
        forms = [head, *irregular[head]]
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    else:
        stem = head + head[-1] if head in double else head
        third = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh")) else "s")
        forms = [head, third, stem + "ed", stem + "ing"]
    return tuple(f"{form} {tail}".strip() for form in forms)


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return singular and plural of a noun.

    Examples
    --------
    >>> noun_forms("fatality")
    ('fatality', 'fatalities')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    if noun.endswith("man") and noun not in cue_words("verbs.plural.no_men"):
        return noun, noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun, noun + "es"
    return noun, noun + "s"


def with_plural(word: str) -> tuple[str, ...]:
    """Return singular and plural of a word of a table that a plus marks, else the word as it is.

    Examples
    --------
    >>> with_plural("+bridge"), with_plural("shut")
    (('bridge', 'bridges'), ('shut',))
    """
    return noun_forms(word[1:]) if word.startswith("+") else (word,)
