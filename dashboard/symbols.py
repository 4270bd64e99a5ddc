"""The kinds' symbols: shape and colour say what, the outline who stands behind it.

Shapes are drawn in a box of 24 units about the origin; icons come from Maki, Temaki, or are our
own. ``assets/js/symbols.js`` draws the same in the page.
"""

import json
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ASSETS / name).read_text(encoding="utf-8"))
    return content


SHAPES = _read("shapes.json")
ICONS = _read("vendor/icons.json") | _read("own_icons.json")
