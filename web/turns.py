"""One turn of a conversation: through the gate, to the assistant, and back as something to show."""

from __future__ import annotations

import hashlib
import logging
import secrets
from dataclasses import dataclass, replace
from typing import Any

from localoffer.language import worded
from web import gate, wording
from web.conversations import Conversation, Turn, mint_id
from web.gate import Desk, Message, Stop
from web.parts import Relays
from web.relay import RelayError
from web.replies import Shown, from_messages, shown, with_crisis
from web.useful import asking

log = logging.getLogger(__name__)

PLACE_OUTCOMES = frozenset({"need_place", "need_choice", "unknown_place", "unreadable_place"})
"""Outcomes after which a bare "BS3" is meant as a place."""


@dataclass(frozen=True)
class Ended:
    """How a turn ended.

    Args:
        answer: What to show.
        said: The family's side as shown afterwards; None when it was not taken in.
        status: HTTP status.
    """

    answer: Shown
    said: str | None
    status: int


class Turns:
    """Answers turns.

    Args:
        desk: What the gate leans on.
        relay: The way to the assistant.
    """

    def __init__(self, desk: Desk, relay: Relays) -> None:
        self._desk, self._relay, self._secret = desk, relay, secrets.token_bytes(32)

    def say(self, conversation: Conversation, key: str, text: str, address: str) -> Ended:
        """Answer typed words; the same key gets the same answer again."""
        return self._once(Message(text, conversation, address, self._key(key, text)), None)

    def choose(self, conversation: Conversation, key: str, choice: str, address: str) -> Ended:
        """Answer a button."""
        return self._once(Message("", conversation, address, self._key(key, choice)), choice)

    def greet(self, conversation: Conversation, key: str, address: str) -> Ended:
        """Begin to talk before the family has said anything, as if they had pressed "Hello"."""
        choice = conversation.offer(wording.GREETING_TITLE, wording.GREETING_PAYLOAD)
        return self.choose(conversation, key, choice, address)

    def decline(self, text: str, address: str) -> Ended:
        """Answer words that belong to no conversation: words of danger get their card, all others a reason."""
        conversation = self._desk.conversations.open(mint_id())
        message = Message(text, conversation, address, "")
        stop = gate.walk(gate.NAMELESS_STEPS, message, self._desk) or gate.ask_for_a_name(message, self._desk)
        self._desk.conversations.forget(conversation.id)
        # There is nothing to carry on with: neither the offer nor its button.
        answer = replace(stop.answer, say=(), choices=()) if stop.answer.outcome == "crisis" else stop.answer
        return Ended(answer, None, stop.status)

    def keep(self, conversation: Conversation, address: str) -> bool:
        """Begin the quiet minutes anew, here and at the assistant; False when it could not be told."""
        message = Message("", conversation, address, "")
        try:
            if gate.walk(gate.CHOICE_STEPS, message, self._desk) is not None:
                return False
            self._relay.turn(conversation.id, payload=wording.KEEP_PAYLOAD, metadata=message.metadata())
        except RelayError as problem:
            log.warning("a conversation could not be kept: %s", problem.reason)
            return False
        finally:
            self._give_back(message)
        return not conversation.deleted

    def delete(self, conversation_id: str) -> bool:
        """Forget a conversation here and at the assistant; False when the assistant could not be told."""
        self._desk.conversations.forget(conversation_id)
        try:
            self._relay.delete(conversation_id)
        except RelayError as problem:
            log.warning("a conversation could not be deleted at the assistant: %s", problem.reason)
            return False
        return True

    def _key(self, key: str, words: str) -> str:
        """The page's key with a fingerprint of the words: an old page may send other words under its old key."""
        fingerprint = hashlib.blake2b(words.encode("utf-8", "replace"), key=self._secret, digest_size=16)
        return f"{key}:{fingerprint.hexdigest()}"

    def _once(self, message: Message, choice: str | None) -> Ended:
        conversation = message.conversation
        if (known := conversation.answered(message.key)) is not None:
            return Ended(known.shown, known.said, 200)
        try:
            ended = self._take(message) if choice is None else self._take_choice(message, choice)
            # Kept before the turn is given back, so that a second press finds this answer and not a free turn.
            if ended.said is not None and not conversation.deleted:
                conversation.keep(Turn(message.key, ended.said, choice is not None, ended.answer))
            return ended
        finally:
            self._give_back(message)

    def _take(self, message: Message) -> Ended:
        if (stop := gate.walk(gate.STEPS, message, self._desk)) is not None:
            return _ended(stop)
        return self._ask(message, said=message.text, text=message.redacted)

    def _take_choice(self, message: Message, choice: str) -> Ended:
        title, payload = message.conversation.choices.get(choice, ("", ""))
        if not payload:
            return Ended(shown("old_button", say=wording.OLD_BUTTON), None, 200)
        if payload == wording.CARRY_ON_PAYLOAD:
            return Ended(shown("carry_on", say=wording.CARRY_ON), title, 200)
        if (stop := gate.walk(gate.CHOICE_STEPS, message, self._desk)) is not None:
            return _ended(stop)
        return self._ask(message, said=title, payload=payload)

    def _ask(self, message: Message, *, said: str, **words: str) -> Ended:
        conversation = message.conversation
        try:
            messages = self._relay.turn(conversation.id, metadata=message.metadata(), **words)
        except RelayError as problem:
            log.warning("a turn was not answered: %s", problem.reason)
            return _ended(gate.down(message, self._desk, chosen="payload" in words))
        answer, danger = from_messages(messages, conversation.redactor.restore, conversation.offer)
        if not (answer.say or answer.cards or answer.choices):
            log.warning("a turn was not answered: empty")
            return _ended(gate.down(message, self._desk, chosen="payload" in words))
        if message.danger is None and danger is not None and danger.get("level") == "urgent":
            return Ended(gate.only_the_card(self._card_of(danger), message, self._desk), worded(wording.NOT_SHOWN), 200)
        conversation.expecting_place = answer.outcome in PLACE_OUTCOMES
        return Ended(asking(self._with_crisis(answer, message, danger), messages, conversation), said, 200)

    def _with_crisis(self, answer: Shown, message: Message, danger: dict[str, Any] | None) -> Shown:
        """The answer with the crisis card in front, when we or the assistant noticed danger."""
        if message.danger is not None:
            card = self._desk.helplines.card(message.danger)
        elif danger is not None:
            card = self._card_of(danger)
        else:
            card = None
        return with_crisis(answer, card)

    def _card_of(self, danger: dict[str, Any]) -> dict[str, Any]:
        """The card for what the assistant noticed, which has had the message by then."""
        return self._desk.helplines.card_for(str(danger.get("level")), str(danger.get("group")), kept=True)

    def _give_back(self, message: Message) -> None:
        if message.took_seat:
            self._desk.seats.free()
        if message.took_turn:
            self._desk.conversations.free(message.conversation)
        if message.took_turn and message.conversation.deleted:
            # Deleted while this turn was under way: the turn may have made the assistant remember it again.
            self.delete(message.conversation.id)


def _ended(stop: Stop) -> Ended:
    return Ended(stop.answer, stop.said, stop.status)
