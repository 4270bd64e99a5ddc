"""The page that the map is: our styles and scripts and the vendored ones, joined into one file."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from layers.kinds import load_kinds

ASSETS = Path(__file__).parent / "assets"
STYLES = (
    "vendor/leaflet.css",
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/controls.css",
    "css/symbols.css",
    "css/map.css",
    "css/evidence.css",
    "css/narrow.css",
    "css/print.css",
)
VENDORED = ("vendor/leaflet.js", "vendor/supercluster.js")
SCRIPTS = (
    "js/protocol.js",
    "js/payload.js",
    "js/dom.js",
    "js/state.js",
    "js/filters.js",
    "js/sizes.js",
    "js/symbols.js",
    "js/basemap.js",
    "js/tiles.js",
    "js/spots.js",
    "js/areas.js",
    "js/routes.js",
    "js/markers.js",
    "js/plates.js",
    "js/labels.js",
    "js/overlay.js",
    "js/view.js",
    "js/signs.js",
    "js/rail.js",
    "js/list.js",
    "js/evidence.js",
    "js/time.js",
    "js/chrome.js",
    "js/sheet.js",
    "js/keys.js",
    "js/focus.js",
    "js/print.js",
    "js/main.js",
)
# What branca's figure leaves in its own, empty script element.
EMPTY_SCRIPT = "\n    \n"


@dataclass(frozen=True, slots=True)
class PageParts:
    """The head and the body of the page."""

    head: str
    body: str


@cache
def style() -> str:
    """Join the style sheets, with the kinds' colours as custom properties."""
    return kind_colours() + "\n".join(read_asset(name) for name in STYLES)


def kind_colours() -> str:
    """Write the kinds' colours as custom properties, ``--k-casualty`` and so on."""
    light = "".join(f"--k-{kind.name}:{kind.symbol.light};" for kind in load_kinds().values())
    dark = "".join(f"--k-{kind.name}:{kind.symbol.dark};" for kind in load_kinds().values())
    return f":root{{{light}}}\n@media screen{{:root[data-theme=dark]{{{dark}}}}}\n"


@cache
def script() -> str:
    """Join the scripts: the vendored ones, then ours in one scope."""
    own = "\n".join(read_asset(name) for name in SCRIPTS)
    vendored = "\n".join(read_asset(name) for name in VENDORED)
    return f'{vendored}\n(() => {{\n"use strict";\n{own}\n}})();\n'


def read_asset(name: str) -> str:
    """Read a file of ``assets``."""
    return (ASSETS / name).read_text(encoding="utf-8")


def source_hash(text: str) -> str:
    """Return the hash of an inline script or style, as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(*, images: str = "data:") -> str:
    """Write the Content-Security-Policy: the page's own script and style, and no connection."""
    scripts = f"{source_hash(script())} {source_hash(EMPTY_SCRIPT)}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {source_hash(style())}; "
        f"img-src {images}; base-uri 'none'; form-action 'none'"
    )


def page_parts(data: str, *, images: str = "data:") -> PageParts:
    """Build head and body of the page around packed data.

    Parameters
    ----------
    data
        Base64, so that nothing in it can end the element that it stands in.
    images
        Where pictures may come from; hosts of tiles only in a map that is made with them.
    """
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(images=images)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<title>sitmap</title>\n"
        f"<style>{style()}</style>"
    )
    body = (
        '<div id="sitmap"><noscript>This map needs JavaScript.</noscript></div>\n'
        f'<script id="sitmap-data" type="application/gzip;base64">{data}</script>\n'
        f"<script>{script()}</script>"
    )
    return PageParts(head, body)
