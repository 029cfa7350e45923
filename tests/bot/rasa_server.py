"""A real Rasa server for tests: started as `offer run` starts it, spoken to over HTTP as the web app does."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.bot.far_end import TOKEN

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
UNSAID = object()
"""For a turn without a text, which is not the same as one whose text is null."""

QUIET = {
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


def free_port() -> int:
    """A port nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RasaServer:
    """One running server; its log is a file that tests may read."""

    def __init__(
        self,
        model: Path,
        log: Path,
        *,
        actions_port: int,
        credentials: Path = ROOT / "credentials.yml",
        redis_url: str = "",
    ) -> None:
        self.port, self.log_path = free_port(), log
        environment = {
            **os.environ,
            **QUIET,
            "OFFER_ACTIONS_PORT": str(actions_port),
            "OFFER_IDLE_MINUTES": "60",
            "OFFER_INTERNAL_TOKEN": TOKEN,
            "REDIS_URL": redis_url,
            "SANIC_REQUEST_MAX_SIZE": "65536",
        }
        command = [
            *(sys.executable, "-m", "rasa", "run", "--model", str(model)),
            *("--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(credentials)),
            *("--interface", "127.0.0.1", "--port", str(self.port)),
        ]
        with log.open("wb") as out:
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        self._session = requests.Session()
        self._await_ready()

    @property
    def log(self) -> str:
        """All it has written so far."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def call(self, method: str, path: str, *, token: str | None = TOKEN, **more: object) -> requests.Response:
        """One request; without a token when that is None."""
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        headers.update(more.pop("headers", {}))
        return self._session.request(method, f"http://127.0.0.1:{self.port}{path}", headers=headers, timeout=60, **more)

    def turn(self, conversation: object, text: object = UNSAID, **parts: object) -> requests.Response:
        """Say `text`, or send other parts of a turn."""
        body = {"conversation": conversation, **({} if text is UNSAID else {"text": text}), **parts}
        return self.call("POST", "/webhooks/navigator/turn", json=body)

    def forget(self, conversation: str) -> requests.Response:
        """Ask for the conversation to be deleted."""
        return self.call("DELETE", f"/webhooks/navigator/conversations/{conversation}")

    def ready(self) -> requests.Response:
        """Ask whether it is ready."""
        return self.call("GET", "/webhooks/navigator/ready")

    def stop(self) -> None:
        """End it."""
        self._session.close()
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _await_ready(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            if self._process.poll() is not None:
                break
            try:
                if self.ready().status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.25)
        self.stop()
        raise AssertionError(f"Rasa did not become ready:\n{self.log[-3000:]}")


def new_conversation() -> str:
    """An id as the web app makes them."""
    return secrets.token_urlsafe(32)
