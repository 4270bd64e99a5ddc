"""The exported map in a real browser, without any network: what a person sees and does."""

from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from dashboard.maps import map_html
from dashboard.pictures import draw
from layers.situation import load_situation
from tests.dashboard.hostile import VECTORS
from tests.dashboard.opening import DESKTOP, PHONE, TABLET, Opener
from tests.dashboard.situations import small

pytestmark = pytest.mark.browser


def test_the_map_is_drawn_offline(open_map: Opener) -> None:
    page = open_map()
    assert page.locator(".mark").count() == 4
    assert page.locator(".plate .plate-title").inner_text() == "Nagorno-Karabakh"
    assert page.locator(".b-land").count() > 0
    assert "13 events from 1 report" in page.locator(".summary").inner_text()


def test_no_marker_stands_in_the_middle_of_a_region(open_map: Opener) -> None:
    page = open_map()
    names = page.locator(".mark").evaluate_all("marks => marks.map(mark => mark.ariaLabel)")
    assert not [name for name in names if "somewhere in this area" in name]


def test_click_on_the_blockade_opens_its_sentence_with_the_clue(open_map: Opener) -> None:
    page = open_map()
    page.locator('.mark[data-id="c-road"]').click()
    assert page.locator("h2.headline").inner_text() != ""
    assert "inferred, not named" in page.locator(".facts").inner_text()
    clue = page.locator(".role-clue").evaluate_all(
        "marks => marks.map(mark => [...mark.querySelectorAll('span')]"
        ".map(span => span.textContent).join(''))"
    )
    assert clue == ["the only lifeline that joins the enclave to Armenia"]
    assert page.locator(".role-says rt").inner_text() == "SAYS"


def test_click_on_a_figure_of_the_plate_shows_it_with_its_bound(open_map: Opener) -> None:
    page = open_map()
    page.locator(".plate-scaled .plate-item").first.click()
    assert page.locator("h2.headline").inner_text().split("\n") == [
        "at least 200 killed",
        "more than 400 injured",
    ]
    assert page.locator(".soft-open").count() == 2


def test_claim_and_denial_stand_beside_each_other(open_map: Opener) -> None:
    page = open_map()
    page.locator('.mark[data-id="c-gun"]').click()
    boxes = page.locator(".said-box")
    assert boxes.count() == 2
    sizes = boxes.evaluate_all(
        "all => all.map(one => getComputedStyle(one.querySelector('.words')).fontSize)"
    )
    assert len(set(sizes)) == 1
    assert "takes no side" in page.locator(".evidence").inner_text()


def test_arrows_walk_enter_opens_escape_closes_and_gives_the_focus_back(open_map: Opener) -> None:
    page = open_map()
    page.locator("#map").focus()
    rows = page.locator(".list-row").evaluate_all("rows => rows.map(row => row.dataset.id)")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.locator(".mark-active").get_attribute("data-id") == rows[1]
    assert page.locator("[aria-live]").inner_text().startswith("2 of 13.")
    page.keyboard.press("Enter")
    assert page.locator(".panel-at").inner_text() == "2 of 13"
    page.keyboard.press("Escape")
    assert page.locator(".list-row").count() == 13
    assert page.evaluate("document.activeElement.id") == "map"


def test_the_map_is_one_tab_stop(open_map: Opener) -> None:
    page = open_map()
    stops = page.locator("#map [tabindex='0'], #map button:not([tabindex='-1']), #map a").count()
    assert stops == 0
    assert page.locator("#map").get_attribute("tabindex") == "0"


def test_shift_and_arrow_move_the_map(open_map: Opener) -> None:
    page = open_map()
    page.locator("#map").focus()
    before = page.evaluate("location.hash")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("location.hash") != before


def test_legend_switches_a_kind_and_the_address_brings_it_back(open_map: Opener) -> None:
    page = open_map()
    page.locator('[data-row="kind-need"]').uncheck()
    assert "showing 11 of 13" in page.locator(".summary").inner_text()
    page.locator('.mark[data-id="c-gun"]').click()
    address = page.evaluate("location.hash")
    again = open_map(address=address)
    assert not again.locator('[data-row="kind-need"]').is_checked()
    assert again.locator(".panel-at").inner_text().endswith("of 11")
    assert again.evaluate("location.hash") == address


def test_history_is_off_by_default_and_counted(open_map: Opener) -> None:
    page = open_map()
    box = page.locator('[data-row="status-other"]')
    assert not box.is_checked()
    box.check()
    assert page.locator(".panel-count").inner_text() == "14 events"


def test_search_finds_words_of_sentences(open_map: Opener) -> None:
    page = open_map()
    page.locator(".search-input").fill("number plates")
    expect(page.locator(".list-row")).to_have_count(1)
    page.locator(".search-input").press("Enter")
    assert page.locator(".panel-at").inner_text() == "1 of 1"


def test_filters_that_hide_all_say_so(open_map: Opener) -> None:
    page = open_map()
    page.locator(".search-input").fill("zzzz")
    page.wait_for_selector(".state")
    assert "No event matches" in page.locator(".state").inner_text()
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator(".list-row").count() == 13


def test_undated_events_are_switched_by_their_box(open_map: Opener) -> None:
    page = open_map()
    page.locator(".undated input").uncheck()
    assert page.locator(".panel-count").inner_text() == "5 events"


def test_brush_shows_the_events_of_its_days(open_map: Opener) -> None:
    page = open_map("made")
    chart = page.locator(".chart-holder").bounding_box()
    assert chart is not None
    page.mouse.move(chart["x"] + 200, chart["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + 500, chart["y"] + 30, steps=4)
    page.mouse.up()
    assert "showing" in page.locator(".summary").inner_text()
    assert page.locator(".handle").count() == 2
    before = page.locator(".panel-count").inner_text()
    page.locator(".handle").last.focus()
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    assert page.locator(".panel-count").inner_text() != before


def test_a_cluster_tells_its_kinds_and_lists_its_events(open_map: Opener) -> None:
    page = open_map("made")
    page.locator(".mark-ring").first.click()
    card = page.locator(".card")
    number = int(card.locator(".card-title").inner_text().split(" events")[0].split()[-1])
    card.get_by_role("button", name="List them").click()
    assert page.locator(".panel-count").inner_text() == f"{number} events"


def test_zooming_into_a_cluster_takes_it_apart(open_map: Opener) -> None:
    page = open_map("made")
    page.locator(".mark-ring").first.click()
    page.locator(".card").get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)
    assert page.locator(".mark").count() > 0


def test_list_has_all_that_the_map_has(open_map: Opener) -> None:
    page = open_map("made")
    while page.locator(".list-more").count():
        page.locator(".list-more").click()
    shown = int(page.locator(".panel-count").inner_text().split()[0].replace(",", ""))
    assert page.locator(".list-row").count() == shown


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE, (320, 640), (3840, 2160)])
def test_nothing_is_wider_than_the_window(open_map: Opener, size: tuple[int, int]) -> None:
    page = open_map(size=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.locator(".mark").count() >= 1


@pytest.mark.parametrize("name", ["small", "made"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_labels_do_not_lie_on_each_other(
    open_map: Opener, name: str, size: tuple[int, int]
) -> None:
    page = open_map(name, size=size)
    boxes = page.locator(".label").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.x, b.y, b.right, b.bottom])"
    )
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across < 6 or down < 6, (a, b)


def test_sheet_of_the_phone_has_three_stops(open_map: Opener) -> None:
    page = open_map(size=PHONE)
    tops = []
    for _ in range(3):
        box = page.locator(".sheet").bounding_box()
        assert box is not None
        tops.append(round(box["height"]))
        page.locator(".grip").click()
    assert len(set(tops)) == 3


def test_filters_of_the_phone_open_and_close(open_map: Opener) -> None:
    page = open_map(size=PHONE)
    page.get_by_role("button", name="Filter and legend").last.click()
    assert page.locator(".rail").is_visible()
    assert page.locator(".rail .chart").is_visible()
    page.get_by_role("button", name="Show 13 events").click()
    assert not page.locator(".rail").is_visible()


@pytest.mark.parametrize(
    ("size", "theme", "address"),
    [
        (DESKTOP, "light", ""),
        (DESKTOP, "dark", "#open=c-gun"),
        (TABLET, "light", "#open=c-toll"),
        (TABLET, "dark", ""),
        (PHONE, "light", ""),
        (PHONE, "dark", "#open=c-road"),
    ],
)
def test_axe_finds_nothing(
    open_map: Opener, theme: str, size: tuple[int, int], address: str
) -> None:
    page = open_map(size=size, address=address, theme=theme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    ("name", "size", "theme", "address"),
    [
        ("signs", DESKTOP, "dark", "#status=asserted,claimed,disputed,other"),
        ("signs", PHONE, "light", "#open=t-0"),
        ("made", PHONE, "dark", ""),
        ("made", DESKTOP, "light", "#q=zzz"),
        ("made", (320, 640), "light", ""),
        ("signs", DESKTOP, "light", "#print=1"),
        ("empty", DESKTOP, "dark", ""),
        ("scattered", DESKTOP, "light", ""),
        ("scattered", PHONE, "dark", ""),
        ("carried", DESKTOP, "light", ""),
        ("namesakes", PHONE, "dark", ""),
    ],
)
def test_axe_finds_nothing_whatever_is_shown(
    open_map: Opener, name: str, size: tuple[int, int], theme: str, address: str
) -> None:
    page = open_map(name, size=size, theme=theme, address=address)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE, (320, 640)])
def test_a_card_is_whole_and_in_the_frame(open_map: Opener, size: tuple[int, int]) -> None:
    page = open_map("made", size=size)
    page.locator(".mark-ring").first.click()
    frame, card = page.locator(".map").bounding_box(), page.locator(".card").bounding_box()
    assert frame is not None
    assert card is not None
    assert card["x"] >= frame["x"]
    assert card["x"] + card["width"] <= frame["x"] + frame["width"]
    assert card["y"] >= frame["y"]
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["filter", "about"])
def test_axe_finds_nothing_in_what_opens(open_map: Opener, name: str) -> None:
    page = open_map("made", size=TABLET)
    page.get_by_role(
        "button", name="Filter and legend" if name == "filter" else "More"
    ).first.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_hostile_text_runs_nowhere_and_is_shown_as_it_is(open_map: Opener) -> None:
    page = open_map("hostile")
    assert page.locator(".list-row").count() == len(VECTORS)
    shown = page.evaluate(
        """count => Array.from({ length: count }, (_, number) => {
            document.querySelector(`.list-row[data-id="h${number}"]`).click();
            const words = document.querySelector(".evidence .words");
            words.querySelectorAll("rt, rp").forEach((tag) => tag.remove());
            const links = [...document.links].map((link) => link.protocol);
            const text = words.textContent;
            document.querySelector(".back").click();
            return [text, links.filter((protocol) => !protocol.startsWith("http"))];
        })""",
        len(VECTORS),
    )
    assert shown == [[vector or "-", []] for vector in VECTORS]
    assert page.locator("iframe, object, embed, #sitmap script, #sitmap img").count() == 0
    page.wait_for_timeout(300)


@pytest.mark.parametrize("vector", ["<img src=x onerror=pwned()>", "{{ 7*191 }}", "`${pwned()}`"])
def test_hostile_words_in_the_address_are_words(open_map: Opener, vector: str) -> None:
    address = f"#q={quote(vector)}&of={quote(vector)}&ids=h0&publisher={quote(vector)}"
    page = open_map("hostile", address=address)
    assert f"“{vector}”" in page.locator(".chip bdi").all_text_contents()
    assert page.locator("#sitmap img").count() == 0


def test_hostile_names_of_files_are_shown_as_they_are(open_map: Opener) -> None:
    page = open_map("hostile")
    page.get_by_role("button", name="About this map").click()
    shown = page.locator(".about bdi").all_text_contents()
    assert "<img src=x onerror=pwned()>" in shown
    assert "{{ 7*191 }}" in shown
    assert page.locator(".about img, .about script").count() == 0


def test_hostile_text_is_printed_as_it_is(open_map: Opener) -> None:
    page = open_map("hostile", address="#print=1")
    printed = page.locator(".paper").inner_text()
    assert "<svg onload=pwned()>" in printed
    assert page.locator(".paper script, .paper img, .paper iframe").count() == 0


def test_a_report_with_a_hostile_file_name_makes_a_map_that_works(
    open_map: Opener, pages: dict[str, Path], tmp_path: Path
) -> None:
    name = "\"><img src=x onerror=pwned()>{{7*191}}'${pwned()}\u202e.txt"
    (tmp_path / name).write_text("Shelling killed 12 people in Kharkiv on 3 May 2024.\n")
    page_of_it = tmp_path / "map.html"
    page_of_it.write_text(map_html(load_situation([tmp_path / name])), encoding="utf-8")
    pages["named"] = page_of_it
    page = open_map("named")
    page.locator(".list-row").first.click()
    assert "{{7*191}}" in page.locator(".source").inner_text()
    assert "1337" not in page.locator("#sitmap").inner_text()
    assert page.locator("#sitmap img").count() == 0


def test_print_is_one_page_and_light(
    open_map: Opener, pages: dict[str, Path], tmp_path: Path
) -> None:
    page = open_map(address="#print=1", theme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator(".paper-table li").count() == 13
    assert page.locator(".paper-map .mark-number").count() == 4
    draw(pages["small"].read_text(encoding="utf-8"), tmp_path / "map.pdf")
    assert len(PdfReader(tmp_path / "map.pdf").pages) == 1


def test_picture_shows_the_map(pages: dict[str, Path], tmp_path: Path) -> None:
    draw(pages["small"].read_text(encoding="utf-8"), tmp_path / "map.png")
    picture = (tmp_path / "map.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000
    draw(pages["small"].read_text(encoding="utf-8"), tmp_path / "again.png")
    assert (tmp_path / "again.png").read_bytes() == picture  # drawn to its end


def test_a_page_around_the_map_talks_with_it(browser: Browser, pages: dict[str, Path]) -> None:
    around = pages["small"].with_name("around.html")
    around.write_text(
        "<script>heard = []; addEventListener('message', e => heard.push(e.data))</script>"
        "<iframe src='small.html#embed=1' width=800 height=600></iframe>",
        encoding="utf-8",
    )
    context = browser.new_context(viewport={"width": 900, "height": 700}, offline=True)
    page = context.new_page()
    page.goto(around.as_uri())
    page.wait_for_function("heard.some(m => m.sitmap === 'ready')")
    frame = page.frames[1]
    assert not frame.locator(".bar").is_visible()
    frame.locator('.mark[data-id="c-road"]').click()
    page.wait_for_function("heard.some(m => m.sitmap === 'pick' && m.id === 'c-road')")
    page.evaluate("frames[0].postMessage({sitmap: 'filter', ids: ['c-gun', 'c-toll']}, '*')")
    expect(frame.locator(".mark")).to_have_count(1)
    page.evaluate("frames[0].postMessage({sitmap: 'open', id: 'c-gun'}, '*')")
    frame.wait_for_selector(".mark-open")
    assert len(page.evaluate("heard.filter(m => m.sitmap === 'pick')")) == 1
    context.close()


def test_tiles_that_fail_go_away_with_a_notice(browser: Browser, pages: dict[str, Path]) -> None:
    path = pages["small"].with_name("tiles.html")
    path.write_text(map_html(small(), tiles=True), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert [url for url in asked if not url.startswith("file:")] == []
    page.locator('[data-row="tiles"]').select_option("OpenTopoMap")
    expect(page.locator(".notice")).to_contain_text("The built-in map is shown.")
    assert page.locator(".leaflet-tile").count() == 0
    context.close()


def test_a_map_without_tiles_allows_no_host(pages: dict[str, Path]) -> None:
    assert "img-src data:; base-uri" in pages["small"].read_text(encoding="utf-8")
