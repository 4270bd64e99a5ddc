"""Each page, run without a browser: what it says in each state."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import state
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


def test_review_walks_through_what_the_filters_leave(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(reports, monkeypatch)
    next(each for each in app.checkbox if each.label.startswith("Casualties")).uncheck().run()
    app.switch_page("pages/review.py").run()
    assert "Event 1 of 13" in words(app)
    assert "Filters hide 2 more." in words(app)
    press(app, "Clear filters")
    assert "Event 1 of 15" in words(app)


def test_an_event_that_filters_hide_is_reviewed_where_it_was_asked_for(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(reports, monkeypatch)
    killed = next(event for event in state.extracted().events if event.kind == "casualty").event_id
    next(each for each in app.checkbox if each.label.startswith("Casualties")).uncheck().run()
    app.query_params["event"] = killed
    app.switch_page("pages/review.py").run()
    assert "of 14" in words(app)
    assert "Casualties" in words(app)


def test_left_out_says_why_in_words(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports / "a.txt").write_text("Twelve people were killed on Monday.", "utf-8")
    table = opened(reports, monkeypatch, "left_out").dataframe[0].value
    assert "no place was found for it" in set(table["Why"])
    assert not {why for why in table["Why"] if "_" in why}


def test_about_shows_the_scores_of_places_and_of_claims(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(opened(reports, monkeypatch, "about"))
    assert "Claims, by `sitmap evaluate GOLD`" in said
    assert "LGL, local news" in said


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


def test_events_are_joined_and_parted_again(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(opened(reports, monkeypatch, "review"), "Edit")
    assert "Event 1 of 15" in words(app)
    other = next(each for each in app.selectbox if each.label == "Join with")
    other.select_index(0).run()
    press(app, "Join")
    assert "Saved: join" in words(app)
    assert "of 14" in words(app)
    assert "2 claims" in words(app)
    apart = next(each for each in app.multiselect if each.label.startswith("Take out"))
    apart.select(apart.options[0]).run()
    press(app, "Part")
    assert "of 15" in words(app)
    press(app, "Undo")
    assert "of 14" in words(app)
    assert "2 claims" in words(app)


def test_what_is_known_of_a_report_is_corrected_and_days_count_from_it(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(reports, monkeypatch, "reports")
    published = next(each for each in app.date_input if each.label == "Published")
    assert published.value == date(2023, 9, 22)
    published.set_value(date(2024, 3, 1))
    next(each for each in app.text_input if each.label == "Publisher").input("Relief <b>desk</b>")
    press(app, "Save")
    assert "Saved." in words(app)
    again = opened(reports, monkeypatch, "events")
    assert "29 Feb 2024" in list(again.dataframe[0].value["When"])
    assert "Relief" not in (reports / "nagorno-karabakh-2023-09-21.md").read_text("utf-8")


def test_what_a_session_decides_about_its_own_report_stays_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = press(opened(tmp_path, monkeypatch), "Open the example")
    app.switch_page("pages/review.py").run()
    assert "Kept in this session: accept" in words(press(app, "Accept"))
    assert not list(tmp_path.iterdir())
    app.switch_page("pages/add.py").run()
    press(app, "Save to the shared folder")
    (saved,) = tmp_path.glob("*.md")
    assert saved.name.startswith("nagorno-karabakh")
    other = opened(tmp_path, monkeypatch, "review")
    assert "14 left" in words(other)
    assert "accept" in words(other)


def test_a_decision_whose_report_is_gone_is_shown_as_orphaned(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(opened(reports, monkeypatch, "review"), "Accept")
    for path in reports.glob("*.md"):
        path.rename(path.with_name("other.md"))
    app = opened(reports, monkeypatch, "review")
    assert any("Orphaned decisions (1)" in each.label for each in app.expander)


def test_the_table_is_searched(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(reports, monkeypatch, "events")
    assert len(app.dataframe[0].value) == 13
    app.text_input[0].input("gunfire").run()
    assert 0 < len(app.dataframe[0].value) < 13
    app.text_input[0].input("no such words").run()
    assert "No event contains that." in words(app)


def test_a_warning_is_no_failure(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports / "odd.md").write_text(
        "---\ntitle: [a, b\n note\n---\n\nFive people were killed in Aleppo on Monday.\n", "utf-8"
    )
    labels = [each.label for each in opened(reports, monkeypatch).expander]
    assert any("1 file read with a warning" in label for label in labels)
    assert not any("files read" in label for label in labels)
