"""The values that ``geo`` passes on: documents, sentences, toponyms, places, resolutions.

All are frozen, compare by value and pickle. Offsets are half-open, in Unicode code points of
``Document.text``; for every value with a span ``document.text[start:end]`` is its words.
"""

from dataclasses import dataclass
from datetime import date

PARTS = ("prose", "heading", "item", "row", "caption", "dateline", "boilerplate")
ROLES = ("location", "landmark", "actor")
BASES = ("explicit", "document", "inferred")
OSM_LICENCE = "© OpenStreetMap contributors, ODbL 1.0, through Nominatim"
FEATURES = (
    "country",
    "admin1",
    "admin2",
    "populated_place",
    "region",
    "water",
    "landform",
    "route",
    "crossing",
    "camp",
    "facility",
)


def one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    """Refuse a word that is none of those allowed.

    Raises
    ------
    ValueError
        With the word, and those that are expected.
    """
    if value not in allowed:
        message = f"unknown {what} {value!r}; expected one of: {', '.join(allowed)}"
        raise ValueError(message)


def _check_span(start: int, end: int) -> None:
    if not 0 <= start <= end:
        message = f"not a span: start={start}, end={end}"
        raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read.

    ``text`` is the whole decoded text with line ends as they are, front matter included;
    ``body_start`` is where the report itself begins. ``origin`` is the path that it was read from,
    as the user gave it, for messages only.
    """

    doc_id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    body_start: int = 0
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, heading, list item or table row of a document.

    ``part`` is one of `PARTS`. ``paragraph`` counts blocks from 0; ``heading`` is the index of the
    sentence that is the heading above it, or None.
    """

    doc_id: str
    index: int
    start: int
    end: int
    text: str
    part: str = "prose"
    paragraph: int = 0
    heading: int | None = None

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        one_of(self.part, PARTS, "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name, or words that stand for a place, as written.

    ``sentence`` is the index of its `Sentence`; ``role`` one of `ROLES`.
    """

    doc_id: str
    sentence: int
    start: int
    end: int
    surface: str
    role: str = "location"

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        one_of(self.role, ROLES, "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of the gazetteer.

    ``place_id`` is ``"geonames:584649"`` or ``"sitmap:lachin-corridor"``; ``country`` ISO 3166-1
    alpha-3, None for what lies in several; ``admin1_code`` ISO 3166-2; ``radius_km`` says how large
    the place is: a circle about (lat, lon) that holds most of it. Shapes of areas and routes are
    had from `Gazetteer.geometry`.
    """

    place_id: str
    name: str
    feature: str
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    admin2: str | None = None
    population: int | None = None

    def __post_init__(self) -> None:
        one_of(self.feature, FEATURES, "feature")
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            message = f"{self.place_id}: not a position: lat={self.lat}, lon={self.lon}"
            raise ValueError(message)

    @property
    def licence(self) -> str | None:
        """Source and licence of a place from an online geocoder; None for what ships."""
        return OSM_LICENCE if self.place_id.startswith("osm:") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean; ``score`` in [0, 1] ranks, ``reasons`` say why."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a toponym was found to mean.

    ``candidates`` are best first. ``resolved`` is False when none is good enough: then ``place`` is
    None and the candidates are kept as alternatives. ``basis`` (of `BASES`): "explicit" for a name
    as written; "document" for words that stand for a place named elsewhere ("the enclave");
    "inferred" for a description of a place that is never named. The evidence span is the name
    elsewhere, or the words that describe; None for "explicit".
    """

    toponym: Toponym
    candidates: tuple[Candidate, ...] = ()
    resolved: bool = True
    basis: str = "explicit"
    evidence_start: int | None = None
    evidence_end: int | None = None

    def __post_init__(self) -> None:
        one_of(self.basis, BASES, "basis")

    @property
    def place(self) -> Place | None:
        """The place, or None while it is unresolved."""
        return self.candidates[0].place if self.resolved and self.candidates else None

    @property
    def score(self) -> float | None:
        """The score of the place, or None while it is unresolved."""
        return self.candidates[0].score if self.resolved and self.candidates else None
