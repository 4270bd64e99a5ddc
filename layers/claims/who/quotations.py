"""Whether a quotation goes on over the end of a sentence, or ends in it."""

from ..sentence.lines import QUOTES, Line

_CLOSING, _TURNED = frozenset("”»"), frozenset("“”«»")


def closes_quotation(line: Line) -> bool:
    """Tell whether a sentence closes a quotation that an earlier one opened."""
    if not _CLOSING.isdisjoint(line.low):
        return sum(word in "”»" for word in line.low) > sum(word in "“«" for word in line.low)
    return line.low.count('"') % 2 == 1 and line.low[0] not in QUOTES


def is_open(line: Line) -> bool:
    """Tell whether a quotation is still open at the end of a sentence."""
    if not _TURNED.isdisjoint(line.low):
        opened = sum(word in "“«" for word in line.low)
        return opened > sum(word in "”»" for word in line.low)
    return line.low.count('"') % 2 == 1
