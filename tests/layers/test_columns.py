"""Tables of figures: which column counts whom, in what unit, and what adds others up."""

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.claims.figures.cells import read_cell
from layers.claims.figures.columns import join_titles, measure_of
from tests.builders import a_document

DISPLACED = "## Displaced in Sudan\n\nTown | "


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def figures(text: str, gazetteer: Gazetteer) -> list[tuple[str, int | None, str]]:
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    return [(one.measure, one.best, one.unit) for claim in claims for one in claim.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # families where only they are told; people where both are
            f"{DISPLACED}# of HHs | Individuals\nNyala | 1,204 | 5,602\n",
            [("displaced", 5602, "people")],
        ),
        (f"{DISPLACED}# of HHs\nNyala | 1,204\n", [("displaced", 1204, "households")]),
        (  # a total in its column counts the same people as the parts
            "Town | Killed (M) | Killed (F) | Killed total\nNyala | 4 | 2 | 6\n",
            [("killed", 6, "people")],
        ),
        (
            f"{DISPLACED}Men | Women | Total\nNyala | 40 | 60 | 100\n",
            [("displaced", 100, "people")],
        ),
        (
            "Town | IDPs (in thousands) | Returnees ('000)\nNyala | 1,740.5 | 12\n",
            [("displaced", 1_740_500, "people"), ("returned", 12_000, "people")],
        ),
        (  # who comes over a border is a refugee
            "Arrivals from Chad as of 9 January.\n\nSite | Individuals\nNyala | 3,105\n",
            [("refugees", 3105, "people")],
        ),
        (f"{DISPLACED}Shelters | Families (%)\nNyala | 40 | 12\n", []),
        ("Fatalities\n\nTown | Rainfall (mm) | Total\nNyala | 40 | 12\n", []),
    ],
)
def test_the_columns_of_a_table_are_told_apart(gazetteer, text, expected):
    assert figures(text, gazetteer) == expected


def test_a_head_over_several_columns_is_over_each_of_them():
    rows = [["Town", "Displaced", "-", "Houses"], ["-", "HHs", "Individuals", "-"]]
    titles = join_titles(rows)
    assert titles == ["Town", "Displaced|HHs", "Displaced|Individuals", "Houses"]
    assert [measure_of(title) for title in titles] == [None, "displaced", "displaced", None]
    assert join_titles([["Dead by town", "-"], ["Town", "Injured"]])[1] == "Injured"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.500", (12_500, "exact")),
        ("1 200", (1_200, "exact")),
        ("1,20,000", (120_000, "exact")),
        (">300", (300, "more_than")),
        ("300+", (300, "at_least")),
        ("~40", (40, "about")),
        ("3 (1 child)", (3, "exact")),
        ("12.5", None),
        ("12-14", None),
        ("45%", None),
        ("n/a", None),
    ],
)
def test_the_number_of_a_cell(text, expected):
    cell = read_cell(text)
    assert (cell and (cell.best, cell.qualifier)) == expected


def test_a_column_of_causes_tells_of_no_event_of_its_own(gazetteer):
    head = "| State | {} | IDPs |\n|---|---|---|\n| North Darfur | Tribal fighting | 320 |\n"
    for title, kinds in (("Cause", ["evacuation"]), ("Incident", ["evacuation", "fighting"])):
        document = a_document(head.format(title), published=None)
        claims = extract(document, gazetteer=gazetteer).claims
        assert sorted(claim.kind for claim in claims) == kinds, title
