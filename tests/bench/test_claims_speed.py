"""Speed from text to claims, geoparsing included: documents a second, where the time goes, length.

Run on request: ``python -m pytest tests/bench/test_claims_speed.py -s``. Gold is where the texts
come from.
"""

import cProfile
import pstats
import time
from pathlib import Path

import pytest

from geo import Document
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.gold import read_gold
from layers.claims.extract import extract
from tests.bench.peak import peak_mb

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "lgl.jsonl.gz"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold corpora are not here")

STAGES = (
    ("sentences.py", "split_sentences"),
    ("geoparse.py", "geoparse"),
    ("attribution.py", "find_attributions"),
    ("words.py", "split_words"),
    ("triggers.py", "find"),
    ("triggers.py", "hidden"),
    ("quantities.py", "find_figures"),
    ("drafts.py", "draft_claims"),
    ("dates.py", "find_periods"),
    ("locate.py", "locate"),
    ("denial.py", "find_denials"),
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [Document(doc_id=each.doc_id, text=each.text) for each in read_gold(GOLD)]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def seconds(documents: list[Document], gazetteer: Gazetteer) -> float:
    start = time.process_time()
    for document in documents:
        extract(document, gazetteer=gazetteer)
    return time.process_time() - start


def test_documents_a_second(
    documents: list[Document], gazetteer: Gazetteer, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds(documents[:20], gazetteer)
    speed = len(documents) / seconds(documents, gazetteer)
    memory = peak_mb("layers.claims.extract", "extract", GOLD)
    with capsys.disabled():
        print(f"\ntext to claims: {speed:.0f} documents/s, {memory:.0f} MB")  # noqa: T201 - the outcome
    assert speed > 60
    assert memory < 300


def test_where_the_time_goes(
    documents: list[Document], gazetteer: Gazetteer, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds(documents[:20], gazetteer)
    profile = cProfile.Profile()
    profile.runcall(seconds, documents[:200], gazetteer)
    taken = {
        (Path(file).name, name): row[3]
        for (file, _, name), row in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    }
    whole = taken["extract.py", "extract"]
    with capsys.disabled():
        print()  # noqa: T201 - the outcome
        for stage in STAGES:
            print(f"{stage[1]:>20} {taken.get(stage, 0) / whole:6.1%}")  # noqa: T201 - the outcome
    assert all(stage in taken for stage in STAGES)


def test_cost_is_linear(
    documents: list[Document], gazetteer: Gazetteer, capsys: pytest.CaptureFixture[str]
) -> None:
    some = documents[:60]
    apart = seconds(some, gazetteer)
    whole = Document(doc_id="whole", text="\n\n".join(each.text for each in some) * 8)
    together = seconds([whole], gazetteer) / 8
    with capsys.disabled():
        print(f"\n{len(whole.text) / 1e6:.1f} MB in one: {together / apart:.2f} times")  # noqa: T201
    assert together < 2 * apart
