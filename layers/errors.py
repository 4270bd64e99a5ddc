"""Errors of ``layers``."""

from geo.errors import SitmapError


class KindError(SitmapError, ValueError):
    """A table of kinds or cues is wrong: names the file, the key and what was expected."""

    exit_code = 3


class ClaimError(SitmapError, ValueError):
    """A record is not a claim of the promised shape."""


class FormatError(SitmapError, ValueError):
    """A layer file can't be written or read in this format."""

    exit_code = 2


class WriteError(SitmapError, OSError):
    """A file could not be written."""

    exit_code = 3
