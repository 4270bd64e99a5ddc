import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from geo import Document
from layers.errors import FormatError
from layers.formats import format_of, geojson, load_formats
from layers.links import text_link
from layers.model import Party
from tests.builders import a_claim, a_claim_place, a_figure, a_place
from tests.layers.situations import a_situation

POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}
LINE = {"type": "array", "items": POSITION, "minItems": 2}
RING = {"type": "array", "items": POSITION, "minItems": 4}
RINGS = {"type": "array", "items": RING, "minItems": 1}


def shape_schema(name: str, coordinates: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"type": {"const": name}, "coordinates": coordinates},
        "required": ["type", "coordinates"],
        "additionalProperties": False,
    }


RFC_7946 = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": [name]} for name in ("crs", "coordinates", "geometry")]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties", "id"],
                "not": {"anyOf": [{"required": ["features"]}, {"required": ["coordinates"]}]},
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            shape_schema("Point", POSITION),
                            shape_schema("MultiPoint", {"type": "array", "items": POSITION}),
                            shape_schema("LineString", LINE),
                            shape_schema("Polygon", RINGS),
                            shape_schema("MultiPolygon", {"type": "array", "items": RINGS}),
                        ]
                    },
                },
            },
        },
    },
}


def written(situation: Any, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "out.geojson"
    geojson.write(situation, path)
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


SOME = (
    a_claim("a", url="https://example.org/x", claimant=Party(text="Forty", start=0, end=5)),
    a_claim("b", doc_id="y", places=(), kind="need", subkind="food", figures=(), period=None),
    a_claim("c", doc_id="z", kind="control", subkind="capture", figures=(),
            places=(a_claim_place(a_place("Donbas", place_id="area", feature="region")),)),
)  # fmt: skip


def test_file_is_rfc_7946(tmp_path: Path) -> None:
    collection = written(a_situation(*SOME), tmp_path)
    jsonschema.validate(collection, RFC_7946)
    assert [feature["id"] for feature in collection["features"]] == ["a", "c", "b"]
    assert collection["bbox"] == [0.0, 0.0, 36.63, 35.93]
    assert collection["inputs"] == {"doc": "00ff"}
    assert "1.123457" in json.dumps(collection)


def test_claims_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    geojson.write(a_situation(*SOME), path)
    assert sorted(geojson.read(path), key=lambda claim: claim.claim_id) == list(SOME)


def test_rebuilt_file_is_the_same_and_so_is_a_second_run(tmp_path: Path) -> None:
    once = geojson.dumps(a_situation(*SOME))
    assert geojson.dumps(a_situation(*reversed(SOME))) == once


def test_columns_are_those_of_the_measures_that_occur(tmp_path: Path) -> None:
    (first, *_) = written(a_situation(a_claim(figures=(a_figure("killed", 3),))), tmp_path)[
        "features"
    ]
    assert first["properties"]["killed_low"] == 3
    assert "injured_low" not in first["properties"]


def test_selector_holds_the_words_around(tmp_path: Path) -> None:
    text = "Before it. Forty people were killed in Idlib on Thursday. After it."
    quote = "Forty people were killed in Idlib on Thursday."
    claim = a_claim(start=11, end=11 + len(quote), quote=quote)
    document = Document(doc_id="doc", text=text)
    collection = written(a_situation(claim, documents=(document,)), tmp_path)
    (nested,) = collection["features"][0]["properties"]["claims"]
    assert nested["selector"] == {
        "type": "TextQuoteSelector",
        "exact": quote,
        "prefix": "Before it. ",
        "suffix": " After it.",
    }


@pytest.mark.parametrize(
    "text", ["{{ 7*191 }}", "<img onerror=x>", "</script>", "=cmd()", "\u202eabc\x00", "a\ud800b"]
)
def test_hostile_text_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    claim = a_claim(quote=text, title=text, publisher=text, url=text, figures=())
    path = tmp_path / "out.geojson"
    geojson.write(a_situation(claim), path)
    assert geojson.read(path) == (claim,)
    assert json.loads(path.read_text(encoding="utf-8"))["features"][0]["properties"]["link"] is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": [{}]}', "[" * 100_000])
def test_other_files_are_an_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=r"out\.geojson"):
        geojson.read(path)


def test_unknown_suffix_says_what_there_is() -> None:
    assert load_formats()[".geojson"] is geojson
    with pytest.raises(FormatError, match=r"\.geojson"):
        format_of(Path("map.shp"))


def test_link_escapes_what_means_something_in_a_text_directive() -> None:
    claim = a_claim(quote="A well-known, large camp & its people fled.", url="https://e.org/#top")
    assert text_link(claim) == (
        "https://e.org/#top:~:text=A%20well%2Dknown%2C%20large%20camp%20%26%20its%20people%20fled."
    )
