"""What is recorded of a document that could not be read or worked on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that failed while the rest went on.

    ``doc_id`` is the document's, or the path as given where there is no document; ``stage`` the
    step that failed ("find", "read", "front matter", "published", "url", "extract"); ``message``
    says what was found and what was expected, without a full stop.
    """

    doc_id: str
    stage: str
    message: str


OnFailure = Callable[[Failure], None]
