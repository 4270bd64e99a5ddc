"""The day of an analyst: upload, review, correct, undo, take away, restart, go on."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from layers.formats import load_formats
from tests.dashboard.analyst import reports
from tests.dashboard.serving import Opener, Server, browser, drawn, marks, visit

__all__ = ["browser", "visit"]
pytestmark = marks
ONE_EMPTY_SEARCH = """() => {
  const found = [...document.querySelectorAll("input[aria-label^='Search the gazetteer']")];
  return found.length === 1 && found[0].value === "";
}"""
PLACES = (
    ("Kabkabiya", "Kabk"),
    ("Jacmel", "Jacmel"),
    ("13.5, 25.2", "Point near"),
    ("Kutum", "Kutum"),
    ("Gonaïves", "Gonaïves"),
)


def test_ten_minutes_of_an_analyst(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    started = Server(folder)
    try:
        page = visit(started.url)
        page.get_by_text("No reports yet").wait_for()
        upload(page, started.url)
        decide_about_forty(page)
        undo_and_redo(page)
        correct_places(page)
        left = left_of(page)
        taken = take_away(page, started.url)
    finally:
        started.kill()
    assert taken == {".html", *load_formats()}
    again = Server(folder)
    try:
        page = visit(f"{again.url}/review")
        page.get_by_text(f"· {left} left ·").wait_for()
        ready(page)
        page.keyboard.press("n")
        page.keyboard.press("a")
        said(page, "Saved: accept")
        page.get_by_text(f"· {left - 1} left ·").wait_for()
        page.goto(again.url)
        drawn(page)
        expect(page.get_by_text("8 reports")).to_be_visible()
    finally:
        again.kill()


def ready(page: Page) -> None:
    page.locator(".report .paragraph").first.wait_for()
    page.wait_for_timeout(500)


def said(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()


def upload(page: Page, url: str) -> None:
    page.goto(f"{url}/add")
    files = [
        {"name": name, "mimeType": "text/markdown", "buffer": text.encode()}
        for name, text in reports().items()
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Read", exact=True).click()
    said(page, "8 files read")
    said(page, "1 report gives no date or no publisher")
    page.get_by_label("Publisher: floods").fill("Made-up floods desk")
    page.get_by_role("button", name="Read again with this").click()
    page.get_by_text("gives no date or no publisher").wait_for(state="detached")
    page.get_by_role("button", name="Save to the shared folder").click()
    said(page, "8 files were saved")
    page.wait_for_timeout(1000)
    page.locator(".st-key-reading").wait_for(state="detached")


def decide_about_forty(page: Page) -> None:
    """Decide about forty events by key, or about all but two."""
    page.get_by_role("link", name=re.compile("^Review")).first.click()
    ready(page)
    total = left_of(page)
    assert total >= 30
    wanted = min(40, total - 2)
    for number in range(wanted):
        key, action = ("r", "reject") if number % 9 == 4 else ("a", "accept")
        page.keyboard.press(key)
        page.get_by_text(f"· {total - number - 1} left ·").wait_for()
        said(page, f"Saved: {action}")
        page.keyboard.press("n")
        page.get_by_text(f"Saved: {action}").wait_for(state="detached")


def left_of(page: Page) -> int:
    words = page.get_by_text(re.compile(r"· [\d,]+ left ·")).first.inner_text()
    found = re.search(r"([\d,]+) left", words)
    assert found
    return int(found[1].replace(",", ""))


def undo_and_redo(page: Page) -> None:
    page.keyboard.press("k")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Undo").click()
    said(page, "Saved: undo")
    page.keyboard.press("Shift+U")
    said(page, "Saved: redo")


def correct_places(page: Page) -> None:
    page.keyboard.press("e")
    page.get_by_role("button", name="Save the correction").wait_for()
    for words, name in PLACES:
        # While a page is drawn anew, the form of before stands beside the new one for a moment.
        page.wait_for_function(ONE_EMPTY_SEARCH)
        search = page.get_by_label("Search the gazetteer for a place")
        search.fill(words)
        search.press("Enter")
        offered(page, name)
        page.get_by_role("button", name="Save the correction").click()
        said(page, "Saved: correct")
        told(page, name)
        told(page, "corrected")
        page.get_by_role("button", name="Next (j)").click()
        page.get_by_text("Saved: correct").wait_for(state="detached")
    toggle = page.get_by_text("Choose the place on the map")
    expect(toggle).to_have_count(1)
    toggle.click()
    frame = page.frame_locator("iframe.picking")
    frame.locator("html[data-ready]").wait_for(state="attached")
    page.wait_for_timeout(500)
    frame.locator(".leaflet-container").first.click(position={"x": 120, "y": 160})
    offered(page, "Point near")
    page.get_by_role("button", name="Save the correction").click()
    said(page, "Saved: correct")
    told(page, "Point near")


def told(page: Page, words: str) -> None:
    """Wait until the facts of the event say something."""
    expect(page.locator(".facts").filter(has_text=words)).to_have_count(1)


def offered(page: Page, name: str) -> None:
    """Wait until a place is offered, and the form of before is gone."""
    page.locator(f"input[aria-label=Place][value*='{name}']").wait_for()
    expect(page.get_by_label("Place", exact=True)).to_have_count(1)


def take_away(page: Page, url: str) -> set[str]:
    page.goto(url)
    drawn(page)
    page.get_by_role("button", name="Download").click()
    taken = set()
    for suffix in (".html", *load_formats()):
        with page.expect_download() as waiting:
            page.locator(f".st-key-download-{suffix[1:]} button").click()
        path = waiting.value.path()
        assert path.stat().st_size > 100
        assert waiting.value.suggested_filename == f"situation{suffix}"
        taken.add(suffix)
        if suffix == ".geojson":
            layers = json.loads(path.read_text("utf-8"))
            reviews = [each["properties"]["review"] for each in layers["features"]]
            assert reviews.count("corrected") >= 4
            assert "accepted" in reviews
    return taken
