"""The cue words of a language, a TOML table a concern.

A row of words is one text, parted by spaces: `cue_words`. What has several words is a list of
texts: `cue_phrases`. A table is checked when it is loaded, so that a typo can't become a cue that
never fires.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import KindError


@cache
def load_cues(name: str, language: str = "en") -> dict[str, Any]:
    """Read one table of cues.

    Parameters
    ----------
    name
        The table: "figures", "dates", "modality" …
    language
        ISO 639-1 code.

    Raises
    ------
    KindError
        When the file is missing or no TOML, or when a value is none of text, number, list of texts
        or table.
    """
    path = Path(__file__).parent / language / f"{name}.toml"
    try:
        cues = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(sorted(other.stem for other in path.parent.glob("*.toml")))
        message = f"unknown cues {name!r} of language {language!r}; available: {known or 'none'}"
        raise KindError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path.name}: {error}"
        raise KindError(message) from error
    _check(cues, path.name)
    return cues


@cache
def cue_words(path: str, language: str = "en") -> frozenset[str]:
    """Read a row of words.

    Parameters
    ----------
    path
        The table and its keys: "figures.objects.taken".
    language
        ISO 639-1 code.

    Raises
    ------
    KindError
        When there is no such row.
    """
    row = _at(path, language)
    if isinstance(row, str):
        return frozenset(row.split())
    message = f"no row of words: {path!r} of language {language!r}"
    raise KindError(message)


@cache
def cue_sets(path: str, language: str = "en") -> Mapping[str, frozenset[str]]:
    """Read all rows of words of a table, by their keys; what else is in it is left out."""
    rows = _at(path, language)
    return {key: frozenset(row.split()) for key, row in rows.items() if isinstance(row, str)}


@cache
def cue_phrases(path: str, language: str = "en") -> tuple[tuple[str, ...], ...]:
    """Read a list of phrases, each as its words."""
    return tuple(tuple(text.split()) for text in _at(path, language))


def _at(path: str, language: str) -> Any:
    name, *keys = path.split(".")
    found: Any = load_cues(name, language)
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            message = f"unknown cues {path!r} of language {language!r}"
            raise KindError(message)
        found = found[key]
    return found


def _check(table: dict[str, Any], where: str) -> None:
    """Refuse what no cue is: an empty word, a repeated one, a date."""
    for key, value in table.items():
        place = f"{where}: {key}"
        if isinstance(value, dict):
            _check(value, place)
        elif isinstance(value, list):
            _check_list(value, place)
        elif not isinstance(value, str | int | float):
            message = f"{place}: expected text, a number, a list or a table, not {value!r}"
            raise KindError(message)


def _check_list(values: list[Any], place: str) -> None:
    seen: set[str] = set()
    for value in values:
        if isinstance(value, str) and (not value.strip() or value in seen):
            message = f"{place}: {'repeated' if value in seen else 'empty'} cue {value!r}"
            raise KindError(message)
        if isinstance(value, str):
            seen.add(value)
