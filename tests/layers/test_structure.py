"""What headings, lists and tables of reports say of what stands in them."""

from time import process_time

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import Extraction, extract
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def read(text: str, gazetteer: Gazetteer) -> Extraction:
    return extract(a_document(text), gazetteer=gazetteer)


@pytest.mark.parametrize(
    "heading", ["Displacement", "## Access and blockades", "Clashes in Goma", "Looting"]
)
def test_a_heading_that_only_names_its_section_is_no_claim(gazetteer, heading):
    extraction = read(f"{heading}\n\nSome 400 people fled Goma on foot.\n", gazetteer)
    assert [claim.kind for claim in extraction.claims] == ["evacuation"]
    assert "Some 400" in extraction.claims[0].quote


def test_a_headline_with_a_figure_is_one(gazetteer):
    extraction = read("Two dead in Kano market fire\n\nThe cause is not known.\n", gazetteer)
    assert ("casualty", "asserted") in {(one.kind, one.status) for one in extraction.claims}


def places(text: str, kind: str, gazetteer: Gazetteer) -> list[list[str]]:
    claims = read(text, gazetteer).claims
    return [[one.place.name for one in claim.places] for claim in claims if claim.kind == kind]


def test_behind_a_place_that_nobody_knows_no_more_is_known_of_where_than_the_country(gazetteer):
    text = (
        "NYALA, Sudan, 4 October – At least 70 people were killed in the town of Qwxybar"
        " on Thursday. Some 16 people were injured. In Kutum, 12 people were hurt."
    )
    assert places(text, "casualty", gazetteer) == [["Sudan"], ["Sudan"], ["Kutum"]]


def test_a_bold_label_is_a_place_among_others_even_where_nobody_knows_it(gazetteer):
    text = (
        "**Nyala:** Two people were killed.\n\n**Umm Qwxybar:** Three people were killed.\n\n"
        "**Kutum:** Two people were hurt."
    )
    assert places(text, "casualty", gazetteer) == [["Nyala"], ["Sudan"], ["Kutum"]]


def test_what_may_come_somewhere_lends_its_place_to_nothing_that_came(gazetteer):
    text = "Aid went to Zomba and Blantyre.\n\nHeavy rain is expected in {}. {} people."
    came = text.format("Karonga", "Cholera has killed 160")
    assert places(came, "casualty", gazetteer) == [["Malawi"]]
    comes = text.format("Karonga", "It could displace 160")
    assert places(comes, "evacuation", gazetteer) == [["Karonga"]]


@pytest.mark.parametrize(
    "piece",
    [
        "Gunmen killed 12 people in Nyala on Monday, police said.\n\nTwo fled.\n\n",
        "| Nyala | 12 | Kutum |\n",
        "| Nyala | Kutum | Zalingei |\n",
    ],
)
def test_a_long_report_takes_time_by_its_length_alone(gazetteer, piece):
    def seconds(times: int) -> float:
        text = piece * times
        begin = process_time()
        read(text, gazetteer)
        return process_time() - begin

    seconds(5)
    assert seconds(1200) < max(0.1, seconds(300)) * 8


def test_a_table_is_of_the_time_that_its_heading_states(gazetteer):
    text = (
        "## Casualties by district, 7 to 9 September 2023\n\n| District | Killed |\n|---|---|\n"
        "| Goma | 12 |\n| Total | 12 |\n"
    )
    (claim,) = read(text, gazetteer).claims
    assert claim.period is not None
    assert claim.period.edtf == "2023-09-07/2023-09-09"
    assert text[claim.period.text_start : claim.period.text_end] == claim.period.text
    assert [place.basis for place in claim.places] == ["explicit"]


def test_the_head_of_a_table_may_go_over_several_rows(gazetteer):
    text = (
        "Dead by town | - | -\nTown | People | -\n- | Dead | Injured\nGoma | 12 | 30\n"
        "- | 3 | 4\nTotal | 15 | 34\n"
    )
    claims = read(text, gazetteer).claims
    figures = [[(one.measure, one.best) for one in claim.figures] for claim in claims]
    assert figures[0] == [("killed", 12), ("injured", 30)]
    assert len(claims) == 2


def test_a_cell_may_have_a_unit_and_a_row_may_say_that_nobody_was_hurt(gazetteer):
    text = (
        "Town | Killed | Injured | Displaced\nNyala | 7 | 0 | ~10,250 families\n"
        "Kutum | 0 | 0 | 0\nZalingei | 3 | 1 | 40 tents\n"
    )
    figures = [
        (claim.places[0].place.name, one.measure, one.best, one.unit, one.qualifier)
        for claim in read(text, gazetteer).claims
        for one in claim.figures
    ]
    assert figures == [
        ("Nyala", "killed", 7, "people", "exact"),
        ("Nyala", "displaced", 10250, "families", "about"),
        ("Kutum", "killed", 0, "people", "exact"),
        ("Kutum", "injured", 0, "people", "exact"),
        ("Zalingei", "killed", 3, "people", "exact"),
        ("Zalingei", "injured", 1, "people", "exact"),
    ]


def test_what_a_list_tells_lends_no_place_to_another_section(gazetteer):
    text = (
        "## Highlights\n\n- Troops shelled a market in Nyala.\n\n"
        "## Landslides\n\nSome 15,500 people were displaced by the mud.\n"
    )
    assert places(text, "evacuation", gazetteer) == [[]]


def test_a_table_without_numbers_is_no_row_of_heads(gazetteer):
    text = "Town | Situation\nGoma | Twelve people were killed on Monday.\n"
    assert [claim.kind for claim in read(text, gazetteer).claims] == ["casualty"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("There was no shelling overnight in Goma.", "negated"),
        ("The army may shell the port of Aden.", "hypothetical"),
        ("In 1995 a quake hit Kobe, killing 6,000 people.", "background"),
        ("Some 40 people were killed.", "no_place"),
        ("They walked 40 km to Goma.", "distance"),
        ("The UN gave $40 million to Goma.", "money"),
        ("Follow us on Telegram for news of shelling.", "boilerplate"),
        ("The army denied bombing Goma.", "denied"),
        ("The agency has 450 staff.", "number"),
        ("Twelve of the wells in Goma were cleaned.", "number"),
        ("Town | Killed\nGoma | 3\nTotal | 3", "total"),
    ],
)
def test_what_is_left_out_is_listed_with_its_reason(gazetteer, text, reason):
    extraction = read(f"Rain fell.\n\n{text}\n\nThe sun rose.\n", gazetteer)
    assert reason in {left.reason for left in extraction.left_out}


def test_an_event_that_is_only_referred_to_is_left_out_as_that(gazetteer):
    text = "Troops and rebels clashed in Goma on Monday.\n\nDuring the clashes the shops closed.\n"
    assert [left.reason for left in read(text, gazetteer).left_out] == ["reference"]


def test_a_day_is_no_number(gazetteer):
    text = "They met on 3 May 2001. It was 10:30 am. The law is of 1998. Rain fell on 2024-05-03."
    assert read(text, gazetteer).left_out == ()


def test_an_item_with_an_unknown_label_is_nowhere_in_a_list_of_places(gazetteer):
    items = ("* **Goma**: five people were killed.", "* **Qwxybar**: two people were killed.")
    text = "## Overview\n\n" + "\n".join(items) + "\n"
    assert places(text, "casualty", gazetteer) == [["Goma"], []]
    text = "## Goma\n\n* **Health**: five people were killed.\n* Two people were injured.\n"
    assert places(text, "casualty", gazetteer) == [["Goma"], ["Goma"]]


def test_a_row_has_the_narrowest_place_of_its_columns_for_places(gazetteer):
    text = (
        "## Sudan\n\n| Locality | State | Dead |\n|---|---|---|\n| Kutum | North Darfur | 3 |\n\n"
        "| State | Locality | Dead |\n|---|---|---|\n| North Darfur | Kutum | 4 |\n"
    )
    assert places(text, "casualty", gazetteer) == [["Kutum"], ["Kutum"]]


def test_a_row_of_an_unknown_place_has_none_and_its_heads_are_no_claims(gazetteer):
    text = (
        "## Tawila\n\n| Locality | Dead |\n|---|---|\n| Kutum | 3 |\n\n"
        "| Date | Place | Event | Killed | Injured |\n|---|---|---|---|---|\n"
        "| 14 May | Kutum | Ambush | 2 | 1 |\n| 15 May | Qwxybar | Ambush; army denies | 4 | 1 |\n"
    )
    extraction = read(text, gazetteer)
    claims = [one for one in extraction.claims if one.kind == "casualty"]
    assert [[place.place.name for place in one.places] for one in claims] == [
        ["Kutum"], ["Kutum"], [],
    ]  # fmt: skip
    assert [one.period and one.period.edtf[-5:] for one in claims] == [None, "05-14", "05-15"]
    assert claims[1].denier is None


def test_the_place_of_a_heading_holds_behind_an_unknown_name(gazetteer):
    text = "# Sudan\n\n## Tawila\n- 600 people fled to Qwxybar camp.\n- Two people were killed.\n"
    assert places(text, "casualty", gazetteer) == [["Tawila"]]


def test_a_row_may_name_what_it_counts(gazetteer):
    rows = "| | |\n|---|---|\n| People displaced | 361,000 |\n| Deaths | 14 |\n"
    text = f"# Kutum: flash update\n\n{rows}"
    claims = read(text, gazetteer).claims
    assert [(one.figures[0].measure, one.figures[0].best) for one in claims] == [
        ("displaced", 361_000),
        ("killed", 14),
    ]


def test_a_name_under_a_head_for_provinces_is_the_province(gazetteer):
    text = (
        "# Sudan\n\n| State | Locality | Dead |\n|---|---|---|\n| Kassala | Qwxybar | 3 |\n"
        "| North Darfur | Kutum | 4 |\n"
    )
    claims = [one for one in read(text, gazetteer).claims if one.kind == "casualty"]
    found = [(one.places[0].place.feature, one.places[0].basis) for one in claims]
    assert found == [("admin1", "sentence"), ("populated_place", "explicit")]


def test_a_column_of_nationalities_says_where_people_came_from(gazetteer):
    text = (
        "Libya: arrivals\n\n| Nationality | Arrivals in Kufra since January |\n|---|---|\n"
        "| Sudan | 11,200 |\n| Chad | 640 |\n"
    )
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    roles = [[(place.role, place.place.name) for place in claim.places] for claim in claims]
    assert roles == [
        [("origin", "Sudan"), ("destination", "Kufra")],
        [("origin", "Chad"), ("destination", "Kufra")],
    ]


def test_an_offset_is_where_its_own_event_hurt_people_and_no_place_of_others(gazetteer):
    text = (
        "The epicentre of the quake was 27 kilometres east of Jalalabad. It killed 40 people."
        " Flooding closed schools the same week."
    )
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    found = {(claim.kind, claim.subkind): claim.places for claim in claims}
    assert found["casualty", "killed"][0].place.name == "27 kilometres east of Jalalabad"
    assert [one.place.name for one in found["hazard", "flood"]] == ["Afghanistan"]


def test_a_note_of_a_log_says_nothing_of_where_the_next_is(gazetteer):
    text = (
        "Haiti: security log\n25 March 2025\n\n08:10 – Gang members burned houses in Kenscoff.\n\n"
        "08:40 – Two police officers shot dead.\n\n09:15 – Shooting in Mirebalais; one man dead."
    )
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    places = {claim.quote[:5]: [place.place.name for place in claim.places] for claim in claims}
    assert "Kenscoff" not in places["08:40"]
    assert places["09:15"] == ["Mirebalais"]


def test_the_head_of_a_column_says_when_its_figures_were(gazetteer):
    text = (
        "# Casualties in Syria, 22 September 2023\n\n"
        "| Area | Killed since 1 May | Killed this week | Injured (last 7 days) | Missing |\n"
        "|---|---|---|---|---|\n| Idlib | 230 | 11 | 40 | 3 |\n"
    )
    claims = read(text, gazetteer).claims
    told = {
        (figure.measure, figure.best, claim.period.edtf)
        for claim in claims
        for figure in claim.figures
    }
    assert ("killed", 230, "2023-05-01/..") in told
    assert ("killed", 11, "2023-09-18/2023-09-24") in told


def test_a_total_was_reached_by_the_day_of_its_heading_not_on_it(gazetteer):
    rows = "| Area | {} |\n|---|---|\n| Idlib | 230 |\n"
    for heading, title, day in (
        ("Casualties, 3 May 2023", "Killed (cumulative)", "../2023-05-03"),
        ("Casualties, 3 May 2023", "Killed", "2023-05-03"),
        ("Casualties, 22 September 2023", "Killed", "../2023-09-22"),
    ):
        (claim,) = read(f"# {heading}\n\n{rows.format(title)}", gazetteer).claims
        assert claim.period.edtf == day


@pytest.mark.parametrize(
    ("toll", "place"),
    [
        ("The death toll rose to 71 on Friday.", ["Djibo"]),
        ("The toll of the raid was revised to 24.", ["Djibo"]),
        ("The overall death toll since the war began has risen to 71.", ["Burkina Faso"]),
        ("The death toll has climbed to 52,000, officials said.", []),
    ],
)
def test_the_toll_of_what_was_just_told_is_of_its_place(gazetteer, toll, place):
    first = "Gunmen killed 38 villagers in Djibo on Tuesday."
    assert places(f"{first} {toll}", "casualty", gazetteer)[1] == place


def test_the_toll_of_what_was_told_of_two_towns_is_of_neither(gazetteer):
    text = "Gunmen killed 38 villagers in Djibo and 30 died in Dori. The toll rose to 71 on Friday."
    assert places(text, "casualty", gazetteer)[-1] not in (["Djibo"], ["Dori"])


def test_a_toll_that_a_death_of_wounds_raises_is_of_the_attack_that_its_sentence_names(gazetteer):
    text = "A man hurt in Sunday's attack on Djibo died on Monday, bringing the toll to ten."
    assert ["Djibo"] in places(text, "casualty", gazetteer)


def test_two_counts_of_one_place_in_a_paragraph_are_of_one_day(gazetteer):
    text = "A strike killed 30 people in Djibo on Tuesday. Medics said {} people died in Djibo."
    days = [
        [claim.period and claim.period.edtf for claim in read(text.format(number), gazetteer).claims
         if claim.kind == "casualty"]
        for number in (25, 4)
    ]  # fmt: skip
    assert days == [["2023-09-19", "2023-09-19"], ["2023-09-19", None]]
