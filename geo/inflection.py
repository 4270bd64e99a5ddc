"""Basic forms of inflected names: Russian and Ukrainian cases, Arabic prefixes, by simple rules.

Rules only propose; a proposal counts where the gazetteer holds it. They are for single words and,
word by word, for names of two or three ("в Белой Церкви").
"""

from itertools import islice, product

from .names import normalise

_MAX_VARIANTS = 24
# Ending of an oblique case → endings of the basic form, the likeliest first.
_CYRILLIC = (
    ("ского", ("ский", "ское")),
    ("ському", ("ський",)),
    ("ского", ("ский",)),
    ("ском", ("ский", "ское")),
    ("скому", ("ский",)),
    ("ской", ("ская",)),
    ("скую", ("ская",)),
    ("ської", ("ська",)),
    ("ській", ("ська",)),
    ("ську", ("ська",)),
    ("ого", ("ый", "ое", "ий")),
    ("ому", ("ый", "ое", "ий")),
    ("ой", ("ая", "а", "ый")),
    ("ый", ("ый",)),
    ("ою", ("а", "ая")),
    ("ові", ("ів", "")),
    ("еві", ("їв", "ев", "ів")),
    ("ова", ("ів", "ов", "ово")),
    ("єва", ("їв",)),
    ("єві", ("їв",)),
    ("єву", ("їв",)),
    ("ием", ("ия", "ий")),
    ("ией", ("ия",)),
    ("ии", ("ия", "ий")),
    ("ию", ("ия",)),
    ("ию", ("ий",)),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("ією", ("ія",)),
    ("ом", ("", "о", "ый", "ий")),
    ("ці", ("ка", "ця")),
    ("ье", ("ья", "ье")),
    ("ім", ("ий", "ій")),
    ("им", ("ий", "ый")),
    ("ею", ("я", "а")),
    ("ем", ("ь", "е", "й")),
    ("ами", ("ы", "и")),
    ("ах", ("ы", "а", "и")),
    ("ях", ("и", "я")),
    ("ей", ("я",)),
    ("і", ("а", "", "ь", "о", "е", "я")),
    ("е", ("", "а", "о", "ь", "я", "й", "е")),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "я", "е", "й")),
    ("ы", ("а",)),
    ("и", ("ь", "а", "я", "")),
    ("а", ("", "о")),
    ("я", ("ь", "е", "й")),
)
# Look-up keys write й as и and ї as і, and so must the endings.
_ENDINGS = tuple(
    (normalise(ending), tuple(dict.fromkeys(map(normalise, bases)))) for ending, bases in _CYRILLIC
)
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


def _cyrillic(word: str) -> list[str]:
    forms = [word]
    if len(word) < 4:
        return forms
    for ending, replacements in _ENDINGS:
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
