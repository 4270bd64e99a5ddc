"""Speed of geoparsing: documents a second, the ratio to flashgeotext, and linear cost.

Run on request: ``python -m pytest tests/bench/test_geoparse_speed.py -s``. Gold is where the texts
come from; flashgeotext is optional.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from geo import Document
from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.gold import read_gold
from geo.sentences import split_sentences
from tests.bench.peak import peak_mb

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "lgl.jsonl.gz"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold corpora are not here")


def _documents_a_second(documents: Sequence[Document], work: Callable[[Document], object]) -> float:
    for document in documents[:20]:
        work(document)
    start = time.process_time()
    for document in documents:
        work(document)
    return len(documents) / (time.process_time() - start)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [Document(doc_id=each.doc_id, text=each.text) for each in read_gold(GOLD)]


def test_documents_a_second(documents: list[Document], capsys: pytest.CaptureFixture[str]) -> None:
    gazetteer = load_gazetteer()
    sentences = {each.doc_id: split_sentences(each) for each in documents}
    speed = _documents_a_second(
        documents,
        lambda each: geoparse(each, gazetteer=gazetteer, sentences=sentences[each.doc_id]),
    )
    memory = peak_mb("geo.geoparse", "geoparse", GOLD)
    with capsys.disabled():
        print(f"\nsitmap: {speed:.0f} documents/s, {memory:.0f} MB")  # noqa: T201 - the outcome
    assert speed > 100
    assert memory < 250


def test_ratio_to_flashgeotext(
    documents: list[Document], capsys: pytest.CaptureFixture[str]
) -> None:
    geotext = pytest.importorskip("flashgeotext.geotext")
    other = geotext.GeoText()
    gazetteer = load_gazetteer()
    theirs = _documents_a_second(documents, lambda each: other.extract(input_text=each.text))
    ours = _documents_a_second(documents, lambda each: geoparse(each, gazetteer=gazetteer))
    with capsys.disabled():
        print(  # noqa: T201 - the outcome
            f"\nflashgeotext {theirs:.0f}/s, sitmap {ours:.0f}/s: 1 to {theirs / ours:.1f}"
        )


def test_cost_is_linear(documents: list[Document], capsys: pytest.CaptureFixture[str]) -> None:
    gazetteer = load_gazetteer()
    text = "\n\n".join(each.text for each in documents)
    start = time.process_time()
    for document in documents:
        geoparse(document, gazetteer=gazetteer)
    apart = time.process_time() - start
    whole = Document(doc_id="whole", text=text * 9)
    start = time.process_time()
    geoparse(whole, gazetteer=gazetteer)
    together = (time.process_time() - start) / 9
    with capsys.disabled():
        print(f"\n{len(whole.text) / 1e6:.0f} MB in one: {together / apart:.2f} times")  # noqa: T201
    assert together < 1.5 * apart
