from dataclasses import replace
from datetime import date

from geo import Place
from layers.merge import merge_claims
from layers.model import Claim
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

TOWN = a_place("Hodeidah", place_id="t", country="YEM", radius_km=6, lat=14.8, lon=42.95)
AREA = a_place(
    "Hodeidah", place_id="a", feature="admin1", country="YEM", radius_km=90, lat=14.9, lon=43.2
)


def toll(doc: str, place: Place, number: int, quote: str) -> Claim:
    start = quote.index("Hodeidah")
    where = a_claim_place(place, surface="Hodeidah", start=start, end=start + len("Hodeidah"))
    return a_claim(
        doc, doc_id=doc, quote=quote, places=(where,), figures=(a_figure(number=number),)
    )


def test_the_bare_name_of_an_area_is_the_town_of_its_name() -> None:
    town, area = toll("a", TOWN, 3, "Raids on Hodeidah."), toll("b", AREA, 9, "It hit Hodeidah.")
    (event,) = merge_claims([town, area])
    assert event.places[0].place == TOWN
    assert (event.figures[0].low, event.figures[0].high) == (3, 9)


def test_an_area_that_is_called_one_is_no_town() -> None:
    town = toll("a", TOWN, 3, "Raids on Hodeidah.")
    for quote in ("In Hodeidah governorate.", "In the province of Hodeidah, nine died."):
        assert len(merge_claims([town, toll("b", AREA, 9, quote)])) == 2
    far = replace(TOWN, place_id="f", lat=18.0)
    assert len(merge_claims([toll("a", far, 3, "Hodeidah."), toll("b", AREA, 9, "Hodeidah.")])) == 2
    two = replace(TOWN, place_id="u")
    both = [town, toll("c", two, 4, "Hodeidah."), toll("b", AREA, 9, "Hodeidah.")]
    assert len(merge_claims(both)) == 3


def test_of_several_events_in_an_area_only_one_that_counts_more_is_told_of_it() -> None:
    other = replace(TOWN, place_id="o", name="Zabid")
    small = a_claim("s", doc_id="s", places=(a_claim_place(other),), figures=(a_figure(number=40),))
    large = toll("a", TOWN, 17, "In Hodeidah.")
    area = toll("b", AREA, 14, "In Hodeidah governorate.")
    assert len(merge_claims([small, large, area])) == 2
    assert len(merge_claims([small, large, toll("b", AREA, 19, area.quote)])) == 3


def test_at_least_ten_of_what_killed_many_is_its_first_count() -> None:
    def fire(doc: str, number: int, **fields: object) -> list[Claim]:
        hotel = a_claim(f"h{doc}", doc_id=doc, kind="hazard", subkind="fire", figures=())
        return [
            hotel,
            replace(a_claim(doc, doc_id=doc, figures=(a_figure(number=number),)), **fields),
        ]  # type: ignore[arg-type]

    by = a_period(date(2023, 9, 21), start=None, edtf="../2023-09-21")
    many = fire("a", 66)
    few = fire("b", 10, period=by, figures=(a_figure(number=10, high=None, qualifier="at_least"),))
    exact = fire("b", 10, period=by)
    for claims, tolls in (((*many, *few), 1), ((*many, *exact), 2)):
        assert sum(event.kind == "casualty" for event in merge_claims(claims)) == tolls


def test_who_fled_homes_in_a_town_was_displaced_in_it() -> None:
    def moved(doc: str, role: str, number: int) -> Claim:
        return a_claim(doc, doc_id=doc, kind="evacuation", subkind="displacement",
                       places=(a_claim_place(TOWN, role=role),),
                       figures=(a_figure("displaced", number),))  # fmt: skip

    assert len(merge_claims([moved("a", "origin", 900), moved("b", "location", 950)])) == 1
    there = moved("c", "destination", 950)
    assert len(merge_claims([moved("a", "origin", 900), there])) == 2


def test_a_bare_name_is_that_of_the_district_that_another_report_names() -> None:
    town = replace(TOWN, admin1_code="YE-HU")
    district = replace(AREA, feature="admin2", place_id="d", admin1_code="YE-HU")
    named = toll("a", district, 9, "It hit Hodeidah district.")
    (event,) = merge_claims([named, toll("b", town, 11, "Raids on Hodeidah.")])
    assert event.places[0].place == district
    assert len(merge_claims([named, toll("b", town, 20, "Raids on Hodeidah city.")])) == 2
    province = toll("a", AREA, 9, "It hit Hodeidah governorate.")
    assert len(merge_claims([province, toll("b", town, 20, "Raids on Hodeidah.")])) == 2
