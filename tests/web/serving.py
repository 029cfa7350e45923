"""A web app on a real waitress, for as long as a test needs it; every connection is closed afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server


@contextmanager
def served(app: Flask, **told: Any) -> Iterator[int]:
    """Serve an app on a free loopback port; gives the port."""
    connections: dict[int, Any] = {}
    server = create_server(app, map=connections, **{"port": 0, **told, "host": "127.0.0.1"})

    def stop() -> None:
        server.task_dispatcher.shutdown()
        wasyncore.close_all(connections)

    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.effective_port
    finally:
        server.trigger.pull_trigger(stop)
        thread.join(20)
