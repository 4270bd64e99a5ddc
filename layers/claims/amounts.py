"""Numbers in a sentence, with their bound: "at least 200", "thirty-two", "50 to 150", "dozens".

Number words are read by text2num. A group of three digits after a comma, a point or a thin space is
a thousand ("7 300", "4.600"); decimals count only before a scale ("1.4 million"). Vague words have a
low and nothing else. What the number counts is not decided here.

The words are in ``lexicon/*/counts.toml``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from text_to_num import text2num

from ..lexicon import load_cues

_DIGITS = r"\d{1,3}(?:[,.  ' ]\d{3})+(?!\d|[.,]\d)|\d+(?:[.,]\d{1,2})?"
_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written, with its bound words.

    ``start`` and ``end`` are offsets in the sentence's text, bound included; ``core`` is where the
    number itself begins. ``whole`` is False for decimals without a scale, which count no people.
    """

    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    start: int
    core: int
    end: int
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    number: re.Pattern[str]
    bound: re.Pattern[str]
    range_to: re.Pattern[str]
    bounds: dict[str, str]
    scales: dict[str, int]
    dozens: dict[str, int]
    vague: dict[str, int]


@cache
def _patterns(language: str = "en") -> _Patterns:
    cues = load_cues("counts", language)
    numbers = cues["numbers"]
    bounds = {words: name for name, group in cues["bounds"].items() for words in group}
    word = any_of(numbers["words"])
    scale = any_of(numbers["scales"])
    return _Patterns(
        number=re.compile(
            rf"(?<![\w.,/])(?:(?P<vague>(?:many\s+)?(?:{any_of(numbers['vague'])}))\b"
            rf"|(?P<dozens>{any_of(numbers['dozens'])})\b(?!\s+(?:of\s+)?(?:{scale})\b)"
            rf"|(?P<digits>{_DIGITS})(?:\s?(?P<scale>{scale})\b)?(?P<plus>\+)?(?![\w/]|-\d)"
            rf"|(?P<words>(?:{word})(?:(?:[\s-]+|\s+and\s+)(?:{word}))*)\b)",
            re.IGNORECASE,
        ),
        bound=re.compile(
            rf"\b(?:({any_of(bounds)})(?:\s+(?:a|an|the|another))?)\s+$", re.IGNORECASE
        ),
        range_to=re.compile(r"\s*(?:to|–|—|-|and|or)\s*$", re.IGNORECASE),
        bounds=bounds,
        scales=numbers["scales"],
        dozens=numbers["dozens"],
        vague=numbers["vague"],
    )


def any_of(words: Iterable[str]) -> str:
    """Write alternatives as a pattern, the longest first; spaces match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text, ranges joined, each with its bound."""
    patterns = _patterns()
    found: list[Number] = []
    for match in patterns.number.finditer(text):
        number = _read(match, patterns)
        if number is None:
            continue
        number = _bounded(number, text, patterns)
        joined = _joined(found[-1], number, text, patterns) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(number)
    return tuple(found)


def _read(match: re.Match[str], patterns: _Patterns) -> Number | None:
    """Read the number that matched, None if it is too large to count people."""
    start, end = match.span()
    found = match.groupdict()
    if found["vague"]:
        words = " ".join(found["vague"].lower().split()).removeprefix("many ")
        low = patterns.vague[words]
        return Number(
            low=low, best=None, high=None, qualifier="vague", start=start, core=start, end=end
        )
    qualifier, whole = "exact", True
    if found["dozens"]:
        value = patterns.dozens[" ".join(found["dozens"].lower().split())]
        qualifier = "exact" if found["dozens"].lower() == "both" else "about"
    elif found["words"]:
        read = _words_value(found["words"])
        if read is None:
            return None
        value = read
    else:
        scale = patterns.scales[found["scale"].lower()] if found["scale"] else 1
        number = _digits_value(found["digits"], scaled=scale > 1) * scale
        value, whole = round(number), abs(number - round(number)) < 1e-6
        qualifier = "at_least" if found["plus"] else "exact"
    if value > _LARGEST:
        return None
    return Number(
        low=value if qualifier != "about" else None,
        best=value,
        high=value if qualifier == "exact" else None,
        qualifier=qualifier,
        start=start,
        core=start,
        end=end,
        whole=whole,
    )


def _words_value(words: str) -> int | None:
    clean = " ".join(words.lower().split())
    if clean.split()[0] in ("hundred", "thousand", "million"):
        clean = f"one {clean}"
    try:
        return int(text2num(clean, "en"))
    except ValueError:
        return None


def _digits_value(digits: str, *, scaled: bool) -> float:
    """Read digits; a point or comma before one or two digits, or before a scale, is a decimal."""
    if not digits.isascii():
        digits = "".join(
            letter if letter in ",.'" or letter.isdigit() else " " for letter in digits
        )
    parts = re.split(r"[,.' ]", digits)
    if len(parts) == 1:
        return float(parts[0])
    thousands = all(len(part) == 3 for part in parts[1:])
    if thousands and not (scaled and len(parts) == 2 and "." in digits):
        return float("".join(parts))
    return float(f"{''.join(parts[:-1])}.{parts[-1]}")


def _bounded(number: Number, text: str, patterns: _Patterns) -> Number:
    """Give a number the bound that the words before it, or just after it, state."""
    before = text[max(0, number.core - 32) : number.core]
    match = patterns.bound.search(before)
    qualifier, start, end = number.qualifier, number.start, number.end
    if match:
        qualifier = patterns.bounds[" ".join(match.group(1).lower().split())]
        start = number.core - len(before) + match.start()
    elif after := re.match(r"\s+or\s+(more|so|fewer|less)\b", text[end : end + 14]):
        qualifier = {"more": "at_least", "so": "about"}.get(after.group(1), "up_to")
        end += after.end()
    else:
        return number
    value = number.best
    if value is None:
        return replace(number, start=start, end=end)
    upper = qualifier in ("up_to", "less_than")
    return replace(
        number,
        low=None if upper or qualifier == "about" else value,
        high=value if upper else None,
        qualifier=qualifier,
        start=start,
        end=end,
    )


def _joined(first: Number, second: Number, text: str, patterns: _Patterns) -> Number | None:
    """Join "50 to 150" and "between 50 and 150" into a range; None where they are two numbers."""
    between = text[first.end : second.start]
    if len(between) > 6 or not patterns.range_to.match(between):
        return None
    if first.best is None or second.best is None or first.best >= second.best:
        return None
    before = text[max(0, first.start - 10) : first.start].lower()
    opener = re.search(r"\b(between|from|by)\s+$", before)
    if between.strip().lower() in ("and", "or") and not (opener and opener.group(1) == "between"):
        return None
    start = first.start - (len(before) - opener.start()) if opener else first.start
    if opener and opener.group(1) in ("from", "by"):
        return None
    return Number(
        low=first.best,
        best=None,
        high=second.best,
        qualifier="range",
        start=start,
        core=first.core,
        end=second.end,
        whole=first.whole and second.whole,
    )
