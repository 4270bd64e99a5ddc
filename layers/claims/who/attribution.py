"""Who says so: the parties whose words a sentence hands on, and which of its words those are.

By the verbs of speaking ("X said that …", "…, said X", "X accused Y of …"), "according to X",
"reported by X", "citing X", "X: …", quotations that go on, and participles that keep the subject
("…, alleging …"). Pronouns and short phrases ("he", "the ministry") go back to the phrase that
names them. Words are in ``lexicon/LANG/attribution.toml``. What is only hearsay ("reportedly")
names nobody and is not found here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo import Resolution, Sentence

from ...lexicon import cue_words
from ...model import Party
from ..sentence.lines import (
    LONGEST,
    QUOTES,
    Line,
    Phrase,
    is_capital,
    is_pronoun,
    speech_cues,
    split_line,
)
from ..sentence.openings import main_subject
from ..sentence.words import COMMA, Words, split_words
from .naming import bare, fits, has_all, is_media, is_person, is_region, may_be_meant
from .quotations import closes_quotation, is_open
from .speech import Speech, find_speech, may_speak_in

BACK = 4
_WORD_WITHIN = re.compile(r"(?<=[\w,;)] )[^\W\d_a-z][\w'’-]+")
# So many words begin an aside that tells somebody's office: "humanitarian adviser".
_OFFICE = 2
# With these begins what is said of somebody beside the name.
_BESIDE = cue_words("attribution.beside_offices")
SKIPPED_PARTS = ("boilerplate", "dateline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's words in a sentence: ``start`` to ``end`` are the words that are theirs.

    ``media`` tells that the claimant is an agency, or the report's own publisher, who mostly hands
    on others' words; ``aside`` that it stands beside another's: "…, as the rebels claim";
    ``named`` that it is theirs by a noun or participle: "Turkey's claim that".
    ``others`` are further attributions of the same sentence; `attribution_at` chooses among them.
    """

    claimant: Party
    start: int
    end: int
    media: bool = False
    aside: bool = False
    named: bool = False
    others: tuple["Attribution", ...] = ()


def attribution_at(
    attributions: Mapping[int, Attribution], index: int, start: int, end: int
) -> Attribution | None:
    """Return who says the words between two offsets of a sentence: the innermost, None if nobody.

    Parameters
    ----------
    attributions
        What `find_attributions` returned.
    index
        The sentence's index.
    start, end
        The words of the event.
    """
    said = attributions_of(attributions, index)
    holding = [each for each in said if start < each.end and end > each.start]
    if len(holding) > 1:
        holding = [each for each in holding if not each.media] or holding
        # '"They told us that 30 are dead," the midwife said': the midwife, if nobody knows who.
        holding = [
            each for each in holding if not is_pronoun(each.claimant.text.lower())
        ] or holding
    return min(holding, key=lambda each: (each.end - each.start, -each.start), default=None)


def attributions_of(attributions: Mapping[int, Attribution], index: int) -> tuple[Attribution, ...]:
    """Return all attributions of a sentence."""
    first = attributions.get(index)
    return (first, *first.others) if first else ()


def speaker_words(words: Words, party: Party) -> tuple[int, int] | None:
    """Return the words of the sentence that name who speaks, with what is said of them there.

    "A doctor at the hospital in Kutum", "Ana Ruiz, a leader in Argelia,", "Ali, who lives there,".
    """
    if not words.starts or not words.starts[0] <= party.start < words.ends[-1]:
        return None
    cues = speech_cues()
    first, last = words.span(party.start, party.end)
    beside = False
    for index in range(last + 1, min(len(words.words), last + LONGEST)):
        word, mark = words.words[index], words.breaks[index]
        if mark == COMMA and not beside and _opens_aside(words, index):
            beside = True
        elif mark >= COMMA or word in cues["say"]:
            break
        if not beside and (
            word in cues["after_speaker"] or (word.endswith("ed") and word != "based")
        ):
            break
        last = index
    return first, last


def _opens_aside(words: Words, index: int) -> bool:
    """Tell ", a leader in X" and ", humanitarian adviser of the mission in X"."""
    office = words.words[index : index + _OFFICE]
    return office[0] in _BESIDE or not speech_cues()["titles"].isdisjoint(office)


def addressee_words(words: Words) -> Iterator[tuple[int, int]]:
    """Give the words that name who is told something: "told reporters in Gusau that …"."""
    cues = speech_cues()
    if cues["addressing"].isdisjoint(words.present):
        return
    for index, word in enumerate(words.words):
        if word not in cues["addressing"]:
            continue
        last = index
        while last + 1 < len(words.words) and last - index < LONGEST:
            following = words.words[last + 1]
            if words.breaks[last + 1] >= COMMA or following in cues["clause_marks"]:
                break
            if following[0].isdigit() or following == "to" or following in cues["verbs"]:
                break
            last += 1
        if words.words[last + 1 : last + 2] != ("to",):  # "told residents of X to leave"
            yield index, last


def find_attributions(
    sentences: Sequence[Sentence],
    resolutions: Sequence[Resolution] = (),
    *,
    words: Sequence[Words] | None = None,
    publisher: str | None = None,
) -> dict[int, Attribution]:
    """Find who says what in the sentences of a document.

    Parameters
    ----------
    sentences
        All sentences of the document, in order.
    resolutions
        Its places: a name that is a place's is no person's.
    words
        The words of each sentence, where they are already split.
    publisher
        Who published it: named as a source only where nobody else is.

    Returns
    -------
    dict
        From the index of a sentence to its attribution; sentences that hand on nobody's words are
        not in it.
    """
    reader = PartyReader(sentences, resolutions, publisher=publisher)
    for position, each in enumerate(words or map(split_words, sentences)):
        reader.read(position, each)
    return reader.found


class PartyReader:
    """Reads the sentences of a document in order and remembers who spoke."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        resolutions: Sequence[Resolution],
        *,
        publisher: str | None = None,
    ) -> None:
        self.sentences = sentences
        self.publisher = bare(publisher or "")
        self.places = frozenset(one.toponym.start for one in resolutions if one.place)
        self.regions = {
            one.toponym.start: one.toponym.end
            for one in resolutions
            if (place := one.place)
            and place.feature != "country"
            and one.toponym.role == "location"
        }
        self.found: dict[int, Attribution] = {}
        self.spoken: dict[int, list[tuple[Party, bool]]] = {}
        self.lines: dict[int, Line] = {}
        self.openings: dict[int, Phrase | None] = {}
        self.quoting: tuple[int, Party] | None = None
        self.names: frozenset[str] | None = None

    def line(self, position: int) -> Line:
        """Return the words of a sentence."""
        if position not in self.lines:
            self.lines[position] = split_line(self.sentences[position])
        return self.lines[position]

    def read(self, position: int, words: Words) -> None:
        """Find the attributions of a sentence."""
        sentence = self.sentences[position]
        quoting = self.quoting is not None and self.quoting[0] == position - 1
        if sentence.part in SKIPPED_PARTS or not (quoting or may_speak_in(sentence, words)):
            return
        line = self.line(position)
        rows: list[Attribution] = []
        spoken = tuple(find_speech(line, sentence))
        cites = any(found.cited for found in spoken)
        for found in spoken:
            if found.records and (
                is_region(line, found.phrase, self.places, self.regions)
                or _is_said_by_another(found, spoken)
            ):
                continue
            party = self.party(position, line, found.phrase)
            media = is_media(party.text) or bare(party.text) == self.publisher
            media = (media or cites) and not found.cited
            rows.append(
                Attribution(
                    claimant=party,
                    start=found.start,
                    end=found.end,
                    media=media,
                    aside=found.aside,
                    named=found.named,
                )
            )
        if not rows:
            rows = self._quotation_goes_on(position, line)
        if rows:
            self.found[sentence.index] = replace(rows[0], others=tuple(rows[1:]))
            self._remember_quotation(position, line, rows[-1].claimant)
            self._give_beginning(position, line, rows)

    def party(self, position: int, line: Line, phrase: Phrase) -> Party:
        """Return the party that a phrase names or goes back to."""
        return self._party(position, line, phrase)[0]

    def _party(self, position: int, line: Line, phrase: Phrase) -> tuple[Party, bool]:
        """Return the party of a phrase, by its full name, and whether it is a person."""
        cues = speech_cues()
        head = line.low[phrase.head].removesuffix("'s")
        start, end = line.starts[phrase.first], line.ends[phrase.end - 1]
        end -= 2 * line.low[phrase.end - 1].endswith("'s")  # "Turkey's claim" is Turkey's
        own = Party(text=self._words(position, start, end), start=start, end=end)
        person = is_person(line, phrase, self.places)
        if is_pronoun(head) and phrase.end - phrase.first == 1:
            wanted = "he" if head in cues["he"] else "they" if head in cues["they"] else "it"
        elif (
            head in cues["short_heads"]
            and line.low[phrase.first] not in cues["owners"]
            and line.low[phrase.first] not in cues["indefinite"]
            and not any(is_capital(line, at) for at in range(max(1, phrase.first), phrase.end))
        ):
            wanted = head
        else:
            self.spoken.setdefault(position, []).append((own, person))
            return own, person
        named = self._antecedent(position, wanted, phrase.first)
        if named is not None and not has_all(named[0].text, line.low[phrase.first : phrase.head]):
            named = None  # "the justice minister" is not who was called a minister before
        if named is None:
            if wanted == head:
                self.spoken.setdefault(position, []).append((own, person))
            return own, person
        full, person = named
        party = replace(full, mention_start=start, mention_end=end)
        self.spoken.setdefault(position, []).append((full, person))
        return party, person

    def _words(self, position: int, start: int, end: int) -> str:
        sentence = self.sentences[position]
        return sentence.text[start - sentence.start : end - sentence.start]

    def _antecedent(self, position: int, wanted: str, at: int) -> tuple[Party, bool] | None:
        """Go back over a few sentences to the phrase that names whom a short one means.

        In its own sentence that is the phrase that opens it: "The RSF …, but it called …".
        """
        # "It rejected the clinic's toll": the clinic did not.
        owners = {word[:-2] for word in self.line(position).low if word.endswith("'s")}
        for back in range(position, max(-1, position - BACK - 1), -1):
            known = list(self.spoken.get(back, ()))
            if self.sentences[back].part not in ("heading", "row", *SKIPPED_PARTS):
                line, phrase = self.line(back), self._opening(back)
                if phrase is not None and may_be_meant(line, phrase, wanted, at, back < position):
                    start, end = line.starts[phrase.first], line.ends[phrase.end - 1]
                    party = Party(text=self._words(back, start, end), start=start, end=end)
                    known.insert(0, (party, is_person(line, phrase, self.places)))
            for party, person in reversed(known):
                another = party.text.rsplit(maxsplit=1)[-1].lower() in owners
                if fits(party.text, person, wanted) and not another:
                    return replace(party, mention_start=None, mention_end=None), person
        return None

    def _opening(self, position: int) -> Phrase | None:
        """Return the phrase that opens a sentence and names somebody; read once a sentence."""
        if position not in self.openings:
            self.openings[position] = self._read_opening(self.line(position))
        return self.openings[position]

    def _read_opening(self, line: Line) -> Phrase | None:
        """Read the phrase that opens a sentence and names somebody.

        The first word has its capital anyway: alone it is a name only if it has one elsewhere.
        """
        phrase = main_subject(line)
        if phrase is None or is_pronoun(line.low[phrase.head]):
            return None
        alone = phrase.end - phrase.first == 1 and phrase.first == 0
        word = line.words[phrase.first]
        cues = speech_cues()
        known = line.low[0] in cues["parties"] or line.low[0] in cues["bodies"]
        if alone and not known and not word.isupper():
            return phrase if word in self._names() else None
        return phrase

    def _names(self) -> frozenset[str]:
        """Return the words that the report writes with a capital within its sentences."""
        if self.names is None:
            self.names = frozenset(
                word
                for sentence in self.sentences
                if sentence.part not in ("heading", "row", *SKIPPED_PARTS)
                for word in _WORD_WITHIN.findall(sentence.text)
            )
        return self.names

    def _quotation_goes_on(self, position: int, line: Line) -> list[Attribution]:
        """Give a sentence that is a quotation to whoever spoke in the sentence before."""
        if self.quoting is None or self.quoting[0] != position - 1:
            return []
        sentence, party = self.sentences[position], self.quoting[1]
        inside = is_open(self.line(position - 1))
        opens = bool(line.low) and line.low[0] in QUOTES
        same = self.sentences[position - 1].paragraph == sentence.paragraph
        if not (opens and (inside or same)) and not (inside and same):
            return []  # a quotation that goes on in a new paragraph is opened anew there
        party = replace(party, mention_start=None, mention_end=None)
        return [Attribution(claimant=party, start=sentence.start, end=sentence.end)]

    def _give_beginning(self, position: int, line: Line, rows: Sequence[Attribution]) -> None:
        """Give the sentences before of a quotation that ends here to who is named behind it.

        "They burned the house. They shot my sons," said Hawa Idris.
        """
        sentence = self.sentences[position]
        fronted = next((row for row in rows if row.start == sentence.start), None)
        if fronted is None or not closes_quotation(line):
            return
        within: list[Sentence] = []
        for back in range(position - 1, max(-1, position - BACK - 1), -1):
            before, earlier = self.sentences[back], self.line(back)
            if before.paragraph != sentence.paragraph or before.index in self.found:
                return
            within.append(before)
            if not QUOTES.isdisjoint(earlier.low):
                break
        else:
            return
        if not is_open(earlier):
            return
        opening = max(at for at, word in enumerate(earlier.low) if word in QUOTES)
        party = replace(fronted.claimant, mention_start=None, mention_end=None)
        for each in within:
            start = earlier.starts[opening] if each is within[-1] else each.start
            self.found[each.index] = Attribution(claimant=party, start=start, end=each.end)

    def _remember_quotation(self, position: int, line: Line, party: Party) -> None:
        if not QUOTES.isdisjoint(line.low):
            self.quoting = (position, party)


def _is_said_by_another(found: Speech, spoken: Sequence[Speech]) -> bool:
    """Tell "Angola has recorded 20 deaths, the ministry said", which Angola does not say."""
    return any(
        other.phrase.first > found.phrase.first
        and other.start <= found.start
        and other.end >= found.end
        and not other.records
        for other in spoken
    )
