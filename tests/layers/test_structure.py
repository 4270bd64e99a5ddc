"""What headings, lists and tables of reports say of what stands in them."""

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
