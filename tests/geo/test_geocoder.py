"""The online geocoder, against a stub on this machine: answers, failures, cache."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.geocoder import LICENCE, Geocoder, GeocoderError, resolve_online
from geo.model import Resolution, Toponym

ANSWER = {
    "osm_type": "node", "osm_id": 7, "lat": "0.5", "lon": "29.4", "name": "Kasindi",
    "display_name": "Kasindi, Beni, DR Congo", "addresstype": "town",
    "boundingbox": ["0.4", "0.6", "29.3", "29.5"], "address": {"state": "North Kivu"},
}  # fmt: skip


class Stub(ThreadingHTTPServer):
    """A geocoder that answers as told, and counts."""

    status = 200
    body = json.dumps([ANSWER])
    wait_s = 0.0
    asked: list[str]
    agents: list[str]


@pytest.fixture
def stub() -> Iterator[Stub]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server = self.server
            assert isinstance(server, Stub)
            server.asked.append(parse_qs(urlsplit(self.path).query)["q"][0])
            server.agents.append(self.headers["User-Agent"])
            threading.Event().wait(server.wait_s)
            try:
                self.send_response(server.status)
                self.end_headers()
                self.wfile.write(server.body.encode())
            except OSError:
                pass

        def log_message(self, *args: object) -> None:
            pass

    server = Stub(("127.0.0.1", 0), Handler)
    server.asked, server.agents = [], []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def a_geocoder(stub: Stub, **options: object) -> Geocoder:
    host, port = stub.server_address[:2]
    address = f"http://{host!s}:{port}"
    values: dict[str, object] = {"address": address, "delay_s": 0.0, "timeout_s": 2.0} | options
    return Geocoder(**values)  # type: ignore[arg-type]


def unresolved(surface: str = "Kasindi") -> Resolution:
    toponym = Toponym(doc_id="d", sentence=0, start=0, end=len(surface), surface=surface)
    return Resolution(toponym=toponym, resolved=False)


def test_resolves_what_is_unresolved(stub: Stub) -> None:
    (found,) = resolve_online([unresolved()], geocoder=a_geocoder(stub))
    assert found.place is not None
    assert (found.place.place_id, found.place.feature) == ("osm:node/7", "populated_place")
    assert found.place.admin1 == "North Kivu"
    assert 10 < found.place.radius_km < 20
    assert LICENCE in found.candidates[0].reasons
    assert stub.agents[0].startswith("sitmap")


def test_leaves_the_rest_alone(stub: Stub) -> None:
    (found,) = resolve_online([unresolved()], geocoder=a_geocoder(stub))
    again = resolve_online([found], geocoder=a_geocoder(stub))
    assert again == (found,)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [(429, "[]"), (500, "[]"), (403, "[]"), (200, "{broken"), (200, "[1]"), (200, '{"a": 1}')],
)
def test_a_failure_is_said_once_and_nothing_more_is_asked(
    stub: Stub, status: int, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    stub.status, stub.body = status, body
    names = [unresolved("Kasindi"), unresolved("Bwera"), unresolved("Mpondwe")]
    with caplog.at_level(logging.WARNING, logger="geo.geocoder"):
        found = resolve_online(names, geocoder=a_geocoder(stub))
    assert all(each.place is None for each in found)
    assert len(caplog.records) <= 1
    assert len(stub.asked) in (1, 3)


def test_a_slow_service_is_a_failure(stub: Stub, caplog: pytest.LogCaptureFixture) -> None:
    stub.wait_s = 1.0
    geocoder = a_geocoder(stub, timeout_s=0.1)
    assert resolve_online([unresolved()], geocoder=geocoder)[0].place is None
    assert geocoder.failed


@pytest.mark.parametrize("body", ["[]", '[{"lat": "95", "lon": "x"}]'])
def test_an_empty_or_odd_answer_resolves_nothing(stub: Stub, body: str) -> None:
    stub.body = body
    assert resolve_online([unresolved()], geocoder=a_geocoder(stub))[0].place is None


def test_the_cache_outlives_the_run(stub: Stub, tmp_path: Path) -> None:
    cache = tmp_path / "folder" / "cache.json"
    resolve_online([unresolved()], geocoder=a_geocoder(stub, cache=cache))
    (found,) = resolve_online([unresolved()], geocoder=a_geocoder(stub, cache=cache))
    assert found.place is not None
    assert stub.asked == ["Kasindi"]
    cache.write_text("{damaged", encoding="utf-8")
    resolve_online([unresolved()], geocoder=a_geocoder(stub, cache=cache))
    assert len(stub.asked) == 2


@pytest.mark.parametrize("address", ["", "nominatim", "ftp://host", "https://"])
def test_an_address_is_checked(address: str) -> None:
    with pytest.raises(GeocoderError, match="expected https"):
        Geocoder(address=address)
