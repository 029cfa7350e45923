"""One turn as the web app sends it: read, checked and made safe before Rasa sees it.

Pure: values in, values out. What happens with the turn is `bot.channel`'s business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 2000
"""Longest message Rasa is given: it works through text on the one loop that serves everybody."""

MOST_PAYLOAD_CHARACTERS = 1000
MOST_METADATA_CHARACTERS = 20_000

_CONVERSATION = re.compile(r"[A-Za-z0-9_-]{32,64}")
_PAYLOAD = re.compile(r"/(?P<intent>[a-z][a-z_]{1,40})(?P<entities>\{.*\})?")
_PARTS = {"conversation", "text", "payload", "metadata"}

RENAMED_INTENTS = {"restart": "start_again"}
"""Rasa keeps `restart` for itself: it overrules every rule and leaves the old events where they are."""

NOTHING_SAID = "?"
"""Stands for a message of which nothing is left; understood as "not understood"."""


class TurnRefused(Exception):
    """A turn we do not hand to Rasa.

    Args:
        code: Why, in one word for the web app; never a part of the message.
        status: HTTP status that goes with it.
    """

    def __init__(self, code: str, status: int = 400) -> None:
        self.code, self.status = code, status
        super().__init__(code)


@dataclass(frozen=True)
class Turn:
    """What one person said in one conversation, ready for Rasa."""

    conversation: str
    text: str
    metadata: dict[str, Any]


def read_conversation(value: object) -> str:
    """The conversation id, if it is one that our web app could have made.

    Raises:
        TurnRefused: Missing, guessable or not an id. Without one Rasa would put everybody into one conversation.
    """
    if not isinstance(value, str) or not _CONVERSATION.fullmatch(value):
        raise TurnRefused("bad_conversation")
    return value


def read_turn(body: object, *, intents: Collection[str], entities: Collection[str]) -> Turn:
    """The turn that a request's body holds.

    Args:
        body: The body's JSON, already parsed.
        intents: Intents a button of ours may name.
        entities: Entities a button of ours may carry.

    Raises:
        TurnRefused: A part is missing, of the wrong type, too long or not ours.
    """
    if not isinstance(body, dict) or not set(body) <= _PARTS:
        raise TurnRefused("bad_body")
    conversation = read_conversation(body.get("conversation"))
    if ("text" in body) == ("payload" in body):
        raise TurnRefused("bad_body")
    said = _typed(body["text"]) if "text" in body else _pressed(body["payload"], intents, entities)
    return Turn(conversation, said, _metadata(body.get("metadata")))


def _typed(text: object) -> str:
    """Typed text without the leading "/" that would make a command of it."""
    if not isinstance(text, str):
        raise TurnRefused("bad_text")
    if len(text) > MOST_CHARACTERS:
        raise TurnRefused("too_long", 413)
    # UserMessage strips the text once more before it looks for "/", so spaces between slashes go too.
    plain = text.replace("\x00", " ").strip()
    if not plain:
        raise TurnRefused("empty")
    while plain.startswith("/"):
        plain = plain[1:].lstrip()
    return plain or NOTHING_SAID


def _pressed(payload: object, intents: Collection[str], entities: Collection[str]) -> str:
    """A button's payload, rebuilt from its checked parts."""
    if not isinstance(payload, str) or len(payload) > MOST_PAYLOAD_CHARACTERS:
        raise TurnRefused("bad_payload")
    match = _PAYLOAD.fullmatch(payload)
    if match is None:
        raise TurnRefused("bad_payload")
    intent = RENAMED_INTENTS.get(match["intent"], match["intent"])
    carried = _carried(match["entities"] or "{}")
    if intent not in intents or not set(carried) <= set(entities):
        raise TurnRefused("bad_payload")
    return f"/{intent}{json.dumps(carried)}" if carried else f"/{intent}"


def _carried(entities: str) -> dict[str, Any]:
    try:
        carried = json.loads(entities)
    except (ValueError, RecursionError):
        raise TurnRefused("bad_payload") from None
    flat = isinstance(carried, dict) and all(isinstance(value, (str, int, float)) for value in carried.values())
    if not flat:
        raise TurnRefused("bad_payload")
    return carried


def _metadata(metadata: object) -> dict[str, Any]:
    if metadata is None:
        return {}
    if not isinstance(metadata, dict) or len(json.dumps(metadata)) > MOST_METADATA_CHARACTERS:
        raise TurnRefused("bad_metadata")
    return metadata
