"""Errors of ``geo``, and the root of all errors of sitmap.

Each error class carries the exit code that the command line gives for it.
"""


class SitmapError(Exception):
    """Anything that sitmap says is wrong; its message is written for the user."""

    exit_code = 1


class DocumentError(SitmapError, ValueError):
    """A file or row could not be read as a document; the others go on."""


class OwnFileError(DocumentError):
    """A file that sitmap wrote itself: no report; passed over where a folder is searched."""


class GazetteerError(SitmapError, ValueError):
    """The gazetteer's files are missing, damaged or of another version."""

    exit_code = 3


class GoldError(SitmapError, ValueError):
    """A gold file for `sitmap evaluate` is not in a format that is known."""

    exit_code = 2
