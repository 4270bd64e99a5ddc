from dataclasses import replace
from datetime import date

from geo import Place
from layers.merge import merge_claims
from layers.model import Claim
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

TOWN = a_place("Mokwa", place_id="m", country="NGA", radius_km=4, lat=9.3, lon=5.05)
STATE = a_place(
    "Niger State", place_id="n", feature="admin1", country="NGA", radius_km=200, lat=9.6, lon=6.5
)
LAKE = a_place("Lake Kainji", place_id="k", feature="water", country=None, radius_km=40,
               lat=9.5, lon=4.8)  # fmt: skip
BY = a_period(date(2023, 9, 22), start=None, edtf="../2023-09-22")


def toll(claim_id: str, place: Place, number: int, quote: str, **fields: object) -> Claim:
    return a_claim(
        claim_id, doc_id=claim_id, publisher=claim_id, quote=quote,
        **({"figures": (a_figure(number=number),), "places": (a_claim_place(place),)} | fields),
    )  # fmt: skip


def test_what_is_told_of_an_area_up_to_a_day_is_the_only_event_in_it_just_before() -> None:
    town = toll("a", TOWN, 88, "Floods killed 88.")
    state = toll("b", STATE, 110, "110 died in floods.", period=BY)
    (event,) = merge_claims([town, state])
    assert (event.places[0].place, event.period) == (TOWN, a_period())
    assert (event.figures[0].low, event.figures[0].high) == (88, 110)
    for other in (
        toll("b", STATE, 900, "900 died in floods.", period=BY),
        toll("b", STATE, 110, "110 died in floods across the state.", period=BY),
        replace(state, doc_id="a"),
        replace(state, period=a_period(date(2023, 10, 22), start=None, edtf="../2023-10-22")),
    ):
        assert len(merge_claims([town, other])) == 2
    second = replace(TOWN, name="Minna", place_id="i")
    assert len(merge_claims([town, toll("c", second, 90, "90 drowned."), state])) == 3


def test_a_boat_that_sank_on_a_lake_is_the_one_that_sank_off_a_town_on_it() -> None:
    lake = toll("a", LAKE, 78, "At least 78 died when a boat sank.")
    town = toll("b", TOWN, 34, "The ferry capsized and 34 drowned.")
    (event,) = merge_claims([lake, town])
    assert event.places[0].place == TOWN
    shots = toll("b", TOWN, 34, "Gunmen killed 34.")
    assert len(merge_claims([lake, shots])) == 2
    far = replace(TOWN, place_id="f", lat=12.0)
    assert len(merge_claims([lake, toll("b", far, 34, "A ferry capsized, 34 drowned.")])) == 2


def test_a_toll_since_a_day_is_that_of_the_only_event_that_began_then() -> None:
    since = a_period(date(2023, 9, 21), end=None, edtf="2023-09-21/..")
    first = toll("a", TOWN, 100, "More than 100 died.")
    later = toll("b", TOWN, 114, "114 have died since Thursday.", period=since)
    assert len(merge_claims([first, later])) == 1
    long = a_period(date(2023, 1, 1), end=None, edtf="2023-01-01/..")
    assert len(merge_claims([first, replace(later, period=long)])) == 2


def test_the_day_of_an_event_outlives_the_figure_that_was_told_with_it() -> None:
    quake = [
        a_claim(f"h{doc}", doc_id=doc, kind="hazard", subkind="flood", figures=(),
                places=(a_claim_place(TOWN),)) for doc in "ab"
    ]  # fmt: skip
    first = toll("a", TOWN, 88, "Floods killed 88.", published=date(2023, 9, 21))
    risen = replace(
        toll("b", TOWN, 151, "The toll climbed to 151.", period=BY), publisher="a",
    )  # fmt: skip
    (event,) = [one for one in merge_claims([first, risen, *quake]) if one.kind == "casualty"]
    assert event.superseded == ("a",)
    assert event.period == a_period()


def test_the_same_uneven_figure_of_a_town_and_its_state_counts_the_same_people() -> None:
    town = toll("a", TOWN, 132, "132 died.", period=None)
    state = toll("b", STATE, 132, "A row of 132.", period=BY)
    (event,) = merge_claims([town, state])
    assert event.places[0].place == TOWN
    for number, other in ((132, replace(STATE, country="NER")), (150, STATE)):
        claims = [
            toll("a", TOWN, number, "They died.", period=None),
            toll("b", other, number, "A row.", period=BY),
        ]
        assert len(merge_claims(claims)) == 2
    third = toll("c", replace(TOWN, place_id="c"), 132, "132 died.", period=None)
    assert len(merge_claims([town, state, third])) == 3


def test_a_beach_is_in_its_city_and_two_districts_are_in_their_state() -> None:
    city = replace(TOWN, place_id="c", name="Minna", radius_km=15)
    beach = replace(TOWN, place_id="h", name="Hilltop", radius_km=1, lat=TOWN.lat + 0.05)
    claims = [toll("a", beach, 32, "32 died."), toll("b", city, 37, "37 died.")]
    (event,) = merge_claims(claims)
    assert event.places[0].place == beach
    large = replace(beach, radius_km=9)
    assert len(merge_claims([toll("a", large, 32, "32 died."), claims[1]])) == 2
    districts = tuple(
        a_claim_place(replace(STATE, place_id=name, name=name, feature="admin2", radius_km=20))
        for name in ("Agaie", "Bida")
    )
    two = toll("a", STATE, 41, "41 died in floods.", places=districts)
    whole = toll("b", STATE, 52, "52 died in floods.")
    assert len(merge_claims([two, whole])) == 1


def test_an_early_count_of_an_area_is_of_the_event_in_the_town_that_its_sentence_names() -> None:
    least = (a_figure(number=20, high=None, qualifier="at_least"),)
    state = toll("a", STATE, 20, "20 died when a boat sank near Mokwa, the state said.",
                 figures=least)  # fmt: skip
    town = toll("b", TOWN, 78, "78 died when a boat sank off Mokwa.")
    (event,) = merge_claims([state, town])
    assert event.places[0].place == TOWN
    unnamed = replace(state, quote="20 died when a boat sank near a mill, the state said.")
    assert len(merge_claims([unnamed, town])) == 2
