"""Conversations in memory: forgotten in time, never too many, each with its own secrets."""

from __future__ import annotations

from tests.web.fakes import FakeClock
from web.conversations import MOST_TURNS_KEPT, Conversations, Turn, mint_id
from web.replies import Shown


class PlainRedactor:
    def redact(self, text: str) -> str:
        return text

    def restore(self, text: str) -> str:
        return text


def some(clock: FakeClock, most: int = 10) -> Conversations:
    return Conversations(3600, clock, PlainRedactor, most)


def test_quietest_conversation_goes_when_there_are_too_many():
    conversations = some(FakeClock(), most=2)
    for name in ("first", "second", "first", "third"):
        conversations.open(name)

    assert conversations.get("second") is None
    assert conversations.get("first") is not None


def test_idle_conversations_go_and_fresh_ones_stay():
    clock = FakeClock()
    conversations = some(clock)
    conversations.open("old")
    clock.now += 3000
    conversations.open("fresh")
    clock.now += 700

    assert conversations.get("old") is None
    assert len(conversations) == 1


def test_only_one_turn_may_be_under_way():
    conversations = some(FakeClock())
    conversation = conversations.open("one")

    assert [conversations.take(conversation), conversations.take(conversation)] == [True, False]
    conversations.free(conversation)
    assert conversations.take(conversation)


def test_old_turns_make_room_for_new():
    conversation = some(FakeClock()).open("one")

    for number in range(MOST_TURNS_KEPT + 5):
        conversation.keep(Turn(str(number), "said", chosen=False, shown=Shown("answered")))

    assert len(conversation.turns) == MOST_TURNS_KEPT
    assert conversation.answered("0") is None
    assert conversation.answered(str(MOST_TURNS_KEPT + 4)) is not None


def test_forgetting_empties_what_others_still_hold():
    conversations = some(FakeClock())
    conversation = conversations.open("one")
    conversation.keep(Turn("1", "my secret", chosen=False, shown=Shown("answered")))
    conversation.offer("Leeds", "/inform")

    conversations.forget("one")

    assert conversation.deleted
    assert not conversation.turns
    assert not conversation.choices


def test_ids_fit_the_channel_and_never_repeat():
    ids = {mint_id() for _ in range(100)}

    assert len(ids) == 100
    assert all(32 <= len(each) <= 64 and each.replace("-", "").replace("_", "").isalnum() for each in ids)
