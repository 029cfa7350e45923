"""With the real assistant: Rasa's own channels, as other makers' chat clients use them."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
import requests
import socketio

pytestmark = pytest.mark.slow

SECONDS = 20
QUESTION = "my son is 4 and hardly talks, we live in BS3 1AA"


def said_by_rest(running, sender: str, message: str) -> list[dict[str, Any]]:
    body = json.dumps({"sender": sender, "message": message})
    return requests.post(f"{running.address}webhooks/rest/webhook", data=body, timeout=SECONDS).json()


def test_rest_greets_answers_and_knows_its_buttons(navigator_online):
    sender = str(uuid.uuid4())

    greeting = said_by_rest(navigator_online, sender, "/get_started")
    answer = said_by_rest(navigator_online, sender, QUESTION)
    more = said_by_rest(navigator_online, sender, answer[-1]["buttons"][0]["payload"])

    assert greeting[0]["text"].startswith("Hello. I am an automated service")
    assert greeting[-1]["buttons"]
    assert "Bristol" in answer[0]["text"]
    assert any("Who pays: " in each["text"] for each in answer)
    assert more[0]["text"]
    assert not any("Sorry" in each["text"] for each in (*greeting, *answer, *more))


def test_a_new_start_knows_nothing_of_the_old_one(navigator_online):
    sender = str(uuid.uuid4())
    said_by_rest(navigator_online, sender, QUESTION)

    said_by_rest(navigator_online, sender, "/restart")
    asked = said_by_rest(navigator_online, sender, "my daughter is 7 and has autism")

    assert "Bristol" not in json.dumps(asked)


def test_socket_answers_in_parts_with_quick_replies_last(navigator_online):
    with socketio.SimpleClient(reconnection=False) as client:
        client.connect(navigator_online.address, transports=["polling"], wait_timeout=SECONDS)
        client.emit("session_request", {"session_id": None})
        _, name = client.receive(timeout=SECONDS)
        client.emit("user_uttered", {"message": QUESTION, "session_id": name})
        received = [client.receive(timeout=SECONDS)]
        while not received[-1][1].get("quick_replies"):
            received.append(client.receive(timeout=SECONDS))

    messages = [message for _, message in received]
    assert "Bristol" in messages[0]["text"]
    assert all(message["quick_replies"] == [] for message in messages[:-1])
    assert len(messages) > 2
