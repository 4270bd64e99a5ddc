"""How the map grows: 100,000 events, beside folium's own way of drawing many points.

Run by itself: ``python -m pytest tests/bench/test_map_scale.py -s``. Times of building are those of
the processor, so that a busy machine does not change them; those of drawing are the best of three.
folium's page can't be drawn without a network, so only its building and its size stand beside ours.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import folium
import pytest
from folium.plugins import FastMarkerCluster
from playwright.sync_api import Page, sync_playwright

from dashboard.maps import map_html
from layers.situation import Situation
from tests.dashboard.situations import made

MANY = 100_000
TRIES = 3
WATCH = """() => {
    window.pauses = [];
    new PerformanceObserver(list => list.getEntries().forEach(one => pauses.push(one.duration)))
        .observe({ type: "longtask" });
}"""


@pytest.fixture(scope="module")
def many() -> Situation:
    return made(MANY)


@pytest.fixture(scope="module")
def page_of_many(many: Situation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scale") / "many.html"
    path.write_text(map_html(many), encoding="utf-8")
    return path


def timed(work: Callable[[], str]) -> tuple[float, str]:
    begun = time.process_time()
    page = work()
    return time.process_time() - begun, page


def fast_markers(points: list[list[float]]) -> str:
    drawn = folium.Map(tiles=None)
    drawn.add_child(FastMarkerCluster(points))
    return str(drawn.get_root().render())


def test_many_events_build_fast_and_small(many: Situation) -> None:
    map_html(made(1))  # what is read once
    seconds, page = timed(lambda: map_html(many))
    points = [[event.places[0].place.lat, event.places[0].place.lon] for event in many.events]
    folium_seconds, folium_page = timed(lambda: fast_markers(points))
    sys.stdout.write(
        f"\nsitmap, with sentences: {seconds:.1f} s, {len(page) / 1e6:.1f} MB"
        f"\nFastMarkerCluster, points: {folium_seconds:.1f} s, {len(folium_page) / 1e6:.1f} MB\n"
    )
    assert len(page) <= 8_000_000
    assert seconds <= 3.0


def test_size_and_time_grow_in_line_with_the_events() -> None:
    empty = len(map_html(made(1)))
    rows = []
    for count in (6_000, 24_000):
        situation = made(count)
        seconds, page = timed(lambda shown=situation: map_html(shown))  # type: ignore[misc]
        rows.append((seconds / count, (len(page) - empty) / count))
    assert rows[1][0] <= rows[0][0] * 1.5
    assert rows[1][1] <= rows[0][1] * 1.5


def test_many_events_are_drawn_fast_and_pan_without_a_pause(
    chromium: str, page_of_many: Path
) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--enable-precise-memory-info"]
        )
        seen = []
        for _ in range(TRIES):
            context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
            page = context.new_page()
            page.goto(page_of_many.as_uri())
            page.wait_for_selector("html[data-ready]")
            seen.append((drawn_after(page), heap_of(page), longest_pause(page)))
            context.close()
        browser.close()
    seconds, heap, pause = (min(column) for column in zip(*seen, strict=True))
    sys.stdout.write(
        f"\ndrawn after {seconds:.2f} s; heap {heap:.0f} MB;"
        f" longest pause while panning {pause:.0f} ms\n"
    )
    assert seconds <= 1.5
    assert heap <= 60
    assert pause <= 100


def drawn_after(page: Page) -> float:
    """Give the seconds from the file's arrival to the map that listens."""
    milliseconds: float = page.evaluate(
        "performance.getEntriesByName('sitmap-ready')[0].startTime"
        " - performance.getEntriesByType('navigation')[0].responseStart"
    )
    return milliseconds / 1000


def heap_of(page: Page) -> float:
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    size: float = page.evaluate("performance.memory.usedJSHeapSize")
    return size / 1e6


def longest_pause(page: Page) -> float:
    """Pan at three zooms, and give the longest task in milliseconds."""
    page.evaluate(WATCH)
    longest = 0.0
    for _ in range(3):
        page.evaluate("pauses.length = 0")
        page.mouse.move(700, 400)
        page.mouse.down()
        for step in range(30):
            page.mouse.move(700 + step * 8, 400 + step * 3)
            page.wait_for_timeout(16)
        page.mouse.up()
        page.wait_for_timeout(600)
        longest = max(longest, page.evaluate("Math.max(0, ...pauses)"))
        page.locator('.zoom [aria-label="Zoom in"]').click()
        page.wait_for_timeout(800)
    return longest
