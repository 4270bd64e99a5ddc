"""Fetch the vendored scripts and icons from pinned npm packages, and record their hashes.

Run as ``python -m dashboard.assets.vendor`` with npm on the path. The packages are had through the
ordinary client (``npm pack``); what comes is checked against ``vendor/hashes.json`` where that has
the package already, so that a changed package is an error and not a silent change of the map.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

VENDOR = Path(__file__).parent / "vendor"
PACKAGES = {
    "leaflet": "leaflet@1.9.4",
    "supercluster": "supercluster@8.0.1",
    "maki": "@mapbox/maki@8.2.0",
    "temaki": "@rapideditor/temaki@5.13.0",
}
SCRIPTS = (
    ("leaflet", "package/dist/leaflet.js", "leaflet.js"),
    ("leaflet", "package/dist/leaflet.css", "leaflet.css"),
    ("leaflet", "package/LICENSE", "leaflet.LICENSE"),
    ("supercluster", "package/dist/supercluster.min.js", "supercluster.js"),
    ("supercluster", "package/LICENSE", "supercluster.LICENSE"),
    ("maki", "package/LICENSE.txt", "maki.LICENSE"),
    ("temaki", "package/LICENSE.md", "temaki.LICENSE"),
)
MAKI = (
    "barrier caution cross drinking-water embassy fire-station hospital lift-gate prison rocket"
    " shelter star water"
)
TEMAKI = (
    "army_tent bread cliff_falling_rocks fighter_jet hand pedestrian row_houses shield"
    " social_facility tents tree_cactus truck windsock"
)


def main() -> None:
    """Fetch, check, and write ``vendor/``."""
    recorded_at = VENDOR / "hashes.json"
    recorded = json.loads(recorded_at.read_text()) if recorded_at.exists() else {}
    hashes: dict[str, str] = {}
    archives: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, package in PACKAGES.items():
            archives[name] = pack(package, Path(folder))
            hashes[package] = sha256(archives[name].read_bytes()).hexdigest()
            if recorded.get(package, hashes[package]) != hashes[package]:
                message = f"{package} is not the package that was recorded in {recorded_at}"
                raise SystemExit(message)
        for name, member, target in SCRIPTS:
            content = read_member(archives[name], member)
            write(target, plain_style(content) if target.endswith(".css") else content, hashes)
        icons = read_icons(archives)
    write("icons.json", json.dumps(icons, indent=0, sort_keys=True).encode() + b"\n", hashes)
    recorded_at.write_text(json.dumps(hashes, indent=1, sort_keys=True) + "\n")


def pack(package: str, folder: Path) -> Path:
    """Have npm fetch a package into a folder; return its archive."""
    ran = subprocess.run(
        ["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / ran.stdout.strip().splitlines()[-1]


def read_member(archive: Path, member: str) -> bytes:
    """Read one file of an archive; the pointer to a source map is cut off."""
    with tarfile.open(archive) as opened:
        stream = opened.extractfile(member)
        if stream is None:
            message = f"{archive.name} has no {member}"
            raise SystemExit(message)
        return re.sub(rb"\n//# sourceMappingURL=.*\s*$", b"\n", stream.read())


def plain_style(content: bytes) -> bytes:
    """Take comments out of a style sheet, and rules that load a picture: we use none of those."""
    uncommented = re.sub(rb"/\*.*?\*/", b"", content, flags=re.S)
    return re.sub(rb"[^{}]*\{[^{}]*url\([^{}]*\}", b"", uncommented)


def read_icons(archives: dict[str, Path]) -> dict[str, dict[str, object]]:
    """Read the paths of the icons: id → side of its box, and path data."""
    icons: dict[str, dict[str, object]] = {}
    for package, names in (("maki", MAKI), ("temaki", TEMAKI)):
        for name in names.split():
            svg = ElementTree.fromstring(
                read_member(archives[package], f"package/icons/{name}.svg")
            )
            box = round(float(svg.attrib["viewBox"].split()[2]))
            paths = [
                " ".join(node.attrib["d"].split())
                for node in svg.iter("{http://www.w3.org/2000/svg}path")
            ]
            icons[f"{package}:{name}"] = {"box": box, "d": " ".join(paths)}
    return icons


def write(name: str, content: bytes, hashes: dict[str, str]) -> None:
    """Write a vendored file and note its hash."""
    (VENDOR / name).write_bytes(content)
    hashes[name] = sha256(content).hexdigest()


if __name__ == "__main__":
    main()
