"""Errors of ``dashboard``."""

from geo.errors import SitmapError


class WriteError(SitmapError, OSError):
    """A file could not be written."""

    exit_code = 3


class PictureError(SitmapError, OSError):
    """A picture of the map could not be drawn."""

    exit_code = 3
