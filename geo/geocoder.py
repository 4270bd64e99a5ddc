"""Ask an online geocoder (Nominatim) for names that stay unresolved: only where a user wants it.

Through geopy, one question a second, with a user agent, a time-out, a cache on disk, and the
service's address as a setting for those who host their own. Where the document's other names lie in
some countries, only those are asked for: a name in another part of the world is no help. When the
service fails, the name stays unresolved, and that is said once; after several failures in a row, or
when the service wants to be left alone, nothing more is asked in this run. A place that comes from
there says so in its id ("osm:…") and gives its licence (`Place.licence`).
"""

import json
import logging
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import cos, hypot, isfinite, radians
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeocoderQuotaExceeded, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from .errors import SitmapError
from .gazetteer import Gazetteer
from .model import OSM_LICENCE, Candidate, Place, Resolution

ADDRESS = "https://nominatim.openstreetmap.org"
_USER_AGENT = "sitmap (situation maps from reports)"
_SCORE = 0.5
_DEGREE_KM = 111.2
_MOST_WORDS = 20
_MOST_COUNTRIES = 5
_MOST_FAILURES = 3
_FEATURES: Mapping[str, str] = {
    "country": "country",
    "state": "admin1",
    "region": "admin1",
    "province": "admin1",
    "county": "admin2",
    "state_district": "admin2",
    "district": "admin2",
    "municipality": "admin2",
    "city": "populated_place",
    "town": "populated_place",
    "village": "populated_place",
    "hamlet": "populated_place",
    "suburb": "populated_place",
    "quarter": "populated_place",
    "neighbourhood": "populated_place",
    "river": "water",
    "water": "water",
    "bay": "water",
    "island": "landform",
    "peak": "landform",
    "road": "route",
}
logger = logging.getLogger(__name__)


class GeocoderError(SitmapError, ValueError):
    """The address of an online geocoder is not one."""

    exit_code = 2


class Geocoder:
    """An online geocoder with its cache; made once a run.

    Parameters
    ----------
    address
        Of the service: "https://host" or "https://host/path".
    cache
        A JSON file that keeps answers between runs, by address; None keeps them in memory only.
    timeout_s
        How long to wait for an answer, in seconds.
    delay_s
        How long to wait between questions, in seconds; the public service wants at least one.
    on_failure
        Told once, in words, when the service fails; a warning of the log without one.
    """

    def __init__(
        self,
        *,
        address: str = ADDRESS,
        cache: Path | None = None,
        timeout_s: float = 10.0,
        delay_s: float = 1.0,
        on_failure: Callable[[str], object] | None = None,
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            message = f"not the address of a geocoder: {address!r}; expected https://host"
            raise GeocoderError(message)
        service = Nominatim(
            user_agent=_USER_AGENT,
            domain=parts.netloc + parts.path.rstrip("/"),
            scheme=parts.scheme,
            timeout=timeout_s,
        )
        self._ask: Callable[..., Any] = RateLimiter(
            service.geocode, min_delay_seconds=delay_s, max_retries=0, swallow_exceptions=False
        )
        self.address = address
        self._cache = cache
        self._on_failure = on_failure or logger.warning
        self._known = _read_cache(cache, address)
        self._failures = 0
        self.failed = False

    def look_up(self, name: str, *, countries: Sequence[str] = ()) -> Mapping[str, Any] | None:
        """Give the service's answer for a name, None where it knows none or fails.

        Parameters
        ----------
        name
            As the text has it.
        countries
            ISO 3166-1 alpha-2 codes of the countries to look in, in lower case; everywhere without.
        """
        whole = name.encode("utf-8", "replace").decode("utf-8")
        query = " ".join(whole.split()[:_MOST_WORDS])
        question = f"{query} [{','.join(countries)}]" if countries else query
        if question not in self._known:
            if self._failures >= _MOST_FAILURES or not query:
                return None
            try:
                found = self._ask(
                    query, addressdetails=True, language="en", country_codes=list(countries) or None
                )
                answer = None if found is None else found.raw
            except (GeopyError, ValueError, KeyError, TypeError, AttributeError) as error:
                # A broken answer is a failure of the service, whatever geopy trips over.
                self._fail(error)
                return None
            self._failures = 0
            self._known[question] = answer
            _write_cache(self._cache, self.address, self._known)
        known: Mapping[str, Any] | None = self._known[question]
        return known

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        if isinstance(error, GeocoderQuotaExceeded):
            self._failures = _MOST_FAILURES
        if not self.failed:
            self.failed = True
            self._on_failure(
                f"the online geocoder {self.address} failed ({type(error).__name__}),"
                " names stay unresolved"
            )
        logger.debug("the online geocoder failed: %s", error)


def resolve_online(
    resolutions: Sequence[Resolution], *, geocoder: Geocoder, gazetteer: Gazetteer
) -> list[Resolution]:
    """Resolve through a geocoder what is not resolved; everything else stays as it is."""
    seen = Counter(
        each.place.country
        for each in resolutions
        if each.place is not None and each.place.country and each.place.licence is None
    )
    countries = [
        code.lower()
        for country, _ in seen.most_common(_MOST_COUNTRIES)
        if (code := gazetteer.alpha2(country)) is not None
    ]
    return [_resolve(each, geocoder, sorted(countries), gazetteer) for each in resolutions]


def _resolve(
    resolution: Resolution, geocoder: Geocoder, countries: Sequence[str], gazetteer: Gazetteer
) -> Resolution:
    if resolution.place is not None or resolution.basis != "explicit":
        return resolution
    answer = geocoder.look_up(resolution.toponym.surface, countries=countries)
    place = None if answer is None else _place(answer, gazetteer)
    if place is None:
        return resolution
    candidate = Candidate(place=place, score=_SCORE, reasons=("nominatim", OSM_LICENCE))
    return replace(resolution, candidates=(candidate, *resolution.candidates), resolved=True)


def _place(raw: Mapping[str, Any], gazetteer: Gazetteer) -> Place | None:
    """Make a place of an answer; None where the answer is not one."""
    try:
        lat, lon = float(raw["lat"]), float(raw["lon"])
        south, north, west, east = (float(each) for each in raw["boundingbox"])
        kind = str(raw.get("addresstype") or raw.get("type"))
        address = raw.get("address") or {}
        identifier = f"osm:{raw.get('osm_type')}/{raw['osm_id']}"
        name = str(raw.get("name") or raw["display_name"].split(",")[0])
        admin1 = address.get("state")
        admin1_code = address.get("ISO3166-2-lvl4")
        country = gazetteer.alpha3(str(address.get("country_code")))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    width_km = (east - west) * _DEGREE_KM * cos(radians(lat))
    radius_km = hypot(width_km, (north - south) * _DEGREE_KM) / 2
    if not (isfinite(radius_km) and -90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return Place(
        place_id=identifier,
        name=name,
        feature=_FEATURES.get(kind, "facility"),
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=round(max(radius_km, 0.5), 1),
        country=country,
        admin1=None if admin1 is None else str(admin1),
        admin1_code=None if admin1_code is None else str(admin1_code),
    )


def _read_all(path: Path | None) -> dict[str, Any]:
    """Read the cache of all services; a damaged one is begun anew."""
    if path is None or not path.exists():
        return {}
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _read_cache(path: Path | None, address: str) -> dict[str, Any]:
    known = _read_all(path).get(address)
    if not isinstance(known, dict):
        return {}
    return {name: raw for name, raw in known.items() if raw is None or isinstance(raw, dict)}


def _write_cache(path: Path | None, address: str, known: Mapping[str, Any]) -> None:
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.part")
        text = json.dumps({**_read_all(path), address: known}, ensure_ascii=False, sort_keys=True)
        beside.write_text(text, encoding="utf-8", errors="replace")
        beside.replace(path)
    except OSError as error:
        logger.debug("the geocoder's cache cannot be written: %s", error)
