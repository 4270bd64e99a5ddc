"""Errors of ``dashboard``."""

from geo.errors import SitmapError


class PictureError(SitmapError, OSError):
    """A picture of the map could not be drawn."""

    exit_code = 3


class StoppedError(SitmapError):
    """A report was not read, as the reading was stopped."""


class LoadError(SitmapError):
    """The reading of what is served ended with an error that nobody foresaw."""


class ReviewError(SitmapError):
    """A decision can't be taken or kept."""


class ConflictError(ReviewError):
    """Somebody else decided in between; ``decisions`` are theirs."""

    def __init__(self, message: str, decisions: tuple[object, ...]) -> None:
        super().__init__(message)
        self.decisions = decisions


class SaveError(SitmapError):
    """A report can't be saved to the shared folder."""
