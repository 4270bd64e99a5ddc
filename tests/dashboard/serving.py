"""What tests of the running dashboard share: a server, a browser, a page that hears of trouble."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
marks = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium is installed"
    ),
]
DESKTOP, PHONE = (1440, 900), (360, 740)


class Server:
    """One running `sitmap serve`."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.began = time.monotonic()
        command = [sys.executable, "-m", "dashboard.cli", "serve", str(folder), "--no-browser"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), *options],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)
        self.url = f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "CI must have a Chromium"
    with sync_playwright() as playwright:
        refused = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[refused])
        yield opened
        opened.close()


Opener = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    """Open a page; at the end no request went elsewhere and no text of a report was run."""
    contexts, troubles = [], []

    def opener(url: str, *, size: tuple[int, int] = DESKTOP, theme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
                else troubles.append(request.url)
            ),
        )
        page.add_init_script("window.pwned = () => { throw new Error('pwned'); }")
        page.goto(url)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert troubles == []


def drawn(page: Page) -> Page:
    """Wait for the map in its frame and the report beside it."""
    # The frame of before may stand beside the new one for a moment.
    frame = page.locator("iframe.map-frame").last.content_frame
    frame.locator("html[data-ready]").wait_for(state="attached")
    page.locator(".report .paragraph").first.wait_for()
    page.locator(".events tbody tr").first.wait_for()
    return page
