from dataclasses import replace
from datetime import date

from layers.merge import merge_claims
from layers.model import Claim
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

CITY = a_place("Nairobi", place_id="n", country="KEN", radius_km=12)
NATION = a_place("Kenya", place_id="k", feature="country", country="KEN", radius_km=500)


def toll(claim_id: str, number: int, **fields: object) -> Claim:
    return a_claim(
        claim_id, figures=(a_figure(number=number, start=number),), period=None,
        **({"places": (a_claim_place(CITY),)} | fields),
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
