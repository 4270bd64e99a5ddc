"""Which words are place names, in sentences of wire and sitrep style."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.inflection import variants
from geo.model import Document
from geo.recognition.tokens import tokenise
from tests.builders import a_document


def names(text: str) -> list[str]:
    document = a_document(text)
    found = geoparse(document, gazetteer=load_gazetteer())
    toponyms = [each.toponym for each in found if each.basis == "explicit"]
    assert all(document.text[each.start : each.end] == each.surface for each in toponyms)
    return [each.surface for each in toponyms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed nine people in Sylhet and Sunamganj.", ["Sylhet", "Sunamganj"]),
        ("Shells fell on Bakhmut, in Donetsk oblast.", ["Bakhmut", "Donetsk oblast"]),
        ("The army entered Port-au-Prince on Friday.", ["Port-au-Prince"]),
        ("Families fled Goma for Bukavu.", ["Goma", "Bukavu"]),
        ("The strike hit Deir al-Balah in Gaza.", ["Deir al-Balah", "Gaza"]),
        ("Cholera spread from Beira, Mozambique.", ["Beira", "Mozambique"]),
        ("Aid trucks waited at the Rafah crossing.", ["Rafah crossing"]),
        ("People fled to Zamzam camp.", ["Zamzam camp"]),
        ("The Zamzam displacement camp was hit.", ["Zamzam displacement camp"]),
        ("Displacement figures for Goma rose.", ["Goma"]),
        ("Goma displacement figures rose.", ["Goma"]),
        ("A blast shook Cox's Bazar on Monday.", ["Cox's Bazar"]),
        ("The US and the UK sent aid to Yemen.", ["US", "UK", "Yemen"]),
        ("Clashes were reported in the Democratic Republic of the Congo.",
         ["Democratic Republic of the Congo"]),
        ("Syria's Idlib was shelled.", ["Syria", "Idlib"]),
        ("Landslides blocked roads in India's Kerala.", ["India", "Kerala"]),
        ("Wednesday's Marawi blast hurt nobody.", ["Marawi"]),
    ],
)  # fmt: skip
def test_finds_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sudanese and Ethiopian officials met on Monday.",
        "The Gazans and the Rohingya waited for news.",
        "He told us that reading is fun.",
        "Mr Jordan thanked the nurse, Mrs Paris, for her help.",
        "President Jordan resigned.",
        "Friday's Arsenal match was called off.",
        "Sunday's Clinton speech drew few.",
        "The singer met Paris Hilton and Vladimir Putin.",
        "The Sudan Tribune said so.",
        "Mrs. Georgia Banks met Dr. Paris in the morning.",
        "Troops took 5,000 Karabakh Armenians away.",
        "The committee will meet again on Tuesday in March.",
    ],
)
def test_leaves_people_and_words_alone(text: str) -> None:
    assert names(text) == []


def test_reads_capitals_only_text() -> None:
    text = "SAN SALVADOR - GUERRILLAS ATTACKED A BRIDGE NEAR USULUTAN ON SUNDAY, THE ARMY SAID."
    assert "SAN SALVADOR" in names(text)
    assert "USULUTAN" in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les rebelles ont pris la ville de Goma, dans le Nord-Kivu, selon une source.",
         {"Goma", "Nord-Kivu"}),
        ("Las lluvias dejaron doce muertos en Piura, en el norte del Perú, según las autoridades.",
         {"Piura", "Perú"}),
        ("As cheias mataram trinta pessoas em Quelimane, na província da Zambézia.",
         {"Quelimane", "Zambézia"}),
        ("Войска обстреляли Харьков, а в Одессе погибли трое, сообщили власти.",
         {"Харьков", "Одессе"}),
        ("Війська обстріляли Харків, а в Одесі загинули троє, повідомили у поліції.",
         {"Харків", "Одесі"}),
        ("قال مسؤولون إن القصف استمر في مدينة خان يونس وبيروت.", {"خان يونس", "بيروت"}),
    ],
)  # fmt: skip
def test_reads_other_languages(text: str, expected: set[str]) -> None:
    assert set(names(text)) == expected


def test_boilerplate_holds_no_places() -> None:
    text = "Two people died in Goma on Monday.\n\nFollow Nairobi Daily on Instagram.\n"
    assert "Goma" in names(text)


def test_tokens_slice_back_and_lose_their_possessive() -> None:
    text = "Syria's U.S. envoy -- St. Louis, 3,500 tents; Sa'ada’s"
    tokens = tokenise(text, [(0, 0, len(text))])
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert words == tokens.words
    assert words[:2] == ["Syria", "U.S."]
    assert "Sa'ada" in words
    assert tokens.possessive == {0, words.index("Sa'ada")}


@pytest.mark.parametrize(
    ("word", "base"),
    [("москве", "москва"), ("харькова", "харьков"), ("одессы", "одесса"), ("львові", "львів")],
)
def test_inflected_names_have_their_basic_form(word: str, base: str) -> None:
    from geo.names import normalise

    assert normalise(base) in variants(normalise(word))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_text(text: str) -> None:
    document = a_document(text)
    for each in geoparse(document, gazetteer=load_gazetteer()):
        assert text[each.toponym.start : each.toponym.end] == each.toponym.surface


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "Goma " * 20_000,
        "Goma's " * 20_000,
        "the embassy of " + "Chad, " * 20_000,
        "Goma–Sake" * 10_000,
        "mohammed in el fasher, " * 5_000,
        "the " * 50_000,
        "(" * 50_000,
        "30 km east of Goma, " * 5_000,
        "\u202eغزة " * 10_000,
        "A.B." * 30_000,
        "🏚️🇸🇩 " * 20_000,
        "وخان يونس ودير البلح " * 5_000,
        "و" * 200_000,
        "в Херсоне, Новой Каховке и Кривом Роге " * 2_000,
        "the only road linking the city with Goma " * 2_000,
        "A village near Goma. The village. " * 3_000,
    ],
)
def test_hostile_text_is_linear(text: str) -> None:
    geoparse(a_document(text), gazetteer=load_gazetteer())


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Rebels have besieged Taiz since 2015.", ["Taiz"]),
        ("Fighters have blockaded Djibo for two years.", ["Djibo"]),
        ("A drone struck a depot in Kosivtsi-Nove, wounding two.", ["Kosivtsi-Nove"]),
        ("They fled from Mali to Côte d'Ivoire on foot.", ["Mali", "Côte d'Ivoire"]),
        (
            "Gangs came to Petite-Rivière de l'Artibonite on Monday.",
            ["Petite-Rivière de l'Artibonite"],
        ),
        (
            "Fire broke out at the Zaporizhzhia nuclear power plant on Sunday.",
            ["Zaporizhzhia nuclear power plant"],
        ),
    ],
)
def test_names_are_taken_whole_and_alone(text: str, surfaces: list[str]) -> None:
    assert names(text) == surfaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon la Croix-Rouge, deux mille familles ont fui Diapaga et Kongoussi.",
         ["Diapaga", "Kongoussi"]),
        ("Mardi, Bamako a fermé la route, et Goma, en République démocratique du Congo, aussi.",
         ["Bamako", "Goma", "République démocratique du Congo"]),
        ("El general Santander habló en Tibú, en el Catatumbo, sobre los desplazados de Ocaña.",
         ["Tibú", "Catatumbo", "Ocaña"]),
        ("Los heridos llegaron a Buenaventura, en el Valle del Cauca, según la alcaldía.",
         ["Buenaventura", "Valle del Cauca"]),
        ("A Cruz Vermelha levou água a Macomia e à Ilha de Moçambique na quinta-feira.",
         ["Macomia", "Ilha de Moçambique"]),
        ("В Грозном и в Нагорном Карабахе было тихо, но обстреляли Шебекино, сообщили власти.",
         ["Грозном", "Нагорном Карабахе", "Шебекино"]),
        ("На Харківщині та в Мар'їнці тривали обстріли, повідомили у поліції.",
         ["Харківщині", "Мар'їнці"]),
        ("قصفت الطائرات بعلبك وصور والنبطية، ووصلت قافلة لبيروت.",
         ["بعلبك", "صور", "النبطية", "بيروت"]),
        ("أغلق معبر رفح بعد قصف خان يونس ودير البلح.", ["معبر رفح", "خان يونس", "دير البلح"]),
    ],
)  # fmt: skip
def test_names_of_other_languages_are_whole_and_alone(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Premier ministre, Alix Didier, a promis des renforts, et la Grande Rue est déserte.",
         []),
        ("La Cruz Roja repartió agua y comida en Portoviejo, según la alcaldía.", ["Portoviejo"]),
        ("Анна Белова из Омска рассказала, что её семья живёт в школе.", ["Омска"]),
        ("Дрони збили над Вінницею та Хмельницьким, у Запоріжжі поранено людей.",
         ["Вінницею", "Хмельницьким", "Запоріжжі"]),
        ("وقالت وزارة الداخلية إن السيول اجتاحت مدينة درنة.", ["درنة"]),
    ],
)  # fmt: skip
def test_people_and_words_of_other_languages_are_no_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("language", ["es", "ES", "spa", "Spanish", "es-CO", None])
def test_the_language_may_be_given_in_any_form(language: str | None) -> None:
    text = "El general Santander habló en Tibú sobre los desplazados de Ocaña."
    document = Document(doc_id="d", text=text, language=language)
    found = geoparse(document, gazetteer=load_gazetteer())
    assert [each.toponym.surface for each in found] == ["Tibú", "Ocaña"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aid waits at the Chad-Sudan border near Adré.", ["Chad", "Sudan", "Adré"]),
        ("Trains left Guinea-Bissau and Port-au-Prince.", ["Guinea-Bissau", "Port-au-Prince"]),
    ],
)
def test_a_hyphen_joins_two_names_that_are_known(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "name",
    ["Mazar-i-Sharif", "Pul-i-Khumri", "Dahana-i-Ghori", "Qala-i-Naw", "Dahana-i-Xyz"],
)
def test_a_name_with_a_small_word_between_hyphens_is_whole(name: str) -> None:
    text = f"Families fled Herat and {name} still lacks water."
    assert name in names(text)


def test_of_two_basic_forms_the_better_known_is_meant() -> None:
    # Nikopol of Bulgaria is written without the last letter.
    document = a_document("У Запоріжжі та Нікополі знову лунали вибухи.", language="uk")
    found = {each.toponym.surface: each for each in geoparse(document, gazetteer=load_gazetteer())}
    place = found["Нікополі"].place
    assert place is not None
    assert place.country == "UKR"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Afghanistan: shells fell near Musa Qala and on farms.", "Musa Qala"),
        ("Floods cut roads in Iraq. Around Tal Afar wheat rotted.", "Tal Afar"),
        ("Clashes near Ras al-Ain left three dead.", "Ras al-Ain"),
        ("Looters emptied shops in Ra's al-'Ayn, Syria.", "Ra's al-'Ayn"),
        ("Nurses left Al-‘Arish, Egypt, on foot.", "Al-‘Arish"),
    ],
)
def test_names_of_several_words_are_whole_whatever_their_first_word_is(
    text: str, name: str
) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Musa Ibrahim said that Libya is calm.",
        "Sun Ra's band played in Ghana.",
        "Ghana won against Ali Baba's eleven.",
    ],
)
def test_persons_of_such_first_words_are_no_places(text: str) -> None:
    assert names(text)[1:] == [] or names(text) in (["Libya"], ["Ghana"])


def test_a_state_called_like_a_person_is_a_place() -> None:
    assert names("Thousands left Karen State for Thailand.")[-2:] == ["Karen", "Thailand"]


def test_a_word_of_english_is_a_place_where_its_country_is_the_reports() -> None:
    assert "Swat" in names("Pakistan: floods drowned six in Swat.")
    assert "Swat" not in names("Pakistan: a Swat team freed them.")


def test_a_surname_that_is_a_country_in_another_language_is_no_place() -> None:
    assert names("Judge Vikram Misri spoke to India's press.") == ["India"]


def test_a_name_goes_on_over_a_short_syllable() -> None:
    assert "Lang Nu" in names("Mud buried the hamlet of Lang Nu in Vietnam.")
    assert names("Rain fell in Hoi An and Da Nang, Vietnam.")[:2] == ["Hoi An", "Da Nang"]
