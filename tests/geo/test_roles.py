"""Location, landmark, actor."""

import pytest

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from tests.builders import a_document


def role(text: str, surface: str) -> str:
    found = geoparse(a_document(text), gazetteer=load_gazetteer())
    roles = [each.toponym.role for each in found if each.toponym.surface == surface]
    assert roles, [each.toponym.surface for each in found]
    return roles[0]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Moscow said that it had no troops there.", "Moscow"),
        ("However, Rwanda denied these claims.", "Rwanda"),
        ("The US expressed concern about the fighting.", "US"),
        ("Ethiopia has repeatedly denied the charge.", "Ethiopia"),
        ("The envoy urged Eritrea to withdraw.", "Eritrea"),
        ("The truce was brokered by Qatar.", "Qatar"),
        ("A violation by Israel was reported.", "Israel"),
        ("The attack came after Sudan's army left.", "Sudan"),
        ("Since Russia's offensive began, thousands have fled.", "Russia"),
        ("The Myanmar government declared an emergency.", "Myanmar"),
        ("Kyiv and Moscow traded accusations over the shelling.", "Kyiv"),
        ("Kyiv and Moscow traded accusations over the shelling.", "Moscow"),
        ("The ceasefire between Israel and Lebanon held.", "Israel"),
        ("The ceasefire between Israel and Lebanon held.", "Lebanon"),
        ("According to Kyiv, 12 people died.", "Kyiv"),
        ("The envoy of Qatar met both sides.", "Qatar"),
        ("Rwanda-backed rebels entered the town.", "Rwanda"),
        ("Cairo is mediating between the two sides.", "Cairo"),
        ("Brussels is to review the deal.", "Brussels"),
        ("The Israel Defense Forces said they had hit the port.", "Israel"),
        ("Jets of the Sudan Armed Forces circled the town.", "Sudan"),
        ("Ukraine's general staff said that 12 drones were shot down.", "Ukraine"),
        ("Crowds attacked the embassies of Rwanda, France and Belgium.", "Rwanda"),
        ("Crowds attacked the embassies of Rwanda, France and Belgium.", "Belgium"),
        ("Kyiv shelled the town on Monday.", "Kyiv"),
        ("Pakistan carried out air strikes at night.", "Pakistan"),
    ],
)
def test_actor(text: str, surface: str) -> None:
    assert role(text, surface) == "actor"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Kherson, which is over 100 km (62 miles) west of Melitopol, was hit.", "Melitopol"),
        ("The convoy stopped 30 km from Khartoum on Monday.", "Khartoum"),
        ("The Geneva-based agency counted 300 cases.", "Geneva"),
        ("A camp ten miles north of Maiduguri was attacked.", "Maiduguri"),
        ("The village, 8 miles outside Mosul, was empty.", "Mosul"),
    ],
)
def test_landmark(text: str, surface: str) -> None:
    assert role(text, surface) == "landmark"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Fighting went on in Sudan on Sunday.", "Sudan"),
        ("Thousands were evacuated from Derna.", "Derna"),
        ("At least 40 people were killed in Moscow.", "Moscow"),
        ("Residents fled to Chad.", "Chad"),
        ("Haiti was struck by an earthquake.", "Haiti"),
        ("Kherson shelled again, two dead", "Kherson"),
        ("Omdurman bombed overnight", "Omdurman"),
        ("Nepal's hills were hit by landslides.", "Nepal"),
        ("Torrential rain flooded Beirut.", "Beirut"),
        ("The road between Goma and Sake was cut.", "Sake"),
        ("Sudan and Chad were hit by floods.", "Sudan"),
        ("India evacuated 400 citizens from Sudan.", "Sudan"),
    ],
)
def test_location(text: str, surface: str) -> None:
    assert role(text, surface) == "location"
