"""Made-up situations for the map's tests: one small, one with everything, one as large as asked."""

import random
from datetime import date, timedelta

import geopandas as gpd
from shapely.geometry import LineString, Point, Polygon

from geo import Candidate, Document, Place
from layers.build import Layer
from layers.kinds import load_kinds
from layers.model import Claim, ClaimPlace, Denial, Event, Party, Period, Quantity
from layers.situation import Situation

REGION = Polygon(
    [
        *(
            (46.2, 40.3),
            (46.6, 40.42),
            (46.95, 40.25),
            (46.75, 40.0),
            (46.9, 39.85),
            (47.25, 39.75),
        ),
        *((47.2, 39.5), (46.9, 39.3), (46.75, 39.45), (46.6, 39.7), (46.4, 39.95), (46.15, 40.1)),
    ]
)
CORRIDOR = LineString([(46.35, 39.52), (46.5, 39.6), (46.65, 39.68), (46.74, 39.8)])


def a_town(name: str, lat: float, lon: float, **fields: object) -> Place:
    values: dict[str, object] = {
        "place_id": f"geonames:{abs(hash((name, lat))) % 10**7}"
        if "place_id" not in fields
        else "",
        "feature": "populated_place",
        "radius_km": 3.0,
        "country": "AZE",
    } | fields
    return Place(name=name, lat=lat, lon=lon, **values)  # type: ignore[arg-type]


TOWN = a_town("Yevlakh", 40.62, 47.15)
CITY = a_town("Stepanakert", 39.82, 46.75)
AREA = a_town("Nagorno-Karabakh", 39.8, 46.8, feature="region", radius_km=60.0)
NORTH_ROAD = a_town("North road", 40.3, 46.9, feature="route", radius_km=20.0)
NORTH = LineString([(46.75, 39.9), (46.9, 40.3), (47.1, 40.55)])
ROAD = a_town("Lachin corridor", 39.61, 46.5, feature="route", radius_km=20.0)
OTHER = a_town("Stepanavan", 41.0, 44.38, country="ARM")


def a_claim(kind: str, subkind: str, quote: str, place: Place | None, **fields: object) -> Claim:
    """Build a claim whose place and claimant are the words of those names in its quote."""
    basis = str(fields.pop("basis", "explicit"))
    surface = str(fields.pop("surface", place.name if place else ""))
    score = float(str(fields.pop("score", 0.92)))
    start = int(str(fields.pop("at", 0)))
    places: tuple[ClaimPlace, ...] = ()
    if place is not None:
        found = quote.find(surface)
        span = (start + found, start + found + len(surface)) if found >= 0 else (None, None)
        places = (
            ClaimPlace(
                role="route" if place.feature == "route" else "location",
                basis=basis,
                place=place,
                score=score,
                surface=surface if found >= 0 else None,
                start=span[0],
                end=span[1],
                alternatives=(Candidate(place=OTHER, score=0.06),),
            ),
        )
    values: dict[str, object] = {
        "claim_id": f"{kind}-{subkind}-{start}",
        "doc_id": "seed",
        "start": start,
        "end": start + len(quote),
        "status": "asserted",
        "title": "Talks in Yevlakh a day after the ceasefire",
        "publisher": "sitmap seed brief",
        "published": date(2023, 9, 22),
        "places": places,
    } | fields
    return Claim(kind=kind, subkind=subkind, quote=quote, **values)  # type: ignore[arg-type]


def an_event(claim: Claim, *others: Claim, **fields: object) -> Event:
    """Build the event of one claim."""
    values: dict[str, object] = {
        "event_id": claim.claim_id,
        "kind": claim.kind,
        "subkind": claim.subkind,
        "status": claim.status,
        "claims": (claim, *others),
        "figures": claim.figures,
        "places": claim.places,
        "period": claim.period,
    } | fields
    return Event(**values)  # type: ignore[arg-type]


def a_figure(quote: str, words: str, measure: str, number: int, **fields: object) -> Quantity:
    """Build a figure whose words stand in the quote."""
    start = quote.index(words) if words in quote else 0
    values: dict[str, object] = {
        "low": number,
        "best": number,
        "high": number,
        "qualifier": "exact",
        "unit": "people",
        "text": words,
        "start": start,
        "end": start + len(words),
    } | fields
    return Quantity(measure=measure, **values)  # type: ignore[arg-type]


def a_party(quote: str, words: str, mention: str | None = None) -> Party:
    """Build a party whose name, or at least its mention, stands in the quote."""
    start = quote.find(words)
    if mention is not None:
        at = quote.index(f" {mention} ") + 1
        return Party(
            text=words,
            start=10_000,
            end=10_000 + len(words),
            mention_start=at,
            mention_end=at + len(mention),
        )
    return Party(text=words, start=max(start, 0), end=max(start, 0) + len(words))


def a_day(year: int, month: int, day: int, quote: str = "", words: str = "") -> Period:
    """Build a period of one day."""
    at = quote.index(words) if words else 0
    value = date(year, month, day)
    return Period(
        start=value,
        end=value,
        precision="day",
        edtf=value.isoformat(),
        text=words,
        text_start=at,
        text_end=at + len(words),
    )


def geometry_of(event: Event) -> object:
    """Return what an event is drawn as."""
    if not event.places:
        return None
    place = event.places[0].place
    shapes = {AREA.place_id: REGION, ROAD.place_id: CORRIDOR, NORTH_ROAD.place_id: NORTH}
    target = next((found.place for found in event.places if found.role == "destination"), None)
    if target is not None:
        return LineString([(place.lon, place.lat), (target.lon, target.lat)])
    return shapes.get(place.place_id, Point(place.lon, place.lat))


def a_situation(events: list[Event], *, title: str, **fields: object) -> Situation:
    """Build a situation whose layers hold these events."""
    layers = []
    for name, kind in load_kinds().items():
        own = tuple(event for event in events if event.kind == name)
        frame = gpd.GeoDataFrame(
            {"event_id": [event.event_id for event in own]},
            geometry=[geometry_of(event) for event in own],
            crs="EPSG:4326",
        )
        layers.append(Layer(kind=kind, events=own, features=frame))
    claims = tuple(claim for event in events for claim in event.claims)
    values: dict[str, object] = {
        "documents": (),
        "left_out": (),
        "failures": (),
        "settings": {},
        "digests": {},
    } | fields
    return Situation(
        title=title,
        claims=claims,
        events=tuple(events),
        layers=tuple(layers),
        **values,  # type: ignore[arg-type]
    )


def small() -> Situation:
    """Thirteen events and one of history, as a brief tells them."""
    talks = "Delegations sat down together in Yevlakh on Thursday, a day after the ceasefire."
    cars = "Cars with Russian flags and number plates were seen outside the venue in Yevlakh."
    truce = "The truce, brokered by Russia, was reached on September 20."
    gunfire = (
        "While the talks went on, ethnic Armenians in Stepanakert, the main city of"
        " Nagorno-Karabakh, reported gunfire and accused Azerbaijan of breaking the ceasefire."
    )
    denial = "Azerbaijan denied the accusation and spoke of disinformation."
    road = (
        "Civilians there could not get out, he said, because Azerbaijan was blockading the only"
        " lifeline that joins the enclave to Armenia."
    )
    toll = (
        "The separatist authorities counted at least 200 people killed and more than 400 wounded"
        " since the offensive began."
    )
    moved = (
        "Russia's Defence Ministry said that its troops had evacuated 5,000 Karabakh Armenians"
        " from dangerous areas of Nagorno-Karabakh."
    )
    offensive = "A ceasefire halted Azerbaijan's military operation in the region."
    control = (
        "Ilham Aliyev said that his country now had full control of the mainly Armenian enclave."
    )
    abuse = (
        "Ambassador Andranik Hovhannisyan said ethnic cleansing was under way in Nagorno-Karabakh."
    )
    dead = "Aliyev expressed regret over the deaths of Russian servicemen in the fighting."
    need = "The United States voiced concern about humanitarian conditions in the region."
    needs = "Charles Michel urged Azerbaijan to see to the humanitarian needs of Nagorno-Karabakh."
    wars = "Armenia and Azerbaijan have fought two wars over Nagorno-Karabakh since 1991."
    clue = road.index("the only lifeline")
    blockade = a_claim(
        "blockade",
        "blockade",
        road,
        ROAD,
        status="claimed",
        basis="inferred",
        surface="the only lifeline that joins the enclave to Armenia",
        claimant=a_party(road, "Armenia's ambassador", "he"),
        claim_id="c-road",
    )
    assert clue > 0
    before = Period(
        start=None,
        end=date(2023, 9, 20),
        precision="day",
        edtf="../2023-09-20",
        text="",
        text_start=0,
        text_end=0,
    )
    claims = [
        a_claim(
            "talks",
            "negotiation",
            talks,
            TOWN,
            claim_id="c-talks",
            period=a_day(2023, 9, 21, talks, "Thursday"),
        ),
        a_claim("troops", "presence", cars, TOWN, claim_id="c-cars", period=a_day(2023, 9, 21)),
        a_claim(
            "ceasefire",
            "violation",
            gunfire,
            CITY,
            claim_id="c-gun",
            status="disputed",
            period=a_day(2023, 9, 21, gunfire, "While the talks went on"),
            claimant=a_party(gunfire, "ethnic Armenians"),
            denier=Party(text="Azerbaijan", start=len(gunfire) + 1, end=len(gunfire) + 11),
            denial=Denial(quote=denial, start=len(gunfire) + 1, end=len(gunfire) + 1 + len(denial)),
            context_before="He called them citizens of Azerbaijan.",
            context_after=denial,
        ),
        blockade,
        a_claim(
            "casualty",
            "killed_and_injured",
            toll,
            AREA,
            claim_id="c-toll",
            status="claimed",
            basis="document",
            claimant=a_party(toll, "The separatist authorities"),
            context_before="…the only lifeline that joins the enclave to Armenia.",
            context_after="Azerbaijan called its operation “anti-terrorist”.",
            figures=(
                a_figure(
                    toll,
                    "at least 200 people killed",
                    "killed",
                    200,
                    high=None,
                    qualifier="at_least",
                ),
                a_figure(
                    toll, "more than 400 wounded", "injured", 400, high=None, qualifier="more_than"
                ),
            ),
        ),
        a_claim(
            "evacuation",
            "evacuation",
            moved,
            AREA,
            claim_id="c-moved",
            status="claimed",
            claimant=a_party(moved, "Russia's Defence Ministry"),
            figures=(a_figure(moved, "5,000 Karabakh Armenians", "evacuated", 5000),),
        ),
        a_claim(
            "fighting",
            "offensive",
            offensive,
            AREA,
            claim_id="c-op",
            basis="document",
            surface="the region",
            period=before,
        ),
        a_claim(
            "ceasefire",
            "agreed",
            truce,
            AREA,
            claim_id="c-truce",
            basis="document",
            period=a_day(2023, 9, 20, truce, "September 20"),
        ),
        a_claim(
            "control",
            "control_claim",
            control,
            AREA,
            claim_id="c-control",
            status="claimed",
            basis="document",
            surface="enclave",
            claimant=a_party(control, "Ilham Aliyev"),
        ),
        a_claim(
            "abuse",
            "ethnic_cleansing_allegation",
            abuse,
            AREA,
            claim_id="c-abuse",
            status="claimed",
            claimant=a_party(abuse, "Andranik Hovhannisyan"),
        ),
        a_claim(
            "casualty",
            "killed",
            dead,
            AREA,
            claim_id="c-dead",
            status="claimed",
            basis="document",
            claimant=a_party(dead, "Aliyev"),
        ),
        a_claim(
            "need",
            "general",
            need,
            AREA,
            claim_id="c-need",
            status="claimed",
            basis="document",
            surface="the region",
            claimant=a_party(need, "The United States"),
        ),
        a_claim(
            "need",
            "protection",
            needs,
            AREA,
            claim_id="c-needs",
            status="claimed",
            claimant=a_party(needs, "Charles Michel"),
        ),
        a_claim("fighting", "clash", wars, AREA, claim_id="c-wars", status="background"),
    ]
    text = "\n\n".join(claim.quote for claim in claims)
    document = Document(
        doc_id="seed", text=text, title=claims[0].title, publisher=claims[0].publisher
    )
    return a_situation(
        [an_event(claim) for claim in claims],
        title="Nagorno-Karabakh, September 2023",
        documents=(document,),
    )


STATUSES = (
    ("asserted",) * 8 + ("claimed",) * 6 + ("disputed", "denied", "hypothetical", "background")
)


def made(count: int, *, seed: int = 7) -> Situation:
    """Build events over all kinds, statuses, bases and ways of drawing, about a made-up coast."""
    rng = random.Random(seed)
    kinds = list(load_kinds().values())
    towns = [
        a_town(
            f"Place {n}",
            round(rng.uniform(11, 15), 4),
            round(rng.uniform(22, 32), 4),
            country="SDN",
        )
        for n in range(max(12, count // 6))
    ]
    events = []
    for number in range(count):
        kind = rng.choice(kinds)
        subkind = rng.choice(list(kind.subkinds))
        place = rng.choice(towns)
        quote = f"Report {number} tells of {kind.label.lower()} near {place.name} on that day."
        figures: tuple[Quantity, ...] = ()
        if kind.scaled and rng.random() < 0.8:
            measure = "killed" if kind.name == "casualty" else "displaced"
            figures = (_some_figure(quote, measure, rng),)
        day = date(2031, 6, 1) + timedelta(days=rng.randrange(90))
        period = a_day(day.year, day.month, day.day) if rng.random() < 0.9 else None
        status = rng.choice(STATUSES)
        denied = status == "disputed"
        claim = a_claim(
            kind.name,
            subkind,
            quote,
            place,
            claim_id=f"m{number:06d}",
            status=status,
            basis="inferred" if rng.random() < 0.06 else "explicit",
            period=period,
            figures=figures,
            doc_id=f"made-{number % 64}",
            publisher=f"made-up source {number % 5}",
            title=f"Made-up report {number % 64}",
            published=day,
            claimant=Party(text="residents", start=0, end=6)
            if status == "claimed" or denied
            else None,
            denier=Party(text="the police", start=900, end=910) if denied else None,
            denial=Denial(quote="The police denied it.", start=900, end=921) if denied else None,
        )
        places = claim.places
        if kind.name == "evacuation" and rng.random() < 0.15:
            goal = rng.choice(towns)
            places = (
                ClaimPlace(role="origin", basis="explicit", place=place, score=0.9),
                ClaimPlace(role="destination", basis="explicit", place=goal, score=0.9),
            )
        events.append(an_event(claim, places=places))
    return a_situation(events, title="Made-up test set", settings={"made": "yes"})


def _some_figure(quote: str, measure: str, rng: random.Random) -> Quantity:
    number = rng.choice([3, 8, 12, 40, 80, 120, 300, 900])
    if measure == "displaced":
        number *= 40
    qualifier = rng.choice(["exact", "exact", "at_least", "up_to", "range", "vague", "about"])
    bounds = {
        "exact": (number, number, number),
        "about": (number, number, number),
        "at_least": (number, number, None),
        "up_to": (None, number, number),
        "range": (number, None, number * 2),
        "vague": (24, None, None),
    }[qualifier]
    return Quantity(
        measure=measure,
        low=bounds[0],
        best=bounds[1],
        high=bounds[2],
        qualifier=qualifier,
        unit="families" if measure == "displaced" and rng.random() < 0.2 else "people",
        text="",
        start=0,
        end=0,
    )


def scattered() -> Situation:
    """Ten events about one city, three of them in one place beside it, and one across the sea."""
    towns = [a_town(f"Town {n}", 50.0 + 0.12 * (n % 3), 36.2 + 0.15 * (n // 3)) for n in range(8)]
    near = [a_town(f"Suburb {n}", 50.002 + 0.004 * n, 36.203) for n in range(2)]
    far = a_town("Overseas", 38.9, -77.0, country="USA")
    events = []
    for number, place in enumerate((*towns, *near, far)):
        quote = f"{number + 2} people were killed in {place.name}."
        claim = a_claim("casualty", "killed", quote, place, claim_id=f"k{number}", at=100 * number)
        events.append(an_event(claim))
    return a_situation(events, title="One city and one far off")


def carried() -> Situation:
    """Four events at a town: two sentences name it, two rest on others that do."""
    told = (
        ("fighting", "clash", "Clashes broke out in Yevlakh.", "explicit"),
        ("need", "food", "Food is urgently needed.", "document"),
        ("unrest", "protest", "Forty people protested in Yevlakh.", "explicit"),
        ("casualty", "killed", "Some 60 people were killed.", "document"),
    )
    events = []
    for number, (kind, subkind, quote, basis) in enumerate(told):
        figures = (a_figure(quote, "60", "killed", 60),) if kind == "casualty" else ()
        place = {"surface": "none"} if basis == "document" else {}
        claim = a_claim(
            kind, subkind, quote, TOWN, at=100 * number, basis=basis, figures=figures, **place
        )
        events.append(an_event(claim))
    return a_situation(events, title="Yevlakh")


def namesakes() -> Situation:
    """Four events at towns: of two, another place of the name fits nearly as well."""
    told = (
        ("fighting", "clash", "Clashes broke out in Yevlakh.", TOWN, 0.92),
        ("casualty", "killed", "Some 60 people were killed in Stepanakert.", CITY, 0.58),
        ("need", "food", "Food is urgently needed in Sheki.", a_town("Sheki", 41.19, 47.17), 0.69),
        ("unrest", "protest", "Forty people protested in Yevlakh.", TOWN, 0.7),
    )
    events = []
    for number, (kind, subkind, quote, place, score) in enumerate(told):
        figures = (a_figure(quote, "60", "killed", 60),) if kind == "casualty" else ()
        claim = a_claim(kind, subkind, quote, place, at=100 * number, figures=figures, score=score)
        events.append(an_event(claim))
    return a_situation(events, title="Three towns")
