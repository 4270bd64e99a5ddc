"""Text and markdown: front matter, line ends."""

from datetime import date

import pytest

from tests.reading import Write, read, read_one, why


def test_text_keeps_its_line_ends_and_has_its_name_as_id(write: Write) -> None:
    document = read_one(write("north.kivu.txt", "Five died.\r\nTwo fled.\rAll.\n"))
    assert document.text == "Five died.\r\nTwo fled.\rAll.\n"
    assert document.doc_id == "north.kivu"
    assert document.published is None


FRONT = """---
title: "Floods: a first look"
publisher: Relief Desk
url: https://example.org/floods
published: 2024-05-03
language: en
---

Rain fell.
"""


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_tells_of_the_report_and_stays_in_the_text(write: Write, name: str) -> None:
    document = read_one(write(name, FRONT))
    assert document.text == FRONT
    assert document.text[document.body_start :] == "\nRain fell.\n"
    assert (document.title, document.publisher) == ("Floods: a first look", "Relief Desk")
    assert (document.url, document.language) == ("https://example.org/floods", "en")
    assert document.published == date(2024, 5, 3)


def test_facts_have_their_common_other_names_too(write: Write) -> None:
    text = "---\nHeadline: Floods\nsource: Relief Desk\nDate: 3 May 2024\n---\nRain fell."
    document = read_one(write("a.md", text))
    assert (document.title, document.publisher) == ("Floods", "Relief Desk")
    assert document.published == date(2024, 5, 3)


def test_a_fact_under_its_own_name_goes_before_others(write: Write) -> None:
    text = "---\ndate: 2024-05-01\npublished: 2024-05-03\n---\nRain fell."
    assert read_one(write("a.md", text)).published == date(2024, 5, 3)


def test_front_matter_may_give_the_id_and_have_windows_line_ends(write: Write) -> None:
    text = "---\r\nid: report 7\r\n---\r\nRain fell."
    document = read_one(write("a.txt", text))
    assert document.doc_id == "report 7"
    assert document.text[document.body_start :] == "Rain fell."


@pytest.mark.parametrize(
    "text",
    [
        "---\nRain fell.\n---\nIt went on.",
        "---\nRain: it fell\nNo end",
        "----\ntitle: a\n----\n",
        "- --\n",
    ],
)
def test_a_rule_at_the_start_is_no_front_matter(write: Write, text: str) -> None:
    document = read_one(write("a.md", text))
    assert (document.body_start, document.title) == (0, None)


@pytest.mark.parametrize(
    "title",
    ["Goma: clashes", 'Kassala: "the worst" flood: 3', "[Update] Goma", "'Rain' in Goma", "Go:"],
)
def test_a_value_that_yaml_refuses_is_read_as_it_stands(write: Write, title: str) -> None:
    text = f"---\r\ntitle: {title}\r\npublished: 2024-05-03\r\nnote: >\r\n  Two\r\n---\r\nX y."
    document = read_one(write("a.md", text))
    assert (document.title, document.published) == (title, date(2024, 5, 3))
    assert document.text[document.body_start :] == "X y."


def test_broken_front_matter_is_told_and_its_plain_lines_are_read(write: Write) -> None:
    documents, failures = read(
        write("a.md", "---\ntitle: Goma: clashes\npublished: 2024-05-03\nnote: [a\n---\nX y.")
    )
    assert [failure.stage for failure in failures] == ["front matter"]
    assert "line 5" in failures[0].message
    assert (documents[0].title, documents[0].published) == ("Goma: clashes", date(2024, 5, 3))
    assert documents[0].text[documents[0].body_start :] == "X y."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_header_lines_of_an_archive_tell_of_the_report(write: Write, end: str) -> None:
    lines = ("Title: Goma: clashes", "Date: 3 May 2024", "Source: Relief Desk", "", "Rain fell.")
    document = read_one(write("a.txt", end.join(lines)))
    assert (document.title, document.publisher) == ("Goma: clashes", "Relief Desk")
    assert document.published == date(2024, 5, 3)
    assert document.text[document.body_start :].strip() == "Rain fell."


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 May 2024\n\nRain fell.",
        "Source: Relief Desk\nTitle: Goma\nRain fell.",
        "Title: Goma\nDate: on Monday\n\nRain fell.",
        "Title: Goma\nRain: fell\nDate: 3 May 2024\n\nIt went on.",
    ],
)
def test_lines_that_need_be_no_header_are_of_the_text(write: Write, text: str) -> None:
    document = read_one(write("a.txt", text))
    assert (document.doc_id, document.body_start, document.title) == ("a", 0, None)


def test_hostile_yaml_is_only_data(write: Write) -> None:
    text = "---\ntitle: !!python/object/apply:os.system ['false']\n---\nX."
    documents, failures = read(
        write("a.md", text), write("b.md", "---\ntitle: " + "[" * 9000 + "\n---\nX.")
    )
    assert len(documents) == 2
    assert {failure.stage for failure in failures} == {"front matter"}


def test_nothing_but_front_matter_is_empty(write: Write) -> None:
    assert "front matter" in why(write("a.md", "---\ntitle: A\n---\n  \n"))
