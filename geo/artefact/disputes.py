"""Lines in dispute: what Natural Earth lists as such, and what follows from ISO 3166.

Lines of control and ceasefire, borders that two states see differently, and lines that only a claim
draws. What both sides have since agreed on, and what holds no more, is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

# Natural Earth draws Crimea in Russia
ISO_OF_DIVISION = {"UA-43": "UA", "UA-40": "UA"}
# Kinds of border as Natural Earth words them; each goes on "(please verify)"
_BROKEN = ("Disputed", "Line of control", "Indefinite", "Indeterminant frontier")
# The berm in Western Sahara, whose kind the package's makers overwrote
_BERM = frozenset({"MAR", "SAH"})
# Listed, but agreed on by treaty or court, or at sea and not contested
_AGREED = frozenset(
    {
        frozenset({"BOL", "CHL"}),
        frozenset({"CAN", "USA"}),
        frozenset({"CRI", "NIC"}),
        frozenset({"LBN", "SYR"}),
    }
)
# Of 1991 and 1994 about Nagorno-Karabakh, and of before 1904
_PAST_LINES = ("Former USSR oblast in 1991", "Ceasefire Line 1994", "Bolivian claim")
# Divisions whose inner border with their country is disputed, by Natural Earth's country codes
_HELD_APART = ("SOL", "CYN", "KAS")
_DISPUTED_PAIRS = (("XKX", "SRB"), ("ESH", "MAR"), ("PSE", "ISR"))
# Egypt's border is the 22nd parallel, Sudan's the line of administration of 1902; between them lie
# the Halaib triangle and Bir Tawil. No list has them: by hand, to some kilometres.
_PARALLEL = shapely.LineString([(33.18, 22.0), (36.87, 22.0)])
_WEST_OF_HALAIB = [(34.08, 22.0), (34.15, 22.22), (35.2, 22.8), (35.62, 23.14)]
_SOUTH_OF_BIR_TAWIL = [(33.18, 22.0), (33.57, 21.72), (33.96, 21.77), (34.08, 22.0)]
_ADMINISTERED = shapely.MultiLineString([_SOUTH_OF_BIR_TAWIL, _WEST_OF_HALAIB])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Files of Natural Earth: what states claim (GeoPackage), and the borders on land (shapes)."""

    claims: Path
    borders: Path


def disputed_lines(
    lines: Lines, shapes: Any, units: Sequence[dict[str, Any]], owners: Any
) -> list[Any]:
    """Gather the lines in dispute.

    Parameters
    ----------
    lines
        Natural Earth's own lists.
    shapes, units, owners
        The divisions: their areas, their properties and the country of each by ISO 3166.
    """
    import geopandas as gpd

    claims = gpd.read_file(lines.claims, layer="disputed_borders")
    found = list(claims.geometry[~claims["name"].isin(_PAST_LINES)])
    borders = gpd.read_file(lines.borders)
    pairs = map(frozenset, zip(borders["adm0_a3_l"], borders["adm0_a3_r"], strict=True))
    listed = zip(borders.geometry, borders["featurecla"], pairs, strict=True)
    found.extend(line for line, kind, pair in listed if _is_open(kind, pair))
    held = np.array([str(unit.get("adm0_a3")) in _HELD_APART for unit in units])
    crimea = np.array([unit.get("iso_3166_2") in ISO_OF_DIVISION for unit in units])
    for apart in (held, crimea):
        own = np.isin(owners, owners[apart])
        found.append(_common_line(shapes[apart], shapes[own & ~apart]))
    for one, other in _DISPUTED_PAIRS:
        found.append(_common_line(shapes[owners == one], shapes[owners == other]))
    found.extend([_PARALLEL, _ADMINISTERED])
    return [line for line in found if line is not None and not line.is_empty]


def _is_open(kind: str, pair: frozenset[str]) -> bool:
    return pair == _BERM or (kind.startswith(_BROKEN) and pair not in _AGREED)


def _common_line(one: Any, other: Any) -> Any:
    common = shapely.intersection(
        shapely.boundary(shapely.union_all(one)), shapely.boundary(shapely.union_all(other))
    )
    parts = [part for part in shapely.get_parts(common) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(parts))
