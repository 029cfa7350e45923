"""A far end for tests: a real HTTP server in a thread that answers as postcodes.io does, written by hand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

BRISTOL = {"admin_district": "E06000023", "admin_county": "E99999999"}


def found(postcode: str, codes: dict[str, str] = BRISTOL, country: str = "England", **more: object) -> dict:
    """A postcode's result, as version 18 words it."""
    return {
        "postcode": postcode,
        "country": country,
        "latitude": 51.44,
        "longitude": -2.6,
        "quality": 1,
        "admin_district": "Bristol, City of",
        "admin_county": None,
        "codes": codes,
        "a_key_of_a_later_version": {"lsoa": 1},
        **more,
    }


@dataclass
class FarEnd:
    """What the server knows, how it misbehaves, and what it was asked."""

    postcodes: dict[str, dict] = field(default_factory=lambda: {"BS31AA": found("BS3 1AA")})
    ended: dict[str, dict] = field(default_factory=dict)
    near: dict | None = None
    failures: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    """Answers to give before the right ones: status, body, headers."""
    pause_seconds: float = 0.0
    drip: bool = False
    asked: list[str] = field(default_factory=list)
    bodies: list[dict] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str) -> tuple[int, dict]:
        """One GET."""
        parts = urlsplit(path)
        if parts.path == "/postcodes":
            assert {"lon", "lat"} <= set(parse_qs(parts.query))
            return 200, {"status": 200, "result": [self.near] if self.near else None}
        key = unquote(parts.path.rpartition("/")[2]).replace(" ", "")
        if key in self.postcodes:
            return 200, {"status": 200, "result": self.postcodes[key]}
        if key in self.ended:
            return 404, {"status": 404, "error": "Postcode not found", "terminated": self.ended[key]}
        return 404, {"status": 404, "error": "Postcode not found" if len(key) > 4 else "Invalid postcode"}

    def bulk(self, postcodes: list) -> tuple[int, dict]:
        """One POST: what is not a string is dropped without trace, as the real one does."""
        if len(postcodes) > 100:
            return 400, {"status": 400, "error": "Too many postcodes submitted"}
        strings = [each for each in postcodes if isinstance(each, str)]
        results = [{"query": each, "result": self.postcodes.get(each.replace(" ", ""))} for each in strings]
        return 200, {"status": 200, "result": list(reversed(results))}


@contextmanager
def serving(far_end: FarEnd) -> Iterator[FarEnd]:
    """Runs the far end on a free loopback port and tells its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(lambda: far_end.answer(self.path))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            far_end.bodies.append(body)
            self._reply(lambda: far_end.bulk(body["postcodes"]))

        def _reply(self, work) -> None:
            far_end.asked.append(self.path)
            time.sleep(far_end.pause_seconds)
            if far_end.failures:
                status, text, headers = far_end.failures.pop(0)
                self._send(status, text.encode(), {"Content-Type": "text/html", **headers})
            else:
                status, payload = work()
                self._send(status, json.dumps(payload).encode(), {"Content-Type": "application/json; charset=utf-8"})

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                for byte in [bytes([each]) for each in body] if far_end.drip else [body]:
                    self.wfile.write(byte)
                    self.wfile.flush()
                    time.sleep(0.1 if far_end.drip else 0)
            except (BrokenPipeError, ConnectionResetError):
                """The client has gone, as it should after its two seconds."""

        def log_message(self, *_: object) -> None:
            """Silent: a log line would hold a postcode."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    far_end.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield far_end
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
