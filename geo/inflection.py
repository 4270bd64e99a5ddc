"""Basic forms of inflected names: Russian and Ukrainian cases, Arabic prefixes, by simple rules.

``data/endings_cyrillic.csv`` has the endings of oblique cases with those of the basic form, the
likeliest first, "-" for none; adding one is adding a line. Rules only propose; a proposal counts
where the gazetteer holds it. They are for single words and, word by word, for names of two or three
("в Белой Церкви").
"""

import csv
from functools import cache
from itertools import islice, product
from pathlib import Path

from .names import normalise

_MAX_VARIANTS = 24
_ENDINGS = Path(__file__).with_name("data") / "endings_cyrillic.csv"
_ARABIC_PREFIXES = ("وال", "بال", "لل", "فال", "کال", "ولل", "وب", "ول", "و", "ب", "ل", "ف", "ال")


def variants(key: str) -> tuple[str, ...]:
    """Propose basic forms of a look-up key; nothing for scripts without rules.

    Examples
    --------
    >>> "харьков" in variants("харькове"), "москва" in variants("москвы")
    (True, True)
    """
    last = key[-1:]
    if "\u0400" <= last <= "\u052f":
        words = key.split()
        if len(words) > 3:
            return ()
        forms = [_cyrillic(word) for word in words]
        return tuple(islice((" ".join(each) for each in product(*forms)), _MAX_VARIANTS))
    if "\u0600" <= key[:1] <= "\u06ff":
        return _arabic(key)
    return ()


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give endings with those that may stand in their place, as look-up keys write them."""
    with _ENDINGS.open(encoding="utf-8", newline="") as file:
        rows = [(row["ending"], row["basic"].split("/")) for row in csv.DictReader(file)]
    return tuple((normalise(ending), tuple(map(normalise, basic))) for ending, basic in rows)


def _cyrillic(word: str) -> list[str]:
    forms = [word]
    if len(word) < 4:
        return forms
    for ending, replacements in _endings():
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms += [stem + each for each in replacements if stem + each not in forms]
    return forms


def _arabic(key: str) -> tuple[str, ...]:
    forms: list[str] = []
    for prefix in _ARABIC_PREFIXES:
        rest = key[len(prefix) :]
        if key.startswith(prefix) and len(rest) >= 3:
            forms += [rest] if prefix == "ال" else [rest, "ال" + rest]
    return tuple(dict.fromkeys(forms))
