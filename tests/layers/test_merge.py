import random
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Place
from layers.merge import merge_claims
from layers.model import STATUSES, Claim, Event, Party, Period
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

NIGHT = a_period(date(2023, 9, 21), start=date(2023, 9, 20), edtf="2023-09-20/2023-09-21")
BY = a_period(date(2023, 9, 22), start=None, edtf="../2023-09-22")
SINCE = a_period(date(2023, 9, 20), end=None, edtf="2023-09-20/..")
CARRIED = (a_claim_place(basis="document"),)
WHAT = [
    *(("casualty", "killed"), ("casualty", "injured"), ("abuse", "attack")),
    *(("fighting", "explosion"), ("fighting", "air_strike"), ("hazard", "flood")),
]
SYRIA = (
    a_claim_place(a_place("Syria", place_id="s", feature="country", country="SYR", radius_km=400)),
)
GOMA = (a_claim_place(a_place("Goma", place_id="geonames:216281")),)


def need(claim_id: str, claimant: str | None, **fields: object) -> Claim:
    """Build a claim with neither day nor figure."""
    party = Party(text=claimant, start=0, end=len(claimant)) if claimant else None
    values: dict[str, object] = {"kind": "need", "subkind": "food", "figures": (), "period": None}
    return a_claim(claim_id, **(values | {"claimant": party} | fields))


def only(*claims: Claim) -> Event:
    (event,) = merge_claims(claims)
    return event


def test_two_tolls_of_one_event_give_a_range() -> None:
    event = only(
        a_claim("b", doc_id="x", publisher="X"),
        a_claim("a", doc_id="y", publisher="Y", figures=(a_figure("killed", 52),)),
    )
    (figure,) = event.figures
    assert (figure.low, figure.high, figure.qualifier) == (40, 52, "range")
    assert event.event_id == "a"
    assert [claim.claim_id for claim in event.claims] == ["a", "b"]
    assert event.n_sources == 2


def test_a_place_that_one_claim_names_is_known_by_its_name() -> None:
    carried = (a_claim_place(a_place(), basis="document"),)
    event = only(a_claim("a", places=carried), a_claim("b", doc_id="other"))
    assert event.places[0].basis == "explicit"


def test_equal_tolls_stay_exact() -> None:
    event = only(a_claim("a"), a_claim("b", doc_id="other", start=50, end=96))
    assert event.figures == (a_figure(),)


def test_other_place_day_or_subkind_is_another_event() -> None:
    assert len(merge_claims([a_claim("a"), a_claim("b", doc_id="z", places=GOMA)])) == 2
    later = a_period(date(2023, 9, 22))
    assert len(merge_claims([a_claim("a"), a_claim("b", doc_id="z", period=later)])) == 2
    assert len(merge_claims([a_claim("a"), a_claim("b", doc_id="z", subkind="injured")])) == 2


def test_undated_claim_never_joins_a_dated_one() -> None:
    assert len(merge_claims([a_claim("a"), a_claim("b", doc_id="z", period=None)])) == 2


def test_a_day_by_which_it_happened_is_no_day() -> None:
    def by(day: date, claim_id: str, number: int) -> Claim:
        edtf = f"../{day.isoformat()}"
        period = a_period(day, start=None, edtf=edtf)
        figures = (a_figure(number=number),)
        return a_claim(claim_id, doc_id=claim_id, period=period, figures=figures)

    later, earlier = by(date(2023, 9, 21), "c1", 40), by(date(2023, 9, 20), "c2", 42)
    (event,) = merge_claims([later, earlier])
    assert event.period == earlier.period
    assert len(merge_claims([later, earlier, a_claim("c3")])) == 2


def test_undated_tolls_far_apart_stay_apart() -> None:
    few, many = (a_figure("killed", 3),), (a_figure("killed", 300),)
    claims = [
        a_claim("a", period=None, figures=few),
        a_claim("b", period=None, figures=many, doc_id="z"),
    ]
    assert len(merge_claims(claims)) == 2


def test_two_claimants_of_need_are_two_events() -> None:
    assert len(merge_claims([need("a", "WFP"), need("b", "the Red Cross", start=50)])) == 2
    assert len(merge_claims([need("a", "the WFP"), need("b", "The WFP", start=50)])) == 1


def test_claims_without_a_place_stay_apart() -> None:
    assert len(merge_claims([a_claim("a", places=()), a_claim("b", places=(), doc_id="z")])) == 2


def test_feared_and_past_stay_apart_from_what_is_told() -> None:
    claims = [a_claim(status, status=status, doc_id=status) for status in STATUSES]
    events = merge_claims(claims)
    assert sorted(event.status for event in events) == ["background", "disputed", "hypothetical"]


def denial(claim_id: str = "a", **fields: object) -> Claim:
    """Build the denial of a raid, from a report that tells nothing else of it."""
    army = Party(text="the army", start=0, end=8)
    values: dict[str, object] = {"doc_id": "x", "publisher": "X", "denier": army} | fields
    return a_claim(claim_id, status="denied", **values)


def test_a_denial_reaches_the_event_that_another_report_tells() -> None:
    event = only(denial(figures=(a_figure("killed", 400),)), a_claim("b", doc_id="y"))
    assert event.status == "disputed"
    assert event.figures == (a_figure(),)
    assert event.superseded == ()
    assert [claim.denier for claim in event.claims if claim.denier]


def test_a_rumour_that_a_report_refutes_disputes_nothing_else_that_it_tells() -> None:
    refuted = denial(figures=())
    told = a_claim("b", doc_id=refuted.doc_id, start=90, figures=())
    assert sorted(event.status for event in merge_claims([refuted, told])) == ["asserted", "denied"]


def test_a_denial_by_a_day_answers_what_was_told_in_the_week_before() -> None:
    by = a_period(date(2023, 9, 22), start=None, edtf="../2023-09-22")
    assert only(denial(period=by), a_claim("b", doc_id="y")).status == "disputed"
    late = a_period(date(2023, 10, 22), start=None, edtf="../2023-10-22")
    undated = {"period": None, "published": None}
    for other in ({"period": late}, undated, {"places": GOMA}, {"kind": "need"}):
        assert len(merge_claims([denial(**other), a_claim("b", doc_id="y")])) == 2


def test_a_denial_without_a_day_answers_what_was_told_in_the_week_before_its_report() -> None:
    event = a_claim("b", doc_id="y")
    assert only(denial(period=None), event).status == "disputed"
    for day in (date(2023, 9, 20), date(2023, 10, 22)):
        assert len(merge_claims([denial(period=None, published=day), event])) == 2


def test_who_denies_having_fired_denies_an_attack_on_people() -> None:
    fired = a_claim("b", doc_id="y", kind="fighting", subkind="gunfire", figures=())
    event = only(denial(kind="abuse", subkind="attack", figures=()), fired)
    assert (event.kind, event.subkind, event.status) == ("fighting", "gunfire", "disputed")


def by(last: date, **fields: object) -> Claim:
    """Build a claim of what was told up to a day, without a day of its own."""
    period = a_period(last, start=None, edtf=f"../{last.isoformat()}")
    values: dict[str, object] = {"doc_id": "z", "publisher": "Z", "period": period} | fields
    return a_claim(str(values["doc_id"]), **values)


def test_what_is_told_by_a_day_is_the_only_event_of_that_day_or_just_before() -> None:
    event = only(a_claim("a"), by(date(2023, 9, 22), figures=(a_figure(number=44),)))
    assert (event.n_sources, event.figures[0].low, event.figures[0].high) == (2, 40, 44)
    assert event.period == a_period()
    for other in (
        by(date(2023, 9, 25)),
        by(date(2023, 9, 20)),
        by(date(2023, 9, 22), figures=(a_figure(number=400),)),
        by(date(2023, 9, 22), places=GOMA),
    ):
        assert len(merge_claims([a_claim("a"), other])) == 2
    two = [a_claim("a"), a_claim("b", doc_id="y", period=a_period(date(2023, 9, 22)))]
    assert len(merge_claims([*two, by(date(2023, 9, 22))])) == 3


def test_the_toll_of_a_quake_is_that_of_the_only_one_told_there() -> None:
    quote = "The quake in Idlib killed {} people."
    quakes = [
        a_claim(f"h{doc}", doc_id=doc, kind="hazard", subkind="earthquake", figures=())
        for doc in ("p", "q", "r")
    ]
    first = a_claim("a", doc_id="p", publisher="P", quote=quote, published=date(2023, 9, 22))
    later = by(
        date(2023, 9, 30), doc_id="q", publisher="P", quote=quote,
        published=date(2023, 9, 30), figures=(a_figure(number=900),),
    )  # fmt: skip
    another = by(
        date(2023, 9, 24), doc_id="r", publisher="R", quote=quote, figures=(a_figure(number=700),)
    )
    events = merge_claims([first, later, another, *quakes])
    (event,) = [event for event in events if event.kind == "casualty"]
    assert event.superseded == ("a",)
    assert (event.figures[0].low, event.figures[0].high) == (700, 900)


def test_a_figure_that_a_publisher_gives_anew_is_replaced_beside_one_that_it_does_not() -> None:
    both = (a_figure(), a_figure("injured", 90))
    first = a_claim("a", subkind="killed_and_injured", publisher="P", figures=both)
    second = a_claim(
        "b", doc_id="y", publisher="P", published=date(2023, 9, 24), figures=(a_figure(number=52),)
    )
    event = only(first, second)
    assert event.superseded == ()
    assert event.figures == (a_figure(number=52), a_figure("injured", 90))


def test_a_denial_that_could_answer_two_events_answers_none() -> None:
    by = a_period(date(2023, 9, 22), start=None, edtf="../2023-09-22")
    days = [a_period(date(2023, 9, day)) for day in (20, 21)]
    told = [a_claim(f"b{day.edtf}", doc_id="y", period=day) for day in days]
    assert sorted(event.status for event in merge_claims([denial(period=by), *told])) == [
        "asserted",
        "asserted",
        "denied",
    ]


def test_deaths_of_two_causes_are_two_events() -> None:
    def toll(claim_id: str, quote: str) -> Claim:
        return a_claim(claim_id, doc_id=claim_id, quote=quote)

    strike = toll("a", "An air strike killed 40 people in Idlib.")
    raid = a_claim("s", kind="fighting", subkind="air_strike", doc_id="a", figures=())
    crash = toll("b", "A collision killed 40 people in Idlib.")
    cholera = toll("c", "Cholera killed 40 people in Idlib.")
    untold = toll("d", "Forty people died in Idlib.")
    assert len(merge_claims([strike, raid, untold])) == 2
    assert len(merge_claims([strike, raid, crash, cholera])) == 4
    assert len(merge_claims([strike, raid, crash, untold])) == 4


def test_the_dead_are_one_event_with_the_dead_and_wounded() -> None:
    both = a_claim(
        "b", doc_id="y", subkind="killed_and_injured",
        figures=(a_figure(), a_figure("injured", 90)),
    )  # fmt: skip
    event = only(a_claim("a"), both)
    assert event.subkind == "killed_and_injured"
    assert event.figures == both.figures


def test_of_two_tolls_the_latest_is_taken_for_best() -> None:
    def toll(claim_id: str, day: int, number: int) -> Claim:
        return a_claim(
            claim_id, doc_id=claim_id, published=date(2023, 9, day),
            figures=(a_figure("killed", number),),
        )  # fmt: skip

    assert only(toll("a", 22, 15), toll("b", 23, 19)).figures[0].best == 19
    assert only(toll("a", 22, 15), toll("b", 22, 19)).figures[0].best == 15
    assert only(toll("a", 22, 15), toll("b", 23, 19), toll("c", 22, 15)).figures[0].best == 15


def test_status_is_the_weakest_of_its_claims() -> None:
    assert only(a_claim("a"), a_claim("b", status="claimed", doc_id="z")).status == "claimed"


def test_later_toll_of_a_publisher_replaces_the_earlier() -> None:
    quote = "The death toll has risen to {} in Idlib."
    first = a_claim(
        "a", doc_id="mon", publisher="P", quote=quote.format(40), period=None,
        published=date(2023, 2, 6),
    )  # fmt: skip
    second = a_claim(
        "b", doc_id="tue", publisher="P", quote=quote.format(900), period=None,
        published=date(2023, 2, 7), figures=(a_figure("killed", 900),),
    )  # fmt: skip
    event = only(first, second)
    assert event.superseded == ("a",)
    assert event.figures == (a_figure("killed", 900),)
    assert len(event.claims) == 2


def test_a_count_that_replaces_another_was_not_reached_by_the_day_of_that() -> None:
    quote = "The toll in Idlib has risen to {}."

    def told(claim_id: str, day: int, number: int) -> Claim:
        published = date(2023, 2, day)
        return a_claim(
            claim_id, doc_id=claim_id, publisher="P", quote=quote, published=published,
            period=a_period(published, start=None, edtf=f"../{published.isoformat()}"),
            figures=(a_figure(number=number),),
        )  # fmt: skip

    event = only(told("a", 6, 40), told("b", 8, 60))
    assert event.period is not None
    assert event.period.end == date(2023, 2, 8)


def running(claim_id: str, publisher: str, day: int, number: int, quote: str) -> Claim:
    """Build a claim without a day of its own."""
    return a_claim(
        claim_id, doc_id=claim_id, publisher=publisher, quote=quote.format(number), period=None,
        published=date(2023, 2, day), figures=(a_figure("displaced", number),),
    )  # fmt: skip


def test_a_running_count_of_a_publisher_replaces_its_earlier_one() -> None:
    quote = "Some {} people have been displaced in Idlib."
    first, second = running("a", "P", 6, 2000, quote), running("b", "P", 9, 9000, quote)
    event = only(first, second)
    assert event.superseded == ("a",)
    assert event.figures == second.figures
    assert len(merge_claims([first, running("b", "Q", 9, 9000, quote)])) == 2
    assert (
        len(merge_claims([running("a", "P", 6, 9000, quote), running("b", "P", 9, 2000, quote)]))
        == 2
    )
    told = "{} people fled from Idlib."
    assert len(merge_claims([running("a", "P", 6, 20, told), running("b", "P", 9, 90, told)])) == 2


def test_two_tolls_in_one_sentence_are_two_groups_of_people() -> None:
    claims = [
        a_claim("a", figures=(a_figure("killed", 2, start=0),)),
        a_claim("b", figures=(a_figure("killed", 5, start=20),)),
    ]
    assert len(merge_claims(claims)) == 2


def test_two_voices_in_one_sentence_count_the_same_people() -> None:
    officials = a_claim(
        "a",
        claimant=Party(text="officials", start=60, end=69),
        figures=(a_figure("killed", 46, start=0),),
    )
    bodies = a_figure("killed", 61, start=20)
    residents = a_claim("b", claimant=Party(text="residents", start=70, end=79), figures=(bodies,))
    assert only(officials, residents).figures[0].high == 61
    fighters = replace(residents, figures=(replace(bodies, text="61 fighters"),))
    soldiers = replace(officials, figures=(replace(officials.figures[0], text="46 soldiers"),))
    assert len(merge_claims([soldiers, fighters])) == 2
    assert len(merge_claims([officials, replace(residents, claimant=officials.claimant)])) == 2


def test_who_was_also_killed_is_of_another_group_than_those_told_before() -> None:
    first = a_claim("a", figures=(a_figure("killed", 40, start=0),))
    quote = "Eleven soldiers were also killed in Idlib."
    also = a_claim("b", start=90, quote=quote, figures=(a_figure("killed", 11, start=90, end=96),))
    assert len(merge_claims([first, also])) == 2
    assert len(merge_claims([also, a_claim("c", doc_id="z")])) == 1
    hurt = replace(also, subkind="injured", figures=(a_figure("injured", 11, start=90),))
    assert only(first, hurt).figures == (a_figure(), a_figure("injured", 11, start=90))


def wide(claim_id: str, number: int, **fields: object) -> Claim:
    """Build a claim of a whole country, from a report of its own."""
    syria = a_place("Syria", place_id="syria", feature="country", country="SYR", radius_km=400)
    values: dict[str, object] = {"doc_id": claim_id, "places": (a_claim_place(syria),)} | fields
    return a_claim(claim_id, figures=(a_figure(number=number),), **values)


def test_what_is_told_of_a_country_is_the_only_event_in_it_on_that_day() -> None:
    idlib = a_place("Idlib", country="SYR", radius_km=5)
    town = a_claim("a", places=(a_claim_place(idlib),))
    event = only(town, wide("w", 44))
    assert event.places[0].place == idlib
    assert (event.figures[0].low, event.figures[0].high) == (40, 44)
    for other in (
        wide("w", 400),
        wide("w", 44, doc_id="doc"),
        wide("w", 44, period=a_period(date(2023, 9, 20))),
    ):
        assert len(merge_claims([town, other])) == 2
    hama = a_claim_place(a_place("Hama", place_id="hama", country="SYR", radius_km=5))
    two = [town, a_claim("b", doc_id="y", places=(hama,))]
    assert len(merge_claims([*two, wide("w", 44)])) == 3


def test_a_denial_reaches_the_only_event_of_the_country_that_it_names() -> None:
    idlib = a_claim_place(a_place("Idlib", country="SYR", radius_km=5))
    syria = wide("w", 40).places
    assert only(denial(places=syria), a_claim("b", places=(idlib,))).status == "disputed"


def test_people_and_families_are_never_mixed() -> None:
    event = only(
        a_claim("a", figures=(a_figure("displaced", 900),)),
        a_claim("b", doc_id="z", figures=(a_figure("displaced", 200, unit="families"),)),
    )
    assert event.figures == (a_figure("displaced", 900),)


def test_sources_without_a_publisher_are_counted_by_document() -> None:
    assert only(a_claim("a"), a_claim("b", start=60, end=106)).n_sources == 1
    assert only(a_claim("a"), a_claim("b", doc_id="z")).n_sources == 2


@st.composite
def heaps(draw: st.DrawFn) -> list[Claim]:
    heap = []
    for number in range(draw(st.integers(0, 14))):
        killed = draw(st.sampled_from([None, 3, 4, 40, 41, 90]))
        heap.append(
            a_claim(
                f"c{number}",
                doc_id=draw(st.sampled_from("xyz")),
                publisher=draw(st.sampled_from([None, "P", "Q"])),
                start=draw(st.sampled_from([0, 60])),
                quote=draw(
                    st.sampled_from(
                        [
                            *("40 died.", "The toll rose to 41.", "40 have been killed."),
                            *("3 more died.", "Hours later, 4 died.", "Gunmen hit a market."),
                            "A drone hit a school in Idlib.",
                        ]
                    )
                ),
                kind=(what := draw(st.sampled_from(WHAT)))[0],
                subkind=what[1],
                status=draw(st.sampled_from(STATUSES)),
                published=draw(st.sampled_from([None, date(2023, 9, 1), date(2023, 9, 2)])),
                places=draw(st.sampled_from([(), GOMA, (a_claim_place(),), CARRIED, SYRIA])),
                period=draw(st.sampled_from([None, a_period(), NIGHT, BY, SINCE])),
                figures=(a_figure("killed", killed),) if killed else (),
            )
        )
    return heap


@given(heaps(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_order_of_claims_changes_nothing(heap: list[Claim], chance: random.Random) -> None:
    events = merge_claims(heap)
    chance.shuffle(heap)
    assert merge_claims(heap) == events
    assert sorted(c.claim_id for e in events for c in e.claims) == sorted(
        claim.claim_id for claim in heap
    )
    assert merge_claims(claim for event in events for claim in event.claims) == events


def test_many_claims_merge_in_seconds() -> None:
    heap = [
        a_claim(f"{number:06}", doc_id=f"d{number}", figures=(a_figure("killed", number % 9),))
        for number in range(20_000)
    ]
    begin = process_time()
    assert len(merge_claims(heap)) == 1
    assert process_time() - begin < 3


def test_a_night_is_the_only_event_of_its_days_that_has_its_figures() -> None:
    night = a_period(date(2023, 9, 21), start=date(2023, 9, 20), edtf="2023-09-20/2023-09-21")
    late = a_claim("n", doc_id="z", publisher="Z", period=night, figures=(a_figure(number=44),))
    event = only(a_claim("a", publisher="A"), late)
    assert (event.period, event.n_sources) == (a_period(), 2)
    day_before = a_claim("b", doc_id="y", period=a_period(date(2023, 9, 20)))
    assert len(merge_claims([a_claim("a"), day_before, late])) == 3
    few = replace(late, figures=(a_figure(number=4),))
    assert len(merge_claims([a_claim("a"), few])) == 2


def test_the_dead_of_a_district_are_those_of_its_only_town_where_a_landslide_hit() -> None:
    town = a_place("Meppadi", place_id="m", country="IND", radius_km=3)
    area = a_place("Wayanad", place_id="w", feature="admin2", country="IND", radius_km=40)

    def toll(claim_id: str, place: Place, number: int) -> list[Claim]:
        quote = f"The landslide in {place.name} killed {number} people."
        slide = a_claim(
            f"h{claim_id}", doc_id=claim_id, kind="hazard", subkind="landslide", figures=(),
            places=(a_claim_place(place),), quote=quote,
        )  # fmt: skip
        figures = (a_figure(number=number),)
        return [slide, replace(slide, claim_id=claim_id, kind="casualty", subkind="killed",
                               figures=figures)]  # fmt: skip

    events = merge_claims([*toll("a", town, 24), *toll("b", area, 93)])
    assert [event.kind for event in events] == ["casualty", "hazard"]
    assert all(event.places[0].place == town for event in events)
    assert (events[0].figures[0].low, events[0].figures[0].high) == (24, 93)


def test_a_report_gives_one_figure_of_which_lower_ones_are_parts() -> None:
    ministry = Party(text="the ministry", start=0, end=12)
    first = a_claim("a", claimant=ministry, status="claimed", figures=(a_figure(number=15),))
    part = a_claim("b", start=60, end=106, figures=(a_figure(number=7, start=60, end=62),))
    assert only(first, part).figures == (a_figure(number=15),)
    rebels = Party(text="the rebels", start=60, end=70)
    other = replace(part, claimant=rebels, status="claimed")
    assert (only(first, other).figures[0].low, only(first, other).figures[0].high) == (7, 15)


def test_four_more_dead_are_no_count_of_all() -> None:
    more = replace(a_figure(number=4), text="four more bodies")
    event = only(a_claim("a"), a_claim("b", doc_id="z", figures=(more,)))
    assert event.figures == (a_figure(),)
    assert only(a_claim("b", figures=(more,))).figures == (more,)


def test_a_lower_count_replaces_a_higher_one_only_where_it_is_a_toll() -> None:
    def told(claim_id: str, day: int, number: int, quote: str) -> Claim:
        return a_claim(
            claim_id, doc_id=claim_id, publisher="P", quote=quote, published=date(2023, 9, day),
            figures=(a_figure(number=number),),
        )  # fmt: skip

    first = told("a", 22, 14, "14 died.")
    assert only(first, told("b", 23, 12, "The toll was revised to 12.")).superseded == ("a",)
    assert only(first, told("b", 23, 4, "Four died.")).superseded == ()
    assert only(first, told("b", 23, 19, "19 died.")).superseded == ("a",)


def test_the_latest_toll_that_rose_is_best_whatever_most_told_before() -> None:
    def told(claim_id: str, day: int, number: int, quote: str, by: str) -> Claim:
        return a_claim(
            claim_id, doc_id=claim_id, publisher=by, quote=quote, published=date(2023, 9, day),
            figures=(a_figure(number=number),),
        )  # fmt: skip

    early = [told("a", 22, 9, "Nine died.", "A"), told("b", 22, 9, "Nine died.", "B")]
    risen = told("c", 23, 14, "The toll rose to 14.", "C")
    assert only(*early, risen).figures[0].best == 14
    assert only(*early, told("c", 23, 14, "14 died.", "C")).figures[0].best == 9
    again = [told("d", 23, 14, "14 died.", "C"), told("e", 23, 14, "14 died.", "C")]
    assert only(*early, *again).figures[0].best == 9


def test_the_dead_and_the_wounded_of_one_report_are_one_event() -> None:
    hurt = a_claim("b", subkind="injured", start=60, end=106, figures=(a_figure("injured", 9),))
    event = only(a_claim("a"), hurt)
    assert event.subkind == "killed_and_injured"
    assert event.figures == (a_figure(), a_figure("injured", 9))
    assert len(merge_claims([a_claim("a"), replace(hurt, doc_id="z")])) == 2


def test_the_toll_that_rose_is_that_of_the_only_attack_told_there() -> None:
    quote = "The toll of the massacre in Idlib has climbed to {}."

    def risen(day: int, number: int) -> Claim:
        figures, told = (a_figure(number=number),), quote.format(number)
        last = date(2023, 9, day)
        return by(last, doc_id="z", quote=told, figures=figures, published=last)

    assert only(a_claim("a"), risen(27, 70)).figures[0].best == 70
    for other in (risen(27, 400), risen(27, 20)):
        assert len(merge_claims([a_claim("a"), other])) == 2
    late = by(date(2023, 10, 27), doc_id="z", quote=quote, figures=(a_figure(number=70),))
    assert len(merge_claims([a_claim("a"), late])) == 2
    two = [a_claim("a"), a_claim("b", doc_id="y", period=a_period(date(2023, 9, 22)))]
    assert len(merge_claims([*two, risen(27, 70)])) == 3


def test_many_denials_in_one_country_are_answered_in_seconds() -> None:
    chance = random.Random(1)
    places = [
        (a_claim_place(a_place(f"T{n}", place_id=f"t{n}", country="SYR", radius_km=4)),)
        for n in range(400)
    ]
    heap = []
    for number in range(10_000):
        day = date(2023, 1, 1) + timedelta(days=number % 90)
        told = "denied" if number % 4 == 0 else "claimed"
        heap.append(
            a_claim(
                f"{number:06}", doc_id=f"d{number}", period=a_period(day), status=told,
                places=chance.choice(places), published=day,
            )
        )  # fmt: skip
    begin = process_time()
    merge_claims(heap)
    assert process_time() - begin < 5


def test_a_toll_of_a_publisher_is_what_its_earlier_count_rose_to() -> None:
    def told(day: int, number: int, quote: str, publisher: str = "P") -> Claim:
        last = date(2023, 9, day)
        return by(
            last, doc_id=f"d{day}", publisher=publisher, published=last, quote=quote,
            kind="evacuation", subkind="displacement", figures=(a_figure("displaced", number),),
        )  # fmt: skip

    first = told(22, 12_000, "Floods displaced 12,000 people in Idlib.")
    risen = "The number of people displaced in Idlib rose to {}."
    event = only(first, told(24, 20_000, risen))
    assert event.superseded == ("d22",)
    assert event.figures[0].best == 20_000
    for other in (told(24, 20_000, risen, "Q"), told(24, 90_000, risen), told(24, 9_000, risen)):
        assert len(merge_claims([first, other])) == 2


def test_an_undated_toll_of_a_flood_is_of_the_day_that_its_report_has_for_the_flood() -> None:
    def flood(claim_id: str, start: int, period: Period | None, doc_id: str = "a") -> Claim:
        return a_claim(claim_id, doc_id=doc_id, start=start, kind="hazard", subkind="flood",
                       figures=(), period=period)  # fmt: skip

    undated = [flood("a1", 0, None), a_claim("a2", doc_id="a", period=None)]
    dated = [flood("b1", 0, a_period(), "b"),
             a_claim("b2", doc_id="b", figures=(a_figure(number=90),))]  # fmt: skip
    toll = [e for e in merge_claims([*undated, *dated]) if e.kind == "casualty"]
    assert len(toll) == 2
    told_when = flood("a3", 60, a_period())
    events = merge_claims([*undated, told_when, *dated])
    assert {(event.kind, len(event.claims)) for event in events} == {("casualty", 2), ("hazard", 3)}
    another = flood("a4", 90, a_period(date(2023, 9, 2)))
    assert len(merge_claims([*undated, told_when, another, *dated])) == 5


def test_a_quake_of_last_week_is_the_only_one_of_that_week() -> None:
    week = a_period(date(2023, 9, 18), end=date(2023, 9, 24), precision="week",
                    edtf="2023-09-18/2023-09-24")  # fmt: skip
    day = a_claim("a", kind="hazard", subkind="earthquake", figures=())
    told = replace(day, claim_id="b", doc_id="b", period=week)
    assert only(day, told).period == a_period()
    second = replace(day, claim_id="c", doc_id="c", period=a_period(date(2023, 9, 19)))
    assert len(merge_claims([day, told, second])) == 3


def test_many_claims_without_a_place_merge_in_seconds() -> None:
    heap = [
        a_claim(
            f"{number:06}", doc_id=f"d{number}", period=a_period(date(2023, 9, 1 + number % 28)),
            status="denied" if number % 3 else "claimed", places=GOMA if number % 7 == 0 else (),
            quote=f"The blast in Goma by the Kivu Express killed {number} people.",
            figures=(a_figure(number=number),),
        )
        for number in range(1, 12_000)
    ]  # fmt: skip
    begin = process_time()
    merge_claims(heap)
    assert process_time() - begin < 5


def test_a_toll_holds_those_by_whom_it_rose() -> None:
    quote = "Three more people died, bringing the toll to 17."
    more = a_figure(number=3, text="Three more people", start=0)
    risen = [
        a_claim("a", quote=quote, figures=(more,), period=BY),
        a_claim("b", quote=quote, figures=(a_figure(number=17, start=45),), period=BY),
    ]
    assert only(*risen).figures[0].best == 17
    quote = "Three people died, bringing the toll to 17."
    other = [replace(claim, quote=quote) for claim in risen]
    other[0] = replace(other[0], figures=(a_figure(number=3, text="Three people", start=0),))
    assert len(merge_claims(other)) == 2


def test_the_toll_of_tuesdays_shooting_is_of_the_only_event_of_tuesday() -> None:
    quote = "The toll of Wednesday's shooting in Idlib was lowered to 5."
    day = replace(a_period(), text="Wednesday", text_start=12, text_end=21)
    fields = {"doc_id": "b", "start": 0, "end": len(quote), "quote": quote}
    fired = {"kind": "fighting", "subkind": "gunfire", "figures": ()}
    lowered = a_claim("b", figures=(a_figure(number=5),), period=None, **fields)
    shot = [a_claim("a"), a_claim("c", period=day, **fields, **fired)]
    assert [len(e.claims) for e in merge_claims([*shot, lowered]) if e.kind == "casualty"] == [2]
    words = replace(lowered, quote=quote.replace("toll of", "army, on"))
    apart = [replace(shot[1], quote=words.quote), shot[0], words]
    assert [len(e.claims) for e in merge_claims(apart) if e.kind == "casualty"] == [1, 1]


def test_what_is_told_soon_after_without_a_day_is_the_only_event_that_hit_the_same() -> None:
    market = "Gunmen attacked a market in Idlib and killed {}."
    told = date(2023, 9, 22)
    dated = a_claim("a", quote=market.format(12), figures=(a_figure(number=12),), published=told)
    soon = a_claim("b", doc_id="b", quote=market.format(13), period=None, published=told,
                   figures=(a_figure(number=13),))  # fmt: skip
    fought = [replace(claim, claim_id=f"f{claim.claim_id}", kind="abuse", subkind="attack",
                      figures=()) for claim in (dated, soon)]  # fmt: skip

    def tolls(claim: Claim) -> int:
        return sum(event.kind == "casualty" for event in merge_claims([dated, *fought, claim]))

    assert tolls(soon) == 1
    for other in (
        replace(soon, published=date(2023, 10, 2)),
        replace(soon, quote=soon.quote.replace("market", "church")),
        replace(soon, figures=(a_figure(number=40),)),
        replace(soon, doc_id=dated.doc_id, start=300),
    ):
        assert tolls(other) == 2


def test_a_denial_with_a_figure_is_of_the_event_that_has_it() -> None:
    quote = "The army said 45 soldiers died."
    army = a_claim("a", quote=quote, figures=(a_figure(number=45, text="45 soldiers"),))
    towns = a_claim("b", quote="Medics counted 12 civilians.", start=90,
                    figures=(a_figure(number=12, text="12 civilians"),))  # fmt: skip
    denial = replace(army, claim_id="d", doc_id="d", status="denied")
    events = merge_claims([army, towns, denial])
    assert sorted((event.figures[0].best, event.status) for event in events) == [
        (12, "asserted"),
        (45, "disputed"),
    ]


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_event() -> None:
    shaken = a_claim("a", publisher="P", published=date(2023, 9, 20))
    rose = a_claim("b", doc_id="b", publisher="P", published=date(2023, 9, 21),
                   quote="The toll rose to 52 on Thursday: 30 in Idlib.",
                   figures=(a_figure(number=52),), period=a_period(date(2023, 9, 21)))  # fmt: skip
    event = only(shaken, rose)
    assert event.figures[0].best == 52
    assert event.period == shaken.period


def test_who_died_in_the_attack_died_in_the_only_one_told_there() -> None:
    later = a_period(date(2023, 9, 27), start=None, edtf="../2023-09-27")
    first = a_claim("a", figures=(a_figure(number=70),))
    known = a_claim("b", doc_id="b", quote="The mayor said 115 died in the attack on Idlib.",
                    figures=(a_figure(number=115),), period=later)  # fmt: skip
    assert only(first, known).figures[0].high == 115
    for other in (
        replace(known, quote="The mayor said 115 died in an attack on Idlib."),
        replace(known, figures=(a_figure(number=30),)),
        replace(known, figures=(a_figure(number=400),)),
    ):
        assert len(merge_claims([first, other])) == 2
    second = replace(first, claim_id="c", doc_id="c", period=a_period(date(2023, 9, 24)))
    assert len(merge_claims([first, second, known])) == 3


def test_an_outbreak_of_violence_is_no_disease() -> None:
    shot = a_claim("a", kind="fighting", subkind="gunfire", figures=())
    outbreak = a_claim("b", doc_id="b", quote="Five died in an outbreak of {} in Idlib.")
    for word, count in (("violence", 1), ("measles", 2)):
        claims = [a_claim("c"), shot, replace(outbreak, quote=outbreak.quote.format(word))]
        assert sum(event.kind == "casualty" for event in merge_claims(claims)) == count


def test_a_flow_and_a_stock_of_one_report_are_two_counts() -> None:
    def moved(claim_id: str, number: int, day: date, **fields: object) -> Claim:
        since = a_period(day, end=None, edtf=f"{day.isoformat()}/..")
        return a_claim(claim_id, kind="evacuation", subkind="displacement", period=since,
                       quote="So far they have fled.", figures=(a_figure("displaced", number),),
                       **fields)  # fmt: skip

    flow = moved("a", 9_480, date(2023, 9, 11))
    stock = moved("b", 1_300_000, date(2023, 1, 1), start=60)
    assert {event.part_of for event in merge_claims([flow, stock])} == {None, "b"}
    assert len(merge_claims([flow, replace(stock, doc_id="z", start=0)])) == 1


def test_another_voice_of_a_report_that_names_the_place_again_counts_the_same() -> None:
    night = a_claim("a", figures=(a_figure(number=40, qualifier="more_than", high=None),))
    mayor = Party(text="the mayor", start=60, end=69)
    count = a_claim("b", start=60, period=None, claimant=mayor, figures=(a_figure(number=42),))
    assert only(night, count).figures[0].best == 42
    for other in (
        replace(count, figures=(a_figure(number=90),)),
        replace(count, claimant=None),
        replace(count, doc_id="z"),
    ):
        assert len(merge_claims([night, other])) == 2


def test_of_the_missing_the_latest_count_is_best() -> None:
    def missing(doc: str, day: int, number: int) -> Claim:
        return a_claim(doc, doc_id=doc, publisher=doc, published=date(2023, 9, day),
                       subkind="missing", figures=(a_figure("missing", number),))  # fmt: skip

    figure = only(missing("a", 21, 146), missing("b", 22, 146), missing("c", 25, 131)).figures[0]
    assert (figure.low, figure.best, figure.high) == (131, 131, 146)


def test_the_very_count_of_an_event_that_is_told_again_is_that_event() -> None:
    sunk = a_claim("a", figures=(a_figure(number=86),))
    again = a_claim("b", doc_id="b", period=None, published=date(2023, 9, 30),
                    figures=(a_figure(number=86),))  # fmt: skip
    assert len(merge_claims([sunk, again])) == 1
    for number, told in ((87, 30), (86, 5)):
        other = replace(again, figures=(a_figure(number=number),), published=date(2023, 9, told))
        assert len(merge_claims([sunk, other])) == 2
    round_number = [replace(claim, figures=(a_figure(number=80),)) for claim in (sunk, again)]
    assert len(merge_claims(round_number)) == 2


def test_bodies_found_later_are_held_by_the_toll_of_their_sentence_whatever_its_day() -> None:
    quote = "Six more bodies were found on Thursday; sixteen people are now known to have died."
    fields = {"quote": quote, "published": date(2023, 9, 21)}
    more = a_figure(number=6, text="Six more bodies", start=0)
    found = a_claim("a", figures=(more,), period=a_period(date(2023, 9, 21)), **fields)
    dead = a_claim("b", figures=(a_figure(number=16, start=40),), **fields)
    event = only(found, dead)
    assert event.figures[0].best == 16
    assert event.period == dead.period
    six = replace(found, figures=(a_figure(number=6, text="Six bodies", start=0),))
    assert len(merge_claims([six, dead])) == 2


def test_a_victim_told_singly_is_no_rival_count_of_many() -> None:
    one = a_claim("a", figures=(a_figure(number=1, text="a crew member"),))
    many = a_claim("b", doc_id="b", figures=(a_figure(number=28),))
    assert only(one, many).figures[0].low == 28
    counted = replace(one, figures=(a_figure(number=1, text="one person"),))
    assert only(counted, many).figures[0].low == 1
