"""The headline of an event: its figures with their bounds, else a neutral phrase of its kind.

A headline keeps the doubt: never a claim as a fact. Figures are said as they stand, not rounded and
not added up.
"""

from .kinds import Kind
from .model import Event, Quantity

BOUNDS = {
    "at_least": "at least",
    "more_than": "more than",
    "up_to": "up to",
    "less_than": "fewer than",
    "about": "about",
}
VAGUE = {
    24: "dozens",
    40: "scores",
    200: "hundreds",
    2000: "thousands",
    20000: "tens of thousands",
    200000: "hundreds of thousands",
}
WORDS = {"affected": "affected", "refugees": "refugees", "kidnapped": "abducted"}
# "No casualties" is a figure of people killed or hurt together.
NOBODY = {"affected": "hurt"}
STATUS_LABELS = {
    "asserted": "Asserted by the source",
    "claimed": "Claimed by somebody",
    "disputed": "Claimed and denied",
    "denied": "Denied",
    "hypothetical": "Feared, planned or threatened",
    "background": "Past, told as background",
}
_DOUBTED = {
    "disputed": "said and denied",
    "denied": "denied",
    "hypothetical": "planned or feared",
    "background": "earlier",
}


def headline(event: Event, kind: Kind) -> str:
    """Return the headline of an event.

    Parameters
    ----------
    event
        The event.
    kind
        Its kind, whose table has the phrases for events without a figure.
    """
    shown = [figure for figure in event.figures if figure.high != 0] or list(event.figures)
    if shown:
        words = ", ".join(figure_words(figure) for figure in shown)
        doubt = _DOUBTED.get(event.status)
        return _sentence_case(f"{words} ({doubt})" if doubt else words)
    subkind = kind.subkinds.get(event.subkind)
    if subkind is None:
        return kind.label
    return subkind.headline.get(event.status, subkind.label)


def figure_words(figure: Quantity) -> str:
    """Say a figure with its bound.

    Examples
    --------
    "at least 200 killed", "50 to 150 injured", "69 killed (61 to 69)", "dozens missing",
    "nobody killed".
    """
    measure = WORDS.get(figure.measure, figure.measure)
    if figure.high == 0 and figure.unit == "people":
        return f"nobody {NOBODY.get(figure.measure, measure)}"
    if figure.unit != "people":
        measure = f"{figure.unit} {measure}"
    if figure.high == 0:
        return f"no {measure}"
    low, best, high = figure.low, figure.best, figure.high
    if figure.qualifier == "range" and best is not None and low != high:
        return f"{best:,} {measure} ({low:,} to {high:,})"
    return f"{_amount(figure)} {measure}"


def _amount(figure: Quantity) -> str:
    low, best, high = figure.low, figure.best, figure.high
    if figure.qualifier == "range" and low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    if best is None and figure.qualifier in ("vague", "range") and low is not None:
        return VAGUE.get(low, f"at least {low:,}")
    value = next((number for number in (best, low, high) if number is not None), None)
    if value is None:
        return "an unstated number"
    bound = BOUNDS.get(figure.qualifier, "")
    return f"{bound} {value:,}".lstrip()


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
