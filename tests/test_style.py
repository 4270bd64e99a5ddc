"""The code is formatted, linted and typed as pyproject.toml says."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


@pytest.mark.parametrize("check", CHECKS, ids=" ".join)
def test_the_tools_find_nothing(check: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *check], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# A pattern is one row of words; only a longer one may go on.
WIDTH = 100


@pytest.mark.parametrize("table", sorted(ROOT.glob("layers/**/*.toml")), ids=lambda path: path.name)
def test_tables_keep_to_the_width_of_a_page(table: Path) -> None:
    """Of several strings or words, none stands behind another on a line that is too long."""
    wide = [
        line
        for line in table.read_text(encoding="utf-8").splitlines()
        if len(line) > WIDTH and '", "' in line and "{" not in line and line[0] != "#"
    ]
    assert wide == []
