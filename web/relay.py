"""The way to the Rasa server and back: the only module of the web app that knows Rasa is there.

Speaks to bot/channel.py over loopback. Whatever goes wrong becomes one `RelayError`; neither the words sent nor the
words returned are ever logged.
"""

from __future__ import annotations

from typing import Any

import requests

from localoffer.errors import OfferError
from localoffer.settings import Settings

CONNECT_SECONDS = 2.0
TURN_SECONDS = 20.0
"""Actions stop themselves after 2 to 3 seconds; a queue of a few turns fits in this."""
READY_SECONDS = 3.0


class RelayError(OfferError):
    """The assistant gave no usable answer.

    Args:
        reason: A short code of ours: "unreachable", "too_slow", "refused", "unreadable" or "no_reply".
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the assistant gave no answer ({reason}). Look at the Rasa server's own log.")


class RasaRelay:
    """Turns and deletions over HTTP to our channel in the Rasa server.

    Args:
        base_url: Address of the Rasa server, without a path.
        token: The secret our processes share.
    """

    def __init__(self, base_url: str, token: str) -> None:
        self._channel = f"{base_url.rstrip('/')}/webhooks/navigator"
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy from the environment must never see a family's words
        self._session.headers["Authorization"] = f"Bearer {token}"
        adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=32)
        self._session.mount("http://", adapter)

    @classmethod
    def from_settings(cls, settings: Settings) -> RasaRelay:
        """The relay to this installation's own Rasa server."""
        return cls(f"http://127.0.0.1:{settings.rasa_port}", settings.internal_token)

    def turn(
        self, conversation: str, *, text: str | None = None, payload: str | None = None, metadata: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """The assistant's messages to one turn, at least one.

        Args:
            conversation: Its id, minted by the web app.
            text: Redacted words; or
            payload: One of our own button payloads.
            metadata: What the web app read: "places" and "danger".

        Raises:
            RelayError: The assistant is down, too slow or said nothing.
        """
        body: dict[str, Any] = {"conversation": conversation, "metadata": metadata}
        body |= {"text": text} if payload is None else {"payload": payload}
        response = self._send("POST", "/turn", TURN_SECONDS, json=body)
        if response.status_code != 200:
            raise RelayError("refused")
        try:
            messages = response.json()["messages"]
        except (ValueError, KeyError, TypeError):
            raise RelayError("unreadable") from None
        if not isinstance(messages, list) or not messages:
            raise RelayError("no_reply")
        return [message for message in messages if isinstance(message, dict)]

    def delete(self, conversation: str) -> None:
        """Make the assistant forget a conversation.

        Raises:
            RelayError: It could not be reached or would not.
        """
        response = self._send("DELETE", f"/conversations/{conversation}", READY_SECONDS)
        if response.status_code not in {204, 404}:
            raise RelayError("refused")

    def ready(self) -> bool:
        """Whether the assistant can answer now."""
        try:
            return self._send("GET", "/ready", READY_SECONDS).status_code == 200
        except RelayError:
            return False

    def close(self) -> None:
        """Give back every connection."""
        self._session.close()

    def _send(self, method: str, path: str, seconds: float, **body: Any) -> requests.Response:
        try:
            return self._session.request(
                method, self._channel + path, timeout=(CONNECT_SECONDS, seconds), allow_redirects=False, **body
            )
        except requests.Timeout:
            raise RelayError("too_slow") from None  # `from None`: the cause's text can hold the body
        except requests.RequestException:
            raise RelayError("unreachable") from None
