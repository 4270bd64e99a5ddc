"""Write rows as the files that `geo.gazetteer` maps into memory."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from ..names import skeleton
from .rows import ABBREVIATION, ADMIN1, ADMIN2, COUNTRY, Row, read_table


def order(rows: list[Row]) -> list[Row]:
    """Order rows by feature, then country and id: the order that the files rely on."""
    return sorted(rows, key=lambda row: (row.feature, row.country, row.geonameid))


def write_rows(rows: list[Row], folder: Path) -> None:
    """Write the columns of places, in the order given, each as one array."""
    countries = {row.country: at for at, row in enumerate(rows) if row.feature == COUNTRY}
    admin1 = [row for row in rows if row.feature == ADMIN1]
    admin1_at = {row.geonameid: at for at, row in enumerate(admin1)}
    admin2 = [row for row in rows if row.feature == ADMIN2]
    admin2_at = {row.geonameid: at for at, row in enumerate(admin2)}
    names = [row.name.encode()[:255] for row in rows]
    columns: dict[str, npt.NDArray[Any]] = {
        "lat": np.array([row.lat for row in rows], dtype=np.float32),
        "lon": np.array([row.lon for row in rows], dtype=np.float32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "geonameid": np.array([row.geonameid for row in rows], dtype=np.uint32),
        "feature": np.array(
            [row.feature | (0x80 if row.approximate else 0) for row in rows], dtype=np.uint8
        ),
        "radius_km": np.array([row.radius_km for row in rows], dtype=np.float16),
        "country": np.array([countries.get(row.country, 255) for row in rows], dtype=np.uint8),
        "admin1": np.array([admin1_at.get(row.admin1, 65535) for row in rows], dtype=np.uint16),
        "admin2": np.array([admin2_at.get(row.admin2, 65535) for row in rows], dtype=np.uint16),
        "name_bytes": np.array([len(name) for name in names], dtype=np.uint8),
    }
    for column, values in columns.items():
        np.save(folder / f"{column}.npy", values)
    (folder / "names.bin").write_bytes(b"".join(names))
    codes = {
        "countries": [[row.country, row.code] for row in rows if row.feature == COUNTRY],
        "admin1": [row.code for row in admin1],
    }
    text = json.dumps(codes, ensure_ascii=False, indent=0)
    (folder / "codes.json").write_text(text + "\n", encoding="utf-8")


def write_names(rows: list[Row], folder: Path) -> int:
    """Write the index from keys to rows, most populous first; give the number of keys.

    A key has one number: of a row and how it bears the name (``row * 4 + how``), or, negative,
    where its list stands in a second array: its length, then its numbers. Skeletons stand in the
    same trie behind "~", for countries whose own script is not Latin.
    """
    found: dict[str, dict[int, int]] = defaultdict(dict)
    transliterated = {entry["alpha2"] for entry in read_table("transliterated.csv")}
    for at, row in enumerate(rows):
        for key, how in row.names.items():
            found[key][at] = how
            if row.country not in transliterated or how == ABBREVIATION:
                continue
            bones = skeleton(key)
            if bones:
                found["~" + bones].setdefault(at, how)
                found["~" + bones][at] = min(how, found["~" + bones][at])
    trie = marisa_trie.Trie(found, order=marisa_trie.LABEL_ORDER)
    trie.save(str(folder / "names.trie"))
    first = np.zeros(len(found), dtype=np.int32)
    more: list[int] = []
    for key, holders in found.items():
        ranked = sorted(holders, key=lambda at: (-rows[at].population, at))
        numbers = [at * 4 + holders[at] for at in ranked]
        if len(numbers) == 1:
            first[trie[key]] = numbers[0]
        else:
            first[trie[key]] = -1 - len(more)
            more += [len(numbers), *numbers]
    np.save(folder / "first.npy", first)
    np.save(folder / "more.npy", np.array(more, dtype=np.int32))
    return len(found)
