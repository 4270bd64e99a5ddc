"""When: what the words of time mean, counted from the report's date and never from today."""

from datetime import date

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.claims.when.dates import find_periods
from tests.builders import a_document, a_sentence

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def edtf(text: str, published: date | None = PUBLISHED) -> list[str]:
    periods = find_periods(a_sentence(text), published=published)
    for period in periods:
        assert text[period.text_start : period.text_end] == period.text
    return [period.edtf for period in periods]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three died on Monday.", "2024-05-13"),
        ("They came late on Monday.", "2024-05-13"),
        ("They came early Tuesday morning.", "2024-05-14"),
        ("It burned overnight.", "2024-05-14/2024-05-15"),
        ("Yesterday evening 12 died.", "2024-05-14"),
        ("Three days ago 12 died.", "2024-05-12"),
        ("Over the weekend they fled.", "2024-05-11/2024-05-12"),
        ("They fled in recent days.", "../2024-05-15"),
        ("Twelve were killed on 3 and 4 May.", "2024-05-03/2024-05-04"),
        ("Shells hit it on 1, 2 and 3 May.", "2024-05-01/2024-05-03"),
        ("Flash update no. 2, 9 May.", "2024-05-09"),
        ("Bulletin #2, 9 May.", "2024-05-09"),
        ("Sitrep 2, 9 May.", "2024-05-09"),
        ("The bulletin tells of raids on 2, 9 May.", "2024-05-02/2024-05-09"),
        ("Twelve were killed between 1 and 5 June 2023.", "2023-06-01/2023-06-05"),
        ("Twelve were killed from 28 April to 2 May.", "2024-04-28/2024-05-02"),
        ("Between Monday and Wednesday 12 died.", "2024-05-13/2024-05-15"),
        ("From Friday to Sunday 12 died.", "2024-05-10/2024-05-12"),
        ("As of 12 March, 400 had fled.", "2024-03-12"),
        ("Since Sunday 12 have died.", "2024-05-12/.."),
        ("The toll since Oct. 7 stands at 900.", "2023-10-07/.."),
        ("By Tuesday 12 had died.", "../2024-05-14"),
        ("Since fighting began on 15 April 2023, 8 million fled.", "2023-04-15/.."),
        ("In March, the army advanced.", "2024-03"),
        ("In March and April, 300 died.", "2024-03/2024-04"),
        ("Between March and May 2023, 300 died.", "2023-03/2023-05"),
        ("Between 2019 and 2023, 300 died.", "2019/2023"),
        ("They fled in early April.", "2024-04"),
        ("Roads have been cut since mid-December.", "2023-12/.."),
        ("They have fled since late 2023.", "2023/.."),
        ("They have fled since the beginning of January.", "2024-01/.."),
        ("They fled last year.", "2023"),
        ("They fled last May.", "2023-05"),
        ("They fled the day before yesterday.", "2024-05-13"),
        ("Crowds set fire to a hall on Thursday.", "2024-05-09"),
        ("The curfew was extended until Thursday.", "../2024-05-16"),
        ("They fled in the last week of August.", "2023-08-25/2023-08-31"),
        ("In the first week of May 2023 they fled.", "2023-05-01/2023-05-07"),
        ("Cases rose in week 19.", "2024-05-06/2024-05-12"),
        ("Cases rose in week 50 of 2022.", "2022-12-12/2022-12-18"),
        ("The 1998 floods killed 90.", "1998"),
        ("08:10 – Gunfire in the port.", "2024-05-15"),
        ("08:10 – Gunfire since Monday.", "2024-05-13/.."),
        ("On 5 May last year 12 died.", "2023-05-05"),
        ("In the past five days, 300 died.", "2024-05-10/2024-05-15"),
        ("In the last three months, 300 died.", "2024-02-15/2024-05-15"),
        ("This week 12 died.", "2024-05-13/2024-05-19"),
        ("The truce will start on Friday.", "2024-05-17"),
        ("A truce that would free them was rejected on Sunday.", "2024-05-12"),
        ("They may return by March.", "../2025-03"),
        ("They had returned by March.", "../2024-03"),
        ("As of 3 May, 12,400 had fled.", "2024-05-03"),
        ("On 25/03/2024 12 died.", "2024-03-25"),
        ("On 2024-05-03 12 died.", "2024-05-03"),
        ("In the 1990s thousands died.", "199X"),
    ],
)
def test_words_of_time_count_from_publication(text, expected):
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve were killed on 3 and 4 May.", ["XXXX-05-03/XXXX-05-04"]),
        ("Twelve died on Sept. 20.", ["XXXX-09-20"]),
        ("In March, the army advanced.", ["XXXX-03"]),
        ("Roads have been cut since mid-December.", ["XXXX-12/.."]),
        ("In April and May 2019 300 died.", ["2019-04/2019-05"]),
        ("Three died on Monday.", []),
        ("Yesterday three died.", []),
        ("In the past five days, 300 died.", []),
    ],
)
def test_without_a_date_of_publication_nothing_is_guessed(text, expected):
    assert edtf(text, None) == expected


@pytest.mark.parametrize("text", ["On 03/05/2024 12 died.", "On 3.5.2024 12 died."])
def test_a_date_that_can_be_read_two_ways_stays_unread(text):
    assert edtf(text) == []


def test_the_stop_of_a_sentence_is_no_word_of_its_date():
    (period,) = find_periods(a_sentence("Five died on 30 September."), published=None)
    assert period.text == "on 30 September"
    (period,) = find_periods(a_sentence("On Sept. 3 five died."), published=None)
    assert period.text == "On Sept. 3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty people were killed in Idlib on Monday, officials said on Tuesday.", "2024-05-13"),
        ("Forty people were killed in Idlib, officials said on Tuesday.", "../2024-05-14"),
        ("Officials said late on Tuesday that 40 people were killed in Idlib.", "../2024-05-14"),
        ("Officials on Tuesday said that 40 people were killed in Idlib.", "../2024-05-14"),
        ("Floods could displace 40,000 people in Idlib, officials said on Tuesday.", None),
    ],
)
def test_the_day_on_which_somebody_spoke_is_no_day_of_the_event(gazetteer, text, expected):
    claims = extract(a_document(text, published=PUBLISHED), gazetteer=gazetteer).claims
    periods = {claim.period.edtf if claim.period else None for claim in claims}
    assert periods == {expected}
