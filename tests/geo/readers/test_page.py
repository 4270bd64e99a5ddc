"""Pages of placed words → text as one reads it."""

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

import pytest

from geo.readers.page import Page, Word, text_of, title_of

SIZE, LEADING, GLYPH, SPACE = 11.0, 13.0, 5.0, 3.0

LEFT = (
    "At least 23 people were killed and 41 injured when shelling struck the southern market in "
    "El Fasher on Thursday, according to the ministry. Some 1,200 families fled to Tawila."
)
RIGHT = (
    "In Nyala, three people were injured in a fire at a fuel depot on Wednesday. Roads from Kosti "
    "to El Obeid remained closed, and two bridges near New Halfa had been swept away by then."
)


def words(
    text: str, x: float, y: float, *, size: float = SIZE, gap: float = SPACE, bold: bool = False
) -> list[Word]:
    """Set a line: each word as wide as it has letters."""
    placed = []
    for word in text.split():
        width = len(word) * GLYPH * size / SIZE
        placed.append(Word(text=word, x0=x, x1=x + width, y=y, size=size, bold=bold))
        x += width + gap
    return placed


def column(text: str, x: float, y: float, *, width: int = 42) -> list[list[Word]]:
    return [words(line, x, y + LEADING * n) for n, line in enumerate(wrap(text, width))]


def page(*lines: Sequence[Word], height: float = 842) -> Page:
    return Page(height=height, words=tuple(word for line in lines for word in line))


def test_columns_are_read_one_after_the_other_however_the_file_draws_them() -> None:
    left, right = column(LEFT, 50, 200), column(RIGHT, 310, 200)
    by_row = [
        line for pair in zip_longest(left, right, fillvalue=list[Word]()) for line in pair if line
    ]
    title = words("Sudan: Flash Update", 50, 160, size=18, bold=True)
    for lines in ([*left, *right], by_row, [*right, *left]):
        assert text_of([page(title, *lines)]) == f"Sudan: Flash Update\n\n{LEFT}\n\n{RIGHT}"


def test_columns_that_stand_on_lines_of_their_own_are_columns_too() -> None:
    left, right = column(LEFT, 50, 200), column(RIGHT, 310, 205)
    assert text_of([page(*left, *right)]) == f"{LEFT}\n\n{RIGHT}"


def test_a_line_across_the_page_parts_what_is_above_from_what_is_below() -> None:
    across = (
        "The United Nations called for a ceasefire in all of Darfur and for access to the town."
    )
    lines = [
        *column(LEFT, 50, 200),
        *column(RIGHT, 310, 200),
        words(across, 50, 300),
        *column(RIGHT, 50, 340),
        *column(LEFT, 310, 340),
    ]
    assert text_of([page(*lines)]) == "\n\n".join((LEFT, RIGHT, across, RIGHT, LEFT))


def test_key_figures_at_the_side_keep_their_words_and_the_report_its_lines() -> None:
    side = [
        words("6.7M", 50, 200, size=24),
        words("people displaced", 50, 218),
        words("within Sudan", 50, 231),
        words("23", 50, 262, size=24),
        words("people killed in", 50, 280),
        words("El Fasher", 50, 293),
    ]
    text = text_of([page(*side, *column(f"{LEFT} {RIGHT}", 200, 197, width=60))])
    assert text == (
        f"6.7M people displaced within Sudan\n\n23 people killed in El Fasher\n\n{LEFT} {RIGHT}"
    )


@pytest.mark.parametrize("size", [11.0, 10.0])
def test_a_table_is_read_row_by_row_with_its_empty_cells(size: float) -> None:
    rows = [
        ("District", "Killed", "Displaced"),
        ("Supaul", "12", "30,000"),
        ("Madhepura", "", "4,200"),
        ("Saharsa", "1", "950"),
    ]
    lines = [
        words(cell, 50 + 120 * place, 200 + 18 * number, size=size)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    ]
    assert text_of([page(*lines)]) == (
        "District | Killed | Displaced\nSupaul | 12 | 30,000\nMadhepura | - | 4,200\n"
        "Saharsa | 1 | 950"
    )


def test_cells_of_several_lines_stay_in_their_row() -> None:
    told = "Landslides killed seven people in the hills, and eleven people remain missing there."
    lines = [
        words("Place", 50, 200),
        words("What happened", 150, 200),
        words("Killed", 420, 200),
        words("Taplejung", 50, 224),
        *column(told, 150, 224),
        words("7", 420, 224),
        words("Darbhanga", 50, 266),
        words("A wall fell.", 150, 266),
        words("0", 420, 266),
    ]
    assert text_of([page(*lines)]) == (
        f"Place | What happened | Killed\nTaplejung | {told} | 7\nDarbhanga | A wall fell. | 0"
    )


def test_a_cell_set_between_two_lines_of_another_is_of_its_row() -> None:
    lines = [
        words("Families", 170, 200),
        words("District", 50, 206),
        words("Killed", 290, 206),
        words("displaced", 170, 212),
        *[
            words(cell, 50 + 120 * place, 232 + 18 * number)
            for number, row in enumerate((("Supaul", "30,000", "12"), ("Saharsa", "950", "1")))
            for place, cell in enumerate(row)
        ],
    ]
    assert text_of([page(*lines)]).startswith("District | Families displaced | Killed\nSupaul | 30")


def test_the_words_of_a_justified_line_are_no_cells() -> None:
    lines = column(LEFT, 50, 200)
    lines[1] = words("injured when shelling struck", 50, 213, gap=24)
    assert "|" not in text_of([page(*lines)])


def test_marks_of_footnotes_are_no_digits_of_a_figure() -> None:
    line = words("Some 1,200", 50, 200)
    mark = Word(text="2", x0=line[-1].x1, x1=line[-1].x1 + 3, y=196, size=7)
    rest = words("families fled.", line[-1].x1 + 7, 200)
    assert text_of([page([*line, mark, *rest])]) == "Some 1,200 families fled."


def test_what_repeats_on_pages_is_read_once_at_the_head_and_not_at_the_foot() -> None:
    pages = [
        page(
            words("Sudan: Flash Update No. 7", 50, 40, size=8),
            words("3 May 2024", 480, 40, size=8),
            *column(text, 50, 120),
            words("Coordination Saves Lives", 50, 815, size=8),
            words(f"Page {number} of 2", 480, 815, size=8),
        )
        for number, text in enumerate((LEFT, RIGHT), 1)
    ]
    assert text_of(pages) == f"Sudan: Flash Update No. 7 | 3 May 2024\n\n{LEFT}\n\n{RIGHT}"


def test_the_head_of_a_chapter_is_no_part_of_its_paragraphs() -> None:
    lines = column(" ".join([LEFT, RIGHT] * 12), 50, 100)
    pages = [page(*lines[:4])] * 5
    for number in range(4):
        chapter = words("Chapter 3: Displacement", 200, 40, size=8)
        pages.append(page(chapter, *column(f"{number} {LEFT}", 50, 120)))
    assert "Chapter" not in text_of(pages)


def test_what_a_browser_prints_around_a_page_is_no_part_of_it() -> None:
    printed = page(
        words("5/3/24, 3:03 PM", 50, 20, size=8),
        *column(LEFT, 50, 120),
        words("https://example.org/report", 50, 830, size=8),
        words("1/1", 520, 830, size=8),
    )
    assert text_of([printed]) == LEFT


def test_a_paragraph_goes_on_over_a_page() -> None:
    first, second = LEFT.split(" according ")
    pages = [page(*column(first, 50, 700)), page(*column(f"according {second}", 50, 100))]
    assert text_of(pages) == LEFT


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("thousands were displa-", "ced by floods."), "thousands were displaced by floods."),
        (("fighting in north-", "eastern Syria."), "fighting in north-eastern Syria."),
        (("people fled from Al-", "Fasher today."), "people fled from Al-Fasher today."),
        (("an as-", "sault on the north-", "ern gate."), "an assault on the northern gate."),
        (("the so-", "called front."), "the so-called front."),
        (("the UN-", "backed talks."), "the UN-backed talks."),
        (("a 14-", "year-old boy was shot."), "a 14-year-old boy was shot."),
        (
            ("the door-to-door aid and door-", "to-door care."),
            "the door-to-door aid and door-to-door care.",
        ),
    ],
)
def test_a_hyphen_goes_where_it_only_broke_a_word(printed: tuple[str, ...], read: str) -> None:
    lines = [words(line, 50, 200 + LEADING * number) for number, line in enumerate(printed)]
    assert text_of([page(*lines)]) == read


def test_items_and_headings_stand_by_themselves() -> None:
    lines = [
        words("HIGHLIGHTS", 50, 200, bold=True),
        words("•", 50, 213),
        words("Five people were killed in Goma when a boat", 62, 213),
        words("sank.", 62, 226),
        words("•", 50, 239),
        words("Two fled to Bukavu.", 62, 239),
    ]
    assert text_of([page(*lines)]) == (
        "HIGHLIGHTS\n\n• Five people were killed in Goma when a boat sank.\n\n• Two fled to Bukavu."
    )


def test_paragraphs_part_at_a_gap_an_indent_or_a_short_line() -> None:
    second = column(RIGHT, 50, 200 + LEADING * 5 + 6)
    assert text_of([page(*column(LEFT, 50, 200), *second)]) == f"{LEFT}\n\n{RIGHT}"


def test_lines_of_a_script_that_runs_leftward_are_read_from_the_right() -> None:
    line = [
        Word(text=text, x0=x, x1=x + 25, y=200, size=SIZE)
        for text, x in (("الفاشر", 50), ("في", 78), ("شخصا", 106), ("23", 134), ("قتل", 162))
    ]
    assert text_of([page(line)]) == "قتل 23 شخصا في الفاشر"


def test_pages_without_words_are_no_text() -> None:
    assert text_of([]) == text_of([page()]) == ""


def test_the_largest_words_at_the_head_of_the_first_page_are_the_title() -> None:
    first = page(
        words("6.7M", 50, 90, size=30),
        words("Sudan: floods in Kassala and", 50, 120, size=20),
        words("River Nile", 50, 144, size=20),
        *column(LEFT, 50, 200),
    )
    assert title_of([first, page(words("Annex one", 50, 90, size=40))]) == (
        "Sudan: floods in Kassala and River Nile"
    )


def test_where_nothing_stands_out_there_is_no_title() -> None:
    assert title_of([page(*column(LEFT, 50, 200))]) is title_of([page()]) is title_of([]) is None


def tight(
    *rows: tuple[str, ...], y: float = 300, columns: Sequence[float] = ()
) -> list[list[Word]]:
    """Set a table whose widest cells all but touch the next column."""
    return [
        [word for cell, x in zip(row, columns, strict=True) for word in words(cell, x, y + 17 * n)]
        for n, row in enumerate(rows)
    ]


def test_a_figure_right_behind_a_long_name_is_a_cell_where_others_stand_over_it() -> None:
    rows = (("Bwera", "74"), ("Kilembe Hills", "118"), ("Ihandiro", "9"))
    lines = tight(*rows, columns=(50, 117))
    assert text_of([page(*lines)]) == "Bwera | 74\nKilembe Hills | 118\nIhandiro | 9"


def test_figures_set_to_the_right_are_cells_too() -> None:
    rows = (("Bwera", 74), ("Kilembe Hills", 118), ("Ihandiro", 9))
    lines = [
        [
            *words(name, 50, 300 + 17 * n),
            *words(str(figure), 132 - 5 * len(str(figure)), 300 + 17 * n),
        ]
        for n, (name, figure) in enumerate(rows)
    ]
    assert text_of([page(*lines)]) == "Bwera | 74\nKilembe Hills | 118\nIhandiro | 9"


def test_the_heads_of_tight_columns_are_parted_like_their_figures() -> None:
    rows = (("Parish", "Drowned", "Hurt"), ("Bwera", "3", "17"), ("Ihandiro", "6", "22"))
    lines = tight(*rows, columns=(50, 93, 131))
    assert text_of([page(*lines)]) == "Parish | Drowned | Hurt\nBwera | 3 | 17\nIhandiro | 6 | 22"


def test_numbers_that_end_lines_of_a_justified_column_are_no_cells() -> None:
    lines = (
        "crews reached the weir on 2",
        "rafts and hauled up as many",
        "pumps to the hamlets of Ilo",
        "and Ruti, where they left 9",
    )
    left = [
        words(line, 50, 200 + LEADING * n, gap=(150 - GLYPH * len(line.replace(" ", ""))) / 5)
        for n, line in enumerate(lines)
    ]
    apart = [*words("wells", 50, 200 + LEADING * 4), *words("14", 190, 200 + LEADING * 4)]
    text = text_of([page(*left, apart)])
    assert text.startswith("crews reached the weir on 2 rafts and hauled up as many pumps")


def test_text_above_a_table_is_no_head_of_it() -> None:
    above = words("The parish council counted houses that the river took in a night", 50, 283)
    lines = tight(("Bwera", "3", "17"), ("Ihandiro", "6", "22"), columns=(50, 93, 131))
    assert text_of([page(above, *lines)]).startswith("The parish council counted houses that")
