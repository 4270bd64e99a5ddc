"""Time, search, filters and the address, in a real browser."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.opening import DESKTOP, PHONE, Opener, shown_ids

pytestmark = pytest.mark.browser


def brush(page: Page, first: int = 200, last: int = 500) -> None:
    chart = page.locator(".chart-holder").bounding_box()
    assert chart is not None
    page.mouse.move(chart["x"] + first, chart["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + last, chart["y"] + 30, steps=4)
    page.mouse.up()


def list_a_cluster(page: Page) -> None:
    page.locator(".mark-ring").first.click()
    page.locator(".card").get_by_role("button", name="List them").click()


def search(page: Page) -> None:
    page.locator(".search-input").fill("Place 7")
    expect(page.locator(".chip")).to_have_count(1)


def in_view(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    page.locator(".inview input").check()


CHANGES: dict[str, Callable[[Page], object]] = {
    "kind": lambda page: page.locator('[data-row="kind-need"]').uncheck(),
    "status": lambda page: page.locator('[data-row="status-claimed"]').uncheck(),
    "history": lambda page: page.locator('[data-row="status-other"]').check(),
    "basis": lambda page: page.locator('[data-row="how-inferred"]').uncheck(),
    "size": lambda page: page.locator('[data-row="least"]').select_option("100"),
    "report": lambda page: page.locator('[data-row="source"]').select_option("r made-7"),
    "publisher": lambda page: page.locator('[data-row="source"]').select_option(
        "p made-up source 3"
    ),
    "undated": lambda page: page.locator(".undated input").uncheck(),
    "days": brush,
    "search": search,
    "cluster": list_a_cluster,
    "view": in_view,
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_address_brings_back_each_filter(open_map: Opener, change: str) -> None:
    page = open_map("made")
    every = page.locator(".summary").inner_text()
    CHANGES[change](page)
    expect(page.locator(".summary")).not_to_have_text(every) if change != "history" else None
    address = page.evaluate("location.hash")
    again = open_map("made", address=address)
    assert again.locator(".panel-count").inner_text() == page.locator(".panel-count").inner_text()
    assert shown_ids(again) == shown_ids(page)
    assert again.locator(".chip").all_inner_texts() == page.locator(".chip").all_inner_texts()
    assert again.evaluate("location.hash") == address


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "history"])
def test_each_filter_is_a_chip_that_takes_it_away(open_map: Opener, change: str) -> None:
    page = open_map("made")
    every = page.locator(".panel-count").inner_text()
    CHANGES[change](page)
    expect(page.locator(".chip")).to_have_count(1)
    assert page.locator(".panel-count").inner_text().split()[0] != every.split()[0]
    page.locator(".chip").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert page.locator(".panel-count").inner_text() == every


def test_an_event_without_a_place_is_no_named_town(open_map: Opener) -> None:
    page = open_map("nowhere")
    expect(page.locator('[data-row="how-point"]')).to_have_count(0)
    page.locator('[data-row="how-none"]').uncheck()
    expect(page.locator(".chip")).to_contain_text("“no place found”")
    expect(page.locator(".list-row")).to_have_count(0)


def test_another_address_of_the_open_file_is_taken_over(open_map: Opener) -> None:
    page = open_map("small")
    page.evaluate("location.hash = '#open=c-road&off=need&map=9/39.8/46.7'")
    expect(page.locator(".panel-at")).to_have_text("4 of 11")
    assert page.evaluate("location.hash").startswith("#map=9/39.8")
    page.evaluate("location.hash = '#q=gunfire'")
    expect(page.locator(".list-row")).to_have_count(1)


@pytest.mark.parametrize(
    "address",
    [
        "#open=nobody&map=x/y/z&days=1..2&min=-5&status=,&how=&theme=<b>&ids=zz",
        "#" + "a" * 5000,
        "#map=99/999/999",
        "#off=%E0%A4%A&q=%00",
        "#__proto__=1&constructor=2",
    ],
)
def test_an_address_that_means_nothing_does_no_harm(open_map: Opener, address: str) -> None:
    page = open_map("small", address=address)
    assert page.locator("#map").is_visible()


def test_search_finds_places_words_and_sources(open_map: Opener) -> None:
    page = open_map("signs")
    for words, found in (
        ("GREEN HILLS", 1),
        ("crowd", 1),
        ("tanks stood", 1),
        ("wire 0", 1),
        ("a doctor", 1),
    ):
        page.locator(".search-input").fill(words)
        expect(page.locator(".panel-count")).to_have_text(
            f"{found} event" if found == 1 else f"{found} events"
        )


@pytest.mark.parametrize("size", [DESKTOP, (768, 1024), PHONE, (320, 640)])
def test_words_under_the_bars_are_whole_and_apart(open_map: Opener, size: tuple[int, int]) -> None:
    page = open_map("small", size=size)
    if size[0] < 700:
        page.get_by_role("button", name="Filter and legend").last.click()
        width = page.locator(".chart").evaluate("node => node.getBoundingClientRect().width")
        assert width > size[0] - 60
    boxes = page.locator(".bar-words").evaluate_all(
        "all => all.filter(one => one.textContent).map(one => one.getBoundingClientRect())"
        ".map(box => [box.left, box.right])"
    )
    edge = page.locator(".chart").evaluate("node => node.getBoundingClientRect().right")
    assert len(boxes) >= 3
    assert all(a[1] < b[0] for a, b in pairwise(boxes))
    assert boxes[-1][1] <= edge + 1


def test_play_goes_on_day_by_day_and_stops_at_the_end(open_map: Opener) -> None:
    page = open_map("small")
    page.get_by_role("button", name="Play day by day").click()
    seen = [page.locator(".time-title").inner_text()]
    page.wait_for_timeout(700)
    seen.append(page.locator(".time-title").inner_text())
    assert seen[0] != seen[1]
    expect(page.get_by_role("button", name="Play day by day")).to_be_visible(timeout=5000)
    assert page.locator(".time-title").inner_text().endswith("21 Sep 2023")


def test_play_can_be_stopped(open_map: Opener) -> None:
    page = open_map("made")
    page.get_by_role("button", name="Play day by day").click()
    page.get_by_role("button", name="Stop").click()
    words = page.locator(".time-title").inner_text()
    page.wait_for_timeout(900)
    assert page.locator(".time-title").inner_text() == words


def test_all_days_takes_the_brush_away(open_map: Opener) -> None:
    page = open_map("made")
    brush(page)
    page.get_by_role("button", name="All days").click()
    assert page.locator(".brush").count() == 0
    assert "showing" not in page.locator(".summary").inner_text()


def test_the_keyboard_alone_chooses_days(open_map: Opener) -> None:
    page = open_map("made")
    page.get_by_role("slider", name="First day").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.get_by_role("slider", name="Last day").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".time-title").inner_text() == "11 Jun – 28 Aug 2031"
    assert page.locator(".brush").count() == 1


def test_bars_show_the_kinds_colour_when_one_kind_is_shown(open_map: Opener) -> None:
    page = open_map(
        "made",
        address="#off="
        + ",".join(
            kind
            for kind in (
                "evacuation",
                "blockade",
                "fighting",
                "abuse",
                "ceasefire",
                "talks",
                "troops",
                "control",
                "need",
                "unrest",
                "hazard",
            )
        ),
    )
    colours = page.locator(".bar-sure").first.evaluate(
        "bar => [getComputedStyle(bar).fill,"
        " getComputedStyle(document.documentElement).getPropertyValue('--k-casualty')]"
    )
    assert colours == ["rgb(168, 16, 42)", "#A8102A"]


def test_the_day_of_publication_is_a_tick_and_no_bar(open_map: Opener) -> None:
    page = open_map("signs")
    assert page.locator(".tick").count() >= 2
    words = page.locator(".chart text").all_text_contents()
    assert "reports were published" in words


def test_nothing_shown_is_not_called_undated(open_map: Opener) -> None:
    page = open_map("made", address="#q=zzzz")
    assert "No event states a day" not in page.locator(".time").inner_text()
    assert "430 events are hidden by 1 filter" in page.locator(".state").inner_text()


def test_a_map_of_nothing_says_so(open_map: Opener) -> None:
    assert "No reports yet" in open_map("empty").locator(".state").inner_text()


def test_events_without_a_place_are_listed_and_not_guessed(open_map: Opener) -> None:
    page = open_map("nowhere")
    assert page.locator(".mark").count() == 0
    assert "no place" in page.locator(".state").inner_text()
    assert page.locator(".list-row").count() == 1


def test_filters_that_hide_all_leave_the_map_where_the_events_are(open_map: Opener) -> None:
    page = open_map("small", address="#q=zzzz")
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator(".mark").count() >= 4


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_follows_the_system_until_it_is_chosen(open_map: Opener, theme: str) -> None:
    page = open_map("small", theme=theme)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    other = "light" if theme == "dark" else "dark"
    page.get_by_role("button", name="About this map").click()
    page.locator(f'.about input[value="{other}"]').check()
    assert page.evaluate("document.documentElement.dataset.theme") == other
    assert f"theme={other}" in page.evaluate("location.hash")


def focused(page: Page) -> str:
    name: str = page.evaluate(
        "(node => node.dataset.id || node.dataset.row || node.id || node.ariaLabel)"
        "(document.activeElement)"
    )
    return name


def test_the_keyboard_opens_from_the_list_and_comes_back_to_its_row(open_map: Opener) -> None:
    page = open_map("small")
    page.locator('.list-row[data-id="c-road"]').focus()
    page.keyboard.press("Enter")
    assert focused(page) == "headline"
    page.locator('[aria-label="Next event"]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert focused(page) == "Next event"
    assert page.locator(".panel-at").inner_text() == "6 of 13"
    page.keyboard.press("Escape")
    assert focused(page) == page.locator(".list-row").nth(5).get_attribute("data-id")


@pytest.mark.parametrize("row", ["kind-need", "undated", "play", "least", "inview"])
def test_a_control_keeps_the_focus_when_it_is_used(open_map: Opener, row: str) -> None:
    page = open_map("small")
    control = page.locator(f'[data-row="{row}"]')
    control.focus()
    page.keyboard.press("ArrowDown" if row == "least" else "Space")
    page.wait_for_timeout(100)
    assert focused(page) == row


def test_the_page_is_gone_through_in_the_order_that_it_is_read(open_map: Opener) -> None:
    page = open_map("small")
    order = []
    for _ in range(90):
        page.keyboard.press("Tab")
        part = page.evaluate(
            "['bar', 'rail', 'stage', 'sheet', 'time']"
            ".find(name => document.activeElement.closest(`.${name}`))"
        )
        if part and (not order or order[-1] != part):
            order.append(part)
    assert order[:5] == ["bar", "rail", "stage", "sheet", "time"]


@pytest.mark.parametrize("size", [DESKTOP, (768, 1024)])
def test_every_target_is_large_enough(open_map: Opener, size: tuple[int, int]) -> None:
    page = open_map("made", size=size)
    assert small_targets(page, 24) == []
    page.locator(".list-row").first.click()
    assert small_targets(page, 24) == []


def test_targets_of_the_phone_are_large_enough_for_a_finger(open_map: Opener) -> None:
    page = open_map("signs", size=PHONE)
    assert small_targets(page, 24) == []
    for name in ("Search", "Filter and legend"):
        box = page.locator(f'.bar [aria-label="{name}"]').bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    page.locator('.bar [aria-label="Filter and legend"]').click()
    assert small_targets(page, 24) == []


def small_targets(page: Page, least: int) -> list[str]:
    """List what can be clicked and is too small; a box in a label is as large as its label."""
    found: list[str] = page.evaluate(
        """least => [...document.querySelectorAll("button, a, select, input, .mark, [tabindex]")]
            .filter(node => node.checkVisibility() && !node.closest(".leaflet-control"))
            .map(node => node.closest("label") || node)
            .filter(node => {
                const box = node.getBoundingClientRect();
                const more = getComputedStyle(node, "::before");
                const grown = node.matches(".mark") ? parseFloat(more.width) || 0 : 0;
                return Math.max(box.width, grown) < least || Math.max(box.height, grown) < least;
            })
            .map(node => `${node.tagName}.${node.className} ${node.textContent.slice(0, 30)}`)""",
        least,
    )
    return found


@pytest.mark.parametrize("name", ["small", "world"])
@pytest.mark.parametrize("size", [PHONE, (360, 560)])
def test_each_event_opened_on_a_phone_stands_above_the_sheet(
    open_map: Opener, name: str, size: tuple[int, int]
) -> None:
    page = open_map(name, size=size)
    page.wait_for_timeout(300)
    seen = set()
    for event_id in shown_ids(page):
        page.locator(f'.list-row[data-id="{event_id}"]').click()
        page.wait_for_timeout(250)
        sheet = page.locator(".sheet").bounding_box()
        assert sheet is not None
        shapes = page.locator("#sitmap .mark-open, #sitmap .soft-open.soft-near")
        for shape in shapes.all():
            box = shape.bounding_box()
            assert box is not None
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            assert 0 < x < size[0], event_id
            assert 54 < y < sheet["y"] - 8, event_id
            seen.update((shape.get_attribute("class") or "").split())
        page.keyboard.press("Escape")
    assert "mark-ring" in seen if name == "world" else {"mark-open", "soft-open"} <= seen
