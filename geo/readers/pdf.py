"""PDF: the words of each page through pypdf, pages one after the other.

Offsets count in this text. The title comes from the file's metadata; its creation date is no
date of publication and is not used. Scanned pages hold no words and are not read.
"""

from collections.abc import Iterator
from pathlib import Path

from ..errors import DocumentError
from ..model import Document
from .decoding import without_surrogates
from .failure import OnFailure
from .metadata import described

SUFFIXES = (".pdf",)

_LONGEST = 20_000_000


def read(path: Path, *, doc_id: str, on_failure: OnFailure) -> Iterator[Document]:
    """Read a PDF as one document.

    Raises
    ------
    DocumentError
        When it is encrypted, damaged, or holds no words.
    """
    try:
        pages, title = _read_pages(path)
    except DocumentError:
        raise
    except Exception as error:  # a parser of hostile files: whatever it raises, the rest goes on
        message = f"can't be read as PDF ({type(error).__name__}: {str(error)[:120]})"
        raise DocumentError(message) from error
    text = without_surrogates("\n".join(page for page in pages if page)).replace("\0", " ")
    if not text.strip():
        message = "holds no words; a scan needs text recognition first"
        raise DocumentError(message)
    document = Document(doc_id=doc_id, text=text + "\n")
    yield described(document, {"title": title}, on_failure=on_failure)


def _read_pages(path: Path) -> tuple[list[str], str | None]:
    from pypdf import PasswordType, PdfReader

    with path.open("rb") as stream:
        reader = PdfReader(stream)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            message = "is encrypted; save it without a password first"
            raise DocumentError(message)
        pages: list[str] = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text().strip("\n"))
            length += len(pages[-1])
            if length > _LONGEST:
                message = f"holds more than {_LONGEST:,} characters"
                raise DocumentError(message)
        return pages, reader.metadata.title if reader.metadata else None
