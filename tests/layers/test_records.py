import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Candidate
from layers.errors import ClaimError
from layers.model import MEASURES, QUALIFIERS, STATUSES, UNITS, Claim, Denial, Party, Quantity
from layers.records import claim_from_record, claim_record, read_claims
from tests.builders import a_claim, a_claim_place, a_period, a_place

texts = st.text(max_size=20)
offsets = st.integers(0, 10_000)
numbers = st.none() | st.integers(0, 10**9)
parties = st.builds(
    Party,
    text=texts,
    start=offsets,
    end=offsets,
    mention_start=st.none() | offsets,
    mention_end=st.none() | offsets,
)
figures = st.builds(
    Quantity,
    measure=st.sampled_from(MEASURES),
    qualifier=st.sampled_from(QUALIFIERS),
    unit=st.sampled_from(UNITS),
    low=numbers,
    best=numbers,
    high=numbers,
    text=texts,
    start=offsets,
    end=offsets,
)
PLACES = (
    (),
    (a_claim_place(),),
    (
        a_claim_place(
            a_place("Goma", admin1_code="COD-NK", admin2="Goma", population=5),
            role="origin",
            basis="document",
            evidence_start=3,
            evidence_end=7,
            alternatives=(Candidate(place=a_place("Gama"), score=0.1, reasons=("near",)),),
        ),
        a_claim_place(surface="Gisenyi", start=4, end=11, role="destination"),
    ),
)
claims = st.builds(
    a_claim,
    texts,
    quote=texts,
    status=st.sampled_from(STATUSES),
    title=st.none() | texts,
    url=st.none() | texts,
    published=st.none() | st.dates(),
    context_before=st.none() | texts,
    figures=st.lists(figures, max_size=3).map(tuple),
    places=st.sampled_from(PLACES),
    claimant=st.none() | parties,
    denier=st.none() | parties,
    denial=st.none() | st.builds(Denial, quote=texts, start=offsets, end=offsets),
    period=st.none() | st.dates().map(a_period) | st.just(a_period(start=None, edtf="../2023")),
    score=st.floats(0, 1),
)


@given(claims)
@settings(max_examples=60)
def test_claim_comes_back_through_json(claim: Claim) -> None:
    assert claim_from_record(json.loads(json.dumps(claim_record(claim)))) == claim


def test_file_comes_back(tmp_path: Path) -> None:
    written = [a_claim("a", title="é\u2028\n"), a_claim("b", title="half \ud800 pair")]
    path = tmp_path / "claims.jsonl"
    lines = (json.dumps(claim_record(claim)) + "\n" for claim in written)
    path.write_text("".join(lines), encoding="utf-8")
    assert list(read_claims(path)) == written


def test_record_has_the_promised_fields() -> None:
    record = claim_record(a_claim(period=a_period(date(2023, 9, 21))))
    assert record["published"] == "2023-09-22"
    assert record["period"]["start"] == "2023-09-21"
    assert record["claimant"] is None
    assert {"role", "basis", "surface", "place_id", "lat", "lon", "evidence_start"} <= set(
        record["places"][0]
    )
    assert {"measure", "low", "best", "high", "qualifier", "unit", "text"} <= set(
        record["figures"][0]
    )


@pytest.mark.parametrize(
    "change",
    [
        {"status": "sure"},
        {"start": "3"},
        {"quote": None},
        {"figures": [{}]},
        {"places": [{"role": "location"}]},
        {"period": {"start": "yesterday"}},
        {"claimant": "the army"},
        {"score": True},
        {"kind": "nokind"},
        {"subkind": "nosubkind"},
        {"start": -5},
    ],
)
def test_wrong_record_is_an_error(change: dict[str, object]) -> None:
    with pytest.raises(ClaimError, match="c1"):
        claim_from_record(claim_record(a_claim()) | change)


def test_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("\n{", encoding="utf-8")
    with pytest.raises(ClaimError, match=r"^line 2: "):
        list(read_claims(path))
