"""What part of the map is shown: at first, and when an event is opened from the list."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.maps import map_html
from layers.model import Claim
from tests.dashboard.opening import DESKTOP, PHONE, Maps, Opener
from tests.dashboard.situations import AREA, a_claim, a_figure, a_situation, a_town, an_event

pytestmark = pytest.mark.browser


def in_frame(page: Page, event_id: str) -> bool:
    box = page.locator(f'.mark[data-id="{event_id}"]').bounding_box()
    frame = page.locator("#map").bounding_box()
    if box is None or frame is None:
        return False
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    across = frame["x"] < x < frame["x"] + frame["width"]
    return across and frame["y"] < y < frame["y"] + frame["height"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (1366, 768)])
def test_an_event_far_off_does_not_make_the_others_small(
    open_map: Opener, size: tuple[int, int]
) -> None:
    page = open_map("scattered", size=size)
    assert page.locator(".mark").count() > 4
    note = page.locator(".farther-off")
    expect(note).to_contain_text("1 event lies farther off")
    note.click()
    expect(note).to_be_hidden()
    assert in_frame(page, "k10")


def test_the_note_on_what_lies_farther_off_goes_when_the_map_is_moved(open_map: Opener) -> None:
    page = open_map("scattered")
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".farther-off")).to_be_hidden()


def test_where_events_lie_together_none_is_called_far_off(open_map: Opener) -> None:
    for name in ("small", "made", "signs"):
        expect(open_map(name).locator(".farther-off")).to_be_hidden()


def test_paper_says_what_lies_farther_off(open_map: Opener) -> None:
    page = open_map("scattered", address="#print=1")
    expect(page.locator(".paper-map .farther-off")).to_contain_text("1 event lies farther off")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_an_event_opened_from_the_list_comes_out_of_its_cluster(
    open_map: Opener, size: tuple[int, int]
) -> None:
    page = open_map("scattered", size=size)
    hidden = page.locator(".mark[data-id=k8]")
    assert hidden.count() == 0
    page.locator(".list-row[data-id=k8]").click()
    expect(page.locator(".mark-open[data-id=k8]")).to_be_visible()
    assert in_frame(page, "k8")


def test_a_link_to_an_event_in_a_cluster_shows_it(open_map: Opener) -> None:
    page = open_map("scattered", address="#open=k9")
    expect(page.locator(".mark-open[data-id=k9]")).to_be_visible()


def test_many_events_at_one_point_stay_one_ring(open_map: Opener) -> None:
    page = open_map("world")
    page.locator(".list-row").first.click()
    assert page.locator("#sitmap .mark-open, #sitmap .soft-open").count() >= 1


def test_a_card_calls_no_figure_stated_that_somebody_claims(
    browser: Browser, tmp_path: Path
) -> None:
    killed = "At least 500 people were killed in Nagorno-Karabakh, a monitor said."
    moved = "Some 9,000 people were evacuated from Nagorno-Karabakh."
    claims = [
        a_claim(
            "casualty",
            "killed",
            killed,
            AREA,
            status="claimed",
            figures=(a_figure(killed, "500", "killed", 500),),
        ),
        a_claim(
            "evacuation",
            "evacuation",
            moved,
            AREA,
            at=100,
            figures=(a_figure(moved, "9,000", "evacuated", 9000),),
        ),
    ]
    maps = maps_of(browser, tmp_path, claims)
    try:
        page = maps.open("made", size=PHONE)
        expect(page.locator(".plate-pill .plate-line")).to_have_text("2 events, figures as claimed")
    finally:
        maps.close()


def maps_of(browser: Browser, folder: Path, claims: list[Claim]) -> Maps:
    path = folder / "map.html"
    path.write_text(map_html(a_situation(list(map(an_event, claims)), title="Made")), "utf-8")
    return Maps(browser, {"made": path})


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (1366, 768), (900, 700)])
def test_no_mark_of_the_first_view_lies_under_a_control(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    far, fan = a_town("Sunamganj", 25.2, 91.76), a_town("Satkhira", 22.72, 89.07)
    claims = [
        a_claim("fighting", "clash", f"Clash {at} was in {town.name}.", town, at=100 * at)
        for at, town in enumerate([far] * 6 + [fan] * 4)
    ]
    maps = maps_of(browser, tmp_path, claims)
    try:
        page = maps.open("made", size=size)
        controls = page.locator(".zoom, .strip-more").locator("visible=true")
        covered = [box for each in controls.all() if (box := each.bounding_box())]
        marks = [box for each in page.locator(".mark").all() if (box := each.bounding_box())]
        assert covered
        assert len(marks) == len(claims)
        for box in marks:
            assert not any(
                box["x"] < other["x"] + other["width"]
                and other["x"] < box["x"] + box["width"]
                and box["y"] < other["y"] + other["height"]
                and other["y"] < box["y"] + box["height"]
                for other in covered
            )
    finally:
        maps.close()


def test_a_world_of_events_lies_in_the_free_part_of_a_phone(
    browser: Browser, tmp_path: Path
) -> None:
    towns = (
        *(a_town("Lima", -12.05, -77.04), a_town("Kharkiv", 49.98, 36.25)),
        *(a_town("Port Vila", -17.74, 168.31), a_town("San Francisco", 37.77, -122.42)),
    )
    claims = [
        a_claim("fighting", "clash", f"A clash was in {town.name}.", town, at=100 * at)
        for at, town in enumerate(towns)
    ]
    maps = maps_of(browser, tmp_path, claims)
    try:
        for size in (PHONE, (390, 844), (361, 741)):
            page = maps.open("made", size=size)
            sheet = page.locator("#sitmap .sheet").bounding_box()
            boxes = [box for each in page.locator(".mark").all() if (box := each.bounding_box())]
            assert sheet is not None
            assert len(boxes) >= 3  # two may share a ring
            assert all(box["x"] >= 0 and box["x"] + box["width"] <= size[0] for box in boxes)
            tops = [box["y"] + box["height"] / 2 for box in boxes]
            above, below = min(tops) - 54, sheet["y"] - max(tops)
            assert abs(above - below) < 60
    finally:
        maps.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_marks_of_places_known_to_a_radius_lie_apart_and_in_the_frame(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    near = [
        a_town(name, 40.4 + at / 5, 46.2 + at / 9, feature="region", radius_km=30.0)
        for at, name in enumerate(("Upper Reach", "Lower Reach"))
    ]
    places = [a_town("Westend", 39.2, 43.1), *near, *near]
    claims = [
        a_claim(
            "fighting" if at < 3 else "need",
            "clash" if at < 3 else "food",
            words,
            place,
            at=90 * at,
        )
        for at, place in enumerate(places)
        if (words := f"Something happened in {place.name}, number {at}.")
    ]
    maps = maps_of(browser, tmp_path, claims)
    try:
        page = maps.open("made", size=size)
        assert page.locator(".radius").count() == 2
        frame = page.locator("#map").bounding_box()
        boxes = [box for each in page.locator(".mark").all() if (box := each.bounding_box())]
        assert frame is not None
        assert len(boxes) == len(claims)
        for at, box in enumerate(boxes):
            assert box["x"] >= frame["x"]
            assert box["x"] + box["width"] <= frame["x"] + frame["width"]
            for other in boxes[at + 1 :]:
                apart = abs(box["x"] - other["x"]) + abs(box["y"] - other["y"])
                assert apart > 20
    finally:
        maps.close()
