"""Real processes for tests: the action server, the Rasa server and the web app, on free ports over a database of their own."""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import requests

from localoffer.navigator import Navigator
from localoffer.running.children import Child, stop_all
from localoffer.running.servers import commands
from localoffer.settings import Settings
from tests.overhearing import Overheard, Overhearing
from web.access import Tokens

START_SECONDS = 400.0
TURN_SECONDS = 20.0


@dataclass(frozen=True)
class Serving:
    """A running navigator."""

    settings: Settings
    children: Sequence[Child]
    overhearing: Overhearing

    @property
    def address(self) -> str:
        """Where its web app answers."""
        return self.settings.web_address

    def talk(self) -> Talk:
        """A new conversation with it."""
        return Talk(self)


class Talk:
    """One conversation with the real web app, as its own page's script would hold it."""

    def __init__(self, running: Serving) -> None:
        self._running, self._address = running, running.address
        self._token, self._session = None, requests.Session()
        self._tokens = Tokens(running.settings.secret_key)
        self.reply: dict[str, Any] = {}

    @property
    def overheard(self) -> Overheard:
        """What stands behind the replies: slots, and the last reply before the web app rendered it."""
        claim = self._tokens.read(self._token)
        return self._running.overhearing.of(claim.conversation) if claim else Overheard()

    def say(self, text: str) -> dict[str, Any]:
        """Type something."""
        return self._post({"text": text})

    def choose(self, title: str) -> dict[str, Any]:
        """Press the button that says this."""
        choices = {choice["title"]: choice["id"] for choice in self.reply["choices"]}
        return self._post({"choice": choices[title]})

    def delete(self) -> int:
        """Delete the conversation; the HTTP status."""
        return self._session.post(
            f"{self._address}chat/delete", data={"token": self._token}, timeout=TURN_SECONDS
        ).status_code

    def _post(self, body: dict[str, str]) -> dict[str, Any]:
        sent = {"token": self._token, "turn": secrets.token_urlsafe(12), **body}
        answered = self._session.post(f"{self._address}chat/turn", json=sent, timeout=TURN_SECONDS)
        self.reply = answered.json()
        self._token = self.reply.get("token", self._token)
        return self.reply


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on now."""
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports


@contextmanager
def serving(folder: Path, model: Path, **environ: str) -> Iterator[Serving]:
    """All three processes, ready; stopped at the end.

    Args:
        folder: For the database and logs.
        model: The trained archive.
        environ: Settings that differ.
    """
    web, rasa, actions, between = free_ports(4)
    settings = Settings.read(
        {
            "OFFER_VAR": str(folder),
            "OFFER_PORT": str(web),
            "OFFER_RASA_PORT": str(rasa),
            "OFFER_ACTIONS_PORT": str(actions),
            "OFFER_INTERNAL_TOKEN": secrets.token_urlsafe(32),
            "OFFER_SECRET_KEY": secrets.token_urlsafe(32),
            "OFFER_TURNS_PER_MINUTE": "100000",
            **environ,
        }
    )
    navigator = Navigator.open(settings)
    navigator.prepare()
    navigator.database.close()
    with Overhearing(between, actions) as overhearing:
        # The Rasa server is told the listener's port, so that every action's answer passes by.
        called = [commands(replace(settings, actions_port=between), model)[0], *commands(settings, model)[1:]]
        children = [Child(command) for command in called]
        try:
            _await(children)
            yield Serving(settings, children, overhearing)
        finally:
            stop_all(children)


def _await(children: Sequence[Child]) -> None:
    deadline = time.monotonic() + START_SECONDS
    waiting = list(children)
    while waiting:
        ended = [child.sentence() for child in waiting if child.ended is not None]
        if ended or time.monotonic() > deadline:
            raise RuntimeError("; ".join(ended) or "the processes did not come up in time")
        waiting = [child for child in waiting if not child.command.is_ready()]
        time.sleep(0.2)
