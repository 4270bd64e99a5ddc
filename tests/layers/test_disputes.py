"""Claims and denials of whole reports: who claims, who denies, and what is told only once."""

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from tests.builders import a_document


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def told(text: str, gazetteer: Gazetteer) -> list[tuple[str, str, str | None, str | None]]:
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    return [
        (
            claim.kind,
            claim.status,
            claim.claimant.text if claim.claimant else None,
            claim.denier.text if claim.denier else None,
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Residents said the army had bombed a market in Nyala. The army denied bombing it.",
            ("fighting", "disputed", "Residents", "The army"),
        ),
        (
            "Russia said its forces had captured the village of Ivanivka. Ukraine's General Staff"
            " denied that the village had fallen.",
            ("control", "disputed", "Russia", "Ukraine's General Staff"),
        ),
        (
            "Ten civilians were killed in Nyala, medics said. The junta's spokesman dismissed"
            " reports of civilian deaths as fabricated.",
            ("casualty", "disputed", "medics", "The junta's spokesman"),
        ),
        (
            "The RSF denied targeting civilians and accused the army of bombing Zalingei, a charge"
            " that the army's spokesman rejected.",
            ("fighting", "disputed", "The RSF", "the army's spokesman"),
        ),
        (
            "In Nyala, police denied shooting at the crowd; witnesses said officers opened fire.",
            ("fighting", "disputed", "witnesses", "police"),
        ),
        (
            "The governor has debunked reports that bandits killed 20 villagers in Nyala.",
            ("casualty", "denied", None, "The governor"),
        ),
    ],
)
def test_a_denial_finds_the_claim_that_it_answers(gazetteer, text, expected):
    found = told(text, gazetteer)
    assert expected in found
    assert len([row for row in found if row[0] == expected[0]]) == 1


def test_a_denial_of_something_else_leaves_a_claim_alone(gazetteer):
    text = "Doctors said 40 people were killed in Nyala. The army denied shelling Kutum."
    assert ("casualty", "claimed", "Doctors", None) in told(text, gazetteer)
    text = "Rebels said they had shelled Nyala. The army denied shelling Kutum."
    assert ("fighting", "claimed", "Rebels", None) in told(text, gazetteer)
    assert ("fighting", "denied", None, "The army") in told(text, gazetteer)


def test_a_denial_of_an_act_that_nobody_told_of_leaves_what_stands_before_alone(gazetteer):
    text = (
        "More than 9,000 people have fled Nyala, officials say, mainly through the town of Kutum,"
        " which was hit by an air strike on Friday. Talks went on. Chad has denied sending fuel"
        " through Nyala airport."
    )
    found = told(text, gazetteer)
    assert len(found) >= 2
    assert {denier for *_, denier in found} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reports of 40 deaths in Kutum are false, the governor said.",
            ("casualty", "denied", None, "the governor"),
        ),
        (
            'The governor said: "Nobody fled. The reports of 40 deaths in Kutum are lies."',
            ("casualty", "denied", None, "The governor"),
        ),
        (
            "The rebels' claim that they had captured Goma was denied by the army.",
            ("control", "disputed", "The rebels", "the army"),
        ),
        (
            "Shells killed 12 in Nyala, the hospital said. The army denied the shelling.",
            ("casualty", "claimed", "the hospital", None),
        ),
        (
            "Gunmen attacked a clinic in Goma, police said. The militia denied the attack.",
            ("abuse", "disputed", "police", "The militia"),
        ),
        (
            "Rebels captured Goma on Monday, they said. The government denied the capture.",
            ("control", "disputed", "Rebels", "The government"),
        ),
        (
            "Officials said 40 people were killed in Goma. The mayor denied resigning.",
            ("casualty", "claimed", "Officials", None),
        ),
        (
            "Officials said police killed 40 people in Goma. The police denied everything",
            ("casualty", "disputed", "Officials", "The police"),
        ),
    ],
)
def test_a_denial_is_of_the_words_that_it_names(gazetteer, text, expected):
    assert expected in told(text, gazetteer)


def test_a_denial_may_end_a_text_without_a_stop(gazetteer):
    assert told("The fall of Goma was denied by Uganda", gazetteer) is not None


def test_a_name_in_common_is_no_thing_in_common(gazetteer):
    text = (
        "Haftar's troops captured Gharyan on Thursday. A convoy left Misrata. The mayor of Zintan"
        " denied reports that his town had sided with Haftar."
    )
    assert ("control", "asserted", None, None) in told(text, gazetteer)


def test_whom_nobody_named_before_goes_back_to_nobody(gazetteer):
    text = (
        "At least 32 people were killed, a count of hospital figures showed."
        " In Nyala, three people were killed, a doctor said."
    )
    assert ("casualty", "claimed", "a doctor", None) in told(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit Goma, aid workers said. Rwanda rejected the accusation that its forces had"
            " fired them.",
            ("fighting", "disputed", "aid workers", "Rwanda"),
        ),
        (
            "M23 said on X that it had captured Goma. The government denied the city had fallen.",
            ("control", "disputed", "M23", "The government"),
        ),
    ],
)
def test_a_denial_answers_what_it_calls_known_or_whose_place_it_names(gazetteer, text, expected):
    assert expected in told(text, gazetteer)


def test_where_a_denier_sits_is_no_place_of_what_is_denied(gazetteer):
    text = "The government in Tripoli denied that aid convoys had been stopped at Ajdabiya."
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    assert {place.place.name for claim in claims for place in claim.places} == {"Ajdabiya"}


def test_the_mayor_is_no_storm_and_no_heading(gazetteer):
    text = "## Displacement\n\nStorm Daniel hit Derna. The mayor said 40 people had died in Derna."
    assert ("casualty", "claimed", "The mayor", None) in told(text, gazetteer)


def test_a_denial_reaches_over_what_only_goes_on_about_the_claim(gazetteer):
    text = (
        "The commission accused troops of killing 45 civilians in Merawi. It said the number could"
        ' be higher.\n\nIn a statement, the federal police called the accusation "baseless".'
    )
    assert ("casualty", "disputed", "The commission", "the federal police") in told(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        (
            "Floods killed 54 in Goma, the governor said. Trucks wait. Sudan denied the charge.",
            set(),
        ),
        (
            "Floods killed 54 in Goma, the governor said. Sudan accuses Chad of sending arms."
            " Chad rejects the accusation.",
            set(),
        ),
        (
            "Four workers were killed in a drone attack in Kirkuk. The militia denied it was behind"
            " the strike.",
            {"fighting"},
        ),
        (
            "Police said four workers were killed in an air strike in Kirkuk. The army disputed the"
            " toll.",
            {"casualty"},
        ),
    ],
)
def test_a_denial_reaches_only_what_it_denies(gazetteer, text, disputed):
    document = a_document(text)
    claims = extract(document, gazetteer=gazetteer).claims
    assert {claim.kind for claim in claims if claim.status == "disputed"} == disputed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels accuse the army, which has denied any role, of shelling a clinic in Kutum.",
            ("fighting", "disputed", "Rebels", "the army"),
        ),
        (
            "Residents blamed the shelling of Kutum on the army, which denies responsibility.",
            ("fighting", "disputed", "Residents", "the army"),
        ),
        (
            "Gunmen attacked a market in Kutum, residents said. The RSF denied that its fighters"
            " took part.",
            ("abuse", "disputed", "residents", "The RSF"),
        ),
        (
            "Farmers blocked the road in Goma. The RSF denied the involvement of its members in the"
            " attack on Kutum.",
            ("blockade", "asserted", None, None),
        ),
        (
            "Villagers said soldiers had beaten two farmers in Kutum. The army denied that troops"
            " had mistreated anyone.",
            ("abuse", "disputed", "Villagers", "The army"),
        ),
        (
            "Rights Watch says troops burned 60 houses in Kutum, a finding the junta rejects.",
            ("unrest", "disputed", "Rights Watch", "the junta"),
        ),
        (
            'Rebels said they had captured Kutum. "That is not true," an army spokesman said.',
            ("control", "disputed", "Rebels", "an army spokesman"),
        ),
        (
            "The governor said shops were looted in Kutum; the mayor disputes this.",
            ("unrest", "disputed", "The governor", "the mayor"),
        ),
        (
            "Rebels said they had captured Kutum. There is no truth to the claim, the army said.",
            ("control", "disputed", "Rebels", "the army"),
        ),
        (
            "Denying that its planes bombed Kutum, the air force said nothing more.",
            ("fighting", "denied", None, "the air force"),
        ),
        (
            '"We did not shell Kutum on Friday," General Omar said.',
            ("fighting", "denied", None, "General Omar"),
        ),
        (
            "The army said it had not shelled Kutum.",
            ("fighting", "denied", None, "The army"),
        ),
    ],
)
def test_who_did_it_may_be_denied_in_many_ways(gazetteer, text, expected):
    assert expected in told(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The defence ministry said its jets had bombed Kutum, killing 60. Reports of civilian"
            " deaths are untrue, ministry spokesman Ali Omar said.",
            ("casualty", "claimed", "The defence ministry", None),
        ),
        (
            "Police arrested 61 suspects for looting in Kutum. The police denied that officers had"
            " fired at peaceful protesters.",
            ("unrest", "asserted", None, None),
        ),
        (
            "State TV said the army carried out strikes on Kutum. The army said it had conducted no"
            " strikes.",
            ("fighting", "disputed", "State TV", "The army"),
        ),
        (
            "The army rejects the claim that troops laid mines near Kutum, where five farmers were"
            " injured on 3 May.",
            ("casualty", "asserted", None, None),
        ),
    ],
)
def test_a_denial_leaves_its_own_side_and_what_is_no_charge_alone(gazetteer, text, expected):
    assert expected in told(text, gazetteer)


def test_what_a_clause_denies_is_not_what_the_sentence_tells(gazetteer):
    text = "The RSF, which denies receiving any help from Chad, captured Kutum on Saturday."
    assert ("control", "asserted", None, None) in told(text, gazetteer)


def test_what_answers_a_claim_twice_over_is_one_denial(gazetteer):
    text = (
        "Residents said the army shelled Kutum on Friday."
        ' "We never bombed or shelled the town," a spokesman said.'
    )
    assert told(text, gazetteer) == [("fighting", "disputed", "Residents", "a spokesman")]


def test_what_stands_under_a_rejected_charge_is_denied(gazetteer):
    text = "The army rejected accusations by the RSF that it had killed 12 people in Nyala."
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    assert {claim.status for claim in claims} <= {"denied", "disputed"}


def test_what_a_denial_only_names_is_no_less_true(gazetteer):
    text = "The militia denied firing the rocket that killed 12 children in Kirkuk on Monday."
    claims = extract(a_document(text), gazetteer=gazetteer).claims
    statuses = {claim.kind: claim.status for claim in claims}
    assert statuses == {"fighting": "denied", "casualty": "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels said they had captured Kutum, a claim denied by the army.",
        "Rebels said they had captured Kutum, which the army rejects.",
    ],
)
def test_a_denial_may_hang_on_the_claim(gazetteer, text):
    (claim,) = extract(a_document(text), gazetteer=gazetteer).claims
    assert (claim.status, claim.denier and claim.denier.text) == ("disputed", "the army")


@pytest.mark.parametrize(
    ("publisher", "status"),
    [
        ("National Police Service, Kenya", "asserted"),
        ("Savanna Times", "disputed"),
        (None, "disputed"),
    ],
)
def test_who_publishes_a_report_disputes_nothing_that_it_says_itself(gazetteer, publisher, status):
    text = (
        "Eight people were shot dead by officers in Nairobi on Sunday. "
        "The Service denied that its officers shot anybody."
    )
    claims = extract(a_document(text, publisher=publisher), gazetteer=gazetteer).claims
    (attack,) = [claim for claim in claims if claim.kind == "abuse" and claim.status != "denied"]
    assert attack.status == status
