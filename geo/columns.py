"""Open the columns of the gazetteer: one array for each fact, one element for each row.

The artefact's arrays are mapped into memory and joined with the rows of the supplement, which come
last. Only `geo.gazetteer` uses this.
"""

import json
import mmap
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .model import FEATURES
from .supplement import SupplementRow

Column = npt.NDArray[Any]
_APPROXIMATE = 0x80


@dataclass(frozen=True)
class Codes:
    """Codes of the first rows, which are the countries, and then the first-order divisions."""

    countries: tuple[str, ...]
    alpha2: tuple[str, ...]
    admin1: tuple[str, ...]

    @cached_property
    def country_rows(self) -> dict[str, int]:
        """Rows of the countries by alpha-3 code."""
        return {code: row for row, code in enumerate(self.countries)}

    @cached_property
    def admin1_rows(self) -> dict[str, int]:
        """Rows of the first-order divisions by ISO 3166-2 code."""
        first = len(self.countries)
        return {code: row for row, code in enumerate(self.admin1, start=first) if "-" in code}


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns; see `geo.gazetteer` for what each means. ``own`` counts the artefact's rows."""

    own: int
    lat: Column
    lon: Column
    radius_km: Column
    population: Column
    feature: Column
    country: Column
    admin1: Column
    admin2: Column
    geonameid: Column
    approximate: Column
    name_ends: memoryview
    names: mmap.mmap


def read_codes(folder: Path) -> Codes:
    """Read the codes of countries and first-order divisions."""
    found = json.loads((folder / "codes.json").read_text(encoding="utf-8"))
    alpha2, alpha3 = zip(*found["countries"], strict=True)
    return Codes(countries=alpha3, alpha2=alpha2, admin1=tuple(found["admin1"]))


def read_columns(folder: Path, codes: Codes, rows: tuple[SupplementRow, ...]) -> Columns:
    """Map the columns in a folder, and put the rows of the supplement behind them."""
    stored = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
    first_admin1 = len(codes.countries)
    first_admin2 = first_admin1 + len(codes.admin1)
    kinds = np.asarray(stored["feature"])
    feature = kinds & ~np.uint8(_APPROXIMATE)
    countries = [codes.country_rows.get(row.country or "", -1) for row in rows]
    admin1 = [codes.admin1_rows.get(row.admin1_code or "", -1) for row in rows]
    within = [
        _joined(_rows_of(stored["country"], 0), countries, np.int32),
        _joined(_rows_of(stored["admin1"], first_admin1), admin1, np.int32),
        _joined(_rows_of(stored["admin2"], first_admin2), [-1] * len(rows), np.int32),
    ]
    for kind, column in enumerate(within):
        itself = np.flatnonzero(feature == kind)
        column[itself] = itself
    with (folder / "names.bin").open("rb") as file:
        names = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return Columns(
        own=len(feature),
        lat=_joined(stored["lat"], [row.lat for row in rows], np.float32),
        lon=_joined(stored["lon"], [row.lon for row in rows], np.float32),
        radius_km=_joined(stored["radius_km"], [row.radius_km for row in rows], np.float32),
        population=_joined(stored["population"], [0] * len(rows), np.int64),
        feature=_joined(feature, [FEATURES.index(row.feature) for row in rows], np.uint8),
        country=within[0],
        admin1=within[1],
        admin2=within[2],
        geonameid=stored["geonameid"],
        approximate=kinds >= _APPROXIMATE,
        name_ends=np.cumsum(stored["name_bytes"], dtype=np.uint32).data,
        names=names,
    )


def _joined(column: Column, more: list[Any], dtype: type) -> Column:
    return np.concatenate([column, np.array(more, dtype=dtype)]).astype(dtype, copy=False)


def _rows_of(column: Column, first: int) -> Column:
    rows = np.asarray(column, dtype=np.int32)
    return np.where(rows == np.iinfo(column.dtype).max, -1, rows + first)
