"""What the map shows of an open event, in which order and words, in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.dashboard.opening import PHONE, Opener

pytestmark = pytest.mark.browser
COPY = """() => Object.defineProperty(navigator, "clipboard",
    { value: { writeText: async (text) => { window.copied = text; } } })"""


def opened(open_map: Opener, event_id: str, name: str = "signs", **how: object) -> Page:
    return open_map(name, address=f"#open={event_id}", **how)


def fact(page: Page, name: str) -> str:
    return page.locator(f'.facts dt:text-is("{name}") + dd').inner_text()


@pytest.mark.parametrize("size", [(1440, 900), PHONE])
def test_evidence_stands_in_its_order(open_map: Opener, size: tuple[int, int]) -> None:
    page = opened(open_map, "t-0", size=size)
    parts = (
        ".back",
        ".panel-at",
        '[aria-label="Previous event"]',
        '[aria-label="Next event"]',
        '.panel-head [aria-label="Close"]',
        ".evidence-kind .symbol",
        ".evidence-kind b",
        ".evidence-kind .muted",
        ".evidence-kind .status-chip",
        ".headline",
        ".facts",
        ".quote",
        ".source",
        'h3:text-is("How this place was found")',
        ".candidates",
        'h3:text-is("Other claims of this event")',
        ".others",
        'button:text-is("Copy as citation")',
        'button:text-is("Copy link")',
    )
    handles = [page.locator(f".panel {part}").first.element_handle() for part in parts]
    follows = page.evaluate(
        "all => all.slice(1).map((node, i) => !!(all[i].compareDocumentPosition(node) & 4))",
        handles,
    )
    assert all(follows), list(zip(parts[1:], follows, strict=True))
    assert page.locator(".facts dt").all_inner_texts() == ["Where", "When", "Says who", "Denied"]


def test_the_bound_stands_before_the_number(open_map: Opener) -> None:
    headline = opened(open_map, "t-0").locator(".headline-line")
    assert headline.inner_text() == "at least 12 killed"
    assert headline.locator(".bound").inner_text().strip() == "at least"


@pytest.mark.parametrize(
    ("event_id", "words"),
    [
        ("d-day", "21 Sep 2023, day"),
        ("d-before", "before 20 Sep 2023"),
        ("d-month", "September 2023, month"),
        ("d-noyear", "20 September, year not stated"),
        ("d-none", "No day stated. Reported 22 Sep 2023"),
    ],
)
def test_a_date_has_its_precision(open_map: Opener, event_id: str, words: str) -> None:
    assert fact(opened(open_map, event_id), "When") == words


@pytest.mark.parametrize(
    ("event_id", "words"),
    [
        ("f-exact", "Town 0, town, within 3 km"),
        ("w-area", "Nagorno-Karabakh somewhere in this area"),
        ("w-radius", "Green Hills somewhere in this area"),
        ("w-shut", "Lachin corridor inferred, not named"),
        ("w-nowhere", "No place found"),
    ],
)
def test_where_says_how_closely_it_is_known(open_map: Opener, event_id: str, words: str) -> None:
    assert fact(opened(open_map, event_id), "Where") == words


def test_who_says_so_and_that_nobody_is_known_to_deny_it(open_map: Opener) -> None:
    page = opened(open_map, "t-0")
    assert fact(page, "Says who") == "a doctor"
    assert fact(page, "Denied") == "No denial in this report"
    assert fact(opened(open_map, "f-exact"), "Says who") == "The report itself"


def test_each_role_is_marked_once_and_named(open_map: Opener) -> None:
    page = opened(open_map, "t-0")
    roles = page.locator(".quote .role").evaluate_all(
        "all => all.map(one => [one.querySelector('rt').textContent,"
        " [...one.querySelectorAll('span')].map(part => part.textContent).join('')])"
    )
    assert roles == [
        ["FIGURE", "At least 12 people died"],
        ["PLACE", "Town 0"],
        ["SAYS", "a doctor"],
    ]


def test_other_claims_are_listed_newest_first_with_their_status(open_map: Opener) -> None:
    others = opened(open_map, "t-0").locator(".others li")
    assert [text.split("\n")[0] for text in others.all_inner_texts()] == ["Claimed a doctor"] * 2
    assert "Wire 2 · 22 Sep 2023" in others.nth(0).inner_text()
    assert "Wire 1 · 21 Sep 2023" in others.nth(1).inner_text()
    alone = opened(open_map, "f-exact")
    assert "None. One sentence in one report." in alone.locator(".evidence").inner_text()


def test_how_the_place_was_found_lists_candidates_with_their_scores(open_map: Opener) -> None:
    page = opened(open_map, "f-exact")
    rows = page.locator(".candidates li").all_inner_texts()
    assert [row.split("\n") for row in rows] == [
        ["Town 0, town, Azerbaijan", "0.92"],
        ["Stepanavan, town, Armenia", "0.06"],
    ]


def test_the_link_leads_to_the_sentence_and_gives_nothing_away(open_map: Opener) -> None:
    link = opened(open_map, "t-0").locator(".source a")
    assert (link.get_attribute("href") or "").startswith(
        "https://example.org/0#:~:text=At%20least%2012"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_citation_has_words_source_and_place(open_map: Opener) -> None:
    page = opened(open_map, "t-0")
    page.evaluate(COPY)
    page.get_by_role("button", name="Copy as citation").click()
    copied = page.evaluate("window.copied")
    assert copied.startswith(
        "“At least 12 people died in Town 0, a doctor said.” Report 0. Wire 0."
    )
    assert "20 Sep 2023" in copied
    assert "https://example.org/0#:~:text=" in copied
    assert "Claimed: a doctor" in copied
    assert page.locator(".toast").inner_text() == "Citation copied."


def test_a_citation_of_a_disputed_event_names_who_denies_it(open_map: Opener) -> None:
    page = opened(open_map, "c-gun", "small")
    page.evaluate(COPY)
    page.get_by_role("button", name="Copy as citation").click()
    assert "denied by Azerbaijan" in page.evaluate("window.copied")


def test_a_copied_link_brings_the_event_back(open_map: Opener) -> None:
    page = opened(open_map, "w-shut")
    page.evaluate(COPY)
    page.get_by_role("button", name="Copy link").click()
    copied = page.evaluate("window.copied")
    again = open_map("signs", address="#" + copied.split("#")[1])
    assert again.locator(".headline").inner_text() == page.locator(".headline").inner_text()


def test_previous_and_next_walk_in_the_order_of_the_list(open_map: Opener) -> None:
    page = open_map("signs")
    rows = page.locator(".list-row").evaluate_all("rows => rows.map(row => row.dataset.id)")
    page.locator(".list-row").first.click()
    page.get_by_role("button", name="Next event").click()
    assert f"open={rows[1]}" in page.evaluate("location.hash")
    page.get_by_role("button", name="Previous event").click()
    assert f"open={rows[0]}" in page.evaluate("location.hash")
    page.locator(".panel-head").get_by_role("button", name="Close").click()
    assert "open=" not in page.evaluate("location.hash")


def test_claim_and_denial_have_boxes_of_one_size_and_words_of_their_own(open_map: Opener) -> None:
    page = opened(open_map, "c-gun", "small")
    boxes = page.locator(".said-box")
    assert [box.split("\n")[0].lower() for box in boxes.all_inner_texts()] == ["claim", "denial"]
    widths = {
        round(box["width"])
        for box in boxes.evaluate_all(
            "all => all.map(one => ({ width: one.getBoundingClientRect().width }))"
        )
    }
    assert len(widths) == 1
    borders = boxes.evaluate_all("all => all.map(one => getComputedStyle(one).borderTopStyle)")
    assert borders == ["solid", "dashed"]
    assert "by Azerbaijan, in the next sentence" in boxes.nth(1).inner_text()
    note = "The map takes no side: it shows that both were said."
    assert note in page.locator(".evidence").inner_text()


def test_every_word_of_a_report_has_a_direction_of_its_own(open_map: Opener) -> None:
    page = open_map("hostile")
    page.locator(".list-row", has_text="السلام").first.click()
    lost = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const lost = [];
            while (walker.nextNode()) {
                const text = walker.currentNode, around = text.parentNode;
                if (!text.textContent.includes("السلام")) continue;
                if (!around.closest("svg, script, [dir=auto], bdi")) lost.push(around.outerHTML);
            }
            return lost;
        }"""
    )
    assert lost == []
    assert (
        page.locator(".evidence .words").evaluate("node => getComputedStyle(node).direction")
        == "rtl"
    )
