"""The action server: rasa_sdk's own app behind a token, on loopback, saying nothing it should not.

Run with `.venv/bin/python -m actions.server`. Every request must carry `?token=`; a crash answers with a code and is
logged by its class; the SDK's version warning, its access log and its CORS headers are off. What the actions do is
the business of the other modules here.
"""

from __future__ import annotations

import hmac
import logging
import sys
import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.handlers import ErrorHandler
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.answering import navigator
from localoffer.errors import OfferError, SettingError
from localoffer.settings import SHORTEST_SECRET, Settings

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
FIRST = 100
"""Order of the token check among what happens to a request: before the SDK's own answer to OPTIONS."""

MOST_BODY_BYTES = 5_000_000
"""Rasa posts the whole tracker and the whole domain: tens of kilobytes; this leaves room and still ends somewhere."""


class QuietErrors(ErrorHandler):
    """Answers every failure with a code; logs a crash by its class.

    The SDK's own handler would send the whole request back, and log it: the tracker with all a family said.
    """

    def response(self, request: Request, exception: Exception) -> HTTPResponse:
        """One word for whoever asked."""
        if isinstance(exception, SanicException) and exception.status_code < 500:
            return json({"error": "bad_request"}, status=exception.status_code)
        logger.error("action failed: %s", type(exception).__name__)
        return json({"error": "action_failed"}, status=500)


def build(token: str, *, package: str = "actions") -> Sanic:
    """The app, ready to serve.

    Args:
        token: Shared secret that each request must carry as `?token=`.
        package: Where the actions are; all its modules are read.

    Raises:
        SettingError: The token is too short to be a secret; the server must not start open.
    """
    if len(token) < SHORTEST_SECRET:
        raise SettingError("OFFER_INTERNAL_TOKEN", "(hidden)", f"a secret of at least {SHORTEST_SECRET} characters")
    executor = ActionExecutor()
    executor.register_package(package)
    app = create_app(executor, cors_origins=[])
    app.config.ACCESS_LOG = False
    app.config.REQUEST_MAX_SIZE = MOST_BODY_BYTES
    app.error_handler = QuietErrors()
    known = token.encode()

    async def refuse_strangers(request: Request) -> HTTPResponse | None:
        given = (request.args.get("token") or "").encode("utf-8", "surrogateescape")
        return None if hmac.compare_digest(given, known) else json({"error": "not_allowed"}, status=401)

    app.register_middleware(refuse_strangers, "request", priority=FIRST)
    return app


def main() -> None:
    """Serve until told to stop; say in one line why it cannot start."""
    # The SDK is newer than Rasa 3.6.21 and says so on every call; that they understand each other is tested.
    warnings.filterwarnings("ignore", message="Your versions of rasa and")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        settings = Settings.read()
        app = build(settings.internal_token)
        # Read once before the first family asks: half a second that no turn should pay for.
        _ = navigator().vocabulary
        navigator().claims.told("")  # built now, not during somebody's first turn
        navigator().counting.keep_writing()
    except OfferError as error:
        sys.exit(str(error))
    app.run(host=LOOPBACK, port=settings.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
