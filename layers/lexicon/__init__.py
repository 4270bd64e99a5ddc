"""The cue words of a language, a TOML table a concern."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import KindError


@cache
def load_cues(name: str, language: str = "en") -> dict[str, Any]:
    """Read one table of cues."""
    path = Path(__file__).parent / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = f"{path.name}: {error}"
        raise KindError(message) from error
