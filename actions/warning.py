"""Danger that was noticed in a message: what it does to the reply, whatever the message was about.

How danger is told is the business of `localoffer.reading`; the card itself is shown by the web app.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.asking_back import is_only_which
from actions.replies import Reply, reply
from localoffer.reading.danger import Danger
from localoffer.reading.danger_decision import decide, noticed_by_model

CARRY_ON = "If this is not what you meant, tell me what you would like to know and we carry on."


def noticed(message: Mapping[str, Any]) -> Danger | None:
    """The product's decision about a message.

    Args:
        message: The tracker's latest message: its metadata holds what the web app read in the words.
    """
    told = (message.get("metadata") or {}).get("danger")
    words = Danger(str(told["level"]), str(told["group"]), child_typing=False) if told else None
    text = str(message.get("text") or "")
    if words is None and is_only_which(text):
        # "And for my daughter?" is nothing but that, whatever the model takes it for.
        return None
    return decide(words, noticed_by_model(text, message.get("intent_ranking") or (), message.get("danger")))


def only_the_card(danger: Danger) -> Reply:
    """The reply to urgent danger: no answer beside the card, only the offer to carry on."""
    return reply("crisis", [CARRY_ON], danger=as_told(danger))


def with_card(said: Reply, danger: Danger | None) -> Reply:
    """The same reply, with a card on top where danger was noticed."""
    return {**said, "danger": as_told(danger)} if danger else said


def as_told(danger: Danger) -> dict[str, Any]:
    """The danger as a reply carries it."""
    return {"level": danger.level, "group": danger.group}
