"""The action server as it really runs: a process of its own, asked over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.house.product_source import ROOT

pytestmark = pytest.mark.slow

TOKEN = "a-token-for-tests-only-0123456789"  # noqa: S105 - opens nothing but the tests' own server
CANARY = "07700 900123"
ACTIONS = """
from rasa_sdk import Action

class Find(Action):
    def name(self):
        return "action_find"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(json_message={"outcome": "ok"})
        return []

class Crash(Action):
    def name(self):
        return "action_crash"

    def run(self, dispatcher, tracker, domain):
        raise ValueError(tracker.latest_message["text"])
"""
START = "import sys, actions.server as s; s.build.__kwdefaults__['package'] = 'few_actions'; s.main()"


class Server:
    """One running action server with a few actions of the test's own."""

    def __init__(self, folder: Path, token: str = TOKEN) -> None:
        (folder / "few_actions").mkdir()
        (folder / "few_actions" / "__init__.py").write_text("", encoding="utf-8")
        (folder / "few_actions" / "some.py").write_text(ACTIONS, encoding="utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log_path = folder / "log"
        paths = os.pathsep.join([str(ROOT), str(folder)])
        environment = {
            **os.environ,
            "OFFER_ACTIONS_PORT": str(self.port),
            "OFFER_INTERNAL_TOKEN": token,
            "PYTHONPATH": paths,
        }
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START], cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    @property
    def log(self) -> str:
        """All it has written so far."""
        return self.log_path.read_text(encoding="utf-8")

    def ask(self, method: str, path: str, *, token: str | None = TOKEN, **more: object) -> requests.Response:
        """One request; without a token when that is None."""
        params = {} if token is None else {"token": token}
        return requests.request(method, f"http://127.0.0.1:{self.port}{path}", params=params, timeout=20, **more)

    def run(self, action: str) -> requests.Response:
        """Run an action as Rasa 3.6.21 asks for it."""
        tracker = {"sender_id": "a", "slots": {}, "latest_message": {"text": CANARY}, "events": [], "paused": False}
        call = {
            "next_action": action,
            "version": "3.6.21",
            "sender_id": "a",
            "tracker": tracker,
            "domain": {"intents": []},
        }
        return self.ask("POST", "/webhook", json=call)

    def await_start(self) -> Server:
        """Itself, once it answers."""
        while True:
            assert self.process.poll() is None, self.log
            try:
                self.ask("GET", "/health")
            except requests.ConnectionError:
                time.sleep(0.1)
            else:
                return self

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("actions"))
    yield running.await_start()
    running.stop()


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], "ä"])
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/health"), ("GET", "/actions"), ("POST", "/webhook"), ("OPTIONS", "/webhook"), ("GET", "/nowhere")],
)
def test_every_address_refuses_a_missing_token(server, method, path, token):
    response = server.ask(method, path, token=token)

    assert (response.status_code, response.json()) == (401, {"error": "not_allowed"})


def test_health_answers_with_the_token(server):
    assert server.ask("GET", "/health").json() == {"status": "ok"}


def test_action_of_the_newer_sdk_answers_rasas_call(server):
    answer = server.run("action_find").json()

    assert answer["events"] == []
    assert answer["responses"][0]["custom"] == {"outcome": "ok"}
    assert "version" not in server.log


def test_crash_tells_a_code_and_logs_a_class(server):
    """Trap 3: the SDK would send the whole tracker back, and log the request."""
    response = server.run("action_crash")

    assert (response.status_code, response.json()) == (500, {"error": "action_failed"})
    assert "action failed: ValueError" in server.log
    assert CANARY not in server.log
    assert "Traceback" not in server.log


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[1]", b"null", b'"text"', b""])
def test_body_that_is_no_call_gives_an_error_code(server, body):
    response = server.ask("POST", "/webhook", data=body)

    assert response.status_code in {400, 500}
    assert "error" in response.json()
    assert "Traceback" not in response.text + server.log


def test_unknown_action_is_not_found(server):
    assert server.run("action_nowhere").status_code == 404


def test_no_other_site_may_read_an_answer(server):
    """The SDK allows every origin unless told otherwise."""
    response = server.ask("GET", "/health", headers={"Origin": "https://example.org"})

    assert not [name for name in response.headers if name.lower().startswith("access-control")]


def test_server_refuses_to_start_without_a_secret(tmp_path):
    running = Server(tmp_path, TOKEN[:5])

    assert running.process.wait(60) == 1
    assert running.log.strip().splitlines()[-1].startswith("setting OFFER_INTERNAL_TOKEN:")
    assert TOKEN[:5] not in running.log
