"""Turns in from the web app, replies out; readiness; forgetting a conversation.

The only door into the Rasa server: loopback, and each request must carry the shared token. It never answers with an
empty list, never repeats what a family wrote and never logs it. Which words go out is the action server's business.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.action_door import ActionDoor, watch_troubles
from bot.quiet import hush
from bot.tracker_store import ConversationStore, StoreUnreachable, unwrapped
from bot.turn import Turn, TurnRefused, read_conversation, read_turn

logger = logging.getLogger(__name__)

SHORTEST_TOKEN = 16
SWEEP_SECONDS = 60.0
"""How often overdue conversations are dropped even when nobody says anything."""

TAKEN_INTENTS = {"restart", "back", "session_start"}
"""Intents no button may name: Rasa acts on them by itself."""


class NavigatorOutput(CollectingOutputChannel):
    """Collects the messages of one turn, each whole."""

    @classmethod
    def name(cls) -> str:
        """The channel's name, as responses may refer to it."""
        return "navigator"

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:  # noqa: ARG002
        """Collect text as it is: Rasa's own channel would split it at blank lines."""
        await self._persist_message(self._message(recipient_id, text=text))


class NavigatorChannel(InputChannel):
    """The channel named in credentials.yml.

    Args:
        token: Shared secret that each request must carry.
        turn_seconds: Longest time for one turn, action included.
        action_seconds: Longest wait for one action; less than `turn_seconds`.
    """

    def __init__(self, token: str, *, turn_seconds: float = 8.0, action_seconds: float = 6.0) -> None:
        self._token = token.encode()
        self._turn_seconds, self._action_seconds = turn_seconds, action_seconds
        self._in_flight: dict[str, asyncio.Task[Any]] = {}
        hush()

    @classmethod
    def name(cls) -> str:
        """The channel's name and the start of its addresses."""
        return "navigator"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> NavigatorChannel:
        """The channel that credentials.yml describes.

        Raises:
            RasaException: The token is missing or too short to be a secret; the server must not start open.
        """
        given = dict(credentials or {})
        token = str(given.pop("token", None) or "")
        if len(token) < SHORTEST_TOKEN:
            raise RasaException(
                f"credentials.yml, {cls.__module__}.{cls.__name__}, token: fewer than {SHORTEST_TOKEN} characters. "
                "Set OFFER_INTERNAL_TOKEN."
            )
        return cls(token, **{name: float(value) for name, value in given.items()})

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:  # noqa: ARG002
        """Our addresses. Rasa's own handler is not used: it tells nobody when it had nothing to say."""
        blueprint = Blueprint("navigator")

        # Sanic writes attributes onto its handlers, which methods do not allow.
        @blueprint.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return await self._ready(request)

        @blueprint.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._turn(request)

        @blueprint.delete("/conversations/<conversation:str>")
        async def forget(request: Request, conversation: str) -> HTTPResponse:
            return await self._forget(request, conversation)

        @blueprint.listener("before_server_start")
        async def guard(app: Sanic, _loop: object) -> None:
            # Before every address of the server, Rasa's own greeting page included.
            app.register_middleware(self._refuse_strangers, "request")

        @blueprint.listener("after_server_start")
        async def sweep(app: Sanic, _loop: object) -> None:
            app.add_task(_sweep(app))

        return blueprint

    async def _refuse_strangers(self, request: Request) -> HTTPResponse | None:
        given = request.headers.get("authorization", "").encode("utf-8", "surrogateescape")
        if hmac.compare_digest(given, b"Bearer " + self._token):
            return None
        return json({"error": "not_allowed"}, status=401)

    async def _ready(self, request: Request) -> HTTPResponse:
        """200 when a turn could be answered: model loaded, and the store writes and reads."""
        try:
            store = _sealed(_agent(request), self._action_seconds)
            await store.check()
        except TurnRefused as refused:
            return json({"error": refused.code}, status=refused.status)
        except StoreUnreachable:
            return json({"error": "store_down"}, status=503)
        return json({"ready": True})

    async def _turn(self, request: Request) -> HTTPResponse:
        try:
            agent = _agent(request)
            _sealed(agent, self._action_seconds)
            turn = read_turn(_body(request), intents=_buttons(agent), entities=agent.domain.entities)
            return json({"messages": await self._answer(agent, turn)})
        except TurnRefused as refused:
            return json({"error": refused.code}, status=refused.status)

    async def _answer(self, agent: Agent, turn: Turn) -> list[dict[str, Any]]:
        """The messages of one turn, never none.

        Raises:
            TurnRefused: Another turn of this conversation is under way, or nothing came of this one.
        """
        if turn.conversation in self._in_flight:
            raise TurnRefused("busy", 409)
        troubles = watch_troubles()
        output = NavigatorOutput()
        message = UserMessage(turn.text, output, turn.conversation, input_channel=self.name(), metadata=turn.metadata)
        task = asyncio.ensure_future(agent.handle_message(message))
        self._in_flight[turn.conversation] = task
        try:
            await asyncio.wait_for(task, self._turn_seconds)
        except asyncio.TimeoutError:
            raise TurnRefused("too_slow", 504) from None
        except asyncio.CancelledError:
            if self._in_flight.get(turn.conversation) is task:
                raise
            raise TurnRefused("deleted", 410) from None
        except StoreUnreachable:
            raise TurnRefused("store_down", 502) from None
        except Exception as error:  # noqa: BLE001 - whatever Rasa raises, the web app must hear that the turn failed
            logger.error("turn failed: %s", type(error).__name__)  # noqa: TRY400 - a traceback could quote a family
            raise TurnRefused("turn_failed", 502) from None
        finally:
            if self._in_flight.get(turn.conversation) is task:
                del self._in_flight[turn.conversation]
        messages = [{part: each[part] for part in each if part != "recipient_id"} for each in output.messages]
        if not messages:
            raise TurnRefused(troubles[0] if troubles else "no_reply", 502)
        return messages

    async def _forget(self, request: Request, conversation: str) -> HTTPResponse:
        """Stop a turn under way, then forget the conversation: in this order, or the turn would save it again."""
        try:
            known = read_conversation(conversation)
            store = _sealed(_agent(request), self._action_seconds)
            task = self._in_flight.pop(known, None)
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            await store.delete(known)
        except TurnRefused as refused:
            return json({"error": refused.code}, status=refused.status)
        except StoreUnreachable:
            return json({"error": "store_down"}, status=502)
        return empty()


async def _sweep(app: Sanic) -> None:
    """Drop overdue conversations now and then: asking for the ids does it."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await unwrapped(app.ctx.agent.tracker_store).keys()
        except StoreUnreachable:
            logger.warning("the conversation store cannot be reached")


def _agent(request: Request) -> Agent:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise TurnRefused("not_ready", 503)
    return agent


def _sealed(agent: Agent, action_seconds: float) -> ConversationStore:
    """The agent's own store, after taking Rasa's fail-safe away and putting our door before the action server.

    Raises:
        TurnRefused: The store is not ours: Rasa falls back to plain memory, silently, when it cannot import a store.
    """
    store = unwrapped(agent.tracker_store)
    if not isinstance(store, ConversationStore):
        raise TurnRefused("wrong_store", 503)
    if agent.processor.tracker_store is not store:
        agent.tracker_store = agent.processor.tracker_store = store
    endpoint = agent.processor.action_endpoint
    if endpoint is not None and not isinstance(endpoint, ActionDoor):
        agent.action_endpoint = agent.processor.action_endpoint = ActionDoor(endpoint, seconds=action_seconds)
    return store


def _buttons(agent: Agent) -> set[str]:
    """Intents a button may name: those of domain.yml, without the ones Rasa acts on by itself."""
    return set(agent.domain.intents) - TAKEN_INTENTS


def _body(request: Request) -> object:
    try:
        return request.json
    except SanicException:
        raise TurnRefused("bad_body") from None
