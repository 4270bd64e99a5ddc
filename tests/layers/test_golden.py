"""Whole reports: every claim of them, as read in the diff of their golden files.

Scores and alternatives are left out: they move with the gazetteer, and other tests hold them.
"""

import json
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from geo.readers import read_documents
from layers.claims.extract import Extraction, extract
from layers.kinds import load_kinds
from layers.model import Claim

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "golden"
REPORTS = [
    *sorted((ROOT / "tests" / "data" / "reports").glob("*.*")),
    ROOT / "seeds" / "nagorno-karabakh-2023-09-21.md",
]


def extraction_of(path: Path) -> Extraction:
    (document,) = read_documents([path], on_failure=lambda failure: pytest.fail(failure.message))
    return extract(document, gazetteer=load_gazetteer())


def row(claim: Claim) -> dict[str, object]:
    return {
        "claim_id": claim.claim_id,
        "event": f"{claim.kind}/{claim.subkind} {claim.status}",
        "quote": " ".join(claim.quote.split()),
        "figures": [
            f"{figure.measure} {figure.qualifier} {figure.low} {figure.best} {figure.high} "
            f"{figure.unit}: {figure.text}"
            for figure in claim.figures
        ],
        "places": [
            f"{place.role} {place.basis} {place.place.name}: {place.surface}"
            for place in claim.places
        ],
        "claimant": claim.claimant.text if claim.claimant else None,
        "denier": claim.denier.text if claim.denier else None,
        "period": claim.period.edtf if claim.period else None,
    }


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_gives_the_claims_of_its_golden_file(path, update_golden):
    extraction = extraction_of(path)
    found = {
        "claims": [row(claim) for claim in extraction.claims],
        "left_out": [
            f"{left.reason} {left.kind}: {' '.join(left.quote.split())}"
            for left in extraction.left_out
        ],
    }
    golden = GOLDEN / f"{path.stem}.json"
    if update_golden:
        golden.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_span_slices_back_to_its_words(path):
    extraction = extraction_of(path)
    text = extraction.document.text
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.quote
        for figure in claim.figures:
            assert text[figure.start : figure.end] == figure.text
            assert claim.start <= figure.start < figure.end <= claim.end
        for place in claim.places:
            if place.surface is not None:
                assert text[place.start : place.end] == place.surface
        for party in (claim.claimant, claim.denier):
            if party:
                assert text[party.start : party.end] == party.text
        if claim.denial:
            assert text[claim.denial.start : claim.denial.end] == claim.denial.quote
        if claim.period:
            assert text[claim.period.text_start : claim.period.text_end] == claim.period.text
    for left in extraction.left_out:
        assert text[left.start : left.end] == left.quote


def test_claims_have_ids_of_their_own_that_do_not_change():
    extraction = extraction_of(REPORTS[0])
    ids = [claim.claim_id for claim in extraction.claims]
    assert len(set(ids)) == len(ids)
    assert ids == [claim.claim_id for claim in extraction_of(REPORTS[0]).claims]


def test_every_kind_has_a_golden_claim():
    told = {
        claim["event"].split("/")[0]
        for path in GOLDEN.glob("*.json")
        for claim in json.loads(path.read_text(encoding="utf-8")).get("claims", ())
    }
    assert set(load_kinds()) - told == set()
