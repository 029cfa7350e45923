"""Where conversations are kept: forgotten after the idle time, really deleted, never growing for ever."""

from __future__ import annotations

import asyncio
import json
import secrets

import pytest
import redis
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import read_endpoint_config

from bot.tracker_store import (
    ConversationStore,
    MemoryShelf,
    RedisShelf,
    StoreUnreachable,
    unwrapped,
    worth_keeping,
)
from tests.bot.rasa_server import ROOT, free_port

REAL_REDIS = "redis://127.0.0.1:6379/0"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def session(*turns: list) -> list:
    """A session's events: its start, then each turn's own."""
    events = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    for turn in turns:
        events += turn
    return events


def a_turn(text: str, *events) -> list:
    return [
        UserUttered(text, {"name": "inform", "confidence": 1.0}, [], timestamp=1.0),
        ActionExecuted("action_find"),
        BotUttered("ok"),
        *events,
        ActionExecuted("action_listen"),
    ]


def texts(events: list) -> list[str]:
    return [event.text for event in events if isinstance(event, UserUttered)]


def tracker(conversation: str, events: list) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(conversation, events)


# --- in memory


def test_conversation_is_forgotten_after_its_idle_time():
    clock = Clock()
    shelf = MemoryShelf(60, clock=clock)

    async def story():
        await shelf.put("a", "kept")
        clock.now = 59.9
        before = await shelf.get("a")
        clock.now = 60
        return before, await shelf.get("a"), await shelf.names()

    assert asyncio.run(story()) == ("kept", None, [])


def test_talking_starts_the_idle_time_anew():
    clock = Clock()
    shelf = MemoryShelf(60, clock=clock)

    async def story():
        await shelf.put("a", "one")
        clock.now = 50
        await shelf.put("a", "two")
        clock.now = 100
        return await shelf.get("a")

    assert asyncio.run(story()) == "two"


def test_full_memory_lets_the_oldest_conversation_go():
    shelf = MemoryShelf(60, most=2)

    async def story():
        for name in ("a", "b", "a", "c"):
            await shelf.put(name, name)
        return await shelf.names()

    assert asyncio.run(story()) == ["a", "c"]


def test_saved_conversation_comes_back_as_it_was():
    store = ConversationStore(Domain.empty())

    async def story():
        await store.save(tracker("a", session(a_turn("hello"))))
        return await store.retrieve("a")

    assert texts(list(asyncio.run(story()).events)) == ["hello"]


def test_deleted_conversation_does_not_come_back():
    store = ConversationStore(Domain.empty())

    async def story():
        await store.save(tracker("a", session(a_turn("hello"))))
        await store.delete("a")
        await store.delete("never-there")
        return await store.retrieve("a"), list(await store.keys())

    assert asyncio.run(story()) == (None, [])


# --- how much is kept


def test_few_turns_are_all_kept():
    events = session(*(a_turn(str(n)) for n in range(60)))

    assert worth_keeping(events) == events


def test_many_turns_are_shortened_and_slots_survive():
    """Trap 10: what slots held stands in front of the turns that stay."""
    events = session(
        a_turn("first", SlotSet("topic", "money"), SlotSet("phase", "primary")),
        a_turn("second", SlotSet("topic", "transport"), SlotSet("phase", None)),
        *(a_turn(str(n)) for n in range(60)),
        a_turn("last", SlotSet("misses", 1)),
    )

    kept = worth_keeping(events)

    assert len(texts(kept)) == 20
    assert texts(kept)[-1] == "last"
    assert [(event.key, event.value) for event in kept if isinstance(event, SlotSet)] == [
        ("topic", "transport"),
        ("misses", 1),
    ]


def test_shortened_conversation_reads_as_a_running_session():
    """Rasa must find a started session that listens, or it would start another and empty the slots."""
    domain = Domain.from_yaml("slots: {topic: {type: any, influence_conversation: false, mappings: [{type: custom}]}}")
    store = ConversationStore(domain)
    events = session(a_turn("first", SlotSet("topic", "money")), *(a_turn(str(n)) for n in range(80)))

    async def story():
        await store.save(tracker("a", events))
        return await store.retrieve("a")

    back = asyncio.run(story())

    assert back.get_slot("topic") == "money"
    assert back.latest_action_name == "action_listen"
    assert back.applied_events()


def test_emptied_slots_stay_empty_when_shortened():
    events = session(a_turn("first", SlotSet("topic", "money"), AllSlotsReset()), *(a_turn(str(n)) for n in range(70)))

    assert [event for event in worth_keeping(events) if isinstance(event, SlotSet)] == []


def test_session_before_this_one_is_dropped():
    """Nothing of an earlier person on a shared device is carried along."""
    events = session(a_turn("earlier", SlotSet("topic", "money"))) + session(a_turn("now"))

    kept = worth_keeping(events)

    assert texts(kept) == ["now"]
    assert [event for event in kept if isinstance(event, SlotSet)] == []


def test_first_turns_metadata_is_not_kept():
    events = [SlotSet("session_started_metadata", {"places": ["x"]}), *session(a_turn("hello"))]
    within = session([SlotSet("session_started_metadata", {"places": ["x"]})], a_turn("hello"))

    for each in (events, within):
        assert "session_started_metadata" not in json.dumps([event.as_dict() for event in worth_keeping(each)])


# --- the one setting


def test_idle_setting_wins_over_the_trained_domain():
    """The figure in domain.yml is fixed when the model is trained."""
    domain = Domain.from_yaml("session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: true}")
    store = ConversationStore(idle_minutes="15")

    store.domain = domain

    assert domain.session_config.session_expiration_time == 15
    assert domain.session_config.carry_over_slots is False


def test_endpoints_really_name_our_store(monkeypatch):
    """Section 3: a store that cannot be imported falls back to plain memory with only a warning."""
    for name, value in {"OFFER_ACTIONS_PORT": "1", "OFFER_IDLE_MINUTES": "15", "REDIS_URL": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("OFFER_INTERNAL_TOKEN", "0123456789abcdef")

    store = TrackerStore.create(read_endpoint_config(str(ROOT / "endpoints.yml"), "tracker_store"))

    assert isinstance(store, ConversationStore)
    assert isinstance(store.shelf, MemoryShelf)
    assert store.idle_minutes == 15


def test_redis_address_chooses_redis(monkeypatch):
    for name, value in {"OFFER_ACTIONS_PORT": "1", "OFFER_IDLE_MINUTES": "60", "REDIS_URL": REAL_REDIS}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("OFFER_INTERNAL_TOKEN", "0123456789abcdef")

    store = TrackerStore.create(read_endpoint_config(str(ROOT / "endpoints.yml"), "tracker_store"))

    assert isinstance(store.shelf, RedisShelf)


def test_store_is_found_inside_rasas_wrappers():
    store = ConversationStore()

    assert unwrapped(FailSafeTrackerStore(FailSafeTrackerStore(store))) is store
    assert isinstance(unwrapped(FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty()))), InMemoryTrackerStore)


# --- in Redis


@pytest.fixture
def prefix():
    """Our own corner of the machine's Redis, emptied afterwards."""
    client = redis.Redis.from_url(REAL_REDIS)
    try:
        client.ping()
    except redis.ConnectionError:
        pytest.skip("no Redis at 127.0.0.1:6379")
    name = f"offer-test-{secrets.token_hex(8)}:"
    yield name
    for key in client.scan_iter(f"{name}*"):
        client.delete(key)
    client.close()


def test_redis_record_expires_by_itself_and_can_go_now(prefix):
    client = redis.Redis.from_url(REAL_REDIS, decode_responses=True)

    async def story():
        shelf = RedisShelf(REAL_REDIS, 900, prefix=prefix)
        await shelf.put("a", "kept")
        found = await shelf.get("a"), await shelf.names(), 0 < client.ttl(f"{prefix}a") <= 900
        await shelf.remove("a")
        return (*found, await shelf.get("a"), await shelf.names())

    assert asyncio.run(story()) == ("kept", ["a"], True, None, [])


def test_redis_keys_hold_no_words(prefix):
    client = redis.Redis.from_url(REAL_REDIS, decode_responses=True)

    async def story():
        store = ConversationStore(shelf=RedisShelf(REAL_REDIS, 900, prefix=prefix))
        await store.save(tracker("an-id", session(a_turn("we moved from [postcode]"))))
        await store.check()
        return await store.retrieve("an-id")

    assert texts(list(asyncio.run(story()).events)) == ["we moved from [postcode]"]
    assert list(client.scan_iter(f"{prefix}*")) == [f"{prefix}an-id"]


@pytest.mark.parametrize("deed", ["check", "keys", "save", "retrieve", "delete"])
def test_unreachable_redis_is_said_without_detail(deed):
    """Trap 16: never taken for an empty conversation."""
    store = ConversationStore(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    given = {"save": [tracker("a", session(a_turn("secret words")))], "retrieve": ["a"], "delete": ["a"]}

    with pytest.raises(StoreUnreachable) as raised:
        asyncio.run(getattr(store, deed)(*given.get(deed, [])))

    assert "secret" not in str(raised.value)
