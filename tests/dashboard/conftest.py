"""A browser with maps to open, for all tests of the map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dashboard.maps import map_html
from geo import Failure
from layers.situation import Situation
from tests.dashboard.hostile import VECTORS
from tests.dashboard.opening import Maps, Opener
from tests.dashboard.signs import every_sign
from tests.dashboard.situations import (
    CITY,
    a_claim,
    a_party,
    a_situation,
    a_town,
    an_event,
    carried,
    made,
    namesakes,
    scattered,
    small,
)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("maps")
    made_pages = {
        "small": small(),
        "made": made(500),
        "hostile": hostile(),
        "signs": every_sign(),
        "empty": a_situation([], title="Nothing"),
        "nowhere": nowhere(),
        "world": world(),
        "scattered": scattered(),
        "carried": carried(),
        "namesakes": namesakes(),
    }
    for name, situation in made_pages.items():
        (folder / f"{name}.html").write_text(map_html(situation), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made_pages}


@pytest.fixture
def open_map(browser: Browser, pages: dict[str, Path]) -> Iterator[Opener]:
    """Open a map; at the end, no request but for the file itself, and no word of complaint."""
    maps = Maps(browser, pages)
    yield maps.open
    maps.close()
    assert maps.troubles == []


def world() -> Situation:
    """Events at the ends of the world, alone and together, and the areas of the small map."""
    ends = [(66, -150), (64, 25), (-54, -68), (-41, 174), (12, 30), (12.2, 30.3), (11.9, 29.8)]
    events = []
    for number, (lat, lon) in enumerate(ends):
        claim = a_claim(
            "fighting",
            "clash",
            f"Clashes went on at End {number}.",
            a_town(f"End {number}", lat, lon),
            claim_id=f"end-{number}",
        )
        events.append(an_event(claim))
    return a_situation([*events, *small().events], title="The ends of the world")


def nowhere() -> Situation:
    claim = a_claim("fighting", "clash", "Clashes went on.", None)
    return a_situation([an_event(claim)], title="Clashes")


def hostile() -> Situation:
    """One event for each hostile text, which stands wherever a text can stand."""
    events = []
    for number, vector in enumerate(VECTORS):
        quote = vector or "-"
        place = a_town(vector or "-", CITY.lat + number * 0.05, CITY.lon)
        claim = a_claim(
            "need",
            "food",
            quote,
            place,
            claim_id=f"h{number}",
            doc_id=f"{number}{vector}",
            title=vector,
            publisher=vector,
            url=vector,
            context_before=vector,
            context_after=vector,
            status="claimed",
            claimant=a_party(quote, vector or "-"),
        )
        events.append(an_event(claim))
    failures = tuple(Failure(doc_id=v, stage="read", message=v) for v in VECTORS)
    return a_situation(events, title="".join(VECTORS[:30]), failures=failures)
