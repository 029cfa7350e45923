"""The way from Rasa to the action server: short-tempered, and it remembers why a call failed.

Rasa waits 300 seconds for an action, swallows what went wrong and carries on with nothing to say. This door waits a
few seconds, keeps the reason for the channel to report, and lets no text of a reply or a tracker into an exception.
"""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

DOWN = "actions_down"
"""The action server did not answer."""

FAILED = "actions_failed"
"""The action server answered that it could not do it, or with something that is no answer."""

_troubles: ContextVar[list[str] | None] = ContextVar("troubles", default=None)


class ActionCallFailed(Exception):
    """An action could not be run; says only which kind of trouble it was."""


def watch_troubles() -> list[str]:
    """Start noting troubles of this turn: a list that fills as calls made from here on fail."""
    noted: list[str] = []
    _troubles.set(noted)
    return noted


class ActionDoor(EndpointConfig):
    """Rasa's action endpoint with a limit on each call.

    Args:
        endpoint: Where the action server is, as endpoints.yml says.
        seconds: Longest wait for one action.
    """

    def __init__(self, endpoint: EndpointConfig, *, seconds: float) -> None:
        super().__init__(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )
        self._seconds = seconds

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,  # noqa: FBT001, FBT002 - Rasa's signature
        **kwargs: Any,
    ) -> Any:
        """Ask for one action.

        Raises:
            ActionCallFailed: No answer in time, a refusal, or an answer without the parts of one.
        """
        kwargs["timeout"] = aiohttp.ClientTimeout(total=self._seconds)
        try:
            answer = await super().request(method, subpath, content_type, compress, **kwargs)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            raise _trouble(DOWN) from None
        except (ClientResponseError, ValueError):
            raise _trouble(FAILED) from None
        if not _is_answer(answer):
            raise _trouble(FAILED)
        return answer


def _is_answer(answer: object) -> bool:
    """Whether Rasa's own check will pass: its complaint would quote the whole answer."""
    if not isinstance(answer, dict):
        return False
    parts = [answer.get("events", []), answer.get("responses", [])]
    return all(isinstance(part, list) and all(isinstance(each, dict) for each in part) for part in parts)


def _trouble(kind: str) -> ActionCallFailed:
    noted = _troubles.get()
    if noted is not None:
        noted.append(kind)
    return ActionCallFailed(kind)
