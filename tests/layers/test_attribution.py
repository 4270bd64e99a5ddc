from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.sentences import split_sentences
from layers.claims.who.attribution import attribution_at, find_attributions
from tests.builders import a_document


def claimants(text: str, words: str) -> str | None:
    """Return who says these words of a text."""
    document = a_document(text)
    sentences = split_sentences(document)
    start = text.index(words)
    sentence = next(each for each in sentences if each.start <= start < each.end)
    found = attribution_at(find_attributions(sentences), sentence.index, start, start + len(words))
    return found.claimant.text if found else None


@pytest.mark.parametrize(
    ("text", "words", "claimant"),
    [
        (
            "Health officials in Gaza City said that 40 people were killed.",
            "40",
            "Health officials",
        ),
        ("At least 12 miners died, the governor said on Friday.", "12", "the governor"),
        ('"We lost 9 men," said Marie Joseph, a teacher in Les Cayes.', "9", "Marie Joseph"),
        (
            "According to the Ministry of Health in Khartoum, 30 people died.",
            "30",
            "the Ministry of Health",
        ),
        ("Thirty people died, according to local authorities.", "Thirty", "local authorities"),
        (
            "2. The Ministry of Health reports 14 deaths in Port Vila.",
            "14",
            "The Ministry of Health",
        ),
        ("Two people were killed in Dilling, the SPLM-N blamed.", "Two", None),
        (
            "Unverified reports from local leaders indicate that 300 families fled.",
            "300",
            "Unverified reports",
        ),
        ("The team that visited Kutum confirmed that 300 families fled.", "300", "The team"),
        (
            "According to the figures of the Homs burial office 90 people have died.",
            "90",
            "the figures of the Homs burial office",
        ),
        ("Four died in Plateau, with 9 officers confirmed dead in Kogi.", "9", None),
        ("Key in- formants reported 200 students stranded in Kutum.", "200", None),
        ("Two nuns were killed in Dilling, says the archbishop.", "Two", "the archbishop"),
        ("Two nuns were killed in Dilling, per PNH.", "Two", "PNH"),
        ("Two were killed per day in Dilling.", "Two", None),
        ("Two died, police said, as envoys met in Kutum.", "Two", "police"),
        ("Two died, police said, as envoys met in Kutum.", "met", None),
        ("Two died, police said on Monday, as envoys met in Kutum.", "met", None),
        (
            "Two died, the mayor of Kutum, Ali Omar, told Wire.cd.",
            "Two",
            "the mayor of Kutum, Ali Omar",
        ),
        ("The army, accused by residents of burning homes, is in Kutum.", "burning", "residents"),
        ("Local media report that two died in Kutum.", "two", "Local media"),
        ("Two died in Kutum, as the governor admitted on Sunday.", "Two", "the governor"),
        ("Two died, according to county commissioners.", "Two", "county commissioners"),
        ("Kutum is without water, a doctor there said.", "water", "a doctor"),
        ("Two died, police said, after a bomb went off.", "bomb", "police"),
        ("The president declared a curfew in Kutum and sent troops.", "curfew", None),
        ("Al-Shabaab raided Kutum. The group said it killed 9 men.", "9", "Al-Shabaab"),
        ('"We fled," said Ali Omar, a farmer.\n\nThe army shelled Kutum.', "shelled", None),
        ("Five people were killed in Kutum on Monday — police said.", "Five", "police"),
        ("A plane was shot down in Kutum, as rebels claim.", "shot", "rebels"),
        (
            "Acting governor of Kutum, Ali Omar: 5 people were killed.",
            "5",
            "Acting governor of Kutum, Ali Omar",
        ),
        ("Heavy machinery came, adding hours to the journey of aid.", "aid", None),
        ("Thirty people died, said a doctor at the hospital in Kutum.", "Thirty", "a doctor"),
        (
            "The trial of the men accused of killing 12 people opened. It said they knew.",
            "killing",
            None,
        ),
        (
            "Sudan's army chief, Abdel Fattah al-Burhan, accused the RSF of shelling El Obeid.",
            "shelling",
            "Sudan's army chief, Abdel Fattah al-Burhan",
        ),
        (
            "The UN refugee agency (UNHCR) reported that 5,000 people had fled.",
            "5,000",
            "The UN refugee agency",
        ),
        (
            "Gunfire was reported by residents of Cité Soleil.",
            "Gunfire",
            "residents of Cité Soleil",
        ),
        (
            "The attack was blamed on the M23 by the Congolese army.",
            "attack",
            "the Congolese army",
        ),
        ("Witnesses told Reuters that soldiers burned the village.", "burned", "Witnesses"),
        (
            "Forty people were killed, Reuters reported, citing officials in Dhaka.",
            "killed",
            "officials",
        ),
        (
            "The minister, who visited the camp on Sunday, said 300 tents were needed.",
            "300",
            "The minister",
        ),
        (
            "Filippo Grandi, the High Commissioner, urged Chad to keep the border open.",
            "border",
            "Filippo Grandi",
        ),
        (
            "Clashes broke out and residents reported gunfire, accusing the rebels of looting.",
            "looting",
            "residents",
        ),
        (
            "Clashes broke out and residents reported gunfire, accusing the rebels of looting.",
            "Clashes",
            None,
        ),
        ("Nicolas Maduro, quoted by Telesur, said 10 people died.", "10", "Nicolas Maduro"),
        ("Maduro was quoted by Telesur as saying that 10 people died.", "10", "Maduro"),
        ("Interfax quoted the governor as saying that 10 people died.", "10", "the governor"),
        ("Health ministry: 40 dead in Rafah strike.", "40", "Health ministry"),
        (
            "France voiced concern about the siege, and the Red Cross urged both to let aid in.",
            "siege",
            "France",
        ),
        (
            "France voiced concern about the siege, and the Red Cross urged both to let aid in.",
            "aid",
            "the Red Cross",
        ),
        ("On Thursday Reuters reported that 12 people had died.", "12", "Reuters"),
        ("Residents who fled the town said 40 houses burned.", "40", "Residents"),
        (
            "Rebels claimed to hold the town, while the army said it had been retaken.",
            "retaken",
            "the army",
        ),
        (
            "The governor of Borno state, Babagana Zulum, told reporters that 3,000 fled.",
            "3,000",
            "The governor of Borno state, Babagana Zulum",
        ),
        ("M23 said on X that 30 soldiers had died.", "30", "M23"),
        ("Analysts warn that a siege could cut off 4,000 people.", "siege", "Analysts"),
        ("Local media put the number of dead at 40.", "40", "Local media"),
        (
            "At least 32 died, AFP's count of hospital figures showed.",
            "32",
            "AFP's count of hospital figures",
        ),
        (
            "Ten died, according to the government and the White Helmets rescue group.",
            "Ten",
            "the government and the White Helmets rescue group",
        ),
        ("The Red Cross, citing hospital records, said 12 died.", "12", "The Red Cross"),
        (
            "According to the Centers for Disease Control, 12 people died.",
            "12",
            "the Centers for Disease Control",
        ),
        (
            "The UN Under-Secretary-General for Humanitarian Affairs Mark Low said 12 died.",
            "12",
            "The UN Under-Secretary-General for Humanitarian Affairs Mark Low",
        ),
        ("Doctors Without Borders said 12 died.", "12", "Doctors Without Borders"),
        ("Corroborated reports say 12 people died.", "12", "Corroborated reports"),
        ("Twelve people died, a statement from the mayor said.", "Twelve", "a statement"),
        (
            "In Sumy, on the border, the governor, Oleh H, said that 5 people, 3 old, died.",
            "5",
            "the governor, Oleh H",
        ),
        (
            "At least 100 died, according to videos of the attack analysed by experts.",
            "100",
            "videos of the attack",
        ),
        ("Hospital records seen by the BBC show that 40 had died.", "40", "Hospital records"),
        ("UNICEF estimates that 4,000 children need help.", "4,000", "UNICEF"),
        ("Human Rights Watch documented 12 killings.", "12", "Human Rights Watch"),
        ("The toll, the Red Crescent said, could rise to 90.", "90", "the Red Crescent"),
        ("THE ARMY SAID THAT 12 GUERRILLAS WERE KILLED.", "12", "THE ARMY"),
        (
            "The truce, which Governor Sani Bello announced, asserting that roads were open, held.",
            "open",
            "Governor Sani Bello",
        ),
        (
            "Tigrayans in Mekelle reported shelling, alleging a breach of the truce.",
            "breach",
            "Tigrayans",
        ),
    ],
)
def test_claimant_is_found(text: str, words: str, claimant: str | None) -> None:
    assert claimants(text, words) == claimant


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed 40 lives in Sylhet.",
        "The alleged attack on the convoy left 3 dead.",
        "Reports of looting spread in Port Sudan.",
        "The three men are said to have been shot.",
        "Fighting reported in Bahri left 3 dead.",
        "Doctors treated 22 wounded people.",
        "The United States sent 40 trucks.",
        "Two confirmed cases of cholera were treated in Beira.",
        "COVID-19 confirmed cases rose to 905.",
        "Incidents reported in Kabul left 3 dead.",
        "Source: local health office.",
        "The army has not said how many died.",
        "No group claimed the bombing of the bridge.",
        "The bulletin is issued by OCHA.",
        "More than 400 people reported losing their homes.",
        "Some 52 assessed displaced families reported a lack of water.",
        "THE GUERRILLAS DEMAND THAT THE ARMY STOP THE BOMBING.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_attributions(split_sentences(a_document(text))) == {}


@pytest.mark.parametrize(
    ("text", "words", "claimant", "mention"),
    [
        (
            "President Ali Osman visited Kosti. He said 200 families had fled.",
            "200",
            "President Ali Osman",
            "He",
        ),
        (
            "Russia's Defence Ministry sent troops. The ministry said 30 were wounded.",
            "30",
            "Russia's Defence Ministry",
            "The ministry",
        ),
        ("The RSF took Wad Madani. It said nobody was hurt.", "nobody", "The RSF", "It"),
        (
            "Local authorities reported 3 killed. They also said that 12 were missing.",
            "12",
            "Local authorities",
            "They",
        ),
    ],
)
def test_short_phrase_goes_back_to_the_name(
    text: str, words: str, claimant: str, mention: str
) -> None:
    sentences = split_sentences(a_document(text))
    party = find_attributions(sentences)[1].claimant
    assert party.text == claimant
    assert text[party.start : party.end] == claimant
    assert text[party.mention_start : party.mention_end] == mention


def test_quotation_goes_on() -> None:
    text = '"They came at night," Amina Musa said. "They burned 30 houses."'
    assert claimants(text, "30") == "Amina Musa"


def test_media_give_way_to_the_source_they_hand_on() -> None:
    text = "The mayor said 12 people had died, Reuters reported."
    assert claimants(text, "12") == "The mayor"


WORDS = [
    "said",
    "the",
    "He",
    "according",
    "to",
    "X",
    "who",
    "and",
    ",",
    '"',
    ".",
    "told",
    "ministry:",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map(" ".join))
def test_any_text_gives_spans_of_its_own(text: str) -> None:
    sentences = split_sentences(a_document(text))
    for attribution in find_attributions(sentences).values():
        for each in (attribution, *attribution.others):
            party = each.claimant
            assert text[party.start : party.end] == party.text
            assert 0 <= each.start <= each.end <= len(text)


@pytest.mark.parametrize("unit", ["said the ", "(", '", said X ', "and ", "who ", "a, "])
def test_long_sentences_take_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        sentences = split_sentences(a_document(unit * times))
        begin = process_time()
        find_attributions(sentences)
        return process_time() - begin

    seconds(10)
    assert seconds(8000) < max(0.05, seconds(2000)) * 12


def test_what_opens_a_sentence_with_its_capital_is_no_name() -> None:
    text = "Landslides killed nine people. Some 500 families have been moved, he said."
    assert claimants(text, "500") != "Landslides"
    text = "Aid Commissioner Mizan Rahman came. He said 500 families had moved."
    assert claimants(text, "500") == "Aid Commissioner Mizan Rahman"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Rebels said that civilians were safe, but the ombudsman, Rosa Quiroz, accused them of"
            " killing seven farmers.",
            "the ombudsman, Rosa Quiroz",
        ),
        (
            "Police said that the weavers were safe, but a weaver, Ana Ruiz, said two had died.",
            "a weaver, Ana Ruiz",
        ),
    ],
)
def test_a_subject_with_a_name_beside_it_is_not_sought_in_the_clause_before(
    text: str, claimant: str
) -> None:
    assert claimants(text, text.split()[-2]) == claimant


def test_who_corrects_a_toll_is_who_gives_it() -> None:
    text = "Police lowered the toll of the crash in Tema from 25 to 15 killed."
    assert claimants(text, "killed") == "Police"
    text = "The army raised the number of guards in Tema to 15 after five people were killed."
    assert claimants(text, "killed") is None


def test_whose_short_phrase_it_is_stands_in_the_sentence() -> None:
    text = "Hamas called it a massacre. Shifa hospital has no fuel, its director told reporters."
    assert claimants(text, "fuel") == "its director"


def test_a_pronoun_goes_back_to_what_opens_its_own_sentence() -> None:
    text = "Rebels fled. The RSF was silent, but in a statement it said 40 had died."
    assert claimants(text, "40") == "The RSF"


def test_a_place_that_recorded_deaths_does_not_speak() -> None:
    document = a_document("Enugu State recorded 12 deaths, and Sudan reported 40 raids.")
    resolutions = geoparse(document, gazetteer=load_gazetteer())
    found = find_attributions(split_sentences(document), resolutions)
    said = [one.claimant.text for each in found.values() for one in (each, *each.others)]
    assert "Enugu State" not in said


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The mayor said 12 people had died, Aid Desk learned, as Aid Desk reported.", "The mayor"),
        ("The Aid Desk said 12 people had died.", "The Aid Desk"),
    ],
)
def test_the_publisher_is_a_claimant_only_where_nobody_else_is(text: str, claimant: str) -> None:
    sentences = split_sentences(a_document(text))
    found = find_attributions(sentences, publisher="Aid Desk")
    start = text.index("12")
    said = attribution_at(found, 0, start, start + 2)
    assert said is not None
    assert said.claimant.text == claimant
