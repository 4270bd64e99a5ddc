"""What stands before a subject in its clause and is none of it: "On Thursday", "Two days later".

So does the noun that it says something of: "a number the governor called absurd".
"""

from .lines import Line, is_capital, speech_cues

# Of "The same Sunday evening".
LONGEST_TIME = 5


def behind_claim(line: Line, first: int, end: int) -> int:
    """Return where who speaks is named in "a number the governor", "an allegation Israel"."""
    cues = speech_cues()
    named = line.low[first + 1 : first + 2]
    if line.low[first : first + 1] not in (("a",), ("an",)) or first + 2 >= end:
        return first
    opens = line.low[first + 2] in cues["determiners"] or is_capital(line, first + 2)
    return first + 2 if named[0] in cues["all_objects"] and opens else first


def counts_two(line: Line, at: int) -> bool:
    """Tell "both sides", "both governments" from "both the army and the police"."""
    return (
        line.low[at] == "both"
        and line.low[at + 1 : at + 2] != ()
        and (line.low[at + 1] in speech_cues()["parties"] and line.low[at + 1].endswith("s"))
    )


def after_time(line: Line, first: int, end: int) -> int:
    """Go over "The same evening", "Two days later" before a subject that no comma parts off."""
    cues = speech_cues()
    at, pointed, unit = first, False, False
    while at < end and at - first < LONGEST_TIME:
        word = line.low[at]
        points = word in cues["time_pointers"] or word in cues["times"] or word.isdigit()
        if not (
            points or word in cues["time_units"] or (word in cues["determiners"] and at == first)
        ):
            break
        pointed, unit = pointed or points, unit or word in cues["time_units"] | cues["times"]
        at += 1
    named = at < end and (
        line.low[at] in cues["determiners"]
        or line.low[at] in cues["parties"]
        or is_capital(line, at)
    )
    return at if named and pointed and unit and at - first > 1 else first


def after_adverbial(line: Line, first: int, end: int) -> int:
    """Go over "On Thursday", "In Gaza City" before a subject that no comma parts off."""
    cues = speech_cues()
    at = first + 1
    if at < end and line.low[at] in cues["determiners"]:
        at += 1
    timed = at < end and line.low[at] in cues["times"]
    while at < end:
        word = line.low[at]
        if timed and not (word in cues["times"] or word.isdigit()):
            return at
        if not timed and not (is_capital(line, at) or word.isdigit()):
            return _before_office(line, at, end)
        at += 1
    return end


def _before_office(line: Line, first: int, end: int) -> int:
    """Return where "the minister" begins in "At a rally in X on 12 June the minister", else first.

    The office is the last thing there, behind what tells where and when.
    """
    cues = speech_cues()
    named = line.low[first] in cues["who_is_named"]
    if named or line.low[end - 1] not in cues["parties"]:
        return first
    for at in range(end - 2, first, -1):
        if line.low[at] in cues["determiners"] and at - 1 > first:
            before = line.low[at - 1]
            timed = before in cues["times"] or before.isdigit() or is_capital(line, at - 1)
            return at if timed else first
        if line.low[at] in cues["prepositions"]:
            break
    return first
