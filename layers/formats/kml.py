"""KML: a folder a kind, a placemark an event, with its time span, its look and a plain balloon.

References
----------
OGC 12-007r2 (2015). OGC KML 2.3. https://docs.ogc.org/is/12-007r2/12-007r2.html
"""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from shapely.geometry.base import BaseGeometry

from ..kinds import Kind
from ..model import Event, is_nobody
from ..schema import event_row, extra_row
from ..table import writable
from ..writing import replacing

if TYPE_CHECKING:
    from ..situation import Situation

SUFFIX = ".kml"
NAMESPACE = "http://www.opengis.net/kml/2.2"
DECIMALS = 6
# What a map shows at first, and how dense; anything else is there to be switched on.
OPACITY = {"asserted": "ff", "claimed": "b3", "disputed": "80"}
_SHOWN = (
    "status",
    "review",
    "place",
    "place_basis",
    "radius_km",
    "claimant",
    "denier",
    "quote",
    "title",
    "publisher",
)


def write(situation: "Situation", path: Path) -> None:
    """Write all events; those without a place have a placemark without a geometry."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", situation.title)
    layers = [layer for layer in situation.layers if layer.events]
    for layer in layers:
        for status in dict.fromkeys(event.status for event in layer.events):
            _style(document, layer.kind, status)
    for layer in layers:
        folder = ET.SubElement(document, "Folder")
        _text(folder, "name", layer.kind.label)
        for event, geometry in zip(layer.events, layer.features.geometry, strict=True):
            _placemark(folder, event, layer.kind, geometry, situation.settings.get("coarsen"))
    with replacing(path) as temporary:
        ET.ElementTree(root).write(temporary, encoding="utf-8", xml_declaration=True)


def _text(parent: ET.Element, tag: str, value: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = writable(value)
    return element


def _style(document: ET.Element, kind: Kind, status: str) -> None:
    """Give a kind its colour, paler the less is stood by; KML writes alpha, blue, green, red."""
    red, green, blue = (kind.symbol.light[at : at + 2] for at in (1, 3, 5))
    colour = f"{blue}{green}{red}".lower()
    alpha = OPACITY.get(status, "66")
    style = ET.SubElement(document, "Style", id=f"{kind.name}-{status}")
    _text(ET.SubElement(style, "IconStyle"), "color", f"{alpha}{colour}")
    line = ET.SubElement(style, "LineStyle")
    _text(line, "color", f"{alpha}{colour}")
    _text(line, "width", "3" if status == "asserted" else "2")
    _text(ET.SubElement(style, "PolyStyle"), "color", f"33{colour}")
    _text(ET.SubElement(style, "BalloonStyle"), "text", "<h3>$[name]</h3>$[description]")


def _placemark(
    folder: ET.Element,
    event: Event,
    kind: Kind,
    geometry: BaseGeometry | None,
    coarsened: str | None,
) -> None:
    row = event_row(event, kind) | extra_row(event, coarsened=coarsened)
    mark = ET.SubElement(folder, "Placemark", id=f"event-{event.event_id}")
    _text(mark, "name", row["label"])
    if event.status not in OPACITY or is_nobody(event.figures):
        _text(mark, "visibility", "0")
    balloon = "<br/>".join(
        f"<b>{name.replace('_', ' ')}</b>: {escape(str(row[name]))}" for name in _SHOWN if row[name]
    )
    _text(mark, "description", balloon)
    if row["start"] or row["end"]:
        span = ET.SubElement(mark, "TimeSpan")
        for tag, name in (("begin", "start"), ("end", "end")):
            if row[name]:
                _text(span, tag, row[name])
    _text(mark, "styleUrl", f"#{kind.name}-{event.status}")
    extended = ET.SubElement(mark, "ExtendedData")
    for name, value in row.items():
        if value is not None:
            _text(ET.SubElement(extended, "Data", name=name), "value", str(value))
    if geometry is not None:
        _geometry(mark, geometry)


def _geometry(parent: ET.Element, geometry: BaseGeometry) -> None:
    name = geometry.geom_type
    if name.startswith("Multi"):
        together = ET.SubElement(parent, "MultiGeometry")
        for part in geometry.geoms:
            _geometry(together, part)
    elif name == "Polygon":
        polygon = ET.SubElement(parent, "Polygon")
        rings = [("outerBoundaryIs", geometry.exterior)]
        rings += [("innerBoundaryIs", ring) for ring in geometry.interiors]
        for tag, ring in rings:
            linear = ET.SubElement(ET.SubElement(polygon, tag), "LinearRing")
            _text(linear, "coordinates", _positions(ring))
    else:
        _text(ET.SubElement(parent, name), "coordinates", _positions(geometry))


def _positions(geometry: BaseGeometry) -> str:
    return " ".join(
        f"{round(position[0], DECIMALS)},{round(position[1], DECIMALS)}"
        for position in geometry.coords
    )
