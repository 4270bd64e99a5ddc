"""The toll of a fight told in two sentences, one a camp."""

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def tolls(gazetteer: Gazetteer, text: str) -> list[list[tuple[str, int | None]]]:
    document = a_document(text)
    claims = extract(document, gazetteer=gazetteer).claims
    for claim in claims:
        for figure in claim.figures:
            assert text[figure.start : figure.end] == figure.text
    return [
        [(figure.measure, figure.best) for figure in claim.figures]
        for claim in claims
        if claim.kind == "casualty"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "11 soldiers were killed and 14 wounded near Gubio. 4 militants were also killed.",
            [[("killed", 15), ("injured", 14)]],
        ),
        (
            "Three civilians were injured in Goma. Two soldiers and a rebel were injured as well.",
            [[("injured", 6)]],
        ),
        # Officers may be some of the soldiers.
        (
            "Ten soldiers were killed in Goma. Three officers were killed.",
            [[("killed", 10)], [("killed", 3)]],
        ),
        # Another place, another day: another event.
        (
            "Ten soldiers were killed in Goma. Three rebels died in Sake.",
            [[("killed", 10)], [("killed", 3)]],
        ),
        (
            "Ten soldiers were killed in Goma. On Tuesday, three rebels died.",
            [[("killed", 10)], [("killed", 3)]],
        ),
        # Who is meant by "people" is open.
        (
            "Ten people were killed in Goma. Three rebels died.",
            [[("killed", 10)], [("killed", 3)]],
        ),
    ],
)
def test_the_dead_of_two_camps_are_one_toll(gazetteer, text, expected):
    assert tolls(gazetteer, text) == expected
