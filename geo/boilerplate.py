"""Tell what around a report is not the report: furniture of pages, credits, captions, datelines.

By patterns in ``data/sentences_LANG.toml``, each matched at the start of a sentence and over a
bounded stretch, so that cost is linear. What it does not do: boilerplate that only layout shows.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")
_LOOKED_AT = 240
_CREDIT = 80
_CREDIT_CHARS = 100
_CAPTION_CHARS = 600

# What may stand before furniture: a bullet, a bracket, stars of markdown.
_MARKS = r"[\s(\[*_•–—-]{0,6}"
_DASH = r"(?:[*_]{0,3}\s?(?:--+|[-–—―|])[*_]{0,3})"
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_EMPHASIS = re.compile(r"[*_]{1,3}")
_UPPER = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.])*"
_NAME = r"[^\W\d_a-z][\w'’.]{0,20}(?:[ \-][\w'’.]{1,20}){0,3}"
_PARTICLES = ("de", "del", "la", "al", "el", "du", "of")
_PROPER = r"[^\W\d_a-z][\w'’]{1,20}"
_TOWN = rf"{_PROPER}(?:[ \-](?:(?:{'|'.join(_PARTICLES)})[ \-]){{0,2}}{_PROPER}){{0,3}}"
_CITY = rf"{_UPPER}(?:[ \-/]{{1,3}}{_UPPER}){{0,5}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The compiled patterns of a language."""

    boilerplate: re.Pattern[str]
    byline: re.Pattern[str]
    photo: re.Pattern[str]
    caption: re.Pattern[str]
    credit: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]


@cache
def load_tables(language: str = "en") -> dict[str, dict[str, list[str]]]:
    """Read the tables of a language."""
    return tomllib.loads((_DATA / f"sentences_{language}.toml").read_text("utf-8"))


@cache
def load_furniture(language: str = "en") -> Furniture:
    """Compile the patterns of a language."""
    tables = load_tables(language)
    return Furniture(
        boilerplate=re.compile(rf"{_MARKS}(?:{'|'.join(tables['boilerplate']['starts'])})"),
        byline=re.compile("|".join(tables["boilerplate"]["bylines"])),
        photo=re.compile("|".join(tables["boilerplate"]["photos"])),
        caption=re.compile("|".join(tables["boilerplate"]["captions"])),
        credit=re.compile("|".join(tables["boilerplate"]["credits"])),
        datelines=_dateline_patterns(
            str(tables["datelines"]["months"]), str(tables["datelines"]["weekdays"])
        ),
    )


def _dateline_patterns(months: str, weekdays: str) -> tuple[re.Pattern[str], ...]:
    """Give the forms of a dateline.

    A city in capitals, perhaps a country, a date, an agency; or a city, and a date that must be
    there, with its year if a full stop ends it; or the same in parentheses or brackets; or a city
    and a long dash, or alone in parentheses. Who publishes it may stand before a city in capitals
    and a date.
    """
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]+(?i:{months})\.?(?:,?[ ]+\d{{2,4}})?"
    day += rf"|(?i:{months})\.?[ ]+\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]+\d{{4}})?)"
    day = rf"(?:(?i:{weekdays}),?[ ]+)?{day}"
    dated = rf"{day}(?<=\d{{4}})"
    agency = r"(?:[ ]*[(\[][^()\[\]\n]{2,40}[)\]]){0,2}"
    tail = r"(?:[ ]*\[[A-Za-z ]{4,20}\])*\s+"
    return (
        re.compile(
            rf"{_CITY}(?:,[ ]*{_NAME}){{0,2}}{agency}(?:,?[ ]+{day})?(?:[ ]+\d{{4}}[ ]?GMT)?"
            rf"{agency}[ ]*{_DASH}{tail}"
        ),
        re.compile(rf"{_NAME}[ ]*{_DASH}[ ]*{_CITY}(?:,[ ]*{_NAME})?,?[ ]+{day}[ ]*{_DASH}{tail}"),
        re.compile(
            rf"{_NAME}(?:/{_NAME})?(?:,[ ]*{_NAME})?{agency},?[ ]+{day}{agency}"
            rf"[ ]*(?:{_DASH}|[*_]{{0,3}}:[*_]{{0,3}}){tail}"
        ),
        re.compile(
            rf"{_TOWN}(?:,[ ]*{_TOWN})?{agency}(?:[ ]*{_DASH}[ ]*|,?[ ]+){dated}{agency}"
            rf"[*_]{{0,3}}\.[*_]{{0,3}}{tail}"
        ),
        re.compile(rf"{_TOWN} [–—]{tail}(?=[A-Z])"),
        re.compile(rf"\({_TOWN}(?:,[ ]*{_TOWN})?\)(?:[ ]*{_DASH})?{tail}(?=[A-Z])"),
        re.compile(rf"[(\[]{_NAME}(?:/{_NAME})?(?:,[ ]*{_NAME})?,?[ ]+{day}{agency}[)\]]:?{tail}"),
    )


def furniture_part(sentence: str, furniture: Furniture) -> str | None:
    """Tell whether a sentence is ``boilerplate`` or a ``caption``; None when it is neither."""
    lowered = sentence[:_LOOKED_AT].lower()
    if furniture.boilerplate.match(lowered) or furniture.byline.match(sentence[:_LOOKED_AT]):
        return "boilerplate"
    if furniture.photo.match(lowered):
        return "boilerplate" if len(sentence) < _CREDIT_CHARS else "caption"
    if furniture.caption.match(lowered):
        return "caption"
    return None


def ends_in_credit(paragraph: str, furniture: Furniture) -> bool:
    """Tell whether a short paragraph closes with the credit of a picture, and so is its caption."""
    if len(paragraph) > _CAPTION_CHARS:
        return False
    return furniture.credit.search(paragraph[-_CREDIT:].lower()) is not None


def _is_of_day(dateline: str) -> bool:
    """Tell whether a dateline is a name and a day: "Goma, 3 May –", not "Clashes on 3 May –"."""
    name = _DIGIT.split(dateline, maxsplit=1)
    return len(name) > 1 and not any(
        word.islower() and word not in _PARTICLES for word in _WORD.findall(name[0])
    )


def dateline_end(
    text: str, start: int, end: int, furniture: Furniture, *, opening: bool
) -> int | None:
    """Give where the dateline at ``start`` ends, its dash included; None where there is none.

    It is taken only where it can be cut cleanly: something that can open a sentence must follow.
    Without ``opening`` the block is none of the first, and its dateline must have a day.
    """
    marks = _EMPHASIS.match(text, start, end)
    first = marks.end() if marks else start
    for pattern in furniture.datelines:
        match = pattern.match(text, first, min(end, first + _LOOKED_AT))
        if (
            match
            and match.end() < end
            and not text[match.end()].islower()
            and (opening or _is_of_day(match.group()))
        ):
            return start + len(text[start : match.end()].rstrip())
    return None
