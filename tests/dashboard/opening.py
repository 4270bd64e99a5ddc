"""How tests open a map: what is opened, at which size, and what must not happen meanwhile."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

DESKTOP, TABLET, PHONE = (1440, 900), (768, 1024), (360, 740)
Opener = Callable[..., Page]


class Maps:
    """Opens maps in a browser without a network, and notes requests, errors and words logged."""

    def __init__(self, browser: Browser, pages: dict[str, Path]) -> None:
        self.browser = browser
        self.pages = pages
        self.contexts: list[BrowserContext] = []
        self.troubles: list[str] = []

    def open(
        self,
        name: str = "small",
        *,
        size: tuple[int, int] = DESKTOP,
        address: str = "",
        theme: str = "light",
    ) -> Page:
        """Open a map and wait until it is drawn."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]  # a plain word
            offline=True,
            reduced_motion="reduce",
            has_touch=size == PHONE,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self._note(request.url))
        page.add_init_script("window.pwned = () => { console.error('pwned'); }")
        page.goto(self.pages[name].as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    def _note(self, url: str) -> None:
        if not url.startswith("file:"):
            self.troubles.append(url)

    def close(self) -> None:
        """Close what was opened."""
        for context in self.contexts:
            context.close()


def shown_ids(page: Page) -> list[str]:
    """List the events of the list, in its order."""
    while page.locator(".list-more").count():
        page.locator(".list-more").click()
    ids: list[str] = page.locator(".list-row").evaluate_all("rows => rows.map(r => r.dataset.id)")
    return ids
