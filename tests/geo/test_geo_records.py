"""Each line of places.jsonl has the promised shape, field by field."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from geo.geoparse import geoparse
from geo.model import FEATURES, ROLES, Document
from geo.records import candidate_record, places_record

SEEDS = Path(__file__).parents[2] / "seeds"
GAZETTEER = load_gazetteer()
MAYBE_TEXT = {"type": ["string", "null"], "minLength": 1}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
LAT = {"type": "number", "minimum": -90, "maximum": 90}
LON = {"type": "number", "minimum": -180, "maximum": 180}
PLACE_ID = {"type": "string", "pattern": r"^(geonames:[1-9]\d*|sitmap:[a-z0-9-]+|osm:\w+/\d+)$"}
COUNTRY = {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}


def shape(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


CANDIDATE = shape(
    place_id=PLACE_ID, name={"type": "string"}, lat=LAT, lon=LON, country=COUNTRY, score=SHARE
)


def toponym(*, resolved: bool) -> dict[str, object]:
    """Give the schema of a toponym with a place, or of one without."""
    none: dict[str, object] = {"type": "null"}
    return shape(
        start={"type": "integer", "minimum": 0},
        end={"type": "integer", "minimum": 1},
        surface={"type": "string", "minLength": 1},
        role={"enum": list(ROLES)},
        place_id=PLACE_ID if resolved else none,
        name={"type": "string", "minLength": 1} if resolved else none,
        lat=LAT if resolved else none,
        lon=LON if resolved else none,
        feature={"enum": list(FEATURES)} if resolved else none,
        country=COUNTRY if resolved else none,
        admin1=MAYBE_TEXT if resolved else none,
        admin1_code={"type": ["string", "null"], "pattern": r"^[A-Z]{2}-[A-Z0-9]{1,3}$"},
        admin2=MAYBE_TEXT if resolved else none,
        population={"type": ["integer", "null"], "minimum": 1},
        radius_km={"type": "number", "exclusiveMinimum": 0} if resolved else none,
        score=SHARE if resolved else none,
        alternatives={"type": "array", "items": CANDIDATE},
    )


LINE = shape(
    doc_id={"type": "string"},
    toponyms={
        "type": "array",
        "items": {"anyOf": [toponym(resolved=True), toponym(resolved=False)]},
    },
)
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))),
    "Shells hit Zamzam, Nyala and the village of Qwertany; the US denied it. 30 km east of Marib,"
    " near the Rafah crossing, Lake Chad and the Sahel, aid waits.",
    "Войска обстреляли Харьков. قصف في خان يونس وحلب.",
]


def check(text: str) -> None:
    document = Document(doc_id="d", text=text)
    line = json.loads(json.dumps(places_record(document, geoparse(document, gazetteer=GAZETTEER))))
    jsonschema.validate(line, LINE)
    starts = [each["start"] for each in line["toponyms"]]
    assert starts == sorted(starts)
    for each in line["toponyms"]:
        assert text[each["start"] : each["end"]] == each["surface"]
        ids = [other["place_id"] for other in each["alternatives"]]
        assert each["place_id"] not in ids
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("text", TEXTS)
def test_a_line_has_the_promised_shape(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_a_line_of_any_text_has_it_too(text: str) -> None:
    check(text.encode("utf-8", "replace").decode("utf-8"))


def test_an_unresolved_name_keeps_its_line() -> None:
    document = Document(doc_id="d", text="Rain fell in the village of Qwertany near Goma.")
    line = places_record(document, geoparse(document, gazetteer=GAZETTEER))
    (village,) = [each for each in line["toponyms"] if each["surface"] == "Qwertany"]
    assert (village["place_id"], village["lat"], village["lon"]) == (None, None, None)


def test_the_form_that_the_report_uses_is_the_one_shown() -> None:
    for name in ("Stepanakert", "Khankendi"):
        document = Document(doc_id="d", text=f"Shells fell on {name} in Nagorno-Karabakh.")
        (city, _) = places_record(document, geoparse(document, gazetteer=GAZETTEER))["toponyms"]
        assert (city["name"], city["country"]) == (name, "AZE")


def test_candidates_of_a_look_up_have_the_shape() -> None:
    candidates = GAZETTEER.candidates("Goris")
    jsonschema.validate([candidate_record(each) for each in candidates], {"items": CANDIDATE})
