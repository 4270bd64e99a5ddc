"""A count that somebody else gives of what was just told: "the army spoke of 17", "put it at 9".

What it counts is told before in the sentence, or in one just before: "The mayor later revised the
count to 14."
"""

from ...lexicon import cue_words
from .hits import Hit
from .reading import CASUALTIES, CLAUSE, Reading, figure_cues, is_capital

_PUT = 4
_ENDS = cue_words("figures.ends.of_counts") | {""}
# Of "the police put it at 9, the hospital at 12".
_SOMEBODY = 6
# "Tine accounted for 1,900" of what was told before: a part, at its own place.
_ACCOUNTING = cue_words("figures.change.accounting")
_LEADS = cue_words("figures.change.leads")
_OWNING = cue_words("figures.change.owning")


def counts_anew(words: frozenset[str]) -> bool:
    """Tell, by its words alone, whether a sentence can give another count of what was told."""
    cues = figure_cues()
    return not words.isdisjoint(
        cues.telling | cues.putting | cues.giving | cues.totals | _ACCOUNTING
    )


def link_other_counts(reading: Reading) -> None:
    """Join a bare number that somebody speaks of with what an earlier one counts.

    "The mayor said 23 civilians had been killed; the army spoke of 17."
    """
    cues = figure_cues()
    if not (reading.links or reading.counting or reading.hits):
        return
    counting = cues.telling | cues.putting | cues.giving | cues.totals | cues.there | _ACCOUNTING
    if reading.tokens.have(cues.putting):
        counting |= {"at"}
    for place in reading.tokens.at(counting):
        found = reading.at_first.get(_number_behind(reading, place))
        if found is None:
            continue
        earlier = [link[3] for link in reading.links if link[0].first < place]
        measure = earlier[-1] if earlier else reading.counting or _uncounted(reading, place)
        if found in reading.taken or measure is None:
            continue
        group = reading.groups[found]
        if group.thing is not None or group.head != "bare" or group.unit != "people":
            continue
        if (
            reading.word(place) not in cues.putting | cues.telling
            and reading.word(group.last + 1) not in _ENDS
        ):
            continue
        hit = Hit(measure, "noun", group.first, group.last)
        reading.links.append((hit, hit, (found,), measure))
        reading.taken[found] = measure


def _uncounted(reading: Reading, place: int) -> str | None:
    """Return what "denied any deaths but later acknowledged six" counts."""
    if reading.word(place) not in _OWNING:
        return None
    before = [hit.measure for hit in reading.hits if hit.form == "noun" and hit.last < place]
    return before[-1] if before and before[-1] in CASUALTIES else None


def _number_behind(reading: Reading, place: int) -> int:
    """Return where the number of "spoke of 17", "put it at 17", "Tine accounted for 17" begins."""
    cues, word = figure_cues(), reading.word(place)
    if word in cues.giving and (word not in cues.putting or place + 1 in reading.at_first):
        return place + 1
    if word == "at":
        before = {reading.word(one) for one in range(place - _SOMEBODY, place)}
        return -1 if before.isdisjoint(_ENDS) else place + 1
    if word in _ACCOUNTING:
        part = reading.word(place + 1) == "for" and is_capital(reading, place - 1)
        return place + 2 if part else -1
    if word in cues.telling:
        return place + 2 if reading.word(place + 1) == "of" else -1
    if word in cues.there:
        only = reading.word(place + 2) in cues.only
        return place + 2 + only if reading.word(place + 1) in cues.be else -1
    if word in cues.totals:
        return _said_to_be(reading, place)
    for behind in range(place + 1, place + 1 + _PUT):
        counted = reading.word(behind - 1) in cues.counted
        if counted and reading.word(behind) in _LEADS:
            return behind + 1
    return -1


def _said_to_be(reading: Reading, place: int) -> int:
    """Return where the number of "the true number is 13", "the figure now stands at 9" begins."""
    be = False
    for behind in range(place + 1, place + 1 + _PUT):
        word = reading.word(behind)
        if behind in reading.at_first:
            return behind if be else -1
        be = be or word in figure_cues().be or word.startswith(("stand", "stood"))
        if word in CLAUSE or word in ("of", ","):
            break
    return -1
