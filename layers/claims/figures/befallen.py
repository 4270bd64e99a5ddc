"""What befell people: the triggers of figures, by measure and by where the people stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from ...lexicon import cue_sets, cue_words, load_cues
from ..sentence.actors import actor_words
from .flight import find_flight, is_sent_back
from .harm import find_harm
from .hits import FORMS, Hit, find_parted, lethal_verbs
from .journeys import moving
from .spoken import Token, Tokens, opens_number
from .want import find_want, goods

_DIGITS = "0123456789"
_LETTERS = re.compile(r"[^\W\d_]+")
# Tables of verbs with their ends, and what those whom they befall are.
_SENSES = (
    ("lethal", "killed"),
    ("throats", "killed"),
    ("holding", "kidnapped"),
    ("treating", "injured"),
    ("safe", "evacuated"),
    ("forcing", "displaced"),
    ("homing", "returned"),
    ("costing", "killed"),
    ("downing", "killed"),
    ("maiming", "injured"),
    ("sickening", "affected"),
    ("custody", "detained"),
)
_AGENT = 4
SURVIVORS = cue_words("figures.befallen.survivors")
_GAS = cue_words("figures.befallen.gas")
CASES = cue_words("figures.befallen.cases")
_NAMED = 4
_JOINED = 5
_WOUNDED = 6
EPIDEMIC = "epidemic"
SICK = cue_words("figures.sick.ill")
# Who is rescued in one of these is evacuated.
RISING = ("flood", "storm", "landslide")
# From "put" to its "at", and what those are that stand between.
_PUT, _PUT_TOO = 9, 4
_MEASURES = ("killed", "injured", "missing", "displaced")
# Who is shot may be dead or hurt.
SHOT = cue_words("figures.befallen.shot")
_HURT = cue_words("figures.put.injured")
_FATAL = cue_words("figures.fatal.adverbs")
UNHURT = cue_words("figures.befallen.unhurt")
# Of which a sentence has one that tells of patients.
_HOSPITAL = cue_sets("figures.patients")
PATIENTS = frozenset(("treated",)).union(
    *(
        _HOSPITAL[name]
        for name in ("hospitals", "wards", "treatment", "condition", "gravely", "medical")
    )
)
# Words that tell of people who no trigger has: looked at when all triggers have theirs.
LATE_WORDS = SURVIVORS | SHOT | UNHURT


@dataclass(frozen=True, slots=True)
class _Index:
    # Phrases by their first two words, the longest first; those of one word by that.
    firsts: frozenset[str]
    begun: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], str, str], ...]]
    keys: dict[str, tuple[frozenset[str], ...]]


@cache
def _index() -> _Index:
    rows: dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]] = {}
    for words, measure, form in _phrases():
        rows.setdefault(words[:2], []).append((words, measure, form))
    for found in rows.values():
        found.sort(key=lambda row: -len(row[0]))
    keys: dict[str, set[frozenset[str]]] = {}
    for found in rows.values():
        for phrase, _, _ in found:
            needed = frozenset(_LETTERS.findall(" ".join(phrase)))
            keys.setdefault(_rarest(phrase), set()).add(needed)
    alone = ("losses", "taken", "fallen", "rescuing", "buried", "claiming")
    single = [cue_sets(f"figures.{table}")["verbs"] for table in alone]
    for word in LATE_WORDS.union(cue_sets("figures.housed")["places"], *single):
        keys.setdefault(word, set()).add(frozenset((word,)))
    for ends, verbs in _pairs():
        for word in ends:
            keys.setdefault(word, set()).update(frozenset((word, verb)) for verb in verbs)
    journeys = cue_sets("figures.journeys")
    on_way = journeys["going"] | journeys["brought"] | journeys["arriving"] | journeys["reaching"]
    for word in on_way:
        leads = ("from", "into", "to", "at") if word.startswith("cross") else ("from",)
        for lead in (*leads, *journeys["after"]):
            keys.setdefault(word, set()).add(frozenset((word, lead)))
    for word in journeys["quitting"]:
        for noun in actor_words()["rooted"]:
            keys.setdefault(word, set()).add(frozenset((word, noun)))
    return _Index(
        firsts=frozenset(words[0] for words in rows),
        begun={words: tuple(found) for words, found in rows.items()},
        keys={word: tuple(needed) for word, needed in keys.items()},
    )


def _phrases() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the phrases of the lexicon, one for each choice of words, with measure and form."""
    for measure, forms in load_cues("figures")["triggers"].items():
        for form in FORMS:
            for phrase in forms[form]:
                for words in product(*(word.split("|") for word in phrase.split())):
                    yield words, measure, form


def _pairs() -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the words of triggers in two parts, one of each of which a sentence must have."""
    tables = (
        ("hurts", "nouns"),
        ("left_hurt", "ends"),
        ("departed", "ways"),
        ("jailed", "places"),
        ("kept_back", "freed"),
        ("put", "nouns"),
        ("body", "parts"),
        ("body", "missiles"),
        ("carried_off", "ends"),
        ("rough", "places"),
        ("wrecked", "homes"),
        ("sheltering", "sites"),
        ("sent_back", "ways"),
    )
    pairs = [
        (cue_sets(f"figures.{table}")[name], cue_sets(f"figures.{table}")["verbs"])
        for table, name in tables
    ]
    pairs += [(_last_words(table), cue_sets(f"figures.{table}")["verbs"]) for table, _ in _SENSES]
    pairs += [(PATIENTS, _HOSPITAL["violence"])]
    want = cue_sets("figures.want")
    pairs += [(frozenset(goods()), want["verbs"] | want["never"])]
    driving = cue_sets("figures.driving")
    return [
        *pairs,
        (
            driving["verbs"] | driving["sending"] | driving["taking"],
            frozenset(
                ("from", "out", "into", "toward", "towards", "off", "onto", "over", "across")
            ),
        ),
    ]


def _rarest(phrase: tuple[str, ...]) -> str:
    """Return the word of a phrase that other sentences have least, taken to be the longest."""
    words: list[str] = _LETTERS.findall(" ".join(phrase))
    return max(words, key=len)


def may_hold_figures(words: frozenset[str], *, fleeing: bool) -> bool:
    """Tell, by its words alone, whether a sentence can say what befell anybody."""
    if fleeing and not words.isdisjoint(moving()):
        return True
    # "killed5,000": a space was lost.
    numbered = [word.rstrip(_DIGITS) for word in words if word[-1] in _DIGITS]
    words = words.union(numbered) if numbered else words
    keys = _index().keys
    for word in keys.keys() & words:
        for needed in keys[word]:
            if needed <= words:
                return True
    shelters = cue_sets("figures.housed")
    return not (words.isdisjoint(shelters["centres"]) or words.isdisjoint(shelters["kinds"]))


def _hit_at(tokens: Sequence[Token], index: int) -> Hit | None:
    """Return the longest trigger that begins at a token."""
    word = tokens[index].word
    if word == "death" and index and tokens[index - 1].word == "to":
        return None
    begun = _index().begun
    longer = begun.get((word, tokens[index + 1].word), ()) if index + 1 < len(tokens) else ()
    rows = (*longer, *begun.get((word,), ()))
    for words, measure, form in rows:
        last = index + len(words) - 1
        if last >= len(tokens) or tokens[last].word != words[-1]:
            continue
        if last > index + 1 and tuple(each.word for each in tokens[index : last + 1]) != words:
            continue
        counted = index > 0 and tokens[index - 1].word[0].isdigit()
        if form == "toll" and counted and last > index and not opens_number(tokens, last + 1):
            continue  # "90 deaths at the crossing", not "deaths at 90"
        nouns = (row for row in rows if row[0] == words and row[2] == "noun")
        noun = next(nouns, None) if counted and form == "base" else None  # "150 arrests"
        return Hit(measure, "noun" if noun else form, index, last)
    return None


def find_hits(tokens: Tokens, *, hazard: str | None = None) -> list[Hit]:
    """Find the triggers, the longest first where several begin at one word.

    ``hazard`` is the disaster that the report told of: its "cases" are of the disease, and who is
    rescued was brought out of the water.
    """
    hits: list[Hit] = []
    for index in tokens.at(_index().firsts):
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
    puts = _put_at(tokens)
    hits = [hit for hit in hits if not any(put.first <= hit.first <= put.last for put in puts)]
    hits += puts
    used = {place for hit in hits for place in range(hit.first, hit.last + 1)}
    more = [
        *(hit for row in _SENSES for hit in _with_ends(tokens, used, *row)),
        *find_harm(tokens, used),
        *find_flight(tokens, used),
        *find_want(tokens, used),
        *(_rescued(tokens, used) if hazard in RISING else ()),
    ]
    hits = sorted([*hits, *more], key=lambda hit: hit.first) if more or puts else hits
    hits = [hit for hit in hits if not _is_of_the_dead(tokens, hit)]
    hits = [hit for hit in hits if not _are_other_cases(tokens, hit, hazard=hazard)]
    return [_by_others(tokens, _by_forces(tokens, _of_the_sick(tokens, hit))) for hit in hits]


def _is_of_the_dead(tokens: Tokens, hit: Hit) -> bool:
    """Tell "burnt or hacked to death" from "burnt or hacked"."""
    if hit.measure != "injured" or tokens[hit.last].word not in lethal_verbs():
        return False
    behind = [token.word for token in tokens[hit.last + 1 : hit.last + _JOINED]]
    return behind[:1] in (["or"], ["and"]) and behind[2:] == ["to", "death"]


def _rescued(tokens: Tokens, used: set[int]) -> list[Hit]:
    """Find "rescued 40 residents", whom nobody holds; beside the dead of a wreck they survived."""
    cues = cue_sets("figures.rescuing")
    if tokens.have(cues["captors"] | cues["wrecks"]):
        return []
    places = [place for place in tokens.at(cues["verbs"]) if place not in used]
    return [Hit("evacuated", "transitive", place, place) for place in places]


def _put_at(tokens: Tokens) -> list[Hit]:
    """Find "put the dead in Blantyre at 18", "brings the dead to 31"."""
    cues = cue_sets("figures.put")
    found: list[Hit] = []
    for verb in tokens.at(cues["verbs"] | cues["raising"]):
        words = [token.word for token in tokens[verb + 1 : verb + 1 + _PUT]]
        raised = tokens[verb].word in cues["raising"]
        mark = "to" if raised else "at"
        if words[:1] != ["the"] or mark not in words[2:] or words[1] not in cues["nouns"]:
            continue
        measure = next(name for name in _MEASURES if words[1] in cues[name])
        last = verb + 1 + words.index(mark, 2)
        if not raised or opens_number(tokens, last + 1):
            found.append(Hit(measure, "toll", verb + 2, last))
            found += _put_too(tokens, last, mark)
    return found


def _put_too(tokens: Tokens, place: int, mark: str) -> list[Hit]:
    """Find the second of "taking the dead to 12 and the wounded to 40"."""
    cues = cue_sets("figures.put")
    words = [token.word for token in tokens[place + 2 : place + 2 + _PUT_TOO]]
    if words[:2] != ["and", "the"] or words[3:] != [mark] or words[2] not in cues["nouns"]:
        return []
    measure = next(name for name in _MEASURES if words[2] in cues[name])
    return [Hit(measure, "toll", place + 4, place + 5)]


def _by_forces(tokens: Sequence[Token], hit: Hit) -> Hit:
    """Tell whom police or soldiers seized: they are detained, and kidnapped by nobody."""
    cues = cue_sets("figures.seizing")
    if tokens[hit.first].word not in cues["verbs"]:
        return hit
    active = range(max(0, hit.first - _AGENT), hit.first)
    passive = range(hit.last + 1, min(hit.last + 1 + _AGENT, len(tokens)))
    agents = {tokens[place].word for place in (passive if hit.last > hit.first else active)}
    return hit if agents.isdisjoint(cues["forces"]) else replace(hit, measure="detained")


def _by_others(tokens: Sequence[Token], hit: Hit) -> Hit:
    """Tell "the police returned 40 Haitians through X" from "40 Haitians returned through X"."""
    sent = hit.measure == "returned" and hit.form == "subject" and hit.first == hit.last
    return replace(hit, form="base") if sent and is_sent_back(tokens, hit.first) else hit


def _are_other_cases(tokens: Tokens, hit: Hit, *, hazard: str | None) -> bool:
    """Tell cases in court from those of a disease, which the sentence or the report names.

    Nobody else who falls ill is news.
    """
    made = tokens[hit.first].word in cue_sets("figures.sickening")["verbs"]
    ill = hit.measure == "affected" and (tokens[hit.last].word in SICK or made)
    if tokens[hit.first].word not in CASES and not ill:
        return False
    cues = cue_sets("figures.sick")
    behind = [token.word for token in tokens[hit.last + 1 : hit.last + 1 + _NAMED]]
    if behind[:1] == ["of"]:
        return cues["illnesses"].isdisjoint(behind)
    if hazard == EPIDEMIC:
        return tokens.have(cues["courts"])
    return cues["illnesses"].isdisjoint(tokens.places)


def _of_the_sick(tokens: Tokens, hit: Hit) -> Hit:
    """Tell "hospitalised with cholera" from hospitalised with burns: the sick are not hurt.

    Who is "fatally wounded" is dead.
    """
    if tokens[hit.first].word == "suffocated" and not _GAS.isdisjoint(tokens.places):
        return replace(hit, measure="injured")  # by tear gas
    if hit.measure == "evacuated" and _with_wounds(tokens, hit):
        return replace(hit, measure="injured")
    if hit.measure != "injured":
        return hit
    if hit.first and tokens[hit.first - 1].word in _FATAL:
        return replace(hit, measure="killed")
    cues = cue_sets("figures.sick")
    told = {token.word for token in tokens[hit.first : hit.last + 1]}
    ill = not cues["hospital"].isdisjoint(told) and not cues["illnesses"].isdisjoint(tokens.places)
    return replace(hit, measure="affected") if ill else hit


def _with_wounds(tokens: Sequence[Token], hit: Hit) -> bool:
    """Tell "four were evacuated with bullet wounds", "evacuated wounded", who were hurt."""
    behind = [token.word for token in tokens[hit.last + 1 : hit.last + 1 + _WOUNDED]]
    wounds = cue_words("figures.left_hurt.ends")
    if behind and behind[0] in _HURT:
        return True
    return "with" in behind and not wounds.isdisjoint(behind[behind.index("with") :])


def _with_ends(tokens: Tokens, used: set[int], table: str, measure: str) -> list[Hit]:
    """Find a verb whose sense its last words give: "beat a thief to death", "took them hostage"."""
    if not tokens.have(_last_words(table)):
        return []
    ends: dict[int, int] = {}
    for phrase in _end_phrases(table):
        for place in tokens.places.get(phrase[-1], ()):
            first = place - len(phrase) + 1
            if first >= 0 and tokens[first].word == phrase[0]:
                ends[place] = first
    return find_parted(tokens, used, ends, table, measure)


@cache
def _last_words(table: str) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _end_phrases(table))


@cache
def _end_phrases(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in load_cues("figures")["ends"][table])
