"""Attack what is shared: no byte of a coarsened file of any format gives a place back."""

import base64
import gzip
import json
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.maps import map_html
from geo import Place, load_gazetteer
from layers.coarsen import coarsen
from layers.formats import format_of, load_formats
from layers.model import Claim
from layers.situation import Situation, load_situation

REPORTS = Path(__file__).parents[1] / "data" / "reports"
LEVELS = ("admin1", "admin2", "40")


@pytest.fixture(scope="module")
def situation() -> Situation:
    return load_situation([REPORTS])


def content(path: Path) -> str:
    """Give all that a file holds, whatever it was pressed into."""
    data = path.read_bytes()
    parts = [data]
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        parts += [json.dumps(table.to_pylist(), default=str, ensure_ascii=False).encode()]
        parts += [str(table.schema.metadata).encode()]
    if path.suffix == ".html":
        packed = max(re.findall(rb"[A-Za-z0-9+/=]{200,}", data), key=len)
        payload = json.loads(gzip.decompress(base64.b64decode(packed)))
        payload.pop("base")  # borders and towns of whole countries, whatever happened where
        parts = [data.replace(packed, b""), json.dumps(payload, ensure_ascii=False).encode()]
    return b"\n".join(parts).decode("utf-8", "replace")


def small(place: Place, level: str) -> bool:
    """Tell whether a place is closer than a level lets know."""
    kept = {"admin1": ("country", "admin1"), "admin2": ("country", "admin1", "admin2")}
    wide = ("country", "admin1", "admin2", "region", "water", "landform")
    if level in kept:
        return place.feature not in kept[level]
    return not (
        place.feature in kept["admin1"] or (place.feature in wide and place.radius_km >= 40)
    )


def words(claim: Claim) -> list[str]:
    """List the runs of five words of a claim's sentences: one is enough to find the report."""
    said: list[str] = []
    denial = claim.denial.quote if claim.denial else None
    for text in (claim.quote, claim.context_before, claim.context_after, denial):
        parts = (text or "").split()
        said += [" ".join(parts[at : at + 5]) for at in range(len(parts) - 4)]
    return said


def secrets(situation: Situation, level: str, allowed: str) -> set[str]:
    """List what must not be there: names, positions, ids, words, titles, sources."""
    found: set[str] = set()
    for claim in situation.claims:
        places = [place.place for place in claim.places if small(place.place, level)]
        others = [c.place for place in claim.places for c in place.alternatives]
        for place in (*places, *(each for each in others if small(each, level))):
            found.add(place.place_id)
        found |= {place.name for place in places}
        found |= {claim.claim_id, claim.doc_id, claim.title or "", claim.publisher or ""}
        found |= set(words(claim))
        parties = [party.text for party in (claim.claimant, claim.denier) if party]
        found |= {text for text in parties if not text.islower()}
    found |= set(situation.digests.values())
    return {each for each in found if len(each) > 3 and each not in allowed}


def positions(situation: Situation, level: str) -> set[str]:
    """List patterns of positions, one number beside the other, whichever comes first."""
    found = set()
    for claim in situation.claims:
        for place in claim.places:
            if small(place.place, level):
                lat, lon = (f"{value:.3f}" for value in (place.place.lat, place.place.lon))
                for first, second in ((lat, lon), (lon, lat)):
                    found.add(rf"{re.escape(first)}\d*\D{{1,12}}{re.escape(second)}")
    return found


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("suffix", [*load_formats(), ".html"])
def test_no_byte_gives_a_place_back(
    suffix: str, level: str, situation: Situation, tmp_path: Path
) -> None:
    coarse = coarsen(situation, level, gazetteer=load_gazetteer())
    path = tmp_path / f"out{suffix}"
    if suffix == ".html":
        path.write_text(map_html(coarse), "utf-8")
    else:
        format_of(path).write(coarse, path)
    allowed = "\n".join(
        f"{place.place.name} {place.place.admin1} {place.place.admin2}"
        for event in coarse.events
        for place in event.places
    )
    text = content(path)
    assert [each for each in sorted(secrets(situation, level, allowed)) if each in text] == []
    assert [each for each in positions(situation, level) if re.search(each, text)] == []
    if suffix != ".html":
        assert "coarsened" in text
