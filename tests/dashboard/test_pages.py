"""Each page, run without a browser: what it says in each state."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.served import SETTINGS

ROOT = Path(__file__).parents[2]
PAGES = ["map", "reports", "events", "review", "left_out", "add", "about"]
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, page: str = "map") -> AppTest:
    monkeypatch.setenv(SETTINGS, json.dumps({"paths": [str(folder)], "published": "2023-09-22"}))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    if page != "map":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label.startswith(label)).click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    drawn = [*app.markdown, *app.text, *app.caption, *app.subheader, *app.info]
    plain = [each.proto.body for each in app.get("html")]
    return "\n".join([*(str(each.value) for each in drawn), *plain])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn(page: str, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(reports, monkeypatch, page)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_without_reports(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path, monkeypatch, page)
    if page not in ("add", "about"):
        assert "Nothing leaves this computer." in words(app)


@pytest.mark.parametrize("page", ["add", "about"])
def test_where_a_geocoder_is_asked_no_page_says_that_nothing_leaves(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"paths": [str(tmp_path)], "geocoder": "http://127.0.0.1:9"}
    monkeypatch.setenv(SETTINGS, json.dumps(settings))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    said = words(app.switch_page(f"pages/{page}.py").run())
    assert "Nothing leaves this computer" not in said
    assert page != "about" or "http://127.0.0.1:9" in said


def test_the_example_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(opened(tmp_path, monkeypatch), "Open the example")
    assert "1 report" in words(app)


def test_a_report_without_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("It rained all day, and people stayed at home.", "utf-8")
    assert "1 report read, nothing to put on the map" in words(opened(tmp_path, monkeypatch))


def test_a_file_that_failed_is_named(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports / "broken.docx").write_bytes(b"no document")
    app = opened(reports, monkeypatch)
    assert any("files read, 1 not" in each.label for each in app.expander)


def test_accept_reject_undo_redo(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(reports, monkeypatch, "review")
    assert "Saved: accept" in words(press(app, "Accept"))
    assert "Saved: undo" in words(press(app, "Undo"))
    assert "Saved: redo" in words(press(app, "Redo"))
    before = words(press(app, "Next (j)"))
    assert "Event 2 of" in before
    press(app, "Reject")
    app.switch_page("pages/map.py").run()
    assert not app.exception


def test_a_correction_goes_into_the_files(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(opened(reports, monkeypatch, "review"), "Edit")
    next(each for each in app.text_input if each.label == "Who says so").input("The mayor")
    press(app, "Save the correction")
    assert "The mayor" in words(app)
    assert "corrected" in words(app)


def test_no_decision_without_a_place_to_keep_it(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(reports), str(ROOT / "seeds")]
    monkeypatch.setenv(SETTINGS, json.dumps({"paths": paths}))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    app.switch_page("pages/review.py").run()
    assert "Not saved" in words(press(app, "Accept"))
