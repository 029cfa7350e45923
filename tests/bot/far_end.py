"""A small action server for tests: speaks the SDK's webhook over real HTTP, and does what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token-for-tests-only-0123456789"  # noqa: S105 - opens nothing but the tests' own servers

Behaviour = Callable[[dict], tuple[int, object]]


def says(custom: object, *events: dict) -> tuple[int, object]:
    """An answer with one structured reply."""
    return 200, {"events": list(events), "responses": [{"text": None, "buttons": [], "custom": custom}]}


def sets(slot: str, value: object) -> dict:
    """An event that fills a slot."""
    return {"event": "slot", "timestamp": None, "name": slot, "value": value}


def echo(call: dict) -> tuple[int, object]:
    """Says back what reached the action: what most tests want to look at."""
    latest = call["tracker"]["latest_message"]
    return says(
        {
            "action": call["next_action"],
            "text": latest["text"],
            "intent": latest["intent"]["name"],
            "entities": [[each["entity"], each["value"]] for each in latest["entities"]],
            "metadata": latest["metadata"],
        }
    )


class FarEnd:
    """The action server's place on a free port of this machine; `do` is what it does on each call."""

    def __init__(self) -> None:
        self.do: Behaviour = echo
        self.calls: list[dict] = []
        self._start(0)
        self.port = self._server.server_address[1]

    def tracker(self) -> dict:
        """The tracker that came with the last call."""
        return self.calls[-1]["tracker"]

    @contextmanager
    def doing(self, behaviour: Behaviour) -> Iterator[None]:
        """Do something else for a while."""
        self.do = behaviour
        try:
            yield
        finally:
            self.do = echo

    @contextmanager
    def down(self) -> Iterator[None]:
        """Be gone for a while: nothing listens on the port."""
        self.stop()
        try:
            yield
        finally:
            self._start(self.port)

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def _start(self, port: int) -> None:
        far_end = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                allowed = parse_qs(urlsplit(self.path).query).get("token") == [TOKEN]
                if allowed:
                    far_end.calls.append(call)
                status, answer = far_end.do(call) if allowed else (401, {"error": "not_allowed"})
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """A caller that gave up waiting is what some tests are about."""

        self._server = Server(("127.0.0.1", port), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
