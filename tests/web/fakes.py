"""Small real stand-ins, written by hand: an assistant, a postcode source and a database side that tests can break."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from localoffer.errors import StoreError
from web.relay import RelayError

CARD = {
    "kind": "provision",
    "heading": "Your nursery should help your child talk",
    "strength": "should",
    "strength_words": "Should: official guidance says so",
    "facts": [
        {"label": "Who is responsible", "value": "The nursery"},
        {"label": "Who pays", "value": "The nursery's own money first"},
        {"label": "Phone", "value": "0117 496 0000"},
    ],
    "links": [{"title": "The guidance", "url": "https://www.gov.uk/guidance"}],
    "source": "SEND code of practice",
    "checked": "Checked 1 November 2026",
    "sample": False,
}


def a_reply(**parts: Any) -> dict[str, Any]:
    """One of the assistant's messages; shows only what matters to a test."""
    reply = {"outcome": "answered", "say": ["Here is what I found."], "cards": [], "choices": [], "next_steps": []}
    return {"custom": {**reply, "notes": [], "danger": None, "text": "", **parts}}


@dataclass
class FakeRelay:
    """An assistant that says what it was told to, and remembers what it was sent."""

    messages: list[dict[str, Any]] = field(default_factory=lambda: [a_reply()])
    broken: str = ""
    is_ready: bool = True
    turns: list[dict[str, Any]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event = field(default_factory=threading.Event)
    slow: bool = False

    def turn(self, conversation: str, *, text=None, payload=None, metadata) -> list[dict[str, Any]]:
        self.turns.append({"conversation": conversation, "text": text, "payload": payload, "metadata": metadata})
        if self.slow:
            self.reached.set()
            assert self.may_answer.wait(20)
        if self.broken:
            raise RelayError(self.broken)
        return self.messages

    def delete(self, conversation: str) -> None:
        if self.broken:
            raise RelayError(self.broken)
        self.deleted.append(conversation)

    def ready(self) -> bool:
        return self.is_ready and not self.broken


@dataclass(frozen=True)
class FakeLocated:
    """A place as the resolver gives it."""

    district: str

    def as_metadata(self) -> dict[str, Any]:
        return {"status": "one", "basis": "exact", "district": self.district, "authorities": []}


@dataclass
class FakePlaces:
    """A postcode source that can break."""

    broken: bool = False

    def locate(self, reading: Any) -> FakeLocated:
        if self.broken:
            raise StoreError("the database cannot be reached")
        return FakeLocated(reading.postcode.split()[0])


@dataclass
class FakeNavigator:
    """A database side that answers what it was told to, and remembers what it was asked."""

    reply: dict[str, Any] = field(default_factory=lambda: a_reply(cards=[CARD])["custom"])
    problem: Exception | None = None
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    cards_shown: list[dict[str, Any]] = field(default_factory=list)
    judgements: list[tuple[str, str, str, str]] = field(default_factory=list)

    def answer(self, place: str, need: str, age: str, style: str = "") -> dict[str, Any]:  # noqa: ARG002 - one reply, however it is worded
        self.asked.append((place, need, age))
        if self.problem:
            raise self.problem
        return self.reply

    def shown(self, cards) -> None:
        self.cards_shown.extend(cards)

    def judged(self, said: str, *, outcome: str, area: str, topic: str) -> None:
        self.judgements.append((said, outcome, area, topic))

    def ready(self) -> bool:
        return self.problem is None


@dataclass
class FakeClock:
    """Seconds that pass only when a test says so."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now
