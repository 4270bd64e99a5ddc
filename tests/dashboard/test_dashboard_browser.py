"""The running dashboard in a real browser, with every address refused but its own."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.dashboard.hostile import VECTORS
from tests.dashboard.serving import (
    DESKTOP,
    PHONE,
    ROOT,
    Opener,
    Server,
    browser,
    drawn,
    marks,
    visit,
)

pytestmark = marks
__all__ = ["browser", "visit"]
HOSTILE = "\n\n".join(
    f"The governor {vector} said on Monday that 40 people were killed in Aleppo."
    for vector in VECTORS[:40]
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served") / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    started = Server(folder, "--published", "2023-09-22")
    yield started
    started.kill()


def open_row(page: Page, words: str) -> None:
    page.locator(".events tbody tr", has_text=words).first.click()


def box_of(page: Page, key: str) -> object:
    return page.locator(f".st-key-{key} label")


def test_the_map_is_drawn_soon_after_the_command(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    assert time.monotonic() - server.began < 20  # 6 s on a machine that does nothing else
    assert page.frame_locator("iframe.map-frame").locator(".mark").count() >= 3
    assert page.locator(".events tbody tr").count() >= 10


def test_a_click_on_a_marker_marks_its_sentence(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    marker = page.frame_locator("iframe.map-frame").locator("[aria-label*='lockade']:visible")
    marker.first.click()
    sentence = page.locator(".report .sentence.open.claims", has_text="blockad")
    expect(sentence).to_be_visible()
    expect(sentence).to_be_in_viewport()
    expect(page.locator(".report mark.role-clue").first).to_be_visible()
    expect(page.locator(".events tr.open")).to_contain_text("blockaded")


def time_to_mark(page: Page, row: int) -> float:
    """Click a row and return the milliseconds until its sentence is marked."""
    return page.evaluate(
        """async (at) => {
          const row = [...document.querySelectorAll('.events tbody tr')].at(at);
          const isOpen = () => {
            const marker = document.querySelector('.report .margin button.open');
            return marker?.dataset.id === row.dataset.id
              && document.querySelector('.report .sentence.open mark');
          };
          const begun = performance.now();
          row.click();
          while (!isOpen() && performance.now() - begun < 10000)
            await new Promise(requestAnimationFrame);
          return performance.now() - begun;
        }""",
        row,
    )


def test_a_row_is_marked_within_three_tenths_of_a_second(server: Server, visit: Opener) -> None:
    assert time_to_mark(drawn(visit(server.url)), -1) < 300


def test_so_it_is_among_many_reports_and_in_a_long_one(tmp_path: Path, visit: Opener) -> None:
    towns = ("Goma", "Bukavu", "Beni", "Butembo", "Uvira", "Rutshuru")
    for number in range(40):
        town, day = towns[number % 6], number % 28 + 1
        told = f"At least {number + 2} people were killed in {town} on {day} May."
        (tmp_path / f"{number:02}.txt").write_text(told, "utf-8")
    (tmp_path / "long.txt").write_text(
        "\n\n".join(
            f"Some {number + 100} people fled {towns[number % 6]} on {number % 9 + 1} May 2024. "
            + "Aid workers said that the roads were passable again after the rain had stopped. " * 3
            for number in range(400)
        ),
        "utf-8",
    )
    server = Server(tmp_path, "--published", "2024-05-30")
    try:
        page = drawn(visit(server.url))
        page.wait_for_function("window.sitmapShelf?.length > 40", timeout=60_000)
        rows = page.locator(".events tbody tr")
        taken = [time_to_mark(page, at) for at in (7, 23, rows.count() - 1, rows.count() - 5)]
        assert max(taken) < 300
    finally:
        server.kill()


def test_a_row_moves_map_report_and_address(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    open_row(page, "5,000 evacuated")
    expect(page.locator(".report .sentence.open", has_text="5,000")).to_be_in_viewport()
    expect(page.locator(".report mark.role-figure").first).to_contain_text("5,000")
    page.wait_for_url("**event=*")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".events tr.open")).not_to_contain_text("5,000 evacuated")


def test_a_sentence_opens_its_event(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    page.locator(".report .sentence.claims", has_text="5,000").click()
    expect(page.locator(".events tr.open")).to_contain_text("5,000 evacuated")


def test_filters_change_list_address_and_survive_a_reload(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    rows = page.locator(".events tbody tr")
    before = rows.count()
    page.locator(".st-key-kinds-need label").click()
    expect(rows).to_have_count(before - 2)
    page.wait_for_url("**without_kinds=need*")
    page.reload()
    drawn(page)
    expect(rows).to_have_count(before - 2)
    page.locator(".st-key-outline-disputed label").click()
    expect(rows).to_have_count(before - 3)
    assert "without_statuses" in page.url


def test_a_deep_link_brings_event_and_filters_back(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    open_row(page, "5,000 evacuated")
    page.wait_for_url("**event=*")
    again = drawn(visit(f"{page.url}&without_kinds=need~talks"))
    expect(again.locator(".events tr.open")).to_contain_text("5,000 evacuated")
    expect(again.locator(".report .sentence.open").first).to_be_in_viewport()
    expect(again.locator(".events tbody")).not_to_contain_text("Talks")


def test_back_opens_the_event_before(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    open_row(page, "5,000 evacuated")
    page.wait_for_url("**event=*")
    first = page.url
    open_row(page, "At least 200")
    page.wait_for_url(lambda url: "event=" in url and url != first)
    page.go_back()
    expect(page.locator(".events tr.open")).to_contain_text("5,000 evacuated")


def test_downloads_hold_what_the_filters_show(server: Server, visit: Opener) -> None:
    page = drawn(visit(f"{server.url}/?without_kinds=need"))
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="GeoJSON").click()
    layers = json.loads(waiting.value.path().read_text("utf-8"))
    kinds = {feature["properties"]["kind"] for feature in layers["features"]}
    assert "need" not in kinds
    assert "blockade" in kinds
    with page.expect_download() as waiting:
        page.get_by_role("button", name="HTML map").click()
    assert "sitmap-data" in waiting.value.path().read_text("utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, (768, 1024), PHONE])
def test_no_page_scrolls_sideways(
    server: Server, visit: Opener, size: tuple[int, int], theme: str
) -> None:
    page = drawn(visit(server.url, size=size, theme=theme))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_filters_that_hide_everything_can_be_cleared(server: Server, visit: Opener) -> None:
    page = visit(
        f"{server.url}/?without_statuses=asserted~claimed~disputed~background~hypothetical"
    )
    page.get_by_text("No event matches").wait_for()
    page.get_by_role("button", name="Clear filters").click()
    drawn(page)


def test_hostile_text_is_text(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    front = json.dumps(VECTORS[15])
    (folder / "a.txt").write_text(
        f"---\ntitle: {front}\npublisher: {front}\npublished: 2024-05-06\n---\n{HOSTILE}",
        encoding="utf-8",
    )
    started = Server(folder)
    try:
        page = drawn(visit(started.url))
        open_row(page, "40 killed")
        page.wait_for_timeout(500)
        page.goto(f"{started.url}/review")
        page.locator(".report .paragraph").first.wait_for()
    finally:
        started.kill()


def test_decisions_by_key_outlive_a_kill(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    started = Server(folder, "--published", "2023-09-22")
    try:
        page = visit(f"{started.url}/review")
        page.get_by_text("15 left").first.wait_for()
        page.locator(".report .paragraph").first.wait_for()
        page.wait_for_timeout(500)
        page.keyboard.press("a")
        page.get_by_text("Saved: accept").wait_for()
        page.keyboard.press("j")
        page.get_by_text("Event 2 of").wait_for()
        page.keyboard.press("r")
        page.get_by_text("Saved: reject").wait_for()
        page.keyboard.press("u")
        page.get_by_text("Saved: undo").wait_for()
        page.keyboard.press("Shift+U")
        page.get_by_text("Saved: redo").wait_for()
        page.keyboard.press("k")
        page.get_by_text("Event 1 of").wait_for()
    finally:
        started.kill()
    again = Server(folder, "--published", "2023-09-22")
    try:
        page = visit(f"{again.url}/review")
        page.get_by_text("13 left").first.wait_for()
        page.locator(".report .paragraph").first.wait_for()
        page.wait_for_timeout(500)
        page.keyboard.press("e")
        page.get_by_role("button", name="Save the correction").wait_for()
    finally:
        again.kill()


def test_the_second_window_is_shown_the_first_ones_decision(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    started = Server(folder, "--published", "2023-09-22")
    try:
        first, second = visit(f"{started.url}/review"), visit(f"{started.url}/review")
        for page in (first, second):
            page.get_by_role("button", name="Accept").wait_for()
        first.get_by_role("button", name="Accept").click()
        first.get_by_text("Saved: accept").wait_for()
        second.get_by_role("button", name="Reject").click()
        second.get_by_text("Theirs: accept").wait_for()
        second.get_by_role("button", name="Decide as I did").click()
        second.get_by_text("Saved: reject").wait_for()
    finally:
        started.kill()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["", "review", "events", "reports", "left_out", "add", "about"])
def test_a_page_has_no_barriers(server: Server, visit: Opener, name: str, theme: str) -> None:
    page = visit(f"{server.url}/{name}", theme=theme)
    page.get_by_text("Left out").first.wait_for()
    page.wait_for_timeout(2500)
    if name == "review":
        page.keyboard.press("e")
        page.get_by_role("button", name="Save the correction").wait_for()
        page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_filters_are_named_by_words_and_not_by_markup(server: Server, visit: Opener) -> None:
    page = drawn(visit(server.url))
    expect(page.get_by_role("checkbox", name=re.compile(r"^Casualties \d+$"))).to_be_attached()
    expect(page.get_by_role("checkbox", name=re.compile(r"[\\:\[]"))).to_have_count(0)


def test_the_scale_of_the_map_lies_at_its_foot(server: Server, visit: Opener) -> None:
    for size in ((1366, 768), (390, 844)):
        page = drawn(visit(server.url, size=size))
        frame = page.locator("iframe.map-frame").last
        box, scale = frame.bounding_box(), frame.content_frame.locator(".scale").bounding_box()
        assert box
        assert scale
        assert box["y"] + box["height"] - 40 < scale["y"] + scale["height"]


def test_the_first_page_asked_for_may_be_a_deep_link(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    started = Server(folder)
    try:
        page = visit(f"{started.url}/events?without_kinds=need")
        page.locator("[data-testid=stDataFrame]").wait_for()
        expect(page.get_by_text("of 15 events")).to_be_visible()
        expect(page.get_by_role("link", name="Left out")).to_be_visible()
    finally:
        started.kill()


def test_two_keys_in_a_row_act_one_after_the_other(tmp_path: Path, visit: Opener) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(ROOT / "seeds", folder)
    started = Server(folder)
    try:
        page = visit(f"{started.url}/review")
        page.locator(".report .paragraph").first.wait_for()
        page.wait_for_timeout(500)
        for key in ("j", "j", "a"):
            page.keyboard.press(key)
        page.get_by_text("Event 3 of").wait_for()
        page.get_by_text("Saved: accept").wait_for()
        expect(page.locator(".facts")).to_contain_text("accepted")
    finally:
        started.kill()


def test_a_heading_is_read_without_the_mark_of_markdown(tmp_path: Path, visit: Opener) -> None:
    (tmp_path / "a.md").write_text("## Ten people killed in Goma\n\nRain fell.\n", "utf-8")
    started = Server(tmp_path)
    try:
        heading = drawn(visit(started.url)).locator(".report .heading")
        expect(heading).to_have_text("Ten people killed in Goma")
    finally:
        started.kill()


def test_layers_that_were_exported_are_read_and_reviewed(tmp_path: Path, visit: Opener) -> None:
    command = [sys.executable, "-m", "dashboard.cli", "export", "seeds", "-o"]
    subprocess.run([*command, str(tmp_path / "a.geojson")], cwd=ROOT, check=True)
    started = Server(tmp_path / "a.geojson")
    try:
        page = drawn(visit(started.url))
        open_row(page, "5,000 evacuated")
        expect(page.locator(".report .sentence.open", has_text="5,000")).to_be_in_viewport()
        page.goto(f"{started.url}/review")
        page.locator(".report .paragraph").first.wait_for()
        page.wait_for_timeout(500)
        page.keyboard.press("a")
        page.get_by_text("Saved: accept").wait_for()
    finally:
        started.kill()


def test_an_upload_is_read_and_shown(server: Server, visit: Opener) -> None:
    page = visit(f"{server.url}/add")
    content = b"Officials said 12 people were killed in Kharkiv on Monday."
    page.locator("input[type=file]").set_input_files(
        {"name": "../../etc/x<img src=x onerror=pwned()>.txt", "mimeType": "", "buffer": content}
    )
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_text("1 report gives no date or no publisher").wait_for()
    page.get_by_role("link", name="Show on the map").click()
    drawn(page)
    expect(page.locator(".events tbody")).to_contain_text("12 killed")
    other = drawn(visit(server.url))
    expect(other.locator(".events tbody")).not_to_contain_text("12 killed")


def test_a_file_of_which_a_row_failed_counts_as_read(server: Server, visit: Opener) -> None:
    page = visit(f"{server.url}/add")
    rows = b'{"text": "Five people were killed in Goma on 3 May 2024."}\n{"text": 5}\n{broken\n'
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "rows.jsonl", "mimeType": "application/json", "buffer": rows},
            {"name": "empty.txt", "mimeType": "text/plain", "buffer": b" "},
        ]
    )
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_role("heading", name="1 of 2 files read, 1 not")).to_be_visible()
