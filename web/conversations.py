"""The conversations under way: in this process's memory only, each forgotten after its idle minutes.

A conversation holds what must not reach Rasa: the real words, the names taken out of them, and what each button
stands for.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from web.parts import Clock, Redacts
from web.replies import Shown

MOST_CONVERSATIONS = 5_000
MOST_TURNS_KEPT = 60
MOST_CHOICES_KEPT = 200


def mint_id() -> str:
    """A conversation id nobody can guess: 43 letters, digits, "-" and "_"."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Turn:
    """One message and its answer, as the page shows them.

    Args:
        key: What makes this turn itself and no other: the same key gets the same answer.
        said: The family's words, the title of the button they chose, or a line saying they were not kept.
        chosen: Whether a button was used.
        shown: Our answer.
    """

    key: str
    said: str
    chosen: bool
    shown: Shown


@dataclass(frozen=True)
class Judged:
    """An answer of which a family may say whether it was useful.

    Args:
        about: What is counted of it: "outcome", "area" and "topic", in codes.
        below: What stands below the answer; it changes as the family says something (web.useful).
    """

    about: dict[str, str]
    below: dict[str, Any]


@dataclass
class Conversation:
    """One family's conversation."""

    id: str
    redactor: Redacts
    seen_at: float
    turns: list[Turn] = field(default_factory=list)
    choices: OrderedDict[str, tuple[str, str]] = field(default_factory=OrderedDict)
    judged: OrderedDict[str, Judged] = field(default_factory=OrderedDict)
    busy: bool = False
    deleted: bool = False
    expecting_place: bool = False

    def answered(self, key: str) -> Turn | None:
        """The turn already answered under this key, if there is one."""
        return next((turn for turn in self.turns[::-1] if turn.key == key), None)

    def keep(self, turn: Turn) -> None:
        """Add a turn to the page, once; the oldest go first when there are very many."""
        if self.answered(turn.key) is None:
            self.turns.append(turn)
            del self.turns[:-MOST_TURNS_KEPT]

    def offer(self, title: str, payload: str) -> str:
        """An opaque id for a button; what it stands for stays here."""
        choice = secrets.token_urlsafe(9)
        self.choices[choice] = (title, payload)
        while len(self.choices) > MOST_CHOICES_KEPT:
            self.choices.popitem(last=False)
        return choice

    def may_be_judged(self, answer: Judged) -> None:
        """Remember an answer that the family is asked about."""
        self.judged[answer.below["key"]] = answer
        while len(self.judged) > MOST_TURNS_KEPT:
            self.judged.popitem(last=False)


class Conversations:
    """All conversations under way.

    Args:
        idle_seconds: Quiet time after which a conversation is forgotten.
        clock: Seconds, ever rising.
        new_redactor: Makes each conversation its own redactor.
        most: How many are kept; beyond it the quietest goes.
    """

    def __init__(
        self, idle_seconds: float, clock: Clock, new_redactor: Callable[[], Redacts], most: int = MOST_CONVERSATIONS
    ) -> None:
        self._idle_seconds, self._clock, self._new_redactor, self._most = idle_seconds, clock, new_redactor, most
        self._lock = threading.RLock()
        self._kept: OrderedDict[str, Conversation] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            self._forget_idle()
            return len(self._kept)

    def get(self, conversation_id: str) -> Conversation | None:
        """A conversation under way, or None when it was never started, was deleted or has gone quiet."""
        with self._lock:
            self._forget_idle()
            return self._kept.get(conversation_id)

    def open(self, conversation_id: str) -> Conversation:
        """The conversation with this id, started when it is new; counts as hearing from the family."""
        with self._lock:
            self._forget_idle()
            conversation = self._kept.get(conversation_id)
            if conversation is None:
                conversation = Conversation(conversation_id, self._new_redactor(), self._clock())
                self._kept[conversation_id] = conversation
            conversation.seen_at = self._clock()
            self._kept.move_to_end(conversation_id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return conversation

    def take(self, conversation: Conversation) -> bool:
        """Begin a turn, unless one is under way."""
        with self._lock:
            if conversation.busy:
                return False
            conversation.busy = True
            return True

    def free(self, conversation: Conversation) -> None:
        """End the turn under way."""
        with self._lock:
            conversation.busy = False
            conversation.seen_at = self._clock()

    def forget(self, conversation_id: str) -> None:
        """Drop a conversation and everything in it."""
        with self._lock:
            conversation = self._kept.pop(conversation_id, None)
            if conversation is not None:
                conversation.deleted = True
                conversation.turns, conversation.choices, conversation.judged = [], OrderedDict(), OrderedDict()

    def _forget_idle(self) -> None:
        limit = self._clock() - self._idle_seconds
        # Kept in order of `seen_at`, near enough: the first that is fresh ends the sweep.
        while self._kept:
            conversation = next(iter(self._kept.values()))
            if conversation.seen_at > limit:
                return
            del self._kept[conversation.id]
