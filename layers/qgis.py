"""Styles as QGIS keeps them in a GeoPackage: the kind's colour and shape, the status its outline.

A layer's style in the table ``layer_styles`` is applied by QGIS when the layer is opened. Filled
and solid is what the source says itself; pale is what somebody claims; broken is what is denied as
well; grey and dotted is what is denied, feared or past. A point lies in a disc of its true radius,
and is small where that is wide; the outline of an inferred place is dotted, that of an area thin.

All shapes are known to QGIS 3.18 and lie about their point: what it does not know becomes a circle.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from .headlines import STATUS_LABELS
from .kinds import Kind

MARKERS = {
    "circle": ("circle", 0),
    "square": ("square", 0),
    "octagon": ("octagon", 0),
    "diamond": ("diamond", 0),
    "hexagon": ("hexagon", 0),
    "burst": ("star", 0),
    "banner": ("diagonal_half_square", 0),
    "house": ("pentagon", 0),
    "bubble": ("asterisk_fill", 0),
    "shield": ("pentagon", 180),
    "triangle_up": ("equilateral_triangle", 0),
    "triangle_down": ("equilateral_triangle", 180),
}
_GREY, _PAPER, _INK = "#5B626B", "#FFFFFF", "#1B1F24"
# Millimetres of a marker, and of one that stands for a place known to so many kilometres only.
_SIZE, _SMALL, _WIDE_KM = 4.2, 2.2, 25
_CLASSES = {"point": "SimpleMarker", "line": "SimpleLine", "area": "SimpleFill"}
_SYMBOLS = {"point": "marker", "line": "line", "area": "fill"}


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
    for number, (status, label) in enumerate(STATUS_LABELS.items()):
        ET.SubElement(
            categories, "category", render="true", symbol=str(number), value=status, label=label
        )
        symbols.append(_symbol(kind, geometry, status, number))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(
        root, encoding="unicode"
    )


def _symbol(kind: Kind, geometry: str, status: str, number: int) -> ET.Element:
    symbol = ET.Element(
        "symbol", type=_SYMBOLS[geometry], name=str(number), alpha="1", force_rhr="0"
    )
    pen = {"asserted": "solid", "claimed": "solid", "disputed": "dash"}.get(status, "dot")
    computed = {"outlineStyle": f"if(place_basis = 'inferred', 'dot', '{pen}')"}
    if geometry == "point":
        disc = {"name": "circle", "color": _rgba(_INK, 20), "outline_style": "no"}
        disc["size_unit"] = "RenderMetersInMapUnits"
        symbol.append(_symbol_layer(geometry, disc, {"size": "2000 * radius_km"}))
        computed["size"] = f"if(radius_km > {_WIDE_KM}, {_SMALL}, {_SIZE})"
    options = dict(_options(kind, geometry, status, pen))
    symbol.append(_symbol_layer(geometry, options, computed))
    return symbol


def _symbol_layer(geometry: str, options: dict[str, str], computed: dict[str, str]) -> ET.Element:
    """Write one layer of a symbol: its options, and those that QGIS computes from columns."""
    layer = ET.Element(
        "layer", {"class": _CLASSES[geometry], "enabled": "1", "pass": "0", "locked": "0"}
    )
    chosen = ET.SubElement(layer, "Option", type="Map")
    for option, value in options.items():
        ET.SubElement(chosen, "Option", type="QString", name=option, value=value)
    defined = ET.SubElement(ET.SubElement(layer, "data_defined_properties"), "Option", type="Map")
    ET.SubElement(defined, "Option", type="QString", name="type", value="collection")
    properties = ET.SubElement(defined, "Option", type="Map", name="properties")
    for name, expression in computed.items():
        one = ET.SubElement(properties, "Option", type="Map", name=name)
        ET.SubElement(one, "Option", type="bool", name="active", value="true")
        ET.SubElement(one, "Option", type="QString", name="expression", value=expression)
        ET.SubElement(one, "Option", type="int", name="type", value="3")
    return layer


def _options(kind: Kind, geometry: str, status: str, pen: str) -> Iterator[tuple[str, str]]:
    colour = kind.symbol.light if status in ("asserted", "claimed", "disputed") else _GREY
    width = "0.7" if status == "asserted" else "0.5"
    if geometry == "line":
        yield from (("line_color", _rgba(colour)), ("line_style", pen), ("line_width", "1.1"))
        yield "line_width_unit", "MM"
        return
    if geometry == "area":
        yield from (("color", _rgba(colour, 40)), ("style", "solid"), ("outline_style", pen))
        yield from (("outline_color", _rgba(colour, 120)), ("outline_width", "0.26"))
        yield "outline_width_unit", "MM"
        return
    shape, angle = MARKERS.get(kind.symbol.shape, ("circle", 0))
    filled = colour if status == "asserted" else _PAPER
    yield from (("name", shape), ("angle", str(angle)), ("size", str(_SIZE)), ("size_unit", "MM"))
    yield from (("color", _rgba(filled)), ("outline_color", _rgba(colour)))
    yield from (("outline_style", pen), ("outline_width", width), ("outline_width_unit", "MM"))


def _rgba(colour: str, alpha: int = 255) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
