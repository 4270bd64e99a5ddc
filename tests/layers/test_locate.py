"""Where: the nearest fitting phrase, not the first name; what may be carried over and what not."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.model import Claim
from tests.builders import a_document

PLACE = re.compile(r"(\w+)@(.+?)(?= \w+@|$)")


def rows() -> list[dict[str, str]]:
    """Read the table: a sentence, a kind, its places by role; ``!@`` before what is not one."""
    path = Path(__file__).with_name("sentences_where.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def claims_of(gazetteer: Gazetteer, text: str, kind: str) -> list[Claim]:
    document = a_document(text, published=date(2024, 6, 20))
    return [one for one in extract(document, gazetteer=gazetteer).claims if one.kind == kind]


def places(claim: Claim) -> list[tuple[str, str]]:
    return [(place.role, place.place.name) for place in claim.places]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:50])
def test_a_sentence_says_where(gazetteer, row):
    found = [set(places(claim)) for claim in claims_of(gazetteer, row["text"], row["kind"])]
    assert found
    if row["places"].startswith("!"):
        never = row["places"].removeprefix("!@")
        assert all(name != never for ones in found for _, name in ones)
    else:
        assert set(PLACE.findall(row["places"])) in found


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "Casualties: 72 dead (60 in Goma, 8 in Sake, 1 each in Beni, Bunia and Bukavu).",
            (72, ["Democratic Republic of the Congo"]),
            [(60, "Goma"), (8, "Sake"), (1, "Beni"), (1, "Bunia"), (1, "Bukavu")],
        ),
        (
            "The toll rose to 21,051 on Friday: 17,674 in Turkey and 3,377 in Syria.",
            (21051, []),
            [(17674, "Turkey"), (3377, "Syria")],
        ),
        (
            "72 deaths: 30 in Goma, 22 in Sake and 20 in Bukavu.",
            (72, ["Democratic Republic of the Congo"]),
            [(30, "Goma"), (22, "Sake"), (20, "Bukavu")],
        ),
        (
            "The storm killed 13 people in Goma, 35 in Sake and at least 3 in Bukavu.",
            (13, ["Goma"]),
            [(35, "Sake"), (3, "Bukavu")],
        ),
        (
            "Three were killed in Goma, two in Sake and one each in Beni and Bunia.",
            (3, ["Goma"]),
            [(2, "Sake"), (1, "Beni"), (1, "Bunia")],
        ),
        (
            "72 people died – 30 in Goma, 22 in Sake and 20 in Bukavu.",
            (72, ["Democratic Republic of the Congo"]),
            [(30, "Goma"), (22, "Sake"), (20, "Bukavu")],
        ),
        (
            "In North Kivu 72 people were killed, of whom 30 in Goma and 42 in Sake.",
            (72, ["North Kivu"]),
            [(30, "Goma"), (42, "Sake")],
        ),
        (
            "Shelling killed 12 and wounded 30 in Goma and 5 in Bukavu.",
            (12, ["Goma"]),
            [(5, "Bukavu")],
        ),
    ],
)
def test_a_part_has_its_place_and_the_total_none_of_them(gazetteer, text, total, parts):
    found = [
        (claim.figures[0].low, [name for _, name in places(claim)])
        for claim in claims_of(gazetteer, text, "casualty")
    ]
    assert found == [total, *((low, [name]) for low, name in parts)]


def test_a_total_of_the_displaced_is_not_carried_to_the_place_of_a_part(gazetteer):
    text = "Floods displaced 5,000 people: 3,000 in Sylhet and 2,000 in Sunamganj."
    found = [
        (claim.figures[0].best, [name for _, name in places(claim)])
        for claim in claims_of(gazetteer, text, "evacuation")
    ]
    assert found == [(5000, ["Bangladesh"]), (3000, ["Sylhet"]), (2000, ["Sunamganj"])]


def test_each_event_of_a_sentence_has_its_own_place(gazetteer):
    text = "Floods hit Sylhet; in Dhaka, protesters marched."
    assert places(claims_of(gazetteer, text, "hazard")[0]) == [("location", "Sylhet")]
    assert places(claims_of(gazetteer, text, "unrest")[0]) == [("location", "Dhaka")]


def test_a_place_of_the_sentence_before_is_carried_over_with_its_evidence(gazetteer):
    text = "Shelling hit the market of Kharkiv on Monday. Five people were killed."
    (claim,) = claims_of(gazetteer, text, "casualty")
    (place,) = claim.places
    assert (place.place.name, place.basis, place.surface) == ("Kharkiv", "document", None)
    assert text[place.evidence_start : place.evidence_end] == "Kharkiv"


def test_nothing_is_carried_over_past_a_name_that_is_not_known(gazetteer):
    text = "Shelling hit Kharkiv on Monday. Five people were killed in Qwxzyrhovka."
    (claim,) = claims_of(gazetteer, text, "casualty")
    assert claim.places == ()


def test_a_place_that_holds_for_some_is_not_that_of_all(gazetteer):
    text = "A cyclone struck Bangladesh. It killed 42 people, 17 of them in Barisal."
    whole, part = claims_of(gazetteer, text, "casualty")
    assert [place.place.name for place in whole.places] == ["Bangladesh"]
    assert [place.place.name for place in part.places] == ["Barisal"]
    assert [figure.best for claim in (whole, part) for figure in claim.figures] == [42, 17]


def test_the_heading_of_a_bullet_is_its_place(gazetteer):
    text = "Situation report\n\nKassala\n\n- Floods destroyed the camp.\n- Five people drowned.\n"
    claims = claims_of(gazetteer, text, "hazard") + claims_of(gazetteer, text, "casualty")
    assert {places(claim)[0][1] for claim in claims if claim.places} <= {"Kassala"}


def test_a_row_of_a_table_has_the_place_of_its_cell(gazetteer):
    text = (
        "Floods hit Sudan.\n\n| State | Killed | Displaced families |\n|---|---|---|\n"
        "| Kassala | 12 | 1,400 |\n| Total | 12 | 1,400 |\n"
    )
    (dead,) = claims_of(gazetteer, text, "casualty")
    (moved,) = claims_of(gazetteer, text, "evacuation")
    assert places(dead) == [("location", "Kassala")]
    (figure,) = dead.figures
    assert (figure.measure, figure.best, figure.text) == ("killed", 12, "12")
    (figure,) = moved.figures
    assert (figure.best, figure.unit, figure.text) == (1400, "families", "1,400")


def test_the_talks_take_the_place_and_the_day_that_are_told_of_them(gazetteer):
    text = "Envoys held talks on Monday. The talks took place in Doha. Jets hit Idlib."
    first, second = claims_of(gazetteer, text, "talks")
    assert places(first) == places(second) == [("location", "Doha")]
    assert first.period == second.period is not None


def test_a_total_is_carried_over_to_no_town(gazetteer):
    text = "ANTAKYA, 10 June - Rescuers dug on. The death toll has reached 21,051, officials said."
    (claim,) = claims_of(gazetteer, text, "casualty")
    assert claim.places == ()


def test_a_list_lends_no_place_to_the_prose_behind_it(gazetteer):
    text = (
        "| State | Killed |\n|---|---|\n| Kassala | 12 |\n| Gedaref | 3 |\n\n"
        "Most of those who fled have since returned home.\n"
    )
    (claim,) = claims_of(gazetteer, text, "evacuation")
    assert places(claim) in ([], [("location", "Sudan")])


@pytest.mark.parametrize(
    "total",
    [
        "The war has killed at least 15,000.",
        "More than 4,000 people have been killed since 2021.",
        "Some 5,000 people were wounded in eight municipalities.",
    ],
)
def test_what_counts_a_whole_war_or_many_districts_is_carried_over_to_no_town(gazetteer, total):
    claims = claims_of(
        gazetteer, f"Shelling hit Nyala on Monday, killing three. {total}", "casualty"
    )
    assert [places(claim) for claim in claims] == [[("location", "Nyala")], []]


def test_long_ago_was_not_where_the_paragraph_before_is(gazetteer):
    text = (
        "Floods hit Maiduguri on Tuesday.\n\nGunmen attacked Gusau.\n\n"
        "In 1994 a similar collapse of the dam drowned the fields."
    )
    claims = claims_of(gazetteer, text, "hazard")
    assert ("location", "Gusau") not in places(claims[-1])


def test_what_happened_at_a_name_that_is_not_known_did_not_happen_further_on(gazetteer):
    text = "A drone hit a bus in Zzyzxil and the army shelled Kharkiv."
    claims = claims_of(gazetteer, text, "fighting")
    assert [places(claim) for claim in claims] == [[], [("location", "Kharkiv")]]


def test_nothing_is_carried_over_to_a_hospital_that_is_not_known(gazetteer):
    text = "Rebels attacked Goma on Sunday. The hospital of La Piax treated 27 wounded people."
    (claim,) = claims_of(gazetteer, text, "casualty")
    assert claim.places == ()


def test_an_item_goes_on_about_its_own_place_and_not_that_of_the_heading(gazetteer):
    text = (
        "# Burkina Faso\n\n- Gunmen raided a post near Djibo. Nine soldiers were killed.\n"
        "- Gunmen attacked Kaya.\n"
    )
    (claim,) = claims_of(gazetteer, text, "casualty")
    assert places(claim) == [("location", "Djibo")]


def test_a_known_event_keeps_its_place_whatever_else_a_sentence_names(gazetteer):
    text = (
        "A bomb killed 12 people in Quetta. "
        "The train was about to leave for Rawalpindi, 1,300 km to the north, when the blast came."
    )
    claims = [c for c in claims_of(gazetteer, text, "fighting") if c.subkind == "explosion"]
    assert places(claims[-1]) == [("location", "Quetta")]


@pytest.mark.parametrize(
    "text",
    [
        "A convoy from Goma was ambushed near Zzyzxil.",
        "Insurgents crossed from Nigeria and attacked the army in Zzyzxil.",
    ],
)
def test_where_somebody_came_from_is_not_where_it_happened(gazetteer, text):
    (claim,) = claims_of(gazetteer, text, "fighting")
    assert claim.places == ()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The road between Goma and Bukavu was blocked.", "road between Goma and Bukavu"),
        ("Fighters blocked the road from Goma to Bukavu.", "road from Goma to Bukavu"),
        ("The highway linking Goma with Bukavu was blocked.", "highway linking Goma with Bukavu"),
        ("The Goma–Rutshuru road was blocked on Monday.", "Goma–Rutshuru road"),
    ],
)
def test_a_road_told_by_its_ends_is_inferred_from_its_words(gazetteer, text, evidence):
    (claim,) = claims_of(gazetteer, text, "blockade")
    assert len(claim.places) == 2
    for place in claim.places:
        assert (place.role, place.basis) == ("location", "inferred")
        assert text[place.evidence_start : place.evidence_end] == evidence


def test_two_towns_and_two_countries_are_no_road(gazetteer):
    for text in ("Shelling hit Goma and Bukavu.", "Shells hit the road between Sudan and Chad."):
        (claim,) = claims_of(gazetteer, text, "fighting")
        assert all(place.basis != "inferred" for place in claim.places)


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        (
            "A pupil died in Aylesbury on Monday. Worldwide, at least 150 people "
            "have died of the disease.",
            150,
            "",
        ),
        (
            "The first death was reported in Medina. The WHO puts the global death toll at 6,750.",
            6750,
            "",
        ),
        ("A girl died in Buffalo. At least 263 people have died of the virus worldwide.", 263, ""),
        (
            "Four people died in Argentina. Not counting Argentina, 163 deaths "
            "have been recorded globally.",
            163,
            "",
        ),
        ("There have been 163 deaths around the world, most of them in Mexico.", 163, ""),
        (
            "Some 230 deaths worldwide were traced to the vaccine, most in the United Kingdom.",
            230,
            "",
        ),
        (
            "In 214 countries and territories, 18,311 people have died of the flu; "
            "in Bogota schools closed.",
            18311,
            "",
        ),
        (
            "Some 120 million people are displaced worldwide, 10 million of them in Sudan.",
            120000000,
            "",
        ),
        (
            "Twelve people were killed in Goma, and leaders around the world condemned the attack.",
            12,
            "Goma",
        ),
        (
            "The world's largest camp, in Kutupalong, was flooded and 12 people drowned.",
            12,
            "Kutupalong",
        ),
        ("Mines killed 4,710 people worldwide in 2022, Landmine Monitor said in Geneva.", 4710, ""),
    ],
)
def test_what_counts_the_whole_world_is_at_no_town(gazetteer, text, figure, place):
    document = a_document(text, published=date(2024, 6, 20))
    claims = extract(document, gazetteer=gazetteer).claims
    found = [one for one in claims if any(each.low == figure for each in one.figures)]
    assert found
    assert {name for one in found for _, name in places(one)} == ({place} if place else set())


def test_what_was_on_the_road_to_a_town_was_somewhere_about(gazetteer):
    text = "A doctor and two patients were kidnapped on the road to Gonaïves this afternoon."
    (claim,) = claims_of(gazetteer, text, "abuse")
    (place,) = claim.places
    assert (place.place.name, place.basis) == ("Gonaïves", "inferred")
    assert place.place.radius_km >= 15
    assert text[place.evidence_start : place.evidence_end] == "road to Gonaïves"


def test_what_is_told_nationwide_is_of_the_country_of_the_report(gazetteer):
    text = (
        "Police opened fire in Nairobi and Kisumu. Uganda closed its border at Malaba. "
        "At least 22 people have been killed nationwide."
    )
    (claim,) = claims_of(gazetteer, text, "casualty")
    (place,) = claim.places
    assert (place.place.name, place.basis) == ("Kenya", "inferred")
    assert text[place.evidence_start : place.evidence_end] == "nationwide"


def test_a_headline_of_a_country_has_the_place_and_day_of_the_lead(gazetteer):
    text = (
        "Air strike kills 24 in Myanmar\n\n"
        "At least 24 people were killed on Monday when a paramotor bombed a crowd in Monywa.\n"
    )
    text = text.replace("kills 24", "kills at least 24")
    headline, lead = claims_of(gazetteer, text, "casualty")
    assert places(headline) == places(lead) == [("location", "Monywa")]
    assert headline.places[0].basis == "document"
    assert headline.period == lead.period


def test_a_byline_and_the_seat_of_the_united_nations_are_no_place_of_what_follows(gazetteer):
    for opening in ("From Amina Okoro, Gusau\n\n", "NEW YORK, 3 June - "):
        text = f"{opening}The council met. Gunmen killed 11 people.\n"
        (claim,) = claims_of(gazetteer, text, "casualty")
        assert claim.places == ()


def test_a_bold_lead_is_the_place_of_its_paragraph(gazetteer):
    text = (
        "**Banadir.** Three people were killed in Daynile district.\n\n"
        "**Bari.** Puntland forces advanced. The offensive, which began in May, goes on.\n"
    )
    claims = claims_of(gazetteer, text, "fighting")
    assert claims
    assert all(name != "Daynile" for claim in claims for _, name in places(claim))


def test_a_bullet_lends_its_place_to_no_other_bullet(gazetteer):
    text = (
        "Gaza\n\nKey points\n\n- Strikes killed 68 people, 26 of them in Gaza City.\n"
        "- No fuel has entered since 18 January.\n"
    )
    (claim,) = claims_of(gazetteer, text, "need")
    assert ("location", "Gaza City") not in places(claim)


def test_a_point_told_by_its_bearing_is_not_where_a_whole_war_was(gazetteer):
    text = (
        "Fighters killed three soldiers in an ambush east of Jabalia. "
        "The offensive has since killed more than 55,000 people."
    )
    _, claim = claims_of(gazetteer, text, "casualty")
    assert [place.place.name for place in claim.places] == ["Gaza Strip"]


def test_behind_its_lead_a_dateline_tells_no_more_than_the_country(gazetteer):
    text = (
        "KHARTOUM, 3 June - Gunmen killed four people on Sunday.\n\n"
        "Traders said that prices had doubled.\n\nElections are due next year.\n\n"
        "Parties want a new law.\n\nTwelve people died of cholera last week.\n"
    )
    lead, last = claims_of(gazetteer, text, "casualty")
    assert [(one.place.name, one.basis) for one in lead.places] == [("Khartoum", "document")]
    assert [(one.place.name, one.basis) for one in last.places] == [("Sudan", "inferred")]


def test_where_people_crossed_into_is_not_the_whole_country_of_a_report(gazetteer):
    text = (
        "In South Sudan, 10,000 people crossed into Ethiopia's Gambella region. "
        "Cholera has killed 694 people nationwide."
    )
    (claim,) = claims_of(gazetteer, text, "casualty")
    assert places(claim) == [("location", "South Sudan")]


def test_this_time_is_where_the_event_was_that_others_were_compared_with(gazetteer):
    text = (
        "Bandits killed four men in Kenscoff, Haiti, on Monday. Last month they murdered 90 "
        "traders in Saint-Marc. This time, 12 women were also wounded."
    )
    *_, wounded = claims_of(gazetteer, text, "casualty")
    assert places(wounded) == [("location", "Kenscoff")]


def test_who_fled_violence_told_right_before_left_its_place(gazetteer):
    text = "Shells hit Goma on Monday. Some 400 families fled to Minova. Others fled to Warsaw."
    first, other = claims_of(gazetteer, text, "evacuation")
    assert places(first) == [("origin", "Goma"), ("destination", "Minova")]
    assert [place.basis for place in first.places] == ["document", "explicit"]
    assert places(other) == [("destination", "Warsaw")]


@pytest.mark.parametrize(
    "text",
    ["In Geneva, the UN put the toll at 500.", "In New York, the UN said 40 people had died."],
)
def test_nothing_happened_where_a_body_of_the_world_only_speaks(gazetteer, text):
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    assert [claim.places for claim in claims] == [()]
