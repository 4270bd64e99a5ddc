"""How likely a name of the gazetteer is meant as a place where it stands.

Each mention gets features of the name (population, class, how common the word is) and of its
neighbours (titles, prepositions, facilities, other places) and of the countries that the document
speaks of, a logistic score, and then the mentions of one name in a document are pulled together:
their own score, their mean and their best.
"""

from collections.abc import Mapping, Sequence

from ..cues import given_names
from ..demonyms import nations
from ..gazetteer import Gazetteer
from .mentions import (
    CAPITAL,
    CAPITALS,
    CASELESS,
    DIGIT,
    HYPHENS,
    MARK,
    Mention,
    Summary,
    Text,
    Vocabulary,
    match_names,
    on_scale,
)
from .other_names import is_other
from .templates import CACHE_LIMIT, FeatureSums, Template


class Likelihood:
    """The weights of what tells how likely a name is meant as a place, and their sums so far."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._names: dict[Summary, float] = {}
        self._sums = [FeatureSums(template, weights) for template in TEMPLATES]

    def score(self, mention: Mention) -> float:
        """Add up the weights of all that is known of a mention."""
        summary = mention.summary
        score = self._names.get(summary)
        if score is None:
            if len(self._names) >= CACHE_LIMIT:
                self._names.clear()
            score = self._names[summary] = self._of_name(summary)
        for sums, known in zip(self._sums, mention.around, strict=True):
            score += sums[known]
        return score

    def _of_name(self, summary: Summary) -> float:
        """Add up the weights of what the gazetteer knows of a name."""
        get = self._weights.get
        return (
            sum(filter(None, map(get, ("bias", *summary.features))))
            + get("population", 0.0) * summary.population
            + get("primary", 0.0) * summary.primary
        )


def find_mentions(text: Text, vocabulary: Vocabulary, likelihood: Likelihood) -> list[Mention]:
    """Find the names of the gazetteer in a text, each with a score (a logit, pooled by name)."""
    mentions = match_names(text, vocabulary)
    countries = Countries(mentions, text, vocabulary.gazetteer)
    at_first = {mention.first: mention for mention in mentions}
    at_last = {mention.last: mention for mention in mentions}
    for mention in mentions:
        mention.share = countries.of(mention)
        look_around(mention, text, at_first, at_last)
        mention.score = likelihood.score(mention)
    pool(mentions)
    return mentions


class Countries:
    """The countries that a document speaks of: names, demonyms, divisions and large towns.

    A name's share is "most", "some" or "few" of them, "+" if they are in the country of its most
    populous place; "abroad" if none is a country that it may lie in, "none" without any. A country,
    a capital, a large city is "known": reports name it wherever they are from.
    """

    def __init__(self, mentions: Sequence[Mention], text: Text, gazetteer: Gazetteer) -> None:
        self._keys: dict[int, set[str]] = {}
        for mention in mentions:
            summary = mention.summary
            known = summary.letter in "c1" or (summary.letter == "p" and summary.primary > _LARGE)
            if not known or summary.home < 0 or _MEANS_ELSE.intersection(summary.features):
                continue
            if not is_other((mention.first, mention.last), text):  # "The Washington Post"
                self._keys.setdefault(summary.home, set()).add(mention.key)
        speak = nations()
        for number in text.capitals:
            country = speak.get(text.lowers[number]) if text.kinds[number] == CAPITAL else None
            row = None if country is None else gazetteer.country_row(country)
            if row is not None:
                self._keys.setdefault(row, set()).add(text.lowers[number])
        self._known: dict[str, str] = {}

    def of(self, mention: Mention) -> str:
        """Tell how much of what the document speaks of, itself apart, is a name's country's."""
        known = self._known.get(mention.key)
        if known is None:
            known = self._known[mention.key] = self._judge(mention)
        return known

    def _judge(self, mention: Mention) -> str:
        summary, own = mention.summary, mention.key
        if summary.letter == "c" or summary.capital or summary.primary > _FAMOUS:
            return "known"
        counts = {country: len(keys) - (own in keys) for country, keys in self._keys.items()}
        others = sum(counts.values())
        if not others:
            return "none"
        best = max((counts[each] for each in counts if each in summary.countries), default=0)
        if not best:
            return "abroad"
        share = "most" if 2 * best >= others else "some" if 5 * best >= others else "few"
        return share + "+" if counts.get(summary.home) == best else share


_LARGE, _FAMOUS = on_scale(150_000), on_scale(400_000)
_MEANS_ELSE = frozenset({"given", "dictionary"})


def pool(mentions: Sequence[Mention]) -> None:
    """Pull the scores of the mentions of one name together."""
    by_key: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_key.setdefault(mention.key, []).append(mention)
    for group in by_key.values():
        if len(group) > 1:
            mean = sum(mention.score for mention in group) / len(group)
            best = max(mention.score for mention in group)
            for mention in group:
                mention.score = 0.5 * mention.score + 0.25 * mean + 0.25 * best


def look_around(
    mention: Mention, text: Text, at_first: Mapping[int, Mention], at_last: Mapping[int, Mention]
) -> None:
    """Note where a mention stands: what each of `TEMPLATES` is given."""
    letter, first = mention.summary.letter, mention.first
    before, after = _before(mention, text, at_last), _after(mention, text, at_first)
    mention.before, mention.after = before[0], after
    kind, form = text.kinds[first], ""
    if first in text.shouting:
        form = "shouting"
    elif first in text.titled:
        form = "titled"
    elif kind == CAPITALS:
        form = "capitals"
    elif kind == CASELESS:
        form = "caseless"
    lower = first == mention.last and mention.key in text.seen_lower
    mention.around = (mention.share, letter, before), (letter, before[0], after), (lower, form)


def describe(mention: Mention) -> list[str]:
    """List the features of a mention that do not depend on weights."""
    return ["bias", *mention.summary.features] + [
        feature
        for template, known in zip(TEMPLATES, mention.around, strict=True)
        for feature in template(*known)
    ]


def _of_before(share: str, letter: str, before: tuple[str, ...]) -> list[str]:
    return [
        *before,
        f"share={share}",
        f"share={share}|{letter}",
        f"share={share}|{before[0]}",
        f"{letter}|{before[0]}",
    ]


def _of_after(letter: str, before: str, after: str) -> list[str]:
    return [after, f"{letter}|{after}", f"{before}|{after}"]


def _of_form(lower: bool, form: str) -> list[str]:
    """List how a name is written; ``lower``: in small letters elsewhere."""
    return ["lower elsewhere"] * lower + [form] * bool(form)


TEMPLATES: tuple[Template, ...] = (_of_before, _of_after, _of_form)


def _before(mention: Mention, text: Text, at_last: Mapping[int, Mention]) -> tuple[str, ...]:
    """Describe what stands before a mention, the class of the neighbour first."""
    number = mention.first - 1
    begin = text.tokens.begin_of[mention.first]
    if number < begin:
        return "<start", "at start"
    lower, kind, word = text.lowers[number], text.kinds[number], text.tokens.words[number]
    if kind == MARK:
        return (_mark_before(word, number, begin, text, at_last),)
    if kind == DIGIT:
        return ("<digit",)
    label = text.cues.before.get(lower)
    owns = number in text.tokens.possessive
    dated = owns and lower in text.cues.words("offsets", "days")  # "Sunday's Goma bombing"
    if kind in (CAPITAL, CAPITALS) and mention.first not in text.shouting and not dated:
        titled = "titled" if number in text.titled else "capital"
        given = (
            "given"
            if lower in given_names() and not owns  # "India's Kerala" is nobody called India
            else label or ("place" if number in at_last else "")
        )
        return f"<{titled} {given}", "<capital " + ("start" if number == begin else "inside")
    if lower == "the" and number > begin:
        beyond = text.cues.before.get(text.lowers[number - 1], "other")
        return f"<{label or 'lower'}", f"<<{beyond}"
    return (f"<{label or 'lower'}",)


def _mark_before(
    word: str, number: int, begin: int, text: Text, at_last: Mapping[int, Mention]
) -> str:
    if word == "," and number - 1 in at_last:
        return "<place,"
    if word == "." and number - 1 >= begin:
        if len(text.tokens.words[number - 1]) == 1:
            return "<initial"
        if text.cues.before.get(text.lowers[number - 1]) == "titles":
            return "<titles"
    return f"<{word}" if word in ",(-–/:;|•\"“”'‘.&" else "<mark"


def _mark_after(word: str, number: int, text: Text, at_first: Mapping[int, Mention]) -> str:
    if word == "," and number + 1 in at_first:
        return ">,place"
    if word in HYPHENS and text.tokens.starts[number] == text.tokens.ends[number - 1]:
        suffix = text.lowers[number + 1] if number + 1 < len(text.lowers) else ""
        return ">-based" if suffix in text.cues.words("reporting", "suffixes") else ">-"
    return f">{word}" if word in ",).(–/:;|•\"“”'’&" else ">mark"


def _after(mention: Mention, text: Text, at_first: Mapping[int, Mention]) -> str:
    """Describe what stands after a mention: the class of the neighbour."""
    number = mention.last + 1
    if mention.last in text.tokens.possessive:
        return ">'s"
    if number >= text.tokens.end_of[mention.last]:
        return ">end"
    lower, kind, word = text.lowers[number], text.kinds[number], text.tokens.words[number]
    if kind == MARK:
        return _mark_after(word, number, text, at_first)
    if kind == DIGIT:
        return ">digit"
    label = text.cues.after.get(lower)
    if kind in (CAPITAL, CAPITALS) and mention.last not in text.shouting:
        titled = "titled" if number in text.titled else "capital"
        body = "body" if lower in text.cues.words("facilities", "bodies") else label
        return f">{titled} {body or ('place' if number in at_first else '')}"
    return f">{label or text.cues.before.get(lower, 'lower')}"
