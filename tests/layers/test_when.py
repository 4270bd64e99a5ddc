"""Which of a report's days is the day of an event, and what its time says of its status."""

from datetime import date

import pytest

from geo import Sentence
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.sentences import split_sentences
from layers.claims.extract import extract
from layers.claims.when.leads import period_of_lead
from tests.builders import a_document

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def when(
    text: str, kind: str, gazetteer: Gazetteer, published: date | None = PUBLISHED
) -> set[tuple[str | None, str]]:
    claims = extract(a_document(text, published=published), gazetteer=gazetteer).claims
    return {
        (claim.period.edtf if claim.period else None, claim.status)
        for claim in claims
        if claim.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The toll of the strike in Kyiv rose to 465 on Tuesday.",
            "casualty",
            {("../2024-05-14", "asserted")},
        ),
        (
            "As of 13 May, 47,300 people had fled Kyiv.",
            "evacuation",
            {("../2024-05-13", "asserted")},
        ),
        (
            "The road to Kutum is closed until 21 May.",
            "blockade",
            {("../2024-05-21", "asserted")},
        ),
        (
            "The road to Kutum has been closed since the ambush of 3 May.",
            "blockade",
            {("2024-05-03/..", "asserted")},
        ),
        (
            "Some 9,000 people have been displaced in Kutum since the beginning of the year.",
            "evacuation",
            {("2024/..", "asserted")},
        ),
        (
            "Since the end of the truce in March, 900 people have been displaced in Kutum.",
            "evacuation",
            {("2024-03/..", "asserted")},
        ),
        (
            "Five people were killed in Kyiv; the mayor spoke of a strike on Friday.",
            "casualty",
            {(None, "asserted")},
        ),
        (
            "Nine people were killed in Kyiv in riots after April's disputed election.",
            "casualty",
            {(None, "asserted")},
        ),
        (
            "The war, which erupted on 15 April 2023, has displaced 8.7 million people in Sudan.",
            "evacuation",
            {(None, "asserted")},
        ),
        (
            "Air strikes hit Rafah, where a million people have sought shelter since October.",
            "fighting",
            {(None, "asserted")},
        ),
        (
            "The raid on Nyala, which killed 40 people, was condemned by the UN on Tuesday.",
            "casualty",
            {(None, "claimed")},
        ),
        (
            "The toll from Monday's air strike on the market of Nyala has risen to 19.",
            "casualty",
            {("2024-05-13", "asserted")},
        ),
        (
            "On Monday a shell killed five in Nyala. Three people were killed in Kutum that day.",
            "casualty",
            {("2024-05-13", "asserted")},
        ),
        (
            "On Monday a shell hit Nyala. Three people were killed in Kutum the next day.",
            "casualty",
            {("2024-05-14", "asserted")},
        ),
        (
            "The cyclone could hit Hue on Thursday night.",
            "hazard",
            {("2024-05-16", "hypothetical")},
        ),
        (
            "The union has called for a rally in Nyala on 10 August.",
            "unrest",
            {("2024-08-10", "hypothetical")},
        ),
        (
            "Troops shelled Nyala from 3 to 6 May. Ten people were killed in Kutum the same day.",
            "casualty",
            {(None, "asserted")},
        ),
        (
            "The envoy condemned Sunday's attack on a market in Bunia, in which 18 people died.",
            "casualty",
            {("2024-05-12", "claimed")},
        ),
        (
            "Cholera killed 160 people in Nyala between October 2023 and March 2024.",
            "casualty",
            {("2023-10/2024-03", "asserted")},
        ),
        (
            "Shells killed 12 people in Nyala in the early hours of Monday.",
            "casualty",
            {("2024-05-13", "asserted")},
        ),
        (
            "In the early 1990s 12 people were killed in Nyala.",
            "casualty",
            {(None, "background")},
        ),
        (
            "In the week ending 12 May, 40 people were killed in Nyala.",
            "casualty",
            {("2024-05-06/2024-05-12", "asserted")},
        ),
        (
            "A bomb hit Nyala on 2 May. Three days earlier gunmen had killed 12 people in Kutum.",
            "casualty",
            {("2024-04-29", "asserted")},
        ),
        (
            "A bomb hit Nyala on 2 May. Eight days later gunmen killed 12 people in Kutum.",
            "casualty",
            {("2024-05-10", "asserted")},
        ),
        (
            "Twelve people were killed in Kutum three days earlier.",
            "casualty",
            {(None, "asserted")},
        ),
        (
            "*Kutum, 11 May.* Gunmen killed 12 people. The army came.",
            "casualty",
            {("2024-05-11", "asserted")},
        ),
        (
            "In the week to 12 May, 40 people were killed in Nyala.",
            "casualty",
            {("2024-05-06/2024-05-12", "asserted")},
        ),
        (
            "At least 589 people have been killed in Sumy since the full-scale invasion in"
            " February 2024.",
            "casualty",
            {("2024-02/..", "asserted")},
        ),
        (
            "Landslides killed 257 people in Sawla as of 10 May; the toll could reach 500.",
            "hazard",
            {("../2024-05-10", "asserted")},
        ),
        (
            "The ombudsman accused rebels of killing seven signatories of the 2016 accord in Tame.",
            "casualty",
            {(None, "claimed")},
        ),
        (
            "Some 200 people were killed in the 2010 earthquake in Nyala.",
            "casualty",
            {("2010", "background")},
        ),
        (
            "Cholera, which killed 1,660 people in Nyala in April, may spread.",
            "casualty",
            {("2024-04", "asserted")},
        ),
        (
            "As of 10 May, 40 people had been killed in Nyala.",
            "casualty",
            {("../2024-05-10", "asserted")},
        ),
        ("- 30/04: Ten people were killed in Kutum.", "casualty", {("2024-04-30", "asserted")}),
        ("- 03/04: Ten people were killed in Kutum.", "casualty", {(None, "asserted")}),
        (
            "Sunday marked the anniversary of an attack in Zliten in which 60 people were killed.",
            "casualty",
            {(None, "background")},
        ),
        (
            "Fewer people fled Goma than last year, when 40,000 left.",
            "evacuation",
            {(None, "asserted")},
        ),
        (
            "Since April 2023, 122 people have been killed in Nyala, up from 30 a year earlier.",
            "casualty",
            {("2023-04/..", "asserted")},
        ),
        (
            "Since January 2024, 900 people have been killed in Nyala, a 36 per cent increase on "
            "the end of 2023.",
            "casualty",
            {("2024-01/..", "asserted")},
        ),
        (
            "Cholera killed 30 people in Nyala this month, 15% fewer than in April.",
            "casualty",
            {("2024-05", "asserted")},
        ),
        (
            "A blast in Nyala, Sudan, killed 11 people and wounded more than 30 on 7 May.",
            "casualty",
            {("2024-05-07", "asserted")},
        ),
        (
            "Some 16 people died, most of them shot, and more than 400 fell ill in Nyala on 7 May.",
            "casualty",
            {("2024-05-07", "asserted")},
        ),
        (
            "On 7 May rescuers found more bodies in Nyala, taking the toll of the flood to 58.",
            "casualty",
            {("../2024-05-07", "asserted")},
        ),
        (
            "Shelling killed six people in Nyala on 7 May. A total of 28 are still missing.",
            "casualty",
            {("2024-05-07", "asserted")},
        ),
        (
            "Shelling killed six people in Nyala on 7 May. Overall 12,000 have been killed so far.",
            "casualty",
            {("2024-05-07", "asserted"), (None, "asserted")},
        ),
        (
            "Shelling killed six people in Nyala on 7 May. Three of the wounded have since died, "
            "bringing the toll to nine.",
            "casualty",
            {("2024-05-07", "asserted")},
        ),
        (
            "In Nyala, hundreds protested against the insecurity on 7 May; police killed three.",
            "casualty",
            {("2024-05-07", "asserted")},
        ),
        ("30 people were killed in Nyala in May, up 30%.", "casualty", {("2024-05", "asserted")}),
        ("Some 40,000 people will lack food in Nyala in 2025.", "need", {("2025", "hypothetical")}),
        (
            "In 2018, 71 people were killed in Nyala. Ten policemen died in Kutum that year.",
            "casualty",
            {("2018", "background")},
        ),
        (
            "On 2 May rebels overran a base in Kutum after detonating a bomb.",
            "fighting",
            {("2024-05-02", "asserted")},
        ),
        (
            "On 2 May a bomb hit the road to Kutum. The road has been cut since then.",
            "blockade",
            {("2024-05-02/..", "asserted")},
        ),
        (
            "Gunmen killed 12 people in Kutum on 2 March last year.",
            "casualty",
            {("2023-03-02", "background")},
        ),
    ],
)
def test_an_event_has_its_own_day(gazetteer, text, kind, expected):
    assert when(text, kind, gazetteer) == expected


@pytest.mark.parametrize(
    ("opening", "year", "status"),
    [
        ("ANKARA, Feb 8 (Wire) - A quake hit Hatay.", 2011, "background"),
        ("Quake update (as of 8 February 2023)\n\nA quake hit Hatay.", 2011, "background"),
        ("A quake hit Hatay.", 2011, "asserted"),
        ("A quake hit Hatay.", 1999, "background"),
    ],
)
def test_a_year_of_old_is_history_where_the_report_shows_its_own_time(
    gazetteer, opening, year, status
):
    text = f"{opening} In {year}, a quake killed 17,000 people in Izmit."
    assert when(text, "casualty", gazetteer, None) == {(str(year), status)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Since January, 70 people have been killed in Bunia.", "asserted"),
        ("So far this year 70 people have been killed in Bunia.", "asserted"),
        ("Since 3 February 2024, 70 people have been killed in Bunia.", "asserted"),
        ("Since March 2019, 70 people have been killed in Bunia.", "background"),
        ("Raiders killed 70 people in Bunia.", "background"),
    ],
)
def test_what_a_section_of_history_counts_up_to_now_is_news(gazetteer, text, status):
    report = f"# News\n\nRain fell.\n\n# Background\n\n{text}\n"
    assert {told for _, told in when(report, "casualty", gazetteer)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "As of 23 March, 12 people had been killed in Kyiv.",
        "The ministry said on 23 March that 12 people had been killed in Kyiv.",
    ],
)
def test_a_count_up_to_a_day_leaves_an_unknown_year_open(gazetteer, text):
    assert {edtf for edtf, _ in when(text, "casualty", gazetteer, None)} == {"../XXXX-03-23"}


def test_the_last_line_of_an_article_dates_it(gazetteer):
    text = (
        "Five people were killed in Nyala on Friday.\n\nPublished in The Wire, January 27th, 2024"
    )
    (claim,) = extract(a_document(text, published=None), gazetteer=gazetteer).claims
    assert claim.period is not None
    assert claim.period.edtf == "2024-01-26"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided a school in Kutum on 7 May. One person was killed.", "2024-05-07"),
        (
            "Rebels overran a base in Kutum on 7 May. The army claimed to have killed 9.",
            "2024-05-07",
        ),
        ("Gunmen raided a school in Kutum on 7 May. Earlier, one person was killed.", None),
        ("Gunmen raided a school in Kutum on 7 May. So far 40 people have been killed.", None),
        ("Gunmen raided a school in Kutum on 7 May.\n\nOne person was killed.", None),
        ("Gunmen raided a school in Kutum on 7 May. One person was killed in Nyala.", None),
    ],
)
def test_what_follows_from_an_event_was_on_its_day(gazetteer, text, expected):
    assert {edtf for edtf, _ in when(text, "casualty", gazetteer)} == {expected}


def test_the_siege_of_one_town_lends_no_day_to_that_of_another(gazetteer):
    first = "The siege of Kutum began on 2 May."
    assert when(f"{first}\n\nIn Nyala the siege goes on.", "blockade", gazetteer) == {
        ("2024-05-02", "asserted"),
        (None, "asserted"),
    }


def test_what_follows_from_history_is_history(gazetteer):
    text = "On 4 June 2021, militants attacked a base in Kutum. Five soldiers were killed."
    assert when(text, "casualty", gazetteer) == {("2021-06-04", "background")}
    text = "On 4 June 2021, militants attacked a base in Kutum. Now five soldiers were killed."
    assert ("2021-06-04", "background") not in when(text, "casualty", gazetteer)


def test_a_rally_in_memory_of_the_dead_is_held_now(gazetteer):
    text = "A rally was held in Nyala in memory of the 20 people killed in Kutum in 1989."
    assert when(text, "unrest", gazetteer) == {(None, "asserted")}
    assert when(text, "casualty", gazetteer) == {("1989", "background")}


def test_hearsay_is_claimed_and_names_nobody(gazetteer):
    text = "Five people were reportedly killed in Nyala."
    (claim,) = extract(a_document(text), gazetteer=gazetteer).claims
    assert (claim.status, claim.claimant) == ("claimed", None)


@pytest.mark.parametrize(
    "dateline",
    [
        "COTABATO, 27 January 2024 –",
        "Arauca, Colombia – January 27, 2024.",
        "Maiduguri, Saturday 27 January 2024 (Wire).",
        "BEIRUT (Wire), 27 January 2024:",
        "The Daily Wire | Published: 27 January 2024, 09:15 pm\n\n",
        "Nyala, 27 January 2024 (example wire)\n\n",
        "NYALA, 27 January 2024 |",
        "Wire Desk — NYALA, 27 January 2024 —",
        "Nyala | 27 January 2024\n\n",
        "# Sudan\n\n*As of 15:00, 27 January 2024*\n\n",
        "# Sudan\n\n**Publisher:** Field Wire · 27 January 2024\n\n",
        "Strike hits a market\nNYALA, Jan. 27, 2024 (Wire) --",
    ],
)
def test_a_stated_date_is_the_date_of_publication(gazetteer, dateline):
    text = f"{dateline} Five people were killed in Nyala on Friday."
    (claim,) = extract(a_document(text, published=None), gazetteer=gazetteer).claims
    assert claim.published == date(2024, 1, 27)
    assert claim.period is not None
    assert claim.period.edtf == "2024-01-26"


def test_the_lead_of_a_long_paragraph_is_found_in_few_steps():
    class Counted(list[Sentence]):
        looked_at = 0

        def __getitem__(self, index):
            self.looked_at += 1
            return super().__getitem__(index)

    text = "*Kutum, 11 May.* " + "Gunmen killed 12 people. " * 2000
    sentences = Counted(split_sentences(a_document(text)))
    last = list(sentences)[-1]
    assert period_of_lead(last, sentences, published=PUBLISHED).edtf == "2024-05-11"
    assert sentences.looked_at < 40


def test_a_bare_year_in_news_whose_days_have_none_is_history(gazetteer):
    text = (
        "MANILA, Nov. 14 – A storm killed 4 people in Surigao on Tuesday. "
        "A typhoon killed 400 people in the same province in 2021. "
        "Since 2021, some 90 people have been abducted in Surigao."
    )
    assert when(text, "casualty", gazetteer, None) == {(None, "asserted"), ("2021", "background")}
    assert when(text, "abuse", gazetteer, None) == {("2021/..", "asserted")}


def test_a_count_that_passed_a_number_had_it_by_that_day(gazetteer):
    def edtf(text):
        claims = extract(a_document(text), gazetteer=gazetteer).claims
        return [claim.period and claim.period.edtf for claim in claims if claim.figures]

    assert edtf("The toll of the quake in Aleppo passed 900 on Tuesday.") == ["../2023-09-19"]
    assert edtf("The toll in Aleppo has gone up from 20 to 31 on Tuesday.") == ["../2023-09-19"]
    assert edtf("The storm passed 30 km off Latakia on Tuesday and killed two.") == ["2023-09-19"]


def test_the_dead_of_a_quake_are_of_its_day_wherever_in_the_country_they_died(gazetteer):
    def edtf(text):
        claims = extract(a_document(text), gazetteer=gazetteer).claims
        return [claim.period and claim.period.edtf for claim in claims if claim.figures]

    shook = "A quake shook western Nepal late on Monday. "
    assert edtf(f"{shook}Ninety people were killed in Jajarkot district.") == ["2023-09-18"]
    assert edtf(f"{shook}Ninety people were killed in Herat in Afghanistan.") == [None]
    assert edtf(f"{shook}Nine people were killed in Pokhara when a bus crashed.") == [None]
    assert edtf(f"{shook}Nine people were shot and killed in Pokhara.") == [None]
    fire = "No survivor was found in Nyeri on Monday; the toll of the fire in Nyeri stands at 21."
    assert edtf(fire) == ["../2023-09-18"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Six herders were wounded in Kutum on 3 May, said a doctor.", "2024-05-03"),
        ('"Six herders were wounded in Kutum on 3 May," said a doctor.', "2024-05-03"),
        ("On 3 May, reported the radio, mortars wounded six herders in Kutum.", "2024-05-03"),
        ("Six herders were wounded in Kutum, a doctor said on 3 May.", "../2024-05-03"),
        ("A doctor, on 3 May, said six herders were wounded in Kutum.", "../2024-05-03"),
        ("A doctor on 3 May said six herders were wounded in Kutum.", "../2024-05-03"),
    ],
)
def test_who_speaks_behind_a_comma_gives_the_day_of_what_he_tells(gazetteer, text, edtf):
    found = when(text, "casualty", gazetteer, date(2024, 5, 6))
    assert {each for each, _ in found} == {edtf}
