import json
from base64 import b64decode
from dataclasses import replace
from gzip import decompress

import pytest

from dashboard.outlines import soften, steps
from dashboard.payload import build_payload, pack
from dashboard.roles import claim_segments, cut
from dashboard.wording import bounded, when, where
from geo import Failure
from tests.dashboard.hostile import VECTORS
from tests.dashboard.situations import (
    AREA,
    CITY,
    REGION,
    a_claim,
    a_day,
    a_figure,
    a_party,
    a_situation,
    an_event,
    made,
    small,
)


def unpacked(text: str) -> dict:
    return json.loads(decompress(b64decode(text)))


def column(payload: dict, name: str, event_id: str) -> object:
    events = payload["events"]
    return events[name][events["id"].index(event_id)]


def test_same_situation_gives_same_bytes() -> None:
    assert pack(build_payload(small())) == pack(build_payload(small()))


def test_packed_is_what_was_built() -> None:
    payload = build_payload(small())
    assert unpacked(pack(payload)) == json.loads(json.dumps(payload))


def test_every_event_is_in_the_payload_whatever_its_status() -> None:
    situation = made(300)
    assert sorted(build_payload(situation)["events"]["id"]) == sorted(
        event.event_id for event in situation.events
    )


@pytest.mark.parametrize(
    ("event_id", "how"),
    [("c-talks", "point"), ("c-road", "route"), ("c-toll", "area"), ("c-gun", "point")],
)
def test_how_an_event_is_drawn_follows_its_geometry(event_id: str, how: str) -> None:
    drawn = ("none", "point", "route", "movement", "radius", "area")
    assert drawn[column(build_payload(small()), "drawn", event_id)] == how


def test_area_events_share_one_outline() -> None:
    payload = build_payload(small())
    assert column(payload, "outline", "c-toll") == column(payload, "outline", "c-moved")
    assert len(payload["outlines"]) == 2


def test_event_without_a_place_is_kept_and_drawn_nowhere() -> None:
    claim = a_claim("fighting", "clash", "Clashes went on.", None)
    payload = build_payload(a_situation([an_event(claim)], title="x"))
    assert payload["events"]["drawn"] == [0]
    assert payload["base"]["areas"] == []


def test_segments_join_to_the_quote() -> None:
    for event in small().events:
        for claim in event.claims:
            assert "".join(text for text, _ in claim_segments(claim)) == claim.quote


def test_spans_are_cut_by_code_points_beyond_the_basic_plane() -> None:
    quote = "\U0001f692 \U00020000 Aid reached Stepanakert."
    claim = a_claim("need", "food", quote, CITY, at=50)
    assert ["Stepanakert", "place"] in claim_segments(claim)


def test_the_shorter_of_two_overlapping_marks_shows() -> None:
    marks = [(0, 9, "says"), (5, 9, "place")]
    assert cut("from Juba.", 0, marks) == [["from ", "says"], ["Juba", "place"], [".", ""]]


def test_marks_outside_of_the_text_are_no_marks() -> None:
    assert cut("Juba", 100, [(0, 50, "place"), (104, 110, "date")]) == [["Juba", ""]]


def test_hostile_text_comes_out_as_it_went_in() -> None:
    claims = [
        a_claim(
            "need",
            "food",
            vector or "x",
            CITY,
            claim_id=f"h{number}",
            doc_id=f"{number}",
            title=vector,
            publisher=vector,
        )
        for number, vector in enumerate(VECTORS)
    ]
    situation = a_situation([an_event(claim) for claim in claims], title=VECTORS[0])
    payload = unpacked(pack(build_payload(situation)))
    assert payload["events"]["quote"] == [vector or "x" for vector in VECTORS]
    assert [source["title"] for source in payload["sources"]] == list(VECTORS)
    assert [source["publisher"] for source in payload["sources"]] == list(VECTORS)


@pytest.mark.parametrize("url", ["javascript:pwned()", "data:text/html,x", " javascript:x", "//x"])
def test_only_web_addresses_become_links(url: str) -> None:
    claim = a_claim("need", "food", "Food ran out.", CITY, url=url)
    payload = build_payload(a_situation([an_event(claim)], title="x"))
    assert payload["details"][0]["claims"][0]["link"] is None


def test_a_web_address_opens_at_the_sentence() -> None:
    claim = a_claim("need", "food", "Food ran out in the town.", CITY, url="https://example.org/a")
    payload = build_payload(a_situation([an_event(claim)], title="x"))
    link = payload["details"][0]["claims"][0]["link"]
    assert link.startswith("https://example.org/a#:~:text=Food%20ran")


def test_steps_lead_back_to_the_line() -> None:
    line = [(46.5, 39.5), (46.6, 39.61), (46.4, 39.2)]
    stepped = steps(line)
    assert stepped == [46500, 39500, 100, 110, -200, -410]


def test_a_softened_area_is_wider_and_simpler() -> None:
    soft = soften(REGION)
    assert soft.area > REGION.area
    assert soft.contains(REGION.buffer(-0.02))


def test_bounds_stand_before_the_number() -> None:
    quote = "at least 200 people were killed"
    figure = a_figure(quote, quote, "killed", 200, high=None, qualifier="at_least")
    assert bounded(figure) == ("at least", "200 killed")


def test_an_area_is_never_exact() -> None:
    place = a_claim("need", "food", "Nagorno-Karabakh lacks food.", AREA).places[0]
    assert where(place, area=True) == ("Nagorno-Karabakh", "somewhere in this area")


def test_a_road_is_named_by_its_ends() -> None:
    place = a_claim("need", "food", "Nagorno-Karabakh lacks food.", AREA).places[0]
    ends = (place.place, replace(place.place, name="Goris"))
    assert where(place, area=False, ends=ends)[0] == "Nagorno-Karabakh to Goris"


def test_a_day_is_written_with_its_month_as_a_word() -> None:
    assert when(a_day(2023, 9, 21), published=None) == "21 Sep 2023, day"


def test_no_day_is_said_and_the_day_of_publication_beside_it() -> None:
    published = small().events[0].claims[0].published
    assert when(None, published=published) == "No day stated. Reported 22 Sep 2023"


def test_beyond_the_limit_events_have_their_sentence_alone() -> None:
    payload = build_payload(made(5001))
    assert payload["details"] is None
    assert len(payload["events"]["quote"]) == 5001


def test_ten_events_are_small() -> None:
    assert len(pack(build_payload(made(10)))) < 200_000


def test_claimant_far_from_the_sentence_marks_only_its_mention() -> None:
    quote = "It was, he said, under way."
    claim = a_claim("need", "food", quote, CITY, claimant=a_party(quote, "The envoy", "he"))
    assert [text for text, role in claim_segments(claim) if role == "says"] == ["he"]


def test_nobody_hurt_is_listed_and_drawn_nowhere() -> None:
    quote = "Nobody was killed in Stepanakert."
    nobody = a_figure(quote, "Nobody", "killed", 0)
    claim = a_claim("casualty", "killed", quote, CITY, figures=(nobody,))
    payload = build_payload(a_situation([an_event(claim)], title="x"))
    assert payload["events"]["drawn"] == [0]
    assert payload["places"][payload["events"]["place"][0]]["name"] == CITY.name


def test_a_report_that_was_read_with_a_warning_is_no_file_that_could_not_be_read() -> None:
    failures = (
        Failure(doc_id="warned", stage="front matter", message="is not YAML"),
        Failure(doc_id="broken", stage="read", message="is empty"),
    )
    situation = a_situation([], title="Nothing", failures=failures)
    assert build_payload(situation)["failures"] == [["broken", "is empty"]]


def test_the_rule_under_the_head_of_a_table_is_no_neighbour_of_a_sentence() -> None:
    quote = "| Stepanakert | 12 |"
    claim = replace(
        a_claim("casualty", "killed", quote, CITY),
        context_before="| --- | --: |",
        context_after="| Yevlakh | 3 |",
    )
    payload = build_payload(a_situation([an_event(claim)], title="Rows"))
    [told] = payload["details"][0]["claims"]
    assert told["before"] is None
    assert told["after"] == "| Yevlakh | 3 |"
