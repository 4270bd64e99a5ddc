"""Read files in tests: what came, and what failed."""

from collections.abc import Callable
from pathlib import Path

from geo import Document
from geo.readers import Failure, read_documents

Write = Callable[..., Path]


def read(*paths: str | Path, **options: object) -> tuple[list[Document], list[Failure]]:
    failures: list[Failure] = []
    documents = read_documents(paths, on_failure=failures.append, **options)  # type: ignore[arg-type]
    return list(documents), failures


def read_one(path: Path, **options: object) -> Document:
    documents, failures = read(path, **options)
    assert failures == []
    assert len(documents) == 1
    return documents[0]


def why(*paths: str | Path, **options: object) -> str:
    """Give why nothing was read."""
    documents, failures = read(*paths, **options)
    assert documents == []
    assert len(failures) == 1
    assert "\n" not in failures[0].message
    return failures[0].message
