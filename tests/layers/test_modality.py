import pytest

from layers.claims.sentence.modality import find_modality
from layers.claims.sentence.reference import is_definite, is_hearsay, is_reference
from layers.claims.sentence.triggers import default_matcher
from layers.claims.sentence.words import split_words
from tests.builders import a_sentence


def moods(text: str, kind: str, year: int | None = 2024) -> set[str | None]:
    words = split_words(a_sentence(text))
    hits = [hit for hit in default_matcher().find(words) if hit.kind == kind]
    assert hits, "no trigger"
    return {find_modality(words, hit, year=year) for hit in hits}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells killed two people in the market.", "casualty"),
        ("Forty people died when an air strike hit the depot.", "fighting"),
        ("Nine villagers died when a strong earthquake hit the valley.", "hazard"),
        ("Not only the bridge was bombed by jets.", "fighting"),
        ("Residents were ordered to evacuate.", "evacuation"),
        ("Families had to flee at night.", "evacuation"),
        ("Villagers were forced to leave their homes.", "evacuation"),
        ("The raid in May killed five.", "casualty"),
        ("Hundreds fled, fearing reprisals.", "evacuation"),
        ("Civilians could not leave the enclave.", "blockade"),
        ("The charity warned that people urgently need food.", "need"),
        ("Clashes erupted but a truce may follow.", "fighting"),
        ("Without warning, jets bombed the depot, a blast was heard.", "fighting"),
        ("No group claimed the bombing.", "fighting"),
        ("The city has been under siege since 2012.", "blockade"),
        ("Shelling has killed hundreds in the past six months.", "fighting"),
        ("Floods have cut the road since last year.", "hazard"),
        ("The rebels have besieged the port since late 2021.", "blockade"),
        ("Shells have hit the port since March 2021.", "fighting"),
        ("More families were evacuated than last year.", "evacuation"),
        ("The flood waters are back in the town.", "hazard"),
        ("It was not the army that shelled the port.", "fighting"),
        ("Flooding in the port damaged homes and more rain is likely.", "hazard"),
        ("Two were feared dead and 40 pupils were abducted.", "abuse"),
    ],
)
def test_what_happened_has_no_other_mood(text, kind):
    assert moods(text, kind) == {None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army may shell the port.", "fighting"),
        ("The mayor plans to evacuate the island.", "evacuation"),
        ("A drought could displace thousands.", "evacuation"),
        ("Rebels threatened to blockade the port.", "blockade"),
        ("If shelling resumes, schools will close.", "fighting"),
        ("The envoy called for a ceasefire.", "ceasefire"),
        ("Troops were sent to prevent looting.", "unrest"),
        ("Aid groups fear a massacre.", "abuse"),
        ("The offensive is expected to start soon.", "fighting"),
        ("Fighters came to loot.", "unrest"),
        ("Ministers proposed a truce.", "ceasefire"),
        ("There is a risk of flooding.", "hazard"),
        ("Officials are preparing to receive 30,000 refugees in Goris.", "evacuation"),
        ("The cyclone could hit the coast.", "hazard"),
        ("The evacuation of the valley has been postponed.", "evacuation"),
        ("The government is willing to hold talks.", "talks"),
        ("Five people are feared missing.", "casualty"),
        ("Rumours of an outbreak were ruled out.", "hazard"),
        ("Further displacement must be prevented.", "evacuation"),
        ("Flooding in the town and in other parts of the region is likely to occur.", "hazard"),
        ("Pupils learn what to do when earthquakes occur.", "hazard"),
        ("They are committed to ensuring that nobody is killed.", "casualty"),
    ],
)
def test_plans_fears_and_demands_are_hypothetical(text, kind):
    assert moods(text, kind) == {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nobody was killed.", "casualty"),
        ("There was no shelling overnight.", "fighting"),
        ("The dam did not flood the valley.", "hazard"),
        ("Police never arrested him.", "unrest"),
        ("The town was spared without fighting.", "fighting"),
        ("People were cut off from evacuation.", "evacuation"),
        ("The mission found no trace of the massacre.", "abuse"),
        ("It is not true that 12 people were killed.", "casualty"),
    ],
)
def test_what_did_not_happen_is_negated(text, kind):
    assert moods(text, kind) == {"negated"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The war of 1992 killed thousands.", "casualty"),
        ("They marked the anniversary of the massacre.", "abuse"),
        ("Decades ago a landslide buried the hamlet.", "hazard"),
        ("The 2010 earthquake is still felt.", "hazard"),
        ("Pupils came to remember those killed.", "casualty"),
        ("Last year a landslide buried the hamlet.", "hazard"),
        ("In the past the river had flooded the town.", "hazard"),
        ("20:15 – Reminder: a landslide buried the hamlet in October.", "hazard"),
    ],
)
def test_history_is_background(text, kind):
    assert moods(text, kind) == {"background"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army lifted the siege of the town.", "blockade"),
        ("The blockade of the port ended in May.", "blockade"),
        ("The siege is over.", "blockade"),
        ("The crossing is no longer closed.", "blockade"),
        ("The road, closed since 2023, reopened on Monday.", "blockade"),
        ("The gate was shut for two days but has reopened.", "blockade"),
        ("The gate reopened after being closed for six hours.", "blockade"),
        ("The protests in the capital have ended.", "unrest"),
        ("The truce that was agreed in May has expired.", "ceasefire"),
    ],
)
def test_what_is_over_lies_back(text, kind):
    assert moods(text, kind) == {"background"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy urged the rebels to lift the siege of the town.", "blockade"),
        ("The siege of the town has not been lifted.", "blockade"),
        ("Rebels refused to end the blockade of the port.", "blockade"),
        ("The blockade of the port will not end before May.", "blockade"),
        ("The airport, closed since Friday, will reopen on Monday.", "blockade"),
        ("The gate is still closed and has yet to reopen.", "blockade"),
        ("The gate stayed closed while another crossing reopened.", "blockade"),
        ("The gate was closed on Monday and another one reopened.", "blockade"),
        ("The road is no longer open.", "blockade"),
        ("The airport, closed during the night, reopened at seven.", "blockade"),
        ("The protest ended in violence.", "unrest"),
    ],
)
def test_what_has_not_ended_stands(text, kind):
    assert moods(text, kind) == {None}


def test_a_year_of_this_century_says_nothing_where_the_document_has_none():
    assert moods("The war of 2022 killed thousands.", "casualty", year=None) == {None}
    assert moods("The war of 1992 killed thousands.", "casualty", year=None) == {"background"}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("During the talks, shots were fired.", "talks", False),
        ("Two hundred died since the army's offensive began.", "fighting", True),
        ("It followed days of fighting.", "fighting", True),
        ("Heavy fighting erupted at dawn.", "fighting", False),
        ("The shelling killed five.", "fighting", False),
        ("The mayor condemned the killing.", "casualty", True),
        ("The killing of five was condemned.", "casualty", False),
    ],
)
def test_an_event_that_is_only_referred_to_is_known(text, kind, expected):
    words = split_words(a_sentence(text))
    hits = [hit for hit in default_matcher().find(words) if hit.kind == kind]
    assert all(is_reference(words, hit) == expected for hit in hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells reportedly hit the market.", True),
        ("Shells hit the market (unconfirmed).", True),
        ("Shells hit the market, a report that could not be verified.", True),
        ("The army has not responded to claims that shells hit the market.", True),
        ("Shells hit the market.", False),
    ],
)
def test_what_nobody_vouches_for_is_hearsay(text, expected):
    words = split_words(a_sentence(text))
    hits = [hit for hit in default_matcher().find(words) if hit.kind == "fighting"]
    assert [is_hearsay(words, hit) for hit in hits] == [expected]


def test_the_truce_is_definite_and_a_truce_is_not():
    for text, expected in [("The truce was agreed.", True), ("A truce was agreed.", False)]:
        words = split_words(a_sentence(text))
        (hit,) = default_matcher().find(words)
        assert is_definite(words, hit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A warning came hours before 90 pupils were abducted.", None),
        ("Villagers had warned the army before 40 were abducted.", None),
        ("They asked for a warning before anyone is abducted.", "hypothetical"),
        ("Teachers warned of gunmen, and that 40 could be abducted.", "hypothetical"),
        ("They want guards before pupils are abducted again.", "hypothetical"),
    ],
)
def test_what_a_number_underwent_before_which_somebody_warned_took_place(text, expected):
    assert moods(text, "abuse") == {expected}
