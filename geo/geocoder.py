"""Ask an online geocoder (Nominatim) for names that stay unresolved: only where a user wants it.

Through geopy, one question a second, with a user agent, a time-out, a cache on disk, and the
service's address as a setting for those who host their own. When the service fails, the name stays
unresolved, one warning says so, and nothing more is asked in this run. A place that comes from
there says so in its id ("osm:…") and in the reasons of its candidate, with the licence.
"""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import cos, hypot, isfinite, radians
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from .errors import SitmapError
from .model import Candidate, Place, Resolution

LICENCE = "OpenStreetMap contributors, ODbL 1.0"
ADDRESS = "https://nominatim.openstreetmap.org"
_USER_AGENT = "sitmap (situation maps from reports)"
_SCORE = 0.5
_DEGREE_KM = 111.2
_MOST_WORDS = 100
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
        A JSON file that keeps answers between runs; None keeps them in memory only.
    timeout_s
        How long to wait for an answer, in seconds.
    delay_s
        How long to wait between questions, in seconds; the public service wants at least one.
    """

    def __init__(
        self,
        *,
        address: str = ADDRESS,
        cache: Path | None = None,
        timeout_s: float = 10.0,
        delay_s: float = 1.0,
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
        self._cache = cache
        self._known = _read_cache(cache)
        self.failed = False

    def look_up(self, name: str) -> Place | None:
        """Give the place of a name, None where the service knows none or has failed."""
        query = " ".join(name.split()[:_MOST_WORDS])
        if query not in self._known:
            if self.failed:
                return None
            try:
                found = self._ask(query, addressdetails=True, language="en")
            except (GeopyError, ValueError, KeyError, TypeError, AttributeError) as error:
                # A broken answer is a failure of the service, whatever geopy trips over.
                self.failed = True
                logger.warning("the online geocoder failed, names stay unresolved: %s", error)
                return None
            self._known[query] = None if found is None else found.raw
            _write_cache(self._cache, self._known)
        raw = self._known[query]
        return None if raw is None else _place(raw)


def resolve_online(
    resolutions: Iterable[Resolution], *, geocoder: Geocoder
) -> tuple[Resolution, ...]:
    """Resolve through a geocoder what is not resolved; everything else stays as it is."""
    return tuple(_resolve(each, geocoder) for each in resolutions)


def _resolve(resolution: Resolution, geocoder: Geocoder) -> Resolution:
    if resolution.place is not None or resolution.basis != "explicit":
        return resolution
    place = geocoder.look_up(resolution.toponym.surface)
    if place is None:
        return resolution
    candidate = Candidate(place=place, score=_SCORE, reasons=("nominatim", LICENCE))
    return replace(resolution, candidates=(candidate, *resolution.candidates), resolved=True)


def _place(raw: Mapping[str, Any]) -> Place | None:
    """Make a place of an answer; None where the answer is not one."""
    try:
        lat, lon = float(raw["lat"]), float(raw["lon"])
        south, north, west, east = (float(each) for each in raw["boundingbox"])
        kind = str(raw.get("addresstype") or raw.get("type"))
        address = raw.get("address") or {}
        identifier = f"osm:{raw.get('osm_type')}/{raw['osm_id']}"
        name = str(raw.get("name") or raw["display_name"].split(",")[0])
        admin1 = address.get("state")
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
        admin1=None if admin1 is None else str(admin1),
    )


def _read_cache(path: Path | None) -> dict[str, Any]:
    """Read the cache; a damaged one is begun anew."""
    if path is None or not path.exists():
        return {}
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {name: raw for name, raw in known.items() if raw is None or isinstance(raw, dict)}


def _write_cache(path: Path | None, known: Mapping[str, Any]) -> None:
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.part")
        beside.write_text(json.dumps(known, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        logger.debug("the geocoder's cache cannot be written: %s", error)
