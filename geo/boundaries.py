"""Outlines of countries and divisions, rivers, lakes and disputed lines, from Natural Earth.

For maps and for the areas of events; geoparsing never loads it. Shapes are shapely geometries in
degrees, WGS 84, cut at the antimeridian (-180 and 180 are edges, no line crosses them). Levels of
detail: "fine" (about 0.8 km), "middle" (4 km), "coarse" (40 km, small islands left out). A country
is what ISO 3166 says; where who holds a place differs from that, or another state claims it, the
line is among the disputed ones, to be drawn as disputed. No endorsement is meant.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from .errors import GazetteerError
from .supplement import load_supplement

DATA = Path(__file__).parent / "data" / "boundaries"
LEVELS = ("fine", "middle", "coarse")
_STEPS_PER_DEGREE = 1000


class Boundaries:
    """Outlines; made by `load_boundaries`. Each layer is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layers: dict[str, tuple[dict[str, list[Any]], list[Any]]] = {}

    def countries(self, level: str) -> tuple[tuple[str, str, Any], ...]:
        """Give all countries as (alpha-3 code, English name, shape)."""
        if level not in LEVELS:
            message = f"unknown level of detail {level!r}; available: {', '.join(LEVELS)}"
            raise GazetteerError(message)
        labels, shapes = self._layer(f"countries_{level}")
        return tuple(zip(labels["code"], labels["name"], shapes, strict=True))

    def divisions(self, country: str) -> tuple[tuple[str, str, Any], ...]:
        """Give the divisions of a country as (ISO 3166-2 code, English name, shape).

        Parameters
        ----------
        country
            ISO 3166-1 alpha-3; a country that is not known has no divisions.
        """
        labels, shapes = self._layer("divisions")
        rows = zip(labels["country"], labels["code"], labels["name"], shapes, strict=True)
        return tuple((code, name, shape) for owner, code, name, shape in rows if owner == country)

    def country(self, alpha3: str) -> Any:
        """Give the shape of a country, None where there is none."""
        for code, _, shape in self.countries("fine"):
            if code == alpha3:
                return shape
        return None

    def admin1(self, code: str) -> Any:
        """Give the shape of a division by its ISO 3166-2 code, None where there is none."""
        return self._union("code", code)

    def division(self, geonameid: int) -> Any:
        """Give the shape of a division by its GeoNames id, None where there is none.

        Where Natural Earth has only the parts of a division (departments, not regions), it is
        their union.
        """
        if not geonameid:
            return None
        return self._union("geonameid", geonameid) or self._union("holder", geonameid)

    def _union(self, label: str, wanted: str | int) -> Any:
        import shapely

        labels, shapes = self._layer("divisions")
        parts = [
            shape for value, shape in zip(labels[label], shapes, strict=True) if value == wanted
        ]
        return shapely.union_all(parts) if parts else None

    def disputed(self) -> tuple[Any, ...]:
        """Give the lines in dispute."""
        return tuple(self._layer("disputed")[1])

    def rivers(self, rank: int) -> tuple[Any, ...]:
        """Give the rivers up to a rank of Natural Earth: 0 the largest, 10 the smallest."""
        return self._up_to("rivers", rank)

    def lakes(self, rank: int) -> tuple[Any, ...]:
        """Give the lakes and reservoirs up to a rank, as of rivers."""
        return self._up_to("lakes", rank)

    def _up_to(self, layer: str, rank: int) -> tuple[Any, ...]:
        labels, shapes = self._layer(layer)
        return tuple(
            shape for own, shape in zip(labels["rank"], shapes, strict=True) if own <= rank
        )

    def named_waters(self) -> tuple[tuple[str, Any], ...]:
        """Give the rivers, lakes, straits and seas that have a name, as (name, shape)."""
        import shapely.geometry

        return tuple(
            (row.name, shapely.geometry.shape(row.geometry))
            for row in load_supplement()
            if row.feature == "water" and row.geometry is not None
        )

    def _layer(self, name: str) -> tuple[dict[str, list[Any]], list[Any]]:
        if name not in self._layers:
            path = self._folder / f"{name}.npz"
            try:
                self._layers[name] = read_layer(path)
            except (OSError, ValueError, KeyError) as error:
                message = f"the outlines {path.name} cannot be read: {error}"
                raise GazetteerError(message) from error
        return self._layers[name]


def read_layer(path: Path) -> tuple[dict[str, list[Any]], list[Any]]:
    """Read a layer: its labels by name, and its shapes in the same order."""
    import shapely

    with np.load(path) as arrays:
        found = dict(arrays)
    steps = np.cumsum(found.pop("steps").T, axis=0, dtype=np.int64)
    counts = [found.pop(name) for name in sorted(found) if name.startswith("offsets")]
    offsets = tuple(np.concatenate([[0], np.cumsum(count)]) for count in counts)
    areas = len(offsets) == 3
    kind = shapely.GeometryType.MULTIPOLYGON if areas else shapely.GeometryType.MULTILINESTRING
    shapes = shapely.from_ragged_array(kind, steps / _STEPS_PER_DEGREE, offsets)
    return {name: values.tolist() for name, values in found.items()}, list(shapes)


def load_boundaries(path: Path | None = None) -> Boundaries:
    """Open the outlines that ship, or those in another folder, once."""
    return _open((path or DATA).resolve())


@cache
def _open(folder: Path) -> Boundaries:
    return Boundaries(folder)
