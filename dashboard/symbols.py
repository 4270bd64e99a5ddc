"""The kinds' symbols: shape and colour say what, the outline who stands behind it.

Shapes are drawn in a box of 24 units about the origin; icons come from Maki, Temaki, or are our
own. ``assets/js/symbols.js`` draws the same in the page.
"""

import json
from typing import Any

from .export import read_asset

SHAPES: dict[str, Any] = json.loads(read_asset("shapes.json"))
ICONS: dict[str, Any] = json.loads(read_asset("vendor/icons.json"))
ICONS |= json.loads(read_asset("own_icons.json"))
