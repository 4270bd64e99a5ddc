"""Facts about a report that stand beside its text: front matter, columns of a row, tags of a page.

Dates are read in ISO form or with the month in words or numbers; a date that could be read two ways
is refused and never guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from ..errors import DocumentError
from ..model import Document
from .decoding import without_surrogates
from .failure import Failure, OnFailure

_NO_TITLE = re.compile(
    r"microsoft word\b.*|.*\.(?:docx?|html?|indd|od[ts]|pdf|pptx?|pub|rtf|txt|xlsx?)"
    r"|\W*(?:anonymous|unspecified|(?:untitled )?document|untitled|(?:powerpoint )?presentation"
    r"|title|print)[\s\d)-]*",
    re.IGNORECASE | re.DOTALL,
)
KEYS = ("title", "publisher", "url", "published", "language", "id")
# What others call them; the names of `KEYS` come first.
ALSO = {
    "date": "published",
    "publication_date": "published",
    "publish_date": "published",
    "headline": "title",
    "source": "publisher",
    "link": "url",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?:[a-z]{3,9}\.?,? +)?(\d{1,2})(?:st|nd|rd|th)?[ \-/.]+([a-z]{3,9})\.?,?[ \-/.]+(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?:[a-z]{3,9}\.?, +)?([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)"
)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+-]*)\s*:", re.IGNORECASE)
_LONGEST = 2000


def parse_date(value: object) -> date:
    """Read a date of publication.

    Raises
    ------
    DocumentError
        When it is no date, or one that could be read two ways.

    Examples
    --------
    >>> parse_date("Sept. 22, 2023")
    datetime.date(2023, 9, 22)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip()[:60]
    numbers = _date_numbers(words.lower())
    if numbers is None:
        return _parse_mail_date(words)
    try:
        return date(*numbers)
    except ValueError as error:
        message = f"published {words!r} is no date of the calendar"
        raise DocumentError(message) from error


def _date_numbers(words: str) -> tuple[int, int, int] | None:
    if match := _ISO.match(words):
        year, _, month, day = match.groups()
        return int(year), int(month), int(day)
    if (match := _DAY_FIRST.match(words)) and match[2][:3] in _MONTHS:
        return int(match[3]), _MONTHS.index(match[2][:3]) + 1, int(match[1])
    if (match := _MONTH_FIRST.match(words)) and match[1][:3] in _MONTHS:
        return int(match[3]), _MONTHS.index(match[1][:3]) + 1, int(match[2])
    if match := _NUMBERS.match(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first <= 12 and second <= 12 and first != second:
            forms = f"{year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}"
            message = f"published {words!r} can be read two ways; write {forms}"
            raise DocumentError(message)
        return (year, second, first) if second <= 12 else (year, first, second)
    return None


def _parse_mail_date(words: str) -> date:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        message = f"published {words!r} is no date; expected one like 2023-09-22"
        raise DocumentError(message) from error


def web_address(words: str) -> str:
    """Check the address of a report's page: a link must open a page and never run anything.

    Raises
    ------
    DocumentError
        When it is an address of anything else than the web.

    Examples
    --------
    >>> web_address("https://example.org/floods")
    'https://example.org/floods'
    """
    if (match := _SCHEME.match(words)) and match[1].lower() not in ("http", "https"):
        message = f"url {words[:60]!r} is no address of a page; expected one like https://…"
        raise DocumentError(message)
    return words


def own_title(words: str | None) -> str | None:
    """Return the title that a file gives itself, None where a program made it of a file's name.

    Examples
    --------
    >>> own_title("Floods in Kassala")
    'Floods in Kassala'
    >>> own_title("Microsoft Word - sitrep 7 FINAL.docx")
    """
    return None if words and _NO_TITLE.fullmatch(words.strip()) else words or None


def described(
    document: Document, facts: Mapping[str, object], *, on_failure: OnFailure
) -> Document:
    """Give a document the facts that are known of it; a fact that can't be used is a `Failure`."""
    facts = _by_key(facts)
    words = {key: _words(facts.get(key)) for key in ("title", "publisher", "url", "language", "id")}
    if words["url"]:
        try:
            web_address(words["url"])
        except DocumentError as error:
            words["url"] = None
            on_failure(Failure(doc_id=document.doc_id, stage="url", message=str(error)))
    published = document.published
    if "published" in facts:
        try:
            published = parse_date(facts["published"])
        except DocumentError as error:
            failure = Failure(doc_id=document.doc_id, stage="published", message=str(error))
            on_failure(failure)
    return replace(
        document,
        doc_id=words["id"] or document.doc_id,
        title=words["title"] or document.title,
        publisher=words["publisher"] or document.publisher,
        url=words["url"] or document.url,
        language=words["language"] or document.language,
        published=published,
    )


def _by_key(facts: Mapping[str, object]) -> dict[str, object]:
    """Call the facts by the names of `KEYS`."""
    named = {str(name).strip().lower(): value for name, value in facts.items()}
    also = {key: named[name] for name, key in ALSO.items() if named.get(name) not in (None, "")}
    return also | {key: named[key] for key in KEYS if named.get(key) not in (None, "")}


def _words(value: object) -> str | None:
    """Give a plain value as one line of words; lists and mappings are none."""
    if value is None or isinstance(value, (bool, list, tuple, dict, set)):
        return None
    return without_surrogates(" ".join(str(value)[:_LONGEST].split())) or None
