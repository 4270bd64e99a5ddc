"""The styles of a GeoPackage, as XML and in QGIS itself where a system's Python has it."""

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from layers.formats.gpkg import write
from layers.headlines import STATUS_LABELS
from layers.kinds import load_kinds
from layers.qgis import MARKERS, style
from layers.situation import load_situation

SEEDS = Path(__file__).parents[2] / "seeds"
PYTHON = shutil.which("python3", path="/usr/bin")
ASK = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
found = {}
path, *names = sys.argv[1:]
for name in names:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    categories = layer.renderer().categories()
    computed = []
    symbol = categories[0].symbol()
    for number in range(symbol.symbolLayerCount()):
        properties = symbol.symbolLayer(number).dataDefinedProperties()
        keys = properties.propertyKeys()
        computed += [properties.property(key).expressionString() for key in keys]
    found[name] = [[category.value() for category in categories], computed]
print(json.dumps(found), flush=True)
os._exit(0)
"""


def has_qgis() -> bool:
    if not PYTHON:
        return False
    return not subprocess.run(
        [PYTHON, "-c", "import qgis"], check=False, capture_output=True
    ).returncode


def test_no_two_kinds_have_the_same_sign() -> None:
    shapes = {kind.symbol.shape for kind in load_kinds().values()}
    assert shapes == set(MARKERS)
    assert len(set(MARKERS.values())) == len(MARKERS)


@pytest.mark.parametrize("geometry", ["point", "line", "area"])
def test_inferred_places_have_a_dotted_outline(geometry: str) -> None:
    root = ET.fromstring(style(load_kinds()["blockade"], geometry))
    expressions = [node.get("value") or "" for node in root.iter("Option")]
    assert expressions.count("if(place_basis = 'inferred', 'dot', 'dash')") == 1


def test_a_point_lies_in_a_disc_of_its_true_radius() -> None:
    root = ET.fromstring(style(load_kinds()["casualty"], "point"))
    for symbol in root.iter("symbol"):
        disc, sign = symbol.findall("layer")
        assert "2000 * radius_km" in [node.get("value") for node in disc.iter("Option")]
        assert any("radius_km >" in (node.get("value") or "") for node in sign.iter("Option"))


@pytest.mark.skipif(not has_qgis(), reason="no QGIS in this system's Python")
def test_qgis_applies_the_styles_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "all.gpkg"
    write(load_situation([SEEDS]), path)
    assert PYTHON
    names = [name for name, shape in pyogrio.list_layers(path) if shape]
    command = [PYTHON, "-c", ASK, str(path), *names]
    asked = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(asked.stdout.splitlines()[-1])
    assert {name.rpartition("_")[2] for name in found} == {"point", "line", "area"}
    for name, (statuses, computed) in found.items():
        assert statuses == list(STATUS_LABELS), name
        assert ("2000 * radius_km" in computed) == name.endswith("_point")
        assert any("place_basis" in expression for expression in computed)
