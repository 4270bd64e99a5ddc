"""The date of a report: its own before the one that is given for those that state none."""

from datetime import date

import pytest

from geo import load_gazetteer
from geo.readers import read_documents
from geo.sentences import split_sentences
from layers.claims.extract import extract
from layers.claims.when.dating import date_of, stated_days
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT SUDAN, 14 May 2024 - Five people were killed in Nyala.", date(2024, 5, 14)),
        ("---\npublished: 2024-05-16\n---\nNYALA, 14 May 2024 - Five died.", date(2024, 5, 16)),
        ("PORT SUDAN, 14 May - Five people were killed in Nyala.", date(2024, 2, 19)),
    ],
)
def test_a_given_date_is_for_reports_that_state_none(tmp_path, text, expected):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    (document,) = read_documents(
        [path], published=date(2024, 2, 19), date_of=date_of, on_failure=lambda _: None
    )
    assert document.published == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COTABATO, 27 January 2024 – Three people died.", date(2024, 1, 27)),
        (
            "Chad 4 October 2020: In Bol, three men died.\n\n"
            "Mali 31 October 2020: In Gao, a man was hurt.\n\n"
            "Niger 12 October 2020: In Diffa, a market burnt.",
            date(2020, 10, 31),
        ),
        ("Addis Ababa (Horn News) 3 April 2023 - Three people died.", date(2023, 4, 3)),
        ("Nairobi/Port Sudan, 2 June 2025: Three people died.", date(2025, 6, 2)),
        ("Flood update 3 (As of 14 September 2023)\n\nThree people died.", date(2023, 9, 14)),
        ("Updated on June 5, 2025 09:20 am IST - Aizawl:\n\nThree died.", date(2025, 6, 5)),
        ("Updated on June 5, 2025 by staff - Aizawl news\n\nThree died.", None),
        ("# Sitrep 7\n\n20 May 2024\n\nThree people died.", date(2024, 5, 20)),
        (
            "# Sitrep 7\n\nReporting period: 20 January to 27 January 2025\n\nThree people died.",
            date(2025, 1, 27),
        ),
        ("# After the quake of 12 January 2010 struck\n\nThree people died.", None),
        ("On 2 June 2025 three people died.", None),
        ("KHARTOUM, 3 May – Three people died.", None),
        ("# Flood update, 2025\n\nLILONGWE, 3 May – Three people died.", date(2025, 5, 3)),
        ("# Floods (2025): figures as of 3 May\n\nThree people died.", date(2025, 5, 3)),
        ("# Daily digest, Tuesday 11 March 2025\n\nThree people died.", date(2025, 3, 11)),
        ("# Cholera bulletin, May 2025\n\nThree people died.", None),
        ("Bus crash\nDaily Mirror, Tuesday 3 June 2025\n\nThree people died.", date(2025, 6, 3)),
        ("Bus crash\n\nFri 26 Sep 2025 16.42 BST\n\nThree people died.", date(2025, 9, 26)),
    ],
)
def test_a_report_may_state_its_own_date(text, expected):
    assert stated_days(split_sentences(a_document(text, published=None)))[0] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("# Cholera bulletin, May 2025", date(2025, 5, 31)),
        ("# Bulletin – South Sudan – February 2024", date(2024, 2, 29)),
        ("# Drought update (January–March 2025)", date(2025, 3, 31)),
        ("# Sitrep 4\n\nReporting month: May 2025", date(2025, 5, 31)),
        ("# Displacement update, 2025", date(2025, 12, 31)),
        ("# Five years after the May 2020 flood", None),
        ("# Camp of 2024 people floods", None),
    ],
)
def test_a_title_may_tell_the_month_or_year_of_a_report(title, expected):
    text = f"{title}\n\nThree people died."
    assert stated_days(split_sentences(a_document(text, published=None)))[1] == expected


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        ("Bulletin, May 2025", "On 12 May", "2025-05-12"),
        ("Bulletin, January 2025", "On 28 December", "2024-12-28"),
        ("Bulletin, January 2025", "In December", "2024-12"),
        ("Bulletin, May 2025", "On Tuesday", None),
        ("Bulletin, May 2025", "Last week", None),
        ("Bulletin on the May 2020 flood", "On 12 May", "XXXX-05-12"),
    ],
)
def test_the_month_of_a_report_tells_the_year_of_a_day_and_no_weekday(
    gazetteer, title, said, expected
):
    text = f"# {title}\n\n{said}, five people were killed in Nyala."
    claims = extract(a_document(text, published=None), gazetteer=gazetteer).claims
    (claim,) = [claim for claim in claims if claim.kind == "casualty"]
    assert claim.published is None
    assert (claim.period.edtf if claim.period else None) == expected


def test_the_entries_of_a_list_are_each_of_their_own_day(gazetteer):
    text = (
        "Chad 4 October 2020: In Bol, three men were killed.\n\n"
        "Mali 31 October 2020: In Gao, a woman was killed.\n\n"
        "Niger 12 October 2020: In Diffa, two men were killed."
    )
    claims = extract(a_document(text, published=None), gazetteer=gazetteer).claims
    days = [claim.period.edtf if claim.period else "" for claim in claims]
    assert days == ["2020-10-04", "2020-10-31", "2020-10-12"]
    assert {claim.status for claim in claims} == {"asserted"}
