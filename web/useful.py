"""Was this useful? Two buttons below an answer and, after a no, four reasons: counted, never traced.

What an answer was about, and what was already said of it, stay with the conversation and die with it. Only a month and
the answer's kind go to the count. An answer with a crisis card is not asked about.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from localoffer.catalogue.useful import NO, REASONS, YES
from web.conversations import Conversation, Judged
from web.parts import Answers
from web.replies import Shown

QUESTION, WHY = "Was this useful?", "Thank you. What was wrong with it?"
THANKS = "Thank you. We count this, and keep nothing about you."
YES_OR_NO = {YES: "Yes", NO: "No"}
REASON_WORDS = dict(
    zip(
        REASONS,
        (
            "It is not what I asked",
            "It is hard to understand",
            "Something in it looks wrong",
            "I still do not know what to do",
        ),
        strict=True,
    )
)
NO_ANSWERS = ("need_", "smalltalk_", "restarted", "unavailable")
"""Starts of outcomes that ask something back or greet: there is nothing to judge yet."""


def asking(answer: Shown, messages: Sequence[Mapping[str, Any]], conversation: Conversation) -> Shown:
    """The answer with the question below it, unless it is none to judge.

    Args:
        answer: Ready to be shown.
        messages: The assistant's, of which the last says what it was about.
        conversation: Remembers it.
    """
    if answer.crisis is not None or answer.outcome.startswith(NO_ANSWERS):
        return answer
    custom = messages[-1].get("custom")
    about = custom.get("about") if isinstance(custom, dict) else None
    codes = {name: str((about if isinstance(about, dict) else {}).get(name) or "") for name in ("area", "topic")}
    below = _asked(secrets.token_urlsafe(9), "")
    conversation.may_be_judged(Judged({"outcome": answer.outcome, **codes}, below))
    return replace(answer, useful=below)


def judge(conversation: Conversation | None, key: object, said: object, count: Answers | None) -> dict[str, Any]:
    """Take what a family said of an answer; gives what stands below the answer from now on.

    The first yes or no counts, and one reason after a no. Anything else changes nothing; an answer that has been
    forgotten is thanked for all the same.

    Args:
        conversation: None when it is forgotten.
        key: The answer's own.
        said: "yes", "no" or a reason.
        count: Where it is counted.
    """
    known = conversation.judged.get(key) if conversation is not None and isinstance(key, str) else None
    if known is None:
        return _asked("", YES)
    if said in [choice["code"] for choice in known.below["choices"]]:
        known.below.update(_asked(known.below["key"], str(said)))
        if count is not None:
            count.judged(str(said), **known.about)
    return known.below


def _asked(key: str, said: str) -> dict[str, Any]:
    """What stands below an answer: a question with its buttons, or thanks."""
    question, choices = {"": (QUESTION, YES_OR_NO), NO: (WHY, REASON_WORDS)}.get(said, ("", {}))
    buttons = [{"code": code, "title": title} for code, title in choices.items()]
    return {"key": key, "question": question, "choices": buttons, "thanks": "" if question else THANKS}
