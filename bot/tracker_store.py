"""Where conversations are kept while they last: in memory, or in Redis when several servers share them.

Both forget a conversation after the idle time, both can really delete one, and neither lets it grow for ever. The
single setting OFFER_IDLE_MINUTES, handed over by endpoints.yml, rules the record, the session and Redis alike.
Nothing here writes to disk. What a turn may say to the outside is `bot.channel`'s business.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Protocol

import redis.asyncio
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.conversation import Dialogue
from rasa.shared.core.domain import Domain, SessionConfig
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

MOST_TURNS = 60
"""Turns after which older events are dropped: Rasa replays all of them on every turn (28 ms at 10, 231 ms at 400)."""

TURNS_KEPT = 20
"""Turns that stay after dropping; slots survive whatever is dropped."""

MOST_CONVERSATIONS = 20_000
"""Conversations held in memory; at about 20 kB each the oldest go before the machine does."""

KEY_PREFIX = "offer:conversation:"
"""Start of our Redis keys; a key holds the conversation id and nothing a family said."""

REDIS_SECONDS = 2.0
"""Longest wait for Redis before a turn gives up and the parent is given a phone number instead."""


class StoreUnreachable(Exception):
    """The conversations cannot be read or written just now; carries no detail of any of them."""


class Shelf(Protocol):
    """One place to put conversations, each under its id."""

    async def put(self, conversation: str, tracker: str) -> None:
        """Keep `tracker`, and start its idle time anew."""

    async def get(self, conversation: str) -> str | None:
        """What was kept; None when there is nothing or its idle time is over."""

    async def remove(self, conversation: str) -> None:
        """Forget it now."""

    async def names(self) -> list[str]:
        """Ids of all that is kept."""


class MemoryShelf:
    """Conversations in this process, oldest first; gone when the process ends.

    Args:
        idle_seconds: Time without a turn after which one is forgotten.
        most: Conversations held before the one idle longest makes room.
        clock: Seconds that only go forward.
    """

    def __init__(
        self, idle_seconds: float, *, most: int = MOST_CONVERSATIONS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._idle_seconds, self._most, self._clock = idle_seconds, most, clock
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def put(self, conversation: str, tracker: str) -> None:
        """Keep `tracker`, and start its idle time anew."""
        self._sweep()
        self._kept.pop(conversation, None)
        while len(self._kept) >= self._most:
            self._kept.popitem(last=False)
        self._kept[conversation] = (self._clock(), tracker)

    async def get(self, conversation: str) -> str | None:
        """What was kept; None when there is nothing or its idle time is over."""
        self._sweep()
        found = self._kept.get(conversation)
        return found[1] if found else None

    async def remove(self, conversation: str) -> None:
        """Forget it now."""
        self._kept.pop(conversation, None)

    async def names(self) -> list[str]:
        """Ids of all that is kept, the one idle longest first; forgets the overdue ones on the way."""
        self._sweep()
        return list(self._kept)

    def _sweep(self) -> None:
        overdue = self._clock() - self._idle_seconds
        while self._kept and next(iter(self._kept.values()))[0] <= overdue:
            self._kept.popitem(last=False)


class RedisShelf:
    """Conversations in Redis, each with an expiry that Redis itself keeps.

    Args:
        url: redis:// or rediss:// address.
        idle_seconds: Expiry of each record.
        prefix: Start of every key.

    Raises:
        StoreUnreachable: From every method, when Redis does not answer in time.
    """

    def __init__(self, url: str, idle_seconds: float, *, prefix: str = KEY_PREFIX) -> None:
        self._idle_seconds, self._prefix = max(1, int(idle_seconds)), prefix
        self._redis = redis.asyncio.Redis.from_url(
            url, decode_responses=True, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
        )

    async def put(self, conversation: str, tracker: str) -> None:
        """Keep `tracker`, and start its idle time anew."""
        try:
            await self._redis.set(self._prefix + conversation, tracker, ex=self._idle_seconds)
        except redis.RedisError as error:
            raise StoreUnreachable(type(error).__name__) from None

    async def get(self, conversation: str) -> str | None:
        """What was kept; None when there is nothing or its idle time is over."""
        try:
            return await self._redis.get(self._prefix + conversation)
        except redis.RedisError as error:
            raise StoreUnreachable(type(error).__name__) from None

    async def remove(self, conversation: str) -> None:
        """Forget it now."""
        try:
            await self._redis.delete(self._prefix + conversation)
        except redis.RedisError as error:
            raise StoreUnreachable(type(error).__name__) from None

    async def names(self) -> list[str]:
        """Ids of all that is kept, in no order."""
        try:
            return [key[len(self._prefix) :] async for key in self._redis.scan_iter(f"{self._prefix}*")]
        except redis.RedisError as error:
            raise StoreUnreachable(type(error).__name__) from None


class ConversationStore(TrackerStore):
    """Rasa's tracker store, ours: named by dotted path in endpoints.yml.

    Args:
        domain: The assistant's domain, once a model is loaded.
        host: Not used; Rasa passes its `url` key here.
        event_broker: Rasa's; we configure none.
        idle_minutes: Minutes without a turn after which a conversation is forgotten.
        redis_url: Keep conversations in Redis; empty keeps them in memory.
        shelf: Another place to keep them, for tests.
    """

    def __init__(  # noqa: PLR0913 - Rasa passes each key of endpoints.yml by name
        self,
        domain: Domain | None = None,
        host: str | None = None,  # noqa: ARG002 - Rasa always passes it
        event_broker: EventBroker | None = None,
        *,
        idle_minutes: float | str = 60,
        redis_url: str | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self.idle_minutes = float(idle_minutes)
        idle_seconds = self.idle_minutes * 60
        self.shelf: Shelf = shelf or (RedisShelf(redis_url, idle_seconds) if redis_url else MemoryShelf(idle_seconds))
        super().__init__(domain, event_broker)
        self.domain = domain

    @property
    def domain(self) -> Domain:
        """The assistant's domain."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()
        # domain.yml's figure is fixed when the model is trained; the setting must win, and must be the only one.
        self._domain.session_config = SessionConfig(self.idle_minutes, carry_over_slots=False)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation as it now stands, without what no later turn needs.

        Raises:
            StoreUnreachable: It could not be kept.
        """
        await self.stream_events(tracker)
        kept = Dialogue(tracker.sender_id, worth_keeping(list(tracker.events)))
        await self.shelf.put(tracker.sender_id, json.dumps(kept.as_dict()))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation; None when it is new, deleted or idle for too long.

        Raises:
            StoreUnreachable: It could not be read.
        """
        kept = await self.shelf.get(sender_id)
        return None if kept is None else self.deserialise_tracker(sender_id, kept)

    async def keys(self) -> Iterable[str]:
        """Ids of the conversations we hold."""
        return await self.shelf.names()

    async def delete(self, sender_id: str) -> None:
        """Forget the conversation now, whether or not there is one.

        Raises:
            StoreUnreachable: It could not be forgotten.
        """
        await self.shelf.remove(sender_id)

    async def check(self) -> None:
        """Write, read and remove a record of our own, to see that the store really works.

        Raises:
            StoreUnreachable: It does not.
        """
        await self.shelf.put("store-check", "{}")
        if await self.shelf.get("store-check") is None:
            raise StoreUnreachable("written but not found")
        await self.shelf.remove("store-check")


def unwrapped(store: TrackerStore) -> TrackerStore:
    """The store inside Rasa's wrappers.

    Rasa's fail-safe wrapper would turn a read error into a new conversation, and a save error into a copy in memory
    that is never forgotten: we want neither.
    """
    while isinstance(store, (FailSafeTrackerStore, AwaitableTrackerStore)):
        store = store._tracker_store  # noqa: SLF001 - Rasa offers no public way in
    return store


def worth_keeping(events: list[Event], *, most_turns: int = MOST_TURNS, turns_kept: int = TURNS_KEPT) -> list[Event]:
    """The events a later turn needs: this session's, without its first metadata, shortened when they are many.

    Args:
        events: All events of a conversation, oldest first.
        most_turns: Turns up to which all are kept.
        turns_kept: Turns that stay when there are more; what slots held before them is put in front.
    """
    session = _this_session(events)
    turns = [index for index, event in enumerate(session) if isinstance(event, UserUttered)]
    if len(turns) <= most_turns:
        return session
    cut = turns[-turns_kept]
    at = session[cut].timestamp
    return [
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=at),
        SessionStarted(timestamp=at),
        *(SlotSet(name, value, timestamp=at) for name, value in _slots_after(session[:cut]).items()),
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=at),
        *session[cut:],
    ]


def _this_session(events: list[Event]) -> list[Event]:
    """From the last session start on; the slot that copies the first turn's metadata is left out."""
    starts = [index for index, event in enumerate(events) if isinstance(event, SessionStarted)]
    first = max(starts[-1] - 1, 0) if starts else 0
    return [
        event
        for event in events[first:]
        if not (isinstance(event, SlotSet) and event.key == SESSION_START_METADATA_SLOT)
    ]


def _slots_after(events: list[Event]) -> dict[str, object]:
    """What each slot holds once `events` have happened; empty ones left out."""
    values: dict[str, object] = {}
    for event in events:
        if isinstance(event, (SessionStarted, Restarted, AllSlotsReset)):
            values.clear()
        elif isinstance(event, SlotSet):
            values[event.key] = event.value
    return {name: value for name, value in values.items() if value is not None}
