"""What reviewers decided, and what that makes of the claims."""

from datetime import date

import pytest

from layers.merge import merge_claims
from layers.model import Verdict
from layers.records import place_values
from layers.review import (
    Decision,
    bounds,
    correct,
    descriptions,
    field_values,
    report_key,
    review,
    standing,
    undone,
)
from tests.builders import a_claim, a_claim_place, a_place


def a_decision(number: int, action: str = "accept", **fields: object) -> Decision:
    values: dict[str, object] = {"claim_ids": ("c1",), "who": "Ana", "when": "2024-01-01"} | fields
    return Decision(decision_id=number, action=action, **values)  # type: ignore[arg-type]


def test_a_rejected_claim_leaves_the_map() -> None:
    claims = (a_claim("c1"), a_claim("c2", start=90))
    done = review(claims, [a_decision(1, "reject")])
    assert [claim.claim_id for claim in done.claims] == ["c2"]
    assert done.states == {"c1": "rejected"}


def test_an_undone_decision_does_not_stand_until_it_is_done_again() -> None:
    made = [a_decision(1, "reject"), a_decision(2, "undo", about=1)]
    assert standing(made) == ()
    assert [each.decision_id for each in standing([*made, a_decision(3, "redo", about=1)])] == [1]


def test_a_later_decision_stands_over_an_earlier() -> None:
    made = [a_decision(1, "reject"), a_decision(2, "accept")]
    assert review((a_claim("c1"),), made).states == {"c1": "accepted"}


def test_a_corrected_place_moves_the_event() -> None:
    other = a_place("Afrin", place_id="geonames:1", lat=36.5, lon=36.87)
    made = [a_decision(1, "correct", after={"place": place_values(other)})]
    (event,) = merge_claims(review((a_claim("c1"),), made).claims)
    assert event.places[0].place == other
    assert event.event_id == "c1"


def test_corrections_add_up() -> None:
    made = [
        a_decision(1, "correct", after={"status": "disputed"}),
        a_decision(2, "correct", after={"claimant": "The mayor"}),
    ]
    (claim,) = review((a_claim("c1"),), made).claims
    assert claim.status == "disputed"
    assert claim.claimant is not None
    assert claim.claimant.text == "The mayor"


def test_a_decision_whose_claim_is_gone_is_kept_as_an_orphan() -> None:
    made = [a_decision(1, claim_ids=("gone",))]
    done = review((a_claim("c1"),), made)
    assert done.orphaned == tuple(made)
    assert len(done.claims) == 1


def test_the_values_of_a_claim_correct_it_to_itself() -> None:
    claim = a_claim("c1")
    again = correct(claim, field_values(claim))
    assert field_values(again) == field_values(claim)


def test_a_figure_takes_its_bound() -> None:
    figure = {"measure": "killed", "qualifier": "at_least", "unit": "people"}
    claim = correct(a_claim(), {"figures": [figure | bounds("at_least", 50)]})
    assert (claim.figures[0].low, claim.figures[0].high) == (50, None)


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", (5, 5, 5)),
        ("more_than", (5, 5, None)),
        ("up_to", (None, 5, 5)),
        ("range", (5, None, 9)),
        ("vague", (5, None, None)),
    ],
)
def test_bounds(qualifier: str, expected: tuple[int | None, ...]) -> None:
    assert tuple(bounds(qualifier, 5, 9).values()) == expected


def test_a_day_is_set_and_taken_away() -> None:
    claim = correct(a_claim(), {"period": ["2024-05-01", "2024-05-01"]})
    assert claim.period is not None
    assert (claim.period.start, claim.period.edtf) == (date(2024, 5, 1), "2024-05-01")
    assert correct(claim, {"period": None}).period is None


def test_an_unknown_field_or_action_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown field"):
        correct(a_claim(), {"colour": "red"})
    with pytest.raises(ValueError, match="unknown action"):
        a_decision(1, "guess")


def test_undone_steps_are_done_again_one_after_the_other() -> None:
    made = [a_decision(1), a_decision(2, "reject"), a_decision(3, "undo", about=2)]
    made.append(a_decision(4, "undo", about=1))
    assert [each.decision_id for each in undone(made)] == [2, 1]
    made.append(a_decision(5, "redo", about=1))
    assert [each.decision_id for each in undone(made)] == [2]
    assert undone([*made, a_decision(6, "note", note="x")]) == ()


def test_events_are_joined_and_parted() -> None:
    other = a_place("Afrin", place_id="geonames:1", lat=36.5, lon=36.87)
    claims = (a_claim("c1"), a_claim("c2", start=90, places=(a_claim_place(other),)))
    assert len(merge_claims(claims)) == 2
    joined = a_decision(1, "join", claim_ids=("c1", "c2"))
    (event,) = merge_claims(review(claims, [joined]).claims)
    assert [claim.claim_id for claim in event.claims] == ["c1", "c2"]
    parted = a_decision(2, "part", claim_ids=("c1", "c2"), after={"apart": ["c2"]})
    assert len(merge_claims(review(claims, [joined, parted]).claims)) == 2
    undo = a_decision(3, "undo", about=2)
    assert len(merge_claims(review(claims, [joined, parted, undo]).claims)) == 1


def test_a_verdict_goes_with_the_claim() -> None:
    made = [
        a_decision(1, "correct", after={"status": "claimed"}),
        a_decision(2, "note", note="Ask the office"),
    ]
    (claim,) = review((a_claim("c1"),), made).claims
    assert claim.verdict == Verdict(state="corrected", fields=("status",), note="Ask the office")


def test_what_is_said_of_a_report_is_no_orphan_while_the_report_is_there() -> None:
    said = a_decision(
        1,
        "describe",
        claim_ids=(report_key("doc"),),
        doc_id="doc",
        after={"published": "2024-01-05"},
    )
    assert descriptions([said]) == {"doc": {"published": "2024-01-05"}}
    assert review((), [said], doc_ids=["doc"]).orphaned == ()
    assert review((), [said]).orphaned == (said,)
