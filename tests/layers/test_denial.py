import pytest

from geo.sentences import split_sentences
from layers.claims.who.attribution import find_attributions
from layers.claims.who.denial import DenialOf, find_denials
from tests.builders import a_document


def denials(text: str) -> tuple[DenialOf, ...]:
    sentences = split_sentences(a_document(text))
    return find_denials(sentences, find_attributions(sentences))


@pytest.mark.parametrize(
    ("text", "denier", "denied"),
    [
        ("The army denied killing 40 herders near Maradi.", "The army", "killing 40"),
        ("Officials denied reports that the dam had burst.", "Officials", "dam had burst"),
        ("The ministry denied that 20 people had drowned.", "The ministry", "20 people"),
        ("The governor debunked reports that 20 people were shot.", "The governor", "20 people"),
        (
            'The Kremlin called the report of a strike on Sumy "a fake".',
            "The Kremlin",
            "strike",
        ),
        (
            "All are safe, the army said, contradicting a report by the radio that two had died.",
            "the army",
            "two had died",
        ),
        ("The army said there was no evidence of a massacre.", "The army", "massacre"),
        ("Ali Osman fled. In a note he denied that his men looted.", "Ali Osman", "looted"),
    ],
)
def test_denial_carries_its_own_words(text: str, denier: str, denied: str) -> None:
    (found,) = denials(text)
    assert found.alone
    assert found.denier.text == denier
    assert denied in text[found.start : found.end]
    assert text[found.denial.start : found.denial.end] == found.denial.quote


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (
            "Officials blamed the Oromo Army (OA) for it. The OA said it had not been in the area.",
            "The OA",
        ),
        (
            "The army shelled it, residents said. The military said its forces had never fired.",
            "The military",
        ),
        (
            "Rebels said 30 soldiers had died. In a message he sent, Ali Osman denied it.",
            "Ali Osman",
        ),
        ("Residents accused the army of shelling. The army denied the accusation.", "The army"),
        ("Rebels said 30 soldiers had died. The government rejected the report.", "The government"),
        ("Rebels said 30 soldiers had died. Kinshasa called it disinformation.", "Kinshasa"),
        ("The UN said Rwanda had sent troops. Trucks left. Rwanda has denied this.", "Rwanda"),
        ("Activists said 12 were shot. The claim was denied by the police.", "the police"),
        ("Villagers said 40 houses burned. The mayor said the reports were false.", "The mayor"),
        (
            "Farmers blamed the herders for the raid. The herders denied responsibility.",
            "The herders",
        ),
        ("Doctors said troops looted it. Kigali dismissed the allegations as baseless.", "Kigali"),
    ],
)
def test_denial_answers_an_earlier_sentence(text: str, denier: str) -> None:
    (found,) = denials(text)
    assert not found.alone
    assert found.target == 0
    assert found.denier.text == denier


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Amnesty said soldiers had killed 12 villagers, which the junta denied.", "the junta"),
        ("Kyiv said the plant was shelled, but Moscow denied it.", "Moscow"),
        ("Hamas accused Israel of starving Gaza, an allegation Israel rejects.", "Israel"),
        (
            "The RSF accused the army of bombing it, a charge that the army's spokesman rejected.",
            "the army's spokesman",
        ),
    ],
)
def test_denial_answers_its_own_sentence(text: str, denier: str) -> None:
    (found,) = denials(text)
    assert (found.target, found.alone, found.denier.text) == (0, False, denier)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Cross was denied access to the camp.",
        "Israel denied entry to 40 trucks.",
        "Israel denied the aid agencies access to Rafah.",
        "It cannot be denied that thousands died.",
        "The court rejected the appeal.",
        "Hamas rejected the proposal.",
        "The visa was denied.",
        "Doctors said 40 had died. The president rejected criticism that aid was slow.",
        "Residents said the army shelled it. The army said it was not aware of the incident.",
        "Residents said the army shelled it. The UN said it had not been able to reach the camp.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert denials(text) == ()


def test_a_denial_ends_where_something_else_is_said() -> None:
    text = "The RSF denied killing civilians and accused the army of bombing a camp."
    (found,) = denials(text)
    assert text[found.start : found.end].strip() == "killing civilians and"
    text = "Police denied shooting at protesters; witnesses said officers had opened fire."
    (found,) = denials(text)
    assert text[found.start : found.end].strip() == "shooting at protesters"
