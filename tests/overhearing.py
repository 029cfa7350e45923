"""Stands between the Rasa server and the action server, passes everything on, and remembers what actions answered.

What a reply was made from (codes of its rows) and which slots are held never reaches a browser, so scripts read it here.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import requests

FORWARD_SECONDS = 20.0


@dataclass
class Overheard:
    """What one conversation's actions answered.

    Args:
        slots: As they stand after the last turn.
        reply: The last reply, before the web app rendered it.
    """

    slots: dict[str, Any] = field(default_factory=dict)
    reply: dict[str, Any] = field(default_factory=dict)

    def take(self, answered: dict[str, Any]) -> None:
        """One answer of the action server."""
        for event in answered.get("events") or ():
            if event.get("event") == "slot":
                self.slots[event["name"]] = event["value"]
        for each in answered.get("responses") or ():
            self.reply = each.get("custom") or each


class Overhearing:
    """The listener itself; `with` starts and stops it.

    Args:
        port: Where it listens.
        actions_port: Where the action server does.
    """

    def __init__(self, port: int, actions_port: int) -> None:
        self.conversations: dict[str, Overheard] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self, f"http://127.0.0.1:{actions_port}"))

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def of(self, conversation: str) -> Overheard:
        """What was overheard of one conversation."""
        return self.conversations.setdefault(conversation, Overheard())


def _handler(overhearing: Overhearing, actions: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            passed = {name: value for name, value in self.headers.items() if name.lower() != "host"}
            answered = requests.post(actions + self.path, data=body, headers=passed, timeout=FORWARD_SECONDS)
            if answered.ok:
                overhearing.of(json.loads(body)["sender_id"]).take(answered.json())
            self.send_response(answered.status_code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answered.content)))
            self.end_headers()
            self.wfile.write(answered.content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
