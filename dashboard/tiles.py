"""Online tiles, for a map that was made with them: well-known layers, attributed, off at first.

A saved page has no Referer, which OpenStreetMap's own server asks for, so that one is not among
them; nor are those that want a key.
"""

from typing import TypedDict
from urllib.parse import urlsplit

NAMES = ("Esri.WorldStreetMap", "Esri.WorldImagery", "OpenTopoMap")


class Tiles(TypedDict):
    """A layer as the page takes it."""

    name: str
    url: str
    credit: str
    zoom: int


def tile_layers() -> list[Tiles]:
    """List the layers; their addresses come from xyzservices."""
    from xyzservices import providers

    layers: list[Tiles] = []
    for name in NAMES:
        found = providers.query_name(name)
        layers.append(
            {
                "name": str(found.name),
                "url": str(found.build_url()),
                "credit": str(found.attribution),
                "zoom": int(found.get("max_zoom", 17)),
            }
        )
    return layers


def tile_hosts(layers: list[Tiles]) -> str:
    """Name the hosts of layers, as a Content-Security-Policy does."""
    return " ".join(sorted({f"https://{urlsplit(layer['url']).netloc}" for layer in layers}))
