"""Find names that the words beside them tell to be places, though no gazetteer may hold them.

"The village of X", "X district", "the X road", "residents of X", "fled X", "the raid on X". What
people and organisations are named like as well ("the attack on X") is asked more of: X is a rare
word, nobody's name in the document, and no noun follows it.
"""

from collections.abc import Callable, Mapping
from functools import cache

from ..cues import Cues, given_names, load_cues, word_frequency
from ..demonyms import load_demonyms
from .mentions import ARTICLES, CAPITAL, LOWER, MARK, Text

Span = tuple[int, int]
LONGEST = 4
# Word frequencies are twice the Zipf unit, plus one for a word of the dictionary.
RARE = 5


def is_name(text: Text, number: int, *, titled: bool = False) -> bool:
    """Tell whether a word is capitalised and has no meaning of its own, in titles if asked."""
    lower = text.lowers[number]
    return (
        text.kinds[number] == CAPITAL
        and number not in text.shouting
        and (titled or number not in text.titled)
        and len(lower) > 2
        and (word_frequency().get(lower, 0) % 2 == 0 or lower in ARTICLES)
        and lower not in text.cues.bodies
        and lower not in text.cues.before
        and lower not in text.cues.words("offsets", "days")
    )


def is_article(text: Text, number: int) -> bool:
    """Tell whether a word is the article in a name: "al", "Al", but not "at"."""
    lower, kind = text.lowers[number], text.kinds[number]
    return lower in ARTICLES and (kind == CAPITAL or (kind == LOWER and lower not in _ENGLISH))


_ENGLISH = frozenset({"at", "as", "an"})


def run(text: Text, first: int) -> int | None:
    """Give the last word of a name that begins at a word; None where none does."""
    end = text.tokens.end_of[first]
    last = first
    while last < end and (
        is_name(text, last) or is_article(text, last) or (last > first and _is_syllable(text, last))
    ):
        if last in text.tokens.possessive:
            last += 1
            break
        last += 1
    last -= 1
    if last < first or last - first >= LONGEST or text.lowers[last] in ARTICLES:
        return None
    return last


def _is_syllable(text: Text, number: int) -> bool:
    """Tell whether a short word goes on with a name: "Lang Nu"."""
    lower = text.lowers[number]
    return (
        len(lower) == _SYLLABLE
        and text.kinds[number] == CAPITAL
        and number not in text.shouting
        and number not in text.titled
        and lower not in text.cues.before
        and lower not in text.cues.links
        and lower not in text.cues.after
    )


_SYLLABLE = 2


def has_given(text: Text, first: int, last: int) -> bool:
    """Tell whether one of the words is a given name."""
    return not given_names().isdisjoint(text.lowers[first : last + 1])


def is_rare(text: Text, first: int, last: int) -> bool:
    """Tell whether all words are rare in English."""
    frequency = word_frequency()
    return all(frequency.get(lower, 0) < RARE for lower in text.lowers[first : last + 1])


def persons(text: Text) -> set[str]:
    """Give the words that follow a title or a given name somewhere in a document."""
    if text.persons is None:
        names, before, lowers = given_names(), text.cues.before, text.lowers
        text.persons = {
            lowers[number]
            for number in text.capitals
            if number
            and text.kinds[number] == CAPITAL
            and (lowers[number - 1] in names or before.get(lowers[number - 1]) == "titles")
        }
    return text.persons


def full_names(text: Text) -> set[str]:
    """Give the last names of persons told in full: "Carlos Pizarro", "CARLOS PIZARRO"."""
    if text.full_names is None:
        names, lowers = given_names(), text.lowers
        text.full_names = {
            lowers[number]
            for number in text.capitals
            if number > text.tokens.begin_of[number]
            and lowers[number - 1] in names
            and number - 1 not in text.tokens.possessive
            and text.kinds[number] == text.kinds[number - 1]
            and lowers[number] not in names
        }
    return text.full_names


def stands_alone(text: Text, span: Span) -> bool:
    """Tell whether no noun follows a name, as in "the attack on X workers"."""
    after = span[1] + 1
    if after >= text.tokens.end_of[span[0]] or text.kinds[after] == MARK:
        return True
    lower = text.lowers[after]
    return (
        lower.endswith("ed")
        or text.cues.before.get(lower, "").startswith("prepositions.")
        or lower in text.cues.words("language", "function")
        or lower in text.cues.words("speech", "auxiliaries")
        or lower in text.cues.words("overlooked", "free")
    )


Reader = Callable[["_Reading", int], Span | None]


class _Reading:
    """A text that is read for names beside words for places."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def after_of(self, number: int) -> Span | None:
        """Read "village of X"."""
        return self._name(number + 2) if self._is(number + 1, "of") else None

    def after(self, number: int) -> Span | None:
        """Read "fled X"."""
        return self._name(number + 1)

    def rare_after_on(self, number: int) -> Span | None:
        """Read "the raid on X"."""
        return self._rare(number + 2) if self._is(number + 1, "on") else None

    def rare_after_of(self, number: int) -> Span | None:
        """Read "the shelling of X"."""
        return self._rare(number + 2) if self._is(number + 1, "of") else None

    def placed(self, number: int) -> Span | None:
        """Read "in X"."""
        lowers, words = self.text.lowers, self.text.cues.words
        before = lowers[number - 1] if number > self.text.tokens.begin_of[number] else ""
        if before in words("overlooked", "invested"):
            return None
        span = self._rare(number + 1)
        if span is None or lowers[span[0]] in words("overlooked", "languages"):
            return None
        return span

    def rare_after(self, number: int) -> Span | None:
        """Read "raided X"."""
        return self._rare(number + 1)

    def before(self, number: int) -> Span | None:
        """Read "the X road", "in X town": a preposition or "the" leads to it."""
        span = self._ended(number)
        if span is None:
            return None
        first = span[0]
        lower = self.text.lowers[first - 1] if first > self.text.tokens.begin_of[number] else ""
        label = self.text.cues.before.get(lower, "")
        return span if lower == "the" or label.startswith("prepositions.") else None

    def any_before(self, number: int) -> Span | None:
        """Read "X district", whatever stands before it."""
        span = self._ended(number)
        sides = self.text.cues.words("directions")
        if span is None or not all(
            is_name(self.text, each, titled=True)
            or is_article(self.text, each)
            or (each < span[1] and self.text.lowers[each] in sides)  # "North Shewa zone"
            for each in range(span[0], span[1] + 1)
        ):
            return None
        return span if self._demonyms.isdisjoint(self._words(span)) else None

    def labelled(self, number: int) -> Span | None:
        """Read "District: X"."""
        return self._name(number + 2) if self._is(number + 1, ":") else None

    def facility(self, number: int) -> Span | None:
        """Read "X hospital", "X general hospital"."""
        before = number - 1
        if before > self.text.tokens.begin_of[number] and self.text.kinds[before] == LOWER:
            number = before
        span = self.any_before(number)
        return span if span is not None and is_rare(self.text, *span) else None

    _demonyms = load_demonyms().keys()

    def _is(self, number: int, word: str) -> bool:
        return number + 1 < self.text.tokens.end_of[number - 1] and self.text.lowers[number] == word

    def _words(self, span: Span) -> list[str]:
        return self.text.lowers[span[0] : span[1] + 1]

    def _name(self, first: int) -> Span | None:
        if first >= self.text.tokens.end_of[first - 1]:
            return None
        last = run(self.text, first)
        return None if last is None or has_given(self.text, first, last) else (first, last)

    def _rare(self, first: int) -> Span | None:
        span = self._name(first)
        if (
            span is None
            or span[1] in self.text.tokens.possessive
            or not stands_alone(self.text, span)
        ):
            return None
        groups = self.text.cues.words("groups", "first")
        if self.text.lowers[first] in groups or not is_rare(self.text, *span):
            return None
        return span if persons(self.text).isdisjoint(self._words(span)) else None

    def _ended(self, number: int) -> Span | None:
        """Give the name that a word for a place ends."""
        text, begin = self.text, self.text.tokens.begin_of[number]
        first, last = number, number - 1
        while first > begin and (text.kinds[first - 1] == CAPITAL or is_article(text, first - 1)):
            first -= 1
        if (
            first <= last < first + LONGEST
            and last not in text.tokens.possessive
            and any(is_name(text, each, titled=True) for each in range(first, last + 1))
        ):
            return first, last
        return None


@cache
def _readers(language: str) -> Mapping[str, tuple[tuple[Reader, bool], ...]]:
    """Give for each word how names beside it are read, and whether it may be capitalised."""
    cues = load_cues(language)
    found: dict[str, list[tuple[Reader, bool]]] = {}
    for words, reader, capital in _table(cues):
        for word in words:
            found.setdefault(word, []).append((reader, capital))
    return {word: tuple(readers) for word, readers in found.items()}


def _table(cues: Cues) -> list[tuple[frozenset[str], Reader, bool]]:
    admin = cues.tables.get("admin", {})
    places = admin.get("town", frozenset()) | admin.get("admin2", frozenset())
    return [
        (places, _Reading.after_of, False),
        (cues.words("overlooked", "people"), _Reading.after_of, True),
        (cues.words("overlooked", "moves"), _Reading.after, False),
        (cues.words("overlooked", "strikes_on"), _Reading.rare_after_on, True),
        (cues.words("overlooked", "strikes_of"), _Reading.rare_after_of, True),
        (cues.words("overlooked", "sites_of"), _Reading.rare_after_of, False),
        (cues.words("overlooked", "strikes"), _Reading.rare_after, False),
        (cues.words("overlooked", "placing"), _Reading.placed, False),
        (
            places | cues.words("references", "route") | cues.words("overlooked", "landforms"),
            _Reading.before,
            False,
        ),
        (cues.words("overlooked", "divisions"), _Reading.any_before, True),
        (cues.words("overlooked", "divisions"), _Reading.labelled, True),
        (cues.words("overlooked", "facilities"), _Reading.facility, False),
    ]


def led(text: Text) -> list[Span]:
    """Find names beside words that tell them to be places."""
    readers, reading = _readers(text.cues.language), _Reading(text)
    found = []
    for number, lower in enumerate(text.lowers):
        if lower not in readers:
            continue
        for reader, capital in readers[lower]:
            if text.kinds[number] == LOWER or (capital and text.kinds[number] == CAPITAL):
                found.append(reader(reading, number))
    return [span for span in found if span is not None]
