"""How far a place holds that a sentence does not name: its paragraph, the title, the province."""

from time import process_time

import pytest

from geo.gazetteer import load_gazetteer
from layers.claims.extract import extract
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def place_of_last(gazetteer, text, kind, **facts):
    """Return the name and basis of the only place of the last claim of a kind."""
    claims = extract(a_document(text, **facts), gazetteer=gazetteer).claims
    *_, claim = (one for one in claims if one.kind == kind)
    return [(one.place.name, one.basis) for one in claim.places]


def test_a_town_holds_beyond_its_paragraph_while_no_other_is_named(gazetteer):
    text = "Gunmen raided Funtua on Sunday.\n\nSix women were abducted."
    assert place_of_last(gazetteer, text, "abuse") == [("Funtua", "document")]


def test_two_towns_of_a_province_leave_the_province_to_the_next_paragraph(gazetteer):
    text = (
        "Shells fell on Nikopol on Monday. A drone hit Pavlohrad in the evening.\n\n"
        "Three people died."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Dnipropetrovsk", "inferred")]


def test_towns_of_two_provinces_leave_the_country_to_the_next_paragraph(gazetteer):
    text = (
        "Shells fell on Nikopol on Monday.\n\nA drone hit Chuhuiv in the evening.\n\n"
        "Three people died."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Ukraine", "inferred")]


def test_a_dateline_is_no_other_place(gazetteer):
    text = (
        "NAIROBI, 4 May – Raiders killed six herders in Baragoi on Friday.\n\n"
        "They burned eleven huts. Two girls were abducted."
    )
    assert place_of_last(gazetteer, text, "abuse") == [("Baragoi", "document")]


def test_a_title_beside_the_text_says_where_an_unknown_village_is(gazetteer):
    text = "Landslides buried the village of Qwxzyrkot on Tuesday. At least 14 people were killed."
    title = "Nepal: Landslides in Bagmati Province"
    found = place_of_last(gazetteer, text, "casualty", title=title)
    assert [name for name, _ in found] in (["Bagmati"], ["Bagmati Province"])


def test_a_title_in_front_matter_is_the_evidence(gazetteer):
    title = "Floods in Kogi State"
    text = f"---\ntitle: {title}\n---\nFlooding submerged Qwxzyro village. Four people drowned."
    document = a_document(text, title=title, body_start=text.index("Flooding"))
    claims = extract(document, gazetteer=gazetteer).claims
    (place,) = next(one for one in claims if one.kind == "casualty").places
    assert text[place.evidence_start : place.evidence_end] in ("Kogi", "Kogi State")


def test_a_title_holds_for_no_unknown_village_once_another_province_is_told_of(gazetteer):
    title = "Nigeria: Raid in Zamfara State"
    text = (
        "Gunmen burned a market in Gusau on Monday.\n\nIn Benue State, herders were attacked.\n\n"
        "Nine people died in the village of Qwxzyra."
    )
    assert place_of_last(gazetteer, text, "casualty", title=title) == [("Nigeria", "inferred")]


def test_an_unknown_village_is_in_the_province_of_what_its_paragraph_tells(gazetteer):
    text = (
        "# Weekly note\n\nA bomb went off in Kismayo on Monday and a second in Baidoa.\n\n"
        "In Jowhar, a clash wounded four men. Five people were killed in Qwxzyrow."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Middle Shebelle", "inferred")]


def test_the_city_is_none_where_only_a_minister_spoke(gazetteer):
    text = (
        "Shelling hit Afrin on Sunday. The minister said in Damascus that a truce was near.\n\n"
        "Hundreds of families fled toward the city centre."
    )
    names = [name for name, _ in place_of_last(gazetteer, text, "evacuation")]
    assert "Damascus" not in names


def test_there_goes_back_to_the_paragraph_before(gazetteer):
    text = (
        "A bomb went off in Kismayo on Monday. Clashes broke out in Jowhar on Tuesday.\n\n"
        "Nine people died there."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Jowhar", "document")]


def test_there_at_a_site_that_nobody_knows_is_not_where_the_paragraph_before_was(gazetteer):
    text = (
        "Hundreds crossed into Rwanda on Monday.\n\n"
        "Inmates broke out of a prison. Two guards were killed there."
    )
    assert ("Rwanda", "document") not in place_of_last(gazetteer, text, "casualty")


def test_the_scene_is_where_the_paragraph_before_was(gazetteer):
    text = (
        "Clashes broke out in Jowhar on Monday. A bomb went off in Kismayo on Tuesday.\n\n"
        "Medics who reached the scene counted 17 dead."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Kismayo", "document")]


def test_a_rare_name_that_is_cut_off_is_not_where_the_sentence_before_was(gazetteer):
    text = (
        "Floods killed 11 people in Jowhar and two in Kismayo. Landslides hit Jowhar again. "
        "Qwxzyra was cut off."
    )
    assert ("Jowhar", "document") not in place_of_last(gazetteer, text, "blockade")


def test_the_whole_of_a_report_on_gaza_is_the_gaza_strip(gazetteer):
    text = (
        "Air strikes hit Rafah on Monday. Tanks shelled Jabalia and Beit Lahiya.\n\n"
        "Over 52,000 people have been killed since the war began."
    )
    assert place_of_last(gazetteer, text, "casualty") == [("Gaza Strip", "inferred")]


def test_a_drone_at_a_field_that_nobody_knows_is_not_where_the_sentence_before_was(gazetteer):
    text = "Shells hit Derna on Monday. A drone crashed near the Qwxzy oil field and wounded two."
    assert place_of_last(gazetteer, text, "casualty") == []


def test_the_capital_is_the_capital_though_only_a_ministry_sits_there(gazetteer):
    text = (
        "Raiders burned a mill in Kassala, the ministry in Khartoum said.\n\n"
        "Meanwhile in the capital, police beat protesters."
    )
    assert [name for name, _ in place_of_last(gazetteer, text, "unrest")] == ["Khartoum"]


def test_the_road_of_a_town_is_somewhere_about_it(gazetteer):
    text = "A mine went off on the Kutum road in North Darfur and wounded seven people."
    assert place_of_last(gazetteer, text, "casualty") == [("Kutum", "inferred")]


def test_a_label_of_a_bullet_is_where_the_rest_of_it_was(gazetteer):
    text = (
        "• Marib: gusts tore 40 tents apart. One woman was electrocuted.\n"
        "• Aden: a wall fell on a boy in Crater."
    )
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    (place,) = next(one for one in claims if one.kind == "casualty").places
    assert place.place.name == "Marib"


def test_what_is_nowhere_in_a_report_on_one_province_is_in_that(gazetteer):
    text = (
        "Glide bombs hit Chuhuiv on Monday. Shells fell on Izium and on Lozova.\n\n"
        "Since Friday, 3,400 people have fled."
    )
    assert place_of_last(gazetteer, text, "evacuation") == [("Kharkiv", "inferred")]


def test_the_place_of_a_part_in_its_own_clause_is_none_of_the_total(gazetteer):
    text = "Fourteen people have died, six of them boys who drowned in Lilongwe."
    assert ("Lilongwe", "explicit") not in place_of_last(gazetteer, text, "casualty")


def test_what_was_on_the_side_of_another_nation_is_not_on_this_one(gazetteer):
    text = (
        "Shells fell on Goma on Monday and on Sake. Clashes went on in Goma at night. "
        "Five people were killed on the Rwandan side."
    )
    assert place_of_last(gazetteer, text, "casualty") == []


def test_the_losses_of_a_country_are_not_in_it(gazetteer):
    text = "Two peacekeepers died near Kidal, bringing Togo's losses in Mali to nine."
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    assert all(one.place.name != "Togo" for claim in claims for one in claim.places)


def test_a_man_of_six_who_was_shot_in_a_town_leaves_the_six_elsewhere(gazetteer):
    text = "Six people were killed: two clerks, three guards and a man of 40 who was shot in Lae."
    assert place_of_last(gazetteer, text, "casualty") == []


def test_the_toll_of_a_crisis_is_of_no_district_named_before(gazetteer):
    text = "Raiders burned Mora. The 2016-2025 crisis in two western regions has cost 6,500 lives."
    assert all(name != "Mora" for name, _ in place_of_last(gazetteer, text, "casualty"))


def test_where_a_boat_left_for_lends_nothing_to_those_who_drowned(gazetteer):
    text = (
        "A boat that had left Baraka for Kalemie sank near Qwxzyu on Monday. 31 bodies were found."
    )
    names = [name for name, _ in place_of_last(gazetteer, text, "casualty")]
    assert "Baraka" not in names
    assert "Kalemie" not in names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rockets fell on Habiganj's Zzyxil, hurting six.", "Habiganj"),
        ("Raiders burnt the hamlet of Zzyxil in Gusau, hurting six.", "Gusau"),
    ],
)
def test_a_village_that_nobody_knows_is_about_its_town_and_not_in_it(gazetteer, text, place):
    assert place_of_last(gazetteer, text, "casualty") == [(place, "inferred")]


def test_a_quarter_or_road_of_a_city_is_in_it(gazetteer):
    for named in ("Zzyxil", "Zzyxil Highway"):
        text = f"Shells fell on Nairobi's {named}, hurting six."
        assert place_of_last(gazetteer, text, "casualty") == [("Nairobi", "explicit")]


def test_the_other_side_of_a_border_is_in_the_country_there(gazetteer):
    text = "Shells fell on Goma. Two died on the Rwandan side. Rwanda shut its border."
    assert place_of_last(gazetteer, text, "casualty") == [("Rwanda", "inferred")]


@pytest.mark.parametrize("body", ["The health ministry", "The Kenya Red Cross"])
def test_what_a_body_of_the_country_counts_outgrows_a_town(gazetteer, body):
    text = f"A crowd was shot at in Mombasa, killing two. {body} said 31 had died."
    assert place_of_last(gazetteer, text, "casualty") == [("Kenya", "inferred")]
    text = f"A crowd was shot at in Mombasa, killing two. {body} said three had died."
    assert place_of_last(gazetteer, text, "casualty") == [("Mombasa", "document")]


def test_behind_a_table_of_several_districts_a_section_is_over(gazetteer):
    text = (
        "# Floods in Bangladesh\n\n## Overview\nRain fell on Bangladesh for a week. Rivers rose. "
        "Crops rotted. Boats were few.\n\n## Kurigram\n- The river rose.\n\n"
        "| District | Killed |\n|---|---|\n| Kurigram | 4 |\n| Sylhet | 3 |\n\n"
        "Officials said that 22,000 people were homeless."
    )
    ((place, _),) = place_of_last(gazetteer, text, "evacuation")
    assert place == "Bangladesh"


@pytest.mark.parametrize("told", ["The storm spared Pemba.", "The storm left Pemba untouched."])
def test_a_storm_is_neither_where_it_did_not_come_nor_where_the_sentence_before_was(
    gazetteer, told
):
    text = f"# Storm in Mozambique\n\nFloods hit Monapo. Roofs were torn off in Angoche. {told}"
    ((place, _),) = place_of_last(gazetteer, text, "hazard")
    assert place == "Mozambique"


@pytest.mark.parametrize(
    ("toll", "place"), [("Togo's losses to 13", []), ("the toll to 13", [("Sake", "explicit")])]
)
def test_the_losses_of_a_country_are_not_at_the_town_where_some_of_them_died(
    gazetteer, toll, place
):
    text = f"Four soldiers were shot near Sake, bringing {toll}."
    assert place_of_last(gazetteer, text, "casualty") == place


def test_a_list_of_a_thousand_places_is_read_in_linear_time(gazetteer):
    def seconds(times):
        document = a_document("Killed: 4\nPlace: Kutum\n" * times)
        begin = process_time()
        extract(document, gazetteer=gazetteer)
        return process_time() - begin

    seconds(10)
    assert seconds(1600) < seconds(400) * 8
