"""What the process serves, and the reading of it beside the pages."""

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard import maps
from dashboard.loading import files, loading
from dashboard.served import SETTINGS, Settings, offer_map, offered_map, serving
from layers.situation import Situation


def test_settings_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(
        paths=("a",),
        published=date(2024, 1, 2),
        title="T",
        reviews="r.sqlite",
        geocoder="http://localhost",
        spacy="en_core_web_md",
    )
    monkeypatch.setenv(SETTINGS, json.dumps(settings.record()))
    assert serving() == settings


def test_without_settings_the_seeds_are_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTINGS, raising=False)
    assert Path(serving().paths[0]).is_dir()


def test_a_map_is_drawn_when_it_is_asked_for_and_the_oldest_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(
        maps, "map_html", lambda situation, borders: drawn.append(situation.title) or borders
    )
    first = Situation(title="first")
    token = offer_map(first)
    assert drawn == []
    assert offered_map(token) == offered_map(token) == serving().borders
    assert offer_map(first) == token
    assert drawn == ["first"]
    others = [Situation(title=str(number)) for number in range(40)]
    assert len({offer_map(other) for other in others}) == 40
    assert offered_map(token) is None
    assert offered_map("../etc/passwd") is None


def test_reports_are_read_once_and_anew_when_one_changes(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Forty people were killed in Aleppo on Monday.", "utf-8")
    settings = Settings(paths=(str(tmp_path),))
    first = loading(settings)
    assert first.wait(60)
    assert first.so_far().events
    (tmp_path / "sitmap-reviews.sqlite").write_text("x", "utf-8")
    assert loading(settings) is first
    assert files(settings) == [report]
    report.write_text("It rained, and nothing else was told of that day.", "utf-8")
    again = loading(settings)
    assert again is not first
    assert again.wait(60)
    assert not again.so_far().events


def test_a_stopped_reading_keeps_what_is_read(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Five people were killed in Aleppo.", "utf-8")
    reading = loading(Settings(paths=(str(tmp_path),), title="stopped"))
    reading.stop()
    assert reading.wait(60)
    whole = reading.so_far()
    assert len(whole.documents) + len(whole.failures) == 3
