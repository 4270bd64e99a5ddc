"""Who was shot, and who lies in hospital, where no other words say what befell them.

Who is shot may be dead or hurt. Who is in hospital beside others who died was hurt with them,
unless the sentence tells of a disease.
"""

from collections.abc import Iterator

from ...lexicon import cue_sets, cue_words
from ..sentence.people import DETERMINERS, people_heads
from .befallen import PATIENTS, SHOT
from .hits import Hit
from .objects import find_object
from .reading import Reading, is_passive
from .subjects import find_subject

_CUES = cue_sets("figures.patients")
_SURVIVED = 6
_CONDITION = 3
_HOSPITAL = 7
_WARDS = _CUES["hospitals"] | _CUES["wards"]
_CARERS = _CUES["hospitals"] | _CUES["carers"]
_TREATED = _CUES["wards"] | _CUES["treatment"]
_OVER = cue_words("figures.patients.over") | {""}


def link_shot(reading: Reading) -> None:
    """Read "gunmen shot five men", who may be dead or hurt, where nothing else befell them.

    Those "who survived" are hurt.
    """
    for place in reading.tokens.at(SHOT):
        if place in reading.hit_at:
            continue
        behind = [reading.word(one) for one in range(place + 1, place + 1 + _SURVIVED)]
        measure = "affected" if _CUES["survive"].isdisjoint(behind) else "injured"
        hit = Hit(measure, "transitive", place, place)
        passive = is_passive(reading, hit)
        # "were shot at a checkpoint" tells where, "were shot at by soldiers" of fire that may miss
        somewhere = passive and reading.word(place + 2) in DETERMINERS
        if reading.word(place + 1) in _CUES["shot_off"] and not somewhere:
            continue
        linked = (
            find_subject(reading, hit, hit, passive=True)
            if passive
            else find_object(reading, hit, hit)
        )
        if linked and not any(index in reading.taken for index in linked):
            reading.links.append((hit, hit, linked, hit.measure))
            reading.taken.update(dict.fromkeys(linked, hit.measure))


def link_patients(reading: Reading) -> None:
    """Read "seven died and two are in hospital", "the blast put five people in hospital"."""
    told = {measure for *_, measure in reading.links}
    if "injured" in told or not reading.tokens.have(PATIENTS):
        return
    if not ("killed" in told or reading.struck or reading.tokens.have(_CUES["violence"])):
        return
    if reading.tokens.have(cue_words("figures.sick.illnesses")):
        return
    for hit in (*_hospitalised(reading), *_sent(reading)):
        if hit.form == "base":
            linked = find_object(reading, hit, hit)
        else:
            linked = find_subject(reading, hit, hit, passive=True)
        if "killed" not in told and _is_known(reading, linked):
            continue
        if linked and not any(index in reading.taken for index in linked):
            reading.links.append((hit, hit, linked, hit.measure))
            reading.taken.update(dict.fromkeys(linked, hit.measure))


def _is_known(reading: Reading, linked: tuple[int, ...]) -> bool:
    """Tell "the commander was rushed to a hospital", of whom the report has told before."""
    group = reading.groups[linked[0]] if len(linked) == 1 else None
    return group is not None and group.head == "single" and reading.word(group.first) == "the"


def _sent(reading: Reading) -> Iterator[Hit]:
    """Find "put five people in hospital", "sent 14 to the hospital", "the clinic admitted nine"."""
    for place in reading.tokens.at(_CUES["admitting"]):
        before = {reading.word(one) for one in range(place - _HOSPITAL, place)}
        start = place + 1 + (reading.word(place + 1) == "in")
        if not before.isdisjoint(_CARERS) and _are_hurt(reading, start):
            yield Hit("injured", "base", place, start - 1)
    for place in reading.tokens.at(_CUES["sending"]):
        for one in range(place + 2, place + 2 + _HOSPITAL):
            inside = one + 1 + (reading.word(one + 1) == "the")
            if reading.word(one) in _CUES["into"] and reading.word(inside) in _WARDS:
                yield Hit("injured", "base", place, place)
                break


def _hospitalised(reading: Reading) -> Iterator[Hit]:
    """Find "in hospital", "in a critical condition", "two critical", "sought medical help"."""
    for place, token in enumerate(reading.tokens):
        if place in reading.hit_at:
            continue
        if token.word == "treated" and reading.word(place + 1) in _OVER:
            yield Hit("injured", "subject", place, place)
        if token.word in _CUES["carried"]:
            reach = range(place + 2, place + 2 + _HOSPITAL)
            ends = _CUES["hospitals"] if reading.word(place + 1) in _CUES["to"] else frozenset()
            if token.word == "treated" and reading.word(place - 1) == "being":
                reach, ends = range(place, place + 1), _CUES["carried"]
        elif token.word in _CUES["gravely"] and place - 1 in reading.at_last:
            over = reading.word(place + 1) in ("", ".", ",", ";")
            reach, ends = range(place, place + over), _CUES["gravely"]
        elif token.word in _CUES["sought"]:
            start = place + 1 + (reading.word(place + 1) == "of")  # "in need of medical help"
            medical = reading.word(start) in _CUES["medical"]
            reach = range(start + medical, start + 1 + medical)
            ends = _CUES["care"] if medical else _CUES["treatment"]
        elif token.word == "in" and (
            reading.word(place - 1) in _CUES["being"] or _is_counted(reading, place - 1)
        ):
            reach = range(place + 1, place + 1 + _CONDITION)
            grave = reading.word(place + 1 + (reading.word(place + 1) == "a"))
            ends = _CUES["condition"] if grave in _CUES["conditions"] else _TREATED
        else:
            continue
        last = next((one for one in reach if reading.word(one) in ends), None)
        if last is not None and not any(reading.word(one) in ",.;" for one in range(place, last)):
            yield Hit("injured", "subject", place, last)


def _is_counted(reading: Reading, place: int) -> bool:
    """Tell "ten more in hospital" from "six of them on the spot and two in hospital"."""
    found = reading.at_last.get(place)
    if found is None or reading.word(place) in _CUES["others"]:
        return False
    return not (found and reading.groups[found - 1].subset)


def _are_hurt(reading: Reading, place: int) -> bool:
    """Tell "admitted nine on Monday" from "treated 900 patients in May", "took in 30 interns"."""
    found = reading.at_first.get(place)
    if found is None:
        return False
    last = reading.groups[found].last
    behind = {reading.word(one) for one in range(last + 1, last + 1 + _SURVIVED)}
    return reading.word(last) not in _CUES["others"] and behind.isdisjoint(people_heads().months)
