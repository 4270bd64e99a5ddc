from dataclasses import replace
from datetime import date

from layers.merge import merge_claims
from layers.merging.naming import names_in
from layers.model import Claim, Party
from tests.builders import a_claim, a_claim_place, a_figure, a_period, a_place

TRAIN = "Forty people died when gunmen stopped the Sindh Express in Idlib."


def report(doc_id: str, quote: str, number: int = 40, **fields: object) -> Claim:
    values = {"claim_id": doc_id, "figures": (a_figure(number=number),)} | fields
    return a_claim(doc_id=doc_id, publisher=doc_id, quote=quote, **values)


def nowhere(quote: str, number: int = 44, **fields: object) -> Claim:
    return report("z", quote, number, **({"places": ()} | fields))


def test_names_are_neither_days_nor_the_speaker_nor_the_first_word() -> None:
    quote = "Police told Radio Omid on Monday that the Sindh Express was stopped."
    claim = a_claim(
        quote=quote, end=len(quote), claimant=Party(text="Radio Omid", start=12, end=22)
    )
    assert names_in(claim) == {"sindh", "express"}


def test_what_is_put_nowhere_is_the_event_of_that_day_whose_place_or_name_it_has() -> None:
    placed = report("a", TRAIN)
    for quote in (
        "The attack on the Sindh Express killed 44.",
        "It killed 44, Idlib's police said.",
    ):
        (event,) = merge_claims([placed, nowhere(quote)])
        assert event.places == placed.places
        assert event.figures[0].high == 44


def test_what_is_put_nowhere_stays_there_where_it_could_be_another() -> None:
    placed = report("a", TRAIN)
    told = nowhere("The attack on the Sindh Express killed 44.")
    for other in (
        nowhere("The attack killed 44."),
        replace(told, figures=(a_figure(number=400),)),
        replace(told, period=a_period(date(2023, 9, 20))),
        replace(told, period=None),
        replace(told, doc_id="a"),
    ):
        assert len(merge_claims([placed, other])) == 2
    twice = report("b", TRAIN, places=(a_claim_place(a_place("Harim", place_id="h")),))
    assert len(merge_claims([placed, twice, told])) == 3


def test_a_toll_that_rose_may_be_put_nowhere() -> None:
    toll = nowhere("The toll of the Sindh Express rose to 300.", 300)
    (event,) = merge_claims([report("a", TRAIN), toll])
    assert (event.figures[0].low, event.figures[0].best) == (40, 300)


def test_what_a_report_goes_on_to_count_is_of_the_event_that_it_named() -> None:
    toll = nowhere("The toll of the Sindh Express rose to 60.", 60)
    hurt = replace(
        toll, claim_id="z2", start=70, end=90, quote="It said 90 were hurt.", period=None,
        subkind="injured", figures=(a_figure("injured", 90),),
    )  # fmt: skip
    (event,) = merge_claims([report("a", TRAIN), toll, hurt])
    assert [figure.measure for figure in event.figures] == ["killed", "injured"]
    assert len(merge_claims([report("a", TRAIN), hurt])) == 2


def test_of_two_events_that_a_toll_names_it_is_of_the_one_that_it_is_like() -> None:
    victims = (a_figure(number=40, text="40 civilians"),)
    placed = report("a", "Gunmen killed 40 civilians in Idlib.", figures=victims)
    fighters = (a_figure(number=5, text="5 fighters"),)
    others = report("a", "5 fighters were shot.", figures=fighters, start=80, claim_id="a2")
    toll = nowhere("The toll of the attack in Idlib rose to 44.")
    assert sorted(len(event.claims) for event in merge_claims([placed, others, toll])) == [1, 2]
