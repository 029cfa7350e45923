"""One turn of a chat client that is not ours: whose it is, what it means, and its answer in plain text.

It leads into `Turns` like every other turn, so crisis words, limits, redaction and forgetting are the same. What a
client sends beside its name and its message, such as a channel's name, is not believed and not passed on.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from flask import request, url_for

from web.plain import Plain, in_plain_text
from web.senders import Senders
from web.turns import Ended, Turns

PAYLOAD = "choice:{}"
"""What a button of ours sends; the id is as opaque as on our own page."""
_CHOICE = re.compile(r"choice:([\w-]{12})")
_START = re.compile(r"/(?P<name>get_started|greet|hello|hi|restart|session_start|start|welcome)(?:\{.*\})?")
"""What clients send by themselves to begin; any other "/…" is just text that somebody typed."""
LONGEST_KEY = 64


@dataclass(frozen=True)
class ClientTurns:
    """Answers other chat clients.

    Args:
        turns: The way every turn goes.
        senders: Which conversation belongs to whom.
    """

    turns: Turns
    senders: Senders

    def answer(self, name: object, message: object, metadata: object) -> Plain:
        """The answer to one message of the request under way.

        Args:
            name: The client's name for its visitor.
            message: Typed words, a button's payload or a start payload; anything but a text counts as empty.
            metadata: A dictionary may hold "turn", a key of the client's own: the same key gets the same answer.
        """
        words = message.replace("\r\n", "\n") if isinstance(message, str) else ""
        ended, started_again = self._ended(name, words, _key(metadata))
        home, find = url_for("chat.home", _external=True), url_for("directory.ask", _external=True)
        return in_plain_text(ended.answer, payload=PAYLOAD, home=home, find=find, started_again=started_again)

    def _ended(self, name: object, words: str, key: str) -> tuple[Ended, bool]:
        origin, address = request.headers.get("Origin", ""), request.remote_addr or ""
        start = _START.fullmatch(words.strip())
        if start and start["name"] == "restart" and (gone := self.senders.part(name, origin)) is not None:
            self.turns.delete(gone)
        known = self.senders.conversation(name, origin)
        if known is None:
            return self.turns.decline(words, address), False
        conversation, forgotten = known
        if start:
            return self.turns.greet(conversation, key, address), False
        if choice := _CHOICE.fullmatch(words):
            return self.turns.choose(conversation, key, choice[1], address), forgotten
        return self.turns.say(conversation, key, words, address), forgotten


def _key(metadata: object) -> str:
    key = metadata.get("turn") if isinstance(metadata, dict) else None
    return key[:LONGEST_KEY] if isinstance(key, str) and key else secrets.token_urlsafe(16)
