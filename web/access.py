"""Who may post here: signed conversation tokens and the check that a form came from our own page.

There are no cookies and no sign-in, so nobody's browser carries a right that another site could borrow. What is left
to guard is the conversation id: it travels only inside a signed token in the body of a POST.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Request
from itsdangerous import BadData, URLSafeTimedSerializer


@dataclass(frozen=True)
class Claim:
    """What a token says.

    Args:
        conversation: The conversation's id.
        started: Whether a first message had been sent when the token was made.
        minted_at: When it was made, seconds since 1970.
    """

    conversation: str
    started: bool
    minted_at: float


class Tokens:
    """Makes and reads conversation tokens.

    Args:
        secret_key: Signs them.
    """

    def __init__(self, secret_key: str) -> None:
        self._signer = URLSafeTimedSerializer(secret_key, salt="conversation")

    def mint(self, conversation: str, *, started: bool) -> str:
        """A token for one conversation."""
        return self._signer.dumps([conversation, int(started)])

    def read(self, token: object) -> Claim | None:
        """What a token says; None when it is not ours."""
        if not isinstance(token, str):
            return None
        try:
            (conversation, started), minted_at = self._signer.loads(token, return_timestamp=True)
        except (BadData, ValueError, TypeError):
            return None
        return Claim(conversation, bool(started), minted_at.timestamp())


def comes_from_elsewhere(request: Request) -> bool:
    """Whether another site's page made the browser post this.

    Under our own `Referrer-Policy: no-referrer` a plain form sends `Origin: null`, so the browser's newer word,
    `Sec-Fetch-Site`, is believed first.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin not in {None, "null"} and urlsplit(origin).netloc != request.host
