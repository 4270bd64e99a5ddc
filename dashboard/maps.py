"""The map: a folium map that needs no network, and into which no document text is rendered.

branca renders every script as a Jinja template, twice, and folium's popups take HTML. So the events
do not go through either: they are base64 of gzipped JSON in one element of our own, which is
written as it is, and the page sets every text by ``textContent``. A Content-Security-Policy allows
the page's own script and style, by hash, and no connection.
"""

from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from jinja2 import Template

from layers.situation import Situation

from .export import page_parts
from .payload import build_payload, pack
from .tiles import tile_hosts, tile_layers


class OfflineMap(folium.Map):
    """A folium map without the files that folium links: all it needs is in the page."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(tiles=None)
        self.default_js = []
        self.default_css = []
        self._id = "sitmap"


class Verbatim(Element):
    """Markup that is written as it is: no template of branca's ever sees it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def render(self, **_: Any) -> str:
        """Return the markup."""
        return self.markup


class SituationElement(MacroElement):
    """The one element of the map: head, body and script of the page."""

    def __init__(self, payload: dict[str, Any], *, images: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca types all but this
        self._name = "Situation"
        self._id = "events"
        self.payload = payload
        self.images = images

    def render(self, **_: Any) -> str:
        """Put the page's parts into the figure; nothing is left to write in place."""
        figure = _figure(self)
        parts = page_parts(pack(self.payload), images=self.images)
        figure.header.add_child(Verbatim(parts.head), name="situation_head")
        figure.html.add_child(Verbatim(parts.body), name="situation_body")
        return ""


def _figure(element: Element) -> Figure:
    figure = element.get_root()
    assert isinstance(figure, Figure)
    return figure


def build_map(
    situation: Situation,
    *,
    tiles: bool = False,
    borders: str = "disputed",
) -> folium.Map:
    """Build the map of a situation.

    Parameters
    ----------
    situation
        Layers of events with their geometries.
    tiles
        Whether the reader may switch online tiles on; they are off until then.
    borders
        How borders are drawn: "disputed" (those in dispute broken), "iso" (all solid, as ISO 3166
        has the countries) or "none".
    """
    layers = tile_layers() if tiles else []
    images = f"data: {tile_hosts(layers)}" if layers else "data:"
    payload = build_payload(situation, borders=borders) | {"tiles": layers}
    drawn = OfflineMap()
    _figure(drawn).header._children.pop("meta_http", None)
    drawn.add_child(SituationElement(payload, images=images))
    return drawn


def map_html(
    situation: Situation,
    *,
    tiles: bool = False,
    borders: str = "disputed",
) -> str:
    """Write the map as one self-contained page; the same input gives the same text."""
    page: str = build_map(situation, tiles=tiles, borders=borders).get_root().render()
    return page
