"""The reading pane of the dashboard: how a report is laid out for its reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.dashboard.serving import PHONE, Opener, Server, browser, drawn, marks, visit

pytestmark = marks
__all__ = ["browser", "visit"]
REPORT = """Floods took lives in three districts of Nepal.

| District | Homes | Killed |
| --- | ---: | ---: |
| Dhading | 310 | 6 |
| Chitwan | 1,045 | 11 |
| Gorkha | | 3 |

Rescue teams are still at work.
"""
ROWS = [line for line in REPORT.splitlines() if line.startswith("|")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "floods.md").write_text(REPORT, "utf-8")
    started = Server(folder, "--published", "2024-09-30")
    yield started
    started.kill()


@pytest.mark.parametrize("size", [(1440, 900), PHONE])
def test_a_table_is_read_row_by_row_and_column_by_column(
    server: Server, visit: Opener, size: tuple[int, int]
) -> None:
    page = drawn(visit(server.url, size=size))
    rows = page.locator(".report .sentence.row")
    assert rows.all_text_contents() == [ROWS[0], *ROWS[2:]]  # without the rule of markdown
    firsts = page.locator(".report .sentence.row .cell:first-child")
    assert firsts.all_text_contents() == ["| District ", "| Dhading ", "| Chitwan ", "| Gorkha "]
    for row in range(4):
        cells = rows.nth(row).locator(".cell")
        assert len({round(cells.nth(n).bounding_box()["y"]) for n in range(3)}) == 1  # type: ignore[index]
    for column in range(3):
        lefts = {
            round(rows.nth(n).locator(".cell").nth(column).bounding_box()["x"]) for n in range(4)
        }  # type: ignore[index]
        assert len(lefts) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_opened_row_keeps_its_cells_and_has_its_markers_beside_it(
    server: Server, visit: Opener
) -> None:
    page = drawn(visit(server.url))
    page.locator(".report .sentence.row", has_text="Chitwan").click()
    opened = page.locator(".report .sentence.row.open.claims")
    expect(opened).to_have_text(ROWS[3])
    expect(opened.locator(".cell")).to_have_count(3)
    expect(opened.locator("mark.role-place")).to_have_text("Chitwan")
    expect(opened.locator("mark.role-figure")).to_have_text("11")
    marker, row = page.locator(".report .margin button.open").bounding_box(), opened.bounding_box()
    assert marker is not None
    assert row is not None
    assert row["y"] - 4 <= marker["y"] <= row["y"] + row["height"]
    page.locator(".report .sentence.row", has_text="Gorkha").click()
    expect(
        page.locator(".report .sentence.row", has_text="Chitwan").locator(".cell")
    ).to_have_count(3)
