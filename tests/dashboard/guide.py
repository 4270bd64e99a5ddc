"""Make the pictures of the user's guide: ``python -m tests.dashboard.guide``.

They are what a Chromium shows of the report that ships, with the number of colours cut down so that
each stays small.
"""

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.dashboard.serving import CHROMIUM, ROOT, Server, drawn

OUT = ROOT / "dashboard" / "assets" / "guide"
SIZE = {"width": 1440, "height": 860}
COLOURS = 255


def main() -> None:
    """Serve the seeds, open the pages and keep what is seen."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        reports = Path(folder) / "reports"
        shutil.copytree(ROOT / "seeds", reports)
        server = Server(reports)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        try:
            page = browser.new_page(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
            take_map(page, server.url)
            take_review(page, server.url)
            take_events(page, server.url)
        finally:
            browser.close()
            server.kill()


def take_map(page: Page, url: str) -> None:
    page.goto(url)
    drawn(page)
    page.locator(".events tbody tr", has_text="Road out").first.click()
    page.wait_for_timeout(1500)
    keep(page, "map")


def take_review(page: Page, url: str) -> None:
    page.goto(f"{url}/review")
    page.locator(".report .paragraph").first.wait_for()
    page.wait_for_timeout(800)
    for key, words in (("a", "Saved: accept"), ("n", "Event 2 of"), ("e", "Save the correction")):
        page.keyboard.press(key)
        page.get_by_text(words).first.wait_for()
    page.wait_for_timeout(1500)
    keep(page, "review")


def take_events(page: Page, url: str) -> None:
    page.goto(f"{url}/events")
    page.locator("[data-testid=stDataFrame]").first.wait_for()
    page.wait_for_timeout(1500)
    keep(page, "events")


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page with few colours, the rare ones of the signs among them."""
    path = OUT / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
        few.save(path, optimize=True)


if __name__ == "__main__":
    main()
