import pytest

from layers.headlines import figure_words, headline
from layers.kinds import load_kinds
from layers.merge import merge_claims
from layers.model import Quantity
from tests.builders import a_claim, a_figure

KINDS = load_kinds()


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (a_figure("killed", 40), "40 killed"),
        (a_figure("killed", 200, high=None, qualifier="at_least"), "at least 200 killed"),
        (a_figure("injured", 400, high=None, qualifier="more_than"), "more than 400 injured"),
        (a_figure("killed", 400, low=None, qualifier="up_to"), "up to 400 killed"),
        (a_figure("killed", 50, best=None, high=150, qualifier="range"), "50 to 150 killed"),
        (a_figure("killed", 61, best=69, high=69, qualifier="range"), "69 killed (61 to 69)"),
        (a_figure("missing", 24, best=None, high=None, qualifier="vague"), "dozens missing"),
        (a_figure("displaced", 1100, unit="households"), "1,100 households displaced"),
        (a_figure("injured", 0), "nobody injured"),
        (a_figure("kidnapped", 27), "27 abducted"),
    ],
)
def test_figure_keeps_its_bound(figure: Quantity, words: str) -> None:
    assert figure_words(figure) == words


def test_headline_of_figures() -> None:
    killed = a_figure("killed", 200, high=None, qualifier="at_least")
    injured = a_figure("injured", 400, high=None, qualifier="more_than")
    (event,) = merge_claims([a_claim(figures=(killed, injured))])
    assert headline(event, KINDS["casualty"]) == "At least 200 killed, more than 400 injured"


def test_denied_figure_is_not_told_as_a_fact() -> None:
    (event,) = merge_claims([a_claim(status="denied")])
    assert headline(event, KINDS["casualty"]) == "40 killed (denied)"


@pytest.mark.parametrize("status", ["asserted", "claimed", "disputed", "denied"])
def test_headline_without_a_figure_is_the_phrase_of_the_kind(status: str) -> None:
    claim = a_claim(kind="blockade", subkind="blockade", status=status, figures=())
    (event,) = merge_claims([claim])
    phrase = KINDS["blockade"].subkinds["blockade"].headline[status]
    assert headline(event, KINDS["blockade"]) == phrase
