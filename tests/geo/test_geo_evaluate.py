"""The scorer, and the floor under the scores."""

import gzip
import json
from pathlib import Path

import pytest

from geo.errors import GoldError
from geo.evaluate import evaluate, evaluate_installation, tally
from geo.gazetteer import load_gazetteer
from geo.gold import GoldDocument, GoldToponym, read_gold
from geo.model import Candidate, Document, Resolution, Toponym
from geo.sphere import distance_km
from tests.builders import a_place

SHARED = Path(__file__).parents[2].parent / "shared" / "gold"
TEXT = "Goma, Beni and Uvira"
GOMA, BENI = (-1.67, 29.22), (0.49, 29.47)


def found(
    start: int, end: int, point: tuple[float, float] | None, score: float = 0.9
) -> Resolution:
    toponym = Toponym(doc_id="d", sentence=0, start=start, end=end, surface=TEXT[start:end])
    if point is None:
        return Resolution(toponym=toponym, resolved=False)
    place = a_place(lat=point[0], lon=point[1], place_id="geonames:1")
    return Resolution(toponym=toponym, candidates=(Candidate(place=place, score=score),))


def gold(*toponyms: GoldToponym) -> GoldDocument:
    return GoldDocument(doc_id="d", text=TEXT, toponyms=toponyms)


def test_counts_overlap_exact_and_place() -> None:
    one = gold(
        GoldToponym(start=0, end=4, point=GOMA),
        GoldToponym(start=6, end=10, point=BENI),
        GoldToponym(start=15, end=20),
    )
    counts = tally(
        one,
        geoparser=lambda document: (
            found(0, 4, GOMA),
            found(5, 10, (50.0, 30.0)),
            found(15, 20, None),
        ),
    )
    assert (counts.gold, counts.found, counts.overlap, counts.exact) == (3, 3, 3, 2)
    assert counts.both == 2


def test_ignored_gold_is_neither_right_nor_wrong() -> None:
    one = gold(GoldToponym(start=0, end=4, point=GOMA, kind="ignore"))
    counts = tally(one, geoparser=lambda document: (found(0, 4, GOMA),))
    assert (counts.gold, counts.found) == (0, 0)


def test_one_find_answers_one_gold() -> None:
    one = gold(GoldToponym(start=0, end=4), GoldToponym(start=6, end=10))
    counts = tally(one, geoparser=lambda document: (found(0, 10, None),))
    assert (counts.gold, counts.found, counts.overlap, counts.exact) == (2, 1, 1, 0)


def test_measures_have_intervals_and_calibration() -> None:
    documents = [gold(GoldToponym(start=0, end=4, point=GOMA)) for _ in range(20)]

    def resolver(document: Document, spans: object) -> tuple[Resolution, ...]:
        return (found(0, 4, GOMA, score=0.75),)

    scored = evaluate(documents, geoparser=lambda document: (found(0, 4, GOMA),), resolver=resolver)
    assert scored.overlap_f1 is not None
    assert (scored.overlap_f1.low, scored.overlap_f1.high) == (1.0, 1.0)
    assert scored.calibration_error == pytest.approx(0.25)
    assert str(scored.accuracy_161) == "100.0 [100.0, 100.0]"


def test_distance() -> None:
    assert distance_km(0.0, 0.0, 0.0, 1.0) == pytest.approx(111.2, abs=0.1)
    assert distance_km(90.0, 0.0, -90.0, 0.0) == pytest.approx(20015, abs=1)


def test_reads_gold(tmp_path: Path) -> None:
    row = {"id": "a", "text": "In Goma.\u2028", "toponyms": [
        {"start": 3, "end": 7, "name": "Goma", "lat": -1.6, "lon": 29.2, "geonamesid": None,
         "kind": None}]}  # fmt: skip
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(row, ensure_ascii=False) + "\n").encode()))
    (document,) = read_gold(path)
    assert document.toponyms == (GoldToponym(start=3, end=7, point=(-1.6, 29.2)),)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"id": 1}', '{"id": 1, "text": "a", "toponyms": [{}]}',
     '{"id": 1, "text": "a", "toponyms": [{"start": 0, "end": 9}]}', "[1]"],
)  # fmt: skip
def test_says_what_is_wrong_with_gold(text: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl"):
        read_gold(path)


def test_unknown_texts_are_told_from_those_that_weights_were_fitted_on(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1, "text": "In Goma.", "toponyms": []}', encoding="utf-8")
    assert evaluate_installation(path, gazetteer=load_gazetteer()).fitted == 0


FLOORS = {"lgl": (0.80, 0.85, 0.72), "geovirus": (0.90, 0.78, 0.72), "humset_b": (0.84, None, None)}


@pytest.mark.skipif(not SHARED.exists(), reason="the gold corpora are not here")
@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_scores_stay_above_their_floor(corpus: str, tmp_path: Path) -> None:
    lines = gzip.decompress((SHARED / f"{corpus}.jsonl.gz").read_bytes()).split(b"\n")
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join(lines[::5]))
    scored = evaluate_installation(path, gazetteer=load_gazetteer())
    assert scored.fitted == scored.documents
    overlap, accuracy, both = FLOORS[corpus]
    assert scored.overlap_f1 is not None
    assert scored.overlap_f1.value >= overlap
    if accuracy is not None and both is not None:
        assert scored.accuracy_161 is not None
        assert scored.end_to_end_f1 is not None
        assert scored.accuracy_161.value >= accuracy - 0.03
        assert scored.end_to_end_f1.value >= both
