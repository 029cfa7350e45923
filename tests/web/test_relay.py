"""The way to the assistant, spoken over real HTTP to a small stand-in for the channel."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from localoffer.settings import Settings
from web import relay as relay_module
from web.relay import RasaRelay, RelayError

CONVERSATION = "c" * 43


class Channel(BaseHTTPRequestHandler):
    """Answers as it was told to, and keeps what it was asked."""

    answer: tuple[int, bytes] = (200, b'{"messages": [{"custom": {"say": ["Hello"]}}]}')
    asked: list[tuple[str, str, str | None, dict]]
    may_answer: threading.Event

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append((self.command, self.path, self.headers["Authorization"], json.loads(body or b"{}")))
        self.may_answer.wait(20)
        status, answer = self.answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_DELETE = _take  # noqa: N815 - the standard library's names

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def channel() -> Iterator[type[Channel]]:
    kind = type("ThisChannel", (Channel,), {"asked": [], "may_answer": threading.Event()})
    kind.may_answer.set()
    server = HTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    kind.port = server.server_port
    yield kind
    kind.may_answer.set()
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture
def relay(channel) -> Iterator[RasaRelay]:
    settings = Settings.read({"OFFER_RASA_PORT": str(channel.port), "OFFER_INTERNAL_TOKEN": "our-shared-secret"})
    relay = RasaRelay.from_settings(settings)
    yield relay
    relay.close()


def test_turn_is_sent_as_the_channel_expects(channel, relay):
    messages = relay.turn(CONVERSATION, text="he is 4", metadata={"places": [], "danger": None})

    assert messages == [{"custom": {"say": ["Hello"]}}]
    assert channel.asked == [
        (
            "POST",
            "/webhooks/navigator/turn",
            "Bearer our-shared-secret",
            {"conversation": CONVERSATION, "text": "he is 4", "metadata": {"places": [], "danger": None}},
        )
    ]


def test_button_is_sent_as_payload_without_text(channel, relay):
    relay.turn(CONVERSATION, payload="/show_more", metadata={})

    assert channel.asked[0][3] == {"conversation": CONVERSATION, "payload": "/show_more", "metadata": {}}


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [
        (502, b'{"error": "no_reply"}', "refused"),
        (401, b"{}", "refused"),
        (302, b"", "refused"),
        (200, b"not json", "unreadable"),
        (200, b"[]", "unreadable"),
        (200, b'{"other": 1}', "unreadable"),
        (200, b'{"messages": []}', "no_reply"),
        (200, b'{"messages": "x"}', "no_reply"),
    ],
)
def test_every_bad_answer_becomes_one_error(channel, relay, status, answer, reason):
    channel.answer = (status, answer)

    with pytest.raises(RelayError) as caught:
        relay.turn(CONVERSATION, text="my secret words", metadata={})

    assert caught.value.reason == reason
    assert "secret" not in str(caught.value)


def test_silence_becomes_an_error_in_time(channel, relay, monkeypatch):
    monkeypatch.setattr(relay_module, "TURN_SECONDS", 0.1)
    channel.may_answer.clear()

    with pytest.raises(RelayError) as caught:
        relay.turn(CONVERSATION, text="my secret words", metadata={})

    assert caught.value.reason == "too_slow"
    assert caught.value.__suppress_context__


def test_nobody_listening_becomes_an_error():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        relay = RasaRelay(f"http://127.0.0.1:{free.getsockname()[1]}", "our-shared-secret")

        with pytest.raises(RelayError) as caught:
            relay.delete(CONVERSATION)

    assert caught.value.reason == "unreachable"
    assert not relay.ready()
    relay.close()


@pytest.mark.parametrize(("status", "gone"), [(204, True), (404, True), (500, False), (401, False)])
def test_deleting_succeeds_only_when_it_is_gone(channel, relay, status, gone):
    channel.answer = (status, b"")

    if gone:
        relay.delete(CONVERSATION)
    else:
        with pytest.raises(RelayError):
            relay.delete(CONVERSATION)

    assert channel.asked[0][:2] == ("DELETE", f"/webhooks/navigator/conversations/{CONVERSATION}")


@pytest.mark.parametrize(("status", "ready"), [(200, True), (503, False)])
def test_readiness_is_what_the_channel_says(channel, relay, status, ready):
    channel.answer = (status, b"")

    assert relay.ready() is ready
