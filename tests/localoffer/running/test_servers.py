from __future__ import annotations

import http.server
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from localoffer.running.servers import answers, as_environ, commands
from localoffer.settings import ROOT, Settings
from tests.localoffer.running.small_processes import free_port, settings_in

MODEL = Path("models/navigator-0123456789ab.tar.gz")


@pytest.fixture
def rasa_actions_web(tmp_path):
    settings = replace(settings_in(tmp_path), internal_token="internal-internal", secret_key="signing-signing-")  # noqa: S106
    return commands(settings, MODEL)


@pytest.fixture
def closed_door():
    """A server that answers 200 to who knows the word, and 503 to everybody else."""

    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.headers.get("Authorization") == "Bearer word" else 503)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def test_settings_survive_the_way_to_a_child(tmp_path):
    settings = replace(settings_in(tmp_path), postcodes_io=True, env="production", internal_token="x" * 20)

    assert Settings.read(as_environ(settings)) == settings


def test_rasa_never_learns_database_or_signing_key(rasa_actions_web):
    rasa = rasa_actions_web[0]

    assert not {"DATABASE_URL", "OFFER_SECRET_KEY"} & rasa.environ.keys()
    assert "signing" not in str(rasa.environ)


def test_rasa_opens_no_api_and_only_loopback(rasa_actions_web):
    args = rasa_actions_web[0].args

    assert "--enable-api" not in args
    assert "--cors" not in args
    assert args[args.index("-i") + 1] == "127.0.0.1"
    assert args[-2:] == ("-m", str(MODEL))


def test_no_token_stands_on_a_command_line(rasa_actions_web):
    # Command lines can be read by everybody on the machine.
    words = " ".join(word for command in rasa_actions_web for word in command.args)

    assert "internal" not in words
    assert "signing" not in words


def test_variables_of_the_rasa_files_are_all_given(rasa_actions_web):
    named = {
        word.split("}")[0]
        for file in ("credentials.yml", "endpoints.yml")
        for word in (ROOT / file).read_text(encoding="utf-8").split("${")[1:]
    }

    assert named
    assert named <= rasa_actions_web[0].environ.keys()


def test_every_process_has_a_log_of_its_own(rasa_actions_web):
    assert [command.log.name for command in rasa_actions_web] == ["rasa.log", "actions.log", "web.log"]


def test_only_an_answer_of_200_means_ready(closed_door):
    assert answers("127.0.0.1", closed_door, "/ready", {"Authorization": "Bearer word"})
    assert not answers("127.0.0.1", closed_door, "/ready", {"Authorization": "Bearer wrong"})


def test_nobody_listening_means_not_ready():
    assert not answers("127.0.0.1", free_port(), "/healthz")
