"""What befell people: the triggers of figures, by measure and by where the people stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...lexicon import load_cues
from ..sentence.people import ENDS, is_people
from .spoken import Token, Tokens

_LETTERS = re.compile(r"[^\W\d_]+")
_OBJECT = 11
# Tables of verbs with their ends, and what those whom they befall are.
_SENSES = (
    ("lethal", "killed"),
    ("holding", "kidnapped"),
    ("safe", "evacuated"),
    ("forcing", "displaced"),
)
_LOSS = 6
_ON_FOOT = 7
_WITH = 5
_AGENT = 4
_BE = frozenset(("was", "were", "been", "being", "is", "are", "be"))
SURVIVORS = frozenset(("survivors", "survivor"))
# Who is shot may be dead or hurt.
SHOT = frozenset(("shot", "stabbed", "knifed"))
UNHURT = frozenset(("unhurt", "unharmed", "uninjured", "unscathed"))
# Words that tell of people who no trigger has: looked at when all triggers have theirs.
LATE_WORDS = SURVIVORS | SHOT | UNHURT
_LIMB = 4
FORMS = ("transitive", "base", "subject", "noun", "of", "toll")


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger over the tokens ``first`` to ``last``; ``form`` is one of `FORMS`."""

    measure: str
    form: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Index:
    by_word: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    keys: dict[str, tuple[frozenset[str], ...]]


@cache
def _index() -> _Index:
    rows: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for measure, forms in load_cues("figures")["triggers"].items():
        for form in FORMS:
            for phrase in forms[form]:
                words = tuple(phrase.split())
                rows.setdefault(words[0], []).append((words, measure, form))
    for found in rows.values():
        found.sort(key=lambda row: -len(row[0]))
    keys: dict[str, set[frozenset[str]]] = {}
    for found in rows.values():
        for phrase, _, _ in found:
            needed = frozenset(_LETTERS.findall(" ".join(phrase)))
            keys.setdefault(_rarest(phrase), set()).add(needed)
    single = ("housed", "places"), ("losses", "verbs"), ("fallen", "verbs")
    for word in LATE_WORDS.union(*(_word_lists(table)[name] for table, name in single)):
        keys.setdefault(word, set()).add(frozenset((word,)))
    for ends, verbs in _pairs():
        for word in ends:
            keys.setdefault(word, set()).update(frozenset((word, verb)) for verb in verbs)
    journeys = _word_lists("journeys")
    for word in journeys["going"] | journeys["brought"] | journeys["arriving"]:
        leads = ("from", "into", "to") if word.startswith("cross") else ("from",)
        for lead in (*leads, *journeys["after"]):
            keys.setdefault(word, set()).add(frozenset((word, lead)))
    return _Index(
        by_word={word: tuple(found) for word, found in rows.items()},
        keys={word: tuple(needed) for word, needed in keys.items()},
    )


def _pairs() -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the words of triggers in two parts, one of each of which a sentence must have."""
    tables = (
        ("hurts", "nouns"),
        ("left_hurt", "ends"),
        ("departed", "ways"),
        ("jailed", "places"),
        ("body", "parts"),
    )
    pairs = [(_word_lists(table)[name], _word_lists(table)["verbs"]) for table, name in tables]
    pairs += [
        (frozenset(phrase[-1] for phrase in _end_phrases(table)), _word_lists(table)["verbs"])
        for table, _ in _SENSES
    ]
    return [*pairs, (_word_lists("driving")["verbs"], frozenset(("from", "out", "into")))]


def _rarest(phrase: tuple[str, ...]) -> str:
    """Return the word of a phrase that other sentences have least, taken to be the longest."""
    words: list[str] = _LETTERS.findall(" ".join(phrase))
    return max(words, key=len)


def may_hold_figures(words: frozenset[str]) -> bool:
    """Tell, by its words alone, whether a sentence can say what befell anybody."""
    # "killed5,000": a space was lost.
    words |= {word.rstrip("0123456789") for word in words if word[-1].isdigit()}
    keys = _index().keys
    if any(needed <= words for word in keys.keys() & words for needed in keys[word]):
        return True
    shelters = _word_lists("housed")
    return not (words.isdisjoint(shelters["centres"]) or words.isdisjoint(shelters["kinds"]))


def _hit_at(tokens: Sequence[Token], index: int) -> Hit | None:
    """Return the longest trigger that begins at a token."""
    word = tokens[index].word
    if word == "death" and index and tokens[index - 1].word == "to":
        return None
    rows = _index().by_word.get(word, ())
    for words, measure, form in rows:
        last = index + len(words) - 1
        if last > index and tuple(token.word for token in tokens[index : last + 1]) != words:
            continue
        counted = index > 0 and tokens[index - 1].word[0].isdigit()
        nouns = (row for row in rows if row[0] == words and row[2] == "noun")
        noun = next(nouns, None) if counted and form == "base" else None  # "150 arrests"
        return Hit(measure, "noun" if noun else form, index, last)
    return None


def find_hits(tokens: Tokens) -> list[Hit]:
    """Find the triggers, the longest first where several begin at one word."""
    hits: list[Hit] = []
    for index in tokens.at(_index().by_word.keys()):
        if hits and index <= hits[-1].last:
            continue
        hit = _hit_at(tokens, index)
        while hit is not None and hit.last > hit.first:
            # "Have left" is less than the "left their homes" that begins in it.
            longer = _hit_at(tokens, hit.last)
            if longer is None or longer.last == hit.last:
                break
            hit = longer
        if hit:
            hits.append(hit)
    used = {place for hit in hits for place in range(hit.first, hit.last + 1)}
    more = [
        *_housed(tokens, used),
        *_jailed(tokens, used),
        *(hit for row in _SENSES for hit in _with_ends(tokens, used, *row)),
        *_departed(tokens, used),
        *_lost(tokens, used),
        *_left_hurt(tokens, used),
        *_hurts(tokens, used),
        *_in_the_leg(tokens, used),
        *_fallen(tokens, used),
        *_driven(tokens, used),
    ]
    hits = sorted([*hits, *more], key=lambda hit: hit.first) if more else hits
    return [_by_forces(tokens, _of_the_sick(tokens, hit)) for hit in hits]


def _by_forces(tokens: Sequence[Token], hit: Hit) -> Hit:
    """Tell whom police or soldiers seized: they are detained, and kidnapped by nobody."""
    cues = _word_lists("seizing")
    if tokens[hit.first].word not in cues["verbs"]:
        return hit
    active = range(max(0, hit.first - _AGENT), hit.first)
    passive = range(hit.last + 1, min(hit.last + 1 + _AGENT, len(tokens)))
    agents = {tokens[place].word for place in (passive if hit.last > hit.first else active)}
    return hit if agents.isdisjoint(cues["forces"]) else replace(hit, measure="detained")


def _of_the_sick(tokens: Tokens, hit: Hit) -> Hit:
    """Tell "hospitalised with cholera" from hospitalised with burns: the sick are not hurt."""
    if hit.measure != "injured":
        return hit
    cues = _word_lists("sick")
    told = {token.word for token in tokens[hit.first : hit.last + 1]}
    ill = not cues["hospital"].isdisjoint(told) and not cues["illnesses"].isdisjoint(tokens.places)
    return replace(hit, measure="affected") if ill else hit


def _with_ends(tokens: Tokens, used: set[int], table: str, measure: str) -> list[Hit]:
    """Find a verb whose sense its last words give: "beat a thief to death", "took them hostage"."""
    ends: dict[int, int] = {}
    for phrase in _end_phrases(table):
        for place in tokens.places.get(phrase[-1], ()):
            first = place - len(phrase) + 1
            if first >= 0 and tokens[first].word == phrase[0]:
                ends[place] = first
    return _parted(tokens, used, ends, table, measure)


@cache
def _end_phrases(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in load_cues("figures")["ends"][table])


def _left_hurt(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "left three residents with shrapnel wounds"."""
    cues = _word_lists("left_hurt")
    ends: dict[int, int] = {}
    counted: list[Hit] = []
    for place in tokens.at(cues["ends"]):
        near = range(place - 1, max(-1, place - _WITH), -1)
        first = next((one for one in near if tokens[one].word == "with"), None)
        last = place + 1 == len(tokens) or not tokens[place + 1].word.isalpha()
        over = last or tokens[place + 1].word in ENDS
        if first and over and _is_somebody(tokens[first - 1].word):
            counted.append(Hit("injured", "subject", first, place))
        elif first is not None:
            ends[place] = first
    return counted + _parted(tokens, used - ends.keys(), ends, "left_hurt", "injured")


def _is_somebody(word: str) -> bool:
    """Tell whom wounds may be with right behind: a number, or people."""
    return word[0].isdigit() or is_people(word)


def _in_the_leg(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "shot in the leg", "struck in the back": where one is hit who may live."""
    cues = _word_lists("body")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"]):
        if verb in used:
            continue
        if [one.word for one in tokens[verb + 1 : verb + 2]] != ["in"]:
            continue
        behind = range(verb + 2, min(verb + 2 + _LIMB, len(tokens)))
        part = next((place for place in behind if tokens[place].word in cues["parts"]), None)
        deadly = tokens[verb].word in cues["shot"] and part and tokens[part].word in cues["vital"]
        if part is not None and not deadly:
            found.append(Hit("injured", "subject", verb, part))
    return found


def _fallen(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "two soldiers also fell.": of those who fight, and of nothing that they fell into."""
    cues = _word_lists("fallen")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"]):
        if verb in used:
            continue
        before = {one.word for one in tokens[max(0, verb - _LIMB) : verb]}
        ends = verb + 1 == len(tokens) or tokens[verb + 1].word in cues["ends"] | set(".,;")
        if ends and not before.isdisjoint(_word_lists("losses")["nouns"] | cues["nouns"]):
            found.append(Hit("killed", "subject", verb, verb))
    return found


def _lost(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "lost nine soldiers", but not "lost her two votes": who loses people has them dead."""
    cues = _word_lists("losses")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"]):
        if verb in used:
            continue
        behind = [token.word for token in tokens[verb + 1 : verb + _LOSS]]
        noun = next((place for place, word in enumerate(behind) if word in cues["nouns"]), 0)
        if noun and cues["never"].isdisjoint(behind[:noun]):
            found.append(Hit("killed", "base", verb, verb))
    return found


def _parted(
    tokens: Sequence[Token], used: set[int], ends: dict[int, int], table: str, measure: str
) -> list[Hit]:
    """Find a verb whose sense its last words give, whom it befalls between or before them.

    ``ends`` has, by their last token, the first one of those words.
    """
    verbs = _word_lists(table)["verbs"]
    found: list[Hit] = []
    for last, first in ends.items():
        if last in used:
            continue
        for verb in range(first - 1, max(-1, first - _OBJECT), -1):
            if tokens[verb].word in ".;:" or verb in used:
                break
            if tokens[verb].word in verbs:
                between = verb < first - 1
                active = between and _BE.isdisjoint(t.word for t in tokens[max(0, verb - 2) : verb])
                form = "base" if active else "transitive"
                found.append(Hit(measure, form, verb, verb if between else last))
                break
    return found


def _driven(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "drove 1,100 civilians from Sake", "into the bush": whom it drives is displaced."""
    wilds = _word_lists("driving")["wilds"]
    found: list[Hit] = []
    for verb in tokens.at(_word_lists("driving")["verbs"]):
        if verb in used:
            continue
        for place in range(verb + 2, min(verb + _OBJECT, len(tokens))):
            if tokens[place].word in ".;:,to" or place in used:
                break
            wild = any(token.word in wilds for token in tokens[place + 1 : place + 3])
            word = tokens[place].word
            away = word in ("from", "out") and not tokens[verb].word.startswith("forc")
            if away or (word == "into" and wild):
                found.append(Hit("displaced", "transitive", verb, verb))
                break
    return found


def _departed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "left Rafah on foot", as no traveller does."""
    cues = _word_lists("departed")
    return [
        Hit("displaced", "subject", place, place)
        for place in tokens.at(cues["verbs"])
        if place not in used
        and any(other.word in cues["ways"] for other in tokens[place + 1 : place + _ON_FOOT])
    ]


def _hurts(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "sustained shrapnel wounds"."""
    cues = _word_lists("hurts")
    found: list[Hit] = []
    for place in tokens.at(cues["verbs"]):
        if place in used:
            continue
        spared = tokens[place].word == "escaped"
        for noun in range(place + 1, min(place + 5, len(tokens))):
            spared = spared and tokens[noun].word != "with"
            if tokens[noun].word in cues["nouns"] and not spared:
                found.append(Hit("injured", "subject", place, noun))
                break
            if not tokens[noun].word[0].isalpha() or tokens[noun].word in ("without", "no"):
                break
    return found


def _jailed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "are being held in two prisons"."""
    cues = _word_lists("jailed")
    return _ahead(tokens, used, tokens.at(cues["places"]), cues["verbs"], "detained")


def _housed(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "are living in collective centres": the verb, where such a place follows soon."""
    cues = _word_lists("housed")
    ends = [
        place
        for place in tokens.at(cues["places"] | cues["centres"])
        if tokens[place].word in cues["places"]
        or any(other.word in cues["kinds"] for other in tokens[max(0, place - 3) : place])
    ]
    return _ahead(tokens, used, ends, cues["verbs"], "displaced")


def _ahead(
    tokens: Sequence[Token],
    used: set[int],
    ends: Sequence[int],
    verbs: frozenset[str],
    measure: str,
) -> list[Hit]:
    """Find the verbs that stand soon before one of these tokens, in its clause."""
    found: list[Hit] = []
    for end in ends:
        for place in range(end - 1, max(-1, end - 9), -1):
            if tokens[place].word in ".;:," or place in used:
                break
            if tokens[place].word in verbs:
                if not found or found[-1].first != place:
                    found.append(Hit(measure, "subject", place, place))
                break
    return found


def lethal_verbs() -> frozenset[str]:
    """Return the verbs that may have "to death" behind whom they befall."""
    return _word_lists("lethal")["verbs"]


@cache
def _word_lists(table: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(row.split()) for name, row in load_cues("figures")[table].items()}
