from pathlib import Path

import pytest

from layers.claims.drafts import draft_claims
from layers.claims.sentence.inflection import noun_forms, verb_forms, with_plural
from layers.claims.sentence.patterns import read_element
from layers.claims.sentence.triggers import compile_triggers, default_matcher
from layers.claims.sentence.words import split_words
from layers.errors import KindError
from layers.kinds import read_kind
from tests.builders import a_sentence

TABLES = Path(__file__).parents[2] / "layers" / "kinds"


def found(text: str, places: tuple[str, ...] = ()) -> set[str]:
    words = split_words(a_sentence(text))
    starts = {words.at(text.index(place)) for place in places}
    hits = default_matcher().find(words, places=starts)
    return {f"{hit.kind}/{hit.subkind}" for hit in hits}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shell", {"shell", "shells", "shelled", "shelling"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
    ],
)
def test_a_lemma_has_all_its_forms(lemma, forms):
    assert set(verb_forms(lemma)) == forms


def test_nouns_have_a_plural():
    assert noun_forms("blast") == ("blast", "blasts")
    assert noun_forms("injury") == ("injury", "injuries")
    assert noun_forms("quarryman") == ("quarryman", "quarrymen")
    assert noun_forms("human") == ("human", "humans")


def test_a_noun_of_a_table_with_a_plus_is_one_or_several():
    assert with_plural("+blast") == ("blast", "blasts")
    assert with_plural("blast") == ("blast",)
    assert {"bridge", "bridges"} <= read_element("+bridge|road", "")
    assert "roads" not in read_element("+bridge|road", "")


@pytest.mark.parametrize(
    "text",
    ["Mortars shelled the town.", "The town was shelled.", "The shelling of the town went on."],
)
def test_active_passive_and_nominal_forms_are_one_trigger(text):
    assert "fighting/shelling" in found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president fired the minister of trade.", "fighting"),
        ("Teachers called a general strike.", "fighting"),
        ("Prisoners began a hunger strike.", "need"),
        ("The level of the Dead Sea sank.", "casualty"),
        ("Killer heat is back.", "casualty"),
        ("They hope to strike a deal.", "fighting"),
        ("The budget met a storm of criticism.", "hazard"),
        ("Some spoke of a flood of refugees.", "hazard"),
        ("The fire brigade bought a truck.", "hazard"),
        ("The outbreak of war surprised them.", "hazard"),
        ("She works for the UN refugee agency.", "evacuation"),
        ("Riot police were praised.", "unrest"),
        ("The judges demonstrated their position.", "unrest"),
        ("Students presented a film on March 4.", "unrest"),
        ("Villagers left on 20 March in haste.", "unrest"),
        ("Police went to a street in town.", "unrest"),
        ("He died after a long battle with lung cancer.", "fighting"),
        ("The fire at the home began at noon.", "abuse"),
        ("The storm tore roofs from homes.", "abuse"),
        ("A man in uniform walked past four checkpoints.", "blockade"),
        ("It is a cut-throat market.", "abuse"),
        ("The shell gutted a six-storey block on Lenin Street.", "blockade"),
        ("The group declared an armed strike.", "fighting"),
        ("A case of exploding debt was discussed.", "fighting"),
        ("The bank launched an offensive against inflation.", "fighting"),
        ("She came under fire from lawmakers for the delay.", "fighting"),
        ("Teams destroyed 40 shells.", "fighting"),
        ("They are fighting to save patients.", "fighting"),
        ("A flood of remittances came in.", "hazard"),
        ("A storm is brewing over the budget.", "hazard"),
        ("Cases have flooded hospitals with patients.", "hazard"),
        ("The team captured the cup.", "control"),
        ("The spokesman shot back at critics.", "abuse"),
        ("A crew shot a documentary there.", "abuse"),
        ("The wounded were taken away by ambulance.", "abuse"),
        ("Defenders shot down two aircraft.", "abuse"),
        ("Police fired tear gas shells.", "fighting"),
        ("The area lies close to the border.", "blockade"),
        ("They live in Pakistan-occupied Kashmir.", "control"),
        ("The murder rate soared.", "abuse"),
        ("Soldiers fired warning shots.", "abuse"),
        ("Guards fired in the air.", "abuse"),
        ("Rebels fired smoke grenades and left.", "abuse"),
        ("Three more were found, bringing the toll among soldiers to ten.", "troops"),
        ("The envoys were ordered to leave.", "evacuation"),
        ("Officers told people to leave the hall.", "evacuation"),
        ("Families were told not to leave.", "evacuation"),
        ("Lahars came down the valley.", "hazard/earthquake"),
        ("Militants fired tear gas and shot two people dead.", "unrest"),
    ],
)
def test_what_only_looks_like_a_trigger_is_none(text, kind):
    assert not any(name.startswith(kind) for name in found(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Arsonists set fire to a mosque.", "unrest/looting"),
        ("Two shops were set on fire.", "unrest/looting"),
        ("Men broke into a warehouse and made off with sorghum.", "unrest/looting"),
        ("Nurses walked off the job.", "unrest/protest"),
        ("Doctors began an indefinite strike.", "unrest/protest"),
        ("A priest was taken from his parish.", "abuse/abduction"),
        ("Eleven men were led away.", "abuse/abduction"),
        ("Soldiers turned back an aid convoy.", "blockade/aid_obstruction"),
        ("Six trucks were turned around.", "blockade/aid_obstruction"),
        ("A curfew is in force.", "blockade/closure"),
        ("Authorities cut off the internet.", "need/general"),
        ("Mobile networks were down; the power was cut.", "need/general"),
        ("Families are eating leaves.", "need/food"),
        ("Locusts stripped the fields.", "need/food"),
        ("The last hospital has gone out of service.", "need/health"),
        ("Taps have run dry.", "need/water"),
        ("Survivors sleep in cars.", "need/shelter"),
        ("A truce took hold.", "ceasefire/agreed"),
        ("Both agreed to lay down their arms.", "ceasefire/agreed"),
        ("The two sides swapped 90 prisoners.", "talks/negotiation"),
        ("Qatar is brokering contacts.", "talks/mediation"),
        ("Measles is spreading.", "hazard/epidemic"),
        ("Water swept away 40 houses.", "hazard/flood"),
        ("A hillside gave way.", "hazard/landslide"),
        ("The ground shook for a minute.", "hazard/earthquake"),
        ("Temperatures hit 49C.", "hazard/storm"),
        ("Thousands poured out on foot.", "evacuation/displacement"),
        ("Whole villages have emptied.", "evacuation/displacement"),
        ("Families are trickling back.", "evacuation/return"),
        ("The army raised its flag over the town.", "control/control_claim"),
        ("Rebels took the town in June.", "control/capture"),
        ("The road remains impassable.", "blockade/closure"),
        ("The junta blocked deliveries of medicine.", "blockade/aid_obstruction"),
        ("Six suspected cases were reported.", "hazard/epidemic"),
        ("The talks led to a ceasefire.", "ceasefire/agreed"),
        ("The slide struck at night.", "hazard/landslide"),
        ("Cold lava reached the school.", "hazard/landslide"),
        ("Lava reached the school.", "hazard/earthquake"),
        ("Soldiers fired warning shots at a crowd.", "unrest/protest"),
        ("Guards fired tear gas to scatter the marchers.", "unrest/protest"),
        ("Rebels fired on villagers.", "abuse/attack"),
        ("Villagers were told to leave.", "evacuation/evacuation"),
        ("The mayor ordered families along the river to leave.", "evacuation/evacuation"),
        ("The junta brought fresh troops.", "troops/deployment"),
        ("A tank fired at a tower.", "fighting/shelling"),
        ("The village changed hands.", "control/capture"),
        ("The enemy carried out 31 assaults.", "fighting/offensive"),
        ("They took my brother.", "abuse/abduction"),
        ("Trucks have been stranded at the border.", "blockade/aid_obstruction"),
        ("Guinea closed its frontier.", "blockade/closure"),
        ("Men mounted roadblocks.", "blockade/checkpoint"),
        ("Measles has broken out.", "hazard/epidemic"),
        ("They handed in their rifles.", "ceasefire/disarmament"),
        ("Police dispersed a crowd with tear gas.", "unrest/protest"),
        ("All checkpoints were opened, then they closed all checkpoints.", "blockade/closure"),
        ("There was firing between border guards.", "fighting/clash"),
        ("A strike that destroyed an ambulance was condemned.", "fighting/air_strike"),
    ],
)
def test_what_reporters_write_of_an_event_is_found(text, event):
    assert event in found(text)


@pytest.mark.parametrize(
    ("text", "event", "never"),
    [
        ("Gunmen on motorbikes attacked a village.", "abuse/attack", "fighting/clash"),
        ("Gunmen on motorbikes attacked an outpost.", "fighting/clash", "abuse/attack"),
        ("Farmers were attacked by gunmen.", "abuse/attack", "fighting/clash"),
        ("Villagers attacked by bandits fled.", "evacuation/displacement", "unrest/riot"),
        ("Villagers beat a suspected thief.", "unrest/riot", "abuse/attack"),
        ("Rebels killed fourteen farmers.", "abuse/attack", "unrest/riot"),
        ("Rebels killed fourteen soldiers.", "fighting/clash", "abuse/attack"),
    ],
)
def test_who_does_what_to_whom_decides(text, event, never):
    words = split_words(a_sentence(text))
    drafts = draft_claims(words, default_matcher().find(words), (), year=None)
    told = {f"{draft.kind}/{draft.subkind}" for draft in drafts}
    assert event in told
    assert never not in told


def test_an_unknown_word_list_is_named(tmp_path):
    text = (TABLES / "hazard.toml").read_text(encoding="utf-8")
    path = tmp_path / "hazard.toml"
    path.write_text(text.replace('"<dams> ... burst', '"<sluices> ... burst'), encoding="utf-8")
    with pytest.raises(KindError, match=r"<sluices>.*available: .*<civilians>"):
        compile_triggers({"hazard": read_kind(path)})


def test_a_place_slot_needs_a_place():
    assert "control/capture" in found("Rebels captured Bunagana.", ("Bunagana",))
    assert "control/capture" not in found("Rebels captured attention.")


def test_a_gap_does_not_reach_over_a_full_stop():
    assert "ceasefire/agreed" not in found("They agreed; a visitor mentioned an old truce.")


def test_two_needs_of_one_verb_are_two():
    assert {"need/food", "need/water"} <= found("People need food and water.")


def test_offsets_of_words_are_those_of_the_text():
    text = "«Überfall» in N'Djamena: 3 dead"
    words = split_words(a_sentence(text))
    for word, start, end in zip(words.words, words.starts, words.ends, strict=True):
        assert text[start:end].lower() == word


def test_a_kind_of_ones_own_is_found(tmp_path):
    text = (TABLES / "hazard.toml").read_text(encoding="utf-8")
    path = tmp_path / "hazard.toml"
    path.write_text(text.replace('"earthquake", "quake"', '"seaquake"'), encoding="utf-8")
    kind = read_kind(path)
    matcher = compile_triggers({"hazard": kind})
    words = split_words(a_sentence("A seaquake was felt."))
    assert [hit.subkind for hit in matcher.find(words)] == ["earthquake"]
