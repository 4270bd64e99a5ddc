"""Find the verbs of people on their way from one place to another.

"Thousands walked from Mirebalais to Hinche", "180 were transferred from Kostiantynivka to Dnipro",
"600 arrived in Renk from Khartoum". Such verbs tell of a displacement or evacuation only with both
ends, each a name, or with one and what drove them there ("moved to Ouallam after the raid"). In a
report that tells of a flight or of what people flee from, one end will do, and "left Sake" as well,
unless they go to talks or to a hospital. Who goes is decided elsewhere.
"""

from collections.abc import Sequence
from functools import cache

from ...lexicon import cue_sets, cue_words
from ..sentence.actors import actor_words
from ..sentence.people import country_names
from .flight import are_dwellers, dwellers
from .hits import Hit
from .spoken import Token, Tokens

_BE = cue_words("grammar.verbs.be")
# Words from the verb to the first end, and from one end to the other.
_FIRST, _SECOND = 6, 9
# A name begins so many words behind its preposition: "to the northern town of Corinto".
_NAME = 5
_ERRAND = 12
_NIGHT = 3
# From the verb back to who goes, over "have since".
_AUXILIARIES = 5
_SKIPPED = cue_words("figures.verbs.skip")
_STOPS = frozenset((".", ";", ":", '"', "”", "“"))
_TO = cue_words("grammar.prepositions.to")
_AT = cue_words("grammar.prepositions.at")


@cache
def moving() -> frozenset[str]:
    """Return the verbs of going, leaving and arriving, which tell of flight where a report does."""
    rows = cue_sets("figures.journeys")
    return frozenset().union(
        *(
            rows[name]
            for name in (
                "going",
                "brought",
                "arriving",
                "leaving",
                "quitting",
                "reaching",
                "coming",
                "bringing",
                "staying",
            )
        )
    )


def find_journeys(tokens: Tokens, text: str, hits: Sequence[Hit], *, fleeing: bool) -> list[Hit]:
    """Find verbs of going and bringing with their two ends behind them.

    Parameters
    ----------
    tokens, text
        The sentence.
    hits
        The other triggers, which have their words, but for "arrived".
    fleeing
        Whether the report tells of a flight, or of what people flee from.
    """
    verbs = cue_sets("figures.journeys")
    arriving, leaving = verbs["arriving"], verbs["leaving"]
    places = tokens.at(moving())
    if not places:
        return []
    evacuated = fleeing and any(word.startswith("evacuat") for word in tokens.places)
    used = {
        place
        for hit in hits
        for place in range(hit.first, hit.last + 1)
        if tokens[place].word not in arriving | leaving
    }
    found = _bringing(tokens, text, used, fleeing=fleeing)
    for place in places:
        token = tokens[place]
        going, brought = token.word in verbs["going"], token.word in verbs["brought"]
        passive = brought and tokens[place - 1].word in _BE and place > 0
        if place in used:
            continue
        quits = token.word in verbs["quitting"] and _are_rooted(tokens, place)
        if quits or (fleeing and token.word in leaving | verbs["reaching"]):
            if quits and not fleeing and _is_camp(tokens, place + 1):
                continue
            if _leaves(tokens, text, place + 1):
                measure = "evacuated" if evacuated else "displaced"
                found.append(Hit(measure, "subject", place, place))
            continue
        if token.word in verbs["reaching"] and _reach_from(tokens, text, place):
            found.append(Hit("displaced", "subject", place, place))
            continue
        coming = fleeing and (token.word in verbs["coming"] or _stays_a_night(tokens, place))
        if not (going or passive or coming or token.word in arriving):
            continue
        ends = _TO if going or passive else _AT
        if _has_ends(tokens, text, place + 1, ends, fleeing=fleeing):
            crossed = token.word.startswith("cross")
            crossed = crossed and not _stays_inside(tokens, text, place + 1)
            measure = "evacuated" if passive else "refugees" if crossed else "displaced"
            form = "transitive" if passive else "subject"
            found.append(Hit(measure, form, place, place))
    return found


def _have_both_ends(tokens: Tokens, text: str, verb: int, end: int) -> bool:
    """Tell "ferried 380 people from Bakhmut to Sloviansk" from what any ferry carries.

    That a carrier "took 42 families from A to B" tells so by the families.
    """
    whom = {token.word for token in tokens[verb + 1 : end]}
    shuttled = tokens[verb].word in cue_sets("figures.journeys")["shuttling"]
    away = shuttled or not whom.isdisjoint(actor_words()["rooted"])
    return away and tokens[end].word == "from" and _end(tokens, text, end, _SECOND, _TO) is not None


def _are_rooted(tokens: Tokens, verb: int) -> bool:
    """Tell "1,250 households have left Kabkabiya" from delegates who have left it."""
    for place in range(verb - 1, max(-1, verb - _AUXILIARIES), -1):
        word = tokens[place].word
        if word in actor_words()["rooted"]:
            return True
        if word not in _SKIPPED:
            return False
    return False


def _reach_from(tokens: Tokens, text: str, verb: int) -> bool:
    """Tell "420 households reached Dilling from Al Quoz" from what aid workers reach."""
    end = _end(tokens, text, verb + 1, _FIRST, frozenset(("from",)))
    named = text[tokens[verb + 1].start].isupper() if end else False
    return named and tokens[verb - 1].word in dwellers() | actor_words()["rooted"]


def _is_camp(tokens: Tokens, start: int) -> bool:
    """Tell "left Al Amal camp", maybe for home, from "left Kabkabiya"."""
    behind = {token.word for token in tokens[start : start + _NAME]}
    return not behind.isdisjoint(cue_sets("figures.sheltering")["sites"])


def _stays_a_night(tokens: Tokens, place: int) -> bool:
    """Tell "spent the night in Sake" from "spent the money in Sake"."""
    behind = {token.word for token in tokens[place + 1 : place + 1 + _NIGHT]}
    staying = tokens[place].word in cue_sets("figures.journeys")["staying"]
    return staying and not behind.isdisjoint(cue_sets("figures.rough")["nights"])


def _bringing(tokens: Tokens, text: str, used: set[int], *, fleeing: bool) -> list[Hit]:
    """Find "moved 75 patients to Mandeville", "took 115 nationals from Magenta".

    Where nobody flees, only with both ends.
    """
    found: list[Hit] = []
    for place in tokens.at(cue_sets("figures.journeys")["bringing"]):
        if place in used or place == 0 or tokens[place - 1].word in _BE:
            continue
        end = _end(tokens, text, place + 2, _SECOND, _TO | {"from"})
        if (
            end is not None
            and are_dwellers(tokens[place + 1 : end])
            and not _is_errand(tokens, end)
            and (fleeing or _have_both_ends(tokens, text, place, end))
        ):
            found.append(Hit("evacuated", "transitive", place, place))
            used.add(place)
    return found


def _leaves(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Tell "left the city of Baalbek", "left the camp" from "left a note", "left for the talks"."""
    behind = _until(tokens[start : start + _NAME])
    named = any(
        text[token.start].isupper() or token.word in cue_sets("figures.journeys")["areas"]
        for token in behind
    )
    return named and not _is_errand(tokens, start)


def _is_errand(tokens: Sequence[Token], start: int) -> bool:
    """Tell a way to talks, to a hospital or to court from a flight."""
    behind = {token.word for token in tokens[start : start + _ERRAND]}
    return not cue_sets("figures.journeys")["errands"].isdisjoint(behind)


def _has_ends(
    tokens: Sequence[Token], text: str, start: int, ends: frozenset[str], *, fleeing: bool
) -> bool:
    """Tell whether "from X" and "to Y" follow, in any order; or one of them and a cause to flee."""
    if _goes_abroad(tokens, text, start) or _pours_out(tokens, text, start):
        return True
    sides = cue_sets("figures.journeys")["sides"]
    if fleeing and any(token.word in sides for token in tokens[start : start + 1]):
        return not _is_errand(tokens, start)
    first = _end(tokens, text, start, _FIRST, ends | {"from"})
    if first is None:
        return False
    if _comes_from(tokens, text) and tokens[first].word in ends:
        return not _is_errand(tokens, start)
    if fleeing and not _is_errand(tokens, start):
        return True
    behind = [token.word for token in tokens[first + 1 : first + 1 + _SECOND]]
    after = cue_sets("figures.journeys")["after"]
    fled = next((at for at, word in enumerate(behind) if word in after), None)
    if fled is not None and not cue_sets("figures.journeys")["causes"].isdisjoint(behind[fled:]):
        return True
    other = ends if tokens[first].word in ("from", "out") else frozenset(("from",))
    return _end(tokens, text, first + 1, _SECOND, other) is not None


def _stays_inside(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Tell "crossed the river to Verrettes" from "crossed the river into Venezuela"."""
    behind = {token.word for token in tokens[start : start + _NIGHT]}
    natural = not behind.isdisjoint(cue_sets("figures.journeys")["barriers"])
    return natural and not _goes_abroad(tokens, text, start)


def _comes_from(tokens: Sequence[Token], text: str) -> bool:
    """Tell "From Gwoza, 93 people arrived", an origin in front."""
    return tokens[0].word == "from" and text[tokens[1].start].isupper()


def _pours_out(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Tell "poured out of El Geneina"."""
    out = [token.word for token in tokens[start : start + 2]] == ["out", "of"]
    masses = tokens[start - 1].word in cue_sets("figures.journeys")["masses"]
    named = start + 2 < len(tokens) and text[tokens[start + 2].start].isupper()
    return out and masses and named


def _goes_abroad(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Tell "crossed the river into Venezuela"."""
    if not tokens[start - 1].word.startswith("cross"):
        return False
    behind = [token.word for token in tokens[start : start + _FIRST]]
    if behind[:1] == ["at"] and text[tokens[start + 1].start : tokens[start + 1].end].istitle():
        return True  # "crossed at Tiné"
    return any(
        word in _TO and not country_names().isdisjoint(behind[at + 1 : at + 2])
        for at, word in enumerate(behind)
    )


def _end(
    tokens: Sequence[Token], text: str, start: int, reach: int, leads: frozenset[str]
) -> int | None:
    """Return the preposition of the next end, if a name stands soon behind it."""
    for place in range(start, min(start + reach, len(tokens) - 1)):
        word = tokens[place].word
        if word in _STOPS:
            return None
        out = word == "out" and tokens[place + 1].word == "of" and "from" in leads
        if word in leads or out:
            behind = tokens[place + 1 : place + 1 + _NAME]
            named = any(text[token.start].isupper() for token in _until(behind))
            return place if named or (word != "from" and _is_side(behind)) else None
    return None


def _until(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens up to the first mark."""
    marks = [at for at, token in enumerate(tokens) if not token.word[0].isalnum()]
    return list(tokens[: marks[0]] if marks else tokens)


def _is_side(tokens: Sequence[Token]) -> bool:
    """Tell "to the north"."""
    words = [token.word for token in tokens[:2]]
    return words[:1] == ["the"] and words[-1] in cue_sets("figures.journeys")["sides"]
