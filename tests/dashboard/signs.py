"""A made-up situation that needs every sign of the map: ways of drawing, outlines, bounds."""

from datetime import date

from layers.model import ClaimPlace, Denial, Event, Party, Period, Quantity
from layers.situation import Situation
from tests.dashboard.situations import (
    AREA,
    CITY,
    NORTH_ROAD,
    ROAD,
    TOWN,
    a_claim,
    a_day,
    a_figure,
    a_party,
    a_situation,
    a_town,
    an_event,
)

BAKU = a_town("Baku", 40.38, 49.89)
HILLS = a_town("Green Hills", 41.1, 46.3, feature="region", radius_km=40.0)
PLACES = [a_town(f"Town {n}", 38.9 + n * 0.17, 47.6 + n % 3 * 0.35) for n in range(9)]


def every_sign() -> Situation:
    """Build it."""
    events = [*figures(), *ways(), *statuses(), *dates(), told_thrice()]
    return a_situation(events, title="Every sign", landmarks=(BAKU,))


def toll(name: str, words: str, place: int, **bounds: object) -> Event:
    quote = f"{words} in Town {place}."
    figure = a_figure(quote, words, "killed", 0, **bounds)
    return an_event(
        a_claim("casualty", "killed", quote, PLACES[place], claim_id=name, figures=(figure,))
    )


def figures() -> list[Event]:
    """Build a toll for each kind of bound."""
    families = "80 families fled to Town 5."
    both = "At least 90 died and 60 were hurt in Town 6."
    return [
        toll("f-exact", "300 were killed", 0, low=300, best=300, high=300),
        toll("f-least", "At least 75 died", 1, low=75, best=75, high=None, qualifier="at_least"),
        toll("f-upto", "Up to 400 died", 2, low=None, best=400, high=400, qualifier="up_to"),
        toll("f-range", "50 to 150 died", 3, low=50, best=None, high=150, qualifier="range"),
        toll("f-vague", "Dozens died", 4, low=24, best=None, high=None, qualifier="vague"),
        toll("f-nobody", "Nobody died", 7, low=0, best=0, high=0),
        an_event(
            a_claim(
                "evacuation",
                "displacement",
                families,
                PLACES[5],
                claim_id="f-families",
                figures=(a_figure(families, "80 families", "displaced", 80, unit="families"),),
            )
        ),
        an_event(
            a_claim(
                "casualty",
                "killed_and_injured",
                both,
                PLACES[6],
                claim_id="f-both",
                figures=(
                    a_figure(
                        both, "At least 90 died", "killed", 90, high=None, qualifier="at_least"
                    ),
                    a_figure(both, "60 were hurt", "injured", 60),
                ),
            )
        ),
    ]


def ways() -> list[Event]:
    """Build an event for each way of drawing."""
    moved = a_claim(
        "evacuation", "evacuation", "People left Yevlakh for Town 8.", TOWN, claim_id="w-move"
    )
    ends = (
        ClaimPlace(role="origin", basis="explicit", place=TOWN, score=0.9),
        ClaimPlace(role="destination", basis="explicit", place=PLACES[8], score=0.9),
    )
    clue = "the only way out"
    return [
        an_event(moved, places=ends),
        an_event(
            a_claim("need", "food", "Food ran out in Green Hills.", HILLS, claim_id="w-radius")
        ),
        an_event(
            a_claim("need", "water", "Water ran out in Nagorno-Karabakh.", AREA, claim_id="w-area")
        ),
        an_event(
            a_claim(
                "troops",
                "presence",
                "Tanks stood on the North road.",
                NORTH_ROAD,
                claim_id="w-road",
            )
        ),
        an_event(
            a_claim(
                "blockade",
                "blockade",
                f"He said that {clue} was shut.",
                ROAD,
                claim_id="w-shut",
                status="claimed",
                basis="inferred",
                surface=clue,
            )
        ),
        an_event(
            a_claim(
                "need",
                "shelter",
                "The camp there has no tents.",
                CITY,
                claim_id="w-guess",
                basis="inferred",
                surface="The camp there",
            )
        ),
        an_event(
            a_claim("talks", "meeting", "Envoys met in Stepanakert.", CITY, claim_id="w-pair")
        ),
        an_event(
            a_claim("unrest", "protest", "A crowd marched somewhere.", None, claim_id="w-nowhere")
        ),
    ]


def statuses() -> list[Event]:
    """Build an event for each status."""
    events = []
    for number, status in enumerate(
        ("asserted", "claimed", "disputed", "denied", "hypothetical", "background")
    ):
        place = a_town(f"Status {number}", 41.3 + number * 0.1, 47.2 + number * 0.5)
        quote = f"Shells hit Status {number}, residents said."
        denial = Denial(quote="The army denied it.", start=500, end=519)
        denied = status in ("disputed", "denied")
        events.append(
            an_event(
                a_claim(
                    "fighting",
                    "shelling",
                    quote,
                    place,
                    claim_id=f"s-{status}",
                    status=status,
                    claimant=a_party(quote, "residents") if status != "asserted" else None,
                    denier=Party(text="The army", start=500, end=508) if denied else None,
                    denial=denial if denied else None,
                    context_after="The army denied it." if denied else None,
                )
            )
        )
    return events


def dates() -> list[Event]:
    """Build an event for each precision of a date."""

    def event(name: str, period: Period | None) -> Event:
        quote = "A bridge fell in Yevlakh."
        return an_event(a_claim("hazard", "flood", quote, TOWN, claim_id=name, period=period))

    open_end = {"text": "", "text_start": 0, "text_end": 0}
    return [
        event("d-day", a_day(2023, 9, 21)),
        event(
            "d-before",
            Period(
                start=None, end=date(2023, 9, 20), precision="day", edtf="../2023-09-20", **open_end
            ),
        ),
        event(
            "d-month",
            Period(
                start=date(2023, 9, 1),
                end=date(2023, 9, 30),
                precision="month",
                edtf="2023-09",
                **open_end,
            ),
        ),
        event(
            "d-noyear", Period(start=None, end=None, precision="day", edtf="XXXX-09-20", **open_end)
        ),
        event("d-none", None),
    ]


def told_thrice() -> Event:
    """Build an event that three reports tell of."""
    quote = "At least 12 people died in Town 0, a doctor said."
    figure: Quantity = a_figure(
        quote, "At least 12 people died", "killed", 12, high=None, qualifier="at_least"
    )
    claims = [
        a_claim(
            "casualty",
            "killed",
            quote,
            PLACES[0],
            claim_id=f"t-{number}",
            doc_id=f"wire-{number}",
            publisher=f"Wire {number}",
            title=f"Report {number}",
            published=date(2023, 9, 20 + number),
            url=f"https://example.org/{number}",
            figures=(figure,),
            status="claimed",
            claimant=a_party(quote, "a doctor"),
            period=a_day(2023, 9, 19),
        )
        for number in range(3)
    ]
    return an_event(*claims)
