"""Names that the tagger left out though the text says plainly that they are places.

A name that nobody knows matters too: told as unresolved, it keeps what happened there from being
put somewhere else. Read are: the words around a name ("the village of X", "X district", "the X
road"), rows of names of which most are places ("Goma, Sake and X") or that a word says to be ("X, Y
and Z townships", "woredas: X, Y"), whole cells of a table that the gazetteer knows, and a name that
was taken for a place elsewhere in the document.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from ..cues import given_names, word_frequency
from .extents import PARTING, completed
from .mentions import ARTICLES, CAPITAL, CAPITALS, DIGIT, HYPHENS, MARK, Mention, Text, on_scale
from .other_names import Others
from .rows import cells, listed, rows
from .unknown import LONGEST, Span, has_given, is_name, is_rare, led, persons, run


def add_overlooked(
    found: Sequence[Span], mentions: Sequence[Mention], text: Text, others: Others
) -> list[Span]:
    """Add to the names that were found those that their surroundings tell to be places."""
    whole = [_whole(span, mentions, text) for span in found]
    kept = [span for span in whole if not others[span]]
    taken = {number for first, last in kept for number in range(first, last + 1)}
    for spans in (
        cells(mentions, text),
        led(text),
        listed(text),
        _measured(mentions, text),
        _headed(mentions, text),
        _opening(mentions, text),
        _between(found, mentions, text),
        _dashed(taken, text),
        _bordering(mentions, text),
        _again(found, mentions),
        _compatriots(kept, mentions, text),
        rows(kept, text),
    ):
        for span in spans:
            numbers = range(span[0], span[1] + 1)
            if taken.isdisjoint(numbers) and not others[span]:
                taken.update(numbers)
                kept.append(span)
    return completed(sorted(set(kept)), mentions)


def _whole(span: Span, mentions: Sequence[Mention], text: Text) -> Span:
    """Let a name go on over the unknown capitalised words after it, which make it another.

    "Khor Mor" is not Khor. Behind a large place all of them must be rare, as in "Carrefour
    Marassa"; what has a government is left as it is, since it stands before all sorts of names.
    So it does over a rare word before it, no place of the report's: "Chapa Dara" is not Dara.
    """
    first, last = span
    if not is_name(text, first):
        return span
    if _is_half(text, first, mentions):
        first -= 1
    if last in text.tokens.possessive:
        return first, last
    joined = last + 1
    if (
        joined + 1 < text.tokens.end_of[first]
        and text.lowers[joined] in text.cues.words("links", "joins") - {"of"}
        and text.kinds[joined + 1] == CAPITAL
    ):
        # "Centro de Natuco"
        return first, run(text, joined + 1) or joined + 1
    longer = run(text, first)
    if longer is None or longer <= last or has_given(text, last + 1, longer):
        return first, last
    known, after = _within(mentions, first, last), _within(mentions, last + 1, longer)
    if any(map(_is_large, known)) and (
        after or not is_rare(text, last + 1, longer) or any(map(_has_government, known))
    ):
        return span
    large = any(_is_large(each) and each.share != "abroad" for each in after)
    return span if known and large else (first, longer)


def _is_half(text: Text, first: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a rare word before a name, of no place near, is the first half of it."""
    before = first - 1
    if (
        before < text.tokens.begin_of[first]
        or not is_name(text, before)
        or before in text.tokens.possessive
        or not is_rare(text, before, before)
        or has_given(text, before, before)
        or text.lowers[before] in text.cues.inside | text.cues.words("facilities")
    ):
        return False
    known = _within(mentions, first, first)
    return all(
        each.share == "abroad" and each.score < 0.0 for each in _within(mentions, before, before)
    ) and not any(_has_government(each) and each.share != "abroad" for each in known)


_LARGE = on_scale(150_000)


def _is_large(mention: Mention) -> bool:
    return mention.summary.primary > _LARGE or mention.summary.letter in "c1"


def _has_government(mention: Mention) -> bool:
    return mention.summary.capital or mention.summary.letter in "c1"


def _within(mentions: Sequence[Mention], first: int, last: int) -> list[Mention]:
    """Give the mentions that stand in a span or overlap it."""
    at = bisect_left(mentions, first, key=attrgetter("last"))
    return [each for each in mentions[at : at + 2] if each.first <= last]


def _measured(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find all mentions of names that the text gives a distance: "Sake, 25 km west of Goma"."""
    units = text.cues.words("landmarks", "units")
    keys = {
        each.key
        for each in mentions
        if each.last + 3 < text.tokens.end_of[each.first]
        and text.lowers[each.last + 1] == ","
        and text.kinds[each.last + 2] == DIGIT
        and text.lowers[each.last + 3] in units
    }
    return [
        (each.first, each.last)
        for each in mentions
        if each.key in keys and text.tokens.begin_of[each.first] != each.first
    ]


def _headed(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find names that head an item or a section: "* Macomia: …", "**AFAR – EARTHQUAKES**"."""
    found = []
    for mention in mentions:
        first, begin = mention.first, text.tokens.begin_of[mention.first]
        after = mention.last + 1
        end = text.tokens.end_of[first]
        while after < end and text.tokens.words[after] == "*":
            after += 1
        if (
            after < end
            and (text.tokens.words[after] == ":" or _parts_heading(text, first, after, end))
            and first - begin <= LONGEST
            and all(_may_lead(text, each) for each in range(begin, first))
            and _may_head(mention, text)
        ):
            found.append((first, mention.last))
    return found


def _parts_heading(text: Text, first: int, after: int, end: int) -> bool:
    """Tell a dash between two parts of a heading that is all in capitals."""
    shouted = (CAPITALS, MARK)
    return text.tokens.words[after] in "–—-" and all(
        text.kinds[each] in shouted for each in range(first, end)
    )


def _opening(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find names that set the scene of a sentence: "In Sake, a shell hit a school"."""
    within = text.cues.words("prepositions", "in")
    return [
        (each.first, each.last)
        for each in mentions
        if each.first == text.tokens.begin_of[each.first] + 1
        and text.lowers[each.first - 1] in within
        and each.last + 1 < text.tokens.end_of[each.first]
        and text.tokens.words[each.last + 1] == ","
        and each.key not in given_names()
        and text.kinds[each.first] != CAPITALS
        and _is_known(each)
    ]


_BULLETS = frozenset("*-•·▪–‣#,.)")


def _may_lead(text: Text, number: int) -> bool:
    """Tell whether a word may stand before the head of an item: a bullet, a date."""
    return (
        text.tokens.words[number] in _BULLETS
        or text.kinds[number] == DIGIT
        or text.lowers[number] in text.cues.words("offsets", "days")
    )


def _may_head(mention: Mention, text: Text) -> bool:
    """Tell whether a name is no common word; "Sake" where the text is of its country may be.

    In capitals it may be short for something: "NEMA: 414,000 affected".
    """
    summary = mention.summary
    if mention.key in given_names():
        return False
    if text.kinds[mention.first] == CAPITALS and mention.first == mention.last:
        return summary.acronym or summary.letter in "c1" or summary.primary > _LARGE
    if "dictionary" not in summary.features:
        return True
    return mention.share.startswith(("most", "some")) and _is_known(mention)


def _is_known(mention: Mention) -> bool:
    """Tell a town that is no village from a word in everyday use."""
    rare = word_frequency().get(mention.key, 0) < _COMMON
    return rare and mention.summary.primary > _KNOWN


# Twice the Zipf unit; a population.
_COMMON, _KNOWN = 10, on_scale(5_000)


def _between(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find the second of two ends: "between Goma and X"."""
    ends = {
        last + 2
        for first, last in found
        if first > text.tokens.begin_of[first]
        and text.lowers[first - 1] == "between"
        and last + 2 < text.tokens.end_of[first]
        and text.lowers[last + 1] in ("and", "&")
    }
    known = [(each.first, each.last) for each in mentions if each.first in ends]
    taken = {first for first, _ in known}
    runs = [(first, run(text, first)) for first in ends - taken]
    return known + [(first, last) for first, last in runs if last is not None]


def _dashed(taken: set[int], text: Text) -> list[Span]:
    """Find both ends of "the Goma–X road", and X beside the dash where the other is a place."""
    words, tokens = text.tokens.words, text.tokens
    if PARTING.isdisjoint(words):
        return []
    routes = text.cues.words("references", "route") | text.cues.words("overlooked", "routes")
    found: list[Span] = []
    for dash, word in enumerate(words):
        if word not in PARTING or not tokens.is_tight(dash):
            continue
        last = run(text, dash + 1) if is_name(text, dash - 1) else None
        if last is None:
            continue
        first, begin = dash - 1, tokens.begin_of[dash]
        while first > begin and is_name(text, first - 1):
            first -= 1
        is_road = last + 1 < tokens.end_of[dash] and text.lowers[last + 1] in routes
        if is_road or dash - 1 in taken or dash + 1 in taken:
            found += [(first, dash - 1), (dash + 1, last)]
    return found


def _bordering(mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find both countries of "the Chad-Sudan border", though one may be a given name as well."""
    found: list[Span] = []
    borders = text.cues.words("overlooked", "borders")
    for one, two in pairwise(mentions):
        after = two.last + 1
        if (
            two.first == one.last + 2
            and text.tokens.words[one.last + 1] in HYPHENS
            and after < text.tokens.end_of[one.first]
            and text.lowers[after] in borders
        ):
            found += [(one.first, one.last), (two.first, two.last)]
    return found


def _again(found: Sequence[Span], mentions: Sequence[Mention]) -> list[Span]:
    """Find other mentions of names that were taken for places, and never left out more often."""
    starts = set(found)
    taken: dict[str, int] = {}
    for mention in mentions:
        vote = 1 if (mention.first, mention.last) in starts else -1
        taken[mention.key] = taken.get(mention.key, 0) + vote
    return [
        (each.first, each.last)
        for each in mentions
        if taken[each.key] > 0
        and each.score > _AGAIN
        and not each.after.startswith((">capital", ">titled"))
        and not each.before.startswith(("<capital", "<titled", "<titles", "<initial"))
    ]


_AGAIN = -1.5


def _compatriots(found: Sequence[Span], mentions: Sequence[Mention], text: Text) -> list[Span]:
    """Find rare names that stand by themselves and lie in the country of what was found."""
    taken = set(found)
    named = {each.key: each for each in mentions if (each.first, each.last) in taken}
    countries = Counter(country for each in named.values() for country in each.summary.countries)
    country, count = max(countries.items(), key=lambda pair: pair[1], default=(-1, 0))
    if count < _LEAST_NAMED or count < _SHARE_NAMED * len(named):
        return []
    # "Al-Dhalea" begins with its article.
    return [
        (each.first - 2 if each.before == "<-" else each.first, each.last)
        for each in mentions
        if country in each.summary.countries
        and (each.first, each.last) not in taken
        and _is_by_itself(each, text)
    ]


# So many names of a report, and such a share of them, may lie in the country that it is about.
_LEAST_NAMED, _SHARE_NAMED = 3, 0.75


def _is_by_itself(mention: Mention, text: Text) -> bool:
    """Tell whether a rare name is nobody's, and no part of a longer one."""
    first, last = mention.first, mention.last
    owned = first > text.tokens.begin_of[first] and first - 1 in text.tokens.possessive
    has_article = mention.before == "<-" and text.lowers[first - 2] in ARTICLES
    if mention.before.startswith(_JOINED) and not (owned or has_article):
        return False
    return (
        mention.score > _LIKELY_NO_PLACE
        and not mention.after.startswith((">capital", ">titled", ">-", ">digit"))
        and first not in text.titled
        and first not in text.shouting
        and is_rare(text, first, last)
        and (first < last or mention.key not in given_names())
        and mention.key not in text.seen_lower
        and persons(text).isdisjoint(text.lowers[first : last + 1])
    )


_JOINED = ("<capital", "<titled", "<titles", "<initial", "<digit", "<-", "<&")
_LIKELY_NO_PLACE = -4.5
