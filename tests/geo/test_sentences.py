"""Splitting: where sentences end, what the parts of a report are, and that nothing is lost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.sentences import split_sentences
from tests.builders import a_document


def parts(text: str, **fields: object) -> list[tuple[str, str]]:
    return [(each.part, each.text) for each in split_sentences(a_document(text, **fields))]


def texts(text: str) -> list[str]:
    return [each.text for each in split_sentences(a_document(text))]


SPLIT = [
    # abbreviations, initials, acronyms
    ("Mr. Diallo and Gov. Sule met in St. Louis. | They left at dawn."),
    ("Lt. Gen. Burhan spoke to Dr. A. Hamdok on Friday. | He gave no details."),
    ("Maj. Gen. J. R. Santos led the raid. | Two died."),
    ("The U.S. Navy sent a ship to Haiti. | It arrived on Monday."),
    ("Aid was flown in by the U.S. | The planes landed in Goma."),
    ("The U.N. said five died. | The A.U. did not comment."),
    ("The convoy of Acme Logistics Inc. was hit. | The driver died."),
    ("He was treated in Fla. | The others flew home."),
    ("Paragraph No. 5 of Res. 2417 was quoted. | No. | They refused."),
    ("Health post no. 12 was burnt down. | Was it empty?"),
    ("They fled on Sept. 11 and Oct. 3. | Some came back."),
    ("Fighters, i.e. men with guns, e.g. those of the M23, et al. were seen. | All left."),
    ("The village lies 14 km. north of Bria. | The road is cut."),
    ("They walked 30 km. | Some died on the way."),
    ("The blast came at 5 p.m. Tuesday in Mogadishu. | Nobody claimed it."),
    ("It struck at 5 p.m. | Rescuers came at six."),
    ("At 3 a.m. local time shells fell on Nikopol. | Two houses burnt."),
    ("Camps, clinics, etc. were flooded. | Water stood for days."),
    ("Ambassador P. K. Mishra Jr. arrived. | He met the minister."),
    ("M. Diallo and Mme. Sow spoke. | Nobody answered."),
    ("Many fell ill. | Doctors came from Goma."),
    ("They left on Dec. 12. | Some 300 stayed."),
    # numbers
    ("About 4.6 million people need aid. | Some 1.5 million are children."),
    ("Prices rose by 3.5%. | Fuel rose more."),
    ("The war began in 1991. | Armed groups remain."),
    ("Water rose to 5.2 m. | Villages drowned."),
    ("It ended on 12.03.2024. | Nothing is known since."),
    # quotes and brackets
    ('"We lost everything." | "Nobody came," she said.'),
    ('"Stop!" he shouted. | They fired.'),
    ("“They have nothing left.” | The mayor wept."),
    ("Is the road open? | No."),
    ("(The bridge was closed in May.) | It is still closed."),
    ("He called it “a crime against humanity.” | Others agreed."),
    ("The toll rose to nine [4]. | Six are children."),
    ("The camp was burnt.[12] | People fled."),
    ("The district was cut off.7 | Helicopters brought food."),
    # ellipses, several marks
    ("They waited... and waited. | Then they left."),
    ("They waited … | Nobody came."),
    ("What now?! | The river rises."),
    ("He said . . . nothing. | She wept."),
    # lower case and articles after a stop
    ("Troops left Kismayo. | al-Shabaab fighters moved in."),
    ("The site example.org was down. | It came back."),
    # all capitals
    ("GEN. LOPEZ SAID 3 DIED. | THE RAID TOOK PLACE 14 KM. NORTH OF SAN MIGUEL. | NO ONE FLED."),
    # other scripts
    ("قتل خمسة أشخاص في الخرطوم. | هل من ناجين؟ | لا أحد يعلم."),
    ("सिलहट में बाढ़ आई। | पाँच लोग मारे गए।"),
    ("洪水袭击了村庄。 | 五人死亡。"),
    ("В Херсоне погибли двое. | Ещё пятеро ранены."),
    # names that look like ends
    ("Floods hit Beckley, W.Va. on Monday. | Four died."),
    ("The plan has three parts: 1. Food; 2. Water; 3. Shelter. | It is late."),
    ("Two died in Washington D.C. on Monday. | One was a guard."),
    ("Gen. Abdel Fattah al-Burhan met António Guterres in Port Sudan. | Talks go on."),
    ("See Fig. 3 and Art. 51. | Both matter."),
]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace(" | ", " ")
    assert texts(text) == marked.split(" | ")


def test_a_missing_space_after_a_stop_still_ends_the_sentence() -> None:
    assert texts("Police fired on the crowd.Three people died.") == [
        "Police fired on the crowd.",
        "Three people died.",
    ]


def test_wrapped_lines_do_not_end_a_sentence() -> None:
    text = (
        "Heavy rain has fallen on the hills above Freetown since Sunday, and the slopes above the\n"
        "coast road gave way in three places. At least nine people died, the mayor said and Gov.\n"
        "Kamara spoke of twelve.\n"
    )
    assert [each.replace("\n", " ") for each in texts(text)] == [
        "Heavy rain has fallen on the hills above Freetown since Sunday, and the slopes above the"
        " coast road gave way in three places.",
        "At least nine people died, the mayor said and Gov. Kamara spoke of twelve.",
    ]


def test_a_line_a_paragraph_is_a_paragraph_each() -> None:
    text = "Clashes broke out in Nyala. Ten died.\nIn Tina a market burnt down.\r\nAid is blocked."
    sentences = split_sentences(a_document(text))
    assert [each.paragraph for each in sentences] == [0, 0, 1, 2]


def test_headings_hold_for_what_is_under_them() -> None:
    text = (
        "# Cyclone in Sofala\n\nThe storm made landfall on Friday.\n\n## Beira\n\n"
        "- 12 people killed\n- 300 houses destroyed\n\n## Dondo\n\nNo casualties were reported.\n"
    )
    sentences = split_sentences(a_document(text))
    assert [(each.part, each.heading) for each in sentences] == [
        ("heading", None),
        ("prose", 0),
        ("heading", 0),
        ("item", 2),
        ("item", 2),
        ("heading", 0),
        ("prose", 5),
    ]


def test_short_lines_and_capitals_are_headings() -> None:
    text = (
        "Situation overview\n\nFighting went on in the north of the state.\n\n"
        "HUMANITARIAN NEEDS\nFood is short in all camps around the town.\n\n"
        "North Kivu:\n• 5 killed in Rutshuru\n• 2,000 displaced\n"
    )
    assert [part for part, _ in parts(text)] == [
        "heading", "prose", "heading", "prose", "heading", "item", "item",
    ]  # fmt: skip


def test_a_lone_line_is_prose_and_not_a_heading() -> None:
    assert parts("12 killed in shelling of Kherson") == [
        ("prose", "12 killed in shelling of Kherson")
    ]


def test_numbered_headings_and_numbered_lists_are_told_apart() -> None:
    text = (
        "1. Overview\n\nThe river rose on Monday and flooded two districts of the province.\n\n"
        "The needs are:\n1. Clean water\n2. Tents for 300 families\n3) Fuel\n"
    )
    assert [part for part, _ in parts(text)] == [
        "heading",
        "prose",
        "heading",
        "item",
        "item",
        "item",
    ]


def test_an_item_may_go_over_lines_and_hold_sentences() -> None:
    text = (
        "- In Maban county, floods have cut the road to the refugee camps since the weekend, and\n"
        "  food is brought by boat. Two people drowned.\n- In Pibor, nothing is known.\n"
    )
    assert [(each.part, each.paragraph) for each in split_sentences(a_document(text))] == [
        ("item", 0), ("item", 0), ("item", 1),
    ]  # fmt: skip


def test_rows_of_one_table_are_one_paragraph() -> None:
    text = (
        "Casualties by district\n\nDistrict | Killed | Injured\nSylhet | 5 | 12\n"
        "Sunamganj | 7 | 30\n\nAll figures are early.\n"
    )
    sentences = split_sentences(a_document(text))
    assert [each.part for each in sentences] == ["heading", "row", "row", "row", "prose"]
    assert len({each.paragraph for each in sentences if each.part == "row"}) == 1
    assert sentences[1].heading == 0


def test_tab_separated_and_markdown_tables_are_rows() -> None:
    assert [part for part, _ in parts("Camp\tPeople\nZamzam\t400,000\n")] == ["row", "row"]
    assert [part for part, _ in parts("| Camp | People |\n|---|---|\n| Zamzam | 400,000 |\n")] == [
        "row"
    ] * 3


BOILERPLATE = [
    "Follow us on Instagram and Facebook",
    "Follow The Herald's official Telegram channel for more news.",
    "Comments (14)",
    "Subscribe to our newsletter",
    "Sign up for our daily briefing",
    "Read more: Flood toll rises",
    "Share this article",
    "This website uses cookies to improve your experience.",
    "By continuing to use this site you agree to our privacy policy.",
    "Photo: A. Name/Agency",
    "(Photo by Someone/Getty Images)",
    "Copyright 2024 The Paper. All rights reserved.",
    "© 2024 Agency",
    "Contact info: press@example.org",
    "For more information, please contact: A. Person, Head of Office",
    "Reporting by A. Name in Goma; Editing by B. Name",
    "Click here to read the full report",
    "Advertisement",
    "Related articles",
    "3 min read",
    "Skip to main content",
    "(Reporting by A. Name in Goma; Editing by B. Name)",
    "By Amina Yusuf",
    "By AMINA YUSUF and J. Smith, Agency",
    "Staff writers in Miami contributed to this report.",
    "Accept all.",
    "-ENDS-",
    "Notes to editors: the group works in 12 districts of Kasai.",
    "For interviews please contact the press office in Paris.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_furniture_of_pages_is_boilerplate(line: str) -> None:
    text = f"Five people were killed in Bamako on Monday.\n\n{line}\n\nThe army denied it.\n"
    assert [part for part, _ in parts(text)][1:-1] in (["boilerplate"], ["boilerplate"] * 2)


def test_a_bulletin_has_many_datelines() -> None:
    text = "\n\n".join(
        f"**{name.upper()}, {day} May** – Shells hit {name}, killing {day}."
        for day, name in enumerate(["Goma", "Nyala", "Sumy", "Jos", "Aden"], 3)
    )
    assert [part for part, _ in parts(text)] == ["dateline", "prose"] * 5
    prose = "Nine died.\n\n" * 3 + "Clashes on 3 May – Goma was quiet – went on."
    assert {part for part, _ in parts(prose)} == {"prose"}


NOT_BOILERPLATE = [
    "Share prices fell after the attack on the refinery.",
    "Photographs of the dead were shown to families.",
    "Follow-up missions to Tigray were cancelled.",
    "Home to 40,000 refugees, the camp was flooded.",
    "Subscribers of the network were cut off for days.",
    "Contact with the village has been lost since Tuesday.",
    "Print shops in Gaza City were destroyed.",
    "Credit is given to farmers who lost their herds.",
    "Comments by the minister angered the crowd.",
    "Tags were put on the bodies.",
    "Related violence killed twelve in Plateau State.",
    "By Tuesday night, most of Goma had fallen.",
    "By Friday Derna's hospitals were full.",
    "Floods contributed to the fall of the bridge.",
    "Accept all sick people, the ministry told clinics.",
]


@pytest.mark.parametrize("line", NOT_BOILERPLATE)
def test_reports_are_not_taken_for_furniture(line: str) -> None:
    assert [part for part, _ in parts(f"Nine died.\n\n{line}\n\nAll fled.\n")] == ["prose"] * 3


def test_captions_are_told_from_prose() -> None:
    text = (
        "Figure 2: People displaced by district\n\nThe figure rose in May.\n\n"
        "A woman carries water in Les Cayes, Haiti, on Aug. 17, 2021. (AP Photo/A. Name)\n"
    )
    assert parts(text)[0][0] == "caption"
    assert parts(text)[-1][0] == "caption"


DATELINES = [
    ("COTABATO, 27 January – ", "Five people died."),
    ("PORT-AU-PRINCE, Haiti (AP) — ", "Gangs burnt a market."),
    ("GENEVA/KHARTOUM, 3 May 2024 - ", "Aid agencies warned of famine."),
    ("Goma, 3 May 2024 – ", "Shells hit a camp."),
    ("Addis Ababa (Horn News) 3 April 2023 - ", "Raiders burned a village."),
    ("GOMA, Friday 3 May 2024 – ", "Shells hit a camp."),
    ("Santa Cruz de la Sierra, Bolivia – May 3, 2024. ", "Fires spread."),
    ("**GOMA, 3 May** – ", "Shells hit a camp."),
    ("**Goma, 3 May:** ", "Shells hit a camp."),
    ("Bahir Dar – ", "Residents said that a drone hit a clinic."),
    ("KYIV (Reuters) - ", "Drones hit a grain store."),
    ("SAN SALVADOR, 19 MAR 89 (AGENCY) -- [TEXT] ", "THREE SOLDIERS DIED."),
    ("COX'S BAZAR, Bangladesh, March 22 (UNHCR) – ", "A fire tore through the camp."),
    ("(New York, 12 July 2023): ", "The Council met."),
]


@pytest.mark.parametrize(("dateline", "sentence"), DATELINES)
def test_datelines_are_cut_off(dateline: str, sentence: str) -> None:
    assert parts(dateline + sentence) == [("dateline", dateline.strip()), ("prose", sentence)]


def test_a_narrow_column_is_running_text_and_a_list_of_names_is_not() -> None:
    column = (
        "The river rose over its\nbanks on Monday night and\nflooded the villages of\n"
        "Kassala and Wad Sharifey\nin the east. Ten died."
    )
    assert [each.replace("\n", " ") for each in texts(column)] == [
        "The river rose over its banks on Monday night and flooded the villages of Kassala and"
        " Wad Sharifey in the east.",
        "Ten died.",
    ]
    assert texts("Affected districts\nGoma\nRutshuru\nMasisi") == [
        "Affected districts",
        "Goma",
        "Rutshuru",
        "Masisi",
    ]


def test_bullets_inside_a_line_are_items() -> None:
    text = "Needs: • Tents for 40 families • Water. It is short. • Food"
    assert parts(text) == [
        ("prose", "Needs:"),
        ("item", "• Tents for 40 families"),
        ("item", "• Water."),
        ("item", "It is short."),
        ("item", "• Food"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF - which runs the clinic - said nothing.",
        "The town – once home to 9,000 – is empty.",
        "Mariupol, besieged since March, fell.",
    ],
)
def test_other_dashes_are_no_datelines(text: str) -> None:
    assert [part for part, _ in parts(text)] == ["prose"]


def test_front_matter_is_not_of_the_body() -> None:
    text = "---\ntitle: A\n---\nFive died."
    sentences = split_sentences(a_document(text, body_start=17))
    assert [(each.start, each.text) for each in sentences] == [(17, "Five died.")]


LINES = (
    *("Five died in Goma.", "HEADING", "- item", "a | b", "x\ty", "1. one", "---", "", "Gov."),
    *("COTABATO, 27 January – Rain.", "Comments (0)", "…", '"Quoted."', "no stop at all", "## H"),
    *("\u2028", "\x0c", "Food:", "| x | y |"),
)
ENDS = ("\n", "\r\n", " ", "\r", "\n\n")
TEXTS = st.text() | st.builds(
    str.join, st.sampled_from(ENDS), st.lists(st.sampled_from(LINES) | st.text(max_size=20))
)
PIECES = (
    *("a", ".", "A. ", "(", '"', "\n", "- \n", "a | ", "1. ", "A, ", "—", "Follow ", "A\n", "#"),
    *("\t", "é" * 7, "Food:\n- x\n", "Abc\n\n", ".x", "。", "('", "a. b"),
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_hold_every_character_in_order(text: str) -> None:
    sentences = split_sentences(a_document(text))
    position = 0
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert text[position : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert sentence.heading is None or sentence.heading < number
        position = sentence.end
    assert text[position:].strip() == ""


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        document = a_document(piece * (size // len(piece)))
        start = time.process_time()
        split_sentences(document)
        return time.process_time() - start

    seconds(1000)
    assert seconds(160_000) < 0.15 + 40 * seconds(16_000)


def test_a_narrow_column_is_judged_by_its_own_width() -> None:
    text = (
        "Shelling killed 12 people in El Fasher on\nMonday, according to the head of the\n"
        "Southern Hospital. The Rapid Support Forces\ndenied the attack, and so did the\n"
        "army.\nThis line went over the whole width of the page, of ninety characters and more.\n"
    )
    first, *_ = split_sentences(a_document(text))
    assert first.text.endswith("Southern Hospital.")


def test_what_goes_on_without_an_end_is_cut_short() -> None:
    text = "crews from Goma pump and haul " * 1000
    pieces = split_sentences(a_document(text))
    assert max(len(piece.text) for piece in pieces) <= 500
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())


def test_a_sentence_as_long_as_any_is_left_whole() -> None:
    text = "Wells were dug in " + ", ".join(f"Hamlet {number}" for number in range(140)) + "."
    (whole,) = split_sentences(a_document(text))
    assert whole.text == text
