"""A council's web server for tests: a real HTTP server in a thread, told by a function what to send."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from localoffer.publishing.fetch import Fetcher, Limits
from localoffer.publishing.guard import Guard


@dataclass(frozen=True)
class Reply:
    """What the server sends: the pieces of its body, with a pause before each."""

    pieces: Iterable[bytes] = (b"{}",)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause_seconds: float = 0.0
    raw_head: bytes | None = None
    """Sent in place of status and headers."""


@dataclass
class Asked:
    """One request the server had."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


@dataclass
class Council:
    """A running server."""

    url: str
    port: int
    asked: list[Asked] = field(default_factory=list)
    connections: set[tuple[str, int]] = field(default_factory=set)

    def fetcher(self, **limits: float) -> Fetcher:
        """A fetcher that may read this server, and nothing else inside the network."""
        return Fetcher(self.guard(), Limits(**limits))

    def guard(self, **changes: object) -> Guard:
        """The real rule, with this one exception."""
        return Guard(also=[("127.0.0.1", self.port)], **changes)

    def paths(self) -> list[str]:
        return [each.path for each in self.asked]


Answer = Callable[[str, dict[str, str]], Reply]


def as_json(value: object, **changes: object) -> Reply:
    return Reply((json.dumps(value).encode(),), **changes)


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Council]:
    """Runs a server on a free loopback port; `answer` is asked with path and query."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            council.asked.append(Asked(parts.path, query, dict(self.headers)))
            council.connections.add(self.client_address)
            try:
                self._send(answer(parts.path, query))
            except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
                """The client has gone, as it should when it had enough."""

        def _send(self, reply: Reply) -> None:
            is_whole = isinstance(reply.pieces, tuple) and not reply.pause_seconds
            if reply.raw_head is not None:
                self.wfile.write(reply.raw_head)
            else:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if is_whole and "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(sum(map(len, reply.pieces))))
                self.end_headers()
            for piece in reply.pieces:
                time.sleep(reply.pause_seconds)
                self.wfile.write(piece)
                self.wfile.flush()
            self.close_connection = self.close_connection or not is_whole

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    port = server.server_address[1]
    council = Council(f"{'https' if tls else 'http'}://127.0.0.1:{port}", port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield council
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
