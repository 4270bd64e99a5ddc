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


def test_behind_a_place_that_nobody_knows_nothing_is_known_of_where(gazetteer):
    text = (
        "NYALA, Sudan, 4 October – At least 70 people were killed in the town of Qwxybar"
        " on Thursday. Some 16 people were injured. In Kutum, 12 people were hurt."
    )
    assert places(text, "casualty", gazetteer) == [[], [], ["Kutum"]]


def test_a_long_report_takes_time_by_its_length_alone(gazetteer):
    def seconds(times: int) -> float:
        text = "Gunmen killed 12 people in Nyala on Monday, police said.\n\nTwo fled.\n\n" * times
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
