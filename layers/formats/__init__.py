"""The file formats of layers, one module each with ``SUFFIX``, ``write`` and ``read``.

A module in this folder is a format; nothing else needs to be told.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ..errors import FormatError


@cache
def load_formats() -> dict[str, ModuleType]:
    """Return the formats by their suffix, sorted."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [import_module(f".{name}", __name__) for name in names]
    written = {module.SUFFIX: module for module in modules if hasattr(module, "SUFFIX")}
    return dict(sorted(written.items()))


def format_of(path: Path) -> ModuleType:
    """Return the format of a file by its suffix.

    Raises
    ------
    FormatError
        For a suffix that no format has; says which there are.
    """
    formats = load_formats()
    suffix = path.suffix.lower()
    if suffix not in formats:
        message = f"{path.name}: unknown format {suffix!r}; available: {', '.join(formats)}"
        raise FormatError(message)
    return formats[suffix]
