"""Rasa's Socket.IO channel, for chat clients that know only that.

Long polling is all that is offered: a WebSocket would need another server than ours. Each open window holds one thread
while it waits for an answer, so their number is limited, and `web.__main__` has a thread for each beside those for
turns: pages and crisis words are answered however many windows wait.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import socketio
from flask import Response, abort, current_app, jsonify, request

from localoffer.language import worded
from web import wording
from web.client_turns import ClientTurns
from web.conversations import mint_id
from web.limits import AddressLimit
from web.plain import Plain
from web.relay import TURN_SECONDS
from web.senders import looks_random

PING_SECONDS = 25
PONG_SECONDS = 2 * TURN_SECONDS
"""A client answers a ping only when its last message has been taken, which can last as long as a turn."""
RETRY_SECONDS = 30
UNHEARD = logging.Logger("unheard", logging.CRITICAL + 1)  # noqa: LOG001 - in no tree: nothing can switch it on
"""The library's own log lines could quote a family, so none is written."""


class Sockets:
    """The Socket.IO server.

    Args:
        turns: What answers.
        most: Windows open at the same time; 0 offers no Socket.IO.
        limit: How often one address may open one.
        most_bytes: Longest body taken.
    """

    def __init__(self, turns: ClientTurns, most: int, limit: AddressLimit, most_bytes: int) -> None:
        self._turns, self._most, self._limit = turns, most, limit
        self._opening, self._polling = threading.Lock(), set[str]()
        # Events are handled within the request that brings them: there are never more at once than requests.
        self._server = socketio.Server(
            async_mode="threading",
            async_handlers=False,
            transports=["polling"],
            allow_upgrades=False,
            cors_allowed_origins=[],  # web.sites says who may ask
            max_http_buffer_size=most_bytes,
            ping_interval=PING_SECONDS,
            ping_timeout=PONG_SECONDS,
            logger=UNHEARD,
            engineio_logger=UNHEARD,
        )
        # The library's own way waits, for ever, until a window that may be gone has taken its last message.
        self._server.eio.disconnect = self._end
        self._server.on("session_request", self._confirm)
        self._server.on("user_uttered", self._answer)
        self._server.on("disconnect", self._leave)

    def take(self) -> Response:
        """Answer the request under way, which one of the clients' libraries sent."""
        if not self._most or "j" in request.args:
            abort(404)  # "j" asks for an answer that any site's page could run as a script
        sid = request.args.get("sid")
        if request.method == "POST":
            return self._handed_on()
        if sid is None:
            return self._opened()
        with self._one_poll(sid) as free:
            return self._handed_on() if free else abort(400)

    def _handed_on(self) -> Response:
        return Response.from_app(self._server.handle_request, request.environ)

    def _opened(self) -> Response:
        """A new window, when there is room for it."""
        with self._opening:
            windows = sum(not each.closed for each in self._server.eio.sockets.copy().values())
            if windows < self._most and self._limit.admits(request.remote_addr or ""):
                return self._handed_on()
        refusal = jsonify(message=worded(wording.TOO_MANY_CLIENTS))
        refusal.status_code = 503
        refusal.headers["Retry-After"] = str(RETRY_SECONDS)
        return refusal

    @contextmanager
    def _one_poll(self, sid: str) -> Iterator[bool]:
        """Whether this window is not waiting already: one window must not hold two threads."""
        with self._opening:
            free = sid not in self._polling
            self._polling.add(sid)
        try:
            yield free
        finally:
            if free:
                with self._opening:
                    self._polling.discard(sid)

    def _end(self, connection: str | None = None) -> None:
        if (held := self._server.eio.sockets.get(connection)) is not None:
            held.close(wait=False)

    def _leave(self, sid: str, _reason: str) -> None:
        """A window that says goodbye frees its thread at once, not at the next ping."""
        self._end(self._server.manager.eio_sid_from_sid(sid, "/"))

    def _confirm(self, sid: str, asked: object = None) -> None:
        """Tell a window the name it goes by: the one it remembers, when that is a good one."""
        wanted = _part(asked, "session_id")
        self._server.emit("session_confirm", self._named(sid, wanted if looks_random(wanted) else None), to=sid)

    def _named(self, sid: str, name: object) -> str:
        with self._server.session(sid) as session:
            session["name"] = name or session.get("name") or mint_id()
            return str(session["name"])

    def _answer(self, sid: str, said: object = None) -> None:
        name = _part(said, "session_id") or self._named(sid, None)
        metadata = _part(said, "metadata") or _part(said, "customData")
        try:
            messages = _as_events(self._turns.answer(name, _part(said, "message"), metadata))
        except Exception:  # noqa: BLE001 - the library swallows what is raised here, and the family would wait for ever
            current_app.log_exception(sys.exc_info())
            messages = [{"text": worded(wording.BROKEN)}]
        for message in messages:
            self._server.emit("bot_uttered", message, to=sid)


def _part(value: object, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _as_events(answer: Plain) -> list[dict[str, Any]]:
    """An answer as Rasa's channel gives it: no key but these, or some clients do not know the message."""
    if not answer.buttons:
        return [{"text": text} for text in answer.texts]
    messages: list[dict[str, Any]] = [{"text": text, "quick_replies": []} for text in answer.texts]
    messages[-1]["quick_replies"] = [{"content_type": "text", **button} for button in answer.buttons]
    return messages
