"""Names of a spaCy model beside those found here; spaCy is stood in for, unless installed."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import Document
from geo.recognition.entities import ModelError, load_entities

GAZETTEER = load_gazetteer()
TEXT = "The ferry left the Blue Quay for Goma, said Mr Silk of the Sudanese Red Quay’s office."


def found(words: tuple[str, ...], label: str = "FAC") -> list[str]:
    """Geoparse with a recogniser that finds these words."""
    document = Document(doc_id="d", text=TEXT)
    spans = [(TEXT.index(each), TEXT.index(each) + len(each)) for each in words]
    resolutions = geoparse(document, gazetteer=GAZETTEER, entities=lambda _: spans)
    return [each.toponym.surface for each in resolutions if each.basis == "explicit"]


def test_names_are_added_in_order() -> None:
    assert found(("Blue Quay",)) == ["Blue Quay", "Goma"]


def test_articles_and_possessives_are_cut_off() -> None:
    assert found(("the Blue Quay", "Red Quay’s")) == ["Blue Quay", "Goma", "Red Quay"]


def test_what_overlaps_a_name_found_here_is_left_out() -> None:
    assert found(("for Goma, said",)) == ["Goma"]


def test_demonyms_are_left_out() -> None:
    assert found(("Sudanese",)) == ["Goma"]


def stand_in(monkeypatch: pytest.MonkeyPatch, load: Any) -> None:
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    load_entities.cache_clear()


def test_places_and_facilities_are_taken_from_long_texts_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pipeline(text: str) -> Any:
        assert len(text) <= 100_000
        at = text.find("Blue Quay")
        entity = SimpleNamespace(label_="FAC", start_char=at, end_char=at + 9)
        person = SimpleNamespace(label_="PERSON", start_char=0, end_char=3)
        return SimpleNamespace(ents=[person, entity] if at >= 0 else [])

    stand_in(monkeypatch, lambda model: pipeline)
    text = "so it went on. " * 20_000 + "The ferry left the Blue Quay."
    ((start, end),) = load_entities("any")(Document(doc_id="d", text=text))
    assert text[start:end] == "Blue Quay"


def test_a_model_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(model: str) -> Any:
        message = "[E050] Can't find model"
        raise OSError(message)

    stand_in(monkeypatch, load)
    with pytest.raises(ModelError, match="'en_core_web_md' cannot be loaded"):
        load_entities("en_core_web_md")


def test_spacy_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    load_entities.cache_clear()
    with pytest.raises(ModelError, match=r"sitmap\[spacy\]"):
        load_entities("en_core_web_md")


def test_an_installed_model_is_used(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    load_entities.cache_clear()
    model = spacy.blank("en")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "FAC", "pattern": "Blue Quay"}])
    model.to_disk(tmp_path / "model")
    entities = load_entities(str(tmp_path / "model"))
    resolutions = geoparse(Document(doc_id="d", text=TEXT), gazetteer=GAZETTEER, entities=entities)
    assert [each.toponym.surface for each in resolutions] == ["Blue Quay", "Goma"]
