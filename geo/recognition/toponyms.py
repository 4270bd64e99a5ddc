"""Find the place names of a document.

Two steps: names of the gazetteer with a score from name and neighbours
(`geo.recognition.mentions`), then a tagger over words that may overrule it either way
(`geo.recognition.tagger`), which was trained on English. In other languages the first step stands
alone, with that language's cue words. Names of the supplement of several words ("Rafah crossing")
always count. Boilerplate is not read. Demonyms ("Sudanese") are no toponyms; a country or capital
that acts is one, with the role "actor" (`geo.resolution.roles`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..cues import given_names, guess_language, load_cues, word_frequency
from ..demonyms import load_demonyms
from ..gazetteer import Gazetteer
from ..model import Document, Sentence
from ..weights import Weights
from .compass import with_sides
from .extents import apart, completed, with_articles, with_hyphens, with_stops
from .likelihood import find_mentions
from .lower_case import raise_names
from .mentions import (
    CAPITAL,
    CAPITALS,
    HYPHENS,
    Mention,
    Text,
    Vocabulary,
    on_scale,
    read_words,
)
from .numbered import with_numbers
from .other_languages import clitics, hold
from .other_names import Others
from .overlooked import add_overlooked
from .tagger import Context, spans, tag
from .tokens import tokenise
from .unknown import RARE, Span, is_rare, persons

_WORDS_FOR_LANGUAGE = 400
# Names and longer codes of languages that do not begin with the two letters of the short code.
_NAMED = {"spa": "es", "spanish": "es", "por": "pt", "portuguese": "pt"}


@dataclass(slots=True)
class Recognition:
    """The words of a document and the spans of its place names, as (first, last) token."""

    text: Text
    mentions: list[Mention]
    spans: list[tuple[int, int]]


def spans_of(recognition: Recognition) -> list[tuple[int, int]]:
    """Give the half-open offsets of the names that were found."""
    tokens = recognition.text.tokens
    cut = clitics(recognition.mentions, recognition.text)
    return [
        (tokens.starts[first] + cut.get(first, 0), tokens.ends[last])
        for first, last in recognition.spans
    ]


@cache
def vocabulary_of(gazetteer: Gazetteer) -> Vocabulary:
    """Give the vocabulary of a gazetteer, kept for as long as the process lives."""
    return Vocabulary(gazetteer)


def read_text(document: Document, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Text:
    """Cut a document's sentences into words that are looked up, in its language."""
    tokens = tokenise(
        document.text,
        (
            (sentence.index, sentence.start, sentence.end)
            for sentence in sentences
            if sentence.part != "boilerplate"
        ),
    )
    given = (document.language or "").strip().lower()
    language = _NAMED.get(given, given[:2]) or guess_language(tokens.words[:_WORDS_FOR_LANGUAGE])
    text = read_words(tokens, vocabulary, load_cues(language))
    raise_names(text, vocabulary)
    return text


def recognise(text: Text, vocabulary: Vocabulary, weights: Weights) -> Recognition:
    """Find the names in a text, in order; they do not overlap."""
    mentions = find_mentions(text, vocabulary, weights.likelihood)
    if text.cues.language == "en":
        others = Others(text)
        context = Context(text, mentions)
        found = completed(spans(context, tag(context, weights.sums)), mentions)
        found = with_articles(apart(found, mentions, text), text)
        found = _with_mentions([each for each in found if not others[each]], mentions, text, others)
        found = add_overlooked(found, mentions, text, others)
    else:
        found = [(each.first, each.last) for each in hold(mentions, text)]
    found = with_numbers(with_hyphens(found, mentions, text), mentions, text)
    found = with_stops(found, text, vocabulary.gazetteer)
    no_places = {
        (each.first, each.last)
        for each in mentions
        if _is_short_for_else(each, text) or _is_surname(each)
    }
    found = [span for span in found if span not in no_places and not _names_nothing(span, text)]
    return Recognition(
        text=text, mentions=mentions, spans=with_sides(found, text, vocabulary.gazetteer)
    )


def _is_short_for_else(mention: Mention, text: Text) -> bool:
    """Tell whether capitals are another's than a place's: "NEMA said". Datelines have them too."""
    first, summary = mention.first, mention.summary
    return (
        first == mention.last
        and text.kinds[first] == CAPITALS
        and first not in text.shouting
        and len(text.lowers[first]) <= _SHORT
        and text.lowers[first].isalpha()  # "PK5"
        and not summary.acronym
        and not summary.special
        and summary.letter in "p2"
        and summary.primary < _CITY
        and not (mention.before == "<start" and mention.after in _AFTER_DATELINE)
    )


def _is_surname(mention: Mention) -> bool:
    """Tell a country's name of another language behind a capital: Misri is Egypt, and a surname."""
    return (
        mention.summary.letter == "c"
        and not mention.summary.acronym
        and mention.before.startswith("<capital")
        and {"alternate", "zipf=0"}.issubset(mention.summary.features)
    )


_SHORT = 5
_CITY = on_scale(150_000)
_AFTER_DATELINE = frozenset({">,", ">,place", ">(", ">–", ">-", ">mark"})


def _names_nothing(span: tuple[int, int], text: Text) -> bool:
    """Tell whether a span names people (a demonym), is a bare direction, or just says "Town"."""
    words = text.lowers[span[0] : span[1] + 1]
    if " ".join(words) in load_demonyms():
        return True
    if len(words) == 1 and words[0] in text.cues.admin:
        return True
    directions = text.cues.words("directions")
    if any(word not in directions and word not in HYPHENS for word in words):
        return False
    after = span[1] + 1
    return after >= text.tokens.end_of[span[0]] or text.lowers[after] not in text.cues.inside


_TOWN = on_scale(10_000)
# Twice the Zipf unit, as `RARE`.
_UNUSUAL = 8


def _is_sure(mention: Mention, text: Text) -> bool:
    """Tell whether a mention is a place whatever the tagger says."""
    summary = mention.summary
    least = _SURE_COUNTRY if summary.letter == "c" else _SURE
    if mention.score > least or mention.after == ">-based" or _is_acronym(mention, text):
        return True
    if summary.letter == "1" and mention.after in _STATES and _ends_name(text, mention.last + 1):
        return True  # "Karen State"
    if _is_at_home(mention, text) or _is_whole(mention, text):
        return True
    # "Manila declared": a capital that acts at the start of a sentence.
    return (
        summary.capital
        and mention.after == ">speech.verbs"
        and mention.before in ("<start", "<,", "<:", "<;")
        and mention.key not in given_names()
    )


def _ends_name(text: Text, number: int) -> bool:
    """Tell whether no capitalised word follows, as in "Washington State University"."""
    after = number + 1
    return after >= text.tokens.end_of[number] or text.kinds[after] not in (CAPITAL, CAPITALS)


_STATES = frozenset({">admin.admin1", ">capital admin.admin1"})


def _is_at_home(mention: Mention, text: Text) -> bool:
    """Tell a town's name that stands by itself where the text speaks of its country.

    It is no English word and nobody's given name: "rebels have besieged Taiz" in a text on Yemen.
    """
    summary = mention.summary
    if not mention.share.startswith(("most", "some", "none")):
        return False
    first, last = mention.first, mention.last
    if mention.score < _AT_HOME or (summary.population < _TOWN and not _is_local(mention, text)):
        return False
    if mention.key in text.seen_lower:
        return False
    if mention.after.startswith((">capital", ">titled", ">-", ">digit")):
        return False
    if mention.after == ">speech.verbs" and summary.primary < _TOWN:
        return False
    frequency, names = word_frequency(), given_names()
    words = text.lowers[first : last + 1]
    # "in Swat", in a text on Pakistan, is no police squad.
    placed = mention.share == "most+" and mention.before.startswith(_PLACING)
    rare = _UNUSUAL if placed and summary.population >= _TOWN else RARE
    loud = first in text.shouting or first in text.titled
    return (
        mention.before.startswith(_STANDS_ALONE)
        and not names.intersection(words)
        and persons(text).isdisjoint(words)
        and any(
            (len(lower) > 3 or not lower.isalpha()) and frequency.get(lower, 0) < rare
            for lower in words
        )
        and not (loud and any(frequency.get(lower, 0) % 2 for lower in words))
    )


def _is_whole(mention: Mention, text: Text) -> bool:
    """Tell a name of several words of the report's country that a preposition of place leads to.

    "Musa" may be anyone; "near Musa Qala", in a text on Afghanistan, is nobody.
    """
    first, last = mention.first, mention.last
    words = text.lowers[first : last + 1]
    return (
        first < last
        and mention.share in ("most+", "none")
        and mention.before.startswith(_PLACING)
        and persons(text).isdisjoint(words)
        and any(word_frequency().get(lower, 0) % 2 == 0 for lower in words)
    )


def _is_local(mention: Mention, text: Text) -> bool:
    """Tell whether a small town's name is rare, and of the country that the report is about."""
    first, last = mention.first, mention.last
    return mention.share == "most+" and is_rare(text, first, last)


_PLACING = tuple(
    f"<{case}prepositions.{kind}" for case in ("", "capital ") for kind in ("in", "at", "from")
)
_STANDS_ALONE = (
    *("<lower", "<prepositions", "<capital prepositions", "<the"),
    *("<start", "<place,", "<,", "<(", "<:", "<;", "<mark", "<•", "<–"),
)


def _is_acronym(mention: Mention, text: Text) -> bool:
    """Tell whether a mention is a country by its letters: "the US", but not "US$"."""
    first, after = mention.first, mention.last + 1
    return (
        mention.summary.acronym
        and text.kinds[first] == CAPITALS
        and first not in text.shouting
        and not (after < len(text.kinds) and text.tokens.words[after] in _MONEY)
    )


_MONEY = frozenset("$€£¥")


def _with_mentions(
    found: list[Span], mentions: Sequence[Mention], text: Text, others: Others
) -> list[Span]:
    """Add what the tagger left out: sure mentions, and names of the supplement of several words.

    The latter take the place of what overlaps them. In texts unlike those that the tagger learned
    from, sure mentions raise recall more than they cost.
    """
    covered = {number for first, last in found for number in range(first, last + 1)}
    special = [
        (each.first, each.last)
        for each in mentions
        if each.summary.special and not others[each.first, each.last]
    ]
    sure = [
        (each.first, each.last)
        for each in mentions
        if _is_sure(each, text)
        and not others[each.first, each.last]
        and covered.isdisjoint(range(each.first, each.last + 1))
    ]
    if special:
        taken = {number for first, last in special for number in range(first, last + 1)}
        found = [each for each in found if taken.isdisjoint(range(each[0], each[1] + 1))]
        sure = [each for each in sure if taken.isdisjoint(range(each[0], each[1] + 1))]
    return sorted(found + sure + special)


_SURE, _SURE_COUNTRY = 1.5, 1.0
_AT_HOME = -2.5
