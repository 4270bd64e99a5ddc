"""The wheel: what is in it, and that it works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", build, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return folder / run.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; what it depends on is that of this environment."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True)
    return target


def sitmap(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_the_three_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.partition("/")[0] for name in archive.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {
        "geo",
        "layers",
        "dashboard",
    }


def test_the_wheel_holds_every_file_of_the_packages_and_the_seeds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in ("geo", "layers", "dashboard")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not {"__pycache__", "pictures"} & set(path.parts)
    }
    assert ours - packed == set()
    assert not [name for name in packed if "/pictures/" in name]  # the README's, not needed to run
    seeds = {f"dashboard/_seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert seeds
    assert seeds <= packed


def test_the_wheel_carries_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_the_installed_command_answers_outside_the_checkout(installed: Path) -> None:
    helped = sitmap(installed, "--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "extract" in helped.stdout
    version = sitmap(installed, "--version")
    assert version.stdout.startswith("sitmap, version ")


def test_the_installed_command_reads_its_seeds(installed: Path) -> None:
    found = sitmap(installed, "extract")
    assert found.returncode == 0, found.stderr
    assert found.stdout.count('"claim_id"') > 5
