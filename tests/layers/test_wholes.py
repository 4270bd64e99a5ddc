from dataclasses import replace
from datetime import date

from layers.merge import merge_claims
from layers.model import Claim
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

CITY = a_place("Nairobi", place_id="n", country="KEN", radius_km=12)
NATION = a_place("Kenya", place_id="k", feature="country", country="KEN", radius_km=500)


def toll(claim_id: str, number: int, **fields: object) -> Claim:
    return a_claim(
        claim_id, figures=(a_figure(number=number, start=number),),
        **({"places": (a_claim_place(CITY),), "period": None} | fields),
    )  # fmt: skip


def parts(*claims: Claim) -> dict[str, str | None]:
    return {event.event_id: event.part_of for event in merge_claims(claims)}


def test_who_died_in_the_city_is_counted_in_the_toll_of_the_country() -> None:
    nation = toll("k", 22, places=(a_claim_place(NATION),))
    city = toll("n", 19)
    assert parts(nation, city) == {"k": None, "n": "k"}
    by = a_period(date(2023, 9, 22), start=None, edtf="../2023-09-22")
    assert parts(replace(nation, period=by), city)["n"] == "k"


def test_nothing_is_counted_in_less_in_another_report_or_another_time() -> None:
    nation, city = toll("k", 22, places=(a_claim_place(NATION),)), toll("n", 19)
    days = a_period(date(2023, 9, 2)), a_period(date(2023, 9, 9))
    for one, other in (
        (toll("k", 12, places=(a_claim_place(NATION),)), city),
        (replace(nation, doc_id="other"), city),
        (replace(nation, period=days[0]), replace(city, period=days[1])),
        (replace(nation, status="hypothetical"), city),
        (nation, replace(city, figures=(a_figure("injured", 19),), subkind="injured")),
    ):
        assert set(parts(one, other).values()) == {None}


def test_who_died_of_a_quake_in_a_city_is_counted_in_another_report_on_the_country() -> None:
    def quake(doc_id: str, number: int, **fields: object) -> list[Claim]:
        dead = toll(f"{doc_id}d", number, doc_id=doc_id, **({"period": a_period()} | fields))
        shaken = {"kind": "hazard", "subkind": "earthquake", "figures": ()}
        return [dead, replace(dead, claim_id=f"{doc_id}q", **shaken)]

    nation = quake("a", 900, places=(a_claim_place(NATION),))
    assert parts(*nation, *quake("b", 19))["bd"] == "ad"
    later = a_period(date(2023, 10, 30))
    assert parts(*nation, *quake("b", 19, period=later))["bd"] is None
    assert parts(nation[0], *quake("b", 19))["bd"] is None


def test_who_died_in_the_past_week_is_counted_in_the_toll_since_january() -> None:
    since = a_period(date(2023, 1, 1), end=None, precision="month", edtf="2023-01/..")
    week = a_period(date(2023, 9, 14), end=date(2023, 9, 20), edtf="2023-09-14/2023-09-20")
    year, lately = toll("y", 267, period=since), toll("w", 31, start=9, period=week)
    assert parts(year, lately) == {"y": None, "w": "y"}
    for other in (
        replace(lately, doc_id="other"),
        toll("w", 900, start=9, period=week),
        toll("w", 31, start=9, period=a_period(date(2022, 9, 14))),
        toll("w", 31, start=9, quote="They drowned when the bus collided.", period=week),
    ):
        cholera = replace(year, quote="Cholera has killed 267 people.")
        assert set(parts(cholera, other).values()) == {None}


def test_the_dead_of_one_side_are_no_part_of_those_of_the_other() -> None:
    nation = toll("k", 22, places=(a_claim_place(NATION),))
    city = toll("n", 19)
    for words, whole in (("19 rebels", None), ("19 villagers", "k")):
        dead = replace(nation, figures=(a_figure(number=22, text="22 civilians"),))
        other = replace(city, figures=(a_figure(number=19, text=words, start=19),))
        assert parts(dead, other)["n"] == whole
