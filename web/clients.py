"""Chat clients of other makers: the addresses that Rasa's own REST and Socket.IO channels have, for the sites that may.

These are the edges only. A turn goes the way of every other turn (web.client_turns), and how it ended is said in its
words: such clients show nothing of an answer whose status is not 200.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from web.client_turns import ClientTurns
from web.plain import Plain
from web.senders import LONGEST_NAME
from web.sites import Sites
from web.sockets import Sockets

REST = "/webhooks/rest"
SOCKET = "/socket.io/"


@dataclass(frozen=True)
class ClientDesk:
    """What other chat clients lean on.

    Args:
        turns: Their turns.
        sockets: The Socket.IO server.
        sites: Sites that may talk to us.
    """

    turns: ClientTurns
    sockets: Sockets
    sites: Sites


def client_pages(desk: ClientDesk) -> Blueprint:
    """The addresses of Rasa's own channels."""
    pages = Blueprint("clients", __name__)

    @pages.before_request
    def only_known_sites() -> Response | None:
        if request.method == "OPTIONS":
            return desk.sites.preflight(methods="GET, POST", headers="Authorization, Content-Type")
        if not desk.sites.may_talk():
            abort(403)
        return None

    pages.after_request(desk.sites.let_read)

    @pages.get(f"{REST}/")
    def health() -> Response:
        return jsonify(status="ok")

    @pages.post(f"{REST}/webhook")
    def turn() -> Response:
        """One turn: {"sender", "message"}, whatever the content type says; what else comes is not believed."""
        body = request.get_json(force=True, silent=True)
        if not isinstance(body, dict):
            raise BadRequest
        answer = desk.turns.answer(body.get("sender"), body.get("message"), body.get("metadata"))
        messages = list(_as_rest(answer, body.get("sender")))
        if request.args.get("stream") == "true":
            lines = "".join(f"{json.dumps(each)}\n" for each in messages)
            return Response(lines, content_type="text/event-stream")  # what Rasa calls it, though it is none
        return jsonify(messages)

    @pages.route(SOCKET, methods=["GET", "POST"])
    def socket() -> Response:
        return desk.sockets.take()

    return pages


def _as_rest(answer: Plain, sender: object) -> Iterator[dict[str, Any]]:
    """An answer as Rasa's REST channel gives it: the buttons with the last text."""
    recipient = sender[:LONGEST_NAME] if isinstance(sender, str) else ""
    last = len(answer.texts) - 1
    for at, text in enumerate(answer.texts):
        buttons = {"buttons": list(answer.buttons)} if at == last and answer.buttons else {}
        yield {"recipient_id": recipient, "text": text, **buttons}
