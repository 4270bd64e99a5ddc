import random
from datetime import date
from time import process_time

import pytest

from layers.merge import merge_claims
from layers.model import Claim, Event, Party
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place


def told(doc: str, quote: str, number: int, *, start: int = 0, **fields: object) -> Claim:
    """Build a toll that a report gives in a sentence."""
    values: dict[str, object] = {
        "doc_id": doc,
        "start": start,
        "end": start + len(quote),
        "figures": (a_figure(number=number, start=start),),
    }
    return a_claim(f"{doc}{start}", quote=quote, **(values | fields))


def done(doc: str, quote: str, subkind: str, *, start: int = 0, kind: str = "fighting") -> Claim:
    """Build what was done, in the sentence that a toll stands in."""
    return a_claim(
        f"{doc}{start}{subkind}", doc_id=doc, start=start, end=start + len(quote), quote=quote,
        kind=kind, subkind=subkind, figures=(),
    )  # fmt: skip


def tolls(*claims: Claim) -> list[tuple[int | None, int | None]]:
    events = [event for event in merge_claims(claims) if event.kind == "casualty"]
    return sorted((event.figures[0].low, event.figures[0].high) for event in events)


def sole(kind: str, *claims: Claim) -> Event:
    (event,) = [event for event in merge_claims(claims) if event.kind == kind]
    return event


DRONE = "A drone hit a bus in Idlib and killed {}."
GUNS = "Gunmen shot dead {} at a checkpoint in Idlib."
STRIKE = "An air strike on a bus in Idlib killed {}."


def test_a_strike_and_a_shooting_of_one_day_are_two_events() -> None:
    drone, guns = told("a", DRONE, 9), told("b", GUNS, 2)
    raid = done("a", DRONE, "drone_strike")
    assert tolls(drone, raid, guns) == [(2, 2), (9, 9)]
    assert tolls(drone, raid, told("b", STRIKE, 7), done("b", STRIKE, "air_strike")) == [(7, 9)]
    assert tolls(drone, raid, told("b", "Nine died in Idlib.", 10)) == [(9, 10)]


def test_figures_that_are_alike_are_of_one_incident_however_it_is_told() -> None:
    shells = "Shells on a market in Idlib killed 20."
    assert tolls(
        told("a", STRIKE, 22), done("a", STRIKE, "air_strike"),
        told("b", shells, 20), done("b", shells, "shelling"),
    ) == [(20, 22)]  # fmt: skip


def test_what_has_no_sign_of_its_own_goes_where_its_figures_fit() -> None:
    first, second = told("a", DRONE, 90), told("b", GUNS, 12)
    plain = told("c", "Thirteen people died in Idlib.", 13)
    assert tolls(first, done("a", DRONE, "drone_strike"), second, plain) == [(12, 13), (90, 90)]
    other = told("c", "Forty people died in Idlib.", 40)
    assert tolls(first, done("a", DRONE, "drone_strike"), second, other) == [
        (12, 12),
        (40, 40),
        (90, 90),
    ]


@pytest.mark.parametrize(
    ("opening", "events"),
    [
        ("Hours later, shells killed {} in Idlib.", 2),
        ("In a separate attack, {} died in Idlib.", 2),
        ("A second blast killed {} in Idlib.", 2),
        ("Of these {} died in Idlib.", 1),
        ("A second body, making {}, was found in Idlib.", 1),
    ],
)
def test_a_report_that_turns_to_another_incident_counts_other_people(
    opening: str, events: int
) -> None:
    shells = "Shells killed 9 people in Idlib."
    first = told("a", shells, 9)
    then = told("a", opening, 4, start=60)
    assert len(tolls(first, done("a", shells, "shelling"), then)) == events


def test_who_is_hurt_behind_a_second_attack_was_hurt_in_that() -> None:
    first, then = told("a", STRIKE, 9), told("a", "A second strike killed 4.", 4, start=60)
    hurt = a_claim(
        "h", doc_id="a", start=90, end=106, quote="Seven were hurt.", subkind="injured",
        figures=(a_figure("injured", 7, start=90),),
    )  # fmt: skip
    events = merge_claims([first, then, hurt])
    assert [len(event.claims) for event in events] == [1, 2]
    assert [figure.measure for figure in events[1].figures] == ["killed", "injured"]


def test_the_hospital_that_takes_the_wounded_is_no_target() -> None:
    quote = "Four bodies were counted at the hospital in Idlib after an air strike."
    assert tolls(
        told("a", STRIKE, 9), done("a", STRIKE, "air_strike"),
        told("b", quote, 4), done("b", quote, "air_strike"),
    ) == [(4, 9)]  # fmt: skip


def test_an_attack_is_the_air_strike_that_another_report_tells_with_its_figures() -> None:
    attack = "An attack on a village near Idlib killed 8."
    plain = [told("b", attack, 8), done("b", attack, "attack", kind="abuse")]
    strike = [told("a", STRIKE, 9), done("a", STRIKE, "air_strike")]
    event = sole("fighting", *plain, *strike)
    assert (event.subkind, event.n_sources) == ("air_strike", 2)
    assert len(merge_claims([*plain, *strike])) == 2
    far = [told("b", attack, 80), done("b", attack, "attack", kind="abuse")]
    assert len(merge_claims([*far, *strike])) == 3
    two = [told("c", "Shells killed 8.", 8), done("c", "Shells killed 8.", "shelling")]
    assert sum(event.kind == "abuse" for event in merge_claims([*plain, *strike, *two])) == 1


def test_an_attack_between_two_towns_is_that_of_the_one_near_to_which_another_puts_it() -> None:
    ends = tuple(
        a_claim_place(a_place(name, place_id=name, country="SYR", radius_km=4), basis="inferred")
        for name in ("Idlib", "Saraqib")
    )
    idlib = (a_claim_place(a_place("Idlib", place_id="Idlib", country="SYR", radius_km=4)),)
    hama = (a_claim_place(a_place("Hama", place_id="Hama", country="SYR", radius_km=4)),)
    between = told("a", "15 died on a bus.", 15, places=ends)
    near = told("b", "13 died near Idlib.", 13, places=idlib)
    event = sole("casualty", between, near)
    assert [place.place.name for place in event.places] == ["Idlib"]
    assert len(merge_claims([between, told("b", "13 died.", 13, places=hama)])) == 2


def test_many_incidents_of_one_town_are_parted_in_seconds() -> None:
    chance = random.Random(1)
    quotes = [DRONE, GUNS, STRIKE, "Shells hit a school in Idlib.", "People died in Idlib."]
    heap = [
        told(f"d{number}", chance.choice(quotes), chance.randrange(1, 400))
        for number in range(10_000)
    ]
    begin = process_time()
    events = merge_claims(heap)
    assert process_time() - begin < 5
    chance.shuffle(heap)
    assert merge_claims(heap) == events


def test_a_stretch_of_two_days_is_the_only_event_of_them_though_its_toll_is_higher() -> None:
    stretch = a_period(date(2023, 9, 21), start=date(2023, 9, 20), edtf="2023-09-20/2023-09-21")
    late = told("b", "At least 90 died in Idlib.", 90, period=stretch)
    assert tolls(told("a", "40 died in Idlib.", 40), late) == [(40, 90)]
    more = told("b", "At least 300 died in Idlib.", 300, period=stretch)
    assert tolls(told("a", "40 died in Idlib.", 40), more) == [(40, 40), (300, 300)]


def test_a_storm_since_sunday_is_that_of_monday() -> None:
    since = a_period(date(2023, 9, 20), end=None, edtf="2023-09-20/..")
    storms = [
        a_claim("a", doc_id="a", kind="hazard", subkind="storm", figures=(), period=since),
        a_claim("b", doc_id="b", kind="hazard", subkind="storm", figures=()),
    ]
    assert sole("hazard", *storms).period == a_period()
    drought = [a_claim(c.claim_id, doc_id=c.doc_id, kind="hazard", subkind="drought", figures=(),
                       period=c.period) for c in storms]  # fmt: skip
    assert len(merge_claims(drought)) == 2


def test_the_dead_and_the_missing_of_one_report_are_one_event() -> None:
    missing = a_claim(
        "m", start=60, end=90, subkind="missing", figures=(a_figure("missing", 6, start=60),)
    )
    event = sole("casualty", a_claim("a"), missing)
    assert event.subkind == "killed"
    assert [figure.measure for figure in event.figures] == ["killed", "missing"]


def test_the_dead_of_two_sides_are_two_tolls_of_one_battle() -> None:
    army, rebels = "The army killed 67 militants.", "The rebels killed 47 soldiers."
    first = told("a", army, 67, figures=(a_figure(number=67, text="67 militants"),))
    second = told("b", rebels, 47, figures=(a_figure(number=47, text="47 soldiers"),))
    battle = [done("a", army, "clash"), done("b", rebels, "clash")]
    assert tolls(first, second, *battle) == [(47, 47), (67, 67)]
    assert len(sole("fighting", first, second, *battle).claims) == 2
    plain = told("c", "About 50 people died.", 50)
    assert tolls(first, second, *battle, plain) == [(47, 50), (67, 67)]


def test_a_toll_that_rose_leaves_behind_what_its_report_told_before() -> None:
    first = told("a", "A priest said 38 died.", 38, claimant=None)
    priest = a_claim(
        "p", doc_id="a", start=40, end=60, quote="A priest said 30 died.",
        figures=(a_figure(number=30, start=40),), status="claimed",
        claimant=Party(text="a priest", start=40, end=48),
    )  # fmt: skip
    risen = told("a", "The toll has risen to 71, the army said.", 71, start=80, status="claimed",
                 claimant=Party(text="the army", start=100, end=108))  # fmt: skip
    assert tolls(first, priest, risen) == [(71, 71)]
    assert tolls(first, priest) == [(30, 38)]


def test_a_toll_without_a_day_is_that_of_the_only_event_told_there() -> None:
    risen = told("b", "The toll later rose to 71.", 71, period=None, published=date(2023, 9, 23))
    assert tolls(a_claim("a"), risen) == [(40, 71)]
    far = told("b", "The toll later rose to 710.", 710, period=None)
    assert tolls(a_claim("a"), far) == [(40, 40), (710, 710)]


def test_what_one_hospital_received_is_no_count_of_all() -> None:
    part = "Four bodies were brought to the city's hospital."
    assert tolls(a_claim("a"), told("b", part, 4)) == [(40, 40)]
    assert tolls(told("b", part, 4)) == [(4, 4)]
    assert tolls(a_claim("a"), told("b", "Four bodies were brought to hospitals.", 4)) == [(4, 40)]


def test_a_toll_of_a_later_day_is_of_the_only_event_before_it() -> None:
    night = a_period(date(2023, 9, 23), start=date(2023, 9, 22), edtf="2023-09-22/2023-09-23")
    quote = "Two died overnight, and the toll now stands at 52."
    risen = told("b", quote, 52, period=night, published=date(2023, 9, 23))
    event = sole("casualty", a_claim("a"), risen)
    assert event.period == a_period()
    assert event.figures[0].best == 52
    assert len(merge_claims([a_claim("a"), told("b", "52 died.", 52, period=night)])) == 2
    before = told("b", "The toll now stands at 52.", 52, period=a_period(date(2023, 9, 20)))
    assert len(merge_claims([a_claim("a"), before])) == 2


def test_a_count_that_comes_after_a_toll_of_its_publisher_replaces_it() -> None:
    def count(doc: str, day: int, number: int, quote: str) -> Claim:
        published = date(2023, 9, day)
        return told(doc, quote, number, publisher="P", published=published, period=None)

    first = count("a", 20, 31, "Floods have killed 31 people so far.")
    (event,) = merge_claims([first, count("b", 23, 83, "83 deaths have been confirmed.")])
    assert event.figures[0].best == 83
    assert len(merge_claims([first, count("b", 23, 8, "Eight died.")])) == 2


def test_militiamen_are_no_civilians() -> None:
    villagers = told("a", "200 died.", 200, figures=(a_figure(number=200, text="200 villagers"),))
    militia = told("b", "300 died.", 300, figures=(a_figure(number=300, text="300 militiamen"),))
    assert len(merge_claims([villagers, militia])) == 2


def test_who_is_missing_behind_a_toll_is_missing_in_its_event() -> None:
    carried = (a_claim_place(basis="document"),)

    def missing(doc: str, start: int = 60, measure: str = "missing") -> Claim:
        return told(
            doc, "Eleven are missing.", 11, start=start, period=None, places=carried,
            subkind=measure, figures=(a_figure(measure, 11, start=start),),
        )  # fmt: skip

    toll = a_claim("a", doc_id="a")
    event = sole("casualty", toll, missing("a"))
    assert [figure.measure for figure in event.figures] == ["killed", "missing"]
    second = told("a", "Two died.", 2, start=30, period=a_period(date(2023, 9, 2)))
    assert len(merge_claims([toll, second, missing("a")])) == 3
    for other in (missing("b"), missing("a", measure="killed")):
        assert len(merge_claims([toll, other])) == 2


def test_who_died_in_a_protest_was_not_shot_in_a_robbery() -> None:
    march, robbery = "Eight died in clashes with police.", "Gunmen killed a guard."
    first = [told("a", march, 8), done("a", march, "riot", kind="unrest")]
    assert tolls(*first, told("b", robbery, 1)) == [(1, 1), (8, 8)]
    shot = "Police shot 14 protesters dead."
    second = [told("b", shot, 14), done("b", shot, "protest", kind="unrest")]
    assert tolls(*first, *second) == [(8, 14)]


def test_two_whom_a_report_names_are_some_of_the_many_whom_an_army_counts() -> None:
    named = told("a", "A general and his driver died.", 2)
    army = Party(text="the army", start=40, end=48)
    counted = told("a", "The army put its dead at 27.", 27, start=40, claimant=army)
    assert tolls(named, counted) == [(27, 27)]
    assert tolls(told("a", "Twelve died.", 12), counted) == [(12, 27)]
    rebels = Party(text="the rebels", start=0, end=10)
    assert tolls(told("a", "The rebels said 2 died.", 2, claimant=rebels), counted) == [(2, 27)]


def test_another_voice_of_a_report_that_goes_on_about_a_toll_counts_the_same_dead() -> None:
    def said(number: int, start: int, voice: str, **fields: object) -> Claim:
        party = Party(text=voice, start=start, end=start + len(voice))
        return told("a", "They died.", number, start=start, claimant=party, period=None, **fields)

    carried = {"places": (a_claim_place(basis="document"),)}
    first, second = said(16, 0, "Amnesty"), said(8, 40, "the commission", **carried)
    third = said(10, 80, "the minister", **carried)
    assert tolls(first, second, third) == [(8, 16)]
    assert tolls(first, said(2, 40, "the commission", **carried)) == [(2, 2), (16, 16)]
    assert tolls(first, said(8, 40, "Amnesty", **carried)) == [(8, 8), (16, 16)]


def test_a_report_that_says_how_many_more_than_a_round_number_has_one_toll() -> None:
    more = a_figure(number=2_800, high=None, qualifier="more_than")
    first = told("a", "The toll passed 2,800.", 2_800, figures=(more,))
    assert tolls(first, told("a", "The army counted 2,886.", 2_886, start=40)) == [(2886, 2886)]
    assert tolls(first, told("b", "The army counted 2,886.", 2_886)) == [(2800, 2886)]


def test_dozens_agree_with_a_count_of_dozens_and_more_than_80_with_87() -> None:
    dozens = a_figure(number=24, best=None, high=None, qualifier="vague")
    vague = told("a", "Dozens died.", 24, figures=(dozens,))
    assert tolls(vague, told("b", "Residents counted 200.", 200)) == [(200, 200)]
    assert tolls(vague, told("b", "Police counted 15.", 15)) == [(15, 24)]
    more = told("b", "More than 80 died.", 80,
                figures=(a_figure(number=80, high=None, qualifier="more_than"),))  # fmt: skip
    (event,) = merge_claims([told("a", "The ministry counted 87.", 87), more])
    assert (event.figures[0].low, event.figures[0].best, event.figures[0].high) == (80, 87, 87)
