"""How many: figures of people, tied to what happened to them.

Each counted phrase looks for its trigger: an active verb or "of" before it ("killed 40 civilians",
"the evacuation of 5,000"), or a passive or noun after it ("32 people were killed", "12 dead").
Phrases joined by "and" share a trigger and are summed; subsets ("including two children") are not;
of "rose from 52 to 61" the last counts. A number that ends up with no trigger is no figure, and
`find_other_numbers` says what it looks like (a distance, an age, a crowd …).

Whether it happened at all is not decided here, but for the number's own negation: "nobody was hurt"
is a figure of 0. The words are in ``lexicon/*/counts.toml``.
"""

from dataclasses import dataclass
from functools import lru_cache

from geo import Sentence

from ..model import Quantity
from .counts import Count, Counts, Table, Trigger, load_table, read_counts
from .amounts import Number

_FARTHEST = 14
_TOLL = frozenset(
    "to at of reached reaches reaching is was stood stands hit exceeded exceeds passed surpassed"
    " topped tops now least than over about around nearly : least".split()
)
_WEAK = ("refugees", "idps", "idp", "displaced", "homeless", "evacuees", "returnees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity and the words it counts for; the trigger's span is in the document."""

    quantity: Quantity
    trigger_start: int
    trigger_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAFigure:
    """A number that counts nobody who was harmed or moved, and what it looks like."""

    reason: str
    start: int
    end: int


def find_figures(sentence: Sentence) -> tuple[Figure, ...]:
    """Return the figures of a sentence in the order of their words, one or more a measure."""
    return _read(sentence)[0]


def find_other_numbers(sentence: Sentence) -> tuple[NotAFigure, ...]:
    """Return the numbers of a sentence that are no figures, with what they look like."""
    return _read(sentence)[1]


@lru_cache(maxsize=8)
def _read(sentence: Sentence) -> tuple[tuple[Figure, ...], tuple[NotAFigure, ...]]:
    table = load_table()
    text = sentence.text
    has_trigger = table.trigger.search(text) is not None
    if not has_trigger and not any(letter.isdigit() for letter in text):
        return (), ()
    counts = read_counts(text)
    tied: list[tuple[Trigger, list[Count]]] = []
    if has_trigger:
        for chain in _chains(counts, table):
            tied += _tie(chain, counts, table)
        tied = _without_subsets(tied, counts, table)
    figures = [_figure(trigger, chain, counts, sentence) for trigger, chain in tied]
    figures += _zeros(counts, table, sentence) + _multiples(figures, counts, table, sentence)
    used = {id(count) for _, chain in tied for count in chain}
    others = tuple(
        NotAFigure(
            reason="crowd" if count.people and count.reason == "other" else count.reason,
            start=sentence.start + count.number.start,
            end=sentence.start + count.number.end,
        )
        for count in counts.counts
        if id(count) not in used and not count.single
    )
    figures.sort(key=lambda figure: figure.quantity.start)
    return tuple(figures), others


def _chains(counts: Counts, table: Table) -> list[list[Count]]:
    """Group counted phrases that are joined by "and", a comma, or an age between commas."""
    able = [count for count in counts.counts if count.people is not False]
    ages = {
        index
        for count in counts.counts
        if count.reason == "age"
        for index in range(count.first, count.last + 1)
    }
    chains: list[list[Count]] = []
    for count in able:
        before = chains[-1][-1] if chains else None
        if before and _are_joined(before, count, counts, table, ages):
            chains[-1].append(count)
        else:
            chains.append([count])
    return chains


def _are_joined(before: Count, count: Count, counts: Counts, table: Table, ages: set[int]) -> bool:
    between = [
        word
        for index, word in enumerate(counts.words[before.last + 1 : count.first], before.last + 1)
        if index not in ages and word not in ("aged", "age")
    ]
    if not between or len(between) > 4 or before.unit != count.unit:
        return False
    if between in (["as", "well", "as"], ["along", "with"], ["together", "with"]):
        return True
    return all(word in table.joins for word in between) and "or" not in between


def _tie(chain: list[Count], counts: Counts, table: Table) -> list[tuple[Trigger, list[Count]]]:
    """Give a chain its trigger: the one before it, else the one after; the last may have its own."""
    left = _trigger_before(chain[0], counts, table)
    right, gap = _trigger_after(chain[-1], counts, table)
    if left is None and right is None:
        return []
    if left is None:
        assert right is not None
        return [(right, _subjects(chain, counts, table))]
    if (
        right is not None
        and (len(chain) > 1 or left.sides == "t")
        and gap <= 2
        and right.measure != left.measure
    ):
        own = [(right, chain[-1:])]
        return [(left, chain[:-1]), *own] if len(chain) > 1 else own
    return [(left, chain)]


def _subjects(chain: list[Count], counts: Counts, table: Table) -> list[Count]:
    """Leave out of a chain of subjects what is the object of a verb before ("dispersed 2,000 and 14 …")."""
    while len(chain) > 1 and chain[-1].people is None and chain[0].people:
        before = counts.words[chain[0].first - 1] if chain[0].first else ""
        if before in table.before_subject or not before.endswith(("ed", "ing")):
            break
        chain = chain[1:]
    return chain


def _trigger_before(count: Count, counts: Counts, table: Table) -> Trigger | None:
    """Return the active verb, the noun with "of" or the toll that stands before a count."""
    for trigger in reversed(counts.triggers):
        if trigger.last >= count.first:
            continue
        between = counts.words[trigger.last + 1 : count.first]
        if trigger.sides == "t" or _is_number_of(trigger, counts):
            return trigger if _is_toll(trigger, count, between, counts, table) else None
        if "r" not in trigger.sides or len(between) > 3:
            return None
        light = table.articles | {
            "of",
            "all",
            "both",
            "civilians",
            "also",
            "as",
            "another",
            "further",
            "a",
            "total",
        }
        if not all(word in light for word in between):
            return None
        passive = counts.words[trigger.first - 1] in table.passive if trigger.first else False
        return None if passive and "l" in trigger.sides else trigger
    return None


def _is_number_of(trigger: Trigger, counts: Counts) -> bool:
    """Tell "the number of displaced people", whose figure follows like a toll."""
    before = counts.words[max(0, trigger.first - 4) : trigger.first]
    return "of" in before and ("number" in before or "total" in before)


def _is_toll(
    trigger: Trigger, count: Count, between: list[str], counts: Counts, table: Table
) -> bool:
    """Tell whether a count is where a toll stands now, not where it stood or by how much it rose."""
    if len(between) > 16 or not between or any(mark in between for mark in (";",)):
        return False
    previous = between[-1]
    if previous in ("from", "by") and any(word in table.rise for word in between):
        return False
    inside = [t for t in counts.triggers if trigger.last < t.first < count.first]
    if any(t.measure != trigger.measure and "r" in t.sides for t in inside):
        return False
    return previous in _TOLL or previous in table.rise or count.people is None


def _trigger_after(count: Count, counts: Counts, table: Table) -> tuple[Trigger | None, int]:
    """Return the passive or noun after a count, and how many words part them."""
    starts = {
        other.first for other in counts.counts if other.people is not False and not other.single
    }
    candidates = [t for t in counts.triggers if t.first > count.last and "l" in t.sides]
    for position, trigger in enumerate(candidates):
        between = counts.words[count.last + 1 : trigger.first]
        if not _may_part(count, between, trigger, counts, table, starts):
            return None, 0
        attributive = count.people is None and not between
        if not attributive and _is_active(trigger, counts, table):
            return None, 0
        later = candidates[position + 1] if position + 1 < len(candidates) else None
        if later and counts.words[trigger.first] in _WEAK:
            gap = counts.words[trigger.last + 1 : later.first]
            light = all(word in table.auxiliaries or word in table.nouns for word in gap)
            if light and len(gap) <= 5 and not _is_active(later, counts, table):
                return later, len(between)
        return trigger, len(between)
    return None, 0


def _may_part(
    count: Count,
    between: list[str],
    trigger: Trigger,
    counts: Counts,
    table: Table,
    starts: set[int],
) -> bool:
    """Tell whether the words between a count and a trigger leave them in one clause."""
    light = [word for word in between if word in table.auxiliaries]
    if len(between) > _FARTHEST or any(word in table.stops for word in between):
        return False
    if any(count.last < start < trigger.first for start in starts):
        return False
    if count.people is None:
        return len(between) - len(light) <= (2 if light else 1) and "and" not in between
    commas = between.count(",")
    if commas % 2 and not any(word in between for word in ("who", "whom", "were", "was", "have")):
        return False
    if count.single:
        heavy = [
            word
            for index, word in enumerate(between, count.last + 1)
            if word not in table.auxiliaries and counts.written[index].islower() and word.isalpha()
        ]
        return len(heavy) <= 2 and bool(light or not between) and "and" not in between
    return (
        "and" not in between
        or any(word in table.passive for word in between[between.index("and") :]) is False
        and len(between) <= 8
    )


def _is_active(trigger: Trigger, counts: Counts, table: Table) -> bool:
    """Tell "gunmen killed five villagers" from "five villagers were killed"."""
    if "r" not in trigger.sides:
        return False
    before = counts.words[max(0, trigger.first - 2) : trigger.first]
    if any(word in table.passive for word in before):
        return False
    after = trigger.last + 1
    if any(count.first == after for count in counts.counts if count.people is not False):
        return True
    following = counts.words[after : after + 1]
    return bool(following) and (following[0] in table.nouns or following[0] in table.articles)


def _without_subsets(
    tied: list[tuple[Trigger, list[Count]]], counts: Counts, table: Table
) -> list[tuple[Trigger, list[Count]]]:
    """Drop parts of a whole that is counted already; another measure's part stays."""
    kept: list[tuple[Trigger, list[Count]]] = []
    whole = {trigger.measure for trigger, chain in tied if not _is_subset(chain[0], counts, table)}
    for trigger, chain in tied:
        if _is_subset(chain[0], counts, table) and trigger.measure in whole:
            continue
        kept.append((trigger, chain))
    return kept


def _is_subset(count: Count, counts: Counts, table: Table) -> bool:
    words = counts.words
    before = words[max(0, count.first - 3) : count.first]
    after = words[count.last + 1 : count.last + 5]
    joined, following = " ".join(before), " ".join(after)
    return (
        any(" ".join(cue) in joined for cue in table.subset)
        or following.startswith(("of them", "of the dead", "of the victims", "of whom", "of those"))
        or following.startswith(("were among", "was among", "are among"))
    )


def _figure(trigger: Trigger, chain: list[Count], counts: Counts, sentence: Sentence) -> Figure:
    number = _sum([count.number for count in chain])
    start, end = number.start, counts.ends[chain[-1].last]
    if trigger.first == chain[-1].last + 1:
        end = counts.ends[trigger.last]
    return _make(trigger, number, chain[0].unit, (start, max(end, number.end)), counts, sentence)


def _make(
    trigger: Trigger,
    number: Number,
    unit: str,
    span: tuple[int, int],
    counts: Counts,
    sentence: Sentence,
) -> Figure:
    quantity = Quantity(
        measure=trigger.measure,
        low=number.low,
        best=number.best,
        high=number.high,
        qualifier=number.qualifier,
        unit=unit,
        text=sentence.text[span[0] : span[1]],
        start=sentence.start + span[0],
        end=sentence.start + span[1],
    )
    return Figure(
        quantity=quantity,
        trigger_start=sentence.start + counts.starts[trigger.first],
        trigger_end=sentence.start + counts.ends[trigger.last],
    )


def _sum(numbers: list[Number]) -> Number:
    """Add parts; the sum is as loose as its loosest part."""
    if len(numbers) == 1:
        return numbers[0]

    def total(values: list[int | None]) -> int | None:
        return (
            None if any(value is None for value in values) else sum(value or 0 for value in values)
        )

    lows = [number.low if number.low is not None else number.best for number in numbers]
    qualifiers = {number.qualifier for number in numbers} - {"exact"}
    qualifier = "exact" if not qualifiers else qualifiers.pop() if len(qualifiers) == 1 else "about"
    return Number(
        low=total(lows),
        best=total([number.best for number in numbers]),
        high=total([number.high for number in numbers]),
        qualifier=qualifier,
        start=numbers[0].start,
        core=numbers[0].core,
        end=numbers[-1].end,
    )


def _zeros(counts: Counts, table: Table, sentence: Sentence) -> list[Figure]:
    """Read "nobody was hurt" and "no casualties" as figures of nought."""
    figures = []
    for trigger in counts.triggers:
        for length in (1, 2, 3):
            for gap in range(3):
                first = trigger.first - gap - length
                if first < 0:
                    continue
                words = " ".join(counts.words[first : first + length]).replace(" - ", "-")
                light = all(
                    word in table.auxiliaries
                    for word in counts.words[first + length : trigger.first]
                )
                noun = words == "no" and gap == 0 and trigger.sides == "l"
                if light and (words in table.nobody or noun):
                    span = (counts.starts[first], counts.ends[trigger.last])
                    number = Number(
                        low=0,
                        best=0,
                        high=0,
                        qualifier="exact",
                        start=span[0],
                        core=span[0],
                        end=span[1],
                    )
                    figures.append(_make(trigger, number, "people", span, counts, sentence))
    return figures


def _multiples(
    figures: list[Figure], counts: Counts, table: Table, sentence: Sentence
) -> list[Figure]:
    """Read "injured twice as many" as a multiple of the figure before."""
    made: list[Figure] = []
    for words, factor in table.twice.items():
        tokens = [*words.split(), "as", "many"]
        for trigger in counts.triggers:
            first = trigger.last + 1
            if counts.words[first : first + len(tokens)] != tokens:
                continue
            earlier = [
                f for f in figures if f.quantity.end <= sentence.start + counts.starts[first]
            ]
            if not earlier or earlier[-1].quantity.best is None:
                continue
            value = earlier[-1].quantity.best * factor
            span = (counts.starts[first], counts.ends[first + len(tokens) - 1])
            number = Number(
                low=value,
                best=value,
                high=value,
                qualifier="exact",
                start=span[0],
                core=span[0],
                end=span[1],
            )
            made.append(_make(trigger, number, earlier[-1].quantity.unit, span, counts, sentence))
    return made
