"""A geocoder on this machine that answers as told, and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ANSWER = {
    "osm_type": "node", "osm_id": 7, "lat": "0.5", "lon": "29.4", "name": "Kasindi",
    "display_name": "Kasindi, Beni, DR Congo", "addresstype": "town",
    "boundingbox": ["0.4", "0.6", "29.3", "29.5"],
    "address": {"state": "North Kivu", "country_code": "cd", "ISO3166-2-lvl4": "CD-NK"},
}  # fmt: skip


class Stub(ThreadingHTTPServer):
    """A geocoder that answers as told, and counts."""

    status = 200
    body = json.dumps([ANSWER])
    wait_s = 0.0
    statuses: list[int]
    asked: list[str]
    countries: list[str]
    agents: list[str]

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"


@contextmanager
def serving() -> Iterator[Stub]:
    """Answer on this machine until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server = self.server
            assert isinstance(server, Stub)
            query = parse_qs(urlsplit(self.path).query)
            server.asked.append(query["q"][0])
            server.countries += query.get("countrycodes", [])
            server.agents.append(self.headers["User-Agent"])
            threading.Event().wait(server.wait_s)
            status = server.statuses.pop(0) if server.statuses else server.status
            try:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(server.body.encode())
            except OSError:
                pass

        def log_message(self, *args: object) -> None:
            pass

    server = Stub(("127.0.0.1", 0), Handler)
    server.asked, server.countries, server.agents, server.statuses = [], [], [], []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
