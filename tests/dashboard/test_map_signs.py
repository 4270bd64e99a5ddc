"""The map's signs in a real browser: what is drawn how, and a legend that explains just that."""

import re
from math import sqrt

import pytest
from playwright.sync_api import Page, expect

from dashboard.maps import map_html
from tests.dashboard.opening import DESKTOP, PHONE, Opener, shown_ids
from tests.dashboard.situations import a_claim, a_situation, a_town, an_event

pytestmark = pytest.mark.browser
TOLLS = "#map=8.75/39.6/47.7"
STATUSES = "#map=8.25/41.5/48&status=asserted,claimed,disputed,other"


def mark(page: Page, event_id: str) -> object:
    return page.locator(f'.mark[data-id="{event_id}"]')


def diameter(page: Page, event_id: str, part: str) -> float:
    radius = page.locator(f'.mark[data-id="{event_id}"] circle.{part}').first.get_attribute("r")
    assert radius is not None
    return 2 * float(radius)


def legend(page: Page) -> str:
    return page.locator(".rail").inner_text()


def test_area_of_a_disc_follows_its_number(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    large, small = diameter(page, "f-exact", "d-full"), diameter(page, "f-least", "d-full")
    assert large / small == pytest.approx(sqrt(300 / 75), rel=0.01)


def test_sizes_stay_as_they_are_under_filters(open_map: Opener) -> None:
    before = diameter(open_map("signs", address=TOLLS), "f-least", "d-full")
    page = open_map("signs", address=f"{TOLLS}&q=Town%201")
    assert diameter(page, "f-least", "d-full") == before


def test_the_legend_of_sizes_is_true(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    circles = page.locator(".sizes circle.size-shape")
    large = 2 * float(circles.first.get_attribute("r") or 0)
    value = float((page.locator(".sizes .size-text").first.text_content() or "").replace(",", ""))
    shown = diameter(page, "f-exact", "d-full")
    assert shown / large == pytest.approx(sqrt(300 / value), rel=0.01)


def test_an_upper_bound_has_no_disc_and_a_range_its_lower_one(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    assert page.locator('.mark[data-id="f-upto"] .d-full').count() == 0
    assert page.locator('.mark[data-id="f-upto"] .d-broken').count() == 1
    assert page.locator('.mark[data-id="f-range"] .d-full').count() == 1
    assert diameter(page, "f-range", "d-broken") > diameter(page, "f-range", "d-full")


def test_killed_and_injured_are_disc_and_ring(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    inner, outer = diameter(page, "f-both", "d-full"), diameter(page, "f-both", "d-ring")
    assert (outer / inner) ** 2 == pytest.approx(150 / 90, rel=0.02)


def test_figures_stand_in_their_disc_or_beside_it(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    assert "80 families" in page.locator(".label text").all_text_contents()
    assert "50–150" in page.locator(".label text").all_text_contents()
    fits = page.locator(".disc").evaluate_all(
        """discs => discs.every(disc => {
            const text = disc.querySelector(".d-text");
            const wide = (node) => node.getBoundingClientRect().width;
            return !text || wide(text) <= wide(disc) - 10;
        })"""
    )
    assert fits


def test_nobody_hurt_is_listed_and_not_drawn(open_map: Opener) -> None:
    page = open_map("signs", address=TOLLS)
    assert page.locator('.mark[data-id="f-nobody"]').count() == 0
    assert "f-nobody" in shown_ids(page)
    notes = " ".join(page.locator(".panel-note").all_inner_texts())
    assert "1 event tells that nobody was hurt: listed, not drawn." in notes
    assert "1 event has no place that was found" in notes


@pytest.mark.parametrize(
    ("status", "outline"),
    [("asserted", (2.4, False)), ("claimed", (1.5, False)), ("disputed", (2.2, True))],
)
def test_outline_says_who_stands_behind_it(
    open_map: Opener, status: str, outline: tuple[float, bool]
) -> None:
    page = open_map("signs", address=STATUSES)
    line = page.locator(f'.mark[data-id="s-{status}"] .s-line')
    width = float(line.get_attribute("stroke-width") or 0) * 28 / 24
    assert (round(width, 1), line.get_attribute("stroke-dasharray") is not None) == outline
    filled = page.locator(f'.mark[data-id="s-{status}"] .s-full').count()
    assert filled == (1 if status == "asserted" else 0)


def test_denied_is_struck_through_and_what_did_not_happen_is_grey(open_map: Opener) -> None:
    page = open_map("signs", address=STATUSES)
    assert page.locator('.mark[data-id="s-denied"] .s-strike').count() == 1
    grey = page.evaluate("getComputedStyle(document.body).getPropertyValue('--muted')")
    for status in ("denied", "hypothetical", "background"):
        line = page.locator(f'.mark[data-id="s-{status}"] .s-line')
        stroke = line.evaluate("node => getComputedStyle(node).stroke")
        channels = [int(grey.strip()[i : i + 2], 16) for i in (1, 3, 5)]
        assert stroke == f"rgb({', '.join(map(str, channels))})"


def test_an_inferred_place_is_hatched_and_named_so(open_map: Opener) -> None:
    page = open_map("signs", address="#map=9.5/39.8/46.75")
    assert page.locator('.mark[data-id="w-guess"] path[fill^="url(#hatch-"]').count() == 1
    page.locator('.mark[data-id="w-guess"]').click()
    assert page.locator(".facts i").first.inner_text() == "inferred, not named"


def test_a_radius_has_its_marker_outside_and_says_how_far(open_map: Opener) -> None:
    page = open_map("signs", address="#map=8/41.1/46.6")
    disc = page.locator(".radius").bounding_box()
    where = page.locator('.mark[data-id="w-radius"]').bounding_box()
    assert disc is not None
    assert where is not None
    middle = disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2
    at = where["x"] + where["width"] / 2, where["y"] + where["height"] / 2
    assert sqrt((at[0] - middle[0]) ** 2 + (at[1] - middle[1]) ** 2) > disc["width"] / 2
    assert "within 40 km" in page.locator(".label text").all_text_contents()


def test_a_movement_has_a_ring_where_it_begins_and_a_head_where_it_ends(open_map: Opener) -> None:
    page = open_map("signs", address="#map=8.75/40.4/47.7")
    ring, head = page.locator(".move-from"), page.locator(".move-head")
    assert ring.count() == head.count() == 1
    first, last = ring.bounding_box(), head.bounding_box()
    assert first is not None
    assert last is not None
    assert last["x"] > first["x"]  # Town 8 lies east of Yevlakh


def test_bars_stand_across_a_blockade_and_across_no_other_road(open_map: Opener) -> None:
    page = open_map("signs", address="#map=8.75/39.9/46.9")
    roads = page.locator(".route").evaluate_all(
        "all => all.map(one => [one.classList.contains('route-inferred'),"
        " one.querySelectorAll('.bar-line').length])"
    )
    assert sorted(roads) == [[False, 0], [True, 2]]


def test_a_landmark_is_named_so_and_is_no_event(open_map: Opener) -> None:
    page = open_map("signs", address="#map=7.5/40.4/49")
    assert "Baku (landmark)" in page.locator(".label text").all_text_contents()
    assert page.locator('.mark[aria-label*="Baku"]').count() == 0


def test_the_legend_explains_every_sign_of_the_map(open_map: Opener) -> None:
    words = legend(open_map("signs"))
    for part in (
        "Road or corridor",
        "Bars across a road: blockade",
        "Movement, from ring to head",
        "Somewhere within this radius",
        "On stems: several at one place",
        "Landmark: named, no event there",
        "Broken ring: the highest figure.",
        "Inferred, not named: dots or hatch",
        "Somewhere in this area",
        "Claimed and denied",
    ):
        assert part in words, part


def test_the_legend_explains_nothing_that_is_not_there(open_map: Opener) -> None:
    words = legend(open_map("small"))
    for part in ("Movement", "radius", "Landmark", "Broken ring", "Cluster", "unrest", "hazard"):
        assert part not in words, part


def test_a_kind_whose_events_are_all_off_is_not_in_the_legend(
    open_map: Opener, pages: dict[str, object]
) -> None:
    path = pages["small"].with_name("feared.html")  # type: ignore[attr-defined]
    town = a_town("Yevlakh", 40.62, 47.15)
    events = [
        an_event(a_claim("need", "food", "Food ran out in Yevlakh.", town, claim_id="a")),
        an_event(
            a_claim(
                "hazard", "flood", "Yevlakh may flood.", town, claim_id="b", status="hypothetical"
            )
        ),
    ]
    path.write_text(map_html(a_situation(events, title="x")), encoding="utf-8")
    pages["feared"] = path
    page = open_map("feared")
    assert "Natural hazard" not in legend(page)
    page.locator('[data-row="status-other"]').check()
    assert "Natural hazard" in legend(page)


def test_disputed_borders_are_broken_lines(open_map: Opener) -> None:
    page = open_map("made")
    dashes = page.locator("path.b-disputed").first.evaluate(
        "node => getComputedStyle(node).strokeDasharray"
    )
    assert re.fullmatch(r"6(px)?, 4(px)?", dashes)


@pytest.mark.parametrize("borders", ["iso", "none"])
def test_a_setting_says_how_borders_are_drawn(
    open_map: Opener, pages: dict[str, object], borders: str
) -> None:
    path = pages["small"].with_name(f"{borders}.html")  # type: ignore[attr-defined]
    town = a_town("Quneitra", 33.12, 35.82, country="SYR")
    event = an_event(a_claim("need", "food", "Food ran out in Quneitra.", town, claim_id="a"))
    path.write_text(map_html(a_situation([event], title="x"), borders=borders), encoding="utf-8")
    pages[borders] = path
    page = open_map(borders, address="#map=6/33/36")
    assert page.locator("path.b-disputed").count() == 0
    named = page.locator(".label-country").count()
    assert (named == 0) == (borders == "none")
    page.get_by_role("button", name="About this map").click()
    words = {"iso": "Borders are those of ISO 3166.", "none": "No borders are drawn."}[borders]
    assert words in page.locator(".about").inner_text()


def test_markers_of_one_point_fan_out_about_it(open_map: Opener) -> None:
    page = open_map("signs", address="#map=9.5/40.62/47.15")
    at = page.locator('.mark[data-id^="d-"]').evaluate_all(
        "marks => marks.map(m => m.getBoundingClientRect())"
        ".map(b => [b.x + b.width / 2, b.y + b.height / 2])"
    )
    assert len(at) == 5
    apart = [
        sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) for i, a in enumerate(at) for b in at[i + 1 :]
    ]
    assert min(apart) >= 24


def test_names_keep_clear_of_movements(open_map: Opener) -> None:
    page = open_map("made")
    crossed = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll(".label")]
                .map(node => node.getBoundingClientRect());
            const inside = (p) => boxes.some(b => p.x > b.left + 3 && p.x < b.right - 3
                && p.y > b.top + 3 && p.y < b.bottom - 3);
            return [...document.querySelectorAll(".move-line")].flatMap(line => {
                const long = line.getTotalLength(), to = line.getScreenCTM();
                const points = Array.from({ length: 40 }, (_, i) =>
                    line.getPointAtLength(long * i / 39).matrixTransform(to));
                return points.filter(inside);
            }).length;
        }"""
    )
    assert crossed == 0


@pytest.mark.parametrize("name", ["small", "signs", "made"])
def test_names_and_plates_are_not_cut_by_the_frame(open_map: Opener, name: str) -> None:
    page = open_map(name, size=PHONE)
    frame = page.locator("#map").bounding_box()
    assert frame is not None
    for box in page.locator(".label, .plate").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.left, b.right])"
    ):
        assert box[0] >= frame["x"]
        assert box[1] <= frame["x"] + frame["width"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_what_another_sentence_places_stands_on_dots_and_says_so(
    open_map: Opener, size: tuple[int, int]
) -> None:
    page = open_map("carried", size=size)
    dotted = page.locator(".mark:has(.s-foot)").evaluate_all("all => all.map(m => m.ariaLabel)")
    assert len(dotted) == 2
    assert all("named elsewhere in the report" in name for name in dotted)
    page.locator(".list-row", has_text="food").click()
    expect(page.locator(".panel")).to_contain_text("The sentence itself names no place.")


def test_what_another_sentence_places_can_be_switched_off(open_map: Opener) -> None:
    page = open_map("carried")
    row = page.locator("label", has_text="Dots below: named elsewhere in the report")
    expect(row).to_contain_text("2")
    row.click()
    assert page.locator(".list-row").count() == 2
    assert page.locator(".mark .s-foot").count() == 0


def test_a_place_that_may_be_another_of_its_name_bears_a_question_mark(open_map: Opener) -> None:
    page = open_map("namesakes")
    badged = page.locator(".mark:has(.s-badge)").evaluate_all("all => all.map(m => m.ariaLabel)")
    assert len(badged) == 2
    assert all("another place of that name" in name for name in badged)
    row = page.locator(".list-row", has_text="food")
    expect(row).to_contain_text("or another of that name · no day stated")
    row.click()
    expect(page.locator(".panel")).to_contain_text("Several places have this name")


def test_places_that_may_be_others_of_their_name_can_be_switched_off(open_map: Opener) -> None:
    page = open_map("namesakes")
    row = page.locator("label", has_text="Question mark: one of several of that name")
    expect(row).to_contain_text("2")
    row.click()
    assert page.locator(".list-row").count() == 2
    assert page.locator(".mark .s-badge").count() == 0
