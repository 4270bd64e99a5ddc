"""The words of the evidence: figures with their bound, where, when, who, and how it is known.

Everything here returns plain text. A part that means "less than stated" (inferred, somewhere in)
is kept apart, so that the page can set it in italics; a bound is kept apart from its number.
"""

import re
from datetime import date
from functools import cache

from geo import Place, load_gazetteer
from layers.headlines import BOUNDS, figure_words
from layers.model import Claim, ClaimPlace, Event, Period, Quantity
from layers.titles import MONTHS

FEATURES = {
    "populated_place": "town",
    "admin1": "province",
    "admin2": "district",
}
_YEARLESS = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?[?~%]?")
AREAS = ("country", "admin1", "admin2", "region")
BASES = {
    "explicit": "Named in the sentence.",
    "sentence": "Named in the sentence.",
    "document": "Named elsewhere in the report.",
    "inferred": "The report does not name it. The words above fit one place in the gazetteer.",
}

NAMESAKES = " Several places have this name, and none fits much better; the likeliest is drawn."
LOOSELY = {
    "carried": "named elsewhere in the report",
    "namesake": "or another place of that name",
}

# Why a sentence gave nothing for the map; the reasons of numbers are those of the lexicon.
REASONS = {
    "no_place": "no place was found for it",
    "no_event": "words of an event, but none is told",
    "negated": "said not to have happened",
    "denied": "told only to be denied",
    "hypothetical": "feared, planned or threatened",
    "background": "history, told as background",
    "reference": "goes back to what was told before",
    "heading": "a heading",
    "boilerplate": "no part of the report",
    "total": "a row that adds up others",
    "number": "counts nobody who was hurt or moved",
    "distance": "counts a distance",
    "money": "counts money",
    "time": "counts time",
    "percent": "counts a share",
    "age": "counts years of age",
    "animals": "counts animals",
    "aid": "counts aid",
    "weapons": "counts weapons",
    "buildings": "counts buildings",
    "crowd": "counts a crowd",
    "other": "counts other things",
    "victimless": "counts no people",
}


def bounded(figure: Quantity) -> tuple[str, str]:
    """Write a figure as its bound and its number with the measure.

    Returns
    -------
    tuple of str
        ``("at least", "200 killed")``; the bound is empty for a plain number.
    """
    words = figure_words(figure)
    bound = BOUNDS.get(figure.qualifier, "")
    return (bound, words.removeprefix(bound).lstrip()) if words.startswith(bound) else ("", words)


def where(
    place: ClaimPlace | None, *, area: bool, ends: tuple[Place, Place] | None = None
) -> tuple[str, str]:
    """Say where: the name with what it is, and in italics how loosely it is known.

    Of a road that is told by its ``ends`` alone, both.
    """
    if place is None:
        return "No place found", ""
    if ends:
        return f"{ends[0].name} to {ends[1].name}", "somewhere on the road between"
    name = place.place.name
    if place.basis == "inferred":
        return name, "inferred, not named"
    if area or place.place.feature in AREAS:
        doubt = ", or another of that name" if place.doubtful else ""
        return name, f"somewhere in this area{doubt}"
    what = FEATURES.get(place.place.feature, place.place.feature.replace("_", " "))
    within = f", within {place.place.radius_km:.3g} km" if place.place.radius_km else ""
    return f"{name}, {what}{within}", LOOSELY.get(how_known(place), "")


def day(value: date) -> str:
    """Write a day: day, month as a word, year."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def when(period: Period | None, *, published: date | None) -> str:
    """Say when, with the precision of the text and no more."""
    reported = f" Reported {day(published)}" if published else ""
    if period is None:
        return f"No day stated.{reported}"
    start, end, precision = period.start, period.end, period.precision
    if start and end:
        first, last = _stated(start, precision), _stated(end, precision)
        return f"{first}, {precision}" if first == last else f"{first} to {last}"
    if start:
        return f"since {_stated(start, precision)}"
    if end:
        # The end is a whole month or year: what happened may lie in it.
        until = "until" if precision in ("month", "year") else "before"
        return f"{until} {_stated(end, precision)}"
    return _yearless(period.edtf) or f"No day stated.{reported}"


def _stated(value: date, precision: str) -> str:
    """Write a date as precisely as it was stated."""
    if precision == "year":
        return str(value.year)
    return f"{MONTHS[value.month - 1]} {value.year}" if precision == "month" else day(value)


def _yearless(edtf: str) -> str:
    """Say when, of a date without a year ("XXXX-09-20", "XXXX-09"); of no such date, nothing."""
    ends = [_yearless_end(part) for part in edtf.split("/")]
    if len(ends) == 1:
        words = ends[0]
    else:
        first, last = ends[0], ends[-1]
        between = f"{first} to {last}" if first and last else ""
        words = between or (f"since {first}" if first else last and f"before {last}")
    return f"{words}, year not stated" if words else ""


def _yearless_end(part: str) -> str:
    found = _YEARLESS.fullmatch(part)
    if not found or not 1 <= int(found["month"]) <= 12:
        return ""
    month = MONTHS[int(found["month"]) - 1]
    return f"{int(found['day'])} {month}" if found["day"] else month


def counted(number: int, thing: str) -> str:
    """Write a number of things, one or several."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def short_when(period: Period | None) -> str:
    """Say when in a word or two, for lists."""
    text = when(period, published=None)
    return "no day stated" if text.startswith("No day") else text.removesuffix(", day")


def says_who(claim: Claim) -> str:
    """Say who makes the claim; of hearsay ("reportedly") the report names nobody."""
    if claim.claimant:
        return claim.claimant.text
    return "Somebody who is not named" if claim.status == "claimed" else "The report itself"


def denied_by(claim: Claim) -> str:
    """Say who denies it; never "undisputed"."""
    if claim.denier:
        return claim.denier.text
    return "Denied, by whom is not said" if claim.denial else "No denial in this report"


def how_known(place: ClaimPlace | None) -> str:
    """Say in a word how loosely a place is known, or that it is not loosely.

    It is "inferred", "carried" over, or has a "namesake" that may be meant.
    """
    if place is None:
        return ""
    if place.basis == "inferred":
        return "inferred"
    if place.basis == "document":
        return "" if place.place.feature in AREAS else "carried"
    return "namesake" if place.doubtful else ""


def found(place: ClaimPlace) -> str:
    """Say how the place was found."""
    if place.basis == "inferred" and place.place.feature == "route":
        return BASES["inferred"].replace("place in", "road in")
    return BASES[place.basis] + (NAMESAKES if place.doubtful else "")


def describe(place: Place) -> str:
    """Name a place with what it is, its division and its country, for the list of candidates."""
    what = FEATURES.get(place.feature, place.feature.replace("_", " "))
    division = None if place.feature in AREAS or place.admin1 == place.name else place.admin1
    country = None if place.feature == "country" else country_name(place.country)
    return ", ".join(part for part in (place.name, what, division, country) if part)


@cache
def country_name(code: str | None) -> str | None:
    """Give the English name of a country by its code, which stands for one that is not known."""
    return code and (load_gazetteer().country_name(code) or code)


def main_place(event: Event) -> ClaimPlace | None:
    """Return the place where an event is shown, None when it has none."""
    return event.places[0] if event.places else None
