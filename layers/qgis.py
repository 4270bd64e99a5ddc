"""Styles as QGIS keeps them in a GeoPackage: the kind's colour and shape, the status its outline.

A layer's style in the table ``layer_styles`` is applied by QGIS when the layer is opened. Filled
and solid is what the source says itself; pale is what somebody claims; broken is what is denied as
well; grey and dotted is what is denied, feared or past.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from .kinds import Kind

MARKERS = {
    "circle": ("circle", 0),
    "square": ("square", 0),
    "octagon": ("octagon", 0),
    "diamond": ("diamond", 0),
    "hexagon": ("hexagon", 0),
    "burst": ("star", 0),
    "banner": ("trapezoid", 180),
    "house": ("pentagon", 0),
    "bubble": ("square_with_corners", 0),
    "shield": ("shield", 0),
    "triangle_up": ("equilateral_triangle", 0),
    "triangle_down": ("equilateral_triangle", 180),
}
LABELS = {
    "asserted": "Asserted by the source",
    "claimed": "Claimed by somebody",
    "disputed": "Claimed and denied",
    "denied": "Denied",
    "hypothetical": "Feared, planned or threatened",
    "background": "Past, told as background",
}
_GREY, _PAPER = "#5B626B", "#FFFFFF"


def style(kind: Kind, geometry: str) -> str:
    """Return the style (QML) of a layer.

    Parameters
    ----------
    kind
        The kind whose events the layer holds.
    geometry
        "point", "line" or "area".
    """
    root = ET.Element("qgis", version="3.22", styleCategories="Symbology")
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        type="categorizedSymbol",
        attr="status",
        symbollevels="0",
        enableorderby="0",
        forceraster="0",
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, (status, label) in enumerate(LABELS.items()):
        ET.SubElement(
            categories, "category", render="true", symbol=str(number), value=status, label=label
        )
        symbols.append(_symbol(kind, geometry, status, number))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(
        root, encoding="unicode"
    )


def _symbol(kind: Kind, geometry: str, status: str, number: int) -> ET.Element:
    name = {"point": "marker", "line": "line", "area": "fill"}[geometry]
    symbol = ET.Element("symbol", type=name, name=str(number), alpha="1", force_rhr="0")
    classes = {"point": "SimpleMarker", "line": "SimpleLine", "area": "SimpleFill"}
    layer = ET.SubElement(
        symbol, "layer", {"class": classes[geometry], "enabled": "1", "pass": "0", "locked": "0"}
    )
    options = ET.SubElement(layer, "Option", type="Map")
    for option, value in _options(kind, geometry, status):
        ET.SubElement(options, "Option", type="QString", name=option, value=value)
    return symbol


def _options(kind: Kind, geometry: str, status: str) -> Iterator[tuple[str, str]]:
    colour = kind.symbol.light if status in ("asserted", "claimed", "disputed") else _GREY
    pen = {"asserted": "solid", "claimed": "solid", "disputed": "dash"}.get(status, "dot")
    width = "0.7" if status == "asserted" else "0.5"
    if geometry == "line":
        yield from (("line_color", _rgba(colour)), ("line_style", pen), ("line_width", "1.1"))
        yield "line_width_unit", "MM"
        return
    if geometry == "area":
        yield from (("color", _rgba(colour, 40)), ("style", "solid"), ("outline_style", pen))
        yield from (("outline_color", _rgba(colour)), ("outline_width", width))
        yield "outline_width_unit", "MM"
        return
    shape, angle = MARKERS.get(kind.symbol.shape, ("circle", 0))
    filled = colour if status == "asserted" else _PAPER
    yield from (("name", shape), ("angle", str(angle)), ("size", "4.2"), ("size_unit", "MM"))
    yield from (("color", _rgba(filled)), ("outline_color", _rgba(colour)))
    yield from (("outline_style", pen), ("outline_width", width), ("outline_width_unit", "MM"))


def _rgba(colour: str, alpha: int = 255) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
